package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"text/tabwriter"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/term"
)

// termCmd computes terms by law and norms: one by flags, or many from a file.
type termCmd struct {
	CSV       string   `name:"csv" placeholder:"FILE" help:"Compute every row of a CSV file (- is standard input) and write id,due_date,due_at,extra."`
	List      bool     `help:"List the terms by law that are known, with basis and validity."`
	Rule      string   `default:"term" help:"term, elapsed, working_days, working_hours, or a term by law such as beslistermijn_awb (see --list)."`
	Start     string   `placeholder:"MOMENT" help:"Day or moment of the start event: 2026-11-26 or 2026-11-26T09:00:00+01:00."`
	Quantity  int32    `help:"How many units; left out with a term by law."`
	Unit      string   `help:"seconds, minutes, hours, working_minutes, working_hours, days, working_days, weeks, months or years."`
	Calendar  string   `help:"NL-ATW, EU-NL, ORG-A, ORG-K or NONE; left out is the usual one of the rule."`
	Window    string   `placeholder:"HOURS" help:"Opening hours, such as \"mo-fr 09:00-12:00,13:00-17:00; sa 10:00-14:00\"."`
	Roll      string   `help:"none, next_working_day, atw or eu; left out is that of the rule."`
	Before    bool     `help:"Count back from the start event."`
	Committee bool     `help:"An advisory committee was set up."`
	Pause     []string `sep:"none" placeholder:"FROM,UNTIL,COUNTING" help:"A suspension; UNTIL may be empty, COUNTING is strict, inclusive or no_deadline_set. May be repeated."`
	Options   string   `placeholder:"JSON" help:"The options column of a file, for all that has no flag."`
	Explain   bool     `help:"Tell step by step how it was counted."`
	JSON      bool     `name:"json" help:"Write the outcome as JSON."`

	Settings    string   `placeholder:"FILE" help:"Choices that the law leaves open, as confirmed by your lawyer: YAML lines such as \"grace_roll: none\"."`
	Set         []string `sep:"none" placeholder:"NAME=VALUE" help:"One such choice; goes before the file. May be repeated."`
	Conventions bool     `help:"List those choices with rule, value and meaning."`
}

// Run does what the flags ask.
func (t *termCmd) Run(c *commands) error {
	settings, err := t.settings()
	if err != nil {
		return err
	}
	book := term.NewBook(settings)
	switch {
	case t.Conventions:
		return listConventions(os.Stdout, settings, fault.Lang(c.Lang))
	case t.List:
		return listTerms(os.Stdout, book, fault.Lang(c.Lang))
	case t.CSV == "-":
		return book.ComputeCSV(os.Stdin, "-", os.Stdout)
	case t.CSV != "":
		return computeFile(book, t.CSV, os.Stdout)
	}
	return t.one(os.Stdout, book, fault.Lang(c.Lang))
}

// settings are the choices of the file and the flags.
func (t *termCmd) settings() (term.Settings, error) {
	s := term.Defaults()
	if t.Settings != "" {
		data, err := readFile(t.Settings)
		if err != nil {
			return s, err
		}
		if s, err = term.ReadSettings(t.Settings, data); err != nil {
			return s, err
		}
	}
	for _, one := range t.Set {
		name, value, _ := strings.Cut(one, "=")
		if err := s.Set(name, value); err != nil {
			return s, fault.As(err).At("--set " + one)
		}
	}
	return s, nil
}

// listConventions prints the choices that the law leaves open.
func listConventions(out io.Writer, s term.Settings, lang fault.Lang) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	for _, c := range term.Conventions() {
		text := c.NL
		if lang == fault.EN {
			text = c.EN
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s (%s)\n", c.Name, c.Value(s), c.Rule, text, c.Choices)
	}
	return w.Flush()
}

