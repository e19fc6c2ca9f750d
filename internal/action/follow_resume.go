package action

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/handover"
)

// goOn ends the wait for the citizen of the work for a case: its clocks run
// again. What is noted here is saved with the contact that follows.
func (x *doing) goOn(ctx context.Context) error {
	resumed := false
	for i := range x.tasks {
		t := &x.tasks[i]
		if t.State == handover.Closed || t.Wait.For != handover.ForCustomer {
			continue
		}
		if err := x.w.take(ctx, t.ID); err != nil {
			return err
		}
		x.resume(t.ID)
		resumed = true
		t.Wait, t.State, t.Version = handover.Wait{Since: calendar.NoInstant, Until: calendar.NoInstant}, atWork(t), t.Version+1
		if saved, err := x.tx.ChangeTask(ctx, x.who.Organisation, t); err != nil || !saved {
			return orMoved(err)
		}
	}
	if x.request != nil && (resumed || x.paused() == handover.PausedForCustomer) {
		x.resume(x.request.ID)
	}
	return nil
}

// resume notes that a subject goes on, when it was waiting for the citizen.
func (x *doing) resume(subject int64) {
	n := x.w.at(subject)
	if n < 0 {
		return
	}
	all := x.w.subjects[n].History.Pauses
	if len(all) > 0 && !all[len(all)-1].To.Known() && all[len(all)-1].Reason == handover.PausedForCustomer {
		x.w.note(n, clock.Event{Kind: charter.Resumed, At: x.now, Until: calendar.NoInstant}, "")
	}
}
