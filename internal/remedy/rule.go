package remedy

import (
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// Breach is how one promise stands on one case, as the clock says. It comes
// from the data of the case: the citizen proves nothing (S0-14).
type Breach struct {
	Late     bool // ended after its due moment, or is open past it
	InTime   bool // ended in time
	Excluded bool // withdrawn, not ours, and the like: counted for nothing
	Due      calendar.Instant
	Number   int // version of the promise that runs on the case
}

// Verdict is what the rule says of a breach.
type Verdict uint8

// The verdicts.
const (
	Entitled   Verdict = iota + 1
	NoRemedy           // the promise has none
	NotPerCase         // the promise is about all cases together: no single case breaks it
	Kept               // it ended in time
	NotYet             // the term is still running
	LeftOut            // the case does not count for the promise
)

// Judge says whether a breach gives right to the remedy of a promise (PR-8).
func Judge(p *charter.Promise, b Breach) Verdict {
	switch {
	case p == nil || p.Remedy == nil || p.IsInternal():
		return NoRemedy
	case !PerCase(p.Kind):
		return NotPerCase
	case b.Excluded:
		return LeftOut
	case b.Late:
		return Entitled
	case b.InTime:
		return Kept
	}
	return NotYet
}

// PerCase says whether one case can break a promise of a kind.
func PerCase(k charter.Kind) bool {
	switch k {
	case charter.EveryCase, charter.Share, charter.Appointment, charter.Reminder, charter.Chained:
		return true
	}
	return false
}

// Of is the entitlement that a breach gives.
func Of(p *charter.Promise, b Breach) Entitlement {
	return Entitlement{Promise: p.ID, Number: b.Number, Due: b.Due, Form: p.Remedy.Form, Cents: int64(p.Remedy.Cents), Implicit: p.Remedy.Implicit, State: Owed,
		Requested: calendar.NoInstant, Decided: calendar.NoInstant, Paid: calendar.NoInstant}
}

// Err is nil for who is entitled, and else why not, for who asked.
func (v Verdict) Err() error {
	switch v {
	case Entitled:
		return nil
	case Kept:
		return fault.New(fault.Conflict, "Deze belofte is op tijd waargemaakt, dus er is geen compensatie. U kunt dat de klant laten zien in de zaak.",
			"This promise was kept in time, so there is no compensation. You can show the customer in the case.")
	case NotYet:
		return fault.New(fault.Conflict, "De termijn van deze belofte loopt nog. Er is pas recht op compensatie als hij voorbij is.",
			"The term of this promise is still running. There is no right to compensation before it has passed.")
	case LeftOut:
		return fault.New(fault.Conflict, "Deze zaak telt niet mee voor de belofte, bijvoorbeeld omdat zij is ingetrokken. Daarom is er geen compensatie.",
			"This case does not count for the promise, for instance because it was withdrawn. So there is no compensation.")
	case NotPerCase:
		return fault.New(fault.Conflict, "Deze belofte gaat over alle zaken samen. Voor één zaak is er geen compensatie.",
			"This promise is about all cases together. There is no compensation for one case.")
	}
	return fault.New(fault.NotFound, "Bij deze belofte hoort geen compensatie.", "This promise has no compensation.")
}
