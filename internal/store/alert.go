package store

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/handover"
)

var alertColumns = []string{
	"organisation_id", "id", "audience", "event", "kind", "fraction", "subject_id", "request_id", "task_id", "promise", "department", "nobody",
	"by_name", "body", "at", "due_at", "read_at", "read_by",
}

// AddAlerts warns employees. An audience that was warned of the same event
// before keeps that alert as it is. An alert without a moment fell now.
// Everybody who listens to alerts hears it.
func (tx *Tx) AddAlerts(ctx context.Context, organisation int64, alerts ...handover.Alert) error {
	if len(alerts) == 0 {
		return nil
	}
	now := tx.Now()
	const over = " ON CONFLICT (organisation_id, audience, event) DO NOTHING"
	if err := tx.putRowsOver(ctx, "alert", alertColumns, over, len(alerts), func(i int, to []any) []any {
		a := &alerts[i]
		at, due, read := a.At, instantPtr(a.Due), instantPtr(a.Read)
		if !at.Known() || at == 0 {
			at = now
		}
		if a.Due == 0 {
			due = nil
		}
		if a.Read == 0 {
			read = nil
		}
		id := a.ID
		if id == 0 {
			id = tx.NewID()
		}
		return append(to[:0], organisation, id, string(a.To), a.Event, string(a.Kind), int32(a.Fraction), a.Subject, a.Request, a.Task, a.Promise, a.Department,
			flag(a.Nobody), a.By, a.Text, int64(at), due, read, a.ReadBy)
	}); err != nil {
		return wrap("warn employees", err)
	}
	tx.Pulse(organisation, "alerts")
	return nil
}

// audiencePlaces are numbered parameters from a number on, and their values.
func audiencePlaces(to []handover.Audience, from int, args []any) (string, []any) {
	places := make([]string, len(to))
	for i, a := range to {
		places[i] = "$" + itoa(from+i)
		args = append(args, string(a))
	}
	return strings.Join(places, ", "), args
}

// Alerts lists what some audiences are warned of, the last first, from the
// first after a place; only what nobody of them read yet, when asked.
func (tx *Tx) Alerts(ctx context.Context, organisation int64, to []handover.Audience, unread bool, after Place, limit int) ([]handover.Alert, error) {
	if len(to) == 0 {
		return nil, nil
	}
	args := []any{organisation}
	pages := make([]string, len(to))
	for i, a := range to {
		w := &listing{from: "alert", at: "at", id: "id"}
		w.where.WriteString(" WHERE organisation_id = $1 AND audience = $" + itoa(i+2))
		if unread {
			w.where.WriteString(" AND read_at IS NULL")
		}
		pages[i] = w.text(after, limit)
		args = append(args, string(a))
	}
	rows, err := tx.query(ctx, "SELECT l."+strings.Join(alertColumns[1:], ", l.")+" FROM ("+union(pages, limit)+
		") AS k JOIN alert AS l ON l.organisation_id = $1 AND l.id = k.id ORDER BY k.at DESC, k.id DESC", args...)
	if err != nil {
		return nil, wrap("list alerts", err)
	}
	defer rows.Close()
	var all []handover.Alert
	for rows.Next() {
		var a handover.Alert
		var audience, kind string
		var fraction, nobody int32
		var at int64
		var due, read *int64
		if err := rows.Scan(&a.ID, &audience, &a.Event, &kind, &fraction, &a.Subject, &a.Request, &a.Task, &a.Promise, &a.Department, &nobody,
			&a.By, &a.Text, &at, &due, &read, &a.ReadBy); err != nil {
			return nil, wrap("list alerts", err)
		}
		a.To, a.Kind, a.Fraction, a.Nobody = handover.Audience(audience), handover.AlertKind(kind), int(fraction), nobody != 0
		a.At, a.Due, a.Read = calendar.Instant(at), instantOf(due), instantOf(read)
		all = append(all, a)
	}
	return all, wrap("list alerts", rows.Err())
}

// CountAlerts is how many alerts some audiences did not read, counted up to
// most.
func (tx *Tx) CountAlerts(ctx context.Context, organisation int64, to []handover.Audience, most int) (int, error) {
	if len(to) == 0 {
		return 0, nil
	}
	places, args := audiencePlaces(to, 2, []any{organisation})
	var n int64
	err := tx.oneRow(ctx, "SELECT COUNT(*) FROM (SELECT 1 FROM alert WHERE organisation_id = $1 AND read_at IS NULL AND audience IN ("+places+
		") LIMIT "+itoa(most)+") AS page0", args, &n)
	return int(n), wrap("count alerts", err)
}

// ReadAlerts marks alerts of some audiences as read by somebody: those with
// the given ids, or all when there are none. It gives how many that were.
func (tx *Tx) ReadAlerts(ctx context.Context, organisation int64, to []handover.Audience, ids []int64, by string) (int64, error) {
	if len(to) == 0 {
		return 0, nil
	}
	places, args := audiencePlaces(to, 4, []any{organisation, int64(tx.Now()), by})
	text := "UPDATE alert SET read_at = $2, read_by = $3 WHERE organisation_id = $1 AND read_at IS NULL AND audience IN (" + places + ")"
	if len(ids) > 0 {
		text += " AND id IN (" + numbers(ids) + ")"
	}
	n, err := tx.exec(ctx, text, args...)
	if n > 0 {
		tx.Pulse(organisation, "alerts")
	}
	return n, wrap("mark alerts as read", err)
}

// EndAlerts marks the alerts about work that ended as read by nobody: there is
// nothing left to do.
func (tx *Tx) EndAlerts(ctx context.Context, organisation int64, subjects []int64) error {
	if len(subjects) == 0 {
		return nil
	}
	n, err := tx.exec(ctx, "UPDATE alert SET read_at = $2 WHERE organisation_id = $1 AND read_at IS NULL AND subject_id IN ("+numbers(subjects)+")", organisation, int64(tx.Now()))
	if n > 0 {
		tx.Pulse(organisation, "alerts")
	}
	return wrap("end alerts", err)
}

// OvertakeAlerts marks the warnings about the terms of some subjects as read by
// nobody, because a later one comes.
func (tx *Tx) OvertakeAlerts(ctx context.Context, organisation int64, subjects []int64) error {
	if len(subjects) == 0 {
		return nil
	}
	_, err := tx.exec(ctx, "UPDATE alert SET read_at = $2 WHERE organisation_id = $1 AND read_at IS NULL AND subject_id IN ("+numbers(subjects)+") AND kind IN ('risk', 'last_day')",
		organisation, int64(tx.Now()))
	return wrap("overtake alerts", err)
}

// exec runs one statement on either database and gives the number of rows that
// it touched.
func (tx *Tx) exec(ctx context.Context, text string, args ...any) (int64, error) {
	if tx.lite != nil {
		tag, err := tx.lite.Exec(ctx, text, args...)
		return tag.RowsAffected(), err
	}
	tag, err := tx.pg.Exec(ctx, text, args...)
	return tag.RowsAffected(), err
}
