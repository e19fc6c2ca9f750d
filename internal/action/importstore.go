package action

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/servicelog"
	"handvest/internal/store"
)

// importBatch is some rows that are stored together.
type importBatch struct {
	records      []servicelog.Record
	rejected     []*servicelog.Problem
	labels       [servicelog.Dimensions][]servicelog.Label // that no batch before it had
	offset, line int64                                     // where the next batch begins
	left         int64                                     // rows left out so far
	err          error                                     // the file cannot be read any further
}

// store reads the file again and stores it. One goroutine reads and one writes.
func (i *importing) store(ctx context.Context) error {
	f, err := openExport(i.in.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := i.reader(f)
	if err != nil {
		return err
	}
	if err := i.skip(r); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	batches := make(chan *importBatch, 2)
	read := make(chan struct{})
	go func() {
		defer close(read)
		i.read(ctx, r, batches)
	}()
	defer func() {
		stop()
		<-read // the file may be closed only when nobody reads it
	}()
	i.in.Progress(ImportProgress{Storing: true, Rows: i.run.RowOffset, Total: i.total})
	for b := range batches {
		if b.err != nil {
			return b.err
		}
		if err := i.ensure(ctx, b); err != nil {
			return err
		}
		if err := i.save(ctx, b); err != nil {
			return fmt.Errorf("store the rows up to line %d: %w", b.line, err)
		}
		i.in.Progress(ImportProgress{Storing: true, Rows: i.run.RowOffset, Total: i.total})
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	i.run.State = store.RunDone
	if err := i.db.Tx(ctx, func(tx *store.Tx) error { return tx.UpdateImportRun(ctx, i.in.Who.Organisation, &i.run) }); err != nil {
		return err
	}
	i.report()
	return nil
}

// skip goes to the row behind the last one that is stored. Equal rows are found
// by looking back, so then the rows are read again.
func (i *importing) skip(r *servicelog.Reader) error {
	if !i.result.Resumed {
		return nil
	}
	if !i.mapping.Duplicates {
		if err := r.Log.SkipTo(i.run.ByteOffset, i.facts.Line); err != nil {
			return err
		}
		r.Left = i.facts.LeftOut
		return nil
	}
	var rec servicelog.Record
	for at := int64(0); at < i.run.ByteOffset; at, _ = r.Position() {
		if _, err := r.Next(&rec); err != nil {
			return err
		}
	}
	return nil
}

// read cuts the file into batches until its end.
func (i *importing) read(ctx context.Context, r *servicelog.Reader, out chan<- *importBatch) {
	defer close(out)
	var known [servicelog.Dimensions]int
	for d := range known {
		known[d] = 1 // the unknown label
	}
	for done := false; !done; {
		b := &importBatch{records: make([]servicelog.Record, 0, i.in.BatchRows)}
		for len(b.records)+len(b.rejected) < i.in.BatchRows {
			var rec servicelog.Record
			p, err := r.Next(&rec)
			if err != nil {
				done = true
				if !errors.Is(err, io.EOF) {
					b.err = err
				}
				break
			}
			if p != nil {
				b.rejected = append(b.rejected, p)
				continue
			}
			b.records = append(b.records, rec)
		}
		for d := range known {
			b.labels[d] = slices.Clone(r.Labels[d][known[d]:])
			known[d] = len(r.Labels[d])
		}
		b.offset, b.line = r.Position()
		b.left = r.Left
		if done && b.err == nil && len(b.records)+len(b.rejected) == 0 {
			return
		}
		select {
		case out <- b:
		case <-ctx.Done():
			return
		}
	}
}

// save stores one batch. When others were in the way it is tried again, on what
// they left.
func (i *importing) save(ctx context.Context, b *importBatch) error {
	var run store.ImportRun
	var facts importFacts
	var err error
	for range 5 {
		err = i.db.Tx(ctx, func(tx *store.Tx) error {
			run, facts = i.run, newFacts()
			for code, n := range i.facts.Rejected {
				facts.Rejected[code] = n
			}
			for code, n := range i.facts.Reported {
				facts.Reported[code] = n
			}
			return i.put(ctx, tx, b, &run, &facts)
		})
		if f := fault.As(err); f == nil || f.Kind != fault.Conflict {
			break
		}
	}
	if err == nil {
		i.run, i.facts = run, facts
	}
	return err
}

func (i *importing) put(ctx context.Context, tx *store.Tx, b *importBatch, run *store.ImportRun, facts *importFacts) error {
	stored, _, err := tx.ImportRunOfFile(ctx, i.in.Who.Organisation, i.source, i.sha)
	if err != nil {
		return err
	}
	if stored.ID != run.ID || stored.ByteOffset != run.ByteOffset || stored.State != store.RunRunning {
		return fault.New(fault.Unready, "hetzelfde bestand wordt op dit moment ook elders geïmporteerd; laat één van de twee doorgaan",
			"the same file is being imported elsewhere at this moment; let one of the two go on").At(i.in.Path)
	}
	references := make([]string, len(b.records))
	for n := range b.records {
		references[n] = b.records[n].Reference
	}
	known, err := tx.SubjectsByReference(ctx, i.in.Who.Organisation, i.source, references)
	if err != nil {
		return err
	}
	m := merger{i: i, tx: tx, known: known, at: make(map[string]int, len(b.records)), actor: "import:" + strconv.FormatInt(run.ID, 10),
		subjects: make([]store.Subject, 0, len(b.records)), journal: make([]store.JournalRow, 0, 3*len(b.records))}
	for _, p := range b.rejected {
		facts.note(p, nil)
		m.problems = append(m.problems, i.problemOf(p, 0, ""))
	}
	for n := range b.records {
		m.add(&b.records[n], facts)
	}
	if err := m.put(ctx); err != nil {
		return err
	}
	run.Added, run.Changed, run.Unchanged = run.Added+m.added, run.Changed+m.changed, run.Unchanged+m.unchanged
	run.Rejected += int64(len(b.rejected))
	run.RowOffset += int64(len(b.records) + len(b.rejected))
	run.ByteOffset, facts.Line, facts.LeftOut = b.offset, b.line, b.left
	run.Facts = facts.text()
	return tx.UpdateImportRun(ctx, i.in.Who.Organisation, run)
}

// merger brings the rows of a batch together with what is known already.
type merger struct {
	i        *importing
	tx       *store.Tx
	known    map[string]store.Subject
	at       map[string]int // place in subjects, by reference
	actor    string
	subjects []store.Subject // new or with something new, and those that a row of this batch touched
	touched  []bool          // whether there is something new
	journal  []store.JournalRow
	problems []store.Problem

	added, changed, unchanged int64
}

// add brings one row in.
func (m *merger) add(rec *servicelog.Record, facts *importFacts) {
	n, seen := m.at[rec.Reference]
	if !seen {
		n = len(m.subjects)
		m.at[rec.Reference] = n
		s, exists := m.known[rec.Reference]
		if !exists {
			s = store.Subject{ID: m.tx.NewID(), Source: m.i.source, Reference: rec.Reference}
			s.History.Clear()
			s.History.Labels.Subject = m.i.kind
		}
		m.subjects = append(m.subjects, s)
		m.touched = append(m.touched, false)
	}
	s := &m.subjects[n]
	for _, p := range rec.Problems {
		m.report(p, s, rec, facts)
	}
	isNew := s.Version == 0
	changed := m.label(s, rec, facts)
	if m.events(s, rec, changed, facts) {
		changed = true
	}
	switch {
	case isNew:
		m.added++
	case changed:
		m.changed++
	default:
		m.unchanged++
	}
	m.touched[n] = m.touched[n] || isNew || changed
}

func (m *merger) report(p *servicelog.Problem, s *store.Subject, rec *servicelog.Record, facts *importFacts) {
	facts.Reported[p.Code]++
	p.Line = rec.Line
	m.problems = append(m.problems, m.i.problemOf(p, s.ID, rec.Reference))
}

// label fills in what was not known of the subject. What was known stays, so
// that two rows or two files that disagree do not turn it to and fro.
func (m *merger) label(s *store.Subject, rec *servicelog.Record, facts *importFacts) (filled bool) {
	l := &s.History.Labels
	to := [servicelog.Dimensions]*uint32{&l.Product, &l.Channel, &l.Department, &l.District, &l.Origin, &s.History.Outcome}
	for d, id := range to {
		got := m.i.labels[d][rec.Labels[d]]
		switch {
		case got == 0 || got == *id:
		case *id == 0:
			*id = got
			filled = true
		default:
			m.report(differs(servicelog.Dimension(d).String()), s, rec, facts)
		}
	}
	return filled
}

func differs(column string) *servicelog.Problem {
	return &servicelog.Problem{Code: "changed", Column: column,
		NL: "dit gegeven was eerder anders; de eerste waarde blijft staan", EN: "this was different before; the first value stays"}
}

// events appends what is new to the journal and brings it into the history.
func (m *merger) events(s *store.Subject, rec *servicelog.Record, labelled bool, facts *importFacts) (changed bool) {
	h := &s.History
	slices.SortStableFunc(rec.Events, func(a, b clock.Event) int { return cmp.Compare(a.At, b.At) })
	first := s.Version == 0
	for _, e := range rec.Events {
		if e.Kind == charter.Paused || e.Kind == charter.Resumed {
			if !first && knowsPause(h, e) {
				continue
			}
		} else if before := h.Moments[e.Kind]; before.Known() {
			if before != e.At {
				p := differs(e.Kind.String())
				p.Value = e.At.Time().Format("2006-01-02T15:04:05Z")
				m.report(p, s, rec, facts)
			}
			continue
		}
		for _, p := range h.Apply(e) {
			if p.Kind == clock.EndBeforeStart { // the log said so already, with its column
				continue
			}
			m.report(&servicelog.Problem{Code: p.Kind.String(), Column: e.Kind.String(), NL: p.In(fault.NL), EN: p.In(fault.EN)}, s, rec, facts)
		}
		m.write(s, e)
		changed = true
	}
	if labelled && !changed && !first {
		m.write(s, clock.Event{At: m.tx.Now(), Kind: charter.Transferred, Until: calendar.NoInstant})
		if !h.Moments[charter.Transferred].Known() {
			h.Moments[charter.Transferred] = m.tx.Now()
		}
	}
	return changed
}

func (m *merger) write(s *store.Subject, e clock.Event) {
	s.Version++
	facts := ""
	if s.Version == 1 {
		facts = labelFacts(s)
	}
	m.journal = append(m.journal, store.JournalRow{Subject: s.ID, Version: s.Version, Event: e, Actor: m.actor, Facts: facts})
}

// labelFacts are the labels of a new subject, so that the journal alone tells
// what it is about.
func labelFacts(s *store.Subject) string {
	l := &s.History.Labels
	b := []byte{'{'}
	for _, f := range [...]struct {
		name string
		id   uint32
	}{{"kind", l.Subject}, {"product", l.Product}, {"channel", l.Channel}, {"department", l.Department}, {"district", l.District}, {"origin", l.Origin}} {
		if f.id == 0 {
			continue
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, f.name...)
		b = append(b, '"', ':')
		b = strconv.AppendUint(b, uint64(f.id), 10)
	}
	return string(append(b, '}'))
}

// knowsPause says whether a pause or resumption was stored before.
func knowsPause(h *clock.History, e clock.Event) bool {
	for _, p := range h.Pauses {
		if e.Kind == charter.Paused && p.From == e.At || e.Kind == charter.Resumed && p.To == e.At {
			return true
		}
	}
	return false
}

// put writes what is new.
func (m *merger) put(ctx context.Context) error {
	organisation := m.i.in.Who.Organisation
	subjects := m.subjects[:0]
	for n, s := range m.subjects {
		if m.touched[n] {
			subjects = append(subjects, s)
		}
	}
	clocks, gone, err := m.i.derive.settle(ctx, m.tx, organisation, subjects, false)
	if err != nil {
		return err
	}
	if err := m.tx.PutSubjects(ctx, organisation, subjects); err != nil {
		return err
	}
	if err := m.tx.PutJournal(ctx, organisation, m.journal); err != nil {
		return err
	}
	if err := m.tx.PutClocks(ctx, organisation, clocks); err != nil {
		return err
	}
	for _, c := range gone {
		if err := m.tx.DeleteClock(ctx, organisation, c.Promise, c.Subject); err != nil {
			return err
		}
	}
	return m.tx.PutProblems(ctx, organisation, m.problems)
}
