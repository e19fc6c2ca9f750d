package action

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/callout"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// reported makes a request of a party, or of a caller with this number.
func reported(t *testing.T, a *Actions, who Actor, of int64, number string) contact.Request {
	t.Helper()
	ctx := context.Background()
	d, err := a.StartContact(ctx, who, NewContact{Party: of})
	if err != nil {
		t.Fatal(err)
	}
	d.Caller = contact.Caller{Phone: number}
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Text: "De lamp is stuk.", Department: "buiten", Ending: contact.Reported}
	d.Solved = contact.Yes
	out, err := a.FinishContact(ctx, who, d.ID, d.Version, d)
	if err != nil {
		t.Fatal(err)
	}
	return out.Requests[0]
}

// asksAgain is a customer who calls about a request and is answered at once.
func asksAgain(t *testing.T, a *Actions, who Actor, r *contact.Request, ending contact.Ending) {
	t.Helper()
	ctx := context.Background()
	d := start(t, a, who)
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Text: "Hoe staat het?", Department: "buiten", Request: r.ID, Ending: ending}
	d.Solved = contact.Yes
	if _, err := a.FinishContact(ctx, who, d.ID, d.Version, d); err != nil {
		t.Fatal(err)
	}
}

// chooseAll runs the choice to the end of the feed.
func chooseAll(t *testing.T, a *Actions, db *store.DB) {
	t.Helper()
	ctx := context.Background()
	for range 100 {
		if _, _, err := a.MarkDue(ctx, organisation, 500); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Sequence(ctx); err != nil {
			t.Fatal(err)
		}
		n, err := a.ChooseCallouts(ctx, organisation, 500)
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			return
		}
	}
	t.Fatal("the feed does not end")
}

func putSetting(t *testing.T, db *store.DB, key, value string) {
	t.Helper()
	if err := db.Tx(context.Background(), func(tx *store.Tx) error { return tx.PutSetting(context.Background(), organisation, key, value) }); err != nil {
		t.Fatal(err)
	}
}

func TestCitizensAtNineTenthsOfTheirTermAreRungAndThoseWhoMayNotAreNot(t *testing.T) {
	eachMoving(t, func(t *testing.T, db *store.DB, m *moving) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		officer := agent(12, "Bo", staff.ComplaintsOfficer)
		putSetting(t, db, calloutControl, "0")
		chooseAll(t, a, db) // begins behind what was there
		person := func(last string, facts func(*NewParty)) int64 {
			n := NewParty{PartyFacts: PartyFacts{Kind: party.Person, Name: party.Name{Last: last}, Born: calendar.NoDate, Address: &party.Address{}},
				Points: []party.Point{{Kind: party.Phone, Value: "0612345678", Verified: calendar.NoInstant}}, Anyway: true}
			facts(&n)
			out, err := a.AddParty(ctx, officer, n)
			if err != nil {
				t.Fatal(err)
			}
			return out.ID
		}
		open := reported(t, a, anne, person("Open", func(*NewParty) {}), "")
		caller := reported(t, a, anne, 0, "0687654321")
		reported(t, a, anne, 0, "")
		reported(t, a, anne, person("Nee", func(n *NewParty) { n.Points[0].OptOut = true }), "")
		reported(t, a, anne, person("Geheim", func(n *NewParty) { n.Secret = true }), "")
		reported(t, a, officer, person("Dicht", func(n *NewParty) { n.Sensitive = true }), "")
		done := reported(t, a, anne, person("Klaar", func(*NewParty) {}), "")
		m.on(12 * 24 * time.Hour) // of fourteen
		if _, err := a.CloseRequest(ctx, anne, done.ID, done.Version, "opgelost", "Klaar."); err != nil {
			t.Fatal(err)
		}
		chooseAll(t, a, db)
		if rows, err := a.Callouts(ctx, anne); err != nil || len(rows) != 0 {
			t.Fatalf("before nine tenths %d are to be rung: %v", len(rows), err)
		}
		m.on(30 * time.Hour)
		chooseAll(t, a, db)
		chooseAll(t, a, db)
		rows, err := a.Callouts(ctx, anne)
		if err != nil || len(rows) != 2 || rows[0].Subject != open.ID && rows[1].Subject != open.ID || rows[0].Subject != caller.ID && rows[1].Subject != caller.ID {
			t.Fatalf("to be rung are %+v: %v", rows, err)
		}
		var all sync.WaitGroup
		errs := make([]error, 4)
		for i := range errs {
			all.Go(func() { errs[i] = a.TakeCallout(ctx, agent(int64(20+i), fmt.Sprint("A", i)), open.ID, 1) })
		}
		all.Wait()
		taken := 0
		for _, err := range errs {
			if err == nil {
				taken++
			} else if kindOf(err) != fault.Conflict {
				t.Error(err)
			}
		}
		if taken != 1 {
			t.Errorf("%d colleagues took one call", taken)
		}
		if err := a.FinishCallout(ctx, anne, caller.ID, 1, CallMade{Result: callout.Reached}); kindOf(err) != fault.Invalid {
			t.Errorf("a call without a word: %v", err)
		}
		for n := int32(1); n <= callout.MostAttempts; n++ {
			if err := a.FinishCallout(ctx, anne, caller.ID, n, CallMade{Result: callout.NotThere}); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.FinishCallout(ctx, anne, caller.ID, callout.MostAttempts+1, CallMade{Result: callout.Reached, Note: "Toch."}); kindOf(err) != fault.Conflict {
			t.Errorf("a call after the last: %v", err)
		}
		one, err := a.RequestByID(ctx, anne, caller.ID)
		if err != nil || len(one.Contacts) != 1+callout.MostAttempts || !one.Contacts[0].Outbound || one.Contacts[0].Phone != "+31687654321" {
			t.Errorf("the contacts are %+v: %v", one.Contacts, err)
		}
	})
}

