package calendar

import (
	"strings"
	"testing"

	"handvest/internal/fault"
)

func TestServicePointsShareTheDaysOfTheTownHall(t *testing.T) {
	staffDay := Exception{From: NewDate(2026, 6, 12), Until: NewDate(2026, 6, 12), Reason: "stafdag"}
	specs := []Spec{
		{ID: "library", Location: "Bibliotheek", BasedOn: "desks", Windows: "tu-sa 10:00-17:00", WorkingWeek: "tu-sa",
			Closings: []Exception{{From: NewDate(2026, 8, 4), Until: NewDate(2026, 8, 15), Reason: "verbouwing"}},
			Openings: []Exception{{From: NewDate(2026, 6, 12), Until: NewDate(2026, 6, 12), Windows: "10:00-12:00", Reason: "voorlezen"}}},
		{ID: "desks", BasedOn: "hall", Cutoff: "16:00"},
		{ID: "hall", Location: "Stadhuis", Windows: "mo-fr 09:00-17:00", Holidays: []string{"nl_org"}, Closings: []Exception{staffDay}, RingSeconds: 6},
	}
	s, err := Resolve(specs, "library")
	if err != nil {
		t.Fatal(err)
	}
	if s.Location != "Bibliotheek" || s.Windows != "tu-sa 10:00-17:00" || s.Cutoff != "16:00" || s.RingSeconds != 6 || len(s.Closings) != 2 || s.BasedOn != "" {
		t.Errorf("it became %+v", s)
	}
	if len(specs[0].Closings) != 1 || len(specs[2].Closings) != 1 {
		t.Error("the calendars it was made of changed")
	}
	c, err := Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []struct {
		day    Date
		opened int // windows
		why    string
	}{
		{NewDate(2026, 6, 8), 0, "its own week: closed on Monday"},
		{NewDate(2026, 6, 13), 1, "its own week: open on Saturday"},
		{NewDate(2026, 12, 25), 0, "a holiday of the town hall"},
		{NewDate(2026, 6, 12), 1, "open on the staff day of the town hall"},
		{NewDate(2026, 8, 11), 0, "its own closing"},
	} {
		if n := len(c.Hours(d.day)); n != d.opened {
			t.Errorf("%s: %d windows, want %d (%s)", d.day, n, d.opened, d.why)
		}
	}
}

func TestABaseThatIsNotThereOrGoesRoundIsNamed(t *testing.T) {
	for _, c := range []struct {
		specs []Spec
		says  string
	}{
		{nil, `"a" bestaat niet`},
		{[]Spec{{ID: "a", BasedOn: "moon"}}, `"moon"`},
		{[]Spec{{ID: "a", BasedOn: "a"}}, "kring"},
		{[]Spec{{ID: "a", BasedOn: "b"}, {ID: "b", BasedOn: "c"}, {ID: "c", BasedOn: "b"}}, "kring"},
	} {
		_, err := Resolve(c.specs, "a")
		if text, ok := fault.Text(err, fault.NL); !ok || !strings.Contains(text, c.says) {
			t.Errorf("%+v: got %q, want %q", c.specs, text, c.says)
		}
	}
	if s, err := Resolve([]Spec{{ID: "a", BasedOn: "NL-ATW"}}, "a"); err != nil || len(s.Holidays) != 1 {
		t.Errorf("a calendar that everybody knows is no base: %+v, %v", s, err)
	}
}
