package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// NewParty is somebody who is not known yet.
type NewParty struct {
	PartyFacts
	Points []party.Point
	Anyway bool // who adds has looked at those who look alike: none is the same
}

// AddedParty is the new party, or those who look like it: then nothing was
// added, and the reader chooses.
type AddedParty struct {
	ID    int64
	Alike []AlikeParty
}

// AddParty adds a person or organisation. Somebody who looks like one that is
// known already is not added before the reader has seen that.
func (a *Actions) AddParty(ctx context.Context, who Actor, n NewParty) (AddedParty, error) {
	if err := who.May(staff.EditParty); err != nil {
		return AddedParty{}, err
	}
	bsn, _, err := n.bsn()
	if err != nil {
		return AddedParty{}, err
	}
	p := party.Party{Born: calendar.NoDate, Points: n.Points}
	n.apply(&p)
	if p.Sensitive {
		if err := who.May(staff.SeeSensitive); err != nil {
			return AddedParty{}, err
		}
	}
	if err := p.Tidy(a.today()); err != nil {
		return AddedParty{}, err
	}
	var added AddedParty
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		added = AddedParty{}
		one := p
		one.Points = append([]party.Point(nil), p.Points...)
		if !n.Anyway {
			sealed := a.sealBSN(bsn)
			one.HasBSN = bsn.Known()
			alike, err := alikeParties(ctx, tx, who, &one, sealed.Index)
			if err != nil {
				return err
			}
			if len(alike) > 0 {
				added.Alike = alike
				return nil
			}
		}
		added.ID, err = a.putParty(ctx, tx, who, one, bsn)
		return err
	})
	if err != nil {
		return added, fmt.Errorf("add a party: %w", err)
	}
	return added, nil
}

// putParty adds a tidy party in a transaction.
func (a *Actions) putParty(ctx context.Context, tx *store.Tx, who Actor, p party.Party, bsn party.BSN) (int64, error) {
	p.ID, p.ChangedBy, p.Changed = tx.NewID(), who.Name, tx.Now()
	var sealed map[int64]store.SealedBSN
	if bsn.Known() {
		sealed = map[int64]store.SealedBSN{p.ID: a.sealBSN(bsn)}
	}
	return p.ID, tx.PutParties(ctx, who.Organisation, []party.Party{p}, sealed)
}
