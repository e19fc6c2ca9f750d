package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// AskKlantbeeld is one look at everything of a customer, with the filters of
// the timeline.
type AskKlantbeeld struct {
	AskParty
	Channel     contact.Channel  // empty is all
	Product     string           // label code; empty is all
	From, Until calendar.Instant // of receipt; NoInstant is open
	After       string           // where the last page of the timeline ended
	Limit       int              // 0 is 20, at most 1000
	Lang        fault.Lang
}

// OpenWork is one request or task that runs, with its promises.
type OpenWork struct {
	Request *contact.Request // one of the two
	Task    *handover.Task
	Clocks  []CaseClock // none where no promise is about it: then its own due moment counts
}

// Happened is one line of the timeline: a contact, or a request that another
// system made.
type Happened struct {
	Contact *contact.Contact // one of the two
	Request *contact.Request
}

// Klantbeeld is everything of a customer that somebody may see.
type Klantbeeld struct {
	*OpenedParty
	AsOf     calendar.Instant
	Running  int // how much runs, also where its texts are not open
	Work     []OpenWork
	Timeline []Happened
	Next     string // ask again with this; empty at the end
	Alike    []AlikeParty
	Merges   []party.Joined
}

// mostWork is how many open requests and how many tasks one customer shows.
const mostWork = 50

// Klantbeeld shows a customer with what runs and what came before, and logs
// the look.
func (a *Actions) Klantbeeld(ctx context.Context, who Actor, ask AskKlantbeeld) (*Klantbeeld, error) {
	if err := who.May(staff.ReadParty); err != nil {
		return nil, err
	}
	after, err := parsePlace(ask.After)
	if err != nil {
		return nil, err
	}
	opened, err := a.OpenParty(ctx, who, ask.AskParty)
	if err != nil {
		return nil, err
	}
	k := &Klantbeeld{OpenedParty: opened}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		k.AsOf, k.Work, k.Timeline, k.Next = tx.Now(), nil, nil, ""
		ids := append([]int64{k.Party.ID}, k.Merged...)
		if err := a.openWork(ctx, tx, who, k, ids, ask.Lang); err != nil {
			return err
		}
		if !k.Scope.Contacts {
			return nil
		}
		if err := timeline(ctx, tx, who, k, ask, store.Place{At: after.when, Subject: after.id}); err != nil {
			return err
		}
		if k.Merges, err = tx.Merges(ctx, who.Organisation, k.Party.ID); err != nil || !who.Can(staff.EditParty) {
			return err
		}
		whole, err := tx.Party(ctx, who.Organisation, k.Party.ID)
		if err != nil {
			return err
		}
		sealed, err := tx.SealedBSN(ctx, who.Organisation, k.Party.ID)
		if err != nil {
			return err
		}
		k.Alike, err = alikeParties(ctx, tx, who, &whole, sealed.Index)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("show a customer: %w", err)
	}
	return k, nil
}

// openWork reads what runs, with the clocks of all of it at once. Where the
// conversation may not be told of it only the number stays.
func (a *Actions) openWork(ctx context.Context, tx *store.Tx, who Actor, k *Klantbeeld, ids []int64, lang fault.Lang) error {
	if !who.Can(staff.ReadContact) {
		return nil
	}
	requests, err := tx.OpenRequestsOf(ctx, who.Organisation, ids, mostWork)
	if err != nil {
		return err
	}
	tasks, err := tx.OpenTasksOf(ctx, who.Organisation, ids, mostWork)
	if err != nil {
		return err
	}
	if requests, err = seenRequests(ctx, tx, who, requests); err != nil {
		return err
	}
	if tasks, err = seenTasks(ctx, tx, who, tasks); err != nil {
		return err
	}
	var subjects []int64
	for i := range requests {
		k.Work = append(k.Work, OpenWork{Request: &requests[i]})
		subjects = append(subjects, requests[i].ID)
	}
	for i := range tasks {
		k.Work = append(k.Work, OpenWork{Task: &tasks[i]})
		subjects = append(subjects, tasks[i].ID)
	}
	k.Running = len(k.Work)
	if !k.Scope.Contacts {
		k.Work = nil
	}
	if len(k.Work) == 0 {
		return nil
	}
	m, err := a.made(ctx, tx, who.Organisation)
	if err != nil {
		return err
	}
	found, err := tx.SubjectsByID(ctx, who.Organisation, subjects)
	if err != nil {
		return err
	}
	for i := range k.Work {
		s, ok := found[subjects[i]]
		if !ok {
			continue
		}
		for _, c := range m.promises {
			if c.Latest().IsInternal() { // what is promised inside is not said to a customer
				continue
			}
			if one, ok := caseClock(c, &s.History, k.AsOf, lang); ok && !one.Result.End.Known() {
				k.Work[i].Clocks = append(k.Work[i].Clocks, one)
			}
		}
	}
	slices.SortStableFunc(k.Work, func(x, y OpenWork) int { return cmp.Or(x.late(k.AsOf)-y.late(k.AsOf), cmp.Compare(x.Due(), y.Due())) })
	return nil
}

