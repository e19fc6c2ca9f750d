package notice

import "handvest/internal/calendar"

// Delay is a new date that a citizen was told instead of a promised one. It is
// watched in its turn: when it passes and the work is not done, that is a new
// event, and the citizen is told again (PR-7, DEC-2).
type Delay struct {
	ID        int64
	Subject   int64
	Promise   string           // code; empty is an agreed term without a promise
	Due       calendar.Instant // what was promised, or the new date before this one
	NewDue    calendar.Instant
	Cause     string // in words that a citizen may read
	House     bool   // cause and date are those of the house, because nobody gave them in time
	Staff     int64  // who announced it; 0 is the house
	StaffName string
	Announced calendar.Instant
	Watched   bool // false once it passed, was replaced, or the work was done
}
