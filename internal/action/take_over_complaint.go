package action

import (
	"cmp"
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// TakeOverComplaint registers a complaint that was handled elsewhere before, as
// an earlier register has it: with its outcome, its cause and the days on which
// all of that was. It is closed; no step of its procedure is asked for again.
func (a *Actions) TakeOverComplaint(ctx context.Context, who Actor, old complaint.Complaint) (complaint.Complaint, error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	if !old.State.Over() || !old.Closed.Known() || old.Closed < old.Received {
		return complaint.Complaint{}, fault.New(fault.Invalid, "Alleen een klacht die is afgerond kan worden overgenomen, met de dag waarop dat was.", "Only a complaint that ended can be taken over, with the day on which it did.").At("stand")
	}
	var out complaint.Complaint
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		// Opened as of nobody and not in writing: nothing is sent about the past.
		c, err := a.openComplaint(ctx, tx, who, NewComplaint{Kind: old.Kind, Channel: contact.Channel(cmp.Or(old.Channel, string(contact.Letter))), Product: old.Product, Department: old.Department, Title: old.Title,
			Text: old.Text, Wants: old.Wants, Received: old.Received, Conduct: old.Conduct})
		if err != nil {
			return err
		}
		id, reference, day, channel, kind := c.ID, c.Reference, c.Day, c.Channel, c.Kind
		c = old
		c.ID, c.Reference, c.Day, c.Channel, c.Kind, c.Version = id, reference, day, channel, kind, 2
		c.Attributes.Level = cmp.Or(c.Attributes.Level, complaint.ToUs)
		w, err := a.writing(ctx, tx, who)
		if err != nil {
			return err
		}
		zone, err := w.derive.zone()
		if err != nil {
			return err
		}
		terms, _, err := complaintTerms(&c, zone, tx.Now())
		if err != nil {
			return err
		}
		c.Due = terms.Handle
		if c.Kept, err = c.Keep(zone.Date(c.Closed), false); err != nil {
			return err
		}
		if err := w.take(ctx, c.ID); err != nil {
			return err
		}
		n := w.at(c.ID)
		w.note(n, clock.Event{Kind: charter.Changed, At: c.Closed, Until: calendar.NoInstant}, `{"complaint":"`+string(c.State)+`"}`)
		if err := w.outcome(ctx, n, string(c.State)); err != nil {
			return err
		}
		overNow(w, n, c.State, c.Closed)
		if err := w.settle(ctx); err != nil {
			return err
		}
		if err := w.put(ctx); err != nil {
			return err
		}
		r, err := tx.Request(ctx, who.Organisation, c.ID)
		if err != nil {
			return err
		}
		r.Open, r.Closed, r.Party, r.Version = false, c.Closed, c.Party, r.Version+1
		if _, err := tx.ChangeRequest(ctx, who.Organisation, &r); err != nil {
			return err
		}
		_, err = tx.ChangeComplaint(ctx, who.Organisation, &c)
		out = c
		return err
	})
	if err != nil {
		return complaint.Complaint{}, fmt.Errorf("take over a complaint: %w", err)
	}
	return out, nil
}
