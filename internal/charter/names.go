package charter

import "handvest/internal/calendar"

// unitWords are other words for a unit than its name, as published tables of
// terms write them.
var unitWords = map[string]calendar.Unit{
	"second": calendar.Seconds, "sec": calendar.Seconds, "seconde": calendar.Seconds, "seconden": calendar.Seconds,
	"minute": calendar.Minutes, "min": calendar.Minutes, "minuut": calendar.Minutes, "minuten": calendar.Minutes,
	"hour": calendar.Hours, "uur": calendar.Hours, "uren": calendar.Hours,
	"working_hour": calendar.WorkingHours, "werkuur": calendar.WorkingHours, "werkuren": calendar.WorkingHours,
	"working_minute": calendar.WorkingMinutes, "working_second": calendar.WorkingSeconds,
	"day": calendar.Days, "dag": calendar.Days, "dagen": calendar.Days, "calendar": calendar.Days,
	"calendar_day": calendar.Days, "calendar_days": calendar.Days, "kalenderdag": calendar.Days, "kalenderdagen": calendar.Days,
	"working_day": calendar.WorkingDays, "working": calendar.WorkingDays, "werkdag": calendar.WorkingDays,
	"werkdagen": calendar.WorkingDays, "business_day": calendar.WorkingDays, "business_days": calendar.WorkingDays,
	"week": calendar.Weeks, "weken": calendar.Weeks,
	"month": calendar.Months, "maand": calendar.Months, "maanden": calendar.Months,
	"year": calendar.Years, "jaar": calendar.Years, "jaren": calendar.Years,
	"ring": calendar.Rings, "time": calendar.Times, "keer": calendar.Times,
}

// ParseUnit finds a unit by its name or by a common Dutch or English word for
// it, such as "werkdagen" or "calendar".
func ParseUnit(word string) (calendar.Unit, bool) {
	if u, err := calendar.ParseUnit(word); err == nil {
		return u, true
	}
	u, ok := unitWords[word]
	return u, ok
}
