package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/callout"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// CalloutFigures are how the calls went, and what they saved.
type CalloutFigures struct {
	From, Until calendar.Instant // of the choice
	Effect      callout.Effect
	Waiting     int            // chosen, but so recently that the days after are not over
	Results     map[string]int // of those to be rung: open, reached, notthere, voicemail
	Fraction    int            // percent of the term
	Share       int            // percent in the control group
	Outcomes    []store.CalloutOutcome
}

// mostOutcomes is how many cases one figure is computed from.
const mostOutcomes = 100_000

// CalloutFigures compares the cases that were chosen in the last weeks: those to
// be rung with the control group. A case counts once the days after its choice
// have passed.
func (a *Actions) CalloutFigures(ctx context.Context, who Actor, weeks int) (CalloutFigures, error) {
	if err := who.May(staff.CallOut); err != nil {
		return CalloutFigures{}, err
	}
	var f CalloutFigures
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		f = CalloutFigures{Until: tx.Now(), From: tx.Now() - calendar.Instant(weeks)*7*86_400_000, Results: map[string]int{}}
		var err error
		if f.Effect.Days, err = numberSetting(ctx, tx, who.Organisation, calloutDays, calloutDaysHouse); err != nil {
			return err
		}
		if f.Fraction, err = numberSetting(ctx, tx, who.Organisation, calloutFraction, calloutFractionHouse); err != nil {
			return err
		}
		if f.Share, err = percentSetting(ctx, tx, who.Organisation, calloutControl, calloutControlHouse); err != nil {
			return err
		}
		f.Outcomes, err = tx.CalloutOutcomes(ctx, who.Organisation, f.From, f.Until+1, f.Effect.Days, mostOutcomes)
		return err
	})
	if err != nil {
		return f, fmt.Errorf("measure calls: %w", err)
	}
	for i := range f.Outcomes {
		f.add(&f.Outcomes[i])
	}
	return f, nil
}

func (f *CalloutFigures) add(o *store.CalloutOutcome) {
	if !o.Control {
		f.Results[calloutResult(&o.Call)]++
	}
	if o.Chosen+calendar.Instant(f.Effect.Days)*86_400_000 > f.Until {
		f.Waiting++
		return
	}
	group := &f.Effect.Rung
	if o.Control {
		group = &f.Effect.Control
	}
	group.Add(o.Contacts, o.Status, o.Result == callout.Reached)
}

// calloutResult is the code of how a call went.
func calloutResult(c *callout.Call) string {
	switch {
	case c.Result == callout.Reached:
		return "reached"
	case c.State != callout.Done:
		return "open"
	case c.Result == callout.Voicemail:
		return "voicemail"
	}
	return "notthere"
}
