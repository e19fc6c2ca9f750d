package clock

import (
	"math"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

const (
	minInstant = calendar.Instant(math.MinInt64 + 1)
	maxInstant = calendar.Instant(math.MaxInt64)
)

// Evaluate applies the promise to one subject as it was known at `now`: what
// happened later is not seen. It allocates nothing and changes nothing.
//
// The version is the one that was valid on the local day of the start, and it
// stays that one. Only pauses with a reason that the promise allows count
// (PR-6). A case is late when it ends after its due moment; an open case is
// late from its due moment on (PR-7).
func (c *Compiled) Evaluate(h *History, now calendar.Instant) Result {
	r := Result{Start: calendar.NoInstant, End: calendar.NoInstant, Due: noDue}
	v, start, state := c.pick(h, now)
	r.State, r.Start = state, start
	if v == nil {
		return r
	}
	r.Version = v.number
	if v.kind == charter.Availability {
		return v.service(r)
	}
	if v.onlyInWindow && !v.cal.IsOpen(start) {
		return r.exclude(OutsideWindow)
	}
	term, ok := v.termOf(h.Labels.Product)
	if !ok {
		return r.exclude(NoTerm)
	}
	end, contradictory := v.endOf(h, start, now)
	if contradictory {
		return r.exclude(Contradictory)
	}
	r.End = end
	if end.Known() && len(v.exclude.bits) > 0 && v.exclude.has(h.Outcome) {
		return r.exclude(ByReason)
	}
	if v.kind == charter.OutcomeShare {
		return v.outcome(h, now, r)
	}
	return v.judge(h, now, term, r)
}

var noDue = calendar.Due{Date: calendar.NoDate, At: calendar.NoInstant}

func (r Result) exclude(why Exclusion) Result {
	r.State, r.Exclusion = Excluded, why
	return r
}

// pick finds the version that was valid when the clock started. Without one
// it gives the state to report: not started, or out of scope.
func (c *Compiled) pick(h *History, now calendar.Instant) (*version, calendar.Instant, State) {
	state, start := OutOfScope, calendar.NoInstant
	for i := range c.versions {
		v := &c.versions[i]
		if v.kind == charter.Unmeasured || !v.matches(&h.Labels) {
			continue
		}
		s := v.startOf(h, now, c.earlier)
		switch {
		case !s.Known():
			if state == OutOfScope && !start.Known() {
				state = NotStarted
			}
		case s >= v.from && s < v.until:
			return v, s, Running
		default:
			state, start = OutOfScope, s
		}
	}
	return nil, calendar.NoInstant, state
}

// matches says whether the promise is about a subject with these labels. An
// unknown label is in no list.
func (v *version) matches(l *Labels) bool {
	return v.scope[BySubject].has(l.Subject) && v.scope[ByProduct].has(l.Product) && v.scope[ByChannel].has(l.Channel) &&
		v.scope[ByDepartment].has(l.Department) && v.scope[ByDistrict].has(l.District) && v.scope[ByOrigin].has(l.Origin)
}

// startOf is the latest of the start events, or NoInstant as long as one of
// them did not happen (S0-25).
func (v *version) startOf(h *History, now calendar.Instant, earlier *Compiled) calendar.Instant {
	start := calendar.NoInstant
	if v.kind == charter.Availability {
		return now // a service has no start; the version of today holds
	}
	for _, e := range v.start {
		at := h.Moments[e]
		if !at.Known() || at > now && e != charter.Agreed && e != charter.Expires {
			return calendar.NoInstant
		}
		start = max(start, at)
	}
	if v.after {
		if earlier == nil {
			return calendar.NoInstant
		}
		p, s, _ := earlier.pick(h, now)
		if p == nil {
			return calendar.NoInstant
		}
		at, _ := p.endOf(h, s, now)
		if !at.Known() {
			return calendar.NoInstant
		}
		start = max(start, at)
	}
	return start
}

// endOf is the earliest of the end events at or after the start. When there is
// none but one lies before the start, the events contradict each other. What
// was agreed or expires may come after the end; there the receipt is the limit.
func (v *version) endOf(h *History, start, now calendar.Instant) (end calendar.Instant, contradictory bool) {
	floor := start
	if v.kind == charter.Appointment || v.kind == charter.Reminder {
		floor = h.Moments[charter.Received]
	}
	end = calendar.NoInstant
	for _, e := range v.end {
		at := h.Moments[e]
		switch {
		case !at.Known() || at > now:
		case at < floor:
			contradictory = true
		case !end.Known() || at < end:
			end = at
		}
	}
	return end, contradictory && !end.Known()
}

// termOf is the term for a product; false when there is none. A promise on an
// outcome has no term and needs none.
func (v *version) termOf(product uint32) (calendar.Term, bool) {
	if v.table && int(product) < len(v.perProduct) && v.perProduct[product].Unit != calendar.NoUnit {
		return v.perProduct[product], true
	}
	return v.term, v.term.Unit != calendar.NoUnit || v.kind == charter.OutcomeShare
}

// outcome judges a promise on how cases end (S3-24). What never got an answer
// has no outcome; what ended without a registered outcome does not have the
// one that was promised, and is marked: blank is not "no" (see Refused).
func (v *version) outcome(h *History, now calendar.Instant, r Result) Result {
	if !r.End.Known() {
		if a := h.Moments[charter.Abandoned]; a.Known() && a <= now {
			return r.exclude(NoOutcome)
		}
		if w := h.Moments[charter.WithdrawnByCustomer]; w.Known() && w <= now {
			return r.exclude(WithdrawnCase)
		}
		r.Gross = now.Sub(r.Start)
		r.Net = r.Gross
		return r
	}
	r.Gross = r.End.Sub(r.Start)
	r.Net = r.Gross
	r.State = Broken
	if h.Outcome == 0 {
		r.Exclusion = BlankOutcome
	}
	if (h.Outcome != 0 && v.outcomes.has(h.Outcome)) != v.inverted {
		r.State = Kept
	}
	return r
}

// judge computes the due moment and compares.
func (v *version) judge(h *History, now calendar.Instant, term calendar.Term, r Result) Result {
	var buf [12]calendar.Span
	spans := v.spans(h, r.Start, r.End, now, buf[:0])
	due, err := v.cal.Due(r.Start, term, spans)
	if err != nil {
		return r.exclude(NoTerm)
	}
	r.Due = due
	r.measure(spans, now)
	if gone, result := v.left(h, now, term, r); gone {
		return result
	}
	if r.End.Known() {
		r.State = Kept
		if late(r.End, due, term) {
			r.State = Broken
		}
		r.Used = v.used(r.Start, r.End, term, spans)
		return r
	}
	switch {
	case late(now, due, term):
		r.State = Overdue
	case len(spans) > 0 && !spans[len(spans)-1].To.Known():
		r.State = Paused
	}
	return r
}

// left deals with customers who left before the end. Who withdraws in time
// takes the case out of the figure; who withdraws when we are already late
// does not undo that, unless the promise says so. Who hangs up within the
// agreed seconds was not offered (rules 11.2); who hangs up later was not
// answered.
func (v *version) left(h *History, now calendar.Instant, term calendar.Term, r Result) (bool, Result) {
	before := func(at calendar.Instant) bool {
		return at.Known() && at <= now && (!r.End.Known() || at < r.End)
	}
	if w := h.Moments[charter.WithdrawnByCustomer]; before(w) {
		if v.excludeWithdrawn || !late(w, r.Due, term) {
			return true, r.exclude(WithdrawnCase)
		}
		r.End, r.State = w, Broken
		return true, r.stopped(w)
	}
	if a := h.Moments[charter.Abandoned]; before(a) && !slices.Contains(v.end, charter.Abandoned) {
		if a-r.Start <= v.abandoned {
			return true, r.exclude(AbandonedEarly)
		}
		r.End, r.State = a, Broken
		return true, r.stopped(a)
	}
	return false, r
}

// stopped measures a case that ended at a moment before now.
func (r Result) stopped(at calendar.Instant) Result {
	r.Gross = max(at.Sub(r.Start), 0)
	r.Net = max(r.Gross-r.Paused, 0)
	return r
}

// late says whether a moment lies after the due moment. A term that ends with
// a day includes the whole last second of that day (T-10: the date is the
// truth). While a pause keeps the due moment unknown nothing is late.
func late(at calendar.Instant, due calendar.Due, term calendar.Term) bool {
	return due.At.Known() && toSecond(at, term) > due.At
}

// toSecond drops what is finer than a second where a term ends with a day.
func toSecond(at calendar.Instant, term calendar.Term) calendar.Instant {
	if (term.Ending == calendar.EndOfDay || term.Ending == calendar.ThroughDaysOff) && !term.Unit.Clocked() {
		return at - (at%1000+1000)%1000
	}
	return at
}

func (v *version) used(start, end calendar.Instant, term calendar.Term, spans []calendar.Span) int64 {
	return v.cal.Used(start, toSecond(end, term), term, spans)
}

// spans collects the pauses that count. They are cut to the stretch from start
// to end; of a case that is still open the last one may be open too.
func (v *version) spans(h *History, start, end, now calendar.Instant, into []calendar.Span) []calendar.Span {
	if len(v.pauses) == 0 {
		return into
	}
	for i := range h.Pauses {
		p := &h.Pauses[i]
		if p.From > now || !slices.Contains(v.pauses, p.Reason) {
			continue
		}
		s := calendar.Span{From: max(p.From, start), To: p.To}
		if s.To.Known() && s.To > now {
			s.To = calendar.NoInstant
		}
		if end.Known() && (!s.To.Known() || s.To > end) {
			s.To = end
		}
		if !s.To.Known() || s.From < s.To {
			into = append(into, s)
		}
	}
	return into
}

// measure sets how long the case took, with and without the pauses that count (PR-6).
func (r *Result) measure(spans []calendar.Span, now calendar.Instant) {
	stop := r.End
	if !stop.Known() {
		stop = now
	}
	if stop <= r.Start {
		return
	}
	r.Gross = stop.Sub(r.Start)
	for _, s := range spans {
		to := s.To
		if !to.Known() {
			to = stop
		}
		r.Paused += max(to.Sub(s.From), 0)
	}
	r.Net = r.Gross - r.Paused
}

// AsOf is a result seen at another moment than the one it was made at: an open
// clock whose due moment has passed since is overdue, and what ended later
// than `now` was still open then. Figures of stored clocks are made this way.
func (r Result) AsOf(now calendar.Instant) Result {
	switch r.State {
	case NotStarted, OutOfScope, Excluded:
		return r
	}
	if r.End.Known() {
		if r.End <= now {
			return r
		}
		r.End, r.Used, r.State = calendar.NoInstant, 0, Running
	}
	r.Gross = max(now.Sub(r.Start), 0)
	r.Net = max(r.Gross-r.Paused, 0)
	if r.State == Paused {
		return r
	}
	r.State = Running
	if r.Due.At.Known() && now > r.Due.At {
		r.State = Overdue
	}
	return r
}
