package page

import "handvest/internal/web/kit"

// Templates is the list of the words of notices.
type Templates struct {
	Shell
	Notice *Notice
	Rows   []TemplateRow
	Action string // where the telephone number is saved
	Phone  TextField
}

// TemplateRow is one kind of notice in its two languages.
type TemplateRow struct {
	ID    string
	Name  string
	When  string // when it is sent
	Cells []TemplateCell
}

// TemplateCell is one template in the list.
type TemplateCell struct {
	Lang     string
	Language string // in words
	Title    string
	Href     string
	Facts    []string // version, score, last change
	Tone     kit.Tone
	Draft    string // that there are newer words
}

// TemplateEdit is where the words of one kind of notice are written.
type TemplateEdit struct {
	Shell
	Notice    *Notice
	Back      Link
	Intro     string
	Lang      string // of the words
	Languages []Link
	Stand     string
	StandTone kit.Tone
	StandText string
	Action    string
	CheckAt   string
	Seen      string // the newest version, by its number
	Step      string // the count of publications
	Title     string
	HasTitle  bool
	Body      string
	Note      string
	Owners    kit.Field
	Groups    []VariableGroup
	Preview   TemplatePreview
	Theirs    []Section // what somebody else wrote meanwhile
	Changes   []Section // from the words that hold to these
	Versions  []TemplateVersion
	Other     *OtherWords
}

// VariableGroup are variables that belong together.
type VariableGroup struct {
	Name string
	All  []Row
}

// TemplatePreview is how the words read: what the server sends while somebody
// writes.
type TemplatePreview struct {
	kit.Reader
	Lang      string
	Faults    []string
	Parts     []TemplatePart
	Title     string
	Body      string
	Check     WritingCheck // score and advice; without a score they are not shown
	RealTitle string
	RealBody  string // empty when there is no recent notice
	RealWhen  string
}

// TemplatePart is a part that must be there.
type TemplatePart struct {
	Name, Why string
	There     bool
}

// TemplateVersion is one version with what it changed.
type TemplateVersion struct {
	Number   string
	Name     string
	Who      string
	Note     string
	Holds    bool
	Newest   bool
	Sections []Section
}

// OtherWords are the words that hold in the other language.
type OtherWords struct {
	Name, Lang, Title, Body, Href, Link string
}
