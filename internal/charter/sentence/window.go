package sentence

import (
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/calendar"
)

var weekdays = map[string]int{
	"maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6,
	"maandagen": 0, "dinsdagen": 1, "woensdagen": 2, "donderdagen": 3, "vrijdagen": 4, "zaterdagen": 5, "zondagen": 6,
	"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6,
	"maandagochtend": 0, "maandagavond": 0, "dinsdagavond": 1, "woensdagavond": 2, "donderdagavond": 3, "vrijdagochtend": 4, "vrijdagmiddag": 4,
	"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
	"mondays": 0, "tuesdays": 1, "wednesdays": 2, "thursdays": 3, "fridays": 4, "saturdays": 5, "sundays": 6,
}

var dayCodes = [7]string{"mo", "tu", "we", "th", "fr", "sa", "su"}

// hours is a group of opening hours: days and the times that belong to them.
type hours struct {
	days  [7]bool
	named bool // days were named
	times []string
}

// windows reads the opening hours of the sentence and spends their numbers.
// missing says why hours are not complete.
func (s *scan) windows() (window, missing string) {
	var groups []hours
	for i := 0; i < len(s.t); {
		if n, days := s.days(i); n > i {
			late := len(groups) > 0 && !groups[len(groups)-1].named // "08:00 - 17:00 uur op werkdagen"
			if !late && (len(groups) == 0 || len(groups[len(groups)-1].times) > 0) {
				groups = append(groups, hours{})
			}
			g := &groups[len(groups)-1]
			g.named = true
			for d := range days {
				g.days[d] = g.days[d] || days[d]
			}
			s.spend("days", i, n)
			i = n
			continue
		}
		if n, time := s.times(i); n > i {
			if len(groups) == 0 {
				groups = append(groups, hours{})
			}
			g := &groups[len(groups)-1]
			g.times = append(g.times, time)
			s.spend("clock", i, n)
			i = n
			continue
		}
		if n := s.clockTime(i); n > i {
			s.spend("clock", i, n)
			i = n
			continue
		}
		i++
	}
	return s.joinHours(groups)
}

func (s *scan) joinHours(groups []hours) (window, missing string) {
	var parts []string
	for _, g := range groups {
		if len(g.times) == 0 {
			continue
		}
		if !g.named {
			whole := g.times[0] == "00:00-24:00"
			for d := range g.days {
				g.days[d] = whole || d < 5
			}
			if !whole {
				missing = "dagen niet genoemd"
			}
		}
		parts = append(parts, dayList(g.days)+" "+strings.Join(g.times, ","))
	}
	if len(parts) > 0 {
		if w, err := calendar.CanonicalWindows(strings.Join(parts, "; ")); err == nil {
			return w, missing
		}
		return "", ""
	}
	switch {
	case len(groups) == 0:
	case groups[0].days == [7]bool{true, true, true, true, true, false, false}:
		return "mo-fr", "uren niet genoemd"
	}
	return "", ""
}

// dayList writes days as "mo-fr" or "tu,th".
func dayList(days [7]bool) string {
	var parts []string
	for d := 0; d < 7; d++ {
		if !days[d] {
			continue
		}
		e := d
		for e+1 < 7 && days[e+1] {
			e++
		}
		if e > d {
			parts = append(parts, dayCodes[d]+"-"+dayCodes[e])
		} else {
			parts = append(parts, dayCodes[d])
		}
		d = e
	}
	return strings.Join(parts, ",")
}

// days reads the days of a week at token i.
func (s *scan) days(i int) (next int, days [7]bool) {
	set := func(from, to int) {
		for d := from; d <= to; d++ {
			days[d] = true
		}
	}
	if n, _ := s.anyOf(i, "7 dagen per week", "zeven dagen per week", "7 dagen in de week", "zeven dagen in de week", "7 days a week", "seven days a week",
		"elke dag van de week", "elke dag", "iedere dag", "alle dagen", "dagelijks", "every day", "daily", "24/7"); n > 0 {
		if s.is(i, "24/7") {
			return i, days // read as hours, which sets the days too
		}
		set(0, 6)
		return n, days
	}
	if n, _ := s.anyOf(i, "5 dagen per week", "vijf dagen per week", "doordeweeks", "op doordeweekse dagen", "on weekdays", "weekdays", "on working days", "every working day"); n > 0 {
		set(0, 4)
		return n, days
	}
	if s.is(i, "werkdagen", "werkdag", "weekdagen", "kantoordagen") && !s.quantityBefore(i) &&
		(s.is(i-1, "op", "tijdens", "elke", "iedere", "alle", "(", "per") || s.is(i, "werkdagen") && s.is(i+1, "tussen", "van") || s.is(i, "werkdagen") && i == 0) {
		set(0, 4)
		return i + 1, days
	}
	if i < len(s.t) && s.is(i, "weekend", "weekends") && s.is(i-1, "het", "in", "the") {
		set(5, 6)
		return i + 1, days
	}
	from, ok := s.weekday(i)
	if !ok {
		return i, days
	}
	n := i + 1
	if s.is(n, ".") {
		n++
	}
	if m, p := s.anyOf(n, "tot en met", "t/m", "-", "tot", "through", "to", "until"); p != "" {
		if to, ok := s.weekday(m); ok {
			for d := from; ; d = (d + 1) % 7 {
				days[d] = true
				if d == to {
					break
				}
			}
			return m + 1, days
		}
	}
	days[from] = true
	return n, days
}

