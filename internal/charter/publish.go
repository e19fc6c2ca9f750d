package charter

import (
	"reflect"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Publish makes a draft part of the charter from a day on. It gives back the
// version that is in force from that day and, where there was one, the version
// before it with its validity closed the day before. Nothing else of a
// published version ever changes. versions are all versions of this promise.
func Publish(versions []Promise, draft Promise, from calendar.Date, s GateSettings) (published Promise, closed *Promise, err error) {
	if draft.Status != Draft {
		return Promise{}, nil, fault.Newf(fault.Conflict, "versie %d van %q is al gepubliceerd: maak een nieuwe versie.",
			"version %d of %q is already published: make a new version.", draft.Version, draft.ID)
	}
	if from == calendar.NoDate {
		return Promise{}, nil, fault.New(fault.Invalid, "een gepubliceerde belofte heeft een eerste dag: kies die.",
			"a published promise has a first day: choose it.")
	}
	var blocks fault.List
	for _, f := range Gate(draft, s) {
		if f.Severity == Block {
			blocks = append(blocks, fault.New(fault.Unready, f.Text.NL, f.Text.EN).At(f.Rule))
		}
	}
	if len(blocks) > 0 {
		return Promise{}, nil, blocks
	}
	draft.Version = 1
	for _, v := range versions {
		if v.Status == Draft {
			continue
		}
		draft.Version = max(draft.Version, v.Version+1)
		if v.ValidFrom >= from {
			return Promise{}, nil, fault.Newf(fault.Conflict, "versie %d van %q begint op %s: kies een latere eerste dag.",
				"version %d of %q begins on %s: choose a later first day.", v.Version, v.ID, v.ValidFrom)
		}
		if v.Status == Published && (v.ValidUntil == calendar.NoDate || v.ValidUntil >= from) {
			before := v
			before.ValidUntil = from - 1
			closed = &before
		}
	}
	draft.Status, draft.ValidFrom, draft.ValidUntil = Published, from, calendar.NoDate
	return draft, closed, nil
}

// Revise is the draft of the next version of a promise: the same words, to be
// measured and published again.
func Revise(p Promise) Promise {
	p.Version++
	p.Status = Draft
	p.Measure = nil
	p.ValidFrom, p.ValidUntil = calendar.NoDate, calendar.NoDate
	return p
}

// Immutable says that a change of a stored version is not allowed. Of a
// published version only the last day may be set, once, and its status may
// become withdrawn together with that day. A draft may change freely.
func Immutable(stored, changed Promise) error {
	if stored.Status == Draft {
		return nil
	}
	closing := stored.ValidUntil == calendar.NoDate || changed.ValidUntil == stored.ValidUntil
	allowed := stored
	allowed.ValidUntil = changed.ValidUntil
	if changed.Status == Withdrawn && changed.ValidUntil != calendar.NoDate {
		allowed.Status = Withdrawn
	}
	if closing && reflect.DeepEqual(allowed, changed) {
		return nil
	}
	return fault.Newf(fault.Conflict, "versie %d van %q is gepubliceerd en verandert niet meer: maak een nieuwe versie met uw correctie.",
		"version %d of %q is published and does not change any more: make a new version with your correction.", stored.Version, stored.ID)
}
