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

// Entitlement is what one broken promise on one case gives. There is one for a
// promise and a case, whatever happens (S0-13).
type Entitlement struct {
	ID       int64
	Version  int32
	Promise  string // code
	Number   int    // version of the promise
	Subject  int64  // the case
	Party    int64  // 0 is unknown: it waits until we know who it is
	Due      calendar.Instant
	Form     charter.RemedyForm
	Cents    int64
	Implicit bool // never told beforehand, and in no public text or API (S0-12)
	State    State
	Cause    string // code of the good cause that the citizen chose, of a donation
	Name     string // of the account holder, of money
	IBAN     string // checked; sealed in the database
	Reason   string // of a refusal, or of an exception
	Asker    int64  // who asked for the payout; cannot approve it
	Approver int64
	Created  calendar.Instant
	Decided  calendar.Instant
	Paid     calendar.Instant
	Batch    int64 // of the payment file or order; 0 is none
}
