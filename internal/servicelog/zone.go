package servicelog

import (
	"time"

	"handvest/internal/calendar"
)

// Choice says what to do with a local time that is not one moment.
type Choice string

const (
	Forward    Choice = "forward" // a time skipped in spring: moved on by the hour that was skipped
	First      Choice = "first"   // a time that comes twice in autumn: the first, in summer time
	Second     Choice = "second"  // the second, in winter time
	RejectTime Choice = "reject"  // the row goes to the rejects
)

// local turns wall clock readings of one zone into instants. It remembers the
// stretch between two changes of the clock in which the last reading fell.
type local struct {
	loc      *time.Location
	from, to int64 // seconds: readings in here have one offset
	offset   int64
}

// fit says how a reading lies in its zone.
type fit uint8

const (
	once fit = iota
	skipped
	repeated
)

// at gives the first and second instant of a reading in seconds as if it were
// UTC. For a skipped reading both are the moment after the jump.
func (z *local) at(wall int64) (first, second int64, how fit) {
	if wall >= z.from && wall < z.to {
		return wall - z.offset, wall - z.offset, once
	}
	const day = 86400
	_, before := time.Unix(wall-day, 0).In(z.loc).Zone()
	_, after := time.Unix(wall+day, 0).In(z.loc).Zone()
	a, b := wall-int64(before), wall-int64(after)
	_, atA := time.Unix(a, 0).In(z.loc).Zone()
	_, atB := time.Unix(b, 0).In(z.loc).Zone()
	switch {
	case a == b:
		z.remember(a)
		return a, a, once
	case atA == before && atB == after:
		return min(a, b), max(a, b), repeated
	case atA == before:
		return a, a, once
	case atB == after:
		return b, b, once
	}
	return a, a, skipped
}

// remember keeps the stretch around an instant, less a day on both sides.
func (z *local) remember(at int64) {
	start, end := time.Unix(at, 0).In(z.loc).ZoneBounds()
	_, offset := time.Unix(at, 0).In(z.loc).Zone()
	z.offset, z.from, z.to = int64(offset), earliest, latest
	const day = 86400
	if !start.IsZero() {
		z.from = start.Unix() + z.offset + day
	}
	if !end.IsZero() {
		z.to = end.Unix() + z.offset - day
	}
}

// instant turns a moment into an instant. end says that a bare date means the
// last second of that day and not the first.
func (z *local) instant(m moment, end bool, skip, repeat Choice) (calendar.Instant, fit) {
	seconds, milli := int64(m.days)*86400+int64(m.millis)/1000, int64(m.millis)%1000
	if m.zoned {
		return calendar.Instant((seconds-int64(m.offset))*1000 + milli), once
	}
	if m.dateOnly && end {
		seconds += 86399
	}
	first, second, how := z.at(seconds)
	if m.dateOnly {
		how = once // a bare date is never in doubt
	}
	if how == repeated && repeat == Second {
		first = second
	}
	return calendar.Instant(first*1000 + milli), how
}
