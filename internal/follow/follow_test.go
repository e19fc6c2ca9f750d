package follow

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
)

// TestATokenSurvivesBeingTypedFromPaper changes a token as people do.
func TestATokenSurvivesBeingTypedFromPaper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		chance := rapid.SliceOfN(rapid.Byte(), TokenBytes, 32).Draw(t, "chance")
		token := Token(chance)
		plain := Plain(token)
		if len(plain) != 28 || len(token) != 34 {
			t.Fatalf("%q is read as %q", token, plain)
		}
		typed := strings.NewReplacer("-", " ", "0", "O", "1", "l").Replace(strings.ToUpper(token))
		if Plain(typed) != plain {
			t.Errorf("%q typed as %q is read as %q", token, typed, Plain(typed))
		}
		other := append([]byte{}, chance...)
		other[rapid.IntRange(0, TokenBytes-2).Draw(t, "place")] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
		if Plain(Token(other)) == plain {
			t.Errorf("two different draws give %q", token)
		}
	})
}

func FuzzPlain(f *testing.F) {
	f.Add("7k2m-9qxd-0000-1111-abcd-efgh-jkmn")
	f.Add("")
	f.Add("../../etc/passwd")
	f.Fuzz(func(t *testing.T, text string) {
		plain := Plain(text)
		if plain != "" && (len(plain) != group*groups || strings.Trim(plain, letters) != "" || Plain(plain) != plain) {
			t.Errorf("%q is read as %q", text, plain)
		}
	})
}

func TestALinkStopsSixMonthsAfterClosingAndAfterThirteenAtMost(t *testing.T) {
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	day := func(text string) calendar.Instant {
		d, err := calendar.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return zone.At(d, 10*3600)
	}
	l := Link{Created: day("2026-01-31"), Withdrawn: calendar.NoInstant}
	for _, x := range []struct {
		closed calendar.Instant
		last   string // the last day on which it works at nine in the morning
		first  string // the first day on which it does not at eleven
	}{
		{calendar.NoInstant, "2027-02-28", "2027-02-28"},
		{day("2026-03-10"), "2026-09-10", "2026-09-10"},
		{day("2027-01-10"), "2027-02-28", "2027-02-28"},
	} {
		if at := day(x.last) - 3_600_000; !HouseTerms.Works(&l, x.closed, at, zone) {
			t.Errorf("closed at %d: on %s it no longer works", x.closed, x.last)
		}
		if at := day(x.first) + 3_600_000; HouseTerms.Works(&l, x.closed, at, zone) {
			t.Errorf("closed at %d: on %s it still works", x.closed, x.first)
		}
	}
	l.Withdrawn = day("2026-02-01")
	if HouseTerms.Works(&l, calendar.NoInstant, day("2026-02-02"), zone) {
		t.Error("a link that was withdrawn works")
	}
}
