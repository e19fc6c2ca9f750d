package action

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// mendTasks gives colleagues what could not be told: one task for each citizen,
// to find an address that works, or to ring. Who has such a task already gets
// no second one.
func (a *Actions) mendTasks(ctx context.Context, tx *store.Tx, organisation int64, lost []notice.Notice, people map[int64]*party.Party) error {
	if len(lost) == 0 {
		return nil
	}
	var parties, requests []int64
	for i := range lost {
		if lost[i].Party != 0 {
			parties = append(parties, lost[i].Party)
		}
		if lost[i].Request != 0 {
			requests = append(requests, lost[i].Request)
		}
	}
	there, err := tx.MendingTasks(ctx, organisation, parties)
	if err != nil {
		return err
	}
	of := map[int64]*handover.Task{}
	for i := range there {
		of[there[i].Party] = &there[i]
	}
	found, err := tx.RequestsByID(ctx, organisation, requests)
	if err != nil {
		return err
	}
	department, product := map[int64]string{}, map[int64]string{}
	for i := range found {
		department[found[i].ID], product[found[i].ID] = found[i].Department, found[i].Product
	}
	var works []int64
	for i := range lost {
		works = append(works, lost[i].Task)
	}
	work, err := tx.TasksByID(ctx, organisation, works)
	if err != nil {
		return err
	}
	for i := range work {
		department[work[i].ID], product[work[i].ID] = work[i].Department, work[i].Product
	}
	who := staff.System("notices", organisation)
	w, err := a.writing(ctx, tx, who)
	if err != nil {
		return err
	}
	var tasks []*handover.Task
	for i := range lost {
		n := &lost[i]
		if t := of[n.Party]; n.Party != 0 && t != nil {
			if t.Version == 0 { // of this round
				t.Text += "\n\n" + n.Title + ".\n" + n.Body
			}
			continue
		}
		t := &handover.Task{ID: tx.NewID(), Kind: handover.Mending, State: handover.Open, Request: n.Request, Party: n.Party, Contact: n.Contact, Department: cmp.Or(department[n.Request], department[n.Task]),
			Product: cmp.Or(product[n.Request], product[n.Task]), Title: "Bericht kwam niet aan: vraag de klant hoe wij hem bereiken",
			Text:    n.Because + " Bel of schrijf de klant, herstel het adres en vertel wat hij moest weten:\n\n" + n.Title + ".\n" + n.Body,
			Created: w.derive.now, Closed: calendar.NoInstant, NextTry: calendar.NoInstant}
		if p := people[n.Party]; p != nil && !p.Secret {
			for _, x := range p.Points {
				if x.Kind == party.Phone && t.Number == "" {
					t.Number = x.Value
				}
			}
		}
		if t.Department == "" {
			if t.Department, err = formDepartment(ctx, tx, organisation); err != nil {
				return err
			}
			t.Department = cmp.Or(t.Department, anyDepartment(w.derive.made))
		}
		if n.Party != 0 {
			of[n.Party] = t
		}
		tasks = append(tasks, t)
	}
	all := make([]handover.Task, 0, len(tasks))
	for _, t := range tasks {
		t.Text, t.Version = strings.TrimSpace(t.Text), 1
		// What we promise about the product we promise the citizen; nobody
		// promised this task: it does not count in those figures.
		at, err := w.add(ctx, t.ID, "T"+strconv.FormatInt(t.ID, 36), Codes{Subject: "task", Department: t.Department})
		if err != nil {
			return err
		}
		w.notes(at, clock.Event{Kind: charter.Received, At: t.Created, Until: calendar.NoInstant}, clock.Event{Kind: charter.Registered, At: t.Created, Until: calendar.NoInstant})
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	due, err := agreedDue(ctx, tx, organisation, w.derive.made, "", true, w.derive.now)
	if err != nil {
		return err
	}
	for _, t := range tasks {
		promised, promise := w.due(t.ID)
		if t.Due = due.At; promise != 0 {
			t.Due = cmp.Or(handover.Earlier(promised.At, due.At), due.At)
		}
		all = append(all, *t)
	}
	if err := w.put(ctx); err != nil {
		return err
	}
	tx.Pulse(organisation, TopicTasks)
	return tx.PutTasks(ctx, organisation, all)
}

// anyDepartment is the first department of the organisation: work without an
// owner would be seen by nobody.
func anyDepartment(m *made) string {
	for _, l := range m.labels {
		if l.Kind == store.DepartmentLabel && l.Code != "" {
			return l.Code
		}
	}
	return "kcc"
}
