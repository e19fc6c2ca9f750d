package action

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/store"
)

// The labels of what is made at the desk.
const (
	deskSource = "handvest" // whose references they are
	deskOrigin = "desk"     // from which log they came
)

// writing is what one action adds to the histories of subjects: events in,
// journal, subjects and clocks out, all in its transaction.
type writing struct {
	tx       *store.Tx
	who      Actor
	actor    string
	derive   *derivation
	subjects []store.Subject
	journal  []store.JournalRow
	clocks   []store.Clock
	gone     []store.Clock
}

func (a *Actions) writing(ctx context.Context, tx *store.Tx, who Actor) (*writing, error) {
	d, err := a.derivation(ctx, tx, who.Organisation)
	if err != nil {
		return nil, err
	}
	return &writing{tx: tx, who: who, actor: actorOf(who), derive: d}, nil
}

// actorOf is how the journal names who did something.
func actorOf(who Actor) string {
	if who.ID == 0 {
		return who.Name
	}
	return "staff:" + strconv.FormatInt(who.ID, 10)
}

// add begins the history of a new subject.
func (w *writing) add(ctx context.Context, id int64, reference string, c Codes) (int, error) {
	ids, err := w.tx.EnsureLabels(ctx, w.who.Organisation, []store.Label{
		{Kind: store.SourceLabel, Code: deskSource, Name: "Handvest"}, {Kind: store.KindLabel, Code: c.Subject}, {Kind: store.ProductLabel, Code: c.Product},
		{Kind: store.ChannelLabel, Code: c.Channel}, {Kind: store.DepartmentLabel, Code: c.Department}, {Kind: store.DistrictLabel, Code: c.District},
		{Kind: store.OriginLabel, Code: deskOrigin, Name: "Klantcontact"},
	})
	if err != nil {
		return 0, err
	}
	s := store.Subject{ID: id, Source: ids[0], Reference: reference}
	s.History.Clear()
	s.History.Labels = clock.Labels{Subject: ids[1], Product: ids[2], Channel: ids[3], Department: ids[4], District: ids[5], Origin: ids[6]}
	w.subjects = append(w.subjects, s)
	return len(w.subjects) - 1, nil
}

// take goes on with the history of subjects that exist, and keeps others from
// changing them until the end of the transaction.
func (w *writing) take(ctx context.Context, ids ...int64) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return w.at(id) >= 0 })
	if len(ids) == 0 {
		return nil
	}
	found, err := w.tx.HoldSubjects(ctx, w.who.Organisation, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if s, ok := found[id]; ok && w.at(id) < 0 {
			w.subjects = append(w.subjects, s)
		}
	}
	return nil
}

// at is the place of a subject, or -1.
func (w *writing) at(id int64) int {
	return slices.IndexFunc(w.subjects, func(s store.Subject) bool { return s.ID == id })
}

// note writes one event down. Facts are JSON, or empty.
func (w *writing) note(n int, e clock.Event, facts string) {
	s := &w.subjects[n]
	s.History.Apply(e)
	s.Version++
	if s.Version == 1 && facts == "" {
		facts = labelFacts(s)
	}
	if e.Kind != charter.Paused {
		e.Until = calendar.NoInstant
	}
	w.journal = append(w.journal, store.JournalRow{Subject: s.ID, Version: s.Version, Event: e, Actor: w.actor, Facts: facts})
}

// notes writes down several events in the order of their moments.
func (w *writing) notes(n int, events ...clock.Event) {
	slices.SortStableFunc(events, func(a, b clock.Event) int { return cmp.Compare(a.At, b.At) })
	for _, e := range events {
		w.note(n, e, "")
	}
}

// outcome gives a subject the label of how it ended.
func (w *writing) outcome(ctx context.Context, n int, code string) error {
	ids, err := w.tx.EnsureLabels(ctx, w.who.Organisation, []store.Label{{Kind: store.OutcomeLabel, Code: code}})
	if err == nil && w.subjects[n].History.Outcome == 0 {
		w.subjects[n].History.Outcome = ids[0]
	}
	return err
}

// settle derives the clocks of everything that was noted so far.
func (w *writing) settle(ctx context.Context) (err error) {
	w.clocks, w.gone, err = w.derive.settle(ctx, w.tx, w.who.Organisation, w.subjects, true)
	return err
}

// due is when the first promise to the customer on a subject falls due, and
// which it is; empty when no promise with a moment runs on it.
func (w *writing) due(subject int64) (calendar.Due, uint32) {
	first, promise := calendar.Due{Date: calendar.NoDate, At: calendar.NoInstant}, uint32(0)
	for i := range w.clocks {
		c := &w.clocks[i]
		if c.Subject == subject && !w.derive.internal(c.Promise) && open(c.Result.State) && c.Result.Due.At.Known() && (promise == 0 || c.Result.Due.At < first.At) {
			first, promise = c.Result.Due, c.Promise
		}
	}
	return first, promise
}

// put saves it all; settle comes first.
func (w *writing) put(ctx context.Context) error {
	if err := w.tx.PutSubjects(ctx, w.who.Organisation, w.subjects); err != nil {
		return err
	}
	if err := w.tx.PutJournal(ctx, w.who.Organisation, w.journal); err != nil {
		return err
	}
	if err := w.tx.PutClocks(ctx, w.who.Organisation, w.clocks); err != nil {
		return err
	}
	for _, c := range w.gone {
		if err := w.tx.DeleteClock(ctx, w.who.Organisation, c.Promise, c.Subject); err != nil {
			return err
		}
	}
	return nil
}
