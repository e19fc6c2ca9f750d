package store

import (
	"handvest/internal/calendar"
)

// Dates are text in ISO form in the database. A million of them are read for
// one figure, so both directions are plain arithmetic (the days-from-civil
// method on years that begin in March).

func dateText(d calendar.Date) string {
	if d == calendar.NoDate {
		return ""
	}
	z := int(d) + 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day, month, year := doy-(153*mp+2)/5+1, mp+3, yoe+era*400
	if month > 12 {
		month, year = month-12, year+1
	}
	return string([]byte{
		'0' + byte(year/1000%10), '0' + byte(year/100%10), '0' + byte(year/10%10), '0' + byte(year%10), '-',
		'0' + byte(month/10), '0' + byte(month%10), '-', '0' + byte(day/10), '0' + byte(day%10),
	})
}

// datePtr is dateText for a column that may be empty.
func datePtr(d calendar.Date) *string {
	if d == calendar.NoDate {
		return nil
	}
	s := dateText(d)
	return &s
}

// dateOf reads what dateText wrote; anything else is no date.
func dateOf(b []byte) calendar.Date {
	if len(b) != 10 {
		return calendar.NoDate
	}
	n := func(i int) int { return int(b[i] - '0') }
	year, month, day := n(0)*1000+n(1)*100+n(2)*10+n(3), n(5)*10+n(6), n(8)*10+n(9)
	if month <= 2 {
		month, year = month+12, year-1
	}
	era := year / 400
	if year < 0 {
		era = -1
	}
	yoe := year - era*400
	doy := (153*(month-3)+2)/5 + day - 1
	return calendar.Date(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468)
}

func dateOfPtr(s *string) calendar.Date {
	if s == nil {
		return calendar.NoDate
	}
	return dateOf([]byte(*s))
}

func instantPtr(i calendar.Instant) *int64 {
	if i == calendar.NoInstant {
		return nil
	}
	v := int64(i)
	return &v
}

func instantOf(v *int64) calendar.Instant {
	if v == nil {
		return calendar.NoInstant
	}
	return calendar.Instant(*v)
}
