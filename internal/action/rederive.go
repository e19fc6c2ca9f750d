package action

import (
	"context"
	"slices"
	"strconv"

	"handvest/internal/charter"
	"handvest/internal/store"
)

// derivedSetting says when all clocks were last derived anew, in milliseconds,
// or that this is still to be done: who keeps figures in memory reads them
// anew when it changes.
const (
	derivedSetting = "derived"
	derivedPending = "pending"
)

// deriveBatch is how many subjects get their clocks in one transaction.
const deriveBatch = 5000

func (a *Actions) derivePending(ctx context.Context, organisation int64) (pending bool, err error) {
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		value, err := tx.Setting(ctx, organisation, derivedSetting)
		pending = value == derivedPending
		return err
	})
	return pending, err
}

// Rederive derives the clocks of all subjects anew, as after a change of the
// charter, and gives their number. When it is broken off the next import or
// saving of a charter does it again.
func (a *Actions) Rederive(ctx context.Context, organisation int64, progress func(done, total int64)) (int64, error) {
	if progress == nil {
		progress = func(int64, int64) {}
	}
	for more := true; more; { // what passed under the old charter is told first
		var err error
		if _, more, err = a.MarkDue(ctx, organisation, 1000); err != nil {
			return 0, err
		}
	}
	var d *derivation
	var feed int64
	if _, err := a.db.Sequence(ctx); err != nil {
		return 0, err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if feed, err = tx.LastFeed(ctx); err != nil {
			return err
		}
		if d, err = a.derivation(ctx, tx, organisation); err != nil {
			return err
		}
		for _, id := range d.ids {
			if err := tx.DeleteClocks(ctx, organisation, id); err != nil {
				return err
			}
		}
		return tx.PutSetting(ctx, organisation, derivedSetting, derivedPending)
	})
	if err != nil {
		return 0, err
	}
	cases, err := a.db.Cases(ctx, organisation, store.CaseFilter{}, d.reads())
	if err != nil {
		return 0, err
	}
	total := int64(cases.Len())
	progress(0, total)
	var s store.Subject
	s.History.Clear()
	for from := 0; from < cases.Len(); from += deriveBatch {
		until := min(from+deriveBatch, cases.Len())
		clocks := make([]store.Clock, 0, (until-from)*len(d.promises))
		for n := from; n < until; n++ {
			s.ID = cases.IDs[n]
			cases.History(n, &s.History)
			clocks, _ = d.clocks(&s, clocks, nil)
		}
		if err := a.db.Tx(ctx, func(tx *store.Tx) error { return tx.PutClocks(ctx, organisation, clocks) }); err != nil {
			return int64(from), err
		}
		progress(int64(until), total)
	}
	if err := a.rederiveSince(ctx, organisation, d, feed); err != nil {
		return total, err
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		return tx.PutSetting(ctx, organisation, derivedSetting, strconv.FormatInt(int64(tx.Now()), 10))
	})
	return total, err
}

// rederiveSince does again what changed while all clocks were derived anew, for
// which an older state may have been written.
func (a *Actions) rederiveSince(ctx context.Context, organisation int64, d *derivation, feed int64) error {
	if _, err := a.db.Sequence(ctx); err != nil {
		return err
	}
	for {
		var rows []store.JournalRow
		if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
			rows, err = tx.ReadFeed(ctx, feed, deriveBatch)
			return err
		}); err != nil || len(rows) == 0 {
			return err
		}
		var changed []int64
		for _, r := range rows {
			feed = r.Feed
			if r.Organisation == organisation {
				changed = append(changed, r.Subject)
			}
		}
		slices.Sort(changed)
		changed = slices.Compact(changed)
		if err := a.db.Tx(ctx, func(tx *store.Tx) error { return d.again(ctx, tx, organisation, changed) }); err != nil {
			return err
		}
	}
}

// again derives the clocks of some subjects as they are now. What the watch
// marked since stays marked, and what it did not is still to be marked.
func (d *derivation) again(ctx context.Context, tx *store.Tx, organisation int64, ids []int64) error {
	d.now = tx.Now()
	found, err := tx.HoldSubjects(ctx, organisation, ids)
	if err != nil {
		return err
	}
	subjects := make([]store.Subject, 0, len(found))
	for _, id := range ids {
		if s, ok := found[id]; ok {
			subjects = append(subjects, s)
		}
	}
	clocks, gone, err := d.settle(ctx, tx, organisation, subjects, false)
	if err != nil {
		return err
	}
	if err := tx.PutClocks(ctx, organisation, clocks); err != nil {
		return err
	}
	for _, c := range gone {
		if err := tx.DeleteClock(ctx, organisation, c.Promise, c.Subject); err != nil {
			return err
		}
	}
	return nil
}

// reads are the moments that any promise looks at.
func (d *derivation) reads() []charter.Event {
	var all []charter.Event
	for _, c := range d.promises {
		for _, e := range c.Reads() {
			if !slices.Contains(all, e) {
				all = append(all, e)
			}
		}
	}
	return all
}
