package store

import (
	"context"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// CaseFilter says which subjects are read. The lists hold label ids; an empty
// list is all of them.
type CaseFilter struct {
	Kinds, Products, Channels, Departments, Districts, Origins []uint32

	On          charter.Event    // the moment that From and Until are about; zero is Received
	From, Until calendar.Instant // From and after, before Until; NoInstant or 0 is open
}

func (f *CaseFilter) moment() charter.Event {
	if f.On == charter.NoEvent {
		return charter.Received
	}
	return f.On
}

func open(i calendar.Instant) bool { return i == calendar.NoInstant || i == 0 }

// where is the condition of the labels and, when it has a column, of the
// period. It holds numbers only, so it is safe to write out.
//
// A plus before a column keeps SQLite from using its index: reading the table
// in the order of its key is what lets two connections share the work.
func (f *CaseFilter) where(plus string) string {
	var b strings.Builder
	for _, l := range []struct {
		column string
		ids    []uint32
	}{
		{"kind", f.Kinds}, {"product", f.Products}, {"channel", f.Channels},
		{"department", f.Departments}, {"district", f.Districts}, {"origin", f.Origins},
	} {
		inList(&b, plus+l.column, l.ids)
	}
	if i := columnOf[f.moment()]; i >= 0 {
		between(&b, plus+columns[i].column, f.From, f.Until)
	}
	return b.String()
}

func inList(b *strings.Builder, column string, ids []uint32) {
	if len(ids) == 0 {
		return
	}
	b.WriteString(" AND " + column + " IN (")
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.FormatUint(uint64(id), 10))
	}
	b.WriteByte(')')
}

func between(b *strings.Builder, column string, from, until calendar.Instant) {
	if !open(from) {
		b.WriteString(" AND " + column + " >= " + strconv.FormatInt(int64(from), 10))
	}
	if !open(until) {
		b.WriteString(" AND " + column + " < " + strconv.FormatInt(int64(until), 10))
	}
}

// caseRead is one reading of cases: which columns, and where they go.
type caseRead struct {
	filter  *CaseFilter
	events  []charter.Event
	columns []int // place of each event among the columns read, -1 for one from JSON
	names   []string
	json    int  // place of the column moments, -1 when it is not read
	late    bool // the period is judged here, its moment having no column
}

func newCaseRead(filter *CaseFilter, events []charter.Event) *caseRead {
	r := &caseRead{filter: filter, events: events, json: -1}
	r.names = append(r.names, "id", "kind", "product", "channel", "department", "district", "origin", "outcome", "pauses")
	for _, e := range events {
		if i := columnOf[e]; i >= 0 {
			r.columns = append(r.columns, len(r.names))
			r.names = append(r.names, columns[i].column)
		} else {
			r.columns = append(r.columns, -1)
			r.json = 0
		}
	}
	r.late = columnOf[filter.moment()] < 0 && !(open(filter.From) && open(filter.Until))
	if r.json == 0 || r.late {
		r.json = len(r.names)
		r.names = append(r.names, "moments")
	}
	return r
}

func (r *caseRead) query(plus string) string {
	return "SELECT " + strings.Join(r.names, ", ") + " FROM subject WHERE organisation_id = $1" + r.filter.where(plus)
}

// caseRow is room for one case on its way in.
type caseRow struct {
	id      int64
	labels  clock.Labels
	outcome uint32
	at      []calendar.Instant
	pauses  []byte
	moments []byte
	all     [charter.Events]calendar.Instant
}

// add appends a row that was read, unless its period says no.
func (r *caseRead) add(to *clock.Cases, row *caseRow) error {
	if r.json >= 0 {
		h := clock.History{}
		h.Clear()
		if err := momentsOf(row.moments, &h.Moments); err != nil {
			return err
		}
		row.all = h.Moments
		for k, c := range r.columns {
			if c < 0 {
				row.at[k] = row.all[r.events[k]]
			}
		}
		if r.late {
			at := row.all[r.filter.moment()]
			if !at.Known() || !open(r.filter.From) && at < r.filter.From || !open(r.filter.Until) && at >= r.filter.Until {
				return nil
			}
		}
	}
	var pauses []clock.Pause
	if len(row.pauses) > 0 {
		var err error
		if pauses, err = pausesOf(row.pauses); err != nil {
			return err
		}
	}
	to.Append(row.id, row.at, row.labels, row.outcome, pauses)
	return nil
}

// Cases reads subjects for a judgement, with the moments that are asked for,
// ordered by id. It is made for a million of them: both halves are read at the
// same time, so on a database that is being written to a case is as it was at
// some moment during the call.
func (db *DB) Cases(ctx context.Context, organisation int64, filter CaseFilter, events []charter.Event) (*clock.Cases, error) {
	read := newCaseRead(&filter, events)
	if db.lite != nil {
		cases, err := db.liteCases(ctx, organisation, read)
		return cases, wrap("read cases", explain(err))
	}
	cases, err := db.pgCases(ctx, organisation, read)
	return cases, wrap("read cases", explain(err))
}
