package oidc

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/google/go-cmp/cmp"

	"handvest/internal/fault"
	"handvest/internal/staff"
)

// The keys of the provider and of somebody else; making one takes a while.
var ours, theirs = sync.OnceValue(newKey), sync.OnceValue(newKey)

func newKey() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
}

// provider is an identity provider that can be told to do wrong.
type provider struct {
	*httptest.Server
	key        *rsa.PrivateKey
	claims     map[string]any // of the next token, over the right ones
	drop       []string       // claims that are left out
	sign       func(body []byte) string
	challenges map[string][2]string // code → challenge, nonce
	down       bool
}

var start = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func newProvider(t *testing.T) *provider {
	t.Helper()
	p := &provider{key: ours(), challenges: map[string][2]string{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		if p.down {
			http.Error(w, "away", http.StatusBadGateway)
			return
		}
		write(w, map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/auth", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys",
			"end_session_endpoint": p.URL + "/end", "id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		write(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: &p.key.PublicKey, KeyID: "one", Algorithm: "RS256", Use: "sig"}}})
	})
	mux.HandleFunc("POST /token", p.token)
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

func write(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

// token is the answer to a code: once, and only to who holds the verifier.
func (p *provider) token(w http.ResponseWriter, r *http.Request) {
	asked, known := p.challenges[r.PostFormValue("code")]
	delete(p.challenges, r.PostFormValue("code"))
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if !known || base64.RawURLEncoding.EncodeToString(sum[:]) != asked[0] {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte(`{"error":"invalid_grant"}`))
		return
	}
	write(w, map[string]any{"access_token": "x", "token_type": "Bearer", "id_token": p.signed(map[string]any{
		"iss": p.URL, "aud": "handvest", "sub": "u-17", "nonce": asked[1], "iat": start.Unix(), "exp": start.Add(time.Hour).Unix(),
		"name": "Sanne Bakker", "email": "s.bakker@elzermonde.example", "roles": []string{"agent"}})})
}

func (p *provider) signed(all map[string]any) string {
	maps.Copy(all, p.claims)
	for _, name := range p.drop {
		delete(all, name)
	}
	body, _ := json.Marshal(all)
	if p.sign != nil {
		return p.sign(body)
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: p.key, KeyID: "one"}}, nil)
	if err != nil {
		panic(err)
	}
	s, _ := signer.Sign(body)
	text, _ := s.CompactSerialize()
	return text
}

// open plays the browser: it lets the provider give a code for the address.
func (p *provider) open(t *testing.T, address string) url.Values {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	if q.Get("code_challenge_method") != "S256" || q.Get("nonce") == "" || q.Get("response_type") != "code" {
		t.Fatalf("the sign-in asks without PKCE, nonce or code: %s", address)
	}
	p.challenges["c-1"] = [2]string{q.Get("code_challenge"), q.Get("nonce")}
	return url.Values{"code": {"c-1"}, "state": {q.Get("state")}}
}

func client(t *testing.T, p *provider, change func(*Config)) *Provider {
	t.Helper()
	c := Config{Issuer: p.URL, ClientID: "handvest", Secret: "s", Callback: "http://127.0.0.1/terug"}
	if change != nil {
		change(&c)
	}
	us, err := New(c, func() time.Time { return start.Add(time.Minute) })
	if err != nil {
		t.Fatal(err)
	}
	return us
}

// signIn goes the whole way.
func signIn(t *testing.T, p *provider, change func(*Config)) (Identity, error) {
	t.Helper()
	us := client(t, p, change)
	a, address, err := us.Begin(context.Background(), "/balie")
	if err != nil {
		t.Fatal(err)
	}
	return us.Finish(context.Background(), a, p.open(t, address))
}

