package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/report"
)

// backtestCmd tries a promise, as it is or changed, on the cases of the past.
type backtestCmd struct {
	dbFlags    `embed:""`
	Promise    string   `help:"The published promise or draft to begin with." placeholder:"ID"`
	New        string   `help:"The short name of a new promise, in place of --promise." placeholder:"ID"`
	Title      string   `help:"What a new promise is called." placeholder:"TEXT"`
	Term       string   `help:"Another term, such as \"12 working_days\" or \"8 weeks; rolls next_working_day\"." placeholder:"TERM"`
	Calendar   string   `help:"Another calendar." placeholder:"ID"`
	Window     string   `help:"Other opening windows, such as \"mo-fr 09:00-17:00\"." placeholder:"HOURS"`
	Start      string   `help:"The event or events that start the clock, such as received,paid." placeholder:"EVENTS"`
	End        string   `help:"The event or events that end it: the first counts." placeholder:"EVENTS"`
	Pauses     []string `help:"The reasons that may pause the clock; \"none\" is no reason at all." placeholder:"REASON"`
	Subject    []string `help:"Only these kinds of subjects." placeholder:"CODE"`
	Product    []string `help:"Only these products." placeholder:"CODE"`
	Channel    []string `help:"Only these channels." placeholder:"CODE"`
	Department []string `help:"Only these departments." placeholder:"CODE"`
	District   []string `help:"Only these districts." placeholder:"CODE"`
	Origin     []string `help:"Only these origins." placeholder:"CODE"`
	Population string   `help:"Over which cases: judged (ended, or open past their term) or ended." enum:"judged,ended," default:""`
	From       string   `help:"First day on which cases began." placeholder:"DAY"`
	Until      string   `help:"Last day on which cases began, included." placeholder:"DAY"`
	Save       bool     `help:"Save the promise as a draft, with what was measured as its evidence."`
	JSON       bool     `help:"Print as JSON." name:"json"`
}

