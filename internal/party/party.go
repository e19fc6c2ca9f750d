package party

import "handvest/internal/calendar"

// Kind is what a party is.
type Kind uint8

// The kinds; their numbers are stored.
const (
	Person       Kind = 1
	Organisation Kind = 2
)

// Party is a person or an organisation. Its BSN is never part of it: who may
// see that asks for it apart, with a purpose.
type Party struct {
	ID      int64
	Version int32 // optimistic lock: a change names the version that it saw
	Kind    Kind
	Name    Name
	Born    calendar.Date // NoDate when unknown, and for organisations
	Address Address
	KvK     string // eight digits
	HasBSN  bool
	BSNEnd  string // its last three digits, to compare aloud; empty without a BSN

	Secret    bool // secrecy indication (Wet BRP 2.59): nothing about where this person is, is given to anybody
	Sensitive bool // shielded: only staff with SeeSensitive open it
	Deceased  bool
	Language  string // ISO 639-1, empty is Dutch

	Points []Point
	Notes  []Note
	Acts   []Relation // on whose behalf this party may speak

	MergedInto int64 // the party that it turned out to be; 0
	Changed    calendar.Instant
	ChangedBy  string // who changed it last, in words
}

// Name is what a party is called.
type Name struct {
	First    string // first name or initials
	Prefix   string // "de", "van der"
	Last     string
	Business string // of an organisation
}

// Address is where post goes.
type Address struct {
	Street, Number, Addition, Postcode, Town, Country string // Number is digits only; Country is empty for the Netherlands
	District                                          string // label code
}

// PointKind is a way to reach a party.
type PointKind uint8

// The ways; their numbers are stored.
const (
	Phone PointKind = 1
	Email PointKind = 2
	Chat  PointKind = 3 // an account on a messaging or social network
	Post  PointKind = 4 // another address than that of the party
)

// Point is one way to reach a party.
type Point struct {
	ID        int64
	Kind      PointKind
	Value     string           // as it is shown
	Normal    string           // as it is compared: E.164, lower-case address
	Label     string           // "werk", "dochter"
	Preferred bool             // at most one of each kind
	Verified  calendar.Instant // NoInstant when never
	OptOut    bool             // not for anything but what the law requires
	When      string           // "liefst na 16.00"
}

// Note is what colleagues should know. An alert stands on top, in sight.
type Note struct {
	ID      int64
	Text    string
	Alert   bool
	By      int64 // staff
	ByName  string
	At      calendar.Instant
	Expires calendar.Date // NoDate is never
}

// Relation says that a party speaks for another: a guardian, a daughter, an
// accountant.
type Relation struct {
	Party int64 // for whom
	Name  string
	As    string // "bewindvoerder"
	Until calendar.Date

	Sensitive bool // the other is shielded
}

// Level is how sure we are who is speaking: the identity ladder.
type Level uint8

// The steps; their numbers are stored.
const (
	Anonymous Level = 0 // nobody said who they are
	Claimed   Level = 1 // says who they are, or calls from a known number: a candidate, not an identity (S4-30)
	Checked   Level = 2 // answered enough control questions
	Strong    Level = 3 // DigiD, eHerkenning, or a document at the counter
)

// Purpose is why somebody looks at a party; it is logged with every look.
type Purpose uint8

// The purposes; their numbers are stored.
const (
	ForContact   Purpose = 1 // this person is in contact with us now
	ForTask      Purpose = 2 // work on a task or request of theirs
	ForUpkeep    Purpose = 3 // mending their data, merging duplicates
	ForComplaint Purpose = 4 // the complaint procedure
	ForAudit     Purpose = 5
)
