package page

import "handvest/internal/web/kit"

// ScriptPage is one version of a script: its questions, and a try-out.
type ScriptPage struct {
	Shell
	Notice   *Notice
	Title    string
	Line     string // product, version, since when
	State    string
	Tone     kit.Tone
	Edit     string // leads to the editor; empty where the reader may not
	Nodes    []ScriptRow
	Versions []VersionRow
	Try      ScriptTry
}

// ScriptRow is one question or end as a reader sees it.
type ScriptRow struct {
	Number, Code, Ask, Help, Kind string
	Fact                          string // what makes it unnecessary
	Ways                          []Row  // answer and where it leads
	Say, Ending                   string
	End                           bool
}

// ScriptTry walks through a script without a contact.
type ScriptTry struct {
	Action string
	Facts  []TextField // what is known already
	Steps  ScriptSteps
}

// ScriptSteps is how far a walk is: what was answered, and what to ask now.
type ScriptSteps struct {
	Done   []ScriptStep
	Next   *ScriptAsk
	Say    string // at an end
	Ending string
}

// ScriptStep is an answered question.
type ScriptStep struct {
	Code, Ask, Answer, Kept string
	Known                   bool // it was known already, and not asked
}

// ScriptAsk is the question of this moment.
type ScriptAsk struct {
	Name, Ask, Help string
	Type            string // of the input where there are no choices
	Choices         []kit.Choice
}

// ScriptEditor changes the draft of a script.
type ScriptEditor struct {
	Shell
	Notice   *Notice
	Action   string
	ID, Edit string
	Editing  string
	Heading  string
	Title    TextField
	Product  kit.Field
	Owner    kit.Field
	Nodes    []NodeForm
	Faults   []string // of the whole
	Publish  bool     // there is nothing in the way
	Discard  bool     // there is a published version to go back to
	Back     string
}

// NodeForm is one question in the editor.
type NodeForm struct {
	Number  string
	Index   string
	Summary string
	Open    bool
	Faults  []string
	Code    TextField
	Ask     TextField
	Help    TextField
	Kind    kit.Field
	Fact    kit.Field
	Options []OptionForm // of a choice, or yes and no
	Fixed   bool         // the options are yes and no
	Next    *kit.Field   // of the other kinds
	Say     *TextField   // at an end
	Ending  kit.Field
	To      kit.Field
}

// OptionForm is one answer in the editor.
type OptionForm struct {
	Text TextField
	Code TextField
	Next kit.Field
}
