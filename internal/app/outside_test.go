package app

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	address "net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"handvest/internal/config"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// front is a running Handvest with a certified OpenID provider.
type front struct {
	*testing.T
	base     string
	provider *webtest.Provider
	app      *App
}

// keycloak and entra are the settings with which an organisation says where its
// provider tells the groups of somebody.
var (
	keycloak = map[string]string{"HANDVEST_OIDC_ROLES_CLAIM": "realm_access.roles"}
	entra    = map[string]string{"HANDVEST_OIDC_ROLES": "KCC-agent=agent, KCC-manager=manager"}
)

func newFront(t *testing.T, settings map[string]string) *front {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	base := address.URL{Scheme: "http", Host: l.Addr().String()}
	f := &front{T: t, base: base.String()}
	f.provider = webtest.OpenID(t, f.base+"/aanmelden/terug", f.base+"/aanmelden/afgemeld", f.base+"/en/sign-in/signed-out")
	c, err := config.Load(func(name string) string {
		switch name {
		case "HANDVEST_DB":
			return "sqlite:" + filepath.Join(t.TempDir(), "handvest.db")
		case "HANDVEST_URL":
			return f.base
		case "HANDVEST_OIDC_ISSUER":
			return f.provider.Issuer
		case "HANDVEST_OIDC_CLIENT":
			return webtest.ClientID
		case "HANDVEST_OIDC_SECRET":
			return webtest.ClientSecret
		}
		return settings[name]
	})
	if err != nil {
		t.Fatal(err)
	}
	if f.app, err = Open(context.Background(), c, io.Discard, time.Now); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.app.Close)
	pages, err := f.app.pages(context.Background(), scenery{})
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: pages, ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	return f
}

// browser is one person at one screen. It remembers cookies and where the
// provider sent it back to.
type browser struct {
	*front
	http *http.Client
	back string
}

func (f *front) browser() *browser {
	f.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		f.Fatal(err)
	}
	b := &browser{front: f}
	b.http = &http.Client{Jar: jar, Timeout: 20 * time.Second, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if strings.HasPrefix(r.URL.String(), f.base+"/aanmelden/terug") {
			b.back = r.URL.String()
		}
		return nil
	}}
	return b
}

// seen is one page as somebody sees it.
type seen struct {
	at      *address.URL
	status  int
	refresh string
	text    string
	root    *html.Node
}

func (b *browser) ask(method, to string, form address.Values) seen {
	b.Helper()
	if strings.HasPrefix(to, "/") {
		to = b.base + to
	}
	r, err := http.NewRequestWithContext(b.Context(), method, to, strings.NewReader(form.Encode()))
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Sec-Fetch-Mode", "navigate")
	r.Header.Set("Accept", "text/html")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	a, err := b.http.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer a.Body.Close()
	root, err := html.Parse(a.Body)
	if err != nil {
		b.Fatal(err)
	}
	return seen{at: a.Request.URL, status: a.StatusCode, refresh: a.Header.Get("Refresh"), text: webtest.Text(root), root: root}
}

func (b *browser) get(to string) seen { b.Helper(); return b.ask(http.MethodGet, to, nil) }

// link is where a link with this text leads.
func (b *browser) link(p seen, text string) string {
	b.Helper()
	for n := range p.root.Descendants() {
		if n.Data == "a" && strings.Contains(webtest.Text(n), text) {
			to, err := p.at.Parse(webtest.Attr(n, "href"))
			if err != nil {
				b.Fatal(err)
			}
			return to.String()
		}
	}
	b.Fatalf("%s has no link %q: %.500s", p.at, text, p.text)
	return ""
}

// through answers every form that the provider shows, until it sends the
// browser back to us.
func (b *browser) through(p seen, fields address.Values) (_ seen, forms int) {
	b.Helper()
	for ; forms < 5 && !strings.HasPrefix(p.at.String(), b.base); forms++ {
		to, form := "", address.Values{}
		for n := range p.root.Descendants() {
			if n.Data == "form" && to == "" {
				u, err := p.at.Parse(webtest.Attr(n, "action"))
				if err != nil {
					b.Fatal(err)
				}
				to = u.String()
			}
			if n.Data == "input" && webtest.Attr(n, "type") == "hidden" {
				form.Set(webtest.Attr(n, "name"), webtest.Attr(n, "value"))
			}
		}
		if to == "" {
			b.Fatalf("%s shows no form: %.500s", p.at, p.text)
		}
		for name, values := range fields {
			form[name] = values
		}
		p = b.ask(http.MethodPost, to, form)
	}
	return p, forms
}

