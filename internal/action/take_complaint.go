package action

import (
	"cmp"
	"context"
	"fmt"

	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// TakeFromContact registers that a finished contact was a complaint, compliment
// or idea after all. Everything that is known comes along, and the contact says
// what it became. Doing it twice gives the same one.
func (a *Actions) TakeFromContact(ctx context.Context, who Actor, id int64, kind complaint.Kind) (complaint.Complaint, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return complaint.Complaint{}, err
	}
	return a.takeComplaint(ctx, func(tx *store.Tx) (complaint.Complaint, error) {
		x, err := tx.Contact(ctx, who.Organisation, id)
		if err != nil {
			return complaint.Complaint{}, err
		}
		if !maySeeContact(who, &x) {
			return complaint.Complaint{}, noContact()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
			return complaint.Complaint{}, cmp.Or[error](err, noContact())
		}
		for i := range x.Questions {
			if v := x.Questions[i].Voice; v != nil && v.ID != 0 {
				return tx.Complaint(ctx, who.Organisation, v.ID)
			}
		}
		if len(x.Questions) == 0 {
			x.Questions = []contact.Question{{}}
		}
		q := &x.Questions[0]
		about := q.Request
		if about != 0 && maySeeOwn(ctx, tx, who, about) != nil {
			about = 0 // of others: who takes the complaint need not know of it
		}
		v := complaint.NewVoice(cmp.Or(kind, complaint.Grievance), false)
		c, err := a.openComplaint(ctx, tx, who, NewComplaint{
			Kind: v.Kind, Channel: x.Channel, Party: cmp.Or(x.For, x.Party), Contact: x.ID, Case: about, Product: q.Product, Department: q.Owner(), Title: voiceTitle(v.Kind, q.Topic()),
			Text: cmp.Or(q.Text, q.Topic(), complaintTitles[v.Kind]), Received: x.Received, Attributes: complaint.Attributes{Written: !x.Channel.Live()},
		})
		if err != nil {
			return c, err
		}
		v.ID = c.ID
		q.Voice = v
		x.Version++
		saved, err := tx.ChangeContact(ctx, who.Organisation, &x)
		if err == nil && !saved {
			err = a.changedBy(ctx, tx, who, id, x.Version-1, "contact", "contact")
		}
		return c, err
	})
}

// TakeAboutRequest registers a complaint about a request. Somebody who is
// talking about the same one already goes on with that.
func (a *Actions) TakeAboutRequest(ctx context.Context, who Actor, id int64) (complaint.Complaint, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return complaint.Complaint{}, err
	}
	return a.takeComplaint(ctx, func(tx *store.Tx) (complaint.Complaint, error) {
		r, err := tx.Request(ctx, who.Organisation, id)
		if err != nil {
			return complaint.Complaint{}, err
		}
		if err := maySeeOwn(ctx, tx, who, id); err != nil {
			return complaint.Complaint{}, err
		}
		all, err := tx.ComplaintsOfCase(ctx, who.Organisation, id)
		if err != nil {
			return complaint.Complaint{}, err
		}
		for i := range all {
			if c := &all[i]; c.State == complaint.Taken && c.Theirs(who.ID) {
				return *c, nil
			}
		}
		about := cmp.Or(r.Title, r.Reference)
		return a.openComplaint(ctx, tx, who, NewComplaint{Channel: contact.Phone, Party: r.Party, Case: id, Product: r.Product, Department: r.Department,
			Title: voiceTitle(complaint.Grievance, about), Text: "Klacht over " + about + ", kenmerk " + r.Reference + "."})
	})
}

// isVoice says whether a request is a complaint, compliment or idea: it has the
// product of one, or it became one later.
func isVoice(ctx context.Context, tx *store.Tx, organisation int64, r *contact.Request) (bool, error) {
	for kind := range complaintProducts {
		if product, err := complaintProduct(ctx, tx, organisation, kind); err != nil || product == r.Product {
			return true, err
		}
	}
	_, err := tx.Complaint(ctx, organisation, r.ID)
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
		return false, nil
	}
	return err == nil, err
}

// takeComplaint does it, and once more when two took the same reference at the
// same moment.
func (a *Actions) takeComplaint(ctx context.Context, take func(*store.Tx) (complaint.Complaint, error)) (out complaint.Complaint, err error) {
	for range 5 {
		if err = a.db.Tx(ctx, func(tx *store.Tx) (err error) {
			out, err = take(tx)
			return err
		}); !store.Duplicate(err) {
			break
		}
	}
	if err != nil {
		return complaint.Complaint{}, fmt.Errorf("take a complaint: %w", err)
	}
	return out, nil
}
