package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// WorkRow is one task on the list of somebody who owes work.
type WorkRow struct {
	Task     handover.Task
	Promised *Promised        // the promise on it, or on its request, that is due first; nil is none
	RiskAt   calendar.Instant // when three quarters of its time had passed
	Fresh    bool             // that was after they last looked
}

// WorkList is what somebody owes.
type WorkList struct {
	Rows    []WorkRow // the first due first
	Waiting []WorkRow // what waits for somebody else
	Names   map[int64]string
	Next    string
	Seen    calendar.Instant // when they last said that they looked; the beginning of the day when never
	Fresh   int              // how many of all that they owe came at risk since, on this page or not
	Now     calendar.Instant
}

// riskAt is the part of the term after which work is at risk, in percent: the
// second warning of PR-5.
const riskAt = 75

// mostWaiting is how many tasks that wait are shown under the others.
const mostWaiting = 50

// MyWork lists what somebody owes: open work with the promise on it, the first
// due first, what waits apart, and what came at risk since they last looked.
func (a *Actions) MyWork(ctx context.Context, who Actor, f TaskFilter) (list WorkList, err error) {
	if err := who.May(staff.WorkTask); err != nil {
		return list, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		list = WorkList{Now: tx.Now(), Names: map[int64]string{}}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		if list.Seen, err = tx.WorkSeen(ctx, who.Organisation, who.ID); err != nil {
			return err
		}
		if !list.Seen.Known() {
			day, err := a.localDay(ctx, tx, who.Organisation, list.Now)
			if err != nil {
				return err
			}
			cal, err := m.calendars.Calendar("", "")
			if err != nil {
				return err
			}
			list.Seen = cal.Zone().StartOfDay(day)
		}
		f.Waits = handover.NotWaiting
		if f.Closed {
			f.Waits = handover.WaitingOrNot
		}
		rows, err := tasksPage(ctx, tx, who, f)
		if err != nil {
			return err
		}
		list.Next = rows.Next
		if list.Rows, err = a.workRows(ctx, tx, who, m, &list, rows); err != nil || f.Closed {
			return err
		}
		if list.Fresh, err = a.freshWork(ctx, tx, who, m, &list, f); err != nil || f.After != "" {
			return err
		}
		f.Waits, f.Limit = handover.OnlyWaiting, mostWaiting
		if rows, err = tasksPage(ctx, tx, who, f); err != nil {
			return err
		}
		list.Waiting, err = a.workRows(ctx, tx, who, m, &list, rows)
		return err
	})
	if err != nil {
		return list, fmt.Errorf("list my work: %w", err)
	}
	return list, nil
}

// mostCounted is how much open work of one reader is looked at for what came at
// risk: more than anybody owes.
const mostCounted = 5000

// freshWork counts what came at risk of all that the reader and their team owe:
// that they looked holds for all of it, and not only for a page or a choice.
func (a *Actions) freshWork(ctx context.Context, tx *store.Tx, who Actor, m *made, list *WorkList, f TaskFilter) (n int, err error) {
	rows := list.Rows
	if (f != TaskFilter{Waits: f.Waits, Limit: f.Limit}) || list.Next != "" {
		filter := store.TaskFilter{External: externalOf(who, ""), Only: departmentsOf(who, staff.WorkTask), Waits: handover.NotWaiting}
		if filter.Hide, err = hides(ctx, tx, who); err != nil {
			return 0, err
		}
		tasks, err := tx.Tasks(ctx, who.Organisation, filter, store.Place{}, mostCounted)
		if err != nil {
			return 0, err
		}
		if rows, err = a.workRows(ctx, tx, who, m, list, TaskList{Rows: tasks}); err != nil {
			return 0, err
		}
	}
	for i := range rows {
		if rows[i].Fresh {
			n++
		}
	}
	return n, nil
}

// workRows gives tasks the promise that is due first on them or their request.
func (a *Actions) workRows(ctx context.Context, tx *store.Tx, who Actor, m *made, list *WorkList, rows TaskList) ([]WorkRow, error) {
	var ids []int64
	for i := range rows.Rows {
		ids = append(ids, rows.Rows[i].ID)
		if r := rows.Rows[i].Request; r != 0 {
			ids = append(ids, r)
		}
	}
	clocks := map[int64][]store.Clock{}
	var err error
	if len(ids) > 0 {
		if clocks, err = tx.ClocksOf(ctx, who.Organisation, ids); err != nil {
			return nil, err
		}
	}
	for id, name := range rows.Names {
		list.Names[id] = name
	}
	all := make([]WorkRow, len(rows.Rows))
	for i := range rows.Rows {
		t := rows.Rows[i]
		row := WorkRow{Task: t, RiskAt: calendar.NoInstant}
		for _, subject := range []int64{t.ID, t.Request} {
			for j := range clocks[subject] {
				c := &clocks[subject][j]
				p, ok := m.promised(c, Promised{Subject: subject, Title: t.Title})
				if ok && (t.State == handover.Closed || open(p.Result.State)) && (row.Promised == nil || p.Result.Due.At < row.Promised.Result.Due.At) {
					p.Result = p.Result.AsOf(list.Now)
					row.Promised = &p
				}
			}
			if row.Promised != nil {
				break
			}
		}
		if t.State != handover.Closed {
			start := t.Created
			due := t.Due
			if row.Promised != nil && row.Promised.Result.State != clock.Paused {
				start, due = row.Promised.Result.Start, row.Promised.Result.Due.At
			}
			if due > start {
				row.RiskAt = start + (due-start)*riskAt/100
			}
			row.Fresh = t.Wait.For == handover.ForNobody && row.RiskAt.Known() && row.RiskAt > list.Seen && row.RiskAt <= list.Now
		}
		all[i] = row
	}
	return all, nil
}

// SeeWork says that somebody looked at what came at risk.
func (a *Actions) SeeWork(ctx context.Context, who Actor) error {
	if err := who.May(staff.WorkTask); err != nil {
		return err
	}
	if who.ID == 0 {
		return noPerson
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error { return tx.SeeWork(ctx, who.Organisation, who.ID) })
}
