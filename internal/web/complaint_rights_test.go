package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"handvest/internal/action"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// aComplaint is a house with a complaint about an agent who is a complaints
// officer as well, with a handler, and what it may not show.
func aComplaint(t *testing.T) (h *house, id string) {
	t.Helper()
	h = theHouse(t)
	person := func(name string, roles ...staff.Role) int64 {
		x := staff.Account{User: "test." + strings.ToLower(name), Name: name}
		for _, r := range roles {
			x.Grants = append(x.Grants, staff.Grant{Role: r})
		}
		h.cookies[name] = webtest.CookieOf(t, h.actions, x)
		return h.who(t, name).ID
	}
	accused := person("Beschuldigde", staff.Agent, staff.ComplaintsOfficer)
	person("Behandelaar", staff.Manager)
	c, err := h.actions.OpenComplaint(context.Background(), h.who(t, string(staff.ComplaintsOfficer)), action.NewComplaint{Channel: contact.Phone, Title: "Afgesnauwd aan de balie", Text: "Ik werd afgesnauwd.", About: []int64{accused}})
	if err != nil {
		t.Fatal(err)
	}
	return h, itoa(c.ID)
}

func TestAComplaintIsNotThereForWhoMayNotKnowOfIt(t *testing.T) { // S1-16
	h, id := aComplaint(t)
	for who := range h.cookies {
		if who == "" || who == "other" {
			continue
		}
		may := who == string(staff.ComplaintsOfficer)
		for _, rt := range routes {
			if !strings.HasPrefix(rt.at.nl, "/klachten/{id}") {
				continue
			}
			path := rt.at.lang("nl", id)
			if strings.Count(rt.at.nl, "{") != 1 {
				continue
			}
			p := h.ask(t, who, rt.method, path)
			if p.Status == http.StatusForbidden && !h.who(t, who).Can(rt.who) {
				continue
			}
			nothing := h.ask(t, who, rt.method, rt.at.lang("nl", "12345"))
			if !may && (p.Status != http.StatusNotFound || p.Text(".hv-fault") != nothing.Text(".hv-fault")) {
				t.Errorf("%s %s as %s: %d, and %d of what never was", rt.method, rt.at.nl, who, p.Status, nothing.Status)
			}
			if may && rt.method == "GET" && rt.at == complaintPlace && p.Status != http.StatusOK {
				t.Errorf("%s %s as %s: %d", rt.method, rt.at.nl, who, p.Status)
			}
		}
		for _, path := range []string{complaintsPlace.nl, complaintsPlace.nl + "?welke=klaar", complaintsCSVPlace.nl, requestsPlace.nl, requestsCSVPlace.nl, workPlace.nl, alertsPlace.nl, requestPlace.lang("nl", id), casePlace.lang("nl", id),
			customerPagePlace.lang("nl", id), "/bewerkt/complaint/" + id} {
			method := "GET"
			if strings.HasPrefix(path, "/bewerkt/") {
				method = "POST"
			}
			if p := h.ask(t, who, method, path); !may && (strings.Contains(p.Body, "Afgesnauwd") || strings.Contains(p.Body, id) && p.Status == http.StatusOK) {
				t.Errorf("%s tells %s of the complaint (%d)", path, who, p.Status)
			}
		}
	}
	if p := h.ask(t, string(staff.ComplaintsOfficer), "GET", complaintsPlace.nl); !strings.Contains(p.Body, "Afgesnauwd") || strings.Contains(p.Text(".hv-complaints__table"), "Beschuldigde") {
		t.Errorf("the list of the officer does not show the complaint, or shows who it is about")
	}
	if p := h.ask(t, string(staff.ComplaintsOfficer), "GET", complaintsCSVPlace.nl); strings.Count(p.Body, "\n") != 2 || strings.Contains(p.Body, "Beschuldigde") {
		t.Errorf("the file holds %q", p.Body)
	}
}
