package kit

import (
	"fmt"
	"time"

	"handvest/internal/calendar"
)

var (
	weekdays = [2][7]string{
		{"zo", "ma", "di", "wo", "do", "vr", "za"},
		{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	}
	months = [2][12]string{
		{"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
		{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	}
	monthNames = [2][12]string{
		{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
		{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	}
)

func (r Reader) index() int {
	if r.T("nl", "en") == "en" {
		return 1
	}
	return 0
}

func (r Reader) day(t time.Time) string {
	return fmt.Sprintf("%s %d %s", weekdays[r.index()][t.Weekday()], t.Day(), months[r.index()][t.Month()-1])
}

// Day writes the day of a moment: "do 26 nov".
func (r Reader) Day(i calendar.Instant) string { return r.day(r.local(i)) }

// ShortDay writes the day of a moment without its weekday: "26 nov".
func (r Reader) ShortDay(i calendar.Instant) string {
	t := r.local(i)
	return fmt.Sprintf("%d %s", t.Day(), months[r.index()][t.Month()-1])
}

// Date writes a legal date with its year: "do 26 nov 2026".
func (r Reader) Date(d calendar.Date) string {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return fmt.Sprintf("%s %d", r.day(t), t.Year())
}

// LongDate writes a date in full: "26 november 2026".
func (r Reader) LongDate(d calendar.Date) string {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return fmt.Sprintf("%d %s %d", t.Day(), monthNames[r.index()][t.Month()-1], t.Year())
}

// Month writes a month in full: "oktober 2026".
func (r Reader) Month(d calendar.Date) string {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return fmt.Sprintf("%s %d", monthNames[r.index()][t.Month()-1], t.Year())
}

// ShortMonth writes a month for an axis: "okt"; January names its year too.
func (r Reader) ShortMonth(d calendar.Date) string {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return months[r.index()][t.Month()-1]
}

// Clock writes the time of day: "17:00".
func (r Reader) Clock(i calendar.Instant) string { return r.local(i).Format("15:04") }

// ClockSeconds writes the time of day to the second: "17:00:09".
func (r Reader) ClockSeconds(i calendar.Instant) string { return r.local(i).Format("15:04:05") }

// Moment writes day and time: "do 26 nov 17:00". The last second of a day is
// left out: "do 26 nov" says the same in fewer words.
func (r Reader) Moment(i calendar.Instant) string {
	t := r.local(i)
	if t.Hour() == 23 && t.Minute() == 59 {
		return r.day(t)
	}
	return r.day(t) + " " + t.Format("15:04")
}

// FullMoment writes day, year and time: "do 26 nov 2026, 17:00".
func (r Reader) FullMoment(i calendar.Instant) string {
	t := r.local(i)
	return fmt.Sprintf("%s %d, %s", r.day(t), t.Year(), t.Format("15:04"))
}

// Machine writes a moment for a time element: RFC 3339 with its offset.
func (r Reader) Machine(i calendar.Instant) string { return r.local(i).Format(time.RFC3339) }

// SameDay says whether two moments fall on one local day.
func (r Reader) SameDay(a, b calendar.Instant) bool {
	x, y := r.local(a), r.local(b)
	return x.Year() == y.Year() && x.YearDay() == y.YearDay()
}

// Rough writes a length of time in one unit, rounded down, as people say it
// in passing: "3 uur", "2 dagen".
func (r Reader) Rough(d time.Duration) string {
	if d < 0 {
		d = -d
	}
	switch {
	case d < 2*time.Minute:
		return r.Count(int64(d/time.Second), "seconde", "seconden", "second", "seconds")
	case d < 2*time.Hour:
		return r.Count(int64(d/time.Minute), "minuut", "minuten", "minute", "minutes")
	case d < 48*time.Hour:
		return r.Count(int64(d/time.Hour), "uur", "uur", "hour", "hours")
	}
	return r.Count(int64(d/(24*time.Hour)), "dag", "dagen", "day", "days")
}

// Length writes a length of time with one decimal, for figures: "4,2 dagen".
func (r Reader) Length(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return r.Decimal(d.Seconds(), 0) + " s"
	case d < 2*time.Hour:
		return r.Decimal(d.Minutes(), 0) + " min"
	case d < 48*time.Hour:
		return r.Decimal(d.Hours(), 1) + r.T(" uur", " hours")
	}
	return r.Decimal(d.Hours()/24, 1) + r.T(" dagen", " days")
}

// Units writes a quantity of a unit of terms: "10 werkdagen".
func (r Reader) Units(n int64, u calendar.Unit) string { return r.Int(n) + " " + r.UnitName(u, n == 1) }

var unitNames = map[calendar.Unit][4]string{
	calendar.Seconds:        {"seconde", "seconden", "second", "seconds"},
	calendar.Minutes:        {"minuut", "minuten", "minute", "minutes"},
	calendar.Hours:          {"uur", "uur", "hour", "hours"},
	calendar.WorkingMinutes: {"werkminuut", "werkminuten", "working minute", "working minutes"},
	calendar.WorkingHours:   {"werkuur", "werkuren", "working hour", "working hours"},
	calendar.Days:           {"dag", "dagen", "day", "days"},
	calendar.WorkingDays:    {"werkdag", "werkdagen", "working day", "working days"},
	calendar.Weeks:          {"week", "weken", "week", "weeks"},
	calendar.Months:         {"maand", "maanden", "month", "months"},
	calendar.Years:          {"jaar", "jaar", "year", "years"},
	calendar.Rings:          {"keer overgaan", "keer overgaan", "ring", "rings"},
	calendar.Times:          {"keer", "keer", "time", "times"},
}

// UnitName writes the name of a unit of terms.
func (r Reader) UnitName(u calendar.Unit, one bool) string {
	n := unitNames[u]
	if one {
		return r.T(n[0], n[2])
	}
	return r.T(n[1], n[3])
}
