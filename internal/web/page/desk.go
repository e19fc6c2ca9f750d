package page

import (
	"fmt"

	"handvest/internal/web/kit"
)

// Desk is the one screen of the contact centre: every contact that is going on
// is a tab, and one of them is on screen.
type Desk struct {
	Shell
	Action  string // a new contact posts here
	Tabs    []DeskTab
	New     []DeskChannelChoice
	Work    *DeskWork // the contact on screen; nil when none is open
	Done    *DeskDone // what was finished last
	Today   string    // "Vandaag 14 contacten, 12 direct geholpen"
	Keys    []DeskKey
	Press   bool   // single letters press buttons
	Letters string // those that the reader chose
	Settle  string
	SignIn  string // where a session that ran out is taken up again
}

// DeskTab is one contact that is going on.
type DeskTab struct {
	ID, Href string
	Channel  string
	Title    string
	On       bool
	Clock    DeskClock
	Word     string // "nog 3 u"; empty beside a clock
	Tone     kit.Tone
}

// DeskClock counts up from a moment.
type DeskClock struct {
	Elapsed int64  // milliseconds when the page was made
	Text    string // "02:14"
	Runs    bool
	Name    string // what it counts: "gesprek", "nawerk"
}

// DeskChannelChoice is one way in which a new contact can begin.
type DeskChannelChoice struct{ Value, Text, Key string }

// DeskKey is one line of the list of keys.
type DeskKey struct{ Key, Does string }

// DeskDone is the calm state after finishing.
type DeskDone struct {
	Text    string // "Afgerond om 14:05:10 · Straatverlichting"
	Note    string // what follows: "Taak voor Openbare Ruimte, vóór vr 27 nov"
	Correct string // leads to correcting it
	Undo    string // posts here; empty when it can no longer be undone
	Talk    *Link  // the conversation about a complaint that is not over
}

// DeskWork is one contact on screen. It is one form.
type DeskWork struct {
	kit.Reader
	ID, Action string // posts here
	Save       string // the words are kept here while they are typed
	Search     string // the search box asks here
	Macros     string // ready texts are asked here; empty is none
	Version    string
	Saved      string // "14:03:22"
	Notice     *Notice
	Conflict   *DeskConflict
	Channel    DeskChannel
	KeepWho    bool // the first column on screen stays as it is
	Who        DeskWho
	About      DeskAbout
	Deal       DeskDeal
}

// DeskConflict says that the same contact was written elsewhere meanwhile.
type DeskConflict struct {
	Text   string
	Fields []DeskDiffers
}

// DeskDiffers is one field that says two things.
type DeskDiffers struct{ Name, Here, There string }

// DeskChannel is how this contact came in.
type DeskChannel struct {
	Choices  []kit.Choice
	Outbound bool
	Written  bool   // sent and received at other moments than now
	From     string // number or address of the other side
	FromName string // "Nummer van de beller"
	FromKind string // type of the field: tel, email or text
	Sent     string // for a field of date and time
	Received string
	Clock    DeskClock
	CanEnd   bool // a conversation goes on and can be ended
}

// DeskWho is the first column: who it is, how sure we are, what runs.
type DeskWho struct {
	Level     int    // 0 to 3
	LevelWord string // "Zegt wie zij is"
	May       string // what may be said at this level
	Party     *DeskParty
	Known     []DeskCandidate
	Caller    DeskCaller
	Control   *DeskControl
	CanAsk    bool // control questions can be asked
	Strong    bool // a document was shown, or can be
	Alerts    []DeskAlert
	Running   []kit.Bar
	Runs      []DeskLink // running things of the same numbers as Running: about this one
	More      string     // "en nog 4"
	Past      []EventRow
	PastMore  *Link
	Empty     string
}

// DeskLink ties the question to something that runs.
type DeskLink struct {
	Value, Text string
	On          bool
}

// DeskParty is the person or organisation of this contact.
type DeskParty struct {
	Name, Known string // "herkend op nummer"
	Lines       []string
	Href        string
	For         string     // who may speak for them
	Behalf      string     // for whom they speak now; empty is for themselves
	Acts        []DeskLink // for whom they may speak, as far as we know
	Asking      bool       // it is asked for whom they speak
}

// DeskCandidate is somebody whom the number or address points at.
type DeskCandidate struct{ Value, Name, Why string }

// DeskCaller is what somebody who is no party says about themselves.
type DeskCaller struct {
	Name, Phone, Email string
	Keep               bool
	MayKeep            bool // a customer may be made of it
}

// DeskControl are the control questions.
type DeskControl struct {
	Say       string // how many must be right
	Questions []DeskControlQuestion
}

// DeskControlQuestion is one question and what we have.
type DeskControlQuestion struct {
	Code, Ask, Ours string
	Answer          string // goed, fout or empty
}

// DeskAlert is what must be in sight.
type DeskAlert struct {
	Kind string // error, warning or info
	Text string
}

