package action_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// someone is a person of the test organisation in one role.
func someone(id int64, name string, role staff.Role, departments ...string) action.Actor {
	return staff.Person{ID: id, Organisation: org, Name: name, Grants: []staff.Grant{{Role: role, Departments: departments}}}
}

// eachWithClock runs a test on both databases with a clock that it can move.
func eachWithClock(t *testing.T, test func(t *testing.T, a *action.Actions, db *store.DB, pass func(time.Duration))) {
	t.Helper()
	var at atomic.Int64
	storetest.EachAt(t, func() time.Time { return time.UnixMilli(at.Load()) }, func(t *testing.T, db *store.DB) {
		at.Store(storetest.Start.UnixMilli())
		test(t, action.New(db), db, func(d time.Duration) { at.Add(d.Milliseconds()) })
	})
}

func TestColleaguesSeeWhoIsThere(t *testing.T) {
	eachWithClock(t, func(t *testing.T, a *action.Actions, db *store.DB, pass func(time.Duration)) {
		ctx := context.Background()
		bakker, smeets, visser := someone(11, "S. Bakker", staff.Agent, "kcc"), someone(12, "P. Smeets", staff.DepartmentEmployee, "buiten"), someone(13, "A. Visser", staff.DepartmentEmployee, "buiten")
		for _, who := range []action.Actor{bakker, smeets, visser} {
			if err := a.Beat(ctx, who); err != nil {
				t.Fatal(err)
			}
		}
		pass(time.Minute)
		if _, err := a.Talk(ctx, bakker, 1); err != nil {
			t.Fatal(err)
		}
		if _, err := a.SetPresence(ctx, visser, staff.Away, "overleg", db.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		in, err := a.WhoIsIn(ctx, bakker, "buiten")
		if err != nil || len(in) != 2 || in[0].Name != "P. Smeets" || in[0].State != staff.Available || in[1].State != staff.Away || action.Reachable(in) != 1 {
			t.Errorf("in at buiten: %+v, %v", in, err)
		}
		if all, _ := a.WhoIsIn(ctx, bakker, ""); len(all) != 3 || all[1].Name != "S. Bakker" || all[1].State != staff.Busy {
			t.Errorf("in: %+v", all)
		}
		pass(2 * time.Hour)
		if in, _ := a.WhoIsIn(ctx, bakker, "buiten"); action.Reachable(in) != 2 {
			t.Errorf("after the absence: %+v", in)
		}
	})
}

func TestWhoseBrowserIsGoneIsGone(t *testing.T) {
	eachWithClock(t, func(t *testing.T, a *action.Actions, db *store.DB, pass func(time.Duration)) {
		ctx := context.Background()
		stays, leaves := someone(11, "S. Bakker", staff.Agent, "kcc"), someone(12, "P. Smeets", staff.Agent, "kcc")
		program := staff.System("jobs", org)
		for _, who := range []action.Actor{stays, leaves} {
			if err := a.Beat(ctx, who); err != nil {
				t.Fatal(err)
			}
			if _, err := a.Editing(ctx, who, "request", 77, true); err != nil {
				t.Fatal(err)
			}
		}
		for round := range 6 {
			pass(15 * time.Second)
			if err := a.SweepPresence(ctx, program); err != nil {
				t.Fatal(err)
			}
			if err := a.Beat(ctx, stays); err != nil {
				t.Fatal(err)
			}
			if _, err := a.Editing(ctx, stays, "request", 77, true); err != nil {
				t.Fatal(err)
			}
			in, err := a.WhoIsIn(ctx, stays, "")
			want := 2
			if round >= 4 {
				want = 1
			}
			if err != nil || len(in) != want {
				t.Errorf("round %d: %d are in, %v", round, len(in), err)
			}
		}
		if others, err := a.Editing(ctx, stays, "request", 77, true); err != nil || len(others) != 0 {
			t.Errorf("still open with %v, %v", others, err)
		}
		var kept []store.Stretch
		if err := db.Read(ctx, func(tx *store.Tx) (err error) {
			kept, err = tx.Stretches(ctx, org, calendar.InstantOf(storetest.Start), db.Now())
			return err
		}); err != nil || len(kept) != 1 || kept[0].Staff != 12 || kept[0].State != staff.Available || kept[0].Until <= kept[0].From {
			t.Errorf("kept %+v, %v", kept, err)
		}
	})
}

func TestTwoWhoEditTheSameSeeEachOther(t *testing.T) {
	eachWithClock(t, func(t *testing.T, a *action.Actions, db *store.DB, _ func(time.Duration)) {
		ctx := context.Background()
		one, two := someone(11, "S. Bakker", staff.Agent), someone(12, "P. Smeets", staff.Agent)
		var heard []string
		stop := a.Listen(one, func(topic string) { heard = append(heard, topic) })
		defer stop()
		if others, err := a.Editing(ctx, one, "request", 5, true); err != nil || len(others) != 0 {
			t.Fatal(others, err)
		}
		if others, err := a.Editing(ctx, two, "request", 5, true); err != nil || len(others) != 1 || others[0].Name != "S. Bakker" {
			t.Errorf("%v, %v", others, err)
		}
		if others, _ := a.Editing(ctx, one, "request", 5, true); len(others) != 1 || others[0].Name != "P. Smeets" {
			t.Errorf("%v", others)
		}
		if _, err := a.Editing(ctx, two, "request", 5, false); err != nil {
			t.Fatal(err)
		}
		if others, _ := a.Editing(ctx, one, "request", 5, true); len(others) != 0 {
			t.Errorf("%v", others)
		}
		if len(heard) != 3 || heard[0] != action.EditingTopic("request", 5) {
			t.Errorf("heard %v", heard)
		}
		if _, err := a.Editing(ctx, one, "koffie", 5, true); fault.As(err) == nil {
			t.Errorf("an unknown kind gives %v", err)
		}
	})
}

func TestWhoMayNotBeThereIsRefused(t *testing.T) {
	a := action.New(storetest.SQLite(t, storeNow))
	ctx := context.Background()
	if _, err := a.SetPresence(ctx, someone(9, "Auditor", staff.Auditor), staff.Available, "", calendar.NoInstant); fault.As(err) == nil || fault.As(err).Kind != fault.Forbidden {
		t.Errorf("an auditor may be present: %v", err)
	}
	if err := a.Beat(ctx, staff.System("job", org)); fault.As(err) == nil {
		t.Errorf("the program is present: %v", err)
	}
	for topic, want := range map[string]bool{action.TopicBanner: true, action.TopicDrafts: false, action.TopicTasks: false, action.EditingTopic("request", 1): true, "unknown": false} {
		if a.MayHear(someone(9, "Auditor", staff.Auditor), topic) != want {
			t.Errorf("an auditor hears %s: %v", topic, !want)
		}
	}
}
