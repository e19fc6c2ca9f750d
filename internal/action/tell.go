package action

import (
	"cmp"
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/store"
)

// Told is one event that another system tells us about, as it happens. The
// labels count when the subject is new.
type Told struct {
	Reference string // of the subject, unique within the source
	ID        int64  // that a new subject gets; 0 is one of ours
	Labels    Codes
	Event     clock.Event // the reason of a closing is the code of its outcome
	Actor     string
}

// Batch is what one system tells at once.
type Batch struct {
	Source string // the code of the system, whose references are unique
	Told   []Told

	// Cursor names a setting that gets the value Position in the same
	// transaction. A source that is read again after a crash goes on behind it:
	// nothing is told twice and nothing is forgotten. Empty is none.
	Cursor, Position string

	Rows Rows // what people wrote down about it
	New  bool // nothing of it was told before: nothing needs to be looked up
}

// Codes are the labels of a subject as their codes; empty is unknown.
type Codes struct{ Subject, Product, Channel, Department, District, Origin string }

// telling is one batch of events on its way into the database.
type telling struct {
	a            *Actions
	tx           *store.Tx
	organisation int64
	source       uint32
	labels       map[labelCode]uint32
	derive       *derivation

	at       map[string]int // place in subjects, by reference
	subjects []store.Subject
	journal  []store.JournalRow
	problems []store.Problem
	clocks   []store.Clock
}

// Tell brings events in as they happen: journal, subject and clocks in one
// transaction, so that a due date is right the moment it is seen. Events of one
// subject come in the order in which they were written down. What contradicts
// what we know is kept, and reported as a problem. It is all or nothing, and
// when others were in the way it is tried again on what they left.
func (a *Actions) Tell(ctx context.Context, organisation int64, b Batch) error {
	if len(b.Told) == 0 && b.Cursor == "" && b.Rows.empty() {
		return nil
	}
	var err error
	for range 5 {
		err = a.db.Tx(ctx, func(tx *store.Tx) error {
			if b.Cursor != "" {
				if err := tx.PutSetting(ctx, organisation, b.Cursor, b.Position); err != nil {
					return err
				}
			}
			t := &telling{a: a, tx: tx, organisation: organisation, at: map[string]int{}}
			if len(b.Told) > 0 {
				if err := t.all(ctx, &b); err != nil {
					return err
				}
			}
			return t.putRows(ctx, &b)
		})
		if f := fault.As(err); f == nil || f.Kind != fault.Conflict {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("store %d events of %s: %w", len(b.Told), b.Source, err)
	}
	return nil
}

func (t *telling) all(ctx context.Context, b *Batch) error {
	told := b.Told
	if err := t.name(ctx, b.Source, told); err != nil {
		return err
	}
	var err error
	if t.derive, err = t.a.derivation(ctx, t.tx, t.organisation); err != nil {
		return err
	}
	var references []string
	asked := map[string]bool{}
	for i := range told {
		if r := told[i].Reference; !asked[r] {
			asked[r] = true
			references = append(references, r)
		}
	}
	known := map[string]store.Subject{}
	if !b.New {
		if known, err = t.tx.SubjectsByReference(ctx, t.organisation, t.source, references); err != nil {
			return err
		}
	}
	for i := range told {
		t.add(&told[i], known)
	}
	return t.put(ctx)
}

// name finds the labels of the batch, and makes those that are new.
func (t *telling) name(ctx context.Context, source string, told []Told) error {
	want := []store.Label{{Kind: store.SourceLabel, Code: source, Name: source}}
	t.labels = map[labelCode]uint32{}
	need := func(kind store.LabelKind, code string) {
		if _, known := t.labels[labelCode{kind, code}]; code != "" && !known {
			t.labels[labelCode{kind, code}] = 0
			want = append(want, store.Label{Kind: kind, Code: code, Name: code})
		}
	}
	for i := range told {
		c := &told[i].Labels
		for d, code := range [...]string{c.Subject, c.Product, c.Channel, c.Department, c.District, c.Origin} {
			need(dimensionKinds[d], code)
		}
		if told[i].Event.Kind == charter.Closed {
			need(store.OutcomeLabel, told[i].Event.Reason)
		}
	}
	ids, err := t.tx.EnsureLabels(ctx, t.organisation, want)
	if err != nil {
		return err
	}
	t.source = ids[0]
	for i, l := range want[1:] {
		t.labels[labelCode{l.Kind, l.Code}] = ids[i+1]
	}
	return nil
}

// add brings one event into the history of its subject.
func (t *telling) add(told *Told, known map[string]store.Subject) {
	n, seen := t.at[told.Reference]
	if !seen {
		n = len(t.subjects)
		t.at[told.Reference] = n
		s, exists := known[told.Reference]
		if !exists {
			s = store.Subject{ID: cmp.Or(told.ID, t.tx.NewID()), Source: t.source, Reference: told.Reference}
			s.History.Clear()
			c := &told.Labels
			l := &s.History.Labels
			for d, to := range [...]struct {
				id   *uint32
				code string
			}{{&l.Subject, c.Subject}, {&l.Product, c.Product}, {&l.Channel, c.Channel}, {&l.Department, c.Department}, {&l.District, c.District}, {&l.Origin, c.Origin}} {
				*to.id = t.labels[labelCode{dimensionKinds[d], to.code}]
			}
		}
		t.subjects = append(t.subjects, s)
	}
	s := &t.subjects[n]
	e := told.Event
	for _, p := range s.History.Apply(e) {
		if p.Kind == clock.Reopening {
			continue // an ordinary thing to happen
		}
		t.problems = append(t.problems, store.Problem{Subject: s.ID, Reference: s.Reference, Kind: p.Kind.String(),
			Text: charter.Text{NL: p.In(fault.NL), EN: p.In(fault.EN)}, Column: e.Kind.String()})
	}
	if e.Kind == charter.Closed && e.Reason != "" && s.History.Outcome == 0 {
		s.History.Outcome = t.labels[labelCode{store.OutcomeLabel, e.Reason}]
	}
	s.Version++
	facts := ""
	if s.Version == 1 {
		facts = labelFacts(s)
	}
	if e.Kind != charter.Paused {
		e.Until = calendar.NoInstant
	}
	t.journal = append(t.journal, store.JournalRow{Subject: s.ID, Version: s.Version, Event: e, Actor: told.Actor, Facts: facts})
}

// put writes everything, and the clocks that follow from it.
func (t *telling) put(ctx context.Context) error {
	clocks, gone, err := t.derive.settle(ctx, t.tx, t.organisation, t.subjects, true)
	if err != nil {
		return err
	}
	t.clocks = clocks
	if err := t.tx.PutSubjects(ctx, t.organisation, t.subjects); err != nil {
		return err
	}
	if err := t.tx.PutJournal(ctx, t.organisation, t.journal); err != nil {
		return err
	}
	if err := t.tx.PutClocks(ctx, t.organisation, clocks); err != nil {
		return err
	}
	for _, c := range gone {
		if err := t.tx.DeleteClock(ctx, t.organisation, c.Promise, c.Subject); err != nil {
			return err
		}
	}
	return t.tx.PutProblems(ctx, t.organisation, t.problems)
}

// open says whether a clock still runs, in time or not.
func open(s clock.State) bool { return s == clock.Running || s == clock.Overdue }
