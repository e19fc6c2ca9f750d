package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/store/gen"
)

// Due is one promise that runs on one subject, by when it is due.
type Due struct {
	Promise    uint32
	Subject    int64
	At         calendar.Instant
	Product    uint32
	Department uint32
}

// Sight is what somebody sees of everything: the departments to which they are
// bound, none being no bound, and what is left out.
type Sight struct {
	Only []string
	Hide Hide
}

// in is the condition of the departments on a table.
func (tx *Tx) in(ctx context.Context, organisation int64, s Sight) (string, error) {
	if len(s.Only) == 0 {
		return "", nil
	}
	labels, err := tx.departments(ctx, organisation, "", s.Only)
	ids := make([]uint32, len(labels))
	for i, l := range labels {
		ids[i] = uint32(l)
	}
	var b strings.Builder
	inList(&b, "department", ids)
	return b.String(), err
}

// RunningUntil are the promises that run and are due before a moment, the
// first due first, and how many there are: what is shielded is in no list, and
// counts.
func (tx *Tx) RunningUntil(ctx context.Context, organisation int64, see Sight, until calendar.Instant, limit int) ([]Due, int64, error) {
	in, err := tx.in(ctx, organisation, see)
	if err != nil {
		return nil, 0, err
	}
	rows, err := tx.query(ctx, runningText(in, see.Hide, limit), organisation, int64(until))
	if err != nil {
		return nil, 0, wrap("read what is due", err)
	}
	defer rows.Close()
	var all []Due
	for rows.Next() {
		var promise, product, department int32
		var subject, at int64
		if err := rows.Scan(&promise, &subject, &at, &product, &department); err != nil {
			return nil, 0, wrap("read what is due", err)
		}
		all = append(all, Due{Promise: uint32(promise), Subject: subject, At: calendar.Instant(at), Product: uint32(product), Department: uint32(department)})
	}
	if err := rows.Err(); err != nil {
		return nil, 0, wrap("read what is due", err)
	}
	n := int64(len(all))
	if len(all) == limit {
		err = tx.oneRow(ctx, runningCount(in), []any{organisation, int64(until)}, &n)
	}
	return all, n, wrap("count what is due", err)
}

// State 2 is running, as in the index.
func runningText(in string, hide Hide, limit int) string {
	hidden := Hide{IDs: hide.IDs}.not("clock.subject_id", "")
	if hide.Shielded {
		for _, x := range []struct{ table, row, is string }{{"contact", "hx", hiddenContact("hx")}, {"request", "hy", hiddenRequest("hy")}, {"task", "hz", hiddenTask("hz")}} {
			hidden += " AND NOT EXISTS (SELECT 1 FROM " + x.table + " AS " + x.row + " WHERE " + x.row + ".organisation_id = $1 AND " + x.row + ".id = clock.subject_id AND " + x.is + ")"
		}
	}
	return "SELECT promise, subject_id, due_at, product, department FROM clock WHERE organisation_id = $1 AND state = 2 AND due_at <= $2" + in + hidden +
		" ORDER BY due_at LIMIT " + itoa(limit)
}

func runningCount(in string) string {
	return "SELECT COUNT(*) FROM clock WHERE organisation_id = $1 AND state = 2 AND due_at <= $2" + in
}

// oneRow reads the one row of a query.
func (tx *Tx) oneRow(ctx context.Context, text string, args []any, to ...any) error {
	rows, err := tx.query(ctx, text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Waiting is one open task by its labels, without what was written in it.
type Waiting struct {
	ID           int64
	Kind         handover.TaskKind
	Title        string
	Product      uint32
	Department   uint32
	Staff        int64
	StaffName    string
	Urgent       bool
	Created, Due calendar.Instant
}

// WaitingWork are the open tasks, the first due first.
func (tx *Tx) WaitingWork(ctx context.Context, organisation int64, see Sight, limit int) ([]Waiting, error) {
	in, err := tx.in(ctx, organisation, see)
	if err != nil {
		return nil, err
	}
	rows, err := tx.query(ctx, waitingText(in, see.Hide, limit), organisation)
	if err != nil {
		return nil, wrap("read what waits", err)
	}
	defer rows.Close()
	var all []Waiting
	for rows.Next() {
		var w Waiting
		var kind, product, department, urgent int32
		var created, due int64
		if err := rows.Scan(&w.ID, &kind, &w.Title, &product, &department, &w.Staff, &w.StaffName, &urgent, &created, &due); err != nil {
			return nil, wrap("read what waits", err)
		}
		w.Kind, w.Product, w.Department, w.Urgent = handover.TaskKind(kind), uint32(product), uint32(department), urgent != 0
		w.Created, w.Due = calendar.Instant(created), calendar.Instant(due)
		all = append(all, w)
	}
	return all, wrap("read what waits", rows.Err())
}

func waitingText(in string, hide Hide, limit int) string {
	in += hide.task("task")
	return "SELECT id, kind, title, product, department, staff_id, staff_name, urgent, created_at, due_at FROM task WHERE organisation_id = $1 AND closed_at IS NULL" + in +
		" ORDER BY due_at, id LIMIT " + itoa(limit)
}

// CountWork is how many tasks are open, how many of them are late, and how many
// nobody took.
func (tx *Tx) CountWork(ctx context.Context, organisation int64, see Sight, now calendar.Instant) (open, late, free int64, err error) {
	in, err := tx.in(ctx, organisation, see)
	if err != nil {
		return 0, 0, 0, err
	}
	err = tx.oneRow(ctx, countText(in, see.Hide), []any{organisation, int64(now)}, &open, &late, &free)
	return open, late, free, wrap("count what waits", err)
}

func countText(in string, hide Hide) string {
	in += hide.task("task")
	return "SELECT COUNT(*), COUNT(CASE WHEN due_at < $2 THEN 1 END), COUNT(CASE WHEN staff_id = 0 THEN 1 END) FROM task WHERE organisation_id = $1 AND closed_at IS NULL" + in
}

// OpenChannels are the channels of the drafts of everybody, by draft: nothing
// else of what stands in them is read.
func (tx *Tx) OpenChannels(ctx context.Context, organisation int64, limit int) (map[int64]contact.Channel, error) {
	rows, err := tx.q.OpenDraftBodies(ctx, gen.OpenDraftBodiesParams{OrganisationID: organisation, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read open drafts", err)
	}
	all := make(map[int64]contact.Channel, len(rows))
	for _, r := range rows {
		var d struct{ Channel contact.Channel }
		if err := json.Unmarshal([]byte(r.Body), &d); err != nil {
			return nil, fmt.Errorf("read draft %d: %w", r.ID, err)
		}
		all[r.ID] = d.Channel
	}
	return all, nil
}
