package search

import (
	"os"
	"testing"

	"handvest/internal/dutch"
	"handvest/internal/testdata"
)

// realSet is one of the collections with questions that nobody of the project wrote.
type realSet struct {
	name, documents, questions string
	least                      float64 // MRR@10
}

var realSets = []realSet{
	{"Nederland Wereldwijd", "nww_pages.jsonl", "nww_queries_dev.jsonl", 0.82},
	{"RIVM", "rivm_faq_passages.jsonl", "rivm_faq_queries_dev.jsonl", 0.70},
	{"known item", "kb_documents_nl.jsonl", "kb_known_item_queries_dev.csv", 0.95},
}

func (s realSet) read(tb testing.TB) ([]Document, []Question) {
	tb.Helper()
	d, err := os.Open(testdata.Real(tb, "language/"+s.documents))
	if err != nil {
		tb.Fatal(err)
	}
	defer d.Close()
	docs, err := ReadDocuments(d, s.documents)
	if err != nil {
		tb.Fatal(err)
	}
	q, err := os.Open(testdata.Real(tb, "language/"+s.questions))
	if err != nil {
		tb.Fatal(err)
	}
	defer q.Close()
	questions, err := ReadQuestions(q, s.questions, docs)
	if err != nil {
		tb.Fatal(err)
	}
	return docs, questions
}

func indexOf(tb testing.TB, o Options, docs []Document) *Index {
	tb.Helper()
	x, err := New(o)
	if err != nil {
		tb.Fatal(err)
	}
	x.Put(docs...)
	return x
}

func TestTheTargetsHoldOnRealQuestions(t *testing.T) {
	d, err := dutch.New(testdata.Words(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range realSets {
		docs, questions := s.read(t)
		f := Evaluate(indexOf(t, Options{Dutch: d}, docs), questions)
		t.Logf("%-22s %+v", s.name, f)
		if f.MRR < s.least {
			t.Errorf("%s: MRR@10 is %.3f, want at least %.2f", s.name, f.MRR, s.least)
		}
	}
}

func TestTheTargetsHoldInBothHalvesOfTheQuestions(t *testing.T) {
	d, err := dutch.New(testdata.Words(t))
	if err != nil {
		t.Fatal(err)
	}
	s := realSets[0]
	docs, questions := s.read(t)
	x := indexOf(t, Options{Dutch: d}, docs)
	for half := range 2 {
		var f Figures
		for i := half; i < len(questions); i += 2 {
			f.Add(x.Rank(questions[i]))
		}
		if got := f.Mean(); got.MRR < 0.78 {
			t.Errorf("%s, half %d of the questions: MRR@10 is %.3f, want at least 0.78", s.name, half+1, got.MRR)
		}
	}
}
