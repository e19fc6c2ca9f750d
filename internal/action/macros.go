package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Macros are all ready texts, by key.
func (a *Actions) Macros(ctx context.Context, who Actor) (all []knowledge.Macro, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Macros(ctx, who.Organisation)
		return err
	})
	return all, err
}

// FindMacros are the ready texts that may be used today and whose key or title
// has what was typed after the slash, the key that begins with it first.
func (a *Actions) FindMacros(ctx context.Context, who Actor, typed string, limit int) ([]knowledge.Macro, error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	var all []knowledge.Macro
	var today calendar.Date
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if today, err = a.todayOf(ctx, tx, who.Organisation); err != nil {
			return err
		}
		all, err = tx.Macros(ctx, who.Organisation)
		return err
	})
	if err != nil {
		return nil, err
	}
	typed = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(typed), "/"))
	var first, rest []knowledge.Macro
	for _, m := range all {
		switch {
		case m.Outdated(today):
		case strings.HasPrefix(m.Key, "/"+typed):
			first = append(first, m)
		case strings.Contains(m.Key, typed), strings.Contains(strings.ToLower(m.Title), typed):
			rest = append(rest, m)
		}
	}
	first = append(first, rest...)
	return first[:min(len(first), limit)], nil
}

// Filled is a ready text with its variables filled in.
type Filled struct {
	Macro knowledge.Macro
	Text  string
	Open  []string // variables that have no value yet
}

// FillMacro fills in a ready text, by key, and counts its use. One that is out
// of date is refused (S4-09). The date, the name of who asks and that of the
// organisation are filled in here.
func (a *Actions) FillMacro(ctx context.Context, who Actor, key string, values map[string]string) (f Filled, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return f, err
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		m, ok, err := tx.MacroOfKey(ctx, who.Organisation, key)
		if err != nil {
			return err
		}
		if !ok {
			return fault.Newf(fault.NotFound, "Er is geen tekst met de sleutel %s.", "There is no text with the key %s.", key)
		}
		today, err := a.todayOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		if m.Outdated(today) {
			return fault.Newf(fault.Conflict, "De tekst %s is verlopen op %s en mag niet meer worden gebruikt. Vraag de eigenaar om een nieuwe.",
				"The text %s expired on %s and may not be used any more. Ask its owner for a new one.", m.Key, m.Until)
		}
		all := map[string]string{"medewerker": who.Name, "datum": calendar.FormatLongDate(today, fault.NL)}
		if all["organisatie"], err = organisationName(ctx, tx, who.Organisation); err != nil {
			return err
		}
		for k, v := range values {
			all[k] = v
		}
		f.Macro = m
		f.Text, f.Open = knowledge.Expand(m.Text, all)
		return tx.UseMacro(ctx, who.Organisation, m.ID)
	})
	return f, err
}

// SaveMacro saves a ready text: a new one has id 0, else its version says what
// was seen. Every version is kept.
func (a *Actions) SaveMacro(ctx context.Context, who Actor, m knowledge.Macro) (knowledge.Macro, error) {
	if err := who.May(staff.EditForm); err != nil {
		return m, err
	}
	asked := m.Tidy()
	if err := asked.Check(); err != nil {
		return asked, err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		m = asked
		other, taken, err := tx.MacroOfKey(ctx, who.Organisation, m.Key)
		if err != nil {
			return err
		}
		if taken && other.ID != m.ID {
			return fault.Newf(fault.Conflict, "De sleutel %s is al van “%s”. Kies een andere.", "The key %s already belongs to “%s”. Choose another.", m.Key, other.Title).At("sleutel")
		}
		if m.ID == 0 {
			m.ID, m.Version = tx.NewID(), 0
		}
		if err := tx.PutMacro(ctx, who.Organisation, m); err != nil {
			return err
		}
		m.Version++
		return tx.KeepCard(ctx, who.Organisation, store.MacroCard, m.ID, m.Version, m, who.ID, who.Name)
	})
	return m, err
}

// DeleteMacro removes a ready text; its versions are kept.
func (a *Actions) DeleteMacro(ctx context.Context, who Actor, id int64, version int32) error {
	if err := who.May(staff.EditForm); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := tx.DeleteMacro(ctx, who.Organisation, id, version); err != nil {
			return err
		}
		return tx.KeepCard(ctx, who.Organisation, store.MacroCard, id, version+1, nil, who.ID, who.Name)
	})
}

// Macro is one ready text with the versions before it, the newest first.
func (a *Actions) Macro(ctx context.Context, who Actor, id int64) (m knowledge.Macro, versions []CardVersion, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return m, nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if m, err = tx.Macro(ctx, who.Organisation, id); err != nil {
			return err
		}
		versions, err = tx.CardVersions(ctx, who.Organisation, store.MacroCard, id)
		return err
	})
	return m, versions, err
}

// CardVersion is one version of a banner, text, line or agreement as it was.
type CardVersion = store.CardVersion
