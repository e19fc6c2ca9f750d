package action

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SavedCharter says what the saving of a charter changed.
type SavedCharter struct {
	Calendars int      // that are new or changed
	Promises  []string // versions that are new or changed, such as "lantaarnpaal 2"
	Subjects  int64    // whose clocks were derived anew

	changed Recompute // of the last calendar that has another version now
}

// SaveCharter brings a charter into the database: what is a draft in it is
// saved as a draft, what is published becomes part of the charter. A published
// version that is stored already never changes: another text for it is refused,
// and nothing is saved. Saving the same charter again changes nothing. The
// first calendar is that of the organisation. Afterwards the clocks of all subjects are derived anew
// when anything changed, in batches; progress hears how far that is.
func (a *Actions) SaveCharter(ctx context.Context, who Actor, c *charter.Charter, progress func(done, total int64)) (*SavedCharter, error) {
	if err := who.May(staff.ManageCharter); err != nil {
		return nil, err
	}
	return a.saveCharter(ctx, who.Organisation, c, progress)
}

func (a *Actions) saveCharter(ctx context.Context, organisation int64, c *charter.Charter, progress func(done, total int64)) (*SavedCharter, error) {
	var saved *SavedCharter
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		saved = &SavedCharter{}
		if err := tx.PutOrganisation(ctx, organisation, c.Organisation); err != nil {
			return err
		}
		if err := saveCalendars(ctx, tx, organisation, c.Calendars, saved); err != nil {
			return err
		}
		if err := savePromises(ctx, tx, organisation, c.Promises, saved); err != nil {
			return err
		}
		if err := ensureCodes(ctx, tx, organisation, c); err != nil {
			return err
		}
		// The charter must compile as a whole, or nothing of it is saved.
		if _, err := a.derivation(ctx, tx, organisation); err != nil {
			return err
		}
		if saved.Calendars == 0 && len(saved.Promises) == 0 {
			return nil
		}
		if saved.changed.Calendar != "" { // promises that run say in their history that they moved
			saved.changed.Began = tx.Now()
			if err := saved.changed.put(ctx, tx, organisation); err != nil {
				return err
			}
		}
		return tx.PutSetting(ctx, organisation, derivedSetting, derivedPending)
	})
	if err != nil {
		return nil, err
	}
	for more := saved.changed.Calendar != ""; more; {
		if more, err = a.RecomputeRound(ctx, organisation, deriveBatch); err != nil {
			return saved, err
		}
	}
	if pending, err := a.derivePending(ctx, organisation); err != nil || !pending {
		return saved, err
	}
	saved.Subjects, err = a.Rederive(ctx, organisation, progress)
	return saved, err
}

func saveCalendars(ctx context.Context, tx *store.Tx, organisation int64, specs []calendar.Spec, saved *SavedCharter) error {
	stored, err := tx.Calendars(ctx, organisation)
	if err != nil {
		return err
	}
	from := calendar.Date(0) // the first version holds for all of the past
	if len(stored) > 0 && len(specs) > 0 {
		zone, err := calendar.LoadZone(specs[0].Zone)
		if err != nil {
			return err
		}
		from = zone.Date(tx.Now())
	}
	last := map[string]store.CalendarVersion{}
	for _, v := range stored { // by id and version
		last[v.Spec.ID] = v
	}
	for _, spec := range specs {
		have, known := last[spec.ID]
		if known && sameSpec(have.Spec, spec) {
			continue
		}
		version, err := tx.AddCalendar(ctx, organisation, spec, from)
		if err != nil {
			return err
		}
		if known {
			saved.changed = Recompute{Calendar: spec.ID, Version: version}
		}
		saved.Calendars++
	}
	if len(specs) == 0 {
		return nil
	}
	first, err := tx.Setting(ctx, organisation, calendarSetting)
	if err != nil || first == specs[0].ID {
		return err
	}
	return tx.PutSetting(ctx, organisation, calendarSetting, specs[0].ID)
}

