package action

import (
	"context"

	"handvest/internal/store"
)

// around reads what belongs to a task: attempts with what the protocol asks, its
// parts or its whole, and what its department wants to know.
func (a *Actions) around(ctx context.Context, tx *store.Tx, who Actor, m *made, out *OneTask) (err error) {
	t := &out.Task
	if out.Attempts, err = tx.Attempts(ctx, who.Organisation, t.ID); err != nil {
		return err
	}
	if out.Protocol, err = protocol(ctx, tx, who.Organisation, t.Department); err != nil {
		return err
	}
	if out.Advice, err = advise(ctx, tx, who.Organisation, m, t, out.Attempts, tx.Now()); err != nil {
		return err
	}
	if out.Set, err = tx.QuestionSet(ctx, who.Organisation, t.Product); err != nil {
		return err
	}
	if t.Parent != 0 {
		whole, err := tx.Task(ctx, who.Organisation, t.Parent)
		if err != nil {
			return err
		}
		if maySeeTask(who, &whole) {
			out.Whole = &whole
		}
	}
	if out.Parts, err = tx.PartsOfTask(ctx, who.Organisation, t.ID); err != nil {
		return err
	}
	return nil
}
