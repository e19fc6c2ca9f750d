package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Ask says of what figures are wanted.
type Ask struct {
	Promise     string           // id; empty is all of them
	From, Until calendar.Date    // first and last day, both included; 0 or NoDate is open
	AsOf        calendar.Instant // 0 is now
	Basis       clock.Basis      // empty is by the moment of judgement
	Only        clock.Labels     // only cases with these labels; 0 is any
	Internal    bool             // the promises between desk and departments instead of those to customers
}

// PromiseFigures are the figures of one promise.
type PromiseFigures struct {
	Promise  charter.Promise   // the version for the newest cases
	Versions []charter.Promise // all versions, drafts too
	Compiled *clock.Compiled   // nil for a promise that has drafts only
	Figures  clock.Figures
}

// Figures makes the figures of the published promises, in the order of the
// charter: the one place where screens, tables, files and publications get
// them, so that the same figure is the same everywhere.
func (a *Actions) Figures(ctx context.Context, who Actor, ask Ask) ([]PromiseFigures, error) {
	if err := who.May(staff.Steer); err != nil {
		return nil, err
	}
	m, err := a.charterOf(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	var out []PromiseFigures
	for _, c := range m.promises {
		if ask.Promise != "" && ask.Promise != c.ID || ask.Promise == "" && ask.Internal != c.Latest().IsInternal() {
			continue
		}
		f, err := a.figuresOf(ctx, who, m, c, ask)
		if err != nil {
			return nil, fmt.Errorf("figures of %s: %w", c.ID, err)
		}
		out = append(out, f)
	}
	if ask.Promise != "" && len(out) == 0 {
		return nil, noPromise(ask.Promise)
	}
	return out, nil
}

func noPromise(id string) error {
	return fault.Newf(fault.NotFound, "er is geen gepubliceerde belofte %q; kijk met handvest report welke er zijn.",
		"there is no published promise %q; see with handvest report which there are.", id)
}

// charterOf reads the charter of an organisation.
func (a *Actions) charterOf(ctx context.Context, organisation int64) (m *made, err error) {
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		m, err = a.made(ctx, tx, organisation)
		return err
	})
	return m, err
}

// asOf is the moment at which open cases are seen.
func (a *Actions) asOf(ask Ask) calendar.Instant {
	if ask.AsOf == 0 || ask.AsOf == calendar.NoInstant {
		return a.db.Now()
	}
	return ask.AsOf
}

func (a *Actions) figuresOf(ctx context.Context, who Actor, m *made, c *clock.Compiled, ask Ask) (PromiseFigures, error) {
	out := PromiseFigures{Promise: *c.Latest(), Compiled: c}
	for _, p := range m.versions {
		if p.ID == c.ID {
			out.Versions = append(out.Versions, p)
		}
	}
	o := clock.Options{From: ask.From, Until: ask.Until, Now: a.asOf(ask), Basis: ask.Basis, Only: ask.Only}
	if out.Promise.Kind == charter.Availability {
		services, err := a.services(ctx, who.Organisation, m, c)
		out.Figures = clock.ComputeUptime(services, c, o)
		return out, err
	}
	_, label := m.promise(c.ID)
	err := a.measured(ctx, who.Organisation, label, func(set *clock.Measured) { out.Figures = clock.Compute(set, c, o) })
	return out, err
}

// services are the histories that a promise about availability is about.
func (a *Actions) services(ctx context.Context, organisation int64, m *made, c *clock.Compiled) ([]clock.History, error) {
	cases, err := a.db.Cases(ctx, organisation, m.filter(c.Latest().Scope), []charter.Event{charter.Received, charter.Registered, charter.Down})
	if err != nil {
		return nil, err
	}
	out := make([]clock.History, cases.Len())
	for i := range out {
		out[i].Clear()
		cases.History(i, &out[i])
	}
	return out, nil
}

// none is a label that nothing carries.
const none = ^uint32(0) >> 1

// filter is a scope as a question to the database.
func (m *made) filter(s charter.Scope) store.CaseFilter {
	ids := func(d clock.Dimension, codes []string) (ids []uint32) {
		for _, code := range codes {
			if id, ok := m.source.Label(d, code); ok {
				ids = append(ids, id)
			}
		}
		if len(codes) > 0 && len(ids) == 0 {
			return []uint32{none}
		}
		return ids
	}
	return store.CaseFilter{
		Kinds: ids(clock.BySubject, s.Subjects), Products: ids(clock.ByProduct, s.Products), Channels: ids(clock.ByChannel, s.Channels),
		Departments: ids(clock.ByDepartment, s.Departments), Districts: ids(clock.ByDistrict, s.Districts), Origins: ids(clock.ByOrigin, s.Origins),
	}
}

// Names are the labels of an organisation in words.
type Names struct{ of map[uint32]store.Label }

// Names reads the labels of an organisation.
func (a *Actions) Names(ctx context.Context, who Actor) (Names, error) {
	n := Names{of: map[uint32]store.Label{}}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		labels, err := tx.Labels(ctx, who.Organisation)
		for _, l := range labels {
			n.of[l.ID] = l
		}
		return err
	})
	return n, err
}

// Name is a label as people read it; empty for 0.
func (n Names) Name(id uint32) string { return n.of[id].Name }

// Code is a label as files write it; empty for 0.
func (n Names) Code(id uint32) string { return n.of[id].Code }

// ID finds a label by dimension and code; 0 when there is none.
func (n Names) ID(d clock.Dimension, code string) uint32 {
	for id, l := range n.of {
		if l.Kind == dimensionKinds[d] && l.Code == code {
			return id
		}
	}
	return 0
}

// Of are all labels of a dimension, by name.
func (n Names) Of(d clock.Dimension) []Label {
	var out []Label
	for _, l := range n.of {
		if l.Kind == dimensionKinds[d] {
			out = append(out, Label{l.ID, l.Code, l.Name})
		}
	}
	slices.SortFunc(out, func(a, b Label) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return out
}

// Departments are all departments, by name.
func (n Names) Departments() []Label { return n.Of(clock.ByDepartment) }

// Label is one value of a dimension.
type Label struct {
	ID         uint32
	Code, Name string
}
