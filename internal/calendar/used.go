package calendar

import "math"

// Used is how many units of a term have been used between two moments: the
// smallest whole quantity whose due moment is not before end, so that
//
//	end <= Due(start, q units).At  ⇔  Used(start, end) <= q
//
// holds for every unit, roll and pause. It is zero when end is not after the
// due moment of the term of zero. Quantity of t is not read.
//
// A backward term asks how far ahead end was: the largest quantity whose due
// moment is not before end, -1 when end came after the start event.
//
// One exception belongs to the law, not to us: article 4 of the Atw makes 91
// to 95 days end before 90 rolled days can, and Used gives the smaller.
func (c *Calendar) Used(start, end Instant, t Term, pauses []Span) int64 {
	if t.Backward {
		return c.ahead(start, end, t)
	}
	if t.Unit.Clocked() {
		return c.usedClocked(start, end, t.Unit, pauses)
	}
	most := c.least(start, end, t, c.usedBare(start, end, t))
	if len(pauses) == 0 || most == 0 {
		return most
	}
	// Pauses only ever make fewer units used: search below.
	lo, hi := int64(0), most
	for lo < hi {
		mid := (lo + hi) / 2
		if c.inTime(start, end, t, pauses, mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// usedClocked is Used of real and of working time: what was counted, rounded
// up. Where it is a whole number of units and the clock stood still just
// before end, the due moment of that number had already passed.
func (c *Calendar) usedClocked(start, end Instant, u Unit, pauses []Span) int64 {
	if end <= start {
		return 0
	}
	working := u.WorkingTime()
	var sum int64
	for at := start; ; {
		pause, o := nextPause(at, pauses)
		until := end
		if o != beyond {
			until = min(end, max(at, pause.From))
		}
		if working {
			sum += c.opened(until) - c.opened(at)
		} else {
			sum += int64(until - at)
		}
		if until == end && (o == beyond || end <= pause.From) {
			still := working && !c.IsOpen(end-1) || until == at
			return wholeUnits(sum, c.msPer(u), still)
		}
		if pause.To == NoInstant || pause.To >= end {
			return wholeUnits(sum, c.msPer(u), true)
		}
		at = pause.To
	}
}

func wholeUnits(sum, unit int64, still bool) int64 {
	n := sum / unit
	if sum%unit != 0 || still && sum > 0 {
		n++
	}
	return n
}

// inTime says whether a term of q units would have been kept.
func (c *Calendar) inTime(start, end Instant, t Term, pauses []Span, q int64) bool {
	if q > math.MaxInt32 {
		return true
	}
	t.Quantity = int32(q)
	d, o := c.due(start, t, pauses)
	return o != found || end <= d.At
}

// usedBare is a quantity near the answer without pauses.
func (c *Calendar) usedBare(start, end Instant, t Term) int64 {
	if end <= start {
		return 0
	}
	day, second := c.zone.Local(start)
	day, _ = c.shift(day, second, t)
	if !inside(day) {
		return 0
	}
	last := c.zone.Date(end)
	switch t.Unit {
	case Days:
		return int64(last - day)
	case Weeks:
		return int64(last-day) / 7
	case Months, Years:
		y1, m1, _ := day.Civil()
		y2, m2, _ := last.Civil()
		if t.Unit == Years {
			return int64(y2 - y1)
		}
		return int64((y2-y1)*12 + int(m2) - int(m1))
	case WorkingDays:
		return int64(c.WorkingDaysBetween(day, last))
	}
	return 0
}

// least walks from a quantity near the answer to the answer without pauses.
func (c *Calendar) least(start, end Instant, t Term, q int64) int64 {
	if q < 0 {
		q = 0
	}
	if !c.inTime(start, end, t, nil, q) {
		for q++; !c.inTime(start, end, t, nil, q); q++ {
		}
		return q
	}
	for q > 0 && c.inTime(start, end, t, nil, q-1) {
		q--
	}
	return q
}

// ahead is Used of a backward term.
func (c *Calendar) ahead(start, end Instant, t Term) int64 {
	if !c.inTime(start, end, t, nil, 0) {
		return -1
	}
	// The due moment moves back as the quantity grows: double, then search.
	lo, hi := int64(0), int64(1)
	for hi <= math.MaxInt32 && c.keptAhead(start, end, t, hi) {
		lo, hi = hi, hi*2
	}
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if c.keptAhead(start, end, t, mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

func (c *Calendar) keptAhead(start, end Instant, t Term, q int64) bool {
	if q > math.MaxInt32 {
		return false
	}
	t.Quantity = int32(q)
	d, o := c.due(start, t, nil)
	return o == found && end <= d.At
}
