package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/notice"
)

var markColumns = []string{"organisation_id", "id", "dispatch_id", "at", "kind", "staff_id", "staff_name", "proof"}

// AddDispatchMarks saves what happened to envelopes; marks without an id get one.
func (tx *Tx) AddDispatchMarks(ctx context.Context, organisation int64, marks []notice.Mark) error {
	for i := range marks {
		if marks[i].ID == 0 {
			marks[i].ID = tx.NewID()
		}
	}
	return wrap("save what happened to dispatches", tx.putRows(ctx, "dispatch_mark", markColumns, len(marks), func(i int, to []any) []any {
		s := &marks[i]
		return append(to[:0], organisation, s.ID, s.Dispatch, int64(s.At), string(s.Kind), s.Staff, s.StaffName, s.Proof)
	}))
}

// DispatchMarks are what happened to some envelopes, the first first.
func (tx *Tx) DispatchMarks(ctx context.Context, organisation int64, dispatches []int64) ([]notice.Mark, error) {
	if len(dispatches) == 0 {
		return nil, nil
	}
	rows, err := tx.query(ctx, "SELECT id, dispatch_id, at, kind, staff_id, staff_name, proof FROM dispatch_mark WHERE organisation_id = $1 AND dispatch_id IN ("+
		idList(dispatches)+") ORDER BY dispatch_id, id", organisation)
	if err != nil {
		return nil, wrap("read what happened to dispatches", err)
	}
	defer rows.Close()
	var all []notice.Mark
	for rows.Next() {
		var s notice.Mark
		var at int64
		var kind string
		if err := rows.Scan(&s.ID, &s.Dispatch, &at, &kind, &s.Staff, &s.StaffName, &s.Proof); err != nil {
			return nil, wrap("read what happened to dispatches", err)
		}
		s.At, s.Kind = calendar.Instant(at), notice.MarkKind(kind)
		all = append(all, s)
	}
	return all, wrap("read what happened to dispatches", rows.Err())
}
