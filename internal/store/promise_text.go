package store

import (
	"encoding/json"
	"sync"

	"handvest/internal/charter"
)

// promiseTexts knows promises by the text in which they are stored. The charter
// is read for every contact that is started or finished, and hardly ever
// changes; the same text is always the same promise. What it gives is shared:
// who changes a promise gives it lists and tables of its own.
type promiseTexts struct {
	mu sync.Mutex
	by map[string]charter.Promise
}

// mostTexts is how many are kept: the charters of many organisations.
const mostTexts = 4_000

// of is the promise of a text.
func (t *promiseTexts) of(body string) (charter.Promise, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if p, known := t.by[body]; known {
		return p, nil
	}
	var p charter.Promise
	if err := json.Unmarshal([]byte(body), &p); err != nil {
		return p, err
	}
	if t.by == nil || len(t.by) >= mostTexts {
		t.by = map[string]charter.Promise{}
	}
	t.by[body] = p
	return p, nil
}
