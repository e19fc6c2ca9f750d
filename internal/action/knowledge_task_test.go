package action_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// withHours gives the organisation a calendar, so that tasks have a due moment.
func withHours(t *testing.T, a *action.Actions) {
	t.Helper()
	if _, err := a.SaveCharter(context.Background(), keeper, charterOf(t, charterText), nil); err != nil {
		t.Fatal(err)
	}
}

func knowledgeWork(t *testing.T, db *store.DB) []handover.Task {
	t.Helper()
	var all []handover.Task
	if err := db.Read(context.Background(), func(tx *store.Tx) (err error) {
		all, err = tx.Tasks(context.Background(), org, store.TaskFilter{Kind: handover.Knowledge}, store.Place{}, 100)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWhatTheDeskCannotAnswerBecomesWorkForTheOwner(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), action.New(db)
		withHours(t, a)
		x := published(t, a, lamp())
		for _, c := range []struct {
			name string
			make func() (handover.Task, error)
			want string // department
		}{
			{"wrong", func() (handover.Task, error) {
				return a.Feedback(ctx, agent, x.Row.ID, action.AnswerIsWrong, "De termijn is 15 dagen.")
			}, "buiten"},
			{"missing in it", func() (handover.Task, error) { return a.Feedback(ctx, agent, x.Row.ID, action.AnswerIsMissing, "") }, "buiten"},
			{"unclear", func() (handover.Task, error) {
				return a.Feedback(ctx, agent, x.Row.ID, action.AnswerIsUnclear, "Te lang.")
			}, "kcc"},
			{"no answer at all", func() (handover.Task, error) {
				return a.AnswerMissing(ctx, agent, "Mag ik zelf een lamp ophangen?", "", 0)
			}, "kcc"},
			{"a missed search", func() (handover.Task, error) {
				if err := a.SearchMissed(ctx, agent, "gloeilamp"); err != nil {
					return handover.Task{}, err
				}
				return a.MissedTask(ctx, contact, monday(), "gloeilamp", "buiten")
			}, "buiten"},
		} {
			task, err := c.make()
			if err != nil || task.Department != c.want || task.Kind != handover.Knowledge || task.ID == 0 || !task.Due.Known() || task.Due <= task.Created || task.Title == "" {
				t.Errorf("%s: %+v %v", c.name, task, err)
			}
		}
		if all := knowledgeWork(t, db); len(all) != 5 {
			t.Errorf("%d tasks are stored", len(all))
		}
		missed, err := a.MissedSearches(ctx, agent, monday(), monday(), 10)
		if err != nil || len(missed) != 1 || missed[0].Task == 0 || !strings.Contains(missed[0].Done, "buiten") {
			t.Errorf("missed %+v: %v", missed, err)
		}
		if _, err := a.Feedback(ctx, agent, x.Row.ID, "ugly", ""); kind(err) != fault.Invalid {
			t.Errorf("an unknown kind: %v", err)
		}
		if _, err := a.AnswerMissing(ctx, agent, "  ", "", 0); kind(err) != fault.Invalid {
			t.Errorf("nothing was asked: %v", err)
		}
		if _, err := a.Feedback(ctx, agent, 12345, action.AnswerIsWrong, ""); kind(err) != fault.NotFound {
			t.Errorf("no such answer: %v", err)
		}
	})
}

func monday() calendar.Date {
	d := calendar.Date(calendar.InstantOf(storetest.Start) / 86_400_000)
	for d.Weekday() != time.Monday {
		d--
	}
	return d
}

func TestOwnersHearOnceAWeekWhatTheyMustLookAt(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx, a := context.Background(), action.New(db)
		withHours(t, a)
		e := lamp()
		e.Text.Until = calendar.Date(calendar.InstantOf(now) / 86_400_000).AddDays(10)
		published(t, a, e)
		for _, step := range []struct{ days, made int }{{0, 0}, {11, 1}, {0, 0}, {3, 0}, {5, 1}} {
			now = now.AddDate(0, 0, step.days)
			if made, err := a.RemindKnowledge(ctx, keeper); err != nil || made != step.made {
				t.Errorf("on %s: %d tasks, %v", now.Format(time.DateOnly), made, err)
			}
		}
		all := knowledgeWork(t, db)
		if len(all) != 2 || all[0].Department != "buiten" || !strings.HasPrefix(all[0].Title, "Verlopen antwoord") {
			t.Errorf("tasks %+v", all)
		}
	})
}

func TestWhatIsAskedOftenWithoutAnAnswerBecomesATask(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), action.New(db)
		withHours(t, a)
		var told []action.Told
		for i := range 25 {
			told = append(told, action.Told{Reference: "A" + string(rune('a'+i)), Labels: action.Codes{Subject: "request", Product: "zwembad"}, Event: received(storetest.Start)})
		}
		if err := a.Tell(ctx, org, action.Batch{Source: "x", Told: told}); err != nil {
			t.Fatal(err)
		}
		if made, err := a.RemindKnowledge(ctx, keeper); err != nil || made != 1 {
			t.Fatalf("%d tasks: %v", made, err)
		}
		if all := knowledgeWork(t, db); len(all) != 1 || all[0].Product != "zwembad" || !strings.Contains(all[0].Text, "25") {
			t.Errorf("tasks %+v", all)
		}
	})
}

func received(at time.Time) clock.Event {
	return clock.Event{Kind: charter.Received, At: calendar.InstantOf(at.Add(-time.Hour)), Until: calendar.NoInstant}
}
