package page

import "handvest/internal/web/kit"

// Follow is what a citizen sees of their own case.
type Follow struct {
	Shell
	Notice  *Notice
	Ref     string // "Kenmerk Z261121-0042"; empty for a call-back
	Heading string // what it is about
	Word    string // how it stands, in a sentence
	Tone    kit.Tone
	Lines   []string // what follows from it
	Ask     string   // what we ask of the citizen, in the words of who asks
	Undo    *FollowForm
	Answer  string
	Steps   []FollowStep   // of a complaint that runs
	Hint    string         // how to ask for what no form is for
	Letters []FollowLetter // that the citizen got about a complaint
	Gifts   []FollowGift
	Bars    []kit.Bar
	Events  []EventRow
	Write   *FollowForm
	Leave   *FollowForm
	Reopen  *FollowForm
	Reach   *FollowReach
	Tell    string // to the form for a complaint about this case; empty is none
	Rate    *FollowRate
	Private []string // who can see this page and how long it works
}

// FollowStep is one step of the way that a complaint goes; Now is the one that
// comes next.
type FollowStep struct {
	Text, Note string
	Done, Now  bool
}

// FollowLetter is one letter, with the day on which it was sent.
type FollowLetter struct {
	Link
	When string
}

// FollowForm is one thing that can be done. Key makes sending it twice one deed.
type FollowForm struct {
	Action, Key string
	Text        string // what was typed when it was refused
	Wrong       string // why it was
	Until       string // until when it can be done; empty is no such moment
	Open        bool
}

// FollowReach is the choice of how we tell the citizen about this case.
type FollowReach struct {
	FollowForm
	Channels []kit.Choice
	Quiet    bool
	Now      string // what holds now, in words
}

// FollowGift is a donation that we make because we were late.
type FollowGift struct {
	FollowForm
	ID     string // of what it is chosen for
	Text   string
	Chosen string // the name of the cause that was chosen; empty is not chosen yet
	Causes []kit.Choice
}

// FollowNone is the one page for every link that does not work.
type FollowNone struct {
	Shell
	Heading string
	Lines   []string
	Ways    []Link
}

// CustomerPage is what an employee knows of the page of a citizen.
type CustomerPage struct {
	Shell
	Back   Link
	Lead   string
	Notice *Notice
	Link   string // to copy; empty until it is asked for
	None   string // why there can be no link
	Show   string // posts here to see it; empty when it is shown
	Stop   string // posts here to withdraw it; empty when there is none
	Events []EventRow
	Facts  []Row
}
