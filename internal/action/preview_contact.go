package action

import (
	"context"
	"errors"
	"fmt"

	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// errPreview ends a transaction whose result was only to be looked at.
var errPreview = errors.New("this was only to be looked at")

// PreviewContact says what finishing a draft would leave, the confirmation to
// the citizen with it, and leaves nothing: it does the work and takes it back.
// The closing question counts as not asked while it is open.
func (a *Actions) PreviewContact(ctx context.Context, who Actor, id int64, d contact.Draft) (Finished, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return Finished{}, err
	}
	if d.Solved == contact.NotRecorded {
		d.Solved = contact.NotAsked
	}
	if d.Solved == contact.No && d.Reason == contact.NoReason {
		d.Solved = contact.NotAsked
	}
	for i := range d.Questions {
		if d.Questions[i].Ending == "" {
			d.Questions[i].Ending = contact.Answered
		}
	}
	var out Finished
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if out, err = a.finish(ctx, tx, who, id, d.Version, d, &[]early{}); err == nil {
			err = errPreview
		}
		return err
	})
	if err != nil && !errors.Is(err, errPreview) {
		return Finished{}, fmt.Errorf("preview contact %d: %w", id, err)
	}
	return out, nil
}
