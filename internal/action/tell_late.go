package action

import (
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// lateEvent is the key of a broken promise on a case.
func lateEvent(promise string, root int64, due calendar.Instant) string {
	return fmt.Sprintf("late:%s:%d:%d", promise, root, int64(due))
}

// Why a breach has no notice of its own.
const inClosing = "Dit staat in het bericht dat de vraag klaar is."

// late plans what is told about a broken promise (PR-7): it asks the owner of
// the work for a cause and a new date. When the work was done meanwhile, the
// message that says so carries the apology.
func (t *noticing) late(c *telledCase, e *clock.Event) error {
	for i := range c.clocks {
		k := &c.clocks[i]
		p := t.promise(k)
		if p == nil || p.ID != e.Reason || c.silent() || k.Result.Due.At != e.At {
			continue
		}
		event := lateEvent(p.ID, c.root, e.At)
		if !open(k.Result.State) {
			t.apologise(c, k, p.ID)
			return nil
		}
		tell, ask, err := t.rules.tellBy(e.At)
		if err != nil {
			return err
		}
		n := notice.Notice{Kind: notice.Late, Event: event, Promise: p.ID, Statutory: p.Statutory != "", State: notice.Asking, TellBy: tell, After: ask,
			Facts: notice.Facts{Due: e.At, Tardy: t.now > tell}}
		if c.party == 0 && c.address == "" {
			n.State, n.Because = notice.Suppressed, noWayKnown
		}
		t.plan(c, n)
		return nil
	}
	return nil
}

// apologise sees to it that a promise that was broken and is over now was told:
// by its own notice, by the one that says that the work is done, or by one that
// is made for it.
func (t *noticing) apologise(c *telledCase, k *store.Clock, promise string) {
	event := lateEvent(promise, c.root, k.Result.Due.At)
	for i := range c.known {
		if c.known[i].Event == event {
			return
		}
	}
	if said := c.pending(notice.Closed, notice.Answered, notice.Milestone); len(said) > 0 {
		n := said[0]
		if !notice.Given(n.Facts.Due) || k.Result.Due.At < n.Facts.Due {
			n.Facts.Due, n.Facts.Known, n.Promise, n.Body = k.Result.Due.At, t.known(c, k.Result.Due.At), promise, ""
			t.change(n)
		}
		t.plan(c, notice.Notice{Kind: notice.Late, Event: event, Promise: promise, State: notice.Suppressed, Because: inClosing, Facts: notice.Facts{Due: k.Result.Due.At}})
		return
	}
	t.plan(c, notice.Notice{Kind: notice.Closed, Event: event, Promise: promise, Facts: notice.Facts{Due: k.Result.Due.At, Known: t.known(c, k.Result.Due.At)}})
}

// known says whether somebody asked about the case after a moment: then they
// are told that we knew (S0-14).
func (t *noticing) known(c *telledCase, since calendar.Instant) bool {
	return c.asked.Known() && c.asked >= since
}

// closed tells that a case is done, and what was answered. What still waited to
// be told about it is part of it: one message, with the apology.
func (t *noticing) closed(c *telledCase, e *clock.Event) error {
	t.ended = append(t.ended, c.subject, c.root)
	if e.Reason == "doorgestuurd" || c.silent() {
		return nil // another task takes its place; nobody outside notices
	}
	answer := c.answer(e.At)
	n := notice.Notice{Kind: notice.Closed, Event: fmt.Sprintf("closed:%d:%d", c.root, int64(e.At)), Facts: notice.Facts{Answer: answer, Reason: e.Reason}}
	if answer != "" {
		n.Kind = notice.Answered
	}
	if toldByLetter[e.Reason] {
		n.State, n.Because = notice.Suppressed, "De klager kreeg hierover een brief."
	}
	for i := range c.known {
		if c.known[i].Event == n.Event {
			return nil
		}
	}
	for _, late := range c.pending(notice.Late) {
		if !notice.Given(n.Facts.Due) || late.Facts.Due < n.Facts.Due {
			n.Facts.Due, n.Promise = late.Facts.Due, late.Promise
		}
	}
	t.overtake(c, inClosing, notice.Late)
	t.overtake(c, "De vraag was al klaar voordat dit bericht weg was.", notice.Paused, notice.Resumed, notice.Milestone, notice.NotReached)
	for i := range c.clocks {
		k := &c.clocks[i]
		p := t.promise(k)
		if p == nil || k.Result.State != clock.Broken || k.Result.End != e.At {
			continue
		}
		event, told := lateEvent(p.ID, c.root, k.Result.Due.At), false
		for j := range c.known {
			told = told || c.known[j].Event == event
		}
		if told {
			continue
		}
		if !notice.Given(n.Facts.Due) || k.Result.Due.At < n.Facts.Due {
			n.Facts.Due, n.Promise = k.Result.Due.At, p.ID
		}
		t.plan(c, notice.Notice{Kind: notice.Late, Event: event, Promise: p.ID, State: notice.Suppressed, Because: inClosing, Facts: notice.Facts{Due: k.Result.Due.At}})
	}
	n.Facts.Known = notice.Given(n.Facts.Due) && t.known(c, n.Facts.Due)
	if c.callback() && answer == "" && !notice.Given(n.Facts.Due) {
		n.State, n.Because = notice.Suppressed, "De klant heeft het aan de telefoon gehoord."
		if e.Reason == "niet_bereikt" {
			if n.State, n.Because, n.Kind = "", "", notice.NotReached; c.has(notice.NotReached) {
				n.State, n.Because = notice.Suppressed, "De klant kreeg al bericht dat wij belden."
			}
		}
	}
	t.plan(c, n)
	return nil
}

// toldByLetter are how complaints end of which the complainant reads in a letter
// of the procedure.
var toldByLetter = map[string]bool{string(complaint.Decided): true, string(complaint.NotHandled): true, string(complaint.Settled): true, string(complaint.Moved): true}

// has says whether a kind of notice was told, or is on its way.
func (c *telledCase) has(kind notice.Kind) bool {
	for i := range c.known {
		if n := &c.known[i]; n.Kind == kind && n.State != notice.Suppressed {
			return true
		}
	}
	return false
}

// reopened tells that we pick a case up again, with a new date: the first
// closing stays what its promise is judged by, so the date is an agreed one,
// and it is watched.
func (t *noticing) reopened(c *telledCase, e *clock.Event) error {
	if c.silent() {
		return nil
	}
	n := notice.Notice{Kind: notice.Reopened, Event: fmt.Sprintf("reopened:%d:%d", c.root, int64(e.At))}
	if t.overtake(c, "De vraag werd weer opgepakt voordat dit bericht weg was.", notice.Closed, notice.Answered) > 0 && !c.told(notice.Closed) && !c.told(notice.Answered) {
		n.State, n.Because = notice.Suppressed, "De klant had nog niet gehoord dat de vraag klaar was."
	}
	n.Facts.NewDue = t.due(c)
	return t.planDated(c, n)
}

// told says whether a kind of notice left.
func (c *telledCase) told(kind notice.Kind) bool {
	for i := range c.known {
		if n := &c.known[i]; n.Kind == kind && n.State == notice.Told {
			return true
		}
	}
	return false
}

// moved takes what waits to be told about a task along to the one that took its
// place.
func (t *noticing) moved(c *telledCase) {
	if c.instead == 0 {
		return
	}
	for _, n := range c.pending(notice.Kinds...) {
		if n.Subject != c.subject {
			n.Subject, n.Task = c.subject, c.subject
			t.change(n)
		}
	}
}
