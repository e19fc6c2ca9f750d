package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// things are what one contact left, and who registered it.
type things struct {
	by                                             string
	external, shielded                             bool
	contact, request, task, file, draft, of, phone string // ids, and what may not be shown of a secret party
	reference, title                               string
}

const attached = "Een brief van de klant."

// registered makes a contact with a request, a call-back, a file and a draft
// that stays open, all about one customer.
func (h *house) registered(t *testing.T, by string, facts action.PartyFacts) things {
	t.Helper()
	ctx := context.Background()
	who := h.who(t, by)
	officer := h.who(t, string(staff.ComplaintsOfficer))
	phone, street := "06-1122334"+itoa(int64(len(by)%10)), facts.Name.Last+"laan"
	facts.Kind, facts.Born, facts.Address = party.Person, calendar.NoDate, &party.Address{Street: street, Number: "7", Postcode: "1234 AB", Town: "Elzermonde"}
	added, err := h.actions.AddParty(ctx, officer, action.NewParty{PartyFacts: facts, Points: []party.Point{{Kind: party.Phone, Value: phone, Verified: calendar.NoInstant}}, Anyway: true})
	if err != nil {
		t.Fatal(err)
	}
	x := things{by: by, external: who.External != "", shielded: facts.Sensitive, of: itoa(added.ID), phone: phone, title: "Lamp van " + facts.Name.Last}
	begin := func() contact.Draft {
		d, err := h.actions.StartContact(ctx, who, action.NewContact{Party: added.ID, From: phone})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	d := begin()
	file, err := h.actions.AttachFile(ctx, who, d.ID, "brief.txt", []byte(attached))
	if err != nil {
		t.Fatal(err)
	}
	d.Caller = contact.Caller{Phone: phone, Email: "post@example.nl"}
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Subject: x.title, Text: "De lamp is stuk.", Department: "buiten", Ending: contact.Reported}
	d.AddQuestion()
	*d.Question() = contact.Question{Product: "lantaarnpaal", Subject: x.title, Department: "buiten", Ending: contact.ToCallback, Task: &contact.Handover{Text: "Wil weten wanneer.", Number: phone}}
	d.Solved = contact.Yes
	out, err := h.actions.FinishContact(ctx, who, d.ID, d.Version, d)
	if err != nil {
		t.Fatal(err)
	}
	x.contact, x.request, x.task, x.file, x.draft = itoa(out.Contact.ID), itoa(out.Requests[0].ID), itoa(out.Tasks[0].ID), itoa(file.ID), itoa(begin().ID)
	x.reference = out.Requests[0].Reference
	return x
}

// who is the person behind a cookie.
func (h *house) who(t *testing.T, name string) action.Actor {
	t.Helper()
	signed, known, err := h.actions.Session(context.Background(), 1, h.cookies[name].Value)
	if err != nil || !known {
		t.Fatalf("who is %s: %v %v", name, known, err)
	}
	return signed.Who
}

// theBusyHouse is a house with people of two external contact centres, people
// who are bound to departments, and contacts of several of them.
func theBusyHouse(t *testing.T) (*house, []things) {
	h := theHouse(t)
	person := func(name, external string, role staff.Role, departments ...string) {
		h.cookies[name] = webtest.CookieOf(t, h.actions, staff.Account{User: "test." + name, Name: name, External: external, Grants: []staff.Grant{{Role: role, Departments: departments}}})
	}
	person("avondlijn", "avond", staff.Agent)
	person("nachtlijn", "nacht", staff.Agent)
	person("buiten", "", staff.DepartmentEmployee, "buiten")
	person("loket", "", staff.Coordinator, "burgerzaken")
	person("burgerzaken", "", staff.DepartmentEmployee, "burgerzaken")
	named := func(last string) action.PartyFacts { return action.PartyFacts{Name: party.Name{Last: last}} }
	shielded, secret := named("Schild"), named("Geheim")
	shielded.Sensitive, secret.Secret = true, true
	return h, []things{
		h.registered(t, "avondlijn", named("Avond")),
		h.registered(t, string(staff.Agent), secret),
		h.registered(t, string(staff.ComplaintsOfficer), shielded),
	}
}

// readers are who asks, and what they may know of.
var readers = map[string]func(x *things, of place) bool{
	string(staff.Agent):              func(x *things, _ place) bool { return !x.shielded },
	string(staff.ComplaintsOfficer):  func(*things, place) bool { return true },
	string(staff.DepartmentEmployee): func(x *things, _ place) bool { return !x.shielded },
	string(staff.Coordinator):        func(x *things, _ place) bool { return !x.shielded },
	string(staff.Manager):            func(x *things, _ place) bool { return !x.shielded },
	string(staff.Auditor):            func(x *things, _ place) bool { return !x.shielded },
	"loket":                          func(x *things, of place) bool { return !x.shielded && ofParty(of) },
	"buiten":                         func(x *things, _ place) bool { return !x.shielded },
	"burgerzaken":                    func(x *things, of place) bool { return !x.shielded && ofParty(of) },
	"avondlijn":                      func(x *things, of place) bool { return x.by == "avondlijn" || !x.shielded && ofParty(of) },
	"nachtlijn":                      func(x *things, of place) bool { return !x.shielded && ofParty(of) },
	"other":                          nil, // of another organisation
}

