package clock

import (
	"cmp"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// DownReason is the reason of the stretches in which a service is down. They
// are kept among the pauses, because they are read in the same way.
const DownReason = "down"

// NewHistory is a history in which nothing happened yet.
func NewHistory() History {
	var h History
	h.Clear()
	return h
}

// Fold brings the events of one subject down to its history. Events may come
// in any order: they are put in order of time first, and what does not fit
// is reported, with its place in the given list, and never counted. Fold never
// fails: a log full of nonsense gives an empty history and many problems.
func Fold(events []Event) (History, []Problem) {
	h := NewHistory()
	order := make([]int, len(events))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(events[a].At, events[b].At) })
	problems := outOfOrder(events)
	for _, i := range order {
		for _, p := range h.Apply(events[i]) {
			p.Index = i
			problems = append(problems, p)
		}
	}
	return h, append(problems, h.Check()...)
}

// outOfOrder reports events that are older than one before them. Moments that
// are agreed or noticed rather than happening have no order.
func outOfOrder(events []Event) (problems []Problem) {
	latest := calendar.NoInstant
	for i, e := range events {
		if e.Kind == charter.Agreed || e.Kind == charter.Expires || e.Kind == charter.Due || e.Kind == charter.AtRisk || e.Kind == charter.Changed {
			continue
		}
		if e.At < latest && e.At.Known() {
			problems = append(problems, Problem{Kind: OutOfOrder, Index: i, At: e.At, Event: e.Kind})
		}
		latest = max(latest, e.At)
	}
	return problems
}

// Apply adds one event to the history. Applied in order of time it gives
// exactly what Fold gives; an event that comes late is still given its place
// when that is certain, and reported when it is not.
func (h *History) Apply(e Event) (problems []Problem) {
	report := func(kind ProblemKind) {
		problems = append(problems, Problem{Kind: kind, At: e.At, Event: e.Kind})
	}
	if e.Kind == charter.NoEvent || e.Kind >= charter.Events || !e.At.Known() {
		report(Unreadable)
		return problems
	}
	switch e.Kind {
	case charter.Due, charter.AtRisk:
		return nil // noticed by a clock, about one promise: no part of the history
	case charter.Changed:
		return nil // about the words or the owner: no moment that a promise reads
	case charter.Paused:
		if kind := h.pause(e.At, e.Reason); kind != 0 {
			report(kind)
		}
	case charter.Down:
		if kind := h.pause(e.At, DownReason); kind != 0 {
			report(kind)
		}
	case charter.Resumed, charter.Up:
		if kind := h.resume(e.At); kind != 0 {
			report(kind)
		}
	}
	h.note(e, report)
	return problems
}

// note keeps the first moment of a kind. A pause or a resumption that was
// refused is still something that happened, so its moment is kept as well.
func (h *History) note(e Event, report func(ProblemKind)) {
	before := h.Moments[e.Kind]
	switch {
	case !before.Known():
		h.Moments[e.Kind] = e.At
	case before == e.At && once(e.Kind):
		report(Duplicate)
		return
	case once(e.Kind) && !h.Moments[charter.Reopened].Known():
		report(Repeated)
	}
	if e.At < h.Moments[e.Kind] {
		h.Moments[e.Kind] = e.At
	}
	switch {
	case e.Kind == charter.Reopened:
		report(Reopening)
	case e.Kind == charter.Received:
		for k, at := range h.Moments {
			if ends(charter.Event(k)) && at.Known() && at < e.At {
				report(EndBeforeStart)
				return
			}
		}
	case ends(e.Kind) && h.Moments[charter.Received].Known() && e.At < h.Moments[charter.Received]:
		report(EndBeforeStart)
	}
}

// pause opens a pause; it gives the problem, or 0.
func (h *History) pause(at calendar.Instant, reason string) ProblemKind {
	if n := len(h.Pauses); n > 0 {
		last := h.Pauses[n-1]
		switch {
		case last.From == at && last.Reason == reason && !last.To.Known():
			return Duplicate
		case !last.To.Known() && at >= last.From:
			return PauseInsidePause
		case at < last.From || at < last.To:
			return OutOfOrder
		}
	}
	h.Pauses = append(h.Pauses, Pause{Span: calendar.Span{From: at, To: calendar.NoInstant}, Reason: reason})
	return 0
}

// resume closes the open pause; it gives the problem, or 0.
func (h *History) resume(at calendar.Instant) ProblemKind {
	n := len(h.Pauses)
	if n == 0 {
		return ResumedWithoutPause
	}
	last := &h.Pauses[n-1]
	switch {
	case last.To == at:
		return Duplicate
	case last.To.Known():
		return ResumedWithoutPause
	case at < last.From:
		return OutOfOrder
	}
	last.To = at
	return 0
}

// Check reports what is wrong with a history as a whole: an end without any
// start. It changes nothing.
func (h *History) Check() (problems []Problem) {
	for _, k := range []charter.Event{
		charter.Sent, charter.Received, charter.Registered, charter.Complete, charter.Paid,
		charter.Agreed, charter.Expires, charter.Down, charter.Up,
	} {
		if h.Moments[k].Known() {
			return nil
		}
	}
	for k, at := range h.Moments {
		if ends(charter.Event(k)) && at.Known() {
			return []Problem{{Kind: EndWithoutStart, Index: -1, At: at, Event: charter.Event(k)}}
		}
	}
	return nil
}

// once says of which kinds there is one moment in the life of a subject.
func once(e charter.Event) bool {
	switch e {
	case charter.Sent, charter.Received, charter.Complete, charter.Expires, charter.Started, charter.Decided,
		charter.Delivered, charter.Closed, charter.Abandoned, charter.WithdrawnByCustomer:
		return true
	}
	return false
}

// ends says which kinds come after the start of a subject by their nature. A
// customer may be helped, or a request decided, only after it came in.
func ends(e charter.Event) bool {
	switch e {
	case charter.Acknowledged, charter.Answered, charter.Helped, charter.Planned, charter.Decided, charter.Delivered,
		charter.Closed, charter.Abandoned, charter.WithdrawnByCustomer:
		return true
	}
	return false
}
