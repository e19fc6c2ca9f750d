package dutch

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"handvest/internal/testdata"
)

// listed is Dutch with the word list that make build left in ui/dist.
func listed(tb testing.TB) *Dutch {
	tb.Helper()
	d, err := New(testdata.Words(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// splits counts how many compounds of the treebanks fall apart as linguists
// say. Strict: the same base forms in the same order, case and diacritics
// aside. Loose: the same stems, so that kosten for kost is right.
func splits(tb testing.TB, d *Dutch) (strict, loose, n int) {
	tb.Helper()
	f, err := os.Open(testdata.Real(tb, "language/compounds_gold_ud.csv"))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	for _, r := range rows[1:] {
		got, want := d.Split(Fold(r[0])), strings.Split(Fold(r[1]), "+")
		if strings.Join(got, "+") == strings.Join(want, "+") {
			strict++
		}
		if stems(got) == stems(want) {
			loose++
		} else if t, ok := tb.(*testing.T); ok && testing.Verbose() {
			t.Logf("%s: %v, not %v", r[0], got, want)
		}
	}
	return strict, loose, len(rows) - 1
}

func stems(parts []string) string {
	s := make([]string, len(parts))
	for i, p := range parts {
		s[i] = Stem(p)
	}
	return strings.Join(s, "+")
}

func TestCompoundsOfRealTextFallApartAsLinguistsSay(t *testing.T) {
	strict, loose, n := splits(t, listed(t))
	t.Logf("%d of %d exact (%.1f%%), %d by stem (%.1f%%)", strict, n, 100*float64(strict)/float64(n), loose, 100*float64(loose)/float64(n))
	if float64(strict) < 0.85*float64(n) {
		t.Errorf("%d of %d compounds are split right, want 85%%", strict, n)
	}
}

func TestMunicipalCompoundsFallApart(t *testing.T) {
	d := listed(t)
	for word, want := range map[string]string{
		"parkeervergunning":         "parkeer+vergunning",
		"evenementenvergunning":     "evenement+vergunning",
		"afvalcontainer":            "afval+container",
		"hondenbelasting":           "hond+belasting",
		"verblijfsvergunning":       "verblijf+vergunning",
		"gehandicaptenparkeerkaart": "gehandicapte+parkeer+kaart",
		"onroerendezaakbelasting":   "onroerend+zaak+belasting",
		"adreswijzigingen":          "adres+wijziging",
		"huisdierenbeleid":          "huisdier+beleid",
		"id-kaart":                  "id+kaart",
		"woz-waarde":                "woz+waarde",
		"kinderopvangtoeslag":       "kind+opvang+toeslag",
		"rijksmonument":             "rijk+monument",
		"bedrijventerrein":          "bedrijf+terrein",
		"wegennet":                  "weg+net",
		"regeringsleden":            "regering+lid",
		"veertigjarige":             "veertig+jarig",
		"openbareruimtemanagement":  "openbaar+ruimte+management",
		"stadsarchief":              "stad+archief",
		"ijsbaan":                   "ijs+baan",
	} {
		if got := strings.Join(d.Split(word), "+"); got != want {
			t.Errorf("%s falls apart into %q, want %q", word, got, want)
		}
	}
}

func TestWordsThatAreNoCompoundStayWhole(t *testing.T) {
	d := listed(t)
	for _, word := range strings.Fields(`gemeente paspoort vergunning belasting toeslag afspraak verklaring uitkering handtekening voorwaarde verhuizing huwelijk
		geboorte overlijden bezwaar burgemeester computer automaat minister ministerie nationaliteit naturalisatie legitimatie informatie organisatie inburgering
		participatie woning september woensdag maandag eigenaar bewoner onderwijs onderneming vreemdeling a ab -`) {
		if got := d.Split(word); got != nil {
			t.Errorf("%s falls apart into %v", word, got)
		}
	}
}

func TestWithoutAWordListWordsStayWhole(t *testing.T) {
	d, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	if d.Ready() || d.Split("parkeervergunning") != nil {
		t.Error("a Dutch without words splits")
	}
}

func TestAForeignWordListIsRefused(t *testing.T) {
	for _, list := range []string{"no gzip", "\x1f\x8b"} {
		if _, err := New([]byte(list)); err == nil {
			t.Errorf("%q is taken for a word list", list)
		}
	}
}
