package action

import (
	"context"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// RefuseComplaint writes down on which ground of Awb 9:8 a complaint is not
// handled, and why it holds; no ground takes that back. The letter to the
// complainant comes after it, within four weeks of the receipt (KL-6).
func (a *Actions) RefuseComplaint(ctx context.Context, who Actor, id int64, version int32, ground complaint.Ground, why string, conduct calendar.Date) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&why)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		if c.State.Over() {
			return overAlready()
		}
		if c.Refusal.Told.Done() {
			return fault.New(fault.Conflict, "De klager weet al dat u de klacht niet behandelt.", "The complainant knows already that you do not handle the complaint.").At("grond")
		}
		if ground == complaint.NoGround {
			c.Refusal.Ground, c.Refusal.Why = complaint.NoGround, ""
			return nil
		}
		if conduct.Known() {
			c.Conduct = conduct
		}
		var all fault.List
		need := func(met bool, place, nl, en string) {
			if !met {
				all = append(all, fault.New(fault.Invalid, nl, en).At(place))
			}
		}
		need(slices.ContainsFunc(complaint.Grounds, func(g complaint.GroundOf) bool { return g.Code == ground }), "grond", "Kies de grond van artikel 9:8.", "Choose the ground of article 9:8.")
		need(ground != complaint.OverAYear || complaint.YearPassed(c.Conduct, c.Day), "grond", "De gedraging was niet langer dan een jaar vóór de klacht, of de dag ervan is niet ingevuld.", "The conduct was not more than a year before the complaint, or its day is not filled in.")
		need(strings.TrimSpace(why) != "", "motivering", "Leg uit waarom deze grond hier geldt.", "Explain why this ground holds here.")
		if err := all.Err(); err != nil {
			return err
		}
		c.Refusal.Ground, c.Refusal.Why = ground, strings.TrimSpace(why)
		return nil
	})
}
