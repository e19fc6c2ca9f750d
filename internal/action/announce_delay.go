package action

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// LateNews is what somebody tells a citizen whose request or task takes longer
// than promised (PR-7). Without a date there is no notice (DEC-2).
type LateNews struct {
	Promise string // code; empty is the first promise that is, or will be, late
	Cause   string // in words that the citizen reads
	New     calendar.Date
}

// AnnounceDelay tells a citizen the cause and the new date, before the promise
// is broken or after. The new date is watched in its turn. What was announced
// and did not leave yet, is replaced.
func (a *Actions) AnnounceDelay(ctx context.Context, who Actor, subject int64, news LateNews) (notice.Notice, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return notice.Notice{}, err
	}
	var out notice.Notice
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		d, err := a.delaying(ctx, tx, who, subject, news)
		if err != nil {
			return err
		}
		if err := d.put(ctx); err != nil {
			return err
		}
		out = d.notice
		return nil
	})
	if err != nil {
		return notice.Notice{}, fmt.Errorf("announce a delay of %d: %w", subject, err)
	}
	return out, nil
}

// PreviewDelay gives the notice that AnnounceDelay would send, as the citizen
// would read it. Nothing is saved.
func (a *Actions) PreviewDelay(ctx context.Context, who Actor, subject int64, news LateNews) (notice.Notice, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return notice.Notice{}, err
	}
	var out notice.Notice
	onlyLooking := errors.New("only looking")
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		d, err := a.delaying(ctx, tx, who, subject, news)
		if err != nil {
			return err
		}
		if err := a.wordNotice(ctx, tx, who.Organisation, &d.notice); err != nil {
			return err
		}
		out = d.notice
		return onlyLooking
	})
	if !errors.Is(err, onlyLooking) {
		return notice.Notice{}, fmt.Errorf("preview a delay of %d: %w", subject, err)
	}
	return out, nil
}

// delaying is one announcement.
type delaying struct {
	t      *noticing
	c      *telledCase
	who    Actor
	notice notice.Notice
	is     bool // the notice was there already
	delay  notice.Delay
}

func (a *Actions) delaying(ctx context.Context, tx *store.Tx, who Actor, subject int64, news LateNews) (*delaying, error) {
	t, c, err := a.noticingOf(ctx, tx, who, subject)
	if err != nil {
		return nil, err
	}
	news.Cause = strings.TrimSpace(news.Cause)
	maskTyped(&news.Cause)
	due, promise, statutory, err := t.lateDue(ctx, c, news.Promise)
	if err != nil {
		return nil, err
	}
	at := t.endOf(news.New)
	switch {
	case news.Cause == "":
		return nil, fault.New(fault.Invalid, "Kies of schrijf de oorzaak. De klant leest die.", "Choose or write the cause. The customer reads it.").At("cause")
	case !news.New.Known():
		return nil, fault.New(fault.Invalid, "Kies een nieuwe datum. Zonder datum sturen wij geen bericht.", "Choose a new date. Without a date we send no notice.").At("date")
	case at <= t.now || at <= due:
		return nil, fault.Newf(fault.Invalid, "Kies een datum na vandaag en na %s, de dag die wij beloofden.", "Choose a date after today and after %[2]s, the day that we promised.",
			calendar.FormatDate(t.rules.zone.Date(due), fault.NL), calendar.FormatDate(t.rules.zone.Date(due), fault.EN)).At("date")
	case t.rules.zone.Date(at) > t.rules.zone.Date(t.now).AddMonths(12):
		return nil, fault.New(fault.Invalid, "Kies een datum binnen een jaar.", "Choose a date within a year.").At("date")
	}
	d := &delaying{t: t, c: c, who: who, delay: notice.Delay{ID: tx.NewID(), Subject: subject, Promise: promise, Due: due, NewDue: at, Cause: news.Cause,
		Staff: who.ID, StaffName: who.Name, Announced: t.now, Watched: true}}
	event := lateEvent(promise, c.root, due)
	for i := range c.known {
		n := &c.known[i]
		if n.Event != event {
			continue
		}
		if n.State != notice.Asking && n.State != notice.Planned {
			return nil, fault.New(fault.Conflict, "De klant heeft dit bericht al gekregen, of krijgt het zo.", "The customer has had this notice already, or is about to get it.")
		}
		d.notice, d.is = *n, true
	}
	if !d.is {
		t.plan(c, notice.Notice{Kind: notice.Late, Event: event, Promise: promise, Statutory: statutory, State: notice.Planned})
		if len(t.planned) != 1 {
			return nil, fault.New(fault.Invalid, "Over dit werk krijgt de klant geen bericht: het hoort bij een vraag.", "The customer hears nothing about this work: it belongs to a request.")
		}
		d.notice, t.planned = t.planned[0], nil
	}
	n := &d.notice
	n.State, n.After, n.Body, n.Title = notice.Planned, t.now, "", ""
	n.Facts = notice.Facts{Due: due, NewDue: at, Cause: news.Cause, Known: t.known(c, due), Tardy: notice.Given(n.TellBy) && t.now > n.TellBy}
	return d, nil
}

