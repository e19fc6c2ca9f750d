package clock

import (
	"time"

	"handvest/internal/calendar"
)

// service is the clock of an availability promise: it runs as long as the
// service exists. How it did is a matter of a period, not of one moment: see
// Uptime.
func (v *version) service(r Result) Result {
	r.State, r.Start = Running, calendar.NoInstant
	return r
}

// Uptime is how long a service had to be up inside the window of its promise,
// and how long it was.
type Uptime struct{ Service, Up time.Duration }

// Add is the uptime of two services or periods together.
func (u Uptime) Add(o Uptime) Uptime { return Uptime{u.Service + o.Service, u.Up + o.Up} }

// Uptime adds up the hours of one service from `from` up to `until` under the
// latest version of the promise that held at the beginning. Down time outside
// the window does not count (S0-07). A service that is still down is down up to
// `until`, which the caller puts no later than now.
func (c *Compiled) Uptime(h *History, from, until calendar.Instant) Uptime {
	v := &c.versions[0]
	for i := range c.versions {
		if from >= c.versions[i].from {
			v = &c.versions[i]
			break
		}
	}
	u := Uptime{Service: v.cal.Open(from, until)}
	u.Up = u.Service
	for _, p := range h.Pauses {
		if p.Reason != DownReason {
			continue
		}
		to := p.To
		if !to.Known() || to > until {
			to = until
		}
		u.Up -= v.cal.Open(max(p.From, from), to)
	}
	return u
}
