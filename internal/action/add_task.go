package action

import (
	"context"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/handover"
	"handvest/internal/store"
)

// addTask saves work that comes of something else than a contact that is being
// finished, within the transaction of that. It is due when it says, or earlier
// when a promise on it is.
func (a *Actions) addTask(ctx context.Context, tx *store.Tx, who Actor, t *handover.Task) error {
	w, err := a.writing(ctx, tx, who)
	if err != nil {
		return err
	}
	now := tx.Now()
	t.ID, t.Version, t.Kind, t.State, t.External, t.Created, t.Closed = tx.NewID(), 1, handover.Work, handover.Open, who.External, now, calendar.NoInstant
	n, err := w.add(ctx, t.ID, "T"+strconv.FormatInt(t.ID, 36), Codes{Subject: "task", Product: t.Product, Department: t.Department})
	if err != nil {
		return err
	}
	w.notes(n, clock.Event{Kind: charter.Received, At: now, Until: calendar.NoInstant}, clock.Event{Kind: charter.Registered, At: now, Until: calendar.NoInstant})
	if err := w.settle(ctx); err != nil {
		return err
	}
	if due, promise := w.due(t.ID); promise != 0 {
		t.Due = handover.Earlier(t.Due, due.At)
	}
	if err := w.put(ctx); err != nil {
		return err
	}
	tx.Pulse(who.Organisation, TopicTasks)
	return tx.PutTasks(ctx, who.Organisation, []handover.Task{*t})
}
