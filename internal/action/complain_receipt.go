package action

import (
	"context"
	"encoding/binary"
	"fmt"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/party"
	"handvest/internal/store"
)

// ConfirmedComplaint is what somebody reads who just sent the public form:
// nothing that they wrote, and nothing of who they are.
type ConfirmedComplaint struct {
	Kind      complaint.Kind
	Reference string
	Mail      bool           // they are reached by mail,
	Phone     bool           // or by telephone,
	Post      bool           // or by post; with none of them they get no answer
	Formal    bool           // name and address are known, as the procedure asks (Awb 9:4)
	Confirmed calendar.Date  // by when receipt is confirmed (Awb 9:6); of a complaint
	Last      calendar.Date  // the last day by law (Awb 9:11); of a complaint
	Say       []charter.Text // what we promise, each with its day
	Link      string         // to the page on which they see how it stands; empty is none
	Files     int
}

// NoReceipt is the answer for a page that worked for an hour, and for one that
// never was.
var NoReceipt = fault.New(fault.NotFound, "Deze pagina werkt een uur. Wat u stuurde, is wel bij ons binnen.", "This page works for an hour. What you sent did reach us.")

// ComplaintReceipt reads what confirms a form that was just sent.
func (a *Actions) ComplaintReceipt(ctx context.Context, organisation int64, token string, lang fault.Lang) (*ConfirmedComplaint, error) {
	at, rest, ok := a.opened(receiptPurpose, token)
	if !ok || len(rest) != 8 || at.Add(receiptWorks) < a.real() {
		return nil, NoReceipt
	}
	var out *ConfirmedComplaint
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		out, err = a.confirmed(ctx, tx, organisation, int64(binary.BigEndian.Uint64(rest)), lang)
		return err
	})
	if notThere(err) {
		return nil, NoReceipt
	}
	if err != nil {
		return nil, fmt.Errorf("confirm a form: %w", err)
	}
	return out, nil
}

func (a *Actions) confirmed(ctx context.Context, tx *store.Tx, organisation, id int64, lang fault.Lang) (*ConfirmedComplaint, error) {
	c, err := tx.Complaint(ctx, organisation, id)
	if err != nil {
		return nil, err
	}
	m, err := a.made(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	zone, err := m.zone()
	if err != nil {
		return nil, err
	}
	out := &ConfirmedComplaint{Kind: c.Kind, Reference: c.Reference, Confirmed: calendar.NoDate, Last: calendar.NoDate}
	s, err := tx.Subject(ctx, organisation, id)
	if err != nil {
		return nil, err
	}
	for _, k := range m.citizenClocks(&s.History, tx.Now(), lang) {
		out.Say = append(out.Say, charter.Text{NL: sayDue(&k.Promise, k.Result.Due, k.Term, zone, c.Received, fault.NL), EN: sayDue(&k.Promise, k.Result.Due, k.Term, zone, c.Received, fault.EN)})
	}
	if c.Kind == complaint.Grievance {
		if out.Confirmed, err = confirmBy(ctx, tx, organisation, c.Day); err != nil {
			return nil, err
		}
		out.Last = c.Due
	}
	files, err := tx.Attachments(ctx, organisation, c.Contact)
	if err != nil {
		return nil, err
	}
	out.Files = len(files)
	if err := out.reach(ctx, tx, organisation, c.Party); err != nil {
		return nil, err
	}
	out.Link, err = a.followURL(ctx, tx, organisation, id)
	return out, err
}

// reach says how who sent it hears from us.
func (o *ConfirmedComplaint) reach(ctx context.Context, tx *store.Tx, organisation, id int64) error {
	if id <= 0 || id == follow.UnknownParty {
		return nil
	}
	id, err := tx.Survivor(ctx, organisation, id)
	if err != nil {
		return err
	}
	found, err := tx.PartiesByID(ctx, organisation, []int64{id})
	p := found[id]
	if err != nil || p == nil {
		return err
	}
	for _, x := range p.Points {
		o.Mail, o.Phone = o.Mail || x.Kind == party.Email, o.Phone || x.Kind == party.Phone
	}
	o.Post = postal(&p.Address) != ""
	o.Formal = o.Post && p.Name.Full() != nameless
	return nil
}

// confirmBy is the day by which receipt of a complaint is confirmed: the norm of
// the organisation, because the law gives no number (KL-4).
func confirmBy(ctx context.Context, tx *store.Tx, organisation int64, from calendar.Date) (calendar.Date, error) {
	text, err := tx.Setting(ctx, organisation, acknowledgeSetting)
	if err != nil {
		return calendar.NoDate, err
	}
	days := acknowledgeDays
	if n, err := strconv.Atoi(text); err == nil && n > 0 && n <= mostAcknowledgeDays {
		days = n
	}
	cal, err := statutoryDays()
	if err != nil {
		return calendar.NoDate, err
	}
	return cal.AddWorkingDays(from, days), nil
}

// CaseOfPage is the case that somebody complains about from its page.
type CaseOfPage struct {
	Product   string // name; empty when it is not to be shown
	Reference string
	Reached   bool // we know how to reach its customer
}

// CaseOfPage reads what the form says about the case of a page.
func (a *Actions) CaseOfPage(ctx context.Context, v Viewer) (CaseOfPage, error) {
	var out CaseOfPage
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		s, err := a.view(ctx, tx, v)
		if err != nil {
			return err
		}
		if s.request != nil {
			out.Reference = s.request.Reference
		}
		if !s.secret {
			out.Product = s.product()
		}
		out.Reached = s.whom != nil && len(waysTo(s.whom)) > 0
		return nil
	})
	return out, a.noSuchPage(ctx, v, err)
}
