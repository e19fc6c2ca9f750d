package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Drafts are all open tabs of a person, in the order in which they were begun,
// also after a crash of the browser or the server.
func (a *Actions) Drafts(ctx context.Context, who Actor) ([]contact.Draft, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return nil, err
	}
	return a.drafts(ctx, func(tx *store.Tx) ([]store.Tab, error) { return tx.TabsOf(ctx, who.Organisation, who.ID) })
}

// DroppedDrafts are the tabs that a person threw away and can still take back,
// the last first.
func (a *Actions) DroppedDrafts(ctx context.Context, who Actor) ([]contact.Draft, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return nil, err
	}
	return a.drafts(ctx, func(tx *store.Tx) ([]store.Tab, error) { return tx.DroppedTabs(ctx, who.Organisation, who.ID, 20) })
}

func (a *Actions) drafts(ctx context.Context, read func(*store.Tx) ([]store.Tab, error)) ([]contact.Draft, error) {
	var all []contact.Draft
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		tabs, err := read(tx)
		all = make([]contact.Draft, len(tabs))
		for i := range tabs {
			a.openTyped(&tabs[i])
			all[i] = tabs[i].Draft
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read drafts: %w", err)
	}
	return all, nil
}

// DraftByID is one open tab of a person. That of somebody else does not exist.
func (a *Actions) DraftByID(ctx context.Context, who Actor, id int64) (contact.Draft, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return contact.Draft{}, err
	}
	var t store.Tab
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		t, err = a.ownTab(ctx, tx, who, id)
		return err
	})
	return t.Draft, err
}

// ownTab reads an open draft of one's own.
func (a *Actions) ownTab(ctx context.Context, tx *store.Tx, who Actor, id int64) (store.Tab, error) {
	t, err := a.tab(ctx, tx, who, id)
	if err == nil && (t.Staff != who.ID || t.Dropped.Known()) {
		err = store.NoTab()
	}
	if err != nil {
		return store.Tab{}, err
	}
	return t, nil
}

// OpenContact is a contact that somebody is busy with, as a coordinator sees
// it: without what was typed.
type OpenContact struct {
	ID             int64
	Staff          int64
	StaffName      string
	External       string
	Channel        contact.Channel // only filled in for Regie
	Started, Saved calendar.Instant
}

// OpenContacts are the contacts that everybody is busy with, at most a thousand.
func (a *Actions) OpenContacts(ctx context.Context, who Actor) ([]OpenContact, error) {
	if err := who.May(staff.SeeRegie); err != nil {
		return nil, err
	}
	var all []OpenContact
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		tabs, err := tx.OpenTabs(ctx, who.Organisation, 1000)
		all = make([]OpenContact, 0, len(tabs))
		for i := range tabs {
			t := &tabs[i]
			if who.External != "" && t.External != who.External {
				continue
			}
			all = append(all, OpenContact{ID: t.ID, Staff: t.Staff, StaffName: t.StaffName, External: t.External, Started: t.Started, Saved: t.Saved})
		}
		return err
	})
	return all, err
}
