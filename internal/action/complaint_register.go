package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// RegisterLine is one complaint in the register (Awb 9:12a): no name, no title
// and no word of anybody. Of one whose file is destroyed only its row is left.
type RegisterLine struct {
	complaint.Row
	ID        int64  // 0 for who may not open its file, and of one that is destroyed
	Reference string // empty of one that is destroyed
	Due       calendar.Date
	Answered  calendar.Date // NoDate is not yet
}

// Register is a period of the register.
type Register struct {
	Lines []RegisterLine // the last received first
	Bound []string       // the departments that it is bound to; nil is all
	Today calendar.Date
}

// ComplaintRegister is the register of a period: of all complaints in writing,
// and of those by word of mouth when asked. A manager sees those about their own
// departments. What is about the reader is not in it: they get a copy (Awb 9:9).
func (a *Actions) ComplaintRegister(ctx context.Context, who Actor, from, until calendar.Date, oral bool) (*Register, error) {
	if err := who.May(staff.SeeComplaints); err != nil {
		return nil, err
	}
	out := &Register{Bound: departmentsOf(who, staff.SeeComplaints)}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		x, err := a.counting(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		out.Today = x.ask.AsOf
		all, err := tx.ComplaintsReceived(ctx, who.Organisation, from.String(), until.String())
		if err != nil {
			return err
		}
		mine, err := about(ctx, tx, who)
		if err != nil {
			return err
		}
		for i := len(all) - 1; i >= 0; i-- {
			if c := &all[i]; !mine[c.ID] {
				l := RegisterLine{Row: c.Row(&x.ask), Reference: c.Reference, Due: c.Due, Answered: c.Answered(x.ask.Zone)}
				l.Cause, l.Person = "", 0
				if who.Can(staff.HandleComplaint) || c.Handler == who.ID {
					l.ID = c.ID
				}
				out.Lines = append(out.Lines, l)
			}
		}
		gone, err := tx.Traces(ctx, who.Organisation, from.String(), until.String())
		if err != nil {
			return err
		}
		for _, r := range gone {
			out.Lines = append(out.Lines, RegisterLine{Row: r, Due: calendar.NoDate, Answered: calendar.NoDate})
		}
		out.Lines = slices.DeleteFunc(out.Lines, func(l RegisterLine) bool {
			return l.Kind != complaint.Grievance || !l.Attributes.Written && !oral || !mayCount(out.Bound, l.Department)
		})
		slices.SortStableFunc(out.Lines, func(a, b RegisterLine) int { return cmp.Compare(b.Day, a.Day) })
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the register of complaints: %w", err)
	}
	return out, nil
}
