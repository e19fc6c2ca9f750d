package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/storetest"
	"handvest/internal/webtest"

	"golang.org/x/net/html"
)

// theMovingHouse is a house whose clock a test moves; who handles complaints and
// who leads one of them have a session that lasts.
func theMovingHouse(t *testing.T) (h *house, now *time.Time) {
	at := storetest.Start
	h = theHouseAt(t, func() time.Time { return at })
	h.actions.UseURL("https://kcc.example.nl")
	return h, &at
}

func leads(p *webtest.Page, to string) bool {
	return slices.ContainsFunc(p.All("a"), func(n *html.Node) bool { return webtest.Attr(n, "href") == to })
}

// again signs a role in anew: sessions do not outlive the years of these tests.
func (h *house) again(t *testing.T, roles ...staff.Role) {
	for _, r := range roles {
		h.cookies[string(r)] = webtest.Cookie(t, h.actions, r)
	}
}

func TestARequestThatWasAComplaintKeepsItsFirstDay(t *testing.T) { // KL-13
	h, now := theMovingHouse(t)
	x := h.registered(t, string(staff.Agent), action.PartyFacts{Name: party.Name{First: "Kees", Last: "Klager"}})
	*now = now.AddDate(0, 0, 9)
	h.again(t, staff.Agent, staff.ComplaintsOfficer, staff.Coordinator, staff.DepartmentEmployee)
	officer, path := string(staff.ComplaintsOfficer), requestPlace.lang("nl", x.request)
	button := func(who string) (form url.Values) {
		for _, f := range h.ask(t, who, "GET", path).All("form.hv-take") {
			if strings.Contains(webtest.Text(f), "Deze vraag was zelf een klacht") {
				form = url.Values{}
				for n := range f.Descendants() {
					if n.Data == "input" {
						form.Set(webtest.Attr(n, "name"), webtest.Attr(n, "value"))
					}
				}
			}
		}
		return form
	}
	form := button(officer)
	if form == nil {
		t.Fatal("the page of the request has no button for the officer")
	}
	for _, r := range []staff.Role{staff.Agent, staff.Coordinator, staff.DepartmentEmployee} {
		if button(string(r)) != nil {
			t.Errorf("%s gets the button", r)
		}
		if p := h.post(t, string(r), takePlace.nl, form.Encode()); p.Status != http.StatusForbidden {
			t.Errorf("%s makes a complaint of it: %d", r, p.Status)
		}
	}
	p := h.do(t, officer, takePlace.nl, form)
	if want := complaintPlace.lang("nl", x.request); p.Header.Get("Location") != want {
		t.Fatalf("led to %s, want %s", p.Header.Get("Location"), want)
	}
	o, err := h.actions.Complaint(context.Background(), h.who(t, officer), whole(x.request))
	if err != nil {
		t.Fatal(err)
	}
	first, err := calendar.ParseDate(h.day(0))
	if err != nil {
		t.Fatal(err)
	}
	if c := &o.Complaint; c.Day != first || c.Received != o.Request.Received || c.Origin.As != complaint.Report {
		t.Errorf("received on %s, want %s", c.Day, first)
	}
	if o.Terms.Handle != first.AddDays(42) || o.Terms.Refuse != first.AddDays(28) {
		t.Errorf("handled by %s and refused by %s, six and four weeks after %s", o.Terms.Handle, o.Terms.Refuse, first)
	}
	if button(officer) != nil {
		t.Error("what is a complaint can become one again")
	}
}

