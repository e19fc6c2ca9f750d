package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"handvest/internal/app"
	"handvest/internal/dutch"
	"handvest/internal/fault"
	"handvest/internal/search"
)

// searchEvaluateCmd asks a set of questions of a set of documents, with the
// very search of the product.
type searchEvaluateCmd struct {
	Documents string   `required:"" placeholder:"FILE" help:"One JSON object a line: id, title (or title_words), keywords, text."`
	Questions string   `required:"" placeholder:"FILE" help:"One JSON object a line: query, relevant (a list of ids); or a CSV file with the columns query and relevant_id."`
	Synonyms  string   `placeholder:"FILE" help:"Synonyms of the organisation: groups of words with commas between them, one a line; a > works one way."`
	Without   []string `placeholder:"NAMES" help:"Leave parts of the search out: stems, compounds, synonyms, spelling, verbs, phrases, lines, fields, prefixes, everything."`
	Ablation  bool     `help:"Print a line for each part that is left out, to see what it adds."`
	Misses    bool     `help:"Print each question whose right answer did not come first, with what did and why."`
	JSON      bool     `name:"json" help:"Write the figures as JSON."`
}

// Run reads both sets and prints the figures.
func (e *searchEvaluateCmd) Run(c *commands) error {
	docs, questions, err := e.read()
	if err != nil {
		return err
	}
	without := strings.Join(e.Without, ",")
	leave, err := search.ParseIngredients(without)
	if err != nil {
		return err
	}
	words, err := app.Words()
	if err != nil {
		return err
	}
	if !words.Ready() {
		fmt.Fprintln(os.Stderr, map[fault.Lang]string{
			fault.NL: "let op: de woordenlijst is niet in dit programma gebouwd, dus samenstellingen blijven heel: bouw het met make build",
			fault.EN: "note: the word list was not built into this program, so compounds stay whole: build it with make build"}[fault.Lang(c.Lang)])
	}
	own, err := e.synonyms()
	if err != nil {
		return err
	}
	rows := []outcome{{Without: without}}
	if e.Ablation {
		for _, name := range append(search.IngredientNames(), "everything") {
			rows = append(rows, outcome{Without: name})
		}
	}
	for i := range rows {
		more, err := search.ParseIngredients(rows[i].Without)
		if err != nil {
			return err
		}
		x, err := index(words, own, leave|more, docs)
		if err != nil {
			return err
		}
		rows[i].Figures = search.Evaluate(x, questions)
		if i == 0 && e.Misses {
			printMisses(os.Stdout, x, questions)
		}
	}
	if e.JSON {
		return writeOutcomes(os.Stdout, rows)
	}
	return printOutcomes(os.Stdout, len(docs), rows)
}

// outcome is one line of figures.
type outcome struct {
	Without string
	search.Figures
}

// index is the search of the product over a set of documents.
func index(words *dutch.Dutch, own string, leave search.Ingredients, docs []search.Document) (*search.Index, error) {
	x, err := search.New(search.Options{Dutch: words, Synonyms: own, Leave: leave})
	if err != nil {
		return nil, err
	}
	x.Put(docs...)
	return x, nil
}

func (e *searchEvaluateCmd) read() ([]search.Document, []search.Question, error) {
	d, err := openGiven(e.Documents)
	if err != nil {
		return nil, nil, err
	}
	defer d.Close()
	docs, err := search.ReadDocuments(d, e.Documents)
	if err != nil {
		return nil, nil, err
	}
	q, err := openGiven(e.Questions)
	if err != nil {
		return nil, nil, err
	}
	defer q.Close()
	questions, err := search.ReadQuestions(q, e.Questions, docs)
	return docs, questions, err
}

func (e *searchEvaluateCmd) synonyms() (string, error) {
	if e.Synonyms == "" {
		return "", nil
	}
	f, err := openGiven(e.Synonyms)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", e.Synonyms, err)
	}
	return string(text), search.CheckSynonyms(string(text), e.Synonyms)
}

func printOutcomes(w io.Writer, docs int, rows []outcome) error {
	fmt.Fprintf(w, "%d documents, %d questions\n", docs, rows[0].N)
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "without\tMRR@10\thit@1\thit@5\thit@10\t")
	for _, r := range rows {
		name := r.Without
		if name == "" {
			name = "nothing"
		}
		fmt.Fprintf(t, "%s\t%.3f\t%.3f\t%.3f\t%.3f\t\n", name, r.MRR, r.Hit1, r.Hit5, r.Hit10)
	}
	return t.Flush()
}

func writeOutcomes(w io.Writer, rows []outcome) error {
	out := json.NewEncoder(w)
	for _, r := range rows {
		if err := out.Encode(map[string]any{"without": r.Without, "questions": r.N, "mrr_at_10": r.MRR, "hit_at_1": r.Hit1, "hit_at_5": r.Hit5, "hit_at_10": r.Hit10}); err != nil {
			return fmt.Errorf("write the figures: %w", err)
		}
	}
	return nil
}

// printMisses shows for each question that went wrong what came instead.
func printMisses(w io.Writer, x *search.Index, questions []search.Question) {
	for _, q := range questions {
		rank := x.Rank(q)
		if rank == 1 {
			continue
		}
		place := fmt.Sprintf("rank %d", rank)
		if rank == 0 {
			place = "not in the first ten"
		}
		fmt.Fprintf(w, "%s  (line %d, %s; right is %s)\n", q.Text, q.Line, place, strings.Join(q.Relevant, ", "))
		for _, h := range x.Search(search.Query{Text: q.Text, Limit: 3}) {
			fmt.Fprintf(w, "   %6.2f  %s ", h.Score, h.ID)
			for _, r := range h.Why {
				fmt.Fprintf(w, " %s=%s (%s, %s)", r.Asked, r.Found, r.How, r.Field)
			}
			fmt.Fprintln(w)
		}
	}
}
