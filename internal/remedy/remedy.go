package remedy

import (
	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// State is how far an entitlement is; its code is stored.
type State string

// The states of an entitlement.
const (
	Owed     State = "owed"     // the breach is there; nobody asked for a payout yet, or it waits for the citizen's choice
	Asked    State = "asked"    // a payout was asked for and waits for a second pair of eyes
	Waiting  State = "waiting"  // approved, but the budget of the year is used up
	Approved State = "approved" // to be paid or sent
	Paid     State = "paid"     // in a payment file, ordered, or the apology was told
	Refused  State = "refused"  // with a reason
)

// States are all states, in the order of the screens.
var States = []State{Asked, Owed, Waiting, Approved, Paid, Refused}

// SubjectKind is what sort of case an entitlement is about; its number is stored.
type SubjectKind uint8

// The cases that are ours.
const (
	Request SubjectKind = 1
	Task    SubjectKind = 2
)

// Entitlement is what one broken promise on one case gives. There is one for a
// promise and a case, whatever happens (S0-13).
type Entitlement struct {
	ID           int64
	Version      int32
	Promise      string // code
	Number       int    // version of the promise
	Subject      int64  // the case
	Kind         SubjectKind
	Party        int64 // 0 is unknown: it waits until we know who it is
	Due          calendar.Instant
	Form         charter.RemedyForm
	Cents        int64
	Implicit     bool // never told beforehand, and in no public text or API (S0-12)
	Complaint    bool // the citizen told us first; the breach was in the case already (S0-14)
	State        State
	Cause        string  // code of the good cause that the citizen chose, of a donation
	Name         string  // of the account holder, of money
	IBAN         string  // checked; sealed in the database
	Refusal      Refusal // why it was refused
	Reason       string  // words with a refusal, or why it is looked at again
	Asker        int64   // who asked for the payout; cannot approve it. 0 is the citizen or the rule
	AskerName    string
	Approver     int64 // 0 is the rule, below the limit
	ApproverName string
	Year         int // of the budget from which it is paid; 0 is none
	Created      calendar.Instant
	Requested    calendar.Instant // when the payout was asked for
	Decided      calendar.Instant
	Paid         calendar.Instant
	Batch        int64 // of the payment file or order; 0 is none
}

// Granted says whether it was approved, paid or not.
func (e *Entitlement) Granted() bool {
	return e.State == Approved || e.State == Paid || e.State == Waiting
}

// Choosing says whether the citizen still has to choose a good cause.
func (e *Entitlement) Choosing() bool {
	return e.State == Owed && e.Form == charter.Donation && e.Cause == ""
}

// Told says whether the citizen may read of it: one that was not announced
// beforehand exists for them only once it is granted (S0-12).
func (e *Entitlement) Told() bool { return !e.Implicit || e.Granted() }
