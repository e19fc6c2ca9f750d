package webtest_test

import (
	"context"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// TestATelephoneComplaintGoesThroughTheSevenSteps plays it with the keyboard
// alone, on a playground that is weeks too late (S0-08, S0-14, S1-16, S1-20).
func TestATelephoneComplaintGoesThroughTheSevenSteps(t *testing.T) {
	w := taught(t)
	ctx, system := context.Background(), staff.System("test", organisation)
	const eva, swing = 9_100_001, 9_100_002
	at := w.now() - calendar.Instant(20*24*time.Hour/time.Millisecond)
	b := action.Batch{Source: "test", Told: []action.Told{{Reference: "SP-77", ID: swing, Actor: "test", Labels: action.Codes{Subject: "request", Product: "speeltoestel", Department: "buiten"},
		Event: clock.Event{Kind: charter.Received, At: at, Until: calendar.NoInstant}}}}
	b.Rows.Parties = []action.ToldParty{{Party: party.Party{ID: eva, Version: 1, Kind: party.Person, Name: party.Name{First: "Eva", Last: "Schommelaar"}, Born: calendar.NoDate,
		Address: party.Address{Street: "Speelstraat", Number: "3", Postcode: "4301AB", Town: "Elzermonde"}}}}
	b.Rows.Requests = []contact.Request{{ID: swing, Version: 1, Reference: "SP-77", Party: eva, Product: "speeltoestel", Department: "buiten", Title: "De schommel is los", Open: true, Received: at, Due: at, Closed: calendar.NoInstant}}
	if err := w.actions.Tell(ctx, organisation, b); err != nil {
		t.Fatal(err)
	}
	must[remedy.GoodCause](t)(w.actions.SaveCause(ctx, system, remedy.GoodCause{Code: "egels", Name: "Egelopvang De Kluit", Active: true, Account: remedy.Account{IBAN: "NL91ABNA0417164300"}}))
	cookie := webtest.CookieOf(t, w.actions, staff.Account{User: "klachten.aan.de.lijn", Name: "K. Luister", Grants: []staff.Grant{{Role: staff.Agent}}})
	webtest.Browser(t, "talk.mjs", webtest.Serve(t, webtest.With(w.door, cookie)), "Schommelaar", "SP-77")

	officer := staff.Person{ID: 977, Organisation: organisation, Name: "Klachten", Grants: []staff.Grant{{Role: staff.ComplaintsOfficer}}}
	all, _, err := w.actions.Complaints(ctx, officer, complaint.Filter{}, complaint.Place{}, 50)
	if err != nil {
		t.Fatal(err)
	}
	states := map[complaint.State]int{}
	for i := range all {
		c := must[*action.Talk](t)(w.actions.ComplaintTalk(ctx, officer, all[i].ID)).Complaint
		if c.Kind != complaint.Grievance || c.Case != swing {
			continue
		}
		states[c.State]++
		if len(c.Checked) != 1 || !c.Checked[0].Known || c.Attributes.Written {
			t.Errorf("a complaint by telephone keeps %+v of its case, written %v", c.Checked, c.Attributes.Written)
		}
		if c.State == complaint.Solved && (!c.Attributes.Implicit || c.Party != eva || c.Learning.Cause == "") {
			t.Errorf("solved at once as %+v", c)
		}
	}
	if states[complaint.Solved] != 1 || states[complaint.Taken] != 1 {
		t.Errorf("there are %v", states)
	}
}
