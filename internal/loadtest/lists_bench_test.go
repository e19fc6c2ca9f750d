package loadtest

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/app"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/town"
)

// kinds are the databases that are measured; HANDVEST_BENCH_DATABASE names one.
func kinds() []string {
	if one := os.Getenv("HANDVEST_BENCH_DATABASE"); one != "" {
		return []string{one}
	}
	return []string{"sqlite", "postgres"}
}

// BenchmarkDesk measures one person alone: lists, search, klantbeeld and
// registering, without a browser in between.
func BenchmarkDesk(b *testing.B) {
	for _, kind := range kinds() {
		b.Run(kind, func(b *testing.B) {
			plan := big()
			address := filled(b, kind, plan)
			a, err := app.Open(context.Background(), settings(b, address), io.Discard, time.Now)
			if err != nil {
				b.Fatal(err)
			}
			defer a.Close()
			people := town.Citizens(plan.Seed, plan.Parties)
			steps := &Steps{}
			alone(b, a.Actions, people, steps)
			fmt.Fprint(os.Stderr, steps.Table())
			b.ReportMetric(0, "ns/op")
		})
	}
}

// alone does each thing some times.
func alone(b *testing.B, a *action.Actions, people []town.Citizen, s *Steps) {
	ctx := context.Background()
	who := someone(b, a, "agent1")
	lead := someone(b, a, "leiding")
	r := rand.New(rand.NewPCG(3, uint64(s.Count("start"))))
	must := func(kind string, do func() error) {
		if err := s.Do(kind, do); err != nil {
			b.Fatalf("%s: %v", kind, err)
		}
	}
	lists(ctx, a, lead, must)
	for range 40 {
		one := drawn(r, people)
		for _, text := range queries(r, one) {
			kind, typed := text[0], []rune(text[1])
			for n := 1; n <= len(typed); n++ {
				must("search by "+kind, func() error { _, err := a.FindParties(ctx, who, string(typed[:n])); return err })
			}
		}
		question := []rune(questions[r.IntN(len(questions))])
		for n := 1; n <= len(question); n++ {
			must("search an answer", func() error {
				_, err := a.SearchKnowledge(ctx, who, action.KnowledgeAsk{Text: string(question[:n]), Typing: true, Limit: 20})
				return err
			})
		}
		found, err := a.FindParties(ctx, who, queries(r, one)[0][1])
		if err != nil || len(found.Rows) == 0 {
			continue
		}
		id := found.Rows[r.IntN(len(found.Rows))].ID
		var d contact.Draft
		must("start", func() (err error) {
			d, err = a.StartContact(ctx, who, action.NewContact{Channel: contact.Phone, Party: id})
			return err
		})
		must("klantbeeld", func() error {
			if _, err := a.OpenParty(ctx, who, action.AskParty{ID: id, Purpose: party.ForContact, Contact: d.ID}); err != nil {
				return err
			}
			if _, err := a.WorkOfParty(ctx, who, id); err != nil {
				return err
			}
			_, err := a.ContactsOfParty(ctx, who, id, action.ContactFilter{}, "", 20)
			return err
		})
		d.Questions[0].Product, d.Questions[0].Department, d.Questions[0].Ending = "lantaarnpaal", "buiten", contact.Answered
		d.Solved = contact.Yes
		for range 3 {
			d.Questions[0].Text += "De lamp voor de deur brandt niet meer. "
			must("autosave", func() (err error) { d, err = a.SaveContactDraft(ctx, who, d); return err })
		}
		must("finish", func() error { _, err := a.FinishContact(ctx, who, d.ID, d.Version, d); return err })
	}
}

// lists are the pages of lists: as they open, filtered, and far back.
func lists(ctx context.Context, a *action.Actions, who staff.Person, must func(string, func() error)) {
	for _, l := range []struct {
		name   string
		filter action.ContactFilter
	}{
		{"contacts", action.ContactFilter{}},
		{"contacts by mail", action.ContactFilter{Channel: contact.Email}},
		{"contacts of a product", action.ContactFilter{Product: "lantaarnpaal"}},
		{"contacts of a department", action.ContactFilter{Department: "zorg"}},
		{"contacts not solved", action.ContactFilter{Solved: contact.No}},
		{"contacts of a product by a rare channel", action.ContactFilter{Product: "lantaarnpaal", Channel: contact.Social}},
		{"contacts of a department not solved", action.ContactFilter{Department: "zorg", Solved: contact.No}},
		{"contacts by chat not solved", action.ContactFilter{Channel: contact.Chat, Solved: contact.No}},
		{"contacts of an agent", action.ContactFilter{Staff: who.ID - 1}},
	} {
		var list action.ContactList
		must("list: "+l.name, func() (err error) { list, err = a.Contacts(ctx, who, l.filter, "", 50); return err })
		after := ""
		for n := 2; n <= 1000 && list.Next != ""; n++ {
			// to page 1,000, in steps of 200 rows
			after = list.Next
			if n%4 == 0 || n == 1000 {
				var err error
				if list, err = a.Contacts(ctx, who, l.filter, after, 200); err != nil {
					must("list: "+l.name, func() error { return err })
				}
			}
		}
		must("list: "+l.name+", page 1,000", func() (err error) { _, err = a.Contacts(ctx, who, l.filter, after, 50); return err })
	}
	for _, l := range []struct {
		name   string
		filter action.RequestFilter
	}{
		{"requests", action.RequestFilter{}},
		{"requests that are open", action.RequestFilter{Open: true}},
		{"requests of a product", action.RequestFilter{Product: "bijstand"}},
		{"requests of a department", action.RequestFilter{Department: "belastingen"}},
		{"requests open in a department", action.RequestFilter{Department: "belastingen", Open: true}},
		{"requests open of a product", action.RequestFilter{Product: "grofvuil", Open: true}},
		{"requests open of a channel", action.RequestFilter{Channel: contact.Chat, Open: true}},
		{"requests of a product by a channel", action.RequestFilter{Product: "grofvuil", Channel: contact.Social}},
		{"requests of a department by a channel", action.RequestFilter{Department: "buiten", Channel: contact.Social}},
		{"requests of a product of another department", action.RequestFilter{Product: "grofvuil", Department: "zorg"}},
	} {
		must("list: "+l.name, func() error { _, err := a.Requests(ctx, who, l.filter, "", 50); return err })
	}
	for _, l := range []struct {
		name   string
		filter action.TaskFilter
	}{
		{"tasks", action.TaskFilter{Limit: 50}},
		{"tasks closed", action.TaskFilter{Closed: true, Limit: 50}},
		{"tasks of a department", action.TaskFilter{Department: "inkomen", Limit: 50}},
		{"tasks of one kind", action.TaskFilter{Kind: handover.Callback, Limit: 50}},
	} {
		must("list: "+l.name, func() error { _, err := a.Tasks(ctx, who, l.filter); return err })
	}
}

func someone(t testing.TB, a *action.Actions, user string) staff.Person {
	t.Helper()
	account, err := a.FindPerson(context.Background(), system, user)
	if err != nil {
		t.Fatal(err)
	}
	return account.Person(Organisation)
}
