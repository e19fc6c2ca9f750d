package store

import (
	"context"
	"encoding/json"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/store/gen"
)

// Tab is a draft of a contact with whose it is: one tab at the desk.
type Tab struct {
	contact.Draft
	StaffName string
	External  string           // the external contact centre of that person
	Dropped   calendar.Instant // when it was thrown away, NoInstant while it is in use
}

// body is what a draft comes down to in the database: everything that has no
// column of its own.
func (t *Tab) body() (string, error) {
	d := t.Draft
	d.ID, d.Version, d.Staff, d.Saved = 0, 0, 0, 0
	b, err := json.Marshal(d)
	return string(b), wrap("write a draft", err)
}

func tabOf(r gen.Draft) (Tab, error) {
	t := Tab{StaffName: r.StaffName, External: r.External, Dropped: instantOf(r.DroppedAt)}
	if err := json.Unmarshal([]byte(r.Body), &t.Draft); err != nil {
		return t, fmt.Errorf("read draft %d: %w", r.ID, err)
	}
	t.ID, t.Version, t.Staff, t.Saved = r.ID, r.Version, r.StaffID, calendar.Instant(r.SavedAt)
	return t, nil
}

func tabsOf(rows []gen.Draft) ([]Tab, error) {
	all := make([]Tab, len(rows))
	for i, r := range rows {
		var err error
		if all[i], err = tabOf(r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// AddTab saves a new draft.
func (tx *Tx) AddTab(ctx context.Context, organisation int64, t *Tab) error {
	body, err := t.body()
	if err != nil {
		return err
	}
	return wrap("add a draft", tx.q.AddContactDraft(ctx, gen.AddContactDraftParams{
		OrganisationID: organisation, ID: t.ID, Version: t.Version, StaffID: t.Staff, StaffName: t.StaffName, External: t.External,
		StartedAt: int64(t.Started), SavedAt: int64(t.Saved), Body: body,
	}))
}

var noTab = [2]string{"Dit gesprek staat niet meer open. Misschien is het al afgerond.", "This conversation is no longer open. Perhaps it was finished already."}

// Tab reads one draft, also one that was thrown away.
func (tx *Tx) Tab(ctx context.Context, organisation, id int64) (Tab, error) {
	r, err := tx.q.ContactDraft(ctx, gen.ContactDraftParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return Tab{}, missing(err, noTab[0], noTab[1])
	}
	return tabOf(r)
}

// TabsOf are the drafts of one person, in the order in which they were begun.
func (tx *Tx) TabsOf(ctx context.Context, organisation, staff int64) ([]Tab, error) {
	rows, err := tx.q.ContactDraftsOf(ctx, gen.ContactDraftsOfParams{OrganisationID: organisation, StaffID: staff})
	if err != nil {
		return nil, wrap("read drafts", err)
	}
	return tabsOf(rows)
}

// DroppedTabs are the drafts that a person threw away, the last first.
func (tx *Tx) DroppedTabs(ctx context.Context, organisation, staff int64, limit int) ([]Tab, error) {
	rows, err := tx.q.DroppedContactDraftsOf(ctx, gen.DroppedContactDraftsOfParams{OrganisationID: organisation, StaffID: staff, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read dropped drafts", err)
	}
	return tabsOf(rows)
}

// OpenTabs are the drafts of everybody, without what was typed in them.
func (tx *Tx) OpenTabs(ctx context.Context, organisation int64, limit int) ([]Tab, error) {
	rows, err := tx.q.OpenContactDrafts(ctx, gen.OpenContactDraftsParams{OrganisationID: organisation, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read open drafts", err)
	}
	all := make([]Tab, len(rows))
	for i, r := range rows {
		all[i] = Tab{StaffName: r.StaffName, External: r.External, Dropped: calendar.NoInstant, Draft: contact.Draft{
			ID: r.ID, Version: r.Version, Staff: r.StaffID, Started: calendar.Instant(r.StartedAt), Saved: calendar.Instant(r.SavedAt)}}
	}
	return all, nil
}

// SaveTab saves what was typed, when the draft is still at the version that
// was seen and of the same person; false when it is not.
func (tx *Tx) SaveTab(ctx context.Context, organisation int64, t *Tab) (bool, error) {
	body, err := t.body()
	if err != nil {
		return false, err
	}
	n, err := tx.q.SaveContactDraft(ctx, gen.SaveContactDraftParams{
		OrganisationID: organisation, ID: t.ID, StaffID: t.Staff, Version: t.Version, Body: body, SavedAt: int64(t.Saved),
	})
	return n == 1, wrap("save a draft", err)
}

// Same says whether two drafts hold the same words, whatever their versions.
func (t *Tab) Same(o *Tab) bool {
	a, err1 := t.body()
	b, err2 := o.body()
	return err1 == nil && err2 == nil && a == b
}

// GiveTab makes a draft somebody else's; false when it moved on meanwhile.
func (tx *Tx) GiveTab(ctx context.Context, organisation int64, t *Tab) (bool, error) {
	n, err := tx.q.GiveContactDraft(ctx, gen.GiveContactDraftParams{
		OrganisationID: organisation, ID: t.ID, Version: t.Version, StaffID: t.Staff, StaffName: t.StaffName, SavedAt: int64(t.Saved),
	})
	return n == 1, wrap("give a draft", err)
}

// DropTab throws a draft away, or with NoInstant takes it back; false when it
// moved on meanwhile.
func (tx *Tx) DropTab(ctx context.Context, organisation, id int64, version int32, at calendar.Instant) (bool, error) {
	n, err := tx.q.DropContactDraft(ctx, gen.DropContactDraftParams{OrganisationID: organisation, ID: id, Version: version, DroppedAt: instantPtr(at)})
	return n == 1, wrap("drop a draft", err)
}

// TakeTab takes a draft out, to make a contact of it. Others who want the same
// one wait until the end of the transaction and then find nothing.
func (tx *Tx) TakeTab(ctx context.Context, organisation, id int64) (Tab, error) {
	r, err := tx.q.TakeContactDraft(ctx, gen.TakeContactDraftParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return Tab{}, missing(err, noTab[0], noTab[1])
	}
	return tabOf(r)
}

// DeleteDroppedTabs removes drafts that were thrown away before a moment, with
// their files.
func (tx *Tx) DeleteDroppedTabs(ctx context.Context, organisation int64, before calendar.Instant) (int64, error) {
	if err := tx.q.DeleteChunksOfDropped(ctx, gen.DeleteChunksOfDroppedParams{OrganisationID: organisation, Column2: int64(before)}); err != nil {
		return 0, wrap("remove files of dropped drafts", err)
	}
	if err := tx.q.DeleteAttachmentsOfDropped(ctx, gen.DeleteAttachmentsOfDroppedParams{OrganisationID: organisation, Column2: int64(before)}); err != nil {
		return 0, wrap("remove files of dropped drafts", err)
	}
	n, err := tx.q.DeleteDroppedContactDrafts(ctx, gen.DeleteDroppedContactDraftsParams{OrganisationID: organisation, Column2: int64(before)})
	return n, wrap("remove dropped drafts", err)
}

// NoTab is the fault of a draft that does not exist, and of one of somebody else.
func NoTab() error { return fault.New(fault.NotFound, noTab[0], noTab[1]) }