func TestRolesComeFromTheClaimsOfEachKindOfProvider(t *testing.T) {
	for _, c := range []struct {
		name   string
		claims map[string]any
		change func(*Config)
		want   []staff.Grant
	}{
		{"Entra ID app roles carry our codes", map[string]any{"roles": []string{"coordinator", "agent", "iets anders"}}, nil,
			[]staff.Grant{{Role: staff.Agent}, {Role: staff.Coordinator}}},
		{"Keycloak realm roles stand deeper", map[string]any{"realm_access": map[string]any{"roles": []string{"offline_access", "quality"}}},
			func(c *Config) { c.Roles = "realm_access.roles" }, []staff.Grant{{Role: staff.Quality}}},
		{"a group is tied to a role", map[string]any{"groups": []string{"/kcc/team 1"}},
			func(c *Config) { c.Roles = "groups"; c.Map = map[string]staff.Role{"/kcc/team 1": staff.Agent} }, []staff.Grant{{Role: staff.Agent}}},
		{"departments bind the role", map[string]any{"roles": "department_employee", "afdelingen": []string{"buiten", "buiten"}},
			func(c *Config) { c.Departments = "afdelingen" }, []staff.Grant{{Role: staff.DepartmentEmployee, Departments: []string{"buiten"}}}},
		{"who left has no role", map[string]any{"roles": []string{}}, nil, nil},
		{"a role that does not exist gives nothing", map[string]any{"roles": []string{"root", "Agent"}}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProvider(t)
			p.claims = c.claims
			got, err := signIn(t, p, c.change)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got.Grants); diff != "" {
				t.Error(diff)
			}
			if got.Subject != "u-17" || got.Name != "Sanne Bakker" || got.Email != "s.bakker@elzermonde.example" {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestWhatDoesNotHoldIsRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(*provider)
	}{
		{"a nonce of another sign-in", func(p *provider) { p.claims = map[string]any{"nonce": "other"} }},
		{"a token without a nonce", func(p *provider) { p.drop = []string{"nonce"} }},
		{"a token for another program", func(p *provider) { p.claims = map[string]any{"aud": "payroll"} }},
		{"a token that expired", func(p *provider) { p.claims = map[string]any{"exp": start.Unix()} }},
		{"a token of another issuer", func(p *provider) { p.claims = map[string]any{"iss": "https://sso.example.nl"} }},
		{"an unsigned token", func(p *provider) {
			p.sign = func(body []byte) string {
				return base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none"}`)) + "." + base64.RawURLEncoding.EncodeToString(body) + "."
			}
		}},
		{"a token signed with the public key as a password", func(p *provider) {
			p.sign = func(body []byte) string {
				s, _ := jose.NewSigner(jose.SigningKey{Algorithm: jose.HS256, Key: p.key.N.Bytes()}, nil)
				o, _ := s.Sign(body)
				text, _ := o.CompactSerialize()
				return text
			}
		}},
		{"a token signed by somebody else", func(p *provider) {
			p.sign = func(body []byte) string {
				s, _ := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: theirs(), KeyID: "one"}}, nil)
				o, _ := s.Sign(body)
				text, _ := o.CompactSerialize()
				return text
			}
		}},
		{"no token at all", func(p *provider) { p.sign = func([]byte) string { return "" } }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProvider(t)
			c.do(p)
			who, err := signIn(t, p, nil)
			if f := fault.As(err); f == nil || f.Kind != fault.Forbidden {
				t.Fatalf("got %+v, %v", who, err)
			}
		})
	}
}

func TestASignInIsUsedOnceByTheBrowserThatBeganIt(t *testing.T) {
	ctx := context.Background()
	p := newProvider(t)
	us := client(t, p, nil)
	a, address, err := us.Begin(ctx, "/")
	if err != nil {
		t.Fatal(err)
	}
	answer := p.open(t, address)
	b, _, err := us.Begin(ctx, "/")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := us.Finish(ctx, b, answer); fault.As(err) == nil {
		t.Fatalf("another browser finished the sign-in: %v", err)
	}
	if _, err := us.Finish(ctx, Attempt{}, url.Values{"code": {"c-1"}}); fault.As(err) == nil {
		t.Fatalf("a sign-in that nobody began was finished: %v", err)
	}
	stolen := a
	stolen.Verifier = b.Verifier
	if _, err := us.Finish(ctx, stolen, answer); fault.As(err) == nil {
		t.Fatalf("a stolen code was exchanged without its verifier: %v", err)
	}
	answer = p.open(t, address)
	if _, err := us.Finish(ctx, a, answer); err != nil {
		t.Fatal(err)
	}
	if _, err := us.Finish(ctx, a, answer); fault.As(err) == nil {
		t.Fatalf("the code was exchanged twice: %v", err)
	}
	a.Until = start
	if _, err := us.Finish(ctx, a, p.open(t, address)); fault.As(err) == nil || !strings.Contains(err.Error(), "quarter") && !strings.Contains(err.Error(), "kwartier") {
		t.Fatalf("a sign-in of an hour ago was finished: %v", err)
	}
}

