package calendar

import "time"

// inside says whether a date is one that calendars know.
func inside(d Date) bool { return d >= First && d <= Last }

// WorkingDay says whether a day is a working day: Monday to Friday (or the
// working week of the Spec) and no day off (T-7).
func (c *Calendar) WorkingDay(d Date) bool { return inside(d) && c.off[d-First] == 0 }

// DayOff is why a day is no working day; false for a working day.
func (c *Calendar) DayOff(d Date) (Reason, bool) {
	if !inside(d) || c.off[d-First] == 0 {
		return Reason{}, false
	}
	return c.reasons[c.off[d-First]], true
}

// counted is the number of working days from First up to and including d.
func (c *Calendar) counted(d Date) int {
	if d < First {
		return 0
	}
	if d > Last {
		d = Last
	}
	return int(c.count[d-First])
}

// AddWorkingDays counts n working days on from d, which itself is not counted
// (T-7); a negative n counts back. Zero is d itself, working day or not.
// Beyond what calendars know it is NoDate.
func (c *Calendar) AddWorkingDays(d Date, n int) Date {
	if n == 0 {
		return d
	}
	at := c.counted(d) + n - 1
	if n < 0 {
		at = c.counted(d-1) + n
	}
	if at < 0 || at >= len(c.work) || !inside(d) {
		return NoDate
	}
	return c.work[at]
}

// WorkingDaysBetween is how many working days come after a up to and including
// b, the inverse of AddWorkingDays; negative when b comes before a.
func (c *Calendar) WorkingDaysBetween(a, b Date) int { return c.counted(b) - c.counted(a) }

// NextWorkingDay is the first working day on or after d, or NoDate.
func (c *Calendar) NextWorkingDay(d Date) Date {
	if c.WorkingDay(d) {
		return d
	}
	return c.AddWorkingDays(d, 1)
}

// PreviousWorkingDay is the last working day before d, or NoDate (PR-5 warns
// at the latest then).
func (c *Calendar) PreviousWorkingDay(d Date) Date { return c.AddWorkingDays(d, -1) }

// Hours are the opening windows of one day as instants, for lists and screens.
func (c *Calendar) Hours(d Date) []Span {
	if !inside(d) {
		return nil
	}
	start := c.zone.StartOfDay(d)
	var out []Span
	for _, w := range c.days[c.kind[d-First]] {
		out = append(out, Span{start + Instant(w.from)*1000, start + Instant(w.to)*1000})
	}
	return out
}

// HasHours says whether the calendar is ever open.
func (c *Calendar) HasHours() bool { return c.anyHours }

// within is the day of an instant, its windows and the milliseconds since its
// local midnight; days beyond the calendar are closed.
func (c *Calendar) within(i Instant) (Date, []window, int64) {
	local := c.zone.local(i)
	d := Date(floorDiv(local, msDay))
	if !inside(d) {
		return d, nil, 0
	}
	return d, c.days[c.kind[d-First]], int64(i - c.zone.StartOfDay(d))
}

// opened is the opening time from First up to an instant, in milliseconds.
func (c *Calendar) opened(i Instant) int64 {
	d, list, since := c.within(i)
	if d < First {
		return 0
	}
	if d > Last {
		return int64(c.open[len(c.open)-1]) * 1000
	}
	sum := int64(c.open[d-First]) * 1000
	for _, w := range list {
		from, to := int64(w.from)*1000, int64(w.to)*1000
		if since <= from {
			break
		}
		sum += min(since, to) - from
	}
	return sum
}

// Open is the opening time inside a stretch of time (T-6).
func (c *Calendar) Open(from, to Instant) time.Duration {
	if to <= from {
		return 0
	}
	return time.Duration(c.opened(to)-c.opened(from)) * time.Millisecond
}

// IsOpen says whether an instant lies inside an opening window; closing time
// itself does not.
func (c *Calendar) IsOpen(i Instant) bool {
	_, list, since := c.within(i)
	for _, w := range list {
		if since < int64(w.from)*1000 {
			return false
		}
		if since < int64(w.to)*1000 {
			return true
		}
	}
	return false
}

// NextOpening is the first open instant at or after i: i itself when open, and
// NoInstant when the calendar is never open again.
func (c *Calendar) NextOpening(i Instant) Instant {
	if c.IsOpen(i) {
		return i
	}
	if c.zone.Date(i) < First {
		i = c.zone.StartOfDay(First)
	}
	return c.opening(c.opened(i))
}

// opening is the last instant up to which the total opening time is sum: where
// the door opens again after it.
func (c *Calendar) opening(sum int64) Instant {
	d := c.dayOf(sum, true)
	if d == NoDate {
		return NoInstant
	}
	rest := sum - int64(c.open[d-First])*1000
	start := c.zone.StartOfDay(d)
	for _, w := range c.days[c.kind[d-First]] {
		length := int64(w.to-w.from) * 1000
		if rest < length {
			return start + Instant(int64(w.from)*1000+rest)
		}
		rest -= length
	}
	return NoInstant
}

// reached is the first instant at which the total opening time is sum: closing
// time where it is used up exactly (T-6).
func (c *Calendar) reached(sum int64) Instant {
	d := c.dayOf(sum, false)
	if d == NoDate {
		return NoInstant
	}
	rest := sum - int64(c.open[d-First])*1000
	start := c.zone.StartOfDay(d)
	for _, w := range c.days[c.kind[d-First]] {
		length := int64(w.to-w.from) * 1000
		if rest <= length {
			return start + Instant(int64(w.from)*1000+rest)
		}
		rest -= length
	}
	return NoInstant
}

// dayOf is the first day at whose end the total opening time reaches sum, or
// passes it when beyond is asked.
func (c *Calendar) dayOf(sum int64, beyond bool) Date {
	need := uint32((sum + 999) / 1000)
	if beyond {
		need = uint32(sum/1000) + 1
	}
	n := len(c.open) - 1
	if sum < 0 || need > c.open[n] {
		return NoDate
	}
	lo, hi := 1, n // the first k with open[k] >= need
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if c.open[mid] >= need {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return First + Date(lo-1)
}
