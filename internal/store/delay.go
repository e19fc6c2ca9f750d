package store

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/notice"
)

var delayColumns = []string{
	"organisation_id", "id", "subject_id", "promise", "due_at", "new_due_at", "cause", "house", "staff_id", "staff_name", "announced_at", "watched",
}

// PutDelays saves new dates.
func (tx *Tx) PutDelays(ctx context.Context, organisation int64, delays []notice.Delay) error {
	return wrap("save new dates", tx.putRows(ctx, "delay", delayColumns, len(delays), func(i int, to []any) []any {
		d := &delays[i]
		return append(to[:0], organisation, d.ID, d.Subject, d.Promise, int64(d.Due), int64(d.NewDue), d.Cause, flag(d.House), d.Staff, d.StaffName,
			int64(d.Announced), flag(d.Watched))
	}))
}

func (tx *Tx) delaysWhere(ctx context.Context, organisation int64, where string, args ...any) ([]notice.Delay, error) {
	rows, err := tx.query(ctx, "SELECT "+strings.Join(delayColumns, ", ")+" FROM delay WHERE organisation_id = $1"+where, append([]any{organisation}, args...)...)
	if err != nil {
		return nil, wrap("read new dates", err)
	}
	defer rows.Close()
	var all []notice.Delay
	for rows.Next() {
		var d notice.Delay
		var of, due, renewed, announced int64
		var house, watched int32
		if err := rows.Scan(&of, &d.ID, &d.Subject, &d.Promise, &due, &renewed, &d.Cause, &house, &d.Staff, &d.StaffName, &announced, &watched); err != nil {
			return nil, wrap("read new dates", err)
		}
		d.Due, d.NewDue, d.Announced = calendar.Instant(due), calendar.Instant(renewed), calendar.Instant(announced)
		d.House, d.Watched = house != 0, watched != 0
		all = append(all, d)
	}
	return all, wrap("read new dates", rows.Err())
}

// DelaysOf are the new dates that were told about some subjects, in order.
func (tx *Tx) DelaysOf(ctx context.Context, organisation int64, subjects []int64) ([]notice.Delay, error) {
	if len(subjects) == 0 {
		return nil, nil
	}
	return tx.delaysWhere(ctx, organisation, " AND subject_id IN ("+idList(subjects)+") ORDER BY subject_id, id")
}

// DelaysPassed are the watched new dates that have passed, the first first.
func (tx *Tx) DelaysPassed(ctx context.Context, organisation int64, now calendar.Instant, limit int) ([]notice.Delay, error) {
	return tx.delaysWhere(ctx, organisation, " AND watched = 1 AND new_due_at <= $2 ORDER BY new_due_at, id LIMIT "+itoa(limit)+tx.held(), int64(now))
}

// UnwatchDelays ends the watch over some new dates.
func (tx *Tx) UnwatchDelays(ctx context.Context, organisation int64, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.exec(ctx, "UPDATE delay SET watched = 0 WHERE organisation_id = $1 AND id IN ("+idList(ids)+")", organisation)
	return wrap("end the watch over new dates", err)
}

// UnwatchDelaysOf ends the watch over all new dates of some subjects.
func (tx *Tx) UnwatchDelaysOf(ctx context.Context, organisation int64, subjects []int64) error {
	if len(subjects) == 0 {
		return nil
	}
	_, err := tx.exec(ctx, "UPDATE delay SET watched = 0 WHERE organisation_id = $1 AND watched = 1 AND subject_id IN ("+idList(subjects)+")", organisation)
	return wrap("end the watch over new dates", err)
}
