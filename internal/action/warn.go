package action

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/handover"
	"handvest/internal/store"
)

// alertsConsumer is the reader of the journal that warns employees.
const alertsConsumer = "alerts"

// Warn tells employees what passed since the last time (PR-5): the owner of
// the work at every fraction, the managers of the department besides at the
// last fraction, a working day before and at the breach. What ended needs no
// warning, and takes the warnings about it away. It reads at most limit rows
// of the journal and returns how many; 0 says that there is nothing left.
func (a *Actions) Warn(ctx context.Context, organisation int64, limit int) (int, error) {
	n, err := a.follow(ctx, organisation, alertsConsumer, limit, func(tx *store.Tx, rows []store.JournalRow) error {
		w := warning{tx: tx, organisation: organisation}
		return w.all(ctx, rows)
	})
	if err != nil {
		return n, fmt.Errorf("warn employees: %w", err)
	}
	return n, nil
}

// warning is one round.
type warning struct {
	tx           *store.Tx
	organisation int64
	crew         *crew
	work         map[int64]*store.Owed
	clocks       map[int64][]store.Clock
}

// passed is one moment of one promise on one subject that was marked.
type passed struct {
	row      *store.JournalRow
	promise  uint32
	fraction int
	due      calendar.Instant
}

func (w *warning) all(ctx context.Context, rows []store.JournalRow) error {
	var ended, subjects []int64
	var moments []passed
	for i := range rows {
		r := &rows[i]
		switch r.Event.Kind {
		case charter.Closed, charter.WithdrawnByCustomer:
			ended = append(ended, r.Subject)
		case charter.AtRisk, charter.Due:
			p, err := passedOf(r)
			if err != nil {
				return err
			}
			moments, subjects = append(moments, p), append(subjects, r.Subject)
		}
	}
	if len(moments) > 0 {
		slices.Sort(subjects)
		subjects = slices.Compact(subjects)
		var err error
		if w.work, err = w.tx.WorkOn(ctx, w.organisation, subjects); err != nil {
			return err
		}
		if len(w.work) > 0 {
			if err := w.warn(ctx, moments, subjects); err != nil {
				return err
			}
		}
	}
	return w.tx.EndAlerts(ctx, w.organisation, ended)
}

func passedOf(r *store.JournalRow) (passed, error) {
	var facts struct {
		Promise  uint32 `json:"promise"`
		Fraction int    `json:"fraction"`
	}
	if err := json.Unmarshal([]byte(r.Facts), &facts); err != nil {
		return passed{}, fmt.Errorf("read the facts of row %d of subject %d: %w", r.Version, r.Subject, err)
	}
	return passed{row: r, promise: facts.Promise, fraction: facts.Fraction, due: calendar.NoInstant}, nil
}

func (w *warning) warn(ctx context.Context, moments []passed, subjects []int64) (err error) {
	if w.crew, err = crewOf(ctx, w.tx, w.organisation); err != nil {
		return err
	}
	if w.clocks, err = w.tx.ClocksOf(ctx, w.organisation, subjects); err != nil {
		return err
	}
	var alerts []handover.Alert
	var overtaken []int64
	for i := range moments {
		p := &moments[i]
		o := w.work[p.row.Subject]
		if o == nil || !o.Open || !w.runs(p) || later(moments[i+1:], p) {
			continue
		}
		overtaken = append(overtaken, p.row.Subject)
		alerts = append(alerts, w.alerts(p, o)...)
	}
	if err := w.tx.OvertakeAlerts(ctx, w.organisation, overtaken); err != nil {
		return err
	}
	return w.tx.AddAlerts(ctx, w.organisation, alerts...)
}

// runs says whether the clock still asks for attention, and finds when it is
// due: it may have ended, or have been put off, since the moment passed.
func (w *warning) runs(p *passed) bool {
	clocks := w.clocks[p.row.Subject]
	n := find(clocks, p.promise)
	if n < 0 || !open(clocks[n].Result.State) && clocks[n].Result.State != clock.Paused {
		return false
	}
	p.due = clocks[n].Result.Due.At
	if p.row.Event.Kind == charter.Due {
		p.due = p.row.Event.At
	}
	return true
}

// later says whether something later about the same promise and subject comes
// in the same round, as after hours without the watch: one warning is enough.
func later(rest []passed, p *passed) bool {
	return slices.ContainsFunc(rest, func(q passed) bool { return q.row.Subject == p.row.Subject && q.promise == p.promise })
}

func (w *warning) alerts(p *passed, o *store.Owed) []handover.Alert {
	alert := handover.Alert{Kind: handover.AtRisk, Fraction: p.fraction, Subject: p.row.Subject, Request: o.Request, Task: o.Task, Promise: p.row.Event.Reason,
		Department: o.Department, At: p.row.Event.At, Due: p.due, Read: calendar.NoInstant, Event: handover.RiskEvent(p.row.Event.Reason, p.row.Subject, p.due, p.fraction)}
	switch {
	case p.row.Event.Kind == charter.Due:
		alert.Kind = handover.PastDue
	case p.fraction == 0:
		alert.Kind = handover.LastDay
	}
	to, nobody := w.crew.owners(o.Department, o.Staff)
	if alert.Nobody = nobody; alert.Kind != handover.AtRisk || p.fraction >= slices.Max(clock.Fractions) {
		to = append(to, w.crew.managers(o.Department)...)
	}
	all := make([]handover.Alert, 0, len(to))
	for _, audience := range to {
		a := alert
		a.To = audience
		all = append(all, a)
	}
	return all
}
