package action

import (
	"slices"
	"testing"

	"handvest/internal/complaint"
	"handvest/internal/handover"
)

func TestWhoHandlesAComplaintIsWarnedOfItsTermsAndWhoIsComplainedAboutIsNot(t *testing.T) { // KL-4, KL-6, KL-8
	withComplaints(t, func(f *file) {
		told := func(who string) (all []string) {
			t.Helper()
			list, err := f.Alerts(f.ctx, f.who[who], false, "", 50)
			f.must(err)
			for _, a := range list.Rows {
				if a.Kind != handover.ComplaintTerm {
					continue
				}
				word := a.Text
				if a.At > a.Due {
					word += " past"
				}
				all = append(all, word)
			}
			slices.Sort(all)
			return all
		}
		expect := func(on string, want map[string][]string) {
			t.Helper()
			f.at(on)
			for range 2 { // once each, however often it is looked at
				f.must(f.RemindComplaints(f.ctx, organisation))
			}
			for _, who := range []string{"hanneke", "bas", "lies", "karel", "sanne"} {
				if got := told(who); !slices.Equal(got, want[who]) {
					t.Errorf("%s: %s is warned of %q, want %q", on, who, got, want[who])
				}
			}
		}
		f.opens("2026-11-27", NewComplaint{Attributes: complaint.Attributes{Written: true}, About: []int64{f.who["bas"].ID}})
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Acknowledged = complaint.Told{} })
		expect("2026-12-03", nil)
		expect("2026-12-04", map[string][]string{"hanneke": {"receipt"}})
		f.does(f.ChooseComplaintHandler(f.ctx, f.who["hanneke"], f.c.ID, f.c.Version, f.who["lies"].ID))
		f.must(f.last)
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Acknowledged = t })
		expect("2026-12-21", map[string][]string{"hanneke": {"receipt"}, "lies": {"refuse"}})
		f.tells(func(c *complaint.Complaint, _ complaint.Told) { c.State = complaint.Informal })
		expect("2027-01-09", map[string][]string{"hanneke": {"answer past", "receipt"}, "lies": {"answer past", "refuse"}})
		f.tells(func(c *complaint.Complaint, t complaint.Told) { // four weeks more, and warned anew
			c.Delay = complaint.Delay{Weeks: 4, Told: t, ToldOther: t, Agreed: c.Delay.Agreed}
		})
		expect("2027-01-29", map[string][]string{"hanneke": {"answer past", "receipt"}, "lies": {"answer", "answer past", "refuse"}})
	})
}