// DeskAbout is the second column: what it is about and what the answer is.
type DeskAbout struct {
	Questions []DeskQuestion // more than one question in this contact
	Broken    *DeskSay       // a promise that we broke
	Repeat    *DeskSay       // not the first contact about this
	Subject   string
	Product   string // its code
	Suggest   []kit.Choice
	Text      string
	Answer    *DeskAnswer
	None      string // why there is no answer
	Missing   bool   // it was said that the answer is missing
	CanMiss   bool
	Request   *DeskRequest
	Files     []DeskFile
	FilesAt   string // posts here
	Remark    string
	Voice     *DeskVoice // what was expressed beside it; nil is nothing
	Hint      *DeskHint  // what is typed looks like a complaint
}

// DeskQuestion is one question of the contact.
type DeskQuestion struct {
	Value, Text string
	On          bool
}

// DeskSay is something to say aloud.
type DeskSay struct {
	Title string
	Words string
	Note  string
	Do    string // what a button does, and its words
	Doing string
}

// DeskAnswer is the answer with its questions.
type DeskAnswer struct {
	Title, Owner, Until string
	Old                 bool // past its date
	Say                 string
	Public              string // HTML made of Markdown
	Internal            string
	Steps               []DeskStep
	End                 string // what the script says at its end
	Others              []DeskOther
	Href                string
}

// DeskStep is one question of the script.
type DeskStep struct {
	Code, Ask, Help string
	Kind            string // choice, text, number, date, yesno
	Value           string
	Known           string // where we have it from; the question need not be asked
	Options         []kit.Choice
}

// DeskOther is another answer about the same subject.
type DeskOther struct{ Value, Text string }

// DeskRequest is the running request that the question is about.
type DeskRequest struct{ Reference, Title, Href string }

// DeskFile is one attachment.
type DeskFile struct{ ID, Name, Size, Href string }

// DeskDeal is the third column: what we promise, who takes it, how it ends.
type DeskDeal struct {
	Promise   *DeskPromise
	None      string // why nothing is promised
	Card      *DeskCard
	Ending    string // its code
	Endings   []kit.Choice
	Task      *DeskTask
	Transfer  *DeskTransfer
	Runs      *DeskRuns
	Asked     bool   // the closing question belongs to this channel
	Solved    string // ja, nee, niet-gevraagd or empty
	Reasons   []kit.Choice
	Finish    string // what the button says
	Confirm   string // what the citizen will read, when it is known already
	ConfirmAt string // asked here when somebody wants to read it
}

// DeskPromise is what can be promised aloud.
type DeskPromise struct {
	Say  string // the sentence
	Big  string // the date
	Line string // department, term, version, figure of last month
	Tone kit.Tone
	Bar  *kit.Bar
	Then string
}

// DeskCard is the agreement with the department.
type DeskCard struct {
	Department, In string
	Tone           kit.Tone
	Rows           []Row
	Href           string
}

// DeskTask is what the colleague must know.
type DeskTask struct {
	Callback    bool
	Report      bool // a new report or application, and no work beside it
	Departments []kit.Choice
	Other       bool   // not the department that was proposed: say why
	Explain     bool   // the reason is asked: an agreement or the product names Usual
	Usual       string // the department that is named
	Lacks       bool   // the reason was asked and not given
	Because     string
	Text        string
	Slot        string
	Number      string
	Urgent      bool
	Due         string       // "vóór ma 30 nov 17:00"
	To          string       // a named colleague
	Asked       []DeskAsked  // what the department wants to know first
	Parts       []kit.Choice // of the day in which the customer wants to be rung
}

// whyNot asks for the reason, and names the usual department when it is known.
func (t DeskTask) whyNot(r kit.Reader) string {
	if t.Usual == "" {
		return r.T("Waarom niet de gewone afdeling?", "Why not the usual department?")
	}
	return fmt.Sprintf(r.T("Waarom niet %s?", "Why not %s?"), t.Usual)
}

// DeskAsked is one question that the department wants answered first.
type DeskAsked struct {
	Name, Ask, Help, Type, Value string
	Choices                      []kit.Choice
	Required                     bool
}

// DeskRuns is what runs already about the same subject.
type DeskRuns struct {
	Title, Empty string
	Items        []DeskRun
	More         *Link
}

// DeskRun is one of them.
type DeskRun struct {
	Value, Text, Note string
	On                bool
}

// DeskTransfer is how to put somebody through.
type DeskTransfer struct {
	Name, Number string
	Word         string
	Tone         kit.Tone
	Steps        []string
	Instead      string    // when nobody answers
	To           string    // the colleague who takes the conversation over
	Tries        []DeskTry // the attempts that were made
	CanTry       bool      // an attempt can be kept: the department is known
	Find         string    // how to name that colleague; empty when nobody can be named
}

// DeskTry is one attempt to put somebody through.
type DeskTry struct {
	Text string
	Tone kit.Tone
}

// Found is what the search box found.
type Found struct {
	kit.Reader
	Query  string
	Groups []FoundGroup
	Empty  string
	Hint   string // how the query was read: "gelezen als telefoonnummer"
}

// FoundGroup is what was found of one kind.
type FoundGroup struct {
	ID, Name string
	Items    []FoundItem
}

// FoundItem is one thing that was found, and why.
type FoundItem struct {
	ID                string // unique on the page
	Kind, Value, Href string
	Title, Note, Why  string
	Badge             string
	Tone              kit.Tone
}
