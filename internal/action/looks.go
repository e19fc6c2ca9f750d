package action

import (
	"context"
	"fmt"

	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// LookFilter says which looks are listed.
type LookFilter = store.LookFilter

// mostLooks is how many looks one page or export holds at most.
const mostLooks = 100_000

// Looks lists who looked at whom, the newest first.
func (a *Actions) Looks(ctx context.Context, who Actor, f LookFilter, limit int) ([]party.Look, error) {
	if err := who.May(staff.ReadLooks); err != nil {
		return nil, err
	}
	var all []party.Look
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.Looks(ctx, who.Organisation, f, min(limit, mostLooks))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list looks: %w", err)
	}
	return all, nil
}

// RecentParties are the customers that somebody looked at last: what the
// search page shows before a word is typed. There is no list of all customers.
func (a *Actions) RecentParties(ctx context.Context, who Actor) ([]FoundParty, error) {
	if err := who.May(staff.ReadParty); err != nil {
		return nil, err
	}
	var rows []FoundParty
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		last, err := tx.LastLooked(ctx, who.Organisation, who.ID, 10)
		if err != nil {
			return err
		}
		ids := make([]int64, len(last))
		for i, l := range last {
			ids[i] = l.Party
		}
		found, err := tx.PartiesByID(ctx, who.Organisation, ids)
		for _, id := range ids {
			if p := found[id]; p != nil && p.MergedInto == 0 && (!p.Sensitive || who.Can(staff.SeeSensitive)) {
				rows = append(rows, foundOf(p, nil))
			}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list customers: %w", err)
	}
	return rows, nil
}
