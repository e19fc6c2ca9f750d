package store

import (
	"context"

	"handvest/internal/contact"
	"handvest/internal/handover"
)

// What another system tells about contacts, requests and tasks comes again and
// again: what is known already stays, or takes over how far it is.

const keepFirst = " ON CONFLICT DO NOTHING"

// overwriting writes over some columns of a row that is there already.
func overwriting(table string, columns ...string) string {
	return " ON CONFLICT (organisation_id, id) DO UPDATE SET version = " + table + ".version + 1, " + update(columns)
}

// TellContacts is PutContacts for contacts of which some may be known already;
// those stay as they are.
func (tx *Tx) TellContacts(ctx context.Context, organisation int64, contacts []contact.Contact) error {
	return tx.putContacts(ctx, organisation, contacts, keepFirst)
}

// TellRequests is PutRequests for requests of which some may be known already;
// those take over whether they are open, and how many contacts they had.
func (tx *Tx) TellRequests(ctx context.Context, organisation int64, requests []contact.Request) error {
	return tx.putRequests(ctx, organisation, requests, overwriting("request", "open", "closed_at", "due_at", "contacts"))
}

// TellTasks is PutTasks for tasks of which some may be known already; those
// take over their end. What somebody here did with a task stays.
func (tx *Tx) TellTasks(ctx context.Context, organisation int64, tasks []handover.Task) error {
	return tx.putTasks(ctx, organisation, tasks, overwriting("task", "state", "closed_at", "outcome")+" WHERE task.closed_at IS NULL AND excluded.closed_at IS NOT NULL")
}

// KnownParties says which of some parties exist, by their ids.
func (tx *Tx) KnownParties(ctx context.Context, organisation int64, ids []int64) (map[int64]bool, error) {
	known := make(map[int64]bool, len(ids))
	if len(ids) == 0 {
		return known, nil
	}
	rows, err := tx.query(ctx, "SELECT id FROM party WHERE organisation_id = $1 AND id IN ("+numbers(ids)+")", organisation)
	if err != nil {
		return nil, wrap("look for parties", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, wrap("look for parties", err)
		}
		known[id] = true
	}
	return known, wrap("look for parties", rows.Err())
}
