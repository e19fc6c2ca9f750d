package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// LateWork is work of which the citizen must hear that it takes longer.
type LateWork struct {
	Subject    int64
	Task       bool // a task; else a request
	Title      string
	Reference  string // of a request
	Department string // label code
	Promise    charter.Text
	Due        calendar.Instant // what was promised
	TellBy     calendar.Instant // the citizen must know before this moment; NoInstant as long as nothing is broken
	HouseAt    calendar.Instant // then the house speaks; NoInstant as long as nothing is broken, and when it does not any more
	Unaided    bool             // the house gave dates that passed: only a colleague gives the next one
}

// LateWorks lists what waits for a cause and a date of the reader or their team
// (PR-7): first that for which the house does not speak any more, then the
// first to be told first.
func (a *Actions) LateWorks(ctx context.Context, who Actor) ([]LateWork, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return nil, err
	}
	only := departmentsOf(who, staff.WorkTask)
	var all []LateWork
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		asking, err := tx.NoticesUnaided(ctx, who.Organisation, mostLateWork)
		if err != nil {
			return err
		}
		rest, err := tx.NoticesAsking(ctx, who.Organisation, notice.Unaided-1, mostLateWork)
		if err != nil {
			return err
		}
		all, err = a.lateWorks(ctx, tx, who, append(asking, rest...), func(c *telledCase, department string) bool {
			return c.visible(who) && (only == nil || slices.Contains(only, department) || c.task != nil && c.task.Staff == who.ID)
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list what is late: %w", err)
	}
	return all, nil
}

// mostLateWork is how many rows a list of late work has.
const mostLateWork = 500

// lateWorks are the cases of some notices that wait for a cause and a date, in
// their order: those that may be shown.
func (a *Actions) lateWorks(ctx context.Context, tx *store.Tx, who Actor, asking []notice.Notice, shown func(c *telledCase, department string) bool) (all []LateWork, err error) {
	if len(asking) == 0 {
		return nil, nil
	}
	rows := make([]store.JournalRow, len(asking))
	for i := range asking {
		rows[i].Subject = asking[i].Subject
	}
	t, err := a.noticing(ctx, tx, who.Organisation, rows)
	if err != nil {
		return nil, err
	}
	for i := range asking {
		c := t.cases[asking[i].Subject]
		if c == nil {
			continue
		}
		if w := t.lateWork(c, &asking[i]); shown(c, w.Department) {
			all = append(all, w)
		}
	}
	return withoutShielded(ctx, tx, who, all, func(w *LateWork) int64 { return w.Subject })
}

// visible says whether somebody may see the request or task of a case.
func (c *telledCase) visible(who Actor) bool {
	if c.request != nil {
		return maySeeRequest(who, c.request)
	}
	return maySeeTask(who, c.task)
}

func (t *noticing) lateWork(c *telledCase, n *notice.Notice) LateWork {
	w := LateWork{Subject: c.subject, Task: c.task != nil, TellBy: calendar.NoInstant, HouseAt: calendar.NoInstant}
	if c.task != nil {
		w.Title, w.Department = c.task.Title, c.task.Department
	} else {
		w.Title, w.Reference, w.Department = c.request.Title, c.request.Reference, c.request.Department
	}
	if n == nil {
		return w
	}
	w.Due, w.TellBy, w.Unaided = n.Facts.Due, n.TellBy, n.Facts.Unaided
	if !w.Unaided {
		w.HouseAt = n.After
	}
	if p, _ := t.made.promise(n.Promise); p != nil {
		w.Promise = p.Latest().Title
	}
	return w
}

// DelayForm is what somebody needs to tell that something takes longer.
type DelayForm struct {
	LateWork
	Asking  bool // the promise was broken, and the citizen does not know yet
	Causes  []string
	Suggest calendar.Date   // the date by the rule of the house
	Steps   []calendar.Step // how the chosen date was counted, day by day
	Days    int             // working days until then
	Delays  []notice.Delay  // new dates that were told before
	Channel notice.Channel  // on which the citizen will most likely be told; empty when there is no way
}

// DelayOf reads what is needed to announce a delay of a request or task; day is
// the date that the reader thinks of, or none.
func (a *Actions) DelayOf(ctx context.Context, who Actor, subject int64, day calendar.Date) (*DelayForm, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return nil, err
	}
	var f DelayForm
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		t, c, err := a.noticingOf(ctx, tx, who, subject)
		if err != nil {
			return err
		}
		if c.silent() {
			return fault.New(fault.Conflict, "Over dit werk krijgt de klant geen bericht: het hoort bij een vraag. Kondig de nieuwe datum bij die vraag aan.",
				"The customer hears nothing about this work: it belongs to a request. Announce the new date there.")
		}
		due, promise, _, err := t.lateDue(ctx, c, "")
		if err != nil {
			return err
		}
		var asking *notice.Notice
		for _, n := range c.pending(notice.Late) {
			if n.State == notice.Asking {
				asking = n
			}
		}
		f.LateWork, f.Asking, f.Causes, f.Channel = t.lateWork(c, asking), asking != nil, t.rules.causes, c.channel
		if f.Due = cmp.Or(f.Due, due); f.Promise.NL == "" {
			if p, _ := t.made.promise(promise); p != nil {
				f.Promise = p.Latest().Title
			}
		}
		house, err := t.houseDue(c, promise)
		if err != nil {
			return err
		}
		today := t.rules.zone.Date(t.now)
		f.Suggest = max(t.rules.zone.Date(house), t.rules.own.NextWorkingDay(t.rules.zone.Date(f.Due).AddDays(1)))
		if !day.Known() {
			day = f.Suggest
		}
		if f.Days = t.rules.own.WorkingDaysBetween(today, day); f.Days > 0 && f.Days <= 60 {
			f.Steps = t.rules.own.Explain(t.now, calendar.Term{Quantity: int32(f.Days), Unit: calendar.WorkingDays}, nil, who.Lang)
		}
		f.Delays, err = tx.DelaysOf(ctx, who.Organisation, []int64{subject})
		return err
	})
	if err != nil {
		return nil, err
	}
	return &f, nil
}

// Score is how easy a text for citizens reads: at level B1 or lower it is for
// everybody.
func (a *Actions) Score(text string) (score int, everybody bool) {
	r := a.readability(text)
	return r.Score, r.ForEverybody()
}
