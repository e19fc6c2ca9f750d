package sentence

import (
	"math"

	"handvest/internal/calendar"
)

// candidate is a length of time in the sentence and how strongly the words
// around it say that it is a term.
type candidate struct {
	low, high  float64 // low only of a range
	unit       calendar.Unit
	from, to   int // tokens, with the words before it
	number     int // token of the number itself
	strength   int // 3 a limit such as binnen, 2 a clear context, 1 weak, 0 none
	min        bool
	backward   bool
	average    bool
	aim        bool // streven, bij voorkeur
	approx     bool // ongeveer, circa
	negative   bool // binnen -3 dagen
	instant    bool // direct, op het afgesproken tijdstip
	aftermath  bool // followed by "na"
	noteworthy string
}

var (
	maxWords = []string{"binnen", "uiterlijk", "maximaal", "max", "max .", "hooguit", "hoogstens", "ten hoogste", "ten laatste", "op zijn laatst", "op z'n laatst", "niet langer dan", "nooit langer dan",
		"niet meer dan", "nooit meer dan", "geen langer dan", "niet later dan", "nooit later dan", "minder dan", "korter dan", "sneller dan", "<", "<=", "≤", "=<", "binnen een periode van", "binnen een termijn van", "binnen de termijn van",
		"binnen een tijd van", "tot maximaal", "tot uiterlijk", "uiterlijk na", "uiterlijk de", "uiterlijk op de", "uiterlijk op", "maximaal na", "hooguit na", "hoogstens na", "uiterlijk in", "niet meer dan de", "in maximaal", "in hooguit", "in minder dan", "niet vaker dan", "nooit vaker dan", "tot en met",
		"within", "at most", "no more than", "not more than", "no later than", "not later than", "no longer than", "not longer than", "less than", "fewer than", "under", "maximum", "up to", "a maximum of", "at the latest", "inside", "in under", "not exceeding", "niet langer als", "never longer than", "never more than", "within a period of", "within the", "binnen de", "binnen het", "eerste"}
	minWords   = []string{"minimaal", "minstens", "ten minste", "tenminste", "op zijn minst", "op z'n minst", "niet eerder dan", "niet minder dan", "meer dan", "langer dan", "vaker dan", "later dan", "longer than", "later than", ">", ">=", "≥", "ruim", "at least", "more than", "no less than", "not less than", "min .", "zeker"}
	avgWords   = []string{"gemiddeld", "gemiddelde van", "gemiddeld in", "op gemiddeld", "average", "an average of", "on average"}
	aboutWords = []string{"ongeveer", "circa", "ca", "ca .", "zo'n", "rond", "rond de", "plusminus", "+/-", "about", "approximately", "around", "grofweg", "naar schatting"}
	aimWords   = []string{"bij voorkeur", "liefst", "zo mogelijk", "indien mogelijk", "streefwaarde", "preferably", "if possible", "het liefst"}
	fillers    = []string{"dan", "al", "ook", "reeds", "telkens", "steeds", "altijd", "wel", "een", "toch", "dus"}
	termNouns  = []string{"wachttijd", "doorlooptijd", "levertijd", "levertermijn", "reactietijd", "behandeltijd", "behandelduur", "verwerkingstijd", "duurt", "oplostijd", "hersteltijd",
		"responstijd", "aanrijtijd", "afhandeltijd", "afhandelingstijd", "behandeltermijn", "beslistermijn", "afhandeltermijn", "afhandelingstermijn", "termijn", "antwoordtermijn", "streeftermijn", "servicenorm", "normtijd", "wachtduur", "opneemtijd", "turnaround", "behandelingstermijn", "reactietermijn", "procedure", "proceduretijd"}
)

// candidates finds every length of time that is not spent on something else.
func (s *scan) candidates() []candidate {
	var list []candidate
	for i := 0; i < len(s.t); {
		c, next := s.length(i)
		if next == i {
			c, next = s.named(i)
		}
		if next == i {
			i++
			continue
		}
		s.license(&c)
		if !s.frequency(c) {
			list = append(list, c)
		}
		i = next
	}
	return list
}

