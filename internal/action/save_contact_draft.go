package action

import (
	"context"
	"fmt"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SaveContactDraft saves what was typed at the desk. The draft names the
// version that the screen last saw; what comes back has the next one and the
// moment at which it was saved. The same words sent twice, because an answer
// was lost on the way, are no conflict.
func (a *Actions) SaveContactDraft(ctx context.Context, who Actor, d contact.Draft) (contact.Draft, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return d, err
	}
	if err := d.CheckTexts(); err != nil {
		return d, err
	}
	d.Staff = who.ID
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		t := store.Tab{Draft: d}
		t.Saved = tx.Now()
		saved, err := a.saveTab(ctx, tx, who, &t)
		if err != nil {
			return err
		}
		if saved {
			d.Version, d.Saved = t.Version+1, t.Saved
			return nil
		}
		stored, err := a.ownTab(ctx, tx, who, t.ID)
		if err != nil {
			return err
		}
		if !stored.Same(&t) {
			return draftMoved(&stored)
		}
		d = stored.Draft
		return nil
	})
	if err != nil {
		return d, fmt.Errorf("save a draft: %w", err)
	}
	return d, nil
}

// draftMoved says that a tab was changed in another window.
func draftMoved(t *store.Tab) error {
	return fault.New(fault.Conflict,
		"Dit gesprek is in een ander venster gewijzigd. Laad het opnieuw; wat u hier typte staat nog op uw scherm.",
		"This conversation was changed in another window. Load it again; what you typed here is still on your screen.").
		Because(fmt.Errorf("draft %d is at version %d", t.ID, t.Version))
}
