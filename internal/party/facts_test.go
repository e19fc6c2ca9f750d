package party

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

var today = calendar.NewDate(2026, 11, 22)

func date(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// bsnOf makes a number that passes the 11-test of eight digits, if one exists.
func bsnOf(eight int) (string, bool) {
	s := fmt.Sprintf("%08d", eight)
	sum := 0
	for i := range 8 {
		sum += (9 - i) * int(s[i]-'0')
	}
	if sum%11 == 10 || eight == 0 {
		return "", false
	}
	return s + fmt.Sprint(sum%11), true
}

func TestABSNPassesTheElevenTestAndNoOtherDoes(t *testing.T) {
	for _, good := range []string{"111222333", "123456782", "1112.22.333", " 12345672 ", "012345672"} {
		if b, err := ParseBSN(good); err != nil || !b.Known() {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"123456789", "000000000", "12345678", "1234567", "1234567820", "12345678a", ""} {
		if _, err := ParseBSN(bad); fault.As(err) == nil {
			t.Errorf("%q is taken: %v", bad, err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s, ok := bsnOf(rapid.IntRange(1, 99_999_999).Draw(t, "eight digits"))
		if !ok {
			return
		}
		if b, err := ParseBSN(s); err != nil || b.Reveal() != s {
			t.Fatalf("a right number is refused: %v", err)
		}
		// Any one digit that is typed wrong is noticed.
		i, d := rapid.IntRange(0, 8).Draw(t, "place"), byte('0'+rapid.IntRange(0, 9).Draw(t, "digit"))
		if d != s[i] {
			if _, err := ParseBSN(s[:i] + string(d) + s[i+1:]); err == nil {
				t.Fatalf("a wrong digit is not noticed")
			}
		}
	})
}

func TestABSNIsNeverPrinted(t *testing.T) {
	b, err := ParseBSN("123456782")
	if err != nil {
		t.Fatal(err)
	}
	_, wrong := ParseBSN("123456789")
	text, err := json.Marshal(struct{ B BSN }{b})
	if err != nil {
		t.Fatal(err)
	}
	q := Understand("123456782", today)
	all := fmt.Sprintf("%v %+v %#v %s %d %x %q %v %v %+v %#v %s", b, b, b, b, b, b, b, struct{ X BSN }{b}, wrong, q, q, text) + errors.Join(wrong).Error()
	if strings.Contains(all, "12345678") || strings.Contains(all, "3132333") || !q.BSN.Known() {
		t.Errorf("the number stands in %s", all)
	}
}

func TestABirthDateIsReadAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]string{
		"12-3-1984": "1984-03-12", "12/03/84": "1984-03-12", "12.03.1984": "1984-03-12", "12 maart 1984": "1984-03-12", "12 mrt 84": "1984-03-12",
		"1984-03-12": "1984-03-12", "12031984": "1984-03-12", "19840312": "1984-03-12", "120384": "1984-03-12", "1-1-25": "2025-01-01",
		"1-1-27": "1927-01-01", "29-2-2024": "2024-02-29", "12 march 1984": "1984-03-12", "1 jan 1970": "1970-01-01", "3 augustus 2001": "2001-08-03", "22-11-26": "2026-11-22", "23-11-26": "1926-11-23",
	} {
		got, err := ParseBorn(typed, today)
		if err != nil || got.String() != want {
			t.Errorf("%q is read as %v, %v; want %s", typed, got, err, want)
		}
	}
	for _, bad := range []string{"", "12-13-1984", "31-4-1984", "29-2-2023", "1-1-1790", "23-11-2026", "gisteren", "12-3", "00-00-1984", "1-1-1-1", "12-3-984", "1234567"} {
		if got, err := ParseBorn(bad, today); fault.As(err) == nil {
			t.Errorf("%q is taken as %v", bad, got)
		}
	}
}

func FuzzABirthDateIsADayThatExists(f *testing.F) {
	for _, s := range []string{"12-3-1984", "120384", "19840312", "12 mrt 84", "29-2-00", "31-12-1895"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseBorn(s, today)
		if err != nil {
			if fault.As(err) == nil {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		if d > today || d.Year() < oldest {
			t.Fatalf("%q is %v", s, d)
		}
		if again, err := ParseBorn(d.String(), today); err != nil || again != d {
			t.Fatalf("%q is %v, and that is read as %v, %v", s, d, again, err)
		}
	})
}

func TestAnEmailAddressIsReadOrSaysWhatIsWrong(t *testing.T) {
	for typed, want := range map[string]string{" Anna@Voorbeeld.NL ": "anna@voorbeeld.nl", "mailto:a.b+c@x.co": "a.b+c@x.co", "josé@voorbeeld.nl": "josé@voorbeeld.nl"} {
		if got, err := ParseEmail(typed); err != nil || got != want {
			t.Errorf("%q is %q, %v", typed, got, err)
		}
	}
	for _, bad := range []string{"", "anna", "anna@", "@x.nl", "a@b", "a b@c.nl", "a@b@c.nl", "a@.nl", "a@x.", "a..b@x.nl", "a,b@x.nl", "<a@x.nl>"} {
		if got, err := ParseEmail(bad); fault.As(err) == nil {
			t.Errorf("%q is taken as %q", bad, got)
		}
	}
}

func TestPostcodeNumberAndKvKAreRead(t *testing.T) {
	for typed, want := range map[string]string{"1234 ab": "1234AB", "1234AB": "1234AB", " 9999 zz": "9999ZZ"} {
		if got, err := ParsePostcode(typed); err != nil || got != want {
			t.Errorf("%q is %q, %v", typed, got, err)
		}
	}
	for _, bad := range []string{"0234AB", "123AB", "1234A", "1234SS", "12345AB", "ABCD12"} {
		if _, err := ParsePostcode(bad); fault.As(err) == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	for typed, want := range map[string][2]string{"14": {"14", ""}, "14a": {"14", "A"}, "14-2": {"14", "2"}, "14 bis": {"14", "BIS"}, "0014": {"14", ""}} {
		n, a, ok := ParseNumber(typed)
		if !ok || n != want[0] || a != want[1] {
			t.Errorf("%q is %q %q %v", typed, n, a, ok)
		}
	}
	if k, err := ParseKvK("12.34.56.78"); err != nil || k != "12345678" {
		t.Errorf("%q %v", k, err)
	}
	if _, err := ParseKvK("1234567"); fault.As(err) == nil {
		t.Error("seven digits are taken")
	}
}

func TestNamesAreShownSortedAndFolded(t *testing.T) {
	n := Name{First: "Anna", Prefix: "de", Last: "Vries"}
	if n.Full() != "Anna de Vries" || n.Sorted() != "Vries, Anna de" || n.Initials() != "A. de V." || n.SortKey() != "vries anna de" {
		t.Errorf("%q %q %q %q", n.Full(), n.Sorted(), n.Initials(), n.SortKey())
	}
	for typed, want := range map[string]Name{
		"A.J. van der Berg":  {First: "A.J.", Prefix: "van der", Last: "Berg"},
		"Berg, Anna van den": {First: "Anna", Prefix: "van den", Last: "Berg"},
		"Anna Maria Jansen":  {First: "Anna Maria", Last: "Jansen"},
		"Jansen":             {Last: "Jansen"},
		"Jan van 't Hof":     {First: "Jan", Prefix: "van 't", Last: "Hof"},
		"de Vries":           {Prefix: "de", Last: "Vries"},
		"Vries, de":          {Prefix: "de", Last: "Vries"},
		"Ahmed El Amrani":    {First: "Ahmed", Prefix: "El", Last: "Amrani"},
	} {
		if got := SplitName(typed); got != want {
			t.Errorf("%q is split as %+v, want %+v", typed, got, want)
		}
	}
	for typed, want := range map[string]string{
		"Ĳsbrand d'Hondt-Müller": "ijsbrand dhondt muller", "Şükrü Çelik": "sukru celik", "Łukasz Ørsted": "lukasz orsted",
		"Straße Æ": "strasse ae", "van 't Hof": "van t hof", "Café Ons Genoegen B.V.": "cafe ons genoegen b v", "محمد": "محمد", "😀 Jan": "jan",
	} {
		if got := strings.Join(Words(typed), " "); got != want {
			t.Errorf("%q is folded to %q, want %q", typed, got, want)
		}
	}
}

func FuzzFoldingIsDoneInOneGo(f *testing.F) {
	for _, s := range []string{"Ĳsbrand", "Müller", "İstanbul", "ﬀ", "ẞ", "A\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := strings.Join(Words(s), " ")
		if twice := strings.Join(Words(once), " "); once != twice {
			t.Fatalf("%q becomes %q and then %q", s, once, twice)
		}
	})
}
