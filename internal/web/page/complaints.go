package page

import "handvest/internal/web/kit"

// Complaints is the list of complaints, compliments and ideas.
type Complaints struct {
	Shell
	Heading, Lead string
	Notice        *Notice
	Action        string // the filters ask here
	Part          string // where the list is asked anew
	Views         []Link
	Fields        []kit.Field
	From, Until   string // ISO dates
	CSV           string
	Running       bool // only those that run
	Count         string
	Groups        []ComplaintGroup
	Empty         string
	First, Next   string
	Press         bool
	Letters       string
	Keys          []DeskKey
	Settle        string
}

// ComplaintGroup is a stretch of the list.
type ComplaintGroup struct {
	ID, Title string
	Tone      kit.Tone
	Rows      []ComplaintRow
}

// ComplaintRow is one complaint in the list: nothing of who is complained about.
type ComplaintRow struct {
	ID, Href, Reference, Title string
	Kind, Class, Level         string
	Received                   string
	Due, Left                  string // last day and how far away; of a closed one its judgment
	Handler, Department        string
	Word                       string
	Tone                       kit.Tone
	Version                    string
	Thank                      string // where who gave it is thanked; empty is no such thing
}
