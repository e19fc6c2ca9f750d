package action

import (
	"context"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// TestWhoIsShieldedLaterTakesAllOfTheirWorkAlong shields somebody after an
// agent registered their contact: on each way to it the agent then meets
// nothing, and who has the right still does. So it is for who was merged into
// somebody who is shielded.
func TestWhoIsShieldedLaterTakesAllOfTheirWorkAlong(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		for _, merged := range []bool{false, true} {
			ctx, a := context.Background(), elzermonde(t, db)
			chief := with(16, "Cora", staff.Coordinator)
			last, phone := "Vries", "06-12345001"
			if merged {
				last, phone = "Smit", "06-12345002"
			}
			id := customer(t, a, NewParty{PartyFacts: someone("Anna", last), Points: []party.Point{{Kind: party.Phone, Value: phone, Verified: calendar.NoInstant}}})
			begin := func() contact.Draft {
				d, err := a.StartContact(ctx, anne, NewContact{Party: id, From: phone})
				if err != nil {
					t.Fatal(err)
				}
				return d
			}
			d := begin()
			out, err := a.FinishContact(ctx, anne, d.ID, d.Version, lampCall(d))
			if err != nil {
				t.Fatal(err)
			}
			open := lampCall(begin())
			look := func(who Actor) (seen int) {
				count := func(is bool) {
					if is {
						seen++
					}
				}
				of := func(err error) {
					if err != nil && kindOf(err) != fault.NotFound {
						t.Fatal(err)
					}
					count(err == nil)
				}
				_, err := a.ContactByID(ctx, who, out.Contact.ID)
				of(err)
				_, err = a.RequestByID(ctx, who, out.Requests[0].ID)
				of(err)
				_, err = a.TaskByID(ctx, who, out.Tasks[0].ID)
				of(err)
				_, err = a.CaseByID(ctx, who, out.Tasks[0].ID, fault.NL)
				of(err)
				_, found, err := a.FindRequest(ctx, who, out.Requests[0].Reference)
				count(found)
				work, err2 := a.WorkOfParty(ctx, who, id)
				count(len(work.Requests)+len(work.Tasks) > 0)
				contacts, err3 := a.ContactsOfParty(ctx, who, id, ContactFilter{}, "", 10)
				count(len(contacts.Rows) > 0)
				byProduct, err4 := a.Contacts(ctx, who, ContactFilter{Product: "lantaarnpaal", Staff: anne.ID}, "", 100)
				for i := range byProduct.Rows {
					count(byProduct.Rows[i].ID == out.Contact.ID)
				}
				again, err5 := a.RepeatsOf(ctx, who, AskRepeats{Party: id, Phone: phone, Product: "lantaarnpaal"})
				count(again.Count > 0)
				tasks, err6 := a.Tasks(ctx, who, TaskFilter{Limit: 100})
				for i := range tasks.Rows {
					count(tasks.Rows[i].ID == out.Tasks[0].ID)
				}
				for _, err := range []error{err, err2, err3, err4, err5, err6} {
					if err != nil {
						t.Fatal(err)
					}
				}
				return seen
			}
			regie := func() (seen int) {
				v, err := a.Regie(ctx, chief, 100)
				if err != nil {
					t.Fatal(err)
				}
				for i := range v.Work {
					if v.Work[i].ID == out.Tasks[0].ID {
						seen++
					}
				}
				v2, err := a.Overview(ctx, chief, 100)
				if err != nil {
					t.Fatal(err)
				}
				for i := range v2.Next {
					if v2.Next[i].Subject == out.Requests[0].ID {
						seen++
					}
				}
				return seen
			}
			before := look(anne)
			if before != 10 || regie() != 2 {
				t.Fatalf("before, an agent meets it in %d of 10 ways, regie in %d of 2", before, regie())
			}
			shielded := someone("Anna", last)
			shielded.Sensitive = true
			if merged {
				into := customer(t, a, NewParty{PartyFacts: shielded})
				if _, err := a.MergeParties(ctx, with(17, "Mia", staff.Coordinator, staff.ComplaintsOfficer), into, id, "dubbel"); err != nil {
					t.Fatal(err)
				}
			} else if _, err := a.ChangeParty(ctx, officer, id, 1, shielded); err != nil {
				t.Fatal(err)
			}
			if n := look(anne); n != 0 || regie() != 0 {
				t.Errorf("merged %v: an agent still meets it in %d ways, regie in %d", merged, n, regie())
			}
			if n := look(officer); n < 8 {
				t.Errorf("merged %v: who may open it meets it in %d ways", merged, n)
			}
			if _, err := a.StartContact(ctx, anne, NewContact{Party: id}); kindOf(err) != fault.NotFound {
				t.Errorf("a contact begins with somebody who is shielded: %v", err)
			}
			if _, err := a.FinishContact(ctx, anne, open.ID, open.Version, open); kindOf(err) != fault.Invalid {
				t.Errorf("a draft about somebody who is shielded is finished: %v", err)
			}
			if kept, err := a.DraftByID(ctx, anne, open.ID); err != nil || kept.ID != open.ID {
				t.Errorf("the draft is lost: %v", err)
			}
			if _, err := a.TakeOverDraft(ctx, chief, open.ID); kindOf(err) != fault.NotFound {
				t.Errorf("a draft about somebody who is shielded is taken over: %v", err)
			}
		}
	})
}