func (s *scan) weekday(i int) (int, bool) {
	if i < 0 || i >= len(s.t) || s.t[i].kind != word {
		return 0, false
	}
	w := s.t[i].text
	d, ok := weekdays[w]
	if ok && len(w) == 2 { // zo, do and di are other words too
		near := s.is(i+1, "t/m", "-", "tot", ".") || s.is(i-1, "t/m", "-", "met", "tot")
		ok = near || s.isNumber(i+1) || s.joinsDays(i, 1) || s.joinsDays(i, -1)
	}
	return d, ok
}

func isWeekday(w string) bool {
	_, ok := weekdays[strings.ToLower(w)]
	return ok
}

// joinsDays says whether another day of the week stands beside the short one at
// token i, with a comma or "en" between: "ma, wo en vr".
func (s *scan) joinsDays(i, step int) bool {
	if !s.is(i+step, ",", "en", "&", "/", "+") {
		return false
	}
	i += 2 * step
	if i < 0 || i >= len(s.t) {
		return false
	}
	_, day := weekdays[s.t[i].text]
	return day
}

func (s *scan) quantityBefore(i int) bool {
	_, _, ok := s.number(i - 1)
	return ok && !s.is(i-1, "een") || s.is(i-1, "eerstvolgende", "volgende", "eerste", "dezelfde")
}

// times reads a stretch of the day at token i, such as "tussen 9.00 en 17.00
// uur" or "24 uur per dag".
func (s *scan) times(i int) (next int, window string) {
	if n, _ := s.anyOf(i, "24/7", "dag en nacht", "24 uur per dag", "24 uur per etmaal", "24 uur van de dag", "vierentwintig uur per dag",
		"24 hours a day", "24 hours per day", "de hele dag", "day and night", "7 x 24 uur", "7 x 24", "24 x 7"); n > 0 {
		return n, "00:00-24:00"
	}
	j := i
	opened := s.is(i, "tussen", "van", "vanaf", "from", "between")
	if opened {
		j++
	} else if s.is(i-1, "binnen", "maximaal", "uiterlijk", "hooguit", "minimaal", "within", "gemiddeld") {
		return i, ""
	}
	a, n, clockA := s.clock(j)
	if n == j {
		return i, ""
	}
	if s.is(n, "uur", "u", "h") {
		n++
	}
	m, p := s.anyOf(n, "en", "tot", "tot en met", "t/m", "-", "to", "and", "until")
	if p == "" || p == "en" && !opened || p == "and" && !opened {
		return i, ""
	}
	b, end, clockB := s.clock(m)
	if end == m {
		return i, ""
	}
	tail := s.is(end, "uur", "u", "h")
	if tail {
		end++
	}
	if !clockA && !clockB && !(tail && (opened || p == "-")) || !clockA && !clockB && s.is(end, "na", "later") {
		return i, ""
	}
	if b <= a || b > 24*60 {
		return i, ""
	}
	return end, fmt.Sprintf("%02d:%02d-%02d:%02d", a/60, a%60, b/60, b%60)
}

// clock reads an hour of the day in minutes; certain says that it was written
// as one, such as 9.00 or 17:30.
func (s *scan) clock(i int) (minutes, next int, certain bool) {
	if !s.isNumber(i) {
		return 0, i, false
	}
	text := s.t[i].text
	if h, m, ok := strings.Cut(strings.ReplaceAll(text, ":", "."), "."); ok {
		hour, err1 := strconv.Atoi(h)
		minute, err2 := strconv.Atoi(m)
		if err1 != nil || err2 != nil || len(m) != 2 || hour > 24 || minute > 59 || hour == 24 && minute > 0 {
			return 0, i, false
		}
		next = i + 1
		if s.is(next, "am", "pm") {
			if s.is(next, "pm") && hour < 12 {
				hour += 12
			}
			next++
		}
		return hour*60 + minute, next, true
	}
	hour, err := strconv.Atoi(text)
	if err != nil || hour > 24 {
		return 0, i, false
	}
	next = i + 1
	if s.is(next, "am", "pm", "a.m", "p.m") {
		if s.is(next, "pm", "p.m") && hour < 12 {
			hour += 12
		}
		return hour * 60, next + 1, true
	}
	return hour * 60, next, false
}

// clockTime reads one moment of the day, such as "9.00 uur" or "om 12 uur".
func (s *scan) clockTime(i int) (next int) {
	_, n, certain := s.clock(i)
	if n == i {
		return i
	}
	if certain && !s.is(n, "%", "procent", "minuten", "weken", "dagen", "werkdagen") && (strings.Contains(s.t[i].text, ":") || s.is(n, "uur", "u") || s.is(n-1, "am", "pm")) {
		if s.is(n, "uur", "u") {
			n++
		}
		return n
	}
	if !certain && s.is(n, "uur") && s.is(i-1, "om", "vanaf", "tot", "voor", "sinds", "rond") {
		return n + 1
	}
	return i
}
