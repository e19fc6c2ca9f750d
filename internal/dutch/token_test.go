package dutch

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func texts(tokens []Token) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Text
		if len(t.Parts) > 0 {
			words[i] += "(" + strings.Join(t.Parts, " ") + ")"
		}
	}
	return strings.Join(words, " ")
}

func TestTextFallsApartIntoWords(t *testing.T) {
	for text, want := range map[string]string{
		"Wat kost een paspoort?":             "wat kost een paspoort",
		"Café, ĲSSEL en reünie":              "cafe ijssel en reunie",
		"id-kaart en/of rijbewijs":           "idkaart(id kaart) en of rijbewijs",
		"'s avonds auto's, zo’n foto’s":      "s avonds autos zon fotos",
		"€ 1.139 of 169,15 euro":             "1.139 of 169,15 euro",
		"1234 AB Utrecht, 1234ab":            "1234ab utrecht 1234ab",
		"zaak Z-2024/00123 (spoed)":          "zaak z202400123(z 2024 00123) spoed",
		"b.v. d.w.z. nederlandwereldwijd.nl": "bv dwz nederlandwereldwijd nl",
		"mail info@stad.nl":                  "mail info@stad.nl(info stad.nl)",
		"in- en uitschrijven":                "in en uitschrijven",
		"0800-1234, +31 6":                   "08001234(0800 1234) 31 6",
		"":                                   "",
		" -- ’ / ":                           "",
	} {
		if got := texts(Tokens(text)); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

func TestFormsOfAWordShareAStem(t *testing.T) {
	for _, group := range []string{"huis huizen", "brief brieven", "vergunning vergunningen", "verhuizen verhuis", "parkeren parkeer", "gemeente gemeenten", "adres adressen"} {
		words := strings.Fields(group)
		for _, w := range words[1:] {
			if Stem(w) != Stem(words[0]) {
				t.Errorf("%s has stem %s, %s has %s", words[0], Stem(words[0]), w, Stem(w))
			}
		}
	}
	if Stem("overheid") == Stem("over") {
		t.Error("overheid is taken for a form of over")
	}
}

func TestWordsOfOneFamilyShareARoot(t *testing.T) {
	d := listed(t)
	for _, group := range []string{"stelen gestolen", "verlies verloren verliezen", "registratie registreren geregistreerd", "vermist vermissing", "meenemen meegenomen", "betalen betaald betaling",
		"verhuisd verhuizing", "test getest testen", "aanvragen aangevraagd", "nederland nederlander nederlandse", "emigreren emigratie"} {
		words := strings.Fields(group)
		for _, w := range words[1:] {
			if d.root(w) != d.root(words[0]) {
				t.Errorf("%s has root %s, %s has %s", words[0], d.root(words[0]), w, d.root(w))
			}
		}
	}
}

func TestASeparableVerbIsPutTogether(t *testing.T) {
	d := listed(t)
	for _, c := range [][3]string{{"vraag", "aan", "aanvragen"}, {"schrijft", "in", "inschrijven"}} {
		got, ok := d.Separable(c[0], c[1])
		if !ok || d.root(got) != d.root(Stem(c[2])) {
			t.Errorf("%s %s makes %q, want the stem of %s", c[0], c[1], got, c[2])
		}
	}
	for _, c := range [][2]string{{"vraag", "huis"}, {"tafel", "aan"}, {"de", "in"}} {
		if got, ok := d.Separable(c[0], c[1]); ok {
			t.Errorf("%s %s makes %q", c[0], c[1], got)
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	for _, s := range []string{"id-kaart", "1234 AB", "Z-2024/1", "ĳ\u0301", "a'b’c", "\xff", "parkeervergunningen", "a--b", "ß@æ", "İ.ſ"} {
		f.Add(s)
	}
	d := &Dutch{}
	if list, err := New(nil); err == nil {
		d = list
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, token := range Tokens(text) {
			if token.Start < at || token.End <= token.Start || token.End > len(text) || token.Text == "" {
				t.Fatalf("token out of place: %+v in %q", token, text)
			}
			at = token.End
			if utf8.ValidString(text) && !utf8.ValidString(token.Text) {
				t.Fatalf("%q gives the broken word %q", text, token.Text)
			}
			if Fold(token.Text) != token.Text && !strings.ContainsFunc(token.Text, func(r rune) bool { return r > 0x24f }) {
				t.Fatalf("%q is not folded: %q", token.Text, Fold(token.Text))
			}
			w := d.Analyse(token)
			if w.Stem == "" || w.Root == "" {
				t.Fatalf("%q has no stem or root", token.Text)
			}
		}
	})
}

// FuzzSplit asks whether parts are never empty and never longer together than
// a word could carry.
func FuzzSplit(f *testing.F) {
	d := listed(f)
	for _, s := range []string{"parkeervergunning", "id-kaart", "-", "a-", "zeeën", "rijksss", "kindkindkind"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, p := range d.Split(Fold(word)) {
			if p == "" {
				t.Fatalf("%q has an empty part", word)
			}
		}
	})
}
