package oidc

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"handvest/internal/staff"
	"handvest/internal/testdata"
)

const back = "http://127.0.0.1/aanmelden/terug"

// certified starts the OpenID provider of the npm package oidc-provider and
// gives its issuer.
func certified(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(testdata.Root(), "e2e")
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "oidc-provider")); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("the certified OpenID provider is missing: npm ci was not run in e2e")
		}
		t.Skip("left out: run `make test`, which fetches the certified OpenID provider")
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	cmd := exec.CommandContext(ctx, "node", "provider.mjs", back)
	cmd.Dir = folder
	var complaints strings.Builder
	cmd.Stderr = &complaints
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close() // it stops then
		_ = cmd.Wait()
		stop()
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "http://") {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return lines.Text()
		}
	}
	t.Fatalf("the provider did not start: %s", complaints.String())
	return ""
}

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
	issuer := certified(t)
	us, err := New(Config{Issuer: issuer, ClientID: "handvest", Secret: "a secret of the test alone, long enough", Callback: back, Roles: "realm_access.roles"}, time.Now)
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
