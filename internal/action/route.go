package action

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// The settings of learning where work goes: how many of the last choices about
// a product must have gone to the same other department.
const (
	learnTimesSetting = "route.learn.times"
	learnOfSetting    = "route.learn.of"
	learnTimes        = 3
	learnOf           = 10
)

// learnFor is how far back choices count.
const learnFor = 180 * 24 * time.Hour

const mostChoices = 20_000

// RouteFor is the department that takes a product, why, and the counts behind
// it, for whoever asks now.
func (a *Actions) RouteFor(ctx context.Context, who Actor, product string) (r handover.Route, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return r, err
	}
	if product == "" {
		return r, nil
	}
	return r, a.db.Read(ctx, func(tx *store.Tx) error {
		r, err = a.routeOf(ctx, tx, who, product)
		return err
	})
}

func (a *Actions) routeOf(ctx context.Context, tx *store.Tx, who Actor, product string) (handover.Route, error) {
	home := ""
	p, err := tx.Product(ctx, who.Organisation, product)
	switch f := fault.As(err); {
	case err == nil:
		home = p.Department
	case f == nil || f.Kind != fault.NotFound:
		return handover.Route{}, err
	}
	all, err := tx.Agreements(ctx, who.Organisation)
	if err != nil {
		return handover.Route{}, err
	}
	if all, err = a.holding(ctx, tx, who, all); err != nil {
		return handover.Route{}, err
	}
	counts, err := tx.RouteCounts(ctx, who.Organisation, product, tx.Now().Add(-learnFor))
	if err != nil {
		return handover.Route{}, err
	}
	return handover.Propose(product, home, all, counts), nil
}

// holding leaves out the agreements that are still in a pilot of others (S4-46).
func (a *Actions) holding(ctx context.Context, tx *store.Tx, who Actor, all []handover.Agreement) ([]handover.Agreement, error) {
	if !slices.ContainsFunc(all, handover.Agreement.HasRollout) {
		return all, nil
	}
	today, err := a.todayOf(ctx, tx, who.Organisation)
	return slices.DeleteFunc(all, func(g handover.Agreement) bool { return !g.Holds(who.ID, today) }), err
}

// routed keeps who got the work of each question, and what the system had
// proposed: the log from which it learns.
func (f *finishing) routed(ctx context.Context) error {
	for n := range f.d.Questions {
		q := &f.d.Questions[n]
		if q.Product == "" || q.Owner() == "" || !q.LeavesWork() && q.Ending != contact.Transferred {
			continue
		}
		r, err := f.a.routeOf(ctx, f.tx, f.who, q.Product)
		if err != nil {
			return err
		}
		c := handover.RouteChoice{ID: f.tx.NewID(), At: f.now, Product: q.Product, Proposed: r.Department, Why: r.Why, Chosen: q.Owner(), Source: "desk", Subject: q.Made, Staff: f.who.ID, StaffName: f.who.Name}
		if c.Subject == 0 {
			c.Subject = q.Request
		}
		if n < len(f.because) && c.Chosen != c.Proposed {
			c.Reason = f.because[n]
		}
		if err := f.tx.AddRouteChoice(ctx, f.who.Organisation, c); err != nil {
			return err
		}
	}
	return nil
}

// sentOn keeps that a task was forwarded because it came to the wrong place.
func sentOn(ctx context.Context, tx *store.Tx, who Actor, was *handover.Task, to, reason string) error {
	if was.Product == "" || was.Department == to {
		return nil
	}
	return tx.AddRouteChoice(ctx, who.Organisation, handover.RouteChoice{ID: tx.NewID(), At: tx.Now(), Product: was.Product, Proposed: was.Department, Why: handover.ByProduct, Chosen: to,
		Reason: reason, Source: "forwarded", Subject: was.ID, Staff: who.ID, StaffName: who.Name})
}

// Lesson is a change that the choices of people propose.
type Lesson struct {
	handover.Lesson
	Decided  bool
	Accepted bool
	By       string
	At       calendar.Instant
}

// Lessons are what the system learned of where work goes.
type Lessons struct {
	Open    []Lesson // to be decided, the strongest first
	Decided []Lesson
	Times   int // how often, of how many
	Of      int
	Last    []handover.RouteChoice // the last choices against the proposal
}

// Lessons proposes changes: products of which the last choices went to the same
// other department often enough.
func (a *Actions) Lessons(ctx context.Context, who Actor) (out Lessons, err error) {
	if err := who.May(staff.EditProduct); err != nil {
		return out, err
	}
	return out, a.db.Read(ctx, func(tx *store.Tx) error {
		out, err = a.lessons(ctx, tx, who.Organisation)
		return err
	})
}

