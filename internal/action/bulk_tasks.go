package action

import (
	"context"
	"fmt"

	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// BulkDo is what is done with several tasks at once.
type BulkDo string

// What can be done with several tasks. The first three can be undone.
const (
	BulkTake    BulkDo = "take"
	BulkAssign  BulkDo = "assign"
	BulkClose   BulkDo = "close"
	BulkForward BulkDo = "forward"
	BulkRemind  BulkDo = "remind"
)

// Picked is one task of a list, at the version that was seen.
type Picked struct {
	ID      int64
	Version int32
}

// Bulk is one thing to do with several tasks.
type Bulk struct {
	Do     BulkDo
	Tasks  []Picked
	To     int64  // to whom, of assign
	Name   string // looked up
	Route  Route  // of forward
	Words  string // what was done, of close
	Reason string // of assign
}

// BulkLine is how it went for one task.
type BulkLine struct {
	Picked
	Title string
	Err   error // nil is done
	Was   int64 // who had it, to undo
}

// mostBulk is how many tasks are dealt with at once.
const mostBulk = 100

// DoTasks does one thing with several tasks. Each is done or refused by itself,
// as if it had been done alone: what one may not do, or what somebody else
// changed meanwhile, is said in its own line and leaves the others as they are.
func (a *Actions) DoTasks(ctx context.Context, who Actor, b Bulk) ([]BulkLine, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return nil, err
	}
	if len(b.Tasks) == 0 {
		return nil, fault.New(fault.Invalid, "Kies eerst een of meer taken.", "Choose one or more tasks first.")
	}
	if len(b.Tasks) > mostBulk {
		return nil, fault.Newf(fault.Invalid, "Doe hoogstens %d taken tegelijk.", "Do %d tasks at once at most.", mostBulk)
	}
	if b.Do == BulkAssign {
		if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
			b.Name, err = colleagueName(ctx, tx, who, b.To)
			return err
		}); err != nil {
			return nil, err
		}
	}
	lines := make([]BulkLine, len(b.Tasks))
	for i, p := range b.Tasks { // each in its own transaction: one refusal undoes no other
		line := BulkLine{Picked: p}
		var before handover.Task
		err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
			if before, err = tx.Task(ctx, who.Organisation, p.ID); err == nil && !maySeeTask(who, &before) {
				before, err = handover.Task{}, noTask()
			}
			return err
		})
		line.Title, line.Was = before.Title, before.Staff
		var t handover.Task
		if err == nil {
			t, err = a.doTask(ctx, who, b, p)
		}
		if err != nil && fault.As(err) == nil {
			return lines[:i], fmt.Errorf("do several tasks: %w", err)
		}
		if line.Err = err; err == nil {
			line.Picked = Picked{t.ID, t.Version}
		} else if f := fault.As(err); f.Kind == fault.NotFound {
			line.Title = ""
		}
		lines[i] = line
	}
	return lines, nil
}

func (a *Actions) doTask(ctx context.Context, who Actor, b Bulk, p Picked) (handover.Task, error) {
	switch b.Do {
	case BulkTake:
		return a.TakeTask(ctx, who, p.ID, p.Version)
	case BulkAssign:
		return a.AssignTask(ctx, who, p.ID, p.Version, b.To, b.Name, b.Reason)
	case BulkForward:
		return a.RouteTask(ctx, who, p.ID, p.Version, b.Route)
	case BulkRemind:
		return a.RemindTask(ctx, who, p.ID)
	case BulkClose:
		return a.CloseTask(ctx, who, p.ID, p.Version, TaskDone{Words: b.Words})
	}
	return handover.Task{}, fault.New(fault.Invalid, "Kies wat u met deze taken wilt doen.", "Choose what you want to do with these tasks.")
}

// UndoTasks undoes what DoTasks did, for the tasks that nobody changed since:
// who had them gets them back, and what was closed is open again.
func (a *Actions) UndoTasks(ctx context.Context, who Actor, do BulkDo, lines []BulkLine) ([]BulkLine, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return nil, err
	}
	if len(lines) > mostBulk || do != BulkTake && do != BulkAssign && do != BulkClose {
		return nil, fault.New(fault.Invalid, "Dit kan niet ongedaan worden gemaakt.", "This cannot be undone.")
	}
	out := make([]BulkLine, len(lines))
	for i, l := range lines {
		change := changing{id: l.ID, version: l.Version, closed: do == BulkClose}
		t, err := a.changeOne(ctx, who, change, func(c *taskChange) error {
			if do == BulkClose {
				return c.reopen(ctx, "Ongedaan gemaakt.")
			}
			if c.task.Staff != who.ID && !who.Can(staff.AssignTask) {
				return noTask()
			}
			name := ""
			if l.Was != 0 {
				p, _, err := c.w.tx.Person(ctx, who.Organisation, l.Was)
				if err != nil {
					return err
				}
				name = p.Name
			}
			c.give(l.Was, name)
			return nil
		})
		if err != nil && fault.As(err) == nil {
			return out[:i], err
		}
		out[i] = BulkLine{Picked: Picked{l.ID, t.Version}, Title: t.Title, Err: err}
	}
	return out, nil
}

// RemindTask reminds who owes a task of it: its person, or its team. Who does it
// twice an hour is heard once.
func (a *Actions) RemindTask(ctx context.Context, who Actor, id int64) (handover.Task, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return handover.Task{}, err
	}
	var t handover.Task
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if t, err = tx.Task(ctx, who.Organisation, id); err != nil {
			return err
		}
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden || !maySeeTask(who, &t) {
			if err == nil {
				err = noTask()
			}
			return err
		}
		if t.State == handover.Closed {
			return fault.New(fault.Conflict, "Deze taak is al afgerond.", "This task was closed already.")
		}
		if t.Staff == who.ID && who.ID != 0 {
			return fault.New(fault.Conflict, "Deze taak is van uzelf.", "This task is your own.")
		}
		const hour = 3_600_000
		return warnOwner(ctx, tx, who, &t, handover.Alert{Kind: handover.Reminded, Event: fmt.Sprintf("remind:%d:%d:%d", t.ID, who.ID, int64(tx.Now())/hour), By: who.Name})
	})
	return t, err
}
