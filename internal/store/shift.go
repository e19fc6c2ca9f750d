package store

import (
	"context"

	"handvest/internal/calendar"
)

// RunningAfter are the subjects of promises that run and are due at or after a
// place, the first due first, each as often as it has such promises. The place
// is a due moment and a subject.
func (tx *Tx) RunningAfter(ctx context.Context, organisation int64, after Place, limit int) ([]Place, error) {
	rows, err := tx.query(ctx, "SELECT due_at, subject_id FROM clock WHERE organisation_id = $1 AND state = 2 AND due_at >= $2 AND (due_at > $2 OR subject_id > $3) "+
		"ORDER BY due_at, subject_id LIMIT "+itoa(limit), organisation, int64(after.At), after.Subject)
	if err != nil {
		return nil, wrap("read what runs", err)
	}
	defer rows.Close()
	var all []Place
	for rows.Next() {
		var at, subject int64
		if err := rows.Scan(&at, &subject); err != nil {
			return nil, wrap("read what runs", err)
		}
		all = append(all, Place{At: calendar.Instant(at), Subject: subject})
	}
	return all, wrap("read what runs", rows.Err())
}

// CountRunning is how many promises run with a due moment.
func (tx *Tx) CountRunning(ctx context.Context, organisation int64) (int64, error) {
	var n int64
	err := tx.oneRow(ctx, "SELECT COUNT(*) FROM clock WHERE organisation_id = $1 AND state = 2 AND due_at IS NOT NULL", []any{organisation}, &n)
	return n, wrap("count what runs", err)
}

// ShiftWork gives open requests and tasks another due moment, by subject.
func (tx *Tx) ShiftWork(ctx context.Context, organisation int64, due map[int64]calendar.Instant) error {
	subjects, moments := make([]int64, 0, len(due)), make([]int64, 0, len(due))
	for id, at := range due {
		subjects, moments = append(subjects, id), append(moments, int64(at))
	}
	if len(subjects) == 0 {
		return nil
	}
	if tx.pg != nil {
		for _, text := range []string{
			"UPDATE request SET due_at = w.at FROM unnest($2::bigint[], $3::bigint[]) AS w (id, at) WHERE request.organisation_id = $1 AND request.id = w.id AND request.open = 1",
			"UPDATE task SET due_at = w.at FROM unnest($2::bigint[], $3::bigint[]) AS w (id, at) WHERE task.organisation_id = $1 AND task.id = w.id AND task.closed_at IS NULL",
		} {
			if _, err := tx.pg.Exec(ctx, text, organisation, subjects, moments); err != nil {
				return wrap("move due moments", err)
			}
		}
		return nil
	}
	for _, text := range []string{
		"UPDATE request SET due_at = ?3 WHERE organisation_id = ?1 AND id = ?2 AND open = 1",
		"UPDATE task SET due_at = ?3 WHERE organisation_id = ?1 AND id = ?2 AND closed_at IS NULL",
	} {
		if err := tx.liteEach(text, len(subjects), func(i int) []any { return []any{organisation, subjects[i], moments[i]} }); err != nil {
			return wrap("move due moments", err)
		}
	}
	return nil
}

// liteEach runs one prepared statement with each of n rows of arguments.
func (tx *Tx) liteEach(text string, n int, args func(i int) []any) error {
	s, err := tx.lite.Prepare(text)
	if err != nil {
		return err
	}
	defer s.Done()
	for i := range n {
		if _, err := s.Run(args(i)...); err != nil {
			return err
		}
	}
	return nil
}
