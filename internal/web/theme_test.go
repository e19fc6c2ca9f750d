package web

import (
	"regexp"
	"strings"
	"testing"
)

func TestAThemeBringsTokensAndNothingElse(t *testing.T) {
	for _, c := range []struct{ name, css, want string }{
		{"tokens pass", ":root { --basis-color-action-1-color-default: #005; --x: 1.5rem }", ":root{--basis-color-action-1-color-default: #005;--x: 1.5rem;}\n"},
		{"a class of a theme too", ".oever-theme{--a:rgb(1 2 3 / 50%)}", ":root{--a:rgb(1 2 3 / 50%);}\n"},
		{"comments go", "/* ours */ :root{/* a */--a:1/* b */}", ":root{--a:1;}\n"},
		{"two blocks become one", ":root{--a:1}:root{--b:2}", ":root{--a:1;--b:2;}\n"},
		{"no address", ":root{--a:url(//elsewhere)}", ""},
		{"no address in capitals", ":root{--a:URL(//elsewhere)}", ""},
		{"no import", "@import 'x'; :root{--a:1}", ""},
		{"no other selector", "body{--a:1}", ""},
		{"no property", ":root{color:red}", ""},
		{"no way out of the block", ":root{--a:1}}body{display:none}", ""},
		{"no escape", `:root{--a:\75rl(x)}`, ""},
		{"an open block", ":root{--a:1", ""},
	} {
		got, err := ParseTheme([]byte(c.css))
		if c.want == "" {
			if err == nil {
				t.Errorf("%s: passed as %q", c.name, got)
			}
			continue
		}
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
}

var tokensOnly = regexp.MustCompile(`^:root\{(--[a-zA-Z0-9_-]+\s*:[^;{}<>@\\]*;)*\}\n$`)

func FuzzAThemeNeverBringsMoreThanTokens(f *testing.F) {
	for _, seed := range []string{":root{--a:1}", ".a{--b:url(x)}", "/* */", ":root{--a:1}}", "@import", ":root{--a:/*;*/1}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, css string) {
		out, err := ParseTheme([]byte(css))
		if err == nil && (!tokensOnly.Match(out) || strings.Contains(strings.ToLower(string(out)), "url(")) {
			t.Errorf("%q became %q", css, out)
		}
	})
}
