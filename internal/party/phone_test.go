package party

import (
	"strings"
	"testing"

	"handvest/internal/fault"
)

func TestAPhoneNumberIsTheSameHoweverItIsTyped(t *testing.T) {
	for typed, want := range map[string][2]string{
		"06 12345678":             {"+31612345678", "06 1234 5678"},
		"06-12345678":             {"+31612345678", "06 1234 5678"},
		"06.12.34.56.78":          {"+31612345678", "06 1234 5678"},
		"612345678":               {"+31612345678", "06 1234 5678"},
		"+31612345678":            {"+31612345678", "06 1234 5678"},
		"+31 (0)6 1234 5678":      {"+31612345678", "06 1234 5678"},
		"0031612345678":           {"+31612345678", "06 1234 5678"},
		"0031 (0)6 12345678":      {"+31612345678", "06 1234 5678"},
		"+310612345678":           {"+31612345678", "06 1234 5678"},
		"tel:+31612345678":        {"+31612345678", "06 1234 5678"},
		"(020) 624 11 11":         {"+31206241111", "020 624 1111"},
		"070-3745678":             {"+31703745678", "070 374 5678"},
		"0570 123456":             {"+31570123456", "0570 123 456"},
		"0031570123456":           {"+31570123456", "0570 123 456"},
		"088 123 4567":            {"+31881234567", "088 123 4567"},
		"0881234567":              {"+31881234567", "088 123 4567"},
		"0800-1234":               {"+318001234", "0800 1234"},
		"0800 0123456":            {"+318000123456", "0800 012 3456"},
		"09001234":                {"+319001234", "0900 1234"},
		"14020":                   {"+3114020", "14 020"},
		"14 0570":                 {"+31140570", "14 0570"},
		"+31 14 020":              {"+3114020", "14 020"},
		"112":                     {"112", "112"},
		"097012345678":            {"+3197012345678", "097012345678"},
		"+32 2 555 12 12":         {"+3225551212", "+32 255 512 12"},
		"0049 30 1234567":         {"+49301234567", "+49 301 234 567"},
		"+1 (212) 555-0100":       {"+12125550100", "+1 212 555 0100"},
		"+599 9 123 4567":         {"+59991234567", "+599 912 345 67"},
		"\u00a006\u20111234 5678": {"+31612345678", "06 1234 5678"},
	} {
		got, err := ParsePhone(typed)
		if err != nil || got != want[0] {
			t.Errorf("%q is read as %q, %v; want %q", typed, got, err, want[0])
			continue
		}
		if show := ShowPhone(got); show != want[1] {
			t.Errorf("%q is shown as %q, want %q", got, show, want[1])
		}
		if again, err := ParsePhone(ShowPhone(got)); err != nil || again != got {
			t.Errorf("%q is shown as %q, and that is read as %q, %v", got, ShowPhone(got), again, err)
		}
	}
}

func TestAPhoneNumberThatCannotBeSaysWhatIsWrong(t *testing.T) {
	for typed, want := range map[string]string{
		"06 1234567":           "9 van de 10 cijfers",
		"06 123456789":         "11 cijfers",
		"12345":                "begint met 0",
		"020 6241111 tst 12":   "alleen cijfers",
		"020 6241111 #12":      "doorkiesnummer",
		"onbekend":             "alleen cijfers",
		"":                     "geen cijfer",
		"+":                    "geen cijfer",
		"+0 123456789":         "landcode",
		"+49 12":               "te kort",
		"+49 1234567890123456": "vijftien",
		"14 999":               "netnummer",
		"14 0201":              "netnummer",
		"0800 12":              "vier of zeven",
		"0012":                 "te kort",
		"0901234567":           "begint zo",
		"06 1234 5678 +":       "alleen cijfers",
		"00":                   "landcode",
		"0":                    "1 van de 10",
		"0600 - 0700 - 08001":  "13 cijfers",
	} {
		got, err := ParsePhone(typed)
		f := fault.As(err)
		if f == nil || !strings.Contains(f.NL, want) {
			t.Errorf("%q gives %q, %v; want a fault with %q", typed, got, err, want)
		}
	}
}

func FuzzAPhoneNumberIsReadTheSameTwice(f *testing.F) {
	for _, s := range []string{"06 12345678", "+31 (0)20 624 11 11", "14020", "0800-1234", "+1 212 555 0100", "0049 30 1234567", "٠٦", "+(0)", "097 012 345 678"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		normal, err := ParsePhone(s)
		if err != nil {
			if fault.As(err) == nil {
				t.Fatalf("%q gives an error that nobody can read: %v", s, err)
			}
			return
		}
		again, err := ParsePhone(normal)
		if err != nil || again != normal {
			t.Fatalf("%q is %q, and that is read as %q, %v", s, normal, again, err)
		}
		if shown, err := ParsePhone(ShowPhone(normal)); err != nil || shown != normal {
			t.Fatalf("%q is shown as %q, and that is read as %q, %v", normal, ShowPhone(normal), shown, err)
		}
	})
}
