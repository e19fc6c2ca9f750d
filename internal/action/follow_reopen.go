package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/follow"
	"handvest/internal/handover"
)

// NotSolved says that something was closed and is not solved: the case is open
// again, with work for its department, and the words of the citizen as a contact.
func (a *Actions) NotSolved(ctx context.Context, v Viewer, key, text string) error {
	text = strings.TrimSpace(text)
	if err := fits(text); err != nil {
		return err
	}
	if text == "" {
		text = "De klant zegt dat het niet is opgelost."
	}
	return a.do(ctx, v, follow.NotSolved, key, func(x *doing) error {
		if !x.page.MayReopen {
			return cannot(x.page.Standing)
		}
		if x.task != nil {
			if err := x.reopenTask(ctx); err != nil {
				return err
			}
		}
		if err := x.contact(ctx, "Volgens de klant niet opgelost", text, contact.No); err != nil {
			return err
		}
		return x.warn(ctx, "De klant zegt dat het niet is opgelost.")
	})
}

// reopenTask opens a task that stands alone again, for the one who did it or
// for the team.
func (x *doing) reopenTask(ctx context.Context) error {
	t := x.task
	if n := x.w.at(t.ID); n >= 0 {
		x.w.note(n, clock.Event{Kind: charter.Reopened, At: x.now, Until: calendar.NoInstant}, "")
	}
	due, err := agreedDue(ctx, x.tx, x.who.Organisation, x.made, t.Department, t.Urgent, x.now)
	if err != nil {
		return err
	}
	t.State, t.Closed, t.Due, t.Reached, t.Version, t.Reopened = handover.Open, calendar.NoInstant, due.At, handover.NotRung, t.Version+1, t.Reopened+1
	if t.Staff != 0 {
		t.State = handover.Taken
	}
	saved, err := x.tx.ChangeTask(ctx, x.who.Organisation, t)
	if err != nil || !saved {
		return orMoved(err)
	}
	x.tasks = []handover.Task{*t}
	return nil
}
