package complaint

import (
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Retention is how long a closed complaint is kept, and by which entry of the
// selection list (rules, section 8). A hold stops the destruction, not the term.
type Retention struct {
	Entry string
	Years int // 0 is for ever
	Until calendar.Date
	Hold  string // why it is kept longer; empty is no hold
	By    string // who put the hold on it, and when
	At    calendar.Instant
}

// EntryOf is one entry of the selection list of 2020 for municipalities that
// can hold for a complaint.
type EntryOf struct {
	Code  string
	Years int // 0 is for ever
	Word
}

// Entries are those entries, the longest first: the first that fits holds.
var Entries = []EntryOf{
	{"13.3", 0, Word{"Beïnvloedt een zaak die blijvend wordt bewaard", "Influences a case that is kept for ever"}},
	{"13.2", 10, Word{"Via de ombudsman behandeld", "Handled by way of the ombudsman"}},
	{"13.1", 7, Word{"Met financiële gevolgen", "With financial consequences"}},
	{"13", 5, Word{"Afgehandeld", "Handled"}},
	{"13.4", 1, Word{"Niet in behandeling genomen", "Not handled"}},
	{"13 afgebroken", 1, Word{"Afgebroken", "Broken off"}},
}

// Entry is the entry with a code.
func Entry(code string) EntryOf {
	for _, e := range Entries {
		if e.Code == code {
			return e
		}
	}
	return EntryOf{Code: code}
}

// Keep computes the retention of a complaint that closed on a day. A hold that
// was put on it stays.
func (c *Complaint) Keep(closed calendar.Date, costs bool) (Retention, error) {
	if !c.State.Over() {
		return Retention{}, fault.New(fault.Conflict, "Deze klacht loopt nog.", "This complaint still runs.")
	}
	code := "13"
	switch {
	case c.Important:
		code = "13.3"
	case c.Attributes.Level == ToOutsider:
		code = "13.2"
	case costs:
		code = "13.1"
	case c.State == NotHandled:
		code = "13.4"
	case c.State == Withdrawn:
		code = "13 afgebroken"
	}
	e := Entry(code)
	r := Retention{Entry: e.Code, Years: e.Years, Until: calendar.NoDate, Hold: c.Kept.Hold, By: c.Kept.By, At: c.Kept.At}
	if e.Years > 0 {
		r.Until = closed.AddYears(e.Years)
	}
	return r, nil
}

// May says whether the record may be destroyed on a day: from the day after the
// last on which it is kept.
func (r Retention) May(today calendar.Date) bool {
	return r.Years > 0 && r.Hold == "" && r.Until.Known() && today > r.Until
}

// Stop puts a hold on the destruction, such as for a court case, or lifts it
// with an empty reason.
func (r *Retention) Stop(reason, by string, at calendar.Instant) error {
	reason = strings.TrimSpace(reason)
	switch {
	case len([]rune(reason)) > 500:
		return fault.New(fault.Invalid, "De reden is langer dan 500 tekens. Kort hem in.", "The reason is longer than 500 characters. Shorten it.").At("reden")
	case reason != "" && r.Hold != "":
		return fault.New(fault.Conflict, "Deze klacht wordt al langer bewaard. Hef dat eerst op.", "This complaint is kept longer already. Lift that first.").At("reden")
	case reason == "" && r.Hold == "":
		return fault.New(fault.Invalid, "Schrijf op waarom de klacht langer bewaard blijft, bijvoorbeeld een rechtszaak.", "Write down why the complaint is kept longer, such as a court case.").At("reden")
	case reason == "":
		r.Hold, r.By, r.At = "", "", 0
		return nil
	}
	r.Hold, r.By, r.At = reason, by, at
	return nil
}
