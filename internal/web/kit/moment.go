package kit

import (
	"fmt"
	"strings"
	"time"

	"handvest/internal/calendar"
)

// local is the local day of a moment and the seconds since its midnight.
func (r Reader) local(i calendar.Instant) (calendar.Date, int32) {
	if r.Zone == nil {
		return calendar.Date(i / 86_400_000), int32(i / 1000 % 86_400)
	}
	return r.Zone.Local(i)
}

// words drops so many words from the front and from the back of a text.
func words(text string, front, back int) string {
	all := strings.Fields(text)
	return strings.Join(all[min(front, len(all)):max(len(all)-back, min(front, len(all)))], " ")
}

// Date writes a legal date with its year: "do 26 nov 2026".
func (r Reader) Date(d calendar.Date) string { return calendar.FormatDate(d, r.Lang) }

// LongDate writes a date in full: "26 november 2026".
func (r Reader) LongDate(d calendar.Date) string {
	return words(calendar.FormatLongDate(d, r.Lang), 1, 0)
}

// Month writes a month in full: "oktober 2026".
func (r Reader) Month(d calendar.Date) string {
	return words(calendar.FormatLongDate(d, r.Lang), 2, 0)
}

// ShortMonth writes a month for an axis: "okt".
func (r Reader) ShortMonth(d calendar.Date) string {
	return words(calendar.FormatMonth(d, r.Lang), 0, 1)
}

// Week writes a week by the Monday on which it begins: "12 okt".
func (r Reader) Week(d calendar.Date) string { return words(r.Date(d), 1, 1) }

// Day writes the day of a moment: "do 26 nov", with its year where that does
// not go without saying.
func (r Reader) Day(i calendar.Instant) string {
	d, _ := r.local(i)
	if r.Year != 0 && d.Year() != r.Year {
		return r.Date(d)
	}
	return words(r.Date(d), 0, 1)
}

// ShortDay writes the day of a moment without its weekday: "26 nov".
func (r Reader) ShortDay(i calendar.Instant) string { return words(r.Day(i), 1, 0) }

// Clock writes the time of day: "17:00".
func (r Reader) Clock(i calendar.Instant) string {
	_, s := r.local(i)
	return fmt.Sprintf("%02d:%02d", s/3600, s/60%60)
}

// ClockSeconds writes the time of day to the second: "17:00:09".
func (r Reader) ClockSeconds(i calendar.Instant) string {
	_, s := r.local(i)
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// Moment writes day and time: "do 26 nov 17:00". The last minute of a day is
// left out: "do 26 nov" says the same in fewer words.
func (r Reader) Moment(i calendar.Instant) string {
	if r.endOfDay(i) {
		return r.Day(i)
	}
	return r.Day(i) + " " + r.Clock(i)
}

// Precise writes day and time to the second, for terms of less than an hour.
func (r Reader) Precise(i calendar.Instant) string { return r.Day(i) + " " + r.ClockSeconds(i) }

// endOfDay says whether a moment is in the last minute of its local day.
func (r Reader) endOfDay(i calendar.Instant) bool {
	_, s := r.local(i)
	return s >= 86_340
}

// FullMoment writes day, year and time: "do 26 nov 2026, 17:00".
func (r Reader) FullMoment(i calendar.Instant) string {
	d, _ := r.local(i)
	return r.Date(d) + ", " + r.Clock(i)
}

// Machine writes a moment for a time element: RFC 3339 with its offset.
func (r Reader) Machine(i calendar.Instant) string {
	if r.Zone == nil {
		return i.Time().Format(time.RFC3339)
	}
	return calendar.FormatISO(i, r.Zone)
}

// Rough writes a length of time in one unit, rounded down, as people say it
// in passing: "3 uur", "2 dagen".
func (r Reader) Rough(d time.Duration) string {
	if d < 0 {
		d = -d
	}
	switch {
	case d < 2*time.Minute:
		return r.Units(int64(d/time.Second), calendar.Seconds)
	case d < 2*time.Hour:
		return r.Units(int64(d/time.Minute), calendar.Minutes)
	case d < 48*time.Hour:
		return r.Units(int64(d/time.Hour), calendar.Hours)
	}
	return r.Units(int64(d/(24*time.Hour)), calendar.Days)
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

// UnitName writes the name of a unit of terms.
func (r Reader) UnitName(u calendar.Unit, one bool) string {
	switch {
	case u == calendar.NoUnit && one:
		return r.T("eenheid", "unit")
	case u == calendar.NoUnit:
		return r.T("eenheden", "units")
	}
	n := int64(2)
	if one {
		n = 1
	}
	return words(calendar.FormatQuantity(n, u, r.Lang), 1, 0)
}
