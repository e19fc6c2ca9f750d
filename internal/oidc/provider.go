package oidc

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	oidclib "github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"handvest/internal/fault"
)

// Provider is the identity provider of one organisation. It is asked for its
// keys and addresses when they are first needed: a provider that is away does
// not keep the program from starting.
type Provider struct {
	config Config
	client *http.Client
	now    func() time.Time

	mu    sync.Mutex
	found *discovered
}

type discovered struct {
	oauth    oauth2.Config
	verifier *oidclib.IDTokenVerifier
	logout   *oidclib.IDTokenVerifier
	end      string // where people end their session at the provider
}

// Timeout bounds every question to the provider.
const Timeout = 10 * time.Second

// largest answer of a provider that is read, in bytes.
const largest = 1 << 20

// New makes a provider from settings that hold. The clock is handed in.
func New(c Config, now func() time.Time) (*Provider, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	return &Provider{config: c, now: now, client: &http.Client{Timeout: Timeout, Transport: limited{http.DefaultTransport}}}, nil
}

// limited cuts an answer that has no end.
type limited struct{ http.RoundTripper }

func (l limited) RoundTrip(r *http.Request) (*http.Response, error) {
	a, err := l.RoundTripper.RoundTrip(r)
	if err == nil {
		a.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(a.Body, largest), a.Body}
	}
	return a, err
}

// Attempt is one sign-in under way. It is kept, sealed, in a cookie of the
// browser that began it: nobody else can finish it.
type Attempt struct {
	State, Nonce, Verifier string
	To                     string // the page to go to afterwards
	Until                  time.Time
}

// patience is how long a person may take at the provider.
const patience = 15 * time.Minute

// Begin starts a sign-in and gives the address to send the browser to.
func (p *Provider) Begin(ctx context.Context, to string) (Attempt, string, error) {
	d, err := p.discover(ctx)
	if err != nil {
		return Attempt{}, "", err
	}
	a := Attempt{State: oauth2.GenerateVerifier(), Nonce: oauth2.GenerateVerifier(), Verifier: oauth2.GenerateVerifier(), To: to, Until: p.now().Add(patience)}
	return a, d.oauth.AuthCodeURL(a.State, oidclib.Nonce(a.Nonce), oauth2.S256ChallengeOption(a.Verifier)), nil
}

// Finish is called when the browser comes back: it exchanges the code and
// verifies signature, issuer, audience, expiry and nonce of the ID token.
func (p *Provider) Finish(ctx context.Context, a Attempt, answer url.Values) (Identity, error) {
	if a.State == "" || subtle.ConstantTimeCompare([]byte(a.State), []byte(answer.Get("state"))) != 1 {
		return Identity{}, refused("de aanmelding begon in een andere browser of is al gebruikt", "the sign-in began in another browser or was used already", nil)
	}
	if p.now().After(a.Until) {
		return Identity{}, refused("de aanmelding duurde langer dan een kwartier", "the sign-in took longer than a quarter of an hour", nil)
	}
	if code := answer.Get("error"); code != "" {
		return Identity{}, refused("de identiteitsprovider liet u niet door", "the identity provider did not let you through", fmt.Errorf("%.100q: %.300q", code, answer.Get("error_description")))
	}
	d, err := p.discover(ctx)
	if err != nil {
		return Identity{}, err
	}
	token, err := d.oauth.Exchange(p.with(ctx), answer.Get("code"), oauth2.VerifierOption(a.Verifier))
	if err != nil {
		var said *oauth2.RetrieveError
		if errors.As(err, &said) && said.Response != nil && said.Response.StatusCode < 500 {
			return Identity{}, refused("de code van de identiteitsprovider is al gebruikt of verlopen", "the code of the identity provider was used or has expired", err)
		}
		return Identity{}, p.away(err)
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return Identity{}, refused("de identiteitsprovider stuurde geen ID-token", "the identity provider sent no ID token", nil)
	}
	id, err := d.verifier.Verify(p.with(ctx), raw)
	if err != nil {
		return Identity{}, refused("het ID-token klopt niet", "the ID token is not right", err)
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(a.Nonce)) != 1 {
		return Identity{}, refused("het ID-token hoort bij een andere aanmelding", "the ID token belongs to another sign-in", nil)
	}
	var all claims
	if err := id.Claims(&all); err != nil {
		return Identity{}, refused("het ID-token is niet te lezen", "the ID token cannot be read", err)
	}
	return p.config.identity(id.Subject, all), nil
}

// SignOut is where a person ends the session at the provider too, coming back
// to an address of ours; empty when the provider offers none.
func (p *Provider) SignOut(ctx context.Context, back string) string {
	d, err := p.discover(ctx)
	if err != nil || d.end == "" {
		return ""
	}
	return d.end + "?" + url.Values{"client_id": {p.config.ClientID}, "post_logout_redirect_uri": {back}}.Encode()
}

// discover asks the provider for its addresses and keys, once it answers.
func (p *Provider) discover(ctx context.Context) (*discovered, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found != nil {
		return p.found, nil
	}
	// The keys are fetched again later, when this request is long gone.
	found, err := oidclib.NewProvider(p.with(context.WithoutCancel(ctx)), p.config.Issuer)
	if err != nil {
		return nil, p.away(err)
	}
	var more struct {
		End string `json:"end_session_endpoint"`
	}
	if err := found.Claims(&more); err != nil {
		return nil, p.away(err)
	}
	check := oidclib.Config{ClientID: p.config.ClientID, Now: p.now}
	// A logout token need not expire (Back-Channel Logout 1.0, 2.4): its age is checked instead.
	logout := oidclib.Config{ClientID: p.config.ClientID, Now: p.now, SkipExpiryCheck: true}
	p.found = &discovered{
		oauth: oauth2.Config{ClientID: p.config.ClientID, ClientSecret: p.config.Secret, Endpoint: found.Endpoint(), RedirectURL: p.config.Callback,
			Scopes: []string{oidclib.ScopeOpenID, "profile", "email"}},
		verifier: found.Verifier(&check), logout: found.Verifier(&logout), end: more.End,
	}
	return p.found, nil
}

func (p *Provider) with(ctx context.Context) context.Context {
	return oidclib.ClientContext(ctx, p.client)
}

// away is the fault of a provider that does not answer as it should.
func (p *Provider) away(err error) error {
	return fault.New(fault.Unavailable,
		"De identiteitsprovider van uw organisatie antwoordt niet. Probeer het straks opnieuw, of meld u aan met een eigen wachtwoord.",
		"The identity provider of your organisation does not answer. Try again later, or sign in with a password of your own.").Because(err)
}

func refused(nl, en string, cause error) error {
	return fault.New(fault.Forbidden, "U bent niet aangemeld: "+nl+". Meld u opnieuw aan.", "You are not signed in: "+en+". Sign in again.").Because(cause)
}
