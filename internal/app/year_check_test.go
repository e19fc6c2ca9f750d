package app

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/remedy"
	"handvest/internal/store"
)

// mark is one moment of one promise on one subject in the journal.
type mark struct {
	subject int64
	promise string
	kind    charter.Event
	at      calendar.Instant
	facts   string
}

// yearly is what the database holds at the end of the year.
type yearly struct {
	*testing.T
	y        *year
	tx       *store.Tx
	org      int64
	marks    map[mark]int
	of       map[int64][]mark          // by subject
	recorded map[mark]calendar.Instant // when it was written down
	shifts   int
	subjects []int64
	codes    map[uint32]string // of promises
	work     map[int64]*store.Owed
	closed   map[int64]calendar.Instant // when a subject ended
	sent     map[int64][]int64          // notices that were told, by their envelope
	known    map[int64]calendar.Instant // since when we know of a subject
}

// checkYear counts everything once more, from what is in the database and from
// what the carrier wrote down.
func checkYear(t *testing.T, l *life) {
	ctx := context.Background()
	checked := *l
	checked.Number = 0
	y, err := checked.open(ctx, checked.now)
	if err != nil {
		t.Fatal(err)
	}
	defer y.app.Close()
	if err := y.app.DB.Read(ctx, func(tx *store.Tx) error {
		c := &yearly{T: t, y: y, tx: tx, org: y.app.Config.Organisation, marks: map[mark]int{}, of: map[int64][]mark{}, recorded: map[mark]calendar.Instant{}, codes: map[uint32]string{}, closed: map[int64]calendar.Instant{}, known: map[int64]calendar.Instant{}, sent: map[int64][]int64{}}
		for _, step := range []func(context.Context) error{c.journal, c.clocks, c.alerts, c.tasks, c.notices, c.carried, c.handed, c.remedies} {
			if err := step(ctx); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// journal reads all that happened: nothing is marked twice, and nothing before
// its moment.
func (c *yearly) journal(ctx context.Context) error {
	labels, err := c.tx.Labels(ctx, c.org)
	if err != nil {
		return err
	}
	for _, l := range labels {
		if l.Kind == store.PromiseLabel {
			c.codes[l.ID] = l.Code
		}
	}
	rows, breaches := 0, 0
	for feed := int64(0); ; {
		page, err := c.tx.ReadFeed(ctx, feed, 5000)
		if err != nil {
			return err
		}
		if len(page) == 0 {
			break
		}
		for i := range page {
			r := &page[i]
			feed, rows = r.Feed, rows+1
			if _, had := c.known[r.Subject]; !had {
				c.known[r.Subject] = r.Recorded
				c.subjects = append(c.subjects, r.Subject)
			}
			switch r.Event.Kind {
			case charter.Closed, charter.WithdrawnByCustomer:
				if _, had := c.closed[r.Subject]; !had {
					c.closed[r.Subject] = r.Recorded
				}
			case charter.Changed:
				if strings.Contains(r.Facts, `"old_due"`) {
					c.shifts++
				}
			case charter.Due, charter.AtRisk:
				m := mark{r.Subject, r.Event.Reason, r.Event.Kind, r.Event.At, r.Facts}
				if c.marks[m]++; c.marks[m] > 1 {
					c.Errorf("marked twice: %+v", m)
				}
				c.recorded[m] = r.Recorded
				c.of[m.subject] = append(c.of[m.subject], m)
				if r.Event.Kind == charter.Due {
					breaches++
				}
				if r.Recorded < r.Event.At {
					c.Errorf("marked before it fell: %+v", m)
				}
			}
		}
	}
	slices.Sort(c.subjects)
	c.Logf("%d subjects, %d rows of the journal, %d breaches and %d warnings marked, %d due moments moved by the calendar", len(c.subjects), rows, breaches, len(c.marks)-breaches, c.shifts)
	if breaches == 0 {
		c.Error("nothing was late in all these days")
	}
	return nil
}

// clocks are judged anew: what is late was marked once, with its own due
// moment and not the moment at which somebody noticed. What we heard of only
// when it was over, such as a call that was lost, is history and is not marked.
func (c *yearly) clocks(ctx context.Context) error {
	late, running, history := 0, 0, 0
	for page := range slices.Chunk(c.subjects, 2000) {
		clocks, err := c.tx.ClocksOf(ctx, c.org, page)
		if err != nil {
			return err
		}
		for subject, all := range clocks {
			for _, k := range all {
				r := k.Result.AsOf(c.y.life.Until)
				if r.State == clock.Running {
					running++
				}
				if r.State != clock.Overdue && r.State != clock.Broken || !r.Due.At.Known() {
					continue
				}
				if r.State == clock.Broken && c.known[subject] > r.Due.At {
					history++
					continue
				}
				late++
				n := 0
				for _, m := range c.of[subject] {
					if m.kind == charter.Due && m.promise == c.codes[k.Promise] && m.at == r.Due.At {
						n += c.marks[m]
					}
				}
				if n != 1 {
					c.Errorf("subject %d: %s was due at %s and was marked %d times then", subject, c.codes[k.Promise], r.Due.At.Time(), n)
				}
			}
		}
	}
	c.Logf("%d promises are late, each marked once at its own moment; %d were over when we heard of them; %d still run", late, history, running)
	return nil
}

// alerts: each breach of work that was still open was told to somebody.
func (c *yearly) alerts(ctx context.Context) error {
	var err error
	if c.work, err = c.tx.WorkOn(ctx, c.org, c.subjects); err != nil {
		return err
	}
	people, err := c.tx.People(ctx, c.org)
	if err != nil {
		return err
	}
	to := []handover.Audience{handover.Coordinators, handover.ToTeam(""), handover.ToManagers("")}
	for i := range people {
		to = append(to, handover.ToStaff(people[i].ID))
	}
	labels, err := c.tx.Labels(ctx, c.org)
	if err != nil {
		return err
	}
	for _, l := range labels {
		if l.Kind == store.DepartmentLabel {
			to = append(to, handover.ToTeam(l.Code), handover.ToManagers(l.Code))
		}
	}
	told, events := map[string]int{}, map[string]int{}
	for _, audience := range to {
		list, err := c.tx.Alerts(ctx, c.org, []handover.Audience{audience}, false, store.Place{}, 1_000_000)
		if err != nil {
			return err
		}
		for _, a := range list {
			events[a.Event]++
			if told[string(a.To)+" "+a.Event]++; told[string(a.To)+" "+a.Event] > 1 {
				c.Errorf("%s was warned twice of %s", a.To, a.Event)
			}
		}
	}
	breaches := 0
	for m := range c.marks {
		o := c.work[m.subject]
		if m.kind != charter.Due || o == nil {
			continue
		}
		if at, ended := c.closed[m.subject]; ended && at <= c.recorded[m] {
			continue // it had ended when the breach was found
		}
		breaches++
		if events[handover.RiskEvent(m.promise, m.subject, m.at, 100)] == 0 && c.closed[m.subject] == 0 {
			c.Errorf("nobody was warned of %+v", m)
		}
	}
	c.Logf("%d alerts to employees about %d events, %d breaches of work that was open", len(told), len(events), breaches)
	return nil
}

// tasks: none that is open is without an owner or a due moment.
func (c *yearly) tasks(ctx context.Context) error {
	all, err := c.tx.Tasks(ctx, c.org, store.TaskFilter{}, store.Place{}, 1_000_000)
	if err != nil {
		return err
	}
	for i := range all {
		if t := &all[i]; t.Department == "" && t.Staff == 0 || !t.Due.Known() || t.Due == 0 {
			c.Errorf("task %d has no owner or no due moment: %+v", t.ID, *t)
		}
	}
	c.Logf("%d open tasks, each with an owner and a due moment", len(all))
	return nil
}

// notices: each breach that a citizen must hear of led to one notice, and none
// left without its date.
func (c *yearly) notices(ctx context.Context) error {
	kinds, states, events := map[notice.Kind]int{}, map[notice.State]int{}, map[string]bool{}
	late := map[string]int{} // by promise and subject and due
	total := 0
	for page := range slices.Chunk(c.subjects, 2000) {
		all, err := c.tx.NoticesOf(ctx, c.org, page)
		if err != nil {
			return err
		}
		for i := range all {
			n := &all[i]
			total++
			kinds[n.Kind]++
			states[n.State]++
			if events[n.Event] {
				c.Errorf("two notices for %s", n.Event)
			}
			events[n.Event] = true
			if n.State == notice.Told {
				c.sent[n.Dispatch] = append(c.sent[n.Dispatch], n.ID)
			}
			if n.Kind == notice.Late {
				late[fmt.Sprintf("%s %d %d", n.Promise, n.Subject, n.Facts.Due)]++
				if n.State == notice.Told && (!n.Facts.NewDue.Known() || n.Facts.NewDue == 0) {
					c.Errorf("a late notice left without a new date: %+v", *n)
				}
			}
		}
	}
	untold := 0
	for m := range c.marks {
		o := c.work[m.subject]
		if m.kind != charter.Due || o == nil || o.Task != 0 && o.Request != 0 { // a task for a request is told with the request
			continue
		}
		if at, ended := c.closed[m.subject]; ended && at < m.at {
			continue
		}
		if !events[fmt.Sprintf("late:%s:%d:%d", m.promise, m.subject, int64(m.at))] {
			untold++
			c.Errorf("nothing is told of %+v (%s)", m, o.Title)
		}
	}
	for key, n := range late {
		if n > 1 {
			c.Errorf("%s was told %d times", key, n)
		}
	}
	c.Logf("%d notices: %v, %v; %d late notices, each breach of a request or of a task that stands alone has one", total, kinds, states, len(late)-untold)
	return nil
}

// carried: the carrier took every envelope of what was told, and none twice.
func (c *yearly) carried(ctx context.Context) error {
	f, err := os.Open(c.y.life.Carried)
	if os.IsNotExist(err) {
		c.Log("the carrier took nothing")
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	took := map[string]int{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		reference, _, _ := strings.Cut(lines.Text(), " ")
		if took[reference]++; took[reference] > 1 {
			c.Errorf("%s left twice", reference)
		}
	}
	ids := slices.Collect(maps.Keys(c.sent))
	for page := range slices.Chunk(ids, 500) {
		all, err := c.tx.DispatchesByID(ctx, c.org, page)
		if err != nil {
			return err
		}
		for i := range all {
			if took[all[i].Reference] != 1 {
				c.Errorf("notices %v were told in envelope %s, which the carrier took %d times", c.sent[all[i].ID], all[i].Reference, took[all[i].Reference])
			}
		}
	}
	c.Logf("the carrier took %d envelopes, none twice; what was told was in %d of them", len(took), len(ids))
	return nil
}

// remedies: a promise on a case gives right to one thing, and pays it once.
func (c *yearly) remedies(ctx context.Context) error {
	states, forms, paid := map[remedy.State]int{}, map[charter.RemedyForm]int{}, int64(0)
	for _, id := range c.subjects {
		if c.work[id] == nil {
			continue
		}
		all, err := c.tx.EntitlementsOfSubject(ctx, c.org, id)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for i := range all {
			e := &all[i]
			if seen[e.Promise] {
				c.Errorf("case %d has two entitlements of %s", id, e.Promise)
			}
			seen[e.Promise] = true
			states[e.State]++
			forms[e.Form]++
			if e.State == remedy.Paid {
				paid += e.Cents
			}
		}
	}
	c.Logf("entitlements: %v, %v; %d cents were paid", states, forms, paid)
	return nil
}
