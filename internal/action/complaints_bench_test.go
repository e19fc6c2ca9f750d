package action

import (
	"context"
	"fmt"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// BenchmarkComplaints measures what a complaints officer of a large city waits
// for: 10,000 complaints a year, three years in the database.
func BenchmarkComplaints(b *testing.B) {
	const years, each = 3, 10_000
	now := func() time.Time { return storetest.Start }
	for name, open := range map[string]func() *store.DB{"sqlite": func() *store.DB { return storetest.SQLite(b, now) }, "postgres": func() *store.DB { return storetest.Postgres(b, now) }} {
		b.Run(name, func(b *testing.B) {
			ctx, db := context.Background(), open()
			a := New(db)
			last := fillComplaints(b, db, years*each)
			today := calendar.NewDate(storetest.Start.Year(), storetest.Start.Month(), storetest.Start.Day())
			from, until := today.AddDays(-364), today
			for _, page := range []struct {
				name string
				ask  func() error
			}{
				{"list", func() error {
					_, err := a.ComplaintList(ctx, griever, complaint.Filter{Running: true}, "", 50)
					return err
				}},
				{"alike", func() error { _, err := a.SimilarComplaints(ctx, griever, last); return err }},
				{"figures", func() error { _, err := a.ComplaintFigures(ctx, griever, from, until); return err }},
				{"register", func() error {
					_, err := a.ComplaintRegister(ctx, griever, from, until, true)
					return err
				}},
				{"year", func() error { _, err := a.YearOfComplaints(ctx, griever, today.Year()-1); return err }},
			} {
				b.Run(page.name, func(b *testing.B) {
					for b.Loop() {
						if err := page.ask(); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		})
	}
}

// fillComplaints puts complaints of the days before the start in a database, the
// last thousand still running, and tells the last.
func fillComplaints(b *testing.B, db *store.DB, n int) (last int64) {
	b.Helper()
	ctx, start := context.Background(), calendar.InstantOf(storetest.Start)
	today := calendar.NewDate(storetest.Start.Year(), storetest.Start.Month(), storetest.Start.Day())
	words := []string{"wachtrij", "paspoort", "afspraak", "container", "stoep", "vergunning", "rekening", "telefoon", "medewerker", "brief", "straatlamp", "parkeerplaats", "formulier", "uitkering", "loket"}
	for done := 0; done < n; {
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			for range 2000 {
				i := done
				if i == n {
					break
				}
				done++
				days := (n - 1 - i) * 365 / 10_000
				c := complaint.New(complaint.Grievance, start-calendar.Instant(days)*calendar.Instant(24*time.Hour/time.Millisecond), today.AddDays(-days))
				c.ID, c.Version, c.Reference, c.Channel = tx.NewID(), 1, fmt.Sprintf("K-%06d", i), "letter"
				c.Department, c.Product, c.Attributes.Written = []string{"buiten", "burgerzaken", "zorg", "belastingen"}[i%4], "klacht", i%3 != 0
				pick := func(k int) string { return words[(i*k+i/7)%len(words)] }
				c.Title = "Over " + pick(1) + " en " + pick(3)
				c.Text = fmt.Sprintf("Op %s ging het mis met de %s. Eerst de %s en daarna de %s bij de %s van de %s. Ik hoor nog steeds niets over mijn %s, en ik vroeg het al drie keer.",
					c.Day, pick(2), pick(5), pick(7), pick(11), pick(13), pick(17))
				c.Due = c.Day.AddDays(42)
				c.Elements = []complaint.Element{{Text: "De " + pick(1), Class: complaint.Classes[i%len(complaint.Classes)].Code, Aspects: []complaint.Aspect{complaint.OfProcess}}}
				c.Learning.Cause = fmt.Sprintf("Oorzaak %d", i%97)
				if i < n-1000 {
					c.State, c.Closed = complaint.Settled, c.Received+calendar.Instant(20*24*time.Hour/time.Millisecond)
					c.Learning.Action, c.Learning.Why = complaint.LeaveIt, "Eenmalig"
				}
				if err := tx.AddComplaint(ctx, organisation, &c); err != nil {
					return err
				}
				last = c.ID
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
	if err := db.Settle(ctx); err != nil {
		b.Fatal(err)
	}
	return last
}
