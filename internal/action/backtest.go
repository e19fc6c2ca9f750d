package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Backtest is a promise to try on cases of the past.
type Backtest struct {
	Promise     charter.Promise // existing or new; versions and validity do not matter
	From, Until calendar.Date   // of the start of the clock, both included; 0 or NoDate is open
}

// Tried is what came of a back-test.
type Tried struct {
	Promise     charter.Promise
	Compiled    *clock.Compiled
	From, Until calendar.Date
	AsOf        calendar.Instant // open cases were seen at this moment
	Outcome     *clock.Outcome
	Population  charter.Population
	Now         clock.Count // the share at the quantity of the promise
}

// Level is a share and the strictest quantity that would have reached it.
type Level struct {
	Share    int32 // hundredths of a percent
	Quantity int64
	Count    clock.Count // at that quantity
	Reached  bool        // false: no quantity reaches the share
}

// Levels are the quantities that 90, 95 and 99% would have met.
func (t *Tried) Levels() []Level {
	var out []Level
	for _, share := range []int32{9000, 9500, 9900} {
		l := Level{Share: share}
		if l.Quantity, l.Reached = t.Outcome.Level(share, t.Population); l.Reached {
			l.Count = t.Outcome.Of(t.Population, l.Quantity)
		}
		out = append(out, l)
	}
	return out
}

// Definition says in full what the share means.
func (t *Tried) Definition() charter.Text { return t.Compiled.Definition(t.Compiled.Versions()[0]) }

// Quantity is where the slider stands: the term, or no more and no less than a
// table of terms says.
func (t *Tried) Quantity() int64 {
	if t.Outcome.Relative {
		return 0
	}
	return int64(t.Promise.Norm.Term.Quantity)
}

// Backtest tries a promise on the cases of the past. Cases are read from the
// database once and kept for a while, so that changing term, unit, calendar,
// pauses or scope answers at once.
func (a *Actions) Backtest(ctx context.Context, who Actor, b Backtest) (*Tried, error) {
	if err := who.May(staff.Steer); err != nil {
		return nil, err
	}
	m, err := a.charterOf(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	p := b.Promise
	switch p.Kind {
	case charter.Unmeasured, charter.Availability, charter.Average:
		return nil, fault.Newf(fault.Invalid, "een belofte van het soort %q kan niet worden nagerekend; kies een belofte met een termijn of een uitkomst per zaak.",
			"a promise of kind %q cannot be back-tested; choose a promise with a term or an outcome for each case.", p.Kind)
	}
	p.ValidFrom, p.ValidUntil = calendar.NoDate, calendar.NoDate
	c, err := clock.Compile([]charter.Promise{p}, m.calendars, m.source, m.promises...)
	if err != nil {
		return nil, err
	}
	zone := c.Zone()
	t := clock.Try{From: calendar.NoInstant, Until: calendar.NoInstant}
	if b.From > 0 {
		t.From = zone.At(b.From, 0)
	}
	if b.Until > 0 {
		t.Until = zone.At(b.Until.AddDays(1), 0)
	}
	cases, asOf, err := a.tried.cases(ctx, a.db, who.Organisation, m.filter(p.Scope).Kinds, c.Reads())
	if err != nil {
		return nil, fmt.Errorf("read cases for a back-test: %w", err)
	}
	t.Now = asOf
	out := &Tried{
		Promise: p, Compiled: c, From: b.From, Until: b.Until, AsOf: asOf,
		Outcome: clock.Backtest(cases, c, t), Population: cmp.Or(p.Population, charter.Judged),
	}
	out.Now = out.Outcome.Of(out.Population, out.Quantity())
	return out, nil
}

// tried keeps the cases of the last back-tests.
type tried struct {
	mu   sync.Mutex
	last []*triedCases // the newest first
}

type triedCases struct {
	organisation int64
	kinds        []uint32
	feed         int64
	asOf         calendar.Instant
	cases        *clock.Cases
}

const (
	mostTried = 6_000_000      // cases in memory, about 90 bytes each
	fresh     = 10 * 60 * 1000 // milliseconds in which changes are not looked for
	behind    = 5000           // changes that are worth reading again for
)

// cases gives the cases of some kinds with the moments that are asked for.
func (t *tried) cases(ctx context.Context, db *store.DB, organisation int64, kinds []uint32, events []charter.Event) (*clock.Cases, calendar.Instant, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var feed int64
	if err := db.Read(ctx, func(tx *store.Tx) (err error) { feed, err = tx.LastFeed(ctx); return err }); err != nil {
		return nil, 0, err
	}
	now := db.Now()
	for i, k := range t.last {
		covers := k.organisation == organisation && (len(k.kinds) == 0 || slices.Equal(k.kinds, kinds))
		for _, e := range events {
			covers = covers && slices.Contains(k.cases.Events, e)
		}
		if covers && (feed == k.feed || feed-k.feed < behind && now-k.asOf < fresh) {
			t.last = append([]*triedCases{k}, slices.Delete(t.last, i, i+1)...)
			return k.cases, k.asOf, nil
		}
	}
	cases, err := db.Cases(ctx, organisation, store.CaseFilter{Kinds: kinds}, events)
	if err != nil {
		return nil, 0, err
	}
	t.last = append([]*triedCases{{organisation, kinds, feed, now, cases}}, t.last...)
	total := 0
	for i, k := range t.last {
		if total += k.cases.Len(); i > 0 && (total > mostTried || k.organisation == organisation && k.feed != feed) {
			t.last = t.last[:i]
			break
		}
	}
	return cases, now, nil
}
