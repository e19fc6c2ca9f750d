package action

import (
	"context"
	"fmt"

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
			ids = append(ids, shield(who, &list.Rows[i])...)
		}
		list.Names, err = partyNames(ctx, tx, who, ids)
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

// shield takes what was said out of a sensitive contact for who may not see
// it, and gives the parties that may be named.
func shield(who Actor, c *contact.Contact) []int64 {
	if c.Sensitive && !who.Can(staff.SeeSensitive) && (who.ID == 0 || c.Staff != who.ID) {
		c.Party, c.For, c.Caller, c.Phone, c.Remark = 0, 0, contact.Caller{}, "", ""
		for i := range c.Questions {
			q := &c.Questions[i]
			q.Subject, q.Text, q.Answers, q.Task = "", "", nil, nil
		}
	}
	var ids []int64
	for _, id := range []int64{c.Party, c.For} {
		if id != 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// partyNames are the names of parties for who may read parties. One that is
// shielded has none.
func partyNames(ctx context.Context, tx *store.Tx, who Actor, ids []int64) (map[int64]string, error) {
	names := map[int64]string{}
	if len(ids) == 0 || !who.Can(staff.ReadParty) {
		return names, nil
	}
	found, err := tx.PartiesByID(ctx, who.Organisation, ids)
	for id, p := range found {
		if p.Sensitive && !who.Can(staff.SeeSensitive) {
			continue
		}
		names[id] = nameOf(p)
	}
	return names, err
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
		ids := shield(who, &out.Contact)
		if out.Contact.Sensitive && len(ids) == 0 && !who.Can(staff.SeeSensitive) && out.Contact.Staff != who.ID {
			out.Requests, out.Tasks, out.Promises, out.Notices = nil, nil, nil, nil
			return nil
		}
		if out.Names, err = partyNames(ctx, tx, who, ids); err != nil {
			return err
		}
		if out.History, err = tx.Corrections(ctx, who.Organisation, id); err != nil {
			return err
		}
		out.Attachments, err = tx.Attachments(ctx, who.Organisation, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &out, nil
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
			if r := &list.Rows[i]; shieldRequest(who, r) && r.Party != 0 {
				ids = append(ids, r.Party)
			}
		}
		list.Names, err = partyNames(ctx, tx, who, ids)
		return err
	})
	if err != nil {
		return list, fmt.Errorf("list requests: %w", err)
	}
	return list, nil
}

// shieldRequest takes the words out of a sensitive request for who may not see
// them; false when it did.
func shieldRequest(who Actor, r *contact.Request) bool {
	if !r.Sensitive || who.Can(staff.SeeSensitive) {
		return true
	}
	r.Party, r.Title, r.Text = 0, "", ""
	return false
}

// OneRequest is a request with the contacts and tasks about it.
type OneRequest struct {
	Request  contact.Request
	Contacts []contact.Contact // the last first, at most fifty
	Tasks    []handover.Task
	Names    map[int64]string
	History  []Correction
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
		if !shieldRequest(who, &out.Request) {
			return nil
		}
		if out.Contacts, err = tx.Contacts(ctx, who.Organisation, ContactFilter{Request: id, External: externalOf(who, "")}, store.Place{}, 50); err != nil {
			return err
		}
		ids := []int64{}
		if out.Request.Party != 0 {
			ids = append(ids, out.Request.Party)
		}
		for i := range out.Contacts {
			ids = append(ids, shield(who, &out.Contacts[i])...)
		}
		if out.Tasks, err = tx.TasksOfRequest(ctx, who.Organisation, id); err != nil {
			return err
		}
		if out.History, err = tx.Corrections(ctx, who.Organisation, id); err != nil {
			return err
		}
		out.Names, err = partyNames(ctx, tx, who, ids)
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
		var open struct {
			requests []contact.Request
			tasks    []handover.Task
		}
		for i := range requests {
			if r := &requests[i]; maySeeRequest(who, r) {
				shieldRequest(who, r)
				out.Requests = append(out.Requests, *r)
				if r.Open {
					open.requests = append(open.requests, *r)
				}
			}
		}
		for i := range tasks {
			if t := &tasks[i]; maySeeTask(who, t) {
				out.Tasks = append(out.Tasks, *t)
				if t.State != handover.Closed {
					open.tasks = append(open.tasks, *t)
				}
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
