package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"golang.org/x/term"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/servicelog"
)

// importCmd brings the export of a service system into the database.
type importCmd struct {
	dbFlags `embed:""`
	File    string `arg:"" optional:"" help:"The export: CSV or JSON lines, plain or .gz."`
	Map     string `help:"Which column is what: a mapping.yaml. Without it a wizard guesses one." placeholder:"FILE"`
	Charter string `help:"A charter.yaml to load first." placeholder:"FILE"`
	Rejects string `help:"Where rows that could not be used are written, with line, column, value and reason (default: FILE.rejects.csv in the current folder)." placeholder:"FILE"`
	DryRun  bool   `help:"Read everything and tell what would happen, without a database."`
	Guess   bool   `help:"Print the mapping that the wizard guesses and ten rows, and stop."`
	Yes     bool   `help:"Take the guess of the wizard without asking."`
	Schema  bool   `help:"Print the JSON Schema of mapping.yaml and stop."`
	JSON    bool   `help:"Print the result as JSON."`
	Batch   int    `help:"Rows in one transaction." default:"2000" placeholder:"N"`
}

// Run imports, or only guesses or checks.
func (i importCmd) Run(c *commands) error {
	lang := fault.Lang(c.Lang)
	if i.Schema {
		_, err := os.Stdout.Write(servicelog.Schema)
		return err
	}
	if i.File == "" {
		return fault.New(fault.Invalid, "noem het bestand met de export: handvest import BESTAND --map mapping.yaml", "name the file with the export: handvest import FILE --map mapping.yaml")
	}
	if i.Guess {
		return guessOnly(i.File, lang)
	}
	if i.Map == "" {
		path, err := wizard(i.File, i.Yes, lang)
		if err != nil {
			return err
		}
		i.Map = path
	}
	mapping, err := readFile(i.Map)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(background, os.Interrupt, syscall.SIGTERM)
	defer stop()
	return i.bring(ctx, c, mapping)
}

// bring reads the file through and, unless it is a dry run, stores it.
func (i importCmd) bring(ctx context.Context, c *commands, mapping []byte) error {
	lang := fault.Lang(c.Lang)
	in := action.Import{Who: i.who(), Path: i.File, MappingPath: i.Map, Mapping: mapping, BatchRows: i.Batch}
	out := newRejects(i.Rejects, i.File, lang)
	if i.DryRun {
		in.Problem = out.problem
	}
	bar := newBar(os.Stderr, lang)
	in.Progress = func(p action.ImportProgress) {
		if p.Storing {
			bar.show(p.Rows, p.Total)
		}
	}
	begun := time.Now()
	prepared, err := action.PrepareImport(ctx, in)
	if err != nil {
		_ = out.close() // the fault of the file is what a person must know
		return brokenOff(err, i.File)
	}
	result := prepared.Result
	if !i.DryRun {
		if result, err = i.store(ctx, prepared, out, bar); err != nil {
			return brokenOff(err, i.File)
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	return i.tell(c, result, out, time.Since(begun))
}

func brokenOff(err error, path string) error {
	if !errors.Is(err, context.Canceled) {
		return err
	}
	return fault.New(fault.Conflict, "afgebroken; wat is opgeslagen blijft, en dezelfde opdracht gaat verder waar dit ophield",
		"broken off; what is stored stays, and the same command goes on where this stopped").At(path)
}

// store loads the charter that was asked for, stores the export and writes down
// what was rejected.
func (i importCmd) store(ctx context.Context, prepared *action.PreparedImport, out *rejects, bar *bar) (*action.ImportResult, error) {
	defer bar.done()
	parsed := (*charter.Charter)(nil)
	if i.Charter != "" {
		var err error
		if parsed, err = readCharter(i.Charter); err != nil {
			return nil, err
		}
	}
	db, err := i.open(ctx)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	actions := action.New(db)
	if parsed != nil {
		if _, err := actions.SaveCharter(ctx, i.who(), parsed, nil); err != nil {
			return nil, err
		}
	}
	result, err := actions.StoreImport(ctx, prepared)
	if err != nil {
		return nil, err
	}
	if err := out.begin(); err != nil {
		return nil, err
	}
	return result, actions.ImportProblems(ctx, i.who(), result.Run, out.stored)
}

// tell prints what became of the file.
func (i importCmd) tell(c *commands, r *action.ImportResult, out *rejects, took time.Duration) error {
	if i.JSON {
		text, err := json.MarshalIndent(struct {
			*action.ImportResult
			RejectsFile string  `json:"rejects_file,omitempty"`
			Seconds     float64 `json:"seconds"`
		}{r, out.written(), took.Seconds()}, "", "  ")
		if err != nil {
			return err
		}
		fmt.Println(string(text))
		return nil
	}
	lang := fault.Lang(c.Lang)
	for _, n := range r.Notes {
		fmt.Println(n.In(lang))
	}
	sign := say(c, ".", ",")
	g := func(n int64) string { return grouped(n, sign) }
	rate := g(int64(float64(r.Rows) / max(took.Seconds(), 0.001)))
	fmt.Println(say(c, "%s: %s rijen in %.1f s (%s per seconde)", "%s: %s rows in %.1f s (%s a second)", filepath.Base(i.File), g(r.Rows), took.Seconds(), rate))
	if r.Resumed {
		fmt.Println(say(c, "  ging verder waar een eerdere import ophield", "  went on where an earlier import stopped"))
	}
	if i.DryRun {
		fmt.Println(say(c, "  bruikbaar %s, afgewezen %s, overgeslagen door where %s; niets opgeslagen", "  usable %s, rejected %s, left out by where %s; nothing stored",
			g(r.Rows-r.RejectedRows()), g(r.RejectedRows()), g(r.LeftOut)))
	} else {
		fmt.Println(say(c, "  nieuw %s, bijgewerkt %s, ongewijzigd %s, afgewezen %s, overgeslagen door where %s", "  new %s, changed %s, unchanged %s, rejected %s, left out by where %s",
			g(r.Added), g(r.Changed), g(r.Unchanged), g(r.RejectedRows()), g(r.LeftOut)))
	}
	for _, code := range slices.Sorted(maps.Keys(r.Rejected)) {
		fmt.Printf("  %s %s: %s\n", say(c, "afgewezen", "rejected"), g(r.Rejected[code]), servicelog.CodeText(code, lang))
	}
	for _, code := range slices.Sorted(maps.Keys(r.Reported)) {
		fmt.Printf("  %s %s: %s\n", say(c, "opgemerkt", "reported"), g(r.Reported[code]), servicelog.CodeText(code, lang))
	}
	if path := out.written(); path != "" {
		fmt.Println(say(c, "  per regel na te lezen in %s", "  line by line in %s", path))
	}
	return nil
}

// interactive says whether there is a person to ask.
func interactive() bool {
	return term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd()))
}
