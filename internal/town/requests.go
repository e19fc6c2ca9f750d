package town

import (
	"fmt"
	"math/rand/v2"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// requests are the questions, reports and applications of one day.
func (t *Town) requests() {
	for i := range products {
		p := &products[i]
		total := 0.0
		for _, c := range p.channels {
			total += c.weight
		}
		for _, c := range p.channels {
			mean := t.scale * p.perYear / 365 * c.weight / total * t.turn.facts.demand(p, c.code)
			for range poisson(t.turn.rand, mean) {
				if t.stopped {
					return
				}
				t.request(p, c.code)
			}
		}
	}
}

// request is one request, from the moment it reaches the town to its end.
func (t *Town) request(p *product, channel string) {
	r := t.turn.rand
	received := t.hours.zone.At(t.turn.date, profiles[channel].second(r))
	s := story{t: t, subject: t.subject('Z', "request", "zaken", p, channel)}
	t.receive(&s, received, channel)
	c := course{story: s, rand: r, p: p, at: received, slow: t.slow(p, s.subject)}
	flows[p.flow](&c)
	t.whole(s.subject)
}

// receive tells when the customer sent it, when it reached us, and when an
// employee wrote it down: three different moments (REC-4).
func (t *Town) receive(s *story, received calendar.Instant, channel string) {
	r := t.turn.rand
	event := clock.Event{At: received, Kind: charter.Received}
	switch {
	case channel == "post": // opened the same day or one working day later
		registered := t.hours.finish(r, received, r.Float64()*1.6)
		s.note(registered, clock.Event{At: t.hours.zone.At(t.turn.date-calendar.Date(1+r.IntN(2)), 17*3600), Kind: charter.Sent})
		s.note(registered, event)
		s.note(registered, clock.Event{At: registered, Kind: charter.Registered})
	case staffed(channel) && r.Float64() < .04: // written down after the conversation, sometimes the next day
		registered := t.hours.finish(r, received, .2+r.Float64())
		s.note(registered, event)
		s.note(registered, clock.Event{At: registered, Kind: charter.Registered})
	default:
		s.tell(event)
		if !staffed(channel) && r.Float64() < .92 {
			s.tell(clock.Event{At: received + 1000 + calendar.Instant(r.IntN(4000)), Kind: charter.Acknowledged})
		}
	}
	if r.Float64() < .002 { // an interface that sends the same twice
		s.note(received+60_000, event)
	}
}

// subject makes the next subject of the day, of a citizen drawn at random.
func (t *Town) subject(letter byte, kind, origin string, p *product, channel string) *Subject {
	t.turn.number[string(letter)]++
	t.made++
	year, month, day := t.turn.date.Civil()
	citizen, home := t.citizen(t.turn.rand)
	return &Subject{
		Ref:  fmt.Sprintf("%c%02d%02d%02d-%04d", letter, year%100, month, day, t.turn.number[string(letter)]),
		Kind: kind, Product: p.code, Channel: channel, Department: p.department, District: home, Origin: origin, Citizen: citizen, Number: t.made,
	}
}

// citizens is how many people of the town ever ask something. Some ask much
// more often than others.
const citizens = 38_400

// citizen draws a citizen and the district of the home.
func (t *Town) citizen(r *rand.Rand) (uint32, string) {
	x := r.Float64()
	n := uint32(x * x * float64(t.folk))
	return n + 1, districtOf(n + 1)
}

// districtOf is where a citizen lives; it never changes.
func districtOf(number uint32) string {
	at := float64((number-1)*2654435761%1000) / 1000
	for _, d := range districts {
		if at -= d.share; at < 0 {
			return d.code
		}
	}
	return districts[0].code
}

// slow is how much longer than its median a piece of work takes today, in this
// district, with this contractor.
func (t *Town) slow(p *product, s *Subject) float64 {
	x := t.turn.facts.pressure(p.department)
	if p.department == "buiten" {
		for _, d := range districts {
			if d.code == s.District {
				x *= d.slow
			}
		}
	}
	if p.code == "lantaarnpaal" {
		x *= contractor(t.turn.date)
	}
	return x
}
