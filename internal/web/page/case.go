package page

import "handvest/internal/web/kit"

// Case is one request, call or appointment with all its clocks.
type Case struct {
	Shell
	Back     Link
	Notice   *Notice
	Remedies *RemedyPanel
	Ref      string
	Heading  string // what it is about
	Word     string // how it stands as a whole
	Tone     kit.Tone
	Facts    []Row
	Problems []string // contradictory or double events, in words
	Bars     []kit.Bar
	Events   []EventRow
	Empty    string // why there is no clock
}

// EventRow is one thing that happened.
type EventRow struct {
	When    string
	Machine string // the moment for machines
	What    string
	Note    string
	Href    string
	Tone    kit.Tone // empty is ordinary
}
