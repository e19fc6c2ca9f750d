package action_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

func TestADisruptionIsSeenByAllAndReadByEach(t *testing.T) {
	eachWithClock(t, func(t *testing.T, a *action.Actions, db *store.DB, pass func(time.Duration)) {
		ctx := context.Background()
		coordinator, agent := someone(1, "R. de Boer", staff.Coordinator), someone(2, "S. Bakker", staff.Agent)
		var heard []string
		defer a.Listen(agent, func(topic string) { heard = append(heard, topic) })()
		post := knowledge.Banner{Disruption: true, Title: "Storing betalen", Text: "Betalen lukt niet.", Say: "U kunt later betalen.", From: calendar.NoInstant, Until: db.Now().Add(time.Hour), Products: []string{"paspoort"}}
		if _, err := a.PostBanner(ctx, agent, post); kind(err) != fault.Forbidden {
			t.Errorf("an agent may post: %v", err)
		}
		forever := post
		forever.Until = calendar.NoInstant
		if _, err := a.PostBanner(ctx, coordinator, forever); kind(err) != fault.Invalid {
			t.Errorf("a disruption without end: %v", err)
		}
		b, err := a.PostBanner(ctx, coordinator, post)
		if err != nil || len(heard) != 1 || heard[0] != action.TopicBanner {
			t.Fatalf("%+v, %v, heard %v", b, err, heard)
		}
		see := func(who action.Actor) []knowledge.Banner {
			t.Helper()
			all, err := a.Banners(ctx, who)
			if err != nil {
				t.Fatal(err)
			}
			return all
		}
		if all := see(agent); len(all) != 1 || all[0].Read || all[0].By != "R. de Boer" || all[0].Say != post.Say {
			t.Errorf("the agent sees %+v", all)
		}
		if err := a.MarkRead(ctx, agent, b.ID); err != nil {
			t.Fatal(err)
		}
		if !see(agent)[0].Read || see(coordinator)[0].Read {
			t.Error("read by the wrong person")
		}
		if about, _ := a.BannersAbout(ctx, agent, "rijbewijs"); len(about) != 0 {
			t.Errorf("about another product: %+v", about)
		}
		b.Text = "Betalen lukt weer, maar traag."
		if b, err = a.PostBanner(ctx, coordinator, b); err != nil || see(agent)[0].Read {
			t.Errorf("a changed disruption counts as read: %v", err)
		}
		old := b
		old.Version = 1
		if _, err := a.PostBanner(ctx, coordinator, old); kind(err) != fault.Conflict {
			t.Errorf("somebody else's change is written over: %v", err)
		}
		pass(10 * time.Minute)
		if err := a.EndBanner(ctx, coordinator, b.ID); err != nil || len(see(agent)) != 0 {
			t.Errorf("ended: %v, %v", see(agent), err)
		}
		if l, err := a.BannerList(ctx, coordinator); err != nil || len(l.Past) != 1 || len(l.Current) != 0 {
			t.Errorf("history: %+v, %v", l, err)
		}
		other := agent
		other.Organisation++
		if err := a.MarkRead(ctx, other, b.ID); kind(err) != fault.NotFound {
			t.Errorf("another organisation reads it: %v", err)
		}
	})
}

// lampScript is a small script without faults.
func lampScript() knowledge.Script {
	return knowledge.Script{Title: "Straatverlichting", Product: "lantaarnpaal", Owner: "buiten", Nodes: []knowledge.Node{
		{Code: "gevaar", Ask: "Is er gevaar?", Kind: knowledge.YesNo, Next: "adres", Options: []knowledge.Option{{Code: knowledge.Yes, Next: "spoed"}}},
		{Code: "adres", Ask: "Waar is het?", Kind: knowledge.Text, Fact: "party.address", Next: "klaar"},
		{Code: "klaar", Kind: knowledge.End, Say: "Binnen tien werkdagen.", Ending: "melding"},
		{Code: "spoed", Kind: knowledge.End, Say: "Vandaag nog."},
	}}
}

