package remedy

import (
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Rate is how often a promise pays out in a period. Compensation is not the
// price of bad service (S0-11).
type Rate struct {
	Payouts int64 // granted for cases of the period, apologies not counted
	Cases   int64 // judged in the period
}

const (
	// MostPercent is the share of cases above which paying raises the alarm: it
	// means that the promise is below the 90% gate (PR-8).
	MostPercent = 10
	// FewestPayouts is from how many payouts on the alarm can go: one or two are
	// chance.
	FewestPayouts = 3
	// RateDays is the length in days of the period over which it is counted.
	RateDays = 90
)

// Alarm says whether a promise pays out too often.
func (r Rate) Alarm() bool {
	return r.Payouts >= FewestPayouts && r.Payouts*100 > r.Cases*MostPercent
}

// Share is the rate in hundredths of a percent, for display only.
func (r Rate) Share() int32 {
	if r.Cases == 0 {
		return 0
	}
	return int32((r.Payouts*20000 + r.Cases) / (2 * r.Cases))
}

// ImprovementState is how far an improvement is; its code is stored.
type ImprovementState string

// The states of an improvement.
const (
	Opened  ImprovementState = "open"    // the alarm went; somebody must say what will be done
	Doing   ImprovementState = "doing"   // it has an owner, a measure and a day
	Learned ImprovementState = "learned" // done, with what it brought
)

// Improvement is what must be done about a promise that pays out too often.
type Improvement struct {
	ID         int64
	Version    int32
	Promise    string // code
	State      ImprovementState
	Title      string
	Owner      int64 // employee
	OwnerName  string
	Cause      string
	Measure    string
	Due        calendar.Date
	Before     string // how it stood, in figures
	After      string // what it brought, in figures
	Rate       Rate   // that raised the alarm
	From       calendar.Instant
	Opened     calendar.Instant
	Closed     calendar.Instant
	ClosedName string
}

// Check says what an improvement needs before somebody can begin: an owner, a
// cause, a measure and a day.
func (i *Improvement) Check() error {
	var all fault.List
	need := func(text, place, nl, en string) {
		if strings.TrimSpace(text) == "" {
			all = append(all, fault.New(fault.Invalid, nl, en).At(place))
		}
	}
	need(i.OwnerName, "eigenaar", "Kies wie dit verbetert.", "Choose who improves this.")
	need(i.Cause, "oorzaak", "Schrijf op waardoor het misgaat.", "Write down why it goes wrong.")
	need(i.Measure, "maatregel", "Schrijf op wat u eraan doet.", "Write down what you do about it.")
	need(i.Before, "voor", "Schrijf op hoe het nu staat, in cijfers.", "Write down how it stands now, in figures.")
	if !i.Due.Known() {
		all = append(all, fault.New(fault.Invalid, "Kies wanneer het klaar is.", "Choose when it is done.").At("datum"))
	}
	return all.Err()
}

// Learn closes an improvement. Without an owner, a measure and what it brought,
// a promise cannot be closed as learned (S0-11).
func (i *Improvement) Learn(by string, now calendar.Instant) error {
	if i.State == Learned {
		return fault.New(fault.Conflict, "Deze verbetering is al afgerond.", "This improvement was closed already.")
	}
	if err := i.Check(); err != nil {
		return err
	}
	if strings.TrimSpace(i.After) == "" {
		return fault.New(fault.Invalid, "Schrijf op wat de maatregel opleverde, in cijfers. Zonder dat is er niets geleerd.",
			"Write down what the measure brought, in figures. Without that nothing was learned.").At("na")
	}
	i.State, i.Closed, i.ClosedName = Learned, now, by
	return nil
}
