package page

import "handvest/internal/web/kit"

// MyWork is what somebody owes, first due first.
type MyWork struct {
	Shell
	Heading string
	Lead    string
	Action  string // the filters ask here
	Do      string // the toolbar posts here
	Part    string // where the list is asked for anew
	CSV     string
	Views   []Link
	Fields  []kit.Field
	Count   string // "12 taken, waarvan 2 te laat"
	Fresh   *WorkFresh
	Notice  *Notice
	Lines   []WorkLine // how it went for each of several tasks
	Undo    *WorkUndo
	Groups  []WorkGroup
	Empty   string
	First   string
	Next    string
	Press   bool // single letters press buttons
	Letters string
	Keys    []DeskKey
	Settle  string
	Send    []FormField // to whom a task is sent on, and why
	Assign  []kit.Choice
	Remind  bool
	Closed  bool // a list of what is done: nothing to do
}

// WorkFresh is what came at risk since the reader last looked.
type WorkFresh struct{ Text, Button, Action string }

// WorkLine is how it went for one of several tasks.
type WorkLine struct {
	Title, Href, Text string
	OK                bool
}

// WorkUndo undoes what was just done with several tasks.
type WorkUndo struct {
	Action, Do, Button string
	Picked             []string
}

// WorkGroup is a stretch of the list: late, today, this week, later, waiting.
type WorkGroup struct {
	ID, Title string
	Tone      kit.Tone
	Rows      []TaskRow
}

// TaskRow is one task in the list.
type TaskRow struct {
	ID, Picked  string // the second is the id with the version that was seen
	Href        string
	Title       string
	Kind        string
	Note        string // who, what, when to ring
	Fresh       string // "nieuw in gevaar"; empty is not
	Bar         kit.Bar
	Due, DueISO string
	Where       string // the department
	Who         string
	On          bool // picked
}
