package store

import (
	"context"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/store/gen"
)

// LineFilter says which clocks of one promise are listed.
type LineFilter struct {
	Promise    uint32
	States     []clock.State     // empty is all
	Exclusions []clock.Exclusion // empty is all

	Kinds, Products, Channels, Departments, Districts, Origins []uint32 // label ids; empty is all

	From, Until calendar.Instant // of the start of the clock: From and after, before Until; NoInstant or 0 is open
}

// Line is one clock in a list, with what a person knows its subject by.
type Line struct {
	Clock
	Source    uint32
	Reference string
}

// Place is where a page of a list ended; the zero Place is before the first.
type Place struct {
	At      calendar.Instant
	Subject int64
}

// After is the place of a line, for the next page.
func (l *Line) After() Place {
	at := l.Result.Due.At
	if !at.Known() {
		at = 0
	}
	return Place{At: at, Subject: l.Subject}
}

func (f *LineFilter) where() string {
	var b strings.Builder
	b.WriteString(" FROM clock WHERE organisation_id = $1 AND promise = $2")
	states := make([]uint32, len(f.States))
	for i, s := range f.States {
		states[i] = uint32(s)
	}
	inList(&b, "state", states)
	exclusions := make([]uint32, len(f.Exclusions))
	for i, e := range f.Exclusions {
		exclusions[i] = uint32(e)
	}
	inList(&b, "exclusion", exclusions)
	labels := CaseFilter{Kinds: f.Kinds, Products: f.Products, Channels: f.Channels, Departments: f.Departments, Districts: f.Districts, Origins: f.Origins}
	b.WriteString(labels.where(""))
	between(&b, "started_at", f.From, f.Until)
	return b.String()
}

// Lines lists clocks, the latest due moment first, from the first after a
// place. It is one query.
func (tx *Tx) Lines(ctx context.Context, organisation int64, filter LineFilter, after Place, limit int) ([]Line, error) {
	page := "SELECT " + strings.Join(clockColumns, ", ") + filter.where()
	if after != (Place{}) {
		page += " AND (COALESCE(due_at, 0), subject_id) < (" + strconv.FormatInt(int64(after.At), 10) + ", " + strconv.FormatInt(after.Subject, 10) + ")"
	}
	page += " ORDER BY COALESCE(due_at, 0) DESC, subject_id DESC LIMIT " + strconv.Itoa(limit)
	rows, err := tx.query(ctx, "SELECT c."+strings.Join(clockColumns, ", c.")+", s.source, s.reference FROM ("+page+
		") AS c JOIN subject AS s ON s.organisation_id = c.organisation_id AND s.id = c.subject_id ORDER BY COALESCE(c.due_at, 0) DESC, c.subject_id DESC",
		organisation, int32(filter.Promise))
	if err != nil {
		return nil, wrap("list clocks", err)
	}
	defer rows.Close()
	var all []Line
	for rows.Next() {
		var r gen.Clock
		var source int32
		var l Line
		if err := rows.Scan(append(clockFields(&r), &source, &l.Reference)...); err != nil {
			return nil, wrap("list clocks", err)
		}
		l.Clock, l.Source = clockOf(r), uint32(source)
		all = append(all, l)
	}
	return all, wrap("list clocks", rows.Err())
}

// CountLines is how many lines the whole list has.
func (tx *Tx) CountLines(ctx context.Context, organisation int64, filter LineFilter) (int64, error) {
	rows, err := tx.query(ctx, "SELECT COUNT(*)"+filter.where(), organisation, int32(filter.Promise))
	if err != nil {
		return 0, wrap("count clocks", err)
	}
	n, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[int64])
	return n, wrap("count clocks", err)
}

// Subjects lists subjects, the last received first, from the first after a
// place (the moment of receipt and the id of the last one seen). Subjects that
// were never received are not in it.
func (tx *Tx) Subjects(ctx context.Context, organisation int64, filter CaseFilter, after Place, limit int) ([]Subject, error) {
	text := "SELECT " + strings.Join(subjectColumns, ", ") + " FROM subject WHERE organisation_id = $1 AND received_at IS NOT NULL" + filter.where("")
	if after != (Place{}) {
		text += " AND (received_at, id) < (" + strconv.FormatInt(int64(after.At), 10) + ", " + strconv.FormatInt(after.Subject, 10) + ")"
	}
	rows, err := tx.query(ctx, text+" ORDER BY received_at DESC, id DESC LIMIT "+strconv.Itoa(limit), organisation)
	if err != nil {
		return nil, wrap("list subjects", err)
	}
	defer rows.Close()
	var all []Subject
	for rows.Next() {
		var r gen.Subject
		if err := rows.Scan(subjectFields(&r)...); err != nil {
			return nil, wrap("list subjects", err)
		}
		s, err := subjectOf(r)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, wrap("list subjects", rows.Err())
}

// query runs a text that is the same for both databases but put together here.
func (tx *Tx) query(ctx context.Context, text string, args ...any) (pgx.Rows, error) {
	if tx.lite != nil {
		return tx.lite.Query(ctx, text, args...)
	}
	return tx.pg.Query(ctx, text, args...)
}
