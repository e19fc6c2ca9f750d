package calendar

import "handvest/internal/fault"

var unitCodes = [...]string{
	NoUnit: "", Seconds: "seconds", Minutes: "minutes", Hours: "hours", WorkingMinutes: "working_minutes",
	WorkingHours: "working_hours", Days: "days", WorkingDays: "working_days", Weeks: "weeks", Months: "months",
	Years: "years", Rings: "rings", Times: "times",
	WorkingSeconds: "working_seconds",
}

var rollCodes = [...]string{RollNone: "none", RollNextWorkingDay: "next_working_day", RollAtw: "atw", RollEU: "eu"}

var endingCodes = [...]string{EndOfDay: "end_of_day", SameTime: "same_time", Closing: "closing", ThroughDaysOff: "through_days_off"}

// String is the unit as files and the API write it.
func (u Unit) String() string { return code(unitCodes[:], int(u)) }

// String is the roll as files and the API write it.
func (r Roll) String() string { return code(rollCodes[:], int(r)) }

// String is the ending as files and the API write it.
func (e Ending) String() string { return code(endingCodes[:], int(e)) }

func code(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// ParseUnit finds a unit by its name in files, one or more: "week" or "weeks".
func ParseUnit(s string) (Unit, error) {
	for i := 1; i < len(unitCodes); i++ {
		if s == unitCodes[i] || s+"s" == unitCodes[i] {
			return Unit(i), nil
		}
	}
	return NoUnit, fault.Newf(fault.Invalid,
		"de eenheid %q is onbekend; gebruik seconds, minutes, hours, working_minutes, working_hours, days, working_days, weeks, months of years",
		"the unit %q is unknown; use seconds, minutes, hours, working_minutes, working_hours, days, working_days, weeks, months or years", clip(s))
}

// ParseRoll finds a roll by its name in files; empty is none.
func ParseRoll(s string) (Roll, error) {
	if s == "" {
		return RollNone, nil
	}
	for i, c := range rollCodes {
		if s == c {
			return Roll(i), nil
		}
	}
	return RollNone, fault.Newf(fault.Invalid,
		"de verlenging %q is onbekend; gebruik none, next_working_day, atw of eu", "the roll %q is unknown; use none, next_working_day, atw or eu", clip(s))
}

// ParseEnding finds an ending by its name in files; empty is end_of_day.
func ParseEnding(s string) (Ending, error) {
	if s == "" {
		return EndOfDay, nil
	}
	for i, c := range endingCodes {
		if s == c {
			return Ending(i), nil
		}
	}
	return EndOfDay, fault.Newf(fault.Invalid,
		"het eindmoment %q is onbekend; gebruik end_of_day, same_time, closing of through_days_off", "the ending %q is unknown; use end_of_day, same_time, closing or through_days_off", clip(s))
}
