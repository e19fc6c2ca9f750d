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

// ComplaintFacts are what can be corrected about a complaint. Whether it is in
// writing changes with PutComplaintInWriting only.
type ComplaintFacts struct {
	Kind       complaint.Kind
	Title      string
	Wants      string
	Department string
	Product    string
	Conduct    calendar.Date // NoDate is unknown
	Structural bool
	Implicit   bool
	NonVerbal  bool
	Level      complaint.Level
}

// DescribeComplaint corrects what a complaint is: the four axes of S1-16, to
// whom it was made (S1-13), and what it is about.
func (a *Actions) DescribeComplaint(ctx context.Context, who Actor, id int64, version int32, in ComplaintFacts) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&in.Title, &in.Wants)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		var all fault.List
		wrong := func(bad bool, place, nl, en string) {
			if bad {
				all = append(all, fault.New(fault.Invalid, nl, en).At(place))
			}
		}
		wrong(in.Level < complaint.ToUs || in.Level > complaint.ToOutsider, "niveau", "Kies aan wie de klacht is gericht.", "Choose to whom the complaint was made.")
		wrong(!slices.Contains(complaint.Kinds, in.Kind), "soort", "Kies klacht, compliment of idee.", "Choose complaint, compliment or idea.")
		wrong(in.Kind != c.Kind && c.State != complaint.Taken, "soort", "De behandeling is al begonnen: de soort staat vast.", "Handling has begun: the kind is fixed.")
		wrong(in.Conduct.Known() && in.Conduct > x.today, "gebeurd", "Deze dag is nog niet geweest.", "This day has not come yet.")
		if err := all.Err(); err != nil {
			return err
		}
		c.Kind, c.Title, c.Wants, c.Department, c.Product, c.Conduct = in.Kind, strings.TrimSpace(in.Title), strings.TrimSpace(in.Wants), in.Department, in.Product, in.Conduct
		c.Attributes.Structural, c.Attributes.Implicit, c.Attributes.NonVerbal, c.Attributes.Level = in.Structural, in.Implicit, in.NonVerbal, in.Level
		if c.State.Over() { // kept for longer when it went outside (rules, section 8)
			var err error
			c.Kept, err = c.Keep(x.zone.Date(c.Closed), x.costs)
			return err
		}
		return nil
	})
}
