package store

import (
	"context"
	"strings"
)

// What is shielded, and everything about somebody who is, does not exist for
// who may not open it. A party counts as shielded as it is now, also through
// the party that it turned out to be; a contact or a request besides keeps the
// mark that it got when it was registered.

// hiddenParty is the condition that a column names a shielded party. The
// organisation is the first argument of its statement.
func hiddenParty(column string) string {
	return "(" + column + " <> 0 AND EXISTS (SELECT 1 FROM party AS hp WHERE hp.organisation_id = $1 AND hp.id = " + column +
		" AND (hp.sensitive = 1 OR hp.merged_into <> 0 AND EXISTS (SELECT 1 FROM party AS hs WHERE hs.organisation_id = $1 AND hs.id = hp.merged_into AND hs.sensitive = 1))))"
}

// hiddenContact, hiddenRequest and hiddenTask are the conditions that a row
// under this name is shielded.
func hiddenContact(row string) string {
	return "(" + row + ".sensitive = 1 OR " + hiddenParty(row+".party_id") + " OR " + hiddenParty(row+".for_party_id") + ")"
}

func hiddenRequest(row string) string {
	return "(" + row + ".sensitive = 1 OR " + hiddenParty(row+".party_id") + ")"
}

func hiddenTask(row string) string {
	return "(" + hiddenParty(row+".party_id") +
		" OR " + row + ".contact_id <> 0 AND EXISTS (SELECT 1 FROM contact AS hc WHERE hc.organisation_id = $1 AND hc.id = " + row + ".contact_id AND " + hiddenContact("hc") + ")" +
		" OR " + row + ".request_id <> 0 AND EXISTS (SELECT 1 FROM request AS hr WHERE hr.organisation_id = $1 AND hr.id = " + row + ".request_id AND " + hiddenRequest("hr") + "))"
}

// Hide is what a list leaves out for somebody: what is shielded, unless they may
// open that, and rows that do not exist for them whatever their rights, such as
// a complaint about themselves. Zero is nothing.
type Hide struct {
	Shielded bool
	IDs      []int64 // contacts, requests and tasks
}

// contact, request and task are the conditions, to come after others, that a row
// under this name is not hidden.
func (h Hide) contact(row string) string { return h.not(row+".id", hiddenContact(row)) }
func (h Hide) request(row string) string { return h.not(row+".id", hiddenRequest(row)) }
func (h Hide) task(row string) string    { return h.not(row+".id", hiddenTask(row)) }

func (h Hide) not(id, shielded string) string {
	where := ""
	if h.Shielded {
		where = " AND NOT " + shielded
	}
	if len(h.IDs) > 0 {
		where += " AND " + id + " NOT IN (" + idList(h.IDs) + ")"
	}
	return where
}

// Owner says whose a contact, request or task is.
type Owner struct {
	External string // the external contact centre that took it in; empty is our own
	Staff    int64  // who registered the contact, or took the task
	Shielded bool
}

// Owners says whose some contacts, requests and tasks are, in one query. What
// only another system told of is none of these and not in the map.
func (tx *Tx) Owners(ctx context.Context, organisation int64, ids []int64) (map[int64]Owner, error) {
	found := make(map[int64]Owner, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	rows, err := tx.query(ctx, ownersText(ids), organisation)
	if err != nil {
		return nil, wrap("read whose these are", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, hidden int64
		var o Owner
		if err := rows.Scan(&id, &o.External, &o.Staff, &hidden); err != nil {
			return nil, wrap("read whose these are", err)
		}
		o.Shielded = hidden != 0
		found[id] = o
	}
	return found, wrap("read whose these are", rows.Err())
}

func ownersText(ids []int64) string {
	part := func(table, staff, hidden string) string {
		return "SELECT o.id, o.external, " + staff + " AS staff_id, CAST(CASE WHEN " + hidden + " THEN 1 ELSE 0 END AS BIGINT) AS hidden FROM " + table +
			" AS o WHERE o.organisation_id = $1 AND o.id IN (" + idList(ids) + ")"
	}
	return part("contact", "o.staff_id", hiddenContact("o")) + " UNION ALL " + part("request", "CAST(0 AS BIGINT)", hiddenRequest("o")) +
		" UNION ALL " + part("task", "o.staff_id", hiddenTask("o"))
}

// shieldedText finds everything that is shielded from the few parties and rows
// with the mark: a cross join keeps the order in which tables are walked.
var shieldedText = func() string {
	join := func(of, table, column, alias string) string {
		return "SELECT " + alias + ".id FROM " + of + " CROSS JOIN " + table + " AS " + alias + " WHERE " + alias + ".organisation_id = $1 AND " +
			alias + "." + column + " = " + of + ".id AND " + alias + "." + column + " <> 0"
	}
	marked := func(table, alias string) string {
		return "SELECT " + alias + ".id FROM " + table + " AS " + alias + " WHERE " + alias + ".organisation_id = $1 AND " + alias + ".sensitive = 1"
	}
	with := func(name string, parts ...string) string {
		return name + " AS (" + strings.Join(parts, " UNION ") + ")"
	}
	return "WITH " + strings.Join([]string{
		with("h1", marked("party", "p")),
		with("h2", "SELECT h1.id FROM h1", join("h1", "party", "merged_into", "p")),
		with("h3", marked("contact", "c"), join("h2", "contact", "party_id", "c"), join("h2", "contact", "for_party_id", "c")),
		with("h4", marked("request", "r"), join("h2", "request", "party_id", "r")),
	}, ", ") + " SELECT h3.id FROM h3 UNION SELECT h4.id FROM h4 UNION " + join("h2", "task", "party_id", "t") + " UNION " + join("h3", "task", "contact_id", "t") +
		" UNION " + join("h4", "task", "request_id", "t")
}()

// ownText finds everything that one external contact centre took in.
const ownText = "SELECT c.id FROM contact AS c WHERE c.organisation_id = $1 AND c.external = $2 AND c.external <> '' UNION " +
	"SELECT r.id FROM request AS r WHERE r.organisation_id = $1 AND r.external = $2 AND r.external <> '' UNION " +
	"SELECT t.id FROM contact AS c CROSS JOIN task AS t WHERE c.organisation_id = $1 AND c.external = $2 AND c.external <> '' " +
	"AND t.organisation_id = $1 AND t.contact_id = c.id AND t.contact_id <> 0 AND t.external = c.external"

// Shielded are the ids of all contacts, requests and tasks that are shielded.
func (tx *Tx) Shielded(ctx context.Context, organisation int64) (map[int64]bool, error) {
	return tx.idSet(ctx, shieldedText, organisation)
}

// TakenInBy are the ids of all contacts, requests and tasks that one external
// contact centre took in.
func (tx *Tx) TakenInBy(ctx context.Context, organisation int64, external string) (map[int64]bool, error) {
	return tx.idSet(ctx, ownText, organisation, external)
}

func (tx *Tx) idSet(ctx context.Context, text string, args ...any) (map[int64]bool, error) {
	rows, err := tx.query(ctx, text, args...)
	if err != nil {
		return nil, wrap("read ids", err)
	}
	defer rows.Close()
	all := map[int64]bool{}
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, wrap("read ids", err)
		}
		all[id] = true
	}
	return all, wrap("read ids", rows.Err())
}
