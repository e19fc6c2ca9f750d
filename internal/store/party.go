package store

import (
	"context"

	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/store/gen"
)

// SealedBSN is the number of a citizen as the database may have it: sealed,
// and by a keyed hash to find it. The zero value is no number.
type SealedBSN struct {
	Sealed []byte
	Index  string
	End    string // its last three digits
}

var partyColumns = []string{
	"organisation_id", "id", "version", "kind", "first_name", "prefix", "last_name", "business", "born", "street", "number", "addition",
	"postcode", "town", "country", "district", "kvk", "bsn", "bsn_end", "secret", "sensitive", "deceased", "language", "merged_into",
	"changed_at", "changed_by",
}

func partyFields(r *gen.Party) []any {
	return []any{
		&r.OrganisationID, &r.ID, &r.Version, &r.Kind, &r.FirstName, &r.Prefix, &r.LastName, &r.Business, &r.Born, &r.Street, &r.Number,
		&r.Addition, &r.Postcode, &r.Town, &r.Country, &r.District, &r.Kvk, &r.Bsn, &r.BsnEnd, &r.Secret, &r.Sensitive, &r.Deceased,
		&r.Language, &r.MergedInto, &r.ChangedAt, &r.ChangedBy,
	}
}

func flag(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

func partyOf(r gen.Party) party.Party {
	return party.Party{
		ID: r.ID, Version: r.Version, Kind: party.Kind(r.Kind),
		Name: party.Name{First: r.FirstName, Prefix: r.Prefix, Last: r.LastName, Business: r.Business}, Born: dateOfPtr(r.Born),
		Address: party.Address{Street: r.Street, Number: r.Number, Addition: r.Addition, Postcode: r.Postcode, Town: r.Town, Country: r.Country, District: r.District},
		KvK:     r.Kvk, HasBSN: r.BsnEnd != "", BSNEnd: r.BsnEnd, Secret: r.Secret != 0, Sensitive: r.Sensitive != 0, Deceased: r.Deceased != 0,
		Language: r.Language, MergedInto: r.MergedInto, Changed: calendar.Instant(r.ChangedAt), ChangedBy: r.ChangedBy,
	}
}

func pointOf(r gen.PartyPoint) party.Point {
	return party.Point{ID: r.ID, Kind: party.PointKind(r.Kind), Value: r.Value, Normal: r.Normal, Label: r.Label, Preferred: r.Preferred != 0,
		Verified: instantOf(r.VerifiedAt), OptOut: r.OptOut != 0, When: r.BestTime}
}

func noParty(err error) error {
	return missing(err, "Deze klant bestaat niet of niet meer.", "This customer does not exist, or no longer.")
}

// PartyRow reads a party without its points, notes and relations.
func (tx *Tx) PartyRow(ctx context.Context, organisation, id int64) (party.Party, error) {
	r, err := tx.q.Party(ctx, gen.PartyParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return party.Party{}, wrap("read a party", noParty(err))
	}
	return partyOf(r), nil
}

// Party reads a party with its points, notes and relations. One that was
// merged is read as it was: see Survivor.
func (tx *Tx) Party(ctx context.Context, organisation, id int64) (party.Party, error) {
	p, err := tx.PartyRow(ctx, organisation, id)
	if err != nil {
		return p, err
	}
	points, err := tx.q.PartyPoints(ctx, gen.PartyPointsParams{OrganisationID: organisation, PartyID: id})
	if err != nil {
		return p, wrap("read contact points", err)
	}
	for _, r := range points {
		p.Points = append(p.Points, pointOf(r))
	}
	notes, err := tx.q.PartyNotes(ctx, gen.PartyNotesParams{OrganisationID: organisation, PartyID: id})
	if err != nil {
		return p, wrap("read notes", err)
	}
	for _, r := range notes {
		p.Notes = append(p.Notes, party.Note{ID: r.ID, Text: r.Body, Alert: r.Alert != 0, By: r.StaffID, ByName: r.StaffName,
			At: calendar.Instant(r.At), Expires: dateOfPtr(r.Expires)})
	}
	relations, err := tx.q.PartyRelations(ctx, gen.PartyRelationsParams{OrganisationID: organisation, PartyID: id})
	for _, r := range relations {
		p.Acts = append(p.Acts, party.Relation{Party: r.ForID, As: r.Role, Until: dateOfPtr(r.UntilDate),
			Name: party.Name{First: r.FirstName, Prefix: r.Prefix, Last: r.LastName, Business: r.Business}.Full(), Sensitive: r.Sensitive != 0})
	}
	return p, wrap("read relations", err)
}

// Speakers are the parties that may speak for this one.
func (tx *Tx) Speakers(ctx context.Context, organisation, id int64) ([]party.Relation, error) {
	rows, err := tx.q.PartySpeakers(ctx, gen.PartySpeakersParams{OrganisationID: organisation, ForID: id})
	var all []party.Relation
	for _, r := range rows {
		all = append(all, party.Relation{Party: r.PartyID, As: r.Role, Until: dateOfPtr(r.UntilDate),
			Name: party.Name{First: r.FirstName, Prefix: r.Prefix, Last: r.LastName, Business: r.Business}.Full(), Sensitive: r.Sensitive != 0})
	}
	return all, wrap("read relations", err)
}

// MergedInto are the parties that turned out to be this one: what was
// registered on them is of this one too.
func (tx *Tx) MergedInto(ctx context.Context, organisation, id int64) ([]int64, error) {
	ids, err := tx.q.PartiesMergedInto(ctx, gen.PartiesMergedIntoParams{OrganisationID: organisation, MergedInto: id})
	return ids, wrap("read merged parties", err)
}

// PartiesByID reads parties with their points, in two queries. Notes and
// relations are not read. Ids that do not exist are left out.
func (tx *Tx) PartiesByID(ctx context.Context, organisation int64, ids []int64) (map[int64]*party.Party, error) {
	found := map[int64]*party.Party{}
	if len(ids) == 0 {
		return found, nil
	}
	list := idList(ids)
	rows, err := tx.query(ctx, "SELECT "+strings.Join(partyColumns, ", ")+" FROM party WHERE organisation_id = $1 AND id IN ("+list+")", organisation)
	if err != nil {
		return nil, wrap("read parties", err)
	}
	defer rows.Close()
	for rows.Next() {
		var r gen.Party
		if err := rows.Scan(partyFields(&r)...); err != nil {
			return nil, wrap("read parties", err)
		}
		p := partyOf(r)
		found[p.ID] = &p
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("read parties", err)
	}
	points, err := tx.query(ctx, "SELECT party_id, "+strings.Join(pointColumns[2:], ", ")+
		" FROM party_point WHERE organisation_id = $1 AND party_id IN ("+list+") ORDER BY party_id, kind, id", organisation)
	if err != nil {
		return nil, wrap("read contact points", err)
	}
	defer points.Close()
	for points.Next() {
		var r gen.PartyPoint
		if err := points.Scan(&r.PartyID, &r.ID, &r.Kind, &r.Value, &r.Normal, &r.Label, &r.Preferred, &r.VerifiedAt, &r.OptOut, &r.BestTime); err != nil {
			return nil, wrap("read contact points", err)
		}
		if p := found[r.PartyID]; p != nil {
			p.Points = append(p.Points, pointOf(r))
		}
	}
	return found, wrap("read contact points", points.Err())
}

// idList is a list of ids for a query; one of ours is never text.
func idList(ids []int64) string {
	sorted := slices.Compact(slices.Sorted(slices.Values(ids)))
	out := make([]string, len(sorted))
	for i, id := range sorted {
		out[i] = strconv.FormatInt(id, 10)
	}
	return strings.Join(out, ", ")
}

// ChangeParty saves a party over the version that was seen, with its points;
// notes and relations have their own calls. When somebody else was first
// nothing is saved and the fault names who.
func (tx *Tx) ChangeParty(ctx context.Context, organisation int64, p *party.Party, by string) error {
	n, err := tx.q.ChangeParty(ctx, gen.ChangePartyParams{
		OrganisationID: organisation, ID: p.ID, Version: p.Version, Kind: int32(p.Kind), FirstName: p.Name.First, Prefix: p.Name.Prefix,
		LastName: p.Name.Last, Business: p.Name.Business, Born: datePtr(p.Born), Street: p.Address.Street, Number: p.Address.Number,
		Addition: p.Address.Addition, Postcode: p.Address.Postcode, Town: p.Address.Town, Country: p.Address.Country, District: p.Address.District,
		Kvk: p.KvK, Secret: flag(p.Secret), Sensitive: flag(p.Sensitive), Deceased: flag(p.Deceased), Language: p.Language,
		ChangedAt: int64(tx.Now()), ChangedBy: by, MergedInto: p.MergedInto,
	})
	if err != nil {
		return wrap("save a party", err)
	}
	if n == 0 {
		return tx.changedBefore(ctx, organisation, p.ID)
	}
	p.Version++
	p.Changed, p.ChangedBy = tx.Now(), by
	if err := tx.q.DeletePartyPoints(ctx, gen.DeletePartyPointsParams{OrganisationID: organisation, PartyID: p.ID}); err != nil {
		return wrap("save contact points", err)
	}
	if err := tx.addPoints(ctx, organisation, []*party.Party{p}); err != nil {
		return err
	}
	return tx.changeKeys(ctx, organisation, p)
}

// TouchParty raises the version of a party whose notes or relations change, so
// that others who have it open see that.
func (tx *Tx) TouchParty(ctx context.Context, organisation int64, p *party.Party, by string) error {
	n, err := tx.q.TouchParty(ctx, gen.TouchPartyParams{OrganisationID: organisation, ID: p.ID, Version: p.Version, ChangedAt: int64(tx.Now()), ChangedBy: by})
	if err == nil && n == 0 {
		return tx.changedBefore(ctx, organisation, p.ID)
	}
	p.Version++
	return wrap("save a party", err)
}

// changedBefore is the fault for who saved over an older version.
func (tx *Tx) changedBefore(ctx context.Context, organisation, id int64) error {
	p, err := tx.PartyRow(ctx, organisation, id)
	if err != nil {
		return err
	}
	if p.ChangedBy == "" {
		return fault.New(fault.Conflict,
			"Deze klant is intussen gewijzigd. Uw wijziging is nog niet opgeslagen: kijk wat er veranderde en sla daarna opnieuw op.",
			"This customer was changed meanwhile. Your change is not saved yet: look at what changed and save again.")
	}
	return fault.Newf(fault.Conflict,
		"%s heeft deze klant intussen gewijzigd. Uw wijziging is nog niet opgeslagen: kijk wat er veranderde en sla daarna opnieuw op.",
		"%s changed this customer meanwhile. Your change is not saved yet: look at what changed and save again.", p.ChangedBy)
}

// changeKeys brings the keys of a party in line with what it is now. The key
// of its BSN stays: SetPartyBSN changes that.
func (tx *Tx) changeKeys(ctx context.Context, organisation int64, p *party.Party) error {
	rows, err := tx.q.PartyKeys(ctx, gen.PartyKeysParams{OrganisationID: organisation, PartyID: p.ID})
	if err != nil {
		return wrap("read keys", err)
	}
	want := p.Keys()
	var gone []party.Key
	for _, r := range rows {
		k := party.Key{Kind: party.KeyKind(r.Kind), Value: r.Value}
		if i := slices.Index(want, k); i >= 0 {
			want = slices.Delete(want, i, i+1)
		} else if k.Kind != party.BSNKey {
			gone = append(gone, k)
		}
	}
	for _, k := range gone {
		if err := tx.q.DeletePartyKey(ctx, gen.DeletePartyKeyParams{OrganisationID: organisation, Kind: int32(k.Kind), Value: k.Value, PartyID: p.ID}); err != nil {
			return wrap("drop a key", err)
		}
	}
	for _, k := range want {
		if err := tx.q.AddPartyKey(ctx, gen.AddPartyKeyParams{OrganisationID: organisation, Kind: int32(k.Kind), Value: k.Value, PartyID: p.ID}); err != nil {
			return wrap("add a key", err)
		}
	}
	return nil
}

// SetPartyBSN saves the sealed number of a party, or takes it away. It touches
// neither version nor other facts.
func (tx *Tx) SetPartyBSN(ctx context.Context, organisation, id int64, bsn SealedBSN) error {
	rows, err := tx.q.PartyKeys(ctx, gen.PartyKeysParams{OrganisationID: organisation, PartyID: id})
	if err != nil {
		return wrap("read keys", err)
	}
	for _, r := range rows {
		if party.KeyKind(r.Kind) != party.BSNKey || r.Value == bsn.Index {
			continue
		}
		if err := tx.q.DeletePartyKey(ctx, gen.DeletePartyKeyParams{OrganisationID: organisation, Kind: r.Kind, Value: r.Value, PartyID: id}); err != nil {
			return wrap("drop a key", err)
		}
	}
	n, err := tx.q.SetPartyBSN(ctx, gen.SetPartyBSNParams{OrganisationID: organisation, ID: id, Bsn: bsn.Sealed, BsnEnd: bsn.End})
	if err == nil && n == 0 {
		return noParty(pgx.ErrNoRows)
	}
	if err != nil || bsn.Index == "" {
		return wrap("save a sealed number", err)
	}
	return wrap("save a sealed number", tx.q.AddPartyKey(ctx, gen.AddPartyKeyParams{OrganisationID: organisation, Kind: int32(party.BSNKey), Value: bsn.Index, PartyID: id}))
}

// SealedBSN is the sealed number of a party with its hash; the zero value when
// it has none.
func (tx *Tx) SealedBSN(ctx context.Context, organisation, id int64) (SealedBSN, error) {
	r, err := tx.q.Party(ctx, gen.PartyParams{OrganisationID: organisation, ID: id})
	if err != nil || len(r.Bsn) == 0 {
		return SealedBSN{}, wrap("read a sealed number", noParty(err))
	}
	s := SealedBSN{Sealed: r.Bsn, End: r.BsnEnd}
	keys, err := tx.q.PartyKeys(ctx, gen.PartyKeysParams{OrganisationID: organisation, PartyID: id})
	for _, k := range keys {
		if party.KeyKind(k.Kind) == party.BSNKey {
			s.Index = k.Value
		}
	}
	return s, wrap("read a sealed number", err)
}

// Survivor is the id of the party that this one turned out to be: itself, when
// it was not merged.
func (tx *Tx) Survivor(ctx context.Context, organisation, id int64) (int64, error) {
	p, err := tx.PartyRow(ctx, organisation, id)
	if err != nil || p.MergedInto == 0 {
		return id, err
	}
	return p.MergedInto, nil
}
