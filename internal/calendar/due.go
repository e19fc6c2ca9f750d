package calendar

import (
	"math"

	"handvest/internal/fault"
)

// Never is the due moment of a term whose clock stands still in an open pause.
var Never = Due{Date: NoDate, At: NoInstant}

// outcome says why a due moment could not be given.
type outcome uint8

const (
	found    outcome = iota
	standing         // paused without an end
	beyond           // past what calendars know
	noHours          // working time without opening hours
	noLength         // a unit that is not a length of time
	badStart         // no start, or one outside the calendar
	negative         // fewer than nothing
)

// msPer is the length of the units of real and of working time; zero for others.
func (c *Calendar) msPer(u Unit) int64 {
	switch u {
	case Seconds, WorkingSeconds:
		return 1000
	case Minutes, WorkingMinutes:
		return 60_000
	case Hours, WorkingHours:
		return 3_600_000
	case Rings:
		return c.ring
	}
	return 0
}

// Clocked says whether a unit is counted in time rather than in days.
func (u Unit) Clocked() bool {
	switch u {
	case Seconds, Minutes, Hours, Rings:
		return true
	}
	return u.WorkingTime()
}

// WorkingTime says whether a unit is time inside the opening windows (T-6).
func (u Unit) WorkingTime() bool {
	return u == WorkingHours || u == WorkingMinutes || u == WorkingSeconds
}

// Due is when a term that starts at an instant ends.
//
// Time in a pause does not count: real and working time stand still between
// From and To; in terms of days the days after the day of From up to but not
// including the day of To are skipped (DEC-6). While the last pause is open
// and was entered before the term ended the answer is Never. A backward term
// knows no pauses and is never rolled (T-12).
func (c *Calendar) Due(start Instant, t Term, pauses []Span) (Due, error) {
	d, o := c.due(start, t, pauses)
	switch o {
	case found, standing:
		return d, nil
	}
	return Never, c.refuse(start, t, o)
}

func (c *Calendar) due(start Instant, t Term, pauses []Span) (Due, outcome) {
	if t.Quantity < 0 {
		return Never, negative
	}
	if start == NoInstant {
		return Never, badStart
	}
	day, second := c.zone.Local(start)
	if !inside(day) {
		return Never, badStart
	}
	switch t.Unit {
	case Seconds, Minutes, Hours, Rings, WorkingSeconds, WorkingMinutes, WorkingHours:
		return c.dueClocked(start, t, pauses)
	case Days, Weeks, Months, Years, WorkingDays:
	default:
		return Never, noLength
	}
	day, second = c.shift(day, second, t)
	if !inside(day) {
		return Never, beyond
	}
	end, o := c.lastDay(day, t, pauses)
	if o != found {
		return Never, o
	}
	return Due{end, c.ending(end, second, t)}, found
}

// shift moves the start of a term in working days when the calendar has a
// cut-off (T-8): a message on a day off, or after the cut-off, counts as
// received on the next working day, which is then day 0.
//
// With a resume hour the clock time is carried along: a day off moves to the
// same time of the next working day, and a time at or after the cut-off moves
// on to the resume hour of the working day after that.
func (c *Calendar) shift(day Date, second int32, t Term) (Date, int32) {
	if t.Unit != WorkingDays || c.cutoff < 0 || t.Backward {
		return day, second
	}
	off := !c.WorkingDay(day)
	if off {
		if day = c.AddWorkingDays(day, 1); day == NoDate {
			return day, second
		}
	}
	if c.resume < 0 {
		if off || second <= c.cutoff {
			return day, second
		}
		return c.AddWorkingDays(day, 1), 0
	}
	if second >= c.cutoff {
		day, second = c.AddWorkingDays(day, 1), c.resume
	}
	return day, second
}

// ending is the hour at which the last day ends.
func (c *Calendar) ending(day Date, second int32, t Term) Instant {
	switch t.Ending {
	case SameTime:
		return c.zone.At(day, second)
	case Closing:
		if list := c.days[c.kind[day-First]]; len(list) > 0 {
			last := list[len(list)-1].to
			return min(c.zone.StartOfDay(day)+Instant(last)*1000, c.zone.EndOfDay(day))
		}
	case ThroughDaysOff:
		if next := c.NextWorkingDay(day + 1); next != NoDate {
			return c.zone.EndOfDay(next - 1)
		}
	}
	return c.zone.EndOfDay(day)
}

// lastDay is the day on which a term in days or more ends, pauses and roll included.
func (c *Calendar) lastDay(day Date, t Term, pauses []Span) (Date, outcome) {
	n := int64(t.Quantity)
	if n > int64(Last-First) {
		return NoDate, beyond
	}
	if t.Backward {
		n = -n
	}
	end := c.plain(day, t.Unit, int(n))
	if !inside(end) {
		return NoDate, beyond
	}
	if t.Backward {
		return end, found
	}
	if len(pauses) > 0 {
		var o outcome
		if end, o = c.stretch(day, end, t, pauses); o != found {
			return NoDate, o
		}
	}
	end = c.Rolled(day, end, t)
	if !inside(end) {
		return NoDate, beyond
	}
	return end, found
}

// plain is the last day without pauses or roll (T-1 to T-4, T-7).
func (c *Calendar) plain(day Date, u Unit, n int) Date {
	switch u {
	case Days:
		return day.AddDays(n)
	case Weeks:
		return day.AddDays(7 * n)
	case Months:
		return day.AddMonths(n)
	case Years:
		return day.AddYears(n)
	}
	return c.AddWorkingDays(day, n)
}

