package action

import (
	"context"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// BringComplaint brings a complaint in its next state, when nothing is missing:
// the faults say what is, each with its place. Withdrawing and thanking take
// words and have actions of their own.
func (a *Actions) BringComplaint(ctx context.Context, who Actor, id int64, version int32, next complaint.State) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	switch next {
	case complaint.Informal, complaint.Formal, complaint.Solved, complaint.Settled, complaint.Decided, complaint.NotHandled, complaint.Moved:
	default:
		return complaint.Complaint{}, fault.New(fault.Invalid, "Deze stand kennen wij niet.", "We do not know this state.")
	}
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error { return x.goTo(next) })
}

// WithdrawComplaint closes a complaint that the complainant takes back; the
// words say how.
func (a *Actions) WithdrawComplaint(ctx context.Context, who Actor, id int64, version int32, words string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&words)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		x.complaint.Settlement.Words = words
		return x.goTo(complaint.Withdrawn)
	})
}
