package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// protocolSetting holds what must be tried before somebody counts as not
// reached, such as "attempts=3 days=2 parts=2 rest=60 message=yes"; with
// its code behind it, for one department.
const (
	protocolSetting = "task.protocol"
	protocolOf      = "task.protocol.department."
)

func protocol(ctx context.Context, tx *store.Tx, organisation int64, department string) (handover.Protocol, error) {
	for _, key := range []string{protocolOf + department, protocolSetting} {
		text, err := tx.Setting(ctx, organisation, key)
		if err != nil {
			return handover.Protocol{}, err
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		p, err := handover.ParseProtocol(text)
		if f := fault.As(err); f != nil {
			return p, f.At(key)
		}
		return p, err
	}
	return handover.DefaultProtocol, nil
}

// AddAttempt writes down that somebody tried to reach the customer of a task:
// how, how it went, and when it is tried again. When it was the last one that
// the protocol asks, the journal says so, and the customer gets a message.
func (a *Actions) AddAttempt(ctx context.Context, who Actor, id int64, version int32, t handover.Attempt) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	if t.Outcome < handover.GotThrough || t.Outcome > handover.Engaged {
		return handover.Task{}, fault.New(fault.Invalid, "Kies hoe de poging ging.", "Choose how the attempt went.").At("outcome")
	}
	maskTyped(&t.Note)
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		if t.Next.Known() && t.Next <= c.now {
			return fault.New(fault.Invalid, "De volgende poging moet later zijn dan nu.", "The next attempt must be later than now.").At("next")
		}
		before, err := c.advice(ctx)
		if err != nil {
			return err
		}
		c.attempt(t)
		if c.task.Staff == 0 {
			c.give(c.w.who.ID, c.w.who.Name)
		}
		after, err := c.advice(ctx)
		if err != nil {
			return err
		}
		switch {
		case t.Outcome == handover.GotThrough:
			c.task.Reached, c.task.NextTry = handover.Spoken, calendar.NoInstant
		case t.Next.Known():
			c.task.NextTry = t.Next
		default:
			c.task.NextTry = after.Next
		}
		if t.Outcome != handover.GotThrough && after.Done && !before.Done && after.Message {
			c.fact("not_reached", true)
		}
		return nil
	})
}

// attempt adds an attempt of now to a change.
func (c *taskChange) attempt(t handover.Attempt) {
	c.task.Attempts++
	t.Number, t.At, t.Staff, t.StaffName = c.task.Attempts, c.now, c.w.who.ID, c.w.who.Name
	if t.Way == "" {
		t.Way = "telefoon"
	}
	c.set("attempt", "", instantText(c.now))
	c.fact("attempt", t.Number)
	c.fact("went", t.Outcome)
	c.attempts = append(c.attempts, t)
}

// advice is what the protocol asks after the attempts so far, those of this
// change included.
func (c *taskChange) advice(ctx context.Context) (handover.Advice, error) {
	all, err := c.w.tx.Attempts(ctx, c.w.who.Organisation, c.task.ID)
	if err != nil {
		return handover.Advice{}, err
	}
	return advise(ctx, c.w.tx, c.w.who.Organisation, c.w.derive.made, c.task, append(all, c.attempts...), c.now)
}

func advise(ctx context.Context, tx *store.Tx, organisation int64, m *made, t *handover.Task, all []handover.Attempt, now calendar.Instant) (handover.Advice, error) {
	p, err := protocol(ctx, tx, organisation, t.Department)
	if err != nil {
		return handover.Advice{}, err
	}
	cal, err := m.calendars.Calendar("", "")
	if err != nil {
		return handover.Advice{}, fmt.Errorf("find the calendar of the organisation: %w", err)
	}
	return p.Advise(all, t.Prefer, cal, now), nil
}

// tried refuses to count somebody as not reached before the protocol was
// followed.
func (c *taskChange) tried(ctx context.Context) error {
	a, err := c.advice(ctx)
	if err != nil || a.Done {
		return err
	}
	nl, en := "", ""
	if a.OnDay {
		nl, en = ", op een andere dag", ", on another day"
	}
	if a.AtPart {
		nl, en = nl+", op een ander deel van de dag", en+", in another part of the day"
	}
	return fault.Newf(fault.Conflict, "U kunt nog niet afronden als niet bereikt: probeer het nog %[1]d keer%[2]s. Wij hebben beloofd terug te bellen.",
		"You cannot close this as not reached yet: try %[1]d more time(s)%[3]s. We promised to call back.", a.Left, nl, en).At("reached")
}