// stretch moves the last day by the days that were suspended before the
// (rolled) end, each day once however pauses overlap.
func (c *Calendar) stretch(day, end Date, t Term, pauses []Span) (Date, outcome) {
	n := int(t.Quantity)
	settled := day
	for {
		from, until := c.nextSuspension(settled, pauses)
		if from > c.Rolled(day, end, t) {
			return end, found
		}
		if until == forever {
			return NoDate, standing
		}
		if t.Unit == WorkingDays {
			n += c.WorkingDaysBetween(from-1, until)
			end = c.AddWorkingDays(day, n)
		} else {
			end += until - from + 1
		}
		if !inside(end) {
			return NoDate, beyond
		}
		settled = until
	}
}

// forever is later than any day.
const forever Date = math.MaxInt32

// nextSuspension is the first suspended day after a day and the last of its
// stretch; forever when there is none, or no end.
func (c *Calendar) nextSuspension(after Date, pauses []Span) (from, until Date) {
	from, until = forever, NoDate
	for _, p := range pauses {
		a, b := c.suspended(p)
		if a = max(a, after+1); b >= a && (a < from || a == from && b > until) {
			from, until = a, b
		}
	}
	return from, until
}

// suspended are the days that a pause takes out of a term in days: from the
// day after its start day up to but not including its end day (DEC-6).
func (c *Calendar) suspended(p Span) (from, until Date) {
	from, until = c.zone.Date(p.From)+1, forever
	if p.To != NoInstant {
		until = c.zone.Date(p.To) - 1
	}
	return from, until
}

// Suspended counts the days that a pause takes out of a term in days (DEC-6);
// zero while it is open.
func (c *Calendar) Suspended(p Span) int {
	from, until := c.suspended(p)
	if until == forever || until < from {
		return 0
	}
	return int(until - from + 1)
}

// dueClocked is Due for real time (T-5) and working time (T-6).
func (c *Calendar) dueClocked(start Instant, t Term, pauses []Span) (Due, outcome) {
	left := int64(t.Quantity) * c.msPer(t.Unit)
	working := t.Unit.WorkingTime()
	if working && !c.anyHours {
		return Never, noHours
	}
	if t.Backward {
		return c.backClocked(start, left, working)
	}
	at := start
	for {
		pause, o := nextPause(at, pauses)
		if working {
			if open := c.NextOpening(at); open != NoInstant && (o == beyond || open < pause.From) {
				at = open
			} else if open == NoInstant {
				return Never, beyond
			}
		}
		inPause := o != beyond && pause.From <= at
		if !inPause {
			room := int64(1 << 62)
			if o != beyond {
				if room = int64(pause.From - at); working {
					room = c.opened(pause.From) - c.opened(at)
				}
			}
			if left <= room && (!working || left > 0 || c.IsOpen(at)) {
				break
			}
			left -= room
		}
		if pause.To == NoInstant {
			return Never, standing
		}
		at = pause.To
	}
	if working && left > 0 {
		at = c.reached(c.opened(at) + left)
	} else if !working {
		at += Instant(left)
	}
	return c.moment(at)
}

// backClocked counts back; the due moment is the last at which the whole
// quantity still lies ahead.
func (c *Calendar) backClocked(start Instant, left int64, working bool) (Due, outcome) {
	at := start - Instant(left)
	if working {
		if left == 0 {
			return c.moment(start)
		}
		at = c.opening(c.opened(start) - left)
	}
	return c.moment(at)
}

func (c *Calendar) moment(at Instant) (Due, outcome) {
	if at == NoInstant {
		return Never, beyond
	}
	d := c.zone.Date(at)
	if !inside(d) {
		return Never, beyond
	}
	return Due{d, at}, found
}

// nextPause is the first pause that ends after an instant; overlapping pauses
// are met one after the other. Without one the outcome is beyond.
func nextPause(at Instant, pauses []Span) (Span, outcome) {
	best, o := Span{}, beyond
	for _, p := range pauses {
		if p.To != NoInstant && (p.To <= at || p.To <= p.From) {
			continue
		}
		if o == beyond || p.From < best.From {
			best, o = p, found
		}
	}
	return best, o
}

// refuse is the fault for a term that cannot be counted.
func (c *Calendar) refuse(start Instant, t Term, o outcome) error {
	switch o {
	case negative:
		return fault.Newf(fault.Invalid,
			"een termijn van %d kan niet; geef nul of meer", "a term of %d is impossible; give zero or more", t.Quantity)
	case badStart:
		if start == NoInstant {
			return fault.New(fault.Invalid, "de termijn heeft geen beginmoment; geef er een", "the term has no start; give one")
		}
		return fault.Newf(fault.Invalid,
			"het beginmoment valt buiten de kalender; kies een dag van %s tot en met %s", "the start lies outside the calendar; choose a day from %s to %s", First, Last)
	case noHours:
		return fault.Newf(fault.Invalid,
			"kalender %q heeft geen openingstijden, dus werkuren lopen nooit af; geef openingstijden of gebruik een andere eenheid",
			"calendar %q has no opening hours, so working hours never run out; give opening hours or use another unit", c.spec.ID)
	case noLength:
		return fault.New(fault.Invalid, "deze eenheid is geen tijdsduur; gebruik seconden tot en met jaren",
			"this unit is not a length of time; use seconds up to years")
	}
	return fault.Newf(fault.Invalid,
		"de termijn loopt tot buiten de kalender (%s tot en met %s); maak hem korter", "the term runs beyond the calendar (%s to %s); make it shorter", First, Last)
}
