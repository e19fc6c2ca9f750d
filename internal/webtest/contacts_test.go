package webtest_test

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"handvest/internal/action"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// call is a finished call about a lamp, with a call-back about a passport.
func call(t *testing.T, w *world) action.Finished {
	t.Helper()
	ctx, who := context.Background(), staff.Person{ID: 901, Organisation: organisation, Name: "Samira", Grants: []staff.Grant{{Role: staff.Agent}}}
	d := must[contact.Draft](t)(w.actions.StartContact(ctx, who, action.NewContact{}))
	d.Caller = contact.Caller{Name: "mevrouw De Boer", Phone: "06 12345678"}
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Text: "De lamp bij <nummer> 12 is stuk.", Department: "buiten", Ending: contact.Reported}
	d.AddQuestion()
	*d.Question() = contact.Question{Product: "paspoort", Ending: contact.ToCallback, Department: "burgerzaken", Task: &contact.Handover{Text: "Is het klaar?"}}
	d.Solved = contact.Yes
	return must[action.Finished](t)(w.actions.FinishContact(ctx, who, d.ID, d.Version, d))
}

func text(n int64) string { return strconv.FormatInt(n, 10) }

func TestAContactIsFoundReadAndCorrected(t *testing.T) {
	w := elzermonde(t)
	done := call(t, w)
	agent := webtest.As(t, w.door, w.actions, staff.Agent)
	list := webtest.Get(t, agent, "/contacten?kanaal=telefoon&product=lantaarnpaal&vanaf=2026-11-01")
	if list.Status != 200 || !strings.Contains(strings.Join(list.Texts(".hv-listing__table tr"), "\n"), "mevrouw De Boer") {
		t.Fatalf("the list is %d: %v", list.Status, list.Texts("tr"))
	}
	if none := webtest.Get(t, agent, "/contacten?product=rijbewijs&kanaal=post&tot=2020-01-01"); len(none.All(".hv-listing__table tr")) != 0 || len(none.All(".hv-nothing")) != 1 {
		t.Error("a filter without a match shows contacts")
	}
	csv := webtest.Get(t, agent, "/contacten.csv?product=lantaarnpaal")
	if !strings.Contains(csv.Body, text(done.Contact.ID)+",1,") || strings.Contains(csv.Body, "nummer") || strings.Contains(csv.Body, "Boer") {
		t.Errorf("the file is %.300q", csv.Body)
	}
	at := "/contacten/" + text(done.Contact.ID)
	one := webtest.Get(t, agent, at)
	if one.Status != 200 || !strings.Contains(one.Body, "De lamp bij &lt;nummer&gt; 12") || !strings.Contains(one.Body, "/vragen/"+text(done.Requests[0].ID)) {
		t.Fatalf("the page is %d: %.2000s", one.Status, one.Body)
	}
	form := url.Values{"versie": {"1"}, "v0.product": {"lantaarnpaal"}, "v0.tekst": {"De lamp bij nummer 14 is stuk."}, "v0.afdeling": {"buiten"}, "v1.product": {"paspoort"},
		"v1.afdeling": {"burgerzaken"}, "geholpen": {"1"}, "opmerking": {"Verkeerd nummer."}}
	if p := webtest.Post(t, agent, at, form); p.Status != http.StatusSeeOther {
		t.Fatalf("the correction is %d: %v", p.Status, p.Texts(".hv-notice"))
	}
	again := webtest.Get(t, agent, at)
	if history := strings.Join(again.Texts(".hv-timeline__item"), "\n"); !strings.Contains(history, "nummer> 12") || !strings.Contains(history, "nummer 14") {
		t.Errorf("the history is %s", history)
	}
	form.Set("opmerking", "Nog iets.")
	if p := webtest.Post(t, agent, at, form); p.Status != http.StatusConflict || !strings.Contains(p.Body, ">Nog iets.</textarea>") || !strings.Contains(p.Text(".hv-notice"), "wijzigde dit contact") && !strings.Contains(p.Text(".hv-notice"), "contact intussen") {
		t.Errorf("an old version is %d: %v", p.Status, p.Texts(".hv-notice"))
	}
}

