package store

import (
	"context"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/clock"
)

var measuredColumns = []string{
	"subject_id", "state", "exclusion", "promise_version", "started_at", "due_date", "due_at", "ended_at",
	"gross_ms", "net_ms", "paused_ms", "used", "kind", "product", "channel", "department", "district", "origin",
}

func measuredQuery(plus string, from, until calendar.Instant) string {
	var b strings.Builder
	b.WriteString("SELECT " + strings.Join(measuredColumns, ", ") + " FROM clock WHERE organisation_id = $1 AND promise = $2")
	between(&b, plus+"started_at", from, until)
	return b.String()
}

// Measured reads all clocks of one promise that started in a period (from and
// after, before until; NoInstant or 0 is open), ordered by subject. Like Cases
// it is made for a million.
func (db *DB) Measured(ctx context.Context, organisation int64, promise uint32, from, until calendar.Instant) (*clock.Measured, error) {
	var m *clock.Measured
	var err error
	if db.lite != nil {
		m, err = db.liteMeasured(ctx, organisation, promise, from, until)
	} else {
		m, err = db.pgMeasured(ctx, organisation, promise, from, until)
	}
	return m, wrap("read clocks", explain(err))
}

// Changes is what happened to the clocks of one promise since a feed number.
type Changes struct {
	Feed     int64           // ask from here the next time
	Subjects []int64         // all subjects with something new, in order
	Measured *clock.Measured // their clocks; a subject without one has none any more
	More     bool            // there is more than the limit: ask again
}

// MeasuredSince reads what changed since a feed number, so that a set that
// Measured gave can be kept up to date: drop the subjects, add their clocks.
// It reads at most limit journal rows. A promise that was measured anew as a
// whole (DeleteClocks and PutClocks without journal rows) must be read anew.
func (tx *Tx) MeasuredSince(ctx context.Context, organisation int64, promise uint32, after int64, limit int) (Changes, error) {
	c := Changes{Feed: after, Measured: &clock.Measured{}}
	n, last := int64(0), (*int64)(nil)
	if err := tx.oneRow(ctx, "SELECT COUNT(*), MAX(feed) FROM (SELECT feed FROM journal WHERE feed > CAST($1 AS BIGINT) ORDER BY feed LIMIT $2) AS next",
		[]any{after, limit}, &n, &last); err != nil || last == nil {
		return c, wrap("read changes", err)
	}
	c.Feed, c.More = *last, n == int64(limit)
	// The subjects stand in the query by their place in the feed, so that it
	// is one query however many they are.
	const text = `SELECT DISTINCT subject_id FROM journal
		WHERE feed > CAST($1 AS BIGINT) AND feed <= CAST($2 AS BIGINT) AND organisation_id = $3`
	ids, err := tx.query(ctx, text+" ORDER BY subject_id", after, c.Feed, organisation)
	if err != nil {
		return c, wrap("read changes", err)
	}
	defer ids.Close()
	for ids.Next() {
		var id int64
		if err := ids.Scan(&id); err != nil {
			return c, wrap("read changes", err)
		}
		c.Subjects = append(c.Subjects, id)
	}
	if err := ids.Err(); err != nil {
		return c, wrap("read changes", err)
	}
	clocks, err := tx.query(ctx, "SELECT "+strings.Join(measuredColumns, ", ")+" FROM clock WHERE organisation_id = $3 AND promise = $4 AND subject_id IN ("+text+") ORDER BY subject_id",
		after, c.Feed, organisation, int32(promise))
	if err != nil {
		return c, wrap("read changes", err)
	}
	defer clocks.Close()
	for clocks.Next() {
		var m measuredRow
		if err := clocks.Scan(m.fields()...); err != nil {
			return c, wrap("read changes", err)
		}
		c.Measured.Append(m.subject, m.result(), m.labels)
	}
	return c, wrap("read changes", clocks.Err())
}

// measuredRow is one row of measuredColumns.
type measuredRow struct {
	subject                   int64
	state, exclusion, version int32
	start, dueAt, end         *int64
	due                       *string
	gross, net, paused, used  int64
	labels                    clock.Labels
}

func (m *measuredRow) fields() []any {
	l := &m.labels
	return []any{
		&m.subject, &m.state, &m.exclusion, &m.version, &m.start, &m.due, &m.dueAt, &m.end,
		&m.gross, &m.net, &m.paused, &m.used, &l.Subject, &l.Product, &l.Channel, &l.Department, &l.District, &l.Origin,
	}
}

func (m *measuredRow) result() clock.Result {
	return clock.Result{
		State: clock.State(m.state), Exclusion: clock.Exclusion(m.exclusion), Version: m.version,
		Start: instantOf(m.start), Due: calendar.Due{Date: dateOfPtr(m.due), At: instantOf(m.dueAt)}, End: instantOf(m.end),
		Gross: milliseconds(m.gross), Net: milliseconds(m.net), Paused: milliseconds(m.paused), Used: m.used,
	}
}

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }
