package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Agreed is what desk and one department promise each other, with the results
// of a period: the service agreement and the pack of the quarterly meeting
// (S4-47, S2-25).
type Agreed struct {
	Department Label
	From       calendar.Date
	Until      calendar.Date
	Agreements []AgreedCard
	Reach      handover.Reach
	Broken     []BrokenPlan
	Top        []AskedProduct
	Nobody     bool // nobody of ours can do the work of this department
}

// AgreedCard is one agreement with its promises both ways.
type AgreedCard struct {
	handover.Agreement
	ProductName string
	Due         bool
	Promises    []InnerResult
	Accepted    map[charter.Side]store.Accepted // of this version
}

// InForce says that both sides accepted this version.
func (c AgreedCard) InForce() bool { return len(c.Accepted) == 2 }

// InnerResult is one internal promise and how it was kept in the period.
type InnerResult struct {
	store.InnerPromise
	Counted  bool // by a system; else it is judged together
	Proposed bool // not accepted by both sides yet
	Since    calendar.Date
	N        int64
	InTime   int64
	Target   int32 // hundredths of a percent; 10000 for each case
	Met      clock.Verdict
	Late     []LateCase // that broke it, the last first
}

// Share is the part that was kept, in hundredths of a percent.
func (r *InnerResult) Share() int32 { return clock.Count{N: r.N, InTime: r.InTime}.Share() }

// LateCase is one case that broke a promise.
type LateCase struct {
	Subject   int64
	Reference string
	Due       calendar.Instant
}

// AskedProduct is how often customers asked about a product.
type AskedProduct struct {
	Name string
	N    int64
}

// mostLate is how many broken cases of a promise are named.
const mostLate = 10

// Agreed reads the service agreement with a department over a period.
func (a *Actions) Agreed(ctx context.Context, who Actor, department string, from, until calendar.Date) (out Agreed, err error) {
	if err := who.May(staff.Steer); err != nil {
		return out, err
	}
	names, err := a.Names(ctx, who)
	if err != nil {
		return out, err
	}
	label := names.ID(clock.ByDepartment, department)
	out = Agreed{Department: Label{label, department, cmp.Or(names.Name(label), department)}, From: from, Until: until}
	report, err := a.reach(ctx, who, nil, AskReach{From: from, Until: until, Department: department})
	if err != nil {
		return out, err
	}
	out.Reach, out.Broken, out.Nobody = report.All, report.Broken, len(report.Empty) > 0
	figures, err := a.Figures(ctx, who, Ask{Internal: true, From: from, Until: until})
	if err != nil {
		return out, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		return out.read(ctx, tx, a, who, names, figures)
	})
	if err != nil {
		return out, fmt.Errorf("read the agreement with %s: %w", department, err)
	}
	return out, a.late(ctx, who, &out)
}

func (out *Agreed) read(ctx context.Context, tx *store.Tx, a *Actions, who Actor, names Names, figures []PromiseFigures) error {
	out.Agreements, out.Top = nil, nil
	today, err := a.todayOf(ctx, tx, who.Organisation)
	if err != nil {
		return err
	}
	all, err := tx.AgreementsOf(ctx, who.Organisation, out.Department.Code)
	if err != nil {
		return err
	}
	accepts, err := tx.Accepts(ctx, who.Organisation, 0)
	if err != nil {
		return err
	}
	inner, err := tx.InnerPromises(ctx, who.Organisation, 0)
	if err != nil {
		return err
	}
	for _, g := range all {
		card := AgreedCard{Agreement: g, Due: g.Due(today), Accepted: map[charter.Side]store.Accepted{}, ProductName: names.Name(names.ID(clock.ByProduct, g.Product))}
		for _, x := range accepts {
			if x.Agreement == g.ID && x.Version == g.Version {
				card.Accepted[x.Side] = x
			}
		}
		for _, p := range inner {
			if p.Agreement == g.ID {
				card.Promises = append(card.Promises, resultOf(p, figures))
			}
		}
		slices.SortStableFunc(card.Promises, func(a, b InnerResult) int { return cmp.Compare(a.Side, b.Side) })
		out.Agreements = append(out.Agreements, card)
	}
	zone, err := a.ownZone(ctx, tx, who.Organisation)
	if err != nil {
		return err
	}
	top, err := tx.TopProducts(ctx, who.Organisation, out.Department.Code, zone.StartOfDay(out.From), zone.StartOfDay(out.Until.AddDays(1)))
	for _, x := range top {
		out.Top = append(out.Top, AskedProduct{Name: cmp.Or(names.Name(names.ID(clock.ByProduct, x.Product)), x.Product, "–"), N: x.N})
	}
	return err
}

