package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"handvest/internal/store/gen"
)

// On PostgreSQL many new rows go by COPY. Many rows that may be there already
// are copied into a temporary table first and written over from there in one
// statement. A few rows go as prepared statements, all in one message.

// few is up to how many rows are sent as statements: COPY needs more messages.
const few = 32

// sendRows sends one statement for each of n rows and adds up how many rows
// they touched.
func (tx *Tx) sendRows(ctx context.Context, text string, n int, values func(i int) []any) (int64, error) {
	var batch pgx.Batch
	for i := range n {
		batch.Queue(text, values(i)...)
	}
	results := tx.pg.SendBatch(ctx, &batch)
	total := int64(0)
	for range n {
		tag, err := results.Exec()
		if err != nil {
			_ = results.Close() // tells the same error
			return 0, err
		}
		total += tag.RowsAffected()
	}
	return total, results.Close()
}

// addRows adds rows that are new, whichever way is quicker.
func (tx *Tx) addRows(ctx context.Context, table string, columns []string, n int, values func(i int, to []any) []any) error {
	if n == 0 {
		return nil
	}
	if n > few {
		return tx.copyRows(ctx, table, columns, n, values)
	}
	_, err := tx.sendRows(ctx, pgInsert(table, columns), n, func(i int) []any { return values(i, nil) })
	return err
}

func pgInsert(table string, columns []string) string {
	places := make([]string, len(columns))
	for i := range places {
		places[i] = "$" + strconv.Itoa(i+1)
	}
	return "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES (" + strings.Join(places, ", ") + ")"
}

// overClock, on both databases, writes over what was saved for the same promise and subject.
var overClock = " ON CONFLICT (organisation_id, promise, subject_id) DO UPDATE SET " + update(clockColumns[3:])

// copyRows sends n rows; values fills one into the slice it is given.
func (tx *Tx) copyRows(ctx context.Context, table string, columns []string, n int, values func(i int, to []any) []any) error {
	var row []any
	_, err := tx.pg.CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromSlice(n, func(i int) ([]any, error) {
		row = values(i, row)
		return row, nil
	}))
	return err
}

// desk makes an empty temporary table with the columns of another.
func (tx *Tx) desk(ctx context.Context, table string) (string, error) {
	name := "desk_" + table
	if _, err := tx.pg.Exec(ctx, fmt.Sprintf("CREATE TEMPORARY TABLE IF NOT EXISTS %s (LIKE %s) ON COMMIT DELETE ROWS", name, table)); err != nil {
		return "", err
	}
	_, err := tx.pg.Exec(ctx, "TRUNCATE "+name)
	return name, err
}

func (tx *Tx) pgAddSubjects(ctx context.Context, organisation int64, subjects []*Subject) error {
	return tx.addRows(ctx, "subject", subjectColumns, len(subjects), func(i int, to []any) []any {
		return subjects[i].values(organisation, to)
	})
}

func (tx *Tx) pgChangeSubjects(ctx context.Context, organisation int64, subjects []*Subject) (int64, error) {
	if len(subjects) == 0 {
		return 0, nil
	}
	set := make([]string, 0, len(subjectColumns))
	for i, c := range subjectColumns[2:] {
		set = append(set, fmt.Sprintf("%s = $%d", c, i+3))
	}
	text := "UPDATE subject SET " + strings.Join(set, ", ") + fmt.Sprintf(" WHERE organisation_id = $1 AND id = $2 AND version = $%d", len(subjectColumns)+1)
	return tx.sendRows(ctx, text, len(subjects), func(i int) []any {
		return append(subjects[i].values(organisation, nil), subjects[i].Was)
	})
}

func (tx *Tx) pgPutVersions(ctx context.Context, organisation int64, subjects []Subject) (int64, error) {
	ids, was, now := make([]int64, len(subjects)), make([]int32, len(subjects)), make([]int32, len(subjects))
	for i := range subjects {
		ids[i], was[i], now[i] = subjects[i].ID, subjects[i].Was, subjects[i].Version
	}
	tag, err := tx.pg.Exec(ctx, "UPDATE subject SET version = w.now FROM unnest($2::bigint[], $3::integer[], $4::integer[]) AS w (id, was, now) "+
		"WHERE subject.organisation_id = $1 AND subject.id = w.id AND subject.version = w.was", organisation, ids, was, now)
	return tag.RowsAffected(), err
}

func (tx *Tx) pgPutJournal(ctx context.Context, organisation int64, rows []JournalRow) error {
	if len(rows) >= numberAtOnce {
		// What others committed before us comes first in the feed.
		for {
			n, err := tx.pgNumber(ctx, 5000)
			if err != nil {
				return err
			}
			if n == 0 {
				break
			}
		}
		last, err := tx.takeFeed(ctx, len(rows))
		if err != nil {
			return err
		}
		for i := range rows {
			rows[i].Feed = last + int64(i) + 1
		}
	}
	return tx.addRows(ctx, "journal", journalColumns, len(rows), func(i int, to []any) []any {
		return rows[i].values(organisation, to)
	})
}

