package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/party"
)

var (
	pointColumns = []string{"organisation_id", "party_id", "id", "kind", "value", "normal", "label", "preferred", "verified_at", "opt_out", "best_time"}
	noteColumns  = []string{"organisation_id", "party_id", "id", "body", "alert", "staff_id", "staff_name", "at", "expires"}
	actColumns   = []string{"organisation_id", "party_id", "for_id", "role", "until_date"}
	keyColumns   = []string{"organisation_id", "kind", "value", "party_id"}
)

// PutParties adds new parties with their points, notes, relations and keys: one
// or a hundred thousand, in five statements on PostgreSQL. A party, point or
// note without an id gets one; the parties are changed in place. Sealed numbers
// are looked up by the id of their party, which then must be given. The values
// must be tidy (party.Party.Tidy). A party without a moment of change gets now.
func (tx *Tx) PutParties(ctx context.Context, organisation int64, parties []party.Party, bsns map[int64]SealedBSN) error {
	all := make([]*party.Party, len(parties))
	for i := range parties {
		p := &parties[i]
		if p.ID == 0 {
			p.ID = tx.NewID()
		}
		if p.Changed == 0 || !p.Changed.Known() {
			p.Changed = tx.Now()
		}
		p.Version = max(p.Version, 1)
		if s := bsns[p.ID]; s.End != "" {
			p.HasBSN, p.BSNEnd = true, s.End
		}
		all[i] = p
	}
	if err := tx.putRows(ctx, "party", partyColumns, len(all), func(i int, to []any) []any {
		p, s := all[i], bsns[all[i].ID]
		var sealed any
		if len(s.Sealed) > 0 {
			sealed = s.Sealed
		}
		return append(to[:0], organisation, p.ID, p.Version, int32(p.Kind), p.Name.First, p.Name.Prefix, p.Name.Last, p.Name.Business,
			dateAny(p.Born), p.Address.Street, p.Address.Number, p.Address.Addition, p.Address.Postcode, p.Address.Town, p.Address.Country,
			p.Address.District, p.KvK, sealed, s.End, flag(p.Secret), flag(p.Sensitive), flag(p.Deceased), p.Language, p.MergedInto,
			int64(p.Changed), p.ChangedBy)
	}); err != nil {
		return wrap("add parties", err)
	}
	if err := tx.addPoints(ctx, organisation, all); err != nil {
		return err
	}
	if err := tx.addNotes(ctx, organisation, all); err != nil {
		return err
	}
	type key struct {
		party.Key
		party int64
	}
	var keys []key
	for _, p := range all {
		for _, k := range p.Keys() {
			keys = append(keys, key{k, p.ID})
		}
		if s := bsns[p.ID]; s.Index != "" {
			keys = append(keys, key{party.Key{Kind: party.BSNKey, Value: s.Index}, p.ID})
		}
	}
	return wrap("add keys", tx.putRows(ctx, "party_key", keyColumns, len(keys), func(i int, to []any) []any {
		return append(to[:0], organisation, int32(keys[i].Kind), keys[i].Value, keys[i].party)
	}))
}

func (tx *Tx) addPoints(ctx context.Context, organisation int64, all []*party.Party) error {
	type row struct {
		*party.Point
		party int64
	}
	var rows []row
	for _, p := range all {
		for i := range p.Points {
			if p.Points[i].ID == 0 {
				p.Points[i].ID = tx.NewID()
			}
			rows = append(rows, row{&p.Points[i], p.ID})
		}
	}
	return wrap("add contact points", tx.putRows(ctx, "party_point", pointColumns, len(rows), func(i int, to []any) []any {
		x := rows[i]
		var verified any
		if x.Verified.Known() && x.Verified != 0 {
			verified = int64(x.Verified)
		}
		return append(to[:0], organisation, x.party, x.ID, int32(x.Kind), x.Value, x.Normal, x.Label, flag(x.Preferred), verified, flag(x.OptOut), x.When)
	}))
}

// addNotes adds notes and relations.
func (tx *Tx) addNotes(ctx context.Context, organisation int64, all []*party.Party) error {
	type note struct {
		*party.Note
		party int64
	}
	type act struct {
		*party.Relation
		party int64
	}
	var notes []note
	var acts []act
	for _, p := range all {
		for i := range p.Notes {
			if p.Notes[i].ID == 0 {
				p.Notes[i].ID = tx.NewID()
			}
			notes = append(notes, note{&p.Notes[i], p.ID})
		}
		for i := range p.Acts {
			acts = append(acts, act{&p.Acts[i], p.ID})
		}
	}
	if err := tx.putRows(ctx, "party_note", noteColumns, len(notes), func(i int, to []any) []any {
		n := notes[i]
		return append(to[:0], organisation, n.party, n.ID, n.Text, flag(n.Alert), n.By, n.ByName, int64(n.At), dateAny(n.Expires))
	}); err != nil {
		return wrap("add notes", err)
	}
	return wrap("add relations", tx.putRows(ctx, "party_relation", actColumns, len(acts), func(i int, to []any) []any {
		a := acts[i]
		return append(to[:0], organisation, a.party, a.Party, a.As, dateAny(a.Until))
	}))
}

// dateAny is a date for a column that may be empty.
func dateAny(d calendar.Date) any {
	if !d.Known() {
		return nil
	}
	return dateText(d)
}

// putRows adds new rows to a table in the quickest way of the database.
func (tx *Tx) putRows(ctx context.Context, table string, columns []string, n int, values func(i int, to []any) []any) error {
	return tx.putRowsOver(ctx, table, columns, "", n, values)
}

// putRowsOver says with over what becomes of a row that is there already;
// empty is that this is a mistake.
func (tx *Tx) putRowsOver(ctx context.Context, table string, columns []string, over string, n int, values func(i int, to []any) []any) error {
	if n == 0 {
		return nil
	}
	if tx.lite == nil && over == "" {
		return tx.addRows(ctx, table, columns, n, values)
	}
	if tx.lite == nil {
		_, err := tx.sendRows(ctx, pgInsert(table, columns)+over, n, func(i int) []any { return values(i, nil) })
		return err
	}
	s, err := tx.lite.Prepare(insert(table, columns) + over)
	if err != nil {
		return err
	}
	defer s.Done()
	var row []any
	for i := range n {
		row = values(i, row)
		if _, err := s.Run(row...); err != nil {
			return err
		}
	}
	return nil
}

// AddNotes adds the notes and relations of a party that are new, with the ids
// that they have.
func (tx *Tx) AddNotes(ctx context.Context, organisation int64, p *party.Party) error {
	return tx.addNotes(ctx, organisation, []*party.Party{p})
}
