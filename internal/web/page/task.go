package page

import "handvest/internal/web/kit"

// Task is one task on one screen: what is asked, what was promised, what was
// tried and what can be done.
type Task struct {
	Shell
	ID, Topic, Editing string
	Back               Link
	Kind               string
	Heading            string
	Word               string
	Tone               kit.Tone
	Notice             *Notice
	Press              bool
	Letters            string
	Keys               []DeskKey
	Settle             string
	Waits              *TaskWait // nil is not
	Text               string    // what is asked
	Words              string    // what the customer said, when that is something else
	Answers            []Row
	Bars               []kit.Bar
	Due                string // when it has no bar
	Take               *CorrectForm
	Panels             []TaskPanel
	Outcome            string // of a closed task
	Answer             string // what the customer was told
	Who                string // the customer
	WhoHref            string
	Number, Tel        string // to ring, as it is read and as a telephone dials it
	Slot               string
	Attempts           []AttemptRow
	Protocol           string
	Advice             string // what the protocol asks now
	Parts              []TaskLink
	Remedies           *RemedyPanel // what its broken promises give; nil is none
	Facts              []Row
	Links              []Link
	History            []HistoryRow
}

// TaskWait is for whom a task waits, and the button that lets it go on.
type TaskWait struct{ Text, Action, Version, Button string }

// TaskPanel is one thing that can be done, behind its own heading and key.
type TaskPanel struct {
	ID, Key string // the key may be empty
	Lead    string
	Form    CorrectForm
	Open    bool
	Primary bool
}

// AttemptRow is one attempt to reach the customer.
type AttemptRow struct {
	When, ISO, Who, Went, Note string
	Tone                       kit.Tone
}

// TaskLink leads to a part or the whole of a task.
type TaskLink struct {
	Text, Href, Word string
	Tone             kit.Tone
}
