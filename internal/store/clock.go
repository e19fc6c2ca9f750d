package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/store/gen"
)

// Clock is how one promise stands on one subject.
type Clock struct {
	Promise uint32 // label of the promise
	Subject int64
	Result  clock.Result
	Labels  clock.Labels     // those of the subject
	Next    calendar.Instant // when it should be looked at again: at risk, due; NoInstant is never
}

// PutClocks saves clocks, over what was saved for the same promise and
// subject. They stand on their own: when the labels of a subject change its
// clocks are saved again.
func (tx *Tx) PutClocks(ctx context.Context, organisation int64, clocks []Clock) error {
	if len(clocks) == 0 {
		return nil
	}
	if tx.lite != nil {
		return wrap("save clocks", tx.litePutClocks(organisation, clocks))
	}
	return wrap("save clocks", tx.pgPutClocks(ctx, organisation, clocks))
}

var clockColumns = []string{
	"organisation_id", "promise", "subject_id", "promise_version", "state", "exclusion", "started_at", "due_date", "due_at", "ended_at",
	"gross_ms", "net_ms", "paused_ms", "used", "kind", "product", "channel", "department", "district", "origin", "next_at",
}

func (c *Clock) values(organisation int64, to []any) []any {
	r := &c.Result
	instant := func(i calendar.Instant) any {
		if i.Known() {
			return int64(i)
		}
		return nil
	}
	var date any
	if r.Due.Date != calendar.NoDate {
		date = dateText(r.Due.Date)
	}
	return append(to[:0], organisation, int32(c.Promise), c.Subject, r.Version, int32(r.State), int32(r.Exclusion),
		instant(r.Start), date, instant(r.Due.At), instant(r.End),
		r.Gross.Milliseconds(), r.Net.Milliseconds(), r.Paused.Milliseconds(), r.Used,
		int32(c.Labels.Subject), int32(c.Labels.Product), int32(c.Labels.Channel), int32(c.Labels.Department),
		int32(c.Labels.District), int32(c.Labels.Origin), instant(c.Next))
}

func clockOf(r gen.Clock) Clock {
	return Clock{
		Promise: uint32(r.Promise), Subject: r.SubjectID,
		Result: clock.Result{
			State: clock.State(r.State), Exclusion: clock.Exclusion(r.Exclusion), Version: r.PromiseVersion,
			Start: instantOf(r.StartedAt), Due: calendar.Due{Date: dateOfPtr(r.DueDate), At: instantOf(r.DueAt)}, End: instantOf(r.EndedAt),
			Gross: time.Duration(r.GrossMs) * time.Millisecond, Net: time.Duration(r.NetMs) * time.Millisecond,
			Paused: time.Duration(r.PausedMs) * time.Millisecond, Used: r.Used,
		},
		Labels: clock.Labels{
			Subject: uint32(r.Kind), Product: uint32(r.Product), Channel: uint32(r.Channel),
			Department: uint32(r.Department), District: uint32(r.District), Origin: uint32(r.Origin),
		},
		Next: instantOf(r.NextAt),
	}
}

// Clocks are all clocks of one subject, by promise.
func (tx *Tx) Clocks(ctx context.Context, organisation, subject int64) ([]Clock, error) {
	all, err := tx.ClocksOf(ctx, organisation, []int64{subject})
	return all[subject], err
}

// ClocksOf are the clocks of some subjects, by promise. It is one query, made
// for some thousands of subjects.
func (tx *Tx) ClocksOf(ctx context.Context, organisation int64, subjects []int64) (map[int64][]Clock, error) {
	var rows []gen.Clock
	var err error
	if tx.lite != nil {
		rows, err = tx.liteClocks(organisation, subjects)
	} else {
		rows, err = tx.pgClocks(ctx, organisation, subjects)
	}
	if err != nil {
		return nil, wrap("read clocks", err)
	}
	all := make(map[int64][]Clock, len(subjects))
	for _, r := range rows {
		all[r.SubjectID] = append(all[r.SubjectID], clockOf(r))
	}
	for _, clocks := range all {
		slices.SortFunc(clocks, func(a, b Clock) int { return cmp.Compare(a.Promise, b.Promise) })
	}
	return all, nil
}

// Clock is one promise on one subject; false when there is none.
func (tx *Tx) Clock(ctx context.Context, organisation int64, promise uint32, subject int64) (Clock, bool, error) {
	r, err := tx.q.Clock(ctx, gen.ClockParams{OrganisationID: organisation, Promise: int32(promise), SubjectID: subject})
	if errors.Is(err, pgx.ErrNoRows) {
		return Clock{}, false, nil
	}
	return clockOf(r), err == nil, wrap("read clock", err)
}

// DeleteClock removes one promise from one subject, which is no longer in its
// scope.
func (tx *Tx) DeleteClock(ctx context.Context, organisation int64, promise uint32, subject int64) error {
	_, err := tx.q.DeleteClock(ctx, gen.DeleteClockParams{OrganisationID: organisation, Promise: int32(promise), SubjectID: subject})
	return wrap("delete clock", err)
}

// DeleteClocks removes a promise from all subjects, before it is measured anew.
func (tx *Tx) DeleteClocks(ctx context.Context, organisation int64, promise uint32) error {
	_, err := tx.q.DeleteClocksOfPromise(ctx, gen.DeleteClocksOfPromiseParams{OrganisationID: organisation, Promise: int32(promise)})
	return wrap("delete clocks", err)
}

// Timer is a clock that must be looked at.
type Timer struct {
	Promise uint32
	Subject int64
	At      calendar.Instant // when that became due
}

// TimersDue are the clocks whose next moment has come, longest ago first.
func (tx *Tx) TimersDue(ctx context.Context, organisation int64, now calendar.Instant, limit int) ([]Timer, error) {
	rows, err := tx.q.TimersDue(ctx, gen.TimersDueParams{OrganisationID: organisation, Column2: int64(now), Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read timers", err)
	}
	all := make([]Timer, len(rows))
	for i, r := range rows {
		all[i] = Timer{Promise: uint32(r.Promise), Subject: r.SubjectID, At: calendar.Instant(r.NextAt)}
	}
	return all, nil
}
