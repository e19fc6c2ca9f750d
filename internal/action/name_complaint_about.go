package action

import (
	"context"
	"slices"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ComplaintPeople are the colleagues whom a complaint can be about, by name.
func (a *Actions) ComplaintPeople(ctx context.Context, who Actor) (all []Assignee, err error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all = nil
		people, err := tx.People(ctx, who.Organisation)
		for i := range people {
			if people[i].Active() {
				all = append(all, Assignee{ID: people[i].ID, Name: people[i].Name})
			}
		}
		return err
	})
	return all, err
}

// Involved is who a complaint is about.
type Involved struct {
	About    []int64 // who behaved so
	Deciders []int64 // managers who decided about it
	OnBoard  bool    // it is about the authority itself, its chair or a member (Awb 9:7(2))
}

// NameWhoComplaintIsAbout writes down who is complained about. From then on the
// complaint does not exist for them, nor the contact in which it was made; they
// get a copy (Awb 9:9).
func (a *Actions) NameWhoComplaintIsAbout(ctx context.Context, who Actor, id int64, version int32, in Involved) (complaint.Complaint, error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		if c.State.Over() {
			return overAlready()
		}
		people, err := x.tx.People(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for _, id := range slices.Concat(in.About, in.Deciders) {
			if !slices.ContainsFunc(people, func(p staff.Account) bool { return p.ID == id }) {
				return fault.New(fault.Invalid, "Deze collega kennen wij niet.", "We do not know this colleague.").At("over")
			}
		}
		if c.CopySent.Done() && !sameIDs(c.About, in.About) {
			return fault.New(fault.Conflict, "Het afschrift is al verstuurd: over wie de klacht gaat, staat vast.", "The copy was sent already: who the complaint is about is fixed.").At("over")
		}
		c.About, c.Deciders, c.OnBoard = in.About, in.Deciders, in.OnBoard
		if err := c.CheckHandler(c.Handler); err != nil {
			return fault.New(fault.Conflict, "Deze collega behandelt de klacht nu. Kies eerst iemand anders die haar behandelt (Awb 9:7).", "This colleague handles the complaint now. Choose somebody else to handle it first (Awb 9:7).").At("behandelaar")
		}
		if len(c.About) == 0 || c.Contact == 0 {
			return nil
		}
		return x.shieldContact(ctx)
	})
}

func sameIDs(a, b []int64) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// shieldContact shields the contact in which the complaint was made.
func (x *complaintChange) shieldContact(ctx context.Context) error {
	contact, err := x.tx.Contact(ctx, x.who.Organisation, x.complaint.Contact)
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound || err == nil && contact.Sensitive {
		return nil
	}
	if err != nil {
		return err
	}
	contact.Sensitive = true
	contact.Version++
	_, err = x.tx.ChangeContact(ctx, x.who.Organisation, &contact)
	return err
}
