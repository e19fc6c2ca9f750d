// Package town is Elzermonde, a municipality that exists nowhere: its
// districts, products, charter and calendars, and the days that its citizens
// and departments live through. The same seed gives the same days, so a demo,
// a test and a screenshot can be repeated to the millisecond.
package town

import (
	"container/heap"
	"iter"
	"math/rand/v2"

	"handvest/internal/calendar"
	"handvest/internal/clock"
)

// Name is what the municipality is called.
const Name = "Elzermonde"

// Subject is what a happening is about. Every text but Ref is the code of a
// label; see Labels for the names.
type Subject struct {
	Ref        string // unique and stable for a seed, such as "Z261120-0042"
	Kind       string // request, call, appointment, document, service
	Product    string
	Channel    string
	Department string
	District   string
	Origin     string // the system that keeps it
	Citizen    uint32 // number of the simulated citizen, 0 for nobody
	Number     uint32 // the how manyth it is of a town that began on the same day

	About  *Subject      // the late request about which this is asked again; nil
	Again  int           // how often it was asked about again
	Events []clock.Event // what was handed out of it so far

	known bool // one of its happenings was handed out
}

// Happening is one event of one subject, at the moment at which the
// organisation wrote it down. Event.At is when it happened: earlier for post
// that was registered later, later for an appointment that was agreed.
type Happening struct {
	Recorded calendar.Instant
	Subject  *Subject
	Event    clock.Event
	First    bool // nothing was known of this subject before
}

// Town plays the days of Elzermonde one after another, without end.
type Town struct {
	seed  uint64
	scale float64 // 1 is the real size of the town
	folk  uint32  // how many people ever ask something
	made  uint32  // how many subjects there are
	hours hours
	day   calendar.Date // the next day to play
	queue queue
	seq   uint64
	turn  turn

	portal *story // the one service that is watched
	late   late   // requests that somebody may ask about again

	take    func(Case) bool // instead of the queue: whole requests, see Cases
	taken   []clock.Event
	stopped bool
}

// New starts the town at the first hour of a day. Size 1 is the whole town,
// about 90,000 subjects a year; a test takes a small part of it, such as 0.05.
func New(seed uint64, from calendar.Date, size float64) (*Town, error) {
	h, err := newHours()
	if err != nil {
		return nil, err
	}
	t := &Town{seed: seed, scale: size, folk: citizens, hours: h, day: from}
	t.portal = t.service(from)
	return t, nil
}

// Next is the next happening in the order in which they were recorded.
func (t *Town) Next() Happening {
	t.fill()
	h := heap.Pop(&t.queue).(*entry).Happening
	h.First = !h.Subject.known
	h.Subject.known = true
	h.Subject.Events = append(h.Subject.Events, h.Event)
	t.late.hear(h)
	return h
}

// Peek is the moment of the next happening, without taking it.
func (t *Town) Peek() calendar.Instant {
	t.fill()
	return t.queue[0].Recorded
}

// fill plays days until nothing can still come before the first in the queue.
func (t *Town) fill() {
	for len(t.queue) == 0 || t.queue[0].Recorded >= t.hours.zone.At(t.day, 0) {
		t.play(t.day)
		t.day++
	}
}

// Until gives every happening recorded before a moment; what comes after stays
// for the next call.
func (t *Town) Until(end calendar.Instant) iter.Seq[Happening] {
	return func(yield func(Happening) bool) {
		for t.Peek() < end {
			if !yield(t.Next()) {
				return
			}
		}
	}
}

// Skip lets everything before a moment pass unseen: a town that plays on
// where an earlier run stopped.
func (t *Town) Skip(end calendar.Instant) {
	for range t.Until(end) {
		continue
	}
}

// turn is one day in the hands of the departments.
type turn struct {
	date   calendar.Date
	rand   *rand.Rand
	facts  facts
	number map[string]int // how many subjects of each letter today
}

// play lets one day happen: all that begins on it, to its end.
func (t *Town) play(d calendar.Date) {
	t.turn = turn{date: d, rand: t.rand(d, 0), facts: t.factsOf(d), number: map[string]int{}}
	t.requests()
	t.calls()
	t.appointments()
	t.documents()
	t.outages()
}

// rand is the chance of one day and one purpose: a day can be played without
// the days before it.
func (t *Town) rand(d calendar.Date, purpose uint64) *rand.Rand {
	return rand.New(rand.NewPCG(t.seed, uint64(uint32(d))<<8|purpose))
}

// story collects the events of one subject while they are being made up.
type story struct {
	t       *Town
	subject *Subject
}

// tell adds an event that was written down when it happened.
func (s *story) tell(e clock.Event) { s.note(e.At, e) }

// note adds an event that was written down at another moment.
func (s *story) note(recorded calendar.Instant, e clock.Event) {
	if s.t.take != nil {
		s.t.taken = append(s.t.taken, e)
		return
	}
	s.t.seq++
	heap.Push(&s.t.queue, &entry{
		Happening: Happening{Recorded: recorded, Subject: s.subject, Event: e}, seq: s.t.seq,
	})
}

// entry is a happening that waits for its moment.
type entry struct {
	Happening
	seq uint64 // keeps the order of happenings of one moment
}

// queue is a heap by moment, then by the order in which things were made up.
type queue []*entry

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	if q[i].Recorded != q[j].Recorded {
		return q[i].Recorded < q[j].Recorded
	}
	return q[i].seq < q[j].seq
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(*entry)) }
func (q *queue) Pop() any {
	old := *q
	x := old[len(old)-1]
	old[len(old)-1] = nil
	*q = old[:len(old)-1]
	return x
}
