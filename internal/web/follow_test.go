package web

import (
	"bytes"
	"context"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/storetest"
	"handvest/internal/webtest"
)

// linkOf is the path of the page of a request, as an employee copies it.
func (h *house) linkOf(t *testing.T, who, request string) string {
	t.Helper()
	h.actions.UseURL("https://kcc.example.nl")
	id := whole(request)
	link, err := h.actions.CustomerLink(context.Background(), h.who(t, who), id)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	return u.Path
}

// send sends a form of the page, with a file when it has a name.
func (h *house) send(t *testing.T, path string, fields map[string]string, name string, data []byte) *webtest.Page {
	t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for k, v := range fields {
		if err := m.WriteField(k, v); err != nil {
			t.Fatal(err)
		}
	}
	if name != "" {
		w, err := m.CreateFormFile("bestand", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, path, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return webtest.Do(t, h.handler, r)
}

// keyIn is the key of one form of the page.
func keyIn(t *testing.T, p *webtest.Page, step string) string {
	t.Helper()
	for _, i := range p.All("#" + step + " input[name=sleutel]") {
		return webtest.Attr(i, "value")
	}
	t.Fatalf("there is no form %q on the page: %s", step, p.Text("main"))
	return ""
}

func TestACitizenWithoutAnAccountSeesAndAddsToTheirCase(t *testing.T) {
	h := theHouse(t)
	x := h.registered(t, string(staff.Agent), action.PartyFacts{Name: party.Name{First: "Roos", Last: "Verhoeven"}})
	path := h.linkOf(t, string(staff.Agent), x.request)
	p := h.ask(t, "", "GET", path)
	if p.Status != http.StatusOK || p.Text(".hv-stand__word") == "" || len(p.All(".hv-promise details")) == 0 || !strings.Contains(p.Body, x.reference) {
		t.Fatalf("%d: %s", p.Status, p.Text("main"))
	}
	for _, secret := range []string{"Verhoeven", x.phone, "06-11", "Verhoevenlaan", "1234 AB", x.title, "post@example.nl", "De lamp is stuk", "agent"} {
		if strings.Contains(p.Body, secret) {
			t.Errorf("the page shows %q", secret)
		}
	}
	if got := p.Header.Get("Referrer-Policy"); got != "no-referrer" {
		t.Errorf("the referrer policy is %q", got)
	}
	if p.Header.Get("Cache-Control") != "no-store" || !strings.Contains(p.Header.Get("X-Robots-Tag"), "noindex") || len(p.All("script")) != 0 {
		t.Errorf("the page can be kept, found or runs a script: %v", p.Header)
	}
	key := keyIn(t, p, stepWrite)
	for range 2 { // the button was pressed twice
		sent := h.send(t, path+"/"+stepWrite, map[string]string{"sleutel": key, "tekst": "Het is de paal bij de school."}, "paal.txt", []byte("foto"))
		if sent.Status != http.StatusSeeOther || sent.Header.Get("Location") != path+"?gedaan="+stepWrite {
			t.Fatalf("%d to %q: %s", sent.Status, sent.Header.Get("Location"), sent.Text("main"))
		}
	}
	one, err := h.actions.RequestByID(context.Background(), h.who(t, string(staff.Agent)), whole(x.request))
	if err != nil || one.Request.Contacts != 2 {
		t.Errorf("%d contacts: %v", one.Request.Contacts, err)
	}
	wrong := h.send(t, path+"/"+stepWrite, map[string]string{"sleutel": keyIn(t, h.ask(t, "", "GET", path), stepWrite), "tekst": "Zie bijlage."}, "lijst.exe", []byte("MZ"))
	if wrong.Status != http.StatusUnprocessableEntity || !strings.Contains(wrong.Text(".hv-wrong"), "bestand") || wrong.Text("textarea[name=tekst]") != "Zie bijlage." {
		t.Errorf("a file that we do not take: %d, %q", wrong.Status, wrong.Text("main"))
	}
	english := h.ask(t, "", "GET", strings.Replace(path, "/volg/", "/en/follow/", 1))
	if english.Status != http.StatusOK || !strings.Contains(english.Text("main"), "We are working on it") {
		t.Errorf("in English: %d %q", english.Status, english.Text("main"))
	}
}

func TestEveryLinkThatDoesNotWorkGetsTheSameAnswer(t *testing.T) {
	h := theHouse(t)
	ctx := context.Background()
	x := h.registered(t, string(staff.Agent), action.PartyFacts{Name: party.Name{First: "Roos", Last: "Verhoeven"}})
	path := h.linkOf(t, string(staff.Agent), x.request)
	if err := h.actions.WithdrawCustomerLink(ctx, h.who(t, string(staff.Agent)), whole(x.request)); err != nil {
		t.Fatal(err)
	}
	never := h.ask(t, "", "GET", "/volg/0000-0000-0000-0000-0000-0000-0000")
	for _, method := range []string{"GET", "POST"} {
		for _, to := range []string{path, "/volg/x", "/volg/..%2f..%2fetc"} {
			if method == "POST" {
				to += "/" + stepLeave
			}
			p := h.ask(t, "", method, to)
			if p.Status != http.StatusNotFound && p.Status != http.StatusUnprocessableEntity || p.Status == http.StatusNotFound && p.Text("main") != never.Text("main") {
				t.Errorf("%s %s: %d %q", method, to, p.Status, p.Text("main"))
			}
		}
	}
	fresh := h.linkOf(t, string(staff.Agent), x.request)
	if fresh == path || h.ask(t, "", "GET", fresh).Status != http.StatusOK {
		t.Error("after withdrawing there is no new link that works")
	}
}

func TestTheLinkOfACitizenStandsInNoLog(t *testing.T) {
	h := theHouse(t)
	x := h.registered(t, string(staff.Agent), action.PartyFacts{Name: party.Name{First: "Roos", Last: "Verhoeven"}})
	path := h.linkOf(t, string(staff.Agent), x.request)
	var log bytes.Buffer
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	broken, err := New(h.actions, Options{ID: 1, Organisation: charter.Text{NL: "Proefstad", EN: "Testtown"}, Zone: zone,
		Now: func() calendar.Instant { return calendar.InstantOf(storetest.Start) }, Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel() // nothing can be read, and who asked is gone
	p := webtest.Do(t, broken, httptest.NewRequest(http.MethodGet, path, http.NoBody).WithContext(ctx))
	if p.Status != http.StatusServiceUnavailable {
		t.Fatalf("when nothing can be read: %d", p.Status)
	}
	token := path[strings.LastIndexByte(path, '/')+1:]
	if log.Len() == 0 || strings.Contains(log.String(), token) || !strings.Contains(log.String(), "/volg/{token}") {
		t.Errorf("the log holds %q", log.String())
	}
}

func TestAFormFromAnotherSiteDoesNothing(t *testing.T) {
	h := theHouse(t)
	x := h.registered(t, string(staff.Agent), action.PartyFacts{Name: party.Name{First: "Roos", Last: "Verhoeven"}})
	path := h.linkOf(t, string(staff.Agent), x.request)
	r := httptest.NewRequest(http.MethodPost, path+"/"+stepLeave, strings.NewReader(url.Values{"sleutel": {"0123456789abcdef0"}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	if p := webtest.Do(t, h.handler, r); p.Status != http.StatusForbidden {
		t.Errorf("it answers %d", p.Status)
	}
	if p := h.ask(t, "", "GET", path); strings.Contains(p.Text("main"), "ingetrokken") {
		t.Error("and it was withdrawn")
	}
}
