package store

import (
	"context"
	"math"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/store/lite"
)

// fromBothEnds reads a clustered table with two connections that walk towards
// each other and stop where they meet, so that both cores work however the
// keys are spread. The first column must be the key. Near the meeting point a
// key may be seen by both sides; the caller drops those of side 1 that side 0
// has. It returns the last key of side 0.
func (db *DB) fromBothEnds(ctx context.Context, query, key string, args []any, row [2]func(*lite.Stmt) error) (int64, error) {
	var low, high atomic.Int64 // the last keys that each side has
	low.Store(math.MinInt64)
	high.Store(math.MaxInt64)
	both, ctx := errgroup.WithContext(ctx)
	walk := func(order string, met func(int64) bool, mine *atomic.Int64, row func(*lite.Stmt) error) func() error {
		return func() error {
			return db.liteRead(ctx, func(tx *Tx) error {
				s, err := tx.lite.Prepare(query + " ORDER BY " + key + order)
				if err != nil {
					return err
				}
				defer s.Done()
				if err := s.Bind(args...); err != nil {
					return err
				}
				for {
					more, err := s.Step()
					if err != nil || !more {
						return err
					}
					id := s.Int(0)
					if met(id) {
						return nil
					}
					if err := row(s); err != nil {
						return err
					}
					mine.Store(id)
				}
			})
		}
	}
	both.Go(walk("", func(id int64) bool { return id >= high.Load() }, &low, row[0]))
	both.Go(walk(" DESC", func(id int64) bool { return id <= low.Load() }, &high, row[1]))
	err := both.Wait()
	return low.Load(), err
}

func (db *DB) liteCases(ctx context.Context, organisation int64, read *caseRead) (*clock.Cases, error) {
	var half [2]*clock.Cases
	var rows [2]func(*lite.Stmt) error
	for side := range half {
		cases := clock.NewCases(1024, read.events...)
		half[side] = cases
		row := caseRow{at: make([]calendar.Instant, len(read.events))}
		rows[side] = func(s *lite.Stmt) error {
			row.id = s.Int(0)
			row.labels = clock.Labels{
				Subject: uint32(s.Int(1)), Product: uint32(s.Int(2)), Channel: uint32(s.Int(3)),
				Department: uint32(s.Int(4)), District: uint32(s.Int(5)), Origin: uint32(s.Int(6)),
			}
			row.outcome = uint32(s.Int(7))
			row.pauses = s.Bytes(8)
			for k, c := range read.columns {
				if c >= 0 {
					row.at[k] = liteInstant(s, c)
				}
			}
			if read.json >= 0 {
				row.moments = s.Bytes(read.json)
			}
			return read.add(cases, &row)
		}
	}
	met, err := db.fromBothEnds(ctx, read.query("+"), "id", []any{organisation}, rows)
	if err != nil {
		return nil, err
	}
	all, rest := half[0], half[1]
	h := clock.History{}
	h.Clear()
	at := make([]calendar.Instant, len(read.events))
	for i := rest.Len() - 1; i >= 0; i-- {
		if rest.IDs[i] <= met {
			continue
		}
		rest.History(i, &h)
		for k, e := range read.events {
			at[k] = h.Moments[e]
		}
		all.Append(rest.IDs[i], at, h.Labels, h.Outcome, h.Pauses)
	}
	return all, nil
}

// liteInstant reads a moment; NULL reads as 0, and 0 is asked once more.
func liteInstant(s *lite.Stmt, column int) calendar.Instant {
	if v := s.Int(column); v != 0 || !s.Null(column) {
		return calendar.Instant(v)
	}
	return calendar.NoInstant
}

func (db *DB) liteMeasured(ctx context.Context, organisation int64, promise uint32, from, until calendar.Instant) (*clock.Measured, error) {
	var half [2]clock.Measured
	var rows [2]func(*lite.Stmt) error
	for side := range half {
		m := &half[side]
		rows[side] = func(s *lite.Stmt) error {
			m.Append(s.Int(0), clock.Result{
				State: clock.State(s.Int(1)), Exclusion: clock.Exclusion(s.Int(2)), Version: int32(s.Int(3)),
				Start: liteInstant(s, 4), Due: calendar.Due{Date: dateOf(s.Bytes(5)), At: liteInstant(s, 6)}, End: liteInstant(s, 7),
				Gross: milliseconds(s.Int(8)), Net: milliseconds(s.Int(9)), Paused: milliseconds(s.Int(10)), Used: s.Int(11),
			}, clock.Labels{
				Subject: uint32(s.Int(12)), Product: uint32(s.Int(13)), Channel: uint32(s.Int(14)),
				Department: uint32(s.Int(15)), District: uint32(s.Int(16)), Origin: uint32(s.Int(17)),
			})
			return nil
		}
	}
	met, err := db.fromBothEnds(ctx, measuredQuery("+", from, until), "subject_id", []any{organisation, int64(promise)}, rows)
	if err != nil {
		return nil, err
	}
	all, rest := &half[0], &half[1]
	for i := len(rest.IDs) - 1; i >= 0; i-- {
		if rest.IDs[i] > met {
			all.Append(rest.IDs[i], rest.Results[i], rest.Labels[i])
		}
	}
	return all, nil
}
