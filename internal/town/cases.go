package town

import (
	"cmp"
	"iter"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// Case is one request with everything that happened to it, in the order in
// which it was written down.
type Case struct {
	Subject *Subject
	Events  []clock.Event // those that Cases gives are valid until the next one
}

// requestsPerYear is how many requests reach a town of size 1 in a year.
const requestsPerYear = 41_000

// Cases gives n requests at once, for measurements of speed: a year of a town
// as large as n asks for, as fast as it can be made up. The requests come by
// day of receipt and all have ended, whatever the moment.
func Cases(seed uint64, from calendar.Date, n int) (iter.Seq[Case], error) {
	t, err := New(seed, from, float64(n)/requestsPerYear)
	if err != nil {
		return nil, err
	}
	return func(yield func(Case) bool) {
		left := n
		t.take = func(c Case) bool {
			left--
			return yield(c) && left > 0
		}
		for left > 0 && !t.stopped {
			t.turn = turn{date: t.day, rand: t.rand(t.day, 0), facts: t.factsOf(t.day), number: map[string]int{}}
			t.requests()
			t.day++
		}
	}, nil
}

// whole hands a subject out with everything that happens to it, to who wants
// whole cases.
func (t *Town) whole(s *Subject) {
	if t.take != nil {
		t.stopped = t.stopped || !t.take(Case{Subject: s, Events: t.taken})
		t.taken = t.taken[:0]
	}
}

// Filled plays the days of a town with some number of people and gives its
// requests, calls and appointments one by one, each with what happened to it
// before the day until, in the order of the days on which they began. It is
// for filling large databases; the town itself stays as it was made.
func Filled(seed uint64, from, until calendar.Date, people int) (iter.Seq[Case], error) {
	t, err := New(seed, from, float64(people)/citizens)
	if err != nil {
		return nil, err
	}
	t.folk = uint32(people)
	end := t.hours.zone.At(until, 0)
	return func(yield func(Case) bool) {
		t.take = func(c Case) bool {
			events := slices.DeleteFunc(c.Events, func(e clock.Event) bool { return e.At >= end && e.Kind != charter.Agreed })
			if len(events) == 0 || events[0].At >= end {
				return true
			}
			slices.SortStableFunc(events, func(a, b clock.Event) int { return cmp.Compare(a.At, b.At) })
			c.Events = slices.Clone(events)
			c.Subject.Events = c.Events
			t.late.learn(c)
			return yield(c)
		}
		for t.day < until && !t.stopped {
			t.turn = turn{date: t.day, rand: t.rand(t.day, 0), facts: t.factsOf(t.day), number: map[string]int{}}
			t.requests()
			t.calls()
			t.appointments()
			t.day++
		}
	}, nil
}

// History is everything that happened to each subject up to a moment: the
// subjects that are not finished first, then those with the latest news, so
// that who loads it can begin to work before the oldest have come. The town
// itself goes on from that moment.
func (t *Town) History(end calendar.Instant) []Case {
	at := map[*Subject]int{}
	var all []Case
	last := map[*Subject]calendar.Instant{}
	for h := range t.Until(end) {
		i, known := at[h.Subject]
		if !known {
			i = len(all)
			at[h.Subject] = i
			all = append(all, Case{Subject: h.Subject})
		}
		all[i].Events = h.Subject.Events
		last[h.Subject] = h.Recorded
	}
	for _, e := range t.queue {
		last[e.Subject] = end
	}
	slices.SortStableFunc(all, func(a, b Case) int { return cmp.Compare(last[b.Subject], last[a.Subject]) })
	return all
}
