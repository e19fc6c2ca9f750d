package action

import (
	"context"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/party"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
)

// BenchmarkCustomers measures what somebody at the desk waits for, with the
// citizens of a city in the database.
func BenchmarkCustomers(b *testing.B) {
	const n = 200_000
	now := func() time.Time { return storetest.Start }
	for name, open := range map[string]func() *store.DB{"sqlite": func() *store.DB { return storetest.SQLite(b, now) }, "postgres": func() *store.DB { return storetest.Postgres(b, now) }} {
		b.Run(name, func(b *testing.B) {
			ctx, db := context.Background(), open()
			a := New(db)
			ids := fillTown(b, db, n)
			for _, typed := range []string{"de vries", "anna de vries", "jansen 12-3-1984", "0612345678", "1234AB 14", "van der berg jan", "bakkerij"} {
				b.Run("typing "+strings.ReplaceAll(typed, " ", "_"), func(b *testing.B) {
					letters, longest := 0, time.Duration(0)
					for b.Loop() {
						for i := range typed {
							began := time.Now()
							if _, err := a.FindParties(ctx, anne, typed[:i+1]); err != nil {
								b.Fatal(err)
							}
							letters++
							longest = max(longest, time.Since(began))
						}
					}
					b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(letters), "µs/letter")
					b.ReportMetric(float64(longest.Microseconds()), "µs/longest")
				})
			}
			b.Run("open", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					ask := AskKlantbeeld{AskParty: AskParty{ID: ids[i*7919%n], Purpose: party.ForTask}, From: calendar.NoInstant, Until: calendar.NoInstant}
					if _, err := a.Klantbeeld(ctx, chef, ask); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run("add", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					f := someone("Nieuw", "Inwoner")
					f.Born = calendar.NewDate(1950, 1, 1).AddDays(i % 20_000)
					if _, err := a.AddParty(ctx, anne, NewParty{PartyFacts: f, Anyway: i%2 == 0}); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

// fillTown puts the citizens of a town in a database, in batches.
func fillTown(b *testing.B, db *store.DB, n int) []int64 {
	b.Helper()
	all := town.Citizens(1, n)
	ids := make([]int64, 0, n)
	began := time.Now()
	for len(all) > 0 {
		batch := all[:min(len(all), 5000)]
		all = all[len(batch):]
		parties := make([]party.Party, len(batch))
		for i := range batch {
			parties[i] = batch[i].Party
			parties[i].Acts, parties[i].Sensitive = nil, false
		}
		if err := db.Tx(context.Background(), func(tx *store.Tx) error { return tx.PutParties(context.Background(), organisation, parties, nil) }); err != nil {
			b.Fatal(err)
		}
		for i := range parties {
			ids = append(ids, parties[i].ID)
		}
	}
	if err := db.Settle(context.Background()); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d parties in %s", n, time.Since(began).Round(time.Millisecond))
	return ids
}
