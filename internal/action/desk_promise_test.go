package action

import (
	"context"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/contact"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestTheDeskSaysTheDateThatTheFinishedContactGets(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		if err := a.Tell(ctx, organisation, Batch{Source: "test", Told: []Told{ // last month: one of two in time
			lamp(t, "2026-10-01 08:00", charter.Received, ""), lamp(t, "2026-10-06 08:00", charter.Closed, "opgelost"),
			other(lamp(t, "2026-10-01 09:00", charter.Received, "")), other(lamp(t, "2026-10-30 09:00", charter.Closed, "opgelost")),
		}}); err != nil {
			t.Fatal(err)
		}
		said, err := a.PromiseAtDesk(ctx, anne, AskPromise{Product: "lantaarnpaal", Department: "buiten", Channel: contact.Phone})
		if err != nil || len(said) != 1 {
			t.Fatalf("the desk says %+v: %v", said, err)
		}
		out := finished(t, a, anne)
		for _, p := range out.Promises {
			if p.Promise.ID == said[0].Promise.ID && (p.Result.Due != said[0].Due || p.Say.NL != said[0].Say.NL) {
				t.Errorf("the desk said %q and the contact got %q", said[0].Say.NL, p.Say.NL)
			}
		}
		if said[0].N != 2 || said[0].Kept != 5000 || said[0].Month.String() != "2026-10-01" {
			t.Errorf("last month is %d cases, %d, from %s", said[0].N, said[0].Kept, said[0].Month)
		}
		if err := a.WarmDesk(ctx, organisation); err != nil {
			t.Error(err)
		}
		back, err := a.PromiseAtDesk(ctx, anne, AskPromise{Product: "paspoort", Department: "burgerzaken", Channel: contact.Phone, Callback: true})
		if err != nil || len(back) != 1 || !strings.HasPrefix(back[0].Say.NL, "Wij bellen u uiterlijk ") {
			t.Errorf("for a call-back the desk says %+v: %v", back, err)
		}
		paid, err := a.PromiseAtDesk(ctx, anne, AskPromise{Product: "parkeervergunning", Channel: contact.Counter})
		if err != nil || len(paid) != 1 || !strings.HasPrefix(paid[0].Say.NL, "Betaalt u vandaag? ") {
			t.Errorf("for what starts with the payment the desk says %+v: %v", paid, err)
		}
		if none, err := a.PromiseAtDesk(ctx, anne, AskPromise{Product: "onbekend"}); err != nil || len(none) != 0 {
			t.Errorf("for a product without a promise the desk says %+v: %v", none, err)
		}
	})
}

// other is the same of another report.
func other(x Told) Told {
	x.Reference = "Z2"
	return x
}

func TestTheSameMatterIsRecognised(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		ask := AskRepeats{Phone: "0031 6 12345678", Product: "lantaarnpaal"}
		if r, err := a.RepeatsOf(ctx, anne, ask); err != nil || r.Count != 0 || r.Say.NL != "" {
			t.Errorf("before the first contact: %+v, %v", r, err)
		}
		first := finished(t, a, anne)
		now = now.Add(5 * 24 * time.Hour)
		finished(t, a, anne)
		r, err := a.RepeatsOf(ctx, anne, ask)
		if err != nil || r.Count != 2 || r.Since != calendar.InstantOf(storetest.Start) || !r.ByPhone || len(r.Requests) != 2 || len(r.Broken) != 0 {
			t.Fatalf("after two contacts: %+v, %v", r, err)
		}
		if !strings.Contains(r.Say.NL, "op maandag 2 november. Dit is de 3e keer") {
			t.Errorf("the agent says %q", r.Say.NL)
		}
		if r, err := a.RepeatsOf(ctx, anne, AskRepeats{Phone: ask.Phone, Product: "rijbewijs"}); err != nil || r.Count != 0 {
			t.Errorf("about something else: %+v, %v", r, err)
		}
		if r, err := a.RepeatsOf(ctx, anne, AskRepeats{Phone: ask.Phone, Request: first.Requests[0].ID}); err != nil || r.Count != 1 {
			t.Errorf("about the request: %+v, %v", r, err)
		}
		now = now.Add(9*24*time.Hour + time.Hour) // the first is out of the window, its promise is late
		r, err = a.RepeatsOf(ctx, anne, ask)
		if err != nil || r.Count != 1 {
			t.Fatalf("after the window: %+v, %v", r, err)
		}
		now = storetest.Start.Add(19 * 24 * time.Hour)
		if r, err = a.RepeatsOf(ctx, anne, ask); err != nil || len(r.Broken) != 1 || !strings.Contains(r.Say.NL, "Dat spijt mij") {
			t.Errorf("after a broken promise: %+v, %v", r, err)
		}
	})
}

func TestACallerWhoIsKeptBecomesAParty(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		d := lampCall(start(t, a, anne))
		d.Caller.Keep, d.Caller.Phone = true, "nul zes"
		_, err := a.FinishContact(ctx, anne, d.ID, d.Version, d)
		if err == nil || !strings.Contains(err.Error(), "caller.phone") {
			t.Errorf("a number that cannot be read: %v", err)
		}
		d.Caller.Phone = "06 12345678"
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, d)
		if err != nil || out.Contact.Party == 0 || out.Requests[0].Party != out.Contact.Party {
			t.Fatalf("the contact is %+v: %v", out.Contact, err)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			p, err := tx.Party(ctx, organisation, out.Contact.Party)
			if p.Kind != party.Person || len(p.Points) != 2 || p.Born.Known() || !strings.Contains(p.Name.Full(), "Boer") {
				t.Errorf("the party is %+v", p)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if out.Notices[0].Address != "" || out.Notices[0].Channel != notice.Email || out.Notices[0].Party != out.Contact.Party {
			t.Errorf("the notice is %+v", out.Notices[0])
		}
		// Somebody who is known now is still recognised by party, and by number only when not known.
		r, err := a.RepeatsOf(ctx, anne, AskRepeats{Party: out.Contact.Party, Product: "lantaarnpaal"})
		if err != nil || r.Count != 1 || r.ByPhone {
			t.Errorf("the party is recognised as %+v: %v", r, err)
		}
		work, err := a.WorkOfParty(ctx, anne, out.Contact.Party)
		if err != nil || len(work.Requests) != 1 || len(work.Tasks) != 1 || len(work.Promises) == 0 {
			t.Errorf("the work of the party is %+v: %v", work, err)
		}
		list, err := a.ContactsOfParty(ctx, anne, out.Contact.Party, ContactFilter{}, "", 10)
		if err != nil || len(list.Rows) != 1 || list.Names[out.Contact.Party] == "" {
			t.Errorf("the contacts of the party are %+v: %v", list, err)
		}
	})
}
