package sentence

import "handvest/internal/calendar"

// unitOf is one way to write a unit; times says how many of the unit it is.
type unitOf struct {
	unit  calendar.Unit
	times float64
}

var units = map[string]unitOf{
	"seconde": {calendar.Seconds, 1}, "seconden": {calendar.Seconds, 1}, "secondes": {calendar.Seconds, 1}, "sec": {calendar.Seconds, 1}, "secs": {calendar.Seconds, 1},
	"s": {calendar.Seconds, 1}, "second": {calendar.Seconds, 1}, "seconds": {calendar.Seconds, 1},
	"minuut": {calendar.Minutes, 1}, "minuten": {calendar.Minutes, 1}, "min": {calendar.Minutes, 1}, "minute": {calendar.Minutes, 1},
	"minutes": {calendar.Minutes, 1}, "mins": {calendar.Minutes, 1}, "kwartier": {calendar.Minutes, 15}, "kwartieren": {calendar.Minutes, 15},
	"uur": {calendar.Hours, 1}, "uren": {calendar.Hours, 1}, "u": {calendar.Hours, 1}, "hour": {calendar.Hours, 1}, "hours": {calendar.Hours, 1},
	"hrs": {calendar.Hours, 1}, "etmaal": {calendar.Hours, 24}, "etmalen": {calendar.Hours, 24},
	"werkuur": {calendar.WorkingHours, 1}, "werkuren": {calendar.WorkingHours, 1}, "kantooruren": {calendar.WorkingHours, 1}, "kantooruur": {calendar.WorkingHours, 1},
	"werkseconde": {calendar.WorkingSeconds, 1}, "werkseconden": {calendar.WorkingSeconds, 1}, "werkminuut": {calendar.WorkingMinutes, 1}, "werkminuten": {calendar.WorkingMinutes, 1},
	"dag": {calendar.Days, 1}, "dagen": {calendar.Days, 1}, "kalenderdag": {calendar.Days, 1}, "kalenderdagen": {calendar.Days, 1},
	"day": {calendar.Days, 1}, "days": {calendar.Days, 1}, "calendardays": {calendar.Days, 1}, "dgn": {calendar.Days, 1}, "dg": {calendar.Days, 1},
	"werkdag": {calendar.WorkingDays, 1}, "werkdagen": {calendar.WorkingDays, 1}, "wd": {calendar.WorkingDays, 1}, "wrkdgn": {calendar.WorkingDays, 1}, "werkdgn": {calendar.WorkingDays, 1},
	"werkweek": {calendar.WorkingDays, 5}, "werkweken": {calendar.WorkingDays, 5},
	"weekdag": {calendar.WorkingDays, 1}, "weekdagen": {calendar.WorkingDays, 1},
	"week": {calendar.Weeks, 1}, "weken": {calendar.Weeks, 1}, "wk": {calendar.Weeks, 1}, "wkn": {calendar.Weeks, 1}, "weeks": {calendar.Weeks, 1},
	"maand": {calendar.Months, 1}, "maanden": {calendar.Months, 1}, "mnd": {calendar.Months, 1}, "month": {calendar.Months, 1}, "months": {calendar.Months, 1},
	"fortnight": {calendar.Weeks, 2}, "fortnights": {calendar.Weeks, 2},
	"kwartaal": {calendar.Months, 3},
	"jaar":     {calendar.Years, 1}, "jaren": {calendar.Years, 1}, "year": {calendar.Years, 1}, "years": {calendar.Years, 1},
	"beltonen": {calendar.Rings, 1}, "beltoon": {calendar.Rings, 1}, "belsignalen": {calendar.Rings, 1}, "ring": {calendar.Rings, 1}, "rings": {calendar.Rings, 1}, "time": {calendar.Times, 1},
	"keer": {calendar.Times, 1}, "maal": {calendar.Times, 1}, "times": {calendar.Times, 1}, "x": {calendar.Times, 1},
}

// glued are numbers of times in one word.
var glued = map[string]int{"eenmaal": 1, "tweemaal": 2, "driemaal": 3, "viermaal": 4, "vijfmaal": 5, "once": 1, "twice": 2}

// unit reads a unit at token i; "werkbare dagen", "working days", "keer
// overgaan" and "calendar days" take two.
func (s *scan) unit(i int) (u unitOf, next int, ok bool) {
	if i >= len(s.t) || s.t[i].spent != "" || s.t[i].kind != word {
		return u, i, false
	}
	w := s.t[i].text
	switch w {
	case "werkbare", "werk", "working", "business":
		v, n, ok := s.unit(i + 1)
		switch {
		case !ok:
		case v.unit == calendar.Days:
			return unitOf{calendar.WorkingDays, 1}, n, true
		case v.unit == calendar.Weeks:
			return unitOf{calendar.WorkingDays, 5}, n, true
		case v.unit == calendar.Hours:
			return unitOf{calendar.WorkingHours, 1}, n, true
		case v.unit == calendar.Seconds:
			return unitOf{calendar.WorkingSeconds, 1}, n, true
		case v.unit == calendar.Minutes:
			return unitOf{calendar.WorkingMinutes, 1}, n, true
		}
		return u, i, false
	case "calendar", "hele", "volle", "kalender", "volledige", "aaneengesloten", "opeenvolgende", "full":
		return s.unit(i + 1)
	}
	u, ok = units[w]
	if !ok {
		return u, i, false
	}
	next = i + 1
	if s.is(next, ".") && (w == "sec" || w == "min" || w == "wk" || w == "mnd" || w == "wkn" || w == "dgn") {
		next++
	}
	if u.unit == calendar.Times {
		for j := next; j < next+3; j++ {
			_, rings := s.has("gaat", "overgaat", "gaan")
			if s.is(j, "overgaan", "rinkelen", "overgaat", "overgegaan") || s.is(j, "over") && rings {
				return unitOf{calendar.Rings, 1}, j + 1, true
			}
		}
	}
	if u.unit == calendar.Times && s.is(next, "bellen", "gaan", "rinkelen", "overgaan", "gerinkel") && s.picksUp() {
		return unitOf{calendar.Rings, 1}, next + 1, true
	}
	if u.unit == calendar.Days && s.is(next, "(") && s.is(next+1, "werkdagen", "werkdag") && s.is(next+2, ")") {
		return unitOf{calendar.WorkingDays, 1}, next + 3, true
	}
	return u, next, true
}

// picksUp says whether the sentence is about answering a telephone.
func (s *scan) picksUp() bool {
	_, ok := s.has("opgenomen", "opnemen", "aangenomen", "aannemen", "neemt", "nemen", "telefoon")
	return ok
}
