package action

import (
	"context"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// hour is a moment that many hours after the start of a test.
func hour(n float64) time.Time {
	return storetest.Start.Add(time.Duration(n * float64(time.Hour)))
}

func instant(t time.Time) calendar.Instant { return calendar.InstantOf(t) }

// onTime runs a test on both databases with a clock that the test moves.
func onTime(t *testing.T, do func(t *testing.T, db *store.DB, a *Actions, now *time.Time)) {
	t.Helper()
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		do(t, db, elzermonde(t, db), &now)
		now = now.Add(time.Minute)
		faults, err := New(db).CheckHandover(context.Background(), organisation)
		if err != nil || len(faults) > 0 {
			t.Errorf("what must never be: %v, %v", faults, err)
		}
	})
}

func TestWhoDoesNotAnswerIsTriedByTheProtocolAndToldThen(t *testing.T) { // S3-25
	onTime(t, func(t *testing.T, db *store.DB, a *Actions, now *time.Time) {
		ctx, piet := context.Background(), worker(21, "Piet", "burgerzaken")
		task := finished(t, a, agent(11, "Anne")).Tasks[0]
		try := func(at time.Time) {
			t.Helper()
			*now = at
			var err error
			if task, err = a.AddAttempt(ctx, piet, task.ID, task.Version, handover.Attempt{Outcome: handover.Voicemail, Note: "Ingesproken.", Next: calendar.NoInstant}); err != nil {
				t.Fatal(err)
			}
		}
		try(hour(1))
		if task.StaffName != "Piet" || task.Attempts != 1 || !task.NextTry.Known() || task.NextTry <= db.Now() {
			t.Errorf("after one attempt: %+v", task)
		}
		_, err := a.CloseTask(ctx, piet, task.ID, task.Version, TaskDone{Reached: handover.NotSpoken})
		if f := fault.As(err); f == nil || f.Kind != fault.Conflict || !strings.Contains(f.NL, "nog 2 keer") {
			t.Errorf("closed after one attempt: %v", err)
		}
		try(hour(6)) // the same Monday, in the afternoon
		if _, err = a.AddAttempt(ctx, piet, task.ID, task.Version-1, handover.Attempt{Outcome: handover.NoAnswer}); kindOf(err) != fault.Conflict {
			t.Errorf("the same version was tried twice: %v", err)
		}
		try(hour(25))
		one, err := a.TaskByID(ctx, piet, task.ID)
		if err != nil || len(one.Attempts) != 3 || !one.Advice.Done || one.Attempts[2].Note != "Ingesproken." {
			t.Fatalf("%+v: %v", one, err)
		}
		closed, err := a.CloseTask(ctx, piet, task.ID, task.Version, TaskDone{Reached: handover.NotSpoken})
		if err != nil || closed.State != handover.Closed {
			t.Fatalf("%+v: %v", closed, err)
		}
		told := 0
		for _, r := range journalOf(t, db, task.ID) {
			if strings.Contains(r.Facts, `"not_reached":true`) {
				told++
			}
		}
		if told != 1 {
			t.Errorf("the journal says %d times that the customer was not reached", told)
		}
	})
}

