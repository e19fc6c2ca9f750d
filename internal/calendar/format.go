package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"handvest/internal/fault"
)

var (
	monthsNL  = [12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}
	monthsEN  = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	shortNL   = [12]string{"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}
	shortEN   = [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
	daysNL    = [7]string{"zo", "ma", "di", "wo", "do", "vr", "za"}
	daysEN    = [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
	longDayNL = [7]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}
	longDayEN = [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
)

// FormatDate is a date as "do 26 nov 2026" or "Thu 26 Nov 2026".
func FormatDate(d Date, lang fault.Lang) string {
	if d == NoDate {
		return ""
	}
	return shortDay(d, lang) + " " + strconv.Itoa(d.Year())
}

// FormatLongDate is a date as "donderdag 26 november 2026", for letters.
func FormatLongDate(d Date, lang fault.Lang) string {
	if d == NoDate {
		return ""
	}
	y, m, day := d.Civil()
	if lang == fault.EN {
		return fmt.Sprintf("%s %d %s %d", longDayEN[d.Weekday()], day, monthsEN[m-1], y)
	}
	return fmt.Sprintf("%s %d %s %d", longDayNL[d.Weekday()], day, monthsNL[m-1], y)
}

// shortDay is a date as "do 26 nov".
func shortDay(d Date, lang fault.Lang) string {
	_, m, day := d.Civil()
	return dayName(d, lang) + " " + strconv.Itoa(day) + " " + monthName(m, lang)
}

func dayName(d Date, lang fault.Lang) string {
	if lang == fault.EN {
		return daysEN[d.Weekday()]
	}
	return daysNL[d.Weekday()]
}

func monthName(m time.Month, lang fault.Lang) string {
	if lang == fault.EN {
		return shortEN[m-1]
	}
	return shortNL[m-1]
}

// FormatMonth is a month as "nov 2026".
func FormatMonth(d Date, lang fault.Lang) string {
	y, m, _ := d.Civil()
	return monthName(m, lang) + " " + strconv.Itoa(y)
}

// FormatTime is the time of day of an instant, as "17:00".
func FormatTime(i Instant, z *Zone) string {
	_, s := z.Local(i)
	return clockText(s)
}

// FormatDateTime is an instant as "do 26 nov 2026, 17:00" or "Thu 26 Nov 2026, 17:00".
func FormatDateTime(i Instant, z *Zone, lang fault.Lang) string {
	if i == NoInstant {
		return ""
	}
	d, s := z.Local(i)
	return FormatDate(d, lang) + ", " + clockText(s)
}

// FormatISO is an instant as 2026-11-26T17:00:00+01:00, with the offset of its zone (T-11).
func FormatISO(i Instant, z *Zone) string {
	if i == NoInstant {
		return ""
	}
	d, s := z.Local(i)
	offset, sign := z.Offset(i)/60, byte('+')
	if offset < 0 {
		offset, sign = -offset, '-'
	}
	return fmt.Sprintf("%sT%s:%02d%c%02d:%02d", d, clockText(s), s%60, sign, offset/60, offset%60)
}

// FormatDuration is a length of real time in its two largest parts: "3 uur",
// "2 dagen 4 uur", "1 min 20 s". Below a second it is "0 s".
func FormatDuration(d time.Duration, lang fault.Lang) string {
	if d < 0 {
		return "-" + FormatDuration(-d, lang)
	}
	s := int64(d / time.Second)
	parts := []struct {
		n      int64
		nl, en string
	}{
		{s / 86400, plural(s/86400, "dag", "dagen"), plural(s/86400, "day", "days")},
		{s / 3600 % 24, "uur", plural(s/3600%24, "hour", "hours")},
		{s / 60 % 60, "min", "min"},
		{s % 60, "s", "s"},
	}
	var out []string
	for i, p := range parts {
		if p.n == 0 && (len(out) > 0 || i < len(parts)-1) {
			if len(out) > 0 {
				break
			}
			continue
		}
		name := p.nl
		if lang == fault.EN {
			name = p.en
		}
		if out = append(out, strconv.FormatInt(p.n, 10)+" "+name); len(out) == 2 {
			break
		}
	}
	return strings.Join(out, " ")
}

func plural(n int64, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// unitNames are the units in one and in more, Dutch and English.
var unitNames = map[Unit][4]string{
	Seconds:        {"seconde", "seconden", "second", "seconds"},
	Minutes:        {"minuut", "minuten", "minute", "minutes"},
	Hours:          {"uur", "uur", "hour", "hours"},
	WorkingSeconds: {"werkseconde", "werkseconden", "working second", "working seconds"},
	WorkingMinutes: {"werkminuut", "werkminuten", "working minute", "working minutes"},
	WorkingHours:   {"werkuur", "werkuren", "working hour", "working hours"},
	Days:           {"dag", "dagen", "day", "days"},
	WorkingDays:    {"werkdag", "werkdagen", "working day", "working days"},
	Weeks:          {"week", "weken", "week", "weeks"},
	Months:         {"maand", "maanden", "month", "months"},
	Years:          {"jaar", "jaar", "year", "years"},
	Rings:          {"belsignaal", "belsignalen", "ring", "rings"},
	Times:          {"keer", "keer", "time", "times"},
}

// FormatQuantity is a number of units: "1 werkdag", "2 working days".
func FormatQuantity(n int64, u Unit, lang fault.Lang) string {
	names, ok := unitNames[u]
	if !ok {
		return strconv.FormatInt(n, 10)
	}
	k := 0
	if lang == fault.EN {
		k = 2
	}
	return strconv.FormatInt(n, 10) + " " + plural(n, names[k], names[k+1])
}

// FormatTerm is the length of a term: "2 werkdagen".
func FormatTerm(t Term, lang fault.Lang) string {
	return FormatQuantity(int64(t.Quantity), t.Unit, lang)
}
