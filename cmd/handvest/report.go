package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/report"
)

// reportCmd prints what became of the promises.
type reportCmd struct {
	dbFlags `embed:""`
	Promise string `help:"Only this promise." placeholder:"ID"`
	From    string `help:"First day of the period, as 2026-01-01." placeholder:"DAY"`
	Until   string `help:"Last day of the period, included." placeholder:"DAY"`
	AsOf    string `help:"See open cases at this moment: 2026-07-01 (the end of that day) or 2026-07-01T12:00. Default is now." placeholder:"MOMENT"`
	Basis   string `help:"What puts a case in the period: the moment its judgement fell, or its start." enum:"judgement,start" default:"judgement"`
	By      string `help:"Divide by product, channel, department, district, origin, week, month, quarter or year." placeholder:"WAY"`
	Format  string `help:"table, csv, json, html or pdf." enum:"table,csv,json,html,pdf" default:"table" short:"f"`
	JSON    bool   `help:"The same as --format json." name:"json"`
	Public  bool   `help:"As in public: cells below 5 hidden."`
	Check   bool   `help:"Compare our due moments with those that the log names, within 120 seconds." name:"check-target"`
	Out     string `help:"Write to this file." short:"o" placeholder:"FILE"`
	Browser string `help:"The Chromium that makes a PDF; default is the first on the search path." env:"HANDVEST_CHROMIUM" placeholder:"PATH"`
}

// Run makes the report and writes it.
func (r *reportCmd) Run(c *commands) error {
	ctx, stop := signal.NotifyContext(background, os.Interrupt, syscall.SIGTERM)
	defer stop()
	if r.JSON {
		r.Format = "json"
	}
	if err := report.CheckWay(r.By); err != nil {
		return err
	}
	if r.Format == "pdf" && r.Out == "" && term.IsTerminal(int(os.Stdout.Fd())) {
		return fault.New(fault.Invalid, "een PDF past niet op het scherm: noem een bestand met --out rapport.pdf.", "a PDF does not fit on the screen: name a file with --out report.pdf.")
	}
	ask, err := r.ask()
	if err != nil {
		return err
	}
	db, err := r.existing(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	actions, who := action.New(db), r.who()
	d, err := actions.Report(ctx, who, ask, r.Public)
	if err != nil {
		return err
	}
	if r.Check {
		if err := checkTargets(ctx, actions, who, ask, d); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	if err := r.write(ctx, &out, d, fault.Lang(c.Lang)); err != nil {
		return err
	}
	return writeOut(r.Out, out.Bytes())
}

// checkTargets writes into a report how many due moments agree with those that
// the log names.
func checkTargets(ctx context.Context, actions *action.Actions, who action.Actor, ask action.Ask, d *report.Document) error {
	const tolerance = 120 * time.Second
	checked, err := actions.CheckTargets(ctx, who, ask, tolerance)
	if err != nil {
		return err
	}
	for i := range d.Promises {
		f := &d.Promises[i]
		if n, ok := checked[action.PromiseVersion{ID: f.ID, Version: int32(f.Version)}]; ok {
			f.Reproduced = &report.Reproduced{Count: report.CountOf(n), Tolerance: int64(tolerance / time.Second)}
		}
	}
	return nil
}

func (r *reportCmd) ask() (action.Ask, error) {
	ask := action.Ask{Promise: r.Promise, Basis: clock.Basis(r.Basis)}
	var err error
	if ask.From, err = dayFlag("--from", r.From); err != nil {
		return ask, err
	}
	if ask.Until, err = dayFlag("--until", r.Until); err != nil {
		return ask, err
	}
	if ask.From > 0 && ask.Until > 0 && ask.Until < ask.From {
		return ask, fault.Newf(fault.Invalid, "het tijdvak eindigt (%s) voor het begint (%s); wissel --from en --until om.",
			"the period ends (%s) before it begins (%s); swap --from and --until.", ask.Until, ask.From)
	}
	ask.AsOf, err = momentFlag("--as-of", r.AsOf)
	return ask, err
}

func (r *reportCmd) write(ctx context.Context, out io.Writer, d *report.Document, lang fault.Lang) error {
	switch r.Format {
	case "json":
		return d.JSON(out)
	case "csv":
		return d.CSV(out, r.By, lang)
	case "html":
		return d.HTML(out, r.By, lang)
	case "pdf":
		return d.PDF(ctx, out, r.By, lang, report.Printer{Browser: r.Browser})
	}
	width := 160 // of a file or a pipe
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 40 {
		width = w
	}
	return d.Table(out, r.By, lang, width)
}

// dayFlag reads a day; empty is none.
func dayFlag(flag, text string) (calendar.Date, error) {
	if text == "" {
		return 0, nil
	}
	d, err := calendar.ParseDate(text)
	if f := fault.As(err); f != nil {
		return 0, f.At(flag)
	}
	return d, err
}

// momentFlag reads a moment in Dutch time; a day is its end, empty is none.
func momentFlag(flag, text string) (calendar.Instant, error) {
	if text == "" {
		return 0, nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return calendar.InstantOf(t), nil
	}
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		return 0, err
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, text); err == nil {
			return zone.At(calendar.NewDate(t.Year(), t.Month(), t.Day()), int32(t.Hour()*3600+t.Minute()*60+t.Second())), nil
		}
	}
	d, err := dayFlag(flag, strings.TrimSpace(text))
	if err != nil {
		return 0, err
	}
	return zone.EndOfDay(d), nil
}

// writeOut writes to a file, whole or not at all, or to standard output.
func writeOut(path string, data []byte) error {
	if path == "" || path == "-" {
		_, err := os.Stdout.Write(data)
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".handvest-*")
	if err != nil {
		return unwritable(path, err)
	}
	defer func() { _ = os.Remove(f.Name()) }() // does nothing once it has its name
	if _, err = f.Write(data); err == nil {
		err = f.Chmod(0o644)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return unwritable(path, err)
	}
	return nil
}

func unwritable(path string, err error) error {
	return fault.New(fault.Invalid, fmt.Sprintf("hier kan niet worden geschreven: %v; kies met --out een andere plaats.", err),
		fmt.Sprintf("this cannot be written: %v; choose another place with --out.", err)).At(path).Because(err)
}
