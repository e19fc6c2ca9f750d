package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestPeopleAreManagedFromTheTerminal(t *testing.T) {
	db := "sqlite:" + filepath.Join(t.TempDir(), "people.db")
	do := func(want int, args ...string) string {
		t.Helper()
		c := command(t, append([]string{"user"}, args...)...)
		c.Env = append(c.Env, "HANDVEST_DB="+db, "HANDVEST_URL=https://desk.example.org")
		out, errs, code := run(t, c)
		if code != want {
			t.Fatalf("%v ends with %d: %s", args, code, errs)
		}
		return out + errs
	}
	link := regexp.MustCompile(`https://desk\.example\.org/aanmelden/link/[\w-]{43}`)
	first := link.FindString(do(0, "add", "Sanne", "--name", "Sanne de Wit", "--role", "application_manager"))
	second := link.FindString(do(0, "add", "youssef", "--role", "agent", "--external", "avondlijn"))
	if first == "" || second == "" || first == second {
		t.Errorf("the links are %q and %q", first, second)
	}
	if text := do(1, "add", "sanne"); !strings.Contains(text, "exists already") {
		t.Errorf("the same user name again: %s", text)
	}
	if text := do(1, "add", "piet", "--role", "mayor"); !strings.Contains(text, "mayor") {
		t.Errorf("a role that does not exist: %s", text)
	}
	if text := do(1, "disable", "sanne"); !strings.Contains(text, "only application manager") {
		t.Errorf("the last application manager: %s", text)
	}
	do(0, "disable", "youssef")
	list := do(0, "list")
	for _, want := range []string{`sanne +Sanne de Wit +open +application_manager`, `youssef +youssef +closed +agent +avondlijn`} {
		if !regexp.MustCompile(want).MatchString(list) {
			t.Errorf("the list lacks %q:\n%s", want, list)
		}
	}
	if text := do(1, "reset", "youssef"); !strings.Contains(text, "closed") {
		t.Errorf("a link for a closed account: %s", text)
	}
	do(0, "enable", "youssef")
	if again := link.FindString(do(0, "reset", "youssef", "--second")); again == "" || again == second {
		t.Errorf("the new link is %q", again)
	}
}
