package action

import (
	"context"
	"fmt"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func journalOf(t *testing.T, db *store.DB, subject int64) []store.JournalRow {
	t.Helper()
	var rows []store.JournalRow
	err := db.Read(context.Background(), func(tx *store.Tx) (err error) {
		rows, err = tx.Journal(context.Background(), organisation, subject)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// markAll runs MarkDue until nothing is waiting.
func markAll(t *testing.T, a *Actions) (total int) {
	t.Helper()
	for {
		n, more, err := a.MarkDue(context.Background(), organisation, 100)
		if err != nil {
			t.Fatal(err)
		}
		if total += n; !more {
			return total
		}
	}
}

func TestAMomentThatPassesIsMarkedOnceWithItsOwnMoment(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		a := elzermonde(t, db)
		if err := a.Tell(context.Background(), organisation, Batch{Source: "test", Told: []Told{lamp(t, "2026-10-30 15:55", charter.Received, "")}}); err != nil {
			t.Fatal(err)
		}
		if n := markAll(t, a); n != 0 {
			t.Errorf("%d moments were marked before any had passed", n)
		}
		due := time.Date(2026, 11, 13, 22, 59, 59, 0, time.UTC)
		now = due
		risks := markAll(t, a)
		s, clocks := clocksOf(t, db, "Z1")
		if risks != 4 || clocks[0].Result.State != clock.Running {
			t.Errorf("in the last second %d moments are marked and the clock is %v", risks, clocks[0].Result.State)
		}
		now = due.Add(72 * time.Hour) // nobody was there for days
		if n := markAll(t, a); n != 1 {
			t.Errorf("%d moments are marked at the due moment", n)
		}
		if n := markAll(t, a); n != 0 {
			t.Errorf("%d moments are marked again", n)
		}
		rows := journalOf(t, db, s.ID)
		last := rows[len(rows)-1]
		if last.Event.Kind != charter.Due || !last.Event.At.Time().Equal(due) || last.Event.Reason != "lantaarnpaal" || last.Recorded.Time() != now.UTC() {
			t.Errorf("the last row is %+v", last)
		}
		if _, clocks = clocksOf(t, db, "Z1"); clocks[0].Result.State != clock.Overdue || clocks[0].Next.Known() {
			t.Errorf("the clock is %+v", clocks[0])
		}
	})
}

func TestNoMomentIsLostWhenTheEndIsToldFirst(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		a := elzermonde(t, db)
		tell := func(told Told) {
			t.Helper()
			if err := a.Tell(context.Background(), organisation, Batch{Source: "test", Told: []Told{told}}); err != nil {
				t.Fatal(err)
			}
		}
		tell(lamp(t, "2026-10-30 15:55", charter.Received, ""))
		now = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
		tell(lamp(t, "2026-11-20 08:00", charter.Closed, "opgelost"))
		if n := markAll(t, a); n != 1 {
			t.Errorf("%d moments are marked of a repair that was too late", n)
		}
		late := lamp(t, "2026-10-30 16:00", charter.Received, "") // told three weeks after it came in
		late.Reference = "Z2"
		tell(late)
		if n := markAll(t, a); n != 1 {
			t.Errorf("%d moments are marked of a report that was told too late", n)
		}
		if n := markAll(t, a); n != 0 {
			t.Errorf("%d moments are marked again", n)
		}
		s, clocks := clocksOf(t, db, "Z2")
		rows := journalOf(t, db, s.ID)
		if clocks[0].Result.State != clock.Overdue || rows[len(rows)-1].Event.Kind != charter.Due {
			t.Errorf("the late report is %v with %d rows", clocks[0].Result.State, len(rows))
		}
	})
}

func TestServersThatMarkAtTheSameTimeMarkOnce(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx := context.Background()
		servers := []*Actions{elzermonde(t, db), New(db), New(db)}
		var told []Told
		for i := range 60 {
			x := lamp(t, "2026-10-30 15:55", charter.Received, "")
			x.Reference = fmt.Sprintf("L%d", i)
			told = append(told, x)
		}
		if err := servers[0].Tell(ctx, organisation, Batch{Source: "test", Told: told}); err != nil {
			t.Fatal(err)
		}
		now = time.Date(2026, 11, 13, 23, 0, 1, 0, time.UTC)
		var group errgroup.Group
		for _, a := range servers {
			group.Go(func() error {
				for more := true; more; {
					var err error
					if _, more, err = a.MarkDue(ctx, organisation, 7); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			t.Fatal(err)
		}
		markAll(t, servers[0])
		for i := range 60 {
			s, _ := clocksOf(t, db, fmt.Sprintf("L%d", i))
			marks := map[calendar.Instant]int{}
			for _, r := range journalOf(t, db, s.ID) {
				if r.Event.Kind == charter.AtRisk || r.Event.Kind == charter.Due {
					marks[r.Event.At]++
				}
			}
			for at, n := range marks {
				if n != 1 {
					t.Errorf("%s was marked %d times at %s", s.Reference, n, at.Time())
				}
			}
			if len(marks) != 5 {
				t.Errorf("%s has %d marks", s.Reference, len(marks))
			}
		}
	})
}
