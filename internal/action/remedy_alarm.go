package action

import (
	"context"
	"fmt"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// payoutRate is how often a promise paid for the cases of the last 90 days, or
// of the days after the last improvement was closed when those are fewer.
func (a *Actions) payoutRate(ctx context.Context, who Actor, m *made, c *clock.Compiled) (remedy.Rate, calendar.Instant, error) {
	var r remedy.Rate
	from := calendar.NoInstant
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		learned, err := tx.LastLearned(ctx, who.Organisation, c.ID)
		if err != nil {
			return err
		}
		day := c.Zone().Date(tx.Now()).AddDays(-remedy.RateDays)
		if learned != 0 {
			day = max(day, c.Zone().Date(learned).AddDays(1))
		}
		from = c.Zone().At(day, 0)
		r.Payouts, err = tx.CountGranted(ctx, who.Organisation, c.ID, from)
		return err
	})
	if err != nil || r.Payouts == 0 {
		return r, from, err
	}
	f, err := a.figuresOf(ctx, who, m, c, Ask{Promise: c.ID, From: c.Zone().Date(from)})
	for i := range f.Figures.Versions {
		r.Cases += f.Figures.Versions[i].Judged.N
	}
	return r, from, err
}

// checkPayouts opens an improvement for each promise that pays too often, one
// at a time, and warns the managers (S0-11).
func (a *Actions) checkPayouts(ctx context.Context, organisation int64) error {
	m, err := a.charterOf(ctx, organisation)
	if err != nil {
		return err
	}
	for _, c := range m.promises {
		if !pays(c) {
			continue
		}
		r, from, err := a.payoutRate(ctx, staff.System("remedies", organisation), m, c)
		if err != nil {
			return err
		}
		if r.Alarm() {
			if err := a.improve(ctx, organisation, c, r, from); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *Actions) improve(ctx context.Context, organisation int64, c *clock.Compiled, r remedy.Rate, from calendar.Instant) error {
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		p := c.Latest()
		i := remedy.Improvement{ID: tx.NewID(), Promise: c.ID, State: remedy.Opened, Title: "Te vaak compensatie: " + p.Title.NL,
			Before: fmt.Sprintf("%d compensaties op %d zaken", r.Payouts, r.Cases), Rate: r, From: from, Opened: tx.Now()}
		opened, err := tx.AddImprovement(ctx, organisation, &i)
		if err != nil || !opened {
			return err
		}
		tx.Pulse(organisation, TopicRemedies)
		return tx.AddAlerts(ctx, organisation, handover.Alert{Kind: handover.TooOften, To: handover.ToManagers(p.Owner), Event: fmt.Sprintf("payouts:%s:%d", c.ID, i.ID), Promise: c.ID,
			Department: p.Owner, At: i.Opened, Due: calendar.NoInstant, Read: calendar.NoInstant, Text: i.Before})
	})
}

// SaveImprovement says who improves what, how and when (S0-11).
func (a *Actions) SaveImprovement(ctx context.Context, who Actor, in remedy.Improvement) error {
	if err := who.May(staff.ApproveRemedy); err != nil {
		return err
	}
	return a.changeImprovement(ctx, who, in, func(i *remedy.Improvement) error {
		if err := i.Check(); err != nil {
			return err
		}
		i.State = remedy.Doing
		return nil
	})
}

// LearnImprovement closes an improvement as learned, with what it brought. A
// promise that paid too often is not done before that.
func (a *Actions) LearnImprovement(ctx context.Context, who Actor, in remedy.Improvement) error {
	if err := who.May(staff.ApproveRemedy); err != nil {
		return err
	}
	return a.changeImprovement(ctx, who, in, func(i *remedy.Improvement) error { return i.Learn(who.Name, a.db.Now()) })
}

func (a *Actions) changeImprovement(ctx context.Context, who Actor, in remedy.Improvement, change func(*remedy.Improvement) error) error {
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		i, err := tx.Improvement(ctx, who.Organisation, in.ID)
		if err != nil {
			return err
		}
		if i.OfComplaints() {
			return noImprovement()
		}
		if i.State == remedy.Learned {
			return fault.New(fault.Conflict, "Deze verbetering is al afgerond.", "This improvement was closed already.")
		}
		i.Version, i.Cause, i.Measure, i.Due, i.Before, i.After = in.Version, in.Cause, in.Measure, in.Due, in.Before, in.After
		if in.Owner != 0 && in.Owner != i.Owner {
			i.Owner = in.Owner
			p, _, err := tx.Person(ctx, who.Organisation, in.Owner)
			if err != nil {
				return err
			}
			i.OwnerName = p.Name
		}
		if err := change(&i); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicRemedies)
		return tx.ChangeImprovement(ctx, who.Organisation, &i)
	})
}

// RemedyOwners are the people who can own an improvement.
func (a *Actions) RemedyOwners(ctx context.Context, who Actor) (all []Choice, err error) {
	if err := who.May(staff.ApproveRemedy); err != nil {
		return nil, err
	}
	return all, a.db.Read(ctx, func(tx *store.Tx) error {
		people, err := tx.People(ctx, who.Organisation)
		for i := range people {
			if people[i].Active() {
				all = append(all, Choice{Code: strconv.FormatInt(people[i].ID, 10), Name: people[i].Name})
			}
		}
		return err
	})
}
