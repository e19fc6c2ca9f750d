package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// AlikeParty is a party that may be the same as another, and why.
type AlikeParty struct {
	FoundParty
	party.Likeness
}

// AlikeParties are the parties that may be the same as this one, the likeliest
// first.
func (a *Actions) AlikeParties(ctx context.Context, who Actor, id int64) ([]AlikeParty, error) {
	if err := who.May(staff.ReadParty); err != nil {
		return nil, err
	}
	var all []AlikeParty
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		p, err := visibleParty(ctx, tx, who, id)
		if err != nil {
			return err
		}
		sealed, err := tx.SealedBSN(ctx, who.Organisation, p.ID)
		if err != nil {
			return err
		}
		all, err = alikeParties(ctx, tx, who, &p, sealed.Index)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look for duplicates: %w", err)
	}
	return all, nil
}

// alikeParties looks up everybody who shares a key with a party, in five
// queries at most, and weighs each. A name alone is no key: thousands share it.
func alikeParties(ctx context.Context, tx *store.Tx, who Actor, p *party.Party, index string) ([]AlikeParty, error) {
	var shared party.Term
	for _, k := range p.Keys() {
		if k.Kind != party.NameKey {
			shared = append(shared, k)
		}
	}
	same := map[int64]bool{}
	sensitive := who.Can(staff.SeeSensitive)
	if index != "" {
		number := party.Term{{Kind: party.BSNKey, Value: index}}
		found, _, err := tx.FindParties(ctx, who.Organisation, party.Query{Terms: []party.Term{number}}, sensitive)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			same[f.ID] = true
		}
		shared = append(shared, number...)
	}
	if len(shared) == 0 {
		return nil, nil
	}
	found, _, err := tx.FindParties(ctx, who.Organisation, party.Query{Terms: []party.Term{shared}}, sensitive)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, 0, len(found))
	for _, f := range found {
		if f.ID != p.ID {
			ids = append(ids, f.ID)
		}
	}
	whole, err := tx.PartiesByID(ctx, who.Organisation, ids)
	if err != nil {
		return nil, err
	}
	apart, err := tx.ApartFrom(ctx, who.Organisation, p.ID, ids)
	if err != nil {
		return nil, err
	}
	var all []AlikeParty
	for _, other := range whole {
		if apart[other.ID] {
			continue
		}
		if l := party.Compare(p, other, same[other.ID]); l.Score >= party.Likely {
			all = append(all, AlikeParty{foundOf(other, nil), l})
		}
	}
	slices.SortFunc(all, func(x, y AlikeParty) int { return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.ID, y.ID)) })
	return all[:min(len(all), 10)], nil
}
