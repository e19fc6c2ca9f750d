package page

import "handvest/internal/web/kit"

// ComplaintFile is the file of one complaint: what it is, the procedure as a
// line of steps, and the terms.
type ComplaintFile struct {
	Shell
	ID        string
	Back      Link
	Kind, Ref string
	Heading   string
	Word      string
	Tone      kit.Tone
	Notice    *Notice
	Editing   string
	Next      *FileNext // the one thing to do now; nil is nothing
	Text      string
	Wants     string
	Files     []DeskFile // that came with it
	Facts     []Row
	Links     []Link
	Bars      []kit.Bar
	Steps     []FileStep
	Ways      []FileWay
	Terms     []FileTerm
	Warnings  []string
	Similar   []SimilarRow
	History   []HistoryRow
}

// FileNext is the next thing to do, with the way to its form.
type FileNext struct{ Text, Basis, Href, Button string }

// FileStep is one step of the procedure.
type FileStep struct {
	ID, Title string
	Basis     string   // article of law, or where else it is asked
	State     string   // done, now, later or none: it is not asked here
	Word      string   // "12 november", "nog te doen"
	Facts     []Row    // what was written down
	Lines     []string // the same in sentences
	Links     []Link
	Forms     []FileForm
}

// FileWay is one state that can follow, with what still stands in its way.
type FileWay struct {
	Title, Lead string
	Facts       []Row
	Needs       []FileNeed // none: the form is there
	Links       []Link
	Form        *FileForm
}

// FileNeed is one thing that is missing, and where it is done.
type FileNeed struct{ Text, Href string }

// FileTerm is one term by law, with how it was counted.
type FileTerm struct {
	Name, Basis, Day, Left string
	Tone                   kit.Tone
	Steps                  []Row
}

// SimilarRow is a complaint that looks like this one.
type SimilarRow struct {
	Link
	Note string
}

// FileForm is one thing that can be done: a small form behind its own heading.
type FileForm struct {
	ID, Title, Lead string
	Action, Version string
	Fields          []FileField
	Button          string
	Primary, Open   bool
	Wrong           string // what is wrong with the whole
}

// The kinds of a FileField; the empty kind is one line of text.
const (
	LongField   = "long"
	SelectField = "select"
	RadioField  = "radio"
	TicksField  = "ticks"
	HiddenField = "hidden"
)

// FileField is one field of a form. Kinds that are not named here are types of
// an input, such as date.
type FileField struct {
	Name, Label, Hint, Value, Kind string
	Rows                           int
	Groups                         []TickGroup // of ticks and radios; the choices of a select are in the first
	Search                         string      // label of a box that sifts many choices; empty is none
	Error                          string
	First                          bool   // the first that is wrong: the page opens there
	Group                          string // a heading above it
}

// TickGroup is some choices under a heading; an empty heading is none.
type TickGroup struct {
	Title   string
	Choices []FileChoice
}

// FileChoice is one choice; one that is not offered says why.
type FileChoice struct {
	Value, Text, Why string
	On, Off          bool
}

// choices are those of a select.
func (f FileField) choices() []FileChoice {
	if len(f.Groups) == 0 {
		return nil
	}
	return f.Groups[0].Choices
}

// Retype puts what was typed back into a form that was not saved.
func (f *FileForm) Retype(typed map[string][]string, wrong map[string]string) {
	f.Open = true
	first := true
	for i := range f.Fields {
		x := &f.Fields[i]
		x.Error = wrong[x.Name]
		if x.Error != "" {
			x.First, first = first, false
		}
		values := typed[x.Name]
		if x.Kind != HiddenField {
			x.Value = ""
			if len(values) > 0 {
				x.Value = values[0]
			}
		}
		for g := range x.Groups {
			for c := range x.Groups[g].Choices {
				choice := &x.Groups[g].Choices[c]
				choice.On = false
				for _, v := range values {
					choice.On = choice.On || v == choice.Value
				}
			}
		}
	}
}

func fileRows(f FileField) int {
	if f.Rows > 0 {
		return f.Rows
	}
	return 3
}