func computeFile(book *term.Book, name string, out io.Writer) error {
	f, err := os.Open(name)
	if err != nil {
		nl, en := "dit bestand is niet te openen; controleer de naam en de rechten", "this file cannot be opened; check its name and permissions"
		if errors.Is(err, fs.ErrNotExist) {
			nl, en = "dit bestand bestaat niet; controleer de naam", "this file does not exist; check the name"
		}
		return fault.New(fault.NotFound, nl, en).At(name).Because(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return fault.New(fault.Invalid, "dit is een map; geef een CSV-bestand", "this is a folder; give a CSV file").At(name)
	}
	return book.ComputeCSV(f, name, out)
}

// one computes the term of the flags.
func (t *termCmd) one(out io.Writer, book *term.Book, lang fault.Lang) error {
	r, zone, err := t.request(book)
	if err != nil {
		return err
	}
	res, err := book.Compute(r)
	if err != nil {
		return err
	}
	doubt := res.Unsettled()
	switch {
	case t.JSON:
		err = writeJSON(out, res, zone, lang)
	case t.Explain:
		_, err = fmt.Fprintln(out, strings.Join(res.Explain(lang), "\n"))
	default:
		_, err = fmt.Fprintln(out, strings.TrimSpace(strings.Join([]string{res.Due.Date.String(), calendar.FormatISO(res.Due.At, zone), res.Extra.JSON()}, " ")))
		for _, s := range res.Warnings() {
			if doubt == nil || s.NL != doubt.NL {
				fmt.Fprintln(os.Stderr, s.In(lang))
			}
		}
	}
	if err == nil && doubt != nil {
		return &term.Unsettled{List: fault.List{doubt.At("--start")}}
	}
	return err
}

func (t *termCmd) request(book *term.Book) (term.Request, *calendar.Zone, error) {
	zone, err := calendar.LoadZone("")
	if err != nil {
		return term.Request{}, nil, err
	}
	r := term.Request{Rule: t.Rule, Quantity: t.Quantity}
	fail := func(place string, err error) (term.Request, *calendar.Zone, error) {
		if f := fault.As(err); f != nil {
			return r, zone, f.At("--" + place)
		}
		return r, zone, err
	}
	if t.Start == "" {
		return fail("start", fault.New(fault.Invalid, "geef het begin van de termijn, zoals --start 2026-11-26, of een bestand met --csv",
			"give the start of the term, such as --start 2026-11-26, or a file with --csv"))
	}
	if r.Day, r.At, err = term.ParseStart(t.Start, zone); err != nil {
		return fail("start", err)
	}
	if t.Unit != "" {
		if r.Unit, err = calendar.ParseUnit(t.Unit); err != nil {
			return fail("unit", err)
		}
	} else if t.Quantity != 0 {
		return fail("unit", fault.New(fault.Invalid, "bij een hoeveelheid hoort een eenheid; geef bijvoorbeeld --unit weeks", "a quantity needs a unit; give for example --unit weeks"))
	}
	if t.Calendar != "" {
		spec, ok := calendar.Named(t.Calendar)
		if !ok {
			return fail("calendar", fault.Newf(fault.Invalid, "de kalender %q is onbekend; gebruik %s", "the calendar %q is unknown; use %s",
				t.Calendar, strings.Join(calendar.NamedIDs(), ", ")))
		}
		r.Calendar = spec
	}
	r.Calendar.Windows = t.Window
	if err := term.ReadOptions(t.Options, &r, zone); err != nil {
		return fail("options", err)
	}
	if t.Roll != "" {
		if r.Options.Roll, err = calendar.ParseRoll(t.Roll); err != nil {
			return fail("roll", err)
		}
		r.Options.RollGiven = true
	}
	r.Options.Backward = r.Options.Backward || t.Before
	r.Options.Committee = r.Options.Committee || t.Committee
	for _, p := range t.Pause {
		pause, err := term.ParsePause(p, zone)
		if err != nil {
			return fail("pause", err)
		}
		r.Options.Pauses = append(r.Options.Pauses, pause)
	}
	return r, zone, nil
}

func writeJSON(w io.Writer, res term.Result, zone *calendar.Zone, lang fault.Lang) error {
	v := struct {
		Date  string          `json:"due_date,omitempty"`
		At    string          `json:"due_at,omitempty"`
		Extra json.RawMessage `json:"extra,omitempty"`
		Steps []string        `json:"steps"`
	}{res.Due.Date.String(), calendar.FormatISO(res.Due.At, zone), json.RawMessage(res.Extra.JSON()), res.Explain(lang)}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// listTerms prints the table of terms by law.
func listTerms(out io.Writer, book *term.Book, lang fault.Lang) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	for _, d := range term.Definitions(book.Settings()) {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", d.ID, calendar.FormatTerm(d.Term, lang), d.Name.In(lang), d.Basis, d.Rule, d.ValidFrom)
	}
	return w.Flush()
}
