package page

import (
	"github.com/a-h/templ"

	"handvest/internal/web/kit"
)

// Shell is what surrounds every page.
type Shell struct {
	kit.Reader
	Title        string
	Organisation string
	Style        string // paths of what the browser loads; empty when not built
	Script       string
	Font         string
	Theme        string // the organisation's own token file; empty is the house theme
	Home         string // the first page in this language
	OtherHref    string // this page in the other language
	Nav          []NavItem
	Parts        []Link // pages that stand beside this one; none is none
	Stream       string // where the page hears what changed; empty is nowhere
	Demo         string // a line about the demo; empty outside it
	Refresh      string // where a reader without JavaScript asks for news
	Search       string // where the search box of every page asks; empty is no box
	Me           *Me    // who is signed in; nil without sign-in
	Banners      []Banner
	Voices       []Link // where everybody tells us something: at the foot of the public pages
	BannersAt    string // where a page asks for them anew; empty is nowhere
}

// Me is who works here now, at the top of every page.
type Me struct {
	Name     string
	Account  string // their own settings; may be empty
	SignOut  string // posts here; empty where nobody signs in
	Presence *Presence
	Bell     *Bell // nil where nobody is warned
}

// Presence is whether this person can be reached, and the choice to change it.
type Presence struct {
	Action  string // posts here
	Part    string // where the switch is asked anew; empty is nowhere
	Word    string // "Beschikbaar", "Pauze tot 12:30"
	Tone    kit.Tone
	Choices []PresenceChoice
}

// PresenceChoice is one state that can be chosen.
type PresenceChoice struct {
	Value, Text string
	Key         string // the letter that chooses it while the list is open
	On          bool
}

// Banner is a disruption or news that everybody must know, on top of every page.
type Banner struct {
	ID         string
	Disruption bool
	Title      string
	Text       string
	Say        string // words to use with callers
	Until      string // "tot 14:00"
	Action     string // posts here when it was read; empty once it was
}

// NavItem is one way to another page.
type NavItem struct {
	Text, Href string
	Current    bool
}

// Notice is one message above a page: something was saved, or went wrong.
type Notice struct {
	Kind   string // ok, info, warning or error
	Title  string
	Lines  []string
	Action string // a button that posts here: undo
	Button string
}

// Row is a name with a text: a definition, a fact.
type Row struct{ Name, Text string }

// Link is a text that leads somewhere.
type Link struct {
	Text, Href string
	On         bool
}

// role says how loud a notice is to a screen reader.
func role(kind string) string {
	if kind == "error" {
		return "alert"
	}
	return "status"
}

// current marks the chosen one of several links for a screen reader.
func current(on bool) templ.Attributes {
	if !on {
		return nil
	}
	return templ.Attributes{"aria-current": "page"}
}

// currentStep marks the step of a series that comes next.
func currentStep(on bool) templ.Attributes {
	if !on {
		return nil
	}
	return templ.Attributes{"aria-current": "step"}
}

// described ties a field to the sentence under it; nothing where there is none.
func described(hint, id string) templ.Attributes {
	if hint == "" {
		return nil
	}
	return templ.Attributes{"aria-describedby": id}
}
