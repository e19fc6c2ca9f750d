package staff

import (
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// State is whether somebody can be reached; its number is stored.
type State uint8

// The states. Busy is never chosen: it follows from a conversation.
const (
	Gone      State = 0 // no browser of theirs is open
	Available State = 1
	Busy      State = 2 // talks with a citizen now
	Pause     State = 3 // with a reason
	Away      State = 4 // until a moment
)

// Presence is how somebody who works here can be reached now.
type Presence struct {
	Staff       int64
	Name        string
	Departments []string         // label codes; empty is all of the organisation
	State       State            // what they chose: Available, Pause or Away
	Reason      string           // of a pause or absence
	Until       calendar.Instant // of an absence; NoInstant where unknown
	Since       calendar.Instant // of what can be seen
	Talking     int              // live conversations that are open
}

// Seen is the state that colleagues see at a moment: a conversation makes an
// available person busy, and an absence ends by itself.
func (p Presence) Seen(now calendar.Instant) State {
	state := p.State
	if state == Away && p.Until.Known() && now >= p.Until {
		state = Available
	}
	if state == Available && p.Talking > 0 {
		return Busy
	}
	return state
}

// longestReason is how long a reason may be, in characters.
const longestReason = 80

// Choose is the presence after somebody says how they can be reached. A pause
// needs a reason, an absence a moment in the future at which it ends.
func (p Presence) Choose(state State, reason string, until, now calendar.Instant) (Presence, error) {
	reason = strings.Join(strings.Fields(reason), " ")
	was := p.Seen(now)
	switch state {
	case Available:
		reason, until = "", calendar.NoInstant
	case Pause:
		until = calendar.NoInstant
		if reason == "" {
			return p, fault.New(fault.Invalid, "Kies een reden voor uw pauze.", "Choose a reason for your pause.").At("reden")
		}
	case Away:
		if !until.Known() || until <= now {
			return p, fault.New(fault.Invalid, "Zeg tot wanneer u weg bent: een moment dat nog moet komen.", "Say until when you are away: a moment still to come.").At("tot")
		}
	default:
		return p, fault.New(fault.Invalid, "Kies beschikbaar, pauze of weg. Bezet wordt u vanzelf tijdens een gesprek.", "Choose available, pause or away. You become busy by yourself during a conversation.")
	}
	if utf8.RuneCountInString(reason) > longestReason {
		return p, fault.Newf(fault.Invalid, "De reden is te lang: gebruik hooguit %d tekens.", "The reason is too long: use at most %d characters.", longestReason).At("reden")
	}
	same := p.State == state && p.Reason == reason
	p.State, p.Reason, p.Until = state, reason, until
	if !same || p.Seen(now) != was {
		p.Since = now
	}
	return p, nil
}

// Talk is the presence with so many live conversations open.
func (p Presence) Talk(open int, now calendar.Instant) Presence {
	was := p.Seen(now)
	p.Talking = max(open, 0)
	if p.Seen(now) != was {
		p.Since = now
	}
	return p
}

// Back is the presence after an absence that has ended; false when nothing
// changes at this moment.
func (p Presence) Back(now calendar.Instant) (Presence, bool) {
	if p.State != Away || !p.Until.Known() || now < p.Until {
		return p, false
	}
	end := p.Until
	p.State, p.Reason, p.Until, p.Since = Available, "", calendar.NoInstant, end
	return p, true
}

// In says whether somebody works for a department. An empty department is
// everybody; who is bound to no department counts for none in particular.
func (p Presence) In(department string) bool {
	if department == "" {
		return true
	}
	for _, d := range p.Departments {
		if d == department {
			return true
		}
	}
	return false
}

// DepartmentsOf are the departments that the roles of a person are bound to.
func DepartmentsOf(p Person) []string {
	var all []string
	seen := map[string]bool{}
	for _, g := range p.Grants {
		for _, d := range g.Departments {
			if !seen[d] {
				seen[d] = true
				all = append(all, d)
			}
		}
	}
	return all
}
