package town

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// late is which requests have been open for so long that their citizens ask
// again. It only listens to what happens, so it changes nothing of it but who
// rings about what.
type late struct {
	open map[lateKey][]waiting
}

type lateKey struct{ district, product string }

type waiting struct {
	subject *Subject
	from    calendar.Instant // when patience ends
	until   calendar.Instant // when it was dealt with; NoInstant when that is not known
}

// atMost is how many requests of one product and district are remembered.
const atMost = 60

// askAgain is how many calls are about a request that runs already.
const askAgain = .16

// hear follows one happening.
func (l *late) hear(h Happening) {
	switch s := h.Subject; {
	case s.Kind == "request" && h.First && h.Event.Kind == charter.Received:
		l.add(s, h.Recorded, calendar.NoInstant)
	case s.Kind == "request" && ends(h.Event.Kind):
		k := lateKey{s.District, s.Product}
		if l.open == nil { // nothing came in yet: what ends began before the first day
			return
		}
		l.open[k] = slices.DeleteFunc(l.open[k], func(w waiting) bool { return w.subject == s })
	case s.Kind == "call" && h.First:
		l.ask(s, h.Recorded)
	}
}

// learn follows a case that is told as a whole.
func (l *late) learn(c Case) {
	switch at := c.Events[0].At; c.Subject.Kind {
	case "request":
		end := calendar.NoInstant
		for _, e := range c.Events {
			if ends(e.Kind) {
				end = e.At
			}
		}
		l.add(c.Subject, at, end)
	case "call":
		l.ask(c.Subject, at)
	}
}

func (l *late) add(s *Subject, received, until calendar.Instant) {
	p := find(s.Product)
	if p.flow == question || p.flow == callback {
		return
	}
	days := p.days
	if p.flow == rapid {
		days /= 8
	}
	k, w := lateKey{s.District, s.Product}, waiting{s, received + calendar.Instant((1+1.6*days)*24*3600_000), until}
	if until.Known() && until <= w.from {
		return
	}
	if l.open == nil {
		l.open = map[lateKey][]waiting{}
	}
	all := l.open[k]
	if len(all) == atMost {
		all = slices.Delete(all, 0, 1)
	}
	l.open[k] = append(all, w)
}

// ask lets some calls come from a citizen whose request takes long: that which
// waits longest asks first, so that some ask a third time.
func (l *late) ask(s *Subject, at calendar.Instant) {
	sum := fnv.New64a()
	sum.Write([]byte(s.Ref))
	r := rand.New(rand.NewPCG(sum.Sum64(), 5))
	if r.Float64() >= askAgain {
		return
	}
	look := []string{s.Product}
	if s.Product == "vraag" {
		look = []string{"lantaarnpaal", "bijstand", "bijzondere_bijstand", "verbouwen", "hulp_thuis", "fietswrak", "kwijtschelding", "stoeptegel", "onkruid", "woz"}
		look = look[r.IntN(len(look)):]
	}
	for _, product := range look {
		all := l.open[lateKey{s.District, product}]
		from := 0
		if len(all) > 2 && r.Float64() < .5 {
			from = r.IntN(len(all))
		}
		for _, w := range all[from:] {
			if w.from <= at && (!w.until.Known() || at < w.until) {
				s.About, s.Citizen = w.subject, w.subject.Citizen
				w.subject.Again++
				return
			}
		}
	}
}
