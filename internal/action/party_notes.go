package action

import (
	"context"
	"fmt"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// AddNote writes down what colleagues should know. Notes of two people do not
// overwrite each other, so no version is asked.
func (a *Actions) AddNote(ctx context.Context, who Actor, id int64, note party.Note) error {
	if err := who.May(staff.EditParty); err != nil {
		return err
	}
	note.Text = party.TidyNote(note.Text)
	if note.Text == "" {
		return fault.New(fault.Invalid, "Schrijf eerst op wat collega's moeten weten.", "First write what colleagues should know.")
	}
	if utf8.RuneCountInString(note.Text) > party.MostNote {
		return fault.Newf(fault.Invalid, "Deze notitie is te lang: hoogstens %d tekens passen. Uw tekst is niet weg; kort hem in.",
			"This note is too long: at most %d characters fit. Your text is not lost; shorten it.", party.MostNote)
	}
	if party.HoldsBSN(note.Text) {
		return fault.New(fault.Invalid, "In deze notitie staat een burgerservicenummer. Haal het weg: het hoort alleen in het veld ervoor.",
			"This note holds a citizen service number. Take it out: it belongs in its own field only.")
	}
	note.By, note.ByName = who.ID, who.Name
	if note.Expires == 0 {
		note.Expires = calendar.NoDate
	}
	return a.touchParty(ctx, who, id, func(tx *store.Tx, p *party.Party) error { return tx.AddNote(ctx, who.Organisation, p.ID, &note) })
}

// DeleteNote takes a note away.
func (a *Actions) DeleteNote(ctx context.Context, who Actor, id, note int64) error {
	if err := who.May(staff.EditParty); err != nil {
		return err
	}
	return a.touchParty(ctx, who, id, func(tx *store.Tx, p *party.Party) error {
		gone, err := tx.DeleteNote(ctx, who.Organisation, p.ID, note)
		if err == nil && !gone {
			return fault.New(fault.NotFound, "Deze notitie bestaat niet meer.", "This note no longer exists.")
		}
		return err
	})
}

// PutRelation writes down that a party may speak for another.
func (a *Actions) PutRelation(ctx context.Context, who Actor, id int64, r party.Relation) error {
	if err := who.May(staff.EditParty); err != nil {
		return err
	}
	if r.As = party.TidyNote(r.As); r.As == "" || utf8.RuneCountInString(r.As) > 80 {
		return fault.New(fault.Invalid, "Vul in als wat deze klant voor de ander spreekt, zoals dochter of bewindvoerder.", "Fill in as what this customer speaks for the other, such as daughter or guardian.")
	}
	return a.touchParty(ctx, who, id, func(tx *store.Tx, p *party.Party) error {
		other, err := visibleParty(ctx, tx, who, r.Party)
		if err != nil {
			return err
		}
		if other.ID == p.ID {
			return fault.New(fault.Invalid, "Een klant spreekt niet namens zichzelf. Kies een andere klant.", "A customer does not speak on behalf of themselves. Choose another customer.")
		}
		r.Party = other.ID
		return tx.PutRelation(ctx, who.Organisation, p.ID, r)
	})
}

// DeleteRelation takes away that a party may speak for another.
func (a *Actions) DeleteRelation(ctx context.Context, who Actor, id, other int64) error {
	if err := who.May(staff.EditParty); err != nil {
		return err
	}
	return a.touchParty(ctx, who, id, func(tx *store.Tx, p *party.Party) error {
		gone, err := tx.DeleteRelation(ctx, who.Organisation, p.ID, other)
		if err == nil && !gone {
			return fault.New(fault.NotFound, "Deze relatie bestaat niet meer.", "This relation no longer exists.")
		}
		return err
	})
}

// touchParty changes what belongs to a party beside its facts, and tells those
// who have it open.
func (a *Actions) touchParty(ctx context.Context, who Actor, id int64, change func(*store.Tx, *party.Party) error) error {
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		p, err := visibleParty(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if err := change(tx, &p); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, EditingTopic("party", p.ID))
		return nil
	})
	if err != nil {
		return fmt.Errorf("change a party: %w", err)
	}
	return nil
}
