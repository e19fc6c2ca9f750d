package store

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/store/gen"
)

// Pulse says that something changed for an organisation, and nothing of what:
// who hears it and may read it, fetches it.
type Pulse struct {
	Organisation int64
	Topic        string
}

// Pulse tells everybody who listens, on every node, that something changed,
// once this transaction is there. Told often in a short time it is heard once.
func (tx *Tx) Pulse(organisation int64, topic string) {
	if p := (Pulse{organisation, topic}); !slices.Contains(tx.pulses, p) {
		tx.pulses = append(tx.pulses, p)
	}
}

// gather is how long pulses wait before they are written for other nodes: many
// drafts that are saved at once cost one row.
const gather = 150 * time.Millisecond

// pulses hands what was committed here to who listens here, at once, and
// writes it down for the others outside the transaction that it is about: no
// transaction waits for another's row.
type pulses struct {
	mu      sync.Mutex
	ears    map[int]func(Pulse)
	last    int // number of the newest ear
	waiting []Pulse
	timer   *time.Timer
	writing sync.WaitGroup
	closed  bool
	known   map[Pulse]int64            // version in the table that was told here
	from    map[int64]calendar.Instant // since when the table was not read, by organisation
}

// Listen calls what must be called for every pulse, until stop. The function
// must be quick, and hears its own node at once; other nodes through Hear.
func (db *DB) Listen(do func(Pulse)) (stop func()) {
	p := &db.pulses
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ears == nil {
		p.ears = map[int]func(Pulse){}
	}
	p.last++
	id := p.last
	p.ears[id] = do
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.ears, id)
	}
}

// committed tells what a transaction changed.
func (db *DB) committed(told []Pulse) {
	if len(told) == 0 {
		return
	}
	p := &db.pulses
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return
	}
	for _, t := range told {
		p.tell(t)
		if !slices.Contains(p.waiting, t) {
			p.waiting = append(p.waiting, t)
		}
	}
	if p.timer == nil {
		p.writing.Add(1)
		p.timer = time.AfterFunc(gather, func() {
			defer p.writing.Done()
			db.write()
		})
	}
}

// tell calls every ear; the lock is held.
func (p *pulses) tell(t Pulse) {
	for _, do := range p.ears {
		do(t)
	}
}

// write writes down what waits. A failure is tried again with the next pulse:
// the pages of this node know already.
func (db *DB) write() {
	p := &db.pulses
	p.mu.Lock()
	told := p.waiting
	p.waiting, p.timer = nil, nil
	p.mu.Unlock()
	// one order for all nodes, so that they never wait for each other's rows
	slices.SortFunc(told, func(a, b Pulse) int { return strings.Compare(a.Topic, b.Topic) })
	versions := make([]int64, len(told))
	err := db.Tx(context.Background(), func(tx *Tx) error {
		for i, t := range told {
			v, err := tx.q.PutPulse(context.Background(), gen.PutPulseParams{OrganisationID: t.Organisation, Topic: t.Topic, ChangedAt: int64(tx.Now())})
			if err != nil {
				return err
			}
			versions[i] = v
		}
		return nil
	})
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil {
		p.waiting = append(p.waiting, told...)
		return
	}
	for i, t := range told {
		if p.known == nil {
			p.known = map[Pulse]int64{}
		}
		if had := p.known[t]; had != 0 && versions[i] != had+1 {
			p.tell(t) // another node was between
		}
		p.known[t] = versions[i]
	}
}

// overlap is how far back the table is read again: a row may be written a
// moment after the moment in it, and the clocks of nodes differ.
const overlap = 10 * time.Second

// Hear reads what other nodes told since the last time and tells it here. The
// first time it tells nothing: who begins to listen reads everything anyhow.
func (db *DB) Hear(ctx context.Context, organisation int64) error {
	p := &db.pulses
	p.mu.Lock()
	from, again := p.from[organisation]
	p.mu.Unlock()
	now := db.Now()
	if !again {
		from = now
	}
	var rows []gen.PulsesRow
	err := db.Read(ctx, func(tx *Tx) (err error) {
		rows, err = tx.q.Pulses(ctx, gen.PulsesParams{OrganisationID: organisation, ChangedAt: int64(from.Add(-overlap))})
		return err
	})
	if err != nil {
		return wrap("hear other nodes", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.from == nil {
		p.from = map[int64]calendar.Instant{}
	}
	if p.known == nil {
		p.known = map[Pulse]int64{}
	}
	p.from[organisation] = now
	for _, r := range rows {
		t := Pulse{organisation, r.Topic}
		if again && r.Version != p.known[t] && !slices.Contains(p.waiting, t) {
			p.tell(t)
		}
		p.known[t] = r.Version
	}
	return nil
}

// ForgetPulses throws away what was told before a moment.
func (tx *Tx) ForgetPulses(ctx context.Context, organisation int64, before calendar.Instant) error {
	_, err := tx.q.DeletePulses(ctx, gen.DeletePulsesParams{OrganisationID: organisation, ChangedAt: int64(before)})
	return wrap("forget old pulses", err)
}

// closePulses writes what still waits, before the database closes.
func (db *DB) closePulses() {
	p := &db.pulses
	p.mu.Lock()
	p.closed = true
	stopped := p.timer != nil && p.timer.Stop()
	p.mu.Unlock()
	if stopped {
		db.write()
		p.writing.Done()
	}
	p.writing.Wait()
}
