package charter

import "slices"

// Touches is where a promise stands on the way of a customer: the code of a
// moment and of what the customer looks at in it (S1-07), as how the promise is
// measured tells.
func (p *Promise) Touches() (moment, aspect string) {
	ends := func(e Event) bool { return slices.Contains(p.End, e) }
	about := func(subject string) bool { return slices.Contains(p.Scope.Subjects, subject) }
	switch {
	case p.Category == Conduct:
		return "contact", "vriendelijk"
	case p.Kind == Availability:
		return "contact", "bereikbaar"
	case p.Kind == Reminder:
		return "gebruik", "herinnering"
	case p.Kind == OutcomeShare:
		return "informatie", "antwoord"
	case about("call"), about("appointment"):
		return "contact", "wachttijd"
	case p.Kind == Appointment:
		return "ontvangst", "afspraak"
	case ends(Decided), ends(Planned):
		return "aanschaf", "besluit"
	case ends(Answered), ends(Acknowledged):
		return "informatie", "reactie"
	}
	return "ontvangst", "op_tijd"
}
