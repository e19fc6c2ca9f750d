package handover

import "handvest/internal/calendar"

// TaskKind is what sort of work a task is; its number is stored.
type TaskKind uint8

// The kinds of task.
const (
	Work      TaskKind = 1 // something to do for a request
	Callback  TaskKind = 2 // ring a citizen back
	Knowledge TaskKind = 3 // an answer is missing, wrong or out of date (S4-41, S4-32)
	Mending   TaskKind = 4 // data to put right
)

// State is how far a task is; its number is stored.
type State uint8

// The states of a task.
const (
	Open    State = 1
	Taken   State = 2
	Closed  State = 3
	Waiting State = 4 // for the customer, another party or its parts; it still has its owner
)

// Task is something that a person or team owes. It always has an owner and a
// due moment. Its id is that of its subject: promises run on it.
type Task struct {
	ID         int64
	Version    int32
	Kind       TaskKind
	State      State
	Contact    int64 // from which it came; 0
	Request    int64 // for which it is; 0
	Party      int64
	Product    string // label codes
	Department string
	Staff      int64 // 0 is the whole team
	StaffName  string
	Title      string
	Text       string
	Slot       string // when the customer wants to be called, in words
	Prefer     Prefer // the same as data
	Number     string
	Urgent     bool
	Created    calendar.Instant
	Due        calendar.Instant
	Closed     calendar.Instant
	Outcome    string // what was done, for colleagues
	Answer     string // the words that are meant for the customer
	Reached    Reached
	Attempts   int32            // to reach the customer
	NextTry    calendar.Instant // of the next attempt; NoInstant is none agreed
	Wait       Wait             // for whom it waits; the zero value is nobody
	Answers    []Answer         // to the questions of its product
	Parent     int64            // the task of which it is a part; 0
	Routed     Why              // why it was sent on, of a task that was
	Reopened   int32            // how often the customer said that it was not solved
	Because    string           // why it was given to another, or why the agreement was overruled
	InsteadOf  int64            // the task that went to the wrong place; 0
	External   string           // the external contact centre that left it; empty is our own
	Article    int64            // about which answer, for Knowledge
}

// Reached says whether the customer was spoken to; its number is stored.
type Reached uint8

// How a call-back went.
const (
	NotRung   Reached = 0 // nobody rang: no call-back, or not done yet
	Spoken    Reached = 1
	NotSpoken Reached = 2 // rang, but nobody answered
)

// Agreement is the card between desk and department about one product, or
// about all products of a department (S2-15, S2-03).
type Agreement struct {
	ID         int64
	Version    int32
	Department string // label code
	Product    string // label code; empty is every product of the department
	May        string // what the desk may answer itself
	Ask        string // what the desk must ask
	Not        string // what the desk must not say
	Reachable  string // opening windows, as a calendar writes them: "mo-fr 09:00-12:00"
	Number     string // to put a caller through
	Deputy     string // who stands in
	Fallback   string // what to do when nobody answers
	Urgent     string // whom to ring when it cannot wait
	Review     calendar.Date
	Rollout    calendar.Date // the day from which it holds for everybody; 0 or NoDate is at once
	Pilot      []int64       // until that day it holds for these colleagues only (S4-46)
}
