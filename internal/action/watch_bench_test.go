package action

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// watched fills a database with open requests about street lights, one clock
// each, received one after another over ten working days, and lets burst of
// them fall due in the same second. It gives that second.
func watched(b *testing.B, a *Actions, db *store.DB, n, burst int) calendar.Instant {
	b.Helper()
	ctx := context.Background()
	due := calendar.NoInstant
	err := db.Tx(ctx, func(tx *store.Tx) error {
		ids, err := tx.EnsureLabels(ctx, organisation, []store.Label{{Kind: store.SourceLabel, Code: "bench"}, {Kind: store.KindLabel, Code: "request"},
			{Kind: store.ProductLabel, Code: "lantaarnpaal"}, {Kind: store.ChannelLabel, Code: "website"}})
		if err != nil {
			return err
		}
		d, err := a.derivation(ctx, tx, organisation)
		if err != nil {
			return err
		}
		for from := 0; from < n; from += 5000 {
			var subjects []store.Subject
			var journal []store.JournalRow
			var clocks []store.Clock
			for i := from; i < min(from+5000, n); i++ {
				at := d.now.Add(-time.Hour) // of those that fall due together
				if i >= burst {
					at = d.now.Add(-time.Duration(i) * (10 * 24 * time.Hour / time.Duration(n)))
				}
				s := store.Subject{ID: tx.NewID(), Version: 1, Source: ids[0], Reference: fmt.Sprintf("L%07d", i)}
				s.History.Clear()
				s.History.Labels = clock.Labels{Subject: ids[1], Product: ids[2], Channel: ids[3]}
				s.History.Apply(clock.Event{At: at, Kind: charter.Received})
				subjects = append(subjects, s)
				journal = append(journal, store.JournalRow{Subject: s.ID, Version: 1, Actor: "bench", Event: clock.Event{At: at, Kind: charter.Received, Until: calendar.NoInstant}})
				first := len(clocks)
				if clocks, _ = d.clocks(&s, clocks, nil); i < burst {
					for k := range clocks[first:] {
						c := &clocks[first+k]
						c.Next = c.Result.Due.At // what passed before it was told before
						due = max(due, c.Result.Due.At)
					}
				}
			}
			if err := tx.PutSubjects(ctx, organisation, subjects); err != nil {
				return err
			}
			if err := tx.PutJournal(ctx, organisation, journal); err != nil {
				return err
			}
			if err := tx.PutClocks(ctx, organisation, clocks); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = db.Settle(ctx)
	}
	if err != nil {
		b.Fatal(err)
	}
	return due
}

// markBatch is how many clocks are marked in one transaction, as the job does.
const markBatch = 1000

// BenchmarkTheWatch prints, for a number of open clocks: the processor time
// that the watch takes in a minute of one round a second in which terms pass
// as they do; how long a round takes in which nothing passed (it comes on top
// of the second between two rounds); and how long 10,000 clocks take that fall
// due at one moment. HANDVEST_BENCH_LARGE adds a million.
func BenchmarkTheWatch(b *testing.B) {
	sizes := []int{1_000, 10_000, 100_000, 200_000}
	if os.Getenv("HANDVEST_BENCH_LARGE") != "" {
		sizes = append(sizes, 1_000_000)
	}
	for _, kind := range []struct {
		name string
		open func(testing.TB, func() time.Time) *store.DB
	}{{"sqlite", storetest.SQLite}, {"postgres", storetest.Postgres}} {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/clocks=%d", kind.name, n), func(b *testing.B) { watch(b, kind.open, n) })
		}
	}
}

func watch(b *testing.B, open func(testing.TB, func() time.Time) *store.DB, n int) {
	ctx := context.Background()
	now := storetest.Start.Add(32 * time.Hour) // a Tuesday afternoon, when fractions of terms pass
	db := open(b, func() time.Time { return now })
	a := elzermondeOf(b, db)
	burst := min(n, 10_000)
	due := watched(b, a, db, n, burst)
	round := func(limit int) (marked int) {
		for {
			m, more, err := a.MarkDue(ctx, organisation, limit)
			if err != nil {
				b.Fatal(err)
			}
			if marked += m; !more {
				return marked
			}
		}
	}
	for b.Loop() {
		round(markBatch)
		before, passed := cpu(), 0
		for range 60 {
			now = now.Add(time.Second)
			passed += round(markBatch)
		}
		b.ReportMetric(float64((cpu()-before).Microseconds())/1e6, "cpu-s/minute")
		b.ReportMetric(float64(passed), "passed/minute")
		start := time.Now()
		for range 100 {
			round(markBatch)
		}
		b.ReportMetric(float64(time.Since(start).Microseconds())/1e5, "ms/idle-round")
		now = due.Time().Add(-time.Second)
		round(markBatch)
		now = due.Time().Add(time.Second)
		start = time.Now()
		marked := round(markBatch)
		b.ReportMetric(time.Since(start).Seconds(), "s/burst")
		b.ReportMetric(float64(marked), "marked/burst")
	}
}
