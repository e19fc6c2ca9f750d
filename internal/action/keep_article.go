package action

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// RestoreArticle makes a new draft with the text of an older version. A draft
// that is there already is not overwritten.
func (a *Actions) RestoreArticle(ctx context.Context, who Actor, id int64, number int32) (Article, error) {
	if err := mayWrite(who); err != nil {
		return Article{}, err
	}
	var x Article
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if x, err = readArticle(ctx, tx, who.Organisation, id); err != nil {
			return err
		}
		if x.Working != nil {
			return fault.New(fault.Conflict, "Er is al een concept van dit antwoord. Publiceer dat eerst, of gooi het weg.",
				"There is a draft of this answer already. Publish it first, or discard it.")
		}
		v, err := x.Version(number)
		if err != nil {
			return err
		}
		v.Number, v.Edition, v.Status = knowledge.Last(x.Versions)+1, 1, knowledge.Draft
		v.From, v.Until, v.Note, v.ContentBy, v.FormBy, v.By, v.At = calendar.NoDate, calendar.NoDate, "", "", "", who.Name, tx.Now()
		if err := tx.AddVersion(ctx, who.Organisation, id, v); err != nil {
			return err
		}
		x.put(v)
		return x.save(ctx, tx, who.Organisation)
	})
	return x, err
}

// DiscardArticle throws the working version away that was seen. An answer of
// which nothing was ever published stays as an empty, retired one.
func (a *Actions) DiscardArticle(ctx context.Context, who Actor, id int64, edition int32) error {
	if err := mayWrite(who); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		x, err := readArticle(ctx, tx, who.Organisation, id)
		if err != nil {
			return err
		}
		if x.Working == nil || x.Working.Edition != edition {
			return store.ErrEdited
		}
		if err := tx.DropVersion(ctx, who.Organisation, id, x.Working.Number, edition); err != nil {
			return err
		}
		title, number := x.Row.Title, x.Working.Number
		for i, v := range x.Versions {
			if v.Number == number {
				x.Versions = append(x.Versions[:i:i], x.Versions[i+1:]...)
				break
			}
		}
		x.summarise()
		if len(x.Versions) == 0 {
			x.Row.Title, x.Row.Status = title, knowledge.Retired
			return tx.SaveArticle(ctx, who.Organisation, x.Row)
		}
		return x.save(ctx, tx, who.Organisation)
	})
}

// RetireArticle takes an answer out of use. Its texts stay, and one can be
// restored. Only the owner of the content may.
func (a *Actions) RetireArticle(ctx context.Context, who Actor, id int64, version int32) error {
	if err := who.May(staff.EditContent); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		x, err := readArticle(ctx, tx, who.Organisation, id)
		if err != nil {
			return err
		}
		if err := ownContent(who, &x); err != nil {
			return err
		}
		if x.Row.Version != version {
			return store.ErrEdited
		}
		if err := tx.RetireVersions(ctx, who.Organisation, id); err != nil {
			return err
		}
		for i := range x.Versions {
			if x.Versions[i].Status == knowledge.Published {
				x.Versions[i].Status = knowledge.Retired
			}
		}
		return x.save(ctx, tx, who.Organisation)
	})
}

func ownContent(who Actor, x *Article) error {
	if who.CanIn(staff.EditContent, x.Row.ContentOwner) {
		return nil
	}
	return fault.New(fault.Forbidden, "Dit antwoord is van een andere afdeling. Vraag die om het te doen.", "This answer belongs to another department. Ask them to do it.")
}

// ReviewArticle says that the owner of the content looked and that the answer
// still holds, until the next review. Another last day makes a new version of
// the same text, for a published version is never changed.
func (a *Actions) ReviewArticle(ctx context.Context, who Actor, id int64, version int32, next, until calendar.Date) error {
	if err := who.May(staff.EditContent); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		x, err := readArticle(ctx, tx, who.Organisation, id)
		if err != nil {
			return err
		}
		if err := ownContent(who, &x); err != nil {
			return err
		}
		switch {
		case x.Row.Version != version:
			return store.ErrEdited
		case x.Live == nil:
			return fault.New(fault.Conflict, "Van dit antwoord geldt vandaag geen versie.", "No version of this answer holds today.")
		case !next.Known() || next <= x.Today:
			return fault.New(fault.Invalid, "Kies een dag na vandaag om weer te kijken.", "Choose a day after today to look again.")
		case until.Known() && until < x.Today:
			return fault.New(fault.Invalid, "De laatste dag is al voorbij.", "The last day has passed already.")
		}
		x.Row.Review = next
		if until != x.Live.Until {
			if x.Working != nil {
				return fault.New(fault.Conflict, "Iemand schrijft aan een nieuwe versie van dit antwoord. Zet de laatste dag daarin.",
					"Somebody is writing a new version of this answer. Set the last day in that.")
			}
			v := *x.Live
			v.Number, v.Edition, v.From, v.Until = knowledge.Last(x.Versions)+1, 1, x.Today, until
			v.By, v.At, v.ContentBy, v.FormBy, v.Note = who.Name, tx.Now(), who.Name, "", "Nagezien; de tekst bleef gelijk."
			if err := tx.AddVersion(ctx, who.Organisation, id, v); err != nil {
				return err
			}
			x.put(v)
		}
		return x.save(ctx, tx, who.Organisation)
	})
}
