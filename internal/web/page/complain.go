package page

import (
	"strings"

	"github.com/a-h/templ"
)

// Complain is the public form for a complaint, a compliment or an idea. One
// field has to be filled in.
type Complain struct {
	Shell
	Heading, Lead string
	Kinds         []Link // the other things that one can tell; none from the page of a case
	Action        string
	Number        string // of this form
	Notice        *Notice
	Mends         []Link // each fault, with its field
	Wrong         map[string]string

	Ask, AskHint string // what happened
	Silent       string // what follows from leaving out how to be reached
	Formal       string // why name and address are asked; empty is no procedure
	Send         string // on the button
	FileHint     string
	Next         []Row // what we do with it, in order

	Case    string // what it is about, from the page of a case
	Reached bool   // and we know how to reach who opened that
	Plain   string // to the form without that case

	Text, Reach, Wants, Day, About, Name, Street, Postcode, Town string // as they were typed

	MostText, MostWants, MostLine int
	More                          bool // shows what may be left out
}

// Open says whether what may be left out is shown.
func (p *Complain) Open() bool {
	return p.More || p.Wants+p.Day+p.About+p.Name+p.Street+p.Postcode+p.Town != ""
}

// asked ties a field to what helps and what is wrong with it.
func asked(p Complain, place, hint string) templ.Attributes {
	all := templ.Attributes{}
	var by []string
	if hint != "" {
		by = append(by, place+"-uitleg")
	}
	if p.Wrong[place] != "" {
		by = append(by, place+"-fout")
		all["aria-invalid"] = "true"
	}
	if len(by) > 0 {
		all["aria-describedby"] = strings.Join(by, " ")
	}
	return all
}

// Complained confirms what was sent.
type Complained struct {
	Shell
	Heading, Lead string
	Ref           string
	Steps         []Row // what happens when
	Notes         []string
	Link          string // to the page of the case
}
