package clock

import (
	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// Cases is many histories, held column by column, so that a million of them
// fit in little memory and are judged without allocation. Only the moments
// that a promise reads are loaded.
type Cases struct {
	IDs     []int64
	Events  []charter.Event      // which moments are loaded
	At      [][]calendar.Instant // At[k][i] is the moment of Events[k] of case i
	Labels  []Labels
	Outcome []uint32
	PauseAt []int32   // index into Pauses, -1 where a case was never paused
	Pauses  [][]Pause // the pauses of the cases that have any
}

// NewCases makes room for n cases of which the given moments are loaded.
func NewCases(n int, events ...charter.Event) *Cases {
	c := &Cases{
		IDs: make([]int64, 0, n), Events: events, At: make([][]calendar.Instant, len(events)),
		Labels: make([]Labels, 0, n), Outcome: make([]uint32, 0, n), PauseAt: make([]int32, 0, n),
	}
	for k := range c.At {
		c.At[k] = make([]calendar.Instant, 0, n)
	}
	return c
}

// Len is the number of cases.
func (c *Cases) Len() int { return len(c.IDs) }

// Append adds one case; at holds the moments in the order of Events.
func (c *Cases) Append(id int64, at []calendar.Instant, labels Labels, outcome uint32, pauses []Pause) {
	c.IDs = append(c.IDs, id)
	for k := range c.At {
		c.At[k] = append(c.At[k], at[k])
	}
	c.Labels = append(c.Labels, labels)
	c.Outcome = append(c.Outcome, outcome)
	c.PauseAt = append(c.PauseAt, -1)
	if len(pauses) > 0 {
		c.PauseAt[len(c.PauseAt)-1] = int32(len(c.Pauses))
		c.Pauses = append(c.Pauses, pauses)
	}
}

// Add appends all cases of another set that has the same moments loaded.
func (c *Cases) Add(other *Cases) {
	shift := int32(len(c.Pauses))
	c.IDs = append(c.IDs, other.IDs...)
	for k := range c.At {
		c.At[k] = append(c.At[k], other.At[k]...)
	}
	c.Labels = append(c.Labels, other.Labels...)
	c.Outcome = append(c.Outcome, other.Outcome...)
	for _, p := range other.PauseAt {
		if p >= 0 {
			p += shift
		}
		c.PauseAt = append(c.PauseAt, p)
	}
	c.Pauses = append(c.Pauses, other.Pauses...)
}

// Clear makes a history empty: every moment unknown.
func (h *History) Clear() {
	*h = History{Pauses: h.Pauses[:0]}
	for i := range h.Moments {
		h.Moments[i] = calendar.NoInstant
	}
}

// History writes case i into h, whose other moments must have been cleared once.
func (c *Cases) History(i int, h *History) {
	for k, e := range c.Events {
		h.Moments[e] = c.At[k][i]
	}
	h.Labels, h.Outcome, h.Pauses = c.Labels[i], c.Outcome[i], nil
	if p := c.PauseAt[i]; p >= 0 {
		h.Pauses = c.Pauses[p]
	}
}

// Measured is many results of one promise, column by column: what every
// figure, list and chart of that promise is computed from.
type Measured struct {
	IDs     []int64
	Results []Result
	Labels  []Labels
}

// Append adds one result.
func (m *Measured) Append(id int64, r Result, l Labels) {
	m.IDs = append(m.IDs, id)
	m.Results = append(m.Results, r)
	m.Labels = append(m.Labels, l)
}
