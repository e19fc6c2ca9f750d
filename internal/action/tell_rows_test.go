package action

import (
	"context"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestWhatIsToldWithAnEventIsKeptOnceAndFollowsIt(t *testing.T) {
	ctx := context.Background()
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := elzermonde(t, db)
		const id, who = 4711, 815
		told := func(b Batch) {
			t.Helper()
			b.Source = "test"
			if err := a.Tell(ctx, organisation, b); err != nil {
				t.Fatal(err)
			}
		}
		received := lamp(t, "2026-10-28 10:00", charter.Received, "")
		received.ID = id
		p := party.Party{ID: who, Kind: party.Person, Name: party.Name{First: "Anna", Last: "Vries"}, Born: calendar.NoDate}
		c := contact.Contact{ID: id, Version: 1, Channel: contact.Phone, Party: who, Sent: calendar.NoInstant, Received: received.Event.At, Registered: received.Event.At,
			Started: received.Event.At, Questions: []contact.Question{{Product: "lantaarnpaal", Department: "buiten", Ending: contact.Reported, Text: "De lamp is stuk.", Request: id}}}
		r := contact.Request{ID: id, Version: 1, Reference: "Z1", Party: who, Product: "lantaarnpaal", Department: "buiten", Channel: contact.Phone, Title: "Lamp", Text: "De lamp is stuk.",
			Open: true, Received: received.Event.At, Closed: calendar.NoInstant, Due: 1, Contacts: 1}
		k := handover.Task{ID: id, Version: 1, Kind: handover.Callback, State: handover.Open, Contact: id, Party: who, Product: "lantaarnpaal", Department: "buiten", Title: "Terugbellen",
			Created: received.Event.At, Due: received.Event.At + 1, Closed: calendar.NoInstant}
		first := Batch{Told: []Told{received}, New: true, Rows: Rows{Parties: []ToldParty{{p, "999990019"}}, Contacts: []contact.Contact{c}, Requests: []contact.Request{r}, Tasks: []handover.Task{k}}}
		told(first)
		// Later it is closed; the system tells everything again.
		closed := lamp(t, "2026-11-01 09:00", charter.Closed, "opgelost")
		r.Open, r.Closed, r.Contacts, r.Text = false, closed.Event.At, 2, "Nu anders."
		k.State, k.Closed, k.Outcome = handover.Closed, closed.Event.At, "Gebeld."
		c.Remark = "Nu anders."
		told(Batch{Told: []Told{closed}, Rows: Rows{Parties: []ToldParty{{p, "999990019"}}, Contacts: []contact.Contact{c}, Requests: []contact.Request{r}, Tasks: []handover.Task{k}}})

		err := db.Read(ctx, func(tx *store.Tx) error {
			s, _ := clocksOf(t, db, "Z1")
			if s.ID != id || s.Version != 2 {
				t.Errorf("the subject has id %d and version %d", s.ID, s.Version)
			}
			got, err := tx.Request(ctx, organisation, id)
			if err != nil {
				return err
			}
			if got.Open || got.Contacts != 2 || got.Text != "De lamp is stuk." || got.Version != 2 {
				t.Errorf("the request is %+v", got)
			}
			if due := got.Due; due <= received.Event.At {
				t.Errorf("the request is due at %s, before it came in", due.Time())
			}
			stored, err := tx.Contact(ctx, organisation, id)
			if err != nil {
				return err
			}
			if stored.Remark != "" || len(stored.Questions) != 1 || stored.Questions[0].Request != id || stored.Party != who {
				t.Errorf("the contact is %+v", stored)
			}
			task, err := tx.Task(ctx, organisation, id)
			if err != nil {
				return err
			}
			if task.State != handover.Closed || task.Outcome != "Gebeld." {
				t.Errorf("the task is %+v", task)
			}
			bsn, err := tx.SealedBSN(ctx, organisation, who)
			if err != nil {
				return err
			}
			if plain, err := a.keys.Open(bsnPurpose, bsn.Sealed); err != nil || string(plain) != "999990019" || bsn.End != "019" {
				t.Errorf("the number is sealed as %v: %q, %v", bsn, plain, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
