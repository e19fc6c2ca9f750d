package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// RecordSatisfaction writes down that the complainant is satisfied: on which
// day, how they said so and in which words (Awb 9:5, KL-3). The complaint closes
// with BringComplaint, once a cause and a decision to learn are there.
func (a *Actions) RecordSatisfaction(ctx context.Context, who Actor, id int64, version int32, day calendar.Date, how, words string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&how, &words)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		var all fault.List
		need := func(met bool, place, nl, en string) {
			if !met {
				all = append(all, fault.New(fault.Invalid, nl, en).At(place))
			}
		}
		if c.State != complaint.Informal && c.State != complaint.Formal {
			return fault.New(fault.Conflict, "Begin eerst met behandelen: samen oplossen of formeel.", "Begin handling first: settling together or formally.")
		}
		need(day.Known() && day >= c.Day && day <= x.today, "akkoord", "Kies de dag waarop de klager zei tevreden te zijn: vanaf de ontvangst, tot en met vandaag.", "Choose the day on which the complainant said to be satisfied: from the receipt until today.")
		need(strings.TrimSpace(how) != "", "akkoord-hoe", "Kies hoe de klager dat zei.", "Choose how the complainant said so.")
		need(strings.TrimSpace(words) != "", "akkoord-woorden", "Schrijf op wat u afsprak.", "Write down what you agreed.")
		if err := all.Err(); err != nil {
			return err
		}
		c.Settlement.Agreed, c.Settlement.How, c.Settlement.Words = x.zone.StartOfDay(day), strings.TrimSpace(how), strings.TrimSpace(words)
		return nil
	})
}
