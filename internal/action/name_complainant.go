package action

import (
	"context"
	"fmt"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// NameComplainant says who complains, by whatever finds exactly one customer: a
// name with a birth date, an address, a number. The procedure needs a name and
// an address (Awb 9:4). On its case the customer is filled in too.
func (a *Actions) NameComplainant(ctx context.Context, who Actor, id int64, version int32, text string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	found, err := a.FindParties(ctx, who, text)
	if err != nil {
		return complaint.Complaint{}, fmt.Errorf("find who complains: %w", err)
	}
	if n := len(found.Rows); n != 1 || found.More {
		if n == 0 {
			return complaint.Complaint{}, fault.New(fault.Invalid, "Wij vinden deze klant niet. Zet hem eerst bij Klanten, of typ iets anders.", "We do not find this customer. Add them under Customers first, or type something else.").At("klager")
		}
		return complaint.Complaint{}, fault.Newf(fault.Invalid, "Wij vinden %d klanten. Typ er een geboortedatum, postcode of nummer bij.", "We find %d customers. Add a birth date, postcode or number.", n).At("klager")
	}
	party := found.Rows[0].ID
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		if x.complaint.State.Over() {
			return overAlready()
		}
		x.complaint.Party = party
		x.request.Party = party
		return nil
	})
}
