package action

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

func TestAnotherDepartmentThanTheAgreementNamesNeedsAReasonThatIsLearnedFrom(t *testing.T) {
	withPeople(t, func(t *testing.T, a *Actions, db *store.DB, who map[string]Actor, _ func(time.Duration)) {
		ctx := context.Background()
		finish := func(q contact.Question) error {
			t.Helper()
			d, err := a.StartContact(ctx, who["sanne"], NewContact{Channel: contact.Phone})
			if err != nil {
				t.Fatal(err)
			}
			d.Questions, d.Solved = []contact.Question{q}, contact.Yes
			_, err = a.FinishContact(ctx, who["sanne"], d.ID, d.Version, d)
			return err
		}
		for _, ending := range []contact.Ending{contact.ToTask, contact.Reported} {
			other := func(because string) contact.Question {
				return contact.Question{Product: "lantaarnpaal", Text: "stuk", Department: "buiten", Ending: ending, Task: &contact.Handover{Department: "burgerzaken", Because: because}}
			}
			if ending == contact.ToTask {
				if err := finish(other("")); err != nil {
					t.Fatalf("nothing was agreed, and a reason is asked: %v", err)
				}
				if _, err := a.SaveAgreement(ctx, staff.System("test", organisation), handover.Agreement{Department: "buiten", Product: "lantaarnpaal", May: "melding aannemen", Fallback: "taak",
					Reachable: "mo-fr 09:00-17:00", Review: dayOf(t, "2027-01-01")}); err != nil {
					t.Fatal(err)
				}
			}
			err := finish(other("  "))
			var list fault.List
			if !errors.As(err, &list) || len(list) != 1 || list[0].Place != "question.0.task.because" || !strings.HasPrefix(list[0].NL, "buiten doet dit gewoonlijk") {
				t.Fatalf("%s: without a reason: %v", ending, err)
			}
			same := other("")
			same.Task.Department = "buiten"
			if err := finish(same); err != nil {
				t.Errorf("%s: the department of the agreement needs a reason: %v", ending, err)
			}
			if err := finish(other("dit is een boom: " + string(ending))); err != nil {
				t.Errorf("%s: with a reason: %v", ending, err)
			}
			lessons, err := a.Lessons(ctx, who["wouter"])
			if err != nil || len(lessons.Last) == 0 || lessons.Last[0].Reason != "dit is een boom: "+string(ending) || lessons.Last[0].Proposed != "buiten" || lessons.Last[0].Chosen != "burgerzaken" {
				t.Errorf("%s: what was learned is %+v, %v", ending, lessons.Last, err)
			}
		}
		var tasks int
		if err := db.Read(ctx, func(tx *store.Tx) error {
			all, err := tx.RouteChoices(ctx, organisation, 0, 50)
			tasks = len(all)
			return err
		}); err != nil || tasks != 5 {
			t.Errorf("%d choices are kept, want 5: %v", tasks, err)
		}
	})
}