func TestTheFileLeadsWhoMayToAnImprovementAndToKeepingLonger(t *testing.T) { // S1-22, RET-2
	h := theAccusedHouse(t)
	officer, file := string(staff.ComplaintsOfficer), complaintPlace.lang("nl", h.id)
	person := func(name string, role staff.Role) {
		h.cookies[name] = webtest.CookieOf(t, h.actions, staff.Account{User: "test." + strings.ToLower(name), Name: name, Grants: []staff.Grant{{Role: role}}})
	}
	person("Vakman", staff.DepartmentEmployee)
	h.step(t, officer, "behandelaar", url.Values{"behandelaar": {itoa(h.who(t, "Vakman").ID)}})
	h.step(t, officer, "leer", url.Values{"oorzaak": {"Te druk aan de lijn"}, "actie": {"2"}, "reden": {"Nog bekijken"}})
	improve := complaintImprovePlace.lang("nl", h.id)
	has := func(who string) bool { return len(h.ask(t, who, "GET", file).All("form[action="+improve+"]")) == 1 }
	if !has(officer) || has("Vakman") {
		t.Errorf("the improvement is offered to the officer %v, to a handler without the right %v", has(officer), has("Vakman"))
	}
	if p := h.post(t, "Vakman", improve, ""); p.Status != http.StatusForbidden {
		t.Errorf("who may not improve does: %d", p.Status)
	}
	plan := h.do(t, officer, improve, url.Values{}).Header.Get("Location")
	if p := h.ask(t, officer, "GET", plan); p.Status != http.StatusOK || !strings.Contains(p.Text("main"), "Te druk aan de lijn") {
		t.Errorf("%s: %d %s", plan, p.Status, p.Text("main"))
	}
	if p := h.ask(t, officer, "GET", file); len(p.All("a[href="+plan+"]")) == 0 || has(officer) {
		t.Error("the file does not lead to its improvement, or offers another")
	}
	keep := keepPlace.nl + "?klacht=" + h.reference + "#tegenhouden"
	if leads(h.ask(t, officer, "GET", file), keep) {
		t.Error("a complaint that runs can be kept longer")
	}
	h.step(t, officer, "ingetrokken", url.Values{"intrekken": {"Per mail."}})
	if !leads(h.ask(t, officer, "GET", file), keep) || leads(h.ask(t, "Vakman", "GET", file), keep) {
		t.Error("keeping longer is not offered to the officer, or to a handler")
	}
	p := h.ask(t, officer, "GET", strings.TrimSuffix(keep, "#tegenhouden"))
	if field := p.One("input[name=kenmerk]"); p.Status != http.StatusOK || webtest.Attr(field, "value") != h.reference || len(p.All("#tegenhouden")) != 1 {
		t.Errorf("the page behind it does not know the complaint")
	}
}

func TestTheFileShowsWhatTheDeskPromisedAboutTheRepair(t *testing.T) { // S1-20
	h := theAccusedHouse(t)
	text := h.ask(t, string(staff.ComplaintsOfficer), "GET", complaintPlace.lang("nl", h.id)).Text("#stap-" + stepReceived)
	for _, want := range []string{"Aan de balie overgedragen", "Wie het verhelpt", "buiten", secretWord + " terugnemen", "uiterlijk"} {
		if !strings.Contains(text, want) {
			t.Errorf("the file does not say %q: %s", want, text)
		}
	}
}

func TestWithoutAPersonTheCoordinatorOfTheDepartmentSeesToIt(t *testing.T) { // S1-20, step 7
	h := theAccusedHouse(t)
	coordinator := staff.Account{User: "test.rob", Name: "Rob Regisseur", Grants: []staff.Grant{{Role: staff.Coordinator, Departments: []string{"buiten"}}}}
	h.cookies["Rob"] = webtest.CookieOf(t, h.actions, coordinator)
	far := staff.Account{User: "test.ver", Name: "Ver Weg", Grants: []staff.Grant{{Role: staff.DepartmentEmployee, Departments: []string{"burgerzaken"}}}}
	h.cookies["Ver"] = webtest.CookieOf(t, h.actions, far)
	officer := h.who(t, string(staff.ComplaintsOfficer))
	open := func() string {
		c, err := h.actions.OpenComplaint(context.Background(), officer, action.NewComplaint{Channel: contact.Phone, Text: "De lamp is nog stuk."})
		if err != nil {
			t.Fatal(err)
		}
		return itoa(c.ID)
	}
	give := func(id string, who string) *webtest.Page {
		form := url.Values{"doe": {"klacht-overdragen"}, "klacht-afdeling": {"buiten"}, "klacht-dag": {h.day(3)}}
		if who != "" {
			form.Set("klacht-collega", itoa(h.who(t, who).ID))
		}
		return h.post(t, string(staff.ComplaintsOfficer), talkPlace.lang("nl", id), form.Encode())
	}
	owner := func(id string) string {
		o, err := h.actions.Complaint(context.Background(), officer, whole(id))
		if err != nil {
			t.Fatal(err)
		}
		return o.Complaint.Repair.Name
	}
	id := open()
	if p := give(id, "Ver"); p.Status != http.StatusUnprocessableEntity || owner(id) != "" {
		t.Errorf("somebody of another department sees to it: %d %s", p.Status, owner(id))
	}
	if give(id, ""); owner(id) != "Rob Regisseur" {
		t.Errorf("nobody was chosen: %q sees to it", owner(id))
	}
	id = open()
	if give(id, innocent); owner(id) != innocent {
		t.Errorf("%q sees to it in place of who was chosen", owner(id))
	}
}

