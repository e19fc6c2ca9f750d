package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/staff"
)

// ExtendComplaint writes down further delay to which the complainant agreed in
// writing: how many weeks, on which day and in which words (Awb 9:11(3), KL-8).
// The four weeks of our own come with the letters that tell both sides of them.
func (a *Actions) ExtendComplaint(ctx context.Context, who Actor, id int64, version int32, weeks int32, agreed calendar.Date, words string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&words)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		t, err := x.terms()
		if err != nil {
			return err
		}
		d := x.complaint.Delay
		d.MoreWeeks, d.Agreed, d.AgreedWords = weeks, agreed, strings.TrimSpace(words)
		if agreed > x.today {
			d.Agreed = calendar.NoDate
		}
		return x.complaint.Postpone(d, t, x.today)
	})
}

// PostponeComplaint writes down that handling takes up to four weeks longer,
// and that everybody was told in writing on which day (Awb 9:11(2)), where that
// was done outside this program.
func (a *Actions) PostponeComplaint(ctx context.Context, who Actor, id int64, version int32, weeks int32, told calendar.Date) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		t, err := x.terms()
		if err != nil {
			return err
		}
		d := x.complaint.Delay
		d.Weeks = weeks
		if told.Known() && told >= x.complaint.Day && told <= x.today {
			d.Told = complaint.Told{At: x.zone.StartOfDay(told)}
			d.ToldOther = d.Told
		}
		return x.complaint.Postpone(d, t, x.today)
	})
}
