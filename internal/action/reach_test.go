package action

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// staffed is Elzermonde with people whose ids are given back by user name, and
// a clock that can be moved.
func withPeople(t *testing.T, test func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, pass func(time.Duration))) {
	t.Helper()
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		a := elzermonde(t, db)
		grant := func(r staff.Role, departments ...string) []staff.Grant {
			return []staff.Grant{{Role: r, Departments: departments}}
		}
		all := []staff.Account{{User: "sanne", Name: "Sanne", Grants: grant(staff.Agent)}, {User: "marleen", Name: "Marleen", Grants: grant(staff.Coordinator)}, {User: "wouter", Name: "Wouter", Grants: grant(staff.ApplicationManager)},
			{User: "joost", Name: "Joost", Email: "joost@example.org", Grants: grant(staff.DepartmentEmployee, "buiten")}, {User: "fatma", Name: "Fatma", Grants: grant(staff.DepartmentEmployee, "buiten")},
			{User: "pieter", Name: "Pieter", Grants: grant(staff.DepartmentEmployee, "buiten")}, {User: "kees", Name: "Kees", Grants: grant(staff.Agent), External: "voordeur"}}
		if err := a.EnsurePeople(context.Background(), staff.System("test", organisation), all); err != nil {
			t.Fatal(err)
		}
		people, err := a.People(context.Background(), staff.System("test", organisation))
		if err != nil {
			t.Fatal(err)
		}
		who := map[string]Actor{}
		for i := range people {
			who[people[i].User] = people[i].Person(organisation)
		}
		test(t, a, db, who, func(d time.Duration) { now = now.Add(d) })
	})
}

