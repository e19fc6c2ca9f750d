package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// OneComplaint is a complaint with what its page shows.
type OneComplaint struct {
	Complaint complaint.Complaint
	Request   contact.Request
	Party     string           // name; empty is anonymous, or not for this reader
	Names     map[int64]string // of employees whom the complaint names
	Terms     complaint.Terms
	Today     calendar.Date
	Missing   map[complaint.State]error // what stands in the way of each state that can follow; nil is nothing
	History   []Correction
	Objection *complaint.ObjectionTerms // of the objection as which it goes on; nil is none, or not known
}

// Complaint opens the file of a complaint. For who is complained about it does
// not exist.
func (a *Actions) Complaint(ctx context.Context, who Actor, id int64) (*OneComplaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return nil, err
	}
	o := &OneComplaint{Names: map[int64]string{}, Missing: map[complaint.State]error{}}
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if o.Complaint, err = tx.Complaint(ctx, who.Organisation, id); err != nil {
			return err
		}
		c := &o.Complaint
		if !maySeeComplaint(who, c) {
			return noComplaint()
		}
		if o.Request, err = tx.Request(ctx, who.Organisation, id); err != nil {
			return err
		}
		if c.Party != 0 {
			names, _, err := partyNames(ctx, tx, who, []int64{c.Party})
			if err != nil {
				return err
			}
			o.Party = names[c.Party]
		}
		people, err := tx.People(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for i := range people {
			if id := people[i].ID; id == c.Handler || id == c.Learning.Owner || c.Involves(id) {
				o.Names[id] = people[i].Name
			}
		}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		zone, err := m.zone()
		if err != nil {
			return err
		}
		if o.Terms, o.Today, err = complaintTerms(c, zone, tx.Now()); err != nil {
			return err
		}
		if t, known, err := objectionTerms(c); err != nil {
			return err
		} else if known {
			o.Objection = &t
		}
		for _, next := range c.Ways() {
			o.Missing[next] = c.May(next, o.Terms, o.Today)
		}
		o.History, err = tx.Corrections(ctx, who.Organisation, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("open complaint %d: %w", id, err)
	}
	return o, nil
}

// Complaints is a page of the list of complaints: for who handles them all but
// those about themselves, for who leads one their own.
func (a *Actions) Complaints(ctx context.Context, who Actor, f complaint.Filter, after complaint.Place, limit int) (all []complaint.Item, next complaint.Place, err error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return nil, next, err
	}
	if !who.Can(staff.HandleComplaint) {
		f.Handler = who.ID
	}
	f.Without = who.ID
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, next, err = tx.Complaints(ctx, who.Organisation, f, after, limit)
		return err
	})
	return all, next, err
}
