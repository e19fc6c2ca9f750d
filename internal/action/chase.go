package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ChaseRow is work that is late or nearly so, who has it, and what was done
// about it.
type ChaseRow struct {
	Waiting
	Late       bool
	Away       *handover.Absence // who has it is away now
	StandIn    string            // who does it meanwhile; empty is nobody
	Reminders  int
	Reminded   bool // today
	Escalated  bool
	Last       store.Chase // the last that can be taken back
	Department string      // label code
	Name       string      // of the department
	About      string      // the product, as people read it
}

// ChaseList is the work to run after: by department and person, the worst
// first (S2-09).
type ChaseList struct {
	Now  calendar.Instant
	Rows []ChaseRow
	More bool // there is more than this
	// Dates are the citizens who wait for a new date that only a person may give:
	// the house spoke twice and both days passed.
	Dates []ChaseDate
}

// ChaseDate is one citizen who waits for a date of a person.
type ChaseDate struct {
	LateWork
	Name string // of the department
}

// mostChased is how many rows the list has.
const mostChased = 300

// chasedFor is how far back reminders are counted.
const chasedFor = 120 * 24 * time.Hour

// Chase lists what is late, and what will be within a working day.
func (a *Actions) Chase(ctx context.Context, who Actor, department string) (out ChaseList, err error) {
	if err := who.May(staff.ChaseWork); err != nil {
		return out, err
	}
	names, err := a.Names(ctx, who)
	if err != nil {
		return out, err
	}
	see := store.Sight{Only: departmentsOf(who, staff.ChaseWork)}
	if department != "" {
		if err := who.MayIn(staff.ChaseWork, department); err != nil {
			return out, err
		}
		see.Only = []string{department}
	}
	return out, a.db.Read(ctx, func(tx *store.Tx) error {
		out = ChaseList{Now: tx.Now()}
		if see.Hide, err = hides(ctx, tx, who); err != nil {
			return err
		}
		soon, err := a.workdayOn(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		rows, err := tx.WaitingWork(ctx, who.Organisation, see, mostChased+1)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if r.Due <= soon && len(out.Rows) < mostChased {
				out.Rows = append(out.Rows, ChaseRow{Waiting: Waiting{r, names.Name(r.Department)}, Late: r.Due < out.Now, Department: names.Code(r.Department), Name: names.Name(r.Department), About: names.Name(r.Product)})
			}
		}
		if err := out.dates(ctx, tx, a, who, names, see.Only); err != nil {
			return err
		}
		out.More = len(rows) > mostChased && rows[mostChased].Due <= soon
		return out.people(ctx, tx, a, who)
	})
}

// workdayOn is the end of a working day from now.
func (a *Actions) workdayOn(ctx context.Context, tx *store.Tx, organisation int64) (calendar.Instant, error) {
	hours, err := a.windows(ctx, tx, organisation)
	if err != nil {
		return 0, err
	}
	own := hours("")
	if own == nil {
		return tx.Now().Add(24 * time.Hour), nil
	}
	due, err := own.Due(tx.Now(), handover.UrgentTerm, nil)
	if err != nil { // a calendar without a working day
		return tx.Now().Add(24 * time.Hour), nil //nolint:nilerr // the list is about what is late anyway
	}
	return due.At, nil
}

// dates fills in who waits for a date of a person, in some departments or, when
// there are none, in all.
func (out *ChaseList) dates(ctx context.Context, tx *store.Tx, a *Actions, who Actor, names Names, only []string) error {
	asking, err := tx.NoticesUnaided(ctx, who.Organisation, mostChased)
	if err != nil {
		return err
	}
	all, err := a.lateWorks(ctx, tx, who, asking, func(_ *telledCase, department string) bool { return only == nil || slices.Contains(only, department) })
	for i := range all {
		out.Dates = append(out.Dates, ChaseDate{all[i], names.Name(names.ID(clock.ByDepartment, all[i].Department))})
	}
	return err
}

