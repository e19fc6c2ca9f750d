package store

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/party"
	"handvest/internal/store/gen"
)

// AddLook appends one look at a party and fills in its id and moment.
func (tx *Tx) AddLook(ctx context.Context, organisation int64, l *party.Look) error {
	l.ID, l.At = tx.NewID(), tx.Now()
	return wrap("log a look", tx.q.AddLook(ctx, gen.AddLookParams{
		OrganisationID: organisation, ID: l.ID, At: int64(l.At), PartyID: l.Party, StaffID: l.Staff, StaffName: l.StaffName,
		Purpose: int32(l.Purpose), Level: int32(l.Level), What: int32(l.What), Via: l.Via, SubjectID: l.Subject, Reason: l.Reason,
	}))
}

// sameLook is for how many milliseconds the same look again is one look: a page
// that draws itself anew while its reader types is not looked at anew.
const sameLook = 10 * 60 * 1000

// AddLookOnce is AddLook, unless the last look of the same person was this very
// one, moments ago.
func (tx *Tx) AddLookOnce(ctx context.Context, organisation int64, l *party.Look) error {
	r, err := tx.q.LastLook(ctx, gen.LastLookParams{OrganisationID: organisation, StaffID: l.Staff})
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return wrap("log a look", err)
	}
	same := err == nil && r.PartyID == l.Party && r.Purpose == int32(l.Purpose) && r.Level == int32(l.Level) && r.What == int32(l.What) &&
		r.Via == l.Via && r.SubjectID == l.Subject && r.Reason == l.Reason
	if same && int64(tx.Now())-r.At < sameLook {
		l.ID, l.At = r.ID, calendar.Instant(r.At)
		return nil
	}
	return tx.AddLook(ctx, organisation, l)
}

// LookFilter says which looks are listed; zero fields say nothing.
type LookFilter struct {
	Party, Staff int64
	Purpose      party.Purpose
	What         party.What
	From, Until  calendar.Instant // from the first up to the second
	Before       int64            // older than this look: the next page
}

// looksText is the text of a list of looks. Ids are made of their moment, so a
// period is a range of ids.
func looksText(f LookFilter, limit int) string {
	var b strings.Builder
	b.WriteString(`SELECT l.id, l.at, l.party_id, l.staff_id, l.staff_name, l.purpose, l.level, l.what, l.via, l.subject_id, l.reason,
		p.first_name, p.prefix, p.last_name, p.business
		FROM party_look AS l LEFT JOIN party AS p ON p.organisation_id = l.organisation_id AND p.id = l.party_id WHERE l.organisation_id = $1`)
	also := func(text string, v int64) {
		if v != 0 {
			b.WriteString(" AND " + text + " " + strconv.FormatInt(v, 10))
		}
	}
	also("l.party_id =", f.Party)
	also("l.staff_id =", f.Staff)
	also("l.purpose =", int64(f.Purpose))
	also("l.what =", int64(f.What))
	if f.From.Known() {
		also("l.id >=", int64(f.From)<<20)
	}
	if f.Until.Known() {
		also("l.id <", int64(f.Until)<<20)
	}
	also("l.id <", f.Before)
	b.WriteString(" ORDER BY l.id DESC LIMIT " + strconv.Itoa(limit))
	return b.String()
}

// Looks lists who looked at whom, the newest first.
func (tx *Tx) Looks(ctx context.Context, organisation int64, f LookFilter, limit int) ([]party.Look, error) {
	rows, err := tx.query(ctx, looksText(f, limit), organisation)
	if err != nil {
		return nil, wrap("list looks", err)
	}
	defer rows.Close()
	var all []party.Look
	for rows.Next() {
		var l party.Look
		var at int64
		var purpose, level, what int32
		var first, prefix, last, business *string
		if err := rows.Scan(&l.ID, &at, &l.Party, &l.Staff, &l.StaffName, &purpose, &level, &what, &l.Via, &l.Subject, &l.Reason, &first, &prefix, &last, &business); err != nil {
			return nil, wrap("list looks", err)
		}
		l.At, l.Purpose, l.Level, l.What = calendar.Instant(at), party.Purpose(purpose), party.Level(level), party.What(what)
		if first != nil && prefix != nil && last != nil && business != nil {
			l.Name = party.Name{First: *first, Prefix: *prefix, Last: *last, Business: *business}.Full()
		}
		all = append(all, l)
	}
	return all, wrap("list looks", rows.Err())
}

