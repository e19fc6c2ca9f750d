package action

import (
	"context"
	"fmt"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// DropContactDraft throws a tab away. It can be taken back for some days.
func (a *Actions) DropContactDraft(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.RegisterContact); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		t, err := a.ownTab(ctx, tx, who, id)
		if err != nil {
			return err
		}
		dropped, err := tx.DropTab(ctx, who.Organisation, id, t.Version, tx.Now())
		if err == nil && !dropped {
			err = draftMoved(&t)
		}
		tx.Pulse(who.Organisation, TopicDrafts)
		return err
	})
	if err != nil {
		return fmt.Errorf("drop a draft: %w", err)
	}
	return nil
}

// RestoreContactDraft takes back a tab that was thrown away.
func (a *Actions) RestoreContactDraft(ctx context.Context, who Actor, id int64) (contact.Draft, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return contact.Draft{}, err
	}
	var t store.Tab
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if t, err = a.tab(ctx, tx, who, id); err != nil {
			return err
		}
		if t.Staff != who.ID {
			return store.NoTab()
		}
		if !t.Dropped.Known() {
			return nil // it is there already
		}
		back, err := tx.DropTab(ctx, who.Organisation, id, t.Version, calendar.NoInstant)
		if err == nil && !back {
			err = draftMoved(&t)
		}
		t.Version++
		tx.Pulse(who.Organisation, TopicDrafts)
		return err
	})
	if err != nil {
		return contact.Draft{}, fmt.Errorf("restore a draft: %w", err)
	}
	return t.Draft, nil
}

// DraftsKept is how long a tab that was thrown away can be taken back.
const DraftsKept = 7 * 24 * time.Hour

// ForgetDrafts removes the tabs that were thrown away longer ago than that. It
// is started by a clock.
func (a *Actions) ForgetDrafts(ctx context.Context, organisation int64) (int64, error) {
	var n int64
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		n, err = tx.DeleteDroppedTabs(ctx, organisation, tx.Now().Add(-DraftsKept))
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("forget drafts: %w", err)
	}
	return n, nil
}

// TakeOverDraft makes the tab of a colleague one's own: of somebody who went
// home in the middle of it. It needs the right to hand out work.
func (a *Actions) TakeOverDraft(ctx context.Context, who Actor, id int64) (contact.Draft, error) {
	if err := who.May(staff.AssignTask); err != nil {
		return contact.Draft{}, err
	}
	if err := who.May(staff.RegisterContact); err != nil {
		return contact.Draft{}, err
	}
	var t store.Tab
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if t, err = a.tab(ctx, tx, who, id); err != nil {
			return err
		}
		if t.Dropped.Known() || who.External != "" && t.External != who.External {
			return store.NoTab()
		}
		if t.Staff == who.ID {
			return nil
		}
		for _, id := range []int64{t.Party, t.For} {
			if id == 0 {
				continue
			}
			if _, err := visibleParty(ctx, tx, who, id); err != nil {
				return store.NoTab()
			}
		}
		t.Staff, t.StaffName, t.Saved = who.ID, who.Name, tx.Now()
		given, err := tx.GiveTab(ctx, who.Organisation, &t)
		if err == nil && !given {
			err = fault.New(fault.Conflict, "Er wordt nog in dit gesprek getypt. Probeer het opnieuw als het stil is.",
				"Somebody is still typing in this conversation. Try again when it is quiet.")
		}
		t.Version++
		tx.Pulse(who.Organisation, TopicDrafts)
		return err
	})
	if err != nil {
		return contact.Draft{}, fmt.Errorf("take over a draft: %w", err)
	}
	return t.Draft, nil
}

// EndTalk says that the conversation of a tab is over: wrap-up runs from here.
// Ending it twice changes nothing.
func (a *Actions) EndTalk(ctx context.Context, who Actor, id int64) (contact.Draft, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return contact.Draft{}, err
	}
	var t store.Tab
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if t, err = a.ownTab(ctx, tx, who, id); err != nil || t.Ended.Known() && t.Ended != 0 {
			return err
		}
		t.Draft.EndTalk(tx.Now())
		t.Saved = tx.Now()
		saved, err := a.saveTab(ctx, tx, who, &t)
		if err == nil && !saved {
			err = draftMoved(&t)
		}
		t.Version++
		tx.Pulse(who.Organisation, TopicDrafts)
		return err
	})
	if err != nil {
		return contact.Draft{}, fmt.Errorf("end a talk: %w", err)
	}
	return t.Draft, nil
}
