package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"handvest/internal/app"
	"handvest/internal/dutch"
	"handvest/internal/fault"
)

// searchWordsCmd shows how the search reads words.
type searchWordsCmd struct {
	Words []string `arg:"" optional:"" help:"The words; without any they are read from standard input, one a line."`
	Gold  string   `placeholder:"FILE" help:"A CSV file with the columns form and gold_lemma_parts (parts with + between them): count how many fall apart exactly so."`
}

// Run prints a line per word: the word, its stem, its root, its parts.
func (s *searchWordsCmd) Run() error {
	d, err := app.Words()
	if err != nil {
		return err
	}
	if s.Gold != "" {
		return s.compare(os.Stdout, d)
	}
	if len(s.Words) > 0 {
		for _, w := range s.Words {
			printWord(os.Stdout, d, w)
		}
		return nil
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		printWord(os.Stdout, d, lines.Text())
	}
	if err := lines.Err(); err != nil {
		return fault.New(fault.Invalid, "deze regel is te lang voor een woord: geef een woord per regel", "this line is too long for a word: give one word a line").At("-").Because(err)
	}
	return nil
}

func printWord(w io.Writer, d *dutch.Dutch, text string) {
	for _, t := range dutch.Tokens(text) {
		word := d.Analyse(t)
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", t.Text, word.Stem, word.Root, strings.Join(word.Parts, "+"))
	}
}

// compare counts compounds that fall apart into exactly the given base forms,
// case and diacritics aside; and those with the same stems.
func (s *searchWordsCmd) compare(w io.Writer, d *dutch.Dutch) error {
	f, err := openGiven(s.Gold)
	if err != nil {
		return err
	}
	defer f.Close()
	rows := csv.NewReader(f)
	rows.FieldsPerRecord = -1
	form, gold, exact, loose, n := -1, -1, 0, 0, 0
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fault.New(fault.Invalid, "deze regel is geen CSV: zet een veld met een komma tussen dubbele aanhalingstekens", "this line is not CSV: put a field with a comma between double quotes").At(s.Gold).Because(err)
		}
		if form < 0 {
			for i, name := range row {
				switch strings.TrimPrefix(name, "\ufeff") {
				case "form":
					form = i
				case "gold_lemma_parts":
					gold = i
				}
			}
			if form < 0 || gold < 0 {
				return fault.New(fault.Invalid, "de eerste regel moet de kolommen form en gold_lemma_parts noemen", "the first line must name the columns form and gold_lemma_parts").At(s.Gold + ":1")
			}
			continue
		}
		if line, _ := rows.FieldPos(0); max(form, gold) >= len(row) {
			return fault.New(fault.Invalid, "deze regel heeft te weinig velden: vul form en gold_lemma_parts", "this line has too few fields: fill form and gold_lemma_parts").At(fmt.Sprintf("%s:%d", s.Gold, line))
		}
		n++
		got, want := d.Split(dutch.Fold(row[form])), strings.Split(dutch.Fold(row[gold]), "+")
		switch {
		case strings.Join(got, "+") == strings.Join(want, "+"):
			exact++
			loose++
		case sameStems(got, want):
			loose++
		default:
			fmt.Fprintf(w, "%s\t%s\tnot %s\n", row[form], strings.Join(got, "+"), row[gold])
		}
	}
	if n == 0 {
		return fault.New(fault.Invalid, "er staat geen woord in dit bestand: zet onder de koppen een woord per regel", "there is no word in this file: put a word a line under the heads").At(s.Gold)
	}
	fmt.Fprintf(w, "%d compounds, %d exact (%.1f%%), %d with the same stems (%.1f%%)\n", n, exact, 100*float64(exact)/float64(n), loose, 100*float64(loose)/float64(n))
	return nil
}

func sameStems(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if dutch.Stem(a[i]) != dutch.Stem(b[i]) {
			return false
		}
	}
	return true
}