func (d *delaying) put(ctx context.Context) error {
	t := d.t
	if err := t.tx.UnwatchDelaysOf(ctx, t.organisation, []int64{d.c.subject}); err != nil {
		return err
	}
	t.delays = append(t.delays, d.delay)
	if d.is {
		t.changed[d.notice.ID] = d.notice
	} else {
		t.planned = append(t.planned, d.notice)
	}
	if err := t.put(ctx); err != nil {
		return err
	}
	w, err := t.a.writing(ctx, t.tx, d.who)
	if err != nil {
		return err
	}
	if err := w.take(ctx, d.c.subject); err != nil {
		return err
	}
	if at := w.at(d.c.subject); at >= 0 {
		w.note(at, clock.Event{Kind: charter.Changed, At: t.now, Until: calendar.NoInstant},
			fmt.Sprintf(`{"changed":["new_date"],"promise":%q,"new_due":%d}`, d.delay.Promise, int64(d.delay.NewDue)))
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	t.tx.Pulse(t.organisation, TopicTasks)
	return w.put(ctx)
}

// noticingOf reads one request or task that somebody may see.
func (a *Actions) noticingOf(ctx context.Context, tx *store.Tx, who Actor, subject int64) (*noticing, *telledCase, error) {
	t, err := a.noticing(ctx, tx, who.Organisation, []store.JournalRow{{Subject: subject}})
	if err != nil {
		return nil, nil, err
	}
	c := t.cases[subject]
	if c == nil || c.request != nil && !maySeeRequest(who, c.request) || c.task != nil && !maySeeTask(who, c.task) {
		return nil, nil, fault.New(fault.NotFound, "Deze vraag of taak bestaat niet.", "This request or task does not exist.")
	}
	if hidden, err := shieldedFrom(ctx, tx, who, subject); err != nil {
		return nil, nil, err
	} else if hidden {
		return nil, nil, fault.New(fault.NotFound, "Deze vraag of taak bestaat niet.", "This request or task does not exist.")
	}
	if c.request != nil && !c.request.Open || c.task != nil && c.task.Closed.Known() {
		return nil, nil, fault.New(fault.Conflict, "Dit is al klaar: er is niets meer om uit te stellen.", "This is done already: there is nothing left to put off.")
	}
	return t, c, nil
}

// lateDue is the moment that will not be met: the last new date that was told,
// else that of a promise on the case, else the agreed term.
func (t *noticing) lateDue(ctx context.Context, c *telledCase, promise string) (due calendar.Instant, code string, statutory bool, err error) {
	code, due = promise, calendar.NoInstant
	for i := range c.clocks {
		k := &c.clocks[i]
		p := t.promise(k)
		if p == nil || !open(k.Result.State) || !k.Result.Due.At.Known() || promise != "" && p.ID != promise {
			continue
		}
		if !due.Known() || k.Result.Due.At < due {
			due, code, statutory = k.Result.Due.At, p.ID, p.Statutory != ""
		}
	}
	if !due.Known() {
		code = ""
		if c.request != nil {
			due = c.request.Due
		} else {
			due = c.task.Due
		}
	}
	delays, err := t.tx.DelaysOf(ctx, t.organisation, []int64{c.subject})
	for i := range delays {
		if d := &delays[i]; d.Promise == code && d.NewDue > due && !c.waitsWith(d) {
			due = d.NewDue
		}
	}
	return due, code, statutory, err
}

// waitsWith says that a new date stands in a notice that did not leave yet: it
// can still be replaced.
func (c *telledCase) waitsWith(d *notice.Delay) bool {
	for _, n := range c.pending(notice.Late) {
		if n.Facts.NewDue == d.NewDue {
			return true
		}
	}
	return false
}

// endOf is the last moment of a day that still counts: the closing time.
func (t *noticing) endOf(day calendar.Date) calendar.Instant {
	if !day.Known() {
		return calendar.NoInstant
	}
	return t.rules.zone.EndOfDay(day)
}
