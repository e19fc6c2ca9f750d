package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/store/gen"
)

// Session is one browser in which somebody is signed in. Its token is known to
// that browser only; here stands the SHA-256 hash.
type Session struct {
	Hash   []byte
	Person int64
	Method string // password, passkey, oidc, demo
	Device string // what the browser says it is, for its owner

	Issuer, IssuerSession string // of the identity provider that let them in

	Created, Seen, Ends calendar.Instant
}

// AddSession saves a new session.
func (tx *Tx) AddSession(ctx context.Context, organisation int64, s Session) error {
	return wrap("save a session", tx.q.AddSession(ctx, gen.AddSessionParams{
		OrganisationID: organisation, Hash: s.Hash, PersonID: s.Person, Method: s.Method, Device: s.Device, Issuer: s.Issuer,
		IssuerSession: s.IssuerSession, CreatedAt: int64(s.Created), EndsAt: int64(s.Ends),
	}))
}

func sessionOf(r gen.Session) Session {
	return Session{
		Hash: r.Hash, Person: r.PersonID, Method: r.Method, Device: r.Device, Issuer: r.Issuer, IssuerSession: r.IssuerSession,
		Created: calendar.Instant(r.CreatedAt), Seen: calendar.Instant(r.SeenAt), Ends: calendar.Instant(r.EndsAt),
	}
}

// Session finds a session by the hash of its token; false when there is none.
func (tx *Tx) Session(ctx context.Context, organisation int64, hash []byte) (Session, bool, error) {
	r, err := tx.q.Session(ctx, gen.SessionParams{OrganisationID: organisation, Hash: hash})
	if errors.Is(err, pgx.ErrNoRows) {
		return Session{}, false, nil
	}
	return sessionOf(r), err == nil, wrap("read a session", err)
}

// TouchSession saves that a session was used.
func (tx *Tx) TouchSession(ctx context.Context, organisation int64, hash []byte, at calendar.Instant) error {
	return wrap("save the use of a session", tx.q.TouchSession(ctx, gen.TouchSessionParams{OrganisationID: organisation, Hash: hash, SeenAt: int64(at)}))
}

// Sessions are those of one person, the one used last first.
func (tx *Tx) Sessions(ctx context.Context, organisation, person int64) ([]Session, error) {
	rows, err := tx.q.SessionsOf(ctx, gen.SessionsOfParams{OrganisationID: organisation, PersonID: person})
	all := make([]Session, len(rows))
	for i, r := range rows {
		all[i] = sessionOf(r)
	}
	return all, wrap("read sessions", err)
}

// DeleteSession ends a session.
func (tx *Tx) DeleteSession(ctx context.Context, organisation int64, hash []byte) error {
	_, err := tx.q.DeleteSession(ctx, gen.DeleteSessionParams{OrganisationID: organisation, Hash: hash})
	return wrap("end a session", err)
}

// DeleteSessions ends all sessions of a person but one, or all with nil.
func (tx *Tx) DeleteSessions(ctx context.Context, organisation, person int64, but []byte) error {
	if but == nil {
		but = []byte{}
	}
	_, err := tx.q.DeleteSessionsOf(ctx, gen.DeleteSessionsOfParams{OrganisationID: organisation, PersonID: person, Hash: but})
	return wrap("end sessions", err)
}

// Challenge is something that was begun and must be finished once and soon.
type Challenge struct {
	Hash   []byte // of the token that finishes it
	Kind   string
	Person int64  // 0 when not known yet
	Body   []byte // sealed
	Ends   calendar.Instant
}

// AddChallenge saves what was begun.
func (tx *Tx) AddChallenge(ctx context.Context, organisation int64, c Challenge) error {
	if c.Body == nil {
		c.Body = []byte{}
	}
	return wrap("save a challenge", tx.q.AddChallenge(ctx, gen.AddChallengeParams{
		OrganisationID: organisation, Hash: c.Hash, Kind: c.Kind, PersonID: c.Person, Body: c.Body, EndsAt: int64(c.Ends),
	}))
}

