package action

import (
	"cmp"
	"context"
	"time"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// oldPulse is how long it is remembered that something changed.
const oldPulse = 24 * time.Hour

// Editors are the others who have the same thing open to change it.
type Editors []store.Editor

// editable are the kinds of thing that can be open for change.
var editable = map[string]staff.Permission{
	"request": staff.ReadContact, "contact": staff.ReadContact, "task": staff.ReadContact, "party": staff.ReadParty,
	"article": staff.ReadKnowledge, "script": staff.ReadKnowledge, "macro": staff.ReadKnowledge, "agreement": staff.ReadKnowledge, "line": staff.ReadKnowledge,
	"complaint": staff.LeadComplaint,
}

// maySeeOpen is nil when the thing that is open exists for somebody.
func maySeeOpen(ctx context.Context, tx *store.Tx, who Actor, kind string, id int64) error {
	switch kind {
	case "complaint":
		_, err := seenComplaint(ctx, tx, who, id)
		return err
	case "request", "contact", "task":
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
			return cmp.Or[error](err, noRequest())
		}
	}
	return nil
}

// Editing says that the person who asks has something open, and gives the
// others who have. A page says it every twenty seconds, and once more with
// open false when it closes; who is not heard for a while has closed it.
func (a *Actions) Editing(ctx context.Context, who Actor, kind string, id int64, open bool) (Editors, error) {
	right, ok := editable[kind]
	if !ok {
		return nil, fault.New(fault.NotFound, "Dit soort pagina kennen wij niet.", "We do not know this kind of page.")
	}
	if err := who.May(right); err != nil {
		return nil, err
	}
	var others Editors
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := maySeeOpen(ctx, tx, who, kind, id); err != nil {
			return err
		}
		all, err := tx.Editing(ctx, who.Organisation, kind, id)
		if err != nil {
			return err
		}
		others = others[:0]
		known := false
		for _, e := range all {
			if known = known || e.Staff == who.ID; e.Staff != who.ID {
				others = append(others, e)
			}
		}
		if who.ID == 0 {
			return nil
		}
		if known != open {
			tx.Pulse(who.Organisation, EditingTopic(kind, id))
		}
		if !open {
			_, err := tx.DeleteEditing(ctx, who.Organisation, store.Edited{Kind: kind, Subject: id, Staff: who.ID})
			return err
		}
		beat, err := beatOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		return tx.PutEditing(ctx, who.Organisation, kind, id, store.Editor{Staff: who.ID, Name: who.Name, Since: tx.Now()}, beat)
	})
	return others, err
}
