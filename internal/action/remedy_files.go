package action

import (
	"context"
	"strings"

	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Payouts are payment files and orders, the last first, and what waits to be
// put in the next.
type Payouts struct {
	Batches  []remedy.Batch
	Next     string
	Settings RemedySettings
	Ready    int   // compensations that can be paid now
	Cents    int64 // their sum
}

// Payouts lists payment files and orders.
func (a *Actions) Payouts(ctx context.Context, who Actor, after string, limit int) (Payouts, error) {
	if err := who.May(staff.ManageRemedy); err != nil {
		return Payouts{}, err
	}
	at, err := parsePlace(after)
	if err != nil {
		return Payouts{}, err
	}
	before := int64(1<<63 - 1)
	if after != "" {
		before = at.id
	}
	limit = min(max(limit, 1), longestPage)
	var out Payouts
	return out, a.db.Read(ctx, func(tx *store.Tx) error {
		if out.Batches, err = tx.Batches(ctx, who.Organisation, before, limit+1); err != nil {
			return err
		}
		if len(out.Batches) > limit {
			out.Batches = out.Batches[:limit]
			out.Next = place{when: out.Batches[limit-1].Made, id: out.Batches[limit-1].ID}.text()
		}
		if out.Settings, err = readRemedySettings(ctx, tx, who.Organisation); err != nil {
			return err
		}
		due, err := tx.EntitlementsToPay(ctx, who.Organisation, mostPaid)
		for i := range due {
			out.Cents += due[i].Cents
		}
		out.Ready = len(due)
		return err
	})
}

// PayoutFile is the payment file of a batch, the same however often it is asked
// for.
func (a *Actions) PayoutFile(ctx context.Context, who Actor, id int64) (f remedy.File, err error) {
	if err := who.May(staff.ManageRemedy); err != nil {
		return f, err
	}
	return f, a.db.Read(ctx, func(tx *store.Tx) error {
		b, err := tx.Batch(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if b.Order() || b.State == remedy.Undone {
			return fault.New(fault.NotFound, "Dit betaalbestand is er niet (meer).", "This payment file is not there (any more).")
		}
		all, err := tx.EntitlementsOfBatch(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		f = remedy.File{ID: b.ID, Made: b.Made, From: b.From, On: b.On}
		for i := range all {
			e := &all[i]
			number, err := a.openIBAN(e.IBAN)
			if err != nil {
				return err
			}
			f.Transfers = append(f.Transfers, remedy.Transfer{ID: e.ID, Cents: e.Cents, Gift: e.Form == charter.Donation, To: remedy.Account{Holder: e.Name, IBAN: remedy.IBAN(number)}})
		}
		return nil
	})
}

// OrderLine is one bunch of flowers or one book token: to whom it goes.
type OrderLine struct {
	Reference, Name, Street, Postcode, Town string
	Cents                                   int64
	Hidden                                  bool // the address is given to nobody: we deliver it ourselves
}

// Order is the list for a supplier.
func (a *Actions) Order(ctx context.Context, who Actor, id int64) (b remedy.Batch, lines []OrderLine, err error) {
	if err := who.May(staff.ManageRemedy); err != nil {
		return b, nil, err
	}
	return b, lines, a.db.Read(ctx, func(tx *store.Tx) error {
		lines = nil
		if b, err = tx.Batch(ctx, who.Organisation, id); err != nil {
			return err
		}
		if !b.Order() || b.State == remedy.Undone {
			return fault.New(fault.NotFound, "Deze bestelling is er niet (meer).", "This order is not there (any more).")
		}
		all, err := tx.EntitlementsOfBatch(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		ids := make([]int64, len(all))
		for i := range all {
			ids[i] = all[i].Party
		}
		parties, err := tx.PartiesByID(ctx, who.Organisation, ids)
		if err != nil {
			return err
		}
		for i := range all {
			lines = append(lines, orderLine(&all[i], parties[all[i].Party]))
		}
		return nil
	})
}

func orderLine(e *remedy.Entitlement, p *party.Party) OrderLine {
	l := OrderLine{Reference: remedy.Reference(e.ID), Cents: e.Cents, Hidden: true}
	if p == nil || p.Secret || p.Sensitive {
		return l
	}
	x := &p.Address
	l.Hidden, l.Name, l.Postcode, l.Town = false, nameOf(p), party.ShowPostcode(x.Postcode), x.Town
	l.Street = strings.TrimSpace(x.Street + " " + x.Number + x.Addition)
	return l
}

// Bookings are the lines of a batch for the accounts.
func (a *Actions) Bookings(ctx context.Context, who Actor, id int64) (all []remedy.Booking, err error) {
	if err := who.May(staff.ManageRemedy); err != nil {
		return nil, err
	}
	return all, a.db.Read(ctx, func(tx *store.Tx) error {
		all = nil
		b, err := tx.Batch(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		rows, err := tx.EntitlementsOfBatch(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		ids := make([]int64, len(rows))
		for i := range rows {
			ids[i] = rows[i].Subject
		}
		subjects, err := tx.SubjectsByID(ctx, who.Organisation, ids)
		if err != nil {
			return err
		}
		for i := range rows {
			e := &rows[i]
			k := remedy.Booking{Batch: &b, Promise: e.Promise, Case: subjects[e.Subject].Reference, Form: e.Form, Cents: e.Cents, Year: e.Year, Reference: remedy.Reference(e.ID),
				Asked: e.AskerName, Approved: e.ApproverName}
			if e.Form == charter.Donation {
				k.To = e.Name
			}
			all = append(all, k)
		}
		return nil
	})
}
