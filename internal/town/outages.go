package town

import (
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// outagesPerYear is how often Mijn Elzermonde cannot be reached.
const outagesPerYear = 46

// outages are the failures of Mijn Elzermonde that begin today. Maintenance is
// done on the first Sunday night of the month and hurts nobody.
func (t *Town) outages() {
	r := t.rand(t.turn.date, 1) // of its own, so that the size of the town changes nothing
	p := find("mijn_elzermonde")
	fail := func(at calendar.Instant, minutes float64) {
		s := story{t: t, subject: t.subject('S', "service", "bewaking", p, "web")}
		s.subject.District, s.subject.Citizen = "", 0
		up := at + calendar.Instant(minutes*60_000)
		s.tell(clock.Event{At: at, Kind: charter.Down})
		s.tell(clock.Event{At: up, Kind: charter.Up})
		s.tell(clock.Event{At: up, Kind: charter.Closed, Reason: "hersteld"})
	}
	for range poisson(r, outagesPerYear/365.0*(1+5*t.turn.facts.taxMail)) {
		fail(t.hours.zone.At(t.turn.date, r.Int32N(86_000)), around(r, 42, .95))
	}
	if _, _, day := t.turn.date.Civil(); day <= 7 && t.turn.facts.weekday == 0 {
		fail(t.hours.zone.At(t.turn.date, 3600), 150)
	}
}
