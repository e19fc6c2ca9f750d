package action

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SignInRules is what an organisation sets about signing in.
type SignInRules struct {
	Idle    time.Duration // after so long without a request a session has ended
	Longest time.Duration // after so long it has ended anyway
	Second  []staff.Role  // who signs in with a password needs a second factor when they have one of these
}

// Signed is a session as the pages use it.
type Signed struct {
	staff.Account
	Who    Actor
	Token  string // what the browser holds; only filled in when the session is made
	Method string // password, passkey, oidc, demo, setup
	Issuer string // the identity provider that let them in; empty when none did
	Ends   calendar.Instant
	Enrol  bool // must set up a second factor before anything else
	Hash   string
}

// The ways in which a session began.
const (
	ByPassword = "password"
	ByPasskey  = "passkey"
	ByOIDC     = "oidc"
	ByDemo     = "demo"
	ByLink     = "link" // a link to choose a password
)

// newToken draws what only one browser knows: 32 bytes of chance.
func newToken() (token string, hash []byte) {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	token = base64.RawURLEncoding.EncodeToString(b[:])
	return token, hashOf(token)
}

// hashOf is what is stored of a token. It has enough chance of its own: a slow
// hash would only help a guesser who cannot guess it anyway.
func hashOf(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// opening is what is known of a browser that comes in.
type opening struct {
	method, device, issuer, issuerSession string
}

// open makes a new session for a person whose identity is proved. The token is
// always a new one: what a browser held before it signed in is worth nothing
// afterwards.
func (a *Actions) open(ctx context.Context, tx *store.Tx, organisation int64, who *staff.Account, o opening) (Signed, error) {
	now := a.real()
	if !who.Active() {
		return Signed{}, errClosed
	}
	token, hash := newToken()
	s := store.Session{
		Hash: hash, Person: who.ID, Method: o.method, Device: device(o.device), Issuer: o.issuer, IssuerSession: o.issuerSession,
		Created: now, Ends: now.Add(a.rules.Longest),
	}
	if err := tx.AddSession(ctx, organisation, s); err != nil {
		return Signed{}, err
	}
	if err := tx.PutSeen(ctx, organisation, who.ID, now); err != nil {
		return Signed{}, err
	}
	person := who.Person(organisation)
	if err := a.note(ctx, tx, person, "signed_in", who.ID, facts{"method": o.method}); err != nil {
		return Signed{}, err
	}
	return a.signed(organisation, *who, s, token), nil
}

func (a *Actions) signed(organisation int64, who staff.Account, s store.Session, token string) Signed {
	out := Signed{Account: who, Who: who.Person(organisation), Token: token, Method: s.Method, Issuer: s.Issuer, Ends: s.Ends, Hash: string(s.Hash)}
	out.Enrol = s.Method != ByPasskey && s.Method != ByOIDC && s.Method != ByDemo && !who.TOTP && who.Passkeys == 0 && a.needsSecond(&who)
	return out
}

// needsSecond says whether a person who signs in with a password needs a second
// factor.
func (a *Actions) needsSecond(who *staff.Account) bool {
	return slices.ContainsFunc(a.rules.Second, who.Has)
}

var errClosed = fault.New(fault.Forbidden, "Dit account is gesloten. Vraag de functioneel beheerder om het weer te openen.",
	"This account is closed. Ask the application manager to open it again.")

// touchEvery is how precisely the last use of a session is known.
const touchEvery = time.Minute

// Session finds the session of a token. It is false when there is none, when it
// has ended, and when the account was closed.
func (a *Actions) Session(ctx context.Context, organisation int64, token string) (Signed, bool, error) {
	if len(token) < 20 || len(token) > 100 {
		return Signed{}, false, nil
	}
	hash, now := hashOf(token), a.real()
	var out Signed
	found, touch := false, false
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		s, ok, err := tx.Session(ctx, organisation, hash)
		if err != nil || !ok || now >= s.Ends || now >= s.Seen.Add(a.rules.Idle) {
			return err
		}
		who, _, err := tx.Person(ctx, organisation, s.Person)
		if fault.As(err) != nil || err == nil && !who.Active() {
			return nil //nolint:nilerr // somebody who left or never was has no session: no error, and nobody
		}
		if err != nil {
			return err
		}
		if s.Method != ByPasskey && s.Method != ByOIDC && !who.TOTP && a.needsSecond(&who) {
			if who.Passkeys, err = tx.CountPasskeys(ctx, organisation, who.ID); err != nil {
				return err
			}
		}
		out, found, touch = a.signed(organisation, who, s, ""), true, now >= s.Seen.Add(touchEvery)
		return nil
	})
	if err != nil || !touch {
		return out, found, err
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error { return tx.TouchSession(ctx, organisation, hash, now) })
	return out, found, err
}