// resultOf finds the figures of an internal promise: all its versions together.
func resultOf(p store.InnerPromise, figures []PromiseFigures) InnerResult {
	r := InnerResult{InnerPromise: p, Counted: Measure(p.Measure) != MeasureTalk, Proposed: true, Since: calendar.NoDate, Target: 10000}
	for i := range figures {
		f := &figures[i]
		if f.Promise.ID != p.Promise {
			continue
		}
		r.Proposed, r.Since, r.Counted = false, f.Promise.ValidFrom, f.Promise.Kind != charter.Unmeasured
		if f.Promise.Target.Min != 0 {
			r.Target = f.Promise.Target.Min
		}
		if told := f.Figures.Latest(); told != nil {
			r.N, r.InTime, r.Met = told.Headline.N, told.Headline.InTime, told.Verdict
		}
	}
	return r
}

// late names the cases that broke each promise in the period.
func (a *Actions) late(ctx context.Context, who Actor, out *Agreed) error {
	m, err := a.charterOf(ctx, who.Organisation)
	if err != nil {
		return err
	}
	bound, err := a.caseBound(ctx, who, m)
	if err != nil {
		return err
	}
	var ids []int64
	for i := range out.Agreements {
		for j := range out.Agreements[i].Promises {
			r := &out.Agreements[i].Promises[j]
			c, label := m.promise(r.Promise)
			if c == nil || r.N == r.InTime || c.Latest().Kind == charter.OutcomeShare {
				continue
			}
			if err := a.measured(ctx, who.Organisation, label, func(set *clock.Measured) {
				clock.Select(set, c, clock.Options{From: out.From, Until: out.Until, Now: a.db.Now()}, func(i int, x clock.Result, _ calendar.Instant) {
					if (x.State == clock.Broken || x.State == clock.Overdue) && bound.may(set.IDs[i], set.Labels[i].Department) {
						r.Late = append(r.Late, LateCase{Subject: set.IDs[i], Due: x.Due.At})
					}
				})
			}); err != nil {
				return err
			}
			slices.SortFunc(r.Late, func(a, b LateCase) int { return cmp.Or(cmp.Compare(b.Due, a.Due), cmp.Compare(a.Subject, b.Subject)) })
			r.Late = r.Late[:min(len(r.Late), mostLate)]
			for _, x := range r.Late {
				ids = append(ids, x.Subject)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return a.db.Read(ctx, func(tx *store.Tx) error {
		found, err := tx.SubjectsByID(ctx, who.Organisation, ids)
		for i := range out.Agreements {
			for j := range out.Agreements[i].Promises {
				for k := range out.Agreements[i].Promises[j].Late {
					x := &out.Agreements[i].Promises[j].Late[k]
					x.Reference = found[x.Subject].Reference
				}
			}
		}
		return err
	})
}

// AgreedDepartments are the departments with which something was agreed.
func (a *Actions) AgreedDepartments(ctx context.Context, who Actor) ([]Label, error) {
	if err := who.May(staff.Steer); err != nil {
		return nil, err
	}
	names, err := a.Names(ctx, who)
	if err != nil {
		return nil, err
	}
	var all []Label
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		agreements, err := tx.Agreements(ctx, who.Organisation)
		for _, g := range agreements {
			if !slices.ContainsFunc(all, func(l Label) bool { return l.Code == g.Department }) {
				id := names.ID(clock.ByDepartment, g.Department)
				all = append(all, Label{id, g.Department, cmp.Or(names.Name(id), g.Department)})
			}
		}
		return err
	})
	slices.SortFunc(all, func(a, b Label) int { return cmp.Compare(a.Name, b.Name) })
	return all, err
}

// RemindAgreements warns the coordinators, and the managers of the department,
// of agreements that should have been looked at again: once for each version
// and day of review.
func (a *Actions) RemindAgreements(ctx context.Context, organisation int64) error {
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		today, err := a.todayOf(ctx, tx, organisation)
		if err != nil {
			return err
		}
		all, err := tx.Agreements(ctx, organisation)
		if err != nil {
			return err
		}
		var alerts []handover.Alert
		for _, g := range all {
			if !g.Due(today) {
				continue
			}
			for _, to := range []handover.Audience{handover.Coordinators, handover.ToManagers(g.Department)} {
				alerts = append(alerts, handover.Alert{Kind: handover.Reminded, To: to, Event: fmt.Sprintf("agreement:%d:%d", g.ID, g.Review), Department: g.Department,
					Text: "Bekijk samen opnieuw wat er is afgesproken.", Due: calendar.NoInstant, Read: calendar.NoInstant})
			}
		}
		return tx.AddAlerts(ctx, organisation, alerts...)
	})
}
