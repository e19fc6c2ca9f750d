package action

import (
	"context"
	"strings"
	"testing"
	"time"

	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// worker is somebody of a department.
func worker(id int64, name string, departments ...string) Actor {
	return Actor{ID: id, Organisation: organisation, Name: name, Lang: fault.NL, Grants: []staff.Grant{{Role: staff.DepartmentEmployee, Departments: departments}}}
}

// finished is the call about a lamp and a passport, finished.
func finished(t *testing.T, a *Actions, who Actor) Finished {
	t.Helper()
	d := start(t, a, who)
	out, err := a.FinishContact(context.Background(), who, d.ID, d.Version, lampCall(d))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestACallBackIsTakenRungAndClosed(t *testing.T) { // VNG C2984
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx, a := context.Background(), elzermonde(t, db)
		piet := worker(21, "Piet", "burgerzaken")
		task := finished(t, a, agent(11, "Anne")).Tasks[0]
		list, err := a.Tasks(ctx, piet, TaskFilter{Limit: 10})
		if err != nil || len(list.Rows) != 1 || list.Rows[0].ID != task.ID {
			t.Fatalf("the list of the department is %+v: %v", list.Rows, err)
		}
		if other, err := a.Tasks(ctx, worker(22, "Zoe", "zorg"), TaskFilter{Limit: 10}); err != nil || len(other.Rows) != 0 {
			t.Errorf("another department sees %+v: %v", other.Rows, err)
		}
		if _, err := a.TaskByID(ctx, worker(22, "Zoe", "zorg"), task.ID); kindOf(err) != fault.NotFound {
			t.Errorf("another department opened it: %v", err)
		}
		one, err := a.TaskByID(ctx, piet, task.ID)
		if err != nil || one.Contact == nil || one.Contact.Phone != "+31612345678" {
			t.Fatalf("the task is %+v: %v", one, err)
		}
		taken, err := a.TakeTask(ctx, piet, task.ID, task.Version)
		if err != nil || taken.State != handover.Taken || taken.StaffName != "Piet" {
			t.Fatalf("taken: %+v, %v", taken, err)
		}
		now = now.Add(time.Hour)
		if _, err := a.CloseTask(ctx, piet, task.ID, taken.Version, TaskDone{Words: "Gebeld."}); fault.As(err) == nil || fault.As(err).Place != "reached" {
			t.Errorf("closed without saying whether the customer was reached: %v", err)
		}
		tried, err := a.CloseTask(ctx, piet, task.ID, taken.Version, TaskDone{Reached: handover.NotSpoken, Again: true})
		if err != nil || tried.State != handover.Taken {
			t.Fatalf("after an attempt: %+v, %v", tried, err)
		}
		closed, err := a.CloseTask(ctx, piet, task.ID, tried.Version, TaskDone{Reached: handover.Spoken, Words: "Het paspoort ligt klaar."})
		if err != nil || closed.State != handover.Closed || closed.Closed != db.Now() {
			t.Fatalf("closed: %+v, %v", closed, err)
		}
		if _, err := a.CloseTask(ctx, piet, task.ID, closed.Version, TaskDone{Reached: handover.Spoken, Words: "Nog eens."}); kindOf(err) != fault.Conflict {
			t.Errorf("closed twice: %v", err)
		}
		s, _ := subjectAndClocks(t, db, task.ID)
		if s.History.Outcome == 0 {
			t.Errorf("the subject of the task has no outcome: %+v", s)
		}
	})
}

