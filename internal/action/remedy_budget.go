package action

import (
	"context"
	"slices"
	"strconv"

	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SaveBudget sets what may be given for a promise in a year. Who waits for it
// is let through at once, the longest first.
func (a *Actions) SaveBudget(ctx context.Context, who Actor, b remedy.Budget) error {
	if err := who.May(staff.ManageRemedy); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(m.promises, func(c *clock.Compiled) bool { return c.ID == b.Promise && pays(c) }) {
			return fault.New(fault.NotFound, "Bij deze belofte hoort geen compensatie.", "This promise has no compensation.")
		}
		now, err := tx.HoldBudget(ctx, who.Organisation, b.Promise, b.Year)
		if err != nil {
			return err
		}
		asked := remedy.Budget{Promise: b.Promise, Year: b.Year, Cents: b.Cents, Used: now.Used, Version: b.Version + 1}
		if err := asked.Check(); err != nil {
			return err
		}
		if err := tx.PutBudget(ctx, who.Organisation, asked); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicRemedies)
		return a.release(ctx, tx, who.Organisation, b.Promise)
	})
}

// pays says whether some version of a promise gives more than an apology.
func pays(c *clock.Compiled) bool {
	for _, n := range c.Versions() {
		p := c.Promise(n)
		if p.Remedy != nil && p.Remedy.Form != charter.Apology && !p.IsInternal() && remedy.PerCase(p.Kind) {
			return true
		}
	}
	return false
}

// rollBudgets gives a new year the budgets of the one before, once.
func (a *Actions) rollBudgets(ctx context.Context, tx *store.Tx, organisation int64) error {
	today, err := a.todayOf(ctx, tx, organisation)
	if err != nil {
		return err
	}
	year := strconv.Itoa(today.Year())
	done, err := tx.Setting(ctx, organisation, rolledSetting)
	if err != nil || done == year {
		return err
	}
	if _, err := tx.CopyBudgets(ctx, organisation, today.Year()-1, today.Year()); err != nil {
		return err
	}
	return tx.PutSetting(ctx, organisation, rolledSetting, year)
}

// RemedyBudget is how one promise stands in a year.
type RemedyBudget struct {
	remedy.Budget
	Title   charter.Text
	Remedy  charter.Remedy // of the newest version
	Waiting int            // granted, and no money left
	Rate    remedy.Rate    // over the last 90 days
	Open    int64          // the improvement that is open; 0 is none
}

// RemedyBudgets are the promises that give more than an apology, with their
// budgets of a year and how often they pay.
func (a *Actions) RemedyBudgets(ctx context.Context, who Actor, year int) ([]RemedyBudget, []remedy.Improvement, error) {
	if err := who.May(staff.SeeRemedy); err != nil {
		return nil, nil, err
	}
	var all []RemedyBudget
	var improvements []remedy.Improvement
	var m *made
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		var err error
		if m, err = a.made(ctx, tx, who.Organisation); err != nil {
			return err
		}
		budgets, err := tx.Budgets(ctx, who.Organisation, year)
		if err != nil {
			return err
		}
		waiting, err := tx.CountWaiting(ctx, who.Organisation)
		if err != nil {
			return err
		}
		if improvements, err = tx.Improvements(ctx, who.Organisation, remedy.OfPromise, mostImprovements); err != nil {
			return err
		}
		for _, c := range m.promises {
			if !pays(c) {
				continue
			}
			b := RemedyBudget{Budget: remedy.Budget{Promise: c.ID, Year: year}, Title: c.Latest().Title, Waiting: waiting[c.ID]}
			if r := c.Latest().Remedy; r != nil {
				b.Remedy = *r
			}
			for _, x := range budgets {
				if x.Promise == c.ID {
					b.Budget = x
				}
			}
			for _, x := range improvements {
				if x.Promise == c.ID && x.State != remedy.Learned {
					b.Open = x.ID
				}
			}
			all = append(all, b)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	for i := range all {
		c, _ := m.promise(all[i].Promise)
		if all[i].Rate, _, err = a.payoutRate(ctx, who, m, c); err != nil {
			return nil, nil, err
		}
	}
	return all, improvements, nil
}

const mostImprovements = 200
