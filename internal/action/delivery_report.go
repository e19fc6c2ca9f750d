package action

import (
	"context"
	"fmt"

	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// DeliveryReport is what a carrier tells afterwards of a message that it took.
type DeliveryReport struct {
	Reference string
	State     notice.DispatchState // Delivered or Bounced; others say nothing new
	Proof     string
}

// TakeReport takes in what a carrier tells afterwards. The same report, or one about
// something that is not ours, changes nothing. What came back goes another way,
// or becomes a task.
func (a *Actions) TakeReport(ctx context.Context, who Actor, r DeliveryReport) error {
	if err := who.May(staff.ManageSettings); err != nil {
		return err
	}
	kind := notice.MarkDelivered
	switch r.State {
	case notice.Bounced:
		kind = notice.MarkBounced
	case notice.Delivered:
	default:
		return nil
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		d, err := tx.DispatchOfReference(ctx, who.Organisation, r.Reference)
		if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
			return nil
		}
		if err != nil {
			return err
		}
		if d.State == r.State || d.State == notice.Bounced || d.State == notice.Queued && d.Attempts == 0 || d.State == notice.Printing {
			return nil
		}
		if !d.Left.Known() {
			d.Left = tx.Now()
		}
		d.State, d.Arrived, d.Proof = r.State, tx.Now(), r.Proof
		return a.moveDispatch(ctx, tx, who, d, notice.Mark{Dispatch: d.ID, At: tx.Now(), Kind: kind, Proof: r.Proof})
	})
	if err != nil {
		return fmt.Errorf("take in a report of delivery: %w", err)
	}
	return nil
}
