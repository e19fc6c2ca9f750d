package contact

import (
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/handover"
	"handvest/internal/party"
)

// Channel is the way by which a contact came; its code is a label.
type Channel string

// The channels. Their codes are those of label kind "channel".
const (
	Phone   Channel = "telefoon"
	Counter Channel = "balie"
	Email   Channel = "mail"
	Letter  Channel = "post"
	WebForm Channel = "web"
	App     Channel = "app"
	Chat    Channel = "chat"
	Social  Channel = "social"
)

// Channels are all channels, in the order of the screen.
var Channels = []Channel{Phone, Counter, Email, Letter, WebForm, App, Chat, Social}

// Live says that somebody is waiting while we type.
func (c Channel) Live() bool { return c == Phone || c == Counter || c == Chat }

// Solved is the answer to the closing question "Heb ik u hiermee geholpen?" (S4-16).
type Solved uint8

// The answers; their numbers are stored.
const (
	NotRecorded Solved = 0
	Yes         Solved = 1
	No          Solved = 2
	NotAsked    Solved = 3
)

// Reason is why a contact was not solved: the six of S4-13.
type Reason uint8

// The reasons; their numbers are stored.
const (
	NoReason      Reason = 0
	Training      Reason = 1 // we do not know how
	Departments   Reason = 2 // another department must do it
	Information   Reason = 3 // the information is not there
	Processes     Reason = 4 // the process does not allow it
	Systems       Reason = 5 // the system failed
	Communication Reason = 6 // what we wrote or said was not clear
)

// Ending is how one question of a contact ended.
type Ending string

// The endings; their codes are labels of kind "outcome" and stored.
const (
	Answered    Ending = "direct"          // answered at once
	ToTask      Ending = "taak"            // a task for a department
	ToCallback  Ending = "terugbelnotitie" // somebody calls back
	Transferred Ending = "doorverbonden"   // put through
	Referred    Ending = "verwezen"        // to another organisation
	Reported    Ending = "melding"         // a new request was made
	Added       Ending = "toegevoegd"      // added to a request that ran already
	CutOff      Ending = "verbroken"       // the line broke
	Voiced      Ending = "klacht"          // a complaint, compliment or idea was taken
)

// Draft is a contact that is going on: one tab at the desk. It lives on the
// server, at most two seconds behind the keys, and belongs to one person.
type Draft struct {
	ID      int64 // becomes the id of the contact and of its subject
	Version int32 // each save names the version that it saw
	Staff   int64

	Channel  Channel
	Outbound bool
	Line     string // the number that was dialled or the mailbox, when known
	From     string // number or address of the other side, as it came in

	Party    int64       // 0 is anonymous
	For      int64       // on behalf of; 0 is for themselves
	Level    party.Level // how sure we are
	Caller   Caller      // what an unknown person said about themselves
	Purpose  party.Purpose
	Sent     calendar.Instant // by the customer
	Received calendar.Instant // by our systems: promises run from here (REC-4)

	Started calendar.Instant // when the conversation began
	Ended   calendar.Instant // when it ended; wrap-up runs from here. NoInstant while it goes on
	Saved   calendar.Instant // of the last save

	Questions []Question // at least one
	At        int        // the question on screen
	Solved    Solved
	Reason    Reason
	Remark    string // about the contact as a whole
	NotVoiced bool   `json:",omitzero"` // somebody said that this is no complaint: it is not suggested again
}

// Caller is how to reach somebody who is no party yet.
type Caller struct {
	Name  string `json:",omitzero"`
	Phone string `json:",omitzero"`
	Email string `json:",omitzero"`
	Keep  bool   `json:",omitzero"` // make a party of it when the contact is finished
}

// Question is one thing that the party wants.
type Question struct {
	Product    string            // label code
	Subject    string            // what it is about, in words, when no product fits
	Text       string            // what the customer asks
	Article    int64             // the answer that was given
	Seen       []int64           // other answers that were opened
	Script     int64             // version that was walked
	Answers    map[string]string // to the questions of the script, by their code
	Department string            // label code: who takes it
	Ending     Ending
	Request    int64 // the running request that this is about; 0 is none
	Task       *Handover
	Made       int64 `json:",omitzero"` // of a finished contact: the task that it left; 0 is none

	Colleague     int64  `json:",omitzero"` // who took the conversation over when it was put through (VNG C0534); 0 is not known
	ColleagueName string `json:",omitzero"`

	Voice *complaint.Voice `json:",omitzero"` // the complaint, compliment or idea that was expressed; nil is none
}

// Handover is the work that a question leaves behind.
type Handover struct {
	Callback   bool
	Department string          // label code
	Staff      int64           // a named person, or 0 for the team
	Text       string          // for the colleague
	Slot       string          // when the customer wants to be called, in words
	Prefer     handover.Prefer `json:",omitzero"` // the same as data
	Number     string          // on which number
	Urgent     bool
	Because    string // why the department that the agreement names was overruled
}

// Contact is a finished exchange.
type Contact struct {
	ID         int64
	Channel    Channel
	Outbound   bool
	Party, For int64
	Level      party.Level
	Staff      int64
	StaffName  string
	External   string // the external contact centre that handled it; empty is our own
	Sent       calendar.Instant
	Received   calendar.Instant
	Registered calendar.Instant
	Started    calendar.Instant // when the conversation, or the work on a letter, began
	Talk       int64            // milliseconds of conversation
	Wrap       int64            // milliseconds of wrap-up after it
	Caller     Caller           // what an unknown person said about themselves
	Phone      string           // number of the other side as it is compared; empty when unknown
	Line       string           // number or mailbox on our side
	Questions  []Question
	Solved     Solved
	Reason     Reason
	Remark     string
	Version    int32 // rises with each correction
	Sensitive  bool
}

// Request is what a party wants from us until it is dealt with. Its id is that
// of its subject: promises run on it.
type Request struct {
	ID         int64
	Reference  string
	Party      int64
	Product    string // label codes
	Department string
	Title      string
	Text       string
	Open       bool
	Version    int32
	Channel    Channel
	Contact    int64  // from which it came; 0 when another system made it
	External   string // the external contact centre that registered it; empty is our own
	Received   calendar.Instant
	Due        calendar.Instant // by the promise that is due first, else by the agreed term; always there
	Closed     calendar.Instant
	Sensitive  bool
	Contacts   int // how many contacts are about it
}
