package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// mostOfParty is how many complaints of one customer are looked through.
const mostOfParty = 50

// RunningComplaints is how many complaints of a customer run, and since when the
// first: nothing of what they are about. Who is complained about does not know
// that it is there.
func (a *Actions) RunningComplaints(ctx context.Context, who Actor, party int64) (n int, since calendar.Date, err error) {
	if err := who.May(staff.ReadParty); err != nil {
		return 0, calendar.NoDate, err
	}
	if who.External != "" {
		return 0, calendar.NoDate, nil // of others' complaints an external contact centre knows nothing
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		n, since = 0, calendar.NoDate
		all, err := tx.ComplaintsOfParty(ctx, who.Organisation, party, mostOfParty)
		if err != nil || len(all) == 0 {
			return err
		}
		involved, err := about(ctx, tx, who)
		if err != nil {
			return err
		}
		for i := range all {
			if c := &all[i]; c.Kind == complaint.Grievance && !c.State.Over() && !involved[c.ID] {
				n++
				if !since.Known() || c.Day < since {
					since = c.Day
				}
			}
		}
		return nil
	})
	if err != nil {
		return 0, calendar.NoDate, fmt.Errorf("look for running complaints: %w", err)
	}
	return n, since, nil
}
