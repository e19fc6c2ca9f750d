package action

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// noticesConsumer follows the journal to tell citizens what happened.
const noticesConsumer = "notices"

// FollowNotices reads what happened since the last time and writes down what
// citizens are told about it. What is planned and the place in the journal are
// saved together, and there is one notice for an event: however often this
// runs, by however many servers, nobody is told twice and nothing is forgotten.
// At most limit rows are read; more says that others may be waiting.
func (a *Actions) FollowNotices(ctx context.Context, organisation int64, limit int) (more bool, err error) {
	n, err := a.follow(ctx, organisation, noticesConsumer, limit, func(tx *store.Tx, rows []store.JournalRow) error {
		rows = slices.DeleteFunc(rows, func(r store.JournalRow) bool { return !tells(&r) })
		if len(rows) == 0 {
			return nil
		}
		t, err := a.noticing(ctx, tx, organisation, rows)
		if err != nil {
			return err
		}
		for i := range rows {
			if err := t.row(&rows[i]); err != nil {
				return err
			}
		}
		return t.put(ctx)
	})
	if err != nil {
		return false, fmt.Errorf("plan what citizens are told: %w", err)
	}
	return n >= limit, nil
}

// tells says whether an event can lead to a notice.
func tells(r *store.JournalRow) bool {
	switch r.Event.Kind {
	case charter.Due, charter.Paused, charter.Resumed, charter.Answered, charter.Closed, charter.WithdrawnByCustomer, charter.Reopened:
		return true
	case charter.Planned, charter.Started, charter.Decided, charter.Delivered, charter.Agreed:
		return true
	case charter.Changed, charter.Registered:
		if r.Event.Reason == shiftReason {
			return true
		}
		return r.Facts != "" && (factOf(r.Facts, "not_reached") != "" || factOf(r.Facts, "instead_of") != "")
	}
	return false
}

// row plans what one event asks for.
func (t *noticing) row(r *store.JournalRow) error {
	c := t.cases[r.Subject]
	if c == nil {
		return nil
	}
	e := &r.Event
	switch e.Kind {
	case charter.Due:
		return t.late(c, e)
	case charter.Paused:
		t.paused(c, e)
	case charter.Resumed:
		return t.resumed(c, e)
	case charter.Reopened:
		return t.reopened(c, e)
	case charter.Closed, charter.WithdrawnByCustomer:
		return t.closed(c, e)
	case charter.Answered:
		if c.answer(e.At) != "" && !c.closedAt(e.At) {
			return t.closed(c, e)
		}
	case charter.Changed:
		if s, ok := ShiftOf(r); ok {
			t.shifted(c, s)
			return nil
		}
		if c.callback() {
			t.plan(c, notice.Notice{Kind: notice.NotReached, Event: fmt.Sprintf("not_reached:%d:%d", c.root, e.At)})
		}
	case charter.Registered:
		t.moved(c)
	default:
		t.step(c, e)
	}
	return nil
}

// paused tells that we wait, for what and until when (PR-6). Without a date
// there is nothing to tell.
func (t *noticing) paused(c *telledCase, e *clock.Event) {
	if c.inside() {
		return
	}
	n := notice.Notice{Kind: notice.Paused, Event: fmt.Sprintf("paused:%d:%d", c.root, e.At), Facts: notice.Facts{Until: e.Until, Reason: e.Reason, Cause: c.waitsFor(e.At)}}
	if !notice.Given(e.Until) {
		n.State, n.Because, n.Facts.Until = notice.Suppressed, "Er is geen datum bekend tot wanneer wij wachten.", 0
	}
	t.plan(c, n)
}

// resumed tells that we go on. A pause of which nobody heard yet ends in
// silence.
func (t *noticing) resumed(c *telledCase, e *clock.Event) error {
	if c.inside() {
		return nil
	}
	n := notice.Notice{Kind: notice.Resumed, Event: fmt.Sprintf("resumed:%d:%d", c.root, e.At), Facts: notice.Facts{Reason: e.Reason, NewDue: t.due(c)}}
	if t.overtake(c, "Wij gingen al verder voordat dit bericht weg was.", notice.Paused) > 0 {
		n.State, n.Because = notice.Suppressed, "De klant had nog niet gehoord dat wij wachtten."
	}
	return t.planDated(c, n)
}

// planDated plans a notice that must name when we will be done. Where no promise
// runs any more the date is one by rule, and it is watched.
func (t *noticing) planDated(c *telledCase, n notice.Notice) error {
	agreed := calendar.NoInstant
	if !notice.Given(n.Facts.NewDue) {
		var err error
		if agreed, err = t.houseDue(c, ""); err != nil {
			return err
		}
		n.Facts.NewDue = agreed
	}
	before := len(t.planned)
	if t.plan(c, n); len(t.planned) > before && agreed.Known() && n.State != notice.Suppressed {
		t.delays = append(t.delays, notice.Delay{ID: t.tx.NewID(), Subject: c.subject, Due: t.now, NewDue: agreed, House: true, Announced: t.now, Watched: true})
	}
	return nil
}

// step tells a milestone of a request before somebody asks (S4-37).
func (t *noticing) step(c *telledCase, e *clock.Event) {
	if c.request == nil || !t.rules.milestone[e.Kind] || c.closedAt(e.At) {
		return
	}
	t.plan(c, notice.Notice{Kind: notice.Milestone, Event: fmt.Sprintf("step:%s:%d:%d", e.Kind, c.root, e.At),
		Facts: notice.Facts{Step: e.Kind.String()}})
}
