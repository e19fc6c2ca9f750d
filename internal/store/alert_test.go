package store_test

import (
	"context"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestAnAudienceIsWarnedOfAnEventOnceAndReadsItOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		at := calendar.InstantOf(storetest.Start)
		one := handover.Alert{Kind: handover.AtRisk, To: handover.ToStaff(7), Event: handover.RiskEvent("lamp", 3, at, 50), Fraction: 50, Subject: 3, Task: 3, Promise: "lamp",
			Department: "licht", At: at.Add(-5), Due: at, Read: calendar.NoInstant}
		team := one
		team.To, team.Kind, team.Event = handover.ToTeam("licht"), handover.Moved, "moved:3"
		for range 2 {
			if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.AddAlerts(ctx, org, one, team, one) }); err != nil {
				t.Fatal(err)
			}
		}
		all := []handover.Audience{handover.ToStaff(7), handover.ToTeam("licht"), handover.Coordinators}
		check := func(to []handover.Audience, want int) {
			t.Helper()
			if err := db.Read(ctx, func(tx *store.Tx) error {
				n, err := tx.CountAlerts(ctx, org, to, 100)
				if err != nil || n != want {
					t.Errorf("%d alerts are unread, want %d: %v", n, want, err)
				}
				list, err := tx.Alerts(ctx, org, to, true, store.Place{}, 10)
				if len(list) != want {
					t.Errorf("%d alerts are listed, want %d", len(list), want)
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		check(all, 2)
		check(all[:1], 1)
		check(nil, 0)
		if err := db.Read(ctx, func(tx *store.Tx) error {
			list, err := tx.Alerts(ctx, org, all, false, store.Place{}, 1)
			if err != nil || len(list) != 1 {
				t.Fatalf("%v: %v", list, err)
			}
			next, err := tx.Alerts(ctx, org, all, false, store.Place{At: list[0].At, Subject: list[0].ID}, 1)
			if err != nil || len(next) != 1 || next[0].ID == list[0].ID {
				t.Errorf("the next page is %+v: %v", next, err)
			}
			for _, a := range append(list, next...) {
				if a.To == one.To {
					a.ID = 0
					if a != one {
						t.Errorf("%+v came back as %+v", one, a)
					}
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			n, err := tx.ReadAlerts(ctx, org, all[:1], nil, "Els")
			if n != 1 {
				t.Errorf("%d were read", n)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		check(all, 1)
		if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.EndAlerts(ctx, org, []int64{3, 4}) }); err != nil {
			t.Fatal(err)
		}
		check(all, 0)
	})
}