// SignOut ends the session of a token. Ending what has ended is no error.
func (a *Actions) SignOut(ctx context.Context, organisation int64, token string) error {
	return a.db.Tx(ctx, func(tx *store.Tx) error { return tx.DeleteSession(ctx, organisation, hashOf(token)) })
}

// SessionOf is one session as its owner sees it.
type SessionOf struct {
	Name    string // by which it is ended
	Method  string
	Device  string
	Created calendar.Instant
	Seen    calendar.Instant
	This    bool // the one that asks
}

// Sessions are where a person is signed in, the last used first.
func (a *Actions) Sessions(ctx context.Context, who Actor, token string) ([]SessionOf, error) {
	if err := who.May(staff.Sign); err != nil {
		return nil, err
	}
	own, now := string(hashOf(token)), a.real()
	var all []SessionOf
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.Sessions(ctx, who.Organisation, who.ID)
		all = nil
		for _, s := range rows {
			if now < s.Ends && now < s.Seen.Add(a.rules.Idle) {
				all = append(all, SessionOf{Name: sessionName(s.Hash), Method: s.Method, Device: s.Device, Created: s.Created, Seen: s.Seen, This: string(s.Hash) == own})
			}
		}
		return err
	})
	return all, err
}

// sessionName names a session on a page: part of its hash, from which nobody
// gets to the token.
func sessionName(hash []byte) string { return base64.RawURLEncoding.EncodeToString(hash[:9]) }

// EndSession ends one of one's own sessions, by the name that Sessions gave it.
func (a *Actions) EndSession(ctx context.Context, who Actor, name string) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		rows, err := tx.Sessions(ctx, who.Organisation, who.ID)
		if err != nil {
			return err
		}
		for _, s := range rows {
			if sessionName(s.Hash) == name {
				return tx.DeleteSession(ctx, who.Organisation, s.Hash)
			}
		}
		return nil
	})
}

// EndSessions ends all of one's own sessions but the one of the token; with an
// empty token that one too.
func (a *Actions) EndSessions(ctx context.Context, who Actor, token string) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	var but []byte
	if token != "" {
		but = hashOf(token)
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error { return tx.DeleteSessions(ctx, who.Organisation, who.ID, but) })
}

// SignInAs opens a session for somebody without asking who they are. Only the
// program itself may: the demo does, and tests.
func (a *Actions) SignInAs(ctx context.Context, who Actor, user, method, device string) (Signed, error) {
	if !who.IsSystem() {
		return Signed{}, who.May(0)
	}
	var out Signed
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		account, _, found, err := tx.PersonByUser(ctx, who.Organisation, user)
		if err != nil {
			return err
		}
		if !found {
			return errNobody
		}
		out, err = a.open(ctx, tx, who.Organisation, &account, opening{method: method, device: device})
		return err
	})
	return out, err
}

var errNobody = fault.New(fault.NotFound, "Deze medewerker is er niet.", "There is no such employee.")

// SweepSignIn removes what has ended: sessions, links, and failures that no
// longer count.
func (a *Actions) SweepSignIn(ctx context.Context, who Actor) error {
	if err := who.May(staff.ManageStaff); err != nil {
		return err
	}
	now := a.real()
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		return tx.SweepSignIn(ctx, who.Organisation, now, now.Add(-staff.ForgetFailures))
	})
}