func ofParty(p place) bool { return strings.HasPrefix(p.nl, "/klanten/") }

// ids are the ids of what a route is about, in the row of the table.
func (x *things) ids(at place) []string {
	switch {
	case strings.HasPrefix(at.nl, contactPlace.nl):
		return []string{x.contact}
	case strings.HasPrefix(at.nl, requestPlace.nl):
		return []string{x.request}
	case strings.HasPrefix(at.nl, taskPlace.nl):
		return []string{x.task}
	case strings.HasPrefix(at.nl, delayPlace.nl):
		return []string{x.request}
	case at == remedyClaimPlace:
		return []string{x.request, x.task}
	case strings.HasPrefix(at.nl, casePlace.nl):
		return []string{x.contact, x.request, x.task}
	case strings.HasPrefix(at.nl, attachmentPlace.nl):
		return []string{x.file}
	case strings.HasPrefix(at.nl, draftPlace.nl):
		return []string{x.draft}
	case ofParty(at) && strings.Contains(at.nl, "{id}"):
		return []string{x.of}
	}
	return nil
}

func TestWhatIsNotForAReaderAnswersAsIfItWereNotThere(t *testing.T) { // S3-20
	h, all := theBusyHouse(t)
	asked := map[bool]int{}
	for _, rt := range routes {
		for i := range all {
			x := &all[i]
			for _, id := range x.ids(rt.at) {
				for who, may := range readers {
					if who == "other" { // the program answers for one organisation: they are nobody here
						if p := h.ask(t, who, rt.method, rt.at.lang("nl", id)); p.Status != http.StatusSeeOther && p.Status != http.StatusUnauthorized {
							t.Errorf("%s %s as somebody of another organisation: %d", rt.method, rt.at.nl, p.Status)
						}
						continue
					}
					p := h.ask(t, who, rt.method, h.why(rt.at.lang("nl", id), who))
					if p.Status == http.StatusForbidden && !h.who(t, who).Can(rt.who) {
						continue // rights_test.go asks for this
					}
					there := may(x, rt.at)
					if strings.HasPrefix(rt.at.nl, draftPlace.nl) {
						there = x.by == who
					}
					asked[there]++
					nothing := h.ask(t, who, rt.method, h.why(rt.at.lang("nl", "12345"), who))
					gone := p.Status != http.StatusOK && p.Status == nothing.Status && p.Header.Get("Location") == nothing.Header.Get("Location")
					if !there && gone && p.Status == http.StatusNotFound && p.Text(".hv-fault") != nothing.Text(".hv-fault") {
						t.Errorf("%s %s of %s as %s says %q, and %q of what never was", rt.method, rt.at.nl, x.by, who, p.Text(".hv-fault"), nothing.Text(".hv-fault"))
					}
					if rt.method == "GET" && there && p.Status != http.StatusOK {
						t.Errorf("GET %s of %s as %s: %d in place of 200", rt.at.nl, x.by, who, p.Status)
					}
					if !there && !gone {
						t.Errorf("%s %s of %s as %s: %d and not as if it were not there", rt.method, rt.at.nl, x.by, who, p.Status)
					}
					if !there && strings.Contains(p.Body, x.title) {
						t.Errorf("%s %s of %s as %s tells its title", rt.method, rt.at.nl, x.by, who)
					}
				}
			}
		}
	}
	if asked[true] < 50 || asked[false] < 50 {
		t.Errorf("only %v was asked", asked)
	}
}

// why adds a reason to look to the address of a customer.
func (h *house) why(path, who string) string {
	if !strings.HasPrefix(path, "/klanten/") {
		return path
	}
	reason := "contact"
	if strings.HasPrefix(who, "bu") || who == string(staff.DepartmentEmployee) {
		reason = "taak"
	}
	return path + "?waarom=" + reason
}

func TestEveryRouteWithAnIDIsInATableOfRights(t *testing.T) {
	elsewhere := []string{"/kennis/", "/beheer/", "/mijn-account/", "/berichten/", "/bewerkt/", "/regie/", "/afwezigheid/", "/verzonden/", "/compensatie/uitbetalen/", "/compensatie/verbetering/", // belong to the organisation as a whole, or to one person
		"/klachten/",            // asked in complaint_rights_test.go, of every route under it
		"/volg/",                // asked in internal/action: TestAComplainantFollowsTheirComplaintAndReadsOnlyTheirOwnLetters
		"/compensatie/besluit/"} // asked in internal/action, where promises can be broken: TestACompensationOnACaseThatIsNotForAReaderIsNotThere
	for _, rt := range routes {
		if !strings.Contains(rt.at.nl, "{id}") {
			continue
		}
		known := len((&things{}).ids(rt.at)) > 0
		for _, start := range elsewhere {
			known = known || strings.HasPrefix(rt.at.nl, start)
		}
		if !known {
			t.Errorf("nobody asks %s %s for what is not there", rt.method, rt.at.nl)
		}
	}
}

