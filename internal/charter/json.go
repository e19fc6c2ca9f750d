package charter

import (
	"encoding/json"
	"errors"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// termJSON is a term in JSON. The names of units, rolls and endings are those
// of the charter file.
type termJSON struct {
	Quantity int32  `json:"quantity"`
	Unit     string `json:"unit"`
	Backward bool   `json:"backward,omitempty"`
	Roll     string `json:"roll,omitempty"`
	Ending   string `json:"ending,omitempty"`
}

type targetJSON struct {
	Min    int32 `json:"min,omitempty"` // hundredths of a percent
	Max    int32 `json:"max,omitempty"`
	Strict bool  `json:"strict,omitempty"`
}

type remedyJSON struct {
	Form     RemedyForm `json:"form"`
	Cents    int32      `json:"cents,omitempty"`
	Implicit bool       `json:"implicit,omitempty"`
}

type evidenceJSON struct {
	Characteristic Characteristic `json:"characteristic"`
	Text           string         `json:"text"`
	Date           string         `json:"date,omitempty"`
}

type measureJSON struct {
	From   string `json:"from"`
	Until  string `json:"until"`
	N      int64  `json:"n"`
	InTime int64  `json:"in_time"`
}

// promiseJSON is the stable shape of a promise in JSON: the body that the store
// keeps and what the open data gives. Fields are added, never renamed.
type promiseJSON struct {
	ID            string              `json:"id"`
	Version       int                 `json:"version"`
	Status        Status              `json:"status"`
	Title         Text                `json:"title"`
	Text          Text                `json:"text"`
	Theme         Text                `json:"theme"`
	Category      Category            `json:"category"`
	Owner         string              `json:"owner,omitempty"`
	Kind          Kind                `json:"kind"`
	Scope         Scope               `json:"scope"`
	Start         []string            `json:"start"`
	After         string              `json:"after,omitempty"`
	End           []string            `json:"end"`
	Outcomes      []string            `json:"outcomes,omitempty"`
	Term          *termJSON           `json:"term,omitempty"`
	PerProduct    map[string]termJSON `json:"per_product,omitempty"`
	Calendar      string              `json:"calendar,omitempty"`
	Window        string              `json:"window,omitempty"`
	Target        *targetJSON         `json:"target,omitempty"`
	Population    Population          `json:"population"`
	Period        Period              `json:"period"`
	Pauses        []string            `json:"pauses,omitempty"`
	Exclude       []string            `json:"exclude,omitempty"`
	MeasuredBy    string              `json:"measured_by,omitempty"`
	Statutory     string              `json:"statutory,omitempty"`
	Internal      Side                `json:"internal,omitempty"`
	Remedy        *remedyJSON         `json:"remedy,omitempty"`
	Communication Text                `json:"communication"`
	Evidence      []evidenceJSON      `json:"evidence,omitempty"`
	Measured      *measureJSON        `json:"measured,omitempty"`
	ValidFrom     string              `json:"valid_from,omitempty"`
	ValidUntil    string              `json:"valid_until,omitempty"`
	Review        string              `json:"review,omitempty"`
}

// MarshalJSON writes the promise with units and events as names and dates as
// ISO text.
func (p Promise) MarshalJSON() ([]byte, error) {
	j := promiseJSON{
		ID: p.ID, Version: p.Version, Status: p.Status, Title: p.Title, Text: p.Text, Theme: p.Theme,
		Category: p.Category, Owner: p.Owner, Kind: p.Kind, Scope: p.Scope,
		Start: eventList(p.Start.Events), After: p.Start.After, End: eventList(p.End), Outcomes: p.Outcomes,
		Calendar: p.Norm.Calendar, Window: p.Norm.Window, Population: p.Population, Period: p.Period,
		Pauses: p.Pauses, Exclude: p.Exclude, MeasuredBy: p.MeasuredBy, Statutory: p.Statutory, Internal: p.Internal,
		Communication: p.Communication,
		ValidFrom:     dateText(p.ValidFrom), ValidUntil: dateText(p.ValidUntil), Review: dateText(p.Review),
	}
	if p.Norm.Term != (calendar.Term{}) {
		t := encodeTerm(p.Norm.Term)
		j.Term = &t
	}
	if p.Norm.PerProduct != nil {
		j.PerProduct = make(map[string]termJSON, len(p.Norm.PerProduct))
		for code, t := range p.Norm.PerProduct {
			j.PerProduct[code] = encodeTerm(t)
		}
	}
	if p.Target != (Target{}) {
		j.Target = &targetJSON{p.Target.Min, p.Target.Max, p.Target.Strict}
	}
	if r := p.Remedy; r != nil {
		j.Remedy = &remedyJSON{r.Form, r.Cents, r.Implicit}
	}
	for _, e := range p.Evidence {
		j.Evidence = append(j.Evidence, evidenceJSON{e.Characteristic, e.Text, dateText(e.Date)})
	}
	if m := p.Measure; m != nil {
		j.Measured = &measureJSON{dateText(m.From), dateText(m.Until), m.N, m.InTime}
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes. An unknown unit or event is an
// error; the promise is not validated otherwise, see ValidatePromise.
func (p *Promise) UnmarshalJSON(data []byte) error {
	var j promiseJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return fmt.Errorf("reading a promise: %w", err)
	}
	d := decoder{}
	q := Promise{
		ID: j.ID, Version: j.Version, Status: j.Status, Title: j.Title, Text: j.Text, Theme: j.Theme,
		Category: j.Category, Owner: j.Owner, Kind: j.Kind, Scope: j.Scope,
		Start: Start{Events: d.events(j.Start), After: j.After}, End: d.events(j.End), Outcomes: j.Outcomes,
		Norm:       Norm{Calendar: j.Calendar, Window: j.Window},
		Population: j.Population, Period: j.Period, Pauses: j.Pauses, Exclude: j.Exclude,
		MeasuredBy: j.MeasuredBy, Statutory: j.Statutory, Internal: j.Internal, Communication: j.Communication,
		ValidFrom: d.date(j.ValidFrom), ValidUntil: d.date(j.ValidUntil), Review: d.date(j.Review),
	}
	if j.Term != nil {
		q.Norm.Term = d.term(*j.Term)
	}
	if j.PerProduct != nil {
		q.Norm.PerProduct = make(map[string]calendar.Term, len(j.PerProduct))
		for code, t := range j.PerProduct {
			q.Norm.PerProduct[code] = d.term(t)
		}
	}
	if j.Target != nil {
		q.Target = Target{j.Target.Min, j.Target.Max, j.Target.Strict}
	}
	if r := j.Remedy; r != nil {
		q.Remedy = &Remedy{r.Form, r.Cents, r.Implicit}
	}
	for _, e := range j.Evidence {
		q.Evidence = append(q.Evidence, Evidence{e.Characteristic, e.Text, d.date(e.Date)})
	}
	if m := j.Measured; m != nil {
		q.Measure = &Measure{d.date(m.From), d.date(m.Until), m.N, m.InTime}
	}
	if d.err != nil {
		return d.err
	}
	*p = q
	return nil
}

func eventList(events []Event) []string {
	names := make([]string, len(events))
	for i, e := range events {
		names[i] = e.String()
	}
	return names
}

func dateText(d calendar.Date) string {
	if d == calendar.NoDate {
		return ""
	}
	return d.String()
}

func encodeTerm(t calendar.Term) termJSON {
	j := termJSON{Quantity: t.Quantity, Unit: t.Unit.String(), Backward: t.Backward}
	if t.Roll != calendar.RollNone {
		j.Roll = t.Roll.String()
	}
	if t.Ending != calendar.EndOfDay {
		j.Ending = t.Ending.String()
	}
	return j
}

// decoder turns names back into numbers and keeps the first error.
type decoder struct{ err error }

func (d *decoder) fail(nl, en string, args ...any) {
	if d.err == nil {
		d.err = fault.Newf(fault.Invalid, nl, en, args...)
	}
}

func (d *decoder) events(names []string) []Event {
	var events []Event
	for _, name := range names {
		e, ok := ParseEvent(name)
		if !ok {
			d.fail("%q is geen gebeurtenis.", "%q is not an event.", name)
		}
		events = append(events, e)
	}
	return events
}

func (d *decoder) date(text string) calendar.Date {
	if text == "" {
		return calendar.NoDate
	}
	date, err := calendar.ParseDate(text)
	if err != nil && d.err == nil {
		d.err = err
	}
	return date
}

func (d *decoder) term(j termJSON) calendar.Term {
	unit, err1 := calendar.ParseUnit(j.Unit)
	roll, err2 := calendar.ParseRoll(j.Roll)
	ending, err3 := calendar.ParseEnding(j.Ending)
	if err := errors.Join(err1, err2, err3); err != nil && d.err == nil {
		d.err = err
	}
	return calendar.Term{Quantity: j.Quantity, Unit: unit, Backward: j.Backward, Roll: roll, Ending: ending}
}
