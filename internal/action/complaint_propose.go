package action

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ProposeImprovements opens an improvement for each cause of which three
// complaints came in within a month (S1-22), and links those complaints to it.
// A cause has one open at a time, and complaints from before its last one was
// closed count for no new one: so it can run as often as it likes. It returns
// how many it opened.
func (a *Actions) ProposeImprovements(ctx context.Context, organisation int64) (int, error) {
	who := staff.System("improvements", organisation)
	var all []complaint.Complaint
	var stand map[string]store.CauseLearned
	var today calendar.Date
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		x, err := a.counting(ctx, tx, organisation)
		if err != nil {
			return err
		}
		today = x.ask.AsOf
		if stand, err = tx.CausesLearned(ctx, organisation); err != nil {
			return err
		}
		all, err = tx.ComplaintsReceived(ctx, organisation, today.AddDays(1-remedy.BeforeDays).String(), today.String())
		all = slices.DeleteFunc(all, func(c complaint.Complaint) bool {
			closed := stand[complaint.FoldCause(c.Learning.Cause)].Closed
			return closed != 0 && c.Day <= x.ask.Zone.Date(closed)
		})
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("look for causes that come back: %w", err)
	}
	opened := 0
	var failed error
	for _, r := range complaint.Recurring(all) {
		id := stand[r.Key].Open
		if id == 0 {
			if id, err = a.proposeImprovement(ctx, organisation, &r, all, today); err != nil {
				return opened, fmt.Errorf("propose an improvement: %w", err)
			}
			opened++
		}
		for i := range all {
			if c := &all[i]; c.Learning.Improves == 0 && slices.Contains(r.IDs, c.ID) && id != 0 {
				failed = errors.Join(failed, a.linkImprovement(ctx, who, c.ID, 0, id))
			}
		}
	}
	return opened, failed
}

// proposeImprovement opens one; 0 when somebody else was first.
func (a *Actions) proposeImprovement(ctx context.Context, organisation int64, r *complaint.Recurrence, all []complaint.Complaint, today calendar.Date) (int64, error) {
	id := int64(0)
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		i := improvementFor(tx, r.Key, r.Cause, r.Department)
		i.Effect.Before = complaint.FrequencyOf(all, r.Key, today.AddDays(1-remedy.BeforeDays), today)
		opened, err := tx.AddImprovement(ctx, organisation, &i)
		if err != nil || !opened {
			return err
		}
		id = i.ID
		tx.Pulse(organisation, TopicComplaints)
		if r.Department == "" {
			return nil
		}
		return tx.AddAlerts(ctx, organisation, handover.Alert{Kind: handover.CameBack, To: handover.ToManagers(r.Department), Event: fmt.Sprintf("cause:%d", i.ID), Department: r.Department,
			At: i.Opened, Due: calendar.NoInstant, Read: calendar.NoInstant, Text: fmt.Sprintf("%d klachten, van %s tot en met %s.", len(r.IDs), r.From, r.To)})
	})
	return id, err
}

func improvementFor(tx *store.Tx, key, cause, department string) remedy.Improvement {
	return remedy.Improvement{ID: tx.NewID(), Origin: remedy.OfComplaint, Key: key, Cause: cause, Department: department, State: remedy.Opened, Title: cause, Due: calendar.NoDate,
		From: tx.Now(), Opened: tx.Now(), Closed: calendar.NoInstant}
}

// linkImprovement writes down which improvement a complaint leads to.
func (a *Actions) linkImprovement(ctx context.Context, who Actor, id int64, version int32, improvement int64) error {
	_, err := a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		x.complaint.Learning.Improves = improvement
		return nil
	})
	return err
}

// ImproveFromComplaint opens an improvement for the cause of one complaint, or
// links the complaint to the one that is open for it. It returns its id.
func (a *Actions) ImproveFromComplaint(ctx context.Context, who Actor, id int64, version int32) (int64, error) {
	if err := who.May(staff.Improve); err != nil {
		return 0, err
	}
	improvement := int64(0)
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		c, err := seenComplaint(ctx, tx, who, id)
		if err != nil {
			return err
		}
		key := complaint.FoldCause(c.Learning.Cause)
		if key == "" {
			return fault.New(fault.Invalid, "Schrijf eerst op waardoor dit kwam.", "Write down first what caused this.").At("oorzaak")
		}
		stand, err := tx.CausesLearned(ctx, who.Organisation)
		if err != nil {
			return err
		}
		if improvement = stand[key].Open; improvement == 0 {
			x, err := a.counting(ctx, tx, who.Organisation)
			if err != nil {
				return err
			}
			today := x.ask.AsOf
			all, err := tx.ComplaintsReceived(ctx, who.Organisation, today.AddDays(1-remedy.BeforeDays).String(), today.String())
			if err != nil {
				return err
			}
			i := improvementFor(tx, key, c.Learning.Cause, c.Department)
			i.Effect.Before = complaint.FrequencyOf(all, key, today.AddDays(1-remedy.BeforeDays), today)
			if _, err := tx.AddImprovement(ctx, who.Organisation, &i); err != nil {
				return err
			}
			improvement = i.ID
		}
		_, err = a.changeComplaintIn(ctx, tx, who, id, version, func(x *complaintChange) error {
			x.complaint.Learning.Improves, x.complaint.Learning.Action = improvement, complaint.Act
			return nil
		})
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("improve after complaint %d: %w", id, err)
	}
	return improvement, nil
}