func (a *Actions) lessons(ctx context.Context, tx *store.Tx, organisation int64) (out Lessons, err error) {
	if out.Times, err = wholeSetting(ctx, tx, organisation, learnTimesSetting, learnTimes); err != nil {
		return out, err
	}
	if out.Of, err = wholeSetting(ctx, tx, organisation, learnOfSetting, learnOf); err != nil {
		return out, err
	}
	out.Times = max(out.Times, 1)
	out.Of = max(out.Of, out.Times)
	choices, err := tx.RouteChoices(ctx, organisation, tx.Now().Add(-learnFor), mostChoices)
	if err != nil {
		return out, err
	}
	decided, err := tx.RouteDecisions(ctx, organisation)
	if err != nil {
		return out, err
	}
	for _, c := range choices {
		if c.Chosen != c.Proposed && len(out.Last) < 20 {
			out.Last = append(out.Last, c)
		}
	}
	// What was decided starts the counting anew.
	since := map[string]calendar.Instant{}
	for _, d := range decided {
		since[d.Product] = max(since[d.Product], d.At)
		out.Decided = append(out.Decided, Lesson{Lesson: handover.Lesson{Product: d.Product, To: d.Department}, Decided: true, Accepted: d.Accepted, By: d.StaffName, At: d.At})
	}
	fresh := slices.DeleteFunc(slices.Clone(choices), func(c handover.RouteChoice) bool { return c.At <= since[c.Product] && since[c.Product] > 0 })
	for _, l := range handover.Learn(fresh, out.Times, out.Of) {
		out.Open = append(out.Open, Lesson{Lesson: l})
	}
	return out, nil
}

// DecideLesson accepts or ignores a proposed change. Accepted, the product goes
// to the other department from now on: its agreement when there is one about
// it, else the product itself.
func (a *Actions) DecideLesson(ctx context.Context, who Actor, product, department string, accept bool) error {
	if err := who.May(staff.EditProduct); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		all, err := a.lessons(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all.Open, func(l Lesson) bool { return l.Product == product && l.To == department }) {
			return fault.New(fault.Conflict, "Over dit voorstel is intussen besloten. Laad de lijst opnieuw.", "This proposal was decided on meanwhile. Load the list again.")
		}
		if accept {
			if err := a.reroute(ctx, tx, who, product, department); err != nil {
				return err
			}
		}
		return tx.PutRouteDecision(ctx, who.Organisation, store.RouteDecision{Product: product, Department: department, Accepted: accept, At: tx.Now(), StaffName: who.Name}, who.ID)
	})
	if err != nil {
		return fmt.Errorf("decide about %s: %w", product, err)
	}
	return nil
}

// reroute lets a product go to another department. An agreement about it moves
// along, unless that department agreed on the product already.
func (a *Actions) reroute(ctx context.Context, tx *store.Tx, who Actor, product, department string) error {
	all, err := tx.Agreements(ctx, who.Organisation)
	if err != nil {
		return err
	}
	moved := slices.ContainsFunc(all, func(g handover.Agreement) bool { return g.Product == product && g.Department == department })
	for _, g := range all {
		if g.Product != product || g.Department == department {
			continue
		}
		if moved { // there is one already: the old one would send the work back
			if err := tx.DeleteAgreement(ctx, who.Organisation, g.ID, g.Version); err != nil {
				return err
			}
			if err := tx.KeepCard(ctx, who.Organisation, store.AgreementCard, g.ID, g.Version+1, nil, who.ID, who.Name); err != nil {
				return err
			}
			continue
		}
		g.Department, moved = department, true
		if err := tx.PutAgreement(ctx, who.Organisation, g); err != nil {
			return err
		}
		g.Version++
		if err := tx.KeepCard(ctx, who.Organisation, store.AgreementCard, g.ID, g.Version, g, who.ID, who.Name); err != nil {
			return err
		}
	}
	p, err := tx.Product(ctx, who.Organisation, product)
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
		if moved {
			return nil
		}
		return fault.New(fault.Invalid, "Dit product staat niet in de lijst van producten. Voeg het daar toe, met zijn afdeling.", "This product is not in the list of products. Add it there, with its department.")
	}
	if err != nil {
		return err
	}
	p.Department = strings.TrimSpace(department)
	return tx.PutProduct(ctx, who.Organisation, p)
}
