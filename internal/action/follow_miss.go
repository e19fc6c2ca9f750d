package action

import (
	"context"
	"errors"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// errManyMisses is for who tried many links that do not work. A link that works
// is never refused, so nobody in the same house is kept out.
var errManyMisses = fault.New(fault.Conflict, "Vanaf uw netwerk zijn veel links geprobeerd die niet werken. Wacht een kwartier voordat u er nog een probeert. Een link die werkt, werkt gewoon.",
	"Many links that do not work were tried from your network. Wait a quarter of an hour before you try another. A link that works keeps working.")

// ManyMisses says that a viewer tried too many links that do not work.
func ManyMisses(err error) bool { return errors.Is(err, errManyMisses) }

// noSuchPage counts a link that did not work for the address that it came from,
// which is kept as a keyed hash only. Other errors stay as they are.
func (a *Actions) noSuchPage(ctx context.Context, v Viewer, err error) error {
	if !errors.Is(err, NoPage) || v.Address == "" {
		return err
	}
	key, slow := a.keys.Index("attempt", "follow "+v.Address), false
	if wrong := a.db.Tx(ctx, func(tx *store.Tx) error {
		now := a.real()
		misses, wait, err := tx.CountAttempt(ctx, v.Organisation, key, now, now.Add(-staff.ForgetFailures))
		if err != nil {
			return err
		}
		if slow = now < wait; slow {
			return nil
		}
		return tx.DelayAttempt(ctx, v.Organisation, key, now.Add(staff.WaitForAddress(misses)))
	}); wrong != nil {
		return wrong
	}
	if slow {
		return errManyMisses
	}
	return err
}
