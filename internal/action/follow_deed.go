package action

import (
	"context"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// citizen is how the journal and a contact name who did something on the page.
const (
	citizenActor = "citizen"
	citizenName  = "de klant zelf"
)

// doing is one thing that a citizen does on the page of their case.
type doing struct {
	*seen
	a    *Actions
	tx   *store.Tx
	who  Actor
	w    *writing
	now  calendar.Instant
	page *CitizenCase // as it is now
	deed follow.Deed
}

// do does one thing for a viewer, in one transaction. The key comes from the
// form: sent twice, also at the same moment, it is done once.
func (a *Actions) do(ctx context.Context, v Viewer, kind follow.DeedKind, key string, do func(*doing) error) error {
	if len(key) < 16 || len(key) > 64 {
		return fault.New(fault.Invalid, "Dit formulier is niet compleet. Laad de pagina opnieuw en probeer het nog eens.", "This form is not complete. Load the page again and try once more.")
	}
	subject := int64(0)
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		s, err := a.view(ctx, tx, v)
		if err != nil {
			return err
		}
		subject = s.link.Subject
		if _, done, err := tx.DeedOfKey(ctx, v.Organisation, subject, key); err != nil || done {
			return err
		}
		x := &doing{a: a, tx: tx, now: tx.Now(), who: staff.System(citizenName, v.Organisation),
			deed: follow.Deed{ID: tx.NewID(), Subject: subject, Kind: kind, Key: key, At: tx.Now(), Effect: tx.Now(), State: follow.Done}}
		if x.w, err = a.writing(ctx, tx, x.who); err != nil {
			return err
		}
		x.w.actor = citizenActor
		if err := x.w.take(ctx, s.worked()); err != nil {
			return err
		}
		if x.seen, err = a.view(ctx, tx, v); err != nil { // nobody changes it from here on
			return err
		}
		if err := x.often(); err != nil {
			return err
		}
		if x.page, err = a.citizenCase(ctx, tx, v.Organisation, x.seen, fault.NL); err != nil {
			return err
		}
		x.who.External = x.external()
		if n := x.w.at(x.worked()); n >= 0 {
			x.w.note(n, clock.Event{Kind: charter.Changed, At: x.now, Until: calendar.NoInstant}, `{"citizen":"`+string(kind)+`"}`)
		}
		if err := do(x); err != nil {
			return err
		}
		tx.Pulse(v.Organisation, TopicTasks)
		tx.Pulse(v.Organisation, TopicRequests)
		if x.deed.Kind == "" { // there was nothing to do
			return nil
		}
		return tx.AddDeed(ctx, v.Organisation, &x.deed)
	})
	if store.Duplicate(err) && a.didBefore(ctx, v.Organisation, subject, key) {
		return nil
	}
	if err != nil {
		return a.noSuchPage(ctx, v, err)
	}
	return nil
}

// didBefore says whether a deed of this key is there.
func (a *Actions) didBefore(ctx context.Context, organisation, subject int64, key string) bool {
	done := false
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		_, done, err = tx.DeedOfKey(ctx, organisation, subject, key)
		return err
	})
	return err == nil && done
}

// often refuses what nobody does by hand.
func (x *doing) often() error {
	n := 0
	for i := range x.deeds {
		if x.deeds[i].At > x.now.Add(-undoFor) {
			n++
		}
	}
	if n >= deedsAnHour {
		return fault.New(fault.Conflict, "U deed dit uur al veel op deze pagina. Wacht een uur, of bel ons.", "You did a lot on this page within the hour. Wait an hour, or call us.")
	}
	return nil
}

func (x *doing) external() string {
	if x.request != nil {
		return x.request.External
	}
	return x.task.External
}

func (x *doing) department() string {
	if x.request != nil {
		return x.request.Department
	}
	return x.task.Department
}

// save writes what was noted, where no contact does.
func (x *doing) save(ctx context.Context) error {
	if err := x.w.settle(ctx); err != nil {
		return err
	}
	return x.w.put(ctx)
}

