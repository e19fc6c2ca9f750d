package action

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// fromCustomer is who writes in the history what a citizen did by the link.
const fromCustomer = "klant"

// AddInformation adds what a customer told us to a request or task. What waited
// for the customer goes on, from now, and who owes the work is warned. When
// nobody works on it, its department gets a task.
func (a *Actions) AddInformation(ctx context.Context, who Actor, subject int64, words string) error {
	if err := who.May(staff.WorkTask); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error { return a.customerAdds(ctx, tx, who, subject, words) })
}

// customerAdds is AddInformation within a transaction; who it is was found out
// before.
func (a *Actions) customerAdds(ctx context.Context, tx *store.Tx, who Actor, subject int64, words string) error {
	words = clipText(words, 5000)
	if words == "" {
		return fault.New(fault.Invalid, "Schrijf wat u wilt toevoegen.", "Write what you want to add.").At("words")
	}
	maskTyped(&words)
	tasks, request, err := openWork(ctx, tx, who.Organisation, subject)
	if err != nil {
		return err
	}
	if request != 0 {
		if _, err := a.changeRequestIn(ctx, tx, who, changing{id: request, any: true, trusted: true}, func(c *requestChange) error {
			c.set("information", "", words)
			return nil
		}); err != nil {
			return err
		}
	}
	for i := range tasks { // a few
		if err := a.customerAnswered(ctx, tx, who, &tasks[i], words); err != nil {
			return err
		}
	}
	if len(tasks) == 0 {
		return a.taskFor(ctx, tx, who, request, "Nieuwe informatie van de klant", words)
	}
	return nil
}

// openWork are the open tasks of a subject, and its request.
func openWork(ctx context.Context, tx *store.Tx, organisation, subject int64) (tasks []handover.Task, request int64, err error) {
	t, err := tx.Task(ctx, organisation, subject)
	if err == nil {
		if t.State != handover.Closed {
			tasks = []handover.Task{t}
		}
		return tasks, t.Request, nil
	}
	if f := fault.As(err); f == nil || f.Kind != fault.NotFound {
		return nil, 0, err
	}
	if _, err := tx.Request(ctx, organisation, subject); err != nil {
		return nil, 0, err
	}
	all, err := tx.TasksOfRequest(ctx, organisation, subject)
	for i := range all {
		if all[i].State != handover.Closed {
			tasks = append(tasks, all[i])
		}
	}
	return tasks, subject, err
}

// customerAnswered lets a task go on that waited for the customer.
func (a *Actions) customerAnswered(ctx context.Context, tx *store.Tx, who Actor, t *handover.Task, words string) error {
	after, err := a.changeIn(ctx, tx, who, changing{id: t.ID, any: true, trusted: true}, func(c *taskChange) error {
		c.set("information", "", words)
		if c.task.Wait.For != handover.ForCustomer {
			return nil
		}
		c.fact("resumed", "customer")
		return c.endWait(ctx, c.now)
	})
	if err != nil {
		return err
	}
	return a.warnOwner(ctx, tx, who, &after, handover.Alert{Kind: handover.Reminded, Event: fmt.Sprintf("information:%d:%d", after.ID, after.Version), By: fromCustomer})
}

// warnOwner warns who owes a task: its person, or its team.
func (a *Actions) warnOwner(ctx context.Context, tx *store.Tx, who Actor, t *handover.Task, alert handover.Alert) error {
	alert.To = handover.ToTeam(t.Department)
	if t.Staff != 0 {
		alert.To = handover.ToStaff(t.Staff)
	}
	alert.Subject, alert.Task, alert.Request, alert.Department, alert.Due = t.ID, t.ID, t.Request, t.Department, t.Due
	return tx.AddAlerts(ctx, who.Organisation, alert)
}

