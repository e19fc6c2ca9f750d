package clock

import (
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

func TestAPromiseOfAServicePointKeepsTheDaysOfItsBase(t *testing.T) {
	s := NewCalendars([]calendar.Spec{{ID: "hall", Windows: "mo-fr 09:00-17:00", Holidays: []string{"nl_org"}}, {ID: "library", BasedOn: "hall", Windows: "tu-sa 10:00-17:00"}})
	christmas, saturday := calendar.NewDate(2026, 12, 25), calendar.NewDate(2026, 6, 13)
	for _, c := range []struct {
		id, window        string
		friday, onWeekend int
	}{{"", "", 0, 0}, {"library", "", 0, 1}, {"library", "mo-fr 12:00-13:00", 0, 0}, {"library", "mo-su 12:00-13:00", 1, 1}} {
		got, err := s.Calendar(c.id, c.window)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Hours(christmas)) != c.friday || len(got.Hours(saturday)) != c.onWeekend {
			t.Errorf("%q %q: %v at Christmas, %v on a Saturday", c.id, c.window, got.Hours(christmas), got.Hours(saturday))
		}
	}
	if _, err := s.Calendar("moon", ""); fault.As(err) == nil {
		t.Errorf("a calendar that is not there: %v", err)
	}
}
