package action

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// mostMoved is how many tasks of one person are dealt with in a round.
const mostMoved = 200

// DealWithAbsences moves the work of who is away to who stands in, or flags it,
// by the rule of the department, and brings back what nobody touched when they
// return. Each task is dealt with once for each absence, however often this
// runs and whatever was broken off: what happened is kept in the transaction in
// which it happened. more says that others are waiting.
func (a *Actions) DealWithAbsences(ctx context.Context, organisation int64) (more bool, err error) {
	var all []handover.Absence
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.AbsencesToDo(ctx, organisation, tx.Now())
		return err
	}); err != nil {
		return false, err
	}
	system := staff.System("afwezigheid", organisation)
	for _, x := range all {
		again := false
		err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
			again, err = a.dealWith(ctx, tx, system, x.ID)
			return err
		})
		if f := fault.As(err); f != nil && f.Kind == fault.Conflict {
			more = true // somebody works on one of the tasks at this moment; the next round sees it
			continue
		}
		if err != nil {
			return false, fmt.Errorf("deal with absence %d: %w", x.ID, err)
		}
		more = more || again
	}
	return more, nil
}

// dealing is one absence in one transaction.
type dealing struct {
	a       *Actions
	tx      *store.Tx
	who     Actor
	now     calendar.Instant
	absence handover.Absence
	done    []store.AbsenceWork
}

func (a *Actions) dealWith(ctx context.Context, tx *store.Tx, who Actor, id int64) (more bool, err error) {
	d := dealing{a: a, tx: tx, who: who, now: tx.Now()}
	if d.absence, err = tx.Absence(ctx, who.Organisation, id); err != nil || d.absence.State > handover.Begun {
		return false, err
	}
	if d.done, err = tx.AbsenceWorkOf(ctx, who.Organisation, id); err != nil {
		return false, err
	}
	if d.now >= d.absence.Until {
		return false, d.back(ctx)
	}
	if d.absence.State == handover.ToCome {
		d.absence.State = handover.Begun
		if err := tx.PutAbsence(ctx, who.Organisation, d.absence); err != nil {
			return false, err
		}
		tx.Pulse(who.Organisation, TopicReach)
	}
	return d.away(ctx)
}

// away moves or flags the work that was not dealt with yet.
func (d *dealing) away(ctx context.Context) (more bool, err error) {
	tasks, err := d.tx.Tasks(ctx, d.who.Organisation, store.TaskFilter{Staff: d.absence.Staff}, store.Place{}, mostMoved+len(d.done))
	if err != nil {
		return false, err
	}
	known := map[int64]bool{}
	for _, w := range d.done {
		known[w.Task] = true
	}
	var standIn int64
	var name string
	around, err := d.tx.AbsencesBetween(ctx, d.who.Organisation, d.now, d.now+1)
	if err != nil {
		return false, err
	}
	standIn, name, _, _ = handover.StandIn(around, d.absence.Staff, d.now)
	var moved, flagged []*handover.Task
	for i := range tasks {
		t := &tasks[i]
		if known[t.ID] {
			continue
		}
		rule, err := ruleOf(ctx, d.tx, d.who.Organisation, t.Department)
		if err != nil {
			return false, err
		}
		w := store.AbsenceWork{Absence: d.absence.ID, Task: t.ID, From: t.Staff, FromName: t.StaffName, To: standIn, ToName: name, Version: t.Version, At: d.now}
		if w.Moved = standIn != 0 && rule.Moves(t.Due, d.absence); w.Moved {
			if w.Version, err = d.give(ctx, t, standIn, name, "afwezig: "+d.absence.StaffName); err != nil {
				return false, err
			}
			moved = append(moved, t)
		} else {
			flagged = append(flagged, t)
		}
		if err := d.tx.AddAbsenceWork(ctx, d.who.Organisation, w); err != nil {
			return false, err
		}
	}
	if len(moved)+len(flagged) > 0 {
		d.tx.Pulse(d.who.Organisation, TopicTasks)
		d.tx.Pulse(d.who.Organisation, TopicReach)
	}
	return len(tasks) == mostMoved+len(d.done), d.tell(ctx, moved, flagged, standIn)
}