// sameSpec compares calendars; an empty list and none are the same.
func sameSpec(a, b calendar.Spec) bool {
	for _, s := range []*calendar.Spec{&a, &b} {
		if len(s.Holidays) == 0 {
			s.Holidays = nil
		}
		if len(s.Closings) == 0 {
			s.Closings = nil
		}
		if len(s.Openings) == 0 {
			s.Openings = nil
		}
	}
	return reflect.DeepEqual(a, b)
}

func savePromises(ctx context.Context, tx *store.Tx, organisation int64, promises []charter.Promise, saved *SavedCharter) error {
	stored, err := tx.Promises(ctx, organisation)
	if err != nil {
		return err
	}
	for _, p := range promises {
		n := slices.IndexFunc(stored, func(s charter.Promise) bool { return s.ID == p.ID && s.Version == p.Version })
		var have charter.Promise
		if n >= 0 {
			have = stored[n]
		}
		if n >= 0 && samePromise(have, p) {
			continue
		}
		if n >= 0 && have.Status != charter.Draft {
			if err := closePromise(ctx, tx, organisation, have, p); err != nil {
				return err
			}
			saved.Promises = append(saved.Promises, fmt.Sprintf("%s %d", p.ID, p.Version))
			continue
		}
		if err := tx.SaveDraft(ctx, organisation, p); err != nil {
			return err
		}
		if p.Status != charter.Draft {
			if err := tx.PublishPromise(ctx, organisation, p); err != nil {
				return err
			}
		}
		if p.Status == charter.Withdrawn {
			if err := tx.WithdrawPromise(ctx, organisation, p.ID, p.Version, p.ValidUntil); err != nil {
				return err
			}
		}
		saved.Promises = append(saved.Promises, fmt.Sprintf("%s %d", p.ID, p.Version))
	}
	return nil
}

// samePromise compares what two versions say, as they are stored.
func samePromise(a, b charter.Promise) bool {
	if a.Status == charter.Withdrawn && b.Status == charter.Published && a.ValidUntil == b.ValidUntil {
		a.Status = charter.Published // a published version that has had its last day
	}
	return reflect.DeepEqual(clean(a), clean(b))
}

// closePromise changes of a published version the only thing that may change:
// its last day.
func closePromise(ctx context.Context, tx *store.Tx, organisation int64, have, changed charter.Promise) error {
	if err := charter.Immutable(clean(have), clean(changed)); err != nil {
		return err
	}
	if changed.ValidUntil == calendar.NoDate {
		return nil
	}
	return tx.WithdrawPromise(ctx, organisation, changed.ID, changed.Version, changed.ValidUntil)
}

// clean makes empty lists and tables none, which mean the same.
func clean(p charter.Promise) charter.Promise {
	emptyToNil(reflect.ValueOf(&p).Elem())
	return p
}

func emptyToNil(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			emptyToNil(v.Field(i))
		}
	case reflect.Slice, reflect.Map:
		if v.Len() == 0 && !v.IsNil() {
			v.SetZero()
		}
	}
}

// ensureCodes gives labels to all codes of a charter, so that a promise can be
// compiled before the first subject that it is about comes in.
func ensureCodes(ctx context.Context, tx *store.Tx, organisation int64, c *charter.Charter) error {
	var want []store.Label
	add := func(kind store.LabelKind, codes []string) {
		for _, code := range codes {
			want = append(want, store.Label{Kind: kind, Code: code})
		}
	}
	for i := range c.Promises {
		p := &c.Promises[i]
		for d, codes := range [...][]string{clock.BySubject: p.Scope.Subjects, clock.ByProduct: p.Scope.Products, clock.ByChannel: p.Scope.Channels,
			clock.ByDepartment: p.Scope.Departments, clock.ByDistrict: p.Scope.Districts, clock.ByOrigin: p.Scope.Origins, clock.ByOutcome: p.Outcomes} {
			add(dimensionKinds[d], codes)
		}
		var products []string
		for code := range p.Norm.PerProduct {
			products = append(products, code)
		}
		slices.Sort(products)
		add(store.ProductLabel, products)
	}
	_, err := tx.EnsureLabels(ctx, organisation, want)
	return err
}
