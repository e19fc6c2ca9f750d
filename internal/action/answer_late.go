package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// AnswerLate speaks for colleagues who did not say in time why something is
// late: it completes those notices with a cause that is true of every delay and
// a new date by rule, so that every breach is told within one working day
// (PR-7). It also watches the new dates that were told before: one that passes
// while the work is not done is a new breach. It speaks no more often than
// notice.HouseDates for one promise on one case; then only a colleague gives
// the date. At most limit of each are looked at; more says that others may be
// waiting.
func (a *Actions) AnswerLate(ctx context.Context, organisation int64, limit int) (more bool, err error) {
	waiting, err := a.noticesWaiting(ctx, organisation)
	if err != nil || !waiting.Asking && !waiting.Passed {
		return false, err
	}
	n := 0
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		passed, err := a.newDatesPassed(ctx, tx, organisation, limit)
		if err != nil {
			return err
		}
		answered, err := a.houseAnswers(ctx, tx, organisation, limit)
		n = max(passed, answered)
		return err
	})
	if f := fault.As(err); f != nil && f.Kind == fault.Conflict {
		return true, nil // a colleague was first with one of them; the next round sees it
	}
	if err != nil {
		return false, fmt.Errorf("answer for who did not say why: %w", err)
	}
	return n >= limit, nil
}

// noticesWaiting says what there is to do, without holding anything.
func (a *Actions) noticesWaiting(ctx context.Context, organisation int64) (store.NoticeWork, error) {
	var w store.NoticeWork
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		w, err = tx.NoticeWork(ctx, organisation, a.db.Now(), a.real())
		return err
	})
	return w, err
}

// newDatesPassed plans a notice for each new date that was not met either.
func (a *Actions) newDatesPassed(ctx context.Context, tx *store.Tx, organisation int64, limit int) (int, error) {
	delays, err := tx.DelaysPassed(ctx, organisation, tx.Now(), limit)
	if err != nil || len(delays) == 0 {
		return 0, err
	}
	rows, ids, subjects := make([]store.JournalRow, len(delays)), make([]int64, len(delays)), make([]int64, len(delays))
	for i := range delays {
		rows[i].Subject, ids[i], subjects[i] = delays[i].Subject, delays[i].ID, delays[i].Subject
	}
	t, err := a.noticing(ctx, tx, organisation, rows)
	if err != nil {
		return 0, err
	}
	told, err := tx.DelaysOf(ctx, organisation, subjects)
	if err != nil {
		return 0, err
	}
	var broken []*notice.Delay
	for i := range delays {
		d := &delays[i]
		c := t.cases[d.Subject]
		if c == nil || !t.runs(c, d.Promise) {
			continue
		}
		tell, ask, err := t.rules.tellBy(d.NewDue)
		if err != nil {
			return 0, err
		}
		n := notice.Notice{Kind: notice.Late, Event: lateEvent(d.Promise, c.root, d.NewDue), Promise: d.Promise, State: notice.Asking, TellBy: tell, After: ask,
			Facts: notice.Facts{Due: d.NewDue, Tardy: t.now > tell}}
		if notice.HouseSpoke(told, d.Subject, d.Promise) >= notice.HouseDates {
			n.After, n.Facts.Unaided = notice.Unaided, true
		}
		if d.ToldByHouse() {
			broken = append(broken, d)
		}
		if c.party == 0 && c.address == "" {
			n.State, n.Because = notice.Suppressed, noWayKnown
		}
		t.plan(c, n)
	}
	if err := tx.UnwatchDelays(ctx, organisation, ids); err != nil {
		return 0, err
	}
	if err := t.bringUp(ctx, broken); err != nil {
		return 0, err
	}
	return len(delays), t.put(ctx)
}

// runs says whether the work that a promise is about is not done yet.
func (t *noticing) runs(c *telledCase, promise string) bool {
	if promise == "" {
		return c.request != nil && c.request.Open || c.task != nil && !c.task.Closed.Known()
	}
	for i := range c.clocks {
		if p := t.promise(&c.clocks[i]); p != nil && p.ID == promise {
			return open(c.clocks[i].Result.State)
		}
	}
	return false
}

// houseAnswers completes late notices for which nobody gave a cause and a date.
func (a *Actions) houseAnswers(ctx context.Context, tx *store.Tx, organisation int64, limit int) (int, error) {
	asking, err := tx.NoticesAsking(ctx, organisation, tx.Now(), limit)
	if err != nil || len(asking) == 0 {
		return 0, err
	}
	rows := make([]store.JournalRow, len(asking))
	for i := range asking {
		rows[i].Subject = asking[i].Subject
	}
	t, err := a.noticing(ctx, tx, organisation, rows)
	if err != nil {
		return 0, err
	}
	for i := range asking {
		n := &asking[i]
		c := t.cases[n.Subject]
		if c == nil || !t.runs(c, n.Promise) {
			// Done meanwhile: the message that says so comes from the journal. It
			// is looked at again later, in case that never comes.
			n.After = t.now.Add(t.rules.claim)
			t.changed[n.ID] = *n
			continue
		}
		due, err := t.houseDue(c, n.Promise)
		if err != nil {
			return 0, err
		}
		n.State, n.After = notice.Planned, t.now
		n.Facts.Cause, n.Facts.NewDue, n.Facts.Fallback = t.cause(c), due, true
		n.Facts.Known, n.Facts.Tardy = t.known(c, n.Facts.Due), notice.Given(n.TellBy) && t.now > n.TellBy
		t.changed[n.ID] = *n
		t.delays = append(t.delays, notice.Delay{ID: tx.NewID(), Subject: c.subject, Promise: n.Promise, Due: n.Facts.Due, NewDue: due, Cause: n.Facts.Cause, House: true,
			Announced: t.now, Watched: true})
	}
	return len(asking), t.put(ctx)
}

// cause is what the house says when nobody gave a cause: it is true of every
// delay.
func (t *noticing) cause(c *telledCase) string {
	if c.language == "en" && t.rules.cause == houseCause {
		return "We did not get to your request in time."
	}
	return t.rules.cause
}

// houseDue is the new date by rule: the same term again from now, but not more
// than some working days ahead, and at least one.
func (t *noticing) houseDue(c *telledCase, promise string) (calendar.Instant, error) {
	days := func(n int32) (calendar.Instant, error) {
		d, err := t.rules.own.Due(t.now, calendar.Term{Quantity: n, Unit: calendar.WorkingDays}, nil)
		return d.At, err
	}
	most, err := days(t.rules.newDays)
	if err != nil {
		return 0, fmt.Errorf("count a new date: %w", err)
	}
	least, err := days(1)
	if err != nil {
		return 0, fmt.Errorf("count a new date: %w", err)
	}
	again := most
	for i := range c.clocks {
		k := &c.clocks[i]
		compiled := t.made.ofLabel(k.Promise)
		if compiled == nil || compiled.ID != promise {
			continue
		}
		if term, ok := compiled.Term(k.Result.Version, k.Labels.Product); ok && !term.Backward {
			if d, err := t.rules.own.Due(t.now, term, nil); err == nil && d.At.Known() {
				again = d.At
			}
		}
	}
	return t.rules.zone.EndOfDay(t.rules.zone.Date(min(most, max(least, again)))), nil
}
