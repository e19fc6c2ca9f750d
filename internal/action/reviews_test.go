package action

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

func marksOf(set complaint.Set, all int32) Marks {
	m := Marks{Marks: map[string]int32{}, Notes: map[string]string{}}
	for _, f := range set.Fields {
		m.Marks[f.Code] = all
	}
	return m
}

func conflict(err error) bool {
	f := fault.As(err)
	return f != nil && f.Kind == fault.Conflict
}

func TestASelfAssessmentIsComparedWithTheOneBefore(t *testing.T) { // S1-05, S1-18
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		quality := Actor{ID: 41, Name: "Quirine", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Quality}}}
		auditor := Actor{ID: 42, Name: "Arie", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Auditor}}}
		if _, err := g.BeginReview(ctx, auditor, "efqm_printed", ""); !forbidden(err) {
			t.Errorf("an auditor begins one: %v", err)
		}
		if _, err := g.Reviews(ctx, desk); !forbidden(err) {
			t.Errorf("the desk reads them: %v", err)
		}
		if _, err := g.BeginReview(ctx, quality, "zelfbedacht", ""); err == nil {
			t.Error("begun with a set that is not there")
		}
		first, err := g.BeginReview(ctx, quality, "efqm_printed", "Balie")
		g.must(err)
		m := marksOf(complaint.EFQM[0], 0)
		m.Marks["klant"] = 100
		part := Marks{Marks: map[string]int32{"klant": 100}}
		if err := g.SaveReview(ctx, quality, first, 1, part, true); err == nil || !strings.Contains(err.Error(), "no mark yet") && !strings.Contains(err.Error(), "geen cijfer") {
			t.Errorf("finished with blanks: %v", err)
		}
		g.must(g.SaveReview(ctx, quality, first, 1, part, false))
		if err := g.SaveReview(ctx, griever, first, 1, m, false); !conflict(err) {
			t.Errorf("saved over another's: %v", err)
		}
		g.must(g.SaveReview(ctx, griever, first, 2, m, true))
		if err := g.SaveReview(ctx, griever, first, 3, m, false); !conflict(err) {
			t.Errorf("changed after it was finished: %v", err)
		}
		one, err := g.Review(ctx, auditor, first)
		g.must(err)
		if total, whole := one.Review.Total(); !whole || total != 90 || one.Review.By != griever.Name || one.Review.Scope != "Balie" || one.Before.ID != 0 || one.Owners != nil {
			t.Errorf("satisfaction 100 and the rest 0 with the printed weights: %d, %+v", total, one.Review)
		}
		g.years(1, 0)
		second, err := g.BeginReview(ctx, quality, "efqm_published", "")
		g.must(err)
		g.must(g.SaveReview(ctx, quality, second, 1, m, true))
		elements, err := g.BeginReview(ctx, quality, "elements", "")
		g.must(err)
		one, err = g.Review(ctx, quality, second)
		g.must(err)
		if total, _ := one.Review.Total(); total != 200 || one.Before.ID != first {
			t.Errorf("with the published weights %d, before it %d", total, one.Before.ID)
		}
		if one, err = g.Review(ctx, quality, elements); err != nil || one.Before.ID != 0 || one.Review.Kind != complaint.SevenElements || len(one.Review.Set.Fields) != 7 {
			t.Errorf("the first of its kind: %+v, %v", one, err)
		}
		all, err := g.Reviews(ctx, auditor)
		g.must(err)
		if len(all.All) != 3 || len(all.Sets) != 3 || all.All[2].ID != first {
			t.Errorf("%d self-assessments, %d sets", len(all.All), len(all.Sets))
		}
	})
}

