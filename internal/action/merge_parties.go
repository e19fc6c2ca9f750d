package action

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// MergeParties joins two records of one customer. The first keeps its id and
// everything it had, and gets what only the other had; the other stays as it
// is and points at the first, so that what was registered on it is found
// there. UndoMerge takes it apart again.
func (a *Actions) MergeParties(ctx context.Context, who Actor, into, from int64, reason string) (party.Joined, error) {
	if err := who.May(staff.MergeParty); err != nil {
		return party.Joined{}, err
	}
	var m party.Joined
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		p, other, err := twoParties(ctx, tx, who, into, from)
		if err != nil {
			return err
		}
		mine, err := tx.SealedBSN(ctx, who.Organisation, p.ID)
		if err != nil {
			return err
		}
		theirs, err := tx.SealedBSN(ctx, who.Organisation, other.ID)
		if err != nil {
			return err
		}
		if mine.Index != "" && theirs.Index != "" && mine.Index != theirs.Index {
			return fault.New(fault.Conflict, "Deze twee hebben elk een eigen burgerservicenummer. Het zijn twee personen: voeg ze niet samen.",
				"These two each have a citizen service number of their own. They are two persons: do not merge them.")
		}
		m = party.Joined{Into: p.ID, From: other.ID, By: who.ID, ByName: who.Name, Reason: strings.TrimSpace(reason), Undone: calendar.NoInstant}
		m.Join = p.Absorb(&other, tx.NewID)
		if m.Join.Moved, err = tx.MergedInto(ctx, who.Organisation, other.ID); err != nil {
			return err
		}
		if err := tx.ChangeParty(ctx, who.Organisation, &p, who.Name); err != nil {
			return err
		}
		if mine.Index == "" && theirs.Index != "" {
			m.Join.BSN = true
			if err := tx.SetPartyBSN(ctx, who.Organisation, p.ID, theirs); err != nil {
				return err
			}
		}
		if err := addJoined(ctx, tx, who, &p, m.Join); err != nil {
			return err
		}
		if err := tx.TouchParty(ctx, who.Organisation, &other, who.Name); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, EditingTopic("party", p.ID))
		tx.Pulse(who.Organisation, EditingTopic("party", other.ID))
		return tx.AddMerge(ctx, who.Organisation, &m)
	})
	if err != nil {
		return m, fmt.Errorf("merge parties: %w", err)
	}
	return m, nil
}

// twoParties reads the two sides of a merge and logs that both were looked at.
func twoParties(ctx context.Context, tx *store.Tx, who Actor, into, from int64) (p, other party.Party, err error) {
	if p, err = visibleParty(ctx, tx, who, into); err != nil {
		return p, other, err
	}
	if other, err = visibleParty(ctx, tx, who, from); err != nil {
		return p, other, err
	}
	switch {
	case p.ID == other.ID:
		return p, other, fault.New(fault.Conflict, "Dit is al dezelfde klant.", "This is the same customer already.")
	case p.Kind != other.Kind:
		return p, other, fault.New(fault.Conflict, "Een persoon en een organisatie kunnen niet dezelfde klant zijn.", "A person and an organisation cannot be the same customer.")
	}
	for _, x := range []int64{p.ID, other.ID} {
		if err := tx.AddLook(ctx, who.Organisation, &party.Look{Party: x, Staff: who.ID, StaffName: who.Name, Purpose: party.ForUpkeep, What: party.LookAll, Via: "samenvoegen"}); err != nil {
			return p, other, err
		}
	}
	return p, other, nil
}

// addJoined writes the notes and relations that a merge added.
func addJoined(ctx context.Context, tx *store.Tx, who Actor, p *party.Party, j party.Join) error {
	added := party.Party{ID: p.ID}
	for _, n := range p.Notes {
		if slices.Contains(j.Notes, n.ID) {
			added.Notes = append(added.Notes, n)
		}
	}
	for _, r := range p.Acts {
		if slices.Contains(j.Acts, r.Party) {
			added.Acts = append(added.Acts, r)
		}
	}
	return tx.AddNotes(ctx, who.Organisation, &added)
}

// UndoMerge takes two merged customers apart. The one that stayed loses exactly
// what the merge added; what somebody changed since stays. The merge that was
// done last is undone first.
func (a *Actions) UndoMerge(ctx context.Context, who Actor, id int64) (party.Joined, error) {
	if err := who.May(staff.MergeParty); err != nil {
		return party.Joined{}, err
	}
	var m party.Joined
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if m, err = tx.Merge(ctx, who.Organisation, id); err != nil {
			return err
		}
		p, err := visibleParty(ctx, tx, who, m.Into)
		if err != nil {
			return err
		}
		if p.ID != m.Into {
			return fault.Newf(fault.Conflict, "Deze klant is daarna zelf samengevoegd met %s. Maak dat eerst ongedaan.", "This customer itself was merged into %s afterwards. Undo that first.", p.Name.Full())
		}
		all, err := tx.Merges(ctx, who.Organisation, m.Into)
		if err != nil {
			return err
		}
		for _, later := range all {
			if later.ID > m.ID && !later.Undone.Known() {
				return fault.New(fault.Conflict, "Met deze klant is daarna nog een klant samengevoegd. Maak dat eerst ongedaan.", "Another customer was merged into this one afterwards. Undo that first.")
			}
		}
		other, err := tx.Party(ctx, who.Organisation, m.From)
		if err != nil {
			return err
		}
		p.Undo(m.Join, &other)
		if err := takeBSN(ctx, tx, who, &m); err != nil {
			return err
		}
		for _, n := range m.Join.Notes {
			if _, err := tx.DeleteNote(ctx, who.Organisation, p.ID, n); err != nil {
				return err
			}
		}
		for _, r := range m.Join.Acts {
			if _, err := tx.DeleteRelation(ctx, who.Organisation, p.ID, r); err != nil {
				return err
			}
		}
		if err := tx.ChangeParty(ctx, who.Organisation, &p, who.Name); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, EditingTopic("party", p.ID))
		return tx.UndoMerge(ctx, who.Organisation, &m, who.Name)
	})
	if err != nil {
		return m, fmt.Errorf("undo a merge: %w", err)
	}
	return m, nil
}

// takeBSN takes back the number that a merge gave, if it is still that one.
func takeBSN(ctx context.Context, tx *store.Tx, who Actor, m *party.Joined) error {
	if !m.Join.BSN {
		return nil
	}
	now, err := tx.SealedBSN(ctx, who.Organisation, m.Into)
	if err != nil {
		return err
	}
	was, err := tx.SealedBSN(ctx, who.Organisation, m.From)
	if err != nil || now.Index != was.Index {
		return err
	}
	return tx.SetPartyBSN(ctx, who.Organisation, m.Into, store.SealedBSN{})
}

// Merges are the merges into a customer, the newest first.
func (a *Actions) Merges(ctx context.Context, who Actor, id int64) ([]party.Joined, error) {
	if err := who.May(staff.ReadParty); err != nil {
		return nil, err
	}
	var all []party.Joined
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.Merges(ctx, who.Organisation, id)
		return err
	})
	return all, err
}