func TestAPublishedScriptNeverChanges(t *testing.T) {
	eachWithClock(t, func(t *testing.T, a *action.Actions, _ *store.DB, pass func(time.Duration)) {
		ctx := context.Background()
		editor, agent := someone(1, "P. Smeets", staff.DepartmentEmployee), someone(2, "S. Bakker", staff.Agent)
		s, err := a.SaveScript(ctx, editor, lampScript())
		if err != nil || s.Number != 1 || s.Status != knowledge.Draft {
			t.Fatal(s, err)
		}
		if _, found, _ := a.ScriptOf(ctx, agent, "lantaarnpaal"); found {
			t.Error("the desk uses a draft")
		}
		first, err := a.PublishScript(ctx, editor, s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.PublishScript(ctx, editor, s.ID); kind(err) != fault.Conflict {
			t.Errorf("published without a draft: %v", err)
		}
		next := first
		next.Nodes = lampScript().Nodes
		next.Nodes[2].Say = "Binnen vijf werkdagen."
		pass(time.Hour)
		draft, err := a.SaveScript(ctx, editor, next)
		if err != nil || draft.Number != 2 || draft.VersionID == first.VersionID {
			t.Fatal(draft, err)
		}
		at, found, err := a.ScriptOf(ctx, agent, "lantaarnpaal")
		if err != nil || !found || at.Number != 1 || at.Nodes[2].Say != "Binnen tien werkdagen." {
			t.Errorf("while a draft is worked on the desk uses %+v, %v", at, err)
		}
		lost := next
		lost.Edit = 0 // somebody who did not see the draft
		if _, err := a.SaveScript(ctx, editor, lost); kind(err) != fault.Conflict {
			t.Errorf("a draft is written over: %v", err)
		}
		wrong := draft
		wrong.Nodes = append(wrong.Nodes[:1:1], wrong.Nodes[2:]...)
		if wrong, err = a.SaveScript(ctx, editor, wrong); err != nil {
			t.Fatalf("a draft with faults cannot be saved: %v", err)
		}
		if _, err := a.PublishScript(ctx, editor, s.ID); kind(err) != fault.Invalid || !strings.Contains(err.Error(), "gevaar") {
			t.Errorf("published with faults: %v", err)
		}
		wrong.Nodes = next.Nodes
		if _, err := a.SaveScript(ctx, editor, wrong); err != nil {
			t.Fatal(err)
		}
		second, err := a.PublishScript(ctx, editor, s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if at, _, _ := a.ScriptOf(ctx, agent, "lantaarnpaal"); at.VersionID != second.VersionID {
			t.Errorf("the desk uses version %d", at.Number)
		}
		// a contact that began with the first version ends with it, and what was answered stays
		answers := map[string]string{"gevaar": "nee"}
		known := map[string]string{"party.address": "Singel 4"}
		for version, want := range map[int64]string{first.VersionID: "Binnen tien werkdagen.", second.VersionID: "Binnen vijf werkdagen."} {
			w, err := a.WalkScript(ctx, agent, version, known, answers)
			if err != nil || !w.Done || w.Next.Say != want || len(w.Path) != 2 || !w.Path[1].Known {
				t.Errorf("version %d ends with %q (%v)", w.Script.Number, w.Next.Say, err)
			}
		}
		if _, err := a.SaveScript(ctx, agent, next); kind(err) != fault.Forbidden {
			t.Errorf("an agent edits a script: %v", err)
		}
		versions, err := a.ScriptVersions(ctx, agent, s.ID)
		if err != nil || len(versions) != 2 || versions[1].Status != knowledge.Retired {
			t.Errorf("versions %+v, %v", versions, err)
		}
	})
}

func TestAnOutdatedTextIsBlockedAndEachUseCounts(t *testing.T) {
	eachWithClock(t, func(t *testing.T, a *action.Actions, db *store.DB, pass func(time.Duration)) {
		ctx := context.Background()
		editor, agent := someone(1, "R. de Boer", staff.Coordinator), someone(2, "S. Bakker", staff.Agent)
		today := calendar.NewDate(2026, time.November, 2)
		m, err := a.SaveMacro(ctx, editor, knowledge.Macro{Key: "/open", Title: "Wij zijn open", Text: "Beste {naam}, wij zijn open. Groet, {medewerker}, {datum}", Owner: "kcc", Until: today})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.SaveMacro(ctx, editor, knowledge.Macro{Key: "open", Title: "Nog een", Text: "x", Owner: "kcc", Until: calendar.NoDate}); kind(err) != fault.Conflict {
			t.Errorf("the same key twice: %v", err)
		}
		var wait sync.WaitGroup
		for range 8 {
			wait.Go(func() {
				f, err := a.FillMacro(ctx, agent, "/open", map[string]string{"naam": "mevrouw De Vries"})
				if err != nil || f.Text != "Beste mevrouw De Vries, wij zijn open. Groet, S. Bakker, maandag 2 november 2026" || len(f.Open) != 0 {
					t.Errorf("%+v, %v", f, err)
				}
			})
		}
		wait.Wait()
		if got, _, _ := a.Macro(ctx, agent, m.ID); got.Used != 8 {
			t.Errorf("used %d times", got.Used)
		}
		if found, err := a.FindMacros(ctx, agent, "/op", 5); err != nil || len(found) != 1 {
			t.Errorf("found %v, %v", found, err)
		}
		pass(24 * time.Hour)
		if _, err := a.FillMacro(ctx, agent, "/open", nil); kind(err) != fault.Conflict {
			t.Errorf("an outdated text is used: %v", err)
		}
		if found, _ := a.FindMacros(ctx, agent, "open", 5); len(found) != 0 {
			t.Errorf("an outdated text is offered: %v", found)
		}
		m.Until = calendar.NoDate
		if m, err = a.SaveMacro(ctx, editor, m); err != nil || m.Version != 2 {
			t.Fatal(m, err)
		}
		if err := a.DeleteMacro(ctx, editor, m.ID, 1); kind(err) != fault.Conflict {
			t.Errorf("deleted what somebody else changed: %v", err)
		}
		if _, versions, err := a.Macro(ctx, agent, m.ID); err != nil || len(versions) != 2 {
			t.Errorf("kept %d versions, %v", len(versions), err)
		}
	})
}

func TestTheCardSaysWhoIsInAndWhomToRing(t *testing.T) {
	eachWithClock(t, func(t *testing.T, a *action.Actions, db *store.DB, pass func(time.Duration)) {
		ctx := context.Background()
		manager, agent := someone(1, "F. Beheer", staff.ApplicationManager), someone(2, "S. Bakker", staff.Agent)
		for _, g := range []handover.Agreement{
			{Department: "buiten", May: "Melding aannemen.", Not: "Oorzaak of schuld.", Fallback: "Maak een taak.", Urgent: "P. Smeets, 4190", Reachable: "mo-fr 09:00-12:00", Review: calendar.NewDate(2027, 3, 1)},
			{Department: "buiten", Product: "boom", May: "Spoed beoordelen.", Fallback: "Bel de wacht.", Reachable: "mo-su 00:00-24:00", Review: calendar.NewDate(2026, 10, 1)},
		} {
			if _, err := a.SaveAgreement(ctx, manager, g); err != nil {
				t.Fatal(err)
			}
		}
		if n, err := a.ReplaceNumberPlan(ctx, manager, []knowledge.Line{{Department: "buiten", Name: "Straat en groen", Number: "4100", Deputy: "W. Wacht, 4199", Windows: "mo-fr 09:00-12:00"}}); err != nil || n != 1 {
			t.Fatal(n, err)
		}
		if err := a.Beat(ctx, someone(7, "P. Smeets", staff.DepartmentEmployee, "buiten")); err != nil {
			t.Fatal(err)
		}
		card := func(product, department string) action.Card {
			t.Helper()
			c, err := a.CardFor(ctx, agent, product, department)
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		c := card("lantaarnpaal", "buiten") // Monday 09:00 in Amsterdam
		if !c.Agreed || c.Product != "" || !c.Open || c.Due || c.Present() != 1 || c.Target.To() != "4100" || c.Target.Urgent != "P. Smeets, 4190" {
			t.Errorf("in the morning: %+v", c)
		}
		if c := card("boom", "buiten"); c.Product != "boom" || !c.Due || c.Target.Fallback != "Bel de wacht." {
			t.Errorf("the tree: %+v", c)
		}
		pass(8 * time.Hour)
		if c := card("lantaarnpaal", "buiten"); c.Open || !c.Target.Deputy || c.Target.To() != "W. Wacht, 4199" || c.Opening != calendar.InstantOf(time.Date(2026, 11, 3, 8, 0, 0, 0, time.UTC)) {
			t.Errorf("in the evening: %+v", c)
		}
		if c := card("", "nergens"); c.Agreed || c.Target.Found || c.Opening.Known() {
			t.Errorf("nothing was agreed: %+v", c)
		}
		if _, err := a.SaveAgreement(ctx, manager, handover.Agreement{Department: "buiten", May: "x", Fallback: "y", Review: calendar.NewDate(2027, 3, 1)}); kind(err) != fault.Conflict {
			t.Errorf("two agreements about the same: %v", err)
		}
	})
}
