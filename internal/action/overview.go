package action

import (
	"cmp"
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Overview is how all promises stand at this moment.
type Overview struct {
	AsOf    calendar.Instant
	Running int64 // clocks that run, in time
	Paused  int64
	Overdue int64           // open past their due moment
	Kept    int64           // ended in time today
	Broken  int64           // fell due today without being kept
	Next    []OverviewClock // nearest their due moment first
	Just    []OverviewClock // what ended or fell due last, the newest first
}

// OverviewClock is one promise on one case.
type OverviewClock struct {
	Promise   charter.Promise
	Subject   int64
	Reference string
	Labels    clock.Labels
	Result    clock.Result
	When      calendar.Instant                 // of what just happened
	Term      calendar.Term                    // none for a promise about an outcome
	Off       func(calendar.Date) bool         // days that the calendar of the promise does not count
	Explain   func(fault.Lang) []calendar.Step // the counting of a clock that never paused
}

// Overview counts the clocks of all promises and finds those that run out
// first and those that just ended, at most so many of each.
func (a *Actions) Overview(ctx context.Context, who Actor, limit int) (Overview, error) {
	if err := who.May(staff.Steer); err != nil {
		return Overview{}, err
	}
	m, err := a.charterOf(ctx, who.Organisation)
	if err != nil {
		return Overview{}, err
	}
	bound, err := a.caseBound(ctx, who, m)
	if err != nil {
		return Overview{}, err
	}
	v := overviewing{Overview: Overview{AsOf: a.db.Now()}, limit: limit, bound: bound}
	for _, c := range m.promises {
		if c.Latest().IsInternal() {
			continue
		}
		switch c.Latest().Kind {
		case charter.Unmeasured, charter.Availability, charter.OutcomeShare:
			continue
		}
		_, label := m.promise(c.ID)
		v.today = c.Zone().StartOfDay(c.Zone().Date(v.AsOf))
		if err := a.measured(ctx, who.Organisation, label, func(set *clock.Measured) { v.add(c, set) }); err != nil {
			return Overview{}, err
		}
	}
	return v.Overview, a.db.Read(ctx, func(tx *store.Tx) error { return v.references(ctx, tx, who.Organisation) })
}

type overviewing struct {
	Overview
	today calendar.Instant
	limit int
	bound *caseBound // of the cases that are shown; all are counted
}

func (v *overviewing) add(c *clock.Compiled, set *clock.Measured) {
	for i := range set.Results {
		r := set.Results[i].AsOf(v.AsOf)
		one := func(when calendar.Instant) OverviewClock {
			cal := c.Calendar(r.Version)
			term, _ := c.Term(r.Version, set.Labels[i].Product)
			return OverviewClock{Promise: *c.Promise(r.Version), Subject: set.IDs[i], Labels: set.Labels[i], Result: r, When: when,
				Term: term, Off: func(d calendar.Date) bool { return !cal.WorkingDay(d) },
				Explain: func(lang fault.Lang) []calendar.Step {
					if term.Unit == calendar.NoUnit || r.Paused > 0 {
						return nil // its page tells it, with the pauses
					}
					return cal.Explain(r.Start, term, nil, lang)
				}}
		}
		switch r.State {
		case clock.Running:
			if !r.Start.Known() || r.Start > v.AsOf {
				continue
			}
			v.Running++
			if n := len(v.Next); (n < v.limit || r.Due.At < v.Next[n-1].Result.Due.At) && v.bound.may(set.IDs[i], set.Labels[i].Department) {
				v.Next = insert(v.Next, one(r.Due.At), v.limit, func(a, b OverviewClock) int { return cmp.Compare(a.Result.Due.At, b.Result.Due.At) })
			}
		case clock.Paused:
			v.Paused++
		case clock.Kept, clock.Broken, clock.Overdue:
			when := r.End
			if r.State != clock.Kept {
				when = r.Due.At
			}
			if r.State == clock.Overdue {
				v.Overdue++
			}
			if when < v.today || when > v.AsOf {
				continue
			}
			if r.State == clock.Kept {
				v.Kept++
			} else {
				v.Broken++
			}
			if n := len(v.Just); (n < v.limit || when > v.Just[n-1].When) && v.bound.may(set.IDs[i], set.Labels[i].Department) {
				v.Just = insert(v.Just, one(when), v.limit, func(a, b OverviewClock) int { return cmp.Compare(b.When, a.When) })
			}
		}
	}
}

// insert puts one in its place in a short list.
func insert(list []OverviewClock, x OverviewClock, limit int, order func(a, b OverviewClock) int) []OverviewClock {
	at, _ := slices.BinarySearchFunc(list, x, order)
	list = slices.Insert(list, at, x)
	return list[:min(len(list), limit)]
}

// references finds what people call the cases.
func (v *overviewing) references(ctx context.Context, tx *store.Tx, organisation int64) error {
	var ids []int64
	for _, list := range [][]OverviewClock{v.Next, v.Just} {
		for i := range list {
			ids = append(ids, list[i].Subject)
		}
	}
	subjects, err := tx.SubjectsByID(ctx, organisation, ids)
	if err != nil {
		return err
	}
	for _, list := range [][]OverviewClock{v.Next, v.Just} {
		for i := range list {
			list[i].Reference = subjects[list[i].Subject].Reference
		}
	}
	return nil
}
