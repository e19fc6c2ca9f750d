package action

import (
	"context"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// agent is somebody at the desk.
func agent(id int64, name string, roles ...staff.Role) Actor {
	who := Actor{ID: id, Organisation: organisation, Name: name, Lang: fault.NL}
	for _, r := range append(roles, staff.Agent) {
		who.Grants = append(who.Grants, staff.Grant{Role: r})
	}
	return who
}

// kindOf is the kind of the fault that an error is, or 0.
func kindOf(err error) fault.Kind {
	if f := fault.As(err); f != nil {
		return f.Kind
	}
	return 0
}

func start(t *testing.T, a *Actions, who Actor) contact.Draft {
	t.Helper()
	d, err := a.StartContact(context.Background(), who, NewContact{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWhatWasTypedComesBackToTheByte(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), New(db), agent(11, "Anne")
		d := start(t, a, anne)
		note := strings.Repeat("Regel met é en 😀 en \u200fمرحبا\u200e.\r\n\t<b>&amp;\u2028", 3000)
		if len([]rune(note)) < 100_000 {
			t.Fatalf("the note has only %d characters", len([]rune(note)))
		}
		d.Questions[0].Text = note
		d.Questions[0].Answers = map[string]string{"straat": "Dorpsstraat 1 \u0000 ok"}
		d.AddQuestion()
		d.Question().Text = "een tweede vraag"
		saved, err := a.SaveContactDraft(ctx, anne, d)
		if err != nil {
			t.Fatal(err)
		}
		if saved.Version != 2 || saved.Saved != db.Now() {
			t.Errorf("saved as version %d at %d", saved.Version, saved.Saved)
		}
		all, err := a.Drafts(ctx, anne)
		if err != nil || len(all) != 1 {
			t.Fatalf("%d drafts: %v", len(all), err)
		}
		got := all[0]
		if got.Questions[0].Text != note || got.Questions[0].Answers["straat"] != d.Questions[0].Answers["straat"] || len(got.Questions) != 2 || got.At != 1 {
			t.Error("the draft came back changed")
		}
	})
}

func TestASaveOfAnOldVersionIsRefusedAndARepeatedOneIsNot(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), New(db), agent(11, "Anne")
		old := start(t, a, anne)
		d := old
		d.Remark = "eerste venster"
		first, err := a.SaveContactDraft(ctx, anne, d)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := a.SaveContactDraft(ctx, anne, d); err != nil || again.Version != first.Version {
			t.Errorf("the same words again: version %d, %v", again.Version, err)
		}
		old.Remark = "tweede venster"
		if _, err := a.SaveContactDraft(ctx, anne, old); kindOf(err) != fault.Conflict {
			t.Errorf("an old version was saved: %v", err)
		}
	})
}

func TestADraftOfSomebodyElseDoesNotExist(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		anne, bob, coordinator := agent(11, "Anne"), agent(12, "Bob"), agent(13, "Cor", staff.Coordinator)
		d := start(t, a, anne)
		gone := func(what string, err error) {
			t.Helper()
			if kindOf(err) != fault.NotFound {
				t.Errorf("%s: %v", what, err)
			}
		}
		_, err := a.DraftByID(ctx, bob, d.ID)
		gone("read", err)
		_, err = a.SaveContactDraft(ctx, bob, d)
		gone("save", err)
		gone("drop", a.DropContactDraft(ctx, bob, d.ID))
		_, err = a.RestoreContactDraft(ctx, bob, d.ID)
		gone("restore", err)
		_, err = a.EndTalk(ctx, bob, d.ID)
		gone("end the talk", err)
		if _, err = a.TakeOverDraft(ctx, bob, d.ID); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent took over the draft of another: %v", err)
		}
		taken, err := a.TakeOverDraft(ctx, coordinator, d.ID)
		if err != nil || taken.Staff != 13 {
			t.Fatalf("the coordinator took over %+v: %v", taken, err)
		}
		_, err = a.DraftByID(ctx, anne, d.ID)
		gone("read after it was taken over", err)
		if all, err := a.OpenContacts(ctx, coordinator); err != nil || len(all) != 1 || all[0].StaffName != "Cor" {
			t.Errorf("the coordinator sees %+v: %v", all, err)
		}
	})
}

func TestADroppedDraftCanBeTakenBackForAWeek(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx, a, anne := context.Background(), New(db), agent(11, "Anne")
		d := start(t, a, anne)
		if err := a.DropContactDraft(ctx, anne, d.ID); err != nil {
			t.Fatal(err)
		}
		if all, err := a.Drafts(ctx, anne); err != nil || len(all) != 0 {
			t.Errorf("%d drafts are open: %v", len(all), err)
		}
		now = now.Add(6 * 24 * time.Hour)
		if n, err := a.ForgetDrafts(ctx, organisation); err != nil || n != 0 {
			t.Errorf("%d drafts were forgotten early: %v", n, err)
		}
		if all, err := a.DroppedDrafts(ctx, anne); err != nil || len(all) != 1 {
			t.Errorf("%d drafts can be taken back: %v", len(all), err)
		}
		if _, err := a.RestoreContactDraft(ctx, anne, d.ID); err != nil {
			t.Fatal(err)
		}
		if all, err := a.Drafts(ctx, anne); err != nil || len(all) != 1 {
			t.Errorf("%d drafts are open after taking it back: %v", len(all), err)
		}
		if err := a.DropContactDraft(ctx, anne, d.ID); err != nil {
			t.Fatal(err)
		}
		now = now.Add(8 * 24 * time.Hour)
		if n, err := a.ForgetDrafts(ctx, organisation); err != nil || n != 1 {
			t.Errorf("%d drafts were forgotten, want 1: %v", n, err)
		}
	})
}

func TestTalkAndWrapUpAreKeptApart(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx, a, anne := context.Background(), New(db), agent(11, "Anne")
		d := start(t, a, anne)
		now = now.Add(3 * time.Minute)
		ended, err := a.EndTalk(ctx, anne, d.ID)
		if err != nil {
			t.Fatal(err)
		}
		now = now.Add(40 * time.Second)
		if again, err := a.EndTalk(ctx, anne, d.ID); err != nil || again.Ended != ended.Ended {
			t.Errorf("ending it again moved the end to %d: %v", again.Ended, err)
		}
		if talk, wrap := ended.Times(calendar.InstantOf(now)); talk != 180_000 || wrap != 40_000 {
			t.Errorf("talk %d ms, wrap-up %d ms", talk, wrap)
		}
	})
}

func TestOthersHearOfEveryOpenContact(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne, coordinator := context.Background(), New(db), agent(11, "Anne"), agent(13, "Cor", staff.Coordinator)
		heard := 0
		defer a.Listen(coordinator, func(topic Topic) {
			if topic == TopicDrafts {
				heard++
			}
		})()
		d := start(t, a, anne)
		for _, step := range []struct {
			name string
			do   func() error
		}{
			{"started", func() error { return nil }},
			{"dropped", func() error { return a.DropContactDraft(ctx, anne, d.ID) }},
			{"taken back", func() error { _, err := a.RestoreContactDraft(ctx, anne, d.ID); return err }},
			{"taken over", func() error { _, err := a.TakeOverDraft(ctx, coordinator, d.ID); return err }},
		} {
			before := heard
			if step.name == "started" {
				before = 0
			}
			if err := step.do(); err != nil {
				t.Fatal(err)
			}
			if heard == before {
				t.Errorf("nobody heard that a contact was %s", step.name)
			}
		}
	})
}
