package town

import (
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// callsPerYear is how often the telephone of the town rings.
const callsPerYear = 46_000

// talk is what people ring about; most of it needs no request afterwards.
var talk = []share{
	{"vraag", 24}, {"paspoort", 13}, {"verhuizing", 9}, {"zwerfafval", 6}, {"grofvuil", 7}, {"parkeervergunning", 6},
	{"rijbewijs", 7}, {"verbouwen", 4}, {"bijstand", 5}, {"stadspas", 3}, {"hulp_thuis", 5}, {"container", 4},
	{"uittreksel", 3}, {"kwijtschelding", 2}, {"woz", 2},
}

// line is one call that waits for an employee.
type line struct {
	at       calendar.Instant
	talk     calendar.Instant // how long the conversation takes
	patience calendar.Instant
}

// calls are the telephone calls of one day. Waiting is not drawn: a queue in
// front of the employees who are in makes it, so Monday morning is Monday
// morning. A day's calls are played on their own, the line is empty at night.
func (t *Town) calls() {
	f := &t.turn.facts
	p := find("vraag")
	r := t.turn.rand
	mean := callsPerYear / 252.0 * t.scale * f.demand(p, "telefoon")
	lines := make([]line, 0, 512)
	for range poisson(r, mean) {
		lines = append(lines, line{
			at:       t.hours.zone.At(t.turn.date, max(profiles["telefoon"].second(r), 8*3600+1800-r.Int32N(900))),
			talk:     calendar.Instant(around(r, 205, .6)*1000) + 20_000,
			patience: calendar.Instant(20_000 + 150_000*r.ExpFloat64()),
		})
	}
	if !f.holiday { // after hours a tape answers
		for range poisson(r, mean*.035) {
			lines = append(lines, line{at: t.hours.zone.At(t.turn.date, 17*3600+r.Int32N(3*3600)), patience: 15_000})
		}
	}
	slices.SortFunc(lines, func(a, b line) int { return int(a.at - b.at) })
	free := make([]calendar.Instant, t.agents(len(lines)))
	opens, closes := t.hours.zone.At(t.turn.date, 8*3600+1800), t.hours.zone.At(t.turn.date, 17*3600)
	for i := range free {
		free[i] = opens
	}
	for i := range lines {
		if t.stopped {
			return
		}
		t.call(&lines[i], free, closes)
	}
}

// agents is how many employees answer the telephone today. They are planned on
// the mean of the weekday, so a busy day finds too few of them.
func (t *Town) agents(calls int) int {
	if calls == 0 {
		return 0
	}
	planned := callsPerYear / 252.0 * t.scale * staffedWeek[t.turn.facts.weekday]
	n := int(1 + planned/44)
	if planned > 60 && t.turn.rand.Float64() < .16 { // somebody is ill
		n--
	}
	return max(1, n)
}

// call plays one call: helped by the first who is free, or hung up before.
func (t *Town) call(l *line, free []calendar.Instant, closes calendar.Instant) {
	r := t.turn.rand
	p := find(pick(r, talk))
	s := story{t: t, subject: t.subject('T', "call", "telefonie", p, "telefoon")}
	defer t.whole(s.subject)
	s.tell(clock.Event{At: l.at, Kind: charter.Received})
	first := 0
	for i, moment := range free {
		if moment < free[first] {
			first = i
		}
	}
	if l.at >= closes || len(free) == 0 || free[first]-l.at > l.patience {
		hung := l.at + l.patience
		s.tell(clock.Event{At: hung, Kind: charter.Abandoned, Reason: "opgehangen"})
		s.tell(clock.Event{At: hung, Kind: charter.Closed, Reason: "opgehangen"})
		return
	}
	helped := max(l.at, free[first]) + calendar.Instant(4_000+r.IntN(7_000)) // the menu, and the ringing
	end := helped + l.talk
	free[first] = end + 25_000 // writing it down
	s.tell(clock.Event{At: helped, Kind: charter.Helped})
	outcome := "direct"
	switch x := r.Float64(); {
	case x < .13+.05*t.turn.facts.taxMail:
		outcome = "doorverbonden"
		s.tell(clock.Event{At: helped + l.talk/3, Kind: charter.Transferred})
	case x < .22+.08*t.turn.facts.taxMail:
		outcome = "terugbellen"
	}
	s.tell(clock.Event{At: end, Kind: charter.Closed, Reason: outcome})
}
