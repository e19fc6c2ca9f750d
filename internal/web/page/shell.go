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
	Demo         string // a line about the demo; empty outside it
	Refresh      string // where a reader without JavaScript asks for news
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
