package action

import (
	"context"
	"strings"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// TalkStep ticks a step of the conversation, or takes its tick away. It is saved
// at once, so that somebody else, or the same one later, goes on from there.
func (a *Actions) TalkStep(ctx context.Context, who Actor, id int64, version int32, step int, done bool) (complaint.Complaint, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return complaint.Complaint{}, err
	}
	return a.changeTalk(ctx, who, id, version, func(x *complaintChange) error {
		if step < 0 || step >= complaint.SeeToIt {
			return fault.New(fault.Invalid, "Deze stap bestaat niet, of heeft een eigenaar en een dag nodig.", "There is no such step, or it needs an owner and a day.")
		}
		x.complaint.Steps[step] = done
		return nil
	})
}

// TalkNote writes down what the complaint is and what the complainant wants:
// step 5.
func (a *Actions) TalkNote(ctx context.Context, who Actor, id int64, version int32, text, wants string) (complaint.Complaint, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&text, &wants)
	return a.changeTalk(ctx, who, id, version, func(x *complaintChange) error {
		if text = strings.TrimSpace(text); text == "" {
			return fault.New(fault.Invalid, "Schrijf op waar het over gaat.", "Write down what it is about.").At("text")
		}
		x.complaint.Text, x.complaint.Wants = text, strings.TrimSpace(wants)
		x.complaint.Steps[complaint.Note] = true
		return nil
	})
}

// TalkCaseIs says what the complaint is about. The promises on it are checked
// from its data, as if it had been said at once.
func (a *Actions) TalkCaseIs(ctx context.Context, who Actor, id int64, version int32, subject int64) (complaint.Complaint, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return complaint.Complaint{}, err
	}
	return a.changeTalk(ctx, who, id, version, func(x *complaintChange) error {
		if x.complaint.Case != 0 {
			return fault.New(fault.Conflict, "Er staat al bij waar deze klacht over gaat.", "It says already what this complaint is about.")
		}
		x.complaint.Case = subject
		return a.checkCase(ctx, x.tx, who, x.complaint)
	})
}

// TalkSolved ends the conversation: the complaint was solved at once, with its
// cause and what changes, or why nothing does (S1-11, S1-20).
func (a *Actions) TalkSolved(ctx context.Context, who Actor, id int64, version int32, learned complaint.Learning) (complaint.Complaint, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&learned.Cause, &learned.Why)
	return a.changeTalk(ctx, who, id, version, func(x *complaintChange) error {
		l := &x.complaint.Learning
		l.Cause, l.Action, l.Why, l.Owner, l.Until = strings.TrimSpace(learned.Cause), learned.Action, strings.TrimSpace(learned.Why), learned.Owner, learned.Until
		x.complaint.Steps[complaint.SolveNow] = true
		return x.solve(ctx)
	})
}

// TalkHandedOver ends the conversation without a solution: somebody sees to it
// that it is put right, before a day. The work is there at once.
func (a *Actions) TalkHandedOver(ctx context.Context, who Actor, id int64, version int32, r complaint.Repair) (complaint.Complaint, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&r.What)
	return a.changeTalk(ctx, who, id, version, func(x *complaintChange) error {
		x.complaint.Steps[complaint.SolveNow] = true
		return x.handOver(ctx, r)
	})
}

// changeTalk changes a complaint of which the conversation goes on.
func (a *Actions) changeTalk(ctx context.Context, who Actor, id int64, version int32, change func(*complaintChange) error) (complaint.Complaint, error) {
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		if x.complaint.State != complaint.Taken || x.complaint.Handed.Done() || x.complaint.Kind != complaint.Grievance {
			return fault.New(fault.Conflict, "Dit gesprek is al afgerond. Kijk op de pagina van de klacht hoe het ervoor staat.",
				"This conversation is over already. Look on the page of the complaint how it stands.")
		}
		return change(x)
	})
}
