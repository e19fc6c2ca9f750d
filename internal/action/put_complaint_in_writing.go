package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// PutComplaintInWriting makes an oral complaint one in writing: its text as the
// complainant confirmed it, on which day and how. The procedure is for what is
// written (KL-2); the day of receipt stays.
func (a *Actions) PutComplaintInWriting(ctx context.Context, who Actor, id int64, version int32, text string, day calendar.Date, how string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&text, &how)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		if c.State.Over() {
			return overAlready()
		}
		var all fault.List
		need := func(met bool, place, nl, en string) {
			if !met {
				all = append(all, fault.New(fault.Invalid, nl, en).At(place))
			}
		}
		need(strings.TrimSpace(text) != "", "omschrijving", "Schrijf de klacht op zoals de klager haar bevestigde (Awb 9:4).", "Write the complaint down as the complainant confirmed it (Awb 9:4).")
		need(strings.TrimSpace(how) != "", "bevestigd-hoe", "Schrijf op hoe de klager dit bevestigde.", "Write down how the complainant confirmed this.")
		need(day.Known() && day >= c.Day && day <= x.today, "bevestigd-op", "Kies de dag waarop de klager dit bevestigde: vanaf de ontvangst, tot en met vandaag.", "Choose the day on which the complainant confirmed this: from the receipt until today.")
		if err := all.Err(); err != nil {
			return err
		}
		c.Text, c.Attributes.Written = strings.TrimSpace(text), true
		c.Writing = complaint.Writing{At: x.zone.StartOfDay(day), How: strings.TrimSpace(how)}
		return nil
	})
}
