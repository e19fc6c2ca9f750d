package store

import (
	"context"
	"errors"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/store/gen"
)

// PartsOfTask are the tasks into which a task was split, open and closed.
func (tx *Tx) PartsOfTask(ctx context.Context, organisation, task int64) ([]handover.Task, error) {
	rows, err := tx.q.PartsOfTask(ctx, gen.PartsOfTaskParams{OrganisationID: organisation, ParentID: task})
	if err != nil {
		return nil, wrap("read the parts of a task", err)
	}
	return tx.tasksOf(ctx, organisation, rows)
}

// WaitOver is a task whose waiting has ended.
type WaitOver struct {
	Task    int64
	Version int32
	Until   calendar.Instant
}

// WaitsOver are the tasks that waited until a moment, the first first.
func (tx *Tx) WaitsOver(ctx context.Context, organisation int64, now calendar.Instant, limit int) ([]WaitOver, error) {
	at := int64(now)
	rows, err := tx.q.WaitsOver(ctx, gen.WaitsOverParams{OrganisationID: organisation, WaitingUntil: &at, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read what waited", err)
	}
	all := make([]WaitOver, len(rows))
	for i, r := range rows {
		all[i] = WaitOver{Task: r.ID, Version: r.Version, Until: instantOf(r.WaitingUntil)}
	}
	return all, nil
}

// AddAttempt writes down an attempt to reach somebody. Its number is the next
// one; the same number twice is a conflict.
func (tx *Tx) AddAttempt(ctx context.Context, organisation, task int64, t handover.Attempt) error {
	return wrap("write an attempt down", tx.q.AddAttempt(ctx, gen.AddAttemptParams{
		OrganisationID: organisation, TaskID: task, Number: t.Number, At: int64(t.At), StaffID: t.Staff, StaffName: t.StaffName, Way: t.Way,
		Outcome: int32(t.Outcome), Note: t.Note, NextAt: moment(t.Next),
	}))
}

// Attempts are the attempts to reach the customer of a task, in order.
func (tx *Tx) Attempts(ctx context.Context, organisation, task int64) ([]handover.Attempt, error) {
	rows, err := tx.q.Attempts(ctx, gen.AttemptsParams{OrganisationID: organisation, TaskID: task})
	if err != nil {
		return nil, wrap("read attempts", err)
	}
	all := make([]handover.Attempt, len(rows))
	for i, r := range rows {
		all[i] = handover.Attempt{Number: r.Number, At: calendar.Instant(r.At), Staff: r.StaffID, StaffName: r.StaffName, Way: r.Way,
			Outcome: handover.AttemptOutcome(r.Outcome), Note: r.Note, Next: instantOf(r.NextAt)}
	}
	return all, nil
}

// QuestionSet is what is asked before work about a product is handed over: its
// own set, else that of every product, else an empty one.
func (tx *Tx) QuestionSet(ctx context.Context, organisation int64, product string) (knowledge.QuestionSet, error) {
	for _, p := range []string{product, ""} {
		r, err := tx.q.QuestionSet(ctx, gen.QuestionSetParams{OrganisationID: organisation, Product: p})
		if err == nil {
			return setOf(r)
		}
		err = missing(err, "", "")
		if f := fault.As(err); f == nil || f.Kind != fault.NotFound {
			return knowledge.QuestionSet{}, err
		}
	}
	return knowledge.QuestionSet{Product: product}, nil
}

// QuestionSets are all sets, in the order of their products.
func (tx *Tx) QuestionSets(ctx context.Context, organisation int64) ([]knowledge.QuestionSet, error) {
	rows, err := tx.q.QuestionSets(ctx, organisation)
	if err != nil {
		return nil, wrap("read question sets", err)
	}
	all := make([]knowledge.QuestionSet, len(rows))
	for i, r := range rows {
		if all[i], err = setOf(r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func setOf(r gen.QuestionSet) (knowledge.QuestionSet, error) {
	s := knowledge.QuestionSet{Product: r.Product, Version: r.Version, Changed: calendar.Instant(r.ChangedAt), By: r.StaffName}
	if err := fromJSON(r.Questions, &s.Questions); err != nil {
		return s, fmt.Errorf("read the question set of %q: %w", r.Product, err)
	}
	return s, nil
}

// PutQuestionSet saves a set that is still at the version that was seen, 0 for
// a new one; false when somebody else was first.
func (tx *Tx) PutQuestionSet(ctx context.Context, organisation int64, s knowledge.QuestionSet) (bool, error) {
	questions := jsonOf(s.Questions)
	if s.Version == 0 {
		n, err := tx.q.AddQuestionSet(ctx, gen.AddQuestionSetParams{OrganisationID: organisation, Product: s.Product, Questions: questions, ChangedAt: int64(tx.Now()), StaffName: s.By})
		return n == 1, wrap("save a question set", err)
	}
	n, err := tx.q.ChangeQuestionSet(ctx, gen.ChangeQuestionSetParams{OrganisationID: organisation, Product: s.Product, Version: s.Version, Questions: questions,
		ChangedAt: int64(tx.Now()), StaffName: s.By})
	return n == 1, wrap("save a question set", err)
}

// WorkSeen is when somebody last said that they saw what is at risk; NoInstant
// is never.
func (tx *Tx) WorkSeen(ctx context.Context, organisation, staff int64) (calendar.Instant, error) {
	at, err := tx.q.WorkSeen(ctx, gen.WorkSeenParams{OrganisationID: organisation, StaffID: staff})
	if err != nil {
		err = missing(err, "", "")
		if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
			err = nil
		}
		return calendar.NoInstant, err
	}
	return calendar.Instant(at), nil
}

// SeeWork writes down that somebody saw what is at risk.
func (tx *Tx) SeeWork(ctx context.Context, organisation, staff int64) error {
	return wrap("write down what was seen", tx.q.SeeWork(ctx, gen.SeeWorkParams{OrganisationID: organisation, StaffID: staff, SeenAt: int64(tx.Now())}))
}

// StaffKeys are the letters that somebody chose, by the letter of the house.
func (tx *Tx) StaffKeys(ctx context.Context, organisation, staff int64) (map[string]string, error) {
	rows, err := tx.q.StaffKeys(ctx, gen.StaffKeysParams{OrganisationID: organisation, StaffID: staff})
	if err != nil {
		return nil, wrap("read keys", err)
	}
	all := make(map[string]string, len(rows))
	for _, r := range rows {
		all[r.Was] = r.Letter
	}
	return all, nil
}

// PutStaffKeys saves all letters that somebody chose.
func (tx *Tx) PutStaffKeys(ctx context.Context, organisation, staff int64, keys map[string]string) error {
	err := tx.q.DropStaffKeys(ctx, gen.DropStaffKeysParams{OrganisationID: organisation, StaffID: staff})
	for was, letter := range keys { // at most one of each letter of the alphabet
		err = errors.Join(err, tx.q.AddStaffKey(ctx, gen.AddStaffKeyParams{OrganisationID: organisation, StaffID: staff, Was: was, Letter: letter}))
	}
	return wrap("save keys", err)
}
