package town

import (
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// outagesPerYear is how often Mijn Elzermonde cannot be reached.
const outagesPerYear = 46

// service is Mijn Elzermonde, known from the first day on.
func (t *Town) service(from calendar.Date) *story {
	s := &story{t: t, subject: &Subject{
		Ref: "S-mijn-elzermonde", Kind: "service", Product: "mijn_elzermonde", Channel: "web", Department: "kcc", Origin: "bewaking",
	}}
	s.tell(clock.Event{At: t.hours.zone.At(from, 0), Kind: charter.Registered})
	return s
}

// outages are the failures that begin and end today, one after another.
// Maintenance is done in the first Sunday night of the month and hurts nobody.
func (t *Town) outages() {
	r := t.rand(t.turn.date, 1) // of its own, so that the size of the town changes nothing
	type outage struct{ second, length int32 }
	var all []outage
	for range poisson(r, outagesPerYear/365.0*(1+5*t.turn.facts.taxMail)) {
		all = append(all, outage{5*3600 + r.Int32N(80_000-5*3600), int32(around(r, 42, .95) * 60)})
	}
	if _, _, day := t.turn.date.Civil(); day <= 7 && t.turn.facts.weekday == 0 {
		all = append(all, outage{3600, 9000})
	}
	slices.SortFunc(all, func(a, b outage) int { return int(a.second - b.second) })
	free := int32(0)
	for _, o := range all {
		down := max(o.second, free)
		up := min(down+o.length, 24*3600-60)
		if free = up + 600; down >= up {
			continue
		}
		t.portal.tell(clock.Event{At: t.hours.zone.At(t.turn.date, down), Kind: charter.Down})
		t.portal.tell(clock.Event{At: t.hours.zone.At(t.turn.date, up), Kind: charter.Up})
	}
}
