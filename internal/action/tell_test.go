package action

import (
	"context"
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

const organisation = 7

// lamp is one event of one report about a street light.
func lamp(t *testing.T, text string, kind charter.Event, reason string) Told {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		t.Fatal(err)
	}
	return Told{Reference: "Z1", Actor: "test",
		Labels: Codes{Subject: "request", Product: "lantaarnpaal", Channel: "app", Department: "buiten"},
		Event:  clock.Event{At: calendar.InstantOf(at), Kind: kind, Reason: reason, Until: calendar.NoInstant}}
}

func elzermonde(t *testing.T, db *store.DB) *Actions {
	t.Helper()
	return elzermondeOf(t, db)
}

func elzermondeOf(t testing.TB, db *store.DB) *Actions {
	t.Helper()
	a := New(db)
	c, err := town.Charter()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.LoadCharter(context.Background(), staff.System("test", organisation), c); err != nil {
		t.Fatal(err)
	}
	return a
}

func clocksOf(t *testing.T, db *store.DB, reference string) (store.Subject, []store.Clock) {
	t.Helper()
	var s store.Subject
	var clocks []store.Clock
	err := db.Read(context.Background(), func(tx *store.Tx) error {
		source, err := tx.LabelID(context.Background(), organisation, store.SourceLabel, "test")
		if err != nil {
			return err
		}
		if s, err = tx.SubjectOfReference(context.Background(), organisation, source, reference); err != nil {
			return err
		}
		clocks, err = tx.Clocks(context.Background(), organisation, s.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s, clocks
}

func TestAClockRunsFromTheMomentItIsTold(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		a := elzermonde(t, db)
		if err := a.Tell(ctx, organisation, Batch{Source: "test", Told: []Told{lamp(t, "2026-10-30 15:55", charter.Received, "")}}); err != nil {
			t.Fatal(err)
		}
		s, clocks := clocksOf(t, db, "Z1")
		if len(clocks) != 1 || clocks[0].Result.State != clock.Running || clocks[0].Result.Due.Date.String() != "2026-11-13" {
			t.Fatalf("the clocks are %+v", clocks)
		}
		if !clocks[0].Next.Known() || s.Version != 1 {
			t.Errorf("nobody looks at the clock again, or the version is wrong: %+v", s)
		}
		if err := a.Tell(ctx, organisation, Batch{Source: "test", Told: []Told{
			lamp(t, "2026-11-01 09:00", charter.Paused, "netbeheerder"), lamp(t, "2026-11-02 07:00", charter.Resumed, ""),
			lamp(t, "2026-11-02 07:30", charter.Closed, "opgelost"),
		}}); err != nil {
			t.Fatal(err)
		}
		s, clocks = clocksOf(t, db, "Z1")
		if len(clocks) != 1 || clocks[0].Result.State != clock.Kept || clocks[0].Result.Paused != 22*time.Hour || s.Version != 4 {
			t.Errorf("after the repair the clock is %+v of version %d", clocks, s.Version)
		}
	})
}

func TestTheCharterIsLoadedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := elzermonde(t, db)
		c, err := town.Charter()
		if err != nil {
			t.Fatal(err)
		}
		if n, err := a.LoadCharter(context.Background(), staff.System("test", organisation), c); err != nil || n != 0 {
			t.Errorf("loading it again changed %d versions: %v", n, err)
		}
		c.Promises[0].Norm.Term.Quantity = 5
		if _, err := a.LoadCharter(context.Background(), staff.System("test", organisation), c); err == nil {
			t.Error("a published version was changed")
		}
		var versions []store.CalendarVersion
		err = db.Read(context.Background(), func(tx *store.Tx) (err error) {
			versions, err = tx.Calendars(context.Background(), organisation)
			return err
		})
		if err != nil || len(versions) != len(c.Calendars) {
			t.Errorf("%d versions of %d calendars: %v", len(versions), len(c.Calendars), err)
		}
	})
}
