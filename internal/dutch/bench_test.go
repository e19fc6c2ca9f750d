package dutch

import (
	"strings"
	"testing"

	"handvest/internal/testdata"
)

// municipal are words of our own: compounds, their forms and simple words.
var municipal = strings.Fields(`parkeervergunningen evenementenvergunning afvalcontainers gehandicaptenparkeerkaart onroerendezaakbelasting verhuizing paspoort aanvragen
	kinderopvangtoeslag rijbewijs uitgeschreven bedrijventerrein burgemeester geregistreerd wijkteam buurtonderzoek straatverlichting betaald gemeente huisnummers`)

func BenchmarkCompounds(b *testing.B) {
	d := listed(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.Split(municipal[i%len(municipal)])
	}
	strict, loose, n := splits(b, d)
	b.ReportMetric(100*float64(strict)/float64(n), "%exact")
	b.ReportMetric(100*float64(loose)/float64(n), "%same_stems")
	b.ReportMetric(float64(n), "compounds")
}

func BenchmarkAnalyseWord(b *testing.B) {
	d := listed(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.Analyse(Token{Text: municipal[i%len(municipal)]})
	}
}

func BenchmarkReadWordList(b *testing.B) {
	list := testdata.Words(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(list); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadability(b *testing.B) {
	d := listed(b)
	text := strings.Repeat(plainText+"\n\n"+statelyText+"\n\n", 4)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Readability(text)
	}
}
