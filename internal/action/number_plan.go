package action

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// NumberPlan is every line to put a caller through to.
func (a *Actions) NumberPlan(ctx context.Context, who Actor) (all []knowledge.Line, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.NumberPlan(ctx, who.Organisation)
		return err
	})
	return all, err
}

// SaveLine saves a line of the number plan: a new one has id 0, else its
// version says what was seen.
func (a *Actions) SaveLine(ctx context.Context, who Actor, l knowledge.Line) (knowledge.Line, error) {
	if err := who.May(staff.EditForm); err != nil {
		return l, err
	}
	asked := l.Tidy()
	if err := asked.Check(); err != nil {
		return asked, err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		l = asked
		return a.putLine(ctx, tx, who, &l)
	})
	return l, err
}

func (a *Actions) putLine(ctx context.Context, tx *store.Tx, who Actor, l *knowledge.Line) error {
	if l.ID == 0 {
		l.ID, l.Version = tx.NewID(), 0
	}
	if err := tx.PutLine(ctx, who.Organisation, *l); err != nil {
		return err
	}
	l.Version++
	return tx.KeepCard(ctx, who.Organisation, store.LineCard, l.ID, l.Version, *l, who.ID, who.Name)
}

// DeleteLine removes a line of the number plan; its versions are kept.
func (a *Actions) DeleteLine(ctx context.Context, who Actor, id int64, version int32) error {
	if err := who.May(staff.EditForm); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error { return a.dropLine(ctx, tx, who, id, version) })
}

func (a *Actions) dropLine(ctx context.Context, tx *store.Tx, who Actor, id int64, version int32) error {
	if err := tx.DeleteLine(ctx, who.Organisation, id, version); err != nil {
		return err
	}
	return tx.KeepCard(ctx, who.Organisation, store.LineCard, id, version+1, nil, who.ID, who.Name)
}

// ReplaceNumberPlan makes the number plan what a file says, all of it or
// nothing, and tells how many lines are in it now.
func (a *Actions) ReplaceNumberPlan(ctx context.Context, who Actor, lines []knowledge.Line) (int, error) {
	if err := who.May(staff.EditForm); err != nil {
		return 0, err
	}
	if len(lines) == 0 {
		return 0, fault.New(fault.Invalid, "Het bestand heeft geen regels. Er is niets gewijzigd.", "The file has no rows. Nothing was changed.")
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		was, err := tx.NumberPlan(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for _, l := range was {
			if err := a.dropLine(ctx, tx, who, l.ID, l.Version); err != nil {
				return err
			}
		}
		for _, l := range lines {
			l.ID = 0
			if err := a.putLine(ctx, tx, who, &l); err != nil {
				return err
			}
		}
		return nil
	})
	return len(lines), err
}

// TransferTarget is whom to put a caller through to at this moment (S3-23,
// S2-10), and what the agreement says to do when nobody answers.
type TransferTarget struct {
	knowledge.Target
	Fallback string
	Urgent   string
}

// TransferTarget finds whom to put a caller through to, for a product of a
// department, now.
func (a *Actions) TransferTarget(ctx context.Context, who Actor, product, department string) (t TransferTarget, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return t, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		c, err := a.cardOf(ctx, tx, who, product, department)
		t = c.Target
		return err
	})
	return t, err
}

// cardOf reads what there is about a product of a department.
func (a *Actions) cardOf(ctx context.Context, tx *store.Tx, who Actor, product, department string) (c Card, err error) {
	c.Opening = calendar.NoInstant
	hours, err := a.windows(ctx, tx, who.Organisation)
	if err != nil {
		return c, err
	}
	agreements, err := tx.AgreementsOf(ctx, who.Organisation, department)
	if err != nil {
		return c, err
	}
	if agreements, err = a.holding(ctx, tx, who, agreements); err != nil {
		return c, err
	}
	lines, err := tx.LinesOf(ctx, who.Organisation, department)
	if err != nil {
		return c, err
	}
	now := tx.Now()
	c.Agreement, c.Agreed = handover.Pick(agreements, product, department)
	c.Target.Target = knowledge.Transfer(lines, product, department, now, hours)
	if c.Agreed {
		c.Target.Fallback, c.Target.Urgent = c.Agreement.Fallback, c.Agreement.Urgent
		if open := hours(c.Agreement.Reachable); open != nil {
			if c.Open = open.IsOpen(now); !c.Open {
				c.Opening = open.NextOpening(now)
			}
			c.Due = c.Agreement.Due(open.Zone().Date(now))
		}
		if !c.Target.Found && c.Agreement.Number != "" { // an agreement without a line of its own
			c.Target.Target = knowledge.Target{
				Line:  knowledge.Line{Department: department, Product: c.Agreement.Product, Number: c.Agreement.Number, Deputy: c.Agreement.Deputy, Windows: c.Agreement.Reachable},
				Found: true, Open: c.Open, Deputy: !c.Open && c.Agreement.Deputy != "", Opening: c.Opening,
			}
		}
	} else if c.Target.Found {
		c.Open, c.Opening = c.Target.Open, c.Target.Opening
	}
	return c, nil
}
