package store

import (
	"context"
	"strconv"
	"strings"

	"handvest/internal/store/gen"
	"handvest/internal/store/lite"
)

// On SQLite a bulk is a prepared statement run row by row: nothing crosses a
// wire, so longer statements gain nothing.

func insert(table string, columns []string) string {
	return "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(columns)-1) + ")"
}

// update is "a = excluded.a, …" for all columns after the key.
func update(columns []string) string {
	set := make([]string, len(columns))
	for i, c := range columns {
		set[i] = c + " = excluded." + c
	}
	return strings.Join(set, ", ")
}

var (
	liteAddSubject    = insert("subject", subjectColumns)
	liteChangeSubject = func() string {
		var set []string
		for i, c := range subjectColumns[2:] {
			set = append(set, c+" = ?"+strconv.Itoa(i+3))
		}
		return "UPDATE subject SET " + strings.Join(set, ", ") + " WHERE organisation_id = ?1 AND id = ?2 AND version = ?" + strconv.Itoa(len(subjectColumns)+1)
	}()
	liteAddJournal = insert("journal", journalColumns)
	litePutClock   = insert("clock", clockColumns) + overClock
	liteAddProblem = insert("problem", problemColumns)
	liteFind       = "SELECT " + strings.Join(subjectColumns, ", ") + " FROM subject WHERE organisation_id = ?1 AND source = ?2 AND reference = ?3"
	liteByID       = "SELECT " + strings.Join(subjectColumns, ", ") + " FROM subject WHERE organisation_id = ?1 AND id = ?2"
	liteClocksOf   = "SELECT " + strings.Join(clockColumns, ", ") + " FROM clock WHERE organisation_id = ?1 AND subject_id = ?2"
)

func (tx *Tx) liteAddSubjects(organisation int64, subjects []*Subject) error {
	s, err := tx.lite.Prepare(liteAddSubject)
	if err != nil {
		return err
	}
	defer s.Done()
	var row []any
	for _, one := range subjects {
		row = one.values(organisation, row)
		if _, err := s.Run(row...); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) liteChangeSubjects(organisation int64, subjects []*Subject) (int64, error) {
	s, err := tx.lite.Prepare(liteChangeSubject)
	if err != nil {
		return 0, err
	}
	defer s.Done()
	var row []any
	total := int64(0)
	for _, one := range subjects {
		row = append(one.values(organisation, row), one.Was)
		n, err := s.Run(row...)
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}

func (tx *Tx) litePutVersions(organisation int64, subjects []Subject) (int64, error) {
	s, err := tx.lite.Prepare("UPDATE subject SET version = ?4 WHERE organisation_id = ?1 AND id = ?2 AND version = ?3")
	if err != nil {
		return 0, err
	}
	defer s.Done()
	total := int64(0)
	for i := range subjects {
		n, err := s.Run(organisation, subjects[i].ID, subjects[i].Was, subjects[i].Version)
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}

func (tx *Tx) litePutJournal(ctx context.Context, organisation int64, rows []JournalRow) error {
	last, err := tx.takeFeed(ctx, len(rows))
	if err != nil {
		return err
	}
	s, err := tx.lite.Prepare(liteAddJournal)
	if err != nil {
		return err
	}
	defer s.Done()
	var row []any
	for i := range rows {
		rows[i].Feed = last + int64(i) + 1
		row = rows[i].values(organisation, row)
		if _, err := s.Run(row...); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) litePutClocks(organisation int64, clocks []Clock) error {
	s, err := tx.lite.Prepare(litePutClock)
	if err != nil {
		return err
	}
	defer s.Done()
	var row []any
	for i := range clocks {
		row = clocks[i].values(organisation, row)
		if _, err := s.Run(row...); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) litePutProblems(organisation int64, problems []Problem) error {
	s, err := tx.lite.Prepare(liteAddProblem)
	if err != nil {
		return err
	}
	defer s.Done()
	var row []any
	for i := range problems {
		row = problems[i].values(organisation, row)
		if _, err := s.Run(row...); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) liteSubjects(organisation int64, source uint32, references []string) ([]gen.Subject, error) {
	return liteCollect(tx, subjectFields, liteFind, references, func(s *lite.Stmt, reference string) error {
		return s.Bind(organisation, source, reference)
	})
}

// liteSubjectsByID needs no lock: one transaction writes at a time.
func (tx *Tx) liteSubjectsByID(organisation int64, ids []int64) ([]gen.Subject, error) {
	return liteCollect(tx, subjectFields, liteByID, ids, func(s *lite.Stmt, id int64) error { return s.Bind(organisation, id) })
}

func (tx *Tx) liteClocks(organisation int64, subjects []int64) ([]gen.Clock, error) {
	return liteCollect(tx, clockFields, liteClocksOf, subjects, func(s *lite.Stmt, id int64) error { return s.Bind(organisation, id) })
}

// liteCollect asks one prepared statement for each key.
func liteCollect[T, K any](tx *Tx, fields func(*T) []any, text string, keys []K, bind func(*lite.Stmt, K) error) ([]T, error) {
	s, err := tx.lite.Prepare(text)
	if err != nil {
		return nil, err
	}
	defer s.Done()
	var found []T
	var r T
	to := fields(&r)
	for _, key := range keys {
		if err := bind(s, key); err != nil {
			return nil, err
		}
		for {
			there, err := s.Step()
			if err != nil {
				return nil, err
			}
			if !there {
				break
			}
			if err := s.Scan(to...); err != nil {
				return nil, err
			}
			found = append(found, r)
		}
		s.Reset()
	}
	return found, nil
}

// subjectFields are the variables of a row in the order of subjectColumns.
func subjectFields(r *gen.Subject) []any {
	return []any{
		&r.OrganisationID, &r.ID, &r.Version, &r.Kind, &r.Product, &r.Channel, &r.Department, &r.District, &r.Origin, &r.Outcome,
		&r.ReceivedAt, &r.ClosedAt, &r.AgreedAt, &r.AnsweredAt, &r.HelpedAt, &r.StartedAt, &r.RegisteredAt, &r.SentAt,
		&r.Pauses, &r.Moments, &r.Source, &r.Reference,
	}
}

// clockFields are the variables of a row in the order of clockColumns.
func clockFields(r *gen.Clock) []any {
	return []any{
		&r.OrganisationID, &r.Promise, &r.SubjectID, &r.PromiseVersion, &r.State, &r.Exclusion,
		&r.StartedAt, &r.DueDate, &r.DueAt, &r.EndedAt, &r.GrossMs, &r.NetMs, &r.PausedMs, &r.Used,
		&r.Kind, &r.Product, &r.Channel, &r.Department, &r.District, &r.Origin, &r.NextAt,
	}
}
