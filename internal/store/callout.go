package store

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/callout"
	"handvest/internal/fault"
)

var calloutColumns = []string{
	"organisation_id", "subject_id", "version", "party_id", "promise", "product", "department", "due_at", "chosen_at", "control", "state", "staff_id",
	"staff_name", "attempts", "result", "note", "contact_id", "ended_at",
}

// AddCallouts saves requests that were chosen; one that was chosen before stays
// as it is.
func (tx *Tx) AddCallouts(ctx context.Context, organisation int64, calls []callout.Call) error {
	return wrap("save calls", tx.putRowsOver(ctx, "callout", calloutColumns, keepFirst, len(calls), func(i int, to []any) []any {
		c := &calls[i]
		return append(to[:0], organisation, c.Subject, c.Version, c.Party, c.Promise, c.Product, c.Department, int64(c.Due), int64(c.Chosen), flag(c.Control),
			int32(c.State), c.Staff, c.StaffName, c.Attempts, int32(c.Result), c.Note, c.Contact, instantPtr(c.Ended))
	}))
}

func scanCallout(scan func(...any) error) (callout.Call, error) {
	var c callout.Call
	var due, chosen int64
	var control, state, result int32
	var ended *int64
	err := scan(&c.Subject, &c.Version, &c.Party, &c.Promise, &c.Product, &c.Department, &due, &chosen, &control, &state, &c.Staff, &c.StaffName, &c.Attempts,
		&result, &c.Note, &c.Contact, &ended)
	c.Due, c.Chosen, c.Control, c.State, c.Result, c.Ended = calendar.Instant(due), calendar.Instant(chosen), control != 0, callout.State(state), callout.Result(result), instantOf(ended)
	return c, err
}

// Callout reads one call.
func (tx *Tx) Callout(ctx context.Context, organisation, subject int64) (callout.Call, error) {
	all, err := tx.callouts(ctx, "SELECT "+strings.Join(calloutColumns[1:], ", ")+" FROM callout WHERE organisation_id = $1 AND subject_id = $2", organisation, subject)
	if err == nil && len(all) == 0 {
		err = pgx.ErrNoRows
	}
	if errors.Is(err, pgx.ErrNoRows) {
		return callout.Call{}, fault.New(fault.NotFound, "Deze klant staat niet op de bellijst.", "This customer is not on the list of calls.")
	}
	if err != nil {
		return callout.Call{}, wrap("read a call", err)
	}
	return all[0], nil
}

func (tx *Tx) callouts(ctx context.Context, text string, args ...any) ([]callout.Call, error) {
	rows, err := tx.query(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []callout.Call
	for rows.Next() {
		c, err := scanCallout(rows.Scan)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, rows.Err()
}

// CalloutFilter says which calls are listed.
type CalloutFilter struct {
	Only  []string // departments to which the list is bound; nil is all
	Hide  Hide
	Limit int
}

// OpenCallouts are the calls to make about requests that are still open, the
// first due first.
func (tx *Tx) OpenCallouts(ctx context.Context, organisation int64, f CalloutFilter) ([]callout.Call, error) {
	departments, err := tx.departments(ctx, organisation, "", f.Only)
	if err != nil {
		return nil, err
	}
	where := ""
	if len(f.Only) > 0 {
		ids := make([]int64, len(departments))
		for i, d := range departments {
			ids[i] = int64(d)
		}
		where = " AND r.department IN (" + numbers(ids) + ")"
	}
	where += f.Hide.request("r")
	all, err := tx.callouts(ctx, "SELECT c."+strings.Join(calloutColumns[1:], ", c.")+
		" FROM callout AS c JOIN request AS r ON r.organisation_id = c.organisation_id AND r.id = c.subject_id"+
		" WHERE c.organisation_id = $1 AND c.control = 0 AND c.state < 3 AND r.open = 1"+where+" ORDER BY c.due_at, c.subject_id LIMIT "+itoa(f.Limit), organisation)
	return all, wrap("list calls", err)
}

// ChangeCallout saves a call that is still at the version before its own; false
// when somebody else was first.
func (tx *Tx) ChangeCallout(ctx context.Context, organisation int64, c *callout.Call) (bool, error) {
	n, err := tx.exec(ctx, "UPDATE callout SET version = $4, state = $5, staff_id = $6, staff_name = $7, attempts = $8, result = $9, note = $10, contact_id = $11, ended_at = $12"+
		" WHERE organisation_id = $1 AND subject_id = $2 AND version = $3", organisation, c.Subject, c.Version-1, c.Version, int32(c.State), c.Staff, c.StaffName,
		c.Attempts, int32(c.Result), c.Note, c.Contact, instantPtr(c.Ended))
	return n == 1, wrap("change a call", err)
}

// CalloutOutcome is what happened with one chosen case afterwards.
type CalloutOutcome struct {
	callout.Call
	Contacts int64 // that customers began about it in the days after
	Status   int64 // of these, answered at once: questions about how it stands (KTO-6)
}

// CalloutOutcomes are the cases that were chosen in a period, with the contacts
// about them in the days after, the last chosen first. What customers wrote on
// the page of their case is no contact that took somebody's time.
func (tx *Tx) CalloutOutcomes(ctx context.Context, organisation int64, from, until calendar.Instant, days int, limit int) ([]CalloutOutcome, error) {
	direct, err := tx.label(ctx, organisation, OutcomeLabel, "direct")
	if err != nil {
		return nil, err
	}
	length := itoa(days * 86_400_000)
	rows, err := tx.query(ctx, "SELECT c."+strings.Join(calloutColumns[1:], ", c.")+", COUNT(x.contact_id), COALESCE(SUM(x.status), 0) FROM callout AS c LEFT JOIN ("+
		"SELECT q.contact_id, q.request_id, k.received_at, MAX(CASE WHEN q.ending = "+itoa(int(direct))+" THEN 1 ELSE 0 END) AS status"+
		" FROM contact_question AS q JOIN contact AS k ON k.organisation_id = q.organisation_id AND k.id = q.contact_id"+
		" WHERE q.organisation_id = $1 AND q.request_id <> 0 AND q.received_at > $2 AND k.outbound = 0 AND k.staff_id <> 0 GROUP BY q.contact_id, q.request_id, k.received_at"+
		") AS x ON x.request_id = c.subject_id AND x.received_at > c.chosen_at AND x.received_at <= c.chosen_at + "+length+
		" WHERE c.organisation_id = $1 AND c.chosen_at >= $2 AND c.chosen_at < $3 GROUP BY c."+strings.Join(calloutColumns, ", c.")+
		" ORDER BY c.chosen_at DESC, c.subject_id DESC LIMIT "+itoa(limit), organisation, int64(from), int64(until))
	if err != nil {
		return nil, wrap("measure calls", err)
	}
	defer rows.Close()
	var all []CalloutOutcome
	for rows.Next() {
		var o CalloutOutcome
		if o.Call, err = scanCallout(func(to ...any) error { return rows.Scan(append(to, &o.Contacts, &o.Status)...) }); err != nil {
			return nil, wrap("measure calls", err)
		}
		all = append(all, o)
	}
	return all, wrap("measure calls", rows.Err())
}
