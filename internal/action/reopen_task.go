package action

import (
	"context"
	"strconv"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
)

// reopenSetting holds for how many days a closed task can be opened again. A
// complaint that comes later is a new question.
const (
	reopenSetting = "task.reopen.days"
	reopenWithin  = 30
)

// ReopenTask opens a task again because the customer says that it was not
// solved. Its history stays. For its promise the first closing is the one that
// counts; the work gets a new due moment, by the agreed term. It goes to who had
// it.
func (a *Actions) ReopenTask(ctx context.Context, who Actor, id int64, version int32, reason string) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	return a.changeOne(ctx, who, changing{id: id, version: version, closed: true}, func(c *taskChange) error { return c.reopen(ctx, reason) })
}

func (c *taskChange) reopen(ctx context.Context, reason string) error {
	t := c.task
	if err := needReason(reason); err != nil {
		return err
	}
	maskTyped(&reason)
	switch {
	case t.State != handover.Closed:
		return fault.New(fault.Conflict, "Deze taak is al open.", "This task is open already.")
	case t.Routed != "":
		return fault.New(fault.Conflict, "Deze taak is doorgestuurd. Open de taak die ervoor in de plaats kwam.", "This task was sent on. Open the task that took its place.")
	}
	text, err := c.w.tx.Setting(ctx, c.w.who.Organisation, reopenSetting)
	if err != nil {
		return err
	}
	days := reopenWithin
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && n >= 0 {
		days = n
	}
	if c.now > t.Closed.Add(time.Duration(days)*24*time.Hour) {
		return fault.Newf(fault.Conflict, "Dit is langer dan %d dagen geleden afgerond. Maak er een nieuwe vraag van.", "This was closed more than %d days ago. Make a new request of it.", days)
	}
	due, err := agreedDue(ctx, c.w.tx, c.w.who.Organisation, c.w.derive.made, t.Department, t.Urgent, c.now)
	if err != nil {
		return err
	}
	c.set("because", t.Because, reason)
	c.set("state", "closed", "open")
	c.set("due", instantText(t.Due), instantText(due.At))
	t.Because, t.Due, t.Closed, t.Reopened = reason, due.At, calendar.NoInstant, t.Reopened+1
	t.State = atWork(t)
	c.fact("reopened", t.Reopened)
	c.happened(clock.Event{Kind: charter.Reopened, At: c.now, Until: calendar.NoInstant}, false)
	if t.Parent != 0 {
		c.after = append(c.after, func() error { return c.reopenWhole(ctx) })
	}
	return nil
}

// reopenWhole lets the task of which this is a part wait for it again.
func (c *taskChange) reopenWhole(ctx context.Context) error {
	tx := c.w.tx
	parent, err := tx.Task(ctx, c.w.who.Organisation, c.task.Parent)
	if err != nil || parent.State != handover.Closed {
		return err
	}
	_, err = c.a.changeIn(ctx, tx, c.w.who, changing{id: parent.ID, any: true, closed: true, trusted: true}, func(p *taskChange) error {
		if err := p.reopen(ctx, c.task.Because); err != nil {
			return err
		}
		p.task.Wait = handover.Wait{For: handover.ForParts, Since: p.now, Until: calendar.NoInstant}
		p.task.State = handover.Waiting
		return nil
	})
	return err
}
