package app

import (
	"sync"

	"handvest/internal/dutch"
	"handvest/internal/staff"
	"handvest/ui"
)

// Words is Dutch with the word list that was built into this binary, read
// once; without a build it works with less.
var Words = sync.OnceValues(func() (*dutch.Dutch, error) {
	list, err := ui.Words()
	if err != nil {
		return nil, err
	}
	return dutch.New(list)
})

// Leaked are the leaked passwords that were built into this binary, read once;
// without a build there are none.
var Leaked = sync.OnceValues(func() (*staff.Leaked, error) {
	list, err := ui.Passwords()
	if err != nil {
		return nil, err
	}
	return staff.ReadLeaked(list)
})