// call finishes a call about one question.
func call(t *testing.T, a *Actions, who Actor, phone string, q contact.Question, during func(id int64)) Finished {
	t.Helper()
	ctx := context.Background()
	d, err := a.StartContact(ctx, who, NewContact{Channel: contact.Phone, From: phone})
	if err != nil {
		t.Fatal(err)
	}
	if during != nil {
		during(d.ID)
	}
	d.Questions = []contact.Question{q}
	d.Solved = contact.Yes
	out, err := a.FinishContact(ctx, who, d.ID, d.Version, d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func workFor(person Actor) contact.Question {
	return contact.Question{Product: "lantaarnpaal", Text: "stuk", Department: "buiten", Ending: contact.ToTask, Task: &contact.Handover{Department: "buiten", Staff: person.ID, Text: "kijken"}}
}

func absent(who, deputy Actor, from, until calendar.Instant) handover.Absence {
	return handover.Absence{Staff: who.ID, From: from, Until: until, Kind: handover.Leave, Deputy: deputy.ID, Nobody: deputy.ID == 0}
}

func TestWorkOfWhoIsAwayGoesAlongTheDeputiesAndComesBackUntouched(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, pass func(time.Duration)) {
		ctx := context.Background()
		owner := func(id int64) handover.Task {
			t.Helper()
			var task handover.Task
			if err := db.Read(ctx, func(tx *store.Tx) (err error) { task, err = tx.Task(ctx, organisation, id); return err }); err != nil {
				t.Fatal(err)
			}
			return task
		}
		still := call(t, a, who["sanne"], "", workFor(who["joost"]), nil).Tasks[0].ID
		worked := call(t, a, who["sanne"], "", workFor(who["joost"]), nil).Tasks[0].ID
		now := db.Now()
		if _, err := a.PlanAbsence(ctx, who["fatma"], absent(who["joost"], who["fatma"], now, now.Add(time.Hour))); kindOf(err) != fault.Forbidden {
			t.Errorf("a colleague plans the absence of another: %v", err)
		}
		if _, err := a.PlanAbsence(ctx, who["joost"], absent(who["joost"], Actor{ID: who["kees"].ID}, now, now.Add(time.Hour))); kindOf(err) != fault.Invalid {
			t.Errorf("an external contact centre stands in: %v", err)
		}
		if _, err := a.PlanAbsence(ctx, who["joost"], absent(who["joost"], who["fatma"], now, now.Add(48*time.Hour))); err != nil {
			t.Fatal(err)
		}
		_, err := a.PlanAbsence(ctx, who["marleen"], absent(who["fatma"], who["joost"], now.Add(time.Hour), now.Add(2*time.Hour)))
		if f := fault.As(err); f == nil || !strings.Contains(f.NL, "Fatma → Joost → Fatma") {
			t.Errorf("a circle: %v", err)
		}
		for range 3 { // exactly once, however often it runs
			if _, err := a.DealWithAbsences(ctx, organisation); err != nil {
				t.Fatal(err)
			}
		}
		if got := owner(still); got.StaffName != "Fatma" || got.Version != 2 {
			t.Errorf("the work is of %s at version %d", got.StaffName, got.Version)
		}
		pass(time.Hour)
		now = db.Now()
		if _, err := a.PlanAbsence(ctx, who["fatma"], absent(who["fatma"], who["pieter"], now, now.Add(2*time.Hour))); err != nil {
			t.Fatal(err)
		}
		if got := owner(still); got.StaffName != "Pieter" || got.Version != 3 {
			t.Errorf("the deputy does not pass on: %s", got.StaffName)
		}
		pass(3 * time.Hour)
		if _, err := a.DealWithAbsences(ctx, organisation); err != nil {
			t.Fatal(err)
		}
		if got := owner(still); got.StaffName != "Fatma" {
			t.Errorf("after the deputy is back it is of %s", got.StaffName)
		}
		one := owner(worked)
		if _, err := a.ReturnTask(ctx, who["fatma"], one.ID, one.Version, "ik ken deze straat niet"); err != nil {
			t.Fatal(err)
		}
		pass(48 * time.Hour)
		if _, err := a.DealWithAbsences(ctx, organisation); err != nil {
			t.Fatal(err)
		}
		if got := owner(still); got.StaffName != "Joost" || got.Because != "terug van afwezigheid" {
			t.Errorf("it did not come back: %+v", got)
		}
		if got := owner(worked); got.Staff != 0 {
			t.Errorf("work that somebody touched came back too: %+v", got)
		}
		history, err := a.TaskByID(ctx, who["joost"], still)
		if err != nil || len(history.History) < 7 {
			t.Errorf("the moves are not in the history: %+v, %v", history.History, err)
		}
	})
}

func TestWorkComesBackWhenTheLastOfAbsencesThatFollowEachOtherIsOver(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, pass func(time.Duration)) {
		ctx := context.Background()
		id, now := call(t, a, who["sanne"], "", workFor(who["joost"]), nil).Tasks[0].ID, db.Now()
		if _, err := a.PlanAbsence(ctx, who["joost"], absent(who["joost"], who["fatma"], now, now.Add(3*time.Hour))); err != nil {
			t.Fatal(err)
		}
		if _, err := a.PlanAbsence(ctx, who["joost"], absent(who["joost"], who["pieter"], now.Add(3*time.Hour), now.Add(6*time.Hour))); err != nil {
			t.Fatal(err)
		}
		for _, x := range []struct {
			after time.Duration
			of    string
		}{{time.Hour, "Fatma"}, {3 * time.Hour, "Fatma"}, {3 * time.Hour, "Joost"}} {
			pass(x.after)
			for range 2 {
				if _, err := a.DealWithAbsences(ctx, organisation); err != nil {
					t.Fatal(err)
				}
			}
			var task handover.Task
			if err := db.Read(ctx, func(tx *store.Tx) (err error) { task, err = tx.Task(ctx, organisation, id); return err }); err != nil || task.StaffName != x.of {
				t.Errorf("%s later it is of %s, expected %s: %v", x.after, task.StaffName, x.of, err)
			}
		}
	})
}

