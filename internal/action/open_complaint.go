package action

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// NewComplaint is what is known of a complaint, compliment or idea when it
// comes in. Only the text is needed.
type NewComplaint struct {
	Kind       complaint.Kind // empty is a complaint
	Channel    contact.Channel
	Party      int64 // 0 is anonymous
	Contact    int64 // from which it came; 0
	ID         int64 // that it gets; 0 makes one
	Request    int64 // the request that it was registered as already; 0 makes one
	Case       int64 // the request or task that it is about; 0
	Promise    string
	Product    string // what it is about: label codes
	Department string
	Title      string
	Text       string
	Wants      string
	Received   calendar.Instant // 0 or NoInstant is now
	Day        calendar.Date    // 0 is that of Received; earlier when it came in as something else (KL-13)
	Conduct    calendar.Date    // 0 or NoDate is unknown
	Attributes complaint.Attributes
	About      []int64 // employees
	Steps      [7]bool
	Language   string // ISO 639-1 of the text; empty is Dutch, or not known
	Apart      bool   // its words stand in the file of the complaint alone, and not in the request
}

// complaintProducts are the products under which each kind is promised
// something: that of the house, and the setting of another.
var complaintProducts = map[complaint.Kind]struct{ setting, house string }{
	complaint.Grievance:  {"complaint.product.complaint", "klacht"},
	complaint.Compliment: {"complaint.product.compliment", "compliment"},
	complaint.Idea:       {"complaint.product.idea", "idee"},
}

// complaintProduct is the product of one kind.
func complaintProduct(ctx context.Context, tx *store.Tx, organisation int64, kind complaint.Kind) (string, error) {
	p := complaintProducts[kind]
	set, err := tx.Setting(ctx, organisation, p.setting)
	return cmp.Or(set, p.house), err
}

// OpenComplaint registers a complaint, compliment or idea from the desk. Said
// or written, it gets the same promises (KL-1); the statutory days count from
// its receipt. A complaint about people is shielded at once.
func (a *Actions) OpenComplaint(ctx context.Context, who Actor, in NewComplaint) (complaint.Complaint, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return complaint.Complaint{}, err
	}
	var out complaint.Complaint
	var err error
	for range 5 {
		err = a.db.Tx(ctx, func(tx *store.Tx) (err error) {
			out, err = a.openComplaint(ctx, tx, who, in)
			return err
		})
		if !store.Duplicate(err) { // two took the same reference at the same moment
			break
		}
	}
	if err != nil {
		return complaint.Complaint{}, fmt.Errorf("open a complaint: %w", err)
	}
	return out, nil
}

// levelOf is to whom somebody complained by a channel, unless a person says
// otherwise: what is told on a social medium, others read too (S1-13).
func levelOf(by contact.Channel) complaint.Level {
	if by == contact.Social {
		return complaint.ToOthers
	}
	return complaint.ToUs
}

