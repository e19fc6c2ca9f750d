package remedy

import (
	"time"

	"handvest/internal/calendar"
)

// BankDay says whether banks in the euro area settle on a day: not in weekends,
// and not on the six closing days of the T2 system of the European Central Bank.
func BankDay(d calendar.Date) bool {
	switch d.Weekday() {
	case time.Saturday, time.Sunday:
		return false
	}
	year, month, day := d.Civil()
	easter := calendar.Easter(year)
	switch {
	case month == time.January && day == 1, month == time.May && day == 1, month == time.December && (day == 25 || day == 26):
		return false
	}
	return d != easter.AddDays(-2) && d != easter.AddDays(1)
}

// NextBankDay is the first day on which banks settle, from a day on.
func NextBankDay(d calendar.Date) calendar.Date {
	for !BankDay(d) {
		d = d.AddDays(1)
	}
	return d
}