func TestWorkIsTakenAndClosedOnItsPage(t *testing.T) {
	w := elzermonde(t)
	done := call(t, w)
	piet := webtest.As(t, w.door, w.actions, staff.DepartmentEmployee, "burgerzaken")
	zoe := webtest.As(t, w.door, w.actions, staff.DepartmentEmployee, "zorg")
	at := "/werk/" + text(done.Tasks[0].ID)
	if list := webtest.Get(t, piet, "/werk"); !strings.Contains(list.Body, at) {
		t.Error("the work is not in the list of the department")
	}
	if list := webtest.Get(t, zoe, "/werk"); strings.Contains(list.Body, at) {
		t.Error("the work is in the list of another department")
	}
	if p := webtest.Get(t, zoe, at); p.Status != http.StatusNotFound {
		t.Errorf("another department opens it: %d", p.Status)
	}
	one := webtest.Get(t, piet, at)
	if one.Status != 200 || !strings.Contains(one.Body, "06 12345678") || len(one.All(".hv-promise")) == 0 && len(one.All(".hv-card--promise")) == 0 {
		t.Fatalf("the page is %d: %.1500s", one.Status, one.Body)
	}
	if p := webtest.Post(t, piet, at+"?doe=pak", url.Values{"versie": {"1"}}); p.Status != http.StatusSeeOther {
		t.Fatalf("taking it is %d", p.Status)
	}
	if p := webtest.Post(t, piet, at+"?doe=klaar", url.Values{"versie": {"2"}, "woorden": {"Gebeld."}}); p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Text(".hv-notice"), "gesproken") || !strings.Contains(p.Body, ">Gebeld.</textarea>") {
		t.Errorf("closing without an answer is %d: %v", p.Status, p.Texts(".hv-notice"))
	}
	if p := webtest.Post(t, piet, at+"?doe=klaar", url.Values{"versie": {"2"}, "bereikt": {"ja"}, "woorden": {"Ligt klaar."}}); p.Status != http.StatusSeeOther {
		t.Errorf("closing it is %d: %v", p.Status, p.Texts(".hv-notice"))
	}
	if list := webtest.Get(t, piet, "/werk?welke=klaar"); !strings.Contains(list.Body, at) {
		t.Error("what was closed is not in the list of what is done")
	}
}

func TestARequestIsClosedOnItsPageUnderItsPromise(t *testing.T) {
	w := elzermonde(t)
	r := call(t, w).Requests[0]
	buiten := webtest.As(t, w.door, w.actions, staff.DepartmentEmployee, "buiten")
	at := "/vragen/" + text(r.ID)
	if list := webtest.Get(t, buiten, "/vragen?product=lantaarnpaal"); !strings.Contains(list.Body, r.Reference) {
		t.Error("the request is not in the list")
	}
	one := webtest.Get(t, buiten, at)
	if one.Status != 200 || len(one.All(".hv-card--promise")) != 1 {
		t.Fatalf("the page is %d with %d bars", one.Status, len(one.All(".hv-card--promise")))
	}
	if p := webtest.Post(t, buiten, at+"?doe=sluit", url.Values{"versie": {"1"}, "uitkomst": {"opgelost"}, "woorden": {"Lamp vervangen."}}); p.Status != http.StatusSeeOther {
		t.Fatalf("closing is %d: %v", p.Status, p.Texts(".hv-notice"))
	}
	if p := webtest.Get(t, buiten, at); !strings.Contains(strings.Join(p.Texts(".hv-case__head"), ""), "Afgerond") {
		t.Error("the request is not closed")
	}
	if p := webtest.Post(t, buiten, at+"?doe=heropen", url.Values{"versie": {"2"}, "reden": {"Brandt weer niet."}}); p.Status != http.StatusSeeOther {
		t.Errorf("opening it again is %d: %v", p.Status, p.Texts(".hv-notice"))
	}
	for _, path := range []string{"/contacten/12x", "/contacten/1", "/vragen/1", "/werk/0"} {
		if p := webtest.Get(t, buiten, path); p.Status != http.StatusNotFound {
			t.Errorf("%s is %d", path, p.Status)
		}
	}
}
