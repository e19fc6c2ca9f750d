package action

import (
	"context"

	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ApproveRemedy is the second pair of eyes: never those of who asked (S0-13).
// The budget has the last word: without room it waits.
func (a *Actions) ApproveRemedy(ctx context.Context, who Actor, id int64, version int32) (remedy.Entitlement, error) {
	if err := who.May(staff.ApproveRemedy); err != nil {
		return remedy.Entitlement{}, err
	}
	return a.decideRemedy(ctx, who, id, version, "approved", func(k *remedyWork, e *remedy.Entitlement) error { return e.Approve(k.by(), k.now) })
}

// RefuseRemedy says no to a compensation that was asked for, with a reason. Who
// may ask may also say that the citizen does not want it.
func (a *Actions) RefuseRemedy(ctx context.Context, who Actor, id int64, version int32, why remedy.Refusal, words string) (remedy.Entitlement, error) {
	if !who.Can(staff.ApproveRemedy) {
		if err := who.May(staff.ClaimRemedy); err != nil {
			return remedy.Entitlement{}, err
		}
	}
	return a.decideRemedy(ctx, who, id, version, "refused", func(k *remedyWork, e *remedy.Entitlement) error { return e.Refuse(k.by(), why, words, k.now) })
}

// decideRemedy changes one compensation of the version that was seen.
func (a *Actions) decideRemedy(ctx context.Context, who Actor, id int64, version int32, step string, change func(*remedyWork, *remedy.Entitlement) error) (remedy.Entitlement, error) {
	var out remedy.Entitlement
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		e, err := tx.Entitlement(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if err := maySeeOwn(ctx, tx, who, e.Subject); err != nil {
			if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
				_, err = tx.Entitlement(ctx, who.Organisation, 0) // what may not be seen answers as what never was
			}
			return err
		}
		k, err := a.remedyWork(ctx, tx, who, e.Subject)
		if err != nil {
			return err
		}
		if e, err = tx.Entitlement(ctx, who.Organisation, id); err != nil { // as it is now that the case is held
			return err
		}
		if e.IBAN, err = a.openIBAN(e.IBAN); err != nil {
			return err
		}
		if err := k.change(ctx, &e, step, func() error {
			if err := change(k, &e); err != nil {
				return err
			}
			return lost(e.Version == version)
		}); err != nil {
			return err
		}
		out = e
		return k.put(ctx)
	})
	return out, err
}
