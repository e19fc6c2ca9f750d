package action

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// CardSet is everything that colleagues keep for each other, to be loaded at
// once: scripts are published at their first version.
type CardSet struct {
	Scripts    []knowledge.Script
	Macros     []knowledge.Macro
	Lines      []knowledge.Line
	Agreements []handover.Agreement
	Banners    []knowledge.Banner
}

// LoadCards brings a set into an organisation that has none of it yet, all of
// it or nothing. What is wrong with one of them is told.
func (a *Actions) LoadCards(ctx context.Context, who Actor, set CardSet) error {
	if err := who.May(staff.ManageSettings); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		for _, s := range set.Scripts {
			if err := a.loadScript(ctx, tx, who, s); err != nil {
				return err
			}
		}
		for _, m := range set.Macros {
			m = m.Tidy()
			if err := m.Check(); err != nil {
				return err
			}
			m.ID, m.Version = tx.NewID(), 0
			if err := tx.PutMacro(ctx, who.Organisation, m); err != nil {
				return err
			}
			m.Version = 1
			if err := tx.KeepCard(ctx, who.Organisation, store.MacroCard, m.ID, 1, m, who.ID, who.Name); err != nil {
				return err
			}
		}
		for _, l := range set.Lines {
			l = l.Tidy()
			if err := l.Check(); err != nil {
				return err
			}
			l.ID = 0
			if err := a.putLine(ctx, tx, who, &l); err != nil {
				return err
			}
		}
		for _, g := range set.Agreements {
			g = g.Tidy()
			if err := g.Check(); err != nil {
				return err
			}
			g.ID, g.Version = tx.NewID(), 0
			if err := tx.PutAgreement(ctx, who.Organisation, g); err != nil {
				return err
			}
			g.Version = 1
			if err := tx.KeepCard(ctx, who.Organisation, store.AgreementCard, g.ID, 1, g, who.ID, who.Name); err != nil {
				return err
			}
		}
		for _, b := range set.Banners {
			if b = b.Tidy(); b.Until <= tx.Now() {
				continue // it is over
			}
			if err := b.Check(tx.Now()); err != nil {
				return err
			}
			b.ID, b.Version = tx.NewID(), 0
			if err := a.putBanner(ctx, tx, who, &b); err != nil {
				return err
			}
		}
		return nil
	})
}

func (a *Actions) loadScript(ctx context.Context, tx *store.Tx, who Actor, s knowledge.Script) error {
	if err := knowledge.CheckScript(&s); err != nil {
		return err
	}
	s.ID, s.VersionID, s.Number, s.Edit, s.Status, s.Changed = tx.NewID(), tx.NewID(), 1, 1, knowledge.Published, tx.Now()
	if s.By == "" {
		s.By = who.Name
	}
	if err := tx.PutScript(ctx, who.Organisation, store.Script{ID: s.ID, Product: s.Product, Owner: s.Owner, Title: s.Title, Published: 1, Newest: 1}); err != nil {
		return err
	}
	return tx.PutScriptVersion(ctx, who.Organisation, &s)
}

// Simulate says how somebody can be reached without a browser of theirs: in
// the demo, whose colleagues have none. Gone makes them leave.
func (a *Actions) Simulate(ctx context.Context, who Actor, state staff.State, reason string, until calendar.Instant, talking int) error {
	if err := who.May(staff.BePresent); err != nil {
		return err
	}
	if state == staff.Gone {
		return a.Leave(ctx, who)
	}
	_, err := a.changePresence(ctx, who, func(p staff.Presence, now calendar.Instant) (staff.Presence, error) {
		p, err := p.Choose(state, reason, until, now)
		return p.Talk(talking, now), err
	})
	return err
}
