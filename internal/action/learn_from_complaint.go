package action

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// LearningOwners are the colleagues who can be asked to make an improvement.
func (a *Actions) LearningOwners(ctx context.Context, who Actor) (all []Assignee, err error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = workers(ctx, tx, who.Organisation)
		return err
	})
	return all, err
}

// LearnFromComplaint writes down what caused a complaint and whether something
// changes: with action it becomes work of its owner, due on its day; without it
// takes a reason (S1-11). The task says nothing of who complained, nor of whom.
func (a *Actions) LearnFromComplaint(ctx context.Context, who Actor, id int64, version int32, in complaint.Learning) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&in.Cause, &in.Why)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		l := x.complaint.Learning
		l.Cause, l.Why = strings.TrimSpace(in.Cause), strings.TrimSpace(in.Why)
		if l.Task != 0 && (in.Action != complaint.Act || in.Owner != l.Owner) {
			return fault.Newf(fault.Conflict, "%s heeft hiervoor al een taak. Wijzig die taak bij Werk.", "%s has a task for this already. Change that task under Work.", l.Name).At("eigenaar")
		}
		l.Action, l.Owner, l.Until, l.Name = in.Action, 0, calendar.NoDate, ""
		if in.Action == complaint.Act {
			l.Owner, l.Until = in.Owner, in.Until
		}
		if err := l.Check(); err != nil {
			return err
		}
		if l.Action == complaint.Act {
			people, err := x.tx.People(ctx, who.Organisation)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(people, func(p staff.Account) bool { return p.ID == l.Owner })
			if i < 0 || !people[i].Person(who.Organisation).Can(staff.WorkTask) {
				return fault.New(fault.Invalid, "Kies een collega die taken doet.", "Choose a colleague who does tasks.").At("eigenaar")
			}
			if l.Until < x.today && l.Until != x.complaint.Learning.Until {
				return fault.New(fault.Invalid, "Kies vandaag of een latere dag.", "Choose today or a later day.").At("datum")
			}
			l.Name = people[i].Name
			if l.Task == 0 {
				if l.Task, err = x.improve(ctx, &people[i], &l); err != nil {
					return err
				}
			}
		}
		x.complaint.Learning = l
		return nil
	})
}

// improve makes the task of the improvement.
func (x *complaintChange) improve(ctx context.Context, owner *staff.Account, l *complaint.Learning) (int64, error) {
	w, err := x.a.writing(ctx, x.tx, x.who)
	if err != nil {
		return 0, err
	}
	department := x.complaint.Department
	if only := departmentsOf(owner.Person(x.who.Organisation), staff.WorkTask); len(only) > 0 && !slices.Contains(only, department) {
		department = only[0]
	}
	department = cmp.Or(department, x.request.Department, anyDepartment(w.derive.made))
	text := "Oorzaak: " + l.Cause + ".\nVerbeteren voor " + l.Until.String() + "."
	t := handover.Task{ID: x.tx.NewID(), Version: 1, Kind: handover.Work, State: handover.Open, Department: department, Staff: owner.ID, StaffName: owner.Name, Title: "Verbeteren na een klacht", Text: text,
		Created: x.now, Due: x.zone.EndOfDay(l.Until), Closed: calendar.NoInstant, NextTry: calendar.NoInstant}
	at, err := w.add(ctx, t.ID, "T"+strconv.FormatInt(t.ID, 36), Codes{Subject: "task", Department: department})
	if err != nil {
		return 0, err
	}
	w.notes(at, clock.Event{Kind: charter.Received, At: x.now, Until: calendar.NoInstant}, clock.Event{Kind: charter.Registered, At: x.now, Until: calendar.NoInstant})
	if err := w.settle(ctx); err != nil {
		return 0, err
	}
	if err := w.put(ctx); err != nil {
		return 0, err
	}
	x.tx.Pulse(x.who.Organisation, TopicTasks)
	return t.ID, x.tx.PutTasks(ctx, x.who.Organisation, []handover.Task{t})
}
