package action

import (
	"context"
	"testing"
	"time"

	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestTodayShowsWhatRunsOutFirst(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		a := elzermonde(t, db)
		tell := func(reference, at string, kind charter.Event, reason string) {
			t.Helper()
			told := lamp(t, at, kind, reason)
			told.Reference = reference
			if err := a.Tell(context.Background(), organisation, Batch{Source: "test", Told: []Told{told}}); err != nil {
				t.Fatal(err)
			}
		}
		tell("later", "2026-10-30 15:55", charter.Received, "")
		tell("first", "2026-10-20 09:00", charter.Received, "")
		tell("late", "2026-10-10 09:00", charter.Received, "")
		tell("kept", "2026-10-29 09:00", charter.Received, "")
		tell("kept", "2026-11-02 07:30", charter.Closed, "opgelost")
		if _, err := db.Sequence(context.Background()); err != nil {
			t.Fatal(err)
		}
		today, err := a.Today(context.Background(), Actor{Organisation: organisation}, 5, fault.NL)
		if err != nil {
			t.Fatal(err)
		}
		if today.Running != 2 || today.Overdue != 1 || today.Kept != 1 || today.Broken != 0 {
			t.Errorf("the totals are %+v", today)
		}
		if len(today.Next) != 2 || today.Next[0].Reference != "first" || today.Next[1].Reference != "later" {
			t.Errorf("what runs out first is %+v", today.Next)
		}
		if len(today.Late) != 1 || today.Late[0].Reference != "late" || today.Late[0].Clock.Result.State != clock.Overdue || len(today.Late[0].Clock.Steps) == 0 {
			t.Errorf("what is late is %+v", today.Late)
		}
		if len(today.Just) != 1 || today.Just[0].Reference != "kept" || today.Just[0].Row.Event.Kind != charter.Closed {
			t.Errorf("what just happened is %+v", today.Just)
		}
	})
}
