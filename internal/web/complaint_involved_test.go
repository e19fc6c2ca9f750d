package web

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/storetest"
	"handvest/internal/webtest"

	"golang.org/x/net/html"
)

// The people of these tests: two who may do everything there is, one of whom is
// complained about.
const (
	accused   = "Beschuldigde"
	colleague = "Medebeschuldigde"
	innocent  = "Onbetrokken"
	handler   = "Behandelaar"
)

// theAccusedHouse is a house with a complaint about two employees: made in a
// contact that one of them took, handed over with a task, with a handler.
type accusedHouse struct {
	*house
	id, contact, task, party string // of the complaint
	reference                string
	own                      things // what the contact left besides
}

const secretWord = "Xylofoon" // in all that is written about the complaint, and nowhere else

func theAccusedHouse(t *testing.T) *accusedHouse {
	t.Helper()
	h := &accusedHouse{house: theHouse(t)}
	person := func(name string, roles ...staff.Role) {
		x := staff.Account{User: "test." + strings.ToLower(name), Name: name}
		for _, r := range roles {
			x.Grants = append(x.Grants, staff.Grant{Role: r})
		}
		h.cookies[name] = webtest.CookieOf(t, h.actions, x)
	}
	person(accused, staff.Roles...)
	person(colleague, staff.Roles...)
	person(innocent, staff.Roles...)
	person(handler, staff.Manager)
	h.actions.UseURL("https://kcc.example.nl")
	ctx := context.Background()
	h.own = h.registered(t, accused, action.PartyFacts{Name: party.Name{First: "Kees", Last: "Klager"}})
	h.contact, h.party = h.own.contact, h.own.of
	officer := h.who(t, string(staff.ComplaintsOfficer))
	c, err := h.actions.TakeFromContact(ctx, officer, whole(h.contact), complaint.Grievance)
	if err != nil {
		t.Fatal(err)
	}
	h.id, h.reference = itoa(c.ID), c.Reference
	talk := func(form url.Values) {
		t.Helper()
		h.do(t, string(staff.ComplaintsOfficer), talkPlace.lang("nl", h.id), form)
	}
	talk(url.Values{"doe": {"klacht-noteer"}, "tekst": {secretWord + " door de telefoon geroepen."}, "klacht-wil": {"Excuses"}})
	talk(url.Values{"doe": {"klacht-overdragen"}, "klacht-afdeling": {"buiten"}, "klacht-dag": {h.day(3)}, "klacht-wat": {secretWord + " terugnemen"}})
	all, err := h.actions.Tasks(ctx, officer, action.TaskFilter{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	for i := range all.Rows {
		if all.Rows[i].Request == c.ID {
			h.task = itoa(all.Rows[i].ID)
		}
	}
	if h.task == "" {
		t.Fatal("handing over left no task")
	}
	h.step(t, string(staff.ComplaintsOfficer), "beschrijf", url.Values{"soort": {"complaint"}, "titel": {secretWord + " aan de lijn"}, "afdeling": {"buiten"}, "niveau": {"1"}})
	return h
}

func (h *house) day(n int32) string {
	zone, _ := calendar.LoadZone("Europe/Amsterdam")
	return zone.Date(calendar.InstantOf(storetest.Start)).AddDays(int(n)).String()
}

func (h *accusedHouse) one(t *testing.T) complaint.Complaint {
	t.Helper()
	o, err := h.actions.Complaint(context.Background(), h.who(t, string(staff.ComplaintsOfficer)), whole(h.id))
	if err != nil {
		t.Fatal(err)
	}
	return o.Complaint
}

// do posts a form that must be done.
func (h *house) do(t *testing.T, who, path string, form url.Values) *webtest.Page {
	t.Helper()
	p := h.post(t, who, path, form.Encode())
	if p.Status != http.StatusSeeOther && p.Status != http.StatusOK {
		t.Fatalf("%s by %s: %d %s", path, who, p.Status, p.Text("main"))
	}
	return p
}

// step posts one form of the file.
func (h *accusedHouse) step(t *testing.T, who, doing string, form url.Values) {
	t.Helper()
	h.do(t, who, complaintPlace.lang("nl", h.id)+"?doe="+doing, form)
}

// accuse says whom the complaint is about.
func (h *accusedHouse) accuse(t *testing.T) {
	t.Helper()
	h.step(t, string(staff.ComplaintsOfficer), "over", url.Values{"over": {itoa(h.who(t, accused).ID), itoa(h.who(t, colleague).ID)}})
}

// everyPage are all pages and files that can be asked, with every id of what
// the complaint left.
func (h *accusedHouse) everyPage() []string {
	var all []string
	for _, rt := range routes {
		if rt.method != "GET" || rt.who == everybody || rt.who == arriving || rt.who == holders || rt.who == builders || rt.at == streamPlace {
			continue
		}
		if !strings.Contains(rt.at.nl, "{") {
			all = append(all, rt.at.nl)
			continue
		}
		if strings.Count(rt.at.nl, "{") > 1 {
			continue
		}
		for _, id := range []string{h.id, h.contact, h.task, h.own.request, h.party, h.own.draft, "melding", "mail", "klacht"} {
			path := rt.at.lang("nl", id)
			if strings.HasPrefix(path, "/klanten/") {
				all = append(all, path+"?waarom=contact")
				path += "?waarom=klacht"
			}
			all = append(all, path)
		}
	}
	all = append(all, complaintsPlace.nl+"?welke=klaar", complaintsPlace.nl+"?welke=mijn", alertsPlace.nl+"?welke=alle", workPlace.nl+"?welke=mijn", workPlace.nl+"?welke=klaar", contactsPlace.nl+"?wie=alle",
		requestsPlace.nl+"?product=klacht", registerPlace.nl+"?mondeling=ja", keepPlace.nl+"?klacht="+h.reference, deskPlace.nl+"?klacht="+h.reference, partiesPlace.nl+"?q=Klager", sentPlace.nl+"?stand=alle",
		promisePlace.lang("nl", "klacht")+"?welke=open", casesCSVPlace.lang("nl", "klacht")+"?welke=open")
	return all
}

// tells says what of the complaint stands on a page.
func (h *accusedHouse) tells(p *webtest.Page, asked string) []string {
	var all []string
	for _, part := range []string{h.id, h.contact, h.task, h.reference, secretWord, "Klacht: Lamp"} {
		if !strings.Contains(asked, part) && strings.Contains(p.Body, part) {
			all = append(all, part)
		}
	}
	return all
}

func TestForWhoIsComplainedAboutTheComplaintIsNowhere(t *testing.T) { // Awb 9:7, 9:9; KL-5, KL-7
	h := theAccusedHouse(t)
	h.accuse(t)
	shown := map[string]bool{}
	for _, path := range h.everyPage() {
		p := h.ask(t, accused, "GET", path)
		if told := h.tells(p, path); len(told) > 0 {
			t.Errorf("%s tells who is complained about (%d): %v", path, p.Status, told)
		}
		same := h.ask(t, innocent, "GET", path)
		if len(h.tells(same, path)) > 0 {
			shown[strings.Split(path, "?")[0]] = true
		}
		for _, id := range []string{h.id, h.contact, h.task} { // and by its id there is nothing
			if strings.Contains(path, id) && same.Status == http.StatusOK && p.Status != http.StatusNotFound {
				t.Errorf("%s answers who is complained about with %d", path, p.Status)
			}
		}
	}
	for _, path := range []string{complaintsPlace.nl, complaintsCSVPlace.nl, requestsPlace.nl, requestsCSVPlace.nl, contactsPlace.nl, contactsCSVPlace.nl, workPlace.nl, workCSVPlace.nl, regiePlace.nl, complaintPlace.lang("nl", h.id),
		requestPlace.lang("nl", h.id), contactPlace.lang("nl", h.contact), taskPlace.lang("nl", h.task), partyPlace.lang("nl", h.party), casePlace.lang("nl", h.id), talkPlace.lang("nl", h.id)} {
		if !shown[path] {
			t.Errorf("%s shows nothing of it to anybody: this test looks in the wrong place", path)
		}
	}
	t.Logf("%d pages show it to who was not involved", len(shown))
	boxes := []struct{ path, form string }{{searchPlace.nl, "q=" + h.reference}, {searchPlace.nl, "q=" + secretWord}, {searchPlace.nl, "q=Klager"}, {partiesPlace.nl, "q=Klager"}, {partyExportPlace.lang("nl", h.party), "reden=inzageverzoek"},
		{complaintExportPlace.lang("nl", h.id), ""}, {editingPlace.lang("nl", "request", h.id), ""}, {editingPlace.lang("nl", "contact", h.contact), ""}, {editingPlace.lang("nl", "task", h.task), ""}, {takePlace.nl, "contact=" + h.contact}}
	found := 0
	for _, box := range boxes {
		p := h.post(t, accused, box.path, box.form)
		if told := h.tells(p, box.path+box.form); len(told) > 0 || strings.Contains(p.Header.Get("Location"), h.id) {
			t.Errorf("%s %s tells who is complained about: %v", box.path, box.form, told)
		}
		if len(h.tells(h.post(t, innocent, box.path, box.form), box.path+box.form)) > 0 {
			found++
		}
	}
	if found < 2 {
		t.Errorf("only %d boxes find it for who was not involved", found)
	}
}

func TestAStreamTellsNobodyWhichComplaintIsOpen(t *testing.T) {
	h := theAccusedHouse(t)
	h.accuse(t)
	server := httptest.NewServer(webtest.With(h.handler, h.cookies[accused]))
	defer server.Close()
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	defer stop()
	r, err := http.NewRequestWithContext(ctx, "GET", server.URL+streamPlace.nl, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	heard := func(want string) {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), h.id) || strings.Contains(lines.Text(), h.reference) {
				t.Errorf("the stream says %q", lines.Text())
			}
			if strings.Contains(lines.Text(), want) {
				return
			}
		}
		t.Errorf("the stream never said %q", want)
	}
	heard("event: hello")
	h.ask(t, string(staff.ComplaintsOfficer), "POST", editingPlace.lang("nl", "complaint", h.id))
	heard("change")
	heard("editing:")
	h.step(t, string(staff.ComplaintsOfficer), "beschrijf", url.Values{"soort": {"complaint"}, "titel": {secretWord}, "niveau": {"1"}})
	heard("complaints")
}

