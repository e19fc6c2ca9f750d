package action

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/handover"
	"handvest/internal/store"
)

// recomputeSetting holds the computing anew that is under way, or the last one.
const recomputeSetting = "calendar.recompute"

// Recompute is one computing anew of the promises that run, because a calendar
// changed. What ended, and what is late already, stays as it was; a clock that
// stands still gets its due moment when it goes on. It is kept with every
// batch, so that another server goes on where one stopped.
type Recompute struct {
	Calendar string           `json:"calendar"`
	Version  int              `json:"version"` // of the calendar
	Why      string           `json:"why"`     // what changed, in words that a citizen may read
	By       string           `json:"by"`      // such as "staff:12"
	Began    calendar.Instant `json:"began"`
	Ended    calendar.Instant `json:"ended"` // 0 while it goes on
	Total    int64            `json:"total"` // promises that ran when it began
	Done     int64            `json:"done"`
	Later    int64            `json:"later"`   // promises that are due later now
	Earlier  int64            `json:"earlier"` // and earlier

	At      calendar.Instant `json:"at"` // the place that it is at
	Subject int64            `json:"subject"`
}

// Shift is how one promise moved; it stands in the journal as the facts of a
// change.
type Shift struct {
	Promise  string           `json:"promise"`
	Calendar string           `json:"calendar"`
	Version  int              `json:"calendar_version"`
	Old      calendar.Instant `json:"old_due"`
	New      calendar.Instant `json:"new_due"`
	Why      string           `json:"why"`
}

// shiftReason is the reason of the change of a subject whose promise moved.
const shiftReason = "calendar"

// ShiftOf reads how a promise moved from a row of the journal; false when the
// row says something else.
func ShiftOf(r *store.JournalRow) (Shift, bool) {
	var s Shift
	if r.Event.Kind != charter.Changed || r.Event.Reason != shiftReason {
		return s, false
	}
	err := json.Unmarshal([]byte(r.Facts), &s)
	return s, err == nil && s.Promise != ""
}

func recomputeOf(ctx context.Context, tx *store.Tx, organisation int64) (*Recompute, error) {
	text, err := tx.Setting(ctx, organisation, recomputeSetting)
	if err != nil || text == "" {
		return nil, err
	}
	var r Recompute
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return nil, fmt.Errorf("read setting %s: %w", recomputeSetting, err)
	}
	return &r, nil
}

func (r *Recompute) put(ctx context.Context, tx *store.Tx, organisation int64) error {
	text, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("write setting %s: %w", recomputeSetting, err)
	}
	return tx.PutSetting(ctx, organisation, recomputeSetting, string(text))
}

// RecomputeRound computes the next promises anew after a calendar changed, and
// says whether there are more. What moved says so in its history, with the old
// and the new due moment, the version of the calendar and the reason; requests
// and tasks follow. Without a change under way it does nothing.
func (a *Actions) RecomputeRound(ctx context.Context, organisation int64, limit int) (more bool, err error) {
	under := false
	if err := a.db.Read(ctx, func(tx *store.Tx) error {
		r, err := recomputeOf(ctx, tx, organisation)
		under = r != nil && r.Ended == 0
		return err
	}); err != nil || !under {
		return false, err
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		more = false
		r, err := recomputeOf(ctx, tx, organisation)
		if err != nil || r == nil || r.Ended != 0 {
			return err
		}
		running, err := tx.RunningAfter(ctx, organisation, store.Place{At: r.At, Subject: r.Subject}, limit)
		if err != nil {
			return err
		}
		if more = len(running) > 0; !more {
			r.Ended = tx.Now()
			return r.put(ctx, tx, organisation)
		}
		last := running[len(running)-1]
		r.At, r.Subject, r.Done = last.At, last.Subject, r.Done+int64(len(running))
		s := shifting{tx: tx, organisation: organisation, of: r, due: map[int64]calendar.Instant{}}
		if s.derive, err = a.derivation(ctx, tx, organisation); err != nil {
			return err
		}
		if err := s.all(ctx, running); err != nil {
			return err
		}
		tx.Pulse(organisation, TopicRequests)
		return r.put(ctx, tx, organisation)
	})
	if err != nil {
		return false, fmt.Errorf("compute due moments anew: %w", err)
	}
	return more, nil
}

