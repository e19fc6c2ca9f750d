package config

import (
	"reflect"
	"strings"
	"testing"

	"handvest/internal/fault"
)

func from(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestWithoutSettingsTheDefaultsHold(t *testing.T) {
	c, err := Load(from())
	if err != nil {
		t.Fatal(err)
	}
	if c.Listen != "127.0.0.1:8080" || c.Organisation != 1 || !strings.HasPrefix(c.DB, "sqlite:") || c.Gallery {
		t.Errorf("the defaults are %+v", c)
	}
	for _, s := range c.Settings() {
		if s.NL == "" || s.EN == "" || s.Value != s.Default {
			t.Errorf("%s: %+v", s.Env, s)
		}
	}
}

func TestEverySettingHasANameADefaultAndASentence(t *testing.T) {
	seen := map[string]bool{}
	for f := range reflect.TypeFor[Config]().Fields() {
		env := f.Tag.Get("env")
		if !strings.HasPrefix(env, "HANDVEST_") || seen[env] {
			t.Errorf("%s has the name %q, which is not ours or not its own", f.Name, env)
		}
		seen[env] = true
		if _, ok := f.Tag.Lookup("default"); !ok {
			t.Errorf("%s has no default", f.Name)
		}
		nl, en := f.Tag.Get("nl"), f.Tag.Get("en")
		if !strings.HasSuffix(nl, ".") || !strings.HasSuffix(en, ".") || nl == en {
			t.Errorf("%s has no sentence in Dutch and in English: %q, %q", f.Name, nl, en)
		}
	}
}

func TestEveryWrongSettingIsNamedWithItsRemedy(t *testing.T) {
	_, err := Load(from("HANDVEST_LISTEN", "8080", "HANDVEST_GALLERY", "maybe", "HANDVEST_ORGANISATION", "-3", "HANDVEST_LOG", "loud", "HANDVEST_LANG", "fr"))
	text, ok := fault.Text(err, fault.NL)
	if !ok {
		t.Fatalf("no fault but %v", err)
	}
	for _, name := range []string{"HANDVEST_LISTEN", "HANDVEST_GALLERY", "HANDVEST_ORGANISATION", "HANDVEST_LOG", "HANDVEST_LANG"} {
		if !strings.Contains(text, name+": ") {
			t.Errorf("%s is not named in:\n%s", name, text)
		}
	}
}

func TestAPasswordIsNotShown(t *testing.T) {
	c, err := Load(from("HANDVEST_DB", "postgres://handvest:geheim@localhost/handvest"))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Settings()[0].Value; strings.Contains(got, "geheim") || !strings.Contains(got, "localhost") {
		t.Errorf("the database is shown as %s", got)
	}
}
