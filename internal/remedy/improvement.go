package remedy

import (
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
)

// ImprovementState is how far an improvement is; its code is stored.
type ImprovementState string

// The states of an improvement.
const (
	Opened  ImprovementState = "open"    // the alarm went; somebody must say what will be done
	Doing   ImprovementState = "doing"   // it has an owner, a measure and a day
	Learned ImprovementState = "learned" // done, with what it brought
)

// Origin is where an improvement came from; its code is stored.
type Origin string

// The origins.
const (
	OfPromise   Origin = "promise"   // a promise that pays too often (S0-11)
	OfComplaint Origin = "complaint" // a cause of complaints (S1-22)
)

// Effect is how often complaints had one cause, before and after the measure.
type Effect struct {
	Before complaint.Frequency `json:"before"`
	After  complaint.Frequency `json:"after"`
}

const (
	// BeforeDays is how long the period before an improvement is.
	BeforeDays = 90
	// LeastAfterDays is how long a measure must have worked before its effect is
	// counted: two weeks say nothing about a month.
	LeastAfterDays = 28
)

// AfterFrom is the first day of the period after the measure, and AfterUntil its
// last on a day: as long as the period before, or until that day.
func (i *Improvement) AfterFrom() calendar.Date { return i.Due.AddDays(1) }

// AfterUntil is the last day of that period, on a day.
func (i *Improvement) AfterUntil(today calendar.Date) calendar.Date {
	return min(today, i.Due.AddDays(BeforeDays))
}

// Improvement is what must be done about a promise that pays too often, or about
// a cause of complaints that came back. There is one at a time for each.
type Improvement struct {
	ID         int64
	Version    int32
	Origin     Origin // empty is OfPromise
	Promise    string // code; empty for a cause of complaints
	Key        string // the cause of complaints, folded; empty for a promise
	Department string // whose work it is; empty is of no one department
	State      ImprovementState
	Title      string
	Owner      int64 // employee
	OwnerName  string
	Sponsor    int64 // manager who makes it possible; of a cause of complaints
	Sponsored  string
	Themes     []string // codes of complaint.Themes
	Cause      string
	Measure    string
	Due        calendar.Date // when the measure is, or was, in place
	Before     string        // how it stood, in figures
	After      string        // what it brought, in figures
	Effect     Effect        // the same, counted from complaints
	Rate       Rate          // that raised the alarm
	From       calendar.Instant
	Opened     calendar.Instant
	Closed     calendar.Instant
	ClosedName string
}

// OfComplaints says whether complaints led to it.
func (i *Improvement) OfComplaints() bool { return i.Origin == OfComplaint }

// Check says what an improvement needs before somebody can begin: an owner, a
// cause, a measure and a day; after complaints a sponsor and a theme too.
func (i *Improvement) Check() error {
	var all fault.List
	need := func(text, place, nl, en string) {
		if strings.TrimSpace(text) == "" {
			all = append(all, fault.New(fault.Invalid, nl, en).At(place))
		}
	}
	need(i.OwnerName, "eigenaar", "Kies wie dit verbetert.", "Choose who improves this.")
	if i.OfComplaints() {
		need(i.Sponsored, "opdrachtgever", "Kies welke leidinggevende dit mogelijk maakt.", "Choose which manager makes this possible.")
		need(strings.Join(i.Themes, ""), "thema", "Kies ten minste één thema.", "Choose one theme at least.")
		for _, t := range i.Themes {
			if !complaint.KnownTheme(t) {
				all = append(all, fault.New(fault.Invalid, "Dit thema bestaat niet. Laad de pagina opnieuw.", "This theme does not exist. Load the page again.").At("thema"))
			}
		}
	} else {
		need(i.Before, "voor", "Schrijf op hoe het nu staat, in cijfers.", "Write down how it stands now, in figures.")
	}
	need(i.Cause, "oorzaak", "Schrijf op waardoor het misgaat.", "Write down why it goes wrong.")
	need(i.Measure, "maatregel", "Schrijf op wat u eraan doet.", "Write down what you do about it.")
	if !i.Due.Known() {
		all = append(all, fault.New(fault.Invalid, "Kies wanneer het klaar is.", "Choose when it is done.").At("datum"))
	}
	return all.Err()
}

// Learn closes an improvement. Without an owner, a measure and what it brought,
// a promise cannot be closed as learned (S0-11); after complaints what it
// brought is counted, over four weeks at least (S1-22).
func (i *Improvement) Learn(by string, now calendar.Instant) error {
	if i.State == Learned {
		return fault.New(fault.Conflict, "Deze verbetering is al afgerond.", "This improvement was closed already.")
	}
	if err := i.Check(); err != nil {
		return err
	}
	switch {
	case i.OfComplaints() && (!i.Effect.Before.Known() || i.Effect.After.Days() < LeastAfterDays):
		return fault.Newf(fault.Unready, "Er zijn nog geen cijfers van erna. Rond af vanaf %s: dan werkt de maatregel vier weken.",
			"There are no figures of afterwards yet. Close from %s on: then the measure has worked for four weeks.", i.Due.AddDays(LeastAfterDays)).At("na")
	case !i.OfComplaints() && strings.TrimSpace(i.After) == "":
		return fault.New(fault.Invalid, "Schrijf op wat de maatregel opleverde, in cijfers. Zonder dat is er niets geleerd.",
			"Write down what the measure brought, in figures. Without that nothing was learned.").At("na")
	}
	i.State, i.Closed, i.ClosedName = Learned, now, by
	return nil
}
