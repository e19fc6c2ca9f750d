package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ContactFilter and RequestFilter say which contacts and requests are listed;
// what somebody may not see is left out, whatever is asked.
type (
	ContactFilter = store.ContactFilter
	RequestFilter = store.RequestFilter
	Correction    = store.Correction
)

// longestPage is the longest page of a list; a file has more.
const (
	longestPage = 200
	mostFile    = 50_000
)

// ContactList is one page of contacts, the last received first.
type ContactList struct {
	Rows  []contact.Contact
	Names map[int64]string // of the parties in it, as far as the reader may know them
	Next  string           // ask again with this; empty at the end
}

// Contacts lists contacts. After is where the last page ended, empty at the
// beginning; limit is at most 200.
func (a *Actions) Contacts(ctx context.Context, who Actor, f ContactFilter, after string, limit int) (ContactList, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return ContactList{}, err
	}
	return a.contacts(ctx, who, f, after, min(max(limit, 1), longestPage))
}

// ContactsFile lists contacts for a file: at most 50,000.
func (a *Actions) ContactsFile(ctx context.Context, who Actor, f ContactFilter) (ContactList, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return ContactList{}, err
	}
	return a.contacts(ctx, who, f, "", mostFile)
}

// ContactsOfParty are the contacts of one party, also those that others had on
// its behalf.
func (a *Actions) ContactsOfParty(ctx context.Context, who Actor, id int64, f ContactFilter, after string, limit int) (ContactList, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return ContactList{}, err
	}
	if id == 0 {
		return ContactList{}, nil
	}
	f.Party = id
	return a.contacts(ctx, who, f, after, min(max(limit, 1), longestPage))
}

func (a *Actions) contacts(ctx context.Context, who Actor, f ContactFilter, after string, limit int) (ContactList, error) {
	var list ContactList
	at, err := parsePlace(after)
	if err != nil {
		return list, err
	}
	f.External, f.Only = externalOf(who, f.External), departmentsOf(who, staff.ReadContact)
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if f.Hide, err = hides(ctx, tx, who); err != nil {
			return err
		}
		if list.Rows, err = tx.Contacts(ctx, who.Organisation, f, store.Place{At: at.when, Subject: at.id}, limit+1); err != nil {
			return err
		}
		if len(list.Rows) > limit {
			list.Rows = list.Rows[:limit]
			last := &list.Rows[limit-1]
			list.Next = place{when: last.Received, id: last.ID}.text()
		}
		var ids []int64
		for i := range list.Rows {
			ids = append(ids, partiesIn(&list.Rows[i])...)
		}
		var secret map[int64]bool
		list.Names, secret, err = partyNames(ctx, tx, who, ids)
		for i := range list.Rows {
			veil(&list.Rows[i], secret)
		}
		return err
	})
	if err != nil {
		return list, fmt.Errorf("list contacts: %w", err)
	}
	return list, nil
}

// externalOf keeps an external contact centre to its own.
func externalOf(who Actor, asked string) string {
	if who.External != "" {
		return who.External
	}
	return asked
}

func nameOf(p *party.Party) string { return p.Name.Full() }

// OneContact is a contact with all that belongs to it.
type OneContact struct {
	Finished
	Names       map[int64]string
	History     []Correction
	Attachments []contact.Attachment
}

// ContactByID reads one contact with its history, its work and its files.
func (a *Actions) ContactByID(ctx context.Context, who Actor, id int64) (*OneContact, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return nil, err
	}
	var out OneContact
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		if out.Finished, err = a.finished(ctx, tx, who, m, id); err != nil {
			return err
		}
		if !maySeeContact(who, &out.Contact) {
			return noContact()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
			return cmp.Or[error](err, noContact())
		}
		if err := out.onlySeen(ctx, tx, who); err != nil {
			return err
		}
		var secret map[int64]bool
		if out.Names, secret, err = partyNames(ctx, tx, who, partiesIn(&out.Contact)); err != nil {
			return err
		}
		if out.History, err = tx.Corrections(ctx, who.Organisation, id); err != nil {
			return err
		}
		out.veil(secret)
		out.Attachments, err = tx.Attachments(ctx, who.Organisation, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &out, nil
}

// onlySeen leaves out the work that does not exist for the reader. Who
// registered the contact knows what it left.
func (o *OneContact) onlySeen(ctx context.Context, tx *store.Tx, who Actor) (err error) {
	if o.Contact.Staff == who.ID && who.ID != 0 {
		return nil
	}
	if o.Requests, err = seenRequests(ctx, tx, who, o.Requests); err != nil {
		return err
	}
	if o.Tasks, err = seenTasks(ctx, tx, who, o.Tasks); err != nil {
		return err
	}
	o.Promises = slices.DeleteFunc(o.Promises, func(p Promised) bool {
		return !slices.ContainsFunc(o.Requests, func(r contact.Request) bool { return r.ID == p.Subject }) &&
			!slices.ContainsFunc(o.Tasks, func(t handover.Task) bool { return t.ID == p.Subject })
	})
	return nil
}

// RequestList is one page of requests, the last received first.
type RequestList struct {
	Rows  []contact.Request
	Names map[int64]string
	Next  string
}

