package action

import (
	"context"
	"testing"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestWhoTakesAConversationOverIsNamedInTheContact(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		bo, err := a.AddPerson(ctx, staff.System("test", anne.Organisation), staff.Account{User: "bo", Name: "Bo de Boer", Grants: []staff.Grant{{Role: staff.Agent}}})
		if err != nil {
			t.Fatal(err)
		}
		d := start(t, a, anne)
		d.Solved = contact.Yes
		d.Questions[0] = contact.Question{Product: "lantaarnpaal", Department: "buiten", Ending: contact.Transferred, Colleague: bo.ID, ColleagueName: "somebody else"}
		if d, err = a.SaveContactDraft(ctx, anne, d); err != nil {
			t.Fatal(err)
		}
		if open, err := a.DraftByID(ctx, anne, d.ID); err != nil || open.Questions[0].Colleague != bo.ID {
			t.Errorf("the draft forgot who takes over: %+v %v", open.Questions, err)
		}
		if _, err := a.FinishContact(ctx, anne, d.ID, d.Version, d); err != nil {
			t.Fatal(err)
		}
		one, err := a.ContactByID(ctx, anne, d.ID)
		if err != nil || one.Contact.StaffName != "Anne" || one.Contact.Questions[0].Colleague != bo.ID || one.Contact.Questions[0].ColleagueName != "Bo de Boer" {
			t.Errorf("the contact names %+v %v", one, err)
		}

		d = start(t, a, anne)
		d.Solved = contact.Yes
		d.Questions[0] = contact.Question{Product: "lantaarnpaal", Department: "buiten", Ending: contact.ToTask, Task: &contact.Handover{Staff: bo.ID, Text: "Bel even."}}
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, d)
		if err != nil || len(out.Tasks) != 1 || out.Tasks[0].StaffName != "Bo de Boer" {
			t.Errorf("the task names %+v %v", out.Tasks, err)
		}

		evening := anne
		evening.External = "avondlijn"
		d = start(t, a, evening)
		d.Solved = contact.Yes
		d.Questions[0] = contact.Question{Product: "lantaarnpaal", Department: "buiten", Ending: contact.Transferred, Colleague: bo.ID}
		if _, err := a.FinishContact(ctx, evening, d.ID, d.Version, d); fault.As(err) == nil {
			t.Errorf("an external contact centre learns the name of a colleague: %v", err)
		}
	})
}
