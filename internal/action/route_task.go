package action

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Route says to whom a task is sent on, and why.
type Route struct {
	Department string // label code
	Staff      int64  // a named person, or 0 for the team
	Name       string
	Why        handover.Why
	Reason     string // in words, for who gets it
}

// RouteTask sends a task that came to the wrong place to another department
// (VNG C6114): a new task takes its place and the old one is closed with the
// reason. The customer notices nothing of the detour: the promise runs from the
// same moment and the due moment stays. What came to the wrong place is counted
// for its product, and so is what came too early (S2-03).
func (a *Actions) RouteTask(ctx context.Context, who Actor, id int64, version int32, to Route) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	if !to.Why.Known() {
		return handover.Task{}, fault.New(fault.Invalid, "Kies waarom u deze taak doorstuurt.", "Choose why you send this task on.").At("why")
	}
	if err := needReason(to.Reason); err != nil {
		return handover.Task{}, err
	}
	if to.Department == "" {
		return handover.Task{}, fault.New(fault.Invalid, "Kies de afdeling die dit wel kan.", "Choose the department that can do this.").At("department")
	}
	maskTyped(&to.Reason)
	var next handover.Task
	_, err := a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		old := c.task
		if old.Department == to.Department && to.Staff == 0 {
			return fault.New(fault.Invalid, "De taak is al van deze afdeling. Kies een andere.", "The task is of this department already. Choose another.").At("department")
		}
		if old.Wait.For == handover.ForParts {
			return fault.New(fault.Conflict, "Deze taak is gesplitst. Stuur de delen door, of rond ze af.", "This task was split. Send its parts on, or close them.")
		}
		if err := c.endWait(ctx, c.now); err != nil {
			return err
		}
		next = *old
		next.ID, next.Version, next.State, next.InsteadOf, next.Because = c.w.tx.NewID(), 1, handover.Open, old.ID, to.Reason
		next.Department, next.Staff, next.StaffName, next.Outcome, next.Created = to.Department, to.Staff, to.Name, "", c.now
		next.Closed = calendar.NoInstant
		next.State = atWork(&next)
		c.set("because", old.Because, to.Reason)
		c.set("department", old.Department, to.Department)
		c.fact("why", string(to.Why))
		old.State, old.Closed, old.Because, old.Outcome, old.Routed = handover.Closed, c.now, to.Reason, "doorgestuurd", to.Why
		if to.Why == handover.Incomplete {
			day, err := c.a.localDay(ctx, c.w.tx, who.Organisation, c.now)
			if err != nil {
				return err
			}
			if err := c.w.tx.CountEarly(ctx, who.Organisation, day, old.Product, old.Department, handover.EarlySent); err != nil {
				return err
			}
		}
		if err := sentOn(ctx, c.w.tx, who, old, to.Department, to.Reason); err != nil {
			return err
		}
		return c.replace(ctx, &next)
	})
	return next, err
}

// localDay is the local day of a moment.
func (a *Actions) localDay(ctx context.Context, tx *store.Tx, organisation int64, at calendar.Instant) (calendar.Date, error) {
	m, err := a.made(ctx, tx, organisation)
	if err != nil {
		return calendar.NoDate, err
	}
	cal, err := m.calendars.Calendar("", "")
	if err != nil {
		return calendar.NoDate, err
	}
	day, _ := cal.Zone().Local(at)
	return day, nil
}
