package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/storetest"
	"handvest/internal/webtest"
)

// TestASignInElsewhereIsFinishedOnceByTheBrowserThatBeganIt plays the identity
// provider: what it says is checked by its own room and its tests.
func TestASignInElsewhereIsFinishedOnceByTheBrowserThatBeganIt(t *testing.T) {
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	a := action.New(storetest.SQLite(t, time.Now))
	who := action.Outside{Issuer: "https://sso.example", Subject: "abc", Session: "s1", Name: "Sanne de Wit", Grants: []staff.Grant{{Role: staff.Agent}}}
	provider := &Provider{Name: "Proefstad", Issuer: who.Issuer,
		Begin: func(_ context.Context, to string) (string, []byte, error) {
			return "https://sso.example/authorize?state=x", []byte("attempt to " + to), nil
		},
		Finish: func(_ context.Context, attempt []byte, answer url.Values) (action.Outside, string, error) {
			if string(attempt) != "attempt to /mijn-account" || answer.Get("state") != "x" {
				t.Errorf("finished with %q and %v", attempt, answer)
			}
			if answer.Get("code") != "good" {
				return who, "", fault.New(fault.Forbidden, "U bent niet aangemeld: het ID-token klopt niet.", "You are not signed in: the ID token is not right.")
			}
			return who, "/mijn-account", nil
		},
		Ended: func(_ context.Context, token string) (string, string, string, error) {
			if token != "signed" {
				return "", "", "", fault.New(fault.Forbidden, "Het afmeldbericht klopt niet.", "The sign-out message is not right.")
			}
			return "", "s1", "message", nil
		},
	}
	h, err := New(a, Options{ID: 1, Organisation: charter.Text{NL: "Proefstad", EN: "Testtown"}, Zone: zone, Provider: provider, Secure: true, URL: "https://kcc.example",
		Now: func() calendar.Instant { return calendar.InstantOf(time.Now()) }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(path string, cookies ...*http.Cookie) (*webtest.Page, map[string]*http.Cookie) {
		t.Helper()
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Sec-Fetch-Mode", "navigate")
		for _, c := range cookies {
			r.AddCookie(c)
		}
		p := webtest.Do(t, h, r)
		got := map[string]*http.Cookie{}
		for _, c := range (&http.Response{Header: p.Header}).Cookies() {
			got[c.Name] = c
		}
		return p, got
	}
	begin := func() *http.Cookie {
		t.Helper()
		p, cookies := ask("/aanmelden/organisatie?naar=%2Fmijn-account")
		c := cookies["__Host-handvest-outside"]
		if p.Status != http.StatusSeeOther || p.Header.Get("Location") != "https://sso.example/authorize?state=x" || c == nil || !c.Secure || !c.HttpOnly {
			t.Fatalf("beginning answers %d %q with %v", p.Status, p.Header.Get("Location"), c)
		}
		return c
	}
	if p, _ := ask("/aanmelden"); !strings.Contains(strings.Join(p.Texts("a"), " "), "Aanmelden met Proefstad") {
		t.Error("the door does not offer the account of the organisation")
	}
	if p, cookies := ask("/aanmelden/terug?state=x&code=good"); p.Status < 400 || cookies["__Host-handvest"] != nil {
		t.Errorf("another browser finishes: %d", p.Status)
	}
	wrong := begin()
	if p, cookies := ask("/aanmelden/terug?state=x&code=bad", wrong); p.Status != http.StatusForbidden || cookies["__Host-handvest"] != nil || !strings.Contains(p.Text("[role=alert]"), "ID-token") {
		t.Errorf("a token that is wrong: %d", p.Status)
	}
	if p, cookies := ask("/aanmelden/terug?state=x&code=good", wrong); p.Status < 400 || cookies["__Host-handvest"] != nil {
		t.Errorf("after a refusal the same sign-in goes on: %d", p.Status)
	}
	c := begin()
	p, cookies := ask("/aanmelden/terug?state=x&code=good", c)
	session := cookies["__Host-handvest"]
	if p.Status != http.StatusSeeOther || p.Header.Get("Location") != "/mijn-account" || session == nil || !session.Secure {
		t.Fatalf("finishing answers %d %q with %v", p.Status, p.Header.Get("Location"), session)
	}
	if p, cookies := ask("/aanmelden/terug?state=x&code=good", c); p.Status < 400 || cookies["__Host-handvest"] != nil {
		t.Errorf("an answer that is played again: %d", p.Status)
	}
	if p, _ := ask("/mijn-account", session); p.Status != http.StatusOK || !strings.Contains(p.Text("main"), "Sanne de Wit") {
		t.Errorf("inside: %d", p.Status)
	}
	for token, want := range map[string]int{"forged": http.StatusBadRequest, "signed": http.StatusOK} {
		r := httptest.NewRequest(http.MethodPost, "/aanmelden/elders-afgemeld", strings.NewReader(url.Values{"logout_token": {token}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if p := webtest.Do(t, h, r); p.Status != want {
			t.Errorf("the %s message answers %d", token, p.Status)
		}
		inside := http.StatusOK
		if want == http.StatusOK {
			inside = http.StatusSeeOther
		}
		if token == "signed" {
			if p, _ := ask("/mijn-account", session); p.Status != inside {
				t.Errorf("after the %s message a page answers %d", token, p.Status)
			}
		}
	}
}
