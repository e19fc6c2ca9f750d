package calendar

import (
	"strconv"
	"time"

	"handvest/internal/fault"
)

// First and Last bound the days that calendars know. A term that runs beyond
// them is a fault.
var (
	First = NewDate(1970, 1, 1)
	Last  = NewDate(2100, 12, 31)
)

// NewDate is a day by year, month and day. What does not exist moves on, as in
// time.Date: 31 February is 2 or 3 March. Input of people goes through ParseDate.
func NewDate(year int, month time.Month, day int) Date {
	m := int(month) - 1
	year += m / 12
	if m %= 12; m < 0 {
		m += 12
		year--
	}
	// Days are counted from 1 March of year 0, so that leap day is the last of a year.
	y, mp := year, m-2
	if mp < 0 {
		y, mp = y-1, mp+12
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	doe := yoe*365 + yoe/4 - yoe/100 + (153*mp+2)/5 + day - 1
	return Date(era*146097 + doe - 719468)
}

// Civil is the year, month and day of the date.
func (d Date) Civil() (year int, month time.Month, day int) {
	z := int(d) + 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	year = yoe + era*400
	if mp < 10 {
		return year, time.Month(mp + 3), day
	}
	return year + 1, time.Month(mp - 9), day
}

// Year is the year of the date.
func (d Date) Year() int {
	y, _, _ := d.Civil()
	return y
}

// Known says whether there is a date at all.
func (d Date) Known() bool { return d != NoDate }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday {
	w := (int(d) + 4) % 7 // 1 January 1970 was a Thursday
	if w < 0 {
		w += 7
	}
	return time.Weekday(w)
}

// AddDays moves the date by n days.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// AddMonths moves the date by n months and keeps the day number; where that
// day does not exist it is the last day of the month (T-3).
func (d Date) AddMonths(n int) Date {
	y, m, day := d.Civil()
	months := y*12 + int(m) - 1 + n
	y = months / 12
	if months %= 12; months < 0 {
		months += 12
		y--
	}
	if last := DaysIn(y, time.Month(months+1)); day > last {
		day = last
	}
	return NewDate(y, time.Month(months+1), day)
}

// AddYears is AddMonths of twelve months a year: 29 February becomes 28 in a
// common year (T-4).
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// DaysIn is the number of days of a month.
func DaysIn(year int, month time.Month) int {
	switch month {
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	}
	return 31
}

// String is the date as 2026-11-26, or nothing for NoDate.
func (d Date) String() string {
	if d == NoDate {
		return ""
	}
	return string(d.Append(make([]byte, 0, 10)))
}

// Append adds the date as 2026-11-26 to b.
func (d Date) Append(b []byte) []byte {
	y, m, day := d.Civil()
	if y < 0 || y > 9999 {
		return strconv.AppendInt(b, int64(d), 10)
	}
	return append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-', byte('0'+day/10), byte('0'+day%10))
}

// MarshalText writes the date as 2026-11-26.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes; nothing is NoDate.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = NoDate
		return nil
	}
	v, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// ParseDate reads a date as 2026-11-26. Anything else, and a day that does not
// exist, is a fault that names the remedy.
func ParseDate(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || !digits(s[:4]) || !digits(s[5:7]) || !digits(s[8:]) {
		return NoDate, fault.Newf(fault.Invalid,
			"%q is geen datum; schrijf jaar-maand-dag, zoals 2026-11-26", "%q is not a date; write year-month-day, such as 2026-11-26", clip(s))
	}
	y, m, day := number(s[:4]), number(s[5:7]), number(s[8:])
	if m < 1 || m > 12 {
		return NoDate, fault.Newf(fault.Invalid,
			"%q heeft maand %d; een maand is 01 tot en met 12", "%q has month %d; a month is 01 to 12", s, m)
	}
	month := time.Month(m)
	if last := DaysIn(y, month); day < 1 || day > last {
		return NoDate, &fault.Fault{Kind: fault.Invalid,
			NL: "de dag " + s + " bestaat niet; kies een dag van 1 tot en met " + strconv.Itoa(last) + " (" + monthsNL[m-1] + " " + strconv.Itoa(y) + ")",
			EN: "the day " + s + " does not exist; choose a day from 1 to " + strconv.Itoa(last) + " (" + monthsEN[m-1] + " " + strconv.Itoa(y) + ")"}
	}
	return NewDate(y, month, day), nil
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) > 0
}

func number(s string) (n int) {
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// clip keeps what a person typed short enough for one sentence.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}