func TestAWrongRouteMakesANewTaskAndKeepsTheDueMoment(t *testing.T) { // VNG C6114
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx, a := context.Background(), elzermonde(t, db)
		piet := worker(21, "Piet", "burgerzaken")
		task := finished(t, a, agent(11, "Anne")).Tasks[0]
		before, beforeClocks := subjectAndClocks(t, db, task.ID)
		now = now.Add(26 * time.Hour)
		if _, err := a.RouteTask(ctx, piet, task.ID, task.Version, Route{Department: "zorg", Why: handover.WrongDepartment, Reason: " "}); fault.As(err) == nil || fault.As(err).Place != "reason" {
			t.Errorf("routed without a reason: %v", err)
		}
		next, err := a.RouteTask(ctx, piet, task.ID, task.Version, Route{Department: "zorg", Why: handover.WrongDepartment, Reason: "Dit gaat over hulp thuis."})
		if err != nil {
			t.Fatal(err)
		}
		if next.Department != "zorg" || next.InsteadOf != task.ID || next.Due != task.Due || next.Contact != task.Contact || next.State != handover.Open {
			t.Errorf("the new task is %+v", next)
		}
		old, err := a.TaskByID(ctx, piet, task.ID)
		if err != nil || old.Task.State != handover.Closed || old.Task.Because != "Dit gaat over hulp thuis." {
			t.Errorf("the old task is %+v: %v", old, err)
		}
		after, clocks := subjectAndClocks(t, db, next.ID)
		if after.History.Moments[2] != before.History.Moments[2] || len(clocks) == 0 || len(clocks) != len(beforeClocks) {
			t.Errorf("the new clock runs from %d instead of %d: %+v", after.History.Moments[2], before.History.Moments[2], clocks)
		}
		if _, gone := subjectAndClocks(t, db, task.ID); len(gone) != 0 {
			t.Errorf("the old task still counts for a promise: %+v", gone)
		}
		if list, err := a.Tasks(ctx, worker(22, "Zoe", "zorg"), TaskFilter{Limit: 10}); err != nil || len(list.Rows) != 1 {
			t.Errorf("the other department sees %+v: %v", list.Rows, err)
		}
	})
}

func TestTwoWhoChangeOneTaskHearWhoWasFirst(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		task := finished(t, a, agent(11, "Anne")).Tasks[0]
		if _, err := a.TakeTask(ctx, worker(21, "Piet", "burgerzaken"), task.ID, task.Version); err != nil {
			t.Fatal(err)
		}
		_, err := a.ReturnTask(ctx, worker(23, "Mo", "burgerzaken"), task.ID, task.Version, "niet van mij")
		if f := fault.As(err); f == nil || f.Kind != fault.Conflict || !strings.Contains(f.NL, "Piet") || !strings.Contains(f.NL, "wie het doet") {
			t.Errorf("the second heard: %v", err)
		}
	})
}

func TestARequestIsChangedByOneAtATime(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		r := finished(t, a, agent(11, "Anne")).Requests[0]
		piet, mo := worker(21, "Piet", "buiten"), worker(23, "Mo", "buiten")
		to := RequestChange{Title: "Lamp bij nummer 12", Text: r.Text, Product: r.Product, Department: r.Department}
		changed, err := a.ChangeRequest(ctx, piet, r.ID, r.Version, to)
		if err != nil || changed.Version != 2 || changed.Title != to.Title {
			t.Fatalf("changed: %+v, %v", changed, err)
		}
		_, err = a.ChangeRequest(ctx, mo, r.ID, r.Version, RequestChange{Title: "Iets anders"})
		if f := fault.As(err); f == nil || f.Kind != fault.Conflict || !strings.Contains(f.NL, "Piet") || !strings.Contains(f.NL, "titel") {
			t.Errorf("the second heard: %v", err)
		}
		closed, err := a.CloseRequest(ctx, mo, r.ID, changed.Version, "opgelost", "Lamp vervangen.")
		if err != nil || closed.Open || closed.Closed != db.Now() {
			t.Fatalf("closed: %+v, %v", closed, err)
		}
		_, clocks := subjectAndClocks(t, db, r.ID)
		if len(clocks) != 1 || clocks[0].Result.State != clock.Kept {
			t.Errorf("the clocks are %+v", clocks)
		}
		one, err := a.RequestByID(ctx, mo, r.ID)
		if err != nil || len(one.History) != 3 || len(one.Contacts) != 1 {
			t.Errorf("the request has %d changes and %d contacts: %v", len(one.History), len(one.Contacts), err)
		}
	})
}

