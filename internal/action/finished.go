package action

import (
	"context"
	"slices"

	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// Finished is what a finished contact left.
type Finished struct {
	Contact  contact.Contact
	Requests []contact.Request // that it made, or that it is about
	Tasks    []handover.Task
	Promises []Promised      // on these requests and tasks, the first due first
	Notices  []notice.Notice // what the citizen is told; empty when there is no date, or no way to tell it
	Masked   int             // citizen service numbers that stand masked in its texts
}

// Promised is a promise that runs on a request or task.
type Promised struct {
	Subject   int64 // of the request or task
	Reference string
	Title     string // of the request or task
	Promise   charter.Promise
	Result    clock.Result
	Say       charter.Text // aloud, with the date: "Dit is uiterlijk vrijdag 4 december klaar."
}

// Confirmation is everything that the citizen is told, in the words of the
// notices.
func (f *Finished) Confirmation() string {
	text := ""
	for _, n := range f.Notices {
		if text != "" {
			text += "\n\n"
		}
		text += n.Body
	}
	return text
}

// finishedBefore is the answer to somebody who finishes a contact again.
func (a *Actions) finishedBefore(ctx context.Context, tx *store.Tx, who Actor, id int64) (Finished, error) {
	m, err := a.made(ctx, tx, who.Organisation)
	if err != nil {
		return Finished{}, err
	}
	out, err := a.finished(ctx, tx, who, m, id)
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound || err == nil && out.Contact.Staff != who.ID {
		return Finished{}, store.NoTab()
	}
	return out, err
}

// finished reads what a contact left. Who finished it and who did it again read
// the same.
func (a *Actions) finished(ctx context.Context, tx *store.Tx, who Actor, m *made, id int64) (Finished, error) {
	c, err := tx.Contact(ctx, who.Organisation, id)
	if err != nil {
		return Finished{}, err
	}
	out := Finished{Contact: c, Masked: countMasked(&c)}
	if out.Tasks, err = tx.TasksOfContact(ctx, who.Organisation, id); err != nil {
		return out, err
	}
	var requests []int64
	for i := range c.Questions {
		if r := c.Questions[i].Request; r != 0 && !slices.Contains(requests, r) {
			requests = append(requests, r)
		}
		if v := c.Questions[i].Voice; v != nil && v.ID != 0 {
			requests = append(requests, v.ID)
		}
	}
	if out.Requests, err = tx.RequestsByID(ctx, who.Organisation, requests); err != nil {
		return out, err
	}
	if out.Notices, err = tx.NoticesOfContact(ctx, who.Organisation, id); err != nil {
		return out, err
	}
	out.Promises, err = promisesOn(ctx, tx, who.Organisation, m, out.Requests, out.Tasks)
	return out, err
}

// promisesOn are the promises that run on some requests and tasks, the first
// due first.
func promisesOn(ctx context.Context, tx *store.Tx, organisation int64, m *made, requests []contact.Request, tasks []handover.Task) ([]Promised, error) {
	about := map[int64]Promised{}
	var ids []int64
	for i := range requests {
		r := &requests[i]
		ids = append(ids, r.ID)
		about[r.ID] = Promised{Subject: r.ID, Reference: r.Reference, Title: r.Title}
	}
	for i := range tasks {
		t := &tasks[i]
		ids = append(ids, t.ID)
		about[t.ID] = Promised{Subject: t.ID, Title: t.Title}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	clocks, err := tx.ClocksOf(ctx, organisation, ids)
	if err != nil {
		return nil, err
	}
	var all []Promised
	for _, id := range ids {
		for _, c := range clocks[id] {
			if p, ok := m.promised(&c, about[id]); ok {
				all = append(all, p)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Promised) int { return int(min(1, max(-1, a.Result.Due.At-b.Result.Due.At))) })
	return all, nil
}

// promised is a clock in words; false for one without a moment, and for what is
// promised inside the house.
func (m *made) promised(c *store.Clock, p Promised) (Promised, bool) {
	compiled := m.ofLabel(c.Promise)
	if compiled == nil || compiled.Latest().IsInternal() || !c.Result.Due.At.Known() || compiled.Promise(c.Result.Version) == nil {
		return p, false
	}
	p.Promise, p.Result = *compiled.Promise(c.Result.Version), c.Result
	term, _ := compiled.Term(c.Result.Version, c.Labels.Product)
	p.Say = charter.Text{NL: sayDue(&p.Promise, c.Result.Due, term, compiled.Zone(), c.Result.Start, fault.NL),
		EN: sayDue(&p.Promise, c.Result.Due, term, compiled.Zone(), c.Result.Start, fault.EN)}
	return p, true
}

// ofLabel finds a published promise by its label.
func (m *made) ofLabel(label uint32) *clock.Compiled {
	for _, l := range m.labels {
		if l.ID == label && l.Kind == store.PromiseLabel {
			c, _ := m.promise(l.Code)
			return c
		}
	}
	return nil
}
