package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
)

// TaskDone is how work on a task ended.
type TaskDone struct {
	Reached handover.Reached // of a call-back
	Words   string           // what was done or agreed, for colleagues
	Answer  string           // what the customer is told
	Again   bool             // the customer was not reached: the task stays, and is tried again
	Request bool             // with this the request that it is for is answered and closed too
}

// CloseTask writes down what was done. A call-back says whether the customer
// was reached; who was not can be tried again, and the promise runs on. Nobody
// counts as not reached before the protocol was followed (S3-25).
func (a *Actions) CloseTask(ctx context.Context, who Actor, id int64, version int32, done TaskDone) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	if done.Again && done.Reached == handover.NotSpoken {
		return a.AddAttempt(ctx, who, id, version, handover.Attempt{Outcome: handover.NoAnswer, Note: done.Words, Next: calendar.NoInstant})
	}
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error { return c.close(ctx, done) })
}

// AnswerTask writes the answer that the customer gets, and closes the task.
func (a *Actions) AnswerTask(ctx context.Context, who Actor, id int64, version int32, done TaskDone) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	if strings.TrimSpace(done.Answer) == "" {
		return handover.Task{}, fault.New(fault.Invalid, "Schrijf het antwoord dat de klant krijgt.", "Write the answer that the customer gets.").At("answer")
	}
	return a.changeTask(ctx, who, id, version, func(c *taskChange) error { return c.close(ctx, done) })
}

func (c *taskChange) close(ctx context.Context, done TaskDone) error {
	t := c.task
	maskTyped(&done.Words, &done.Answer)
	done.Words, done.Answer = strings.TrimSpace(done.Words), strings.TrimSpace(done.Answer)
	if t.Kind == handover.Callback && done.Reached == handover.NotRung && done.Answer == "" {
		return fault.New(fault.Invalid, "Kies of u de klant heeft gesproken.", "Choose whether you spoke to the customer.").At("reached")
	}
	if done.Words == "" && done.Answer == "" && done.Reached != handover.NotSpoken {
		return fault.New(fault.Invalid, "Schrijf in een zin op wat u deed of afsprak.", "Write in one sentence what you did or agreed.").At("words")
	}
	if err := c.partsDone(ctx); err != nil {
		return err
	}
	if done.Reached == handover.NotSpoken && done.Answer == "" {
		if err := c.tried(ctx); err != nil {
			return err
		}
	}
	if err := c.endWait(ctx, c.now); err != nil {
		return err
	}
	if done.Reached == handover.Spoken && t.Kind == handover.Callback {
		c.attempt(handover.Attempt{Outcome: handover.GotThrough, Next: calendar.NoInstant})
	}
	words := done.Words
	if words == "" {
		words = done.Answer
	}
	c.set("outcome", t.Outcome, words)
	c.set("answer", t.Answer, done.Answer)
	t.Outcome, t.Answer, t.Reached, t.NextTry = words, done.Answer, done.Reached, calendar.NoInstant
	t.State, t.Closed = handover.Closed, c.now
	if t.Staff == 0 {
		t.Staff, t.StaffName = c.w.who.ID, c.w.who.Name
	}
	c.outcome = "beantwoord"
	if done.Reached == handover.NotSpoken && done.Answer == "" {
		c.outcome = "niet_bereikt"
	} else {
		c.happened(clock.Event{Kind: charter.Answered, At: c.now, Until: calendar.NoInstant}, done.Request)
	}
	c.fact("answer", done.Answer != "")
	c.events = append(c.events, clock.Event{Kind: charter.Closed, At: c.now, Reason: c.outcome, Until: calendar.NoInstant})
	if done.Request {
		return c.endRequest(ctx, done)
	}
	return nil
}

// endRequest closes the request that a task is for, when no other work on it is
// open.
func (c *taskChange) endRequest(ctx context.Context, done TaskDone) error {
	t, tx, who := c.task, c.w.tx, c.w.who
	if t.Request == 0 {
		return fault.New(fault.Invalid, "Bij deze taak hoort geen vraag om af te ronden.", "There is no request with this task to close.").At("request")
	}
	tasks, err := tx.TasksOfRequest(ctx, who.Organisation, t.Request)
	if err != nil {
		return err
	}
	for i := range tasks {
		if o := &tasks[i]; o.ID != t.ID && o.State != handover.Closed {
			return fault.Newf(fault.Conflict, "De vraag kan nog niet worden afgerond: de taak \"%s\" is nog open.", "The request cannot be closed yet: the task \"%s\" is still open.", o.Title).At("request")
		}
	}
	r, err := tx.Request(ctx, who.Organisation, t.Request)
	if err != nil || !r.Open {
		return err
	}
	c.after = append(c.after, func() error {
		_, err := c.a.changeRequestIn(ctx, tx, who, changing{id: r.ID, any: true, trusted: true}, func(x *requestChange) error {
			x.set("outcome", "", t.Outcome)
			x.set("state", "open", "closed")
			x.request.Open, x.request.Closed, x.outcome = false, x.now, c.outcome
			x.events = append(x.events, clock.Event{Kind: charter.Closed, At: x.now, Reason: c.outcome, Until: calendar.NoInstant})
			return nil
		})
		return err
	})
	return nil
}

// partsDone is the fault that names the parts of a task that are still open.
func (c *taskChange) partsDone(ctx context.Context) error {
	if c.task.Wait.For != handover.ForParts {
		return nil
	}
	parts, err := c.w.tx.PartsOfTask(ctx, c.w.who.Organisation, c.task.ID)
	if err != nil {
		return err
	}
	var open []string
	for i := range parts {
		if parts[i].State != handover.Closed {
			open = append(open, parts[i].Title)
		}
	}
	if len(open) == 0 {
		return nil
	}
	names := strings.Join(open, ", ")
	return fault.Newf(fault.Conflict, "Dit kan nog niet worden afgerond: %s is nog open.", "This cannot be closed yet: %s is still open.", names)
}
