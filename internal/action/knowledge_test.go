package action_test

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
)

func person(name string, role staff.Role, departments ...string) action.Actor {
	return action.Actor{ID: int64(len(name)), Name: name, Organisation: org, Grants: []staff.Grant{{Role: role, Departments: departments}}}
}

var (
	keeper  = person("F. Beheer", staff.ApplicationManager)
	street  = person("S. Straat", staff.DepartmentEmployee, "buiten")
	civil   = person("B. Zaken", staff.DepartmentEmployee, "burgerzaken")
	contact = person("K. Contact", staff.Coordinator)
	agent   = person("A. Balie", staff.Agent)
)

func kind(err error) fault.Kind {
	if f := fault.As(err); f != nil {
		return f.Kind
	}
	return 0
}

func lamp() action.ArticleEdit {
	return action.ArticleEdit{Product: "lantaarnpaal", ContentOwner: "buiten", FormOwner: "kcc", Review: calendar.NoDate, Text: knowledge.Version{
		Title: "Wanneer is een kapotte lantaarnpaal gemaakt?", Keywords: []string{"straatlamp"}, Public: "Wij maken de lamp binnen 10 werkdagen.",
		Internal: "Vraag het nummer op de paal.", Say: "Wij maken de lamp binnen tien werkdagen.", From: calendar.NoDate, Until: calendar.NoDate}}
}

// published saves and publishes an answer as somebody who owns both sides.
func published(t *testing.T, a *action.Actions, e action.ArticleEdit) action.Article {
	t.Helper()
	x, err := a.SaveArticle(context.Background(), keeper, e)
	if err == nil {
		x, err = a.ProposeArticle(context.Background(), keeper, x.Row.ID, x.Working.Edition)
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// edit is the form of an answer as it was opened.
func edit(x action.Article) action.ArticleEdit {
	e := action.ArticleEdit{ID: x.Row.ID, Base: knowledge.Last(x.Versions), Product: x.Row.Product, ContentOwner: x.Row.ContentOwner, FormOwner: x.Row.FormOwner, Review: x.Row.Review}
	if x.Working != nil {
		e.Edition, e.Text = x.Working.Edition, *x.Working
	} else {
		e.Text = *x.Live
		e.Text.From = calendar.NoDate
	}
	return e
}

func TestContentWaitsForItsDepartmentAndFormForTheContactCentre(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), action.New(db)
		x := published(t, a, lamp())
		if x.Live == nil || x.Live.Number != 1 || x.Live.ContentBy != keeper.Name || x.Live.FormBy != keeper.Name {
			t.Fatalf("the first version: %+v", x.Live)
		}
		for _, c := range []struct {
			name   string
			writer action.Actor
			change func(*knowledge.Version)
			at     knowledge.Status // after proposing
			wrong  action.Actor     // who may not approve
			right  action.Actor
		}{
			{"the contact centre changes the content", contact, func(v *knowledge.Version) { v.Public = "Wij maken de lamp binnen 12 werkdagen." }, knowledge.Proposed, civil, street},
			{"the contact centre changes the title", contact, func(v *knowledge.Version) { v.Title = "Wanneer brandt de lamp weer?" }, knowledge.Published, action.Actor{}, action.Actor{}},
			{"the contact centre changes the layout", contact, func(v *knowledge.Version) { v.Public = "- Wij maken de lamp **binnen 12 werkdagen.**" }, knowledge.Published, action.Actor{}, action.Actor{}},
			{"the department changes the content", street, func(v *knowledge.Version) { v.Say = "Wij maken de lamp op tijd." }, knowledge.Published, action.Actor{}, action.Actor{}},
			{"the department changes the title", street, func(v *knowledge.Version) { v.Title = "Lamp stuk" }, knowledge.Proposed, street, contact},
			{"another department changes the content", civil, func(v *knowledge.Version) { v.Internal = "Vraag niets." }, knowledge.Proposed, civil, street},
		} {
			before := x.Live.Number
			e := edit(x)
			c.change(&e.Text)
			saved, err := a.SaveArticle(ctx, c.writer, e)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			if x, err = a.ProposeArticle(ctx, c.writer, saved.Row.ID, saved.Working.Edition); err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			if c.at == knowledge.Proposed {
				if x.Row.Working != knowledge.Proposed || x.Live.Number != before {
					t.Errorf("%s: stands as %d, in force is version %d", c.name, x.Row.Working, x.Live.Number)
				}
				if _, err := a.ApproveArticle(ctx, c.wrong, x.Row.ID, x.Working.Edition); kind(err) != fault.Forbidden {
					t.Errorf("%s: the wrong owner approves: %v", c.name, err)
				}
				if x, err = a.ApproveArticle(ctx, c.right, x.Row.ID, x.Working.Edition); err != nil {
					t.Fatalf("%s: %v", c.name, err)
				}
			}
			if x.Live.Number != before+1 || x.Row.Working != 0 || x.Row.Title != x.Live.Title {
				t.Errorf("%s: in force is %+v, the row says %+v", c.name, x.Live, x.Row)
			}
		}
		read, err := a.Article(ctx, agent, x.Row.ID)
		if err != nil || len(read.Versions) != 7 {
			t.Fatalf("%d versions: %v", len(read.Versions), err)
		}
		if v, _ := read.Version(1); v.Public != lamp().Text.Public || v.Title != lamp().Text.Title {
			t.Errorf("the first version has changed: %+v", v)
		}
		if _, err := a.SaveArticle(ctx, agent, edit(read)); kind(err) != fault.Forbidden {
			t.Errorf("an agent writes an answer: %v", err)
		}
		e := edit(read)
		e.ContentOwner = "burgerzaken"
		if _, err := a.SaveArticle(ctx, civil, e); kind(err) != fault.Forbidden {
			t.Errorf("another department takes the answer: %v", err)
		}
	})
}