// open are the tasks for the case that somebody still has to do.
func (x *doing) open() []handover.Task {
	return slices.DeleteFunc(slices.Clone(x.tasks), func(t handover.Task) bool { return t.State == handover.Closed })
}

// warn tells who works on the case, or their department, what the citizen did.
func (x *doing) warn(ctx context.Context, text string) error {
	alert := handover.Alert{Kind: handover.FromPage, Event: "citizen:" + strconv.FormatInt(x.deed.ID, 10), Subject: x.worked(), Department: x.department(),
		By: citizenName, Text: text, At: x.now, Due: calendar.NoInstant, Read: calendar.NoInstant}
	if x.request != nil {
		alert.Request = x.request.ID
	}
	to := map[handover.Audience]bool{}
	var all []handover.Alert
	add := func(a handover.Alert) {
		if !to[a.To] {
			to[a.To] = true
			all = append(all, a)
		}
	}
	for _, t := range x.open() {
		one := alert
		one.Task, one.Department, one.To = t.ID, t.Department, handover.ToTeam(t.Department)
		if t.Staff != 0 {
			one.To = handover.ToStaff(t.Staff)
		}
		add(one)
	}
	if len(all) == 0 {
		alert.To = handover.ToTeam(alert.Department)
		if alert.Department == "" {
			alert.To = handover.Coordinators
		}
		add(alert)
	}
	return x.tx.AddAlerts(ctx, x.who.Organisation, all...)
}

// contact writes what a citizen said as a contact about the case, so that it
// stands where all contacts stand. Without anybody at work on the case it leaves
// a task, so that it has an owner and a date.
func (x *doing) contact(ctx context.Context, subject, text string, solved contact.Solved) error {
	id := x.tx.NewID()
	d := contact.Blank(id, 0, contact.WebForm, x.now)
	d.Solved = solved
	if solved == contact.No {
		d.Reason = contact.Processes
	}
	if x.party > 0 {
		d.Party, d.Level = x.party, party.Claimed
	}
	q := &d.Questions[0]
	*q = contact.Question{Product: x.code(), Subject: subject, Text: text, Department: x.department(), Ending: contact.Added}
	if x.request != nil {
		q.Request = x.request.ID
		if len(x.open()) == 0 && q.Department != "" {
			q.Task = &contact.Handover{Department: q.Department, Text: text}
		}
	} else {
		q.Ending, q.Made = contact.ToTask, x.task.ID
	}
	d.Tidy(x.now)
	d.Words(func(text *string) { maskTyped(text) })
	f := finishing{a: x.a, tx: x.tx, who: x.who, now: x.now, d: &d, w: x.w}
	if err := f.prepare(ctx); err != nil {
		return err
	}
	x.deed.Contact = id
	if x.request != nil {
		if err := f.all(ctx); err != nil {
			return err
		}
		if len(f.tasks) > 0 {
			x.deed.Task = f.tasks[0].ID
		}
		return nil
	}
	if err := f.contactOf(ctx); err != nil {
		return err
	}
	if err := f.w.settle(ctx); err != nil {
		return err
	}
	return f.put(ctx)
}

func (x *doing) code() string {
	if x.request != nil {
		return x.request.Product
	}
	return x.task.Product
}

// cannot is the answer to something that is not possible as the case stands.
func cannot(standing Standing) error {
	if standing == WasClosed || standing == WasAnswered || standing == WasWithdrawn || standing == CouldNotReach {
		return fault.New(fault.Conflict, "Dit is al afgerond. Laad de pagina opnieuw om te zien wat u nog kunt doen.", "This is done already. Load the page again to see what you can still do.")
	}
	return fault.New(fault.Conflict, "Dit kan nu niet. Laad de pagina opnieuw om te zien hoe het ervoor staat.", "This is not possible now. Load the page again to see how things stand.")
}
