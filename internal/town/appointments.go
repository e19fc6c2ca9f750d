package town

import (
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// appointmentsPerYear is how many appointments at the counter are made.
const appointmentsPerYear = 13_500

var visits = []share{{"paspoort", 40}, {"rijbewijs", 24}, {"verhuizing", 8}, {"geboorte", 5}, {"trouwen", 4}, {"afspraak", 19}}

// appointments are those that are made today for a later day.
func (t *Town) appointments() {
	f, r := &t.turn.facts, t.turn.rand
	p := find("paspoort")
	for range poisson(r, appointmentsPerYear/365.0*t.scale*f.demand(p, "web")) {
		channel := pick(r, []share{{"web", 80}, {"telefoon", 20}})
		if channel == "telefoon" && (f.holiday || staffedWeek[f.weekday] == 0) {
			channel = "web"
		}
		if t.stopped {
			return
		}
		t.appointment(find(pick(r, visits)), channel)
	}
}

// appointment is one visit, from the moment it is made.
func (t *Town) appointment(p *product, channel string) {
	r := t.turn.rand
	made := t.hours.zone.At(t.turn.date, profiles[channel].second(r))
	s := story{t: t, subject: t.subject('A', "appointment", "afspraken", p, channel)}
	defer t.whole(s.subject)
	s.tell(clock.Event{At: made, Kind: charter.Received})
	day := t.hours.desk.AddWorkingDays(t.turn.date, int(1+around(r, 3.2*t.turn.facts.pressure("burgerzaken"), .45)))
	slot := int32(9*3600) + 600*r.Int32N(45)
	if day.Weekday() == 4 && r.Float64() < .35 { // Thursday evening
		slot = 17*3600 + 600*r.Int32N(17)
	}
	agreed := t.hours.zone.At(day, slot)
	s.note(made+1000, clock.Event{At: agreed, Kind: charter.Agreed})
	switch x := r.Float64(); {
	case x < .03:
		s.tell(clock.Event{At: agreed - calendar.Instant(r.IntN(20*3600_000)+3600_000), Kind: charter.WithdrawnByCustomer, Reason: "withdrawn"})
		return
	case x < .06:
		s.tell(clock.Event{At: agreed + 20*60_000, Kind: charter.Closed, Reason: "niet_verschenen"})
		return
	}
	busy := 1.0
	if day.Weekday() == 1 || slot > 15*3600 {
		busy = 1.5 // delays of the day add up
	}
	started := agreed + calendar.Instant((around(r, 3.1*busy, .62)-1.5)*60_000)
	s.tell(clock.Event{At: started, Kind: charter.Started})
	s.tell(clock.Event{At: started + calendar.Instant(around(r, 11, .4)*60_000), Kind: charter.Closed, Reason: "toegekend"})
}
