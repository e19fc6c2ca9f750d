package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// FindRequest finds the request that has a reference, as it is typed in the
// search box; false when there is none that this person may see.
func (a *Actions) FindRequest(ctx context.Context, who Actor, reference string) (r contact.Request, found bool, err error) {
	if err := who.May(staff.ReadContact); err != nil {
		return r, false, err
	}
	reference = strings.ToUpper(strings.TrimSpace(reference))
	if len(reference) < 4 || len(reference) > 40 {
		return r, false, nil
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		id, err := tx.RequestOfReference(ctx, who.Organisation, reference)
		if err != nil || id == 0 {
			return err
		}
		if r, err = tx.Request(ctx, who.Organisation, id); err != nil {
			return err
		}
		hidden, err := shieldedFrom(ctx, tx, who, id)
		if found = err == nil && !hidden && maySeeRequest(who, &r); !found {
			r = contact.Request{}
		}
		return err
	})
	if err != nil {
		return r, false, fmt.Errorf("find a request by its reference: %w", err)
	}
	return r, found, nil
}
