package action

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// marked is a word that stands in everything that somebody said, wrote or is,
// and that no page of somebody else may hold; nor may one's own page hold what
// colleagues wrote.
func marked(kind string, n int) string { return fmt.Sprintf("%smerk%dq", kind, n) }

// world is a few people with cases that cross: on behalf of each other, joined
// by others, merged, shielded.
type world struct {
	t       *rapid.T
	a       *Actions
	db      *store.DB
	anne    Actor
	people  []int64
	merged  map[int64]int64
	cases   []worldCase
	asked   int
	private []string // words of ours, which are on no page at all
}

type worldCase struct {
	request contact.Request
	task    handover.Task
	viewer  Viewer
	owner   int64
}

func (w *world) fail(err error) {
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) word(kind string) string {
	w.asked++
	word := marked(kind, w.asked)
	w.private = append(w.private, word)
	return word
}

func (w *world) person() int64 {
	n := len(w.people)
	last := w.word("naam")
	out, err := w.a.AddParty(context.Background(), w.anne, NewParty{PartyFacts: PartyFacts{Kind: party.Person, Name: party.Name{First: "Jo", Last: last}, Born: calendar.NoDate,
		Address: &party.Address{Street: w.word("straat"), Number: "7", Postcode: "1234 AB", Town: "Elzermonde"}, Secret: n%4 == 3, Sensitive: n%5 == 4},
		Points: []party.Point{{Kind: party.Phone, Value: fmt.Sprintf("06123456%02d", n), Verified: calendar.NoInstant}, {Kind: party.Email, Value: w.word("mail") + "@example.nl", Verified: calendar.NoInstant}}, Anyway: true})
	w.fail(err)
	w.people = append(w.people, out.ID)
	return out.ID
}

func (w *world) someone(label string) int64 {
	return w.people[rapid.IntRange(0, len(w.people)-1).Draw(w.t, label)]
}

// contact is somebody who gets in touch, for themselves or another, about a new
// matter or about one of anybody.
func (w *world) contact() {
	ctx := context.Background()
	by := w.someone("who")
	d, err := w.a.StartContact(ctx, w.anne, NewContact{Party: by})
	w.fail(err)
	if rapid.Bool().Draw(w.t, "for another") {
		if other := w.someone("for"); other != by {
			d.For = other
		}
	}
	d.Remark = w.word("opmerking")
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Subject: w.word("onderwerp"), Text: w.word("tekst"), Department: "buiten", Ending: contact.Reported,
		Task: &contact.Handover{Department: "buiten", Text: w.word("collega"), Because: w.word("waarom")}}
	if len(w.cases) > 0 && rapid.Bool().Draw(w.t, "joins") {
		if id := w.cases[rapid.IntRange(0, len(w.cases)-1).Draw(w.t, "which")].request.ID; id != 0 {
			d.Questions[0].Request, d.Questions[0].Ending = id, contact.Added
		}
	}
	d.AddQuestion()
	*d.Question() = contact.Question{Product: "paspoort", Ending: contact.ToCallback, Department: "burgerzaken", Task: &contact.Handover{Text: w.word("terugbel"), Number: "0612345600"}}
	d.Solved = contact.Yes
	out, err := w.a.FinishContact(ctx, w.anne, d.ID, d.Version, d)
	w.fail(err)
	for i := range out.Requests {
		if out.Requests[i].Contact == d.ID {
			w.keep(out.Requests[i].ID)
		}
	}
	for i := range out.Tasks {
		if out.Tasks[i].Request == 0 {
			w.keep(out.Tasks[i].ID)
		}
	}
}

func (w *world) keep(subject int64) {
	link := ""
	w.fail(w.db.Tx(context.Background(), func(tx *store.Tx) (err error) {
		link, err = w.a.followURL(context.Background(), tx, organisation, subject)
		return err
	}))
	c := worldCase{viewer: Viewer{Organisation: organisation, Token: link[strings.LastIndexByte(link, '/')+1:]}}
	w.fail(w.db.Read(context.Background(), func(tx *store.Tx) error {
		f, err := followedCase(context.Background(), tx, organisation, subject)
		if err != nil {
			return err
		}
		if f.request != nil {
			c.request = *f.request
		} else {
			c.task = *f.task
		}
		c.owner = f.party
		return nil
	}))
	w.cases = append(w.cases, c)
}

