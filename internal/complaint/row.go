package complaint

import (
	"slices"

	"handvest/internal/calendar"
)

// Timing is whether something was in time, as far as that can be said; its
// number is stored.
type Timing uint8

// The timings.
const (
	NotJudged Timing = iota
	TooLate
	InTime
)

func timing(in bool) Timing {
	if in {
		return InTime
	}
	return TooLate
}

// Row is what one complaint adds to figures: codes of our own lists, and numbers.
// Figures are made of rows only. So a complaint counts the same before and after
// its file is destroyed, when the row is all that is left of it (RET-3). The
// fields that are not stored are lost then.
type Row struct {
	Kind       Kind
	Day        calendar.Date // of receipt; of a destroyed one the first day of that month
	State      State
	Department string
	Channel    string
	Attributes Attributes
	Classes    []string
	Aspects    []Aspect
	Moments    []string
	Norms      []int
	Judgment   Judgment
	Found      []Judgment // of each element that has one
	Term       Timing     // handled within its term
	Receipt    Timing     // acknowledged within the norm of that time
	Took       int32      // days from receipt to answer; -1 is no answer yet
	Advised    bool
	Postponed  bool
	Caused     bool // its cause is known
	Acted      bool // and something was changed
	Outcome    Outcome
	Surveyed   bool
	Happy      bool // of one that was surveyed
	Marks      [4]uint8
	Felt       []string
	Alone      bool // of a destroyed one: nobody else counts for who complained

	Cause  string `json:"-"` // in words: these are destroyed
	Person int64  `json:"-"` // who complained; 0 is somebody who counts already
	Gone   bool   `json:"-"` // the file is destroyed
}

// Row is what a complaint adds to figures on a day. Who is unknown is somebody
// else each time.
func (c *Complaint) Row(ask *Asked) Row {
	r := Row{Kind: c.Kind, Day: c.Day, State: c.State, Department: c.Department, Channel: c.Channel, Attributes: c.Attributes, Classes: c.Classes(), Aspects: c.Aspects(), Judgment: c.Judgment(),
		Moments: c.distinct(func(e *Element) []string { return filled(e.Moment) }), Took: -1, Advised: c.Advice.Asked, Postponed: c.Delay.Weeks > 0 || c.Delay.MoreWeeks > 0,
		Caused: c.Learning.Cause != "", Acted: c.Learning.Action == Act, Outcome: c.Outcome(), Surveyed: c.Survey.Given(), Cause: c.Learning.Cause, Person: c.Party}
	if c.Party == 0 {
		r.Person = -c.ID
	}
	for i := range c.Elements {
		e := &c.Elements[i]
		for _, n := range e.Norms {
			if !slices.Contains(r.Norms, n) {
				r.Norms = append(r.Norms, n)
			}
		}
		if e.Finding != NoJudgmentYet {
			r.Found = append(r.Found, e.Finding)
		}
	}
	if in, judged := c.InTime(ask.Zone, ask.AsOf); judged {
		r.Term = timing(in)
	}
	if c.Attributes.Written && ask.Receipt != nil {
		last := ask.Receipt(c.Day, ask.Days)
		switch {
		case c.Acknowledged.Done():
			r.Receipt = timing(ask.Zone.Date(c.Acknowledged.At) <= last)
		case ask.AsOf > last:
			r.Receipt = TooLate
		}
	}
	if at := c.Answered(ask.Zone); at.Known() {
		r.Took = int32(at - c.Day)
	}
	if r.Surveyed {
		r.Happy, _ = c.Satisfied()
		r.Marks, r.Felt = c.Survey.Marks(), c.Survey.Felt
	}
	return r
}

// Rows are what complaints add to figures.
func Rows(all []Complaint, ask Asked) []Row {
	rows := make([]Row, len(all))
	for i := range all {
		rows[i] = all[i].Row(&ask)
	}
	return rows
}

// Trace is what stays of a row when its file is destroyed: no day, no word and
// nobody. Alone says that who complained is in no other file of that year: they
// count as a person then, so that numbers about few people stay hidden. Somebody
// with more files counts with the last that is destroyed.
func (r Row) Trace(alone bool) Row {
	year, month, _ := r.Day.Civil()
	r.Day, r.Alone, r.Gone = calendar.NewDate(year, month, 1), alone, true
	r.Cause, r.Person = "", 0
	known := func(all []string, of []Choice) []string {
		return slices.DeleteFunc(slices.Clone(all), func(code string) bool { return !known(of, code) })
	}
	r.Classes, r.Moments = known(r.Classes, Classes), known(r.Moments, Moments)
	return r
}
