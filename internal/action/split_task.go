package action

import (
	"cmp"
	"context"
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

// mostParts is into how many parts a task can be split.
const mostParts = 10

// TaskPart is one part of a task that is split.
type TaskPart struct {
	Department string // label code
	Title      string
	Text       string // empty is that of the whole
}

// SplitTask divides a task over departments. Each part is a task with its own
// owner; promises on it run from the moment at which the whole came in, and it
// is due when the whole is. The whole waits for its parts and closes with the
// last of them.
func (a *Actions) SplitTask(ctx context.Context, who Actor, id int64, version int32, parts []TaskPart) (handover.Task, []handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, nil, err
	}
	if len(parts) < 2 || len(parts) > mostParts {
		return handover.Task{}, nil, fault.Newf(fault.Invalid, "Splits een taak in 2 tot %d delen.", "Split a task into 2 to %d parts.", mostParts).At("parts")
	}
	for i := range parts {
		p := &parts[i]
		p.Title, p.Text = strings.TrimSpace(p.Title), strings.TrimSpace(p.Text)
		if p.Title == "" || p.Department == "" {
			return handover.Task{}, nil, fault.Newf(fault.Invalid, "Deel %d: schrijf wat er gevraagd wordt en kies de afdeling.", "Part %d: write what is asked and choose the department.", i+1).At(fmt.Sprintf("part.%d", i))
		}
		maskTyped(&p.Title, &p.Text)
	}
	var made []handover.Task
	whole, err := a.changeTask(ctx, who, id, version, func(c *taskChange) (err error) {
		if c.task.Parent != 0 {
			return fault.New(fault.Conflict, "Dit is al een deel van een andere taak. Splits die verder, of stuur dit deel door.", "This is a part of another task already. Split that one, or send this part on.")
		}
		if c.task.Wait.For == handover.ForParts {
			return fault.New(fault.Conflict, "Deze taak is al gesplitst.", "This task was split already.")
		}
		made, err = c.split(ctx, parts)
		return err
	})
	if err != nil {
		return handover.Task{}, nil, err
	}
	return whole, made, nil
}

func (c *taskChange) split(ctx context.Context, parts []TaskPart) ([]handover.Task, error) {
	t := c.task
	if err := c.endWait(ctx, c.now); err != nil {
		return nil, err
	}
	ids, err := c.w.tx.EnsureLabels(ctx, c.w.who.Organisation, []store.Label{{Kind: store.ProductLabel, Code: t.Product}})
	if err != nil {
		return nil, err
	}
	labels := c.w.subjects[c.at].History.Labels
	labels.Product = ids[0] // a part of a call-back rings nobody
	for _, p := range parts {
		part := handover.Task{
			ID: c.w.tx.NewID(), Version: 1, Kind: handover.Work, State: handover.Open, Contact: t.Contact, Request: t.Request, Party: t.Party, Product: t.Product, Department: p.Department,
			Title: p.Title, Text: cmp.Or(p.Text, t.Text), Urgent: t.Urgent, External: t.External, Answers: t.Answers, Parent: t.ID, Created: c.now, Due: t.Due, Closed: calendar.NoInstant,
		}
		if err := c.branch(ctx, &part, labels, map[string]string{"part_of": strconv.FormatInt(t.ID, 10)}); err != nil {
			return nil, err
		}
	}
	c.set("parts", "", strconv.Itoa(len(parts)))
	c.fact("parts", len(parts))
	if t.Staff == 0 {
		c.give(c.w.who.ID, c.w.who.Name)
	}
	t.Wait = handover.Wait{For: handover.ForParts, Since: c.now, Until: calendar.NoInstant}
	t.State = handover.Waiting
	return c.added, nil
}

// whole closes the task of which this one was the last open part. What the
// parts answered becomes its answer.
func (c *taskChange) whole(ctx context.Context) error {
	t, tx := c.task, c.w.tx
	if t.Parent == 0 || t.State != handover.Closed {
		return nil
	}
	// The whole is held before its parts are read: of two who close the last two
	// parts at one moment, the second sees that the first did.
	if _, err := tx.HoldSubjects(ctx, c.w.who.Organisation, []int64{t.Parent}); err != nil {
		return err
	}
	parts, err := tx.PartsOfTask(ctx, c.w.who.Organisation, t.Parent)
	if err != nil {
		return err
	}
	var done, answers []string
	for i := range parts {
		p := &parts[i]
		if p.State != handover.Closed {
			return nil
		}
		if p.Routed != "" {
			continue // another took its place
		}
		done = append(done, p.Title+": "+p.Outcome)
		if p.Answer != "" {
			answers = append(answers, p.Answer)
		}
	}
	parent, err := tx.Task(ctx, c.w.who.Organisation, t.Parent)
	if err != nil || parent.State == handover.Closed {
		return err
	}
	_, err = c.a.changeIn(ctx, tx, c.w.who, changing{id: t.Parent, any: true, trusted: true}, func(p *taskChange) error {
		if err := p.endWait(ctx, p.now); err != nil {
			return err
		}
		x := p.task
		words, answer := strings.Join(done, "\n"), strings.Join(answers, "\n\n")
		p.set("outcome", x.Outcome, words)
		p.set("answer", x.Answer, answer)
		x.Outcome, x.Answer, x.State, x.Closed, x.NextTry = words, answer, handover.Closed, p.now, calendar.NoInstant
		p.outcome = "beantwoord"
		p.fact("answer", answer != "")
		p.events = append(p.events, clock.Event{Kind: charter.Answered, At: p.now, Until: calendar.NoInstant}, clock.Event{Kind: charter.Closed, At: p.now, Reason: p.outcome, Until: calendar.NoInstant})
		return nil
	})
	return err
}
