package action

import (
	"context"

	"handvest/internal/staff"
	"handvest/internal/store"
)

// ResetSecond takes the second factor of somebody away who lost it: the app with
// codes, its recovery codes and the passkeys. Their sessions end.
func (a *Actions) ResetSecond(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.ManageStaff); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := tx.PutTOTP(ctx, who.Organisation, id, nil, 0); err != nil {
			return err
		}
		if err := tx.PutRecoveryCodes(ctx, who.Organisation, id, nil); err != nil {
			return err
		}
		if err := tx.DeletePasskeys(ctx, who.Organisation, id); err != nil {
			return err
		}
		if err := tx.DeleteSessions(ctx, who.Organisation, id, nil); err != nil {
			return err
		}
		return a.note(ctx, tx, who, "second_reset", id, nil)
	})
}
