package action

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/store"
)

// ToldParty is a party that another system tells us about. Its id is chosen by
// the teller, as those of the rows below.
type ToldParty struct {
	Party party.Party
	BSN   string
}

// Rows are what people wrote down about what is told: who it was, in which
// words. The ids are those of their subjects, told here or before. A party or
// contact that is known already stays as it is; a request or task takes over
// how far it is.
type Rows struct {
	Parties  []ToldParty
	Contacts []contact.Contact
	Requests []contact.Request
	Tasks    []handover.Task
}

func (r *Rows) empty() bool {
	return len(r.Parties) == 0 && len(r.Contacts) == 0 && len(r.Requests) == 0 && len(r.Tasks) == 0
}

// putRows saves the rows of a batch. The due moment of a request or a task is
// that of the promise on it that is due first.
func (t *telling) putRows(ctx context.Context, b *Batch) error {
	r, tx, organisation := &b.Rows, t.tx, t.organisation
	if r.empty() {
		return nil
	}
	if err := t.putParties(ctx, b); err != nil {
		return err
	}
	due := make(map[int64]calendar.Instant, len(t.clocks))
	for i := range t.clocks {
		c := &t.clocks[i]
		if at := c.Result.Due.At; at.Known() {
			if before, known := due[c.Subject]; !known || at < before {
				due[c.Subject] = at
			}
		}
	}
	for i := range r.Requests {
		if at, known := due[r.Requests[i].ID]; known {
			r.Requests[i].Due = at
		}
	}
	for i := range r.Tasks {
		if at, known := due[r.Tasks[i].ID]; known {
			r.Tasks[i].Due = at
		}
	}
	if b.New {
		if err := tx.PutRequests(ctx, organisation, r.Requests); err != nil {
			return err
		}
		if err := tx.PutContacts(ctx, organisation, r.Contacts); err != nil {
			return err
		}
		return tx.PutTasks(ctx, organisation, r.Tasks)
	}
	if err := tx.TellRequests(ctx, organisation, r.Requests); err != nil {
		return err
	}
	if err := tx.TellContacts(ctx, organisation, r.Contacts); err != nil {
		return err
	}
	return tx.TellTasks(ctx, organisation, r.Tasks)
}

// putParties saves those that are not known yet.
func (t *telling) putParties(ctx context.Context, b *Batch) error {
	tx, organisation := t.tx, t.organisation
	ids := make([]int64, len(b.Rows.Parties))
	for i := range ids {
		ids[i] = b.Rows.Parties[i].Party.ID
	}
	known := map[int64]bool{}
	if !b.New {
		var err error
		if known, err = tx.KnownParties(ctx, organisation, ids); err != nil {
			return err
		}
	}
	parties := make([]party.Party, 0, len(ids))
	bsns := map[int64]store.SealedBSN{}
	for i := range b.Rows.Parties {
		p := &b.Rows.Parties[i]
		if known[p.Party.ID] {
			continue
		}
		known[p.Party.ID] = true
		parties = append(parties, p.Party)
		if p.BSN == "" {
			continue
		}
		number, err := party.ParseBSN(p.BSN)
		if err != nil {
			return err
		}
		bsns[p.Party.ID] = t.a.sealBSN(number)
	}
	return tx.PutParties(ctx, organisation, parties, bsns)
}
