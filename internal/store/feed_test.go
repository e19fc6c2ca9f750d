package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

var errOnPurpose = errors.New("broken off on purpose")

// appendRows adds n journal rows to a subject and moves its version along.
func appendRows(ctx context.Context, tx *store.Tx, id int64, n int) error {
	held, err := tx.HoldSubjects(ctx, org, []int64{id})
	if err != nil {
		return err
	}
	s := held[id]
	var rows []store.JournalRow
	for range n {
		s.Version++
		rows = append(rows, store.JournalRow{
			Subject: id, Version: s.Version, Actor: "test",
			Event: clock.Event{At: sampleStart, Kind: charter.Transferred, Until: calendar.NoInstant},
		})
	}
	if err := tx.PutSubjects(ctx, org, []store.Subject{s}); err != nil {
		return err
	}
	return tx.PutJournal(ctx, org, rows)
}

// Writers delay, roll back and now and then write many rows at once, two
// sequencers number, and a consumer is broken off before it commits. What it
// saved must be every row once, and each subject in its own order.
func TestTheFeedMissesNothingAndTellsNothingTwice(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		const subjects, writers, perWriter = 24, 8, 40
		var ids []int64
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			ids = ids[:0]
			var all []store.Subject
			var first []store.JournalRow
			for i := range subjects {
				s := sampleSubject(db, i)
				s.Version = 1
				ids = append(ids, s.ID)
				all = append(all, s)
				first = append(first, sampleJournal(s)[0])
			}
			if err := tx.PutSubjects(ctx, org, all); err != nil {
				return err
			}
			return tx.PutJournal(ctx, org, first)
		}); err != nil {
			t.Fatal(err)
		}

		var written atomic.Int64
		written.Store(subjects)
		var writing, others sync.WaitGroup
		for w := range writers {
			writing.Go(func() {
				dice := rand.New(rand.NewPCG(uint64(w), 7))
				for range perWriter {
					n := 1 + dice.IntN(3)
					if dice.IntN(20) == 0 {
						n = 300 // numbered by the writer itself
					}
					id, cancel, delay := ids[dice.IntN(subjects)], dice.IntN(5) == 0, time.Duration(dice.IntN(3000))*time.Microsecond
					err := db.Tx(ctx, func(tx *store.Tx) error {
						if err := appendRows(ctx, tx, id, n); err != nil {
							return err
						}
						time.Sleep(delay) // others see their numbers before ours
						if cancel {
							return errOnPurpose
						}
						return nil
					})
					switch {
					case err == nil:
						written.Add(int64(n))
					case !errors.Is(err, errOnPurpose):
						t.Errorf("write: %v", err)
					}
				}
			})
		}
		stop := make(chan struct{})
		for range 2 {
			others.Go(func() {
				for {
					if _, err := db.Sequence(ctx); err != nil {
						t.Errorf("sequence: %v", err)
					}
					select {
					case <-stop:
						return
					case <-time.After(2 * time.Millisecond):
					}
				}
			})
		}

		var consumed atomic.Int64
		crashes := rand.New(rand.NewPCG(1, 2))
		consume := func() int {
			crash := crashes.IntN(3) == 0
			n, err := db.Consume(ctx, "test", 40, func(tx *store.Tx, rows []store.JournalRow) error {
				for _, r := range rows {
					key := fmt.Sprintf("last of %d", r.Subject)
					last, err := tx.Setting(ctx, org, key)
					if err != nil {
						return err
					}
					if want := fmt.Sprint(r.Version - 1); last != want && !(last == "" && r.Version == 1) {
						t.Errorf("subject %d: version %d after %q", r.Subject, r.Version, last)
					}
					if err := tx.PutSetting(ctx, org, key, fmt.Sprint(r.Version)); err != nil {
						return err
					}
				}
				if crash {
					return errOnPurpose
				}
				return nil
			})
			if err != nil && !errors.Is(err, errOnPurpose) {
				t.Errorf("consume: %v", err)
			}
			consumed.Add(int64(n))
			if crash && n == 0 {
				return 1 // it goes on
			}
			return n
		}
		done := make(chan struct{})
		go func() { writing.Wait(); close(done) }()
		for running := true; running; {
			select {
			case <-done:
				running = false
			default:
				consume()
			}
		}
		close(stop)
		others.Wait()
		if _, err := db.Sequence(ctx); err != nil {
			t.Fatal(err)
		}
		for consume() > 0 {
		}
		if consumed.Load() != written.Load() || written.Load() < writers*perWriter/2 {
			t.Errorf("%d rows were written and %d were told", written.Load(), consumed.Load())
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			last, err := tx.LastFeed(ctx)
			if last != written.Load() {
				t.Errorf("the last number is %d, but %d rows were written: there is a gap", last, written.Load())
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTwoConsumersOfOneNameDoNothingTwice(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		fill(t, db, 400)
		if _, err := db.Sequence(ctx); err != nil {
			t.Fatal(err)
		}
		total := int64(0)
		if err := db.Read(ctx, func(tx *store.Tx) (err error) { total, err = tx.LastFeed(ctx); return err }); err != nil {
			t.Fatal(err)
		}
		var done atomic.Int64
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() {
				for quiet := 0; quiet < 3; {
					n, err := db.Consume(ctx, "pair", 25, func(tx *store.Tx, rows []store.JournalRow) error { return nil })
					if err != nil {
						t.Errorf("consume: %v", err)
						return
					}
					if quiet++; n > 0 {
						quiet = 0
					}
					done.Add(int64(n))
				}
			})
		}
		both.Wait()
		if done.Load() != total {
			t.Errorf("%d rows were told, %d were written", done.Load(), total)
		}
	})
}

