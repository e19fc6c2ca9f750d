package calendar

import (
	"time"

	"handvest/internal/fault"
)

// days tells a term in days, working days, weeks, months or years.
func (s *story) days() {
	c, t := s.c, s.term
	day, second := c.zone.Local(s.start)
	first, at := c.shift(day, second, t)
	if first != day || at != second {
		s.tellShift(day, second, first, at)
	}
	if s.due == Never {
		for _, p := range s.pauses {
			s.tellPause(p)
		}
		return
	}
	if t.Unit == WorkingDays {
		s.tellDays(first+1, s.due.Date, func(d Date) (string, bool) {
			if !c.WorkingDay(d) {
				return s.reason(d), false
			}
			if s.suspendedOn(d) {
				return s.say("pauze", "paused"), false
			}
			return "", true
		})
		return
	}
	end := c.plain(first, t.Unit, int(t.Quantity))
	if t.Quantity > 0 {
		s.add(StepCount, first+1, NoInstant, "dag 1 is %s", "day 1 is %s", shortDay(first+1, s.lang))
	}
	s.add(StepCount, end, NoInstant, "%s: laatste dag %s", "%s: last day %s", FormatTerm(t, s.lang), FormatDate(end, s.lang))
	if moved := s.tellSuspensions(first, end); moved != end {
		end = moved
		s.add(StepCount, end, NoInstant, "met de pauzes: laatste dag %s", "with the pauses: last day %s", FormatDate(end, s.lang))
	}
	s.tellRoll(first, end)
}

func (s *story) tellShift(day Date, second int32, first Date, at int32) {
	c := s.c
	why := s.say("na "+clockText(c.cutoff), "after "+clockText(c.cutoff))
	if !c.WorkingDay(day) {
		why = s.reason(day)
	}
	if at != second && c.resume >= 0 {
		s.add(StepShift, first, c.zone.At(first, at), "%s: telt als ontvangen op %s, %s", "%s: counts as received on %s, %s",
			why, FormatDate(first, s.lang), clockText(at))
		return
	}
	s.add(StepShift, first, c.zone.At(first, at), "%s: telt als ontvangen op %s", "%s: counts as received on %s", why, FormatDate(first, s.lang))
}

// suspendedOn says whether a pause takes a day out of a term in days (DEC-6).
func (s *story) suspendedOn(d Date) bool {
	for _, p := range s.pauses {
		if from, until := s.c.suspended(p); d >= from && d <= until {
			return true
		}
	}
	return false
}

// tellDays tells every day between two days, joined where the reason is the
// same, and numbers the days that count.
func (s *story) tellDays(from, until Date, judge func(Date) (string, bool)) {
	n := 0
	for a := from; a <= until; {
		why, counts := judge(a)
		b := a
		for b < until {
			if w, k := judge(b + 1); w != why || k != counts {
				break
			}
			b++
		}
		length := int(b-a) + 1
		switch {
		case !counts:
			s.add(StepSkip, a, NoInstant, "%s: %s, telt niet", "%s: %s, does not count", s.stretchText(a, b), why)
		case length == 1:
			s.add(StepCount, a, NoInstant, "%s: werkdag %d", "%s: working day %d", s.stretchText(a, b), n+1)
		default:
			s.add(StepCount, a, NoInstant, "%s: werkdag %d t/m %d", "%s: working days %d to %d", s.stretchText(a, b), n+1, n+length)
		}
		if counts {
			n += length
		}
		a = b + 1
	}
}

// tellSuspensions tells which days the pauses take out and gives the moved end.
func (s *story) tellSuspensions(first, end Date) Date {
	settled := first
	for {
		from, until := s.c.nextSuspension(settled, s.pauses)
		if from > s.c.Rolled(first, end, s.term) || until == forever {
			return end
		}
		n := int64(until - from + 1)
		s.add(StepPause, from, NoInstant, "pauze %s: %s niet mee", "paused %s: %s not counted",
			s.stretchText(from, until), s.say(FormatQuantity(n, Days, fault.NL)+plural(n, " telt", " tellen"), FormatQuantity(n, Days, fault.EN)))
		end += until - from + 1
		settled = until
	}
}