// openComplaint does that within a transaction that does more. Who may, was
// found out by the caller.
func (a *Actions) openComplaint(ctx context.Context, tx *store.Tx, who Actor, in NewComplaint) (complaint.Complaint, error) {
	maskTyped(&in.Title, &in.Text, &in.Wants)
	in.Kind = cmp.Or(in.Kind, complaint.Grievance)
	if strings.TrimSpace(in.Text) == "" {
		return complaint.Complaint{}, fault.New(fault.Invalid, "Schrijf op waar het over gaat.", "Write down what it is about.").At("text")
	}
	w, err := a.writing(ctx, tx, who)
	if err != nil {
		return complaint.Complaint{}, err
	}
	zone, err := w.derive.zone()
	if err != nil {
		return complaint.Complaint{}, err
	}
	now := tx.Now()
	if in.Received == 0 || !in.Received.Known() {
		in.Received = now
	}
	c := complaint.New(in.Kind, in.Received, zone.Date(in.Received))
	if in.Day != 0 && in.Day.Known() && in.Day < c.Day {
		c.Day = in.Day
	}
	if in.Conduct != 0 {
		c.Conduct = in.Conduct
	}
	c.Channel = string(cmp.Or(in.Channel, contact.WebForm))
	c.Version, c.Party, c.Contact, c.Case, c.Promise, c.Product, c.Department = 1, in.Party, in.Contact, in.Case, in.Promise, in.Product, in.Department
	c.Text, c.Wants, c.Attributes, c.About, c.Steps = strings.TrimSpace(in.Text), strings.TrimSpace(in.Wants), in.Attributes, in.About, in.Steps
	c.Attributes.Level = cmp.Or(c.Attributes.Level, levelOf(in.Channel))
	c.ID, c.Taker, c.Language = in.ID, who.ID, in.Language
	if err := a.checkCase(ctx, tx, who, &c); err != nil {
		return c, err
	}
	r, err := a.requestOfComplaint(ctx, w, &c, in)
	if err != nil {
		return c, err
	}
	terms, _, err := complaintTerms(&c, zone, now)
	if err != nil {
		return c, err
	}
	c.Due = terms.Handle
	acknowledged, err := a.acknowledge(ctx, tx, who, &c, r)
	if err != nil {
		return c, err
	}
	if n := w.at(c.ID); n >= 0 && acknowledged != nil {
		w.note(n, clock.Event{Kind: charter.Acknowledged, At: now, Until: calendar.NoInstant}, "")
	}
	if err := w.settle(ctx); err != nil {
		return c, err
	}
	if due, promise := w.due(c.ID); promise != 0 {
		r.Due = due.At
	} else {
		r.Due = zone.EndOfDay(c.Due)
	}
	if err := w.put(ctx); err != nil {
		return c, err
	}
	if in.Request == 0 {
		err = tx.PutRequests(ctx, who.Organisation, []contact.Request{*r})
	} else {
		r.Version++
		_, err = tx.ChangeRequest(ctx, who.Organisation, r)
	}
	if err != nil {
		return c, err
	}
	if err := acknowledged.send(ctx); err != nil {
		return c, err
	}
	if err := tx.AddComplaint(ctx, who.Organisation, &c); err != nil {
		return c, err
	}
	tx.Pulse(who.Organisation, TopicComplaints)
	tx.Pulse(who.Organisation, TopicRequests)
	return c, nil
}

// requestOfComplaint makes the request on which the promises of a complaint
// run, or takes the one as which it was registered.
func (a *Actions) requestOfComplaint(ctx context.Context, w *writing, c *complaint.Complaint, in NewComplaint) (*contact.Request, error) {
	organisation := w.who.Organisation
	if in.Request != 0 {
		r, err := w.tx.Request(ctx, organisation, in.Request)
		if err != nil {
			return nil, err
		}
		if err := w.take(ctx, r.ID); err != nil {
			return nil, err
		}
		c.ID, c.Reference, c.Party, c.Contact = r.ID, r.Reference, cmp.Or(c.Party, r.Party), cmp.Or(c.Contact, r.Contact)
		c.Title, c.Channel = cmp.Or(strings.TrimSpace(in.Title), r.Title), string(r.Channel)
		r.Sensitive = r.Sensitive || len(c.About) > 0
		if n := w.at(r.ID); n >= 0 {
			w.note(n, clock.Event{Kind: charter.Changed, At: w.tx.Now(), Until: calendar.NoInstant}, `{"complaint":"`+string(c.State)+`"}`)
		}
		return &r, nil
	}
	product, err := complaintProduct(ctx, w.tx, organisation, c.Kind)
	if err != nil {
		return nil, err
	}
	department, err := complaintDepartment(ctx, w.tx, organisation, product, c.Department)
	if err != nil {
		return nil, err
	}
	if c.ID == 0 {
		c.ID = w.tx.NewID()
	}
	if c.Reference, err = w.reference(ctx, c.Received); err != nil {
		return nil, err
	}
	c.Title = cmp.Or(strings.TrimSpace(in.Title), complaintTitles[c.Kind])
	r := contact.Request{
		ID: c.ID, Version: 1, Reference: c.Reference, Party: c.Party, Product: product, Department: department, Channel: cmp.Or(in.Channel, contact.WebForm),
		Title: c.Title, Text: c.Text, Contact: c.Contact, External: w.who.External, Open: true, Received: c.Received, Closed: calendar.NoInstant, Sensitive: len(c.About) > 0,
	}
	if c.Contact != 0 {
		r.Contacts = 1
	}
	if in.Apart {
		r.Text = ""
	}
	at, err := w.add(ctx, r.ID, r.Reference, Codes{Subject: "request", Product: product, Channel: string(r.Channel), Department: department})
	if err != nil {
		return nil, err
	}
	w.notes(at, clock.Event{Kind: charter.Received, At: c.Received, Until: calendar.NoInstant}, clock.Event{Kind: charter.Registered, At: w.tx.Now(), Until: calendar.NoInstant})
	return &r, nil
}

// complaintTitles are what a list shows when nobody named it.
var complaintTitles = map[complaint.Kind]string{complaint.Grievance: "Klacht", complaint.Compliment: "Compliment", complaint.Idea: "Idee"}
