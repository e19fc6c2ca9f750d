package action

import (
	"cmp"
	"context"
	"fmt"

	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// TaskFilter says which tasks are listed. Mine are those that the reader took;
// Team binds the list to the departments of the reader.
type TaskFilter struct {
	Mine       bool
	Closed     bool
	Department string // label code
	Kind       handover.TaskKind
	Waits      handover.Waits // whether they wait
	Nobody     bool           // taken by nobody
	After      string         // where the last page ended; empty is the beginning
	Limit      int            // at most 200
}

// TaskList is one page of tasks: open ones the first due first, closed ones the
// last closed first.
type TaskList struct {
	Rows  []handover.Task
	Names map[int64]string // of the parties in it
	Next  string
}

// Tasks lists the work that somebody may do.
func (a *Actions) Tasks(ctx context.Context, who Actor, f TaskFilter) (list TaskList, err error) {
	if err := who.May(staff.WorkTask); err != nil {
		return list, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		list, err = tasksPage(ctx, tx, who, f)
		return err
	})
	if err != nil {
		return list, fmt.Errorf("list tasks: %w", err)
	}
	return list, nil
}

func tasksPage(ctx context.Context, tx *store.Tx, who Actor, f TaskFilter) (list TaskList, err error) {
	at, err := parsePlace(f.After)
	if err != nil {
		return list, err
	}
	limit := min(max(f.Limit, 1), longestPage)
	filter := store.TaskFilter{Closed: f.Closed, Department: f.Department, Kind: f.Kind, Waits: f.Waits, Nobody: f.Nobody, External: externalOf(who, ""), Only: departmentsOf(who, staff.WorkTask)}
	if filter.Hide, err = hides(ctx, tx, who); err != nil {
		return list, err
	}
	if f.Mine {
		filter.Staff, filter.Only = who.ID, nil
	}
	if list.Rows, err = tx.Tasks(ctx, who.Organisation, filter, store.Place{At: at.when, Subject: at.id}, limit+1); err != nil {
		return list, err
	}
	if len(list.Rows) > limit {
		list.Rows = list.Rows[:limit]
		last := &list.Rows[limit-1]
		list.Next = place{when: last.Due, id: last.ID}.text()
		if f.Closed {
			list.Next = place{when: last.Closed, id: last.ID}.text()
		}
	}
	var ids []int64
	for i := range list.Rows {
		if id := list.Rows[i].Party; id != 0 {
			ids = append(ids, id)
		}
	}
	var secret map[int64]bool
	list.Names, secret, err = partyNames(ctx, tx, who, ids)
	for i := range list.Rows {
		if t := &list.Rows[i]; secret[t.Party] {
			t.Number = ""
		}
	}
	return list, err
}

// OneTask is a task with what it is about.
type OneTask struct {
	Task     handover.Task
	Contact  *contact.Contact // from which it came
	Request  *contact.Request // for which it is
	Before   *handover.Task   // the task that went to the wrong place
	Whole    *handover.Task   // of which it is a part
	Parts    []handover.Task  // into which it was split
	Attempts []handover.Attempt
	Protocol handover.Protocol
	Advice   handover.Advice       // what the protocol asks now
	Set      knowledge.QuestionSet // what its department wants to know
	Names    map[int64]string
	Promises []Promised
	History  []Correction
}

// TaskByID reads one task with the contact it came from (VNG C2984).
func (a *Actions) TaskByID(ctx context.Context, who Actor, id int64) (*OneTask, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return nil, err
	}
	var out OneTask
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		if out.Task, err = tx.Task(ctx, who.Organisation, id); err != nil {
			return err
		}
		if !maySeeTask(who, &out.Task) {
			return noTask()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
			return cmp.Or[error](err, noTask())
		}
		var ids []int64
		if out.Task.Contact != 0 {
			c, err := tx.Contact(ctx, who.Organisation, out.Task.Contact)
			if err != nil {
				return err
			}
			ids = append(ids, partiesIn(&c)...)
			out.Contact = &c
		}
		if out.Task.Request != 0 {
			r, err := tx.Request(ctx, who.Organisation, out.Task.Request)
			if err != nil {
				return err
			}
			if maySeeRequest(who, &r) { // one that is shielded hides its tasks
				out.Request = &r
			}
		}
		if out.Task.InsteadOf != 0 {
			before, err := tx.Task(ctx, who.Organisation, out.Task.InsteadOf)
			if err != nil {
				return err
			}
			if maySeeTask(who, &before) {
				out.Before = &before
			}
		}
		if err := a.around(ctx, tx, who, m, &out); err != nil {
			return err
		}
		if out.Task.Party != 0 {
			ids = append(ids, out.Task.Party)
		}
		if out.Promises, err = promisesOn(ctx, tx, who.Organisation, m, nil, []handover.Task{out.Task}); err != nil {
			return err
		}
		if out.History, err = tx.Corrections(ctx, who.Organisation, id); err != nil {
			return err
		}
		var secret map[int64]bool
		if out.Names, secret, err = partyNames(ctx, tx, who, ids); err != nil {
			return err
		}
		if out.Contact != nil && veil(out.Contact, secret) || secret[out.Task.Party] {
			if !mayRing(who, &out.Task) {
				out.Task.Number = ""
			}
		}
		if out.Contact != nil && !maySeeContact(who, out.Contact) {
			out.Contact = nil
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &out, nil
}
