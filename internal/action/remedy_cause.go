package action

import (
	"context"
	"slices"
	"strconv"

	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// GoodCauses are all good causes, those that can no longer be chosen too.
func (a *Actions) GoodCauses(ctx context.Context, who Actor) (all []remedy.GoodCause, err error) {
	if err := who.May(staff.ManageRemedy); err != nil {
		return nil, err
	}
	return all, a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Causes(ctx, who.Organisation)
		return err
	})
}

// SaveCause saves a good cause: a new one has id 0, else its version says what
// was seen. A cause is never deleted, for donations name it: it can be taken out
// of the list.
func (a *Actions) SaveCause(ctx context.Context, who Actor, c remedy.GoodCause) (remedy.GoodCause, error) {
	if err := who.May(staff.ManageRemedy); err != nil {
		return c, err
	}
	asked := c.Tidy()
	if err := asked.Check(); err != nil {
		return asked, err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		c = asked
		all, err := tx.Causes(ctx, who.Organisation)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(all, func(x remedy.GoodCause) bool { return x.ID != c.ID && x.Name == c.Name }) {
			return fault.New(fault.Conflict, "Dit goede doel staat al in de lijst.", "This good cause is in the list already.").At("naam")
		}
		if c.ID == 0 {
			c.ID, c.Version = tx.NewID(), 0
			if c.Code == "" {
				c.Code = "doel-" + strconv.FormatInt(c.ID, 36)
			}
		}
		c.Version++
		tx.Pulse(who.Organisation, TopicRemedies)
		return tx.PutCause(ctx, who.Organisation, c)
	})
	return c, err
}
