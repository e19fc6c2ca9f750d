package page

import "handvest/internal/web/kit"

// Parties is the page on which a customer is looked up. What was typed stands
// in the page and never in its address.
type Parties struct {
	Shell
	Action  string // where the search goes, by POST
	Query   string // what was typed; empty is nothing yet
	Purpose []kit.Choice
	Read    string // how it was understood: "gelezen als telefoonnummer"
	Rows    []PartyRow
	Heading string // of the list
	Count   string
	Empty   string
	New     *Link
	Error   string
}

// PartyRow is one candidate.
type PartyRow struct {
	Name, Href string
	Facts      []string // masked
	Why        string   // by what it was found
	Badges     []Badge
}

// Badge is a word that must be seen.
type Badge struct {
	Text string
	Tone kit.Tone
}

// Klantbeeld is everything of one customer that its reader may see now.
type Klantbeeld struct {
	Shell
	Back     Link
	Said     *Notice
	ID       string
	Version  string
	Name     string
	Line     string   // person or organisation, and masked facts
	Masked   []string // to tell namesakes apart, as long as nothing else is open
	Badges   []Badge
	Secrecy  string // what a colleague must do or not do, in words
	Alerts   []PartyNote
	Purpose  []Link // why one looks; the chosen one is on
	Why      string // "U bekijkt deze klant voor …"
	Level    int    // of the identity ladder; -1 where nobody speaks
	Word     string
	May      string
	Control  *PartyControl
	Closed   string // why the rest is not shown, and what to do
	Running  string // how much runs, where its texts are closed
	Work     []kit.Bar
	NoWork   string
	Events   []EventRow
	NoEvents string
	Filter   *PartyFilter
	Facts    []Row
	Withheld *PartyReveal // opens what secrecy hides
	BSN      *PartyBSN
	Points   []PartyPoint
	NoPoints string
	Notes    []PartyNote
	Acts     []PartyAct // on whose behalf this one may speak
	Speakers []PartyAct // who may speak for this one
	Alike    []PartyAlike
	Merges   []PartyMerge
	Edit     string // page with the form; empty without the right
	Do       *PartyDo
	Editing  string // where the page says that it is open
	Export   string
}

// PartyDo are the addresses to which forms go; nil without the right.
type PartyDo struct{ Point, Note, Act, Merge string }

// PartyControl is the form with control questions.
type PartyControl struct {
	Action    string
	Say       string
	Questions []PartyQuestion
	Document  bool
	Contact   string
}

// PartyQuestion is one question, with the answer where that may be shown.
type PartyQuestion struct {
	Code, Ask, Answer string
	Hidden            bool
}

// PartyFilter are the filters of the timeline.
type PartyFilter struct {
	Action string
	Keep   []Row // values that stay
	Fields []kit.Field
	From   string
	Until  string
	CSV    string
	Newer  string
	Older  string
	All    string // without filters; empty when there are none
}

// PartyReveal opens what a secrecy indication hides.
type PartyReveal struct{ Action, Text, Purpose, Contact string }

// PartyBSN is the number of a citizen, masked.
type PartyBSN struct {
	Masked, Shown   string // Shown only in the answer to who asked and may
	Action, Purpose string // empty without the right
	Contact         string
}

// PartyPoint is one way to reach a customer.
type PartyPoint struct {
	ID, Kind, Value, Href string
	Notes                 []string // "voorkeur", "werk", "liefst na 16.00"
	Verified              bool
	OptOut                bool
	Preferred             bool
}

// PartyNote is one remark of a colleague.
type PartyNote struct {
	ID, Text, By string
	Alert        bool
}

// PartyAct is a relation with another customer.
type PartyAct struct{ ID, Name, Href, As string }

// PartyAlike is a customer that may be the same one.
type PartyAlike struct{ ID, Name, Href, Why, Word string }

// PartyMerge is one merge that was done.
type PartyMerge struct {
	ID, Text string
	Undo     bool
}

// PartyPurpose asks why somebody looks, before anything is shown.
type PartyPurpose struct {
	Shell
	Back    Link
	Choices []Link
}

// PartyForm is the page on which a customer is added or changed.
type PartyForm struct {
	Shell
	Back    Link
	Heading string
	Action  string
	Faults  []string
	Other   []Row // what somebody else made of it meanwhile
	OtherBy string
	Version string
	Fields  []PartyField
	Kind    []kit.Choice // person or organisation; empty where it cannot change
	Ticks   []PartyTick
	Alike   []PartyAlike // who looks alike: added only when asked again
	Button  string
	Editing string
	ID      string
}

// PartyField is one field of the form. Group begins a new group.
type PartyField struct {
	Name, Label, Value, Hint, Group string
	Type, Auto                      string
	Short                           bool
}

// PartyTick is one box of the form.
type PartyTick struct {
	Name, Text, Hint string
	On               bool
}

// Looks is the page that says who looked at whom.
type Looks struct {
	Shell
	Action string
	Fields []kit.Field
	Staff  string // ids that were asked, as typed
	Party  string
	From   string
	Until  string
	Rows   []LookRow
	Empty  string
	Count  string
	CSV    string
	Newer  string
	Older  string
	All    string
	Error  string
}

// LookRow is one look.
type LookRow struct {
	When, Machine      string
	Who, WhoHref       string
	Whom, WhomHref     string
	Purpose, What, How string
	Reason             string
	Weighty            bool // something was opened that is hidden from most
}

// Duplicates is who is probably in the register twice.
type Duplicates struct {
	Shell
	Notice      *Notice
	Action      string
	Rows        []DuplicateRow
	First, Next string
}

// DuplicateRow is two records side by side.
type DuplicateRow struct {
	Pair      string // both ids, as the form sends them
	Word, Why string
	One       DuplicateSide
	Other     DuplicateSide
}

// DuplicateSide is one of the two.
type DuplicateSide struct {
	Name, Note, Href string
	Stay             string // the form that merges the other into this one
	Gone             string // the id of the other
}
