package clock

import (
	"cmp"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// Fractions of the term at which somebody is warned, in percent (PR-5).
var Fractions = []int{50, 75, 90}

// Timer is a moment at which a running clock asks for attention.
type Timer struct {
	At       calendar.Instant
	Kind     charter.Event // AtRisk, or Due
	Fraction int           // percent of the term; 0 for the warning a working day before, 100 when due
}

// Timers are all moments of a running clock in order: the fractions of the
// time from start to due, at the latest a working day before (where the term
// is that long), and the due moment itself. A clock that does not run has
// none: it has ended, or its due moment is unknown in an open pause.
func (c *Compiled) Timers(r Result) []Timer {
	v := c.version(r.Version)
	if v == nil || r.State != Running && r.State != Overdue || !r.Due.At.Known() {
		return nil
	}
	timers := make([]Timer, 0, len(Fractions)+2)
	if length := r.Due.At - r.Start; length > 0 {
		for _, f := range Fractions {
			timers = append(timers, Timer{r.Start + length*calendar.Instant(f)/100, charter.AtRisk, f})
		}
	}
	zone := v.cal.Zone()
	if before := v.cal.PreviousWorkingDay(r.Due.Date); before != calendar.NoDate {
		_, second := zone.Local(r.Due.At)
		if at := zone.At(before, second); at > r.Start && at < r.Due.At {
			timers = append(timers, Timer{at, charter.AtRisk, 0})
		}
	}
	slices.SortStableFunc(timers, func(a, b Timer) int { return cmp.Compare(a.At, b.At) })
	return append(timers, Timer{r.Due.At, charter.Due, 100})
}

// NextTimer is the first timer after a moment; false when there is none left.
func (c *Compiled) NextTimer(r Result, after calendar.Instant) (Timer, bool) {
	for _, t := range c.Timers(r) {
		if t.At > after {
			return t, true
		}
	}
	return Timer{}, false
}
