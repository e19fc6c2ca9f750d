package store

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/remedy"
	"handvest/internal/store/gen"
)

// EntitlementFilter says which compensations are listed; apologies are in no
// list, for the late notice itself is the apology.
type EntitlementFilter struct {
	State    remedy.State
	External string   // on cases that this external contact centre took in only
	Only     []string // departments to which the list is bound
	Hide     Hide
}

// ListedEntitlement is a compensation with what people know its case by.
type ListedEntitlement struct {
	remedy.Entitlement
	Reference  string // of a request
	Title      string
	Product    string // label codes
	Department string
}

func (f *EntitlementFilter) text(departments []int32, after Place, limit int) string {
	where := ""
	if f.External != "" {
		where += " AND (r.external = $3 OR t.external = $3)"
	}
	if len(departments) > 0 && departments[0] >= 0 {
		in := numbers(departments)
		where += " AND (r.department IN (" + in + ") OR t.department IN (" + in + "))"
	}
	where += f.Hide.not("e.subject_id", "(r.id IS NOT NULL AND "+hiddenRequest("r")+" OR t.id IS NOT NULL AND "+hiddenTask("t")+")")
	if after != (Place{}) {
		where += fmt.Sprintf(" AND (e.created_at, e.id) > (%d, %d)", after.At, after.Subject)
	}
	return "SELECT e." + strings.Join(entitlementColumns, ", e.") + ", COALESCE(r.reference, ''), COALESCE(r.title, t.title, ''), COALESCE(r.product, t.product, 0), COALESCE(r.department, t.department, 0)" +
		" FROM entitlement AS e LEFT JOIN request AS r ON r.organisation_id = e.organisation_id AND r.id = e.subject_id" +
		" LEFT JOIN task AS t ON t.organisation_id = e.organisation_id AND t.id = e.subject_id" +
		" WHERE e.organisation_id = $1 AND e.apology = 0 AND e.state = $2" + where + " ORDER BY e.created_at, e.id LIMIT " + itoa(limit)
}

// ListEntitlements lists compensations, the oldest first, from the first after
// a place (when it was made, and its id).
func (tx *Tx) ListEntitlements(ctx context.Context, organisation int64, f EntitlementFilter, after Place, limit int) ([]ListedEntitlement, error) {
	departments, err := tx.departments(ctx, organisation, "", f.Only)
	if err != nil {
		return nil, err
	}
	args := []any{organisation, string(f.State)}
	if f.External != "" {
		args = append(args, f.External)
	}
	rows, err := tx.query(ctx, f.text(departments, after, limit), args...)
	if err != nil {
		return nil, wrap("list compensations", err)
	}
	defer rows.Close()
	var all []ListedEntitlement
	var labels []int32
	for rows.Next() {
		var r gen.Entitlement
		var l ListedEntitlement
		var product, department int32
		if err := rows.Scan(append(entitlementFields(&r), &l.Reference, &l.Title, &product, &department)...); err != nil {
			return nil, wrap("list compensations", err)
		}
		l.Entitlement = entitlementOf(&r)
		all, labels = append(all, l), append(labels, product, department)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("list compensations", err)
	}
	codes, err := tx.codes(ctx, organisation, labels)
	for i := range all {
		all[i].Product, all[i].Department = codes[labels[2*i]], codes[labels[2*i+1]]
	}
	return all, err
}

// CountEntitlements is how many compensations are in each state, apologies left
// out.
func (tx *Tx) CountEntitlements(ctx context.Context, organisation int64) (map[remedy.State]int64, error) {
	rows, err := tx.query(ctx, countEntitlements, organisation)
	if err != nil {
		return nil, wrap("count compensations", err)
	}
	defer rows.Close()
	all := map[remedy.State]int64{}
	for rows.Next() {
		var state string
		var n int64
		if err := rows.Scan(&state, &n); err != nil {
			return nil, wrap("count compensations", err)
		}
		all[remedy.State(state)] = n
	}
	return all, wrap("count compensations", rows.Err())
}

const countEntitlements = "SELECT state, CAST(COUNT(*) AS BIGINT) FROM entitlement WHERE organisation_id = $1 AND apology = 0 GROUP BY state"
