package page

import "handvest/internal/web/kit"

// Envelope is one thing that was sent, or is to be.
type Envelope struct {
	Shell
	Back    Link
	Lead    string // channel and moment
	Heading string // to whom
	Word    string
	Tone    kit.Tone
	Notice  *Notice
	Title   string
	Body    string // as it left
	Parts   []EnvelopePart
	Hidden  string // why nothing can be read here
	Facts   []Row
	Links   []Link
	Forms   []CorrectForm
	History []HistoryRow
}

// EnvelopePart is one notice that travels in it.
type EnvelopePart struct {
	Kind  string
	Body  string // when the text as a whole may not be read
	Links []Link
}

// Letters are the letters that wait to be printed.
type Letters struct {
	Shell
	Notice *Notice
	PDF    string // the button to print posts here
	Posted string // and the other one here
	May    bool   // the reader may print and post
	Rows   []LetterRow
}

// LetterRow is one of them.
type LetterRow struct {
	ID, Href, Name, Title, When, Printed string
	Tone                                 kit.Tone
}
