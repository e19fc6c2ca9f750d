package complaint_test

import (
	"slices"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
)

// The terms of a complaint of 27 November 2026: its four weeks end on Christmas
// Day, and so on the Monday after it; its six weeks on 8 January.
func TestADutyIsBroughtUpBeforeItsTermEnds(t *testing.T) { // KL-4, KL-6, KL-8
	c := complaint.New(complaint.Grievance, calendar.NoInstant, day("2026-11-27"))
	c.Attributes.Written = true
	in, receipt := terms(t, &c), day("2026-12-04")
	if in.Refuse != day("2026-12-28") || in.Handle != day("2027-01-08") {
		t.Fatalf("%+v", in)
	}
	soon := func(d complaint.Duty, until string) complaint.Coming {
		return complaint.Coming{Duty: d, Until: day(until)}
	}
	past := func(d complaint.Duty, until string) complaint.Coming {
		return complaint.Coming{Duty: d, Until: day(until), Past: true}
	}
	for _, x := range []struct {
		name, on string
		change   func(c *complaint.Complaint)
		want     []complaint.Coming
	}{
		{"nothing yet", "2026-12-03", func(*complaint.Complaint) {}, nil},
		{"the last day to confirm", "2026-12-04", func(*complaint.Complaint) {}, []complaint.Coming{soon(complaint.ConfirmReceipt, "2026-12-04")}},
		{"not confirmed", "2026-12-05", func(*complaint.Complaint) {}, []complaint.Coming{past(complaint.ConfirmReceipt, "2026-12-04")}},
		{"confirmed", "2026-12-05", func(c *complaint.Complaint) { c.Acknowledged = told("2026-12-01") }, nil},
		{"said, not written", "2026-12-05", func(c *complaint.Complaint) { c.Attributes.Written = false }, nil},
		{"a week before the four weeks end", "2026-12-21", func(c *complaint.Complaint) { c.Acknowledged = told("2026-12-01") }, []complaint.Coming{soon(complaint.ChooseOrRefuse, "2026-12-28")}},
		{"the day before that", "2026-12-20", func(c *complaint.Complaint) { c.Acknowledged = told("2026-12-01") }, nil},
		{"it is handled", "2026-12-21", func(c *complaint.Complaint) { c.Acknowledged, c.State = told("2026-12-01"), complaint.Formal }, nil},
		{"a ground and no letter", "2026-12-29", func(c *complaint.Complaint) {
			c.Acknowledged, c.Refusal.Ground = told("2026-12-01"), complaint.Slight
		}, []complaint.Coming{past(complaint.ChooseOrRefuse, "2026-12-28")}},
		{"too late to refuse", "2026-12-29", func(c *complaint.Complaint) { c.Acknowledged = told("2026-12-01") }, nil},
		{"a week before the answer", "2027-01-01", func(c *complaint.Complaint) { c.Acknowledged, c.State = told("2026-12-01"), complaint.Formal }, []complaint.Coming{soon(complaint.GiveAnswer, "2027-01-08")}},
		{"no answer", "2027-01-09", func(c *complaint.Complaint) { c.Acknowledged, c.State = told("2026-12-01"), complaint.Informal }, []complaint.Coming{past(complaint.GiveAnswer, "2027-01-08")}},
		{"answered", "2027-01-09", func(c *complaint.Complaint) {
			c.Acknowledged, c.State, c.Letter = told("2026-12-01"), complaint.Formal, told("2027-01-07")
		}, nil},
		{"over", "2027-01-09", func(c *complaint.Complaint) { c.State = complaint.Settled }, nil},
		{"a compliment", "2027-01-09", func(c *complaint.Complaint) { c.Kind = complaint.Compliment }, nil},
	} {
		one := c
		x.change(&one)
		if got := one.Coming(in, receipt, day(x.on)); !slices.Equal(got, x.want) {
			t.Errorf("%s: %+v, want %+v", x.name, got, x.want)
		}
	}
}
