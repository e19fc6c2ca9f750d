package action

import (
	"cmp"
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// AddReviewAction agrees on an action after a self-assessment. For who has work
// of their own here it becomes a task at once, with that day as its last.
//
// It is a task and no improvement: an improvement is about one cause of
// complaints, and closes only with how often that cause came in before and after
// (S1-22). An action such as "train the desk" has no cause to count; its measure
// is the mark of its field, which the next self-assessment sets beside this one
// (S1-18). What it shares with an improvement, an owner and a day, it has.
func (a *Actions) AddReviewAction(ctx context.Context, who Actor, id int64, version int32, in complaint.ReviewAction) error {
	if err := who.May(staff.AssessWork); err != nil {
		return err
	}
	return a.changeReview(ctx, who, id, version, func(tx *store.Tx, r *complaint.Review, today calendar.Date) error {
		in.Text, in.Done = clipText(strings.TrimSpace(in.Text), 300), calendar.NoDate
		r.Actions = append(r.Actions, in)
		if err := r.Check(); err != nil {
			return err
		}
		if in.Until < today {
			return fault.New(fault.Invalid, "Kies een dag die nog komt.", "Choose a day that is still to come.").At("klaar")
		}
		owner, _, err := tx.Person(ctx, who.Organisation, in.Owner)
		if err != nil {
			return err
		}
		x := &r.Actions[len(r.Actions)-1]
		x.Name = owner.Name
		worker := Actor{ID: owner.ID, Organisation: who.Organisation, Grants: owner.Grants}
		if !worker.Can(staff.WorkTask) {
			return nil
		}
		x.Task, err = a.reviewTask(ctx, tx, who, r, x, &owner)
		return err
	})
}

// reviewTask is the work that an action becomes.
func (a *Actions) reviewTask(ctx context.Context, tx *store.Tx, who Actor, r *complaint.Review, x *complaint.ReviewAction, owner *staff.Account) (int64, error) {
	department := ""
	for _, g := range owner.Grants {
		for _, d := range g.Departments {
			department = cmp.Or(department, d)
		}
	}
	if department == "" {
		var err error
		if department, err = formDepartment(ctx, tx, who.Organisation); err != nil {
			return 0, err
		}
	}
	zone, err := a.zoneOf(ctx, tx, who.Organisation)
	if err != nil {
		return 0, err
	}
	t := handover.Task{Department: department, Staff: owner.ID, StaffName: owner.Name, Title: clipText(x.Text, 120), Text: "Actie uit de zelfscan van " + calendar.FormatLongDate(r.Started, "nl") + ".", Due: zone.EndOfDay(x.Until)}
	err = a.addTask(ctx, tx, who, &t)
	return t.ID, err
}

// DoneReviewAction says that an action is done, or takes that back. The task
// that it became is closed with it: one thing is not done here and late there.
func (a *Actions) DoneReviewAction(ctx context.Context, who Actor, id int64, version int32, number int, done bool) error {
	if err := who.May(staff.AssessWork); err != nil {
		return err
	}
	return a.changeReview(ctx, who, id, version, func(tx *store.Tx, r *complaint.Review, today calendar.Date) error {
		if number < 0 || number >= len(r.Actions) {
			return fault.New(fault.NotFound, "Deze actie bestaat niet. Laad de pagina opnieuw.", "This action does not exist. Load the page again.")
		}
		x := &r.Actions[number]
		x.Done = calendar.NoDate
		if !done {
			return nil
		}
		x.Done = today
		t, err := tx.Task(ctx, who.Organisation, x.Task)
		if x.Task == 0 || notThere(err) || err == nil && t.State == handover.Closed {
			return nil
		}
		if err != nil {
			return err
		}
		_, err = a.changeIn(ctx, tx, who, changing{id: x.Task, any: true, trusted: true}, func(c *taskChange) error {
			return c.close(ctx, TaskDone{Words: "Gedaan, volgens de zelfscan."})
		})
		return err
	})
}
