package action

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

const secretWord = "KWARTELEITJE" // in an internal promise; the public never reads it

func agreement(t *testing.T, a *Actions, who Actor, product string) handover.Agreement {
	t.Helper()
	g, err := a.SaveAgreement(context.Background(), who, handover.Agreement{Department: "buiten", Product: product, May: "melding aannemen", Fallback: "taak", Reachable: "mo-fr 09:00-17:00", Review: dayOf(t, "2026-11-20")})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestInternalPromisesRunOnTheClocksAndNoCustomerReadsThem(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, pass func(time.Duration)) {
		ctx := context.Background()
		wouter, joost, sanne := who["wouter"], who["joost"], who["sanne"]
		g := agreement(t, a, wouter, "")
		now := func() handover.Agreement {
			t.Helper()
			g, _, err := a.Agreement(ctx, wouter, g.ID)
			if err != nil {
				t.Fatal(err)
			}
			return g
		}
		for _, x := range []struct {
			side charter.Side
			text string
			m    Measure
		}{{charter.ByDepartment, "Buiten handelt een taak binnen 1 werkdag af (" + secretWord + ").", MeasureTask}, {charter.ByDepartment, "In 80% van de gevallen neemt iemand op (" + secretWord + ").", MeasureReach},
			{charter.ByDesk, "De balie zet een taak binnen 30 minuten door (" + secretWord + ").", MeasureHandover}, {charter.ByDesk, "De balie meldt een campagne twee dagen vooraf (" + secretWord + ").", MeasureTalk}} {
			if err := a.AddInnerPromise(ctx, wouter, g.ID, x.side, x.text, x.m); err != nil {
				t.Fatalf("%s: %v", x.text, err)
			}
		}
		if err := a.AddInnerPromise(ctx, wouter, g.ID, charter.ByDepartment, "Buiten doet zijn best.", MeasureTask); !strings.Contains(textOf(err), "termijn") {
			t.Errorf("a promise without a term: %v", err)
		}
		if err := a.AcceptAgreement(ctx, joost, g.ID, now().Version-1, charter.ByDepartment); kindOf(err) != fault.Conflict {
			t.Errorf("an old version is accepted: %v", err)
		}
		if err := a.AcceptAgreement(ctx, sanne, g.ID, now().Version, charter.ByDesk); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent accepts: %v", err)
		}
		if err := a.AcceptAgreement(ctx, wouter, g.ID, now().Version, charter.ByDesk); err != nil {
			t.Fatal(err)
		}
		if err := a.AcceptAgreement(ctx, wouter, g.ID, now().Version, charter.ByDepartment); kindOf(err) != fault.Conflict {
			t.Errorf("one person accepts for both: %v", err)
		}
		if err := a.AcceptAgreement(ctx, joost, g.ID, now().Version, charter.ByDepartment); err != nil {
			t.Fatal(err)
		}
		pass(24*time.Hour + 2*time.Hour) // they hold from tomorrow
		good := call(t, a, sanne, "", workFor(joost), nil).Tasks[0]
		late := call(t, a, sanne, "0612345678", workFor(joost), nil)
		if err := a.finishWork(ctx, joost, good); err != nil {
			t.Fatal(err)
		}
		through := contact.Question{Product: "lantaarnpaal", Department: "buiten", Text: "stuk", Ending: contact.Transferred}
		call(t, a, sanne, "", through, func(id int64) {
			if _, err := a.RecordTransfer(ctx, sanne, NewTransfer{Contact: id, Department: "buiten", Outcome: handover.NotAnswered}); err != nil {
				t.Fatal(err)
			}
		})
		call(t, a, sanne, "", through, nil)
		pass(72 * time.Hour)
		if _, _, err := a.MarkDue(ctx, organisation, 100); err != nil {
			t.Fatal(err)
		}
		out, err := a.Agreed(ctx, joost, "buiten", dayOf(t, "2026-11-01"), dayOf(t, "2026-11-30"))
		if err != nil || len(out.Agreements) != 1 || !out.Agreements[0].InForce() || len(out.Agreements[0].Promises) != 4 {
			t.Fatalf("%+v, %v", out, err)
		}
		n := 0
		for _, r := range out.Agreements[0].Promises {
			n++
			switch Measure(r.Measure) {
			case MeasureTask:
				if r.N != 2 || r.InTime != 1 || len(r.Late) != 1 || r.Late[0].Subject != late.Tasks[0].ID {
					t.Errorf("the tasks: %+v", r)
				}
			case MeasureReach:
				if r.N != 2 || r.InTime != 1 || r.Met != clock.Missed {
					t.Errorf("reached: %+v", r)
				}
			case MeasureHandover:
				if r.N != 2 || r.InTime != 2 || r.Met != clock.Met {
					t.Errorf("handed over: %+v", r)
				}
			case MeasureTalk:
				if r.Counted || r.N != 0 {
					t.Errorf("judged together: %+v", r)
				}
			}
		}
		if n != 4 || out.Reach.Attempts != 2 || out.Top[0].N != 4 {
			t.Errorf("%+v", out)
		}
		public := func(name string, what any, err error) {
			t.Helper()
			text, _ := json.Marshal(what)
			if err != nil || strings.Contains(string(text), secretWord) || strings.Contains(string(text), "afspraak-") {
				t.Errorf("%s tells what was promised inside: %v\n%.300s", name, err, text)
			}
		}
		system := staff.System("test", organisation)
		c, err := a.Charter(ctx, system)
		public("the charter", c.Promises, err)
		issue, err := a.PublishFigures(ctx, system, dayOf(t, "2026-11-01"), dayOf(t, "2026-11-30"), "")
		public("open data", issue, err)
		figures, err := a.Figures(ctx, system, Ask{})
		for i := range figures {
			public("a figure", figures[i].Promise, err)
		}
		say, err := a.PromiseAtDesk(ctx, sanne, AskPromise{Product: "lantaarnpaal", Department: "buiten", Callback: true})
		public("the desk", say, err)
		public("what a contact leaves", late, nil)
		one, err := a.TaskByID(ctx, joost, late.Tasks[0].ID)
		public("the page of a task", one.Promises, err)
		err = db.Read(ctx, func(tx *store.Tx) error {
			notices, err := tx.NoticesOfContact(ctx, organisation, late.Contact.ID)
			public("the notice", notices, err)
			return err
		})
		if err != nil {
			t.Error(err)
		}
		// It ends today, and what was counted stays.
		promises := out.Agreements[0].Promises
		if err := a.EndInnerPromise(ctx, wouter, g.ID, promises[0].ID); err != nil {
			t.Fatal(err)
		}
		if out, err = a.Agreed(ctx, joost, "buiten", dayOf(t, "2026-11-01"), dayOf(t, "2026-11-30")); err != nil || len(out.Agreements[0].Promises) != 3 || out.Agreements[0].InForce() {
			t.Errorf("after the end: %+v, %v", out.Agreements, err)
		}
	})
}

