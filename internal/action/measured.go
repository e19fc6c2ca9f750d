package action

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/store"
)

// sets are the clocks of promises that were asked for, kept in memory and kept
// up to date from the feed of the journal.
type sets struct {
	mu   sync.Mutex
	of   map[setKey]*set
	tick int64
}

type setKey struct {
	organisation int64
	promise      uint32
}

// set is all clocks of one promise, by subject.
type set struct {
	mu      sync.RWMutex
	feed    int64
	derived string // when all clocks were last derived anew
	m       *clock.Measured
	used    int64
}

const (
	mostRows  = 4_000_000 // clocks in memory, about 110 bytes each
	feedBatch = 20_000    // journal rows read at once to catch up
)

// measured gives the clocks of a promise, up to date, to do; they must not be
// changed or kept.
func (a *Actions) measured(ctx context.Context, organisation int64, promise uint32, do func(*clock.Measured)) error {
	s := a.sets.get(setKey{organisation, promise})
	if err := s.refresh(ctx, a.db, organisation, promise); err != nil {
		return err
	}
	s.mu.RLock()
	do(s.m)
	s.mu.RUnlock()
	a.sets.trim(s)
	return nil
}

func (c *sets) get(k setKey) *set {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		c.of = map[setKey]*set{}
	}
	s := c.of[k]
	if s == nil {
		s = &set{}
		c.of[k] = s
	}
	c.tick++
	s.used = c.tick
	return s
}

// trim forgets the sets that were not asked for the longest, all but keep.
func (c *sets) trim(keep *set) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for {
		total := 0
		var oldest setKey
		var found *set
		for k, s := range c.of {
			if !s.mu.TryRLock() {
				continue // somebody is reading it in
			}
			if s.m != nil {
				total += len(s.m.IDs)
			}
			s.mu.RUnlock()
			if s != keep && (found == nil || s.used < found.used) {
				oldest, found = k, s
			}
		}
		if total <= mostRows || found == nil {
			return
		}
		delete(c.of, oldest)
	}
}

// refresh reads what is new, or everything the first time.
func (s *set) refresh(ctx context.Context, db *store.DB, organisation int64, promise uint32) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		var c store.Changes
		var derived string
		var feed int64
		err := db.Read(ctx, func(tx *store.Tx) (err error) {
			if derived, err = tx.Setting(ctx, organisation, derivedSetting); err != nil {
				return err
			}
			if feed, err = tx.LastFeed(ctx); err != nil || s.m == nil || derived != s.derived {
				return err
			}
			if feed-s.feed > 10*feedBatch {
				derived = s.derived + " " // far behind: reading everything is quicker
				return nil
			}
			c, err = tx.MeasuredSince(ctx, organisation, promise, s.feed, feedBatch)
			return err
		})
		if err != nil {
			return err
		}
		if s.m == nil || derived != s.derived {
			// Changes between the two reads are in both: that does no harm.
			m, err := db.Measured(ctx, organisation, promise, calendar.NoInstant, calendar.NoInstant)
			if err != nil {
				return err
			}
			if s.m != nil && derived == s.derived+" " {
				derived = s.derived
			}
			s.m, s.feed, s.derived = sorted(m), feed, derived
			return nil
		}
		s.apply(&c)
		s.feed = c.Feed
		if !c.More {
			return nil
		}
	}
}

// sorted puts clocks in order of subject: a database that was written to gives
// them in the order in which they lie on the disk.
func sorted(m *clock.Measured) *clock.Measured {
	if slices.IsSorted(m.IDs) {
		return m
	}
	order := make([]int32, len(m.IDs))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(m.IDs[a], m.IDs[b]) })
	out := &clock.Measured{IDs: make([]int64, 0, len(order)), Results: make([]clock.Result, 0, len(order)), Labels: make([]clock.Labels, 0, len(order))}
	for _, i := range order {
		out.Append(m.IDs[i], m.Results[i], m.Labels[i])
	}
	return out
}

// apply brings changes in, in one walk over both. Sets are in order of subject.
// A changed subject that has no clock any more stays, out of scope.
func (s *set) apply(c *store.Changes) {
	next, added := 0, 0
	for i, id := range c.Measured.IDs {
		at, found := slices.BinarySearch(s.m.IDs[next:], id)
		next += at
		if !found {
			added++
			continue
		}
		s.m.Results[next], s.m.Labels[next] = c.Measured.Results[i], c.Measured.Labels[i]
	}
	for _, id := range c.Subjects {
		if _, has := slices.BinarySearch(c.Measured.IDs, id); has {
			continue
		}
		if at, found := slices.BinarySearch(s.m.IDs, id); found {
			s.m.Results[at] = clock.Result{State: clock.OutOfScope, Start: calendar.NoInstant, End: calendar.NoInstant}
		}
	}
	if added > 0 {
		s.m = merged(s.m, c.Measured, added)
	}
}

// merged joins the clocks of a set and the changed ones, of which so many are
// new to the set; both are in order of subject. A set whose new clocks all
// come last grows in place.
func merged(old, changed *clock.Measured, added int) *clock.Measured {
	if fresh := len(changed.IDs) - added; len(old.IDs) == 0 || changed.IDs[fresh] > old.IDs[len(old.IDs)-1] {
		for i := fresh; i < len(changed.IDs); i++ {
			old.Append(changed.IDs[i], changed.Results[i], changed.Labels[i])
		}
		return old
	}
	n := len(old.IDs) + added
	out := &clock.Measured{IDs: make([]int64, 0, n), Results: make([]clock.Result, 0, n), Labels: make([]clock.Labels, 0, n)}
	i, k := 0, 0
	for i < len(old.IDs) || k < len(changed.IDs) {
		switch {
		case k == len(changed.IDs) || i < len(old.IDs) && old.IDs[i] < changed.IDs[k]:
			out.Append(old.IDs[i], old.Results[i], old.Labels[i])
			i++
		case i < len(old.IDs) && old.IDs[i] == changed.IDs[k]:
			i++ // the changed one takes its place
		default:
			out.Append(changed.IDs[k], changed.Results[k], changed.Labels[k])
			k++
		}
	}
	return out
}
