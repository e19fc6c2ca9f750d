package calendar

import (
	"fmt"
	"strings"
	"time"

	"handvest/internal/fault"
)

// StepKind is what a step of an explanation is about.
type StepKind string

const (
	StepStart StepKind = "start" // the moment that starts the term
	StepShift StepKind = "shift" // counts as received later: cut-off, day off, closed
	StepCount StepKind = "count" // days or hours that count
	StepSkip  StepKind = "skip"  // days that do not count
	StepPause StepKind = "pause" // the clock stands still
	StepClock StepKind = "clock" // summer time begins or ends
	StepRoll  StepKind = "roll"  // the end moves on
	StepDue   StepKind = "due"   // the outcome
	StepWarn  StepKind = "warn"  // what the calendar cannot know
)

// Step is one line of an explanation that a clerk can check.
type Step struct {
	Date Date
	At   Instant // NoInstant where the step is about whole days
	Kind StepKind
	Text string
}

// Explain tells step by step how a term was counted, in Dutch or English. The
// last step but warnings is the outcome of Due; a term that cannot be counted
// is one step with the fault.
func (c *Calendar) Explain(start Instant, t Term, pauses []Span, lang fault.Lang) []Step {
	due, err := c.Due(start, t, pauses)
	if err != nil {
		text, _ := fault.Text(err, lang)
		return []Step{{NoDate, NoInstant, StepWarn, text}}
	}
	s := story{c: c, lang: lang, start: start, term: t, due: due, pauses: inOrder(pauses)}
	s.add(StepStart, c.zone.Date(start), start, "begint %s", "starts %s", FormatDateTime(start, c.zone, lang))
	switch {
	case t.Backward:
		s.backward()
	case t.Unit.WorkingTime():
		s.workingTime()
	case t.Unit.Clocked():
		s.realTime()
	default:
		s.days()
	}
	s.outcome()
	return s.steps
}

// story is an explanation while it is being written.
type story struct {
	c      *Calendar
	lang   fault.Lang
	start  Instant
	term   Term
	due    Due
	pauses []Span
	steps  []Step
}

func (s *story) say(nl, en string) string {
	if s.lang == fault.EN {
		return en
	}
	return nl
}

func (s *story) add(k StepKind, d Date, at Instant, nl, en string, args ...any) {
	s.steps = append(s.steps, Step{d, at, k, fmt.Sprintf(s.say(nl, en), args...)})
}

func (s *story) outcome() {
	if s.due == Never {
		s.add(StepDue, NoDate, NoInstant, "de klok staat stil in een pauze zonder einde: nog geen uiterste moment",
			"the clock stands still in a pause without an end: no due moment yet")
		return
	}
	if s.term.Ending == ThroughDaysOff && s.c.zone.Date(s.due.At) > s.due.Date {
		s.add(StepDue, s.due.Date, s.due.At, "uiterlijk %s; ook de vrije dagen erna t/m %s zijn op tijd", "due %s; the days off after it until %s are in time too",
			FormatDate(s.due.Date, s.lang), FormatDate(s.c.zone.Date(s.due.At), s.lang))
	} else if s.term.Unit.Clocked() || s.term.Ending == SameTime || s.term.Ending == Closing {
		s.add(StepDue, s.due.Date, s.due.At, "uiterlijk %s", "due %s", FormatDateTime(s.due.At, s.c.zone, s.lang))
	} else {
		s.add(StepDue, s.due.Date, s.due.At, "uiterlijk %s, einde van de dag", "due %s, end of the day", FormatDate(s.due.Date, s.lang))
	}
	if w := s.c.Warn(s.c.zone.Date(s.start), s.due.Date); w != nil {
		s.add(StepWarn, s.due.Date, NoInstant, "%s", "%s", w.In(s.lang))
	}
}

// Warn says what this calendar cannot know about a term between two days: the
// equated days of ATW-5 are not known for every year. Nil when all is known.
func (c *Calendar) Warn(from, until Date) *fault.Fault {
	if !c.equated {
		return nil
	}
	if y := until.Year(); y > LastKnownYear {
		return fault.Newf(fault.Unready,
			"de gelijkgestelde dagen na %d zijn nog niet bekend (Atw art. 3 lid 3); controleer deze termijn van %d opnieuw als het besluit er is",
			"the equated days after %d are not known yet (Atw art. 3(3)); check this term of %d again once the decree is there", LastKnownYear, y)
	}
	if y := from.Year(); y < FirstKnownYear {
		return fault.Newf(fault.Unready,
			"de gelijkgestelde dagen van voor %d staan niet in de kalender (Atw art. 3 lid 3); controleer deze termijn van %d in de Staatscourant",
			"the equated days before %d are not in the calendar (Atw art. 3(3)); check this term of %d in the Government Gazette", FirstKnownYear, y)
	}
	return nil
}

