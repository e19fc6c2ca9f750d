package action

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/servicelog"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Import is one export of a service system on its way in.
type Import struct {
	Who         Actor  // who brings it in, and for which organisation
	Path        string // of the export
	MappingPath string // for messages
	Mapping     []byte // the text of mapping.yaml
	BatchRows   int    // rows a transaction; 0 is 2000
	Progress    func(ImportProgress)
	Problem     func(*servicelog.Problem) // hears every problem of the file itself, also of a dry run
}

// ImportProgress is how far an import is.
type ImportProgress struct {
	Storing     bool // false while the file is read through first
	Rows, Total int64
}

// ImportResult is what became of an export.
type ImportResult struct {
	Run       int64            `json:"run,omitempty"`
	Rows      int64            `json:"rows"`      // that the conditions of the mapping let through
	LeftOut   int64            `json:"left_out"`  // by the conditions
	Added     int64            `json:"added"`     // subjects that are new
	Changed   int64            `json:"changed"`   // rows that told something new of a subject that was known
	Unchanged int64            `json:"unchanged"` // rows with nothing new; added, changed, unchanged and rejected together are all rows
	Rejected  map[string]int64 `json:"rejected"`  // rows that could not be used, by the code of the reason
	Reported  map[string]int64 `json:"reported"`  // what is odd about rows that were used, by code
	Resumed   bool             `json:"resumed"`   // an earlier import of this file was broken off and went on here
	Notes     []*fault.Fault   `json:"-"`
}

// RejectedRows is the number of rows that could not be used.
func (r *ImportResult) RejectedRows() (n int64) {
	for _, c := range r.Rejected {
		n += c
	}
	return n
}

// importing is the state of one import that is being stored.
type importing struct {
	*Actions
	*PreparedImport
	result *ImportResult
	run    store.ImportRun
	facts  importFacts
	source uint32
	kind   uint32
	labels [servicelog.Dimensions][]uint32 // ids of the labels of the reader, in its order
	derive *derivation
}

// importFacts is what a run remembers beside its counts.
type importFacts struct {
	Line     int64            `json:"line"` // on which the next row begins
	LeftOut  int64            `json:"left_out"`
	Rejected map[string]int64 `json:"rejected"`
	Reported map[string]int64 `json:"reported"`
}

// ImportLog brings an export in: PrepareImport and StoreImport in one.
func (a *Actions) ImportLog(ctx context.Context, in Import) (*ImportResult, error) {
	p, err := PrepareImport(ctx, in)
	if err != nil {
		return nil, err
	}
	return a.StoreImport(ctx, p)
}

// PreparedImport is an export that was read through and can be stored.
type PreparedImport struct {
	Result *ImportResult // what storing would do, as far as the file alone can tell

	in      Import
	mapping *servicelog.Mapping
	sha     string
	size    int64
	total   int64
}

// PrepareImport reads a whole file by its mapping, to see that it can be read
// to its end and that the mapping fits. It needs no database: a wrong file
// leaves nothing behind.
func PrepareImport(ctx context.Context, in Import) (*PreparedImport, error) {
	if in.BatchRows <= 0 {
		in.BatchRows = 2000
	}
	if in.Progress == nil {
		in.Progress = func(ImportProgress) {}
	}
	if in.Problem == nil {
		in.Problem = func(*servicelog.Problem) {}
	}
	m, err := servicelog.ReadMapping(in.Mapping, in.MappingPath)
	if err != nil {
		return nil, err
	}
	p := &PreparedImport{in: in, mapping: m, Result: &ImportResult{}}
	return p, p.survey(ctx)
}

// StoreImport stores a prepared export batch by batch. Each batch is one
// transaction with its subjects, journal, clocks, problems and its place in the
// file: after a crash the same import goes on where the last batch ended.
// Importing a file again changes nothing; a newer export of the same log adds
// what is new.
func (a *Actions) StoreImport(ctx context.Context, p *PreparedImport) (*ImportResult, error) {
	if err := p.in.Who.May(staff.ManageCharter); err != nil {
		return nil, err
	}
	if pending, err := a.derivePending(ctx, p.in.Who.Organisation); err != nil {
		return nil, err
	} else if pending {
		if _, err := a.Rederive(ctx, p.in.Who.Organisation, nil); err != nil {
			return nil, err
		}
	}
	i := &importing{Actions: a, PreparedImport: p, result: &ImportResult{Notes: p.Result.Notes}}
	if err := i.begin(ctx); err != nil {
		return nil, err
	}
	if err := i.store(ctx); err != nil {
		return nil, err
	}
	return i.result, nil
}

