package calendar

import "time"

// LastKnownYear is the last year for which the government has named equated
// days (ATW-5). A statutory term beyond it gets a warning.
const LastKnownYear = 2028

// FirstKnownYear is the first year of which the equated days are in the table.
const FirstKnownYear = 2023

// Equated is a day that a royal decree puts on a level with a recognised
// holiday for the Algemene termijnenwet (article 3(3), ATW-5).
type Equated struct {
	Date   Date
	Source string
}

// EquatedDays are the days of both royal decrees, in order.
var EquatedDays = []Equated{
	{NewDate(2023, 4, 28), decree2023}, {NewDate(2023, 5, 19), decree2023}, {NewDate(2024, 5, 10), decree2023},
	{NewDate(2024, 12, 27), decree2023}, {NewDate(2025, 5, 30), decree2023},
	{NewDate(2026, 1, 2), decree2026}, {NewDate(2026, 5, 15), decree2026}, {NewDate(2027, 5, 7), decree2026},
	{NewDate(2028, 4, 28), decree2026}, {NewDate(2028, 5, 26), decree2026},
}

const (
	decree2023 = "royal decree on the equated days of 2023, 2024 and 2025 (Atw art. 3(3))"
	decree2026 = "royal decree on the equated days of 2026, 2027 and 2028 (Atw art. 3(3))"
)

// Reason names why a day is off, in both languages.
type Reason struct{ NL, EN string }

// holiday is one rule: the day in a year, or NoDate.
type holiday struct {
	id   string
	name Reason
	in   func(year int) Date
}

// holidays are all rules by id. Sources: Atw art. 3 (ATW-3, ATW-4, ATW-6).
var holidays = []holiday{
	{"new_year", Reason{"Nieuwjaarsdag", "New Year's Day"}, fixed(time.January, 1)},
	{"good_friday", Reason{"Goede Vrijdag", "Good Friday"}, easterPlus(-2)},
	{"easter_sunday", Reason{"Eerste Paasdag", "Easter Sunday"}, easterPlus(0)},
	{"easter_monday", Reason{"Tweede Paasdag", "Easter Monday"}, easterPlus(1)},
	{"kings_day", Reason{"Koningsdag", "King's Day"}, kingsDay},
	{"liberation_day", Reason{"Bevrijdingsdag (5 mei)", "Liberation Day (5 May)"}, fixed(time.May, 5)},
	{"liberation_day_lustrum", Reason{"Bevrijdingsdag (5 mei, lustrumjaar)", "Liberation Day (5 May, fifth year)"}, lustrum},
	{"ascension", Reason{"Hemelvaartsdag", "Ascension Day"}, easterPlus(39)},
	{"whit_sunday", Reason{"Eerste Pinksterdag", "Whit Sunday"}, easterPlus(49)},
	{"whit_monday", Reason{"Tweede Pinksterdag", "Whit Monday"}, easterPlus(50)},
	{"christmas", Reason{"Eerste Kerstdag", "Christmas Day"}, fixed(time.December, 25)},
	{"boxing_day", Reason{"Tweede Kerstdag", "Boxing Day"}, fixed(time.December, 26)},
}

// equated is the id of the dated days of ATW-5 in Spec.Holidays.
const equated = "equated"

var equatedReason = Reason{"gelijkgestelde dag (Algemene termijnenwet)", "equated day (General Extension of Time Limits Act)"}

// sets are names for several rules at once.
var sets = map[string][]string{
	"nl_atw": {"new_year", "good_friday", "easter_sunday", "easter_monday", "kings_day", "liberation_day", "ascension",
		"whit_sunday", "whit_monday", "christmas", "boxing_day", equated},
	"nl_eu": {"new_year", "good_friday", "easter_sunday", "easter_monday", "kings_day", "liberation_day", "ascension",
		"whit_sunday", "whit_monday", "christmas", "boxing_day"},
	"nl_org": {"new_year", "easter_sunday", "easter_monday", "kings_day", "liberation_day_lustrum", "ascension",
		"whit_sunday", "whit_monday", "christmas", "boxing_day"},
}

// HolidayIDs are all ids that Spec.Holidays knows: rules first, then sets.
func HolidayIDs() []string {
	ids := make([]string, 0, len(holidays)+1+len(sets))
	for _, h := range holidays {
		ids = append(ids, h.id)
	}
	return append(ids, equated, "nl_atw", "nl_eu", "nl_org")
}

func fixed(m time.Month, day int) func(int) Date {
	return func(year int) Date { return NewDate(year, m, day) }
}

func easterPlus(n int) func(int) Date {
	return func(year int) Date { return Easter(year).AddDays(n) }
}

// lustrum is 5 May in years that can be divided by five.
func lustrum(year int) Date {
	if year%5 != 0 {
		return NoDate
	}
	return NewDate(year, time.May, 5)
}

// kingsDay is 27 April and on a Sunday the day before (ATW-6). Until 2014 it
// was Queen's Day, 30 April: on a Sunday the day before, and before 1980 the
// day after.
func kingsDay(year int) Date {
	day := 27
	if year < 2014 {
		day = 30
	}
	d := NewDate(year, time.April, day)
	if d.Weekday() != time.Sunday {
		return d
	}
	if year < 1980 {
		return d + 1
	}
	return d - 1
}

// Easter is Easter Sunday by the Gregorian computus.
func Easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	j, k := c/4, c%4
	m := (a + 11*h) / 319
	r := (2*e + 2*j - k - h + m + 32) % 7
	n := (h - m + r + 90) / 25
	p := (h - m + r + n + 19) % 32
	return NewDate(year, time.Month(n), p)
}
