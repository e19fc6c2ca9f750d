package clock

import (
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// Versions are the numbers of the versions, the latest valid one first.
func (c *Compiled) Versions() []int32 {
	out := make([]int32, len(c.versions))
	for i := range c.versions {
		out[i] = c.versions[i].number
	}
	return out
}

// Promise is one version as it was written; nil when there is no such version.
func (c *Compiled) Promise(number int32) *charter.Promise {
	if v := c.version(number); v != nil {
		return &v.promise
	}
	return nil
}

// Latest is the version that holds for the newest cases.
func (c *Compiled) Latest() *charter.Promise { return &c.versions[0].promise }

// Zone is the time zone in which the promise counts.
func (c *Compiled) Zone() *calendar.Zone { return c.versions[0].cal.Zone() }

// Calendar is the calendar of a version, the windows of its norm included.
func (c *Compiled) Calendar(number int32) *calendar.Calendar {
	if v := c.version(number); v != nil {
		return v.cal
	}
	return nil
}

// Term is the term of a version for a product; false when it has none.
func (c *Compiled) Term(number int32, product uint32) (calendar.Term, bool) {
	v := c.version(number)
	if v == nil || v.kind == charter.OutcomeShare {
		return calendar.Term{}, false
	}
	return v.termOf(product)
}

func (c *Compiled) version(number int32) *version {
	for i := range c.versions {
		if c.versions[i].number == number {
			return &c.versions[i]
		}
	}
	return nil
}

// Reads are the moments that any version of the promise looks at: what has to
// be loaded to evaluate it.
func (c *Compiled) Reads() []charter.Event {
	events := []charter.Event{charter.Received, charter.Abandoned, charter.WithdrawnByCustomer}
	for p := c; p != nil; p = p.earlier {
		for i := range p.versions {
			events = append(events, p.versions[i].start...)
			events = append(events, p.versions[i].end...)
		}
	}
	slices.Sort(events)
	return slices.Compact(events)
}

// Counted are the pauses of a history that stop the clock of a result, cut to
// its stretch: what the day-by-day explanation needs.
func (c *Compiled) Counted(h *History, r Result, now calendar.Instant) []calendar.Span {
	v := c.version(r.Version)
	if v == nil || !r.Start.Known() {
		return nil
	}
	return v.spans(h, r.Start, r.End, now, nil)
}

// Definition says in full what the figures of a version mean.
func (c *Compiled) Definition(number int32) charter.Text {
	if v := c.version(number); v != nil {
		return v.define()
	}
	return charter.Text{}
}
