package action

import (
	"context"
	"errors"
	"fmt"

	"handvest/internal/calendar"
)

// reference makes what people call a request: "Z261121-00427". There is no
// counter that everybody waits for: the number is drawn from the id and tried
// until it is free, with a digit more when the day is full. Who counts from one
// on has four digits: no drawn number is one of theirs. When two take the
// same at the same moment one of them is a duplicate and draws again.
func (w *writing) reference(ctx context.Context, at calendar.Instant) (string, error) {
	zone, err := w.derive.zone()
	if err != nil {
		return "", err
	}
	year, month, day := zone.Date(at).Civil()
	for digits := 5; digits <= 9; digits++ {
		tries := make([]string, 8)
		for i := range tries {
			tries[i] = fmt.Sprintf("Z%02d%02d%02d-%0*d", year%100, month, day, digits, drawn(w.tx.NewID())%power(digits))
		}
		free, err := w.tx.FreeReference(ctx, w.who.Organisation, tries)
		if free != "" || err != nil {
			return free, err
		}
	}
	return "", errors.New("make a reference: every number of today is taken")
}

// drawn spreads ids, which follow each other, over all numbers.
func drawn(id int64) uint64 {
	x := uint64(id)
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

func power(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}

// zone is where the organisation is.
func (d *derivation) zone() (*calendar.Zone, error) { return d.made.zone() }

func (m *made) zone() (*calendar.Zone, error) {
	c, err := m.calendars.Calendar("", "")
	if err != nil {
		return nil, fmt.Errorf("find the calendar of the organisation: %w", err)
	}
	return c.Zone(), nil
}
