package main

import (
	"strings"
	"testing"

	"handvest/internal/testdata"
)

// A collection of our own with two questions.
const (
	someDocuments = `{"id":"a","title":"Parkeervergunning aanvragen","text":"Voor bewoners."}
{"id":"b","title_words":"paspoort verlengen","text":"Maak een afspraak."}

{"id":"c","text":"Over afval en containers."}
`
	someQuestions = `{"query":"vergunning om te parkeren","relevant":["a"]}
{"query":"vuilnisbak","relevant":["c","elders"]}
`
)

func TestTheSearchIsMeasured(t *testing.T) {
	testdata.Words(t) // without the word list compounds stay whole
	docs := write(t, "d.jsonl", someDocuments)
	for name, questions := range map[string]string{
		"q.jsonl": someQuestions,
		"q.csv":   "kind,query,relevant_id\nx,vergunning om te parkeren,a\nx,vuilnisbak,c\n",
	} {
		out, errs, code := run(t, command(t, "search", "evaluate", "--documents", docs, "--questions", write(t, name, questions)))
		if code != 0 || !strings.Contains(out, "3 documents, 2 questions") || !strings.Contains(out, "MRR@10") || !strings.Contains(out, "1.000") {
			t.Errorf("%s gives code %d\n%s%s", name, code, out, errs)
		}
	}
	out, _, code := run(t, command(t, "search", "evaluate", "--documents", docs, "--questions", write(t, "q.jsonl", someQuestions), "--without", "everything", "--json"))
	if code != 0 || !strings.Contains(out, `"mrr_at_10":0,`) || !strings.Contains(out, `"without":"everything"`) {
		t.Errorf("plain words: code %d\n%s", code, out)
	}
}

func TestBadSetsAreToldWithFileAndLine(t *testing.T) {
	docs := write(t, "d.jsonl", someDocuments)
	for _, c := range []struct{ documents, questions, want string }{
		{someDocuments, "", "no question"},
		{"", someQuestions, "no document"},
		{"{}\n", someQuestions, "d.jsonl:1: the document has no id"},
		{"{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"y\"}\n", someQuestions, "d.jsonl:2: id \"a\" is also on line 1"},
		{"{\"id\":\"a\"}\n", someQuestions, "d.jsonl:1: document \"a\" is empty"},
		{"{\"id\":5,\"text\":\"x\"}\n", someQuestions, "d.jsonl:1: \"id\" has a number here"},
		{someDocuments, "{\n", "q:1: this line is not a JSON object"},
		{someDocuments, "{\"query\":\" \",\"relevant\":[\"a\"]}\n", "q:1: the question is empty"},
		{someDocuments, "{\"query\":\"x\"}\n", "q:1: the question \"x\" has no right answer"},
		{someDocuments, "{\"query\":\"x\",\"relevant\":[\"z\"]}\n", "q:1: the question \"x\" points at z"},
		{someDocuments, "vraag,antwoord\nx,a\n", "q:1: the first line names \"vraag, antwoord\""},
		{someDocuments, "query,relevant_id\nx,z\n", "q:2: the question \"x\" points at z"},
		{someDocuments, "query,relevant_id\n\"x,a\n", "q:2"},
	} {
		d := docs
		if c.documents != someDocuments {
			d = write(t, "d.jsonl", c.documents)
		}
		_, errs, code := run(t, command(t, "search", "evaluate", "--documents", d, "--questions", write(t, "q", c.questions)))
		if code != 1 || !strings.Contains(errs, c.want) {
			t.Errorf("questions %q: code %d, says %q, want %q", c.questions, code, errs, c.want)
		}
	}
	for _, args := range [][]string{
		{"search", "evaluate", "--documents", "none.jsonl", "--questions", docs},
		{"search", "evaluate", "--documents", docs, "--questions", write(t, "q", someQuestions), "--without", "luck"},
		{"search", "evaluate", "--documents", docs, "--questions", write(t, "q", someQuestions), "--synonyms", write(t, "s", "alone\n")},
		{"search", "words", "--gold", write(t, "g", "a,b\n")},
	} {
		if _, errs, code := run(t, command(t, args...)); code != 1 || !strings.Contains(errs, ":") {
			t.Errorf("%v gives code %d and says %q", args, code, errs)
		}
	}
}

func TestWordsAreShownAndCompounded(t *testing.T) {
	c := command(t, "search", "words")
	c.Stdin = strings.NewReader("huizen\nid-kaart\n")
	out, _, code := run(t, c)
	if code != 0 || !strings.Contains(out, "huizen\thuis\t") || !strings.Contains(out, "id+kaart") {
		t.Errorf("code %d, prints %q", code, out)
	}
	gold := write(t, "g.csv", "form,gold_lemma_parts\nid-kaarten,id+kaart\nhuizen,huis+en\n")
	out, _, code = run(t, command(t, "search", "words", "--gold", gold))
	if code != 0 || !strings.Contains(out, "2 compounds, ") {
		t.Errorf("code %d, prints %q", code, out)
	}
}
