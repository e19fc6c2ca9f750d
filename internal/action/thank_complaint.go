package action

import (
	"context"

	"handvest/internal/complaint"
	"handvest/internal/staff"
)

// ThankComplaint closes a compliment or an idea: who gave it was thanked, and
// in the words says how, if they matter.
func (a *Actions) ThankComplaint(ctx context.Context, who Actor, id int64, version int32, words string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		x.complaint.Thanks = x.told(0)
		if words != "" {
			maskTyped(&words)
			x.complaint.Conclusions = words
		}
		return x.goTo(complaint.Thanked)
	})
}
