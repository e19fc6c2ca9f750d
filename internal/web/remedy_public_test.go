package web

import (
	"context"
	"strings"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/contact"
	"handvest/internal/staff"
)

// hiddenCharter has a promise whose remedy is not told beforehand, and the same
// promise with one that is. No other text has these amounts.
const hiddenCharter = `
organisation: {nl: Proefstad, en: Testtown}
calendars:
  - {id: stadhuis, name: Stadhuis, windows: mo-fr 09:00-17:00, holidays: [nl_org]}
promises:
  - id: stil
    status: published
    title: {nl: Antwoord binnen 2 werkdagen, en: Answer within 2 working days}
    category: process
    kind: every_case
    scope: {subjects: [request], products: [lantaarnpaal]}
    start: received
    end: closed
    term: 2 working_days
    target: every case
    remedy: {form: flowers, amount: 43.21, implicit: true}
    valid: 2024-01-01 ..
  - id: open
    status: published
    title: {nl: Herstel binnen 3 werkdagen, en: Repair within 3 working days}
    category: process
    kind: every_case
    scope: {subjects: [request], products: [lantaarnpaal]}
    start: received
    end: closed
    term: 3 working_days
    target: every case
    remedy: {form: money, amount: 54.32}
    valid: 2024-01-01 ..
`

// tells says whether a text holds one of some words.
func tells(text string, words ...string) string {
	for _, w := range words {
		if strings.Contains(strings.ToLower(text), w) {
			return w
		}
	}
	return ""
}

func TestARemedyThatIsNotToldBeforehandIsInNoPublicOutput(t *testing.T) { // S0-12
	ctx := context.Background()
	h := theHouse(t)
	system := staff.System("test", 1)
	c, err := charter.Parse("charter.yaml", []byte(hiddenCharter))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.actions.LoadCharter(ctx, system, c); err != nil {
		t.Fatal(err)
	}
	if _, err := h.actions.PublishFigures(ctx, system, calendar.NewDate(2026, time.October, 1), calendar.NewDate(2026, time.October, 31), ""); err != nil {
		t.Fatal(err)
	}
	hidden := []string{"bloem", "flower", "43,21", "43.21", "4321", "implicit"}
	outputs, told := 0, false
	look := func(where, text string) {
		outputs++
		told = told || tells(text, "54,32", "54.32", "5432") != ""
		if w := tells(text, hidden...); w != "" {
			t.Errorf("%s tells %q", where, w)
		}
	}
	for _, rt := range routes {
		if rt.who != everybody && rt.who != arriving || rt.method != "GET" || rt.at == openSchemaPlace { // the schema names every form that there can be
			continue
		}
		for _, path := range []string{rt.at.nl, rt.at.en} {
			look(path, h.ask(t, "", "GET", anyPath(path)).Body)
		}
	}
	agent := h.who(t, string(staff.Agent))
	for _, lang := range []string{"nl", "en"} {
		all, err := h.actions.PromiseAtDesk(ctx, agent, action.AskPromise{Product: "lantaarnpaal", Channel: contact.Phone})
		if err != nil || len(all) < 2 {
			t.Fatalf("%v, %d promises at the desk", err, len(all))
		}
		for _, p := range all {
			look("the desk in "+lang, p.Say.NL+p.Say.EN)
		}
	}
	d, err := h.actions.StartContact(ctx, agent, action.NewContact{})
	if err != nil {
		t.Fatal(err)
	}
	d.Caller = contact.Caller{Email: "post@example.nl"}
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Subject: "Lamp", Text: "Stuk.", Department: "buiten", Ending: contact.Reported}
	d.Solved = contact.Yes
	out, err := h.actions.FinishContact(ctx, agent, d.ID, d.Version, d)
	if err != nil {
		t.Fatal(err)
	}
	one, err := h.actions.ContactByID(ctx, agent, out.Contact.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(one.Notices) == 0 {
		t.Error("there is no confirmation to look at")
	}
	for _, n := range one.Notices {
		look("the confirmation", n.Title+n.Body)
	}
	if outputs < 15 || !told {
		t.Errorf("%d outputs were looked at, and what may be told stands in them: %v", outputs, told)
	}
}