func TestWhoHasNoDeputyIsReportedAndTheWorkStaysFlagged(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, _ func(time.Duration)) {
		ctx := context.Background()
		id := call(t, a, who["sanne"], "", workFor(who["joost"]), nil).Tasks[0].ID
		now := db.Now()
		open := absent(who["joost"], Actor{}, now, now.Add(48*time.Hour))
		open.Nobody = false
		if _, err := a.PlanAbsence(ctx, who["joost"], open); !strings.Contains(textOf(err), "vervanger:") {
			t.Errorf("an absence without a word about the deputy: %v", err)
		}
		if _, err := a.PlanAbsence(ctx, who["joost"], absent(who["joost"], Actor{}, now, now.Add(48*time.Hour))); err != nil {
			t.Fatal(err)
		}
		var task handover.Task
		if err := db.Read(ctx, func(tx *store.Tx) (err error) { task, err = tx.Task(ctx, organisation, id); return err }); err != nil || task.StaffName != "Joost" {
			t.Errorf("the work is of %s: %v", task.StaffName, err)
		}
		list, err := a.Absences(ctx, who["marleen"])
		if err != nil || len(list.All) != 1 || list.Work[list.All[0].ID].Flagged != 1 {
			t.Errorf("%+v, %v", list, err)
		}
		if others, err := a.Absences(ctx, who["fatma"]); err != nil || len(others.All) != 0 {
			t.Errorf("a colleague sees %+v: %v", others.All, err)
		}
		report, err := a.Reach(ctx, who["marleen"], AskReach{From: dayOf(t, "2026-11-01"), Until: dayOf(t, "2026-11-30")})
		if err != nil || len(report.Alone) != 1 || report.Alone[0].StaffName != "Joost" {
			t.Errorf("nobody stands in, and that is not reported: %+v, %v", report.Alone, err)
		}
	})
}

func textOf(err error) string { text, _ := fault.Text(err, fault.NL); return text }

func dayOf(t *testing.T, text string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEachAttemptToPutThroughCountsOnceAndDeadEndsComeBack(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, pass func(time.Duration)) {
		ctx := context.Background()
		sanne := who["sanne"]
		if _, err := a.SaveAgreement(ctx, staff.System("test", organisation), handover.Agreement{Department: "buiten", May: "melding aannemen", Fallback: "taak", Reachable: "mo-fr 09:00-17:00", Review: dayOf(t, "2027-01-01")}); err != nil {
			t.Fatal(err)
		}
		pass(2 * time.Hour) // Monday 11:00, inside the hours of the plan
		try := func(through handover.Through) func(int64) {
			return func(id int64) {
				t.Helper()
				if _, err := a.RecordTransfer(ctx, sanne, NewTransfer{Contact: id, Department: "buiten", Product: "lantaarnpaal", Outcome: through}); err != nil {
					t.Fatal(err)
				}
				pass(time.Minute)
			}
		}
		talk := func(int64) { pass(time.Minute) }
		over := contact.Question{Product: "lantaarnpaal", Department: "buiten", Text: "stuk", Ending: contact.Transferred}
		call(t, a, sanne, "", over, try(handover.PutThrough))
		call(t, a, sanne, "", over, talk) // put through without a word about the attempt
		call(t, a, sanne, "0612345678", over, try(handover.NotAnswered))
		back := over
		back.Ending, back.Task = contact.ToCallback, &contact.Handover{Callback: true, Department: "buiten", Number: "0612345679"}
		ring := call(t, a, sanne, "0612345679", back, try(handover.NotAnswered)).Tasks[0]
		late := call(t, a, sanne, "0612345670", back, try(handover.NotAnswered)).Tasks[0]
		done := TaskDone{Reached: handover.Spoken, Words: "gesproken"}
		if _, err := a.CloseTask(ctx, who["joost"], ring.ID, ring.Version, done); err != nil {
			t.Fatal(err)
		}
		pass(24 * time.Hour)
		call(t, a, sanne, "06-12345678", contact.Question{Product: "lantaarnpaal", Department: "buiten", Text: "nog eens", Ending: contact.Answered}, talk)
		call(t, a, sanne, "06-12345678", contact.Question{Product: "paspoort", Department: "burgerzaken", Text: "iets anders", Ending: contact.Answered}, talk)
		pass(30 * 24 * time.Hour)
		if _, err := a.CloseTask(ctx, who["joost"], late.ID, late.Version, done); err != nil {
			t.Fatal(err)
		}
		report, err := a.Reach(ctx, who["marleen"], AskReach{From: dayOf(t, "2026-11-01"), Until: dayOf(t, "2026-11-30")})
		if err != nil {
			t.Fatal(err)
		}
		r := report.All
		if r.Attempts != 5 || r.Direct != 2 || r.CalledBack != 1 || r.TooLate != 1 || r.DeadEnds != 1 || r.Broken != 3 || r.Share() != 6000 {
			t.Errorf("%+v", r)
		}
		if r.Repeats != 1 || r.Contacts != 7 || r.Useful() != 6 || r.Extra() != 1667 {
			t.Errorf("%d repeats of %d contacts: %d", r.Repeats, r.Contacts, r.Extra())
		}
		if r.Talks == 0 || r.Helped >= r.Talks { // answered, and yet not helped (S3-10)
			t.Errorf("%+v", r.Talked)
		}
		if len(report.Broken) != 3 || report.Broken[0].Department != "buiten" {
			t.Errorf("%+v", report.Broken)
		}
		if _, err := a.Reach(ctx, who["joost"], AskReach{}); kindOf(err) != fault.Forbidden {
			t.Errorf("everybody sees it: %v", err)
		}
	})
}