func TestOurOwnWeightsAreKeptAndMakeAHundred(t *testing.T) { // S1-05
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		weights := map[string]int32{}
		for _, f := range complaint.EFQM[1].Fields {
			weights[f.Code] = f.Weight
		}
		weights["klant"]++
		if _, err := g.SaveWeights(ctx, leader, "Te veel", weights); err == nil || !strings.Contains(err.Error(), "101") {
			t.Errorf("weights of 101: %v", err)
		}
		weights["beleid"]--
		set, err := g.SaveWeights(ctx, leader, "Klant eerst", weights)
		g.must(err)
		id, err := g.BeginReview(ctx, leader, set.Code, "")
		g.must(err)
		g.must(g.SaveReview(ctx, leader, id, 1, marksOf(set, 50), true))
		one, err := g.Review(ctx, leader, id)
		g.must(err)
		if total, whole := one.Review.Total(); !whole || total != 500 || one.Review.Set.Word.NL != "Klant eerst" {
			t.Errorf("all 50: %d with %q", total, one.Review.Set.Word.NL)
		}

		all, err := g.Reviews(ctx, leader)
		g.must(err)
		seen := all.Sets[len(all.Sets)-1]
		if seen.Code != set.Code || seen.Version != 1 || all.Sets[0].Own() {
			t.Fatalf("the sets end with %+v", seen)
		}
		weights["klant"] += 5
		if _, err := g.ChangeWeights(ctx, leader, set.Code, seen.Version, "Klant voorop", weights); kindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "105") {
			t.Errorf("changed to weights of 105: %v", err)
		}
		weights["beleid"] -= 5
		if _, err := g.ChangeWeights(ctx, agent(11, "Anne"), set.Code, seen.Version, "Klant voorop", weights); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent changes weights: %v", err)
		}
		if _, err := g.ChangeWeights(ctx, leader, complaint.EFQM[0].Code, 1, "Klant voorop", weights); kindOf(err) != fault.NotFound {
			t.Errorf("the weights of the house are changed: %v", err)
		}
		after, err := g.ChangeWeights(ctx, leader, set.Code, seen.Version, "Klant voorop", weights)
		g.must(err)
		if _, err := g.ChangeWeights(ctx, leader, set.Code, seen.Version, "Een ander", weights); kindOf(err) != fault.Conflict {
			t.Errorf("from a version that was changed meanwhile: %v", err)
		}
		one, err = g.Review(ctx, leader, id)
		g.must(err)
		if r := &one.Review; r.Set.Word.NL != "Klant eerst" || r.Set.Version != 1 || r.Set.SameWeights(&after) {
			t.Errorf("the self-assessment that was done has %+v now", r.Set)
		}
		next, err := g.BeginReview(ctx, leader, set.Code, "")
		g.must(err)
		one, err = g.Review(ctx, leader, next)
		g.must(err)
		if r := &one.Review; r.Set.Word.NL != "Klant voorop" || r.Set.Version != 2 || !r.Set.SameWeights(&after) {
			t.Errorf("a new one begins with %+v", r.Set)
		}
	})
}

func TestAnActionBecomesWorkForWhoHasWork(t *testing.T) { // S1-18
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.must(g.EnsurePeople(ctx, staff.System("test", organisation), []staff.Account{
			{User: "vera", Name: "Vera Vak", Grants: []staff.Grant{{Role: staff.DepartmentEmployee, Departments: []string{"buiten"}}}},
			{User: "max", Name: "Max Manager", Grants: []staff.Grant{{Role: staff.Manager}}},
		}))
		id, err := g.BeginReview(ctx, leader, "elements", "")
		g.must(err)
		one, err := g.Review(ctx, leader, id)
		g.must(err)
		owner := func(name string) int64 {
			for _, o := range one.Owners {
				if o.Name == name {
					id, err := strconv.ParseInt(o.Code, 10, 64)
					g.must(err)
					return id
				}
			}
			t.Fatalf("%s cannot own an action", name)
			return 0
		}
		until := one.Today.AddDays(30)
		if err := g.AddReviewAction(ctx, leader, id, 1, complaint.ReviewAction{Text: "Oefenen met boze klanten", Owner: owner("Vera Vak"), Until: one.Today.AddDays(-1)}); err == nil {
			t.Error("an action that was due yesterday")
		}
		g.must(g.AddReviewAction(ctx, leader, id, 1, complaint.ReviewAction{Text: "Oefenen met boze klanten", Owner: owner("Vera Vak"), Until: until}))
		g.must(g.AddReviewAction(ctx, leader, id, 2, complaint.ReviewAction{Text: "Budget zoeken", Owner: owner("Max Manager"), Until: until}))
		g.must(g.DoneReviewAction(ctx, leader, id, 3, 1, true))
		if err := g.DoneReviewAction(ctx, leader, id, 4, 2, true); !notFound(err) {
			t.Errorf("an action that is not there: %v", err)
		}
		one, err = g.Review(ctx, leader, id)
		g.must(err)
		a := one.Review.Actions
		if len(a) != 2 || a[0].Task == 0 || a[1].Task != 0 || a[0].Done.Known() || a[1].Done != one.Today || a[0].Name != "Vera Vak" {
			t.Fatalf("actions %+v", a)
		}
		g.must(g.db.Read(ctx, func(tx *store.Tx) error {
			task, err := tx.Task(ctx, organisation, a[0].Task)
			if zone, _ := calendar.LoadZone(""); err == nil && (task.Staff != a[0].Owner || zone.Date(task.Due) != until || task.Department != "buiten") {
				t.Errorf("the task is %+v", task)
			}
			return err
		}))
		g.must(g.DoneReviewAction(ctx, leader, id, 4, 0, true)) // with its task
		g.must(g.db.Read(ctx, func(tx *store.Tx) error {
			task, err := tx.Task(ctx, organisation, a[0].Task)
			if err == nil && task.State != handover.Closed {
				t.Errorf("the action is done and its task still open: %+v", task)
			}
			return err
		}))
	})
}
