package webtest_test

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/passkey"
	"handvest/internal/staff"
	"handvest/internal/storetest"
	"handvest/internal/web"
	"handvest/internal/webtest"
)

// door is a server at localhost, where browsers have passkeys, with one
// employee and the link with which they choose a password.
func door(t *testing.T) (base, link string) {
	t.Helper()
	ctx := context.Background()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	base = "http://localhost:" + port
	keeper := must[*passkey.Keeper](t)(passkey.New("localhost", "Proefstad", base))
	a := action.New(storetest.SQLite(t, time.Now), action.WithPasskeys(keeper))
	system := staff.System("test", organisation)
	account := must[staff.Account](t)(a.AddPerson(ctx, system, staff.Account{User: "sanne", Name: "Sanne de Wit", Grants: []staff.Grant{{Role: staff.Agent}}}))
	token := must[string](t)(a.Invite(ctx, system, account.ID))
	zone := must[*calendar.Zone](t)(calendar.LoadZone("Europe/Amsterdam"))
	h := must[http.Handler](t)(web.New(a, web.Options{ID: organisation, Organisation: charter.Text{NL: "Gemeente Proefstad"}, Zone: zone,
		Now: func() calendar.Instant { return calendar.InstantOf(time.Now()) }, Log: slog.New(slog.DiscardHandler)}))
	server := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	return base, base + "/aanmelden/link/" + token
}

func TestPeopleComeInWithAPasswordOrAPasskeyAndLoseNothingWhenTheSessionEnds(t *testing.T) {
	base, link := door(t)
	webtest.Browser(t, "signin.mjs", base, link)
}

func TestTheDoorLeadsOnlyToPlacesOfOurs(t *testing.T) {
	w := elzermonde(t)
	for to, want := range map[string]string{
		"/sturen": "/sturen", "/sturen?periode=2026-10": "/sturen?periode=2026-10", "": "/", "https://elders.example/": "/", "//elders.example": "/",
		`/\elders.example`: "/", "/\t/elders.example": "/", "javascript:alert(1)": "/", "sturen": "/", "/aanmelden?naar=/x": "/", "/" + strings.Repeat("a", 3000): "/",
	} {
		p := webtest.Post(t, w.door, "/aanmelden/als", url.Values{"als": {"wouter"}, "naar": {to}})
		if got := p.Header.Get("Location"); p.Status != http.StatusSeeOther || got != want {
			t.Errorf("after signing in %q leads to %d %q", to, p.Status, got)
		}
		cookie := p.Header.Get("Set-Cookie")
		for _, part := range []string{"handvest=", "HttpOnly", "SameSite=Lax", "Path=/"} {
			if !strings.Contains(cookie, part) {
				t.Errorf("the cookie %q lacks %s", cookie, part)
			}
		}
	}
	if p := webtest.Post(t, w.door, "/aanmelden/als", url.Values{"als": {"burgemeester"}}); p.Status != http.StatusNotFound {
		t.Errorf("somebody who is not in the demo comes in: %d", p.Status)
	}
}

func TestOutsideTheDemoNobodyComesInWithoutProof(t *testing.T) {
	base, _ := door(t)
	answer, err := http.PostForm(base+"/aanmelden/als", url.Values{"als": {"sanne"}})
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusNotFound || len(answer.Cookies()) > 0 {
		t.Errorf("answers %s with %v", answer.Status, answer.Cookies())
	}
}

func TestSigningOutEndsTheSessionForEveryPage(t *testing.T) {
	w := elzermonde(t)
	h := webtest.As(t, w.door, w.actions, staff.Manager)
	if p := webtest.Get(t, h, "/sturen"); p.Status != http.StatusOK {
		t.Fatalf("before: %d", p.Status)
	}
	if p := webtest.Post(t, h, "/afmelden", nil); p.Status != http.StatusSeeOther || !strings.Contains(p.Header.Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("signing out answers %d %q", p.Status, p.Header.Get("Set-Cookie"))
	}
	if p := webtest.Get(t, h, "/sturen"); p.Status != http.StatusSeeOther {
		t.Errorf("afterwards: %d", p.Status)
	}
}
