package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// mostToDestroy is how many records one list has at most.
const mostToDestroy = 200

// ToDestroy is what may be destroyed, what somebody stopped, and the lists.
type ToDestroy struct {
	Today calendar.Date
	Ready []complaint.Record // their retention is over
	Held  []Kept             // over too, but somebody stopped the destruction
	Lists []complaint.Destruction
	More  bool // there are more ready than are shown
}

// ToDestroy lists complaints whose retention is over: references and terms, and
// nothing of what they are about. Those about the reader do not exist here.
func (a *Actions) ToDestroy(ctx context.Context, who Actor) (ToDestroy, error) {
	if err := who.May(staff.SeeRetention); err != nil {
		return ToDestroy{}, err
	}
	var out ToDestroy
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		zone, err := a.zoneOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		out = ToDestroy{Today: zone.Date(tx.Now())}
		all, err := tx.ComplaintsToDestroy(ctx, who.Organisation, out.Today, mostToDestroy+1)
		if err != nil {
			return err
		}
		mine, err := about(ctx, tx, who)
		if err != nil {
			return err
		}
		if out.More = len(all) > mostToDestroy; out.More {
			all = all[:mostToDestroy]
		}
		for i := range all {
			c := &all[i]
			switch {
			case mine[c.ID]:
			case c.Kept.Hold != "":
				out.Held = append(out.Held, Kept{ID: c.ID, Version: c.Version, Reference: c.Reference, Kind: c.Kind, State: c.State, Closed: zone.Date(c.Closed), Kept: c.Kept})
			default:
				out.Ready = append(out.Ready, recordOf(c, zone))
			}
		}
		out.Lists, err = tx.Destructions(ctx, who.Organisation, 50)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("list what may be destroyed: %w", err)
	}
	return out, nil
}

func recordOf(c *complaint.Complaint, zone *calendar.Zone) complaint.Record {
	return complaint.Record{Complaint: c.ID, Reference: c.Reference, Kind: c.Kind, Entry: c.Kept.Entry, Years: c.Kept.Years, Closed: zone.Date(c.Closed), Until: c.Kept.Until,
		Fate: complaint.Waits, At: calendar.NoInstant}
}

// Proposal is what became of a proposal to destroy.
type Proposal struct {
	List   int64 // 0 is none
	Listed int
	Longer int // their retention turned out to be longer: they cost money since
}

// ProposeDestruction puts complaints on a list for a second person to approve.
// Their retention is computed once more: what cost money after it closed is kept
// for longer and does not come on the list.
func (a *Actions) ProposeDestruction(ctx context.Context, who Actor, ids []int64) (Proposal, error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return Proposal{}, err
	}
	var out Proposal
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		out = Proposal{}
		zone, err := a.zoneOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		today := zone.Date(tx.Now())
		all, err := tx.ComplaintsToDestroy(ctx, who.Organisation, today, mostToDestroy)
		if err != nil {
			return err
		}
		mine, err := about(ctx, tx, who)
		if err != nil {
			return err
		}
		costs, err := costly(ctx, tx, who.Organisation, all...)
		if err != nil {
			return err
		}
		wanted := map[int64]bool{}
		for _, id := range ids {
			wanted[id] = true
		}
		var records []complaint.Record
		for i := range all {
			c := &all[i]
			if !wanted[c.ID] || mine[c.ID] || c.Spare(today) != "" {
				continue
			}
			kept, err := reckon(c, zone, costs[c.ID])
			if err != nil {
				return err
			}
			if !kept.May(today) {
				out.Longer++
				if err := a.keepLonger(ctx, tx, who.Organisation, c.ID, kept); err != nil {
					return err
				}
				continue
			}
			records = append(records, recordOf(c, zone))
		}
		if out.Listed = len(records); out.Listed == 0 {
			if out.Longer > 0 {
				return nil
			}
			return fault.New(fault.Invalid, "Kies ten minste één klacht die mag worden vernietigd.", "Choose at least one complaint that may be destroyed.").At("klacht")
		}
		d := complaint.Destruction{ID: tx.NewID(), State: complaint.Proposed, ProposedBy: who.ID, Proposer: who.Name, Proposed: tx.Now()}
		out.List = d.ID
		tx.Pulse(who.Organisation, TopicComplaints)
		if err := a.note(ctx, tx, who, "destruction.proposed", 0, facts{"list": d.ID, "records": len(records)}); err != nil {
			return err
		}
		return tx.AddDestruction(ctx, who.Organisation, &d, records)
	})
	if store.Duplicate(err) {
		return out, fault.New(fault.Conflict, "Een van deze klachten staat al op een andere lijst. Laad de pagina opnieuw.", "One of these complaints is on another list already. Load the page again.")
	}
	if err != nil {
		return out, fmt.Errorf("propose to destroy: %w", err)
	}
	return out, nil
}

// keepLonger saves a retention that turned out to be longer.
func (a *Actions) keepLonger(ctx context.Context, tx *store.Tx, organisation, id int64, kept complaint.Retention) error {
	_, err := a.changeComplaintIn(ctx, tx, staff.System("retention", organisation), id, 0, func(x *complaintChange) error {
		x.complaint.Kept = kept
		return nil
	})
	return err
}
