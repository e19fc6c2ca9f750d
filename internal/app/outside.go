package app

import (
	"context"
	"encoding/json"
	"net"
	address "net/url"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/oidc"
	"handvest/internal/passkey"
	"handvest/internal/web"
)

// provider is the identity provider of the settings; nil where there is none.
func provider(c config.Config) (*web.Provider, error) {
	if c.OIDCIssuer == "" {
		return nil, nil
	}
	if c.URL == "" {
		return nil, fault.New(fault.Invalid, "de identiteitsprovider stuurt mensen terug naar ons adres; zet dat in HANDVEST_URL.",
			"the identity provider sends people back to our address; set it in HANDVEST_URL.").At("HANDVEST_URL")
	}
	roles, err := oidc.ParseMap(c.OIDCRoles)
	if err != nil {
		return nil, err
	}
	p, err := oidc.New(oidc.Config{Issuer: c.OIDCIssuer, ClientID: c.OIDCClient, Secret: c.OIDCSecret, Callback: Base(c) + "aanmelden/terug",
		Name: c.OIDCName, Roles: c.OIDCRolesClaim, Departments: c.OIDCDepartmentsClaim, Map: roles}, time.Now)
	if err != nil {
		return nil, err
	}
	return &web.Provider{
		Name: c.OIDCButton, Issuer: c.OIDCIssuer,
		Begin: func(ctx context.Context, to string) (string, []byte, error) {
			attempt, to, err := p.Begin(ctx, to)
			if err != nil {
				return "", nil, err
			}
			kept, err := json.Marshal(attempt)
			return to, kept, err
		},
		Finish: func(ctx context.Context, kept []byte, answer address.Values) (action.Outside, string, error) {
			var attempt oidc.Attempt
			if err := json.Unmarshal(kept, &attempt); err != nil {
				return action.Outside{}, "", err
			}
			who, err := p.Finish(ctx, attempt, answer)
			return action.Outside{Issuer: c.OIDCIssuer, Subject: who.Subject, Session: who.Session, Name: who.Name, Email: who.Email, Grants: who.Grants}, attempt.To, err
		},
		Ended: func(ctx context.Context, token string) (string, string, string, error) {
			ended, err := p.Logout(ctx, token)
			return ended.Subject, ended.Session, ended.ID, err
		},
		SignOut: func(ctx context.Context, back string) string {
			return p.SignOut(ctx, Base(c)+strings.TrimPrefix(back, "/"))
		},
	}, nil
}

// passkeys makes the keeper of passkeys. They need the name at which people open
// the screens: a browser gives none to an address of numbers.
func passkeys(c config.Config) (*passkey.Keeper, error) {
	u, err := address.Parse(c.URL)
	if err != nil || u.Hostname() == "" || net.ParseIP(u.Hostname()) != nil {
		return nil, nil //nolint:nilerr // an address without a name has no passkeys; config has told of a wrong one
	}
	return passkey.New(u.Hostname(), c.Name, strings.TrimRight(c.URL, "/"))
}
