package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/servicelog"
)

// guess looks at the first rows of an export.
func guess(path string) (*servicelog.Guess, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fault.New(fault.NotFound, "dit bestand is er niet of mag niet worden gelezen; controleer de naam en de rechten",
			"this file does not exist or may not be read; check its name and permissions").At(path).Because(err)
	}
	defer f.Close()
	log, err := servicelog.Open(f, path, servicelog.Format{})
	if err != nil {
		return nil, err
	}
	return servicelog.GuessMapping(log)
}

// preview shows the columns and ten rows as a mapping reads them.
func preview(out io.Writer, path string, g *servicelog.Guess, mapping []byte, lang fault.Lang) error {
	heading := []string{"", "kolom", "gelezen als", "gevuld", "voorbeelden"}
	if lang == fault.EN {
		heading = []string{"", "column", "read as", "filled", "examples"}
	}
	var lines [][]string
	for n, c := range g.Columns {
		role := strings.TrimPrefix(strings.TrimPrefix(c.Role, "moments."), "labels.")
		lines = append(lines, []string{strconv.Itoa(n + 1), c.Name, role, fmt.Sprintf("%d%%", c.Filled*100/g.Rows), strings.Join(c.Examples, " · ")})
	}
	servicelog.Table(out, heading, lines, 32)
	fmt.Fprintln(out)
	m, err := servicelog.ReadMapping(mapping, "mapping.yaml")
	if err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	defer f.Close()
	log, err := servicelog.Open(f, path, m.Format)
	if err != nil {
		return err
	}
	r, err := servicelog.NewReader(log, m)
	if err != nil {
		return err
	}
	head, rows, err := servicelog.Preview(r, 10, lang)
	if err != nil {
		return err
	}
	servicelog.Table(out, head, rows, 28)
	return nil
}

// guessOnly prints the mapping on stdout, so that it can be kept, and the
// table on stderr.
func guessOnly(path string, lang fault.Lang) error {
	g, err := guess(path)
	if err != nil {
		return err
	}
	mapping := g.YAML(lang)
	if _, err := os.Stdout.Write(mapping); err != nil {
		return err
	}
	return preview(os.Stderr, path, g, mapping, lang)
}

// mappingFile is where the wizard leaves its mapping.
const mappingFile = "mapping.yaml"

// wizard guesses a mapping, asks a person where there is one, and writes it.
func wizard(path string, yes bool, lang fault.Lang) (string, error) {
	if _, err := os.Stat(mappingFile); err == nil {
		return "", fault.New(fault.Conflict, "er is hier al een mapping.yaml; gebruik hem met --map mapping.yaml of geef hem een andere naam",
			"there is a mapping.yaml here already; use it with --map mapping.yaml or rename it").At(mappingFile)
	}
	if !yes && !interactive() {
		return "", fault.New(fault.Invalid, "noem de mapping met --map mapping.yaml, bekijk een voorstel met --guess, of neem het over met --yes",
			"name the mapping with --map mapping.yaml, see a proposal with --guess, or take it with --yes")
	}
	g, err := guess(path)
	if err != nil {
		return "", err
	}
	if !yes {
		if err := ask(os.Stdin, os.Stdout, path, g, lang); err != nil {
			return "", err
		}
	}
	mapping := g.YAML(lang)
	if err := os.WriteFile(mappingFile, mapping, 0o644); err != nil {
		return "", fault.New(fault.Invalid, "mapping.yaml kan hier niet worden geschreven; ga naar een map waarin dat mag", "mapping.yaml cannot be written here; go to a folder where that is allowed").Because(err)
	}
	fmt.Fprintln(os.Stderr, map[fault.Lang]string{fault.NL: "Het voorstel staat in mapping.yaml.", fault.EN: "The proposal is in mapping.yaml."}[lang])
	return mappingFile, preview(os.Stderr, path, g, mapping, lang)
}

// questions are what the wizard asks, with the role of the column.
var questions = []struct{ role, nl, en string }{
	{"reference", "Welke kolom is het kenmerk van een rij?", "Which column names a row?"},
	{"moments.received", "Welke kolom is het moment van ontvangst?", "Which column is the moment of receipt?"},
	{"moments.closed", "Welke kolom is het moment van afronden?", "Which column is the moment of closing?"},
	{"moments.agreed", "Welke kolom is het toegezegde moment?", "Which column is the moment that was promised?"},
	{"labels.product", "Welke kolom is het product of onderwerp?", "Which column is the product or subject?"},
	{"labels.channel", "Welke kolom is het kanaal?", "Which column is the channel?"},
	{"labels.department", "Welke kolom is de afdeling?", "Which column is the department?"},
	{"labels.district", "Welke kolom is de wijk?", "Which column is the district?"},
}

// ask lets a person correct the guess: Enter keeps it, a number or a name
// chooses a column, a dash chooses none.
func ask(in io.Reader, out io.Writer, path string, g *servicelog.Guess, lang fault.Lang) error {
	lines := bufio.NewScanner(in)
	if err := preview(out, path, g, g.YAML(lang), lang); err != nil {
		return err
	}
	en := lang == fault.EN
	hint := "Enter = goed, een nummer of naam = andere kolom, - = geen"
	if en {
		hint = "Enter = right, a number or name = another column, - = none"
	}
	fmt.Fprintf(out, "\n%s\n", hint)
	for _, q := range questions {
		text := q.nl
		if en {
			text = q.en
		}
		for {
			current := "-"
			if c := g.Find(q.role); c != nil {
				current = c.Name
			}
			fmt.Fprintf(out, "%s [%s] ", text, current)
			if !lines.Scan() {
				return lines.Err()
			}
			answer := strings.TrimSpace(lines.Text())
			if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(g.Columns) {
				answer = g.Columns[n-1].Name
			}
			if answer == "" {
				break
			}
			if answer == "-" {
				answer = ""
			}
			if g.Set(q.role, answer) {
				break
			}
			fmt.Fprintf(out, "? %s\n", hint)
		}
	}
	for {
		text := "In welke tijdzone staan tijden zonder offset?"
		if en {
			text = "In which time zone are times without an offset?"
		}
		fmt.Fprintf(out, "%s [%s] ", text, g.Zone)
		if !lines.Scan() {
			return lines.Err()
		}
		before := g.Zone
		if answer := strings.TrimSpace(lines.Text()); answer != "" {
			g.Zone = answer
		}
		if _, err := servicelog.ReadMapping(g.YAML(lang), mappingFile); err == nil {
			return nil
		} else if text, ok := fault.Text(err, lang); ok {
			fmt.Fprintln(out, text)
		}
		g.Zone = before
		if bytes.Contains(g.YAML(lang), []byte("received: ")) {
			continue
		}
		return nil
	}
}