// taskFor makes a task for a request on which nobody works, for its department.
func (a *Actions) taskFor(ctx context.Context, tx *store.Tx, who Actor, request int64, title, words string) error {
	if request == 0 {
		return fault.New(fault.Conflict, "Dit is al afgerond. Neem opnieuw contact op.", "This was closed already. Get in touch again.")
	}
	r, err := tx.Request(ctx, who.Organisation, request)
	if err != nil {
		return err
	}
	w, err := a.writing(ctx, tx, who)
	if err != nil {
		return err
	}
	now := tx.Now()
	t := handover.Task{
		ID: tx.NewID(), Version: 1, Kind: handover.Work, State: handover.Open, Contact: r.Contact, Request: r.ID, Party: r.Party, Product: r.Product, Department: r.Department,
		Title: title + ": " + r.Title, Text: words, External: r.External, Created: now, Closed: calendar.NoInstant,
	}
	n, err := w.add(ctx, t.ID, "T"+strconv.FormatInt(t.ID, 36), Codes{Subject: "task", Product: r.Product, Channel: string(r.Channel), Department: r.Department})
	if err != nil {
		return err
	}
	w.notes(n, clock.Event{Kind: charter.Received, At: now, Until: calendar.NoInstant}, clock.Event{Kind: charter.Registered, At: now, Until: calendar.NoInstant})
	if err := w.settle(ctx); err != nil {
		return err
	}
	due, promise := w.due(t.ID)
	if promise == 0 {
		if due, err = agreedDue(ctx, tx, who.Organisation, w.derive.made, t.Department, false, now); err != nil {
			return err
		}
	}
	t.Due = due.At
	if err := w.put(ctx); err != nil {
		return err
	}
	tx.Pulse(who.Organisation, TopicTasks)
	return tx.PutTasks(ctx, who.Organisation, []handover.Task{t})
}

// customerReopens opens what a customer says was not solved: the request, and
// the task that was closed last, so that somebody owes it again. A subject that
// is open already only hears the words.
func (a *Actions) customerReopens(ctx context.Context, tx *store.Tx, who Actor, subject int64, words string) error {
	words = strings.TrimSpace(words)
	if err := needReason(words); err != nil {
		return err
	}
	open, request, err := openWork(ctx, tx, who.Organisation, subject)
	if err != nil {
		return err
	}
	var r contact.Request
	if request != 0 {
		if r, err = tx.Request(ctx, who.Organisation, request); err != nil {
			return err
		}
	}
	if request != 0 && !r.Open {
		if _, err := a.changeRequestIn(ctx, tx, who, changing{id: request, any: true, trusted: true}, func(c *requestChange) error {
			c.set("because", "", words)
			c.set("state", "closed", "open")
			c.request.Open, c.request.Closed = true, calendar.NoInstant
			c.events = append(c.events, clock.Event{Kind: charter.Reopened, At: c.now, Until: calendar.NoInstant})
			return nil
		}); err != nil {
			return err
		}
	}
	if len(open) > 0 {
		return a.customerAdds(ctx, tx, who, subject, words)
	}
	id := subject
	if subject == request {
		if id, err = lastClosed(ctx, tx, who.Organisation, request); err != nil {
			return err
		}
	}
	if id == 0 {
		return a.taskFor(ctx, tx, who, request, "Niet opgelost volgens de klant", words)
	}
	t, err := a.changeIn(ctx, tx, who, changing{id: id, any: true, closed: true, trusted: true}, func(c *taskChange) error { return c.reopen(ctx, words) })
	if err != nil {
		return err
	}
	return a.warnOwner(ctx, tx, who, &t, handover.Alert{Kind: handover.Reminded, Event: fmt.Sprintf("reopened:%d:%d", t.ID, t.Reopened), By: fromCustomer})
}

// lastClosed is the task of a request that was closed last; 0 is none that can
// be opened again.
func lastClosed(ctx context.Context, tx *store.Tx, organisation, request int64) (int64, error) {
	all, err := tx.TasksOfRequest(ctx, organisation, request)
	last, at := int64(0), calendar.NoInstant
	for i := range all {
		if t := &all[i]; t.State == handover.Closed && t.Routed == "" && t.Parent == 0 && t.Closed > at {
			last, at = t.ID, t.Closed
		}
	}
	return last, err
}
