package staff

import (
	"bytes"
	"compress/gzip"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"handvest/internal/testdata"
)

// leakedOf is a list of our own.
func leakedOf(tb testing.TB, all ...string) *Leaked {
	tb.Helper()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(PackLeaked(all)); err != nil {
		tb.Fatal(err)
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	l, err := ReadLeaked(packed.Bytes())
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func TestALeakedPasswordDoesNotPassInAnotherCoat(t *testing.T) {
	l := leakedOf(t, "Kanarievogel", "snoepje", "b1oemkool7", "tulpje", "zeeleeuw", "kort", "hallelujahalleluja")
	for password, bad := range map[string]bool{
		"kanarievogel": true, "KANARIEVOGEL": true, "Kanarievogel!": true, "2026kanarievogel": true, "k@nari3v0gel": true, "Kanáriëvogel": true, // as it is, or nearly
		"snoepjesnoepje": true, "snoepje-snoepje": true, "Snoepje2026Snoepje": true, "5n0epje5n0epje!": true, "snoepje1snoepje2": true, // again
		"Snoepje2026!!": true, "!!2026-snoepje": true, "$noepje-12-12": true, "s.n.o.e.p.j.e": true, "tu1pje123456": true, // around and between
		"b1oemkool7-2026": true, "B1oemkool7777": true, "2eeleeuw2026": true, "hallelujahalleluja": true, // with digits of its own
		"kort12345678":  false,                                                                                 // too short to say anything
		"snoepjewinkel": false, "eensnoepje2026": false, "snoepje tulpje zeeleeuw": false, "bloemkool!": false, // words of one's own
	} {
		if got := l.Guessed(password); got != bad {
			t.Errorf("%q is guessed: %v, want %v", password, got, bad)
		}
	}
	if f := PasswordFault("Snoepje2026!!", l); f == nil || !strings.Contains(f.NL, "gelekte wachtwoorden") {
		t.Errorf("refused with %v", f)
	}
	if f := PasswordFault("Snoepje2026!!", nil); f != nil {
		t.Errorf("without a list: %v", f)
	}
}

func TestEveryLineOfAListIsFoundAndNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOf(rapid.StringMatching(`[a-e]{5,8}`)).Draw(t, "all")
		l := &Leaked{lines: PackLeaked(all)}
		other := rapid.StringMatching(`[a-e]{5,8}`).Draw(t, "other")
		for _, p := range append(all, other) {
			if l.has(p) != slices.Contains(all, p) {
				t.Fatalf("%q in %q: %v", p, all, l.has(p))
			}
		}
	})
}

func TestABrokenListIsRefused(t *testing.T) {
	if l, err := ReadLeaked(nil); l != nil || err != nil {
		t.Errorf("nothing is %v, %v", l, err)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte("half a li"))
	_ = z.Close()
	for _, broken := range [][]byte{[]byte("no gzip"), packed.Bytes(), packed.Bytes()[:packed.Len()-4]} {
		if _, err := ReadLeaked(broken); err == nil {
			t.Errorf("%q was read", broken)
		}
	}
}

// TestTheBuiltListRefusesWhatGuessersTry reads the list that goes into the
// binary.
func TestTheBuiltListRefusesWhatGuessersTry(t *testing.T) {
	l, err := ReadLeaked(testdata.Passwords(t))
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(l.lines, []byte("\n")); n < 40_000 {
		t.Errorf("the list has %d passwords", n)
	}
	for _, bad := range []string{"unbelievable", "Chocolate2026!", "M3tallica!1985", "liverpool-liverpool", "2026sunflower!!", "ButterflyButterfly", "$cooby-doo-2026"} {
		if PasswordFault(bad, l) == nil {
			t.Errorf("%q passes", bad)
		}
	}
	for _, good := range []string{"paarse olifant eet mos", "correct paard batterij nietje", "trappenhuiskoffie", "xK7#pq-fiets-9", "ぱすわーどではないよこれは", "vier stoelen op het dak 7"} {
		if f := PasswordFault(good, l); f != nil {
			t.Errorf("%q: %v", good, f)
		}
	}
	for line := range strings.SplitSeq(strings.TrimSpace(string(l.lines)), "\n") { // a leaked word with a year
		if p := line + "-2026!!"; strings.ContainsFunc(line, unicode.IsLetter) && len(p) >= minPassword && PasswordFault(p, l) == nil {
			t.Fatalf("%q passes", p)
		}
	}
}

func FuzzLeaked(f *testing.F) {
	f.Add("Snoepje2026!!")
	f.Add("\xff1b1oemkool7\u0301")
	f.Fuzz(func(t *testing.T, password string) {
		l := &Leaked{lines: PackLeaked([]string{"kanarievogel", password})}
		if stands := bytes.Count(l.lines, []byte("\n")) == 2; stands && !l.Guessed(password) {
			t.Errorf("%q stands in the list and passes", password)
		}
	})
}

// BenchmarkLeaked judges a good password, with most digits on its ends, by the
// built list.
func BenchmarkLeaked(b *testing.B) {
	packed := testdata.Passwords(b)
	l, err := ReadLeaked(packed)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, err := ReadLeaked(packed); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(l.lines)), "bytes")
	})
	for name, password := range map[string]string{"words": "paarse olifant eet mos", "worst": strings.Repeat("84", 30) + "olifant" + strings.Repeat("73", 30)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if l.Guessed(password) {
					b.Fatal("guessed")
				}
			}
		})
	}
}