// length reads "4 weken", "4 tot 6 weken", "vier (4) weken", "anderhalf uur".
func (s *scan) length(i int) (c candidate, next int) {
	if i < len(s.t) && s.t[i].spent == "" {
		if n, ok := glued[s.t[i].text]; ok {
			return candidate{high: float64(n), low: -1, unit: calendar.Times, from: i, to: i + 1, number: i}, i + 1
		}
	}
	v, n, ok := s.number(i)
	if !ok {
		return c, i
	}
	c = candidate{low: -1, high: v, from: i, number: i}
	if s.is(i, "half", "halve") || s.is(i+1, "half", "halve") {
		if s.is(i, "drie") { // "drie half uur" is no Dutch
			return c, i
		}
	}
	if s.is(n, "x", "maal", "keer") { // "2 x 24 uur"
		if w, e, good := s.number(n + 1); good && !s.is(n+1, "een", "a") {
			if _, _, unit := s.unit(e); unit {
				v, n = v*w, e
				c.high = v
			}
		}
	}
	u, m, ok := s.unit(n)
	if !ok && s.is(n, "-") {
		u, m, ok = s.unit(n + 1)
	}
	if r, p := s.anyOf(n, "tot en met", "tot maximaal", "tot hooguit", "tot uiterlijk", "en maximaal", "en hooguit", "en uiterlijk", "tot", "a", "-", "/", "of", "of uiterlijk", "of maximaal", "en", "to", "or", "and", "and at most", "and no more than"); p != "" && !ok {
		if w, e, good := s.number(r); good && !s.is(r, "a", "an") {
			if u2, m2, good := s.unit(e); good && (p != "en" && p != "and" || s.is(i-1, "tussen", "between") || s.is(i-2, "tussen")) {
				c.low, c.high, u, m, ok = v, w, u2, m2, true
			}
		}
	} else if ok {
		if r, p := s.anyOf(m, "tot", "a", "tot maximaal", "to", "tot en met"); p != "" {
			if w, e, good := s.number(r); good && !s.is(r, "a", "an") {
				if u2, m2, good := s.unit(e); good {
					c.low, c.high, u, m = v*u.times/u2.times, w, u2, m2
					if u.unit != u2.unit {
						c.low = -1
					}
				}
			}
		}
	}
	if !ok {
		return c, i
	}
	c.unit, c.to = u.unit, m
	c.high *= u.times
	if c.low >= 0 {
		c.low *= u.times
	}
	s.whole(&c)
	// A minus sign that joins nothing: "binnen -3 dagen".
	if (s.is(i-1, "-") || s.is(i-1, "min", "minus") && s.is(i-2, "binnen", "within")) && !s.isNumber(i-2) && i >= 2 && s.t[i-2].kind == word && (s.t[i-1].kind == word || s.t[i-1].to == s.t[i].from && s.t[i-2].to < s.t[i-1].from) {
		c.negative = true
		c.from = i - 1
	}
	return c, m
}

// whole makes a fraction of an hour, week or year into whole smaller units.
func (s *scan) whole(c *candidate) {
	if !isDecimal(c.high) && (c.low < 0 || !isDecimal(c.low)) {
		return
	}
	smaller := map[calendar.Unit]struct {
		unit  calendar.Unit
		times float64
	}{
		calendar.Minutes: {calendar.Seconds, 60}, calendar.Hours: {calendar.Minutes, 60}, calendar.WorkingHours: {calendar.WorkingMinutes, 60}, calendar.WorkingMinutes: {calendar.WorkingSeconds, 60},
		calendar.Days: {calendar.Hours, 24}, calendar.Weeks: {calendar.Days, 7}, calendar.Years: {calendar.Months, 12},
	}
	if f, ok := smaller[c.unit]; ok {
		c.unit = f.unit
		c.high = math.Ceil(c.high * f.times)
		if c.low >= 0 {
			c.low = math.Ceil(c.low * f.times)
		}
		return
	}
	c.noteworthy = "fraction"
}

