package action

import (
	"context"

	"handvest/internal/charter"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Name makes labels, or gives those that exist the names that people read.
func (a *Actions) Name(ctx context.Context, who Actor, labels []store.Label) error {
	if err := who.May(staff.ManageCharter); err != nil {
		return err
	}
	organisation := who.Organisation
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		if _, err := tx.EnsureLabels(ctx, organisation, labels); err != nil {
			return err
		}
		for _, l := range labels {
			if err := tx.RenameLabel(ctx, organisation, l.Kind, l.Code, l.Name); err != nil {
				return err
			}
		}
		return nil
	})
}

// Mark adds marks to the time axis of charts: events that explain a figure.
// A mark that is there already is not added again.
func (a *Actions) Mark(ctx context.Context, who Actor, marks []store.Annotation) error {
	if err := who.May(staff.ManageCharter); err != nil {
		return err
	}
	organisation := who.Organisation
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		have, err := tx.Annotations(ctx, organisation)
		if err != nil {
			return err
		}
		known := map[store.Annotation]bool{}
		for _, m := range have {
			m.ID = 0
			m.Text = charter.Text{NL: m.Text.NL}
			known[m] = true
		}
		for _, m := range marks {
			key := m
			key.ID, key.Text = 0, charter.Text{NL: m.Text.NL}
			if known[key] {
				continue
			}
			if _, err := tx.AddAnnotation(ctx, organisation, m); err != nil {
				return err
			}
		}
		return nil
	})
}
