package page

import "handvest/internal/web/kit"

// Remedies is the list of compensations in one state.
type Remedies struct {
	Shell
	Notice *Notice
	Lead   string
	Views  []Link // by state, with how many there are
	Rows   []RemedyRow
	Empty  string
	First  string
	Next   string
	Keys   bool // somebody may decide: the keys are told
	Press  bool // single letters are hotkeys for the reader
}

// RemedyRow is one compensation.
type RemedyRow struct {
	ID      string
	Amount  string // "€ 15,00"
	Form    string // "Donatie aan Dierenasiel Elzermonde"
	Case    Link   // without a way for who may not see cases
	About   string // what the case is about
	Party   string
	Promise string
	Why     string // when it was broken
	Asked   string // who asked, and when
	Decided string // who decided, and when
	Because string // of a refusal, or of a new judgement
	Marks   []string
	Word    string
	Tone    kit.Tone
	Version string
	Approve string // posts here; empty is no button
	Refuse  string
	Eyes    string // why there is no button
	Reasons []kit.Choice
}

// RemedyPanel is what one case gives, on its own page.
type RemedyPanel struct {
	Press bool // single letters are hotkeys for the reader
	Rows  []PanelRow
}

// PanelRow is one promise on a case with what it gives.
type PanelRow struct {
	RemedyRow
	Known  string     // that we knew of it
	Claim  *ClaimForm // nil when there is nothing to ask for
	Drop   string     // posts here that the customer does not want it; empty is no button
	Causes []kit.Choice
}

// ClaimForm asks for a payout.
type ClaimForm struct {
	Action  string
	Promise string
	From    string // the page to go back to
	Text    string // who decides
	Causes  *PickField
	Fields  []TextField
	Again   *TextField
	Button  string
}

// Payouts are payment files and orders.
type Payouts struct {
	Shell
	Notice   *Notice
	Ready    string // how many, and how much
	None     string // instead of Ready
	Action   string
	Day      string // ISO date of the first day on which the bank can pay
	Rows     []PayoutRow
	Empty    string
	First    string
	Next     string
	Settings SettingsForm
}

// SettingsForm is a form of some fields.
type SettingsForm struct {
	Action string
	Fields []TextField
}

// PayoutRow is one payment file or order.
type PayoutRow struct {
	When    string
	Machine string
	What    string // "Betaalbestand", "Bestelling bloemen"
	Note    string // when the bank pays, or the supplier
	Lines   string
	Amount  string
	By      string
	Word    string
	Tone    kit.Tone
	Files   []Link
	Version string
	Hand    string // posts here
	Undo    string
}

// RemedyBudgets is what may be given, and how often it is.
type RemedyBudgets struct {
	Shell
	Notice *Notice
	Year   string
	Years  []Link
	Rows   []BudgetRow
	Empty  string
	Plans  []PlanCard
}

// BudgetRow is one promise.
type BudgetRow struct {
	Promise string
	Remedy  string
	Hidden  string // not told beforehand
	Budget  string
	Used    string
	Left    string
	Share   int // percent used, at most 100
	Waiting string
	Rate    string // "12 van 100 zaken"
	Percent string
	Word    string // alarm
	Tone    kit.Tone
	Action  string // posts a new amount; empty is no form
	Code    string
	Version string
	Amount  string // as it is typed
	Error   string
	Plan    string // to the improvement
}

// PlanCard is one improvement.
type PlanCard struct {
	ID      string
	Title   string
	Promise string
	Word    string
	Tone    kit.Tone
	Why     string // the figures that raised the alarm
	Facts   []Row
	Action  string // posts here; empty is no form
	Version string
	Owner   *PickField
	Fields  []TextField
	Open    bool
}
