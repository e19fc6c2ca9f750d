// Package action holds what people and systems can do here: one file an
// action, each with one transaction. Pages, commands and nightly jobs all go
// through it, so that they behave alike.
package action

import (
	"handvest/internal/seal"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Actions is everything that can be done with one database.
type Actions struct {
	db    *store.DB
	keys  *seal.Keys
	kept  kept
	sets  sets
	tried tried

	libraries libraries
	hours     hours
}

// Option changes how actions are made.
type Option func(*Actions)

// WithKeys hands in the keys of the installation. Without it actions draw keys
// of their own, so that what one seals nobody opens later: enough for tests and
// for commands that seal nothing.
func WithKeys(k *seal.Keys) Option { return func(a *Actions) { a.keys = k } }

// New makes the actions on a database. The clock is that of the database.
func New(db *store.DB, options ...Option) *Actions {
	a := &Actions{db: db}
	for _, o := range options {
		o(a)
	}
	if a.keys == nil {
		a.keys = seal.Fresh()
	}
	return a
}

// Actor is who does something, for which organisation: a person with roles, or
// the program itself.
type Actor = staff.Person
