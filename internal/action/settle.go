package action

import (
	"context"
	"slices"

	"handvest/internal/clock"
	"handvest/internal/store"
)

// settle gives the clocks that follow from changed subjects, and the stored ones
// to take away. No moment is skipped that passed while a clock of ours ran and
// that is not marked yet, because the change came first. With noticed, a clock
// that is new and already overdue is marked too: it was told late. Without it,
// it is history from elsewhere: its state is right and nobody gets a notice.
func (d *derivation) settle(ctx context.Context, tx *store.Tx, organisation int64, subjects []store.Subject, noticed bool) (clocks, gone []store.Clock, err error) {
	var known []int64
	for i := range subjects {
		if subjects[i].Was > 0 {
			known = append(known, subjects[i].ID)
		}
	}
	stored := map[int64][]store.Clock{}
	if len(known) > 0 {
		if stored, err = tx.ClocksOf(ctx, organisation, known); err != nil {
			return nil, nil, err
		}
	}
	clocks = make([]store.Clock, 0, len(subjects)*len(d.promises))
	for i := range subjects {
		s := &subjects[i]
		n, g := len(clocks), len(gone)
		clocks, gone = d.clocks(s, clocks, gone)
		before := stored[s.ID]
		for j := n; j < len(clocks); j++ {
			c := &clocks[j]
			k := find(before, c.Promise)
			switch {
			case k >= 0:
				if next := before[k].Next; next.Known() && next <= d.now && (open(c.Result.State) || c.Result.State == clock.Broken) {
					c.Next = next
				}
			case noticed && c.Result.State == clock.Overdue:
				c.Next = c.Result.Due.At
			}
		}
		gone = append(gone[:g], slices.DeleteFunc(gone[g:], func(c store.Clock) bool { return find(before, c.Promise) < 0 })...)
	}
	return clocks, gone, nil
}

func find(clocks []store.Clock, promise uint32) int {
	return slices.IndexFunc(clocks, func(c store.Clock) bool { return c.Promise == promise })
}
