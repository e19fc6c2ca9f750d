package store

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/store/gen"
)

// What is read about many cases at once, to tell their citizens something.

func (tx *Tx) tasksWhere(ctx context.Context, organisation int64, where string) ([]handover.Task, error) {
	rows, err := tx.query(ctx, "SELECT "+strings.Join(taskColumns, ", ")+" FROM task WHERE organisation_id = $1"+where, organisation)
	if err != nil {
		return nil, wrap("read tasks", err)
	}
	defer rows.Close()
	var all []gen.Task
	for rows.Next() {
		var r gen.Task
		if err := rows.Scan(taskFields(&r)...); err != nil {
			return nil, wrap("read tasks", err)
		}
		all = append(all, r)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("read tasks", err)
	}
	return tx.tasksOf(ctx, organisation, all)
}

// TasksByID reads some tasks; those that do not exist are left out.
func (tx *Tx) TasksByID(ctx context.Context, organisation int64, ids []int64) ([]handover.Task, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return tx.tasksWhere(ctx, organisation, " AND id IN ("+idList(ids)+") ORDER BY id")
}

// TasksOfRequests are the tasks for some requests.
func (tx *Tx) TasksOfRequests(ctx context.Context, organisation int64, requests []int64) ([]handover.Task, error) {
	if len(requests) == 0 {
		return nil, nil
	}
	return tx.tasksWhere(ctx, organisation, " AND request_id <> 0 AND request_id IN ("+idList(requests)+") ORDER BY id")
}

// MendingTasks are the open tasks to mend the data of some parties.
func (tx *Tx) MendingTasks(ctx context.Context, organisation int64, parties []int64) ([]handover.Task, error) {
	if len(parties) == 0 {
		return nil, nil
	}
	return tx.tasksWhere(ctx, organisation, " AND party_id <> 0 AND party_id IN ("+idList(parties)+") AND closed_at IS NULL AND kind = "+itoa(int(handover.Mending))+" ORDER BY id")
}

// Who is the other side of a contact.
type Who struct {
	Party  int64 // 0 is a caller whom we do not know
	Caller contact.Caller
}

// WhoCalled says who the other side of some contacts was.
func (tx *Tx) WhoCalled(ctx context.Context, organisation int64, contacts []int64) (map[int64]Who, error) {
	found := map[int64]Who{}
	if len(contacts) == 0 {
		return found, nil
	}
	rows, err := tx.query(ctx, "SELECT id, party_id, caller_name, caller_phone, caller_email, phone FROM contact WHERE organisation_id = $1 AND id IN ("+idList(contacts)+")", organisation)
	if err != nil {
		return nil, wrap("read who got in touch", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var w Who
		var rang string
		if err := rows.Scan(&id, &w.Party, &w.Caller.Name, &w.Caller.Phone, &w.Caller.Email, &rang); err != nil {
			return nil, wrap("read who got in touch", err)
		}
		if w.Caller.Phone == "" {
			w.Caller.Phone = rang
		}
		found[id] = w
	}
	return found, wrap("read who got in touch", rows.Err())
}

// AskedLast is when somebody got in touch about some requests last.
func (tx *Tx) AskedLast(ctx context.Context, organisation int64, requests []int64) (map[int64]calendar.Instant, error) {
	asked := map[int64]calendar.Instant{}
	if len(requests) == 0 {
		return asked, nil
	}
	rows, err := tx.query(ctx, "SELECT request_id, CAST(MAX(received_at) AS BIGINT) FROM contact_question WHERE organisation_id = $1 AND request_id <> 0 AND request_id IN ("+
		idList(requests)+") GROUP BY request_id", organisation)
	if err != nil {
		return nil, wrap("read who asked again", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, last int64
		if err := rows.Scan(&id, &last); err != nil {
			return nil, wrap("read who asked again", err)
		}
		asked[id] = calendar.Instant(last)
	}
	return asked, wrap("read who asked again", rows.Err())
}