func TestTwoWhoWriteAtOnceBothGetToKnow(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), action.New(db)
		x := published(t, a, lamp())
		race := func(base action.ArticleEdit) (won int) {
			var wait sync.WaitGroup
			errs := make([]error, 8)
			for i := range errs {
				wait.Add(1)
				go func() {
					defer wait.Done()
					e := base
					e.Text.Say = "Poging " + strconv.Itoa(i)
					_, errs[i] = a.SaveArticle(ctx, street, e)
				}()
			}
			wait.Wait()
			for _, err := range errs {
				switch {
				case err == nil:
					won++
				case kind(err) != fault.Conflict:
					t.Errorf("refused with %v", err)
				}
			}
			return won
		}
		if won := race(edit(x)); won != 1 {
			t.Errorf("%d of eight began a draft", won)
		}
		x, err := a.Article(ctx, street, x.Row.ID)
		if err != nil {
			t.Fatal(err)
		}
		if won := race(edit(x)); won != 1 {
			t.Errorf("%d of eight wrote over the draft", won)
		}
		if x, err = a.Article(ctx, street, x.Row.ID); err != nil || len(x.Versions) != 2 || x.Working.Edition != 2 {
			t.Errorf("there is %+v: %v", x.Versions, err)
		}
		if _, err := a.ProposeArticle(ctx, street, x.Row.ID, 1); !errors.Is(err, store.ErrEdited) {
			t.Errorf("an old edition is proposed: %v", err)
		}
	})
}

func TestSendingBackRestoringAndRetiring(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), action.New(db)
		x := published(t, a, lamp())
		id := x.Row.ID
		e := edit(x)
		e.Text.Public = "Morgen."
		x, err := a.SaveArticle(ctx, contact, e)
		if err == nil {
			x, err = a.ProposeArticle(ctx, contact, id, x.Working.Edition)
		}
		if err == nil {
			x, err = a.SendBackArticle(ctx, street, id, x.Working.Edition, "Morgen redden wij niet.")
		}
		if err != nil || x.Working.Status != knowledge.Draft || !strings.Contains(x.Working.Note, "redden wij niet") {
			t.Fatalf("sent back: %+v %v", x.Working, err)
		}
		if _, err := a.RestoreArticle(ctx, street, id, 1); kind(err) != fault.Conflict {
			t.Errorf("a draft is written over: %v", err)
		}
		if err := a.DiscardArticle(ctx, contact, id, x.Working.Edition); err != nil {
			t.Fatal(err)
		}
		if x, err = a.Article(ctx, street, id); err != nil || x.Working != nil || x.Row.Working != 0 {
			t.Errorf("after discarding: %+v %v", x, err)
		}
		if err := a.RetireArticle(ctx, civil, id, x.Row.Version); kind(err) != fault.Forbidden {
			t.Errorf("another department retires: %v", err)
		}
		if err := a.RetireArticle(ctx, street, id, x.Row.Version); err != nil {
			t.Fatal(err)
		}
		if hits, err := a.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "lantaarnpaal"}); err != nil || len(hits) != 0 {
			t.Errorf("a retired answer is found: %+v %v", hits, err)
		}
		x, err = a.RestoreArticle(ctx, street, id, 1)
		if err == nil {
			x, err = a.ProposeArticle(ctx, keeper, id, x.Working.Edition)
		}
		if err != nil || x.Live == nil || x.Live.Number != 2 || x.Live.Public != lamp().Text.Public {
			t.Errorf("restored: %+v %v", x.Live, err)
		}
	})
}

