// Package action holds what people and systems can do here: one file an
// action, each with one transaction. Pages, commands and nightly jobs all go
// through it, so that they behave alike.
package action

import (
	"time"

	"handvest/internal/agenda"
	"handvest/internal/calendar"
	"handvest/internal/notice"
	"handvest/internal/passkey"
	"handvest/internal/seal"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Actions is everything that can be done with one database.
type Actions struct {
	db       *store.DB
	keys     *seal.Keys
	wall     func() time.Time // nil is the clock of the database
	rules    SignInRules
	hash     chan struct{} // places for computing passwords
	kept     kept
	sets     sets
	tried    tried
	scanner  Scanner
	desk     deskFigures
	passkeys *passkey.Keeper // nil where there are none
	leaked   *staff.Leaked   // nil where the list was not built
	base     string          // address at which people open the screens; empty is none
	carriers map[notice.Channel]Carrier

	agenda      agenda.Fetcher // nil where calendars come as files only
	agendaHosts []string

	libraries libraries
	hours     hours
}

// Option changes how actions are made.
type Option func(*Actions)

// WithKeys hands in the keys of the installation. Without it actions draw keys
// of their own, so that what one seals nobody opens later: enough for tests and
// for commands that seal nothing.
func WithKeys(k *seal.Keys) Option { return func(a *Actions) { a.keys = k } }

// WithWall hands in the clock of sign-in. It differs from that of the database
// in the demo, where days pass in minutes and people sign in at their own pace.
func WithWall(now func() time.Time) Option { return func(a *Actions) { a.wall = now } }

// WithSignIn sets how long sessions last and who needs a second factor.
func WithSignIn(r SignInRules) Option { return func(a *Actions) { a.rules = r } }

// WithLeaked hands in the passwords that were found in leaks: nobody may choose
// one of them.
func WithLeaked(l *staff.Leaked) Option { return func(a *Actions) { a.leaked = l } }

// New makes the actions on a database. The clock is that of the database.
func New(db *store.DB, options ...Option) *Actions {
	a := &Actions{db: db, hash: make(chan struct{}, hashesAtOnce), rules: SignInRules{Idle: time.Hour, Longest: 12 * time.Hour}}
	for _, o := range options {
		o(a)
	}
	if a.keys == nil {
		a.keys = seal.Fresh()
	}
	return a
}

// real is the moment by the clock of sign-in.
func (a *Actions) real() calendar.Instant {
	if a.wall == nil {
		return a.db.Now()
	}
	return calendar.InstantOf(a.wall())
}

// Actor is who does something, for which organisation: a person with roles, or
// the program itself.
type Actor = staff.Person
