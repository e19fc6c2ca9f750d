package action

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// TakeTask makes a task of the team one's own.
func (a *Actions) TakeTask(ctx context.Context, who Actor, id int64, version int32) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		if c.task.Staff != 0 && c.task.Staff != who.ID {
			return fault.Newf(fault.Conflict, "%s is al met deze taak bezig. Overleg met elkaar.", "%s is already working on this task. Talk to each other.", c.task.StaffName)
		}
		c.set("staff", c.task.StaffName, who.Name)
		c.task.Staff, c.task.StaffName, c.task.State = who.ID, who.Name, handover.Taken
		return nil
	})
}

// ReturnTask gives a task back to the team, with a reason.
func (a *Actions) ReturnTask(ctx context.Context, who Actor, id int64, version int32, reason string) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	if err := needReason(reason); err != nil {
		return handover.Task{}, err
	}
	maskTyped(&reason)
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		c.set("staff", c.task.StaffName, "")
		c.set("because", c.task.Because, reason)
		c.task.Staff, c.task.StaffName, c.task.State, c.task.Because = 0, "", handover.Open, reason
		return nil
	})
}

// AssignTask gives a task to a colleague.
func (a *Actions) AssignTask(ctx context.Context, who Actor, id int64, version int32, to int64, name, reason string) (handover.Task, error) {
	if err := who.May(staff.AssignTask); err != nil {
		return handover.Task{}, err
	}
	maskTyped(&reason)
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		c.set("staff", c.task.StaffName, name)
		c.set("because", c.task.Because, reason)
		c.task.Staff, c.task.StaffName, c.task.State, c.task.Because = to, name, handover.Taken, reason
		return nil
	})
}

// TaskDone is how work on a task ended.
type TaskDone struct {
	Reached handover.Reached // of a call-back
	Words   string           // what was done or agreed
	Again   bool             // the customer was not reached: the task stays, and is tried again
}

// CloseTask writes down what was done. A call-back says whether the customer
// was reached; who was not can be tried again, and the promise runs on.
func (a *Actions) CloseTask(ctx context.Context, who Actor, id int64, version int32, done TaskDone) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	maskTyped(&done.Words)
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		t := c.task
		if t.Kind == handover.Callback && done.Reached == handover.NotRung {
			return fault.New(fault.Invalid, "Kies of u de klant heeft gesproken.", "Choose whether you spoke to the customer.").At("reached")
		}
		if strings.TrimSpace(done.Words) == "" && done.Reached != handover.NotSpoken {
			return fault.New(fault.Invalid, "Schrijf in een zin op wat u deed of afsprak.", "Write in one sentence what you did or agreed.").At("words")
		}
		c.set("outcome", t.Outcome, done.Words)
		t.Outcome, t.Reached = done.Words, done.Reached
		if done.Again && done.Reached == handover.NotSpoken {
			c.set("attempt", "", c.now.Time().Format("2006-01-02T15:04:05Z"))
			return nil
		}
		t.State, t.Closed = handover.Closed, c.now
		if t.Staff == 0 {
			t.Staff, t.StaffName = who.ID, who.Name
		}
		outcome := "beantwoord"
		if done.Reached == handover.NotSpoken {
			outcome = "niet_bereikt"
		} else {
			c.events = append(c.events, clock.Event{Kind: charter.Answered, At: c.now, Until: calendar.NoInstant})
		}
		c.events = append(c.events, clock.Event{Kind: charter.Closed, At: c.now, Reason: outcome, Until: calendar.NoInstant})
		c.outcome = outcome
		return nil
	})
}

// RouteTask sends a task that came to the wrong place to another department
// (VNG C6114): a new task takes its place and the old one is closed with the
// reason. The customer notices nothing of the detour: the promise runs from the
// same moment and the due moment stays.
func (a *Actions) RouteTask(ctx context.Context, who Actor, id int64, version int32, department string, person int64, name, reason string) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	if err := needReason(reason); err != nil {
		return handover.Task{}, err
	}
	if department == "" {
		return handover.Task{}, fault.New(fault.Invalid, "Kies de afdeling die dit wel kan.", "Choose the department that can do this.").At("department")
	}
	maskTyped(&reason)
	var next handover.Task
	_, err := a.changeTask(ctx, who, id, version, func(c *taskChange) error {
		old := c.task
		if old.Department == department && person == 0 {
			return fault.New(fault.Invalid, "De taak is al van deze afdeling. Kies een andere.", "The task is of this department already. Choose another.").At("department")
		}
		next = *old
		next.ID, next.Version, next.State, next.InsteadOf, next.Because = c.w.tx.NewID(), 1, handover.Open, old.ID, reason
		next.Department, next.Staff, next.StaffName, next.Outcome, next.Created = department, person, name, "", c.now
		if person != 0 {
			next.State = handover.Taken
		}
		c.set("because", old.Because, reason)
		c.set("department", old.Department, department)
		old.State, old.Closed, old.Because, old.Outcome = handover.Closed, c.now, reason, "doorgestuurd"
		return c.replace(ctx, &next)
	})
	return next, err
}