func TestAReviewedAnswerKeepsItsTextAndGetsAnotherLastDay(t *testing.T) {
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
		ctx, a := context.Background(), action.New(db)
		e := lamp()
		e.Text.Until = calendar.NewDate(2026, time.November, 30)
		x := published(t, a, e)
		find := func() action.KnowledgeHit {
			t.Helper()
			hits, err := a.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "lantaarnpaal"})
			if err != nil || len(hits) != 1 {
				t.Fatalf("found %+v: %v", hits, err)
			}
			return hits[0]
		}
		if find().Expired {
			t.Error("expired before its last day")
		}
		now = now.AddDate(0, 0, 11)
		if hit := find(); !hit.Expired || hit.Until != e.Text.Until {
			t.Errorf("after its last day: %+v", hit)
		}
		l, err := a.Articles(ctx, agent, action.ArticleAsk{Stand: action.StandReview})
		if err != nil || l.Total != 1 || l.Counts[action.StandExpired] != 1 {
			t.Errorf("to review: %+v %v", l, err)
		}
		until := calendar.NewDate(2027, time.March, 1)
		if err := a.ReviewArticle(ctx, street, x.Row.ID, x.Row.Version, calendar.NewDate(2027, time.February, 1), until); err != nil {
			t.Fatal(err)
		}
		if hit := find(); hit.Expired || hit.Until != until {
			t.Errorf("after the review: %+v", hit)
		}
		x, err = a.Article(ctx, street, x.Row.ID)
		if err != nil || len(x.Versions) != 2 || x.Versions[1].Until != e.Text.Until || x.Row.Review != calendar.NewDate(2027, time.February, 1) {
			t.Errorf("after the review: %+v %v", x, err)
		}
	})
}

func TestAVersionThatBeginsLaterLeavesTheOldOneInForce(t *testing.T) {
	now := time.Date(2026, 12, 20, 9, 0, 0, 0, time.UTC)
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = time.Date(2026, 12, 20, 9, 0, 0, 0, time.UTC)
		ctx, a := context.Background(), action.New(db)
		x := published(t, a, lamp())
		e := edit(x)
		e.Text.Title, e.Text.From = "Nieuwe regels voor de lantaarnpaal", calendar.NewDate(2027, time.January, 1)
		published(t, a, e)
		for _, want := range []string{lamp().Text.Title, "Nieuwe regels voor de lantaarnpaal"} {
			hits, err := a.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "lantaarnpaal"})
			if err != nil || len(hits) != 1 || hits[0].Title != want {
				t.Errorf("on %s: %+v %v", now, hits, err)
			}
			now = now.AddDate(0, 0, 12)
		}
	})
}

func TestAnotherNodeFindsWhatWasJustPublished(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, here, there := context.Background(), action.New(db), action.New(db)
		if hits, err := there.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "straatlamp"}); err != nil || len(hits) != 0 {
			t.Fatalf("found %+v: %v", hits, err)
		}
		published(t, here, lamp())
		hits, err := there.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "straatlamp"})
		if err != nil || len(hits) != 1 || hits[0].Say == "" || hits[0].Owner != "buiten" || len(hits[0].Why) == 0 {
			t.Fatalf("found %+v: %v", hits, err)
		}
		if err := here.AddSynonym(ctx, contact, "gloeipeer", "lantaarnpaal"); err != nil {
			t.Fatal(err)
		}
		if hits, err := there.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "gloeipeer"}); err != nil || len(hits) != 1 {
			t.Errorf("by a synonym: %+v %v", hits, err)
		}
		if _, err := there.SearchKnowledge(ctx, action.Actor{Organisation: org}, action.KnowledgeAsk{Text: "lamp"}); kind(err) != fault.Forbidden {
			t.Errorf("somebody without a role searches: %v", err)
		}
		if hits, err := there.SearchKnowledge(ctx, staff.System("another", org+1), action.KnowledgeAsk{Text: "lantaarnpaal"}); err != nil || len(hits) != 0 {
			t.Errorf("another organisation finds %+v: %v", hits, err)
		}
	})
}