// Challenge reads what was begun and has not ended at a moment; false when
// there is no such thing.
func (tx *Tx) Challenge(ctx context.Context, organisation int64, kind string, hash []byte, now calendar.Instant) (Challenge, bool, error) {
	r, err := tx.q.Challenge(ctx, gen.ChallengeParams{OrganisationID: organisation, Hash: hash, Kind: kind})
	if errors.Is(err, pgx.ErrNoRows) {
		return Challenge{}, false, nil
	}
	c := Challenge{Hash: r.Hash, Kind: r.Kind, Person: r.PersonID, Body: r.Body, Ends: calendar.Instant(r.EndsAt)}
	return c, err == nil && now < c.Ends, wrap("read a challenge", err)
}

// TakeChallenge takes away what was begun; false when it was taken before.
func (tx *Tx) TakeChallenge(ctx context.Context, organisation int64, hash []byte) (bool, error) {
	n, err := tx.q.DeleteChallenge(ctx, gen.DeleteChallengeParams{OrganisationID: organisation, Hash: hash})
	return n > 0, wrap("take a challenge", err)
}

// DropChallenges takes away what was begun for a person.
func (tx *Tx) DropChallenges(ctx context.Context, organisation, person int64, kind string) error {
	_, err := tx.q.DeleteChallengesOf(ctx, gen.DeleteChallengesOfParams{OrganisationID: organisation, PersonID: person, Kind: kind})
	return wrap("drop challenges", err)
}

// CountAttempt counts a try of a key as failed and returns how many there are
// now, and until when there is to be waited. Failures that ended before a moment
// are forgotten first.
func (tx *Tx) CountAttempt(ctx context.Context, organisation int64, key []byte, now, forget calendar.Instant) (failures int, wait calendar.Instant, err error) {
	r, err := tx.q.CountAttempt(ctx, gen.CountAttemptParams{OrganisationID: organisation, Key: key, LastAt: int64(now), Column4: int64(forget)})
	return int(r.Failures), calendar.Instant(r.WaitUntil), wrap("count an attempt", err)
}

// DelayAttempt saves until when there is to be waited.
func (tx *Tx) DelayAttempt(ctx context.Context, organisation int64, key []byte, wait calendar.Instant) error {
	return wrap("save a wait", tx.q.DelayAttempt(ctx, gen.DelayAttemptParams{OrganisationID: organisation, Key: key, WaitUntil: int64(wait)}))
}

// TakeBackAttempt takes back one count, of a try that was good.
func (tx *Tx) TakeBackAttempt(ctx context.Context, organisation int64, key []byte) error {
	return wrap("take back an attempt", tx.q.TakeBackAttempt(ctx, gen.TakeBackAttemptParams{OrganisationID: organisation, Key: key}))
}

// DeleteAttempt forgets the failures of a key.
func (tx *Tx) DeleteAttempt(ctx context.Context, organisation int64, key []byte) error {
	return wrap("forget attempts", tx.q.DeleteAttempt(ctx, gen.DeleteAttemptParams{OrganisationID: organisation, Key: key}))
}

// SweepSignIn removes the sessions and challenges that ended before a moment,
// and the failures that are older than another.
func (tx *Tx) SweepSignIn(ctx context.Context, organisation int64, ended, failed calendar.Instant) error {
	if _, err := tx.q.DeleteEndedSessions(ctx, gen.DeleteEndedSessionsParams{OrganisationID: organisation, EndsAt: int64(ended)}); err != nil {
		return wrap("sweep sessions", err)
	}
	if _, err := tx.q.DeleteEndedChallenges(ctx, gen.DeleteEndedChallengesParams{OrganisationID: organisation, EndsAt: int64(ended)}); err != nil {
		return wrap("sweep challenges", err)
	}
	_, err := tx.q.DeleteOldAttempts(ctx, gen.DeleteOldAttemptsParams{OrganisationID: organisation, LastAt: int64(failed)})
	return wrap("sweep attempts", err)
}
