package action

import (
	"context"
	"fmt"

	"handvest/internal/complaint"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// mostReminded bounds how many running complaints are looked at in one go.
const mostReminded = 20_000

// RemindComplaints warns whoever handles a complaint of each term that ends soon
// and of each that ended: once each, and anew when the term moves. Of one that
// nobody handles, and of a term that ended, every complaints officer is warned,
// but never who is complained about (KL-4, KL-6, KL-8).
func (a *Actions) RemindComplaints(ctx context.Context, organisation int64) error {
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		all, err := tx.ComplaintsRunning(ctx, organisation, mostReminded)
		if err != nil || len(all) == 0 {
			return err
		}
		x, err := a.counting(ctx, tx, organisation)
		if err != nil {
			return err
		}
		crew, err := crewOf(ctx, tx, organisation)
		if err != nil {
			return err
		}
		now := tx.Now()
		var alerts []handover.Alert
		for i := range all {
			c := &all[i]
			terms, today, err := complaintTerms(c, x.ask.Zone, now)
			if err != nil {
				return err
			}
			for _, d := range c.Coming(terms, x.ask.Receipt(c.Day, x.ask.Days), today) {
				for _, to := range crew.handling(organisation, c, d.Past) {
					alerts = append(alerts, handover.Alert{Kind: handover.ComplaintTerm, To: to, Event: fmt.Sprintf("complaint:%d:%s:%s:%t", c.ID, d.Duty, d.Until, d.Past), Subject: c.ID,
						Department: c.Department, Text: string(d.Duty), At: now, Due: x.ask.Zone.EndOfDay(d.Until)})
				}
			}
		}
		return tx.AddAlerts(ctx, organisation, alerts...)
	})
	if err != nil {
		return fmt.Errorf("remind of complaints: %w", err)
	}
	return nil
}

// handling is who leads a complaint, and the officers when nobody does, when they
// are away, or when all must know.
func (c *crew) handling(organisation int64, x *complaint.Complaint, all bool) (to []handover.Audience) {
	all = all || x.Handler == 0 || !c.isIn(x.Handler)
	for i := range c.people {
		p := &c.people[i]
		if p.ID == x.Handler || all && p.Person(organisation).Can(staff.HandleComplaint) && !x.Involves(p.ID) {
			to = append(to, handover.ToStaff(p.ID))
		}
	}
	return to
}
