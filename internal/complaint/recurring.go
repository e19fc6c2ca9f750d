package complaint

import (
	"cmp"
	"slices"
	"strings"

	"handvest/internal/calendar"
)

// RecurringFrom is from how many complaints with one cause within a month on an
// improvement is proposed (S1-22).
const RecurringFrom = 3

// Recurrence is a cause that came back.
type Recurrence struct {
	Key        string // the cause, folded
	Cause      string // as it was first written
	Department string // when all of them are about one; else empty
	IDs        []int64
	From, To   calendar.Date // of the first and last that made it one
}

// Recurring finds the causes of at least three complaints that came in within a
// month of each other, by cause.
func Recurring(all []Complaint) []Recurrence {
	by := map[string][]*Complaint{}
	for i := range all {
		if c := &all[i]; c.Kind == Grievance {
			if key := FoldCause(c.Learning.Cause); key != "" {
				by[key] = append(by[key], c)
			}
		}
	}
	var found []Recurrence
	for key, same := range by {
		slices.SortFunc(same, func(a, b *Complaint) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
		for first := range same {
			last := first
			for last+1 < len(same) && same[last+1].Day <= same[first].Day.AddMonths(1) {
				last++
			}
			if last-first+1 < RecurringFrom {
				continue
			}
			r := Recurrence{Key: key, Cause: strings.TrimSpace(same[0].Learning.Cause), Department: same[first].Department, From: same[first].Day, To: same[last].Day}
			for _, c := range same[first : last+1] {
				r.IDs = append(r.IDs, c.ID)
				if c.Department != r.Department {
					r.Department = ""
				}
			}
			found = append(found, r)
			break
		}
	}
	slices.SortFunc(found, func(a, b Recurrence) int { return cmp.Compare(a.Key, b.Key) })
	return found
}

// Frequency is how many complaints of a period have one cause, of how many
// complaints in all.
type Frequency struct {
	N     int           `json:"n"`
	Of    int           `json:"of"`
	From  calendar.Date `json:"from"`
	Until calendar.Date `json:"until"`
}

// Known says whether it was counted.
func (f Frequency) Known() bool { return f.From.Known() && f.From != 0 && f.Until >= f.From }

// Days is how many days it is about.
func (f Frequency) Days() int {
	if !f.Known() {
		return 0
	}
	return int(f.Until-f.From) + 1
}

// PerMonth is how many in 30 days, in tenths.
func (f Frequency) PerMonth() int {
	if f.Days() == 0 {
		return 0
	}
	return (f.N*600 + f.Days()) / (2 * f.Days())
}

// FrequencyOf counts a cause among the complaints of a period.
func FrequencyOf(all []Complaint, key string, from, until calendar.Date) Frequency {
	f := Frequency{From: from, Until: until}
	for i := range all {
		c := &all[i]
		if c.Kind != Grievance || c.Day < from || c.Day > until {
			continue
		}
		f.Of++
		if FoldCause(c.Learning.Cause) == key {
			f.N++
		}
	}
	return f
}