func TestOnlyTheOwnOpenContactGetsAttempts(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, _ *store.DB, who map[string]Actor, _ func(time.Duration)) {
		ctx := context.Background()
		d, err := a.StartContact(ctx, who["sanne"], NewContact{Channel: contact.Phone})
		if err != nil {
			t.Fatal(err)
		}
		n := NewTransfer{Contact: d.ID, Department: "buiten", Outcome: handover.NotAnswered}
		if _, err := a.RecordTransfer(ctx, who["marleen"], n); kindOf(err) != fault.NotFound {
			t.Errorf("somebody else: %v", err)
		}
		if all, err := a.RecordTransfer(ctx, who["sanne"], n); err != nil || len(all) != 1 {
			t.Errorf("%+v, %v", all, err)
		}
		if err := a.TakeBackTransfer(ctx, who["sanne"], d.ID, 0); err != nil {
			t.Error(err)
		}
		if all, err := a.TransfersOf(ctx, who["sanne"], d.ID); err != nil || len(all) != 0 {
			t.Errorf("taken back: %+v, %v", all, err)
		}
		n.Department = ""
		if _, err := a.RecordTransfer(ctx, who["sanne"], n); kindOf(err) != fault.Invalid {
			t.Errorf("to nobody: %v", err)
		}
	})
}