// handle is what colleagues do, in their own words.
func (w *world) handle() {
	ctx := context.Background()
	if len(w.cases) == 0 {
		return
	}
	c := &w.cases[rapid.IntRange(0, len(w.cases)-1).Draw(w.t, "case")]
	if c.task.ID != 0 {
		one, err := w.a.TaskByID(ctx, w.anne, c.task.ID)
		if err == nil && one.Task.State != handover.Closed {
			_, err = w.a.CloseTask(ctx, w.anne, c.task.ID, one.Task.Version, TaskDone{Reached: handover.Spoken, Words: w.word("gedaan")})
			w.fail(err)
		}
		return
	}
	one, err := w.a.RequestByID(ctx, w.anne, c.request.ID)
	w.fail(err)
	if !one.Request.Open {
		_, err = w.a.ReopenRequest(ctx, w.anne, c.request.ID, one.Request.Version, w.word("heropend"))
	} else {
		_, err = w.a.CloseRequest(ctx, w.anne, c.request.ID, one.Request.Version, "opgelost", w.word("afgerond"))
	}
	w.fail(err)
}

// move gives a request to another customer: the links of the old one must stop.
func (w *world) move() {
	ctx := context.Background()
	for i := range w.cases {
		c := &w.cases[i]
		if c.request.ID == 0 || c.owner == 0 || w.merged[c.owner] != 0 {
			continue
		}
		to := w.someone("new owner")
		if to == c.owner || w.merged[to] != 0 {
			return
		}
		one, err := w.a.RequestByID(ctx, w.anne, c.request.ID)
		w.fail(err)
		r := one.Request
		_, err = w.a.ChangeRequest(ctx, w.anne, r.ID, r.Version, RequestChange{Title: r.Title, Text: r.Text, Product: r.Product, Department: r.Department, Party: to})
		w.fail(err)
		if _, err := w.a.CitizenCase(ctx, c.viewer, fault.NL); err != NoPage { //nolint:errorlint // exactly that answer
			w.t.Errorf("after the case went to another customer the old link answers %v", err)
		}
		w.cases = append(w.cases[:i:i], w.cases[i+1:]...)
		w.keep(r.ID)
		return
	}
}

// check opens every page and looks for what does not belong on it.
func (w *world) check() {
	ctx := context.Background()
	for i := range w.cases {
		c := &w.cases[i]
		page, err := w.a.CitizenCase(ctx, c.viewer, fault.NL)
		w.fail(err)
		if want := c.request.ID + c.task.ID; page.Subject != want {
			w.t.Errorf("a link of %d opens %d", want, page.Subject)
		}
		bars := page.Clocks
		page.Clocks = nil
		for j := range bars {
			if bars[j].Promise.IsInternal() {
				w.t.Errorf("the page shows the internal promise %s", bars[j].Promise.ID)
			}
		}
		text, err := json.Marshal(page) //nolint:staticcheck // the clocks, which have no such form, were taken out
		w.fail(err)
		for _, word := range append([]string{"Anne", "06123456", "1234 AB", "Elzermonde", "example.nl"}, w.private...) {
			if strings.Contains(string(text), word) {
				w.t.Errorf("the page of case %d shows %q: %s", page.Subject, word, text)
			}
		}
		for j := range w.cases {
			if j != i && c.request.Reference != "" && w.cases[j].request.Reference != "" && w.cases[j].request.ID != c.request.ID && strings.Contains(string(text), w.cases[j].request.Reference) {
				w.t.Errorf("the page of %s shows %s", c.request.Reference, w.cases[j].request.Reference)
			}
		}
	}
}

func TestNoPageEverShowsAnythingOfAnotherPersonOrOfUs(t *testing.T) {
	db := storetest.SQLite(t, storetest.Start.Local)
	a, people := elzermonde(t, db), 0
	rapid.Check(t, func(r *rapid.T) {
		people += 5
		w := &world{t: r, a: a, db: db, asked: 1000 * people, anne: agent(11, "Anne", staff.ComplaintsOfficer, staff.Coordinator), merged: map[int64]int64{}}
		w.a.UseURL("https://kcc.example.nl")
		for range 5 {
			w.person()
		}
		for range rapid.IntRange(2, 8).Draw(r, "steps") {
			switch rapid.IntRange(0, 4).Draw(r, "step") {
			case 0, 1:
				w.contact()
			case 2, 3:
				w.handle()
			default:
				w.move()
			}
		}
		w.check()
	})
}
