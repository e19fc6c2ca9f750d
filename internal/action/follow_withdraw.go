package action

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// withdrawnOutcome is how a case ended that the citizen withdrew.
const withdrawnOutcome = "ingetrokken"

// WithdrawCase says that the citizen does not need it any more. It takes effect
// after an hour; until then KeepCase undoes it. Who works on it is told at once.
func (a *Actions) WithdrawCase(ctx context.Context, v Viewer, key string) error {
	return a.do(ctx, v, follow.Withdrew, key, func(x *doing) error {
		if x.page.MayUndo {
			x.deed.Kind = "" // once more is not twice
			return nil
		}
		if !x.page.MayWithdraw {
			return cannot(x.page.Standing)
		}
		x.deed.State, x.deed.Effect = follow.Waits, x.now.Add(undoFor)
		if err := x.save(ctx); err != nil {
			return err
		}
		return x.warn(ctx, "De klant trekt dit in. Na een uur sluit de zaak vanzelf.")
	})
}

// KeepCase undoes a withdrawal that did not take effect yet. Undoing nothing is
// no mistake.
func (a *Actions) KeepCase(ctx context.Context, v Viewer, key string) error {
	return a.do(ctx, v, follow.Kept, key, func(x *doing) error {
		n := slices.IndexFunc(x.deeds, func(d follow.Deed) bool { return d.Kind == follow.Withdrew && d.State == follow.Waits })
		if n < 0 {
			x.deed.Kind = ""
			return nil
		}
		kept, err := x.tx.SettleDeed(ctx, v.Organisation, x.deeds[n].ID, follow.Undone)
		if err != nil || !kept {
			return orMoved(err)
		}
		if err := x.save(ctx); err != nil {
			return err
		}
		return x.warn(ctx, "De klant wil toch dat dit doorgaat.")
	})
}

// SettleWithdrawals closes the cases that were withdrawn more than an hour ago.
// Each is one transaction: a crash leaves the rest for the next round.
func (a *Actions) SettleWithdrawals(ctx context.Context, organisation int64, limit int) (done int, err error) {
	var waiting []follow.Deed
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		waiting, err = tx.DeedsWaiting(ctx, organisation, limit)
		return err
	}); err != nil {
		return 0, fmt.Errorf("find withdrawals: %w", err)
	}
	for i := range waiting {
		settled, err := a.settleWithdrawal(ctx, organisation, &waiting[i])
		var f *fault.Fault
		if errors.As(err, &f) && f.Kind == fault.Conflict {
			continue // somebody else was at it: the next round
		}
		if err != nil {
			return done, fmt.Errorf("withdraw case %d: %w", waiting[i].Subject, err)
		}
		if settled {
			done++
		}
	}
	return done, nil
}

func (a *Actions) settleWithdrawal(ctx context.Context, organisation int64, d *follow.Deed) (settled bool, err error) {
	return settled, a.db.Tx(ctx, func(tx *store.Tx) error {
		who := staff.System(citizenName, organisation)
		if settled, err = tx.SettleDeed(ctx, organisation, d.ID, follow.Done); err != nil || !settled {
			return err
		}
		c, err := followedCase(ctx, tx, organisation, d.Subject)
		if err != nil {
			return err
		}
		w, err := a.writing(ctx, tx, who)
		if err != nil {
			return err
		}
		w.actor = citizenActor
		s := &seen{followed: c}
		tasks, err := s.work(ctx, tx, organisation)
		if err != nil {
			return err
		}
		ids := []int64{s.worked()}
		for i := range tasks {
			ids = append(ids, tasks[i].ID)
		}
		if err := w.take(ctx, ids...); err != nil {
			return err
		}
		return a.endWithdrawn(ctx, w, d, c, tasks)
	})
}

// endWithdrawn closes a case and the tasks for it that are still open. The
// citizen withdrew when they said so, an hour ago.
func (a *Actions) endWithdrawn(ctx context.Context, w *writing, d *follow.Deed, c *followed, tasks []handover.Task) error {
	organisation, now := w.who.Organisation, w.tx.Now()
	end := func(id int64) error {
		n := w.at(id)
		if n < 0 {
			return nil
		}
		if err := w.outcome(ctx, n, withdrawnOutcome); err != nil {
			return err
		}
		w.note(n, clock.Event{Kind: charter.WithdrawnByCustomer, At: d.At, Until: calendar.NoInstant}, "")
		w.note(n, clock.Event{Kind: charter.Closed, At: now, Reason: withdrawnOutcome, Until: calendar.NoInstant}, "")
		return nil
	}
	if c.request != nil && c.request.Open {
		if err := end(c.request.ID); err != nil {
			return err
		}
	}
	for i := range tasks {
		if tasks[i].State != handover.Closed {
			if err := end(tasks[i].ID); err != nil {
				return err
			}
		}
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	if err := w.put(ctx); err != nil {
		return err
	}
	if r := c.request; r != nil && r.Open {
		r.Open, r.Closed, r.Version = false, now, r.Version+1
		if saved, err := w.tx.ChangeRequest(ctx, organisation, r); err != nil || !saved {
			return orMoved(err)
		}
	}
	for i := range tasks {
		t := &tasks[i]
		if t.State == handover.Closed {
			continue
		}
		t.State, t.Closed, t.Outcome, t.Version, t.Wait = handover.Closed, now, "De klant trok dit in.", t.Version+1, handover.Wait{}
		if saved, err := w.tx.ChangeTask(ctx, organisation, t); err != nil || !saved {
			return orMoved(err)
		}
	}
	w.tx.Pulse(organisation, TopicTasks)
	w.tx.Pulse(organisation, TopicRequests)
	return nil
}

// orMoved is an error, or that somebody else was first.
func orMoved(err error) error {
	if err != nil {
		return err
	}
	return fault.New(fault.Conflict, "Iemand anders wijzigde dit intussen. Probeer het opnieuw.", "Somebody else changed this meanwhile. Try again.")
}
