package webtest_test

import (
	"context"
	"os"
	"os/exec"
	"testing"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// TestAComplaintGoesTheFormalWayToTheOmbudsman seeds a letter of somebody with a
// mail address, and people; all else is done on the pages (KL-4 to KL-12).
func TestAComplaintGoesTheFormalWayToTheOmbudsman(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("this test needs poppler-utils")
	}
	w := elzermonde(t)
	ctx, system := context.Background(), staff.System("test", organisation)
	officer := webtest.CookieOf(t, w.actions, staff.Account{User: "formeel.klachten", Name: "Kim Klacht", Grants: []staff.Grant{{Role: staff.ComplaintsOfficer}}})
	accused := webtest.CookieOf(t, w.actions, staff.Account{User: "formeel.bas", Name: "Bas Beschuldigd", Grants: []staff.Grant{{Role: staff.Agent}, {Role: staff.ComplaintsOfficer}}})
	if err := w.actions.EnsurePeople(ctx, system, []staff.Account{{User: "formeel.lies", Name: "Lies Leider", Grants: []staff.Grant{{Role: staff.Manager}}}}); err != nil {
		t.Fatal(err)
	}
	w.actions.UseURL(webtest.Serve(t, w.door))
	who := must[action.AddedParty](t)(w.actions.AddParty(ctx, system, action.NewParty{Anyway: true,
		PartyFacts: action.PartyFacts{Kind: party.Person, Name: party.Name{First: "Janneke", Last: "Klaver"}, Born: calendar.NoDate, Address: &party.Address{Street: "Kade", Number: "12", Postcode: "4301AB", Town: "Elzermonde"}},
		Points:     []party.Point{{Kind: party.Email, Value: "janneke.klaver@example.nl", Verified: calendar.NoInstant}}}))
	c := must[complaint.Complaint](t)(w.actions.OpenComplaint(ctx, system, action.NewComplaint{Channel: contact.Letter, Party: who.ID, Title: "Afgesnauwd bij het loket", Attributes: complaint.Attributes{Written: true},
		Text: "Ik wachtte drie kwartier bij het loket. Toen ik vroeg wanneer ik aan de beurt was, werd ik afgesnauwd.", Wants: "Ik wil excuses."}))
	webtest.Browser(t, "formal.mjs", webtest.Serve(t, webtest.With(w.door, officer)), webtest.Serve(t, webtest.With(w.door, accused)), text(c.ID))
}
