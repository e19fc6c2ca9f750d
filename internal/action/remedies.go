package action

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/notice"
	"handvest/internal/remedy"
	"handvest/internal/store"
)

// remedyConsumer reads the journal for compensations: what was broken before its
// first round gives no right to one.
const remedyConsumer = "remedies"

// FollowRemedies reads the next rows of the journal, and writes down what the
// promises that were broken give (PR-8). It is once for a promise and a case,
// whatever is repeated, broken off, or done by two servers at the same time. It
// returns how many rows were read.
func (a *Actions) FollowRemedies(ctx context.Context, organisation int64, limit int) (int, error) {
	return a.follow(ctx, organisation, remedyConsumer, limit, func(tx *store.Tx, rows []store.JournalRow) error {
		due := slices.DeleteFunc(rows, func(r store.JournalRow) bool { return r.Event.Kind != charter.Due })
		if len(due) == 0 {
			return nil
		}
		return a.owe(ctx, tx, organisation, due)
	})
}

// owe writes down what the breaches of one organisation give.
func (a *Actions) owe(ctx context.Context, tx *store.Tx, organisation int64, due []store.JournalRow) error {
	ids := make([]int64, 0, len(due))
	for i := range due {
		ids = append(ids, due[i].Subject)
	}
	cases, err := tx.OwnCases(ctx, organisation, ids)
	if err != nil || len(cases) == 0 {
		return err
	}
	due = slices.DeleteFunc(due, func(r store.JournalRow) bool { _, ours := cases[r.Subject]; return !ours })
	subjects, err := tx.SubjectsByID(ctx, organisation, ids)
	if err != nil {
		return err
	}
	m, err := a.made(ctx, tx, organisation)
	if err != nil {
		return err
	}
	now := tx.Now()
	var all []remedy.Entitlement
	var told []notice.Notice
	for i := range due {
		s := subjects[due[i].Subject]
		e, v := judged(m, due[i].Event.Reason, &s, now)
		if v != remedy.Entitled {
			continue
		}
		c := cases[s.ID]
		e.ID, e.Kind, e.Party, e.Created = tx.NewID(), c.Kind, c.Party, now
		all = append(all, e)
		if !e.Implicit && e.Form != charter.Apology {
			told = append(told, compensationNotice(&e))
		}
	}
	if len(all) == 0 {
		return nil
	}
	if err := tx.AddEntitlements(ctx, organisation, all); err != nil {
		return err
	}
	tx.Pulse(organisation, TopicRemedies)
	return a.planNotices(ctx, tx, organisation, told...)
}

// judged applies the rule of a promise to a case as its data stand.
func judged(m *made, promise string, s *store.Subject, now calendar.Instant) (remedy.Entitlement, remedy.Verdict) {
	c, _ := m.promise(promise)
	if c == nil {
		return remedy.Entitlement{}, remedy.NoRemedy
	}
	r := c.Evaluate(&s.History, now)
	p := c.Promise(r.Version)
	b := breachOf(r)
	v := remedy.Judge(p, b)
	if v != remedy.Entitled {
		return remedy.Entitlement{}, v
	}
	e := remedy.Of(p, b)
	e.Subject = s.ID
	return e, v
}

func breachOf(r clock.Result) remedy.Breach {
	return remedy.Breach{Late: r.State == clock.Broken || r.State == clock.Overdue, InTime: r.State == clock.Kept, Excluded: r.State == clock.Excluded, Due: r.Due.At, Number: int(r.Version)}
}

// compensationNotice tells a citizen of a compensation: at the breach when it
// was announced beforehand, and else as a surprise when it is granted (S0-12).
func compensationNotice(e *remedy.Entitlement) notice.Notice {
	n := notice.Notice{Kind: notice.Compensation, Event: fmt.Sprintf("compensation:%s:%d", e.Promise, e.Subject), Subject: e.Subject, Party: e.Party, Promise: e.Promise,
		Facts: notice.Facts{Due: e.Due, Cents: e.Cents, Form: string(e.Form), Known: e.Complaint}}
	if e.Kind == remedy.Task {
		n.Task = e.Subject
	} else {
		n.Request = e.Subject
	}
	return n
}

// RunRemedies does what comes back by the clock: apologies whose notice left are
// given, a new year gets its budgets, who waits goes first when there is money,
// and who pays too often must improve (S0-11, S0-13).
func (a *Actions) RunRemedies(ctx context.Context, organisation int64) error {
	if err := a.db.Tx(ctx, func(tx *store.Tx) error {
		if _, err := tx.GiveApologies(ctx, organisation, mostApologies); err != nil {
			return err
		}
		return a.rollBudgets(ctx, tx, organisation)
	}); err != nil {
		return fmt.Errorf("give apologies and budgets: %w", err)
	}
	if err := a.releaseAll(ctx, organisation); err != nil {
		return fmt.Errorf("grant what waited for budget: %w", err)
	}
	if err := a.checkPayouts(ctx, organisation); err != nil {
		return fmt.Errorf("look whether promises pay too often: %w", err)
	}
	return nil
}

const mostApologies = 1000 // a round
