package store

import (
	"context"

	"handvest/internal/calendar"
)

// Owed is who owes the work on one subject: a task, or a request with the
// people who took its open tasks.
type Owed struct {
	Subject    int64
	Request    int64 // 0 when it is a task for no request
	Task       int64 // 0 when it is a request
	Reference  string
	Title      string
	Department string // label code
	Staff      []int64
	Open       bool
	Shielded   bool
	Due        calendar.Instant
}

// WorkOn says of some subjects who owes the work on them, in three queries.
// What only another system told of is not in the map.
func (tx *Tx) WorkOn(ctx context.Context, organisation int64, subjects []int64) (map[int64]*Owed, error) {
	all := make(map[int64]*Owed, len(subjects))
	if len(subjects) == 0 {
		return all, nil
	}
	var labels []int32
	of := map[int64]int32{}
	ids := numbers(subjects)
	read := func(text string, task bool) error {
		rows, err := tx.query(ctx, text, organisation)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id, request, due, staff, open, hidden int64
			var department int32
			o := &Owed{}
			if err := rows.Scan(&id, &request, &o.Reference, &o.Title, &department, &due, &staff, &open, &hidden); err != nil {
				return err
			}
			o.Subject, o.Request, o.Open, o.Shielded, o.Due = id, request, open != 0, hidden != 0, calendar.Instant(due)
			if task {
				o.Task = id
			}
			if staff != 0 {
				o.Staff = []int64{staff}
			}
			all[id], of[id] = o, department
			labels = append(labels, department)
		}
		return rows.Err()
	}
	if err := read(owedTasks(ids), true); err != nil {
		return nil, wrap("read who owes the work", err)
	}
	if err := read(owedRequests(ids), false); err != nil {
		return nil, wrap("read who owes the work", err)
	}
	rows, err := tx.query(ctx, "SELECT DISTINCT request_id, staff_id FROM task WHERE organisation_id = $1 AND request_id <> 0 AND request_id IN ("+ids+
		") AND closed_at IS NULL AND staff_id <> 0 ORDER BY request_id, staff_id", organisation)
	if err != nil {
		return nil, wrap("read who took the work", err)
	}
	defer rows.Close()
	for rows.Next() {
		var request, staff int64
		if err := rows.Scan(&request, &staff); err != nil {
			return nil, wrap("read who took the work", err)
		}
		if o := all[request]; o != nil {
			o.Staff = append(o.Staff, staff)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("read who took the work", err)
	}
	codes, err := tx.codes(ctx, organisation, labels)
	for id, o := range all {
		o.Department = codes[of[id]]
	}
	return all, err
}

func owedTasks(ids string) string {
	return "SELECT o.id, o.request_id, '' AS reference, o.title, o.department, o.due_at, o.staff_id, CAST(CASE WHEN o.closed_at IS NULL THEN 1 ELSE 0 END AS BIGINT) AS open, " +
		"CAST(CASE WHEN " + hiddenTask("o") + " THEN 1 ELSE 0 END AS BIGINT) AS hidden FROM task AS o WHERE o.organisation_id = $1 AND o.id IN (" + ids + ")"
}

func owedRequests(ids string) string {
	return "SELECT o.id, o.id AS request_id, o.reference, o.title, o.department, o.due_at, CAST(0 AS BIGINT) AS staff_id, CAST(o.open AS BIGINT) AS open, " +
		"CAST(CASE WHEN " + hiddenRequest("o") + " THEN 1 ELSE 0 END AS BIGINT) AS hidden FROM request AS o WHERE o.organisation_id = $1 AND o.id IN (" + ids + ")"
}

// BeginFeed lets a consumer that never read begin after what is in the feed
// now; one that read before stays where it is.
func (tx *Tx) BeginFeed(ctx context.Context, consumer string) error {
	_, err := tx.exec(ctx, "INSERT INTO cursor (consumer, feed) SELECT $1, COALESCE(MAX(feed), 0) FROM journal WHERE feed > 0 ON CONFLICT DO NOTHING", consumer)
	return wrap("begin to read the feed", err)
}
