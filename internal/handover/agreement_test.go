package handover_test

import (
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
)

func TestTheCardOfAProductComesBeforeThatOfItsDepartment(t *testing.T) {
	all := []handover.Agreement{{ID: 1, Department: "buiten"}, {ID: 2, Department: "buiten", Product: "lamp"}, {ID: 3, Department: "zorg"}}
	for _, c := range []struct {
		product, department string
		want                int64
	}{{"lamp", "buiten", 2}, {"tegel", "buiten", 1}, {"", "buiten", 1}, {"lamp", "zorg", 3}, {"lamp", "nergens", 0}} {
		got, ok := handover.Pick(all, c.product, c.department)
		if got.ID != c.want || ok != (c.want != 0) {
			t.Errorf("%s at %s: %d, %v", c.product, c.department, got.ID, ok)
		}
	}
}

func TestAnAgreementSaysWhatToDoAndWhenToLookAgain(t *testing.T) {
	today := calendar.NewDate(2026, time.November, 20)
	good := handover.Agreement{Department: "buiten", May: " melding aannemen ", Fallback: "maak een taak", Reachable: "ma-vr 9.00-12.00", Review: today}.Tidy()
	if err := good.Check(); err != nil || good.May != "melding aannemen" || good.Reachable != "mo-fr 09:00-12:00" {
		t.Errorf("%+v: %v", good, err)
	}
	if good.Due(today-1) || !good.Due(today) {
		t.Error("due on the wrong day")
	}
	bad := handover.Agreement{Review: calendar.NoDate, Reachable: "soms", Not: strings.Repeat("x", 801)}
	text, _ := fault.Text(bad.Check(), fault.NL)
	for _, place := range []string{"afdeling:", "mag:", "anders:", "herzien:", "niet:", "tijden:"} {
		if !strings.Contains(text, place) {
			t.Errorf("%s is not named in %s", place, text)
		}
	}
}
