package term

import (
	"fmt"
	"sort"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// objection is the period of Awb 6:7: six weeks (BZ-1).
var objection = weeks(6)

// statutory computes a term in days, weeks, months or years with everything
// that may lengthen it: un-rolled end, then postponement, agreed delay and
// extension, then suspended days, then one extension to a working day (DEC-7).
func (w *work) statutory(t calendar.Term) (Result, error) {
	o := &w.r.Options
	var extra *Extra
	first := w.r.Day
	if w.r.Rule == "beslissing_op_bezwaar" {
		w.sayDays(calendar.StepStart, "bekendgemaakt %s", "announced %s", first)
		end := w.roll(first, plainEnd(first, objection), objection)
		w.sayDays(calendar.StepCount, "bezwaartermijn van zes weken (Awb 6:7, 6:8): laatste dag %s", "objection period of six weeks (Awb 6:7, 6:8): last day %s", end)
		extra = &Extra{ObjectionEnd: end}
		first = end // the clock runs from the day after (BZ-2)
	} else {
		w.sayDays(calendar.StepStart, "begint %s; die dag telt niet mee", "starts %s; that day is not counted", first)
	}
	end := plainEnd(first, t)
	if !known(end) {
		return Result{}, beyond()
	}
	w.say(calendar.StepCount, end,
		fmt.Sprintf("%s%s: laatste dag %s", calendar.FormatTerm(t, fault.NL), w.basis(), calendar.FormatDate(end, fault.NL)),
		fmt.Sprintf("%s%s: last day %s", calendar.FormatTerm(t, fault.EN), w.basis(), calendar.FormatDate(end, fault.EN)))
	if w.r.Rule == "avg" && w.b.settings.PrivacyFromDayAfter {
		end++
		w.sayDays(calendar.StepCount, "eerste dag is de dag na ontvangst (AVG-3): laatste dag %s", "first day is the day after receipt (AVG-3): last day %s", end)
	}
	end, err := w.lengthen(first, end, t)
	if err != nil {
		return Result{}, err
	}
	if o.SuspendedDays > 0 {
		end += calendar.Date(o.SuspendedDays)
		w.say(calendar.StepPause, end,
			fmt.Sprintf("%s opgeschort: laatste dag %s", calendar.FormatQuantity(int64(o.SuspendedDays), calendar.Days, fault.NL), calendar.FormatDate(end, fault.NL)),
			fmt.Sprintf("%s suspended: last day %s", calendar.FormatQuantity(int64(o.SuspendedDays), calendar.Days, fault.EN), calendar.FormatDate(end, fault.EN)))
	}
	end, open := w.suspend(first, end, t)
	if !known(end) {
		return Result{}, beyond()
	}
	if open {
		w.say(calendar.StepDue, calendar.NoDate, "de opschorting loopt nog: het nieuwe einde is bekend zodra zij eindigt", "still suspended: the new end is known once the suspension ends")
		return Result{Due: calendar.Never, Extra: extra, Steps: w.steps}, nil
	}
	end = w.roll(first, end, w.rolling(t))
	if !known(end) {
		return Result{}, beyond()
	}
	due := calendar.Due{Date: end, At: w.c.Zone().EndOfDay(end)}
	w.sayDays(calendar.StepDue, "uiterlijk %s, einde van de dag", "due %s, end of the day", end)
	if warn := w.c.Warn(w.r.Day, end); warn != nil {
		w.say(calendar.StepWarn, end, warn.NL, warn.EN)
	}
	w.validity()
	return Result{Due: due, Extra: extra, Steps: w.steps}, nil
}

func (w *work) basis() string {
	if w.r.Basis != "" {
		return " (" + w.r.Basis + ")"
	}
	if w.def.Basis != "" {
		return " (" + w.def.Basis + ")"
	}
	return ""
}

// plainEnd is the last day without anything (T-1 to T-4).
func plainEnd(first calendar.Date, t calendar.Term) calendar.Date {
	n := int(t.Quantity)
	switch t.Unit {
	case calendar.Weeks:
		n *= 7
	case calendar.Months:
		return first.AddMonths(n)
	case calendar.Years:
		return first.AddYears(n)
	}
	return first.AddDays(n)
}

// part is one lengthening of a term.
type part struct {
	length Length
	nl, en string
}

// lengthen adds postponement, agreed delay and extension. Months are counted
// from the start together with the months of the term itself (T-3, AVG-3).
func (w *work) lengthen(first, end calendar.Date, t calendar.Term) (calendar.Date, error) {
	o := &w.r.Options
	for _, p := range []part{
		{o.Postpone, "verdaagd met", "postponed by"},
		{o.Extend, "verlengd met", "extended by"},
		{o.Agreed, "uitstel met instemming van", "delay agreed of"},
	} {
		if p.length.None() {
			continue
		}
		if w.b.settings.RollParts {
			end = w.roll(first, end, t)
		}
		if p.length.Months > 0 && t.Unit == calendar.Months {
			shift := end - plainEnd(first, t)
			t.Quantity += p.length.Months
			end = plainEnd(first, t) + shift
			end = Length{Days: p.length.Days, Weeks: p.length.Weeks}.After(end)
		} else {
			end = p.length.After(end)
		}
		if !known(end) {
			return end, beyond()
		}
		w.say(calendar.StepCount, end,
			fmt.Sprintf("%s %s: laatste dag %s", p.nl, p.length.text(fault.NL), calendar.FormatDate(end, fault.NL)),
			fmt.Sprintf("%s %s: last day %s", p.en, p.length.text(fault.EN), calendar.FormatDate(end, fault.EN)))
	}
	w.limits()
	return end, nil
}

// limits warns when a postponement is longer than the act allows.
func (w *work) limits() {
	o, d := &w.r.Options, w.def
	if d.Postpone > 0 && o.Postpone.Weeks > d.Postpone {
		w.say(calendar.StepWarn, w.r.Day, fmt.Sprintf("verdagen mag met ten hoogste %d weken (%s)", d.Postpone, d.Basis),
			fmt.Sprintf("postponement is at most %d weeks (%s)", d.Postpone, d.Basis))
	}
	if d.Months > 0 && o.Extend.Months > d.Months {
		w.say(calendar.StepWarn, w.r.Day, fmt.Sprintf("verlengen mag met ten hoogste %d maanden (%s)", d.Months, d.Basis),
			fmt.Sprintf("extension is at most %d months (%s)", d.Months, d.Basis))
	}
}

func (l Length) text(lang fault.Lang) string {
	out := ""
	for _, p := range []struct {
		n int32
		u calendar.Unit
	}{{l.Months, calendar.Months}, {l.Weeks, calendar.Weeks}, {l.Days, calendar.Days}} {
		if p.n > 0 {
			if out != "" {
				out += " "
			}
			out += calendar.FormatQuantity(int64(p.n), p.u, lang)
		}
	}
	return out
}

// rolling is the term whose roll decides about the end: a part that is too
// long for the Atw takes the roll away (ATW-7, section 15 point 4).
func (w *work) rolling(t calendar.Term) calendar.Term {
	o := &w.r.Options
	if t.Roll == calendar.RollAtw && (!o.Postpone.rolls() || !o.Extend.rolls()) {
		t.Roll = calendar.RollNone
	}
	return t
}

// suspend adds the days of the suspensions, each day once however they
// overlap (DEC-3 to DEC-6, BZ-4, WOO-3). A suspension asked after the term had
// ended has nothing to suspend. open says that one still runs.
func (w *work) suspend(first, end calendar.Date, t calendar.Term) (calendar.Date, bool) {
	pauses := append([]Pause(nil), w.r.Options.Pauses...)
	sort.SliceStable(pauses, func(i, j int) bool { return pauses[i].Asked < pauses[j].Asked })
	settled := calendar.NoDate
	for _, p := range pauses {
		kind := w.kind(p)
		from := p.Asked + 1
		if kind == NoDeadlineSet {
			w.sayDays(calendar.StepPause, "gevraagd op %s zonder termijn: geen opschorting (ABRvS 2016:2527)", "asked on %s without a term: no suspension (ABRvS 2016:2527)", p.Asked)
			continue
		}
		if p.Asked > w.c.Rolled(first, end, w.rolling(t)) {
			w.sayDays(calendar.StepWarn, "gevraagd op %s, na het einde van de termijn: geen opschorting", "asked on %s, after the end of the term: no suspension", p.Asked)
			continue
		}
		if p.Ended == calendar.NoDate {
			w.sayDays(calendar.StepPause, "opgeschort sinds %s", "suspended since %s", from)
			return end, true
		}
		until := p.Ended - 1
		if kind == Inclusive {
			until = p.Ended
		}
		if settled != calendar.NoDate {
			from = max(from, settled+1)
		}
		n := max(0, until-from+1)
		settled = max(settled, until)
		end += n
		w.say(calendar.StepPause, end,
			fmt.Sprintf("opgeschort: gevraagd %s, klaar %s, %s: laatste dag %s", calendar.FormatDate(p.Asked, fault.NL), calendar.FormatDate(p.Ended, fault.NL),
				calendar.FormatQuantity(int64(n), calendar.Days, fault.NL), calendar.FormatDate(end, fault.NL)),
			fmt.Sprintf("suspended: asked %s, done %s, %s: last day %s", calendar.FormatDate(p.Asked, fault.EN), calendar.FormatDate(p.Ended, fault.EN),
				calendar.FormatQuantity(int64(n), calendar.Days, fault.EN), calendar.FormatDate(end, fault.EN)))
		if !known(end) {
			return end, false
		}
	}
	return end, false
}

// roll moves an end and tells why.
func (w *work) roll(first, end calendar.Date, t calendar.Term) calendar.Date {
	to := w.c.Rolled(first, end, t)
	if !known(to) {
		return to
	}
	next := end
	for next < to && !w.c.WorkingDay(next) {
		why, _ := w.c.DayOff(next)
		w.say(calendar.StepRoll, next, calendar.FormatDate(next, fault.NL)+": "+why.NL+", schuift door", calendar.FormatDate(next, fault.EN)+": "+why.EN+", moves on")
		next++
	}
	if next < to {
		w.sayDays(calendar.StepRoll, "minstens twee werkdagen in de termijn: %s", "at least two working days in the term: %s", to)
	}
	if to == end && t.Roll == calendar.RollAtw && !calendar.AtwApplies(t) && !w.c.WorkingDay(end) {
		w.say(calendar.StepRoll, end, calendar.FormatTerm(t, fault.NL)+": geen verlenging (Atw art. 4)", calendar.FormatTerm(t, fault.EN)+": not extended (Atw art. 4)")
	}
	return to
}

func known(d calendar.Date) bool { return d >= calendar.First && d <= calendar.Last }

func beyond() error {
	return fault.Newf(fault.Invalid, "de termijn loopt tot buiten de kalender (%s tot en met %s); maak hem korter",
		"the term runs beyond the calendar (%s to %s); make it shorter", calendar.First, calendar.Last)
}
