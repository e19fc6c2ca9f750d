package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"handvest/internal/charter/sentence"
	"handvest/internal/fault"
)

// charterReadCmd reads sentences into norms. Contradictions in one sentence end
// with exit code 1; in a batch they are an "error" field in the line, and the
// exit code is 0 unless a line could not be read at all.
type charterReadCmd struct {
	Sentence string `arg:"" optional:"" help:"The sentence; - reads one sentence a line from standard input."`
	Context  string `help:"The heading above the sentence."`
	JSON     bool   `name:"json" help:"Write the reading as JSON."`
	JSONL    string `name:"jsonl" placeholder:"FILE" help:"Read objects with id and sentence (and context), one a line, and write one JSON object a line; - is standard input."`
}

// Run reads one sentence, or many.
func (r charterReadCmd) Run(c *commands) error {
	switch {
	case r.JSONL == "-":
		return sentence.ReadLines(os.Stdin, "-", os.Stdout)
	case r.JSONL != "":
		f, err := os.Open(r.JSONL)
		if err != nil {
			return fault.New(fault.NotFound, "dit bestand kan niet worden gelezen; controleer de naam en de map", "this file cannot be read; check its name and folder").At(r.JSONL).Because(err)
		}
		defer f.Close()
		return sentence.ReadLines(f, r.JSONL, os.Stdout)
	case r.Sentence == "-":
		return r.each(c, os.Stdin)
	case strings.TrimSpace(r.Sentence) == "":
		return fault.New(fault.Invalid, "er is geen zin: typ hem achter het commando, tussen aanhalingstekens", "there is no sentence: type it behind the command, between quotes")
	}
	return r.one(c, r.Sentence)
}

// each reads one sentence a line; the faults of all of them come at the end.
func (r charterReadCmd) each(c *commands, in io.Reader) error {
	var faults fault.List
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSpace(lines.Text())
		if text == "" {
			continue
		}
		if !r.JSON {
			fmt.Printf("%s\n", text)
		}
		var list fault.List
		switch err := r.one(c, text); {
		case errors.As(err, &list):
			for _, f := range list {
				faults = append(faults, f.At(fmt.Sprintf("-:%d", n)))
			}
		case err != nil:
			return err
		}
		if !r.JSON {
			fmt.Println()
		}
	}
	if err := lines.Err(); err != nil {
		return fault.New(fault.Invalid, "deze regel is te lang voor een zin: geef een zin per regel", "this line is too long for a sentence: give one sentence a line").At("-").Because(err)
	}
	return faults.Err()
}

func (r charterReadCmd) one(c *commands, text string) error {
	reading, contradiction := sentence.Read(text, r.Context)
	var list fault.List
	if contradiction != nil && !errors.As(contradiction, &list) {
		return contradiction
	}
	if r.JSON {
		data, err := json.Marshal(reading)
		if err != nil {
			return fmt.Errorf("writing the reading: %w", err)
		}
		fmt.Printf("%s\n", data)
		return contradiction
	}
	fmt.Print(sentence.Explain(reading, fault.Lang(c.Lang)))
	return contradiction
}
