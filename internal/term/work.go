package term

import (
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// work is one term while it is being computed.
type work struct {
	b     *Book
	c     *calendar.Calendar
	r     Request
	def   Definition
	steps []Step
}

func (w *work) say(k calendar.StepKind, d calendar.Date, nl, en string) {
	w.steps = append(w.steps, Step{Date: d, Kind: k, NL: nl, EN: en})
}

// sayDays adds a step whose arguments are dates, in the order of both texts.
func (w *work) sayDays(k calendar.StepKind, nl, en string, days ...calendar.Date) {
	n, e := make([]any, len(days)), make([]any, len(days))
	for i, d := range days {
		n[i], e[i] = calendar.FormatDate(d, fault.NL), calendar.FormatDate(d, fault.EN)
	}
	w.say(k, days[0], fmt.Sprintf(nl, n...), fmt.Sprintf(en, e...))
}

// term is the length that the request asks, or that of the definition.
func (w *work) term() (calendar.Term, error) {
	r, o := &w.r, &w.r.Options
	t := w.def.Term
	if r.Unit != calendar.NoUnit {
		t.Quantity, t.Unit = r.Quantity, r.Unit
	} else if o.Committee && w.def.Committee > 0 && !o.NotTold {
		t.Quantity = w.def.Committee
	}
	if o.RollGiven {
		t.Roll = o.Roll
	}
	t.Backward = t.Backward || o.Backward
	t.Ending = o.Ending
	switch t.Unit {
	case calendar.NoUnit:
		return t, fault.Newf(fault.Invalid, "de regel %q heeft een hoeveelheid en een eenheid nodig, zoals 10 days",
			"the rule %q needs a quantity and a unit, such as 10 days", r.Rule)
	case calendar.Times:
		return t, fault.New(fault.Invalid, "deze eenheid is geen tijdsduur; gebruik seconds tot en met years", "this unit is not a length of time; use seconds up to years")
	}
	switch r.Rule {
	case "working_hours":
		switch t.Unit {
		case calendar.Seconds:
			t.Unit = calendar.WorkingSeconds
		case calendar.Minutes:
			t.Unit = calendar.WorkingMinutes
		case calendar.Hours:
			t.Unit = calendar.WorkingHours
		}
		if !t.Unit.WorkingTime() {
			return t, fault.Newf(fault.Invalid, "de regel working_hours telt geen %s; gebruik hours of minutes",
				"the rule working_hours does not count %s; use hours or minutes", t.Unit)
		}
	case "working_days":
		if t.Unit == calendar.Days {
			t.Unit = calendar.WorkingDays
		}
	}
	if t.Unit.WorkingTime() && r.Calendar.Windows == "" {
		return t, fault.New(fault.Invalid, "werkuren hebben openingstijden nodig; geef een venster, zoals \"mo-fr 09:00-17:00\"",
			"working hours need opening times; give a window, such as \"mo-fr 09:00-17:00\"")
	}
	if t.Unit.Clocked() && r.At == calendar.NoInstant {
		return t, fault.Newf(fault.Invalid, "een termijn in %s heeft een begintijd nodig; schrijf het begin als 2026-11-26T09:00:00+01:00",
			"a term in %s needs a time of day; write the start as 2026-11-26T09:00:00+01:00", t.Unit)
	}
	if w.b.settings.ClearDays && w.def.Rule == "BZ-6" && t.Unit == calendar.Days {
		t.Quantity++
	}
	return t, nil
}

// plain computes a term that the calendar counts by itself: norms, time,
// working days, backward terms.
func (w *work) plain(t calendar.Term) (Result, error) {
	o := &w.r.Options
	start := w.r.At
	if start == calendar.NoInstant {
		start = w.c.Zone().StartOfDay(w.r.Day)
	}
	later := !o.Postpone.None() || !o.Agreed.None() || !o.Extend.None() || o.SuspendedDays > 0
	if !t.Unit.Clocked() && t.Unit != calendar.WorkingDays && !t.Backward && (later || len(o.Pauses) > 0) {
		return w.statutory(t)
	}
	if later {
		return Result{}, fault.New(fault.Invalid, "uitstel en opschorting in dagen passen alleen op een termijn in dagen, weken, maanden of jaren; haal ze weg of kies een andere eenheid",
			"postponement and suspension in days only fit a term in days, weeks, months or years; drop them or choose another unit")
	}
	pauses := w.spans(t)
	if w.b.settings.ClockHours && !t.Unit.WorkingTime() && t.Unit.Clocked() && len(pauses) == 0 {
		return w.clockHours(t), nil
	}
	due, err := w.c.Due(start, t, pauses)
	if err != nil {
		return Result{}, err
	}
	nl, en := w.c.Explain(start, t, pauses, fault.NL), w.c.Explain(start, t, pauses, fault.EN)
	for i := range nl {
		w.say(nl[i].Kind, nl[i].Date, nl[i].Text, en[i].Text)
	}
	if w.r.At == calendar.NoInstant {
		w.steps[0].NL = "begint " + calendar.FormatDate(w.r.Day, fault.NL)
		w.steps[0].EN = "starts " + calendar.FormatDate(w.r.Day, fault.EN)
	}
	w.validity()
	return Result{Due: due, Steps: w.steps}, nil
}

// clockHours is a term in hours as the clock shows them (T-5, setting).
func (w *work) clockHours(t calendar.Term) Result {
	z := w.c.Zone()
	unit := map[calendar.Unit]int64{calendar.Seconds: 1, calendar.Minutes: 60, calendar.Hours: 3600, calendar.Rings: int64(w.b.settings.RingSeconds)}[t.Unit]
	d, s := z.Local(w.r.At)
	total := int64(s) + int64(t.Quantity)*unit
	at := z.At(d+calendar.Date(total/86400), int32(total%86400))
	due := calendar.Due{Date: z.Date(at), At: at}
	w.say(calendar.StepStart, d, "begint "+calendar.FormatDateTime(w.r.At, z, fault.NL), "starts "+calendar.FormatDateTime(w.r.At, z, fault.EN))
	w.say(calendar.StepCount, due.Date, calendar.FormatTerm(t, fault.NL)+" op de klok", calendar.FormatTerm(t, fault.EN)+" on the clock")
	w.say(calendar.StepDue, due.Date, "uiterlijk "+calendar.FormatDateTime(at, z, fault.NL), "due "+calendar.FormatDateTime(at, z, fault.EN))
	return Result{Due: due, Steps: w.steps}
}

// spans are the pauses as moments. A pause of which only the days are known
// takes out whole days: those of DEC-6 or WOO-3.
func (w *work) spans(t calendar.Term) []calendar.Span {
	z := w.c.Zone()
	var out []calendar.Span
	for _, p := range w.r.Options.Pauses {
		kind := w.kind(p)
		if kind == NoDeadlineSet {
			continue
		}
		s := calendar.Span{From: p.From, To: p.To}
		last := p.Ended // the first day that counts again
		if kind == Inclusive && last != calendar.NoDate {
			last++
		}
		if t.Unit.Clocked() {
			if s.From == calendar.NoInstant {
				s.From = z.StartOfDay(p.Asked + 1)
			}
			if s.To == calendar.NoInstant && last != calendar.NoDate {
				s.To = z.StartOfDay(last)
			}
		} else {
			s.From, s.To = z.At(p.Asked, 43200), calendar.NoInstant
			if last != calendar.NoDate {
				s.To = z.At(last, 43200)
			}
		}
		if s.To == calendar.NoInstant || s.To > s.From {
			out = append(out, s)
		}
	}
	return out
}

// kind is how a suspension is counted: as it says, or as the act or the
// setting says.
func (w *work) kind(p Pause) Suspension {
	switch {
	case p.Kind != "":
		return p.Kind
	case w.r.Rule == "woo":
		return Inclusive
	}
	return w.b.settings.SuspensionEnd
}

// validity warns when the start lies before the act was in force or after the
// definition ended.
func (w *work) validity() {
	d := w.def
	if d.ID == "" {
		return
	}
	if w.r.Day < d.ValidFrom || d.ValidTill != calendar.NoDate && w.r.Day > d.ValidTill {
		w.say(calendar.StepWarn, w.r.Day,
			fmt.Sprintf("%s geldt in deze vorm vanaf %s; controleer het recht van die tijd", d.Basis, calendar.FormatDate(d.ValidFrom, fault.NL)),
			fmt.Sprintf("%s is in force in this form from %s; check the law of that time", d.Basis, calendar.FormatDate(d.ValidFrom, fault.EN)))
	}
}