// pgNumber gives feed numbers to at most limit committed rows. It holds the
// row of the sequencer until the end of the transaction, so that the next to
// give out numbers sees these first.
func (tx *Tx) pgNumber(ctx context.Context, limit int) (int64, error) {
	var last int64
	if err := tx.pg.QueryRow(ctx, "SELECT feed FROM cursor WHERE consumer = $1 FOR UPDATE", sequencer).Scan(&last); err != nil {
		return 0, err
	}
	tag, err := tx.pg.Exec(ctx, `
		WITH next AS (
		    SELECT organisation_id, subject_id, version, ROW_NUMBER() OVER (ORDER BY organisation_id, subject_id, version) AS i
		    FROM (SELECT organisation_id, subject_id, version FROM journal WHERE feed IS NULL
		          ORDER BY organisation_id, subject_id, version LIMIT $2) AS batch)
		UPDATE journal SET feed = $1 + next.i FROM next
		WHERE journal.organisation_id = next.organisation_id AND journal.subject_id = next.subject_id AND journal.version = next.version`,
		last, limit)
	if err != nil || tag.RowsAffected() == 0 {
		return 0, err
	}
	_, err = tx.takeFeed(ctx, int(tag.RowsAffected()))
	return tag.RowsAffected(), err
}

func (tx *Tx) pgPutClocks(ctx context.Context, organisation int64, clocks []Clock) error {
	if len(clocks) <= few {
		_, err := tx.sendRows(ctx, pgInsert("clock", clockColumns)+overClock, len(clocks), func(i int) []any {
			return clocks[i].values(organisation, nil)
		})
		return err
	}
	desk, err := tx.desk(ctx, "clock")
	if err != nil {
		return err
	}
	if err := tx.copyRows(ctx, desk, clockColumns, len(clocks), func(i int, to []any) []any {
		return clocks[i].values(organisation, to)
	}); err != nil {
		return err
	}
	all := strings.Join(clockColumns, ", ")
	_, err = tx.pg.Exec(ctx, "INSERT INTO clock ("+all+") SELECT "+all+" FROM "+desk+
		overClock)
	return err
}

// each looks up rows one by one in an index: the query inside has the value of
// the list as wanted.key. A plain "= ANY" reads the whole organisation as long
// as the server has no statistics of the table, and that is during an import.
func each(list, inside string) string {
	return "SELECT found.* FROM unnest(" + list + ") AS wanted (key) CROSS JOIN LATERAL (" + inside + ") AS found"
}

func (tx *Tx) pgSubjects(ctx context.Context, organisation int64, source uint32, references []string) ([]gen.Subject, error) {
	return pgCollect(ctx, tx, subjectFields, each("$3::text[]", "SELECT "+strings.Join(subjectColumns, ", ")+
		" FROM subject WHERE organisation_id = $1 AND source = $2 AND reference = wanted.key LIMIT 1"), organisation, int32(source), references)
}

// pgSubjectsByID holds the rows, when asked, in the order of their ids: two
// that hold the same rows do not wait for each other in a circle.
func (tx *Tx) pgSubjectsByID(ctx context.Context, organisation int64, ids []int64, hold bool) ([]gen.Subject, error) {
	inside := "SELECT " + strings.Join(subjectColumns, ", ") + " FROM subject WHERE organisation_id = $1 AND id = wanted.key LIMIT 1"
	if hold {
		inside += " FOR UPDATE"
	}
	return pgCollect(ctx, tx, subjectFields, each("$2::bigint[]", inside), organisation, slices.Compact(slices.Sorted(slices.Values(ids))))
}

func (tx *Tx) pgClocks(ctx context.Context, organisation int64, subjects []int64) ([]gen.Clock, error) {
	return pgCollect(ctx, tx, clockFields, each("$2::bigint[]", "SELECT "+strings.Join(clockColumns, ", ")+
		" FROM clock WHERE organisation_id = $1 AND subject_id = wanted.key OFFSET 0"), organisation, slices.Compact(slices.Sorted(slices.Values(subjects))))
}

func pgCollect[T any](ctx context.Context, tx *Tx, fields func(*T) []any, text string, args ...any) ([]T, error) {
	// Planned anew each time: a plan made for an empty table is kept for ever.
	rows, err := tx.pg.Query(ctx, text, append([]any{pgx.QueryExecModeCacheDescribe}, args...)...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (T, error) {
		var r T
		err := row.Scan(fields(&r)...)
		return r, err
	})
}