func TestATownIsLoadedAndItsAnswersAreFound(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), action.New(db)
		today := calendar.Date(calendar.InstantOf(storetest.Start) / 86_400_000)
		known, err := town.Known(today)
		if err != nil {
			t.Fatal(err)
		}
		set := action.KnowledgeSet{Products: known.Products, Synonyms: known.Synonyms, Missed: known.Missed}
		for _, x := range known.Answers {
			set.Articles = append(set.Articles, action.LoadedArticle{Row: x.Row, Versions: x.Versions})
		}
		if n, err := a.LoadKnowledge(ctx, keeper, set); err != nil || n < 60 {
			t.Fatalf("%d answers: %v", n, err)
		}
		for words, want := range map[string]string{
			"paspoort prijs":           "Wat kost een paspoort of identiteitskaart?",
			"straatlamp kapot":         "Wanneer is een kapotte lantaarnpaal gemaakt?",
			"gevallen stoep schade":    "Ik ben gevallen op de stoep. Betaalt de gemeente mijn schade?",
			"buren bouwen":             "Mijn buren gaan bouwen. Kan ik dat tegenhouden?",
			"uitkering aanvragen":      "Hoe vraag ik bijstand aan?",
			"bezwaar woz":              "Hoe maak ik bezwaar tegen de WOZ-waarde?",
			"kind erkennen":            "Hoe erken ik mijn kind?",
			"terras winter":            "Mag mijn terras in de winter blijven staan?",
			"parkeervergunning kosten": "Wat kost een parkeervergunning voor bewoners?",
		} {
			hits, err := a.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: words, Kinds: []string{action.FoundArticle}, Limit: 3})
			found := false
			for _, h := range hits {
				found = found || h.Title == want
			}
			if err != nil || !found {
				t.Errorf("%q finds %+v: %v", words, hits, err)
			}
		}
		answers, err := a.AnswersFor(ctx, agent, "paspoort")
		if err != nil || len(answers) != 5 || answers[0].Row.Used < answers[4].Row.Used || answers[0].OwnerName == "" && answers[0].ProductName == "" {
			t.Errorf("about passports: %+v %v", answers, err)
		}
		missed, err := a.MissedSearches(ctx, agent, today.AddDays(-30), today, 100)
		if err != nil || len(missed) != len(known.Missed) || missed[0].Times < missed[1].Times {
			t.Errorf("missed %+v: %v", missed, err)
		}
		if err := a.SearchMissed(ctx, agent, "Hondenbelasting 2026"); err != nil {
			t.Fatal(err)
		}
		if err := a.SearchMissed(ctx, agent, "0612345678 x@y.nl"); err != nil {
			t.Fatal(err)
		}
		if now, err := a.MissedSearches(ctx, agent, today.AddDays(-30), today, 100); err != nil || len(now) != len(missed)+1 {
			t.Errorf("then %+v: %v", now, err)
		}
		l, err := a.Articles(ctx, agent, action.ArticleAsk{Stand: action.StandReview})
		if err != nil || l.Total < 1 || l.Counts[action.StandProposed] != 1 || l.Counts[action.StandDraft] != 1 || l.Counts[action.StandExpired] != 1 {
			t.Errorf("stands %v, to review %d: %v", l.Counts, l.Total, err)
		}
	})
}

func TestColleaguesAreFoundByNameAndNotByTheOutsideDesk(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), action.New(db)
		if hits, err := a.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "terpstra"}); err != nil || len(hits) != 0 {
			t.Fatalf("found %+v: %v", hits, err)
		}
		joost := staff.Account{User: "joost", Name: "Joost Terpstra", Grants: []staff.Grant{{Role: staff.DepartmentEmployee, Departments: []string{"buiten"}}}}
		if err := a.EnsurePeople(ctx, staff.System("test", org), []staff.Account{joost}); err != nil {
			t.Fatal(err)
		}
		hits, err := a.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "terps", Typing: true})
		if err != nil || len(hits) != 1 || hits[0].Kind != action.FoundStaff || hits[0].Title != joost.Name || hits[0].Owner != "buiten" {
			t.Errorf("found %+v: %v", hits, err)
		}
		outside := agent
		outside.External = "avondlijn"
		if hits, err := a.SearchKnowledge(ctx, outside, action.KnowledgeAsk{Text: "terpstra"}); err != nil || len(hits) != 0 {
			t.Errorf("the outside desk finds %+v: %v", hits, err)
		}
	})
}
