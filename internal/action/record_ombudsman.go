package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// RecordOmbudsman writes down that the complainant went to an ombudsman, or to
// another outsider who judges, and later what came of it. From then on the
// complaint is of the third level and kept for ten years; nothing is opened
// again by it (Awb 9:18, ISO 10003, selection list 13.2).
func (a *Actions) RecordOmbudsman(ctx context.Context, who Actor, id int64, version int32, o complaint.Outside) (complaint.Complaint, error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&o.Which, &o.Outcome)
	o.Which, o.Outcome = strings.TrimSpace(o.Which), strings.TrimSpace(o.Outcome)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		if o.Which == "" {
			set, err := x.tx.Setting(ctx, who.Organisation, ombudsmanSetting)
			if err != nil {
				return err
			}
			o.Which = ombudsmanOf(set, fault.NL).name
		}
		if !o.Taken() || o.Went < c.Day || o.Went > x.today {
			return fault.New(fault.Invalid, "Kies de dag waarop de klager naar de ombudsman ging: niet vóór de klacht, en niet later dan vandaag.",
				"Choose the day on which the complainant went to the ombudsman: not before the complaint, and not later than today.").At("dag")
		}
		if o.Ended.Known() && o.Ended != 0 && (o.Ended < o.Went || o.Ended > x.today) {
			return fault.New(fault.Invalid, "De ombudsman kan niet klaar zijn vóór de klager daar kwam, of na vandaag.", "The ombudsman cannot be done before the complainant came there, or after today.").At("klaar")
		}
		if o.Ended == 0 {
			o.Ended = calendar.NoDate
		}
		o.Noted = x.now
		c.Outside, c.Attributes.Level = o, complaint.ToOutsider
		if !c.State.Over() {
			return nil
		}
		kept, err := c.Keep(x.zone.Date(c.Closed), false)
		if err != nil {
			return err
		}
		kept.Hold = c.Kept.Hold
		c.Kept = kept
		return nil
	})
}
