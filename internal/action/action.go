// Package action holds what people and systems can do here: one file an
// action, each with one transaction. Pages, commands and nightly jobs all go
// through it, so that they behave alike.
package action

import (
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Actions is everything that can be done with one database.
type Actions struct {
	db    *store.DB
	kept  kept
	sets  sets
	tried tried
}

// New makes the actions on a database. The clock is that of the database.
func New(db *store.DB) *Actions { return &Actions{db: db} }

// Actor is who does something, for which organisation: a person with roles, or
// the program itself.
type Actor = staff.Person
