package store

import (
	"context"

	"handvest/internal/calendar"
)

// NoticeWork is what there is to do about notices.
type NoticeWork struct {
	Asking  bool // late notices that the house must complete now
	Passed  bool // new dates that have passed
	Waiting bool // notices that may leave now
	Queued  bool // dispatches that may go now
	Broken  bool // dispatches that a server had in hand when it stopped
	Doubt   bool // dispatches about which a carrier may be asked now
}

// NoticeWork says what there is to do, by five indexes. Real is the moment by
// the wall clock: claims run by that.
func (tx *Tx) NoticeWork(ctx context.Context, organisation int64, now, real calendar.Instant) (NoticeWork, error) {
	var w NoticeWork
	rows, err := tx.query(ctx, `SELECT
		CAST(EXISTS (SELECT 1 FROM notice WHERE organisation_id = $1 AND state = 'asking' AND after_at <= $2) AS INTEGER),
		CAST(EXISTS (SELECT 1 FROM delay WHERE organisation_id = $1 AND watched = 1 AND new_due_at <= $2) AS INTEGER),
		CAST(EXISTS (SELECT 1 FROM notice WHERE organisation_id = $1 AND state = 'waiting' AND after_at <= $2) AS INTEGER),
		CAST(EXISTS (SELECT 1 FROM dispatch WHERE organisation_id = $1 AND state = 'queued' AND next_at <= $2) AS INTEGER),
		CAST(EXISTS (SELECT 1 FROM dispatch WHERE organisation_id = $1 AND state = 'sending' AND claimed_at <= $3) AS INTEGER),
		CAST(EXISTS (SELECT 1 FROM dispatch WHERE organisation_id = $1 AND state = 'doubtful' AND next_at <= $2 AND (claimed_at IS NULL OR claimed_at <= $3)) AS INTEGER)`, organisation, int64(now), int64(real))
	if err != nil {
		return w, wrap("look for notices to send", err)
	}
	defer rows.Close()
	for rows.Next() {
		var n [6]int32
		if err := rows.Scan(&n[0], &n[1], &n[2], &n[3], &n[4], &n[5]); err != nil {
			return w, wrap("look for notices to send", err)
		}
		w = NoticeWork{Asking: n[0] == 1, Passed: n[1] == 1, Waiting: n[2] == 1, Queued: n[3] == 1, Broken: n[4] == 1, Doubt: n[5] == 1}
	}
	return w, wrap("look for notices to send", rows.Err())
}
