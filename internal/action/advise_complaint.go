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

// AskComplaintAdvice asks a person or committee for advice, by name; an empty
// name takes that back. The term becomes ten weeks in place of six (KL-8,
// KL-11). The acknowledgement names who advises: one that left already is sent
// anew before handling begins.
func (a *Actions) AskComplaintAdvice(ctx context.Context, who Actor, id int64, version int32, adviser string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&adviser)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		adviser = strings.TrimSpace(adviser)
		switch {
		case c.State.Over():
			return overAlready()
		case c.Advice.Given.Done():
			return fault.New(fault.Conflict, "Het advies is er al.", "The advice is there already.").At("advies")
		case adviser != "" && c.State != complaint.Taken && !c.Advice.Asked:
			return fault.New(fault.Conflict, "De behandeling is al begonnen zonder te noemen wie adviseert (Awb 9:15). Zonder commissie gelden zes weken.", "Handling has begun without naming who advises (Awb 9:15). Without a committee six weeks hold.").At("advies")
		case adviser == "" && c.State != complaint.Taken && c.Advice.Asked:
			return fault.New(fault.Conflict, "De klager weet al wie adviseert.", "The complainant knows already who advises.").At("advies")
		}
		if adviser != "" && adviser != c.Advice.Adviser { // a confirmation that left without the name is sent anew
			c.Acknowledged = complaint.Told{At: calendar.NoInstant}
		}
		c.Advice.Asked, c.Advice.Adviser = adviser != "", adviser
		return nil
	})
}

// GiveComplaintAdvice writes down what was advised, and on which day it came.
func (a *Actions) GiveComplaintAdvice(ctx context.Context, who Actor, id int64, version int32, day calendar.Date, advised complaint.Judgment) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		var all fault.List
		need := func(met bool, place, nl, en string) {
			if !met {
				all = append(all, fault.New(fault.Invalid, nl, en).At(place))
			}
		}
		if c.State.Over() {
			return overAlready()
		}
		need(c.Advice.Asked, "advies", "Er is geen advies gevraagd.", "No advice was asked for.")
		need(slices.Contains(complaint.Judgments, advised), "geadviseerd", "Kies wat er is geadviseerd.", "Choose what was advised.")
		need(day.Known() && day >= c.Day && day <= x.today, "advies-dag", "Kies de dag waarop het advies kwam.", "Choose the day on which the advice came.")
		if err := all.Err(); err != nil {
			return err
		}
		c.Advice.Given, c.Advice.Advised = complaint.Told{At: x.zone.StartOfDay(day)}, advised
		return nil
	})
}
