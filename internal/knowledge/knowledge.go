package knowledge

import "handvest/internal/calendar"

// Product is something that can be asked for: from the Uniforme Productenlijst
// or of the organisation itself.
type Product struct {
	Code       string // label code, stable
	Version    int32
	Name       string
	Names      []string // what people call it
	UPL        string   // URI in the Uniforme Productenlijst; empty for an own product
	Department string   // label code: owner
	Theme      string
	Since      calendar.Date // it can be asked for from this day (S2-05)
	Until      calendar.Date // NoDate is without end
	Channels   []string      // by which it can be asked for; empty is all
	Ready      []Condition   // S4-44: what must be in order before it opens at the desk
	Open       bool          // at the desk
}

// Condition is one of the four conditions of S4-44, met or excused by name.
type Condition struct {
	Kind   string // staff, systems, backoffice, process
	Met    bool
	Excuse string // why it opens nevertheless
	By     string // who said so
}

// Status is how far a version is; its number is stored.
type Status uint8

// The states of a version of an article or script.
const (
	Draft     Status = 1
	Proposed  Status = 2 // waits for the owner of the content, or of the form
	Published Status = 3
	Retired   Status = 4
)

// Article is one answer. Its text stands in a version.
type Article struct {
	ID           int64
	Product      string // label code; empty is about no product
	ContentOwner string // department, label code: what it says (S4-45)
	FormOwner    string // department, label code: how it is said and found (S4-45)
	Version      Version
	Review       calendar.Date // when the owner looks again
	Used         int64         // contacts in which it was the answer
}

// Version is one text of an article; a published one is never changed.
type Version struct {
	Number   int32
	Status   Status
	Title    string   // as a question or a topic
	Keywords []string // other words by which it is found
	Public   string   // what everybody may read; a little Markdown
	Internal string   // what only the desk reads
	Say      string   // the sentence to say aloud
	From     calendar.Date
	Until    calendar.Date // valid until; NoDate is without end
	Score    int           // of readability, 0 to 100
	By       string
	At       calendar.Instant

	Edition   int32  // how often it was saved: who writes over another's words is told
	Note      string // what changed and why, or why it was sent back
	ContentBy string // who approved what it says, for its owner (S4-45)
	FormBy    string // who approved how it is said and found
}

// Script is a tree of questions that leads to an answer or an ending.
type Script struct {
	ID        int64
	VersionID int64 // of this version: what a contact keeps
	Number    int32 // of the version
	Edit      int32 // rises with each change of a draft
	Product   string
	Owner     string // department, label code
	Title     string
	Status    Status
	By        string
	Changed   calendar.Instant
	Nodes     []Node // the first is the beginning
}

// Node is one question of a script, or an end of it.
type Node struct {
	Code    string   // stable: answers are kept under it, and what is known is skipped (S4-24)
	Ask     string   // aloud; empty for an end
	Help    string   // for the agent
	Kind    string   // choice, text, number, date, yesno, end
	Fact    string   // what is known already answers it: party.postcode, party.phone, request.reference …
	Options []Option // of a choice
	Next    string   // of every other kind
	Say     string   // at an end
	Ending  string   // contact.Ending at an end; empty leaves it to the agent
	To      string   // department at an end
}

// Option is one answer to a choice or a yes-or-no question.
type Option struct {
	Code string // stable: what is kept of the answer; without one it is made from the text
	Text string
	Next string
}

// Macro is a ready text with variables such as {naam} and {datum}.
type Macro struct {
	ID      int64
	Version int32
	Key     string // by which it is typed: "/open"
	Title   string
	Text    string
	Owner   string        // department
	Until   calendar.Date // blocked after this day (S4-09)
	Score   int           // readability
	Used    int64
}

// Line is one row of the number plan (S3-23).
type Line struct {
	ID         int64
	Version    int32
	Department string
	Product    string // empty is every product
	Number     string
	Name       string // of the person or team that answers
	Deputy     string
	Windows    string // when it answers, as a calendar writes it
	Script     string // how to put through: what to say to both
}

// Banner is news or a disruption that everybody at the desk must know.
type Banner struct {
	ID         int64
	Version    int32
	Disruption bool // red, on top; else news
	Title      string
	Text       string
	Say        string // words to use with callers
	Products   []string
	From       calendar.Instant
	Until      calendar.Instant // its end, always there
	By         string
	ByID       int64
	Read       bool // by who asks
}