// signIn goes from a page of ours to the provider and back, as somebody.
func (b *browser) signIn(page, login string) (_ seen, forms int) {
	b.Helper()
	door := b.get(page)
	if door.at.Path != "/aanmelden" {
		b.Fatalf("without a session %s leads to %s", page, door.at)
	}
	return b.through(b.get(b.link(door, "Aanmelden met")), address.Values{"login": {login}, "password": {"x"}})
}

func (b *browser) outside(why string) {
	b.Helper()
	if p := b.get("/mijn-account"); p.at.Path != "/aanmelden" {
		b.Errorf("%s: inside at %s", why, p.at)
	}
}

func TestPeopleComeInThroughTheAccountOfTheOrganisation(t *testing.T) {
	for name, settings := range map[string]map[string]string{"Keycloak": keycloak, "Entra ID": entra} {
		t.Run(name, func(t *testing.T) {
			f := newFront(t, settings)
			sanne := f.browser()
			p, forms := sanne.signIn("/mijn-account?van=test", "s.bakker")
			if p.status != http.StatusOK || p.at.RequestURI() != "/mijn-account?van=test" || forms == 0 || !strings.Contains(p.text, "Sanne Bakker") || !strings.Contains(p.text, staff.Agent.In("nl")) {
				t.Fatalf("after %d forms %d at %s: %.500s", forms, p.status, p.at, p.text)
			}
			if p := sanne.get("/balie"); p.status != http.StatusOK {
				t.Errorf("an agent gets %d at the desk", p.status)
			}
			if p := sanne.get("/beheer/mensen"); p.status != http.StatusForbidden {
				t.Errorf("an agent gets %d at the list of employees", p.status)
			}

			// the answer of the provider is good once, and only for who asked
			stranger := f.browser()
			for who, b := range map[string]*browser{"the same browser": sanne, "another browser": stranger} {
				if p := b.get(sanne.back); p.status < 400 || !strings.Contains(p.text, "Begin opnieuw") {
					t.Errorf("%s uses the answer again: %d %.300s", who, p.status, p.text)
				}
			}
			stranger.outside("with an answer of somebody else")

			// somebody without a role is told what to do, and has no account
			guest := f.browser()
			if p, _ := guest.signIn("/balie", "gast"); p.status != http.StatusForbidden || !strings.Contains(p.text, "nog geen rol") || !strings.Contains(p.text, "functioneel beheerder") {
				t.Errorf("a guest gets %d: %.300s", p.status, p.text)
			}
			guest.outside("without a role")
			people, err := f.app.Actions.People(context.Background(), f.app.who())
			if err != nil || len(people) != 1 {
				t.Errorf("there are %d accounts, %v", len(people), err)
			}

			// who leaves is out everywhere as soon as we hear of it
			f.provider.Groups("s.bakker")
			elsewhere := f.browser()
			if p, _ := elsewhere.signIn("/balie", "s.bakker"); p.status != http.StatusForbidden || !strings.Contains(p.text, "nog geen rol") {
				t.Errorf("after leaving: %d: %.300s", p.status, p.text)
			}
			elsewhere.outside("after leaving")
			sanne.outside("in the first browser, after leaving")

			// and who comes back in another role has that one
			f.provider.Groups("s.bakker", "manager")
			if p, _ := elsewhere.signIn("/mijn-account", "s.bakker"); p.status != http.StatusOK || !strings.Contains(p.text, staff.Manager.In("nl")) || strings.Contains(p.text, staff.Agent.In("nl")) {
				t.Errorf("in another role: %d at %s", p.status, p.at)
			}
		})
	}
}

func TestSigningOutEndsTheSessionAtTheProviderToo(t *testing.T) {
	f := newFront(t, keycloak)
	b := f.browser()
	if p, _ := b.signIn("/balie", "s.bakker"); p.status != http.StatusOK {
		t.Fatalf("signing in: %d at %s", p.status, p.at)
	}
	p := b.ask(http.MethodPost, "/afmelden", address.Values{})
	to := b.link(p, "Ga verder met afmelden")
	if p.status != http.StatusOK || p.refresh != "0; url="+to || !strings.HasPrefix(to, f.provider.Issuer+"/") {
		t.Fatalf("signing out: %d, goes on to %q (%q)", p.status, to, p.refresh)
	}
	b.outside("after signing out here")
	if p, _ := b.through(b.get(to), address.Values{"logout": {"yes"}}); p.at.RequestURI() != "/aanmelden?af=1" || !strings.Contains(p.text, "U bent afgemeld") {
		t.Errorf("after signing out there: %s: %.300s", p.at, p.text)
	}
	if _, forms := b.signIn("/balie", "s.bakker"); forms == 0 {
		t.Error("the provider lets the next person in without asking who they are")
	}
}

func TestABrowserFollowsInAndOutThroughTheProvider(t *testing.T) {
	webtest.Browser(t, "outside.mjs", newFront(t, keycloak).base)
}
