package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/store/gen"
)

// RunState is how far an import is.
type RunState string

const (
	RunRunning RunState = "running" // or broken off: it goes on from its offsets
	RunDone    RunState = "done"
	RunFailed  RunState = "failed"
)

// ImportRun is one file on its way into the database. Each batch saves its
// offsets and counts in the transaction of its rows, so that a run that is
// killed goes on where its rows ended.
type ImportRun struct {
	ID       int64
	Source   uint32 // label of the source
	FileName string // without its folder
	SHA256   string // of the bytes of the file
	Size     int64  // in bytes
	Mapping  string // the mapping as it was used
	State    RunState

	ByteOffset int64 // in the unpacked text: where the next row begins
	RowOffset  int64 // rows done
	Added      int64
	Changed    int64
	Unchanged  int64
	Rejected   int64
	Facts      string // JSON with whatever else the importer must remember, or empty

	Started, Updated, Ended calendar.Instant
}

// AddImportRun saves a new run. ID, Started and Updated are filled in; the
// state is running when none is given.
func (tx *Tx) AddImportRun(ctx context.Context, organisation int64, r *ImportRun) error {
	r.ID, r.Started, r.Updated, r.Ended = tx.NewID(), tx.Now(), tx.Now(), calendar.NoInstant
	if r.State == "" {
		r.State = RunRunning
	}
	return wrap("save import run", tx.q.AddImportRun(ctx, gen.AddImportRunParams{
		OrganisationID: organisation, ID: r.ID, Source: int32(r.Source), FileName: r.FileName, Sha256: r.SHA256, Size: r.Size,
		Mapping: r.Mapping, State: string(r.State), ByteOffset: r.ByteOffset, RowOffset: r.RowOffset,
		Added: r.Added, Changed: r.Changed, Unchanged: r.Unchanged, Rejected: r.Rejected, Facts: r.Facts,
		StartedAt: int64(r.Started), UpdatedAt: int64(r.Updated),
	}))
}

// UpdateImportRun saves how far a run is. Updated is filled in, and Ended when
// the state is no longer running.
func (tx *Tx) UpdateImportRun(ctx context.Context, organisation int64, r *ImportRun) error {
	r.Updated, r.Ended = tx.Now(), calendar.NoInstant
	if r.State != RunRunning {
		r.Ended = r.Updated
	}
	n, err := tx.q.UpdateImportRun(ctx, gen.UpdateImportRunParams{
		OrganisationID: organisation, ID: r.ID, State: string(r.State), ByteOffset: r.ByteOffset, RowOffset: r.RowOffset,
		Added: r.Added, Changed: r.Changed, Unchanged: r.Unchanged, Rejected: r.Rejected, Facts: r.Facts,
		UpdatedAt: int64(r.Updated), EndedAt: instantPtr(r.Ended),
	})
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "Deze import bestaat niet.", "This import does not exist.")
	}
	return wrap("save import run", err)
}

func importRunOf(r gen.ImportRun) ImportRun {
	return ImportRun{
		ID: r.ID, Source: uint32(r.Source), FileName: r.FileName, SHA256: r.Sha256, Size: r.Size, Mapping: r.Mapping, State: RunState(r.State),
		ByteOffset: r.ByteOffset, RowOffset: r.RowOffset, Added: r.Added, Changed: r.Changed, Unchanged: r.Unchanged, Rejected: r.Rejected,
		Facts: r.Facts, Started: calendar.Instant(r.StartedAt), Updated: calendar.Instant(r.UpdatedAt), Ended: instantOf(r.EndedAt),
	}
}

// ImportRunOfFile is the newest run of the same bytes into the same source;
// false when there is none.
func (tx *Tx) ImportRunOfFile(ctx context.Context, organisation int64, source uint32, sha256 string) (ImportRun, bool, error) {
	r, err := tx.q.ImportRunOfFile(ctx, gen.ImportRunOfFileParams{OrganisationID: organisation, Source: int32(source), Sha256: sha256})
	if errors.Is(err, pgx.ErrNoRows) {
		return ImportRun{}, false, nil
	}
	return importRunOf(r), err == nil, wrap("read import run", err)
}

// ImportRuns are the newest runs.
func (tx *Tx) ImportRuns(ctx context.Context, organisation int64, limit int) ([]ImportRun, error) {
	rows, err := tx.q.ImportRuns(ctx, gen.ImportRunsParams{OrganisationID: organisation, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read import runs", err)
	}
	all := make([]ImportRun, len(rows))
	for i, r := range rows {
		all[i] = importRunOf(r)
	}
	return all, nil
}

// Problem is a row of a log that cannot be true, such as one closed before it
// was opened, in the words of the person who can mend the log.
type Problem struct {
	ID        int64
	Run       int64 // import run
	Subject   int64 // 0 when it became no subject
	Reference string
	Kind      string // a stable word, such as "closed_before_received"
	Text      charter.Text
	Line      int64
	Column    string
	Value     string
}

// PutProblems saves problems under new ids.
func (tx *Tx) PutProblems(ctx context.Context, organisation int64, problems []Problem) error {
	if len(problems) == 0 {
		return nil
	}
	for i := range problems {
		problems[i].ID = tx.NewID()
	}
	if tx.lite != nil {
		return wrap("save problems", tx.litePutProblems(organisation, problems))
	}
	return wrap("save problems", tx.addRows(ctx, "problem", problemColumns, len(problems), func(i int, to []any) []any {
		return problems[i].values(organisation, to)
	}))
}

var problemColumns = []string{
	"organisation_id", "id", "import_run_id", "subject_id", "reference", "kind", "text_nl", "text_en", "line", "column_name", "value",
}

func (p *Problem) values(organisation int64, to []any) []any {
	var subject any
	if p.Subject != 0 {
		subject = p.Subject
	}
	return append(to[:0], organisation, p.ID, p.Run, subject, p.Reference, p.Kind, p.Text.NL, p.Text.EN, p.Line, p.Column, p.Value)
}

// Problems reads the problems of a run, from the first after an id (0 at
// first).
func (tx *Tx) Problems(ctx context.Context, organisation, run, after int64, limit int) ([]Problem, error) {
	rows, err := tx.q.Problems(ctx, gen.ProblemsParams{OrganisationID: organisation, ImportRunID: run, ID: after, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read problems", err)
	}
	all := make([]Problem, len(rows))
	for i, r := range rows {
		all[i] = Problem{
			ID: r.ID, Run: r.ImportRunID, Reference: r.Reference, Kind: r.Kind, Text: charter.Text{NL: r.TextNl, EN: r.TextEn},
			Line: r.Line, Column: r.ColumnName, Value: r.Value,
		}
		if r.SubjectID != nil {
			all[i].Subject = *r.SubjectID
		}
	}
	return all, nil
}

// CountProblems counts the problems of a run by kind.
func (tx *Tx) CountProblems(ctx context.Context, organisation, run int64) (map[string]int64, error) {
	rows, err := tx.q.CountProblems(ctx, gen.CountProblemsParams{OrganisationID: organisation, ImportRunID: run})
	if err != nil {
		return nil, wrap("count problems", err)
	}
	all := map[string]int64{}
	for _, r := range rows {
		all[r.Kind] = r.N
	}
	return all, nil
}
