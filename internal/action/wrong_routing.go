package action

import (
	"cmp"
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// WrongRouting says per product and department how much work came to the wrong
// place from one day through another (VNG C6114): the most often first. It is
// what a person who chooses a department learns from, and the agreements too.
func (a *Actions) WrongRouting(ctx context.Context, who Actor, from, until calendar.Date) (all []handover.Wronged, err error) {
	if err := who.May(staff.SeeRegie); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		cal, err := m.calendars.Calendar("", "")
		if err != nil {
			return err
		}
		all, err = tx.WrongRouting(ctx, who.Organisation, cal.Zone().At(from, 0), cal.Zone().At(until+1, 0))
		return err
	})
	slices.SortStableFunc(all, func(a, b handover.Wronged) int {
		return cmp.Or(cmp.Compare(b.Wrong, a.Wrong), cmp.Compare(b.Incomplete, a.Incomplete), cmp.Compare(a.Product, b.Product), cmp.Compare(a.Department, b.Department))
	})
	return all, err
}

// EarlyHandovers says per product and department how often work was handed over
// too early (S2-03).
func (a *Actions) EarlyHandovers(ctx context.Context, who Actor, from, until calendar.Date) (all []handover.EarlyCount, err error) {
	if err := who.May(staff.SeeRegie); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.EarlyHandovers(ctx, who.Organisation, from, until)
		return err
	})
	return all, err
}
