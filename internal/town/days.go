package town

import (
	"math"
	"math/rand/v2"
	"time"

	"handvest/internal/calendar"
)

// facts are what makes one day different from another.
type facts struct {
	weekday time.Weekday
	month   time.Month
	holiday bool    // a weekday on which the town hall is closed
	storm   float64 // 1 on the day of a storm, fading over the days after it
	taxMail float64 // the same for the days after the tax letters
	revels  float64 // litter of King's day and New Year's night
	reopen  bool    // the first working day after one or more closed weekdays
}

// factsOf says what kind of day it is.
func (t *Town) factsOf(d calendar.Date) facts {
	year, month, day := d.Civil()
	f := facts{weekday: d.Weekday(), month: month}
	working := t.hours.desk.WorkingDay(d)
	f.holiday = !working && f.weekday != time.Saturday && f.weekday != time.Sunday
	f.reopen = working && !t.hours.desk.WorkingDay(d-1) && f.weekday != time.Monday
	for _, storm := range t.storms(year, month) {
		if ago := int(d - storm); ago >= 0 && ago < 4 {
			f.storm = math.Max(f.storm, math.Pow(.45, float64(ago)))
		}
	}
	if ago := int(d - taxLetters(year)); ago >= 1 && ago < 18 {
		f.taxMail = math.Pow(.84, float64(ago-1))
	}
	switch {
	case month == time.January && day <= 3:
		f.revels = 1 / float64(day)
	case month == time.April && (day == 27 || day == 28):
		f.revels = .8
	}
	return f
}

// taxLetters is the last Friday of February: on Saturday they are on the mat.
func taxLetters(year int) calendar.Date {
	d := calendar.NewDate(year, time.February, 28)
	for d.Weekday() != time.Friday {
		d--
	}
	return d
}

// storms are the days on which trees fall, drawn for each month from October
// to March; the month before counts because its last storm may still be felt.
func (t *Town) storms(year int, month time.Month) []calendar.Date {
	var all []calendar.Date
	for back := range 2 {
		first := calendar.NewDate(year, month, 1).AddMonths(-back)
		if _, m, _ := first.Civil(); m >= time.April && m <= time.September {
			continue
		}
		r := rand.New(rand.NewPCG(t.seed, 1<<40|uint64(first)))
		for range poisson(r, 1.1) {
			all = append(all, first.AddDays(r.IntN(28)))
		}
	}
	return all
}

// demand is how much more than on a mean day a product is asked for.
func (f *facts) demand(p *product, channel string) float64 {
	x := p.months[f.month-1]
	if staffed(channel) {
		if f.holiday {
			return 0
		}
		x *= staffedWeek[f.weekday]
		if f.reopen {
			x *= 1.35
		}
	} else {
		x *= openWeek[f.weekday]
		if f.holiday {
			x *= .45
		}
	}
	switch p.code {
	case "boom":
		x *= 1 + 24*f.storm
	case "riool":
		x *= 1 + 9*f.storm
	case "lantaarnpaal", "gat_in_weg":
		x *= 1 + 1.5*f.storm
	case "zwerfafval", "container":
		x *= 1 + 4*f.revels
	case "woz", "kwijtschelding":
		x *= 1 + 7*f.taxMail
	case "vraag", "terugbelverzoek":
		x *= 1 + .9*f.taxMail + .3*f.storm
	}
	return x
}

// pressure is how much longer than usual a department takes for what comes in
// on a day: holidays in summer, the tax letters, the backlog after a storm.
func (f *facts) pressure(department string) float64 {
	x := 1.0
	if f.month == time.July || f.month == time.August {
		x *= 1.12
	}
	switch department {
	case "buiten":
		x *= 1 + .5*f.storm
	case "vergunningen":
		if f.month == time.July || f.month == time.August {
			x *= 1.15
		}
	case "belastingen":
		x *= 1 + .25*f.taxMail
	case "kcc":
		x *= 1 + .9*f.taxMail
		if f.reopen {
			x *= 1.2
		}
	case "burgerzaken":
		if f.month >= time.April && f.month <= time.June {
			x *= 1.15
		}
	case "inkomen":
		if f.month == time.January || f.month == time.February {
			x *= 1.12
		}
	}
	return x
}

// contractor is how much longer the repair of street lights takes: every year
// from 1 August a new contractor learns the town, until the end of the year.
func contractor(d calendar.Date) float64 {
	if _, month, _ := d.Civil(); month >= time.August {
		return 1.25
	}
	return 1
}

// Annotation is an event that a chart over time should mark.
type Annotation struct {
	Date     calendar.Date
	NL, EN   string
	Promises []string // ids of the promises that felt it; empty is all
}

// Annotations are what happened to the town as a whole in a stretch of days,
// both included, in order.
func (t *Town) Annotations(from, until calendar.Date) []Annotation {
	var all []Annotation
	for d := from; d <= until; d++ {
		year, month, day := d.Civil()
		if d == taxLetters(year) {
			all = append(all, Annotation{d, "belastingbrieven op de mat", "tax letters delivered", []string{"telefoon", "mail", "terugbellen"}})
		}
		if month == time.August && day == 1 {
			all = append(all, Annotation{d, "andere aannemer", "another contractor", []string{"lantaarnpaal"}})
		}
		for _, storm := range t.storms(year, month) {
			if storm == d {
				all = append(all, Annotation{d, "storm", "storm", []string{"straat-herstel", "straat-schoon"}})
				break
			}
		}
	}
	return all
}
