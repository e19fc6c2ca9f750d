package sentence

import (
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// Same says whether a reading is the norm of a promise: the same quantity,
// unit, direction, percentages, hours and average.
func Same(p charter.Promise, r Reading) bool {
	t := p.Norm.Term
	if p.Kind == charter.Appointment && t.Quantity == 0 { // "at the agreed time" has no unit
		t.Unit = calendar.Minutes
		if r.HasQuantity && r.Quantity == 0 {
			t.Unit = r.Unit
		}
	}
	window := ""
	if p.Norm.Window != "" {
		window, _ = calendar.CanonicalWindows(p.Norm.Window)
	}
	direction := "after"
	if t.Backward {
		direction = "before"
	}
	return r.HasQuantity == (t.Unit != calendar.NoUnit) &&
		(!r.HasQuantity || r.Quantity == t.Quantity && r.Unit == t.Unit && r.Direction == direction && (r.Comparator == "min") == t.Backward) &&
		r.Min == p.Target.Min && r.Max == p.Target.Max && (r.Strict == p.Target.Strict) &&
		r.Window == window && (r.Aggregate == AverageOf) == (p.Kind == charter.Average) && len(r.Contradictions) == 0
}

// ToPromise makes a draft promise of a reading, for an editor to complete: it
// has no id, title, owner or remedy that the sentence did not name.
func ToPromise(r Reading) charter.Promise {
	p := charter.Promise{
		Version: 1, Status: charter.Draft, Category: charter.Process, Population: charter.Judged, Period: charter.Month,
		Kind: charter.EveryCase, Start: charter.Start{Events: []charter.Event{charter.Received}}, End: []charter.Event{charter.Closed},
		Target:    charter.Target{Min: r.Min, Max: r.Max, Strict: r.Strict && (r.Min != 0 || r.Max != 0)},
		ValidFrom: calendar.NoDate, ValidUntil: calendar.NoDate, Review: calendar.NoDate,
	}
	if r.HasQuantity {
		p.Norm.Term = calendar.Term{Quantity: r.Quantity, Unit: r.Unit, Backward: r.Direction == "before"}
	}
	if calendar.CheckWindows(r.Window) == nil {
		p.Norm.Window = r.Window
	}
	percent := r.Min != 0 || r.Max != 0
	switch {
	case r.Kind == Availability:
		p.Kind, p.Category, p.Start, p.End = charter.Availability, charter.ChannelQuality, charter.Start{}, nil
	case r.HasQuantity && r.Unit == calendar.Times, !r.HasQuantity && !percent && r.Kind != Duration && r.Kind != Waiting:
		p.Kind, p.MeasuredBy, p.Start, p.End = charter.Unmeasured, "survey", charter.Start{}, nil
		if r.Kind == Quality {
			p.Category = charter.Conduct
		}
	case percent && !r.HasQuantity:
		p.Kind, p.Category, p.Start, p.End = charter.OutcomeShare, charter.ChannelQuality, charter.Start{}, nil
	case r.Direction == "before":
		p.Kind, p.Start.Events, p.End = charter.Reminder, []charter.Event{charter.Expires}, []charter.Event{charter.Reminded}
	case r.Aggregate == AverageOf:
		p.Kind, p.Target = charter.Average, charter.Target{}
	case r.Kind == Waiting && r.Quantity == 0 && !percent:
		p.Kind, p.Start.Events, p.End = charter.Appointment, []charter.Event{charter.Agreed}, []charter.Event{charter.Started}
	case percent:
		p.Kind = charter.Share
	}
	if len(p.End) == 1 && p.End[0] == charter.Closed {
		p.End = ends(r, &p)
	}
	p.Scope = scope(r, p.Scope)
	p.Remedy = remedy(r.Compensation)
	return p
}

// ends guesses on what event the clock ends.
func ends(r Reading, p *charter.Promise) []charter.Event {
	switch {
	case r.Kind == Waiting, r.Unit == calendar.Seconds, r.Unit == calendar.Rings:
		p.Category = charter.ChannelQuality
		p.Scope.Subjects = []string{"call"}
		return []charter.Event{charter.Helped}
	case r.Kind == Communication:
		return []charter.Event{charter.Acknowledged}
	}
	switch {
	case r.Answers:
		return []charter.Event{charter.Answered}
	case r.Decides:
		return []charter.Event{charter.Decided}
	}
	return p.End
}

// scope narrows a draft to what the sentence is about: e-mail, letter and chat
// are channels, the others kinds of subject. A call is a subject too.
func scope(r Reading, found charter.Scope) charter.Scope {
	switch r.Subject {
	case "":
	case "email", "letter", "chat", "whatsapp":
		found.Channels = []string{r.Subject}
	default:
		found.Subjects = []string{r.Subject}
	}
	return found
}

// remedy reads what is given when the promise is broken.
func remedy(text string) *charter.Remedy {
	if text == "" {
		return nil
	}
	lower := strings.ToLower(text)
	m := &charter.Remedy{Form: charter.Money}
	switch {
	case strings.Contains(lower, "goed doel"), strings.Contains(lower, "charity"):
		m.Form = charter.Donation
	case strings.Contains(lower, "bloem"), strings.Contains(lower, "flower"):
		m.Form = charter.Flowers
	case strings.Contains(lower, "boekenbon"), strings.Contains(lower, "book token"):
		m.Form = charter.BookToken
	}
	s := newScan(text)
	for i, t := range s.t {
		if t.kind == number && t.spent == "money" && i >= 0 {
			if cents, err := charter.ParseEuro(t.text); err == nil {
				m.Cents = cents
				break
			}
		}
	}
	if m.Cents == 0 && (m.Form == charter.Money || m.Form == charter.Donation) {
		return nil // the editor asks for the amount
	}
	return m
}
