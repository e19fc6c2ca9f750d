package dutch

import (
	"strings"
	"testing"
	"unicode/utf8"

	"handvest/internal/fault"
)

const plainText = `# Paspoort aanvragen

U maakt een afspraak. Dat kan online of aan de balie. Neem uw oude paspoort mee. Neem ook een nieuwe foto mee.
Wij maken uw paspoort in vijf dagen. U haalt het zelf op.

- Bent u uw paspoort kwijt? Bel ons dan.
- Een paspoort kost 80 euro.`

const statelyText = `Indien u derhalve in aanmerking wenst te komen voor voornoemde tegemoetkoming, dient u uiterlijk vier weken voorafgaand aan de aanvang
van de werkzaamheden een daartoe strekkend aanvraagformulier, voorzien van de benodigde bescheiden, bij het bevoegd gezag in te dienen, waarna uw aanvraag met
inachtneming van de vigerende regelgeving in behandeling zal worden genomen. Teneinde onverwijld tot besluitvorming te kunnen overgaan wordt uw
inkomensondersteuningsaanvraag door de betreffende consulent beoordeeld.`

func TestAPlainTextScoresBetterThanAStatelyOne(t *testing.T) {
	plain, stately := Readability(plainText), Readability(statelyText)
	if !plain.ForEverybody() || plain.Level != "A2" && plain.Level != "B1" {
		t.Errorf("the plain text has level %s, score %d: %+v", plain.Level, plain.Score, plain.Findings)
	}
	if stately.ForEverybody() || stately.Level != "C1" {
		t.Errorf("the stately text has level %s, score %d", stately.Level, stately.Score)
	}
	if len(plain.Findings) != 0 {
		t.Errorf("the plain text has findings: %+v", plain.Findings)
	}
}

func TestFindingsNameTheirPlaceAndAPlainWord(t *testing.T) {
	for _, c := range []struct {
		text, place, say string
		kind             FindingKind
	}{
		{"Bel ons indien u vragen heeft.", "indien", "als", Officialese},
		{"U moet Ten Behoeve van de aanvraag bellen.", "Ten Behoeve van", "voor", Officialese},
		{"Dit kan i.v.m. ziekte niet.", "i.v.m", "omdat, door", Abbreviation},
		{"U betaalt leges.", "leges", "kosten", Jargon},
		{"Uw aanvraag wordt door ons snel behandeld.", "wordt door ons snel behandeld", "", Passive},
		{"De brief werd gisteren verstuurd.", "werd gisteren verstuurd", "", Passive},
		{"Omdat de klacht is gemeld en nu besproken wordt, wachten wij.", "besproken wordt", "", Passive},
		{"Vul de arbeidsongeschiktheidsverklaring in.", "arbeidsongeschiktheidsverklaring", "", LongWord},
	} {
		found := false
		for _, f := range Readability(c.text).Findings {
			found = found || f.Kind == c.kind && f.Text == c.place && f.Say == c.say && c.text[f.Start:f.End] == f.Text
		}
		if !found {
			t.Errorf("%q: no %v at %q in %+v", c.text, c.kind, c.place, Readability(c.text).Findings)
		}
	}
}

func TestGoodSentencesHaveNoFindings(t *testing.T) {
	for _, text := range []string{
		"U wordt morgen 18 jaar.", "Het wordt tijd voor de gemeente.", "Wij sturen u een brief.", "Bel de gemeente: 14 020.", "U krijgt geld van ons.",
		"Dr. De Wit belt u. Het kost € 1.139,50 per jaar.", "", "\n\n", "…",
	} {
		if r := Readability(text); len(r.Findings) != 0 {
			t.Errorf("%q has %+v", text, r.Findings)
		}
	}
}

func TestALongSentenceIsCounted(t *testing.T) {
	text := "Kort. " + strings.Repeat("woord ", 25) + "eind."
	r := Readability(text)
	if len(r.Findings) != 1 || r.Findings[0].Kind != LongSentence || r.Findings[0].Count != 26 || r.Sentences != 2 {
		t.Errorf("got %+v", r)
	}
	if a := r.Findings[0].Advice(fault.NL); !strings.Contains(a, "26 woorden") {
		t.Error(a)
	}
}

func TestALongCompoundIsShownInParts(t *testing.T) {
	r := listed(t).Readability("U vraagt een gehandicaptenparkeerkaart aan.")
	if len(r.Findings) != 1 || r.Findings[0].Say != "gehandicapte + parkeer + kaart" {
		t.Errorf("got %+v", r.Findings)
	}
}

func TestSyllablesAreCounted(t *testing.T) {
	for word, want := range map[string]int{"huis": 1, "paspoort": 2, "gemeente": 3, "geïnd": 2, "reünie": 3, "ijs": 1, "mooie": 2, "nieuwe": 2, "zeeën": 2, "ideeën": 3,
		"aanvraagformulier": 5, "bijzonder": 3, "koeien": 2, "b": 1, "2024": 2, "theater": 3, "vergunning": 3} {
		if got := Syllables(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
}

func FuzzReadability(f *testing.F) {
	for _, s := range []string{plainText, statelyText, "a.b.c. \xff\xfe", "ĳ ñ 😀. wordt gemeld", "1. x\n2. y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := Readability(text)
		if r.Score < 0 || r.Score > 100 || r.Level == "" {
			t.Errorf("score %d, level %q", r.Score, r.Level)
		}
		for _, g := range r.Findings {
			if g.Start < 0 || g.End > len(text) || g.Start >= g.End || g.Text != text[g.Start:g.End] || utf8.ValidString(text) && !utf8.ValidString(g.Text) {
				t.Errorf("finding out of place: %+v", g)
			}
			if g.Advice(fault.NL) == "" || g.Advice(fault.EN) == "" {
				t.Errorf("no advice for %+v", g)
			}
		}
	})
}
