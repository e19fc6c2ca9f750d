package action

import (
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/store"
)

// Today is how the clocks of an organisation stand at this moment: what a live
// screen shows.
type Today struct {
	AsOf    calendar.Instant
	Running int64 // clocks that run, in time
	Paused  int64 // clocks that stand still
	Overdue int64 // clocks that run and are late
	Kept    int64 // ended in time, since midnight
	Broken  int64 // fell due or ended too late, since midnight

	Next []CaseOf   // the running clocks that fall due first
	Late []CaseOf   // the open clocks that fell due last, the newest first
	Just []Happened // what happened last, the newest first
}

// CaseOf is one promise on one case in a list.
type CaseOf struct {
	Subject   int64
	Reference string
	Labels    clock.Labels
	Clock     CaseClock
}

// Happened is one row of the journal with the case it is about.
type Happened struct {
	Row       store.JournalRow
	Reference string
	Labels    clock.Labels
	Promise   charter.Text // the title of the promise that fell due or came at risk
}

// Today looks at all open clocks; lists have at most limit lines.
func (a *Actions) Today(ctx context.Context, who Actor, limit int, lang fault.Lang) (*Today, error) {
	m, err := a.charterOf(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	out := &Today{AsOf: a.db.Now()}
	next, late := nearest{limit: limit}, nearest{limit: limit}
	for _, c := range m.promises {
		zone := c.Zone()
		midnight := zone.At(zone.Date(out.AsOf), 0)
		_, label := m.promise(c.ID)
		err := a.measured(ctx, who.Organisation, label, func(set *clock.Measured) {
			for i := range set.Results {
				out.count(&set.Results[i], midnight)
				switch r := set.Results[i].AsOf(out.AsOf); {
				case r.State == clock.Running && r.Due.At.Known():
					next.add(near{r.Due.At, set.IDs[i], c})
				case r.State == clock.Overdue:
					late.add(near{-r.Due.At, set.IDs[i], c})
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		var err error
		if out.Next, err = next.cases(ctx, tx, who.Organisation, out.AsOf, lang); err != nil {
			return err
		}
		if out.Late, err = late.cases(ctx, tx, who.Organisation, out.AsOf, lang); err != nil {
			return err
		}
		out.Just, err = happened(ctx, tx, who.Organisation, m, out.AsOf, limit)
		return err
	})
	return out, err
}

// count puts one clock in the totals.
func (t *Today) count(stored *clock.Result, midnight calendar.Instant) {
	r := stored.AsOf(t.AsOf)
	switch r.State {
	case clock.Running:
		t.Running++
	case clock.Paused:
		t.Paused++
	case clock.Overdue:
		t.Overdue++
		if r.Due.At >= midnight {
			t.Broken++
		}
	case clock.Kept:
		if r.End >= midnight {
			t.Kept++
		}
	case clock.Broken:
		if r.Due.At.Known() && r.Due.At >= midnight || !r.Due.At.Known() && r.End >= midnight {
			t.Broken++
		}
	}
}

// near is a clock with how soon it matters: the smallest first.
type near struct {
	at      calendar.Instant
	subject int64
	promise *clock.Compiled
}

// nearest keeps the smallest few of many.
type nearest struct {
	limit int
	all   []near
}

func (n *nearest) add(x near) {
	if len(n.all) == n.limit && (n.limit == 0 || x.at >= n.all[len(n.all)-1].at) {
		return
	}
	i, _ := slices.BinarySearchFunc(n.all, x, func(a, b near) int {
		if a.at <= b.at {
			return -1
		}
		return 1
	})
	n.all = slices.Insert(n.all, i, x)
	n.all = n.all[:min(len(n.all), n.limit)]
}

// cases reads the cases behind the clocks.
func (n *nearest) cases(ctx context.Context, tx *store.Tx, organisation int64, now calendar.Instant, lang fault.Lang) ([]CaseOf, error) {
	ids := make([]int64, len(n.all))
	for i, x := range n.all {
		ids[i] = x.subject
	}
	subjects, err := tx.SubjectsByID(ctx, organisation, ids)
	if err != nil {
		return nil, err
	}
	var out []CaseOf
	for _, x := range n.all {
		s, ok := subjects[x.subject]
		if !ok {
			continue
		}
		if k, ok := caseClock(x.promise, &s.History, now, lang); ok {
			out = append(out, CaseOf{Subject: s.ID, Reference: s.Reference, Labels: s.History.Labels, Clock: k})
		}
	}
	return out, nil
}

// recently is how long ago something may be to have happened just now. An
// import writes old news at the end of the journal; that is left out.
const recently = calendar.Instant(3 * 3600_000)

// happened reads the end of the journal.
func happened(ctx context.Context, tx *store.Tx, organisation int64, m *made, now calendar.Instant, limit int) ([]Happened, error) {
	feed, err := tx.LastFeed(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.ReadFeed(ctx, feed-int64(40*limit), 40*limit)
	if err != nil {
		return nil, err
	}
	slices.Reverse(rows)
	var out []Happened
	var ids []int64
	for _, r := range rows {
		if r.Organisation != organisation || r.Event.At > now || r.Event.At < now-recently || len(out) == limit {
			continue
		}
		h := Happened{Row: r}
		if r.Event.Kind == charter.Due || r.Event.Kind == charter.AtRisk {
			if c, _ := m.promise(r.Event.Reason); c != nil {
				h.Promise = c.Latest().Title
			}
		}
		out = append(out, h)
		ids = append(ids, r.Subject)
	}
	subjects, err := tx.SubjectsByID(ctx, organisation, ids)
	if err != nil {
		return nil, err
	}
	for i := range out {
		s := subjects[out[i].Row.Subject]
		out[i].Reference, out[i].Labels = s.Reference, s.History.Labels
	}
	return out, nil
}
