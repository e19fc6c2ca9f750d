package party

import "handvest/internal/calendar"

// What was opened by a look; its number is stored.
type What uint8

// What can be opened.
const (
	LookHead    What = 1 // name and masked facts: a candidate
	LookAll     What = 2 // everything that the role and the identity level open
	LookBSN     What = 3 // the citizen service number
	LookSecret  What = 4 // facts that a secrecy indication hides
	LookAnswers What = 5 // the expected answers to control questions
	LookExport  What = 6 // everything about one person, as a file
)

// Whats are all of them, in the order of the screen.
var Whats = []What{LookHead, LookAll, LookBSN, LookSecret, LookAnswers, LookExport}

// Look is one look of one employee at one party.
type Look struct {
	ID        int64
	At        calendar.Instant
	Party     int64
	Name      string // of the party, in lists
	Staff     int64
	StaffName string
	Purpose   Purpose
	Level     Level
	What      What
	Via       string // the page or system
	Subject   int64  // the contact, task or request that it was for; 0
	Reason    string // in words, where one was asked
}

// Check is one time that somebody's identity was checked.
type Check struct {
	ID        int64
	At        calendar.Instant
	Party     int64
	Contact   int64 // in which conversation; 0 is outside one
	Staff     int64
	StaffName string
	Level     Level
	Verdict   Verdict
	Method    Method
	Answers   map[Question]bool
}

// Method is by what an identity was checked; its code is stored.
type Method string

// The methods.
const (
	ByQuestions Method = "vragen"
	ByDocument  Method = "document" // at the counter
	ByDigiD     Method = "digid"    // or eHerkenning, or an eIDAS login
)

// Level is the step that a method can reach.
func (m Method) Level() Level {
	switch m {
	case ByQuestions:
		return Checked
	case ByDocument, ByDigiD:
		return Strong
	}
	return Anonymous
}

// CheckHolds is for how many milliseconds a check outside a contact counts for
// the colleague who did it; inside a contact it counts as long as that lasts.
const CheckHolds = 30 * 60 * 1000

// LevelOf is the highest step that checks of one party support now, in a
// contact or for one colleague. A failed check takes away what came before it
// in the same contact.
func LevelOf(checks []Check, contact, staff int64, now calendar.Instant) Level {
	level := Anonymous
	for i := len(checks) - 1; i >= 0; i-- { // the oldest first
		c := &checks[i]
		mine := contact != 0 && c.Contact == contact || c.Contact == 0 && c.Staff == staff && now-c.At <= CheckHolds
		switch {
		case !mine:
		case c.Verdict == Failed:
			level = Anonymous
		case c.Verdict == Passed && c.Level > level:
			level = c.Level
		}
	}
	return level
}

// Joined is one merge.
type Joined struct {
	ID         int64
	Into, From int64
	At         calendar.Instant
	By         int64
	ByName     string
	Reason     string
	Join       Join
	Undone     calendar.Instant
	UndoneBy   string
}
