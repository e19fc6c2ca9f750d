package action

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// AskPromise says for what a promise is wanted at the desk.
type AskPromise struct {
	Product, Department string // label codes
	Channel             contact.Channel
	Received            calendar.Instant // 0 is now
	Callback            bool             // a call-back instead of a request
	Voice               complaint.Kind   // a complaint, compliment or idea instead; empty is none
}

// DeskPromise is a published promise that would run on a request that is
// received now, with the sentence to say aloud.
type DeskPromise struct {
	Promise charter.Promise
	Due     calendar.Due
	Say     charter.Text  // with the concrete date
	Month   calendar.Date // the first day of last month
	N       int64         // cases judged in it; 0 is none
	Kept    int32         // share of them in hundredths of a percent
}

// PromiseAtDesk says what may be promised now, the first due first. It reads
// the charter only: nothing is written down before the contact is finished.
func (a *Actions) PromiseAtDesk(ctx context.Context, who Actor, ask AskPromise) ([]DeskPromise, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return nil, err
	}
	kind, product := "request", ask.Product
	if ask.Callback {
		kind, product = "task", callbackProduct
	}
	var m *made
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if ask.Voice != "" {
			if product, err = complaintProduct(ctx, tx, who.Organisation, ask.Voice); err != nil {
				return err
			}
		}
		m, err = a.made(ctx, tx, who.Organisation)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the charter for the desk: %w", err)
	}
	now := a.db.Now()
	at := ask.Received
	if at == 0 || !at.Known() {
		at = now
	}
	h := clock.NewHistory()
	h.Moments[charter.Received] = at
	h.Labels = clock.Labels{
		Subject: m.source[labelCode{store.KindLabel, kind}], Product: m.source[labelCode{store.ProductLabel, product}],
		Channel: m.source[labelCode{store.ChannelLabel, string(ask.Channel)}], Department: m.source[labelCode{store.DepartmentLabel, ask.Department}],
		Origin: m.source[labelCode{store.OriginLabel, deskOrigin}],
	}
	var all []DeskPromise
	for _, c := range m.promises {
		p, ok := atDesk(c, h, at, now)
		if !ok {
			continue
		}
		if p.Month, p.N, p.Kept, err = a.lastMonth(ctx, who, m, c, now); err != nil {
			return nil, fmt.Errorf("figures of %s for the desk: %w", c.ID, err)
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b DeskPromise) int { return int(min(1, max(-1, a.Due.At-b.Due.At))) })
	return all, nil
}

// ifToday are the conditions under which a promise starts later than at the
// receipt, as they are said before it.
var ifToday = map[charter.Event]charter.Text{
	charter.Paid:     {NL: "Betaalt u vandaag? ", EN: "If you pay today: "},
	charter.Complete: {NL: "Hebben wij vandaag alles van u? ", EN: "If we have everything from you today: "},
}

// atDesk applies one promise to a request that does not exist yet.
func atDesk(c *clock.Compiled, h clock.History, at, now calendar.Instant) (DeskPromise, bool) {
	if c.Latest().IsInternal() {
		return DeskPromise{}, false
	}
	switch c.Latest().Kind {
	case charter.Unmeasured, charter.Availability, charter.OutcomeShare, charter.Appointment, charter.Reminder, charter.Chained:
		return DeskPromise{}, false
	}
	condition := charter.Text{}
	r := c.Evaluate(&h, now)
	if r.State == clock.NotStarted {
		for _, e := range c.Latest().Start.Events {
			if h.Moments[e].Known() {
				continue
			}
			text, known := ifToday[e]
			if !known {
				return DeskPromise{}, false
			}
			condition = charter.Text{NL: condition.NL + text.NL, EN: condition.EN + text.EN}
			h.Moments[e] = at
		}
		r = c.Evaluate(&h, now)
	}
	p := c.Promise(r.Version)
	if !open(r.State) || !r.Due.At.Known() || p == nil {
		return DeskPromise{}, false
	}
	term, _ := c.Term(r.Version, h.Labels.Product)
	return DeskPromise{Promise: *p, Due: r.Due, Say: charter.Text{
		NL: condition.NL + sayDue(p, r.Due, term, c.Zone(), now, fault.NL),
		EN: condition.EN + sayDue(p, r.Due, term, c.Zone(), now, fault.EN)}}, true
}

