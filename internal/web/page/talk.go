package page

import "handvest/internal/web/kit"

// Talk is the conversation with somebody who complains, in seven steps (S1-20).
type Talk struct {
	Shell
	Back    Link
	Heading string
	Lead    string // kind and reference
	Word    string
	Tone    kit.Tone
	Notice  *Notice
	Action  string // posts here
	Version string
	Steps   TalkSteps
	Text    TextField // step 5
	Over    string    // how it ended; empty while it goes on
	Facts   []Row
	Stands  []TalkStand
	Gift    *TalkGift // a good cause can be chosen now
	Aloud   []string  // what we promise about the complaint
	Choices []TalkChoice
	Press   bool // single letters are hotkeys
	Links   []Link
}

// TalkSteps are the steps as they stand. Every field and button has a name that
// is its own, so that they fit in the form of the desk too.
type TalkSteps struct {
	kit.Reader
	Steps   []TalkStep
	Desk    bool // in the form of the desk: finishing the contact ends it
	Wants   string
	Known   []Row  // what we know already, at step 5
	Now     string // "ja", "nee" or empty: can it be put right at once
	Cause   string
	Action  string // "ja", "nee" or empty: does something change
	Why     string
	Owners  []kit.Choice
	Until   string
	Owner   []kit.Choice // departments that can see to it
	Staff   []kit.Choice // and their people
	Day     string
	What    string
	First   string // the earliest day
	Promise string // by when we promise it at the latest
}

// TalkStep is one step with what can be said.
type TalkStep struct {
	Number int // from 1
	Name   string
	Say    []string
	Done   bool
	On     bool // it is the one to do now
}

// TalkStand is how one promise stands on the case.
type TalkStand struct {
	Title, Word string
	Tone        kit.Tone
	Text        string // since when we know, what is owed, what was paid
}

// TalkGift asks which good cause the citizen chooses.
type TalkGift struct {
	Action, Promise, Button, Text string
	Causes                        []kit.Choice
}

// TalkChoice is a request that the complaint can be about.
type TalkChoice struct{ Value, Title, Note string }

// TakeComplaint is the button that makes a complaint of what is on the page.
type TakeComplaint struct {
	Action, From, ID string
	Press            bool
	Was, Written     bool // the request can turn out to be one itself (KL-13), in writing
}

// DeskVoice is the complaint, compliment or idea of the question on screen.
type DeskVoice struct {
	Kinds    []kit.Choice
	Implicit bool
	Steps    *TalkSteps // nil for what has no conversation
	Say      string     // what happens when the contact is finished
	Stands   []TalkStand
}

// DeskHint is that what is typed looks like a complaint. A person decides.
type DeskHint struct{ Words, Why string }