func TestACallerWhoIsNotHelpedOpensTheRequestAgain(t *testing.T) { // VNG C0359, S4-16
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		r := finished(t, a, anne).Requests[0]
		closed, err := a.CloseRequest(ctx, worker(21, "Piet", "buiten"), r.ID, r.Version, "opgelost", "Klaar.")
		if err != nil {
			t.Fatal(err)
		}
		d := start(t, a, anne)
		d.Questions[0] = contact.Question{Product: "lantaarnpaal", Ending: contact.Answered, Request: r.ID}
		d.Solved = contact.No
		if _, err := a.FinishContact(ctx, anne, d.ID, d.Version, d); fault.As(err) == nil || fault.As(err).Place != "reason" {
			t.Errorf("not solved, and nobody asked why: %v", err)
		}
		d.Reason = contact.Processes
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, d)
		if err != nil {
			t.Fatal(err)
		}
		if got := out.Requests[0]; !got.Open || got.Contacts != 2 || got.Version != closed.Version+1 {
			t.Errorf("the request is %+v", got)
		}
		d = start(t, a, anne)
		d.Questions[0] = contact.Question{Product: "lantaarnpaal", Ending: contact.Added, Request: 1}
		d.Solved = contact.Yes
		if _, err := a.FinishContact(ctx, anne, d.ID, d.Version, d); fault.As(err) == nil || fault.As(err).Place != "question.0.request" {
			t.Errorf("added to a request that does not exist: %v", err)
		}
	})
}

func TestACorrectionKeepsWhatWasThere(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		c := finished(t, a, anne).Contact
		c.Remark, c.Questions[0].Text = "Had haast.", "De lamp bij nummer 14 is stuk."
		c.Solved, c.Reason = contact.No, contact.Systems
		got, err := a.CorrectContact(ctx, agent(12, "Bob"), c)
		if err != nil || got.Version != 2 {
			t.Fatalf("corrected: %+v, %v", got, err)
		}
		one, err := a.ContactByID(ctx, anne, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string][2]string{"remark": {"", "Had haast."}, "question.0.text": {"De lamp bij nummer 12 is stuk.", "De lamp bij nummer 14 is stuk."},
			"solved": {"1", "2"}, "reason": {"0", "5"}}
		for _, h := range one.History {
			if w, ok := want[h.Field]; !ok || h.Old != w[0] || h.New != w[1] || h.StaffName != "Bob" || h.At != db.Now() || h.Version != 2 {
				t.Errorf("the history has %+v", h)
			}
			delete(want, h.Field)
		}
		if len(want) > 0 {
			t.Errorf("the history lacks %v", want)
		}
		if one.Contact.Questions[0].Text != "De lamp bij nummer 14 is stuk." || one.Contact.Questions[1].Task == nil {
			t.Errorf("the contact is %+v", one.Contact)
		}
		if _, err := a.CorrectContact(ctx, anne, c); kindOf(err) != fault.Conflict || !strings.Contains(fault.As(err).NL, "Bob") {
			t.Errorf("an old version was corrected: %v", err)
		}
		c = one.Contact
		c.Received -= 1000
		if _, err := a.CorrectContact(ctx, anne, c); kindOf(err) != fault.Conflict {
			t.Errorf("the moment from which a request runs was changed: %v", err)
		}
	})
}

func TestAnExternalContactCentreSeesItsOwnContactsOnly(t *testing.T) { // S3-20
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		ext := agent(31, "Eva")
		ext.External = "belhuis"
		ours, theirs := finished(t, a, anne), finished(t, a, ext)
		list, err := a.Contacts(ctx, ext, ContactFilter{}, "", 10)
		if err != nil || len(list.Rows) != 1 || list.Rows[0].ID != theirs.Contact.ID {
			t.Errorf("they see %d contacts: %v", len(list.Rows), err)
		}
		requests, err := a.Requests(ctx, ext, RequestFilter{}, "", 10)
		if err != nil || len(requests.Rows) != 1 || requests.Rows[0].ID != theirs.Requests[0].ID {
			t.Errorf("they see %d requests: %v", len(requests.Rows), err)
		}
		_, err = a.ContactByID(ctx, ext, ours.Contact.ID)
		if kindOf(err) != fault.NotFound {
			t.Errorf("they opened our contact: %v", err)
		}
		if _, err = a.RequestByID(ctx, ext, ours.Requests[0].ID); kindOf(err) != fault.NotFound {
			t.Errorf("they opened our request: %v", err)
		}
		if _, err = a.TaskByID(ctx, ext, ours.Tasks[0].ID); kindOf(err) != fault.NotFound {
			t.Errorf("they opened our task: %v", err)
		}
		if all, err := a.Contacts(ctx, anne, ContactFilter{}, "", 10); err != nil || len(all.Rows) != 2 {
			t.Errorf("we see %d contacts: %v", len(all.Rows), err)
		}
	})
}
