package page

import "handvest/internal/web/kit"

// Contact is one finished contact.
type Contact struct {
	Shell
	Back      Link
	Heading   string
	Lead      string
	Notice    *Notice
	Facts     []Row
	Questions []ContactQuestion
	Promises  []string // as they were said, with their date
	Told      []ToldText
	Files     []FileRow
	History   []HistoryRow
	Correct   *CorrectForm // nil when the reader may not
	Editing   string       // where the page says that it is open
	ID        string
	Take      *TakeComplaint // makes a complaint of it; nil when it is one, or not allowed
}

// ContactQuestion is one question of a contact as a reader sees it.
type ContactQuestion struct {
	Title, Text, Ending string
	Rows                []Row
	Links               []Link
}

// ToldText is what a citizen was told.
type ToldText struct{ Title, Text, Note string }

// FileRow is one file; without a way to it, the note says why.
type FileRow struct{ Name, Note, Href string }

// HistoryRow is one field that was changed.
type HistoryRow struct{ When, Machine, Who, Field, Old, New string }

// CorrectForm is what can be corrected in a contact, or changed in a request.
type CorrectForm struct {
	Action  string
	Version string
	Button  string
	Title   string
	Fields  []FormField
	Open    bool // it is the one that was sent, and it was not saved
}

// Retype puts what was typed back into a form that was not saved.
func (f *CorrectForm) Retype(typed func(name string) (string, bool)) {
	f.Open = true
	for i := range f.Fields {
		x := &f.Fields[i]
		value, sent := typed(x.Name)
		if !sent {
			continue
		}
		x.Value = value
		for j := range x.Choices {
			x.Choices[j].On = x.Choices[j].Value == value
		}
	}
}

// FormField is one field of a form.
type FormField struct {
	Name, Label, Value string
	Long               bool   // several lines
	Type               string // of an input: date, time …; empty is text
	Choices            []kit.Choice
	Group              string // a heading above it; empty goes on under the last
}

// Work is one request or task with its promise bars and what can be done.
type Work struct {
	Shell
	Back     Link
	Kind     string // "Vraag", "Taak"
	Ref      string
	Heading  string
	Notice   *Notice
	Word     string
	Tone     kit.Tone
	Text     string
	Facts    []Row
	Bars     []kit.Bar
	Remedies *RemedyPanel // what its broken promises give; nil is none
	Due      string       // when it has no bar
	Links    []Link       // contacts, request, customer
	Forms    []CorrectForm
	History  []HistoryRow
	Editing  string
	Topic    string         // kind of what is open, for Editing
	Take     *TakeComplaint // a complaint about it; nil is not allowed
	ID       string
}
