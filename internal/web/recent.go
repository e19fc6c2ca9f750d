package web

import (
	"context"
	"sync"
	"time"

	"handvest/internal/action"
)

// recent keeps the figures over all time, from which trends are drawn, for a
// few seconds: a reader who clicks from promise to promise sees one line, and
// does not wait for it twice. Figures of a period are always made anew.
type recent struct {
	mu sync.Mutex
	of map[action.Ask]kept
}

type kept struct {
	at      time.Time
	figures []action.PromiseFigures
}

const (
	keepFor  = 5 * time.Second
	mostKept = 16 // filters in use at once
)

// figures gives what was made less than a few seconds ago, or makes it.
func (c *recent) figures(ctx context.Context, actions *action.Actions, who action.Actor, ask action.Ask) ([]action.PromiseFigures, error) {
	now := time.Now() // wall clock: how long something was kept
	c.mu.Lock()
	k, ok := c.of[ask]
	c.mu.Unlock()
	if ok && now.Sub(k.at) < keepFor {
		return k.figures, nil
	}
	figures, err := actions.Figures(ctx, who, ask)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil || len(c.of) >= mostKept {
		c.of = map[action.Ask]kept{}
	}
	c.of[ask] = kept{now, figures}
	return figures, nil
}

// forget drops everything, after a change of the charter.
func (c *recent) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.of = nil
}
