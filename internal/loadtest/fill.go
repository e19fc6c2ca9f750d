package loadtest

import (
	"context"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"handvest/internal/action"
	"handvest/internal/app"
	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/town"
)

// Plan is how much a database is to hold. The same plan gives the same rows.
type Plan struct {
	Seed     uint64
	Contacts int
	Parties  int
	Answers  int
	End      calendar.Date // the day before which everything happened
}

// From is the day on which the history of a plan begins.
func (p Plan) From() calendar.Date {
	// A town of this many people has this many contacts in a day.
	return p.End.AddDays(-int(float64(p.Contacts)/(float64(p.Parties)*perPersonYear)*365) - 40)
}

// Organisation is the one that is filled.
const Organisation = 1

// Clock is a clock that is set, so that what is told gets the moment at which
// it was written down.
type Clock struct{ at atomic.Int64 }

// Now is the moment at which the clock was set.
func (c *Clock) Now() time.Time { return time.UnixMilli(c.at.Load()) }

// Set sets the clock.
func (c *Clock) Set(at calendar.Instant) { c.at.Store(int64(at)) }

// Filled is what a database holds.
type Filled struct {
	Contacts, Requests, Tasks, Subjects, Parties, Answers int
	Took                                                  time.Duration
}

// String is one line for people.
func (f Filled) String() string {
	return fmt.Sprintf("%d contacts, %d requests, %d tasks on %d subjects, %d parties, %d answers in %.0f s",
		f.Contacts, f.Requests, f.Tasks, f.Subjects, f.Parties, f.Answers, f.Took.Seconds())
}

const (
	atOnce   = 4_000 // subjects a transaction
	partyRow = 5_000 // parties a transaction
	source   = "elzermonde"
)

// filling is one run of Fill.
type filling struct {
	db      *store.DB
	actions *action.Actions
	clock   *Clock
	plan    Plan
	people  []town.Citizen
	teller  *app.Teller
	log     io.Writer
	done    Filled
}

// Hire gives the people who work there, once the departments have their names.
type Hire func(context.Context) ([]staff.Account, error)

// Fill makes what a plan asks for in an empty database: charter, people,
// answers, and years of subjects with journal, clocks, contacts, requests and
// notes, written down by whom hire gives.
func Fill(ctx context.Context, db *store.DB, actions *action.Actions, c *Clock, plan Plan, hire Hire, log io.Writer) (Filled, error) {
	began := time.Now()
	f := &filling{db: db, actions: actions, clock: c, plan: plan, people: town.Citizens(plan.Seed, plan.Parties), log: log}
	from := plan.From()
	t, err := town.New(plan.Seed, from, 1)
	if err != nil {
		return f.done, err
	}
	zone, err := calendar.LoadZone("")
	if err != nil {
		return f.done, err
	}
	if err := f.base(ctx); err != nil {
		return f.done, err
	}
	accounts, err := hire(ctx)
	if err != nil {
		return f.done, err
	}
	f.teller = app.NewTeller(source, t.NewDesk(f.people, app.Team(accounts)), zone.At(from, 0))
	for _, step := range []func(context.Context) error{f.parties, f.answers, func(ctx context.Context) error { return f.subjects(ctx, from) }} {
		if err := step(ctx); err != nil {
			return f.done, err
		}
	}
	for more := true; more; { // what passed long ago is noticed now, not while we measure
		if _, more, err = actions.MarkDue(ctx, Organisation, 5_000); err != nil {
			return f.done, err
		}
	}
	if _, err := db.Sequence(ctx); err != nil { // millions of rows without a feed number, neither
		return f.done, err
	}
	if err := db.Settle(ctx); err != nil {
		return f.done, err
	}
	f.done.Took = time.Since(began)
	return f.done, nil
}

// system is the program itself.
var system = staff.System("loadtest", Organisation)

// perPersonYear is how many contacts each person of the town has in a year.
const perPersonYear = 2.1

// base is the charter, the names and the products.
func (f *filling) base(ctx context.Context) error {
	c, err := town.Charter()
	if err != nil {
		return err
	}
	zone, err := calendar.LoadZone("")
	if err != nil {
		return err
	}
	f.clock.Set(zone.At(f.plan.End, 0))
	if _, err := f.actions.LoadCharter(ctx, system, c); err != nil {
		return err
	}
	labels := town.Labels()
	names := make([]store.Label, len(labels))
	for i, l := range labels {
		kind := store.LabelKind(l.Kind)
		if l.Kind == "subject" {
			kind = store.KindLabel
		}
		names[i] = store.Label{Kind: kind, Code: l.Code, Name: l.NL}
	}
	if err := f.actions.Name(ctx, system, names); err != nil {
		return err
	}
	return f.db.Tx(ctx, func(tx *store.Tx) error { return tx.PutProducts(ctx, Organisation, town.Products()) })
}

func (f *filling) parties(ctx context.Context) error {
	for at := 0; at < len(f.people); at += partyRow {
		b := f.fresh()
		for _, c := range f.people[at:min(at+partyRow, len(f.people))] {
			f.teller.Person(b, c.Number)
		}
		if err := f.actions.Tell(ctx, Organisation, *b); err != nil {
			return err
		}
	}
	f.done.Parties = len(f.people)
	return nil
}

func (f *filling) answers(ctx context.Context) error {
	all := town.Answers(f.plan.Seed, f.plan.Answers)
	f.done.Answers = len(all)
	return f.db.Tx(ctx, func(tx *store.Tx) error {
		for i := range all {
			a := &all[i]
			v := &a.Version
			id, err := tx.AddArticle(ctx, Organisation, knowledge.Row{Version: 1, Product: a.Product, ContentOwner: a.ContentOwner, FormOwner: a.FormOwner,
				Title: v.Title, Status: v.Status, Review: a.Review, Until: v.Until, Score: v.Score, Used: a.Used})
			if err != nil {
				return err
			}
			if err := tx.AddVersion(ctx, Organisation, id, *v); err != nil {
				return err
			}
		}
		return nil
	})
}

// subjects tells years of subjects, made up while the database writes.
func (f *filling) subjects(ctx context.Context, from calendar.Date) error {
	cases, err := town.Filled(f.plan.Seed, from, f.plan.End, f.plan.Parties)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	batches := make(chan *action.Batch, 2)
	go func() {
		defer close(batches)
		b, contacts := f.fresh(), 0
		for c := range cases {
			f.teller.Case(b, c)
			if len(b.Rows.Contacts)+contacts >= f.plan.Contacts {
				break
			}
			if f.done.Subjects++; f.done.Subjects%atOnce != 0 {
				continue
			}
			contacts += len(b.Rows.Contacts)
			select {
			case batches <- b:
			case <-ctx.Done():
				return
			}
			b = f.fresh()
		}
		select {
		case batches <- b:
		case <-ctx.Done():
		}
	}()
	began := time.Now()
	for n := 1; ; n++ {
		b, more := <-batches
		if !more {
			break
		}
		if len(b.Told) == 0 {
			continue
		}
		if err := f.actions.Tell(ctx, Organisation, *b); err != nil {
			return err
		}
		f.done.Contacts += len(b.Rows.Contacts)
		f.done.Requests += len(b.Rows.Requests)
		f.done.Tasks += len(b.Rows.Tasks)
		if n%25 == 0 {
			fmt.Fprintf(f.log, "  %d contacts after %.0f s\n", f.done.Contacts, time.Since(began).Seconds())
		}
	}
	return nil
}

// fresh is a batch of which nothing was told before.
func (f *filling) fresh() *action.Batch {
	b := f.teller.Batch()
	b.New = true
	return b
}
