package webtest_test

import (
	"context"
	"strconv"
	"testing"

	"handvest/internal/action"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

func TestACitizenFollowsTheirCaseWithoutAnAccountOrAScript(t *testing.T) {
	w := elzermonde(t)
	ctx := context.Background()
	account := staff.Account{User: "volg", Name: "V. Olger", Grants: []staff.Grant{{Role: staff.Agent}}}
	cookie := webtest.CookieOf(t, w.actions, account)
	people := must[[]staff.Account](t)(w.actions.People(ctx, staff.System("test", organisation)))
	var who action.Actor
	for i := range people {
		if people[i].User == account.User {
			who = people[i].Person(organisation)
		}
	}
	added := must[action.AddedParty](t)(w.actions.AddParty(ctx, who, action.NewParty{PartyFacts: action.PartyFacts{Kind: party.Person, Name: party.Name{First: "Roos", Last: "Volgdijk"}}, Anyway: true}))
	d := must[contact.Draft](t)(w.actions.StartContact(ctx, who, action.NewContact{Channel: contact.Phone, Party: added.ID}))
	d.Solved, d.Reason = contact.No, contact.Departments
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Subject: "Lamp bij de brug brandt niet", Text: "De lamp brandt niet.", Department: "buiten", Ending: contact.Reported}
	done := must[action.Finished](t)(w.actions.FinishContact(ctx, who, d.ID, d.Version, d))
	citizen := webtest.Serve(t, w.door)
	w.actions.UseURL(citizen)
	webtest.Browser(t, "follow.mjs", webtest.Serve(t, webtest.With(w.door, cookie)), citizen, "/vragen/"+strconv.FormatInt(done.Requests[0].ID, 10))
}