func needReason(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return fault.New(fault.Invalid, "Schrijf op waarom, zodat de volgende het begrijpt.", "Write down why, so that the next one understands.").At("reason")
	}
	return nil
}

// taskChange is one change of one task.
type taskChange struct {
	a       *Actions
	w       *writing
	now     calendar.Instant
	task    *handover.Task
	at      int // of its subject
	fields  []Correction
	events  []clock.Event
	outcome string
	added   []handover.Task
}

// set keeps what a field was, when it changes.
func (c *taskChange) set(field, old, value string) {
	if old != value {
		c.fields = append(c.fields, Correction{Field: field, Old: old, New: value})
	}
}

// changeTask changes a task of the version that was seen.
func (a *Actions) changeTask(ctx context.Context, who Actor, id int64, version int32, change func(*taskChange) error) (handover.Task, error) {
	var out handover.Task
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		t, err := tx.Task(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if !maySeeTask(who, &t) {
			return noTask()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
			return cmp.Or[error](err, noTask())
		}
		if t.Version != version {
			return a.changedBy(ctx, tx, who, id, version, "taak", "task")
		}
		if t.State == handover.Closed {
			return fault.New(fault.Conflict, "Deze taak is al afgerond.", "This task was closed already.")
		}
		c := taskChange{a: a, now: tx.Now(), task: &t}
		if c.w, err = a.writing(ctx, tx, who); err != nil {
			return err
		}
		if err := c.w.take(ctx, id); err != nil {
			return err
		}
		if c.at = c.w.at(id); c.at < 0 {
			return noTask()
		}
		if err := change(&c); err != nil {
			return err
		}
		if err := c.put(ctx); err != nil {
			return err
		}
		out = t
		tx.Pulse(who.Organisation, TopicTasks)
		return nil
	})
	if err != nil {
		return handover.Task{}, fmt.Errorf("change task %d: %w", id, err)
	}
	return out, nil
}

func (c *taskChange) put(ctx context.Context) error {
	c.task.Version++
	c.w.note(c.at, clock.Event{Kind: charter.Changed, At: c.now, Until: calendar.NoInstant}, fieldFacts(c.fields))
	if c.outcome != "" {
		if err := c.w.outcome(ctx, c.at, c.outcome); err != nil {
			return err
		}
	}
	c.w.notes(c.at, c.events...)
	if err := c.w.settle(ctx); err != nil {
		return err
	}
	if err := c.w.put(ctx); err != nil {
		return err
	}
	saved, err := c.w.tx.ChangeTask(ctx, c.w.who.Organisation, c.task)
	if err != nil {
		return err
	}
	if !saved {
		return c.a.changedBy(ctx, c.w.tx, c.w.who, c.task.ID, c.task.Version-1, "taak", "task")
	}
	for i := range c.fields {
		f := &c.fields[i]
		f.Version, f.At, f.Staff, f.StaffName = c.task.Version, c.now, c.w.who.ID, c.w.who.Name
	}
	if err := c.w.tx.AddCorrections(ctx, c.w.who.Organisation, c.task.ID, c.fields); err != nil {
		return err
	}
	return c.w.tx.PutTasks(ctx, c.w.who.Organisation, c.added)
}

// replace begins the history of the task that takes the place of this one: it
// came in when this one did. This one is no work any more to any promise.
func (c *taskChange) replace(ctx context.Context, next *handover.Task) error {
	old := &c.w.subjects[c.at]
	labels := old.History.Labels
	received := old.History.Moments[charter.Received]
	ids, err := c.w.tx.EnsureLabels(ctx, c.w.who.Organisation, []store.Label{
		{Kind: store.KindLabel, Code: "routed", Name: "doorgestuurde taak"}, {Kind: store.DepartmentLabel, Code: next.Department}})
	if err != nil {
		return err
	}
	old.History.Labels.Subject = ids[0]
	c.events = append(c.events, clock.Event{Kind: charter.Closed, At: c.now, Reason: "doorgestuurd", Until: calendar.NoInstant})
	c.outcome = "doorgestuurd"
	s := store.Subject{ID: next.ID, Source: old.Source, Reference: "T" + strconv.FormatInt(next.ID, 36)}
	s.History.Clear()
	s.History.Labels = labels
	s.History.Labels.Department = ids[1]
	c.w.subjects = append(c.w.subjects, s)
	n := len(c.w.subjects) - 1
	c.w.note(n, clock.Event{Kind: charter.Received, At: received, Until: calendar.NoInstant}, "")
	c.w.note(n, clock.Event{Kind: charter.Registered, At: c.now, Until: calendar.NoInstant}, fmt.Sprintf(`{"instead_of":"%d"}`, c.task.ID))
	c.added = append(c.added, *next)
	return nil
}

// fieldFacts are the names of what changed, for the journal; the words stand in
// the corrections.
func fieldFacts(fields []Correction) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Field
	}
	b, _ := json.Marshal(map[string]any{"changed": names}) // texts always have a form
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
