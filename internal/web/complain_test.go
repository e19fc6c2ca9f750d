package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/complaint"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
	"handvest/internal/webtest"
)

// publicHouse is where everybody can tell something, with a clock that a test moves
// and with all that is logged.
type publicHouse struct {
	*house
	now atomic.Int64
	log bytes.Buffer
}

func (h *publicHouse) wait(d time.Duration) { h.now.Add(d.Milliseconds()) }

func eachPublic(t *testing.T, test func(t *testing.T, h *publicHouse)) {
	h := &publicHouse{}
	storetest.EachAt(t, func() time.Time { return time.UnixMilli(h.now.Load()) }, func(t *testing.T, db *store.DB) {
		h = &publicHouse{}
		h.now.Store(storetest.Start.UnixMilli())
		h.house = &house{actions: action.New(db), cookies: map[string]*http.Cookie{}}
		zone, err := calendar.LoadZone("Europe/Amsterdam")
		if err != nil {
			t.Fatal(err)
		}
		c, err := town.Charter()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := h.actions.LoadCharter(context.Background(), staff.System("test", 1), c); err != nil {
			t.Fatal(err)
		}
		h.actions.UseURL("https://kcc.example.nl")
		h.handler, err = New(h.actions, Options{ID: 1, Organisation: charter.Text{NL: "Proefstad", EN: "Testtown"}, Zone: zone,
			Now: func() calendar.Instant { return calendar.Instant(h.now.Load()) }, Log: slog.New(slog.NewTextHandler(&h.log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []staff.Role{staff.Agent, staff.ComplaintsOfficer} {
			h.cookies[string(r)] = webtest.Cookie(t, h.actions, r)
		}
		test(t, h)
	})
}

// form is the number of a form that was opened ten seconds ago.
func (h *publicHouse) form(t *testing.T, path string) string {
	t.Helper()
	p := h.ask(t, "", "GET", path)
	if p.Status != http.StatusOK || len(p.All("script")) != 0 || p.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("%s: %d, %v", path, p.Status, p.Header)
	}
	h.wait(10 * time.Second)
	return webtest.Attr(p.One("input[name=nummer]"), "value")
}

func (h *publicHouse) complaints(t *testing.T) []complaint.Item {
	t.Helper()
	all, _, err := h.actions.Complaints(context.Background(), staff.System("test", 1), complaint.Filter{}, complaint.Place{}, 500)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEverybodyCanComplainComplimentAndSuggest(t *testing.T) { // S1-17
	eachPublic(t, func(t *testing.T, h *publicHouse) {
		for i, path := range []string{"/klacht", "/compliment", "/idee", "/en/complaint"} {
			sent := h.send(t, path, map[string]string{"nummer": h.form(t, path), "tekst": fmt.Sprintf("Geheime woorden %d", i), "bereik": "roos@voorbeeld.nl"}, "", nil)
			to := sent.Header.Get("Location")
			if sent.Status != http.StatusSeeOther || !strings.Contains(to, "ontvangen/") && !strings.Contains(to, "received/") {
				t.Fatalf("%s: %d to %q: %s", path, sent.Status, to, sent.Text("main"))
			}
			p := h.ask(t, "", "GET", to)
			if p.Status != http.StatusOK || !strings.Contains(p.Text("main"), h.complaints(t)[0].Reference) || p.Header.Get("Referrer-Policy") != "no-referrer" {
				t.Errorf("%s: %d %q", path, p.Status, p.Text("main"))
			}
			for _, secret := range []string{"roos@", "Geheime"} {
				if strings.Contains(to+p.Body+h.log.String(), secret) {
					t.Errorf("%s: %q stands in the address, on the page or in the log", path, secret)
				}
			}
			if strings.Contains(h.log.String(), strings.TrimPrefix(to, "/ontvangen/")) {
				t.Error("the key of the page stands in the log")
			}
			link := p.All(".hv-tell__follow a")
			if len(link) != 1 {
				t.Fatalf("%s: no link to follow it: %s", path, p.Text("main"))
			}
			u, err := url.Parse(webtest.Attr(link[0], "href"))
			if err != nil {
				t.Fatal(err)
			}
			if f := h.ask(t, "", "GET", u.Path); f.Status != http.StatusOK || strings.Contains(f.Body, "Geheime") {
				t.Errorf("the page of the case answers %d", f.Status)
			}
			h.wait(2 * time.Hour)
			if p := h.ask(t, "", "GET", to); p.Status != http.StatusNotFound {
				t.Errorf("two hours later it answers %d", p.Status)
			}
		}
		kinds := map[complaint.Kind]int{}
		for _, c := range h.complaints(t) {
			kinds[c.Kind]++
		}
		if kinds[complaint.Grievance] != 2 || kinds[complaint.Compliment] != 1 || kinds[complaint.Idea] != 1 {
			t.Errorf("came in: %v", kinds)
		}
	})
}

func TestNothingThatWasTypedIsLost(t *testing.T) {
	eachPublic(t, func(t *testing.T, h *publicHouse) {
		whole := map[string]string{"tekst": "De kap was eerder dan de brief", "bereik": "roos@voorbeeld.nl", "wens": "Een nieuwe boom", "naam": "Roos", "straat": "Kade 1", "plaats": "Hier", "over": "bomen"}
		kept := map[string]string{"tekst": "textarea", "wens": "textarea", "bereik": "input", "naam": "input", "straat": "input", "plaats": "input", "over": "input"}
		for name, c := range map[string]struct {
			change map[string]string
			file   string
			data   []byte
			status int
			says   string
		}{
			"empty":       {map[string]string{"tekst": "  "}, "", nil, 422, "Schrijf op wat er gebeurde"},
			"too long":    {map[string]string{"tekst": strings.Repeat("lang ", 10_000)}, "", nil, 422, "te lang"},
			"reach":       {map[string]string{"bereik": "roos@@voorbeeld"}, "", nil, 422, "apenstaartje"},
			"file":        {nil, "lijst.exe", []byte("MZ"), 422, "soort bestand"},
			"lies":        {nil, "foto.jpg", []byte("<script>alert(1)</script>"), 422, "past niet bij zijn naam"},
			"large file":  {nil, "foto.jpg", append([]byte("\xff\xd8\xff\xe0"), make([]byte, 11<<20)...), 422, "te groot"},
			"huge file":   {nil, "foto.jpg", make([]byte, 30<<20), 422, "te groot"},
			"empty file":  {nil, "leeg.txt", nil, 422, "leeg"},
			"old number":  {map[string]string{"nummer": "AAAA"}, "", nil, 422, "stond lang open"},
			"hidden":      {map[string]string{"website": "http://pillen.example"}, "", nil, 422, "verborgen veld"},
			"strange day": {map[string]string{"dag": "31-02-2026"}, "", nil, 422, "bestaat niet"},
		} {
			fields := map[string]string{"nummer": h.form(t, "/klacht")}
			for k, v := range whole {
				fields[k] = v
			}
			for k, v := range c.change {
				fields[k] = v
			}
			p := h.send(t, "/klacht", fields, c.file, c.data)
			if p.Status != c.status || !strings.Contains(p.Text("main"), c.says) {
				t.Errorf("%s: %d, want %d and %q: %.600s", name, p.Status, c.status, c.says, p.Text(".hv-notice"))
			}
			for field, tag := range kept {
				n := p.One(tag + "[name=" + field + "]")
				got := webtest.Attr(n, "value")
				if tag == "textarea" {
					got = p.Text("textarea[name=" + field + "]")
				}
				if strings.TrimSpace(got) != strings.TrimSpace(fields[field]) {
					t.Errorf("%s: %s became %.80q", name, field, got)
				}
			}
			if c.file != "" && !strings.Contains(p.Text("main"), "Kies uw bestanden opnieuw") {
				t.Errorf("%s: nothing says that the file is to be chosen again", name)
			}
		}
		if n := len(h.complaints(t)); n != 0 {
			t.Errorf("%d complaints", n)
		}
	})
}

func TestSentTwiceIsOneComplaintWithOnePage(t *testing.T) {
	eachPublic(t, func(t *testing.T, h *publicHouse) {
		fields := map[string]string{"nummer": h.form(t, "/klacht"), "tekst": "Twee keer geklikt"}
		refs := map[string]bool{}
		for range 2 {
			p := h.ask(t, "", "GET", h.send(t, "/klacht", fields, "", nil).Header.Get("Location"))
			refs[p.Text(".hv-tell__ref")] = true
		}
		for range 48 {
			fields["nummer"] = h.form(t, "/klacht")
			p := h.ask(t, "", "GET", h.send(t, "/klacht", fields, "", nil).Header.Get("Location"))
			refs[p.Text(".hv-tell__ref")] = true
		}
		if n := len(h.complaints(t)); n != 1 || len(refs) != 1 {
			t.Errorf("%d complaints and %d references", n, len(refs))
		}
	})
}

func TestAProgramIsToldToWaitWithItsWordsKept(t *testing.T) {
	eachPublic(t, func(t *testing.T, h *publicHouse) {
		status := map[int]int{}
		for i := range 20 {
			p := h.send(t, "/klacht", map[string]string{"nummer": h.form(t, "/klacht"), "tekst": fmt.Sprint("spam ", i)}, "", nil)
			status[p.Status]++
			if p.Status == http.StatusTooManyRequests && (!strings.Contains(p.Text(".hv-notice"), "tien minuten") || !strings.Contains(p.Text("textarea[name=tekst]"), "spam")) {
				t.Errorf("refused with %q", p.Text(".hv-notice"))
			}
		}
		if status[303] != 10 || status[429] != 10 {
			t.Errorf("answers: %v", status)
		}
		h.wait(10 * time.Minute)
		if p := h.send(t, "/klacht", map[string]string{"nummer": h.form(t, "/klacht"), "tekst": "Van een mens in hetzelfde huis"}, "", nil); p.Status != 303 {
			t.Errorf("ten minutes later: %d", p.Status)
		}
	})
}

func TestAComplaintFromThePageOfACaseKnowsTheCase(t *testing.T) {
	eachPublic(t, func(t *testing.T, h *publicHouse) {
		x := h.registered(t, string(staff.Agent), action.PartyFacts{Name: party.Name{First: "Roos", Last: "Verhoeven"}})
		path := h.linkOf(t, string(staff.Agent), x.request)
		form := webtest.Attr(h.ask(t, "", "GET", path).One(".hv-follow__tell a"), "href")
		if !strings.HasPrefix(form, path) || strings.Contains(form, x.request) {
			t.Fatalf("the page leads to %q", form)
		}
		p := h.ask(t, "", "GET", form)
		if p.Status != 200 || !strings.Contains(p.Text("main"), x.reference) || strings.Contains(p.Body, "Verhoeven") {
			t.Fatalf("%d: %s", p.Status, p.Text("main"))
		}
		h.wait(10 * time.Second)
		sent := h.send(t, form, map[string]string{"nummer": webtest.Attr(p.One("input[name=nummer]"), "value"), "tekst": "Het duurt te lang", "bereik": "roos@voorbeeld.nl"}, "", nil)
		if sent.Status != 303 {
			t.Fatalf("%d: %s", sent.Status, sent.Text("main"))
		}
		one, err := h.actions.Complaint(context.Background(), staff.System("test", 1), h.complaints(t)[0].ID)
		if err != nil || one.Complaint.Case != whole(x.request) || one.Complaint.Party == 0 {
			t.Errorf("about %d of party %d: %v", one.Complaint.Case, one.Complaint.Party, err)
		}
		if p := h.ask(t, "", "GET", "/volg/0000-0000-0000-0000-0000-0000-0000/klacht"); p.Status != http.StatusNotFound {
			t.Errorf("a link that never was: %d", p.Status)
		}
	})
}

func TestEveryPublicPageLeadsToTheForm(t *testing.T) { // S1-17: two clicks at most
	h := theHouse(t)
	for _, path := range []string{"/handvest", "/aanmelden", "/klacht", "/volg/0000-0000-0000-0000-0000-0000-0000", "/bestaat-niet"} {
		p := h.ask(t, "", "GET", path)
		found := false
		for _, a := range p.All("a") {
			found = found || webtest.Attr(a, "href") == "/klacht"
		}
		if !found {
			t.Errorf("%s has no link to the form", path)
		}
	}
}

func FuzzDecodeComplain(f *testing.F) {
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	_ = m.WriteField("tekst", "Te laat")
	_ = m.WriteField("bereik", "roos@voorbeeld.nl")
	part, _ := m.CreateFormFile("bestand", "foto.jpg")
	_, _ = io.WriteString(part, "\xff\xd8\xff")
	_ = m.Close()
	f.Add(m.FormDataContentType(), body.Bytes())
	f.Add("application/x-www-form-urlencoded", []byte("tekst=Te+laat&bereik=%00%ff"))
	f.Add("multipart/form-data; boundary=x", []byte("--x\r\nContent-Disposition: form-data; name=\"tekst\"\r\n\r\nhalf"))
	f.Add("multipart/form-data", []byte("--\r\n"))
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		r := httptest.NewRequest(http.MethodPost, "/klacht", bytes.NewReader(body))
		r.Header.Set("Content-Type", kind)
		in, err := decodeComplain(r)
		if err != nil && faultText(err, (&Server{}).reader("nl")) == "" {
			t.Errorf("%v is not for a reader", err)
		}
		if len(in.Text) > len(body) || len(in.Files) > mostFileNo {
			t.Errorf("%d bytes and %d files of %d bytes", len(in.Text), len(in.Files), len(body))
		}
		in.Tidy()
	})
}

func TestTheFilePointsOutAThreatAndGivesTheFiles(t *testing.T) {
	eachPublic(t, func(t *testing.T, h *publicHouse) {
		sent := h.send(t, "/klacht", map[string]string{"nummer": h.form(t, "/klacht"), "tekst": "Als dit zo doorgaat weet ik waar je woont."}, "brief.txt", []byte("Geachte heer"))
		if sent.Status != http.StatusSeeOther {
			t.Fatalf("%d: %s", sent.Status, sent.Text("main"))
		}
		path := complaintPlace.nl[:len("/klachten/")] + itoa(h.complaints(t)[0].ID)
		officer := string(staff.ComplaintsOfficer)
		p := h.ask(t, officer, "GET", path)
		if p.Status != 200 || !strings.Contains(p.Text(".hv-dossier__warn"), "weet ik waar je woont") || !strings.Contains(p.Text(".hv-dossier__warn"), "U beslist") {
			t.Errorf("%d: %q", p.Status, p.Text(".hv-dossier__warn"))
		}
		href := ""
		for _, a := range p.All("#de-klacht a") {
			href = webtest.Attr(a, "href")
		}
		if f := h.ask(t, officer, "GET", href); f.Status != 200 || f.Body != "Geachte heer" || !strings.Contains(f.Header.Get("Content-Disposition"), "brief.txt") {
			t.Errorf("the file %q: %d %q", href, f.Status, f.Body)
		}
		if f := h.ask(t, string(staff.Agent), "GET", href); f.Status != http.StatusForbidden {
			t.Errorf("an agent gets the file: %d", f.Status)
		}
	})
}