// TestTheEffectOfRingingIsCountedExactly has ten cases on the list and ten in
// the control group, and contacts about some of them inside and outside the days
// that count.
func TestTheEffectOfRingingIsCountedExactly(t *testing.T) {
	eachMoving(t, func(t *testing.T, db *store.DB, m *moving) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		putSetting(t, db, calloutControl, "50")
		putSetting(t, db, calloutDays, "7")
		chooseAll(t, a, db)
		var rung, control []contact.Request
		for len(rung) < 10 || len(control) < 10 {
			r := reported(t, a, anne, 0, "0687654321")
			group := &rung
			if callout.InControl(r.ID, 50) {
				group = &control
			}
			if *group = append(*group, r); len(*group) > 10 { // enough of these: no case at all
				*group = (*group)[:10]
				if _, err := a.CloseRequest(ctx, anne, r.ID, r.Version, "opgelost", "Klaar."); err != nil {
					t.Fatal(err)
				}
			}
		}
		asksAgain(t, a, anne, &control[0], contact.Answered) // before the choice
		m.on(13*24*time.Hour + 5*time.Hour)
		chooseAll(t, a, db)
		m.on(time.Hour)
		for _, r := range rung[:4] {
			if err := a.FinishCallout(ctx, anne, r.ID, 1, CallMade{Result: callout.Reached, Note: "Uitgelegd dat het vrijdag wordt."}); err != nil {
				t.Fatal(err)
			}
		}
		m.on(time.Hour)
		asksAgain(t, a, anne, &rung[9], contact.Answered)
		for i := range 5 {
			asksAgain(t, a, anne, &control[i], contact.Answered)
		}
		asksAgain(t, a, anne, &control[0], contact.Added) // adds something: no question about how it stands
		f, err := a.CalloutFigures(ctx, anne, 8)
		if err != nil || f.Effect.Rung.N+f.Effect.Control.N != 0 || f.Waiting != 20 {
			t.Errorf("before the week is over: %+v, %v", f.Effect, err)
		}
		m.on(8 * 24 * time.Hour)
		asksAgain(t, a, anne, &rung[0], contact.Answered) // too late to count
		if f, err = a.CalloutFigures(ctx, anne, 8); err != nil {
			t.Fatal(err)
		}
		wantRung := callout.Group{N: 10, Reached: 4, Sum: 1, Squares: 1, Status: 1}
		wantControl := callout.Group{N: 10, Sum: 6, Squares: 8, Status: 5}
		if f.Effect.Rung != wantRung || f.Effect.Control != wantControl || f.Waiting != 0 || f.Results["reached"] != 4 || f.Results["open"] != 6 {
			t.Errorf("the figures are %+v, %v", f.Effect, f.Results)
		}
		if f.Effect.Verdict() != callout.TooFew {
			t.Errorf("of ten cases each the verdict is %v", f.Effect.Verdict())
		}
	})
}

func TestAListOfCallsBeginsWithWhatWaitsAlready(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		ctx, who := context.Background(), staff.System("test", organisation)
		early := o.lampRequest(contact.Caller{Name: "A", Phone: "06-12345601"}, 0)
		o.until("2026-11-13 09:00")
		late := o.lampRequest(contact.Caller{Name: "B", Phone: "06-12345602"}, 0) // at a quarter of its term later on
		if err := o.a.BeginCallouts(ctx, agent(11, "Anne")); kindOf(err) != fault.Forbidden {
			o.t.Errorf("an agent begins the list: %v", err)
		}
		o.until("2026-11-16 12:00") // due at the end of the day
		for range 2 {
			if err := o.a.BeginCallouts(ctx, who); err != nil {
				o.t.Fatal(err)
			}
			chosen := map[int64]bool{}
			if err := o.db.Read(ctx, func(tx *store.Tx) error {
				for _, id := range []int64{early.ID, late.ID} {
					_, err := tx.Callout(ctx, organisation, id)
					chosen[id] = err == nil
				}
				return nil
			}); err != nil || !chosen[early.ID] || chosen[late.ID] {
				o.t.Errorf("chosen are %v, %v", chosen, err)
			}
		}
	})
}