// shifting is one batch.
type shifting struct {
	tx           *store.Tx
	organisation int64
	of           *Recompute
	derive       *derivation
	subjects     []store.Subject
	journal      []store.JournalRow
	clocks       []store.Clock
	due          map[int64]calendar.Instant // of the work, by subject
}

func (s *shifting) all(ctx context.Context, running []store.Place) error {
	ids := make([]int64, len(running))
	for i, p := range running {
		ids[i] = p.Subject
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	subjects, err := s.tx.HoldSubjects(ctx, s.organisation, ids)
	if err != nil {
		return err
	}
	clocks, err := s.tx.ClocksOf(ctx, s.organisation, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if subject, ok := subjects[id]; ok {
			s.subject(subject, clocks[id])
		}
	}
	if err := s.tx.PutVersions(ctx, s.organisation, s.subjects); err != nil {
		return err
	}
	if err := s.tx.PutJournal(ctx, s.organisation, s.journal); err != nil {
		return err
	}
	if err := s.tx.PutClocks(ctx, s.organisation, s.clocks); err != nil {
		return err
	}
	return s.tx.ShiftWork(ctx, s.organisation, s.due)
}

func (s *shifting) subject(subject store.Subject, clocks []store.Clock) {
	first, moved := calendar.NoInstant, false
	for _, c := range clocks {
		due := c.Result.Due.At
		if shifted, ok := s.derive.shifted(&subject.History, &c); ok {
			due, moved = shifted.Result.Due.At, true
			s.note(&subject, &c, &shifted)
			s.clocks = append(s.clocks, shifted)
		}
		if open(c.Result.State) && due.Known() {
			first = handover.Earlier(first, due)
		}
	}
	if !moved {
		return
	}
	s.subjects = append(s.subjects, subject)
	s.due[subject.ID] = first
}

// shifted is a running clock by the calendar of today, when its due moment is
// another one. The warnings of its new term that have passed are not given
// again; those that passed before and were not marked yet still are.
func (d *derivation) shifted(h *clock.History, c *store.Clock) (store.Clock, bool) {
	i := slices.Index(d.ids, c.Promise)
	if c.Result.State != clock.Running || i < 0 {
		return *c, false
	}
	p := d.promises[i]
	r := p.Evaluate(h, d.now)
	if r.Version != c.Result.Version || !r.Due.At.Known() || r.Due == c.Result.Due {
		return *c, false
	}
	out := store.Clock{Promise: c.Promise, Subject: c.Subject, Result: r, Labels: c.Labels, Next: calendar.NoInstant}
	switch t, ok := p.NextTimer(r, d.now); {
	case r.State == clock.Overdue:
		out.Next = r.Due.At
	case ok:
		out.Next = t.At
	}
	if c.Next.Known() && c.Next <= d.now && c.Next < out.Next {
		out.Next = c.Next
	}
	return out, true
}

// note writes down that a promise moved.
func (s *shifting) note(subject *store.Subject, old, shifted *store.Clock) {
	if shifted.Result.Due.At > old.Result.Due.At {
		s.of.Later++
	} else {
		s.of.Earlier++
	}
	p := s.derive.promises[slices.Index(s.derive.ids, old.Promise)]
	facts, _ := json.Marshal(Shift{Promise: p.ID, Calendar: s.of.Calendar, Version: s.of.Version, // numbers and texts always have a form
		Old: old.Result.Due.At, New: shifted.Result.Due.At, Why: s.of.Why})
	subject.Version++
	s.journal = append(s.journal, store.JournalRow{Subject: subject.ID, Version: subject.Version, Actor: cmp.Or(s.of.By, "clock"),
		Event: clock.Event{At: s.derive.now, Kind: charter.Changed, Reason: shiftReason, Until: calendar.NoInstant}, Facts: string(facts)})
}
