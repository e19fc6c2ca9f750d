package action

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Where a list of calls begins: with what is due within so many days, and no
// more than so many promises.
const (
	calloutAhead = 14
	mostBegun    = 5000
)

// BeginCallouts puts on the list of calls what is past the fraction already when
// an organisation begins to ring its citizens; from then on ChooseCallouts does
// so when the fraction passes. Each request is chosen once.
func (a *Actions) BeginCallouts(ctx context.Context, who Actor) error {
	if err := who.May(staff.ManageSettings); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		fraction, err := numberSetting(ctx, tx, who.Organisation, calloutFraction, calloutFractionHouse)
		if err != nil {
			return err
		}
		due, _, err := tx.RunningUntil(ctx, who.Organisation, store.Sight{}, tx.Now()+calloutAhead*24*3600_000, mostBegun)
		if err != nil {
			return err
		}
		var subjects []int64
		for _, d := range due {
			if d.At > tx.Now() {
				subjects = append(subjects, d.Subject)
			}
		}
		clocks, err := tx.ClocksOf(ctx, who.Organisation, subjects)
		if err != nil {
			return err
		}
		passed := map[int64]string{}
		var ids []int64
		for _, id := range subjects {
			if slices.ContainsFunc(clocks[id], func(c store.Clock) bool { return c.Result.AsOf(tx.Now()).State == clock.Overdue }) {
				continue // they heard that it takes longer
			}
			for i := range clocks[id] {
				c := &clocks[id][i]
				if p := m.ofLabel(c.Promise); p != nil && passed[id] == "" && pastFraction(p, c.Result, tx.Now(), fraction) {
					passed[id] = p.ID
					ids = append(ids, id)
				}
			}
		}
		if len(ids) == 0 {
			return nil
		}
		return a.chooseCallouts(ctx, tx, who.Organisation, ids, passed)
	})
	if err != nil {
		return fmt.Errorf("begin a list of calls: %w", err)
	}
	return nil
}

// pastFraction says that a clock runs, is not due, and that a fraction of its
// term has passed.
func pastFraction(p *clock.Compiled, r clock.Result, now calendar.Instant, fraction int) bool {
	if r.State != clock.Running || r.Due.At <= now {
		return false
	}
	for _, t := range p.Timers(r) {
		if t.Kind == charter.AtRisk && t.Fraction >= fraction && t.At <= now {
			return true
		}
	}
	return false
}
