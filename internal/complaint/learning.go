package complaint

import (
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Learning is what a complaint is worth: an answer, a cause, and action or not
// (S1-11).
type Learning struct {
	Cause    string // required to close
	Action   Decision
	Why      string // required when there is no action
	Owner    int64
	Name     string // of the owner
	Until    calendar.Date
	Improves int64 // the improvement that it leads to; 0 is none
	Task     int64 // the work of the owner; 0 is none
	Told     Told  // what is done with it, to the complainant
}

// Decision is whether something is done; its number is stored.
type Decision uint8

// The decisions.
const (
	Undecided Decision = 0
	Act       Decision = 1
	LeaveIt   Decision = 2
)

// Check says what is missing before a complaint can be closed: closing without
// a cause is refused, and no action needs a reason (S1-11).
func (l *Learning) Check() error {
	var all fault.List
	need := func(missing bool, place, nl, en string) {
		if missing {
			all = append(all, fault.New(fault.Invalid, nl, en).At(place))
		}
	}
	need(strings.TrimSpace(l.Cause) == "", "oorzaak", "Schrijf op waardoor dit kwam. Zonder oorzaak is er niets te leren.", "Write down what caused this. Without a cause there is nothing to learn.")
	switch l.Action {
	case Act:
		if l.Improves != 0 {
			break // the improvement has its own owner and day, or asks for them
		}
		need(l.Owner == 0, "eigenaar", "Kies wie de verbetering doet.", "Choose who makes the improvement.")
		need(!l.Until.Known(), "datum", "Kies wanneer de verbetering klaar is.", "Choose when the improvement is done.")
	case LeaveIt:
		need(strings.TrimSpace(l.Why) == "", "reden", "Schrijf op waarom er niets verandert.", "Write down why nothing changes.")
	default:
		need(true, "actie", "Kies of er iets verandert.", "Choose whether something changes.")
	}
	return all.Err()
}

// Warnings are the ways in which an organisation teaches people never to
// complain again, as far as the record shows them (S1-21).
func (c *Complaint) Warnings(transfers int, share int32, apology bool) []Word {
	var all []Word
	if apology && c.Learning.Action != Act && c.State.Over() {
		all = append(all, Word{"Er zijn excuses gemaakt, maar er verandert niets.", "Apologies were made, but nothing changes."})
	}
	if transfers >= 2 {
		all = append(all, Word{"De klager is al twee keer doorverwezen.", "The complainant was referred on twice already."})
	}
	switch waits := !c.State.Over() && !c.Letter.Done(); {
	case waits && share >= 10000:
		all = append(all, Word{"De termijn van de wet is voorbij en er is nog geen antwoord.", "The term of the law is over and there is no answer yet."})
	case waits && share >= 9000:
		all = append(all, Word{"Negen tiende van de termijn is voorbij en er is nog geen antwoord.", "Nine tenths of the term is gone and there is no answer yet."})
	}
	return all
}
