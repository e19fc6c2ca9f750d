package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/staff"
	"handvest/internal/storetest"
	"handvest/internal/town"
	"handvest/internal/webtest"
)

// house is a server of organisation 1 on a database that holds organisation 2
// as well, with somebody of every role.
type house struct {
	handler http.Handler
	actions *action.Actions
	cookies map[string]*http.Cookie // by role; "" is nobody, "other" an employee of the other organisation
	other   int64                   // a case of the other organisation
}

func theHouse(t *testing.T) *house {
	t.Helper()
	return theHouseAt(t, func() time.Time { return storetest.Start })
}

// theHouseAt is that house with a clock of its own.
func theHouseAt(t *testing.T, now func() time.Time) *house {
	t.Helper()
	ctx := context.Background()
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	db := storetest.SQLite(t, now)
	h := &house{actions: action.New(db), cookies: map[string]*http.Cookie{"": nil}}
	c, err := town.Charter()
	if err != nil {
		t.Fatal(err)
	}
	for _, organisation := range []int64{1, 2} {
		system := staff.System("test", organisation)
		if _, err := h.actions.LoadCharter(ctx, system, c); err != nil {
			t.Fatal(err)
		}
		at := calendar.InstantOf(storetest.Start)
		told := action.Told{Reference: "M-1", Actor: "test", Event: clock.Event{Kind: charter.Received, At: at}, Labels: action.Codes{Subject: "request", Product: "lantaarnpaal", Department: "buiten"}}
		if err := h.actions.Tell(ctx, organisation, action.Batch{Source: "test", Told: []action.Told{told}}); err != nil {
			t.Fatal(err)
		}
		one, err := h.actions.Case(ctx, system, "test", "M-1", "nl")
		if err != nil {
			t.Fatal(err)
		}
		h.other = one.Subject.ID
	}
	for _, r := range staff.Roles {
		h.cookies[string(r)] = webtest.Cookie(t, h.actions, r)
	}
	all := staff.Account{User: "all", Name: "Alles"}
	for _, r := range staff.Roles {
		all.Grants = append(all.Grants, staff.Grant{Role: r})
	}
	system := staff.System("test", 2)
	if err := h.actions.EnsurePeople(ctx, system, []staff.Account{all}); err != nil {
		t.Fatal(err)
	}
	signed, err := h.actions.SignInAs(ctx, system, "all", action.ByDemo, "")
	if err != nil {
		t.Fatal(err)
	}
	h.cookies["other"] = &http.Cookie{Name: "handvest", Value: signed.Token}
	h.handler, err = New(h.actions, Options{ID: 1, Organisation: charter.Text{NL: "Proefstad", EN: "Testtown"}, Zone: zone,
		Now: func() calendar.Instant { return calendar.InstantOf(now()) }, Gallery: true, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// ask asks a path as somebody, in a browser that goes to a page.
func (h *house) ask(t *testing.T, who, method, path string) *webtest.Page {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(""))
	r.Header.Set("Sec-Fetch-Mode", "navigate")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if method != http.MethodGet {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if c := h.cookies[who]; c != nil {
		r.AddCookie(c)
	}
	return webtest.Do(t, h.handler, r)
}

// anyPath gives a path with its wildcards filled in.
func anyPath(path string) string {
	for {
		from, to := strings.IndexByte(path, '{'), strings.IndexByte(path, '}')
		if from < 0 {
			return path
		}
		path = path[:from] + "1" + path[to+1:]
	}
}

// TestEveryRouteAsksEveryRoleForItsRight asks all of the table of routes as
// every role, as nobody, and as an employee of another organisation.
func TestEveryRouteAsksEveryRoleForItsRight(t *testing.T) {
	h := theHouse(t)
	asked := 0
	for _, rt := range routes {
		if rt.at == signOutPlace { // ends the session that the next question needs; it has a test of its own
			continue
		}
		for who := range h.cookies {
			role, path := staff.Role(who), anyPath(rt.at.nl)
			known := slices.Contains(staff.Roles, role)
			p := h.ask(t, who, rt.method, path)
			asked++
			where := rt.method + " " + path + " as " + who
			switch open := rt.who == everybody || rt.who == arriving || rt.who == holders || rt.who == builders; {
			case p.Status >= 500:
				t.Errorf("%s: %d", where, p.Status)
			case open:
				if p.Status == http.StatusForbidden || p.Status == http.StatusUnauthorized {
					t.Errorf("%s is open and answers %d", where, p.Status)
				}
			case !known && rt.method == "GET":
				if p.Status != http.StatusSeeOther || !strings.HasPrefix(p.Header.Get("Location"), signInPlace.nl) {
					t.Errorf("%s: %d to %q in place of the door", where, p.Status, p.Header.Get("Location"))
				}
			case !known:
				if p.Status != http.StatusUnauthorized {
					t.Errorf("%s: %d in place of 401", where, p.Status)
				}
			case rt.who == signedIn || role.Allows(rt.who) || rt.who == writers && (role.Allows(staff.EditContent) || role.Allows(staff.EditForm)):
				if p.Status == http.StatusForbidden || p.Status == http.StatusUnauthorized {
					t.Errorf("%s: %d, and the role has the right %s", where, p.Status, rt.who.In("en"))
				}
			case p.Status != http.StatusForbidden:
				t.Errorf("%s: %d, and the role has no right to %s", where, p.Status, rt.who.In("en"))
			}
		}
	}
	if asked < 10*len(staff.Roles) {
		t.Errorf("only %d questions were asked", asked)
	}
}

// TestNoPageOffersWhatItsReaderMayNotDo reads every page that a role may see and
// looks at the forms and links on it.
func TestNoPageOffersWhatItsReaderMayNotDo(t *testing.T) {
	h := theHouse(t)
	offers := 0
	for _, role := range staff.Roles {
		for _, rt := range routes {
			if rt.method != "GET" || rt.who == builders || strings.Contains(rt.at.nl, ".") {
				continue
			}
			p := h.ask(t, string(role), "GET", strings.NewReplacer("{promise}", "mail", "{id}", "1").Replace(rt.at.nl))
			if p.Status != http.StatusOK {
				continue
			}
			check := func(method, to string) {
				u, err := url.Parse(to)
				if err != nil || u.Host != "" || u.Path == "" {
					return
				}
				best, found := -1, route{}
				for _, x := range routes {
					for _, path := range []string{x.at.nl, x.at.en} {
						if _, ok := match(path, u.Path); ok && x.method == method && fixed(path) > best {
							best, found = fixed(path), x
						}
					}
				}
				if best < 0 {
					return
				}
				if offers++; found.who < builders && !role.Allows(found.who) {
					t.Errorf("%s offers %s %s to the role %s, which has no right to %s", rt.at.nl, method, u.Path, role, found.who.In("en"))
				}
			}
			for _, f := range p.All("form") {
				check(strings.ToUpper(webtest.Attr(f, "method")), webtest.Attr(f, "action"))
			}
			for _, b := range p.All("button[formaction]") {
				check(strings.ToUpper(webtest.Attr(b, "formmethod")), webtest.Attr(b, "formaction"))
			}
			for _, a := range p.All("a[href]") {
				check("GET", webtest.Attr(a, "href"))
			}
		}
	}
	if offers < 100 {
		t.Errorf("only %d offers were looked at", offers)
	}
}

func TestACaseOfAnotherOrganisationIsNotThere(t *testing.T) {
	h := theHouse(t)
	path := casePlace.lang("nl", strconv.FormatInt(h.other, 10))
	ours := h.ask(t, string(staff.Manager), "GET", path)
	nothing := h.ask(t, string(staff.Manager), "GET", casePlace.lang("nl", "12345"))
	if ours.Status != http.StatusNotFound || ours.Text("h1") != nothing.Text("h1") || ours.Text(".hv-fault") != nothing.Text(".hv-fault") {
		t.Errorf("a case of another organisation answers %d %q, one that never was %q", ours.Status, ours.Text(".hv-fault"), nothing.Text(".hv-fault"))
	}
}