// Run tries the promise and prints what came of it.
func (b *backtestCmd) Run(c *commands) error {
	ctx, stop := signal.NotifyContext(background, os.Interrupt, syscall.SIGTERM)
	defer stop()
	var ask action.Backtest
	var err error
	if ask.From, err = dayFlag("--from", b.From); err != nil {
		return err
	}
	if ask.Until, err = dayFlag("--until", b.Until); err != nil {
		return err
	}
	db, err := b.existing(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	a, who := action.New(db), b.who()
	if ask.Promise, err = b.begin(func() (charter.Charter, error) { return a.Charter(ctx, who) }); err != nil {
		return err
	}
	if err := b.change(&ask.Promise); err != nil {
		return err
	}
	tried, err := a.Backtest(ctx, who, ask)
	if err != nil {
		return err
	}
	var draft *charter.Promise
	if b.Save {
		saved, err := a.SaveTried(ctx, who, tried, 0)
		if err != nil {
			return err
		}
		draft = &saved
	}
	if b.JSON {
		return writeTriedJSON(os.Stdout, tried, draft)
	}
	return writeTried(os.Stdout, tried, draft, fault.Lang(c.Lang))
}

// begin finds the promise to change, or makes an empty one.
func (b *backtestCmd) begin(read func() (charter.Charter, error)) (charter.Promise, error) {
	switch {
	case b.Promise == "" && b.New == "":
		return charter.Promise{}, fault.New(fault.Invalid, "noem met --promise een belofte, of met --new een nieuwe.", "name a promise with --promise, or a new one with --new.")
	case b.New != "":
		title := b.Title
		if title == "" {
			title = b.New
		}
		return charter.Promise{ID: b.New, Kind: charter.EveryCase, Category: charter.Process, Title: charter.Text{NL: title, EN: title},
			Start: charter.Start{Events: []charter.Event{charter.Received}}, End: []charter.Event{charter.Closed}}, nil
	}
	c, err := read()
	if err != nil {
		return charter.Promise{}, err
	}
	var found *charter.Promise // the newest published version, or else the newest draft
	for i := range c.Promises {
		p := &c.Promises[i]
		if p.ID == b.Promise && (found == nil || p.Status != charter.Draft || found.Status == charter.Draft) {
			found = p
		}
	}
	if found != nil {
		return *found, nil
	}
	return charter.Promise{}, fault.Newf(fault.NotFound, "er is geen belofte %q; kijk met handvest report welke er zijn.", "there is no promise %q; see with handvest report which there are.", b.Promise)
}

// change brings the flags into the promise.
func (b *backtestCmd) change(p *charter.Promise) error {
	if b.Term != "" {
		t, err := charter.ParseTerm(b.Term)
		if err != nil {
			return placed("--term", err)
		}
		if !strings.Contains(b.Term, ";") { // only length and unit: the rest stays
			t.Roll, t.Ending = p.Norm.Term.Roll, p.Norm.Term.Ending
		}
		p.Norm.Term, p.Norm.PerProduct = t, nil
	}
	for _, f := range []struct {
		to   *string
		text string
	}{{&p.Norm.Calendar, b.Calendar}, {&p.Norm.Window, b.Window}} {
		if f.text != "" {
			*f.to = f.text
		}
	}
	if err := setEvents(&p.Start.Events, "--start", b.Start); err != nil {
		return err
	}
	if err := setEvents(&p.End, "--end", b.End); err != nil {
		return err
	}
	for _, f := range []struct{ to, from *[]string }{
		{&p.Pauses, &b.Pauses}, {&p.Scope.Subjects, &b.Subject}, {&p.Scope.Products, &b.Product}, {&p.Scope.Channels, &b.Channel},
		{&p.Scope.Departments, &b.Department}, {&p.Scope.Districts, &b.District}, {&p.Scope.Origins, &b.Origin},
	} {
		if len(*f.from) > 0 {
			*f.to = *f.from
		}
	}
	if slices.Equal(p.Pauses, []string{"none"}) {
		p.Pauses = nil
	}
	if b.Population != "" {
		p.Population = charter.Population(b.Population)
	}
	if p.Norm.Term.Unit == 0 && len(p.Norm.PerProduct) == 0 && p.Kind != charter.OutcomeShare {
		return fault.New(fault.Invalid, "deze belofte heeft nog geen termijn; geef er een met --term \"10 working_days\".", "this promise has no term yet; give one with --term \"10 working_days\".")
	}
	return nil
}

func setEvents(to *[]charter.Event, flag, text string) error {
	if text == "" {
		return nil
	}
	var events []charter.Event
	for _, name := range strings.Split(text, ",") {
		e, ok := charter.ParseEvent(strings.TrimSpace(name))
		if !ok {
			return fault.Newf(fault.Invalid, "%q is geen gebeurtenis; schrijf bijvoorbeeld received, answered, decided of closed.",
				"%q is not an event; write for instance received, answered, decided or closed.", name).At(flag)
		}
		events = append(events, e)
	}
	*to = events
	return nil
}

func placed(place string, err error) error {
	if f := fault.As(err); f != nil {
		return f.At(place)
	}
	return err
}

// triedJSON is a back-test for other programs; the names are stable.
type triedJSON struct {
	Promise     string           `json:"promise"`
	Term        *termJSON        `json:"term,omitempty"`
	From        string           `json:"from,omitempty"`
	Until       string           `json:"until,omitempty"`
	AsOf        string           `json:"as_of"`
	Population  string           `json:"population"`
	N           int64            `json:"n"`
	InTime      int64            `json:"in_time"`
	Percentage  *float64         `json:"percentage"`
	InScope     int64            `json:"in_scope"`
	Excluded    map[string]int64 `json:"excluded"`
	Relative    bool             `json:"relative_to_table"` // quantities are units more or less than the table of terms
	Levels      []levelJSON      `json:"levels"`
	Draft       int              `json:"saved_as_version,omitempty"`
	Definitions charter.Text     `json:"definition"`
}

type termJSON struct {
	Quantity int64  `json:"quantity"`
	Unit     string `json:"unit"`
}

type levelJSON struct {
	Percentage float64 `json:"percentage"`
	Quantity   *int64  `json:"quantity"` // null when no quantity reaches it
	N          int64   `json:"n"`
	InTime     int64   `json:"in_time"`
}

func writeTriedJSON(out io.Writer, t *action.Tried, draft *charter.Promise) error {
	j := triedJSON{
		Promise: t.Promise.ID, Population: string(t.Population), N: t.Now.N, InTime: t.Now.InTime, InScope: t.Outcome.Scope,
		AsOf: t.AsOf.Time().Format("2006-01-02T15:04:05Z"), Excluded: map[string]int64{}, Relative: t.Outcome.Relative,
		Levels: []levelJSON{}, Definitions: t.Definition(),
	}
	if t.From > 0 {
		j.From = t.From.String()
	}
	if t.Until > 0 {
		j.Until = t.Until.String()
	}
	if t.Now.N > 0 {
		share := float64(t.Now.Share()) / 100
		j.Percentage = &share
	}
	for k, n := range t.Outcome.Excluded {
		if n > 0 {
			j.Excluded[report.Exclusions[k]] = n
		}
	}
	if !t.Outcome.Shares {
		j.Term = &termJSON{t.Quantity(), t.Outcome.Term.Unit.String()}
		for _, l := range t.Levels() {
			level := levelJSON{Percentage: float64(l.Share) / 100, N: l.Count.N, InTime: l.Count.InTime}
			if l.Reached {
				level.Quantity = &l.Quantity
			}
			j.Levels = append(j.Levels, level)
		}
	}
	if draft != nil {
		j.Draft = draft.Version
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(j)
}

func writeTried(out io.Writer, t *action.Tried, draft *charter.Promise, lang fault.Lang) error {
	w := report.Words(lang)
	title := w.Text(t.Promise.Title)
	if title == "" {
		title = t.Promise.ID
	}
	say := func(nl, en string, args ...any) {
		if lang == fault.EN {
			nl = en
		}
		fmt.Fprintf(out, nl+"\n", args...)
	}
	unit := func(q int64) string {
		text := calendar.FormatQuantity(q, t.Outcome.Term.Unit, lang)
		if t.Outcome.Term.Unit == 0 { // a table of working days and calendar days
			text = w.Number(q) + " " + w.Text(charter.Text{NL: "in de eenheid van elke termijn", EN: "in the unit of each term"})
		}
		if t.Outcome.Relative && q >= 0 {
			text = "+" + text
		}
		return text
	}
	if r := t.Outcome.Refused; r != nil {
		say("%s: %s", "%s: %s", title, w.Text(r.Why()))
		return nil
	}
	if t.Now.N == 0 {
		say("%s: geen enkele zaak om op na te rekenen (%s binnen het bereik).", "%s: no case to test on (%s in scope).", title, w.Number(t.Outcome.Scope))
		return nil
	}
	share := w.Share(report.CountOf(t.Now), report.Target{}, "")
	switch {
	case t.Outcome.Shares:
		say("%s: %s van %s zaken had de beloofde uitkomst (%s).", "%s: %s of %s cases had the promised outcome (%s).", title, w.Number(t.Now.InTime), w.Number(t.Now.N), share)
	case t.Outcome.Relative:
		say("%s, termijnen uit de tabel: %s van %s zaken op tijd (%s).", "%s, terms of the table: %s of %s cases in time (%s).", title, w.Number(t.Now.InTime), w.Number(t.Now.N), share)
	default:
		say("%s, %s: %s van %s zaken op tijd (%s).", "%s, %s: %s of %s cases in time (%s).", title, unit(t.Quantity()), w.Number(t.Now.InTime), w.Number(t.Now.N), share)
	}
	if !t.Outcome.Shares {
		for _, l := range t.Levels() {
			if !l.Reached {
				say("  %s wordt met geen enkele termijn gehaald", "  %s is reached by no term", strconv.Itoa(int(l.Share/100))+"%")
				continue
			}
			say("  %s haalt u met %s (%s van %s)", "  %s is met with %s (%s of %s)", strconv.Itoa(int(l.Share/100))+"%", unit(l.Quantity), w.Number(l.Count.InTime), w.Number(l.Count.N))
		}
	}
	for k, n := range t.Outcome.Excluded {
		if n > 0 {
			say("  niet geteld: %s %s", "  not counted: %s %s", w.Number(n), w.Reason(report.Exclusions[k]))
		}
	}
	if draft != nil {
		say("Bewaard als concept: %s versie %d.", "Saved as draft: %s version %d.", draft.ID, draft.Version)
	}
	return nil
}
