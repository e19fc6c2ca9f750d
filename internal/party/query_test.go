package party

import (
	"fmt"
	"strings"
	"testing"
)

// told writes a query so that a test can compare it.
func told(q Query) string {
	var out []string
	for _, term := range q.Terms {
		var any []string
		for _, k := range term {
			s := map[KeyKind]string{NameKey: "name", PhoneKey: "phone", EmailKey: "email", AddressKey: "address", BornKey: "born", KvKKey: "kvk", BSNKey: "bsn"}[k.Kind] + ":" + k.Value
			if k.Prefix {
				s += "*"
			}
			any = append(any, s)
		}
		out = append(out, strings.Join(any, "|"))
	}
	if q.BSN.Known() {
		out = append(out, "bsn "+q.BSN.String())
	}
	if q.Reference != "" {
		out = append(out, "reference "+q.Reference)
	}
	return strings.Join(out, " + ")
}

func TestOneBoxUnderstandsWhatIsTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"06 12345678":         "phone:+31612345678 + reference 0612345678",
		"+31 6 1234 5678":     "phone:+31612345678",
		"0612":                "reference 0612",
		"06 1234 5":           "phone:+31612345* + reference 0612345",
		"14020":               "phone:+3114020 + reference 14020",
		"anna@voorbeeld.nl":   "email:anna@voorbeeld.nl*",
		"Anna@":               "email:anna@*",
		"1234AB 14":           "address:1234AB14*",
		"1234 ab 14a":         "address:1234AB14 A*",
		"1234ab14":            "address:1234AB14*",
		"1234 AB":             "address:1234AB*",
		"1234ab 14 bis":       "address:1234AB14 BIS*",
		"12-3-1984":           "born:1984-03-12",
		"12 maart 1984":       "born:1984-03-12",
		"de vries 12-3-1984":  "born:1984-03-12 + name:de* + name:vries*",
		"jansen 1234 AB 14":   "address:1234AB14* + name:jansen*",
		"jan 0612345678":      "phone:+31612345678 + name:jan*",
		"van der berg":        "name:van* + name:der* + name:berg*",
		"d'Hondt":             "name:dhondt*",
		"Z-2026-00412":        "reference Z-2026-00412",
		"jansen Z-2026-00412": "name:jansen* + reference Z-2026-00412",
		"studio 54 bv":        "name:studio* + name:54* + name:bv*",
		"":                    "",
		"   ":                 "",
		"jansen 123456782":    "name:jansen* + bsn ••••••782",
	} {
		q := Understand(typed, today)
		if want == "" && q.Empty() {
			continue
		}
		if got := told(q); got != want {
			t.Errorf("%q is understood as %q, want %q", typed, got, want)
		}
	}
	for typed, parts := range map[string][]string{
		"12031984":    {"born:1984-03-12", "kvk:12031984"},
		"123456782":   {"bsn ••••••782"},
		"1234.56.782": {"bsn ••••••782"},
		"12345678":    {"kvk:12345678"},
	} {
		got := told(Understand(typed, today))
		for _, p := range parts {
			if !strings.Contains(got, p) {
				t.Errorf("%q is understood as %q, without %q", typed, got, p)
			}
		}
	}
	if q := Understand("123456782", today).WithBSN("hash"); told(q) != "bsn:hash + bsn ••••••782" {
		t.Errorf("with its hash it is %q", told(q))
	}
}

func FuzzWhateverIsTypedIsUnderstood(f *testing.F) {
	for _, s := range []string{"06 12345678", "1234 AB 14 a", "de vries 12-3-1984", "123456782", "anna@", "\u202eabc", "12-3", "+", "a\x00b", strings.Repeat("x ", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := Understand(s, today)
		if len(q.Terms) > mostTerms {
			t.Fatalf("%q has %d terms", s, len(q.Terms))
		}
		for _, term := range q.Terms {
			if len(term) == 0 {
				t.Fatalf("%q has an empty term", s)
			}
			for _, k := range term {
				if k.Value == "" || strings.ContainsRune(k.Value, 0) {
					t.Fatalf("%q asks for %+v", s, k)
				}
			}
		}
		if q.BSN.Known() && strings.Contains(fmt.Sprintf("%+v", q), q.BSN.Reveal()) {
			t.Fatalf("%q leaves the number in the query", s)
		}
	})
}
