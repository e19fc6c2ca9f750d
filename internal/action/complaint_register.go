package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// RegisterLine is one complaint in the register (Awb 9:12a): no name, no title
// and no word of anybody.
type RegisterLine struct {
	ID         int64 // 0 for who may not open its file
	Reference  string
	Day        calendar.Date // of receipt
	Channel    string
	Department string
	Classes    []string // codes of complaint.Classes
	Aspects    []complaint.Aspect
	Level      complaint.Level
	State      complaint.State
	Judgment   complaint.Judgment
	Due        calendar.Date
	Answered   calendar.Date // NoDate is not yet
	InTime     bool
	Judged     bool // whether InTime says anything
	Written    bool
	Action     complaint.Decision
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
			c := &all[i]
			if c.Kind != complaint.Grievance || !c.Attributes.Written && !oral || !mayCount(out.Bound, c.Department) || mine[c.ID] {
				continue
			}
			out.Lines = append(out.Lines, lineOf(c, &x.ask, who.Can(staff.HandleComplaint) || c.Handler == who.ID))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the register of complaints: %w", err)
	}
	return out, nil
}

func lineOf(c *complaint.Complaint, ask *complaint.Asked, opens bool) RegisterLine {
	l := RegisterLine{Reference: c.Reference, Day: c.Day, Channel: c.Channel, Department: c.Department, Classes: c.Classes(), Aspects: c.Aspects(), Level: c.Attributes.Level, State: c.State,
		Judgment: c.Judgment(), Due: c.Due, Answered: c.Answered(ask.Zone), Written: c.Attributes.Written, Action: c.Learning.Action}
	l.InTime, l.Judged = c.InTime(ask.Zone, ask.AsOf)
	if opens {
		l.ID = c.ID
	}
	return l
}
