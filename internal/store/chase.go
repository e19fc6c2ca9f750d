package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/store/gen"
)

// Chase is a reminder about a task, or its escalation to the manager.
type Chase struct {
	ID, Task  int64
	Day       calendar.Date
	Escalated bool
	At        calendar.Instant
	By        int64
	ByName    string
	To        int64 // whom it reminds; 0 is the team
	Undone    calendar.Instant
}

// AddChase keeps a reminder. A second one for the same task and day is a
// duplicate (see Duplicate).
func (tx *Tx) AddChase(ctx context.Context, organisation int64, c Chase) error {
	return wrap("keep a reminder", tx.q.AddChase(ctx, gen.AddChaseParams{OrganisationID: organisation, ID: c.ID, TaskID: c.Task, Day: dateText(c.Day), Escalated: flag(c.Escalated), At: int64(c.At),
		ByID: c.By, ByName: c.ByName, ToID: c.To}))
}

// AddChaseOnce keeps a reminder, unless the task was chased so that day already.
func (tx *Tx) AddChaseOnce(ctx context.Context, organisation int64, c Chase) error {
	return wrap("keep a reminder", tx.q.AddChaseOnce(ctx, gen.AddChaseOnceParams{OrganisationID: organisation, ID: c.ID, TaskID: c.Task, Day: dateText(c.Day), Escalated: flag(c.Escalated), At: int64(c.At),
		ByID: c.By, ByName: c.ByName, ToID: c.To}))
}

func chaseOf(r gen.Chase) Chase {
	return Chase{ID: r.ID, Task: r.TaskID, Day: dateOf([]byte(r.Day)), Escalated: r.Escalated != 0, At: calendar.Instant(r.At), By: r.ByID, ByName: r.ByName, To: r.ToID, Undone: instantOf(r.UndoneAt)}
}

// ChasesSince are the reminders since a moment that were not taken back.
func (tx *Tx) ChasesSince(ctx context.Context, organisation int64, since calendar.Instant) ([]Chase, error) {
	rows, err := tx.q.ChasesSince(ctx, gen.ChasesSinceParams{OrganisationID: organisation, At: int64(since)})
	all := make([]Chase, len(rows))
	for i, r := range rows {
		all[i] = chaseOf(r)
	}
	return all, wrap("read reminders", err)
}

// Chase is one reminder.
func (tx *Tx) Chase(ctx context.Context, organisation, id int64) (Chase, error) {
	r, err := tx.q.Chase(ctx, gen.ChaseParams{OrganisationID: organisation, ID: id})
	return chaseOf(r), wrap("read a reminder", missing(err, "Deze herinnering staat er niet meer.", "This reminder is no longer there."))
}

// UndoChase takes a reminder back; false when that was done already.
func (tx *Tx) UndoChase(ctx context.Context, organisation, id int64, at calendar.Instant) (bool, error) {
	n, err := tx.q.UndoChase(ctx, gen.UndoChaseParams{OrganisationID: organisation, ID: id, UndoneAt: instantPtr(at)})
	return n == 1, wrap("take a reminder back", err)
}

// DropAlert takes an alert about a subject back that nobody read yet.
func (tx *Tx) DropAlert(ctx context.Context, organisation, subject int64, event string) error {
	_, err := tx.exec(ctx, "DELETE FROM alert WHERE organisation_id = $1 AND subject_id = $2 AND event = $3 AND read_at IS NULL", organisation, subject, event)
	tx.Pulse(organisation, "alerts")
	return wrap("take an alert back", err)
}