// deskFigures are the figures of last month, kept so that choosing a subject
// counts nothing.
type deskFigures struct {
	mu sync.Mutex
	of map[setKey]deskFigure
}

type deskFigure struct {
	month calendar.Date
	made  calendar.Instant
	n     int64
	kept  int32
}

// staleFigure is how old a figure of last month may be: late closings still
// come in.
const staleFigure = 10 * time.Minute

func (a *Actions) lastMonth(ctx context.Context, who Actor, m *made, c *clock.Compiled, now calendar.Instant) (calendar.Date, int64, int32, error) {
	from, until := monthBefore(c.Zone().Date(now))
	_, label := m.promise(c.ID)
	k := setKey{who.Organisation, label}
	a.desk.mu.Lock()
	f, known := a.desk.of[k]
	a.desk.mu.Unlock()
	if known && f.month == from {
		return from, f.n, f.kept, nil
	}
	f, err := a.deskFigure(ctx, who, m, c, from, until, now)
	return from, f.n, f.kept, err
}

func (a *Actions) deskFigure(ctx context.Context, who Actor, m *made, c *clock.Compiled, from, until calendar.Date, now calendar.Instant) (deskFigure, error) {
	figures, err := a.figuresOf(ctx, who, m, c, Ask{Promise: c.ID, From: from, Until: until})
	if err != nil {
		return deskFigure{}, err
	}
	f := deskFigure{month: from, made: now}
	var all clock.Count
	for i := range figures.Figures.Versions {
		all.N += figures.Figures.Versions[i].Headline.N
		all.InTime += figures.Figures.Versions[i].Headline.InTime
	}
	if f.n = all.N; all.N > 0 {
		f.kept = all.Share()
	}
	_, label := m.promise(c.ID)
	a.desk.mu.Lock()
	defer a.desk.mu.Unlock()
	if a.desk.of == nil {
		a.desk.of = map[setKey]deskFigure{}
	}
	a.desk.of[setKey{who.Organisation, label}] = f
	return f, nil
}

// WarmDesk counts last month anew for every promise, so that nobody at the desk
// waits for it. It is started by a clock.
func (a *Actions) WarmDesk(ctx context.Context, organisation int64) error {
	m, err := a.charterOf(ctx, organisation)
	if err != nil {
		return fmt.Errorf("read the charter for the desk: %w", err)
	}
	now := a.db.Now()
	for _, c := range m.promises {
		if c.Latest().IsInternal() {
			continue
		}
		switch c.Latest().Kind {
		case charter.Unmeasured, charter.Availability, charter.OutcomeShare:
			continue
		}
		from, until := monthBefore(c.Zone().Date(now))
		_, label := m.promise(c.ID)
		a.desk.mu.Lock()
		f, known := a.desk.of[setKey{organisation, label}]
		a.desk.mu.Unlock()
		if known && f.month == from && now.Sub(f.made) < staleFigure {
			continue
		}
		if _, err := a.deskFigure(ctx, staff.System("desk", organisation), m, c, from, until, now); err != nil {
			return fmt.Errorf("figures of %s for the desk: %w", c.ID, err)
		}
	}
	return nil
}

// monthBefore is the first and the last day of the month before a day.
func monthBefore(d calendar.Date) (first, last calendar.Date) {
	_, _, day := d.Civil()
	last = d.AddDays(-day)
	_, _, length := last.Civil()
	return last.AddDays(1 - length), last
}
