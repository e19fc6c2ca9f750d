package contact

import "testing"

func TestAReportLeavesNoWorkBesideItUnlessSomethingIsSaid(t *testing.T) {
	for _, c := range []struct {
		name string
		task *Handover
		work bool
	}{
		{"nothing", nil, false},
		{"only a department", &Handover{Department: "groen", Text: " \n"}, false},
		{"why another department", &Handover{Department: "groen", Because: "Het is een boom."}, false},
		{"words for the colleague", &Handover{Department: "groen", Text: "Let op de hond."}, true},
		{"urgent", &Handover{Department: "groen", Urgent: true}, true},
	} {
		d := Draft{Questions: []Question{{Product: "lamp", Department: "buiten", Ending: Reported, Task: c.task}}}
		d.Tidy(1000)
		q := &d.Questions[0]
		if (q.Task != nil) != c.work {
			t.Errorf("%s: the work is %+v", c.name, q.Task)
		}
		if want := map[bool]string{true: "groen", false: "buiten"}[c.task != nil]; q.Owner() != want {
			t.Errorf("%s: it goes to %s, not %s", c.name, q.Owner(), want)
		}
	}
}

func TestOnlyWhoIsPutThroughHasASecondColleague(t *testing.T) {
	d := Draft{Questions: []Question{{Ending: Transferred, Colleague: 7, ColleagueName: "Bo"}, {Ending: Answered, Colleague: 7, ColleagueName: "Bo"}}}
	d.Tidy(1000)
	if d.Questions[0].Colleague != 7 || d.Questions[1].Colleague != 0 || d.Questions[1].ColleagueName != "" {
		t.Errorf("the colleagues are %+v", d.Questions)
	}
}
