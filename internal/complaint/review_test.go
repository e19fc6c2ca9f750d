package complaint_test

import (
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
)

func TestAReviewIsFinishedWhenEveryFieldHasAMark(t *testing.T) { // S1-05, S1-18
	for _, set := range append([]complaint.Set{complaint.Elements7}, complaint.EFQM...) {
		r := complaint.NewReview(set, day("2026-11-02"))
		for _, f := range set.Fields[1:] {
			r.Marks[f.Code] = 50
			if f.Ask().NL == "" || f.Ask().EN == "" {
				t.Errorf("%s asks nothing", f.Code)
			}
		}
		if _, whole := r.Total(); whole {
			t.Errorf("%s: a total with a blank", set.Code)
		}
		err := r.Finish(day("2026-11-09"))
		if f := fault.As(err); f == nil || f.Place != "cijfer."+set.Fields[0].Code || r.Finished.Known() {
			t.Errorf("%s: finished with a blank: %v", set.Code, err)
		}
		r.Marks[set.Fields[0].Code] = 101
		if r.Check() == nil {
			t.Errorf("%s: a mark of 101", set.Code)
		}
		r.Marks[set.Fields[0].Code] = 50
		if total, whole := r.Total(); !whole || total != 500 {
			t.Errorf("%s: all 50 gives %d", set.Code, total)
		}
		if err := r.Finish(day("2026-11-09")); err != nil || r.Finished != day("2026-11-09") {
			t.Errorf("%s: %v", set.Code, err)
		}
		if r.Finish(day("2026-11-10")) == nil {
			t.Errorf("%s: finished twice", set.Code)
		}
	}
}

func TestTheSevenElementsAreTheMiddleAndTheWeakest(t *testing.T) { // S1-18
	r := complaint.NewReview(complaint.Elements7, day("2026-11-02"))
	for i, f := range r.Set.Fields {
		r.Marks[f.Code] = int32([]int{40, 55, 70, 40, 65, 80, 61}[i])
	}
	if total, whole := r.Total(); !whole || total != 587 { // 411 / 7 = 58.71
		t.Errorf("the middle is %d", total)
	}
	if w := r.Weakest(); len(w) != 2 || w[0].Code != "beleid" || w[1].Code != "communicatie" || r.Kind != complaint.SevenElements {
		t.Errorf("weakest %v of %s", w, r.Kind)
	}
}

func TestOwnWeightsMakeAHundred(t *testing.T) { // S1-05
	weights := map[string]int32{"leiderschap": 20, "personeel": 10, "processen": 10, "klant": 30, "resultaten": 10, "beleid": 5, "medewerker": 5, "middelen": 5, "maatschappij": 5}
	s, err := complaint.OwnSet("eigen", " Onze weging ", weights)
	if err != nil || s.Word.NL != "Onze weging" || len(s.Fields) != 9 {
		t.Fatalf("%+v, %v", s, err)
	}
	weights["klant"] = 29
	if _, err := complaint.OwnSet("eigen", "Onze weging", weights); err == nil || !strings.Contains(err.Error(), "99") {
		t.Errorf("weights of 99: %v", err)
	}
	weights["klant"], weights["beleid"] = 40, -5
	if _, err := complaint.OwnSet("eigen", "Onze weging", weights); err == nil {
		t.Error("a weight below nothing")
	}
	if _, err := complaint.OwnSet("eigen", "  ", map[string]int32{"klant": 100}); err == nil {
		t.Error("a set without a name")
	}
	if _, err := complaint.OwnSet("eigen", "Niets", nil); err == nil {
		t.Error("weights of nothing")
	}
}

func TestAnActionHasAnOwnerAndADay(t *testing.T) {
	r := complaint.NewReview(complaint.Elements7, day("2026-11-02"))
	for _, c := range []struct {
		action complaint.ReviewAction
		place  string
	}{
		{complaint.ReviewAction{Owner: 1, Until: 1}, "actie"}, {complaint.ReviewAction{Text: "Oefenen", Until: 1}, "eigenaar"}, {complaint.ReviewAction{Text: "Oefenen", Owner: 1, Until: calendar.NoDate}, "klaar"},
		{complaint.ReviewAction{Text: "Oefenen", Owner: 1, Until: 1}, ""},
	} {
		r.Actions = []complaint.ReviewAction{c.action}
		err, place := r.Check(), ""
		if f := fault.As(err); f != nil {
			place = f.Place
		}
		if place != c.place {
			t.Errorf("%+v: %v", c.action, err)
		}
	}
}
