package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// bringUp tells the managers of work for which the house gave a date that
// passed as well: nobody answered, twice. Its open tasks stand on the list of
// late work as theirs.
func (t *noticing) bringUp(ctx context.Context, broken []*notice.Delay) error {
	if len(broken) == 0 {
		return nil
	}
	crew, err := crewOf(ctx, t.tx, t.organisation)
	if err != nil {
		return err
	}
	today := t.rules.zone.Date(t.now)
	var alerts []handover.Alert
	for _, d := range broken {
		c := t.cases[d.Subject]
		alert := handover.Alert{Kind: handover.Escalated, Event: fmt.Sprintf("newdate:%s:%d:%d", d.Promise, d.Subject, int64(d.NewDue)), Subject: d.Subject, Promise: d.Promise,
			At: d.NewDue, Due: d.NewDue, Read: calendar.NoInstant}
		work := c.tasks
		if c.request != nil {
			alert.Request, alert.Department = c.request.ID, c.request.Department
		} else {
			alert.Task, alert.Request, alert.Department = c.task.ID, c.task.Request, c.task.Department
			work = []handover.Task{*c.task}
		}
		to := crew.managers(alert.Department)
		if len(to) == 0 {
			to, alert.Nobody = crew.coordinators(), true
		}
		for _, alert.To = range to {
			alerts = append(alerts, alert)
		}
		for i := range work {
			if work[i].Closed.Known() {
				continue
			}
			if err := t.tx.AddChaseOnce(ctx, t.organisation, store.Chase{ID: t.tx.NewID(), Task: work[i].ID, Day: today, Escalated: true, At: t.now}); err != nil {
				return err
			}
		}
	}
	t.tx.Pulse(t.organisation, TopicReach)
	return t.tx.AddAlerts(ctx, t.organisation, alerts...)
}
