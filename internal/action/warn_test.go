package action

import (
	"context"
	"slices"
	"testing"
	"time"

	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// warnAll marks what passed and warns until nothing is left.
func warnAll(t *testing.T, a *Actions, db *store.DB) {
	t.Helper()
	ctx := context.Background()
	markAll(t, a)
	for {
		if _, err := db.Sequence(ctx); err != nil {
			t.Fatal(err)
		}
		n, err := a.Warn(ctx, organisation, 50)
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			return
		}
	}
}

// departments makes the departments that people work for.
func departments(t *testing.T, db *store.DB, codes ...string) {
	t.Helper()
	var labels []store.Label
	for _, c := range codes {
		labels = append(labels, store.Label{Kind: store.DepartmentLabel, Code: c, Name: c})
	}
	if err := db.Tx(context.Background(), func(tx *store.Tx) error {
		_, err := tx.EnsureLabels(context.Background(), organisation, labels)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// account makes an account and gives who acts with it.
func account(t *testing.T, a *Actions, user string, grants ...staff.Grant) Actor {
	t.Helper()
	made, err := a.AddPerson(context.Background(), staff.System("test", organisation), staff.Account{User: user, Name: user, Grants: grants})
	if err != nil {
		t.Fatal(err)
	}
	return made.Person(organisation)
}

// alertsTo are the unread alerts of somebody as words: kind, fraction.
func alertsTo(t *testing.T, a *Actions, who Actor) []handover.Alert {
	t.Helper()
	list, err := a.Alerts(context.Background(), who, true, "", 50)
	if err != nil {
		t.Fatal(err)
	}
	n, err := a.CountAlerts(context.Background(), who)
	if err != nil || n != len(list.Rows) || n != list.Unread {
		t.Errorf("%d alerts are counted, %d listed: %v", n, len(list.Rows), err)
	}
	return list.Rows
}

func TestTheOwnerIsWarnedAtEveryFractionAndTheManagerAtTheLast(t *testing.T) { // PR-5
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx, a := context.Background(), elzermonde(t, db)
		departments(t, db, "buiten", "zorg")
		team := account(t, a, "wendy", staff.Grant{Role: staff.DepartmentEmployee, Departments: []string{"buiten"}})
		manager := account(t, a, "theo", staff.Grant{Role: staff.Manager, Departments: []string{"buiten"}})
		other := account(t, a, "zoe", staff.Grant{Role: staff.DepartmentEmployee, Departments: []string{"zorg"}}, staff.Grant{Role: staff.Manager, Departments: []string{"zorg"}})
		warnAll(t, a, db) // the first round begins now
		request := finished(t, a, agent(11, "Anne")).Requests[0]
		_, clocks := subjectAndClocks(t, db, request.ID)
		length := clocks[0].Result.Due.At.Sub(clocks[0].Result.Start)
		at := func(percent int) {
			now = clocks[0].Result.Start.Time().Add(length * time.Duration(percent) / 100)
			warnAll(t, a, db)
			warnAll(t, a, db)
		}
		expect := func(who Actor, kinds ...handover.AlertKind) {
			t.Helper()
			var got []handover.AlertKind
			for _, x := range alertsTo(t, a, who) {
				got = append(got, x.Kind)
				if x.Subject != request.ID || x.Request != request.ID || x.Department != "buiten" || x.Promise == "" || x.Due != clocks[0].Result.Due.At {
					t.Errorf("the alert is %+v", x)
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, kinds) {
				t.Errorf("%s is warned %v, want %v", who.Name, got, kinds)
			}
		}
		at(40)
		expect(team)
		at(51)
		expect(team, handover.AtRisk)
		expect(manager)
		at(76)
		expect(team, handover.AtRisk) // the one at half is overtaken
		at(100)
		expect(team, handover.AtRisk) // a working day before and 90% passed in one round: the last is enough
		expect(manager, handover.AtRisk)
		now = now.Add(time.Minute)
		warnAll(t, a, db)
		expect(team, handover.PastDue)
		expect(manager, handover.PastDue)
		expect(other)
		if err := a.ReadAlerts(ctx, manager); err != nil {
			t.Fatal(err)
		}
		expect(manager)
		expect(team, handover.PastDue)
		if _, err := a.CloseRequest(ctx, agent(11, "Anne"), request.ID, request.Version, "opgelost", "Gemaakt."); err != nil {
			t.Fatal(err)
		}
		warnAll(t, a, db)
		expect(team)
	})
}

func TestWorkOfADepartmentWithoutAnyoneIsBroughtToTheCoordinator(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		a := elzermonde(t, db)
		lead := account(t, a, "cor", staff.Grant{Role: staff.Coordinator})
		warnAll(t, a, db)
		request := finished(t, a, agent(11, "Anne")).Requests[0]
		_, clocks := subjectAndClocks(t, db, request.ID)
		now = clocks[0].Result.Due.At.Time().Add(time.Second)
		warnAll(t, a, db)
		got := alertsTo(t, a, lead)
		if len(got) != 2 || !got[0].Nobody || got[0].Kind != handover.PastDue || got[0].At != clocks[0].Result.Due.At || got[1].Department != "burgerzaken" {
			t.Errorf("the coordinator is warned %+v", got)
		}
	})
}