// stretchText is one day or several: "wo 25 nov" or "wo 25 nov t/m vr 27 nov".
func (s *story) stretchText(a, b Date) string {
	short := func(d Date) string {
		if d.Year() != s.c.zone.Date(s.start).Year() {
			return FormatDate(d, s.lang)
		}
		return shortDay(d, s.lang)
	}
	switch {
	case a == b:
		return short(a)
	case b == a+1 && sameMonth(a, b):
		return dayName(a, s.lang) + s.say(" en ", " and ") + short(b)
	}
	return short(a) + s.say(" t/m ", " to ") + short(b)
}

func sameMonth(a, b Date) bool {
	_, m, _ := a.Civil()
	_, n, _ := b.Civil()
	return m == n
}

// reason is why a day is no working day.
func (s *story) reason(d Date) string {
	r, off := s.c.DayOff(d)
	if !off {
		return s.say("dicht", "closed")
	}
	return s.say(r.NL, r.EN)
}

// clockChange adds a step for a change of the clock between two instants (T-11).
func (s *story) clockChange(from, to Instant) {
	z := s.c.zone
	for d := z.Date(from); d <= z.Date(to) && inside(d); d++ {
		a, b := z.StartOfDay(d), z.StartOfDay(d+1)
		before, after := z.Offset(max(a, from)), z.Offset(min(b, to))
		if before == after {
			continue
		}
		by := FormatDuration(time.Duration(max(after-before, before-after))*time.Second, s.lang)
		if after > before {
			s.add(StepClock, d, NoInstant, "%s: de klok gaat %s vooruit", "%s: the clock goes forward %s", shortDay(d, s.lang), by)
		} else {
			s.add(StepClock, d, NoInstant, "%s: de klok gaat %s terug", "%s: the clock goes back %s", shortDay(d, s.lang), by)
		}
	}
}

// realTime tells a term in seconds, minutes or hours (T-5).
func (s *story) realTime() {
	end := s.due.At
	for _, p := range s.pauses {
		if p.To == NoInstant || p.To > s.start {
			if end != NoInstant && p.From >= end {
				break
			}
			s.tellPause(p)
		}
	}
	if end != NoInstant {
		s.clockChange(s.start, end)
	}
	s.add(StepCount, NoDate, NoInstant, "telt %s, dag en nacht", "counts %s, day and night", FormatTerm(s.term, s.lang))
}

func (s *story) tellPause(p Span) {
	from := FormatDateTime(p.From, s.c.zone, s.lang)
	d := s.c.zone.Date(p.From)
	if p.To == NoInstant {
		s.add(StepPause, d, p.From, "pauze vanaf %s, nog niet voorbij", "paused from %s, not over yet", from)
		return
	}
	s.add(StepPause, d, p.From, "pauze van %s tot %s telt niet", "paused from %s to %s, does not count",
		from, FormatDateTime(p.To, s.c.zone, s.lang))
}

// backward tells a term that counts back (T-12).
func (s *story) backward() {
	d := s.c.zone.Date(s.start)
	if s.term.Unit == WorkingDays {
		s.tellDays(s.due.Date, d-1, func(day Date) (string, bool) { return s.reason(day), s.c.WorkingDay(day) })
	}
	s.add(StepCount, s.due.Date, NoInstant, "%s terug; de dag zelf telt niet en het einde schuift niet op (Atw art. 1 lid 2)",
		"%s back; the day itself does not count and the end is not moved (Atw art. 1(2))", FormatTerm(s.term, s.lang))
}

// inOrder is the pauses sorted by their start.
func inOrder(pauses []Span) []Span {
	out := append([]Span(nil), pauses...)
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].From < out[j-1].From; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// Text joins the steps of an explanation to one line.
func Text(steps []Step) string {
	texts := make([]string, len(steps))
	for i, s := range steps {
		texts[i] = s.Text
	}
	return strings.Join(texts, " · ")
}
