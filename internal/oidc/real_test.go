package oidc

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"handvest/internal/staff"
	"handvest/internal/webtest"
)

const back = "http://127.0.0.1/aanmelden/terug"

var (
	action = regexp.MustCompile(`action="([^"]+)"`)
	hidden = regexp.MustCompile(`name="prompt" value="([^"]+)"`)
)

// walk goes through the pages of the provider as a person in a browser does,
// and gives what it sends back to us.
func walk(t *testing.T, address, login string) url.Values {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var answer url.Values
	browser := &http.Client{Jar: jar, Timeout: 20 * time.Second, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if strings.HasPrefix(r.URL.String(), back) {
			answer = r.URL.Query()
			return http.ErrUseLastResponse
		}
		return nil
	}}
	page, err := browser.Get(address)
	for range 5 {
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(page.Body)
		_ = page.Body.Close()
		if answer != nil {
			return answer
		}
		to, prompt := action.FindSubmatch(body), hidden.FindSubmatch(body)
		if to == nil || prompt == nil {
			t.Fatalf("%s shows no form: %s", page.Request.URL, body)
		}
		next, err := page.Request.URL.Parse(string(to[1]))
		if err != nil {
			t.Fatal(err)
		}
		page, err = browser.PostForm(next.String(), url.Values{"prompt": {string(prompt[1])}, "login": {login}, "password": {"x"}})
		if err != nil {
			t.Fatal(err)
		}
	}
	if answer == nil {
		t.Fatal("the provider does not send us back")
	}
	return answer
}

func TestPeopleSignInThroughACertifiedProvider(t *testing.T) {
	issuer := webtest.OpenID(t, back, back).Issuer
	us, err := New(Config{Issuer: issuer, ClientID: webtest.ClientID, Secret: webtest.ClientSecret, Callback: back, Roles: "realm_access.roles"}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	for login, want := range map[string][]staff.Grant{"s.bakker": {{Role: staff.Agent}}, "gast": nil} {
		a, address, err := us.Begin(ctx, "/balie")
		if err != nil {
			t.Fatal(err)
		}
		answer := walk(t, address, login)
		who, err := us.Finish(ctx, a, answer)
		if err != nil {
			t.Fatal(err)
		}
		if who.Subject != login || who.Email != login+"@elzermonde.example" || len(who.Grants) != len(want) || len(want) > 0 && who.Grants[0].Role != want[0].Role {
			t.Errorf("%s came back as %+v", login, who)
		}
		if _, err := us.Finish(ctx, a, answer); err == nil {
			t.Errorf("%s: the code was good twice", login)
		}
	}
	if end := us.SignOut(ctx, back); !strings.HasPrefix(end, issuer+"/") {
		t.Errorf("signing out leads to %q", end)
	}
}
