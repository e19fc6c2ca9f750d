package search

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"handvest/internal/fault"
)

// longestLine is the most bytes one line of a set may have.
const longestLine = 16 << 20

// mostFaults is how many mistakes of one file are told at once.
const mostFaults = 20

// ReadDocuments reads one JSON object a line: id, and of title, title_words,
// keywords and text what there is. name is the file, for the faults.
func ReadDocuments(r io.Reader, name string) ([]Document, error) {
	var docs []Document
	seen := map[string]int{}
	err := eachLine(r, name, func(n int, line []byte) *fault.Fault {
		var d struct {
			ID       string `json:"id"`
			Title    string `json:"title"`
			Words    string `json:"title_words"`
			Keywords string `json:"keywords"`
			Text     string `json:"text"`
		}
		if f := decode(line, &d); f != nil {
			return f
		}
		if d.ID == "" {
			return fault.New(fault.Invalid, `het document heeft geen id: zet op elke regel "id" met een eigen waarde`, `the document has no id: give every line an "id" of its own`)
		}
		if first := seen[d.ID]; first > 0 {
			return fault.Newf(fault.Invalid, "id %q staat ook op regel %d: geef elk document een eigen id", "id %q is also on line %d: give every document an id of its own", d.ID, first)
		}
		if d.Title == "" {
			d.Title = d.Words
		}
		if strings.TrimSpace(d.Title+d.Text) == "" {
			return fault.Newf(fault.Invalid, `document %q is leeg: vul "title" of "text"`, `document %q is empty: fill "title" or "text"`, d.ID)
		}
		seen[d.ID] = n
		docs = append(docs, Document{Kind: "document", ID: d.ID, Title: d.Title, Keywords: d.Keywords, Body: d.Text})
		return nil
	})
	if err == nil && len(docs) == 0 {
		err = fault.New(fault.Invalid, `er staat geen document in: schrijf per regel een JSON-object met "id", "title" en "text"`,
			`it has no document: write one JSON object a line with "id", "title" and "text"`).At(name)
	}
	return docs, err
}

// ReadQuestions reads one JSON object a line (query, relevant: a list of ids),
// or a CSV file with the columns query and relevant_id; which of the two
// follows from its first character. Of every question at least one id must be among docs.
func ReadQuestions(r io.Reader, name string, docs []Document) ([]Question, error) {
	known := map[string]bool{}
	for _, d := range docs {
		known[d.ID] = true
	}
	b := bufio.NewReader(r)
	first, err := b.Peek(1)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	read := questionsCSV
	if len(first) == 0 || first[0] == '{' {
		read = questionsJSON
	}
	list, err := read(b, name, known)
	if err == nil && len(list) == 0 {
		err = fault.New(fault.Invalid, `er staat geen vraag in: schrijf per regel een JSON-object met "query" en "relevant", of een CSV-bestand met de kolommen query en relevant_id`,
			`it has no question: write one JSON object a line with "query" and "relevant", or a CSV file with the columns query and relevant_id`).At(name)
	}
	return list, err
}

func questionsJSON(r io.Reader, name string, known map[string]bool) ([]Question, error) {
	var list []Question
	err := eachLine(r, name, func(n int, line []byte) *fault.Fault {
		var q struct {
			Query    string   `json:"query"`
			Relevant []string `json:"relevant"`
		}
		if f := decode(line, &q); f != nil {
			return f
		}
		list = append(list, Question{q.Query, q.Relevant, n})
		return checkQuestion(list[len(list)-1], known)
	})
	return list, err
}

func questionsCSV(r io.Reader, name string, known map[string]bool) ([]Question, error) {
	c := csv.NewReader(r)
	c.FieldsPerRecord = -1
	head, err := c.Read()
	if err != nil {
		return nil, csvFault(err, name)
	}
	query, relevant := -1, -1
	for i, h := range head {
		switch strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff"))) {
		case "query":
			query = i
		case "relevant_id":
			relevant = i
		}
	}
	if query < 0 || relevant < 0 {
		return nil, fault.Newf(fault.Invalid, "de eerste regel noemt %q; nodig zijn de kolommen query en relevant_id", "the first line names %q; the columns query and relevant_id are needed",
			strings.Join(head, ", ")).At(name + ":1")
	}
	var list []Question
	var faults fault.List
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			return list, faults.Err()
		}
		if err != nil {
			return nil, csvFault(err, name)
		}
		n, _ := c.FieldPos(0)
		q := Question{Line: n}
		if max(query, relevant) < len(row) {
			q.Text, q.Relevant = row[query], strings.FieldsFunc(row[relevant], func(r rune) bool { return r == '|' || r == ';' })
		}
		if f := checkQuestion(q, known); f != nil {
			if faults = append(faults, f.At(fmt.Sprintf("%s:%d", name, n))); len(faults) == mostFaults {
				return nil, faults
			}
		}
		list = append(list, q)
	}
}

func csvFault(err error, name string) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return fault.New(fault.Invalid, "deze regel is geen CSV: zet een veld met een komma of een aanhalingsteken tussen dubbele aanhalingstekens",
			"this line is not CSV: put a field with a comma or a quote between double quotes").At(fmt.Sprintf("%s:%d:%d", name, p.Line, p.Column)).Because(err)
	}
	return fmt.Errorf("read %s: %w", name, err)
}

func checkQuestion(q Question, known map[string]bool) *fault.Fault {
	if strings.TrimSpace(q.Text) == "" {
		return fault.New(fault.Invalid, `de vraag is leeg: vul "query"`, `the question is empty: fill "query"`)
	}
	if len(q.Relevant) == 0 {
		return fault.Newf(fault.Invalid, "bij de vraag %q staat geen goed antwoord: noem de id van minstens één document", "the question %q has no right answer: name the id of at least one document", q.Text)
	}
	for _, id := range q.Relevant {
		if known[id] {
			return nil
		}
	}
	return fault.Newf(fault.Invalid, "de vraag %q wijst naar %s, en zo'n document is er niet: verbeter de id of voeg het document toe",
		"the question %q points at %s, and there is no such document: correct the id or add the document", q.Text, strings.Join(q.Relevant, ", "))
}

// eachLine gives every line that is not empty, and gathers the faults.
func eachLine(r io.Reader, name string, use func(n int, line []byte) *fault.Fault) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), longestLine)
	var faults fault.List
	n := 0
	for lines.Scan() {
		n++
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		if f := use(n, lines.Bytes()); f != nil {
			if faults = append(faults, f.At(fmt.Sprintf("%s:%d", name, n))); len(faults) == mostFaults {
				return faults
			}
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fault.Newf(fault.Invalid, "deze regel is langer dan %d MB: knip het document in stukken", "this line is longer than %d MB: cut the document into pieces", longestLine>>20).
			At(fmt.Sprintf("%s:%d", name, n+1))
	}
	if lines.Err() != nil {
		return fmt.Errorf("read %s: %w", name, lines.Err())
	}
	return faults.Err()
}

func decode(line []byte, into any) *fault.Fault {
	err := json.Unmarshal(line, into)
	if err == nil {
		return nil
	}
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return fault.Newf(fault.Invalid, "%q heeft hier een %s: zie docs/search.md voor wat er hoort te staan", "%q has a %s here: docs/search.md says what should be there", wrong.Field, wrong.Value).Because(err)
	}
	return fault.New(fault.Invalid, "deze regel is geen JSON-object: zet op elke regel één object tussen { en }", "this line is not a JSON object: put one object between { and } on every line").Because(err)
}