func TestAProviderThatIsAwayKeepsNothingFromStartingAndIsAskedAgain(t *testing.T) {
	p := newProvider(t)
	p.down = true
	us := client(t, p, nil)
	if _, _, err := us.Begin(context.Background(), "/"); fault.As(err) == nil || fault.As(err).Kind != fault.Unavailable {
		t.Fatalf("got %v", err)
	}
	p.down = false
	if _, _, err := us.Begin(context.Background(), "/"); err != nil {
		t.Fatal(err)
	}
}

func TestASignOutAtTheProviderEndsTheSessionHere(t *testing.T) {
	event := map[string]any{logoutEvent: map[string]any{}}
	for _, c := range []struct {
		name   string
		claims map[string]any
		drop   []string
		ok     bool
	}{
		{"as it should be", nil, nil, true},
		{"for one session only", nil, []string{"sub"}, true},
		{"without an event", nil, []string{"events"}, false},
		{"with a nonce: a sign-in token in disguise", map[string]any{"nonce": "n"}, nil, false},
		{"of an hour ago", map[string]any{"iat": start.Add(-time.Hour).Unix()}, nil, false},
		{"about nobody", nil, []string{"sub", "sid"}, false},
		{"without a number of its own", nil, []string{"jti"}, false},
		{"for another program", map[string]any{"aud": "payroll"}, nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProvider(t)
			p.claims, p.drop = c.claims, c.drop
			raw := p.signed(map[string]any{"iss": p.URL, "aud": "handvest", "sub": "u-17", "sid": "s-1", "jti": "j-1", "iat": start.Unix(), "events": event})
			who, err := client(t, p, nil).Logout(context.Background(), raw)
			if (err == nil) != c.ok || c.ok && who.Session != "s-1" {
				t.Fatalf("got %+v, %v", who, err)
			}
		})
	}
}

func TestSettingsThatCannotWorkAreNamed(t *testing.T) {
	for _, c := range []Config{
		{Issuer: "http://sso.example.nl", ClientID: "x"},
		{Issuer: "::", ClientID: "x"},
		{Issuer: "https://sso.example.nl"},
		{Issuer: "https://sso.example.nl", ClientID: "x", Map: map[string]staff.Role{"a": "root"}},
	} {
		if _, err := New(c, time.Now); fault.As(err) == nil {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := ParseMap("a=agent, b"); fault.As(err) == nil {
		t.Error("a line without a role is read")
	}
	m, err := ParseMap(" /kcc/team=1=agent , x=auditor,")
	if err != nil || m["/kcc/team=1"] != staff.Agent || m["x"] != staff.Auditor {
		t.Errorf("%v, %v", m, err)
	}
}

func FuzzClaims(f *testing.F) {
	f.Add(`{"roles":["agent"],"realm_access":{"roles":"agent"}}`, "realm_access.roles")
	f.Add(`{"roles":{"a":[1,null]},"amr":[["mfa"]]}`, "roles.a")
	f.Fuzz(func(t *testing.T, text, path string) {
		var all claims
		if json.Unmarshal([]byte(text), &all) != nil {
			return
		}
		c := Config{Roles: path, Departments: path}
		for _, g := range c.identity("s", all).Grants {
			if !g.Role.Known() {
				t.Fatalf("%q became a role", g.Role)
			}
		}
	})
}