// named reads lengths of time that are words: the same day, the next working
// day, directly, at the agreed time.
func (s *scan) named(i int) (c candidate, next int) {
	if i < len(s.t) && s.t[i].spent != "" {
		return c, i
	}
	if c, next = s.ordinal(i); next > i {
		return c, next
	}
	for _, p := range namedTerms {
		n, _ := s.anyOf(i, p.phrases...)
		if n <= i || p.instant && s.notInstant(i, n) || s.is(n, "als", "waarop", "of") && p.quantity == 0 && !p.instant && !s.is(n+1, "uiterlijk", "de", "het", "the") {
			continue
		}
		c = candidate{low: -1, high: float64(p.quantity), unit: p.unit, from: i, to: n, number: i, strength: 2, instant: p.instant}
		if m, w := s.anyOf(n, "of uiterlijk de volgende werkdag", "of de volgende werkdag", "of de eerstvolgende werkdag", "of uiterlijk de eerstvolgende werkdag", "or the next working day"); w != "" {
			c.high, c.unit, c.to = 1, calendar.WorkingDays, m
		}
		return c, c.to
	}
	return c, i
}

var namedTerms = []struct {
	phrases  []string
	quantity int
	unit     calendar.Unit
	instant  bool
}{
	{[]string{"dezelfde werkdag", "same working day", "same business day", "nog dezelfde werkdag"}, 0, calendar.WorkingDays, false},
	{[]string{"dezelfde dag", "diezelfde dag", "same day", "zelfde dag", "vandaag nog", "nog vandaag", "dezelfde middag", "dezelfde ochtend", "dezelfde avond"}, 0, calendar.Days, false},
	{[]string{"eerstvolgende werkdag", "volgende werkdag", "eerste werkdag na", "eerste werkdag daarna", "eerste werkdag erna", "next working day", "next business day", "werkdag erna", "werkdag erop", "werkdag daarna", "werkdag na", "first working day after"}, 1, calendar.WorkingDays, false},
	{[]string{"eerstvolgende dag", "volgende dag", "eerstvolgende kalenderdag", "volgende kalenderdag", "next day", "dag erna", "dag erop", "dag daarna", "dag na"}, 1, calendar.Days, false},
	{[]string{"overmorgen", "the day after tomorrow"}, 2, calendar.Days, false},
	{[]string{"volgende week", "next week"}, 1, calendar.Weeks, false},
	{[]string{"op het afgesproken tijdstip", "op het tijdstip van afspraak", "op het tijdstip van de afspraak", "op het tijdstip van uw afspraak", "op de afgesproken tijd", "op het afgesproken moment",
		"op de tijd van uw afspraak", "op het tijdstip van onze afspraak", "terwijl u wacht", "at the agreed time", "while you wait", "op het afgesproken uur", "zonder wachttijd", "geen wachttijd", "zonder te wachten"}, 0, calendar.Minutes, true},
	{[]string{"per ommegaande", "by return of post"}, 0, calendar.Days, true},
	{[]string{"direct", "meteen", "onmiddellijk", "terstond", "gelijk", "ter plekke", "immediately", "straight away", "at once", "on the spot", "rechtstreeks na"}, 0, calendar.Minutes, true},
}

// notInstant finds uses of "direct" and "gelijk" that are no term.
func (s *scan) notInstant(i, n int) bool {
	if s.conditional(i) || n == i+1 && (s.is(i, "gelijk") && s.is(n, "aan", "met") || s.is(i, "direct") && s.is(n, "naar", "bij", "van") || s.is(n, "binnen", "verband", "betrekking", "contact", "gevaar", "belang", "belanghebbende", "belanghebbenden", "betrokken", "betrokkenen")) {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if s.is(j, "niet", "geen", "not", "cannot") && !s.is(i, "geen") {
			return true
		}
	}
	return s.is(i-1, "of", "aan", "is", "zijn", "blijft") && s.is(i, "gelijk")
}
