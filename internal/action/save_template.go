package action

import (
	"context"
	"strconv"

	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SaveTemplate adds a version with other words, which holds once it is
// published. Seen is the number of the newest version that the writer saw; when
// somebody else wrote since, nothing is saved. What lacks a required part is
// refused with its place and what to do.
func (a *Actions) SaveTemplate(ctx context.Context, who Actor, t notice.Template, seen int32) (notice.Template, error) {
	if err := who.May(staff.EditTemplate); err != nil {
		return t, err
	}
	t = t.Tidy()
	if _, err := t.Read(); err != nil {
		return t, err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error { return a.addTemplate(ctx, tx, who, &t, seen) })
	return t, err
}

// addTemplate adds a version after the one that was seen. The same words again
// are no new version.
func (a *Actions) addTemplate(ctx context.Context, tx *store.Tx, who Actor, t *notice.Template, seen int32) error {
	v, err := a.templateView(ctx, tx, who.Organisation, t.Kind, t.Language)
	if err != nil {
		return err
	}
	last := v.Newest
	switch {
	case last.Number != seen:
		return store.ErrTemplateEdited
	case last.Title == t.Title && last.Body == t.Body && last.Owner == t.Owner && (t.Note == "" || t.Note == last.Note):
		*t = last
		return nil
	}
	t.Number, t.Score, t.By, t.Written = seen+1, a.templateScore(*t), who.Name, tx.Now()
	return tx.AddTemplate(ctx, who.Organisation, *t, who.ID)
}

// PublishTemplate makes a version hold from now on: what is planned from this
// moment is worded by it. Step is the count of publications that was seen.
func (a *Actions) PublishTemplate(ctx context.Context, who Actor, kind notice.Kind, language string, number, step int32) error {
	if err := who.May(staff.EditTemplate); err != nil {
		return err
	}
	if err := knownTemplate(kind, language); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		t, err := tx.Template(ctx, who.Organisation, kind, language, number)
		if err != nil {
			return err
		}
		if _, err := t.Read(); err != nil { // what was right when it was saved may lack what a newer release asks
			return err
		}
		live, now, err := tx.LiveTemplate(ctx, who.Organisation, kind, language)
		switch {
		case err != nil:
			return err
		case now != step:
			return store.ErrTemplateEdited
		case live.Number == number:
			return fault.New(fault.Conflict, "Deze versie geldt al.", "This version holds already.")
		}
		return tx.PublishTemplate(ctx, who.Organisation, store.TemplatePublication{Kind: kind, Language: language, Step: step + 1, Number: number, By: who.Name, At: tx.Now()}, who.ID)
	})
}

// RestoreTemplate writes the words of an older version again, as the newest:
// they hold once they are published. Number 0 is the text of the house.
func (a *Actions) RestoreTemplate(ctx context.Context, who Actor, kind notice.Kind, language string, number, seen int32) (t notice.Template, err error) {
	if err := who.May(staff.EditTemplate); err != nil {
		return t, err
	}
	if err := knownTemplate(kind, language); err != nil {
		return t, err
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		if t, err = tx.Template(ctx, who.Organisation, kind, language, number); err != nil {
			return err
		}
		t.Note = "Versie " + strconv.Itoa(int(number)) + " teruggezet."
		if number == 0 {
			t.Note = "Tekst van het huis teruggezet."
		}
		return a.addTemplate(ctx, tx, who, &t, seen)
	})
	return t, err
}
