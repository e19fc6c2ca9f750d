package action

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/store"
)

// TestASetTakesChanges holds the walk over a set and its changes against a map.
func TestASetTakesChanges(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := &set{m: &clock.Measured{}}
		want := map[int64]int32{} // by subject: the version of its clock, -1 for one that is out of scope
		for round := range 6 {
			var c store.Changes
			c.Measured = &clock.Measured{}
			for range r.IntN(12) {
				c.Subjects = append(c.Subjects, r.Int64N(40)+int64(r.IntN(2)*100*round))
			}
			slices.Sort(c.Subjects)
			c.Subjects = slices.Compact(c.Subjects)
			for _, id := range c.Subjects {
				if _, has := want[id]; r.IntN(4) == 0 {
					if has {
						want[id] = -1
					}
					continue
				}
				want[id] = int32(r.IntN(1000))
				c.Measured.Append(id, clock.Result{State: clock.Kept, Version: want[id]}, clock.Labels{Product: uint32(want[id])})
			}
			s.apply(&c)
			if ids := slices.Sorted(maps.Keys(want)); !slices.Equal(ids, s.m.IDs) {
				t.Fatalf("seed %d round %d: subjects %v, want %v", seed, round, s.m.IDs, ids)
			}
			for i, id := range s.m.IDs {
				x := s.m.Results[i]
				if gone := want[id] < 0; gone != (x.State == clock.OutOfScope) || gone && x.Start != calendar.NoInstant ||
					!gone && (x.Version != want[id] || s.m.Labels[i].Product != uint32(want[id])) {
					t.Fatalf("seed %d round %d: subject %d is %+v %+v, want %d", seed, round, id, x, s.m.Labels[i], want[id])
				}
			}
		}
	}
}