// people fills in who is away, who stands in, and what was reminded.
func (out *ChaseList) people(ctx context.Context, tx *store.Tx, a *Actions, who Actor) error {
	away, err := tx.AbsencesBetween(ctx, who.Organisation, out.Now, out.Now+1)
	if err != nil {
		return err
	}
	chases, err := tx.ChasesSince(ctx, who.Organisation, out.Now.Add(-chasedFor))
	if err != nil {
		return err
	}
	today, err := a.todayOf(ctx, tx, who.Organisation)
	if err != nil {
		return err
	}
	for i := range out.Rows {
		r := &out.Rows[i]
		if r.Staff != 0 {
			if k := slices.IndexFunc(away, func(x handover.Absence) bool { return x.Staff == r.Staff }); k >= 0 {
				r.Away = &away[k]
				_, r.StandIn, _, _ = handover.StandIn(away, r.Staff, out.Now)
			}
		}
		for _, c := range chases {
			if c.Task != r.ID {
				continue
			}
			if r.Last = c; c.Escalated {
				r.Escalated = true
				continue
			}
			r.Reminders++
			r.Reminded = r.Reminded || c.Day == today
		}
	}
	slices.SortStableFunc(out.Rows, func(a, b ChaseRow) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.StaffName, b.StaffName), cmp.Compare(a.Due, b.Due))
	})
	return nil
}

// Remind reminds whoever has a task of it: the person, who stands in for them,
// or the team. At most once a day and task.
func (a *Actions) Remind(ctx context.Context, who Actor, task int64) error {
	if err := who.May(staff.ChaseWork); err != nil {
		return err
	}
	return a.chase(ctx, who, task, false)
}

// Escalate brings a task to the manager of the department.
func (a *Actions) Escalate(ctx context.Context, who Actor, task int64) error {
	if err := who.May(staff.ChaseWork); err != nil {
		return err
	}
	return a.chase(ctx, who, task, true)
}

func (a *Actions) chase(ctx context.Context, who Actor, id int64, escalate bool) error {
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		t, err := tx.Task(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if !who.CanIn(staff.ChaseWork, t.Department) {
			return noTask()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
			return cmp.Or[error](err, noTask())
		}
		if t.State == handover.Closed {
			return fault.New(fault.Conflict, "Deze taak is al afgerond. U hoeft er niet meer achteraan.", "This task was closed already. You need not run after it any more.")
		}
		c := store.Chase{ID: tx.NewID(), Task: id, Escalated: escalate, At: tx.Now(), By: who.ID, ByName: who.Name, To: t.Staff}
		if c.Day, err = a.todayOf(ctx, tx, who.Organisation); err != nil {
			return err
		}
		to, nobody := handover.ToTeam(t.Department), false
		if t.Staff != 0 {
			away, err := tx.AbsencesBetween(ctx, who.Organisation, c.At, c.At+1)
			if err != nil {
				return err
			}
			to = handover.ToStaff(t.Staff)
			if deputy, _, _, gone := handover.StandIn(away, t.Staff, c.At); gone {
				if to, nobody = handover.ToTeam(t.Department), true; deputy != 0 {
					c.To, to, nobody = deputy, handover.ToStaff(deputy), false
				}
			}
		}
		alert := handover.Alert{Kind: handover.Reminded, To: to, Event: chaseEvent(c.ID), Subject: t.ID, Task: t.ID, Request: t.Request, Department: t.Department, By: who.Name, At: c.At, Due: t.Due,
			Read: calendar.NoInstant, Nobody: nobody}
		if escalate {
			alert.Kind, alert.To, alert.Nobody = handover.Escalated, handover.ToManagers(t.Department), false
		}
		if err := tx.AddChase(ctx, who.Organisation, c); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicReach)
		return tx.AddAlerts(ctx, who.Organisation, alert)
	})
	switch {
	case store.Duplicate(err) && escalate:
		return fault.New(fault.Conflict, "Dit ging vandaag al naar de leidinggevende.", "This went to the manager today already.")
	case store.Duplicate(err):
		return fault.New(fault.Conflict, "Hieraan is vandaag al herinnerd. Morgen kan het weer; escaleren kan nu.", "This was reminded of today already. Tomorrow you may again; you can escalate now.")
	case err != nil:
		return fmt.Errorf("run after task %d: %w", id, err)
	}
	return nil
}

func chaseEvent(id int64) string { return fmt.Sprintf("chase:%d", id) }

// UndoChase takes one's own reminder or escalation back. Who read it already,
// read it; who did not, is not troubled with it.
func (a *Actions) UndoChase(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.ChaseWork); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		c, err := tx.Chase(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if c.By != who.ID {
			return fault.Newf(fault.Conflict, "Dit deed %[1]s. Vraag of die het terugneemt.", "%[1]s did this. Ask them to take it back.", c.ByName)
		}
		if _, err := tx.UndoChase(ctx, who.Organisation, id, tx.Now()); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicReach)
		return tx.DropAlert(ctx, who.Organisation, c.Task, chaseEvent(id))
	})
}
