package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"handvest/internal/charter"
	"handvest/internal/charter/sentence"
	"handvest/internal/fault"
)

// openCharter reads a charter file, or standard input for -.
func openCharter(path string) (*charter.Charter, error) {
	if path != "-" {
		return readCharter(path)
	}
	const most = 8 << 20 // more than Parse takes, so that it says why it refuses
	data, err := io.ReadAll(io.LimitReader(os.Stdin, most))
	if err != nil {
		return nil, fmt.Errorf("reading standard input: %w", err)
	}
	return charter.Parse("-", data)
}

// charterCheckCmd checks a charter file.
type charterCheckCmd struct {
	File string `arg:"" help:"The charter: a charter.yaml; - is standard input."`
}

// Run prints what the file holds, or all its faults.
func (k charterCheckCmd) Run(c *commands) error {
	parsed, err := openCharter(k.File)
	if err != nil {
		return err
	}
	fmt.Println(say(c, "%s is in orde: %d kalender(s), %d versie(s) van beloften.", "%s is in order: %d calendar(s), %d version(s) of promises.",
		k.File, len(parsed.Calendars), len(parsed.Promises)))
	return nil
}

// charterGateCmd tells which drafts may be published.
type charterGateCmd struct {
	File     string `arg:"" help:"The charter: a charter.yaml; - is standard input."`
	MinShare int32  `default:"90" help:"Least realised percentage before a promise is communicated."`
	MinCases int64  `default:"30" help:"Least number of cases in the measurement."`
	MinDays  int32  `default:"28" help:"Least number of days in the measurement."`
	JSON     bool   `name:"json" help:"Write the findings as JSON."`
}

// Run prints the findings; exit code 1 when anything blocks publication.
func (g charterGateCmd) Run(c *commands) error {
	parsed, err := openCharter(g.File)
	if err != nil {
		return err
	}
	s := charter.DefaultGate()
	s.MinShare, s.MinN, s.MinDays = g.MinShare*100, g.MinCases, g.MinDays
	found := charter.GateAll(parsed, s)
	if g.JSON {
		if found == nil {
			found = []charter.Finding{}
		}
		data, err := json.MarshalIndent(found, "", "  ")
		if err != nil {
			return fmt.Errorf("writing the findings: %w", err)
		}
		fmt.Printf("%s\n", data)
	} else {
		for _, f := range found {
			level := map[charter.Severity]string{charter.Block: say(c, "blokkeert", "blocks"), charter.Hint: say(c, "tip", "hint")}[f.Severity]
			fmt.Printf("%-20s %-6s %-10s %s\n", f.Promise, f.Rule, level, inLang(f.Text, fault.Lang(c.Lang)))
		}
	}
	if charter.Blocked(found) {
		return fault.New(fault.Unready, "er is nog niet aan alle voorwaarden voor publicatie voldaan: zie de regels hierboven", "not all conditions for publication are met yet: see the lines above").At(g.File)
	}
	return nil
}

// charterWriteCmd writes the promises as sentences.
type charterWriteCmd struct {
	File string `arg:"" help:"The charter: a charter.yaml; - is standard input."`
}

// Run prints each version of each promise in both languages.
func (w charterWriteCmd) Run(_ *commands) error {
	parsed, err := openCharter(w.File)
	if err != nil {
		return err
	}
	for _, p := range parsed.Promises {
		fmt.Printf("%s %d\n  nl  %s\n  en  %s\n", p.ID, p.Version, sentence.Write(p, fault.NL), sentence.Write(p, fault.EN))
	}
	return nil
}

// charterSchemaCmd prints the JSON Schema.
type charterSchemaCmd struct{}

// Run prints the schema as it is published.
func (charterSchemaCmd) Run(_ *commands) error {
	_, err := os.Stdout.Write(charter.Schema)
	return err
}