// finishWork closes a task of a department.
func (a *Actions) finishWork(ctx context.Context, who Actor, t handover.Task) error {
	_, err := a.CloseTask(ctx, who, t.ID, t.Version, TaskDone{Words: "gemaakt"})
	return err
}

func TestTheCoordinatorRunsAfterLateWorkOnceADay(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, pass func(time.Duration)) {
		ctx := context.Background()
		marleen := who["marleen"]
		task := call(t, a, who["sanne"], "", workFor(who["joost"]), nil).Tasks[0]
		pass(40 * 24 * time.Hour)
		list, err := a.Chase(ctx, marleen, "")
		if err != nil || len(list.Rows) != 1 || !list.Rows[0].Late || list.Rows[0].StaffName != "Joost" || list.Rows[0].Reminders != 0 {
			t.Fatalf("%+v, %v", list, err)
		}
		if err := a.Remind(ctx, who["sanne"], task.ID); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent reminds: %v", err)
		}
		if err := a.Remind(ctx, marleen, task.ID); err != nil {
			t.Fatal(err)
		}
		if err := a.Remind(ctx, marleen, task.ID); kindOf(err) != fault.Conflict {
			t.Errorf("a second reminder on one day: %v", err)
		}
		alerts := func(to handover.Audience) int {
			t.Helper()
			n := 0
			if err := db.Read(ctx, func(tx *store.Tx) error {
				all, err := tx.Alerts(ctx, organisation, []handover.Audience{to}, true, store.Place{}, 50)
				for _, x := range all {
					if x.Kind == handover.Reminded || x.Kind == handover.Escalated {
						n++
					}
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return n
		}
		if alerts(handover.ToStaff(who["joost"].ID)) != 1 {
			t.Error("Joost hears nothing")
		}
		list, err = a.Chase(ctx, marleen, "buiten")
		if err != nil || list.Rows[0].Reminders != 1 || !list.Rows[0].Reminded {
			t.Errorf("%+v, %v", list.Rows, err)
		}
		if err := a.UndoChase(ctx, who["wouter"], list.Rows[0].Last.ID); kindOf(err) != fault.Conflict {
			t.Errorf("somebody else takes it back: %v", err)
		}
		if err := a.UndoChase(ctx, marleen, list.Rows[0].Last.ID); err != nil || alerts(handover.ToStaff(who["joost"].ID)) != 0 {
			t.Errorf("taken back: %v", err)
		}
		now := db.Now()
		if _, err := a.PlanAbsence(ctx, marleen, absent(who["joost"], who["fatma"], now, now.Add(time.Hour))); err != nil {
			t.Fatal(err)
		}
		if err := a.Remind(ctx, marleen, task.ID); err != nil || alerts(handover.ToStaff(who["fatma"].ID)) != 1 {
			t.Errorf("the deputy is not reminded: %v", err)
		}
		if err := a.Escalate(ctx, marleen, task.ID); err != nil || alerts(handover.ToManagers("buiten")) != 1 {
			t.Errorf("the manager hears nothing: %v", err)
		}
		pass(24 * time.Hour)
		if err := a.Remind(ctx, marleen, task.ID); err != nil {
			t.Errorf("the next day: %v", err)
		}
		if list, err = a.Chase(ctx, marleen, ""); err != nil || list.Rows[0].Reminders != 2 || !list.Rows[0].Escalated {
			t.Errorf("%+v, %v", list.Rows, err)
		}
	})
}

func TestAnAgreementInItsPilotHoldsForThePilotOnly(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, _ *store.DB, who map[string]Actor, pass func(time.Duration)) {
		ctx := context.Background()
		g := handover.Agreement{Department: "zorg", Product: "lantaarnpaal", May: "alles", Fallback: "taak", Review: dayOf(t, "2027-01-01"), Rollout: dayOf(t, "2026-11-10"), Pilot: []int64{who["sanne"].ID}}
		if _, err := a.SaveAgreement(ctx, who["wouter"], g); err != nil {
			t.Fatal(err)
		}
		route := func(name string) string {
			t.Helper()
			r, err := a.RouteFor(ctx, who[name], "lantaarnpaal")
			if err != nil {
				t.Fatal(err)
			}
			return r.Department
		}
		if route("sanne") != "zorg" || route("marleen") == "zorg" {
			t.Errorf("%s and %s", route("sanne"), route("marleen"))
		}
		pass(9 * 24 * time.Hour)
		if route("marleen") != "zorg" {
			t.Error("it does not hold for all after its roll-out")
		}
	})
}
