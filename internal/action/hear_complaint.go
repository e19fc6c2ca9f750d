package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// HearComplaint writes down that people were heard: on which day, who were
// there, and the report of what was said (Awb 9:10, KL-7).
func (a *Actions) HearComplaint(ctx context.Context, who Actor, id int64, version int32, day calendar.Date, present, report string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&present, &report)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		if err := x.hearing(); err != nil {
			return err
		}
		var all fault.List
		need := func(met bool, place, nl, en string) {
			if !met {
				all = append(all, fault.New(fault.Invalid, nl, en).At(place))
			}
		}
		need(day.Known() && day >= c.Day && day <= x.today, "gehoord", "Kies de dag van het gesprek: vanaf de ontvangst, tot en met vandaag.", "Choose the day of the meeting: from the receipt until today.")
		need(strings.TrimSpace(present) != "", "aanwezig", "Schrijf op wie erbij waren.", "Write down who were there.")
		need(strings.TrimSpace(report) != "", "verslag", "Maak een verslag van het horen (Awb 9:10 lid 3).", "Make a report of the hearing (Awb 9:10(3)).")
		if err := all.Err(); err != nil {
			return err
		}
		h := &c.Hearing
		h.Held, h.Present, h.Report, h.Waived, h.Reason = complaint.Told{At: x.zone.StartOfDay(day)}, strings.TrimSpace(present), strings.TrimSpace(report), complaint.NoWaiver, ""
		return nil
	})
}

// WaiveHearing leaves the hearing out on one of the three grounds of Awb
// 9:10(2), with what shows that it holds; no ground takes that back.
func (a *Actions) WaiveHearing(ctx context.Context, who Actor, id int64, version int32, ground complaint.Waiver, reason string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&reason)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		if err := x.hearing(); err != nil {
			return err
		}
		switch ground {
		case complaint.NoWaiver:
			c.Hearing.Waived, c.Hearing.Reason = ground, ""
			return nil
		case complaint.Unfounded, complaint.NotWanted, complaint.NoReaction:
		default:
			return fault.New(fault.Invalid, "Kies een van de drie gronden om niet te horen.", "Choose one of the three grounds not to hear.").At("afzien")
		}
		if strings.TrimSpace(reason) == "" {
			return fault.New(fault.Invalid, "Schrijf op waaruit blijkt dat horen niet hoeft (Awb 9:10 lid 2).", "Write down what shows that hearing is not needed (Awb 9:10(2)).").At("afzien-waarom")
		}
		if ground == complaint.NoReaction && !c.Hearing.Invited.Done() {
			return fault.New(fault.Invalid, "Wie niet reageert moet wel zijn uitgenodigd (Awb 9:10 lid 2).", "Who does not react must have been invited (Awb 9:10(2)).").At("afzien")
		}
		c.Hearing.Waived, c.Hearing.Reason = ground, strings.TrimSpace(reason)
		return nil
	})
}

// hearing says whether people can be heard about it now.
func (x *complaintChange) hearing() error {
	if x.complaint.State != complaint.Formal {
		return fault.New(fault.Conflict, "Horen hoort bij de formele procedure. Start die eerst.", "Hearing belongs to the formal procedure. Start that first.")
	}
	return nil
}
