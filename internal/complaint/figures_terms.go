package complaint

import (
	"slices"

	"handvest/internal/calendar"
)

// Answered is the day on which the complainant heard the outcome: the day of the
// letter where there is one, else that of closing; NoDate before it.
func (c *Complaint) Answered(zone *calendar.Zone) calendar.Date {
	switch {
	case !c.State.Over():
		return calendar.NoDate
	case c.State == Decided && c.Letter.Done():
		return zone.Date(c.Letter.At)
	case c.State == NotHandled && c.Refusal.Told.Done():
		return zone.Date(c.Refusal.Told.At)
	case c.Closed.Known() && c.Closed != 0:
		return zone.Date(c.Closed)
	}
	return calendar.NoDate
}

// InTime says whether a complaint was handled within its term (Awb 9:11), and
// whether that is known. One that is open past its last day was not; one that
// was withdrawn, or turned out to be something else, is not judged.
func (c *Complaint) InTime(zone *calendar.Zone, today calendar.Date) (yes, judged bool) {
	if c.Kind != Grievance || c.State == Moved || c.State == Withdrawn || !c.Due.Known() {
		return false, false
	}
	if at := c.Answered(zone); at.Known() {
		return at <= c.Due, true
	}
	return false, today > c.Due
}

// count adds a complaint to a share.
func (s *Share) count(c *Complaint, in bool) {
	if s.people == nil {
		s.people = map[int64]bool{}
	}
	s.people[person(c)] = true
	s.N++
	if in {
		s.In++
	}
}

func (n *Number) count(c *Complaint) {
	if n.people == nil {
		n.people = map[int64]bool{}
	}
	n.people[person(c)] = true
	n.N++
}

// terms fills what is about terms, endings and learning.
func (f *Figures) terms(own []*Complaint, ask *Asked) {
	var took []int
	for _, c := range own {
		if in, judged := c.InTime(ask.Zone, ask.AsOf); judged {
			f.InTime.count(c, in)
			if c.Advice.Asked {
				f.Weeks10.count(c, in)
			} else {
				f.Weeks6.count(c, in)
			}
		}
		if c.Attributes.Written && ask.Receipt != nil {
			last := ask.Receipt(c.Day, ask.Days)
			if c.Acknowledged.Done() {
				f.Receipt.count(c, ask.Zone.Date(c.Acknowledged.At) <= last)
			} else if ask.AsOf > last {
				f.Receipt.count(c, false)
			}
		}
		if c.State != Moved {
			f.Longer.count(c, c.Delay.Weeks > 0 || c.Delay.MoreWeeks > 0)
		}
		if at := c.Answered(ask.Zone); !at.Known() {
			f.Open.count(c)
			if c.Due.Known() && ask.AsOf > c.Due {
				f.Overdue.count(c)
			}
		} else if c.State != Moved && c.State != Withdrawn {
			took = append(took, int(at-c.Day))
			f.Ended.count(c)
			f.AtOnce.count(c, c.State == Solved)
			f.Surveyed.count(c, c.Survey.Given())
		}
		if c.Survey.Given() {
			yes, _ := c.Satisfied()
			f.Unhappy.count(c, !yes)
		}
		if c.Learning.Cause != "" {
			f.Learned.count(c, c.Learning.Action == Act)
		}
	}
	f.Median = median(took)
}

// median is the middle of some numbers, in tenths.
func median(all []int) int {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	k := len(all) / 2
	if len(all)%2 == 1 {
		return 10 * all[k]
	}
	return 5 * (all[k-1] + all[k])
}

// marks fills the means of the survey.
func (f *Figures) marks(own []*Complaint) {
	var n, sum [4]int
	for _, c := range own {
		if !c.Survey.Given() {
			continue
		}
		for i, m := range c.Survey.Marks() {
			if m > 0 {
				n[i], sum[i] = n[i]+1, sum[i]+int(m)
			}
		}
	}
	for i, a := range SurveyAspects {
		m := Mark{Code: a.Code, N: n[i]}
		if n[i] > 0 {
			m.Tenths = (sum[i]*20 + n[i]) / (2 * n[i])
		}
		f.Marks = append(f.Marks, m)
	}
}
