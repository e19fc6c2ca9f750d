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
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
)

// filled is a database with n requests of the town and the clock of one promise.
func filled(b *testing.B, db *store.DB, n int) *Actions {
	b.Helper()
	ctx := context.Background()
	a := New(db)
	c, err := town.Charter()
	if err != nil {
		b.Fatal(err)
	}
	if _, err := a.LoadCharter(ctx, staff.System("test", organisation), c); err != nil {
		b.Fatal(err)
	}
	cases, err := town.Cases(1, calendar.NewDate(2025, 1, 1), n)
	if err != nil {
		b.Fatal(err)
	}
	var subjects []store.Subject
	var clocks, gone []store.Clock
	var derive *derivation
	ids := map[labelCode]uint32{}
	label := func(kind store.LabelKind, code string) uint32 {
		k := labelCode{kind, code}
		if _, ok := ids[k]; !ok {
			if err := db.Tx(ctx, func(tx *store.Tx) error {
				got, err := tx.EnsureLabels(ctx, organisation, []store.Label{{Kind: kind, Code: code, Name: code}})
				if err == nil {
					ids[k] = got[0]
					derive, err = a.derivation(ctx, tx, organisation)
				}
				return err
			}); err != nil {
				b.Fatal(err)
			}
		}
		return ids[k]
	}
	flush := func() {
		err := db.Tx(ctx, func(tx *store.Tx) error {
			if err := tx.PutSubjects(ctx, organisation, subjects); err != nil {
				return err
			}
			return tx.PutClocks(ctx, organisation, clocks)
		})
		if err != nil {
			b.Fatal(err)
		}
		subjects, clocks = subjects[:0], clocks[:0]
	}
	i := 0
	for c := range cases {
		h, _ := clock.Fold(c.Events)
		s := c.Subject
		h.Labels = clock.Labels{Subject: label(store.KindLabel, s.Kind), Product: label(store.ProductLabel, s.Product), Channel: label(store.ChannelLabel, s.Channel),
			Department: label(store.DepartmentLabel, s.Department), District: label(store.DistrictLabel, s.District), Origin: label(store.OriginLabel, s.Origin)}
		i++
		subject := store.Subject{ID: db.NewID(), Version: 1, Source: 1, Reference: fmt.Sprint("R", i), History: h}
		subjects = append(subjects, subject)
		clocks, gone = derive.clocks(&subject, clocks, gone[:0])
		if len(subjects) == 5000 {
			flush()
		}
	}
	flush()
	if err := db.Settle(ctx); err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkBacktestStored measures a back-test of one changed promise on stored
// requests: the first time, which reads them, and each further change.
func BenchmarkBacktestStored(b *testing.B) {
	now := func() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }
	sizes := []int{10_000, 100_000, 1_000_000}
	if os.Getenv("HANDVEST_BENCH_LARGE") != "" {
		sizes = append(sizes, 5_000_000)
	}
	for name, open := range map[string]func() *store.DB{
		"sqlite": func() *store.DB { return storetest.SQLite(b, now) }, "postgres": func() *store.DB { return storetest.Postgres(b, now) },
	} {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				ctx := context.Background()
				db := open()
				a := filled(b, db, n)
				try := func(a *Actions, term calendar.Term, pauses ...string) {
					p := charter.Promise{ID: "nieuw", Kind: charter.EveryCase, Scope: charter.Scope{Subjects: []string{"request"}},
						Start: charter.Start{Events: []charter.Event{charter.Received}}, End: []charter.Event{charter.Closed}, Norm: charter.Norm{Term: term}, Pauses: pauses}
					t, err := a.Backtest(ctx, who, Backtest{Promise: p})
					if err != nil || t.Outcome.Scope < int64(n)*9/10 {
						b.Fatal(err, t)
					}
				}
				perCase := func(b *testing.B) {
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/case")
				}
				b.Run("first", func(b *testing.B) {
					for b.Loop() {
						try(New(db), calendar.Term{Quantity: 10, Unit: calendar.WorkingDays})
					}
					perCase(b)
				})
				try(a, calendar.Term{Quantity: 10, Unit: calendar.WorkingDays})
				b.Run("further", func(b *testing.B) {
					i := 0
					for b.Loop() {
						try(a, calendar.Term{Quantity: int32(5 + i), Unit: []calendar.Unit{calendar.WorkingDays, calendar.Days, calendar.WorkingHours, calendar.Weeks}[i%4]}, "informatie", "netbeheerder", "weer")
						i++
					}
					perCase(b)
				})
				b.Run("figures/first", func(b *testing.B) {
					for b.Loop() {
						if _, err := New(db).Figures(ctx, who, Ask{Promise: "grofvuil"}); err != nil {
							b.Fatal(err)
						}
					}
				})
			})
		}
	}
}
