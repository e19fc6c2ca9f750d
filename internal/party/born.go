package party

import (
	"strconv"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// oldest is the first year in which somebody who lives can be born.
const oldest = 1895

// ParseBorn reads a birth date as people type it: 12-3-1984, 12/03/84,
// 12 maart 1984, 12031984, 1984-03-12. The day comes before the month. Two
// digits of a year are the last such year before today.
func ParseBorn(text string, today calendar.Date) (calendar.Date, error) {
	year, month, day, ok := dateParts(strings.TrimSpace(text), today)
	if !ok {
		return calendar.NoDate, fault.New(fault.Invalid, "Dit is geen geboortedatum. Typ dag, maand en jaar, zoals 12-3-1984.", "This is no birth date. Type day, month and year, such as 12-3-1984.")
	}
	if month < 1 || month > 12 || day < 1 || day > calendar.DaysIn(year, time.Month(month)) {
		return calendar.NoDate, fault.New(fault.Invalid, "Deze dag bestaat niet. Typ dag, maand en jaar, zoals 12-3-1984.", "This day does not exist. Type day, month and year, such as 12-3-1984.")
	}
	d := calendar.NewDate(year, time.Month(month), day)
	if d > today {
		return calendar.NoDate, fault.New(fault.Invalid, "Deze geboortedatum ligt in de toekomst. Controleer het jaar.", "This birth date lies in the future. Check the year.")
	}
	if year < oldest {
		return calendar.NoDate, fault.New(fault.Invalid, "Zo lang geleden kan een klant niet geboren zijn. Controleer het jaar.", "A customer cannot be born so long ago. Check the year.")
	}
	return d, nil
}

// dateParts cuts a date into its numbers, without judging them.
func dateParts(text string, today calendar.Date) (year, month, day int, ok bool) {
	if d, plain := onlyDigits(text, ""); plain {
		switch len(d) {
		case 8:
			if y, _ := strconv.Atoi(d[:4]); y >= oldest && y <= today.Year() { // digits: cannot fail
				if m, n := two(d[4:]), two(d[6:]); m >= 1 && m <= 12 && n >= 1 && n <= 31 {
					return y, m, n, true
				}
			}
			y, _ := strconv.Atoi(d[4:]) // digits: cannot fail
			return y, two(d[2:]), two(d), true
		case 6:
			return century(two(d[4:]), two(d[2:]), two(d), today), two(d[2:]), two(d), true
		}
		return 0, 0, 0, false
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-/. ,\u00a0", r) })
	if len(parts) != 3 {
		return 0, 0, 0, false
	}
	if len(parts[0]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	if day, ok = short(parts[0]); !ok {
		return 0, 0, 0, false
	}
	if month, ok = monthOf(parts[1]); !ok {
		return 0, 0, 0, false
	}
	switch len(parts[2]) {
	case 2:
		y, ok := short(parts[2])
		return century(y, month, day, today), month, day, ok
	case 4:
		y, err := strconv.Atoi(parts[2])
		return y, month, day, err == nil && y > 0
	}
	return 0, 0, 0, false
}

func two(d string) int { return int(d[0]-'0')*10 + int(d[1]-'0') }

func short(s string) (int, bool) {
	d, ok := onlyDigits(s, "")
	if !ok || len(d) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(d)
	return n, err == nil
}

// century is the last year that ends on two digits and has the day behind it.
func century(yy, month, day int, today calendar.Date) int {
	y := today.Year()/100*100 + yy
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return y
	}
	if calendar.NewDate(y, time.Month(month), min(day, calendar.DaysIn(y, time.Month(month)))) > today {
		y -= 100
	}
	return y
}

// monthOf reads a month as a number or as a name, in Dutch or in English.
func monthOf(s string) (int, bool) {
	if m, ok := short(s); ok {
		return m, true
	}
	s = Fold(s)
	if len(s) < 3 {
		return 0, false
	}
	if s == "mrt" {
		return 3, true
	}
	names := []string{"januari january", "februari february", "maart march", "april", "mei may", "juni june", "juli july", "augustus august", "september", "oktober october", "november", "december"}
	for i, both := range names {
		for _, n := range strings.Fields(both) {
			if strings.HasPrefix(n, s) {
				return i + 1, true
			}
		}
	}
	return 0, false
}

// longDate writes a birth date in full: "12 maart 1984".
func longDate(d calendar.Date, lang fault.Lang) string {
	if !d.Known() {
		return ""
	}
	_, text, _ := strings.Cut(calendar.FormatLongDate(d, lang), " ")
	return text
}
