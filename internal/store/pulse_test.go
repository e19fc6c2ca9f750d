package store_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"handvest/internal/store"
	"handvest/internal/storetest"
)

// heard collects pulses and lets a test wait for one.
type heard struct {
	mu  sync.Mutex
	all []string
	new chan struct{}
}

func listen(t *testing.T, db *store.DB) *heard {
	h := &heard{new: make(chan struct{}, 100)}
	t.Cleanup(db.Listen(func(p store.Pulse) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.all = append(h.all, p.Topic)
		h.new <- struct{}{}
	}))
	return h
}

func (h *heard) topics() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.all)
}

func TestWhatIsCommittedIsHeardAtOnceAndWhatFailedNever(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		h := listen(t, db)
		broken := errors.New("broken")
		if err := db.Tx(ctx, func(tx *store.Tx) error { tx.Pulse(1, "lost"); return broken }); !errors.Is(err, broken) {
			t.Fatal(err)
		}
		if err := db.Tx(ctx, func(tx *store.Tx) error { tx.Pulse(1, "banner"); tx.Pulse(1, "banner"); return nil }); err != nil {
			t.Fatal(err)
		}
		if got := h.topics(); !slices.Equal(got, []string{"banner"}) {
			t.Errorf("heard %v", got)
		}
	})
}

func TestAnotherNodeHearsItOnce(t *testing.T) {
	ctx := context.Background()
	now := func() time.Time { return storetest.Start }
	address := storetest.PostgresURL(t)
	open := func() *store.DB {
		db, err := store.Open(ctx, address, store.WithNow(now))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(db.Close)
		return db
	}
	here, there := open(), open()
	h := listen(t, there)
	hear := func() {
		t.Helper()
		if err := there.Hear(ctx, 1); err != nil {
			t.Fatal(err)
		}
	}
	hear()
	for _, topic := range []string{"banner", "tasks"} {
		if err := here.Tx(ctx, func(tx *store.Tx) error { tx.Pulse(1, topic); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	here.Close() // writes what still waits
	hear()
	hear()
	if got := h.topics(); len(got) != 2 || !slices.Contains(got, "banner") || !slices.Contains(got, "tasks") {
		t.Errorf("heard %v", got)
	}
	// what a node told itself does not come back to it from the table
	if err := there.Tx(ctx, func(tx *store.Tx) error { tx.Pulse(1, "drafts"); return nil }); err != nil {
		t.Fatal(err)
	}
	other := open()
	for range 100 { // until it is written
		var rows []string
		if rows, _ = other.Rows(ctx, "SELECT topic FROM pulse WHERE topic = 'drafts'"); len(rows) > 0 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	hear()
	if got := h.topics(); len(got) != 3 || got[2] != "drafts" {
		t.Errorf("heard %v", got)
	}
}