func TestWaitingForTheCustomerStopsTheClocksThatAllowItAndEndsByItself(t *testing.T) { // PR-6
	onTime(t, func(t *testing.T, db *store.DB, a *Actions, now *time.Time) {
		ctx, piet := context.Background(), worker(21, "Piet", "burgerzaken")
		task := finished(t, a, agent(11, "Anne")).Tasks[0]
		*now = hour(1)
		if _, err := a.WaitForCustomer(ctx, piet, task.ID, task.Version, " ", instant(hour(5))); fault.As(err) == nil || fault.As(err).Place != "what" {
			t.Errorf("waits for nothing: %v", err)
		}
		if _, err := a.WaitForCustomer(ctx, piet, task.ID, task.Version, "Een kopie.", instant(*now)); fault.As(err) == nil || fault.As(err).Place != "until" {
			t.Errorf("waits until nothing: %v", err)
		}
		waiting, err := a.WaitForCustomer(ctx, piet, task.ID, task.Version, "Een kopie van de aangifte.", instant(hour(5)))
		if err != nil || waiting.State != handover.Waiting || waiting.StaffName != "Piet" || waiting.Due != task.Due {
			t.Fatalf("%+v: %v", waiting, err)
		}
		if _, clocks := subjectAndClocks(t, db, task.ID); len(clocks) != 1 || clocks[0].Result.State != clock.Paused {
			t.Errorf("while it waits: %+v", clocks)
		}
		if n, _, err := a.EndWaits(ctx, organisation, 10); err != nil || n != 0 {
			t.Errorf("%d ended before the time: %v", n, err)
		}
		*now = hour(30) // the server was away for a day
		for want := range 2 {
			if n, more, err := a.EndWaits(ctx, organisation, 10); err != nil || n != 1-want || more {
				t.Errorf("round %d: %d ended: %v", want, n, err)
			}
		}
		one, err := a.TaskByID(ctx, piet, task.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := one.Task; got.State != handover.Taken || got.Wait.For != handover.ForNobody || got.Due.Sub(task.Due) != 210*time.Minute { // four hours, of which the desk was closed for half an hour
			t.Errorf("after the wait: %+v, due %v later", got, got.Due.Sub(task.Due))
		}
		rows := journalOf(t, db, task.ID)
		var paused, resumed store.JournalRow
		for _, r := range rows {
			switch r.Event.Kind {
			case charter.Paused:
				paused = r
			case charter.Resumed:
				resumed = r
			}
		}
		if paused.Event.Reason != "klant" || paused.Event.Until != instant(hour(5)) || resumed.Event.At != instant(hour(5)) {
			t.Errorf("the journal says %+v and %+v", paused.Event, resumed.Event)
		}
	})
}

func TestTheRequestGoesOnWithTheLastTaskThatWaits(t *testing.T) {
	onTime(t, func(t *testing.T, db *store.DB, a *Actions, now *time.Time) {
		ctx, anne, piet := context.Background(), agent(11, "Anne"), worker(21, "Piet", "buiten", "burgerzaken")
		d := start(t, a, anne)
		d.Solved = contact.Yes
		d.Questions[0] = contact.Question{Product: "lantaarnpaal", Text: "De lamp is stuk.", Department: "buiten", Ending: contact.Reported, Task: &contact.Handover{Urgent: true, Text: "Kijk vandaag."}}
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, d)
		if err != nil {
			t.Fatal(err)
		}
		first, request := out.Tasks[0], out.Requests[0]
		d = start(t, a, anne)
		d.Solved = contact.Yes
		d.Questions[0] = contact.Question{Product: "lantaarnpaal", Text: "Bel ook de buren.", Department: "buiten", Ending: contact.ToTask, Request: request.ID}
		if _, err := a.FinishContact(ctx, anne, d.ID, d.Version, d); err != nil {
			t.Fatal(err)
		}
		list, err := a.Tasks(ctx, piet, TaskFilter{Limit: 10})
		if err != nil || len(list.Rows) != 2 {
			t.Fatalf("%+v: %v", list.Rows, err)
		}
		*now = hour(1)
		for _, x := range list.Rows {
			if _, err := a.WaitForCustomer(ctx, piet, x.ID, x.Version, "Welke paal het is.", instant(hour(50))); err != nil {
				t.Fatal(err)
			}
		}
		events := func() (n map[charter.Event]int) {
			n = map[charter.Event]int{}
			for _, r := range journalOf(t, db, request.ID) {
				n[r.Event.Kind]++
				if r.Event.Kind == charter.Paused && !strings.Contains(r.Facts, `"task":`) {
					t.Errorf("the pause of the request does not say from which task: %s", r.Facts)
				}
			}
			return n
		}
		if n := events(); n[charter.Paused] != 1 {
			t.Errorf("the request was paused %d times", n[charter.Paused])
		}
		*now = hour(2)
		one, err := a.TaskByID(ctx, piet, first.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.ResumeTask(ctx, piet, first.ID, one.Task.Version); err != nil {
			t.Fatal(err)
		}
		if n := events(); n[charter.Resumed] != 0 {
			t.Error("the request goes on while one of its tasks waits")
		}
		d = start(t, a, anne)
		d.Solved = contact.Yes
		d.Questions[0] = contact.Question{Product: "lantaarnpaal", Text: "Het is paal 14.", Ending: contact.Added, Request: request.ID}
		if _, err := a.FinishContact(ctx, anne, d.ID, d.Version, d); err != nil {
			t.Fatal(err)
		}
		if n := events(); n[charter.Resumed] != 1 {
			t.Errorf("the request went on %d times after the customer answered", n[charter.Resumed])
		}
	})
}

func TestAWholeClosesWithTheLastOfItsParts(t *testing.T) {
	onTime(t, func(t *testing.T, db *store.DB, a *Actions, now *time.Time) {
		ctx, piet, zoe := context.Background(), worker(21, "Piet", "burgerzaken"), worker(22, "Zoe", "zorg", "buiten")
		task := finished(t, a, agent(11, "Anne")).Tasks[0]
		whole, parts, err := a.SplitTask(ctx, piet, task.ID, task.Version, []TaskPart{{Department: "zorg", Title: "Is er hulp?"}, {Department: "buiten", Title: "Ligt de stoep recht?", Text: "Bij nummer 12."}})
		if err != nil || len(parts) != 2 || whole.State != handover.Waiting || parts[0].Due != task.Due || parts[0].Text != task.Text {
			t.Fatalf("%+v, %+v: %v", whole, parts, err)
		}
		_, err = a.CloseTask(ctx, piet, whole.ID, whole.Version, TaskDone{Reached: handover.Spoken, Words: "Klaar."})
		if f := fault.As(err); f == nil || !strings.Contains(f.NL, "Is er hulp?") || !strings.Contains(f.NL, "stoep") {
			t.Errorf("closed with open parts: %v", err)
		}
		*now = hour(2)
		routed, err := a.RouteTask(ctx, zoe, parts[0].ID, parts[0].Version, Route{Department: "buiten", Why: handover.NeedsExpert, Reason: "Zij weten dit."})
		if err != nil || routed.Parent != whole.ID {
			t.Fatalf("%+v: %v", routed, err)
		}
		if _, err := a.AnswerTask(ctx, zoe, routed.ID, routed.Version, TaskDone{Answer: "Er komt hulp."}); err != nil {
			t.Fatal(err)
		}
		if one, err := a.TaskByID(ctx, piet, whole.ID); err != nil || one.Task.State != handover.Waiting || len(one.Parts) != 3 {
			t.Errorf("with one part open: %+v, %v", one, err)
		}
		last, err := a.AnswerTask(ctx, zoe, parts[1].ID, parts[1].Version, TaskDone{Answer: "De stoep is hersteld."})
		if err != nil {
			t.Fatal(err)
		}
		one, err := a.TaskByID(ctx, piet, whole.ID)
		if err != nil || one.Task.State != handover.Closed || one.Task.Answer != "Er komt hulp.\n\nDe stoep is hersteld." && one.Task.Answer != "De stoep is hersteld.\n\nEr komt hulp." {
			t.Fatalf("%+v: %v", one.Task, err)
		}
		if s, _ := subjectAndClocks(t, db, whole.ID); !s.History.Moments[charter.Answered].Known() {
			t.Error("the promise on the whole was not told that it was answered")
		}
		*now = hour(30)
		if _, err := a.ReopenTask(ctx, zoe, last.ID, last.Version, "De tegel ligt weer los."); err != nil {
			t.Fatal(err)
		}
		if one, err = a.TaskByID(ctx, piet, whole.ID); err != nil || one.Task.State != handover.Waiting || one.Task.Reopened != 1 {
			t.Errorf("the whole does not wait again: %+v, %v", one.Task, err)
		}
	})
}

func TestWhatWasNotSolvedIsOpenedAgainForAWhile(t *testing.T) {
	onTime(t, func(t *testing.T, db *store.DB, a *Actions, now *time.Time) {
		ctx, piet := context.Background(), worker(21, "Piet", "burgerzaken")
		task := finished(t, a, agent(11, "Anne")).Tasks[0]
		closed, err := a.CloseTask(ctx, piet, task.ID, task.Version, TaskDone{Reached: handover.Spoken, Words: "Gebeld.", Answer: "Uw paspoort ligt klaar."})
		if err != nil || closed.Answer != "Uw paspoort ligt klaar." {
			t.Fatalf("%+v: %v", closed, err)
		}
		_, before := subjectAndClocks(t, db, task.ID)
		*now = hour(24)
		again, err := a.ReopenTask(ctx, piet, task.ID, closed.Version, "Het lag er niet.")
		if err != nil || again.State != handover.Taken || again.StaffName != "Piet" || again.Reopened != 1 || again.Due <= db.Now() || again.Answer != closed.Answer {
			t.Fatalf("%+v: %v", again, err)
		}
		if _, after := subjectAndClocks(t, db, task.ID); len(after) != 1 || after[0].Result.State != before[0].Result.State || after[0].Result.End != before[0].Result.End {
			t.Errorf("the first closing does not count any more: %+v", after)
		}
		if closed, err = a.CloseTask(ctx, piet, task.ID, again.Version, TaskDone{Reached: handover.Spoken, Words: "Nu wel."}); err != nil {
			t.Fatal(err)
		}
		*now = hour(24 * 40)
		if _, err := a.ReopenTask(ctx, piet, task.ID, closed.Version, "Toch niet."); kindOf(err) != fault.Conflict || !strings.Contains(fault.As(err).NL, "30 dagen") {
			t.Errorf("opened again after forty days: %v", err)
		}
	})
}

func TestWorkThatCameTooEarlyOrToTheWrongPlaceIsCounted(t *testing.T) { // S2-03, VNG C6114
	onTime(t, func(t *testing.T, _ *store.DB, a *Actions, now *time.Time) {
		ctx, anne, piet, regie := context.Background(), agent(11, "Anne"), worker(21, "Piet", "burgerzaken"), agent(12, "Carla", staff.Coordinator)
		manager := Actor{ID: 31, Organisation: organisation, Name: "Fay", Grants: []staff.Grant{{Role: staff.ApplicationManager}}}
		set, err := a.SaveQuestionSet(ctx, manager, knowledge.QuestionSet{Questions: []knowledge.Asked{{Ask: "Sinds wanneer?", Kind: knowledge.Day, Required: true}, {Ask: "Bijzonderheden?", Kind: knowledge.Text}}})
		if err != nil || set.Version != 1 || set.Questions[0].Code == "" {
			t.Fatalf("%+v: %v", set, err)
		}
		if _, err := a.SaveQuestionSet(ctx, manager, knowledge.QuestionSet{Questions: set.Questions}); kindOf(err) != fault.Conflict {
			t.Errorf("saved over what somebody else made: %v", err)
		}
		d := lampCall(start(t, a, anne))
		_, err = a.FinishContact(ctx, anne, d.ID, d.Version, d)
		text, _ := fault.Text(err, fault.NL)
		if !strings.Contains(text, "Sinds wanneer?") {
			t.Fatalf("handed over without an answer: %v", err)
		}
		for i := range d.Questions {
			d.Questions[i].Answers = map[string]string{set.Questions[0].Code: "2026-11-01"}
		}
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, d)
		if err != nil {
			t.Fatal(err)
		}
		task := out.Tasks[0]
		if len(task.Answers) != 1 || task.Answers[0].Question != "Sinds wanneer?" || task.Answers[0].Kept != "2026-11-01" {
			t.Errorf("the answers are %+v", task.Answers)
		}
		*now = hour(1)
		if _, err := a.RouteTask(ctx, piet, task.ID, task.Version, Route{Department: "zorg", Reason: "Zomaar."}); fault.As(err) == nil || fault.As(err).Place != "why" {
			t.Errorf("sent on without a reason from the list: %v", err)
		}
		next, err := a.RouteTask(ctx, piet, task.ID, task.Version, Route{Department: "zorg", Why: handover.WrongDepartment, Reason: "Gaat over zorg."})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.RouteTask(ctx, worker(22, "Zoe", "zorg"), next.ID, next.Version, Route{Department: "kcc", Why: handover.Incomplete, Reason: "Om wie gaat het?"}); err != nil {
			t.Fatal(err)
		}
		today := calendar.NewDate(2026, time.November, 2)
		wrong, err := a.WrongRouting(ctx, regie, today, today)
		if err != nil || len(wrong) == 0 || wrong[0].Department != "burgerzaken" || wrong[0].Wrong != 1 || wrong[0].Tasks != 1 {
			t.Errorf("%+v: %v", wrong, err)
		}
		counts, err := a.EarlyHandovers(ctx, regie, today, today)
		got := map[handover.Early]int64{}
		for _, c := range counts {
			got[c.How] += c.Times
		}
		if err != nil || got[handover.EarlyRefused] != 2 || got[handover.EarlySent] != 1 {
			t.Errorf("%+v: %v", counts, err)
		}
	})
}
