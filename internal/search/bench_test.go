package search

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"handvest/internal/dutch"
	"handvest/internal/testdata"
)

// Each line leaves one ingredient out, so the difference with "all" is what it adds.
func BenchmarkRealQuestions(b *testing.B) {
	d, err := dutch.New(testdata.Words(b))
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range realSets {
		docs, questions := s.read(b)
		for _, name := range append([]string{"", "everything"}, IngredientNames()...) {
			leave, err := ParseIngredients(name)
			if err != nil {
				b.Fatal(err)
			}
			x := indexOf(b, Options{Dutch: d, Leave: leave}, docs)
			label := "all"
			if name != "" {
				label = "without_" + name
			}
			b.Run(strings.ReplaceAll(s.name, " ", "_")+"/"+label, func(b *testing.B) {
				f := Evaluate(x, questions)
				for i := 0; b.Loop(); i++ {
					x.Rank(questions[i%len(questions)])
				}
				b.ReportMetric(f.MRR, "MRR@10")
				b.ReportMetric(f.Hit1, "hit@1")
				b.ReportMetric(f.Hit5, "hit@5")
				b.ReportMetric(float64(f.N), "questions")
			})
		}
	}
}

// nouns, verbs and small words of our own, from which documents are made.
var (
	nouns = strings.Fields(`afval auto boom brief buurt container dak deur dienst dorp evenement factuur fiets fonds gas gebouw geluid gemeente gevel groep grond haven hond huis hulp
		huur inkomen jeugd kaart kamer kelder kerk kind kosten krant kunst laan land lamp lening leven licht loket markt melding milieu muur natuur oever ouder paal pand parkeer
		pas plaats plan plein post prijs put raad reis riool ruimte school schuld sloot sport stad steiger stoep straat subsidie tarief terras termijn toilet tuin uitkering vaart
		verkeer vergunning verzoek visum vrijwilliger vuur wagen wal water weg werk wijk winkel wonen zaak zand zorg zwembad`)
	doing = strings.Fields("aanvragen betalen brengen controleren doorgeven halen indienen inschrijven kiezen krijgen melden plaatsen regelen sturen veranderen verhuizen verlengen wachten wijzigen zoeken")
	small = strings.Fields("de het een van voor met op in u uw en of niet bij als dan kunt moet wij dit die ook")
)

// library makes documents of about 250 words over some 10,000 different ones,
// always the same for a number.
func library(n int) []Document {
	rng := rand.New(rand.NewSource(7))
	pick := func(list []string) string { return list[int(rng.ExpFloat64()*float64(len(list))/3)%len(list)] }
	word := func() string {
		switch r := rng.Intn(10); {
		case r < 4:
			return pick(small)
		case r < 6:
			return pick(doing)
		case r < 8:
			return pick(nouns)
		}
		return pick(nouns) + pick(nouns)
	}
	docs := make([]Document, n)
	for i := range docs {
		var body strings.Builder
		for w := range 250 {
			if w%60 == 0 {
				fmt.Fprintf(&body, "\n## %s %s %s\n", word(), word(), word())
			}
			body.WriteString(word() + " ")
		}
		docs[i] = Document{Kind: "article", ID: fmt.Sprint(i), Title: pick(nouns) + pick(nouns) + " " + pick(doing), Keywords: pick(nouns) + " " + pick(nouns) + pick(nouns), Body: body.String()}
	}
	return docs
}

// typed are questions as somebody types them; each prefix is one keystroke.
var typed = []string{"parkeervergunning aanvragen", "vergunning voor terras verlengen", "wat kost een visum", "containr brengen", "hoe vraag ik een uitkering aan", "hondenbelasting"}

func BenchmarkKeystroke(b *testing.B) {
	d, err := dutch.New(testdata.Words(b))
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{2000, 20000} {
		x := indexOf(b, Options{Dutch: d}, library(n))
		var strokes []string
		for _, q := range typed {
			for end := 1; end <= len(q); end++ {
				strokes = append(strokes, q[:end])
			}
		}
		b.Run(fmt.Sprintf("documents=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				x.Search(Query{Text: strokes[i%len(strokes)], Typing: true})
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			b.ReportMetric(float64(len(x.forms)), "words")
		})
	}
}

func BenchmarkPut(b *testing.B) {
	d, err := dutch.New(testdata.Words(b))
	if err != nil {
		b.Fatal(err)
	}
	docs := library(2000)
	b.Run("all/documents=2000", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			indexOf(b, Options{Dutch: d}, docs)
		}
	})
	b.Run("one_of/documents=2000", func(b *testing.B) {
		x := indexOf(b, Options{Dutch: d}, docs)
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			x.Put(docs[i%len(docs)])
		}
	})
}

// BenchmarkMisspeltQuestions makes one slip in the longest word of every real
// question, always the same one, and asks what forgiving it is worth.
func BenchmarkMisspeltQuestions(b *testing.B) {
	d, err := dutch.New(testdata.Words(b))
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range realSets {
		docs, questions := s.read(b)
		rng := rand.New(rand.NewSource(11))
		wrong := make([]Question, len(questions))
		for i, q := range questions {
			wrong[i] = Question{Text: slip(q.Text, rng), Relevant: q.Relevant}
		}
		for name, leave := range map[string]Ingredients{"all": 0, "without_spelling": Spelling} {
			x := indexOf(b, Options{Dutch: d, Leave: leave}, docs)
			b.Run(strings.ReplaceAll(s.name, " ", "_")+"/"+name, func(b *testing.B) {
				f := Evaluate(x, wrong)
				for i := 0; b.Loop(); i++ {
					x.Rank(wrong[i%len(wrong)])
				}
				b.ReportMetric(f.MRR, "MRR@10")
				b.ReportMetric(f.Hit5, "hit@5")
			})
		}
	}
}

// slip swaps two letters of the longest word, leaves one out, doubles one or
// strikes another.
func slip(text string, rng *rand.Rand) string {
	words := strings.Fields(text)
	longest := 0
	for i, w := range words {
		if len(w) > len(words[longest]) {
			longest = i
		}
	}
	w := []byte(words[longest])
	if len(w) < 4 {
		return text
	}
	at := 1 + rng.Intn(len(w)-2)
	switch rng.Intn(4) {
	case 0:
		w[at], w[at+1] = w[at+1], w[at]
	case 1:
		w = append(w[:at], w[at+1:]...)
	case 2:
		w = append(w[:at+1], w[at:]...)
	default:
		w[at] = byte('a' + rng.Intn(26))
	}
	words[longest] = string(w)
	return strings.Join(words, " ")
}