// LastLooked are the parties at which somebody looked last, with the moment.
func (tx *Tx) LastLooked(ctx context.Context, organisation, staff int64, limit int) ([]party.Look, error) {
	rows, err := tx.q.LastLooked(ctx, gen.LastLookedParams{OrganisationID: organisation, StaffID: staff, Limit: int32(limit)})
	var all []party.Look
	for _, r := range rows {
		all = append(all, party.Look{ID: r.LastID, Party: r.PartyID, Staff: staff, At: calendar.Instant(r.LastAt)})
	}
	return all, wrap("list looks", err)
}

// AddCheck appends one check of an identity.
func (tx *Tx) AddCheck(ctx context.Context, organisation int64, c *party.Check) error {
	c.ID, c.At = tx.NewID(), tx.Now()
	answers, err := json.Marshal(c.Answers)
	if err != nil {
		return wrap("log a check", err)
	}
	return wrap("log a check", tx.q.AddIdentityCheck(ctx, gen.AddIdentityCheckParams{
		OrganisationID: organisation, ID: c.ID, At: int64(c.At), PartyID: c.Party, ContactID: c.Contact, StaffID: c.Staff, StaffName: c.StaffName,
		Level: int32(c.Level), Verdict: int32(c.Verdict), Method: string(c.Method), Answers: string(answers),
	}))
}

// Checks are the last checks of a party, the newest first.
func (tx *Tx) Checks(ctx context.Context, organisation, id int64, limit int) ([]party.Check, error) {
	rows, err := tx.q.IdentityChecks(ctx, gen.IdentityChecksParams{OrganisationID: organisation, PartyID: id, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read checks", err)
	}
	var all []party.Check
	for _, r := range rows {
		c := party.Check{ID: r.ID, At: calendar.Instant(r.At), Party: r.PartyID, Contact: r.ContactID, Staff: r.StaffID, StaffName: r.StaffName,
			Level: party.Level(r.Level), Verdict: party.Verdict(r.Verdict), Method: party.Method(r.Method)}
		if err := json.Unmarshal([]byte(r.Answers), &c.Answers); err != nil {
			return nil, wrap("read checks", err)
		}
		all = append(all, c)
	}
	return all, nil
}

// AddNote adds a note to a party and fills in its id and moment.
func (tx *Tx) AddNote(ctx context.Context, organisation, id int64, n *party.Note) error {
	n.ID, n.At = tx.NewID(), tx.Now()
	return wrap("add a note", tx.q.AddPartyNote(ctx, gen.AddPartyNoteParams{OrganisationID: organisation, PartyID: id, ID: n.ID, Body: n.Text,
		Alert: flag(n.Alert), StaffID: n.By, StaffName: n.ByName, At: int64(n.At), Expires: datePtr(n.Expires)}))
}

// DeleteNote takes a note away; false when it was gone already.
func (tx *Tx) DeleteNote(ctx context.Context, organisation, id, note int64) (bool, error) {
	n, err := tx.q.DeletePartyNote(ctx, gen.DeletePartyNoteParams{OrganisationID: organisation, PartyID: id, ID: note})
	return n > 0, wrap("delete a note", err)
}

// PutRelation saves on whose behalf a party may speak.
func (tx *Tx) PutRelation(ctx context.Context, organisation, id int64, r party.Relation) error {
	return wrap("save a relation", tx.q.PutPartyRelation(ctx, gen.PutPartyRelationParams{OrganisationID: organisation, PartyID: id, ForID: r.Party, Role: r.As, UntilDate: datePtr(r.Until)}))
}

// DeleteRelation takes a relation away; false when it was gone already.
func (tx *Tx) DeleteRelation(ctx context.Context, organisation, id, forID int64) (bool, error) {
	n, err := tx.q.DeletePartyRelation(ctx, gen.DeletePartyRelationParams{OrganisationID: organisation, PartyID: id, ForID: forID})
	return n > 0, wrap("delete a relation", err)
}