func TestWhoIsComplainedAboutReadsTheirCopyAloneOnceItWasSent(t *testing.T) { // Awb 9:9, 9:10
	h := theAccusedHouse(t)
	h.accuse(t)
	officer := string(staff.ComplaintsOfficer)
	mine := letterToMePlace.lang("nl", h.id)
	everyone := append([]string{accused, colleague, innocent, handler}, rolesOf()...)
	for _, who := range everyone {
		if p := h.ask(t, who, "GET", mine); p.Status != http.StatusNotFound {
			t.Errorf("before it was sent %s opens the copy: %d", who, p.Status)
		}
		if p := h.post(t, who, mine, "reactie=Zo+was+het+niet"); p.Status != http.StatusNotFound {
			t.Errorf("before it was sent %s replies: %d", who, p.Status)
		}
	}
	h.do(t, officer, complaintLetterPlace.lang("nl", h.id, string(complaint.CopyOther)), url.Values{})
	for _, who := range everyone {
		want := http.StatusNotFound
		if who == accused || who == colleague {
			want = http.StatusOK
		}
		if p := h.ask(t, who, "GET", mine); p.Status != want {
			t.Errorf("the copy as %s: %d, want %d", who, p.Status, want)
		}
	}
	h.do(t, accused, mine, url.Values{"reactie": {"Het was een Trombone."}})
	if p := h.ask(t, accused, "GET", mine); !strings.Contains(p.Text("main"), "Trombone") || !strings.Contains(p.Text("main"), secretWord) {
		t.Errorf("their copy or their reply is not on their page: %s", p.Text("main"))
	}
	other := h.ask(t, colleague, "GET", mine)
	if strings.Contains(other.Body, "Trombone") || strings.Contains(other.Body, accused) && !strings.Contains(other.Text("main"), secretWord) {
		t.Errorf("the other reads a reply that is not theirs")
	}
	if c := h.one(t); len(c.Replies) != 1 || c.Replies[0].By != h.who(t, accused).ID {
		t.Errorf("the file holds %v", c.Replies)
	}
	papers, err := h.actions.ComplaintPapers(context.Background(), h.who(t, officer), whole(h.id))
	if err != nil {
		t.Fatal(err)
	}
	opened := 0
	for i := range papers { // each reads the letter to them, and no letter to another
		for _, who := range []string{accused, colleague} {
			p := h.ask(t, who, "GET", complaintPaperPlace.lang("nl", itoa(papers[i].ID)))
			theirs := papers[i].Staff == h.who(t, who).ID
			if (p.Status == http.StatusOK) != theirs {
				t.Errorf("%s opens the letter %s: %d", who, papers[i].Paper, p.Status)
			}
			if theirs {
				opened++
			}
		}
	}
	if opened == 0 {
		t.Error("nobody could open a copy")
	}
	if p := h.ask(t, accused, "GET", complaintPlace.lang("nl", h.id)); p.Status != http.StatusNotFound {
		t.Errorf("with the copy comes the file: %d", p.Status)
	}
}

