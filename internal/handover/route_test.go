package handover_test

import (
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/handover"
)

func TestTheTeamIsThatOfTheAgreementThenOfTheProductThenOfHabit(t *testing.T) {
	agreements := []handover.Agreement{{ID: 1, Department: "buiten"}, {ID: 2, Department: "kcc", Product: "lamp"}}
	counts := []handover.RouteCount{{"lamp", "kcc", "kcc", 8}, {"lamp", "kcc", "buiten", 2}, {"vuur", "", "brandweer", 2}, {"vuur", "", "buiten", 1}}
	for _, c := range []struct {
		product, home, want string
		why                 handover.Ground
		kept, of            int64
	}{{"lamp", "buiten", "kcc", handover.ByAgreement, 8, 10}, {"tegel", "buiten", "buiten", handover.ByProduct, 0, 0}, {"vuur", "", "brandweer", handover.ByLearning, 2, 3}, {"niets", "", "", handover.ByNobody, 0, 0}} {
		got := handover.Propose(c.product, c.home, agreements, counts)
		if got.Department != c.want || got.Why != c.why || got.Kept != c.kept || got.Of != c.of {
			t.Errorf("%s: %+v", c.product, got)
		}
	}
}

func TestALessonNeedsTheSameOtherDepartmentOftenEnoughAmongTheLast(t *testing.T) {
	var all []handover.RouteChoice
	add := func(product, proposed, chosen, reason string) {
		all = append(all, handover.RouteChoice{At: calendar.Instant(100 - len(all)), Product: product, Proposed: proposed, Chosen: chosen, Reason: reason})
	}
	for _, chosen := range []string{"zorg", "kcc", "zorg", "kcc", "zorg", "kcc"} {
		add("wmo", "kcc", chosen, "hoort bij zorg")
	}
	add("lamp", "buiten", "kcc", "")
	add("lamp", "buiten", "zorg", "")
	for range 5 {
		add("oud", "kcc", "kcc", "")
	}
	for range 5 {
		add("oud", "kcc", "zorg", "lang geleden")
	}
	got := handover.Learn(all, 3, 5)
	if len(got) != 1 || got[0].Product != "wmo" || got[0].To != "zorg" || got[0].N != 3 || got[0].Of != 5 || len(got[0].Reasons) != 3 {
		t.Errorf("%+v", got)
	}
	if got := handover.Learn(all, 4, 10); len(got) != 1 || got[0].Product != "oud" || got[0].N != 5 || got[0].Of != 10 {
		t.Errorf("%+v", got)
	}
}
