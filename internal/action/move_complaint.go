package action

import (
	"cmp"
	"context"
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

// objectionProductSetting is the product under which an objection is promised
// something, unless it is objectionProduct.
const (
	objectionProductSetting = "complaint.product.objection"
	objectionProduct        = "bezwaar"
)

// MovedComplaint is what a complaint turned out to be.
type MovedComplaint struct {
	To         complaint.Elsewhere
	Product    string // label codes; empty for an objection is the product of objections
	Department string
	Title      string
	Announced  calendar.Date // of an objection: the day on which the decision was made known; NoDate is unknown
}

// MoveComplaint makes the objection or the report that a complaint turned out to
// be: a request with the same moment of receipt, so that its promises and its
// terms count from the first day (KL-13, Awb 6:15). The complaint is closed as
// moved once the letter told the complainant.
func (a *Actions) MoveComplaint(ctx context.Context, who Actor, id int64, version int32, in MovedComplaint) (complaint.Complaint, error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&in.Title)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		switch {
		case c.State.Over():
			return overAlready()
		case c.Moves.Subject != 0:
			return fault.New(fault.Conflict, "Dit is al gedaan: het bezwaar of de melding is er.", "This was done already: the objection or the report is there.").At("verplaatsen")
		case in.To != complaint.Objection && in.To != complaint.Report:
			return fault.New(fault.Invalid, "Kies bezwaar of melding.", "Choose objection or report.").At("verplaatsen")
		case in.To == complaint.Report && in.Product == "":
			return fault.New(fault.Invalid, "Kies waar de melding over gaat.", "Choose what the report is about.").At("product")
		case in.Announced.Known() && in.Announced > x.today:
			return fault.New(fault.Invalid, "Deze dag is nog niet geweest.", "This day has not come yet.").At("bekend")
		}
		if in.To == complaint.Objection && in.Product == "" {
			product, err := x.tx.Setting(ctx, who.Organisation, objectionProductSetting)
			if err != nil {
				return err
			}
			in.Product = cmp.Or(product, objectionProduct)
		}
		c.Moves.To, c.Moves.Announced = in.To, in.Announced
		var err error
		c.Moves.Subject, err = x.elsewhere(ctx, in)
		return err
	})
}

// elsewhere makes the request as which a complaint goes on.
func (x *complaintChange) elsewhere(ctx context.Context, in MovedComplaint) (int64, error) {
	c := x.complaint
	w, err := x.a.writing(ctx, x.tx, x.who)
	if err != nil {
		return 0, err
	}
	if in.Department == "" {
		if p, err := x.tx.Product(ctx, x.who.Organisation, in.Product); err == nil {
			in.Department = p.Department
		} else if f := fault.As(err); f == nil || f.Kind != fault.NotFound {
			return 0, err
		}
	}
	r := contact.Request{ID: x.tx.NewID(), Version: 1, Party: c.Party, Product: in.Product, Department: cmp.Or(in.Department, c.Department, x.request.Department), Channel: x.request.Channel, Contact: c.Contact, Contacts: x.request.Contacts,
		Title: cmp.Or(strings.TrimSpace(in.Title), c.Title), Text: c.Text, Open: true, Received: c.Received, Closed: calendar.NoInstant, Sensitive: x.request.Sensitive}
	if r.Reference, err = w.reference(ctx, c.Received); err != nil {
		return 0, err
	}
	at, err := w.add(ctx, r.ID, r.Reference, Codes{Subject: "request", Product: r.Product, Channel: string(r.Channel), Department: r.Department})
	if err != nil {
		return 0, err
	}
	w.notes(at, clock.Event{Kind: charter.Received, At: r.Received, Until: calendar.NoInstant}, clock.Event{Kind: charter.Registered, At: x.now, Until: calendar.NoInstant})
	if err := w.settle(ctx); err != nil {
		return 0, err
	}
	due, promise := w.due(r.ID)
	if promise == 0 {
		if due, err = agreedDue(ctx, x.tx, x.who.Organisation, w.derive.made, r.Department, false, r.Received); err != nil {
			return 0, err
		}
	}
	r.Due = due.At
	if o, ok, err := objectionTerms(c); err != nil {
		return 0, err
	} else if ok && promise == 0 {
		r.Due = x.zone.EndOfDay(o.Decide)
	}
	if err := w.put(ctx); err != nil {
		return 0, err
	}
	x.tx.Pulse(x.who.Organisation, TopicRequests)
	return r.ID, x.tx.PutRequests(ctx, x.who.Organisation, []contact.Request{r})
}

// objectionTerms are the terms of the objection as which a complaint goes on;
// false when it is none, or the day of the decision is not known.
func objectionTerms(c *complaint.Complaint) (complaint.ObjectionTerms, bool, error) {
	spec, _ := calendar.Named(statutoryCalendar)
	return c.ObjectionTerms(laws(), spec)
}

// RequestIsComplaint makes a complaint of a request that came in as something
// else, such as a report: the first day of receipt stays (KL-13).
func (a *Actions) RequestIsComplaint(ctx context.Context, who Actor, id int64, written bool) (complaint.Complaint, error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	var out complaint.Complaint
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		r, err := tx.Request(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if !maySeeRequest(who, &r) {
			return noRequest()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
			return cmp.Or[error](err, noRequest())
		}
		if _, err := tx.Complaint(ctx, who.Organisation, id); err == nil {
			return fault.New(fault.Conflict, "Dit is al een klacht.", "This is a complaint already.")
		}
		if !r.Open {
			return fault.New(fault.Conflict, "Deze zaak is afgerond. Heropen haar eerst.", "This case is closed. Open it again first.")
		}
		in := NewComplaint{Request: id, Channel: r.Channel, Text: cmp.Or(strings.TrimSpace(r.Text), r.Title), Product: r.Product, Department: r.Department, Received: r.Received, Attributes: complaint.Attributes{Written: written}}
		c, err := a.openComplaint(ctx, tx, who, in)
		if err != nil {
			return err
		}
		out, err = a.changeComplaintIn(ctx, tx, who, c.ID, c.Version, func(x *complaintChange) error {
			x.complaint.Origin = complaint.Origin{As: complaint.Report, Subject: id}
			return nil
		})
		return err
	})
	return out, err
}