func TestThanksAreSentInWordsAndCanBeUndone(t *testing.T) {
	h := theAccusedHouse(t)
	ctx, officer := context.Background(), string(staff.ComplaintsOfficer)
	give := func(of int64) (id string) {
		c, err := h.actions.OpenComplaint(ctx, h.who(t, officer), action.NewComplaint{Kind: complaint.Compliment, Channel: contact.Phone, Party: of, Title: "Fijn geholpen", Text: "Fijn geholpen aan de balie."})
		if err != nil {
			t.Fatal(err)
		}
		return itoa(c.ID)
	}
	read := func(id string) complaint.Complaint {
		o, err := h.actions.Complaint(ctx, h.who(t, officer), whole(id))
		if err != nil {
			t.Fatal(err)
		}
		return o.Complaint
	}
	papers := func(id string) []complaint.Sent {
		all, err := h.actions.ComplaintPapers(ctx, h.who(t, officer), whole(id))
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	id := give(whole(h.party))
	file := complaintPlace.lang("nl", id)
	list := h.ask(t, officer, "GET", complaintsPlace.nl)
	if !leads(list, file+"?open=doe-bedankt#doe-bedankt") {
		t.Error("the list does not lead to the word of thanks")
	}
	before := len(papers(id))
	form := h.ask(t, officer, "GET", file+"?open=doe-bedankt")
	ready := webtest.Text(form.One("textarea[name=bericht]"))
	if ready == "" || len(form.All("input[name=ging-al-uit]")) != min(before, 1) {
		t.Errorf("%d letters left and the sentence that is ready is %q", before, ready)
	}
	h.do(t, officer, file+"?doe=bedankt", url.Values{"bericht": {ready + "\n\nWij gaven het ook door."}, "woorden": {"Naar het team"}})
	if c := read(id); c.State != complaint.Thanked || !c.Thanks.Done() || c.Conclusions != "Naar het team" || len(papers(id)) != before+1 {
		t.Errorf("%s, %d letters, %q", c.State, len(papers(id)), c.Conclusions)
	}
	h.do(t, officer, file+"?doe=niet-bedankt", url.Values{})
	if c := read(id); c.State != complaint.Taken || c.Closed.Known() || c.Kept.Until.Known() || len(papers(id)) != before+1 {
		t.Errorf("after undoing it is %s, and %d letters are known", c.State, len(papers(id)))
	}
	if r, err := h.actions.RequestByID(ctx, h.who(t, officer), whole(id)); err != nil || !r.Request.Open {
		t.Errorf("the request did not open again: %v", err)
	}
	ready = webtest.Text(h.ask(t, officer, "GET", file).One("textarea[name=bericht]"))
	h.do(t, officer, file+"?doe=bedankt", url.Values{"bericht": {ready}, "ging-al-uit": {ready}}) // as it is: nothing more leaves
	if c := read(id); c.State != complaint.Thanked || len(papers(id)) != before+1 {
		t.Errorf("%s, %d letters", c.State, len(papers(id)))
	}
	nobody := give(0)
	p := h.ask(t, officer, "GET", complaintPlace.lang("nl", nobody)+"?open=doe-bedankt")
	if len(p.All("textarea[name=bericht]")) != 0 || !strings.Contains(p.Text("#doe-bedankt"), "niet bereiken") {
		t.Errorf("a message to nobody: %s", p.Text("#doe-bedankt"))
	}
}

func TestOfADestroyedComplaintNothingIsReadableAndNoPageBreaks(t *testing.T) { // RET-3
	h, now := theMovingHouse(t)
	ctx, officer := context.Background(), string(staff.ComplaintsOfficer)
	x := h.registered(t, string(staff.Agent), action.PartyFacts{Name: party.Name{First: "Kees", Last: "Verdwenen"}})
	c, err := h.actions.OpenComplaint(ctx, h.who(t, officer), action.NewComplaint{Channel: contact.Phone, Party: whole(x.of), Title: secretWord, Text: secretWord + " gehoord", Attributes: complaint.Attributes{Written: true}})
	if err != nil {
		t.Fatal(err)
	}
	id := itoa(c.ID)
	link, err := h.actions.CustomerLink(ctx, h.who(t, officer), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	follow, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	file := complaintPlace.lang("nl", id)
	if p := h.ask(t, "", "GET", follow.Path); p.Status != http.StatusOK {
		t.Fatalf("the page of the citizen: %d", p.Status)
	}
	h.do(t, officer, file+"?doe=leer", url.Values{"oorzaak": {secretWord}, "actie": {"2"}, "reden": {secretWord}})
	h.do(t, officer, file+"?doe=ingetrokken", url.Values{"intrekken": {secretWord}})
	*now = now.AddDate(2, 0, 0)
	h.again(t, staff.Roles...)
	out, err := h.actions.ProposeDestruction(ctx, h.who(t, officer), []int64{c.ID})
	if err != nil || out.Listed != 1 {
		t.Fatalf("%+v %v", out, err)
	}
	h.do(t, string(staff.Manager), keepListPlace.lang("nl", itoa(out.List))+"?doe=goed", url.Values{})
	if p := h.ask(t, officer, "GET", file); p.Status != http.StatusNotFound {
		t.Fatalf("the file is still there: %d", p.Status)
	}
	rows := 0 // of a case only moments and codes were ever there: it needs no word
	for _, path := range []string{requestsPlace.nl, requestsCSVPlace.nl, requestPlace.lang("nl", id), casePlace.lang("nl", id), customerPagePlace.lang("nl", id), contactsPlace.nl, sentPlace.nl, complaintsPlace.nl + "?welke=klaar", registerPlace.nl,
		partyPlace.lang("nl", x.of) + "?waarom=klacht", keepListPlace.lang("nl", itoa(out.List)), promisePlace.lang("nl", "klacht"), alertsPlace.nl + "?welke=alle", todayPlace.nl} {
		p := h.ask(t, officer, "GET", path)
		if p.Status >= 500 || strings.Contains(p.Body, secretWord) {
			t.Errorf("%s: %d, and %v that it tells what it was about", path, p.Status, strings.Contains(p.Body, secretWord))
		}
		if strings.Contains(p.Body, c.Reference) {
			rows++
			if path != casePlace.lang("nl", id) && !strings.Contains(p.Body, "Vernietigd") && !strings.Contains(p.Body, "vernietigd") {
				t.Errorf("%s shows %s and does not say that it was destroyed", path, c.Reference)
			}
			if strings.HasPrefix(path, requestPlace.lang("nl", id)) && strings.Contains(p.Body, "Verdwenen") {
				t.Errorf("%s names the person", path)
			}
		}
	}
	if rows < 2 {
		t.Errorf("only %d pages show the reference", rows)
	}
	p := h.ask(t, "", "GET", follow.Path)
	if p.Status != http.StatusNotFound && p.Status != http.StatusGone || p.Text(".hv-fault") == "" || strings.Contains(p.Body, secretWord) {
		t.Errorf("the page of the citizen: %d %q", p.Status, p.Text("main"))
	}
	t.Logf("the citizen reads: %s", p.Text("main"))
}
