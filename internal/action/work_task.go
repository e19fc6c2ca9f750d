package action

import (
	"context"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
)

// TakeTask makes a task of the team one's own.
func (a *Actions) TakeTask(ctx context.Context, who Actor, id int64, version int32) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		if c.task.Staff != 0 && c.task.Staff != who.ID {
			return fault.Newf(fault.Conflict, "%s is al met deze taak bezig. Overleg met elkaar.", "%s is already working on this task. Talk to each other.", c.task.StaffName)
		}
		c.give(who.ID, who.Name)
		return nil
	})
}

// ReturnTask gives a task back to the team, with a reason.
func (a *Actions) ReturnTask(ctx context.Context, who Actor, id int64, version int32, reason string) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	if err := needReason(reason); err != nil {
		return handover.Task{}, err
	}
	maskTyped(&reason)
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		c.set("because", c.task.Because, reason)
		c.task.Because = reason
		c.give(0, "")
		return nil
	})
}

// AssignTask gives a task to a colleague.
func (a *Actions) AssignTask(ctx context.Context, who Actor, id int64, version int32, to int64, name, reason string) (handover.Task, error) {
	if err := who.May(staff.AssignTask); err != nil {
		return handover.Task{}, err
	}
	maskTyped(&reason)
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		c.set("because", c.task.Because, reason)
		c.task.Because = reason
		c.give(to, name)
		return nil
	})
}

func needReason(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return fault.New(fault.Invalid, "Schrijf op waarom, zodat de volgende het begrijpt.", "Write down why, so that the next one understands.").At("reason")
	}
	return nil
}
