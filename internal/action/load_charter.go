package action

import (
	"context"
	"fmt"
	"reflect"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/store"
)

// LoadCharter brings a charter file in: the organisation, its calendars and
// all versions of its promises, in one transaction. Loading the same file again
// changes nothing. A published version that differs from what was published is
// refused (a correction is a new version); only its last day may be set.
// Calendars that differ become a new version. The first calendar of the file
// is that of the organisation. It returns how many versions are new or changed.
func (a *Actions) LoadCharter(ctx context.Context, organisation int64, c *charter.Charter) (int, error) {
	changed := 0
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		changed = 0
		if err := tx.PutOrganisation(ctx, organisation, c.Organisation); err != nil {
			return err
		}
		if err := loadCalendars(ctx, tx, organisation, c.Calendars); err != nil {
			return err
		}
		have, err := tx.Promises(ctx, organisation)
		if err != nil {
			return err
		}
		for _, p := range c.Promises {
			did, err := loadPromise(ctx, tx, organisation, have, p)
			if err != nil {
				return err
			}
			if did {
				changed++
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("load the charter: %w", err)
	}
	return changed, nil
}

func loadCalendars(ctx context.Context, tx *store.Tx, organisation int64, specs []calendar.Spec) error {
	versions, err := tx.Calendars(ctx, organisation)
	if err != nil {
		return err
	}
	newest := map[string]calendar.Spec{}
	for _, v := range versions {
		newest[v.Spec.ID] = v.Spec
	}
	today := calendar.Date(0)
	if len(versions) > 0 {
		zone, err := calendar.LoadZone(specs[0].Zone)
		if err != nil {
			return err
		}
		today = zone.Date(tx.Now())
	}
	for i, spec := range specs {
		if i == 0 {
			if err := tx.PutSetting(ctx, organisation, calendarSetting, spec.ID); err != nil {
				return err
			}
		}
		if old, ok := newest[spec.ID]; ok && reflect.DeepEqual(old, spec) {
			continue
		}
		if _, err := tx.AddCalendar(ctx, organisation, spec, today); err != nil {
			return err
		}
	}
	return nil
}

// loadPromise saves one version; false when it was there already as it is.
func loadPromise(ctx context.Context, tx *store.Tx, organisation int64, have []charter.Promise, p charter.Promise) (bool, error) {
	var stored *charter.Promise
	for i := range have {
		if have[i].ID == p.ID && have[i].Version == p.Version {
			stored = &have[i]
		}
	}
	if stored != nil && reflect.DeepEqual(*stored, p) {
		return false, nil
	}
	if stored != nil && stored.Status != charter.Draft {
		if err := charter.Immutable(*stored, p); err != nil {
			return false, err
		}
		return true, tx.WithdrawPromise(ctx, organisation, p.ID, p.Version, p.ValidUntil)
	}
	if err := tx.SaveDraft(ctx, organisation, p); err != nil {
		return false, err
	}
	if p.Status == charter.Draft {
		return true, nil
	}
	if err := tx.PublishPromise(ctx, organisation, p); err != nil {
		return false, err
	}
	if p.Status == charter.Withdrawn {
		return true, tx.WithdrawPromise(ctx, organisation, p.ID, p.Version, p.ValidUntil)
	}
	return true, nil
}
