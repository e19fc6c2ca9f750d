package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// FoundParty is one party in a list of results: a candidate, with just enough
// to choose between namesakes. Of somebody whose data are secret nothing shows
// where that person is.
type FoundParty struct {
	ID        int64
	Name      string
	Kind      party.Kind
	Born      calendar.Date // its year may be shown, no more; NoDate when unknown
	Place     string        // town and the digits of the postcode; empty when secret
	By        []party.KeyKind
	Secret    bool
	Sensitive bool
	Deceased  bool
}

// FoundParties is what a search gives, the best first.
type FoundParties struct {
	Query party.Query
	Rows  []FoundParty
	More  bool // there are others: type more
}

// mostFound is how many parties a search shows.
const mostFound = 30

// FindParties finds parties by whatever is typed in the one search box: a
// name, a number, an address, a birth date. It is made for every keystroke. A
// party that is shielded does not exist for who may not open it.
func (a *Actions) FindParties(ctx context.Context, who Actor, text string) (FoundParties, error) {
	if err := who.May(staff.ReadParty); err != nil {
		return FoundParties{}, err
	}
	found := FoundParties{Query: party.Understand(text, a.today())}
	q := a.withBSN(found.Query)
	if len(q.Terms) == 0 {
		return found, nil
	}
	var all []party.Party
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, found.More, err = tx.FindParties(ctx, who.Organisation, q, who.Can(staff.SeeSensitive))
		return err
	}); err != nil {
		return found, fmt.Errorf("find parties: %w", err)
	}
	hits := make([]party.Hit, len(all))
	for i := range all {
		hits[i] = q.Explain(&all[i])
	}
	party.Rank(hits)
	if len(hits) > mostFound {
		hits, found.More = hits[:mostFound], true
	}
	for _, h := range hits {
		found.Rows = append(found.Rows, foundOf(h.Party, h.By))
	}
	return found, nil
}

func foundOf(p *party.Party, by []party.KeyKind) FoundParty {
	row := FoundParty{ID: p.ID, Name: p.Name.Full(), Kind: p.Kind, Born: p.Born, By: by, Secret: p.Secret, Sensitive: p.Sensitive, Deceased: p.Deceased}
	if !p.Secret {
		row.Place = party.MaskPlace(p.Address)
	}
	return row
}

// today is the day by the clock of the database, in the zone of nearly all who
// use it. It decides only what a year of two digits means.
func (a *Actions) today() calendar.Date { return calendar.Date(int64(a.db.Now()) / 86_400_000) }

// withBSN puts the hash of a number in a query in the place of the number.
func (a *Actions) withBSN(q party.Query) party.Query {
	if !q.BSN.Known() {
		return q
	}
	return q.WithBSN(a.bsnIndex(q.BSN))
}
