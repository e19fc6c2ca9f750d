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
func (s *Share) count(r *Row, in bool) {
	if s.people == nil {
		s.people = map[int64]bool{}
	}
	if r.Person != 0 {
		s.people[r.Person] = true
	}
	s.N++
	if in {
		s.In++
	}
}

func (n *Number) count(r *Row) {
	if n.people == nil {
		n.people = map[int64]bool{}
	}
	if r.Person != 0 {
		n.people[r.Person] = true
	}
	n.N++
}

// terms fills what is about terms, endings and learning.
func (f *Figures) terms(own []*Row) {
	var took []int
	for _, r := range own {
		if r.Term != NotJudged {
			f.InTime.count(r, r.Term == InTime)
			if r.Advised {
				f.Weeks10.count(r, r.Term == InTime)
			} else {
				f.Weeks6.count(r, r.Term == InTime)
			}
		}
		if r.Receipt != NotJudged {
			f.Receipt.count(r, r.Receipt == InTime)
		}
		if r.State != Moved {
			f.Longer.count(r, r.Postponed)
		}
		if r.Took < 0 {
			f.Open.count(r)
			if r.Term == TooLate {
				f.Overdue.count(r)
			}
		} else if r.State != Moved && r.State != Withdrawn {
			took = append(took, int(r.Took))
			f.Ended.count(r)
			f.AtOnce.count(r, r.State == Solved)
			f.Surveyed.count(r, r.Surveyed)
		}
		if r.Surveyed {
			f.Unhappy.count(r, !r.Happy)
		}
		if r.Caused {
			f.Learned.count(r, r.Acted)
		}
		if r.Gone {
			f.Gone.count(r)
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
func (f *Figures) marks(own []*Row) {
	var n, sum [4]int
	for _, r := range own {
		for i, m := range r.Marks {
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
