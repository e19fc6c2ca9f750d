package action

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Duplicate is two records that are probably one customer.
type Duplicate struct {
	First, Second FoundParty
	party.Likeness
}

// Duplicates lists what FindDuplicates found and nobody decided about, the
// likeliest first. Next is where the next page begins; empty is the end.
func (a *Actions) Duplicates(ctx context.Context, who Actor, after string, limit int) (all []Duplicate, next string, err error) {
	if err := who.May(staff.MergeParty); err != nil {
		return nil, "", err
	}
	at, err := pairPlace(after)
	if err != nil {
		return nil, "", err
	}
	limit = min(max(limit, 1), longestPage)
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		pairs, err := tx.Pairs(ctx, who.Organisation, !opensShielded(who), at, limit+1)
		if err != nil {
			return err
		}
		if len(pairs) > limit {
			pairs = pairs[:limit]
			last := pairs[limit-1]
			next = fmt.Sprintf("%d.%d.%d", last.Score, last.First, last.Second)
		}
		var ids []int64
		for _, p := range pairs {
			ids = append(ids, p.First, p.Second)
		}
		whole, err := tx.PartiesByID(ctx, who.Organisation, ids)
		if err != nil {
			return err
		}
		for _, p := range pairs {
			if one, other := whole[p.First], whole[p.Second]; one != nil && other != nil {
				all = append(all, Duplicate{foundOf(one, nil), foundOf(other, nil), p.Likeness})
			}
		}
		return nil
	})
	if err != nil {
		return nil, "", fmt.Errorf("list duplicates: %w", err)
	}
	return all, next, nil
}

func pairPlace(text string) (at store.PairPlace, err error) {
	if text == "" {
		return at, nil
	}
	parts := strings.Split(text, ".")
	for i, to := range []*int64{&at.Score, &at.First, &at.Second} {
		if len(parts) != 3 {
			err = strconv.ErrSyntax
			break
		}
		if *to, err = strconv.ParseInt(parts[i], 10, 64); err != nil {
			break
		}
	}
	if err != nil || at.Score > 1<<30 || at.Score < -(1<<30) {
		return at, fault.New(fault.Invalid, "Deze bladzijde bestaat niet. Begin bij de eerste.", "This page does not exist. Begin at the first.")
	}
	return at, nil
}

// SetApart says that two records are two customers: they are not offered again.
func (a *Actions) SetApart(ctx context.Context, who Actor, first, second int64) error {
	if err := who.May(staff.MergeParty); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		for _, id := range []int64{first, second} {
			if _, err := visibleParty(ctx, tx, who, id); err != nil {
				return err
			}
		}
		said, err := tx.SetApart(ctx, who.Organisation, first, second, who.Name)
		if err == nil && !said {
			err = fault.New(fault.Conflict, "Over deze twee is al beslist. Laad de pagina opnieuw.", "This was decided already. Load the page again.")
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("set two parties apart: %w", err)
	}
	return nil
}

// UndoApart takes that back.
func (a *Actions) UndoApart(ctx context.Context, who Actor, first, second int64) error {
	if err := who.May(staff.MergeParty); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		for _, id := range []int64{first, second} {
			if _, err := visibleParty(ctx, tx, who, id); err != nil {
				return err
			}
		}
		_, err := tx.UndoApart(ctx, who.Organisation, first, second)
		return err
	})
	if err != nil {
		return fmt.Errorf("undo setting two parties apart: %w", err)
	}
	return nil
}
