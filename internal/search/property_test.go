package search

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handvest/internal/dutch"
	"handvest/internal/fault"
	"handvest/internal/testdata"
)

// sentence is a row of words that often meet.
func sentence(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(strings.Fields(
		"paspoort paspoorten vergunning parkeren parkeer aanvragen vraag aan de het hoe kosten kliko afval container 1234AB z-12 verhuizing verhuisd trouwen")), 0, 8).Draw(t, name), " ")
}

func TestAnIndexThatChangedAnswersAsANewOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		changed, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		now := map[string]Document{}
		for i := range rapid.IntRange(1, 25).Draw(t, "steps") {
			id := fmt.Sprint(rapid.IntRange(0, 6).Draw(t, fmt.Sprint("id", i)))
			if rapid.IntRange(0, 3).Draw(t, fmt.Sprint("what", i)) == 0 {
				changed.Delete("x", id)
				delete(now, id)
				continue
			}
			d := Document{Kind: "x", ID: id, Title: sentence(t, fmt.Sprint("title", i)), Body: sentence(t, fmt.Sprint("body", i))}
			changed.Put(d)
			now[id] = d
		}
		fresh, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range now {
			fresh.Put(d)
		}
		for _, typing := range []bool{false, true} {
			q := Query{Text: sentence(t, "query"), Typing: typing}
			if diff := cmp.Diff(rounded(fresh.Search(q)), rounded(changed.Search(q))); diff != "" {
				t.Fatalf("%+v, new against changed:\n%s", q, diff)
			}
		}
	})
}

// rounded leaves out the last digits, which differ by the order of adding.
func rounded(hits []Hit) []string {
	out := make([]string, len(hits))
	for i, h := range hits {
		out[i] = fmt.Sprintf("%s %.6f", h.ID, h.Score)
	}
	return out
}

func TestReadersAreSafeWhileDocumentsChange(t *testing.T) {
	x := townIndex(t, Options{})
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 200 {
				if hits := x.Search(Query{Text: "vergunning", Typing: true}); len(hits) == 0 {
					t.Error("the permit is gone")
					return
				}
			}
		})
	}
	for i := range 200 {
		x.Put(Document{Kind: "product", ID: fmt.Sprint(i % 20), Title: "Huwelijk " + fmt.Sprint(i)})
		x.Delete("product", fmt.Sprint((i+10)%20))
	}
	wait.Wait()
}

func TestCompoundsAndTheirPartsMeet(t *testing.T) {
	d, err := dutch.New(testdata.Words(t))
	if err != nil {
		t.Fatal(err)
	}
	x := indexOf(t, Options{Dutch: d}, []Document{
		{Kind: "a", ID: "1", Title: "Parkeervergunning", Body: "Voor bewoners van het centrum."},
		{Kind: "a", ID: "2", Title: "Vergunning voor een evenement", Body: "Een feest op straat."},
		{Kind: "a", ID: "3", Title: "Parkeren met een handicap", Body: "Een kaart van de gemeente."},
		{Kind: "a", ID: "4", Title: "Kaart van de binnenstad", Body: "Waar u loopt."},
	})
	for query, want := range map[string]string{
		"vergunning parkeren":        "1",
		"vergunning om te parkeren":  "1",
		"parkeervergunningen":        "1",
		"parkeervergunnign":          "1", // a slip of the finger
		"parkervergunning":           "1",
		"evenementenvergunning":      "2",
		"gehandicaptenparkeerkaart":  "3",
		"plattegrond van binnenstad": "4",
	} {
		hits := x.Search(Query{Text: query})
		if len(hits) == 0 || hits[0].ID != want {
			t.Errorf("%q gives %+v, want %s first", query, hits, want)
		}
	}
	why := x.Search(Query{Text: "vergunning parkeren"})[0].Why
	want := []Reason{{"vergunning", "parkeervergunning", ByCompound, InTitle}, {"parkeren", "parkeervergunning", ByCompound, InTitle}}
	if diff := cmp.Diff(want, why); diff != "" {
		t.Error(diff)
	}
}

