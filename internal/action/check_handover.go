package action

import (
	"context"

	"handvest/internal/store"
)

// mostLoose is how many faults CheckHandover names.
const mostLoose = 100

// CheckHandover says in one line each what must never be: an open task without
// an owner or a due moment, one that waits without an end, a part whose whole
// is closed. Nothing is right.
func (a *Actions) CheckHandover(ctx context.Context, organisation int64) (faults []string, err error) {
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		faults, err = tx.LooseWork(ctx, organisation, mostLoose)
		return err
	})
	return faults, err
}
