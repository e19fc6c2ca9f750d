package action

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// InnerSet is what desk and a department promise each other, to be loaded at
// once: accepted by both on a day, and counted from it.
type InnerSet struct {
	Department string // label code
	Promises   []InnerSentence
	ForDesk    string // who accepted for the desk, and for the department
	ForOther   string
}

// InnerSentence is one promise of one side.
type InnerSentence struct {
	Side    charter.Side
	Text    string
	Measure Measure
}

// LoadInner brings internal promises into the agreements that departments have
// about all their products, all of it or nothing. It comes before the history
// that they are counted on.
func (a *Actions) LoadInner(ctx context.Context, who Actor, from calendar.Date, sets []InnerSet) error {
	if err := who.May(staff.ManageSettings); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		all, err := tx.Agreements(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for _, s := range sets {
			i := slices.IndexFunc(all, func(g handover.Agreement) bool { return g.Department == s.Department && g.Product == "" })
			if i < 0 {
				return fmt.Errorf("there is no agreement with %s", s.Department)
			}
			if err := loadInner(ctx, tx, who, all[i], from, s); err != nil {
				return err
			}
		}
		_, err = a.derivation(ctx, tx, who.Organisation)
		return err
	})
	if err != nil {
		return fmt.Errorf("load internal promises: %w", err)
	}
	return nil
}

func loadInner(ctx context.Context, tx *store.Tx, who Actor, g handover.Agreement, from calendar.Date, s InnerSet) error {
	c := charter.Charter{}
	for _, x := range s.Promises {
		p, err := DraftInner(g, x.Side, x.Text, x.Measure)
		if err != nil {
			return err
		}
		id := tx.NewID()
		p.ID, p.Version, p.Status, p.ValidFrom = "afspraak-"+strconv.FormatInt(id, 36), 1, charter.Published, from
		if err := charter.ValidatePromise(&p).Err(); err != nil {
			return err
		}
		if err := tx.SaveDraft(ctx, who.Organisation, p); err != nil {
			return err
		}
		if err := tx.PublishPromise(ctx, who.Organisation, p); err != nil {
			return err
		}
		if err := tx.AddInnerPromise(ctx, who.Organisation, store.InnerPromise{ID: id, Agreement: g.ID, Side: x.Side, Sentence: x.Text, Measure: string(x.Measure), Promise: p.ID}); err != nil {
			return err
		}
		c.Promises = append(c.Promises, p)
	}
	for _, x := range []struct {
		side charter.Side
		name string
	}{{charter.ByDesk, s.ForDesk}, {charter.ByDepartment, s.ForOther}} {
		if x.name == "" {
			continue
		}
		if err := tx.Accept(ctx, who.Organisation, store.Accepted{Agreement: g.ID, Version: g.Version, Side: x.side, StaffName: x.name, At: tx.Now()}, who.ID); err != nil {
			return err
		}
	}
	return ensureCodes(ctx, tx, who.Organisation, &c)
}

// TransferTold is an attempt to put through as another system tells of it: the
// attempt, and what promises run on.
func TransferTold(t handover.Transfer, channel string) []Told {
	kind := transferKind
	if !t.Open {
		kind = transferClosedKind
	}
	labels := Codes{Subject: kind, Product: t.Product, Channel: channel, Department: t.Department}
	reference := "D" + strconv.FormatInt(t.ID, 36)
	one := Told{Reference: reference, ID: t.ID, Labels: labels, Actor: "telefonie"}
	one.Event.Kind, one.Event.At, one.Event.Until = charter.Received, t.At, calendar.NoInstant
	end := one
	end.Event.Kind, end.Event.At, end.Event.Reason = charter.Closed, t.At+40_000, throughCodes[t.Outcome]
	return []Told{one, end}
}
