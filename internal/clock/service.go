package clock

import (
	"cmp"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
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

// ComputeUptime makes the figures of a promise about availability: N and
// InTime count seconds of service instead of cases. A service counts from the
// day it was received or registered, else from its first failure or the first
// day of the promise, and never past the moment of the report.
func ComputeUptime(services []History, c *Compiled, o Options) Figures {
	f := Figures{Promise: c.ID, From: o.From, Until: o.Until, AsOf: o.Now, Basis: cmp.Or(o.Basis, Judgement)}
	s := newSums(c, o)
	for k := range c.versions {
		v := &c.versions[k]
		fig := newSum(v)
		for i := range services {
			h := &services[i]
			if o.Only != (Labels{}) && !o.Only.covers(&h.Labels) || !v.matches(&h.Labels) {
				continue
			}
			from, until := max(s.from, v.from, h.since()), min(s.until, v.until, o.Now)
			if from == minInstant || from >= until {
				continue
			}
			fig.Running++
			fig.uptime(c, h, from, until)
		}
		fig.Judged = Count{int64(fig.Uptime.Service / time.Second), int64(fig.Uptime.Up / time.Second)}
		fig.Ended, fig.WithAbandoned, fig.Headline = fig.Judged, fig.Judged, fig.Judged
		if t := v.promise.Target; fig.Headline.N > 0 {
			fig.Verdict = NoTarget
			if t.Min > 0 || t.Max > 0 {
				ms := Count{fig.Uptime.Service.Milliseconds(), fig.Uptime.Up.Milliseconds()}
				fig.Verdict = verdict(ms.Meets(t))
			}
		}
		if fig.Headline.N > 0 || k == 0 {
			f.Versions = append(f.Versions, fig.Figure)
		}
	}
	return f
}

// since is when a service is known from.
func (h *History) since() calendar.Instant {
	for _, e := range []charter.Event{charter.Received, charter.Registered, charter.Down} {
		if h.Moments[e].Known() {
			return h.Moments[e]
		}
	}
	return minInstant
}

// uptime adds one service up day by day.
func (s *sum) uptime(c *Compiled, h *History, from, until calendar.Instant) {
	zone := c.Zone()
	for d := zone.Date(from); ; d = d.AddDays(1) {
		a, b := max(zone.At(d, 0), from), min(zone.At(d.AddDays(1), 0), until)
		if a >= until {
			return
		}
		u := c.Uptime(h, a, b)
		if u.Service == 0 {
			continue
		}
		s.Uptime = s.Uptime.Add(u)
		n := Count{int64(u.Service / time.Second), int64(u.Up / time.Second)}
		row := s.days.row(d)
		row.judged = Count{row.judged.N + n.N, row.judged.InTime + n.InTime}
		row.ended = row.judged
		s.eachCell(&h.Labels, func(c *Cell) {
			c.Judged = Count{c.Judged.N + n.N, c.Judged.InTime + n.InTime}
			c.Ended = c.Judged
		})
	}
}