// late is 0 for work that is past its due moment, and 1 for other work: what
// we broke stands on top.
func (w *OpenWork) late(now calendar.Instant) int {
	paused := len(w.Clocks) > 0
	for i := range w.Clocks {
		if w.Clocks[i].Result.State == clock.Overdue {
			return 0
		}
		paused = paused && w.Clocks[i].Result.State == clock.Paused
	}
	if !paused && w.Due() < now {
		return 0
	}
	return 1
}

// Due is when this must be done: by its first promise, else by what was agreed.
func (w *OpenWork) Due() calendar.Instant {
	due := calendar.NoInstant
	for i := range w.Clocks {
		if d := w.Clocks[i].Result.Due.At; d.Known() && (!due.Known() || d < due) {
			due = d
		}
	}
	switch {
	case due.Known():
		return due
	case w.Request != nil:
		return w.Request.Due
	}
	return w.Task.Due
}

// timeline is one page of what came before, of all channels, the newest first.
func timeline(ctx context.Context, tx *store.Tx, who Actor, k *Klantbeeld, ask AskKlantbeeld, after store.Place) error {
	if !who.Can(staff.ReadContact) {
		return nil
	}
	limit := min(cmp.Or(ask.Limit, 20), 1000)
	filter := store.ContactFilter{Party: k.Party.ID, Merged: k.Merged, Channel: ask.Channel, Product: ask.Product, From: ask.From, Until: ask.Until, External: who.External}
	filter.Only = departmentsOf(who, staff.ReadContact)
	hide, err := hides(ctx, tx, who)
	if err != nil {
		return err
	}
	filter.Hide = hide
	contacts, err := tx.Contacts(ctx, who.Organisation, filter, after, limit+1)
	if err != nil {
		return err
	}
	loose, err := tx.LooseRequestsOf(ctx, who.Organisation, append([]int64{k.Party.ID}, k.Merged...), filter, after, limit+1)
	if err != nil {
		return err
	}
	var all []Happened
	for i := range contacts {
		all = append(all, Happened{Contact: &contacts[i]})
	}
	for i := range loose {
		all = append(all, Happened{Request: &loose[i]})
	}
	slices.SortFunc(all, func(x, y Happened) int { return x.place().compare(y.place()) })
	if len(all) > limit {
		all = all[:limit]
		k.Next = all[limit-1].place().text()
	}
	k.Timeline = slices.DeleteFunc(all, func(h Happened) bool {
		if h.Contact != nil {
			return !maySeeContact(who, h.Contact)
		}
		return !maySeeRequest(who, h.Request) || h.Request.Sensitive && hide.Shielded || slices.Contains(hide.IDs, h.Request.ID)
	})
	return nil
}

// place is where a line stands in the timeline.
func (h Happened) place() place {
	if h.Contact != nil {
		return place{when: h.Contact.Received, id: h.Contact.ID}
	}
	return place{when: h.Request.Received, id: h.Request.ID}
}

// lastRequest says what a party's last request was about, for the control
// question; empty when there is none that may be told.
func lastRequest(ctx context.Context, tx *store.Tx, who Actor, id int64) (string, error) {
	merged, err := tx.MergedInto(ctx, who.Organisation, id)
	if err != nil {
		return "", err
	}
	r, err := tx.LastRequestOf(ctx, who.Organisation, append([]int64{id}, merged...))
	if err != nil || r.ID == 0 || !maySeeRequest(who, &r) {
		return "", err
	}
	if hidden, err := shieldedFrom(ctx, tx, who, r.ID); err != nil || hidden {
		return "", err
	}
	return cmp.Or(r.Title, r.Product), nil
}
