package action

import (
	"context"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// longestWait is how long work may wait without somebody looking at it again.
const longestWait = 366 * 24 * time.Hour

// WaitForCustomer says that a task waits for something from the customer, until
// a moment at the latest. The clocks of the task and of its request stand still
// where the promise allows it (PR-6), and the journal tells who informs the
// customer. It ends by itself at the moment, or when the customer answers.
func (a *Actions) WaitForCustomer(ctx context.Context, who Actor, id int64, version int32, what string, until calendar.Instant) (handover.Task, error) {
	return a.wait(ctx, who, id, version, handover.Wait{For: handover.ForCustomer, Until: until, What: what})
}

// WaitForOther says that a task waits for another party, until a moment at the
// latest.
func (a *Actions) WaitForOther(ctx context.Context, who Actor, id int64, version int32, what string, until calendar.Instant) (handover.Task, error) {
	return a.wait(ctx, who, id, version, handover.Wait{For: handover.ForOther, Until: until, What: what})
}

func (a *Actions) wait(ctx context.Context, who Actor, id int64, version int32, wait handover.Wait) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	wait.What = strings.TrimSpace(wait.What)
	if wait.What == "" {
		return handover.Task{}, fault.New(fault.Invalid, "Schrijf waarop u wacht. De klant leest dit ook.", "Write what you wait for. The customer reads this too.").At("what")
	}
	maskTyped(&wait.What)
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		switch {
		case !wait.Until.Known() || wait.Until <= c.now:
			return fault.New(fault.Invalid, "Kies tot wanneer u wacht: een moment dat nog komt. Daarna gaat de taak vanzelf verder.",
				"Choose until when you wait: a moment that is still to come. After it the task goes on by itself.").At("until")
		case wait.Until > c.now.Add(longestWait):
			return fault.New(fault.Invalid, "Wacht hoogstens een jaar. Kies een eerdere dag.", "Wait a year at most. Choose an earlier day.").At("until")
		case c.task.Wait.For == handover.ForParts:
			return fault.New(fault.Conflict, "Deze taak wacht op de delen waarin zij is gesplitst.", "This task waits for the parts into which it was split.")
		}
		return c.beginWait(ctx, wait)
	})
}

// beginWait lets a task wait. Who waits already for the same, waits longer or
// shorter; the pause goes on.
func (c *taskChange) beginWait(ctx context.Context, wait handover.Wait) error {
	t := c.task
	if t.Wait.For != handover.ForNobody && t.Wait.For != wait.For {
		if err := c.endWait(ctx, c.now); err != nil {
			return err
		}
	}
	c.set("wait", t.Wait.What, wait.What)
	c.set("until", untilText(t.Wait.Until), untilText(wait.Until))
	c.fact("wait", wait.For.Pause())
	if t.Staff == 0 {
		c.give(c.w.who.ID, c.w.who.Name)
	}
	going := t.Wait.For == wait.For
	wait.Since = c.now
	if going {
		wait.Since = t.Wait.Since
	}
	t.Wait, t.State = wait, handover.Waiting
	reason := wait.For.Pause()
	if reason == "" || going {
		return nil
	}
	c.events = append(c.events, clock.Event{Kind: charter.Paused, At: c.now, Reason: reason, Until: wait.Until})
	if n := c.w.at(t.Request); t.Request != 0 && n >= 0 && openPause(&c.w.subjects[n].History) == "" && !c.w.subjects[n].History.Moments[charter.Closed].Known() {
		c.echo = append(c.echo, clock.Event{Kind: charter.Paused, At: c.now, Reason: reason, Until: wait.Until})
	}
	return nil
}

// endWait lets a task go on from a moment; a task that does not wait is left
// alone. Its request goes on with the last task that waits.
func (c *taskChange) endWait(ctx context.Context, at calendar.Instant) error {
	t := c.task
	if t.Wait.For == handover.ForNobody {
		return nil
	}
	reason := t.Wait.For.Pause()
	if reason != "" {
		over := clock.Event{Kind: charter.Resumed, At: at, Reason: reason, Until: calendar.NoInstant}
		if openPause(&c.w.subjects[c.at].History) == reason {
			c.events = append(c.events, over)
		}
		if n := c.w.at(t.Request); t.Request != 0 && n >= 0 && openPause(&c.w.subjects[n].History) == reason {
			others, err := c.w.tx.TasksOfRequest(ctx, c.w.who.Organisation, t.Request)
			if err != nil {
				return err
			}
			last := true
			for i := range others {
				last = last && (others[i].ID == t.ID || others[i].Wait.For.Pause() != reason)
			}
			if last {
				c.echo = append(c.echo, over)
			}
		}
		c.replan = true
	}
	c.set("wait", t.Wait.What, "")
	c.set("until", untilText(t.Wait.Until), "")
	t.Wait = handover.Wait{Since: calendar.NoInstant, Until: calendar.NoInstant}
	t.State = atWork(t)
	return nil
}

// openPause is the reason of a pause that goes on, or empty.
func openPause(h *clock.History) string {
	if n := len(h.Pauses); n > 0 && !h.Pauses[n-1].To.Known() {
		return h.Pauses[n-1].Reason
	}
	return ""
}

func untilText(i calendar.Instant) string {
	if !i.Known() || i == 0 {
		return ""
	}
	return instantText(i)
}

// ResumeTask ends the waiting of a task by hand: what it waited for is there.
func (a *Actions) ResumeTask(ctx context.Context, who Actor, id int64, version int32) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		switch c.task.Wait.For {
		case handover.ForNobody:
			return fault.New(fault.Conflict, "Deze taak wacht nergens op.", "This task waits for nothing.")
		case handover.ForParts:
			if err := c.partsDone(ctx); err != nil {
				return err
			}
		}
		c.fact("resumed", "hand")
		return c.endWait(ctx, c.now)
	})
}

// EndWaits lets tasks go on whose waiting has ended, from the moment that was
// agreed and not the moment at which somebody noticed. At most limit tasks are
// looked at; more says that others may be waiting.
func (a *Actions) EndWaits(ctx context.Context, organisation int64, limit int) (ended int, more bool, err error) {
	var all []store.WaitOver
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.WaitsOver(ctx, organisation, tx.Now(), limit)
		return err
	}); err != nil {
		return 0, false, err
	}
	program := Actor{Organisation: organisation, Name: "clock"}
	for _, w := range all {
		_, err := a.changeOne(ctx, program, changing{id: w.Task, version: w.Version, trusted: true}, func(c *taskChange) error {
			if c.task.Wait.Until > c.now {
				return nil
			}
			c.fact("resumed", "time")
			return c.endWait(ctx, w.Until)
		})
		if f := fault.As(err); f != nil && f.Kind == fault.Conflict {
			continue // somebody was first; the next round sees what is left
		}
		if err != nil {
			return ended, false, err
		}
		ended++
	}
	return ended, len(all) >= limit, nil
}
