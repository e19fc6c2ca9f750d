package store_test

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"handvest/internal/charter"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// eachDatabase runs a benchmark on an empty database of every kind.
func eachDatabase(b *testing.B, bench func(b *testing.B, open func() *store.DB)) {
	now := func() time.Time { return storetest.Start }
	b.Run("sqlite", func(b *testing.B) { bench(b, func() *store.DB { return storetest.SQLite(b, now) }) })
	b.Run("postgres", func(b *testing.B) { bench(b, func() *store.DB { return storetest.Postgres(b, now) }) })
}

// sizes are the numbers of subjects for which reading is measured. Five
// million takes minutes to make: HANDVEST_BENCH_LARGE=1 adds it.
func sizes() []int {
	s := []int{10_000, 100_000, 1_000_000}
	if os.Getenv("HANDVEST_BENCH_LARGE") != "" {
		s = append(s, 5_000_000)
	}
	return s
}

// BenchmarkBulkImport saves as many requests as the log of one city, each
// with its journal rows and one clock, in batches as the importer does.
func BenchmarkBulkImport(b *testing.B) {
	const n = 120_508
	eachDatabase(b, func(b *testing.B, open func() *store.DB) {
		for b.Loop() {
			b.StopTimer()
			db := open()
			b.StartTimer()
			fillEach(b, db, n, func([]store.Subject) {})
		}
		b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "subjects/s")
	})
}

// BenchmarkRead measures what a back-test and a figure read.
func BenchmarkRead(b *testing.B) {
	ctx := context.Background()
	eachDatabase(b, func(b *testing.B, open func() *store.DB) {
		for _, n := range sizes() {
			b.Run(fmt.Sprint(n), func(b *testing.B) {
				db := open()
				var some []store.Subject // of every batch
				fillEach(b, db, n, func(batch []store.Subject) { some = append(some, batch[:10]...) })
				if err := db.Settle(ctx); err != nil {
					b.Fatal(err)
				}
				middle := sampleStart.Add(time.Duration(n/2) * time.Minute)
				perSubject := func(b *testing.B, n int) {
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/subject")
				}
				b.Run("cases", func(b *testing.B) {
					for b.Loop() {
						c, err := db.Cases(ctx, org, store.CaseFilter{}, []charter.Event{charter.Received, charter.Closed})
						if err != nil || c.Len() != n {
							b.Fatal(c.Len(), err)
						}
					}
					perSubject(b, n)
				})
				b.Run("cases of a hundredth of the time", func(b *testing.B) {
					f := store.CaseFilter{From: middle, Until: middle.Add(time.Duration(n/100) * time.Minute)}
					for b.Loop() {
						c, err := db.Cases(ctx, org, f, []charter.Event{charter.Received, charter.Closed})
						if err != nil || c.Len() != n/100 {
							b.Fatal(c.Len(), err)
						}
					}
					perSubject(b, n/100)
				})
				b.Run("measured", func(b *testing.B) {
					for b.Loop() {
						m, err := db.Measured(ctx, org, 900, 0, 0)
						if err != nil || len(m.IDs) != n {
							b.Fatal(len(m.IDs), err)
						}
					}
					perSubject(b, n)
				})
				b.Run("one subject with journal and clocks", func(b *testing.B) {
					i := 0
					for b.Loop() {
						id := some[i*7919%len(some)].ID
						i++
						if err := db.Read(ctx, func(tx *store.Tx) error {
							if _, err := tx.Subject(ctx, org, id); err != nil {
								return err
							}
							if _, err := tx.Journal(ctx, org, id); err != nil {
								return err
							}
							_, err := tx.Clocks(ctx, org, id)
							return err
						}); err != nil {
							b.Fatal(err)
						}
					}
				})
				b.Run("500 references", func(b *testing.B) {
					refs := make([]string, 500)
					for i := range refs {
						refs[i] = some[i*7%len(some)].Reference
					}
					for b.Loop() {
						if err := db.Read(ctx, func(tx *store.Tx) error {
							found, err := tx.SubjectsByReference(ctx, org, 500, refs)
							if len(found) == 0 {
								b.Fatal(len(found))
							}
							return err
						}); err != nil {
							b.Fatal(err)
						}
					}
				})
			})
		}
	})
}

// BenchmarkOneChange is what one action costs: read, change and save a
// subject, with a journal row and a clock.
func BenchmarkOneChange(b *testing.B) {
	ctx := context.Background()
	eachDatabase(b, func(b *testing.B, open func() *store.DB) {
		db := open()
		all := fill(b, db, 10_000)
		i := 0
		for b.Loop() {
			id := all[i*7919%len(all)].ID
			i++
			if err := db.Tx(ctx, func(tx *store.Tx) error {
				s, err := tx.Subject(ctx, org, id)
				if err != nil {
					return err
				}
				s.Version++
				if err := tx.PutSubjects(ctx, org, []store.Subject{s}); err != nil {
					return err
				}
				row := sampleJournal(s)[0]
				row.Version = s.Version
				if err := tx.PutJournal(ctx, org, []store.JournalRow{row}); err != nil {
					return err
				}
				return tx.PutClocks(ctx, org, []store.Clock{sampleClock(s, 900)})
			}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
