package complaint

import (
	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Batch is how far a list of records to destroy is; its code is stored.
type Batch string

// The states of a list.
const (
	Proposed Batch = "proposed" // somebody asks a second person
	Approved Batch = "approved" // that person agreed: destruction began
	Done     Batch = "done"     // everything on it was destroyed or kept after all
	Rejected Batch = "rejected" // the second person said no
)

// Destruction is one list of records that are destroyed together, and after it
// the report of their destruction: who proposed, who approved, and what.
type Destruction struct {
	ID         int64
	State      Batch
	ProposedBy int64
	Proposer   string
	Proposed   calendar.Instant
	DecidedBy  int64
	Decider    string
	Decided    calendar.Instant // NoInstant before it
	Reason     string           // of a refusal
	Done       calendar.Instant // NoInstant before it
	Records    int64            // on the list
	Destroyed  int64
	Kept       int64 // on the list, and kept after all
}

// MayDecide refuses the second pair of eyes that is the first.
func (d *Destruction) MayDecide(who int64) error {
	switch {
	case d.State != Proposed:
		return fault.New(fault.Conflict, "Over deze lijst is al besloten. Laad de pagina opnieuw.", "This list was decided about already. Load the page again.")
	case who == 0 || who == d.ProposedBy:
		return fault.New(fault.Forbidden, "U stelde deze lijst zelf voor. Vraag een leidinggevende of de functioneel beheerder om haar goed te keuren.",
			"You proposed this list yourself. Ask a manager or the application manager to approve it.")
	}
	return nil
}

// Fate is what became of one record on a list; its code is stored.
type Fate string

// The fates.
const (
	Waits     Fate = "waits"
	Destroyed Fate = "destroyed"
	Spared    Fate = "spared" // kept after all, with the reason
)

// Record is one record on a list: what a destruction report names, and nothing
// of what the record was about. Hash is of the record as it was.
type Record struct {
	Complaint int64
	Reference string
	Kind      Kind
	Entry     string
	Years     int
	Closed    calendar.Date
	Until     calendar.Date
	Fate      Fate
	Why       string // a code of Spares
	Hash      string // SHA-256 in hexadecimal
	At        calendar.Instant
}

// Why a record was kept after all; the codes are stored.
const (
	SpareHold   = "hold"
	SpareOpen   = "open"
	SpareLonger = "longer"
	SpareGone   = "gone"
)

// Spares are those reasons in words.
var Spares = []Choice{
	{SpareHold, Word{"Iemand houdt de vernietiging tegen", "Somebody stopped the destruction"}},
	{SpareOpen, Word{"De klacht loopt weer", "The complaint runs again"}},
	{SpareLonger, Word{"De klacht wordt langer bewaard", "The complaint is kept for longer"}},
	{SpareGone, Word{"De klacht was er niet meer", "The complaint was gone already"}},
}

// Spare says why a record may not be destroyed on a day; empty is that it may.
func (c *Complaint) Spare(today calendar.Date) string {
	switch {
	case !c.State.Over():
		return SpareOpen
	case c.Kept.Hold != "":
		return SpareHold
	case !c.Kept.May(today):
		return SpareLonger
	}
	return ""
}
