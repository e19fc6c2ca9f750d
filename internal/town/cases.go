package town

import (
	"iter"

	"handvest/internal/calendar"
	"handvest/internal/clock"
)

// Case is one request with everything that happened to it, in the order in
// which it was written down.
type Case struct {
	Subject *Subject
	Events  []clock.Event // valid until the next case
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
