package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/store"
)

// The settings of work for which no promise was published: a term such as
// "2 working_days", for everybody or, with its code behind it, for one
// department.
const (
	taskTermSetting   = "task.term"
	taskTermOf        = "task.term.department."
	urgentTermSetting = "task.term.urgent"
)

// agreedDue is when work without a promise is due: by the term of its
// department, else that of the organisation, else that of the house. The term
// stands still in the pauses that are given.
func agreedDue(ctx context.Context, tx *store.Tx, organisation int64, m *made, department string, urgent bool, from calendar.Instant, pauses ...calendar.Span) (calendar.Due, error) {
	term, err := agreedTerm(ctx, tx, organisation, department, urgent)
	if err != nil {
		return calendar.Due{}, err
	}
	cal, err := m.calendars.Calendar("", "")
	if err != nil {
		return calendar.Due{}, fmt.Errorf("find the calendar of the organisation: %w", err)
	}
	return cal.Due(from, term, pauses)
}

func agreedTerm(ctx context.Context, tx *store.Tx, organisation int64, department string, urgent bool) (calendar.Term, error) {
	keys, term := []string{taskTermOf + department, taskTermSetting}, handover.DefaultTerm
	if department == "" {
		keys = keys[1:]
	}
	if urgent {
		keys, term = []string{urgentTermSetting}, handover.UrgentTerm
	}
	for _, key := range keys {
		text, err := tx.Setting(ctx, organisation, key)
		if err != nil {
			return term, err
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		t, err := handover.ParseTerm(text)
		if f := fault.As(err); f != nil {
			return term, f.At(key)
		}
		return t, err
	}
	return term, nil
}
