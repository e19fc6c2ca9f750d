package page

import "handvest/internal/web/kit"

// Knowledge is the list of answers.
type Knowledge struct {
	Shell
	Notice  *Notice
	Action  string // the search form
	Text    string
	Fields  []kit.Field
	Stands  []CountLink // how many answers stand so, each a filter
	New     string      // empty for who may not write
	Missed  Link
	CSV     string
	Count   string
	Rows    []AnswerRow
	Empty   string
	Earlier string
	Later   string
}

// CountLink is a filter with how many it finds.
type CountLink struct {
	Text, Count, Href string
	On                bool
	Tone              kit.Tone // empty is nothing special
}

// AnswerRow is one answer in a list.
type AnswerRow struct {
	Title, Href string
	Product     string
	Snippet     string // where the search found it
	Why         string // by which words
	Owner       string
	Stand       string
	Tone        kit.Tone
	Working     string // "concept" or "voorstel", next to what is in force
	Review      string
	Due         bool // the review is past
	Score       string
	Used        string
}

// AnswerPage is one answer as the desk reads it.
type AnswerPage struct {
	Shell
	Notice   *Notice
	Back     Link
	Title    string
	Meta     string // department, product, version
	Warning  *Notice
	Say      string
	Public   string // HTML that we rendered
	Internal string // HTML that we rendered
	Facts    []Row
	Edit     string
	Feedback FeedbackBox
	Review   *ReviewBox
	Retire   *PressBox
	Working  *WorkingBox
	Versions []VersionLine
}

// PressBox is one button that changes something, at the version that was seen.
type PressBox struct {
	Action, Button, Text string
	Version              string
}

// FeedbackBox says what is wrong with an answer.
type FeedbackBox struct {
	Action string
	Text   string // what was typed already
}

// ReviewBox says that the owner looked again.
type ReviewBox struct {
	Action, Version string
	Next, Until     string // dates as a form writes them
}

// WorkingBox is the version that is being written.
type WorkingBox struct {
	Title    string
	Lines    []string
	Note     string
	Compare  string
	Edit     string
	Edition  string
	Propose  string // where each button posts; empty hides it
	Approve  string
	SendBack string
	Discard  string
}

// VersionLine is one version in the history of an answer.
type VersionLine struct {
	Name, When, By, Status string
	Tone                   kit.Tone
	Note                   string
	Compare                string
	Restore                string
}

// AnswerEdit is an answer being written.
type AnswerEdit struct {
	Shell
	Notice    *Notice
	Back      Link
	Action    string
	ID        string // empty for a new one
	EditingAt string // where the page says that it is open
	Base      string
	Edition   string
	Title     string
	Keywords  string
	Say       string
	Public    string
	Internal  string
	Note      string
	From      string
	Until     string
	ReviewOn  string
	Fields    []kit.Field // product and owners
	Rule      string      // whose approval a change needs
	CheckAt   string      // where the text is checked while writing
	Check     WritingCheck
	Theirs    []Section // what somebody else saved meanwhile, against what was typed
}

// WritingCheck is what a text would look like and how well it reads.
type WritingCheck struct {
	kit.Reader
	Public   string // HTML that we rendered
	Score    string // "82 van 100"
	Verdict  string
	Tone     kit.Tone
	Findings []Finding
	More     string
}

// Finding is one thing in a text that makes it hard to read.
type Finding struct{ What, Where, Better string }

// Compare shows what one version changed in another.
type Compare struct {
	Shell
	Back     Link
	Heading  string
	Sub      string
	Sections []Section
	Same     string // said when nothing changed
}

// Section is one part of an answer with what changed in it.
type Section struct {
	Name    string
	Owner   string // whose it is
	Pieces  []DiffPiece
	Changed bool
}

// DiffPiece is a stretch of text that stayed, came or went.
type DiffPiece struct {
	Text           string
	Added, Removed bool
}

// Missed are the searches that found nothing.
type Missed struct {
	Shell
	Notice      *Notice
	CSV         string
	Count       string
	Weeks       []MissedWeek
	Empty       string
	Departments []kit.Choice
	Synonyms    []SynonymRow
	May         bool // add and remove synonyms
	Action      string
}

// MissedWeek are those of one week.
type MissedWeek struct {
	Name string
	Rows []MissedRow
}

// MissedRow is one of them.
type MissedRow struct {
	Words, Week, Times string
	Now                Link // what it finds today; empty is still nothing
	Done               string
	Task               string // where a task is made; empty once it was done
	Synonym            string // where a synonym is made
}

// SynonymRow is one pair of words.
type SynonymRow struct{ Word, Means, By, Remove string }
