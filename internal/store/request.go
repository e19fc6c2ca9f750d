package store

import (
	"context"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/store/gen"
)

var requestColumns = []string{
	"organisation_id", "id", "version", "reference", "party_id", "contact_id", "product", "department", "channel", "title", "body", "external",
	"received_at", "due_at", "closed_at", "open", "sensitive", "contacts",
}

func requestFields(r *gen.Request) []any {
	return []any{&r.OrganisationID, &r.ID, &r.Version, &r.Reference, &r.PartyID, &r.ContactID, &r.Product, &r.Department, &r.Channel, &r.Title, &r.Body, &r.External,
		&r.ReceivedAt, &r.DueAt, &r.ClosedAt, &r.Open, &r.Sensitive, &r.Contacts}
}

// PutRequests saves new requests, some or a million at once. Each has a subject
// with the same id, saved apart.
func (tx *Tx) PutRequests(ctx context.Context, organisation int64, requests []contact.Request) error {
	return tx.putRequests(ctx, organisation, requests, "")
}

func (tx *Tx) putRequests(ctx context.Context, organisation int64, requests []contact.Request, over string) error {
	var c coding
	for i := range requests {
		r := &requests[i]
		c.need(ProductLabel, r.Product)
		c.need(DepartmentLabel, r.Department)
		c.need(ChannelLabel, string(r.Channel))
	}
	if err := c.make(ctx, tx, organisation); err != nil {
		return err
	}
	return wrap("save requests", tx.putRowsOver(ctx, "request", requestColumns, over, len(requests), func(i int, to []any) []any {
		r := &requests[i]
		return append(to[:0], organisation, r.ID, r.Version, r.Reference, r.Party, r.Contact, c.id(ProductLabel, r.Product), c.id(DepartmentLabel, r.Department),
			c.id(ChannelLabel, string(r.Channel)), r.Title, r.Text, r.External, int64(r.Received), int64(r.Due), instantPtr(r.Closed), flag(r.Open), flag(r.Sensitive), int32(r.Contacts))
	}))
}

func (tx *Tx) requestsOf(ctx context.Context, organisation int64, rows []gen.Request) ([]contact.Request, error) {
	var labels []int32
	for i := range rows {
		labels = append(labels, rows[i].Product, rows[i].Department, rows[i].Channel)
	}
	codes, err := tx.codes(ctx, organisation, labels)
	if err != nil {
		return nil, err
	}
	all := make([]contact.Request, len(rows))
	for i := range rows {
		r := &rows[i]
		all[i] = contact.Request{
			ID: r.ID, Version: r.Version, Reference: r.Reference, Party: r.PartyID, Contact: r.ContactID, Product: codes[r.Product], Department: codes[r.Department],
			Channel: contact.Channel(codes[r.Channel]), Title: r.Title, Text: r.Body, External: r.External, Open: r.Open != 0,
			Received: calendar.Instant(r.ReceivedAt), Due: calendar.Instant(r.DueAt), Closed: instantOf(r.ClosedAt), Sensitive: r.Sensitive != 0, Contacts: int(r.Contacts),
		}
	}
	return all, nil
}

// Request reads one request.
func (tx *Tx) Request(ctx context.Context, organisation, id int64) (contact.Request, error) {
	r, err := tx.q.Request(ctx, gen.RequestParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return contact.Request{}, missing(err, "Deze vraag bestaat niet. Controleer het kenmerk.", "This request does not exist. Check the reference.")
	}
	all, err := tx.requestsOf(ctx, organisation, []gen.Request{r})
	if err != nil {
		return contact.Request{}, err
	}
	return all[0], nil
}

// RequestOfReference is the id of the request with a reference; 0 when there is
// none.
func (tx *Tx) RequestOfReference(ctx context.Context, organisation int64, reference string) (int64, error) {
	rows, err := tx.query(ctx, "SELECT id FROM request WHERE organisation_id = $1 AND reference = $2", organisation, reference)
	if err != nil {
		return 0, wrap("find a request by its reference", err)
	}
	defer rows.Close()
	var id int64
	for rows.Next() {
		if err := rows.Scan(&id); err != nil {
			return 0, wrap("find a request by its reference", err)
		}
	}
	return id, wrap("find a request by its reference", rows.Err())
}

// FreeReference gives the first of some references that no request has; empty
// when all are taken. Another may take it before the end of the transaction:
// then saving the request is a conflict.
func (tx *Tx) FreeReference(ctx context.Context, organisation int64, references []string) (string, error) {
	places, args := make([]string, len(references)), []any{organisation}
	for i, r := range references {
		places[i] = "$" + itoa(i+2)
		args = append(args, r)
	}
	rows, err := tx.query(ctx, "SELECT reference FROM request WHERE organisation_id = $1 AND reference IN ("+strings.Join(places, ", ")+")", args...)
	if err != nil {
		return "", wrap("find a free reference", err)
	}
	defer rows.Close()
	taken := map[string]bool{}
	for rows.Next() {
		var r string
		if err := rows.Scan(&r); err != nil {
			return "", wrap("find a free reference", err)
		}
		taken[r] = true
	}
	if err := rows.Err(); err != nil {
		return "", wrap("find a free reference", err)
	}
	for _, r := range references {
		if !taken[r] {
			return r, nil
		}
	}
	return "", nil
}

