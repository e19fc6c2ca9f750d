package page

import "handvest/internal/web/kit"

// Cards is a page with a list of cards that colleagues keep and a form to
// change one: ready texts, the number plan, agreements.
type Cards struct {
	Shell
	Heading string
	Intro   string
	Notice  *Notice
	Ways    []Link // downloads and the like
	Count   string
	Filters []kit.Field
	Filter  string // where the filter asks; empty is none
	Rows    []CardRow
	Empty   string
	Form    *CardForm
	Import  *ImportBox
}

// CardRow is one card in the list.
type CardRow struct {
	Title string
	Key   string // a short code beside it
	Facts []Row
	Text  string
	State string // a word when something is the matter
	Tone  kit.Tone
	Href  string // to change it
	On    bool
}

// CardForm changes one card.
type CardForm struct {
	Action   string
	Title    string
	ID       string
	Version  string
	Editing  string // where it is said that the card is open; empty is nowhere
	Kind     string
	Picks    []PickField
	Fields   []TextField
	Help     []Row // words that may be used
	HelpName string
	Button   string
	Delete   string // posts here
	Warning  string // what deleting destroys
	Cancel   string
	Versions []VersionRow
}

// PickField is a choice of a form with what is wrong with it.
type PickField struct {
	kit.Field
	Error string
}

// ImportBox takes a file.
type ImportBox struct {
	Action, Title, Text string
	Faults              []string
}