// Requests lists requests, at most 200 at once.
func (a *Actions) Requests(ctx context.Context, who Actor, f RequestFilter, after string, limit int) (RequestList, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return RequestList{}, err
	}
	return a.requests(ctx, who, f, after, min(max(limit, 1), longestPage))
}

// RequestsFile lists requests for a file: at most 50,000.
func (a *Actions) RequestsFile(ctx context.Context, who Actor, f RequestFilter) (RequestList, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return RequestList{}, err
	}
	return a.requests(ctx, who, f, "", mostFile)
}

func (a *Actions) requests(ctx context.Context, who Actor, f RequestFilter, after string, limit int) (RequestList, error) {
	var list RequestList
	at, err := parsePlace(after)
	if err != nil {
		return list, err
	}
	f.External, f.Only = externalOf(who, f.External), departmentsOf(who, staff.ReadContact)
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if f.Hide, err = hides(ctx, tx, who); err != nil {
			return err
		}
		if list.Rows, err = tx.Requests(ctx, who.Organisation, f, store.Place{At: at.when, Subject: at.id}, limit+1); err != nil {
			return err
		}
		if len(list.Rows) > limit {
			list.Rows = list.Rows[:limit]
			last := &list.Rows[limit-1]
			list.Next = place{when: last.Received, id: last.ID}.text()
		}
		var ids []int64
		for i := range list.Rows {
			if id := list.Rows[i].Party; id != 0 {
				ids = append(ids, id)
			}
		}
		list.Names, _, err = partyNames(ctx, tx, who, ids)
		return err
	})
	if err != nil {
		return list, fmt.Errorf("list requests: %w", err)
	}
	return list, nil
}

// OneRequest is a request with the contacts and tasks about it.
type OneRequest struct {
	Request  contact.Request
	Contacts []contact.Contact // the last first, at most fifty
	Tasks    []handover.Task
	Names    map[int64]string
	History  []Correction
	Voice    bool // it is a complaint, a compliment or an idea
}

// RequestByID reads one request. Its clocks are those of its case: see CaseByID.
func (a *Actions) RequestByID(ctx context.Context, who Actor, id int64) (*OneRequest, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return nil, err
	}
	var out OneRequest
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if out.Request, err = tx.Request(ctx, who.Organisation, id); err != nil {
			return err
		}
		if !maySeeRequest(who, &out.Request) {
			return noRequest()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
			return cmp.Or[error](err, noRequest())
		}
		about := ContactFilter{Request: id, External: externalOf(who, "")}
		if about.Hide, err = hides(ctx, tx, who); err != nil {
			return err
		}
		if out.Contacts, err = tx.Contacts(ctx, who.Organisation, about, store.Place{}, 50); err != nil {
			return err
		}
		out.Contacts = slices.DeleteFunc(out.Contacts, func(c contact.Contact) bool { return !maySeeContact(who, &c) })
		ids := []int64{}
		if out.Request.Party != 0 {
			ids = append(ids, out.Request.Party)
		}
		for i := range out.Contacts {
			ids = append(ids, partiesIn(&out.Contacts[i])...)
		}
		if out.Tasks, err = tx.TasksOfRequest(ctx, who.Organisation, id); err != nil {
			return err
		}
		if out.Tasks, err = seenTasks(ctx, tx, who, out.Tasks); err != nil {
			return err
		}
		if out.History, err = tx.Corrections(ctx, who.Organisation, id); err != nil {
			return err
		}
		if out.Voice, err = isVoice(ctx, tx, who.Organisation, &out.Request); err != nil {
			return err
		}
		var secret map[int64]bool
		out.Names, secret, err = partyNames(ctx, tx, who, ids)
		for i := range out.Contacts {
			veil(&out.Contacts[i], secret)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return &out, nil
}

// PartyWork is what runs for a party, and what ran last.
type PartyWork struct {
	Requests []contact.Request
	Tasks    []handover.Task
	Promises []Promised // on the open ones, the first due first
}

// WorkOfParty are the requests and tasks of a party with their promises: its
// own, and requests of others that it got in touch about. The newest fifty of
// each.
func (a *Actions) WorkOfParty(ctx context.Context, who Actor, id int64) (PartyWork, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return PartyWork{}, err
	}
	var out PartyWork
	if id == 0 {
		return out, nil
	}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		requests, err := tx.RequestsOfParty(ctx, who.Organisation, id, 50)
		if err != nil {
			return err
		}
		tasks, err := tx.TasksOfParty(ctx, who.Organisation, id, 50)
		if err != nil {
			return err
		}
		if requests, err = seenRequests(ctx, tx, who, requests); err != nil {
			return err
		}
		if tasks, err = seenTasks(ctx, tx, who, tasks); err != nil {
			return err
		}
		out.Requests, out.Tasks = requests, tasks
		var open struct {
			requests []contact.Request
			tasks    []handover.Task
		}
		for i := range requests {
			if r := &requests[i]; r.Open {
				open.requests = append(open.requests, *r)
			}
		}
		for i := range tasks {
			if t := &tasks[i]; t.State != handover.Closed {
				open.tasks = append(open.tasks, *t)
			}
		}
		out.Promises, err = promisesOn(ctx, tx, who.Organisation, m, open.requests, open.tasks)
		return err
	})
	if err != nil {
		return PartyWork{}, fmt.Errorf("read the work of party %d: %w", id, err)
	}
	return out, nil
}
