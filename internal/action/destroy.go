package action

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ApproveDestruction is the second pair of eyes: what is on the list is
// destroyed. Each record is one transaction, and a job goes on with a list that
// was broken off: nothing is destroyed half, or twice.
func (a *Actions) ApproveDestruction(ctx context.Context, who Actor, list int64) error {
	if err := who.May(staff.ApproveErasure); err != nil {
		return err
	}
	if err := a.decideDestruction(ctx, who, list, complaint.Approved, ""); err != nil {
		return fmt.Errorf("approve destruction %d: %w", list, err)
	}
	return a.destroyList(ctx, who.Organisation, list)
}

// RejectDestruction is the second person who says no; the records can come on
// another list.
func (a *Actions) RejectDestruction(ctx context.Context, who Actor, list int64, reason string) error {
	if err := who.May(staff.ApproveErasure); err != nil {
		return err
	}
	if reason == "" {
		return fault.New(fault.Invalid, "Schrijf op waarom u de lijst afkeurt.", "Write down why you reject the list.").At("reden")
	}
	if err := a.decideDestruction(ctx, who, list, complaint.Rejected, reason); err != nil {
		return fmt.Errorf("reject destruction %d: %w", list, err)
	}
	return nil
}

func (a *Actions) decideDestruction(ctx context.Context, who Actor, list int64, next complaint.Batch, reason string) error {
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		d, err := tx.Destruction(ctx, who.Organisation, list)
		if err != nil {
			return err
		}
		if err := d.MayDecide(who.ID); err != nil {
			return err
		}
		mine, err := about(ctx, tx, who)
		if err != nil {
			return err
		}
		records, err := tx.DestructionRecords(ctx, who.Organisation, list)
		if err != nil {
			return err
		}
		for i := range records {
			if mine[records[i].Complaint] {
				return fault.New(fault.Forbidden, "Over deze lijst mag u niet beslissen. Vraag een andere leidinggevende of de functioneel beheerder.",
					"You may not decide about this list. Ask another manager or the application manager.")
			}
		}
		d.State, d.DecidedBy, d.Decider, d.Decided, d.Reason = next, who.ID, who.Name, tx.Now(), reason
		decided, err := tx.DecideDestruction(ctx, who.Organisation, &d)
		if err != nil {
			return err
		}
		if !decided {
			return d.MayDecide(who.ID)
		}
		tx.Pulse(who.Organisation, TopicComplaints)
		return a.note(ctx, tx, who, "destruction."+string(next), 0, facts{"list": list, "records": len(records)})
	})
}

// RunDestruction goes on with lists that were approved and broken off.
func (a *Actions) RunDestruction(ctx context.Context, organisation int64) error {
	var lists []int64
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		lists, err = tx.DestructionsIn(ctx, organisation, complaint.Approved)
		return err
	}); err != nil {
		return fmt.Errorf("find lists to destroy: %w", err)
	}
	for _, list := range lists {
		if err := a.destroyList(ctx, organisation, list); err != nil {
			return err
		}
	}
	return nil
}

// destroyList destroys what waits on an approved list.
func (a *Actions) destroyList(ctx context.Context, organisation, list int64) error {
	var records []complaint.Record
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		records, err = tx.DestructionRecords(ctx, organisation, list)
		return err
	}); err != nil {
		return fmt.Errorf("destroy list %d: %w", list, err)
	}
	for i := range records {
		if records[i].Fate != complaint.Waits {
			continue
		}
		if err := a.db.Tx(ctx, func(tx *store.Tx) error {
			r := records[i]
			return a.destroyOne(ctx, tx, organisation, list, &r)
		}); err != nil {
			return fmt.Errorf("destroy %s of list %d: %w", records[i].Reference, list, err)
		}
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		tx.Pulse(organisation, TopicComplaints)
		tx.Pulse(organisation, TopicRequests)
		return tx.EndDestruction(ctx, organisation, list)
	})
}

// destroyOne destroys one record, when it may be destroyed still.
func (a *Actions) destroyOne(ctx context.Context, tx *store.Tx, organisation, list int64, r *complaint.Record) error {
	r.At = tx.Now()
	zone, err := a.zoneOf(ctx, tx, organisation)
	if err != nil {
		return err
	}
	c, err := tx.Complaint(ctx, organisation, r.Complaint)
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
		r.Fate, r.Why = complaint.Spared, complaint.SpareGone
		_, err = tx.SettleRecord(ctx, organisation, list, r)
		return err
	}
	if err != nil {
		return err
	}
	costs, err := costly(ctx, tx, organisation, c)
	if err != nil {
		return err
	}
	today := zone.Date(tx.Now())
	if kept, err := reckon(&c, zone, costs[c.ID]); err == nil && !kept.May(today) && c.Kept.May(today) {
		if err := a.keepLonger(ctx, tx, organisation, c.ID, kept); err != nil {
			return err
		}
		c.Kept = kept
	}
	if r.Why = c.Spare(today); r.Why != "" {
		r.Fate = complaint.Spared
		_, err = tx.SettleRecord(ctx, organisation, list, r)
		return err
	}
	if r.Hash, err = tx.HashComplaint(ctx, organisation, c.ID); err != nil {
		return err
	}
	r.Fate = complaint.Destroyed
	if settled, err := tx.SettleRecord(ctx, organisation, list, r); err != nil || !settled {
		return err // another was first
	}
	if err := a.leaveTrace(ctx, tx, organisation, &c); err != nil {
		return err
	}
	return tx.WipeComplaint(ctx, organisation, &c)
}

// leaveTrace keeps what a complaint adds to the figures.
func (a *Actions) leaveTrace(ctx context.Context, tx *store.Tx, organisation int64, c *complaint.Complaint) error {
	x, err := a.counting(ctx, tx, organisation)
	if err != nil {
		return err
	}
	others, err := tx.ComplaintsOfParty(ctx, organisation, c.Party, mostOfParty)
	if err != nil {
		return err
	}
	alone := len(others) < mostOfParty && !slices.ContainsFunc(others, func(o complaint.Complaint) bool { return o.ID != c.ID && o.Day.Year() == c.Day.Year() })
	trace := c.Row(&x.ask).Trace(alone)
	return tx.AddTrace(ctx, organisation, c.ID, &trace)
}

// DestructionReport is one list with its records: what was destroyed by which
// entry of the selection list, who proposed and who approved. Records about the
// reader that wait still are left out.
func (a *Actions) DestructionReport(ctx context.Context, who Actor, list int64) (d complaint.Destruction, records []complaint.Record, err error) {
	if err := who.May(staff.SeeRetention); err != nil {
		return d, nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if d, err = tx.Destruction(ctx, who.Organisation, list); err != nil {
			return err
		}
		mine, err := about(ctx, tx, who)
		if err != nil {
			return err
		}
		all, err := tx.DestructionRecords(ctx, who.Organisation, list)
		records = nil
		for _, r := range all {
			if mine[r.Complaint] {
				continue
			}
			records = append(records, r)
			d.Records++
			switch r.Fate {
			case complaint.Destroyed:
				d.Destroyed++
			case complaint.Spared:
				d.Kept++
			}
		}
		return err
	})
	if err != nil {
		return d, nil, fmt.Errorf("report destruction %d: %w", list, err)
	}
	return d, records, nil
}
