package webtest_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

const customersBSN = "987654329"

// customer adds somebody of whom much is known and gives the address of the
// klantbeeld.
func customer(t *testing.T, w *world, last string, secret bool) (id int64, path string) {
	t.Helper()
	bsn := customersBSN
	f := action.PartyFacts{Kind: party.Person, Name: party.Name{First: "Zora", Last: last}, Born: calendar.NewDate(1984, 3, 12), BSN: &bsn, Secret: secret,
		Address: &party.Address{Street: "Proefpad", Number: "14", Postcode: "9876ZX", Town: "Elzermonde"}}
	added, err := w.actions.AddParty(t.Context(), staff.System("test", organisation), action.NewParty{PartyFacts: f, Anyway: true,
		Points: []party.Point{{Kind: party.Phone, Value: "0687654321"}, {Kind: party.Email, Value: "zora@voorbeeld.example"}}})
	if err != nil {
		t.Fatal(err)
	}
	p := webtest.Post(t, webtest.As(t, w.handler, w.actions, staff.Agent), "/klanten", url.Values{"q": {"zora " + last}, "waarom": {"contact"}})
	return added.ID, webtest.Attr(p.One(".hv-rows__name a"), "href")
}

func TestACustomerIsFoundWithoutLeavingATraceInAnAddress(t *testing.T) {
	w := elzermonde(t)
	customer(t, w, "Zoekmij", false)
	agent := webtest.As(t, w.handler, w.actions, staff.Agent)
	for _, q := range []string{"zora zoekmij", customersBSN, "06 87654321", "9876 zx 14", "zora@voorbeeld.example"} {
		p := webtest.Post(t, agent, "/klanten", url.Values{"q": {q}})
		if p.Status != http.StatusOK || !strings.Contains(strings.Join(p.Texts(".hv-rows__name"), " "), "Zora") {
			t.Errorf("%q: %d %v", q, p.Status, p.Texts(".hv-rows__name"))
		}
		if strings.Contains(p.Body, customersBSN) || strings.Contains(p.Body, "87654321\"") && q != "06 87654321" || strings.Contains(p.Body, "Proefpad") {
			t.Errorf("%q: the page tells too much", q)
		}
		for _, a := range p.All("a") {
			if href := webtest.Attr(a, "href"); strings.Contains(href, url.QueryEscape(q)) || strings.Contains(href, "q=") {
				t.Errorf("%q stands in the address %s", q, href)
			}
		}
	}
	if p := webtest.Get(t, agent, "/klanten?q=zora"); strings.Contains(strings.Join(p.Texts(".hv-parties__list .hv-rows__why"), " "), "gevonden") {
		t.Error("a search in an address is answered")
	}
}

func TestNothingOpensBeforeTheControlQuestionsArePassed(t *testing.T) {
	w := elzermonde(t)
	_, path := customer(t, w, "Controle", false)
	h := webtest.With(w.handler, webtest.CookieOf(t, w.actions, staff.Account{User: "test.vragen", Name: "Vera Vraag", Grants: []staff.Grant{{Role: staff.Agent}}}))
	bare, _, _ := strings.Cut(path, "?")
	if p := webtest.Get(t, h, bare); p.Status != http.StatusOK || p.Text("h1") != "Waarom bekijkt u deze klant?" || strings.Contains(p.Body, "Zora") {
		t.Errorf("without a reason the page is titled %q", p.Text("h1"))
	}
	p := webtest.Get(t, h, path)
	if p.Text("h1") != "Zora Controle" || len(p.All(".hv-klant__side")) != 0 || strings.Contains(p.Body, "Proefpad") || len(p.All(".hv-klant__question")) < 3 {
		t.Errorf("before the check shows %q", p.Texts(".hv-klant section"))
	}
	check := webtest.Attr(p.One(".hv-klant__control"), "action")
	if p = webtest.Post(t, h, check, url.Values{"methode": {"vragen"}, "gesprek": {"0"}, "v-geboortedatum": {"goed"}}); !strings.Contains(p.Text(".hv-notice"), "Nog niet genoeg") {
		t.Errorf("after one answer: %q", p.Texts(".hv-notice"))
	}
	p = webtest.Post(t, h, check, url.Values{"methode": {"vragen"}, "gesprek": {"0"}, "v-geboortedatum": {"goed"}, "v-adres": {"goed"}, "v-telefoon": {"goed"}})
	if p.Status != http.StatusSeeOther {
		t.Fatalf("after three: %d %q", p.Status, p.Texts(".hv-notice"))
	}
	if p = webtest.Get(t, h, p.Header.Get("Location")); !strings.Contains(p.Text("#gegevens")+p.Body, "Proefpad") || strings.Contains(p.Body, customersBSN) || !strings.Contains(p.Body, "••••••329") {
		t.Errorf("after the check shows %q", p.Texts(".hv-facts"))
	}
	looks := webtest.Get(t, webtest.As(t, w.handler, w.actions, staff.Auditor), "/beheer/inzage")
	if rows := strings.Join(looks.Texts("tbody tr"), "\n"); !regexp.MustCompile(`Vera Vraag Zora Controle Klant is nu in contact Klantbeeld Controlevragen goed\.`).MatchString(rows) {
		t.Errorf("the log says\n%s", rows)
	}
	csv := webtest.Get(t, webtest.As(t, w.handler, w.actions, staff.Auditor), "/beheer/inzage.csv")
	if !strings.Contains(csv.Body, "Vera Vraag") || strings.Contains(csv.Body, customersBSN) {
		t.Errorf("the file says %.300s", csv.Body)
	}
}

