package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SimilarComplaint is another complaint like one, and why it is thought so.
type SimilarComplaint struct {
	complaint.Item
	Why []complaint.Word
}

const (
	similarDays    = 365 // how far back and ahead similar complaints are looked for
	mostSimilar    = 8
	handlerChanged = "complaint.handler" // the field of a correction
)

// SimilarComplaints are those of the year around a complaint that resemble it,
// as far as this reader may open them.
func (a *Actions) SimilarComplaints(ctx context.Context, who Actor, id int64) ([]SimilarComplaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return nil, err
	}
	var all []SimilarComplaint
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		c, err := seenComplaint(ctx, tx, who, id)
		if err != nil {
			return err
		}
		others, err := tx.ComplaintsReceived(ctx, who.Organisation, c.Day.AddDays(-similarDays).String(), c.Day.AddDays(similarDays).String())
		if err != nil {
			return err
		}
		mine, err := about(ctx, tx, who)
		if err != nil {
			return err
		}
		seen := others[:0]
		for i := range others {
			if o := &others[i]; !mine[o.ID] && maySeeComplaint(who, o) {
				seen = append(seen, *o)
			}
		}
		for _, x := range complaint.Similar(&c, seen, mostSimilar) {
			all = append(all, SimilarComplaint{complaint.ItemOf(&seen[x.At]), x.Why})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look for complaints like %d: %w", id, err)
	}
	return all, nil
}

// ComplaintWarnings are the ways in which we are teaching this complainant never
// to complain again, as far as our own data show them (S1-21).
func (a *Actions) ComplaintWarnings(ctx context.Context, who Actor, id int64) (all []complaint.Word, err error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		c, err := seenComplaint(ctx, tx, who, id)
		if err != nil {
			return err
		}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		zone, err := m.zone()
		if err != nil {
			return err
		}
		times, err := transferred(ctx, tx, who.Organisation, &c)
		if err != nil {
			return err
		}
		all = c.Warnings(times, termShare(&c, zone.Date(tx.Now())), c.Steps[3])
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("look what goes wrong in complaint %d: %w", id, err)
	}
	return all, nil
}

// transferred is how often a complainant was passed on: put through in the
// contact in which they complained, and given to another handler or department
// afterwards. That the first handler was chosen is none.
func transferred(ctx context.Context, tx *store.Tx, organisation int64, c *complaint.Complaint) (int, error) {
	n := 0
	if c.Contact != 0 {
		tried, err := tx.TransfersOfContact(ctx, organisation, c.Contact)
		if err != nil {
			return 0, err
		}
		for i := range tried {
			if tried[i].Outcome == handover.PutThrough {
				n++
			}
		}
	}
	changes, err := tx.Corrections(ctx, organisation, c.ID)
	if err != nil {
		return 0, err
	}
	handlers := 0
	for i := range changes {
		switch changes[i].Field {
		case handlerChanged:
			handlers++
		case "department":
			n++
		}
	}
	return n + max(handlers-1, 0), nil
}

// termShare is how much of the term of a complaint is gone, in hundredths of a
// percent.
func termShare(c *complaint.Complaint, today calendar.Date) int32 {
	whole := int32(c.Due - c.Day)
	if !c.Due.Known() || whole <= 0 {
		return 0
	}
	return int32(today-c.Day) * 10_000 / whole
}