func openExport(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err == nil {
		var info os.FileInfo
		if info, err = f.Stat(); err == nil && info.IsDir() {
			err = fault.New(fault.Invalid, "dit is een map; noem het bestand met de export", "this is a folder; name the file with the export").At(path)
			f.Close()
		}
		return f, err
	}
	if errors.Is(err, os.ErrNotExist) {
		return nil, fault.New(fault.NotFound, "dit bestand is er niet; controleer de naam en de map", "this file does not exist; check its name and folder").At(path)
	}
	return nil, fault.New(fault.Invalid, "dit bestand mag of kan niet worden gelezen; controleer de rechten", "this file may not or cannot be read; check its permissions").At(path).Because(err)
}

// survey reads the whole file by the mapping and counts. Every reason for which
// an import cannot be done is found here, before anything is stored.
func (i *PreparedImport) survey(ctx context.Context) error {
	f, err := openExport(i.in.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	digest := sha256.New()
	counted := &countingReader{src: io.TeeReader(f, digest)}
	r, err := i.reader(counted)
	if err != nil {
		return err
	}
	facts := newFacts()
	var first *servicelog.Problem
	var rec servicelog.Record
	for {
		p, err := r.Next(&rec)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		i.total++
		facts.note(p, rec.Problems)
		if p != nil && p.Code == servicelog.TooLong {
			return fault.New(fault.Invalid, p.NL, p.EN).At(fmt.Sprintf("%s:%d", i.in.Path, p.Line))
		}
		if p != nil {
			i.in.Problem(p)
			if first == nil {
				first = p
			}
		}
		for _, q := range rec.Problems {
			i.in.Problem(q)
		}
		if i.total%20000 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			i.in.Progress(ImportProgress{Rows: i.total})
		}
	}
	if _, err := io.Copy(io.Discard, counted); err != nil {
		return fmt.Errorf("read %s: %w", i.in.Path, err)
	}
	i.sha, i.size = hex.EncodeToString(digest.Sum(nil)), counted.n
	i.Result.Notes = r.Notes
	facts.LeftOut = r.Left
	i.Result.Rows, i.Result.Rejected, i.Result.Reported, i.Result.LeftOut = i.total, facts.Rejected, facts.Reported, facts.LeftOut
	switch usable := i.total - i.Result.RejectedRows(); {
	case i.total == 0 && r.Left == 0:
		return fault.New(fault.Invalid, "het bestand heeft geen enkele rij; kijk of de export volledig is", "the file has no rows at all; see whether the export is complete").At(i.in.Path)
	case i.total == 0:
		return fault.Newf(fault.Invalid, "geen van de %d rijen voldoet aan where in de mapping; verbeter de voorwaarde", "none of the %d rows meets where in the mapping; mend the condition", r.Left).At(i.in.MappingPath)
	case usable == 0:
		return fault.New(fault.Invalid,
			fmt.Sprintf("geen van de %d rijen is bruikbaar; waarschijnlijk klopt de mapping niet (regel %d, kolom %q, %q: %s)", i.total, first.Line, first.Column, first.Value, first.NL),
			fmt.Sprintf("none of the %d rows can be used; the mapping is probably wrong (line %d, column %q, %q: %s)", i.total, first.Line, first.Column, first.Value, first.EN)).At(i.in.MappingPath)
	}
	return nil
}

func (i *PreparedImport) reader(src io.Reader) (*servicelog.Reader, error) {
	log, err := servicelog.Open(src, i.in.Path, i.mapping.Format)
	if err != nil {
		return nil, err
	}
	return servicelog.NewReader(log, i.mapping)
}

type countingReader struct {
	src io.Reader
	n   int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.src.Read(p)
	c.n += int64(n)
	return n, err
}

