package handover

import "handvest/internal/calendar"

// WaitFor is for whom a task waits; its number is stored.
type WaitFor uint8

// For whom a task can wait.
const (
	ForNobody   WaitFor = 0
	ForCustomer WaitFor = 1
	ForOther    WaitFor = 2 // another organisation, a supplier, an expert
	ForParts    WaitFor = 3 // the tasks into which it was split
)

// Wait is why a task stands still. A wait for a customer or another party ends
// by itself at Until; a wait for parts ends with the last of them.
type Wait struct {
	For   WaitFor
	Since calendar.Instant
	Until calendar.Instant
	What  string // what we wait for, as the customer may read it
}

// The reasons of a pause in the journal (PR-6). A promise names those for which
// its clock stands still.
const (
	PausedForCustomer = "klant"
	PausedForOther    = "derde"
)

// Pause is the reason of the pause that goes with a wait; empty is no pause.
func (f WaitFor) Pause() string {
	switch f {
	case ForCustomer:
		return PausedForCustomer
	case ForOther:
		return PausedForOther
	}
	return ""
}

// Waits binds a list of open tasks to those that wait, or to those that do not.
type Waits uint8

// Which tasks by whether they wait.
const (
	WaitingOrNot Waits = iota
	NotWaiting
	OnlyWaiting
)