// TestNoListShowsWhatIsNotForItsReader looks in every list and file, and in the
// search box, for what some readers may not know of.
func TestNoListShowsWhatIsNotForItsReader(t *testing.T) {
	h, all := theBusyHouse(t)
	lists := []string{contactsPlace.nl, contactsCSVPlace.nl, requestsPlace.nl, requestsCSVPlace.nl, workPlace.nl, workPlace.nl + "?welke=mijn", regiePlace.nl, todayPlace.nl, nowPlace.nl}
	for _, view := range []string{"", "open", "stil", "gehaald"} {
		for _, promise := range []string{"melding", "mail"} {
			lists = append(lists, promisePlace.lang("nl", promise)+"?welke="+view, casesCSVPlace.lang("nl", promise)+"?welke="+view)
		}
	}
	shown := map[bool]int{}
	for who, may := range readers {
		if may == nil {
			continue
		}
		for _, path := range lists {
			p := h.ask(t, who, "GET", path)
			if p.Status != http.StatusOK {
				continue
			}
			for i := range all {
				x := &all[i]
				there := may(x, contactPlace)
				for _, part := range []string{x.contact, x.request, x.task, x.reference, x.title} {
					if strings.Contains(p.Body, part) {
						shown[there]++
						if !there {
							t.Errorf("%s shows %s %s of %s", path, who, part, x.by)
						}
					}
				}
			}
		}
		for i := range all {
			x := &all[i]
			p := h.post(t, who, searchPlace.nl, "q="+x.reference)
			if p.Status != http.StatusOK {
				continue
			}
			if found := strings.Contains(p.Body, x.title); found != (may(x, requestPlace) && h.who(t, who).Can(staff.ReadContact)) {
				t.Errorf("the search box of %s finds the reference of %s: %v", who, x.by, found)
			}
		}
	}
	if shown[true] < 20 {
		t.Errorf("only %d things were shown at all", shown[true])
	}
}

// post sends a form as somebody.
func (h *house) post(t *testing.T, who, path, form string) *webtest.Page {
	t.Helper()
	r := httptest.NewRequest("POST", path, strings.NewReader(form))
	r.Header.Set("Sec-Fetch-Mode", "navigate")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(h.cookies[who])
	return webtest.Do(t, h.handler, r)
}

// TestWhereSomebodyUnderSecrecyIsReachedIsInNoPage asks all that is about
// somebody with a secrecy indication, as everybody.
func TestWhereSomebodyUnderSecrecyIsReachedIsInNoPage(t *testing.T) {
	h, all := theBusyHouse(t)
	secret := all[slices.IndexFunc(all, func(x things) bool { return x.by == string(staff.Agent) })]
	digits := strings.NewReplacer("-", "", " ", "")
	pages := []string{contactPlace.lang("nl", secret.contact), requestPlace.lang("nl", secret.request), casePlace.lang("nl", secret.contact), taskPlace.lang("nl", secret.task), contactsPlace.nl, contactsCSVPlace.nl, requestsCSVPlace.nl,
		requestsPlace.nl, workPlace.nl, partyPlace.lang("nl", secret.of) + "?waarom=taak", partyCSVPlace.lang("nl", secret.of) + "?waarom=taak"}
	seen := 0
	for who, may := range readers {
		if may == nil {
			continue
		}
		for _, path := range pages {
			p := h.ask(t, who, "GET", path)
			if p.Status != http.StatusOK {
				continue
			}
			seen++
			rings := path == taskPlace.lang("nl", secret.task) // who works it calls
			if strings.Contains(digits.Replace(p.Body), digits.Replace(secret.phone)) != rings {
				t.Errorf("%s as %s: the number is there or not", path, who)
			}
			for _, part := range []string{"Geheimlaan", "post@example.nl"} {
				if strings.Contains(p.Body, part) {
					t.Errorf("%s shows %s %s", path, who, part)
				}
			}
		}
		p := h.post(t, who, searchPlace.nl, "q=Geheim")
		if strings.Contains(p.Body, "Geheimlaan") || strings.Contains(digits.Replace(p.Body), digits.Replace(secret.phone)) {
			t.Errorf("the search box shows %s where somebody under secrecy is reached", who)
		}
	}
	if seen < 30 {
		t.Errorf("only %d pages were seen", seen)
	}
}

func TestAConversationAboutSomebodyShieldedIsTakenOverByNobodyWithoutTheRight(t *testing.T) {
	h, all := theBusyHouse(t)
	for i := range all {
		x := &all[i]
		p := h.ask(t, string(staff.Coordinator), "POST", takeOverPlace.lang("nl", x.draft))
		if (p.Status == http.StatusNotFound) != x.shielded {
			t.Errorf("the conversation of %s is taken over with %d", x.by, p.Status)
		}
	}
}