// tellRoll tells why the end of a term moves on, or may not.
func (s *story) tellRoll(first, end Date) {
	c, t := s.c, s.term
	if t.Roll == RollNone {
		return
	}
	if t.Roll == RollAtw && !AtwApplies(t) {
		if !c.WorkingDay(end) {
			s.add(StepRoll, end, NoInstant, "%s: geen verlenging (Atw art. 4)", "%s: not extended (Atw art. 4)", FormatTerm(t, s.lang))
		}
		return
	}
	next := c.NextWorkingDay(end)
	for d := end; d < next; d++ {
		s.add(StepRoll, d, NoInstant, "%s: %s, schuift door", "%s: %s, moves on", shortDay(d, s.lang), s.reason(d))
	}
	if s.due.Date > next {
		law := "Atw art. 2"
		if t.Roll == RollEU {
			law = s.say("Vo 1182/71 art. 3 lid 5", "Reg. 1182/71 art. 3(5)")
		}
		s.add(StepRoll, s.due.Date, NoInstant, "minstens twee werkdagen (%s): %s", "at least two working days (%s): %s", law, shortDay(s.due.Date, s.lang))
	}
}

// workingTime tells a term in working hours or minutes (T-6), day by day.
func (s *story) workingTime() {
	c := s.c
	if open := c.NextOpening(s.start); open != s.start && open != NoInstant {
		if from, until := c.zone.Date(s.start)+1, c.zone.Date(open)-1; from <= until {
			s.tellClosed(from, until)
		}
		s.add(StepShift, c.zone.Date(open), open, "telt vanaf %s", "counts from %s", shortDay(c.zone.Date(open), s.lang)+" "+FormatTime(open, c.zone))
	}
	for _, p := range s.pauses {
		if p.To == NoInstant || p.To > s.start && (s.due == Never || p.From < s.due.At) {
			s.tellPause(p)
		}
	}
	if s.due == Never {
		return
	}
	s.clockChange(s.start, s.due.At)
	s.tellHours()
}

// tellHours tells the counted hours of every day up to the due moment; whole
// days with the same hours are joined.
func (s *story) tellHours() {
	c := s.c
	sum := time.Duration(0)
	last := c.zone.Date(s.due.At)
	for d := c.zone.Date(c.NextOpening(s.start)); d <= last; {
		got := s.counted(d)
		if got == 0 && len(c.days[c.kind[d-First]]) == 0 {
			b := d
			for b < last && len(c.days[c.kind[b+1-First]]) == 0 {
				b++
			}
			s.tellClosed(d, b)
			d = b + 1
			continue
		}
		b := d
		whole := got == c.Open(c.zone.StartOfDay(d), c.zone.StartOfDay(d+1))
		for whole && b < last && c.kind[b+1-First] == c.kind[d-First] && s.counted(b+1) == got {
			b++
		}
		n := time.Duration(b - d + 1)
		sum += n * got
		hours := c.hoursOn(d)
		if n > 1 {
			s.add(StepCount, d, NoInstant, "%s (%s): elke dag %s, samen %s", "%s (%s): %s each day, together %s",
				s.stretchText(d, b), hours, hoursText(got, s.lang), hoursText(sum, s.lang))
		} else {
			s.add(StepCount, d, NoInstant, "%s (%s): %s, samen %s", "%s (%s): %s, together %s",
				shortDay(d, s.lang), hours, hoursText(got, s.lang), hoursText(sum, s.lang))
		}
		d = b + 1
	}
}

// hoursOn is the opening windows of a day as the clock on the wall shows them.
func (c *Calendar) hoursOn(d Date) string {
	var list []window
	for _, span := range c.Hours(d) {
		_, from := c.zone.Local(span.From)
		until, to := c.zone.Local(span.To)
		if until > d {
			to = 86400
		}
		list = append(list, window{from, to})
	}
	return timesText(list)
}

// tellClosed tells days without opening hours, joined by reason.
func (s *story) tellClosed(from, until Date) {
	for a := from; a <= until; {
		b := a
		for b < until && s.reason(b+1) == s.reason(a) {
			b++
		}
		s.add(StepSkip, a, NoInstant, "%s: %s", "%s: %s", s.stretchText(a, b), s.reason(a))
		a = b + 1
	}
}

// counted is the opening time of a day that counts: inside the term and
// outside every pause.
func (s *story) counted(d Date) time.Duration {
	z := s.c.zone
	at, end := max(s.start, z.StartOfDay(d)), min(s.due.At, z.StartOfDay(d+1))
	sum := time.Duration(0)
	for at < end {
		p, o := nextPause(at, s.pauses)
		if o == beyond || p.From >= end {
			return sum + s.c.Open(at, end)
		}
		sum += s.c.Open(at, p.From)
		if p.To == NoInstant {
			return sum
		}
		at = p.To
	}
	return sum
}

// hoursText is working time in hours and minutes, never in days.
func hoursText(d time.Duration, lang fault.Lang) string {
	h, rest := int64(d/time.Hour), d%time.Hour
	if h == 0 {
		return FormatDuration(rest, lang)
	}
	text := FormatQuantity(h, Hours, lang)
	if rest > 0 {
		text += " " + FormatDuration(rest, lang)
	}
	return text
}
