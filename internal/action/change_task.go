package action

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/store"
)

// taskChange is one change of one task.
type taskChange struct {
	a        *Actions
	w        *writing
	now      calendar.Instant
	task     *handover.Task
	at       int // of its subject
	fields   []Correction
	facts    map[string]any // of the change, for who reads the journal: ids and codes only
	events   []clock.Event
	echo     []clock.Event // the same, on the request that it is for
	outcome  string
	replan   bool // the due moment follows from what was noted
	added    []handover.Task
	attempts []handover.Attempt
	after    []func() error // what follows in the same transaction
}

// changing says which task is changed, and how strictly.
type changing struct {
	id      int64
	version int32
	any     bool // whatever its version is: the citizen and the clock saw none
	closed  bool // a closed task, to open it again
	trusted bool // who it is, was found out elsewhere: the citizen by a link, the program itself
}

// set keeps what a field was, when it changes.
func (c *taskChange) set(field, old, value string) {
	if old != value {
		c.fields = append(c.fields, Correction{Field: field, Old: old, New: value})
	}
}

// fact adds a code to what the journal says of the change.
func (c *taskChange) fact(name string, value any) {
	if c.facts == nil {
		c.facts = map[string]any{}
	}
	c.facts[name] = value
}

// give makes a task somebody's, or the team's. One that waits goes on waiting.
func (c *taskChange) give(staff int64, name string) {
	c.set("staff", c.task.StaffName, name)
	c.task.Staff, c.task.StaffName = staff, name
	if c.task.State != handover.Waiting {
		c.task.State = atWork(c.task)
	}
}

// atWork is the state of an open task that waits for nobody.
func atWork(t *handover.Task) handover.State {
	if t.Staff != 0 {
		return handover.Taken
	}
	return handover.Open
}

// happened notes an event on the task, and on the request that it is for.
func (c *taskChange) happened(e clock.Event, request bool) {
	c.events = append(c.events, e)
	if request {
		c.echo = append(c.echo, e)
	}
}

// changeTask changes a task of the version that was seen.
func (a *Actions) changeTask(ctx context.Context, who Actor, id int64, version int32, change func(*taskChange) error) (handover.Task, error) {
	return a.changeOne(ctx, who, changing{id: id, version: version}, change)
}

func (a *Actions) changeOne(ctx context.Context, who Actor, which changing, change func(*taskChange) error) (handover.Task, error) {
	var out handover.Task
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		out, err = a.changeIn(ctx, tx, who, which, change)
		return err
	})
	if err != nil {
		return handover.Task{}, fmt.Errorf("change task %d: %w", which.id, err)
	}
	return out, nil
}

// changeIn changes a task within a transaction that does more.
func (a *Actions) changeIn(ctx context.Context, tx *store.Tx, who Actor, which changing, change func(*taskChange) error) (handover.Task, error) {
	t, err := tx.Task(ctx, who.Organisation, which.id)
	if err != nil {
		return t, err
	}
	if !which.trusted {
		if !maySeeTask(who, &t) {
			return t, noTask()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, t.ID); err != nil || hidden {
			return t, cmp.Or[error](err, noTask())
		}
	}
	switch {
	case t.Version != which.version && !which.any:
		return t, a.changedBy(ctx, tx, who, t.ID, which.version, "taak", "task")
	case t.State == handover.Closed && !which.closed:
		return t, fault.New(fault.Conflict, "Deze taak is al afgerond.", "This task was closed already.")
	}
	c := taskChange{a: a, now: tx.Now(), task: &t}
	if c.w, err = a.writing(ctx, tx, who); err != nil {
		return t, err
	}
	subjects := []int64{t.ID}
	if t.Request != 0 {
		subjects = append(subjects, t.Request)
	}
	if err := c.w.take(ctx, subjects...); err != nil {
		return t, err
	}
	if c.at = c.w.at(t.ID); c.at < 0 {
		return t, noTask()
	}
	if err := change(&c); err != nil {
		return t, err
	}
	if err := c.put(ctx); err != nil {
		return t, err
	}
	tx.Pulse(who.Organisation, TopicTasks)
	if len(c.echo) > 0 {
		tx.Pulse(who.Organisation, TopicRequests)
	}
	for _, do := range c.after {
		if err := do(); err != nil {
			return t, err
		}
	}
	return t, c.whole(ctx)
}

