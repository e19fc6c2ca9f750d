package action

import (
	"context"

	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ScriptRow is one script in the list.
type ScriptRow = store.Script

// Scripts are all scripts, by title.
func (a *Actions) Scripts(ctx context.Context, who Actor) (all []ScriptRow, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Scripts(ctx, who.Organisation)
		return err
	})
	return all, err
}

// ScriptVersions are all versions of a script, the newest first; at least one.
func (a *Actions) ScriptVersions(ctx context.Context, who Actor, id int64) (all []knowledge.Script, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.ScriptVersions(ctx, who.Organisation, id)
		return err
	})
	if err == nil && len(all) == 0 {
		err = fault.New(fault.NotFound, "Dit script bestaat niet.", "This script does not exist.")
	}
	return all, err
}

// ScriptOf is the published script about a product; false when there is none.
// A product has one script at the desk: that which was made first.
func (a *Actions) ScriptOf(ctx context.Context, who Actor, product string) (s knowledge.Script, found bool, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return s, false, err
	}
	if product == "" {
		return s, false, nil
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.ScriptsOfProduct(ctx, who.Organisation, product)
		if found = len(all) > 0; found {
			s = all[0]
		}
		return err
	})
	return s, found, err
}

// Walked is how far a script is with what is known and answered.
type Walked struct {
	Script knowledge.Script
	Path   []knowledge.Step
	Next   knowledge.Node // the question to ask now, or the end
	Done   bool
}

// WalkScript goes through a version of a script, also one that is no longer in
// use: a contact that began with it ends with it.
func (a *Actions) WalkScript(ctx context.Context, who Actor, version int64, known, answers map[string]string) (w Walked, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return w, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		w.Script, err = tx.ScriptVersion(ctx, who.Organisation, version)
		return err
	})
	w.Path, w.Next, w.Done = knowledge.Walk(&w.Script, known, answers)
	return w, err
}

// SaveScript saves a draft, with its faults: a new script has id 0. A draft
// that was changed by somebody else since Edit is not written over. The first
// result is what was saved; the faults say what must be mended before it can be
// published.
func (a *Actions) SaveScript(ctx context.Context, who Actor, s knowledge.Script) (knowledge.Script, error) {
	if err := who.May(staff.EditContent); err != nil {
		return s, err
	}
	if s.Title == "" {
		return s, fault.New(fault.Invalid, "Geef het script een titel.", "Give the script a title.").At("titel")
	}
	asked := s
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		s = asked
		row := store.Script{ID: tx.NewID()}
		if s.ID != 0 {
			var err error
			if row, err = tx.Script(ctx, who.Organisation, s.ID); err != nil {
				return err
			}
		}
		s.ID, s.Status, s.By, s.Changed = row.ID, knowledge.Draft, who.Name, tx.Now()
		if row.Draft == 0 {
			row.Newest++
			row.Draft, s.VersionID, s.Edit = row.Newest, tx.NewID(), 0
		} else {
			all, err := tx.ScriptVersions(ctx, who.Organisation, s.ID)
			if err != nil {
				return err
			}
			s.VersionID = all[0].VersionID
		}
		s.Number = row.Draft
		s.Edit++
		row.Product, row.Owner, row.Title = s.Product, s.Owner, s.Title
		if err := tx.PutScript(ctx, who.Organisation, row); err != nil {
			return err
		}
		return tx.PutScriptVersion(ctx, who.Organisation, &s)
	})
	return s, err
}

// PublishScript makes the draft of a script the version that the desk uses. It
// must be without faults, and keep the meaning of codes that were used before.
func (a *Actions) PublishScript(ctx context.Context, who Actor, id int64) (s knowledge.Script, err error) {
	if err := who.May(staff.EditContent); err != nil {
		return s, err
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		row, err := tx.Script(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		all, err := tx.ScriptVersions(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if row.Draft == 0 {
			return fault.New(fault.Conflict, "Er is geen concept om te publiceren. Wijzig eerst iets.", "There is no draft to publish. Change something first.")
		}
		s = all[0]
		if err := knowledge.CheckScript(&s); err != nil {
			return err
		}
		for i := range all[1:] {
			if was := &all[i+1]; was.Number == row.Published {
				if err := knowledge.CheckNext(was, &s); err != nil {
					return err
				}
			}
		}
		if row.Published != 0 {
			if err := tx.RetireScriptVersion(ctx, who.Organisation, id, row.Published); err != nil {
				return err
			}
		}
		s.Status, s.By, s.Changed = knowledge.Published, who.Name, tx.Now()
		s.Edit++
		if err := tx.PutScriptVersion(ctx, who.Organisation, &s); err != nil {
			return err
		}
		row.Published, row.Draft = s.Number, 0
		return tx.PutScript(ctx, who.Organisation, row)
	})
	return s, err
}

// DiscardScript throws the draft of a script away; what was published stays.
func (a *Actions) DiscardScript(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.EditContent); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		row, err := tx.Script(ctx, who.Organisation, id)
		if err != nil || row.Draft == 0 {
			return err
		}
		if row.Published == 0 {
			return fault.New(fault.Conflict, "Dit script is nog nooit gepubliceerd; het concept is alles wat er is.", "This script was never published; the draft is all there is.")
		}
		if err := tx.DeleteScriptDraft(ctx, who.Organisation, id, row.Draft); err != nil {
			return err
		}
		row.Draft = 0
		return tx.PutScript(ctx, who.Organisation, row)
	})
}
