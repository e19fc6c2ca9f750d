package notice

import (
	"slices"

	"handvest/internal/calendar"
)

// Kind is what a notice is about; its code is stored and names the template.
type Kind string

// The kinds of notice.
const (
	Confirmation Kind = "confirmation" // we have it, and this is what we promise (S0-15)
	Late         Kind = "late"         // we will not make it, or did not (PR-7)
	Paused       Kind = "paused"       // we wait for you, or for another party (PR-6)
	Resumed      Kind = "resumed"      // we go on
	NotReached   Kind = "not_reached"  // we rang and nobody answered
	Answered     Kind = "answered"     // this is our answer
	Closed       Kind = "closed"       // we are done
	Reopened     Kind = "reopened"     // we pick it up again
	Milestone    Kind = "milestone"    // a step was taken: told before somebody asks (S4-37)
	Compensation Kind = "compensation" // what you get because we broke a promise (PR-8)
)

// Kinds are all kinds, in the order of the screens.
var Kinds = slices.Concat([]Kind{Confirmation, Late, Paused, Resumed, NotReached, Answered, Closed, Reopened, Milestone, Compensation}, Complaints)

// Channel is a way to reach a citizen; its code is stored.
type Channel string

// The channels out.
const (
	Email  Channel = "mail"
	SMS    Channel = "sms"
	Letter Channel = "post" // printed by us, or by a service
)

// State is how far a notice is; its code is stored.
type State string

// The states of a notice. Only Asking, Planned and Packed are still to come.
const (
	Asking     State = "asking"     // it needs a word of a colleague first: a late notice has a cause and a new date
	Planned    State = "waiting"    // it leaves when After has come and the hour is decent
	Packed     State = "packed"     // it is in a dispatch that is on its way out
	Told       State = "sent"       // it is in a dispatch that left
	Unreached  State = "failed"     // no channel was left; there is a task for it
	Suppressed State = "suppressed" // not sent, and Because says why: an opt-out, overtaken, no address asked for
)

// Notice is one thing that a citizen is told about one subject. Event is the
// key of what happened: there is one notice for it, however often and by however
// many servers it is noticed.
type Notice struct {
	ID              int64
	Version         int32
	Kind            Kind
	Event           string // such as "late:<promise>:<subject>:<due in ms>"; unique in an organisation
	Subject         int64  // the request, task or contact that it is about
	Contact         int64  // 0 is none
	Request         int64  // 0 is none
	Task            int64  // 0 is none
	Party           int64  // 0 is an unknown caller
	Promise         string // code; empty is none
	Statutory       bool   // by law: opt-outs do not hold it back
	Channel         Channel
	Address         string // of an unknown caller; that of a party is looked up when it leaves
	Language        string // ISO 639-1
	Template        Kind   // whose words they are
	TemplateVersion int32  // 0 is the text of the house
	Title           string // of the mail or letter
	Body            string // as the citizen reads it
	Facts           Facts
	State           State
	Because         string           // why it was suppressed or not reached, for people
	After           calendar.Instant // not before this moment; of one that is Asking, when the house answers for its colleague
	TellBy          calendar.Instant // must have left before this moment; NoInstant is no such moment
	Created         calendar.Instant
	Dispatch        int64 // the envelope; 0 is none yet
}

// Facts are what a notice says, apart from its words.
type Facts struct {
	Due      calendar.Instant `json:"due,omitzero"`      // what was promised
	NewDue   calendar.Instant `json:"new_due,omitzero"`  // what we promise now; a late notice never leaves without it
	Cause    string           `json:"cause,omitzero"`    // why, in words that a citizen may read
	Until    calendar.Instant `json:"until,omitzero"`    // how long we wait
	Answer   string           `json:"answer,omitzero"`   // what we answered
	Known    bool             `json:"known,omitzero"`    // the breach was known to us before the citizen said so (S0-14)
	Cents    int64            `json:"cents,omitzero"`    // of a compensation
	Form     string           `json:"form,omitzero"`     // of a compensation: a charter.RemedyForm
	Unaided  bool             `json:"unaided,omitzero"`  // the house gave dates that passed: only a colleague gives the next one
	Fallback bool             `json:"fallback,omitzero"` // cause and date are those of the house, because nobody gave them in time
	Tardy    bool             `json:"tardy,omitzero"`    // this is told later than one working day after the breach, and says so
	Step     string           `json:"step,omitzero"`     // of a milestone: the name of a charter.Event
	Reason   string           `json:"reason,omitzero"`   // of a pause: its code, such as "klant"
}

// Given says whether a moment of the facts is there: zero is none, as in JSON.
func Given(i calendar.Instant) bool { return i.Known() && i != 0 }
