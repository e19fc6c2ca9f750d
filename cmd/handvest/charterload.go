package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// charterLoadCmd brings a charter file into the database.
type charterLoadCmd struct {
	dbFlags `embed:""`
	File    string            `arg:"" help:"The charter: a charter.yaml."`
	Terms   map[string]string `help:"A table of terms per product for one promise, in place of its term: ID=FILE.csv:product,quantity,unit (names of columns). May be given more than once." placeholder:"ID=FILE.csv:…"`
}

// Run saves the charter and derives the clocks of all subjects.
func (l charterLoadCmd) Run(c *commands) error {
	ctx, stop := signal.NotifyContext(background, os.Interrupt, syscall.SIGTERM)
	defer stop()
	parsed, err := readCharter(l.File)
	if err != nil {
		return err
	}
	for id, from := range l.Terms {
		if err := setTerms(parsed, id, from); err != nil {
			return err
		}
	}
	db, err := l.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	bar := newBar(os.Stderr, fault.Lang(c.Lang))
	saved, err := action.New(db).SaveCharter(ctx, l.who(), parsed, func(done, total int64) { bar.show(done, total) })
	bar.done()
	if err != nil {
		return err
	}
	fmt.Println(say(c, "Handvest %s: %d kalender(s) en %d versie(s) van beloften nieuw of gewijzigd; klokken van %d zaken opnieuw bepaald.",
		"Charter %s: %d calendar(s) and %d version(s) of promises new or changed; clocks of %d cases derived anew.",
		l.File, saved.Calendars, len(saved.Promises), saved.Subjects))
	return nil
}

// setTerms replaces the term of a promise by the table in a CSV file.
func setTerms(c *charter.Charter, id, from string) error {
	path, columns, _ := strings.Cut(from, ":")
	names := strings.Split(columns, ",")
	if len(names) != 3 {
		return fault.Newf(fault.Invalid, "%q: schrijf ID=BESTAND.csv:product,aantal,eenheid met de namen van drie kolommen", "%q: write ID=FILE.csv:product,quantity,unit with the names of three columns", from).At("--terms")
	}
	data, err := readFile(path)
	if err != nil {
		return err
	}
	terms, err := charter.ReadTerms(bytes.NewReader(data), names[0], names[1], names[2])
	if err != nil {
		return inFile(path, err)
	}
	return c.SetTerms(id, terms)
}

// inFile puts the name of the file before the places of faults.
func inFile(path string, err error) error {
	var all fault.List
	if !errors.As(err, &all) {
		if f := fault.As(err); f != nil {
			all = fault.List{f}
		}
	}
	if all == nil {
		return err
	}
	out := make(fault.List, len(all))
	for i, f := range all {
		place := path
		if f.Place != "" {
			place += ":" + f.Place
		}
		out[i] = f.At(place)
	}
	return out
}

// readCharter reads and checks a charter file.
func readCharter(path string) (*charter.Charter, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return charter.Parse(path, data)
}

// readFile reads a small file that a person named.
func readFile(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fault.New(fault.NotFound, "dit bestand is er niet; controleer de naam en de map", "this file does not exist; check its name and folder").At(path)
	case err != nil:
		return nil, fault.New(fault.Invalid, "dit bestand kan niet worden gelezen; controleer de naam en de rechten", "this file cannot be read; check its name and permissions").At(path).Because(err)
	}
	return data, nil
}

// say picks the sentence of the language that was asked for.
func say(c *commands, nl, en string, args ...any) string {
	if fault.Lang(c.Lang) == fault.EN {
		return fmt.Sprintf(en, args...)
	}
	return fmt.Sprintf(nl, args...)
}