func rolesOf() (all []string) {
	for _, r := range staff.Roles {
		all = append(all, string(r))
	}
	return all
}

func TestWhoIsComplainedAboutCannotBeMadeHandlerNorStayIt(t *testing.T) { // KL-5
	h := theAccusedHouse(t)
	officer := string(staff.ComplaintsOfficer)
	file := complaintPlace.lang("nl", h.id)
	them := itoa(h.who(t, accused).ID)
	about := url.Values{"over": {them}}.Encode()
	h.step(t, officer, "behandelaar", url.Values{"behandelaar": {them}}) // handler first
	if p := h.ask(t, accused, "GET", file); p.Status != http.StatusOK {
		t.Fatalf("a handler cannot open the file: %d", p.Status)
	}
	p := h.post(t, officer, file+"?doe=over", about) // accused later
	if p.Status != http.StatusConflict || !strings.Contains(p.Text("main"), "Kies eerst iemand anders") || len(h.one(t).About) != 0 {
		t.Errorf("the handler was named: %d %v", p.Status, h.one(t).About)
	}
	h.step(t, officer, "behandelaar", url.Values{"behandelaar": {itoa(h.who(t, handler).ID)}})
	h.do(t, officer, file+"?doe=over", url.Values{"over": {them}, "besliste": {itoa(h.who(t, colleague).ID)}})
	for _, who := range []string{accused, colleague} {
		p := h.post(t, officer, file+"?doe=behandelaar", "behandelaar="+itoa(h.who(t, who).ID))
		if p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Text("main"), "Awb 9:7") || h.one(t).Handler != h.who(t, handler).ID {
			t.Errorf("%s was made handler: %d", who, p.Status)
		}
		if p := h.ask(t, who, "GET", file); p.Status != http.StatusNotFound {
			t.Errorf("%s opens the file: %d", who, p.Status)
		}
	}
	page := h.ask(t, officer, "GET", file+"?open=doe-behandelaar")
	off := 0
	for _, n := range page.All("input[name=behandelaar]") {
		value := webtest.Attr(n, "value")
		if value == them || value == itoa(h.who(t, colleague).ID) {
			off++
			if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "disabled" }) {
				t.Errorf("the form offers %s", value)
			}
		}
	}
	if off != 2 {
		t.Errorf("the form says of %d of two why they may not", off)
	}
	if p := h.ask(t, handler, "GET", file); p.Status != http.StatusOK {
		t.Errorf("the handler who stays opens the file: %d", p.Status)
	}
}
