package action

import (
	"context"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/store"
)

func TestWhatCameAtRiskIsCountedOverAllWorkAndNotOverAPage(t *testing.T) {
	onTime(t, func(t *testing.T, _ *store.DB, a *Actions, now *time.Time) {
		ctx, piet := context.Background(), worker(21, "Piet", "burgerzaken")
		for range 3 {
			finished(t, a, agent(11, "Anne"))
		}
		if err := a.SeeWork(ctx, piet); err != nil {
			t.Fatal(err)
		}
		list, err := a.MyWork(ctx, piet, TaskFilter{Limit: 100})
		if err != nil || len(list.Rows) != 3 || list.Fresh != 0 {
			t.Fatalf("%d rows, %d at risk at once: %v", len(list.Rows), list.Fresh, err)
		}
		last := calendar.Instant(0)
		for i := range list.Rows {
			last = max(last, list.Rows[i].RiskAt)
		}
		*now = time.UnixMilli(int64(last)).UTC()
		first, err := a.MyWork(ctx, piet, TaskFilter{Limit: 1})
		if err != nil || len(first.Rows) != 1 || first.Next == "" {
			t.Fatalf("one row of more: %+v %v", first.Rows, err)
		}
		for name, f := range map[string]TaskFilter{"all": {Limit: 100}, "a page": {Limit: 1}, "the second page": {Limit: 1, After: first.Next}, "one kind": {Limit: 100, Kind: handover.Mending}, "nothing of mine": {Limit: 100, Mine: true}} {
			if list, err := a.MyWork(ctx, piet, f); err != nil || list.Fresh != 3 {
				t.Errorf("%s: %d of 3 came at risk: %v", name, list.Fresh, err)
			}
		}
		if err := a.SeeWork(ctx, piet); err != nil {
			t.Fatal(err)
		}
		if list, err := a.MyWork(ctx, piet, TaskFilter{Limit: 1}); err != nil || list.Fresh != 0 {
			t.Errorf("%d at risk after they looked: %v", list.Fresh, err)
		}
	})
}
