package action

import (
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Calendars are the calendars of an organisation as they hold now, its own first.
func (a *Actions) Calendars(ctx context.Context, who Actor) ([]calendar.Spec, error) {
	c, err := a.Charter(ctx, who)
	return c.Calendars, err
}

// Charter is the whole charter of an organisation: its name, its calendars and
// all versions of its promises to customers; what desk and departments promise
// each other is not in it (see InternalPromises). Everybody may read what is published; drafts
// are only there for who may steer.
func (a *Actions) Charter(ctx context.Context, who Actor) (charter.Charter, error) {
	var c charter.Charter
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		c = charter.Charter{}
		organisations, err := tx.Organisations(ctx)
		if err != nil {
			return err
		}
		for _, o := range organisations {
			if o.ID == who.Organisation {
				c.Organisation = o.Name
			}
		}
		calendars, err := tx.Calendars(ctx, who.Organisation)
		if err != nil {
			return err
		}
		first, err := tx.Setting(ctx, who.Organisation, calendarSetting)
		if err != nil {
			return err
		}
		c.Calendars = newest(calendars, first)
		c.Promises, err = tx.Promises(ctx, who.Organisation)
		c.Promises = charter.ForCustomers(c.Promises)
		if !who.Can(staff.Steer) {
			c.Promises = slices.DeleteFunc(c.Promises, func(p charter.Promise) bool { return p.Status == charter.Draft })
		}
		return err
	})
	return c, err
}

// Mark is something that explains a figure, on the time axis of charts.
type Mark struct {
	Date    calendar.Date
	Promise string // id; empty is all of them
	Text    charter.Text
}

// Marks are all marks of an organisation, by date.
func (a *Actions) Marks(ctx context.Context, who Actor) ([]Mark, error) {
	if err := who.May(staff.Steer); err != nil {
		return nil, err
	}
	var all []Mark
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.Annotations(ctx, who.Organisation)
		all = all[:0]
		for _, r := range rows {
			all = append(all, Mark{r.Date, r.Promise, r.Text})
		}
		return err
	})
	return all, err
}

// Gates are what stands in the way of publishing each draft, by id and version.
func Gates(p charter.Promise) []charter.Finding { return charter.Gate(p, charter.DefaultGate()) }

// PublishDraft makes a draft part of the charter from a day on, when it passes
// the gates, and closes the version before it on the day before. The clocks of
// all subjects follow.
func (a *Actions) PublishDraft(ctx context.Context, who Actor, id string, version int, from calendar.Date) (charter.Promise, error) {
	if err := who.May(staff.Publish); err != nil {
		return charter.Promise{}, err
	}
	c, err := a.Charter(ctx, who)
	if err != nil {
		return charter.Promise{}, err
	}
	var versions []charter.Promise
	var draft *charter.Promise
	for i := range c.Promises {
		if p := &c.Promises[i]; p.ID == id {
			versions = append(versions, *p)
			if p.Version == version {
				draft = p
			}
		}
	}
	if draft == nil {
		return charter.Promise{}, fault.New(fault.NotFound, "Dit voorstel is er niet meer. Misschien heeft iemand het weggegooid of al gepubliceerd.",
			"This proposal is no longer there. Perhaps somebody discarded or published it.")
	}
	published, closed, err := charter.Publish(versions, *draft, from, charter.DefaultGate())
	if err != nil {
		return charter.Promise{}, err
	}
	change := charter.Charter{Organisation: c.Organisation, Promises: []charter.Promise{published}}
	if closed != nil {
		change.Promises = append(change.Promises, *closed)
	}
	if _, err := a.saveCharter(ctx, who.Organisation, &change, nil); err != nil {
		return charter.Promise{}, err
	}
	if published.Version != version {
		err = a.db.Tx(ctx, func(tx *store.Tx) error { return tx.DeleteDraft(ctx, who.Organisation, id, version) })
	}
	return published, err
}

// ImportRun is one file on its way into the database, for people.
type ImportRun = store.ImportRun

// The states of an import run.
const (
	RunRunning = store.RunRunning
	RunDone    = store.RunDone
	RunFailed  = store.RunFailed
)

// Imports are the last files that were read in, the newest first.
func (a *Actions) Imports(ctx context.Context, who Actor, limit int) ([]ImportRun, error) {
	if err := who.May(staff.ManageCharter); err != nil {
		return nil, err
	}
	var runs []ImportRun
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		runs, err = tx.ImportRuns(ctx, who.Organisation, limit)
		return err
	})
	return runs, err
}
