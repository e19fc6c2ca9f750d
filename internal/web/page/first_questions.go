package page

import "handvest/internal/web/kit"

// FirstQuestions is where is written what the desk asks before work about a
// product is handed over.
type FirstQuestions struct {
	Shell
	Notice  *Notice
	Back    Link
	Heading string
	Intro   string
	Facts   string // who saved it last
	Action  string
	Version string
	Rows    []FirstQuestion
	Full    bool // no more questions fit
	Theirs  *TheirQuestions
	Preview []DeskAsked
}

// FirstQuestion is the form of one question.
type FirstQuestion struct {
	Index, Number  string
	CodeName, Code string // made by the program; empty until it is saved
	Ask, Help      TextField
	Options        TextField // one answer on a line
	Kind           kit.Field
	RequiredName   string
	Required       bool
	Fault          string
	First, Last    bool
}

// TheirQuestions is what somebody else saved meanwhile.
type TheirQuestions struct {
	By    string
	Lines []string
}
