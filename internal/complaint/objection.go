package complaint

import (
	"handvest/internal/calendar"
	"handvest/internal/term"
)

// ObjectionTerms are the terms of an objection that came in as a complaint. Its
// day of receipt is that of the complaint: who wrote in time to the wrong desk
// wrote in time (Awb 6:15(3), KL-13).
type ObjectionTerms struct {
	Last   calendar.Date // to object (Awb 6:7)
	InTime bool          // the complaint came in on that day or before it
	Decide calendar.Date // to decide on it, counted from the end of the period (Awb 7:10)
	Steps  []term.Step   // how Decide was counted
}

// ObjectionTerms counts them from the day on which the decision was made known;
// false when the complaint is no objection, or that day is not known.
func (c *Complaint) ObjectionTerms(book *term.Book, spec calendar.Spec) (ObjectionTerms, bool, error) {
	if c.Moves.To != Objection || !c.Moves.Announced.Known() || c.Moves.Announced == 0 {
		return ObjectionTerms{}, false, nil
	}
	ask := term.Request{Rule: "bezwaartermijn", Day: c.Moves.Announced, At: calendar.NoInstant, Calendar: spec}
	ask.Options.DecidedOn, ask.Options.DecisionDue = calendar.NoDate, calendar.NoDate
	last, err := book.Compute(ask)
	if err != nil {
		return ObjectionTerms{}, false, err
	}
	t := ObjectionTerms{Last: last.Due.Date, InTime: c.Day <= last.Due.Date}
	ask.Rule = "beslissing_op_bezwaar" // which counts from the end of that period by itself
	decide, err := book.Compute(ask)
	t.Decide, t.Steps = decide.Due.Date, decide.Steps
	return t, err == nil, err
}
