package sentence

import (
	"strconv"
	"strings"

	"handvest/internal/calendar"
)

var small = map[string]int{
	"nul": 0, "een": 1, "eén": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
	"tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
	"achttien": 18, "negentien": 19,
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "a": 1, "an": 1,
}

var tens = map[string]int{
	"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// numberWord reads a number written as one word, up to 199.
func numberWord(w string) (int, bool) {
	if n, ok := small[w]; ok {
		return n, true
	}
	if n, ok := tens[w]; ok {
		return n, true
	}
	for _, hundred := range []string{"honderd", "hundred"} {
		if rest, ok := strings.CutPrefix(w, hundred); ok {
			if rest == "" {
				return 100, true
			}
			n, ok := numberWord(strings.TrimPrefix(rest, "en"))
			return 100 + n, ok && n < 100
		}
	}
	for ten, t := range tens { // eenentwintig, twenty-one
		if unit, ok := strings.CutSuffix(w, "en"+ten); ok {
			n, ok := small[unit]
			return t + n, ok && n > 0 && n < 10
		}
		if unit, ok := strings.CutPrefix(w, ten+"-"); ok {
			n, ok := small[unit]
			return t + n, ok && n > 0 && n < 10
		}
	}
	return 0, false
}

// digits reads the value of a number token: "2", "2,5", "1.000", "97.5".
func digits(text string) (float64, bool) {
	if strings.ContainsRune(text, ':') {
		return 0, false
	}
	if i := strings.LastIndexAny(text, ".,"); i >= 0 {
		if len(text)-i-1 == 3 && strings.Count(text, ".")+strings.Count(text, ",") >= 1 && !strings.HasPrefix(text, "0") {
			text = strings.NewReplacer(".", "", ",", "").Replace(text)
		} else {
			text = strings.NewReplacer(".", "", ",", "").Replace(text[:i]) + "." + text[i+1:]
		}
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// isDecimal says whether a number token has a fraction.
func isDecimal(v float64) bool { return v != float64(int64(v)) }

// number reads a number at token i, in digits or words, with its repetition
// between brackets as in "vier (4)"; it gives the token after it.
func (s *scan) number(i int) (v float64, next int, ok bool) {
	v, next, ok = s.plain(i)
	if !ok {
		return 0, i, false
	}
	if s.is(next, "(") && s.is(next+2, ")") {
		if w, n, again := s.plain(next + 1); again && w == v && n == next+2 {
			next += 3
		}
	}
	return v, next, true
}

func (s *scan) plain(i int) (v float64, next int, ok bool) {
	if i < 0 || i >= len(s.t) || s.t[i].spent != "" {
		return 0, i, false
	}
	t := s.t[i]
	if t.kind == number {
		v, ok = digits(t.text)
		if ok && i+1 < len(s.t) && s.t[i+1].text == "0.5" && s.t[i+1].kind == number {
			return v + 0.5, i + 2, true
		}
		return v, i + 1, ok
	}
	if (t.text == "het" || t.text == "de" || t.text == "the") && s.is(i-1, "binnen", "within") && s.is(i+1, "uur", "dag", "week", "maand", "etmaal", "kwartier", "jaar", "werkdag", "hour", "day", "month", "year", "minuut", "minute") {
		return 1, i + 1, true // binnen het uur
	}
	if t.text == "anderhalf" || t.text == "anderhalve" {
		return 1.5, i + 1, true
	}
	if t.text == "half" || t.text == "halve" {
		if s.is(i+1, "a", "an") { // half an hour
			return 0.5, i + 2, true
		}
		return 0.5, i + 1, true
	}
	if (t.text == "een" || t.text == "a" || t.text == "an") && s.is(i+1, "half", "halve") {
		return 0.5, i + 2, true
	}
	n, ok := numberWord(t.text)
	return float64(n), i + 1, ok
}

var ordinals = map[string]int{"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9, "tiende": 10,
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}

// ordinal reads "de derde werkdag" where words around it make it a term.
func (s *scan) ordinal(i int) (c candidate, next int) {
	if i >= len(s.t) {
		return c, i
	}
	n, ok := ordinals[s.t[i].text]
	unitAt := i + 1
	if !ok && s.isNumber(i) && s.is(i+1, "e", "de", "ste", "th", "rd", "nd", "st") && s.t[i].to == s.t[i+1].from {
		v, good := digits(s.t[i].text)
		n, ok, unitAt = int(v), good && v >= 1 && v < 1000, i+2
	}
	if !ok {
		return c, i
	}
	u, end, ok := s.unit(unitAt)
	if !ok || u.times != 1 && u.unit != calendar.WorkingDays {
		return c, i
	}
	from := i
	for s.is(from-1, "de", "op", "binnen", "the", "on", "by") {
		from--
	}
	if s.is(end, "van", "of") && s.is(end+1, "de", "elke", "iedere", "the", "het", "each", "every") && s.is(end+2, "maand", "week", "jaar", "kwartaal", "month", "year") {
		return c, i // "de vijfde werkdag van de maand" is a date
	}
	if limit := s.is(from-1, "uiterlijk", "vanaf") || s.is(from-1, "than") && s.is(from-2, "later") || s.is(from, "binnen", "by"); !limit && !s.is(end, "na", "after", "nadat") {
		return c, i
	}
	return candidate{low: -1, high: float64(n) * u.times, unit: u.unit, from: i, to: end, number: i, strength: 2}, end
}
