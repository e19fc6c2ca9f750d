package action

import (
	"context"
	"fmt"

	"handvest/internal/handover"
	"handvest/internal/store"
)

// customerAnswered lets the tasks of a request go on that waited for the
// customer: who got in touch about it answered. Who owes the work is warned.
func (a *Actions) customerAnswered(ctx context.Context, tx *store.Tx, who Actor, request int64) error {
	all, err := tx.TasksOfRequest(ctx, who.Organisation, request)
	if err != nil {
		return err
	}
	for i := range all { // a few
		if all[i].Wait.For != handover.ForCustomer {
			continue
		}
		t, err := a.changeIn(ctx, tx, who, changing{id: all[i].ID, any: true, trusted: true}, func(c *taskChange) error {
			c.fact("resumed", "customer")
			return c.endWait(ctx, c.now)
		})
		if err != nil {
			return err
		}
		if err := warnOwner(ctx, tx, who, &t, handover.Alert{Kind: handover.Reminded, Event: fmt.Sprintf("answered:%d:%d", t.ID, t.Version), By: who.Name,
			Text: "De klant reageerde. Deze taak gaat verder."}); err != nil {
			return err
		}
	}
	return nil
}

// warnOwner warns who owes a task: its person, or its team.
func warnOwner(ctx context.Context, tx *store.Tx, who Actor, t *handover.Task, alert handover.Alert) error {
	alert.To = handover.ToTeam(t.Department)
	if t.Staff != 0 {
		alert.To = handover.ToStaff(t.Staff)
	}
	alert.Subject, alert.Task, alert.Request, alert.Department, alert.Due = t.ID, t.ID, t.Request, t.Department, t.Due
	return tx.AddAlerts(ctx, who.Organisation, alert)
}
