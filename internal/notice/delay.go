package notice

import "handvest/internal/calendar"

// HouseDates is how often the house gives a date itself for one promise on one
// case. A citizen who was told twice by a machine that it takes longer hears
// the next date from a person.
const HouseDates = 2

// Unaided is the After of a late notice for which only a person may answer.
const Unaided = calendar.Instant(1 << 61)

// HouseSpoke is how many of these delays told a date and a cause of the house
// about a promise.
func HouseSpoke(delays []Delay, subject int64, promise string) int {
	n := 0
	for i := range delays {
		if d := &delays[i]; d.Subject == subject && d.Promise == promise && d.ToldByHouse() {
			n++
		}
	}
	return n
}

// ToldByHouse says that the house told of a delay for its colleague. A date by
// rule in another message, as of one that is opened again, has no cause.
func (d *Delay) ToldByHouse() bool { return d.House && d.Cause != "" }

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