func TestASeparableVerbIsFoundBothWays(t *testing.T) {
	d, err := dutch.New(testdata.Words(t))
	if err != nil {
		t.Fatal(err)
	}
	x := indexOf(t, Options{Dutch: d}, []Document{
		{Kind: "a", ID: "1", Title: "Uitschrijven", Body: "Dat kan hier."},
		{Kind: "a", ID: "2", Title: "Nieuw in de stad", Body: "Schrijf u eerst bij ons in."},
		{Kind: "a", ID: "3", Title: "Lenen", Body: "In de bibliotheek schrijven wij u een brief."},
	})
	for query, want := range map[string]string{"hoe schrijf ik me uit": "1", "inschrijven": "2", "ik sta nog niet ingeschreven": "2"} {
		hits := x.Search(Query{Text: query})
		if len(hits) == 0 || hits[0].ID != want {
			t.Errorf("%q gives %+v, want %s first", query, hits, want)
		}
	}
}

func TestASynonymWithAHyphenIsKnownApart(t *testing.T) {
	x := indexOf(t, Options{}, []Document{{Kind: "a", ID: "1", Title: "Identiteitskaart"}, {Kind: "a", ID: "2", Title: "Kaart van de stad"}})
	for _, query := range []string{"id-kaart", "id kaart", "ID kaart aanvragen"} {
		if hits := x.Search(Query{Text: query}); len(hits) == 0 || hits[0].ID != "1" {
			t.Errorf("%q gives %+v", query, hits)
		}
	}
}

func TestSynonymsOfTheOrganisationWork(t *testing.T) {
	x := townIndex(t, Options{Synonyms: "knalfeest, huwelijk\nstempelboek > paspoort\nnonsense line\n"})
	for query, want := range map[string]string{"knalfeest": "3", "stempelboek": "2"} {
		hits := x.Search(Query{Text: query})
		if len(hits) == 0 || hits[0].ID != want || hits[0].Why[0].How != BySynonym {
			t.Errorf("%q gives %+v", query, hits)
		}
	}
	if err := CheckSynonyms(general, "synonyms.txt"); err != nil {
		t.Errorf("our own list: %v", err)
	}
	if err := CheckSynonyms("kliko, container\n# comment\n\na > b", "list"); err != nil {
		t.Error(err)
	}
	if err := CheckSynonyms("kliko, container\nalone\n", "list"); err == nil || !strings.Contains(err.Error(), "list:2") {
		t.Errorf("got %v", err)
	}
}

func TestAQuestionOfSmallWordsAndNoSubjectFindsNothingElse(t *testing.T) {
	x := townIndex(t, Options{})
	if hits := x.Search(Query{Text: "wat is een xyzzyquux"}); len(hits) != 0 {
		t.Errorf("a subject that nobody wrote about gives %+v", hits)
	}
	if hits := x.Search(Query{Text: ""}); len(hits) != 0 {
		t.Errorf("no question gives %+v", hits)
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"paspoort", "1234 AB", "\xff de", strings.Repeat("vergunning ", 60), "id-kaart!", "ĳ’"} {
		f.Add(s, true)
	}
	x := townIndex(f, Options{})
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		before := 0.0
		for i, h := range x.Search(Query{Text: text, Typing: typing, Limit: 3}) {
			if i > 2 || h.Score <= 0 || i > 0 && h.Score > before {
				t.Fatalf("hit %d has score %v after %v", i, h.Score, before)
			}
			before = h.Score
		}
	})
}

func FuzzReadSets(f *testing.F) {
	f.Add("{\"id\":\"a\",\"text\":\"x\"}\n", "{\"query\":\"x\",\"relevant\":[\"a\"]}\n")
	f.Add("{\"id\":\"a\",\"title_words\":\"x\"}", "query,relevant_id\nx,a\n")
	f.Add("[]\n\x00", "query\n\"")
	f.Fuzz(func(t *testing.T, documents, questions string) {
		docs, err := ReadDocuments(strings.NewReader(documents), "d")
		if err != nil {
			if _, ok := fault.Text(err, fault.NL); !ok {
				t.Fatalf("an error of ours: %v", err)
			}
			return
		}
		list, err := ReadQuestions(strings.NewReader(questions), "q", docs)
		if err != nil {
			if _, ok := fault.Text(err, fault.NL); !ok {
				t.Fatalf("an error of ours: %v", err)
			}
			return
		}
		if len(docs) == 0 || len(list) == 0 {
			t.Fatal("nothing was read, and nothing was said")
		}
	})
}
