package handover

import (
	"cmp"
	"slices"

	"handvest/internal/calendar"
)

// Through is how an attempt to put a caller through went; its number is stored.
type Through uint8

// How an attempt went.
const (
	PutThrough  Through = 1 // the colleague took over
	NotAnswered Through = 2 // nobody answered; something else was arranged
	DeadEnd     Through = 3 // nobody answered, and nothing else was arranged (S3-12)
)

// Transfer is one attempt to put a caller through.
type Transfer struct {
	ID         int64
	At         calendar.Instant
	Contact    int64
	Question   int
	Department string // label codes
	Product    string
	Outcome    Through
	Open       bool // inside the opening windows that were agreed
	Deputy     bool // somebody stood in for who was away
	Staff      int64
	To         int64 // the colleague who was asked for; 0 is the team
	Party      int64
	Phone      string
	External   string
}

// Broke says that an attempt broke the plan of reachability: nobody answered in
// the hours that were agreed, and nobody stood in (S2-09).
func (t *Transfer) Broke() bool { return t.Outcome != PutThrough && t.Open && !t.Deputy }

// Rung is what became of a call-back that followed an attempt.
type Rung struct {
	Contact int64
	Closed  bool
	Spoken  bool
	Due     calendar.Instant
	At      calendar.Instant // when it was closed
}

// InTime says that the customer was spoken to before the promised moment.
func (r Rung) InTime() bool { return r.Closed && r.Spoken && r.At <= r.Due }

// Talked is how many contacts there were about a department, counted elsewhere.
type Talked struct {
	Contacts int64 // all of them
	Talks    int64 // conversations among them: somebody answered
	Quick    int64 // conversations that were answered in time
	Helped   int64 // conversations that ended with an answer, and not in a dead end
}

// Reach is how a department could be reached in a period (S3-10 to S3-12).
type Reach struct {
	Department string
	Attempts   int64
	Direct     int64 // the colleague took over
	CalledBack int64 // nobody answered, and the customer was rung back in time
	TooLate    int64 // rung back after the promised moment
	Waiting    int64 // a call-back that still runs
	DeadEnds   int64
	Broken     int64 // in plan hours without anybody (S2-09)
	Repeats    int64 // contacts that came back because of a dead end
	Talked
}

// Share is the part of the attempts that were reached or called back in time,
// in hundredths of a percent: 25 of 100 is 2500 (S3-11).
func (r Reach) Share() int32 { return shareOf(r.Direct+r.CalledBack, r.Attempts) }

// Useful is how many contacts were not caused by a dead end.
func (r Reach) Useful() int64 { return max(r.Contacts-r.Repeats, 0) }

// Extra is the extra load that dead ends caused: repeats over useful contacts,
// in hundredths of a percent. 100 repeats on 300 useful ones is 3333 (S3-12).
func (r Reach) Extra() int32 { return shareOf(r.Repeats, r.Useful()) }

// Quantity is the share of conversations that were answered in time, Quality
// the share that were helped; they are never added up (S3-10).
func (r Reach) Quantity() int32 { return shareOf(r.Quick, r.Talks) }

// Quality is the share of conversations that were helped.
func (r Reach) Quality() int32 { return shareOf(r.Helped, r.Talks) }

func shareOf(part, of int64) int32 {
	if of == 0 {
		return 0
	}
	return int32((part*20000 + of) / (2 * of))
}

// Add adds the figures of another department up.
func (r *Reach) Add(o Reach) {
	for _, x := range [][2]*int64{{&r.Attempts, &o.Attempts}, {&r.Direct, &o.Direct}, {&r.CalledBack, &o.CalledBack}, {&r.TooLate, &o.TooLate}, {&r.Waiting, &o.Waiting},
		{&r.DeadEnds, &o.DeadEnds}, {&r.Broken, &o.Broken}, {&r.Repeats, &o.Repeats}, {&r.Contacts, &o.Contacts}, {&r.Talks, &o.Talks}, {&r.Quick, &o.Quick}, {&r.Helped, &o.Helped}} {
		*x[0] += *x[1]
	}
}

// FoldReach makes the figures of each department, by code. A call-back belongs
// to the attempts of its contact.
func FoldReach(all []Transfer, rung []Rung, repeats map[string]int64, talked map[string]Talked) []Reach {
	back := map[int64]Rung{}
	for _, r := range rung {
		if have, ok := back[r.Contact]; !ok || r.InTime() && !have.InTime() {
			back[r.Contact] = r
		}
	}
	of := map[string]*Reach{}
	get := func(d string) *Reach {
		if of[d] == nil {
			of[d] = &Reach{Department: d}
		}
		return of[d]
	}
	for i := range all {
		t := &all[i]
		r := get(t.Department)
		r.Attempts++
		if t.Broke() {
			r.Broken++
		}
		b, called := back[t.Contact]
		switch {
		case t.Outcome == PutThrough:
			r.Direct++
		case t.Outcome == DeadEnd:
			r.DeadEnds++
		case called && b.InTime():
			r.CalledBack++
		case called && b.Closed:
			r.TooLate++
		case called:
			r.Waiting++
		}
	}
	for d, n := range repeats {
		get(d).Repeats += n
	}
	for d, t := range talked {
		get(d).Talked = t
	}
	out := make([]Reach, 0, len(of))
	for _, r := range of {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Reach) int { return cmp.Compare(a.Department, b.Department) })
	return out
}
