package action

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/store"
)

// MarkDue writes down the moments that have passed: a fraction of a term (at
// risk, PR-5) and the due moment. Each is one row in the journal, with the
// moment at which it passed and not the moment at which somebody noticed, and
// it is written once, however often this runs and whatever was broken off. At
// most limit clocks are looked at; more says that others may be waiting.
func (a *Actions) MarkDue(ctx context.Context, organisation int64, limit int) (marked int, more bool, err error) {
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		marked, more = 0, false
		timers, err := tx.TimersDue(ctx, organisation, tx.Now(), limit)
		if err != nil || len(timers) == 0 {
			return err
		}
		m := &marking{tx: tx, organisation: organisation}
		if m.derive, err = a.derivation(ctx, tx, organisation); err != nil {
			return err
		}
		of, err := recomputeOf(ctx, tx, organisation)
		if err != nil {
			return err
		}
		m.moving = of != nil && of.Ended == 0
		if err := m.hold(ctx, timers); err != nil {
			return err
		}
		marked, more = len(m.journal), len(timers) >= limit && len(m.clocks) > 0
		return m.put(ctx)
	})
	var f *fault.Fault
	if errors.As(err, &f) && f.Kind == fault.Conflict {
		return 0, true, nil // something else happened to one of them; the next round sees it
	}
	if err != nil {
		return 0, false, fmt.Errorf("mark what fell due: %w", err)
	}
	return marked, more, nil
}

// marking is one round.
type marking struct {
	tx           *store.Tx
	organisation int64
	derive       *derivation
	moving       bool // due moments are being computed anew
	subjects     []store.Subject
	journal      []store.JournalRow
	clocks       []store.Clock
}

// hold keeps others from the subjects of some timers, and marks what passed. A
// timer that is not what its clock says by now was marked, or moved, by
// somebody who was before us: another server, whose right to do this work ran
// out while it worked.
func (m *marking) hold(ctx context.Context, timers []store.Timer) error {
	ids := make([]int64, len(timers))
	for i, t := range timers {
		ids[i] = t.Subject
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	subjects, err := m.tx.HoldSubjects(ctx, m.organisation, ids)
	if err != nil {
		return err
	}
	clocks, err := m.tx.ClocksOf(ctx, m.organisation, ids)
	if err != nil {
		return err
	}
	slices.SortStableFunc(timers, func(a, b store.Timer) int { return cmp.Compare(a.Subject, b.Subject) })
	for len(timers) > 0 {
		id := timers[0].Subject
		n := slices.IndexFunc(timers, func(t store.Timer) bool { return t.Subject != id })
		if n < 0 {
			n = len(timers)
		}
		if s, ok := subjects[id]; ok {
			m.subject(s, clocks[id], timers[:n])
		}
		timers = timers[n:]
	}
	return nil
}

// subject marks what passed for one subject.
func (m *marking) subject(s store.Subject, stored []store.Clock, timers []store.Timer) {
	for _, t := range timers {
		k := find(stored, t.Promise)
		if k < 0 || stored[k].Next != t.At {
			continue
		}
		i := slices.Index(m.derive.ids, t.Promise)
		if i < 0 { // the promise is gone; its clock stays as it was, and asks for nothing
			stored[k].Next = calendar.NoInstant
			m.clocks = append(m.clocks, stored[k])
			continue
		}
		c := m.derive.promises[i]
		r := c.Evaluate(&s.History, m.derive.now)
		if m.moving && stored[k].Result.State == clock.Running && stored[k].Result.Due != r.Due {
			continue // it moves first, and its history says so
		}
		next := calendar.NoInstant
		for _, passed := range m.passed(c, r, t.At) {
			if passed.Kind == charter.Due && open(r.State) && r.State != clock.Overdue {
				next = passed.At // the last second of the term still counts
				break
			}
			s.Version++
			m.journal = append(m.journal, store.JournalRow{
				Subject: s.ID, Version: s.Version, Actor: "clock",
				Event: clock.Event{At: passed.At, Kind: passed.Kind, Reason: c.ID, Until: calendar.NoInstant},
				Facts: fmt.Sprintf(`{"promise":%d,"version":%d,"fraction":%d}`, t.Promise, r.Version, passed.Fraction),
			})
		}
		if after, ok := c.NextTimer(r, m.derive.now); ok && !next.Known() {
			next = after.At
		}
		if next == t.At {
			continue
		}
		m.clocks = append(m.clocks, store.Clock{Promise: t.Promise, Subject: s.ID, Result: r, Labels: s.History.Labels, Next: next})
	}
	if s.Version > s.Was {
		m.subjects = append(m.subjects, s)
	}
}

// passed are the timers of a clock from one moment up to now, in order. A clock
// that ended too late has only its due moment left.
func (m *marking) passed(c *clock.Compiled, r clock.Result, from calendar.Instant) []clock.Timer {
	if r.State == clock.Broken && r.Due.At.Known() {
		return []clock.Timer{{At: r.Due.At, Kind: charter.Due, Fraction: 100}}
	}
	timers := c.Timers(r)
	return slices.DeleteFunc(timers, func(t clock.Timer) bool { return t.At < from || t.At > m.derive.now })
}

func (m *marking) put(ctx context.Context) error {
	if err := m.tx.PutVersions(ctx, m.organisation, m.subjects); err != nil {
		return err
	}
	if err := m.tx.PutJournal(ctx, m.organisation, m.journal); err != nil {
		return err
	}
	return m.tx.PutClocks(ctx, m.organisation, m.clocks)
}
