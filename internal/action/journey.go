package action

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// JourneyAspect is what a customer looks at in a phase, with what we promise
// about it and what is measured of it.
type JourneyAspect struct {
	complaint.Choice
	Promises []PromiseFigures
	Mark     complaint.Mark // that complainants gave; N is 0 where nobody was asked
}

// JourneyPhase is one moment of truth.
type JourneyPhase struct {
	complaint.Choice
	Aspects    []JourneyAspect
	Promises   int // of all aspects: none is a gap
	Complaints int // that name this moment
}

// Journey is the way of a customer past the eight moments of truth, with our
// promises and their figures over a period (S1-07).
func (a *Actions) Journey(ctx context.Context, who Actor, from, until calendar.Date) ([]JourneyPhase, error) {
	if err := who.May(staff.SeeComplaints); err != nil {
		return nil, err
	}
	m, err := a.charterOf(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	var f complaint.Figures
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		x, err := a.counting(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		x.ask.From, x.ask.Until = from, until
		all, err := x.rows(ctx, tx, who.Organisation)
		bound := departmentsOf(who, staff.SeeComplaints)
		f = complaint.Summarise(slices.DeleteFunc(all, func(r complaint.Row) bool { return !mayCount(bound, r.Department) }), x.ask)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("count complaints by moment: %w", err)
	}
	var out []JourneyPhase
	at := map[[2]string]*JourneyAspect{}
	for _, phase := range complaint.Journey() {
		one := JourneyPhase{Choice: phase.Choice}
		for _, c := range f.Table(complaint.ByMoment).Cells {
			if c.Code == phase.Code {
				one.Complaints = c.N
			}
		}
		for _, c := range phase.Aspects {
			one.Aspects = append(one.Aspects, JourneyAspect{Choice: c})
		}
		for i := range one.Aspects {
			at[[2]string{phase.Code, one.Aspects[i].Code}] = &one.Aspects[i]
		}
		out = append(out, one)
	}
	last := &out[len(out)-1]
	for _, mark := range f.Marks {
		if x := at[[2]string{last.Code, mark.Code}]; x != nil {
			x.Mark = mark
		}
	}
	for _, c := range m.promises {
		p := c.Latest()
		if p.IsInternal() {
			continue
		}
		moment, aspect := p.Touches()
		if slices.Contains(p.Scope.Products, complaintProducts[complaint.Grievance].house) {
			moment, aspect = last.Code, last.Aspects[0].Code
		}
		x := at[[2]string{moment, aspect}]
		if x == nil {
			return nil, fmt.Errorf("promise %s is about %s of %s, which is on no journey", p.ID, aspect, moment)
		}
		one, err := a.figuresOf(ctx, who, m, c, Ask{From: from, Until: until})
		if err != nil {
			return nil, fmt.Errorf("figures of %s: %w", p.ID, err)
		}
		x.Promises = append(x.Promises, one)
	}
	for i := range out {
		for _, x := range out[i].Aspects {
			out[i].Promises += len(x.Promises)
		}
	}
	return out, nil
}