func TestTheSystemLearnsWhereWorkGoesAndAPersonDecides(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, pass func(time.Duration)) {
		ctx := context.Background()
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			return tx.PutProduct(ctx, organisation, knowledge.Product{Code: "wmo", Name: "Hulp thuis", Department: "kcc", Since: calendar.NoDate, Until: calendar.NoDate})
		}); err != nil {
			t.Fatal(err)
		}
		if r, err := a.RouteFor(ctx, who["sanne"], "wmo"); err != nil || r.Department != "kcc" || r.Why != handover.ByProduct {
			t.Errorf("%+v, %v", r, err)
		}
		other := contact.Question{Product: "wmo", Text: "hulp", Department: "kcc", Ending: contact.ToTask, Task: &contact.Handover{Department: "zorg", Text: "bellen", Because: "zorg doet dit zelf"}}
		for range 3 {
			pass(time.Minute)
			call(t, a, who["sanne"], "", other, nil)
		}
		lessons, err := a.Lessons(ctx, who["wouter"])
		if err != nil || len(lessons.Open) != 1 || lessons.Open[0].To != "zorg" || lessons.Open[0].N != 3 || lessons.Open[0].Of != 3 || len(lessons.Open[0].Reasons) != 3 {
			t.Fatalf("%+v, %v", lessons.Open, err)
		}
		if err := a.DecideLesson(ctx, who["sanne"], "wmo", "zorg", true); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent decides: %v", err)
		}
		if err := a.DecideLesson(ctx, who["wouter"], "wmo", "zorg", true); err != nil {
			t.Fatal(err)
		}
		if r, err := a.RouteFor(ctx, who["sanne"], "wmo"); err != nil || r.Department != "zorg" || r.Kept != 3 || r.Of != 3 {
			t.Errorf("after the decision: %+v, %v", r, err)
		}
		if lessons, err := a.Lessons(ctx, who["wouter"]); err != nil || len(lessons.Open) != 0 || len(lessons.Decided) != 1 {
			t.Errorf("%+v, %v", lessons, err)
		}
		if err := a.DecideLesson(ctx, who["wouter"], "wmo", "zorg", false); kindOf(err) != fault.Conflict {
			t.Errorf("decided twice: %v", err)
		}
	})
}

const joostAway = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//proef//NL\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261103\r\nDTEND;VALUE=DATE:20261105\r\nSUMMARY:Vrij\r\nORGANIZER:mailto:joost@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

func TestACalendarBringsAbsenceWithoutADeputyAndKeepsTheOneThatWasChosen(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, pass func(time.Duration)) {
		ctx := context.Background()
		answer, failure := joostAway, error(nil)
		a.agenda = func(context.Context, string) ([]byte, error) { return []byte(answer), failure }
		add := NewFeed{Department: "buiten", Name: "Rooster buiten", Address: "https://agenda.example/geheim"}
		if _, err := a.AddFeed(ctx, who["joost"], add); kindOf(err) != fault.Forbidden {
			t.Errorf("an employee adds the calendar of a department: %v", err)
		}
		if f, err := a.AddFeed(ctx, who["marleen"], add); err != nil || f.Events != 1 {
			t.Fatalf("%+v, %v", f, err)
		}
		see := func() Absences {
			t.Helper()
			list, err := a.Absences(ctx, who["marleen"])
			if err != nil {
				t.Fatal(err)
			}
			return list
		}
		list := see()
		if len(list.All) != 1 || !list.All[0].Alone() || list.All[0].Nobody || list.All[0].StaffName != "Joost" {
			t.Fatalf("%+v", list.All)
		}
		x := list.All[0]
		x.Deputy = who["fatma"].ID
		if _, err := a.PlanAbsence(ctx, who["marleen"], x); err != nil {
			t.Fatal(err)
		}
		answer = strings.Replace(joostAway, "20261105", "20261106", 1)
		pass(2 * time.Hour)
		if _, err := a.ReadFeeds(ctx, organisation); err != nil {
			t.Fatal(err)
		}
		if x := see().All[0]; x.DeputyName != "Fatma" || x.Until.Sub(x.From) != 72*time.Hour {
			t.Errorf("%+v", x)
		}
		failure = errors.New("weg")
		pass(2 * time.Hour)
		if _, err := a.ReadFeeds(ctx, organisation); err != nil {
			t.Fatal(err)
		}
		if list := see(); len(list.All) != 1 || list.Feeds[0].Fault.NL == "" {
			t.Errorf("a calendar that fails: %+v", list)
		}
		answer, failure = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", nil
		pass(2 * time.Hour)
		if _, err := a.ReadFeeds(ctx, organisation); err != nil {
			t.Fatal(err)
		}
		if list := see(); len(list.All) != 0 || list.Feeds[0].Fault.NL != "" {
			t.Errorf("what is gone from the calendar: %+v", list)
		}
	})
}
