package action

import (
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/store"
)

// derivation turns what happened to a subject into its clocks: the published
// promises of an organisation, compiled against its calendars and labels.
type derivation struct {
	made     *made
	promises []*clock.Compiled
	ids      []uint32 // label of each promise
	now      calendar.Instant
}

// labelSource finds labels by the codes of the charter.
type labelSource map[labelCode]uint32

type labelCode struct {
	kind store.LabelKind
	code string
}

// dimensionKinds is the kind of label of each dimension of clock.
var dimensionKinds = [clock.Dimensions]store.LabelKind{store.KindLabel, store.ProductLabel, store.ChannelLabel, store.DepartmentLabel,
	store.DistrictLabel, store.OriginLabel, store.OutcomeLabel}

// Label is the id of a code; false where nothing carries it yet.
func (s labelSource) Label(d clock.Dimension, code string) (uint32, bool) {
	id, ok := s[labelCode{dimensionKinds[d], code}]
	return id, ok
}

// derivation reads the charter of an organisation. Promises get their labels
// here, so it needs a transaction that may write.
func (a *Actions) derivation(ctx context.Context, tx *store.Tx, organisation int64) (*derivation, error) {
	m, err := a.made(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	want := make([]store.Label, len(m.promises))
	for i, c := range m.promises {
		want[i] = store.Label{Kind: store.PromiseLabel, Code: c.ID, Name: c.Latest().Title.NL}
	}
	ids, err := tx.EnsureLabels(ctx, organisation, want)
	if err != nil {
		return nil, err
	}
	return &derivation{made: m, promises: m.promises, ids: ids, now: tx.Now()}, nil
}

// internal says whether the label is that of a promise inside the house.
func (d *derivation) internal(promise uint32) bool {
	i := slices.Index(d.ids, promise)
	return i >= 0 && d.promises[i].Latest().IsInternal()
}

// calendarSetting holds the id of the calendar of the organisation.
const calendarSetting = "calendar"

// newest is the last version of each calendar, that of the organisation first.
func newest(versions []store.CalendarVersion, first string) []calendar.Spec {
	var specs []calendar.Spec
	for _, v := range versions { // by id and version
		if n := len(specs); n > 0 && specs[n-1].ID == v.Spec.ID {
			specs[n-1] = v.Spec
			continue
		}
		specs = append(specs, v.Spec)
	}
	slices.SortStableFunc(specs, func(a, b calendar.Spec) int {
		switch {
		case a.ID == first && b.ID != first:
			return -1
		case b.ID == first && a.ID != first:
			return 1
		}
		return 0
	})
	return specs
}

// clocks appends the clocks of a subject. Promises that are not about it, or
// that did not start yet, have none; gone gets those of a changed subject, whose
// clock must be taken away if it has one.
func (d *derivation) clocks(s *store.Subject, into []store.Clock, gone []store.Clock) ([]store.Clock, []store.Clock) {
	for i, c := range d.promises {
		r := c.Evaluate(&s.History, d.now)
		if r.State == clock.OutOfScope || r.State == clock.NotStarted {
			if s.Was > 0 {
				gone = append(gone, store.Clock{Promise: d.ids[i], Subject: s.ID})
			}
			continue
		}
		next := calendar.NoInstant
		if t, ok := c.NextTimer(r, d.now); ok {
			next = t.At
		}
		into = append(into, store.Clock{Promise: d.ids[i], Subject: s.ID, Result: r, Labels: s.History.Labels, Next: next})
	}
	return into, gone
}