// give makes a task that of another without a person deciding so, and gives its
// new version. What other absences remember of it follows.
func (d *dealing) give(ctx context.Context, t *handover.Task, to int64, name, because string) (int32, error) {
	c := taskChange{a: d.a, now: d.now, task: t}
	var err error
	if c.w, err = d.a.writing(ctx, d.tx, d.who); err != nil {
		return 0, err
	}
	if err := c.w.take(ctx, t.ID); err != nil {
		return 0, err
	}
	if c.at = c.w.at(t.ID); c.at < 0 {
		return 0, noTask()
	}
	c.set("staff", t.StaffName, name)
	c.set("because", t.Because, because)
	was := t.Version
	t.Staff, t.StaffName, t.Because = to, name, because
	if err := c.put(ctx); err != nil {
		return 0, err
	}
	return t.Version, d.tx.FollowAbsenceWork(ctx, d.who.Organisation, t.ID, was, t.Version)
}

// tell says to the deputy what came, to who is away what went, and to the
// coordinators what nobody does.
func (d *dealing) tell(ctx context.Context, moved, flagged []*handover.Task, standIn int64) error {
	var all []handover.Alert
	alert := func(to handover.Audience, t *handover.Task, part, text string, nobody bool) {
		all = append(all, handover.Alert{Kind: handover.Moved, To: to, Event: fmt.Sprintf("absence:%d:%s:%d", d.absence.ID, part, t.ID), Subject: t.ID, Task: t.ID, Request: t.Request,
			Department: t.Department, By: d.absence.StaffName, Text: text, At: d.now, Due: t.Due, Read: calendar.NoInstant, Nobody: nobody})
	}
	for _, t := range moved {
		alert(handover.ToStaff(standIn), t, "to", "Afwezig: "+d.absence.StaffName+". U neemt waar.", false)
		alert(handover.ToStaff(d.absence.Staff), t, "from", "Tijdens uw afwezigheid naar "+t.StaffName+".", false)
	}
	for _, t := range flagged {
		alert(handover.Coordinators, t, "flag", "Afwezig: "+d.absence.StaffName+". Dit werk blijft liggen.", true)
	}
	return d.tx.AddAlerts(ctx, d.who.Organisation, all...)
}

// back brings home what nobody touched, and ends the absence.
func (d *dealing) back(ctx context.Context) error {
	around, err := d.tx.AbsencesBetween(ctx, d.who.Organisation, d.now, d.now+1)
	if err != nil {
		return err
	}
	_, _, _, still := handover.StandIn(around, d.absence.Staff, d.now)
	if still && slices.ContainsFunc(d.done, func(w store.AbsenceWork) bool { return w.Moved && !w.Back.Known() }) {
		return nil // another absence followed at once: the work comes back when that is over
	}
	for _, w := range d.done {
		if w.Back.Known() {
			continue
		}
		if w.Moved {
			if err := d.home(ctx, w); err != nil {
				return err
			}
		}
		if _, err := d.tx.EndAbsenceWork(ctx, d.who.Organisation, w.Absence, w.Task, d.now); err != nil {
			return err
		}
	}
	d.absence.State = handover.Over
	d.tx.Pulse(d.who.Organisation, TopicReach)
	d.tx.Pulse(d.who.Organisation, TopicTasks)
	return d.tx.PutAbsence(ctx, d.who.Organisation, d.absence)
}

func (d *dealing) home(ctx context.Context, w store.AbsenceWork) error {
	t, err := d.tx.Task(ctx, d.who.Organisation, w.Task)
	if err != nil || t.State == handover.Closed || t.Version != w.Version {
		return err
	}
	keeper := t.Staff
	if err := d.tx.EndLaterAbsenceWork(ctx, d.who.Organisation, t.ID, w.At, d.now); err != nil {
		return err
	}
	if _, err := d.give(ctx, &t, w.From, w.FromName, "terug van afwezigheid"); err != nil {
		return err
	}
	note := handover.Alert{Kind: handover.Moved, Event: fmt.Sprintf("absence:%d:back:%d", d.absence.ID, t.ID), Subject: t.ID, Task: t.ID, Request: t.Request, Department: t.Department,
		By: d.absence.StaffName, At: d.now, Due: t.Due, Read: calendar.NoInstant}
	own, other := note, note
	own.To, own.Text = handover.ToStaff(w.From), "U bent terug. Hieraan was nog niets gedaan."
	other.To, other.Text = handover.ToStaff(keeper), w.FromName+" is terug en doet dit weer zelf."
	return d.tx.AddAlerts(ctx, d.who.Organisation, own, other)
}