func (c *taskChange) put(ctx context.Context) error {
	t, tx, organisation := c.task, c.w.tx, c.w.who.Organisation
	t.Version++
	c.w.note(c.at, clock.Event{Kind: charter.Changed, At: c.now, Until: calendar.NoInstant}, fieldFacts(c.fields, c.facts))
	if c.outcome != "" {
		if err := c.w.outcome(ctx, c.at, c.outcome); err != nil {
			return err
		}
	}
	c.note(c.at, c.events, nil)
	if n := c.w.at(t.Request); n >= 0 && t.Request != 0 {
		c.note(n, c.echo, map[string]any{"task": strconv.FormatInt(t.ID, 10)})
	}
	if err := c.w.settle(ctx); err != nil {
		return err
	}
	if c.replan {
		if err := c.due(ctx); err != nil {
			return err
		}
	}
	if err := c.w.put(ctx); err != nil {
		return err
	}
	saved, err := tx.ChangeTask(ctx, organisation, t)
	if err != nil {
		return err
	}
	if !saved {
		return c.a.changedBy(ctx, tx, c.w.who, t.ID, t.Version-1, "taak", "task")
	}
	for i := range c.fields {
		f := &c.fields[i]
		f.Version, f.At, f.Staff, f.StaffName = t.Version, c.now, c.w.who.ID, c.w.who.Name
	}
	if err := tx.AddCorrections(ctx, organisation, t.ID, c.fields); err != nil {
		return err
	}
	for _, x := range c.attempts { // one at a time: nobody rings twice at once
		if err := tx.AddAttempt(ctx, organisation, t.ID, x); err != nil {
			return err
		}
	}
	return tx.PutTasks(ctx, organisation, c.added)
}

// note writes events down in the order of their moments, with what is known of
// them. On a request they say which task they came from, so that who tells the
// citizen tells it once.
func (c *taskChange) note(n int, events []clock.Event, facts map[string]any) {
	text := ""
	if facts != nil {
		b, _ := json.Marshal(facts) // texts always have a form
		text = string(b)
	}
	slices.SortStableFunc(events, func(a, b clock.Event) int { return cmp.Compare(a.At, b.At) })
	for _, e := range events {
		c.w.note(n, e, text)
	}
}

// due gives a task the due moment that follows from what happened: that of the
// promise that is due first, else that of its request, else the agreed term,
// which stands still while we wait for the customer. It never becomes earlier.
func (c *taskChange) due(ctx context.Context) error {
	t := c.task
	due, promise := c.w.due(t.ID)
	if promise == 0 && t.Request != 0 && t.Kind == handover.Work {
		due, promise = c.w.due(t.Request)
	}
	if promise == 0 {
		h := &c.w.subjects[c.at].History
		var spans []calendar.Span
		for _, p := range h.Pauses {
			if p.Reason == handover.PausedForCustomer && p.To.Known() {
				spans = append(spans, p.Span)
			}
		}
		from := h.Moments[charter.Received]
		if !from.Known() {
			from = t.Created
		}
		var err error
		if due, err = agreedDue(ctx, c.w.tx, c.w.who.Organisation, c.w.derive.made, t.Department, t.Urgent, from, spans...); err != nil {
			return err
		}
	}
	if due.At > t.Due {
		c.set("due", instantText(t.Due), instantText(due.At))
		t.Due = due.At
	}
	return nil
}

