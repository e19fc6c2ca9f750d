package action

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// recomputeAll lets the job run until it is done.
func recomputeAll(t *testing.T, a *Actions) {
	t.Helper()
	for more := true; more; {
		var err error
		if more, err = a.RecomputeRound(context.Background(), organisation, 2); err != nil {
			t.Fatal(err)
		}
	}
}

// shiftNotices are what the citizen is told about a moved date.
func shiftNotices(t *testing.T, a *Actions, db *store.DB, subject int64) (all []notice.Notice) {
	t.Helper()
	ctx := context.Background()
	for more := true; more; {
		if _, err := db.Sequence(ctx); err != nil {
			t.Fatal(err)
		}
		var err error
		if more, err = a.FollowNotices(ctx, organisation, 50); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Read(ctx, func(tx *store.Tx) error {
		known, err := tx.NoticesOf(ctx, organisation, []int64{subject})
		for _, n := range known {
			if strings.HasPrefix(n.Event, "shift:") {
				all = append(all, n)
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAClosingDayThatIsAddedLaterMovesWhatRunsAndSaysSo(t *testing.T) { // T-7, ATW-10
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx, a := context.Background(), elzermonde(t, db)
		who := Actor{ID: 9, Organisation: organisation, Name: "Fen", Lang: fault.NL, Grants: []staff.Grant{{Role: staff.ApplicationManager}}}
		request := finished(t, a, agent(11, "Anne")).Requests[0]
		for i := range 5 { // more than one batch
			told := lamp(t, "2026-11-02 07:30", charter.Received, "")
			told.Reference = fmt.Sprintf("L%d", i)
			if err := a.Tell(ctx, organisation, Batch{Source: "test", Told: []Told{told}}); err != nil {
				t.Fatal(err)
			}
		}
		statutory := lamp(t, "2026-11-02 07:30", charter.Received, "")
		statutory.Reference, statutory.Labels = "W1", Codes{Subject: "request", Product: "bijzondere_bijstand", Channel: "website"}
		if err := a.Tell(ctx, organisation, Batch{Source: "test", Told: []Told{statutory}}); err != nil {
			t.Fatal(err)
		}
		_, lawBefore := clocksOf(t, db, "W1")
		if len(lawBefore) == 0 {
			t.Fatal("no promise about a term by law runs")
		}
		_, before := subjectAndClocks(t, db, request.ID)
		now = now.Add(26 * time.Hour)
		markAll(t, a)
		day := calendar.NewDate(2026, time.November, 9)
		own, _, err := a.OwnCalendars(ctx, who)
		if err != nil {
			t.Fatal(err)
		}
		change := CalendarChange{ID: own[0].Spec.ID, Seen: own[0].Version, Close: &calendar.Exception{From: day, Reason: "studiedag"}}
		preview, err := a.PreviewCalendar(ctx, who, change)
		if err != nil || preview.Later < 6 || preview.Earlier != 0 || preview.AtOnce != 0 {
			t.Fatalf("the preview is %+v: %v", preview, err)
		}
		if _, err := a.since(ctx, organisation, noticesConsumer); err != nil { // what is told begins now
			t.Fatal(err)
		}
		if _, err := a.ChangeCalendar(ctx, who, change, "studiedag"); err != nil {
			t.Fatal(err)
		}
		if _, err := a.ChangeCalendar(ctx, who, change, "studiedag"); kindOf(err) != fault.Conflict {
			t.Errorf("changed what somebody else changed: %v", err)
		}
		recomputeAll(t, a)
		s, after := subjectAndClocks(t, db, request.ID)
		if got, want := after[0].Result.Due.Date, before[0].Result.Due.Date+1; got != want || s.Version != s.Was {
			t.Errorf("due on %v, want %v", got, want)
		}
		if _, law := clocksOf(t, db, "W1"); len(law) != len(lawBefore) {
			t.Errorf("the statutory case has other clocks: %+v", law)
		} else {
			for i := range law {
				if law[i].Result.Due != lawBefore[i].Result.Due {
					t.Errorf("a term by law moved from %+v to %+v", lawBefore[i].Result.Due, law[i].Result.Due)
				}
			}
		}
		rows := journalOf(t, db, request.ID)
		shift, ok := ShiftOf(&rows[len(rows)-1])
		if !ok || shift.Old != before[0].Result.Due.At || shift.New != after[0].Result.Due.At || shift.Version != 2 || shift.Why != "studiedag" {
			t.Errorf("the history says %+v", rows[len(rows)-1])
		}
		one, err := a.RequestByID(ctx, agent(11, "Anne"), request.ID)
		if err != nil || one.Request.Due != after[0].Result.Due.At {
			t.Errorf("the request is due at %v: %v", one.Request.Due, err)
		}
		_, last, err := a.OwnCalendars(ctx, who)
		if err != nil || last.Ended == 0 || last.Later != preview.Later || last.Done < last.Total {
			t.Errorf("the computing says %+v, the preview said %+v: %v", last, preview, err)
		}
		told := shiftNotices(t, a, db, request.ID)
		if len(told) != 1 || told[0].Facts.Due != before[0].Result.Due.At || told[0].Facts.NewDue != after[0].Result.Due.At || !strings.Contains(told[0].Body, "studiedag") {
			t.Errorf("the citizen is told %+v", told)
		}
		recomputeAll(t, a)
		if n := len(journalOf(t, db, request.ID)); n != len(rows) {
			t.Errorf("computing again added %d rows", n-len(rows))
		}
		own, _, err = a.OwnCalendars(ctx, who)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.ChangeCalendar(ctx, who, CalendarChange{ID: own[0].Spec.ID, Seen: own[0].Version, Reopen: day}, "toch open"); err != nil {
			t.Fatal(err)
		}
		recomputeAll(t, a)
		if _, back := subjectAndClocks(t, db, request.ID); back[0].Result.Due != before[0].Result.Due {
			t.Errorf("after taking the day away it is due at %+v, want %+v", back[0].Result.Due, before[0].Result.Due)
		}
		if told := shiftNotices(t, a, db, request.ID); len(told) != 1 || told[0].State != notice.Suppressed {
			t.Errorf("the date is what it was, and the citizen is told %+v", told)
		}
		markAll(t, a)
		if n := markAll(t, a); n != 0 {
			t.Errorf("%d moments are marked again", n)
		}
	})
}

func TestACalendarChangesOnlyWhatIsToCome(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		who := Actor{ID: 9, Organisation: organisation, Lang: fault.NL, Grants: []staff.Grant{{Role: staff.ApplicationManager}}}
		today := calendar.NewDate(2026, time.November, 2)
		for name, c := range map[string]CalendarChange{
			"a day that is over":      {ID: "gemeente", Seen: 1, Close: &calendar.Exception{From: today - 1, Reason: "storm"}},
			"no reason":               {ID: "gemeente", Seen: 1, Close: &calendar.Exception{From: today + 3}},
			"an opening today":        {ID: "gemeente", Seen: 1, Open: &calendar.Exception{From: today, Reason: "koopavond"}},
			"a past closing removed":  {ID: "gemeente", Seen: 1, Reopen: calendar.NewDate(2026, time.May, 15)},
			"hours that are no hours": {ID: "gemeente", Seen: 1, Windows: "soms"},
			"nothing":                 {ID: "gemeente", Seen: 1},
			"another calendar":        {ID: "nergens", Seen: 1, Windows: "mo-fr 09:00-17:00"},
		} {
			if _, err := a.ChangeCalendar(ctx, who, c, ""); fault.As(err) == nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := a.ChangeCalendar(ctx, agent(11, "Anne"), CalendarChange{}, ""); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent changed it: %v", err)
		}
	})
}
