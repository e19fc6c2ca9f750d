package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"handvest/internal/calendar"
	"handvest/internal/clock"
)

// inHalves reads a table with two connections on one snapshot, each half of
// its blocks. The query must end in a WHERE clause. Few run at a time: each
// holds one connection while it waits for another.
func (db *DB) inHalves(ctx context.Context, table, query string, args []any, half [2]func(values [][]byte) error) error {
	select {
	case db.large <- struct{}{}:
		defer func() { <-db.large }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return db.Read(ctx, func(first *Tx) error {
		var snapshot string
		var middle int64
		if err := first.pg.QueryRow(ctx, "SELECT pg_export_snapshot(), pg_relation_size(CAST($1 AS REGCLASS)) / 2 / CAST(current_setting('block_size') AS BIGINT)", table).
			Scan(&snapshot, &middle); err != nil {
			return err
		}
		split := fmt.Sprintf("CAST('(%d,0)' AS TID)", middle)
		both, ctx := errgroup.WithContext(ctx)
		both.Go(func() error { return rawRows(ctx, first.pg, query+" AND ctid < "+split, args, half[0]) })
		both.Go(func() error {
			return db.Read(ctx, func(second *Tx) error {
				if _, err := second.pg.Exec(ctx, "SET TRANSACTION SNAPSHOT '"+snapshot+"'"); err != nil {
					return err
				}
				return rawRows(ctx, second.pg, query+" AND ctid >= "+split, args, half[1])
			})
		})
		return both.Wait()
	})
}

// rawRows hands out the bytes of each row as the server sent them.
func rawRows(ctx context.Context, tx pgx.Tx, query string, args []any, row func(values [][]byte) error) error {
	rows, err := tx.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.RawValues()); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Numbers come in network order.
func pgInt(b []byte) int64 {
	switch len(b) {
	case 8:
		return int64(binary.BigEndian.Uint64(b))
	case 4:
		return int64(int32(binary.BigEndian.Uint32(b)))
	}
	return 0
}

func pgInstant(b []byte) calendar.Instant {
	if len(b) != 8 {
		return calendar.NoInstant
	}
	return calendar.Instant(binary.BigEndian.Uint64(b))
}

func (db *DB) pgCases(ctx context.Context, organisation int64, read *caseRead) (*clock.Cases, error) {
	var half [2]*clock.Cases
	var rows [2]func([][]byte) error
	for side := range half {
		cases := clock.NewCases(1024, read.events...)
		half[side] = cases
		row := caseRow{at: make([]calendar.Instant, len(read.events))}
		rows[side] = func(v [][]byte) error {
			row.id = pgInt(v[0])
			row.labels = clock.Labels{
				Subject: uint32(pgInt(v[1])), Product: uint32(pgInt(v[2])), Channel: uint32(pgInt(v[3])),
				Department: uint32(pgInt(v[4])), District: uint32(pgInt(v[5])), Origin: uint32(pgInt(v[6])),
			}
			row.outcome = uint32(pgInt(v[7]))
			row.pauses = v[8]
			for k, c := range read.columns {
				if c >= 0 {
					row.at[k] = pgInstant(v[c])
				}
			}
			if read.json >= 0 {
				row.moments = v[read.json]
			}
			return read.add(cases, &row)
		}
	}
	if err := db.inHalves(ctx, "subject", read.query(""), []any{organisation}, rows); err != nil {
		return nil, err
	}
	half[0].Add(half[1])
	return casesByID(half[0]), nil
}

// inOrder says in which order ids must be taken to grow; nil when they do. A
// row that was changed lies elsewhere on the disk than it was added.
func inOrder(ids []int64) []int32 {
	if slices.IsSorted(ids) {
		return nil
	}
	order := make([]int32, len(ids))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(ids[a], ids[b]) })
	return order
}

// take gives the values of a column in an order.
func take[T any](column []T, order []int32) []T {
	out := make([]T, len(order))
	for to, from := range order {
		out[to] = column[from]
	}
	return out
}

func casesByID(c *clock.Cases) *clock.Cases {
	order := inOrder(c.IDs)
	if order == nil {
		return c
	}
	out := &clock.Cases{
		IDs: take(c.IDs, order), Events: c.Events, At: make([][]calendar.Instant, len(c.At)), Labels: take(c.Labels, order),
		Outcome: take(c.Outcome, order), PauseAt: take(c.PauseAt, order), Pauses: c.Pauses,
	}
	for k := range c.At {
		out.At[k] = take(c.At[k], order)
	}
	return out
}

func (db *DB) pgMeasured(ctx context.Context, organisation int64, promise uint32, from, until calendar.Instant) (*clock.Measured, error) {
	var half [2]clock.Measured
	var rows [2]func([][]byte) error
	for side := range half {
		m := &half[side]
		rows[side] = func(v [][]byte) error {
			m.Append(pgInt(v[0]), clock.Result{
				State: clock.State(pgInt(v[1])), Exclusion: clock.Exclusion(pgInt(v[2])), Version: int32(pgInt(v[3])),
				Start: pgInstant(v[4]), Due: calendar.Due{Date: dateOf(v[5]), At: pgInstant(v[6])}, End: pgInstant(v[7]),
				Gross: milliseconds(pgInt(v[8])), Net: milliseconds(pgInt(v[9])), Paused: milliseconds(pgInt(v[10])), Used: pgInt(v[11]),
			}, clock.Labels{
				Subject: uint32(pgInt(v[12])), Product: uint32(pgInt(v[13])), Channel: uint32(pgInt(v[14])),
				Department: uint32(pgInt(v[15])), District: uint32(pgInt(v[16])), Origin: uint32(pgInt(v[17])),
			})
			return nil
		}
	}
	if err := db.inHalves(ctx, "clock", measuredQuery("", from, until), []any{organisation, int32(promise)}, rows); err != nil {
		return nil, err
	}
	all, rest := &half[0], &half[1]
	all.IDs = append(all.IDs, rest.IDs...)
	all.Results = append(all.Results, rest.Results...)
	all.Labels = append(all.Labels, rest.Labels...)
	if order := inOrder(all.IDs); order != nil {
		all = &clock.Measured{IDs: take(all.IDs, order), Results: take(all.Results, order), Labels: take(all.Labels, order)}
	}
	return all, nil
}
