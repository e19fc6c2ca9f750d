package term

import (
	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Request is one term to compute.
type Request struct {
	Rule     string           // "term", "elapsed", "working_days", "working_hours", or the id of a Definition
	Basis    string           // legal basis, for the explanation
	Day      calendar.Date    // local date of the start event
	At       calendar.Instant // its moment, or NoInstant when only the day is known
	Quantity int32            // with Unit NoUnit the quantity of the Definition is taken
	Unit     calendar.Unit
	Calendar calendar.Spec // with its opening windows
	Options  Options
}

// Options are what happened during a term and what was agreed about it.
type Options struct {
	Roll      calendar.Roll
	RollGiven bool // else the roll of the rule
	Ending    calendar.Ending
	Backward  bool

	Committee     bool   // an advisory committee was set up (Awb 7:13, 9.1.3)
	NotTold       bool   // the objector was not told about the committee term: six weeks apply (BZ-3)
	Postpone      Length // verdaging (Awb 7:10(3), 9:11(2), Woo 4.4(2))
	Agreed        Length // written consent to delay (Awb 4:15(2)(a), 7:10(4), 9:11(3))
	Extend        Length // a notice with a concrete new term (Awb 4:14), or two months more (AVG 12(3))
	SuspendedDays int32  // days of delay by the applicant or by force majeure, each counted (Awb 4:15(2)(b)(c))
	Pauses        []Pause

	DecisionDue calendar.Date // dwangsom: last day of the decision term
	DecidedOn   calendar.Date // dwangsom: day of announcement, or NoDate
	Regime      string        // dwangsom: "awb" or "woo"
	NoPenalty   Judgment      // dwangsom: a human decision that none is due (DW-7)
	Applicants  int32         // dwangsom: equal shares (Awb 4:17(7)); 0 is one
}

// Length is days, weeks and months together.
type Length struct{ Days, Weeks, Months int32 }

// None says whether the length is nothing.
func (l Length) None() bool { return l == Length{} }

// After is the day this long after another (T-2, T-3).
func (l Length) After(d calendar.Date) calendar.Date {
	return d.AddMonths(int(l.Months)).AddDays(int(l.Weeks)*7 + int(l.Days))
}

// rolls says whether a part of this length may be extended by the Atw (ATW-7).
func (l Length) rolls() bool { return l.Months <= 3 && l.Weeks <= 12 && l.Days <= 90 }

// Pause is one suspension. Terms in days read the dates, terms in time the moments.
type Pause struct {
	Asked, Ended calendar.Date    // Ended is NoDate while it runs
	From, To     calendar.Instant // NoInstant when only the day is known
	Kind         Suspension       // empty is the setting
}

// Judgment is a decision that only a person can take, with its reason and name.
type Judgment struct{ Reason, By string }

// Result is a computed term.
type Result struct {
	Due   calendar.Due // calendar.Never while suspended without an end, or when nothing falls due
	Extra *Extra       // what only some rules give, or nil
	Steps []Step
}

// Extra is what some rules give beside the due moment.
type Extra struct {
	ObjectionEnd calendar.Date // beslissing_op_bezwaar: last day of the objection period
	Penalty      *Penalty      // dwangsom
}

// Step is one line of an explanation, in both languages.
type Step struct {
	Date   calendar.Date
	Kind   calendar.StepKind
	NL, EN string
}

// In is the text in one language.
func (s Step) In(lang fault.Lang) string { return Text{s.NL, s.EN}.In(lang) }

// Explain is the whole explanation in one language, a line a step.
func (r Result) Explain(lang fault.Lang) []string {
	out := make([]string, len(r.Steps))
	for i, s := range r.Steps {
		out[i] = s.In(lang)
	}
	return out
}

// Warnings are the steps that say what the computation cannot know.
func (r Result) Warnings() []Step {
	var out []Step
	for _, s := range r.Steps {
		if s.Kind == calendar.StepWarn {
			out = append(out, s)
		}
	}
	return out
}

// Unsettled is nil, or says that the term runs beyond the last year of which
// the equated days are known (ATW-5): it is computed, but may still move.
func (r Result) Unsettled() *fault.Fault {
	for _, s := range r.Warnings() {
		if s.Date != calendar.NoDate && s.Date.Year() > calendar.LastKnownYear {
			return fault.New(fault.Unready, s.NL, s.EN)
		}
	}
	return nil
}