// begin finds the run that this file belongs to, or starts one.
func (i *importing) begin(ctx context.Context) error {
	err := i.db.Tx(ctx, func(tx *store.Tx) error {
		ids, err := tx.EnsureLabels(ctx, i.in.Who.Organisation, []store.Label{
			{Kind: store.SourceLabel, Code: i.mapping.Source, Name: i.mapping.Source},
			{Kind: store.KindLabel, Code: i.mapping.Subject, Name: i.mapping.Subject},
		})
		if err != nil {
			return err
		}
		i.source, i.kind = ids[0], ids[1]
		run, found, err := tx.ImportRunOfFile(ctx, i.in.Who.Organisation, i.source, i.sha)
		if err != nil {
			return err
		}
		open := found && run.State == store.RunRunning
		if open && run.Mapping == string(i.in.Mapping) { // also one that stopped before its first batch
			i.result.Resumed = run.ByteOffset > 0
			i.run = run
			i.facts = newFacts()
			return json.Unmarshal([]byte(run.Facts), &i.facts)
		}
		if open { // the mapping was changed on the way: this is another import
			run.State = store.RunFailed
			if err := tx.UpdateImportRun(ctx, i.in.Who.Organisation, &run); err != nil {
				return err
			}
		}
		i.facts = newFacts()
		i.run = store.ImportRun{Source: i.source, FileName: filepath.Base(i.in.Path), SHA256: i.sha, Size: i.size, Mapping: string(i.in.Mapping), Facts: i.facts.text()}
		return tx.AddImportRun(ctx, i.in.Who.Organisation, &i.run)
	})
	for d := range i.labels {
		i.labels[d] = []uint32{0}
	}
	i.result.Run = i.run.ID
	return err
}

func newFacts() importFacts {
	return importFacts{Rejected: map[string]int64{}, Reported: map[string]int64{}}
}

func (f *importFacts) text() string {
	text, _ := json.Marshal(f) // numbers and names always have a form
	return string(text)
}

// note counts what one row had to say.
func (f *importFacts) note(rejected *servicelog.Problem, reported []*servicelog.Problem) {
	if rejected != nil {
		f.Rejected[rejected.Code]++
	}
	for _, p := range reported {
		f.Reported[p.Code]++
	}
}

// report copies the counts of the run to the result.
func (i *importing) report() {
	i.result.Rejected, i.result.Reported, i.result.LeftOut = i.facts.Rejected, i.facts.Reported, i.facts.LeftOut
	i.result.Rows, i.result.Added, i.result.Changed, i.result.Unchanged = i.run.RowOffset, i.run.Added, i.run.Changed, i.run.Unchanged
}

// labelsOf is the kind of label of each dimension of a log.
var labelsOf = [servicelog.Dimensions]store.LabelKind{store.ProductLabel, store.ChannelLabel, store.DepartmentLabel, store.DistrictLabel, store.OriginLabel, store.OutcomeLabel}

// ensure gives labels to the values that a batch is the first to have, and
// compiles the charter anew when there are any: a promise may be about them.
func (i *importing) ensure(ctx context.Context, b *importBatch) error {
	fresh := i.derive == nil
	for d := range b.labels {
		fresh = fresh || len(b.labels[d]) > 0
	}
	if !fresh {
		return nil
	}
	return i.db.Tx(ctx, func(tx *store.Tx) error {
		labels := i.labels
		for d := range b.labels {
			want := make([]store.Label, len(b.labels[d]))
			for n, l := range b.labels[d] {
				want[n] = store.Label{Kind: labelsOf[d], Code: l.Code, Name: l.Name}
			}
			ids, err := tx.EnsureLabels(ctx, i.in.Who.Organisation, want)
			if err != nil {
				return err
			}
			labels[d] = append(slices.Clone(labels[d]), ids...)
		}
		derive, err := i.derivation(ctx, tx, i.in.Who.Organisation)
		if err != nil {
			return err
		}
		i.labels, i.derive = labels, derive
		return nil
	})
}

// problemOf is a problem of the log as it is stored.
func (i *importing) problemOf(p *servicelog.Problem, subject int64, reference string) store.Problem {
	return store.Problem{Run: i.run.ID, Subject: subject, Reference: reference, Kind: p.Code, Text: charter.Text{NL: p.NL, EN: p.EN},
		Line: p.Line, Column: p.Column, Value: p.Value}
}

// ImportProblems hands out everything that a run rejected or found odd, in the
// order of the file: complete also when the run was broken off and went on.
func (a *Actions) ImportProblems(ctx context.Context, who Actor, run int64, each func(store.Problem) error) error {
	if err := who.May(staff.ManageCharter); err != nil {
		return err
	}
	const page = 1000
	for after := int64(0); ; {
		var problems []store.Problem
		err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
			problems, err = tx.Problems(ctx, who.Organisation, run, after, page)
			return err
		})
		if err != nil {
			return err
		}
		for _, p := range problems {
			if err := each(p); err != nil {
				return err
			}
			after = p.ID
		}
		if len(problems) < page {
			return nil
		}
	}
}
