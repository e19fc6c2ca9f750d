package oidc

import (
	"context"
	"time"
)

// Ended is a session that the provider says is over.
type Ended struct {
	Subject string // empty: only the session counts
	Session string // empty: all sessions of the subject
	ID      string // of the token (jti): a second one with this id is a replay
}

const (
	logoutEvent = "http://schemas.openid.net/event/backchannel-logout"
	oldest      = 5 * time.Minute // of a logout token
)

// Logout verifies a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6).
func (p *Provider) Logout(ctx context.Context, raw string) (Ended, error) {
	d, err := p.discover(ctx)
	if err != nil {
		return Ended{}, err
	}
	wrong := func(cause error) error {
		return refused("het afmeldbericht klopt niet", "the sign-out message is not right", cause)
	}
	token, err := d.logout.Verify(p.with(ctx), raw)
	if err != nil {
		return Ended{}, wrong(err)
	}
	var all claims
	if err := token.Claims(&all); err != nil {
		return Ended{}, wrong(err)
	}
	events, _ := all["events"].(map[string]any)
	_, ends := events[logoutEvent].(map[string]any)
	_, nonce := all["nonce"]
	age := p.now().Sub(token.IssuedAt)
	who := Ended{Subject: token.Subject, Session: all.text("sid"), ID: all.text("jti")}
	if !ends || nonce || age > oldest || age < -oldest || who.ID == "" || who.Subject == "" && who.Session == "" {
		return Ended{}, wrong(nil)
	}
	return who, nil
}