func TestAPastThatIsBroughtInLaterWarnsNobody(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		a := elzermonde(t, db)
		lead := account(t, a, "cor", staff.Grant{Role: staff.Coordinator})
		request := finished(t, a, agent(11, "Anne")).Requests[0]
		_, clocks := subjectAndClocks(t, db, request.ID)
		now = clocks[0].Result.Due.At.Time().Add(time.Hour)
		markAll(t, a)
		now = now.Add(time.Hour)
		warnAll(t, a, db)
		if got := alertsTo(t, a, lead); len(got) != 0 {
			t.Errorf("warned of what was marked before the watch began: %+v", got)
		}
	})
}

func TestAWarningAboutWorkOfWhoIsAwayGoesToWhoStandsIn(t *testing.T) { // S3-16, PR-5
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, pass func(time.Duration)) {
		ctx := context.Background()
		if err := a.SetAbsenceRule(ctx, who["marleen"], "buiten", handover.Flag); err != nil { // the work stays where it is
			t.Fatal(err)
		}
		warnAll(t, a, db) // the first round begins now
		until := db.Now().Add(60 * 24 * time.Hour)
		plan := func(away, deputy string) {
			t.Helper()
			if _, err := a.PlanAbsence(ctx, who["marleen"], absent(who[away], who[deputy], db.Now(), until)); err != nil {
				t.Fatal(err)
			}
		}
		told := func(task int64) (names []string) {
			t.Helper()
			for _, name := range []string{"joost", "fatma", "pieter", "marleen"} {
				for _, x := range alertsTo(t, a, who[name]) {
					if x.Task == task && (x.Kind == handover.PastDue || x.Kind == handover.AtRisk || x.Kind == handover.LastDay) {
						names = append(names, name)
						break
					}
				}
			}
			return names
		}
		late := func(owner string) int64 {
			t.Helper()
			q := workFor(who[owner])
			q.Ending, q.Task.Number = contact.ToCallback, "0612345678"
			task := call(t, a, who["sanne"], "", q, nil).Tasks[0]
			warnAll(t, a, db)
			pass(task.Due.Sub(db.Now()) + time.Minute)
			warnAll(t, a, db)
			return task.ID
		}
		expect := func(why string, got []string, want ...string) {
			t.Helper()
			if !slices.Equal(got, want) {
				t.Errorf("%s: warned are %v, want %v", why, got, want)
			}
		}
		expect("everybody is in", told(late("joost")), "joost")
		plan("joost", "fatma")
		expect("a deputy stands in", told(late("joost")), "fatma")
		plan("fatma", "pieter")
		expect("the deputy is away too", told(late("joost")), "pieter")
		plan("pieter", "nobody")
		expect("nobody of the department is in", told(late("pieter")), "marleen")
	})
}