// ChangeRequest saves a request that is still at the version before its own;
// false when somebody else was first.
func (tx *Tx) ChangeRequest(ctx context.Context, organisation int64, r *contact.Request) (bool, error) {
	var c coding
	c.need(ProductLabel, r.Product)
	c.need(DepartmentLabel, r.Department)
	if err := c.make(ctx, tx, organisation); err != nil {
		return false, err
	}
	n, err := tx.q.ChangeRequest(ctx, gen.ChangeRequestParams{
		OrganisationID: organisation, ID: r.ID, Version: r.Version - 1, Version_2: r.Version, PartyID: r.Party, Product: c.id(ProductLabel, r.Product),
		Department: c.id(DepartmentLabel, r.Department), Title: r.Title, Body: r.Text, DueAt: int64(r.Due), ClosedAt: instantPtr(r.Closed), Open: flag(r.Open),
		Sensitive: flag(r.Sensitive),
	})
	return n == 1, wrap("change a request", err)
}

// JoinRequest counts one more contact about a request.
func (tx *Tx) JoinRequest(ctx context.Context, organisation, id int64) error {
	_, err := tx.q.JoinRequest(ctx, gen.JoinRequestParams{OrganisationID: organisation, ID: id})
	return wrap("add a contact to a request", err)
}

// ReopenRequest opens a closed request under its next version; false when it
// was open.
func (tx *Tx) ReopenRequest(ctx context.Context, organisation, id int64) (bool, error) {
	n, err := tx.q.ReopenRequest(ctx, gen.ReopenRequestParams{OrganisationID: organisation, ID: id})
	return n == 1, wrap("open a request again", err)
}

// RequestsOfParty are the requests that a party made, and those that others
// made and that it got in touch about, the newest first.
func (tx *Tx) RequestsOfParty(ctx context.Context, organisation, party int64, limit int) ([]contact.Request, error) {
	own, err := tx.q.RequestsOfParty(ctx, gen.RequestsOfPartyParams{OrganisationID: organisation, PartyID: party, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read requests", err)
	}
	joined, err := tx.q.RequestsJoinedByParty(ctx, gen.RequestsJoinedByPartyParams{OrganisationID: organisation, PartyID: party, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read requests", err)
	}
	return tx.requestsOf(ctx, organisation, append(own, joined...))
}

// RequestFilter says which requests are listed. Zero values are all of them.
type RequestFilter struct {
	Product     string // label codes
	Department  string
	Channel     contact.Channel
	Open        bool // only those
	Party       int64
	External    string
	Only        []string // departments to which the list is bound
	Hide        Hide
	From, Until calendar.Instant
}

// Requests lists requests, the last received first, from the first after a
// place.
func (tx *Tx) Requests(ctx context.Context, organisation int64, filter RequestFilter, after Place, limit int) ([]contact.Request, error) {
	product, err := tx.label(ctx, organisation, ProductLabel, filter.Product)
	if err != nil {
		return nil, err
	}
	channel, err := tx.label(ctx, organisation, ChannelLabel, string(filter.Channel))
	if err != nil {
		return nil, err
	}
	departments, err := tx.departments(ctx, organisation, filter.Department, filter.Only)
	if err != nil {
		return nil, err
	}
	args := []any{organisation}
	if filter.External != "" {
		args = append(args, filter.External)
	}
	var pages []string
	for _, d := range departments {
		pages = append(pages, filter.walk(product, channel, d).text(after, limit))
	}
	rows, err := tx.query(ctx, "SELECT r."+strings.Join(requestColumns, ", r.")+" FROM ("+union(pages, limit)+
		") AS k JOIN request AS r ON r.organisation_id = $1 AND r.id = k.id ORDER BY k.at DESC, k.id DESC", args...)
	if err != nil {
		return nil, wrap("list requests", err)
	}
	defer rows.Close()
	var all []gen.Request
	for rows.Next() {
		var r gen.Request
		if err := rows.Scan(requestFields(&r)...); err != nil {
			return nil, wrap("list requests", err)
		}
		all = append(all, r)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("list requests", err)
	}
	return tx.requestsOf(ctx, organisation, all)
}

func (f *RequestFilter) walk(product, channel, department int32) *listing {
	w := &listing{from: "request AS r", at: "r.received_at", id: "r.id"}
	w.where.WriteString(" WHERE r.organisation_id = $1")
	between(&w.where, w.at, f.From, f.Until)
	if f.Product != "" {
		w.and("r.product = %d", product)
	}
	if f.Channel != "" {
		w.and("r.channel = %d", channel)
	}
	if department >= 0 {
		w.and("r.department = %d", department)
	}
	if f.Open {
		w.and("r.open = 1")
	}
	if f.Party != 0 {
		w.and("r.party_id = %d AND r.party_id <> 0", f.Party)
	}
	if f.External != "" {
		w.and("r.external = $2 AND r.external <> ''")
	}
	w.where.WriteString(f.Hide.request("r"))
	return w
}

// RequestsByID reads some requests, in the order asked; those that do not exist
// are left out.
func (tx *Tx) RequestsByID(ctx context.Context, organisation int64, ids []int64) ([]contact.Request, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := tx.query(ctx, "SELECT "+strings.Join(requestColumns, ", ")+" FROM request WHERE organisation_id = $1 AND id IN ("+numbers(ids)+")", organisation)
	if err != nil {
		return nil, wrap("read requests", err)
	}
	defer rows.Close()
	found := make([]gen.Request, len(ids))
	for rows.Next() {
		var r gen.Request
		if err := rows.Scan(requestFields(&r)...); err != nil {
			return nil, wrap("read requests", err)
		}
		for i, id := range ids {
			if id == r.ID {
				found[i] = r
			}
		}
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("read requests", err)
	}
	return tx.requestsOf(ctx, organisation, slices.DeleteFunc(found, func(r gen.Request) bool { return r.ID == 0 }))
}