// instantText is a moment as the history of changes keeps it.
func instantText(i calendar.Instant) string { return i.Time().Format("2006-01-02T15:04:05Z") }

// replace begins the history of the task that takes the place of this one: it
// came in when this one did. This one is no work any more to any promise.
func (c *taskChange) replace(ctx context.Context, next *handover.Task) error {
	old := &c.w.subjects[c.at]
	labels := old.History.Labels
	ids, err := c.w.tx.EnsureLabels(ctx, c.w.who.Organisation, []store.Label{{Kind: store.KindLabel, Code: "routed", Name: "doorgestuurde taak"}})
	if err != nil {
		return err
	}
	if err := c.branch(ctx, next, labels, map[string]string{"instead_of": strconv.FormatInt(c.task.ID, 10)}); err != nil {
		return err
	}
	c.w.subjects[c.at].History.Labels.Subject = ids[0]
	c.events = append(c.events, clock.Event{Kind: charter.Closed, At: c.now, Reason: "doorgestuurd", Until: calendar.NoInstant})
	c.outcome = "doorgestuurd"
	return nil
}

// branch begins the history of a task that comes of this one: promises on it
// run from the moment at which this one was received.
func (c *taskChange) branch(ctx context.Context, next *handover.Task, labels clock.Labels, facts map[string]string) error {
	ids, err := c.w.tx.EnsureLabels(ctx, c.w.who.Organisation, []store.Label{{Kind: store.DepartmentLabel, Code: next.Department}})
	if err != nil {
		return err
	}
	old := &c.w.subjects[c.at]
	received := old.History.Moments[charter.Received]
	if !received.Known() {
		received = c.now
	}
	s := store.Subject{ID: next.ID, Source: old.Source, Reference: "T" + strconv.FormatInt(next.ID, 36)}
	s.History.Clear()
	s.History.Labels = labels
	s.History.Labels.Department = ids[0]
	c.w.subjects = append(c.w.subjects, s)
	n := len(c.w.subjects) - 1
	b, _ := json.Marshal(facts) // texts always have a form
	c.w.note(n, clock.Event{Kind: charter.Received, At: received, Until: calendar.NoInstant}, "")
	c.w.note(n, clock.Event{Kind: charter.Registered, At: c.now, Until: calendar.NoInstant}, string(b))
	c.added = append(c.added, *next)
	return nil
}

// fieldFacts are the names of what changed and some codes, for the journal; the
// words stand in the corrections.
func fieldFacts(fields []Correction, more map[string]any) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Field
	}
	all := map[string]any{"changed": names}
	for name, value := range more {
		all[name] = value
	}
	b, _ := json.Marshal(all) // texts always have a form
	return string(b)
}

// changedBy is the conflict of two who change the same: it says who was first
// and what they changed, so that nothing is written over in silence.
func (a *Actions) changedBy(ctx context.Context, tx *store.Tx, who Actor, id int64, seen int32, nl, en string) error {
	all, err := tx.Corrections(ctx, who.Organisation, id)
	if err != nil {
		return err
	}
	var last Correction
	var fields []string
	for _, c := range all {
		if c.Version > seen {
			fields = append(fields, c.Field)
			last = c
		}
	}
	if last.StaffName == "" {
		return fault.Newf(fault.Conflict, "Deze %[1]s is intussen gewijzigd. Laad de pagina opnieuw; wat u typte staat nog op uw scherm.",
			"This %[2]s was changed meanwhile. Load the page again; what you typed is still on your screen.", nl, en)
	}
	list := fieldNames(fields)
	return fault.Newf(fault.Conflict, "%[1]s wijzigde deze %[2]s intussen (%[3]s). Laad de pagina opnieuw; wat u typte staat nog op uw scherm.",
		"%[1]s changed this %[4]s meanwhile (%[5]s). Load the page again; what you typed is still on your screen.", last.StaffName, nl, list.NL, en, list.EN)
}
