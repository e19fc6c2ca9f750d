package web

import (
	"net/http"
	"strings"
	"testing"

	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// leadsTo says whether a page links to a path.
func leadsTo(p *webtest.Page, path string) bool {
	for _, a := range p.All("a[href]") {
		if webtest.Attr(a, "href") == path {
			return true
		}
	}
	return false
}

func TestATaskLeadsToTellingTheCustomerThatItTakesLonger(t *testing.T) {
	h, all := theBusyHouse(t)
	x := &all[0]
	who := string(staff.DepartmentEmployee)
	at := delayPlace.lang("nl", x.task)
	p := h.ask(t, who, "GET", taskPlace.lang("nl", x.task))
	if p.Status != http.StatusOK || !leadsTo(p, at) {
		t.Fatalf("the task answers %d without a link to %s", p.Status, at)
	}
	if p := h.ask(t, who, "GET", at); p.Status != http.StatusOK {
		t.Errorf("the link leads to %d", p.Status)
	}
}

func TestWhereWorkWentWrongIsShownAndGivenAsAFile(t *testing.T) { // VNG C6114
	h, all := theBusyHouse(t)
	who, task := "buiten", taskPlace.lang("nl", all[0].task)
	if p := h.ask(t, string(staff.Coordinator), "GET", routingPlace.nl); p.Status != http.StatusOK || !strings.Contains(p.Text("main"), "In deze tijd kwam geen werk op de verkeerde plaats") {
		t.Fatalf("with nothing wrong the page answers %d", p.Status)
	}
	form := "versie=1&afdeling=burgerzaken&waarom=wrong_department&reden=Dit+is+voor+Burgerzaken."
	if p := h.post(t, who, task+"?doe=stuur", form); p.Status != http.StatusSeeOther {
		t.Fatalf("sending on answers %d: %s", p.Status, p.Text(".hv-notice"))
	}
	p := h.ask(t, string(staff.Coordinator), "GET", routingPlace.nl)
	if text := p.Text("main"); p.Status != http.StatusOK || !strings.Contains(text, "lantaarnpaal buiten 1 3 33,3%") {
		t.Errorf("what came to the wrong place is told as (%d) %s", p.Status, text)
	}
	if p := h.ask(t, string(staff.Coordinator), "GET", routingCSVPlace.nl); p.Status != http.StatusOK || len(p.Body) < 100 {
		t.Errorf("the file answers %d with %q", p.Status, p.Body)
	}
}