func TestTwoWhoChangeOneCustomerBothSeeIt(t *testing.T) {
	w := elzermonde(t)
	_, path := customer(t, w, "Tegelijk", false)
	bare, _, _ := strings.Cut(path, "?")
	person := func(user, name string) http.Handler {
		return webtest.With(w.handler, webtest.CookieOf(t, w.actions, staff.Account{User: user, Name: name, Grants: []staff.Grant{{Role: staff.Coordinator}}}))
	}
	one, two := person("test.een", "Els Eerst"), person("test.twee", "Tom Tweede")
	fill := func(p *webtest.Page, town string) url.Values {
		v := url.Values{"versie": {webtest.Attr(p.One("input[name=versie]"), "value")}, "soort": {"1"}}
		for _, in := range p.All(".hv-partyform__fields input") {
			v.Set(webtest.Attr(in, "name"), webtest.Attr(in, "value"))
		}
		v.Set("plaats", town)
		return v
	}
	a, b := fill(webtest.Get(t, one, bare+"/gegevens"), "Eerststad"), fill(webtest.Get(t, two, bare+"/gegevens"), "Tweedestad")
	if p := webtest.Post(t, one, bare+"/gegevens", a); p.Status != http.StatusSeeOther {
		t.Fatalf("the first: %d %q", p.Status, p.Texts(".hv-notice"))
	}
	p := webtest.Post(t, two, bare+"/gegevens", b)
	if p.Status != http.StatusConflict || !strings.Contains(p.Text(".hv-notice"), "Els Eerst heeft deze klant intussen gewijzigd") || !strings.Contains(p.Text(".hv-partyform__other"), "Eerststad") {
		t.Errorf("the second: %d %q", p.Status, p.Texts("main section"))
	}
	if got := webtest.Attr(p.One("input[name=plaats]"), "value"); got != "Tweedestad" {
		t.Errorf("what was typed became %q", got)
	}
	b.Set("versie", webtest.Attr(p.One("input[name=versie]"), "value"))
	if p = webtest.Post(t, two, bare+"/gegevens", b); p.Status != http.StatusSeeOther {
		t.Errorf("after looking: %d", p.Status)
	}
	if p = webtest.Post(t, two, bare+"/gegevens", url.Values{"soort": {"1"}, "achternaam": {"X"}, "postcode": {"onzin"}, "bsn": {"123456789"}, "versie": {"3"}}); p.Status != http.StatusUnprocessableEntity || strings.Contains(p.Body, "123456789") {
		t.Errorf("what is wrong: %d", p.Status)
	}
}

func TestASecretAddressOpensOnlyForAReason(t *testing.T) {
	w := elzermonde(t)
	_, path := customer(t, w, "Geheim", true)
	h := webtest.As(t, w.handler, w.actions, staff.DepartmentEmployee)
	task := strings.Replace(path, "waarom=contact", "waarom=taak", 1)
	p := webtest.Get(t, h, task)
	if strings.Contains(p.Body, "Proefpad") || strings.Contains(p.Body, "87654321") || !strings.Contains(p.Text(".hv-alert--error"), "zeg tegen niemand") {
		t.Errorf("a secret customer shows %q", p.Texts(".hv-facts"))
	}
	bare, _, _ := strings.Cut(path, "?")
	if p = webtest.Post(t, h, bare+"/geheim", url.Values{"waarom": {"taak"}, "reden": {"besluit per post"}}); !strings.Contains(p.Body, "Proefpad") {
		t.Errorf("with a reason shows %q", p.Texts(".hv-facts"))
	}
	if p = webtest.Post(t, h, bare+"/bsn", url.Values{"waarom": {"taak"}, "reden": {"aanmelden in zaaksysteem"}}); !strings.Contains(p.Body, "9876.54.329") {
		t.Errorf("the number is not shown: %q", p.Texts(".hv-notice"))
	}
	if p = webtest.Post(t, webtest.As(t, w.handler, w.actions, staff.Agent), bare+"/bsn", url.Values{"waarom": {"taak"}, "reden": {"nieuwsgierig"}}); p.Status != http.StatusForbidden {
		t.Errorf("an agent gets %d", p.Status)
	}
}
