package webtest_test

import (
	"context"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// TestACompensationGoesFromTheDeskToTheBank brings two reports of a playground in
// that are weeks too late, one of which was asked for already.
func TestACompensationGoesFromTheDeskToTheBank(t *testing.T) {
	w := elzermonde(t)
	ctx, system := context.Background(), staff.System("test", organisation)
	now := w.now()
	b := action.Batch{Source: "test"}
	for id := int64(9_000_001); id <= 9_000_002; id++ {
		at := now - calendar.Instant(20*24*time.Hour/time.Millisecond)
		ref := "SP-" + text(id)
		b.Told = append(b.Told, action.Told{Reference: ref, ID: id, Actor: "test", Labels: action.Codes{Subject: "request", Product: "speeltoestel", Department: "buiten"}, Event: clock.Event{Kind: charter.Received, At: at, Until: calendar.NoInstant}})
		b.Rows.Requests = append(b.Rows.Requests, contact.Request{ID: id, Version: 1, Reference: ref, Product: "speeltoestel", Department: "buiten", Title: "De schommel is los", Open: true, Received: at, Due: at, Closed: calendar.NoInstant})
	}
	for _, err := range []error{
		w.actions.Tell(ctx, organisation, b),
		w.actions.SaveRemedySettings(ctx, system, action.RemedySettings{From: remedy.Account{Holder: "Gemeente Elzermonde", IBAN: "NL91ABNA0417164300"}}),
		w.actions.SaveBudget(ctx, system, remedy.Budget{Promise: "speeltuin", Year: 2026, Cents: 15000}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	must[remedy.GoodCause](t)(w.actions.SaveCause(ctx, system, remedy.GoodCause{Code: "dieren", Name: "Dierenasiel De Elzenhof", Active: true, Account: remedy.Account{IBAN: "NL91ABNA0417164300"}}))
	must[action.Claimed](t)(w.actions.ClaimRemedy(ctx, staff.Person{ID: 902, Organisation: organisation, Name: "Samira", Grants: []staff.Grant{{Role: staff.Agent}}}, action.Claim{Subject: 9_000_002, Promise: "speeltuin", Cause: "dieren"}))
	webtest.Browser(t, "remedy.mjs", webtest.Serve(t, webtest.As(t, w.door, w.actions, staff.Agent)), webtest.Serve(t, webtest.As(t, w.door, w.actions, staff.Manager)),
		webtest.Serve(t, webtest.As(t, w.door, w.actions, staff.ApplicationManager)), "/vragen/9000001")
}