func TestALeaseHasOneHolderUntilItEnds(t *testing.T) {
	var ms atomic.Int64
	now := func() time.Time { return storetest.Start.Add(time.Duration(ms.Load()) * time.Millisecond) }
	storetest.EachAt(t, now, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		take := func(holder string, want bool) {
			t.Helper()
			got, err := db.TakeLease(ctx, "timers", holder, time.Second)
			if err != nil || got != want {
				t.Errorf("%s at %d ms: %v, %v", holder, ms.Load(), got, err)
			}
		}
		ms.Store(0)
		take("a", true)
		take("b", false)
		take("a", true)
		ms.Store(1000)
		take("b", true)
		take("a", false)
		if err := db.DropLease(ctx, "timers", "b"); err != nil {
			t.Fatal(err)
		}
		take("a", true)
	})
}

func TestChangesSinceAFeedNumberKeepASetUpToDate(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		all := fill(t, db, 600)
		if _, err := db.Sequence(ctx); err != nil {
			t.Fatal(err)
		}
		var before int64
		if err := db.Tx(ctx, func(tx *store.Tx) (err error) {
			before, err = tx.LastFeed(ctx)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		gone, late := all[5].ID, all[9]
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			for _, id := range []int64{gone, late.ID} {
				if err := appendRows(ctx, tx, id, 2); err != nil {
					return err
				}
			}
			c := sampleClock(late, 900)
			c.Result.State = clock.Broken
			if err := tx.PutClocks(ctx, org, []store.Clock{c}); err != nil {
				return err
			}
			return tx.DeleteClock(ctx, org, 900, gone)
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Sequence(ctx); err != nil {
			t.Fatal(err)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			c, err := tx.MeasuredSince(ctx, org, 900, before, 1000)
			if err != nil {
				return err
			}
			if len(c.Subjects) != 2 || c.Subjects[0] != gone || c.Subjects[1] != late.ID {
				t.Errorf("changed: %v, want %d and %d", c.Subjects, gone, late.ID)
			}
			if len(c.Measured.IDs) != 1 || c.Measured.IDs[0] != late.ID || c.Measured.Results[0].State != clock.Broken || c.Measured.Labels[0] != late.History.Labels {
				t.Errorf("their clocks: %+v", c.Measured)
			}
			if c.More || c.Feed != before+4 {
				t.Errorf("feed %d, more %v", c.Feed, c.More)
			}
			c, err = tx.MeasuredSince(ctx, org, 900, c.Feed, 1000)
			if len(c.Subjects) != 0 || c.Feed != before+4 {
				t.Errorf("nothing changed since, but: %+v", c)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}
