package store

import "context"

// Counts is how many rows an organisation has of what the desk makes.
type Counts struct{ Drafts, Contacts, Questions, Requests, Tasks, Notices, Transfers, Subjects int64 }

// Counts counts them all. It walks the tables: for reports and tests.
func (db *DB) Counts(ctx context.Context, organisation int64) (Counts, error) {
	var n Counts
	err := db.Read(ctx, func(tx *Tx) error {
		rows, err := tx.query(ctx, `SELECT (SELECT COUNT(*) FROM draft WHERE organisation_id = $1), (SELECT COUNT(*) FROM contact WHERE organisation_id = $1),
			(SELECT COUNT(*) FROM contact_question WHERE organisation_id = $1), (SELECT COUNT(*) FROM request WHERE organisation_id = $1),
			(SELECT COUNT(*) FROM task WHERE organisation_id = $1), (SELECT COUNT(*) FROM notice WHERE organisation_id = $1),
			(SELECT COUNT(*) FROM transfer_attempt WHERE organisation_id = $1), (SELECT COUNT(*) FROM subject WHERE organisation_id = $1)`, organisation)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			if err := rows.Scan(&n.Drafts, &n.Contacts, &n.Questions, &n.Requests, &n.Tasks, &n.Notices, &n.Transfers, &n.Subjects); err != nil {
				return err
			}
		}
		return rows.Err()
	})
	return n, wrap("count", err)
}
