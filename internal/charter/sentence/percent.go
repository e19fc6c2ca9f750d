package sentence

import (
	"math"
	"strings"
)

// share is a percentage in the sentence, in hundredths of a percent.
type share struct {
	low, high int32 // one of them zero when it is one limit
	strict    bool
	average   bool // "gemiddeld 80%": the average belongs to the share, not to the term
	from, to  int  // tokens, with the words before it
}

var (
	atLeast = []string{"minimaal", "minstens", "ten minste", "tenminste", "op zijn minst", "op z'n minst", "zeker", "niet minder dan", "nooit minder dan", ">=", "≥", "=>", "minimum", "at least", "no less than", "not less than", "min", "min .", "minimum of", "a minimum of"}
	moreT   = []string{"meer dan", "ruim", ">", "more than", "over", "boven", "boven de", "hoger dan"}
	atMost  = []string{"maximaal", "hooguit", "hoogstens", "ten hoogste", "niet meer dan", "nooit meer dan", "<=", "≤", "=<", "at most", "no more than", "not more than", "maximum", "max", "max .", "up to", "a maximum of"}
	lessT   = []string{"minder dan", "<", "less than", "fewer than", "lager dan", "beneden", "beneden de", "onder de", "onder", "below", "under"}
)

// shares finds the percentages of the sentence and spends their numbers.
func (s *scan) shares() []share {
	var list []share
	for i := 0; i < len(s.t); {
		low, high, end := s.percentAt(i)
		if end == i {
			i++
			continue
		}
		p := share{from: i, to: end}
		if !s.notANorm(i, end) {
			p = s.limits(p, low, high)
			list = append(list, p)
			s.spend("percentage", p.from, p.to)
		} else {
			s.spend("money", i, end)
		}
		i = end
	}
	return list
}

// percentAt reads a percentage or a fraction such as "9 van de 10" at token i.
func (s *scan) percentAt(i int) (low, high float64, next int) {
	if v, n := s.part(i); n > i {
		return v, 0, n
	}
	v, n, ok := s.number(i)
	if ok && v <= 100 && !s.unitFollows(n) && s.is(i-1, "op", "is", "van", "bedraagt", ":") && s.percentNoun(i-1) {
		return v, 0, n
	}
	if !ok || s.is(i, "een", "a", "an") && !s.is(n, "op", "van", "in", "out") {
		return 0, 0, i
	}
	if s.is(n, "%", "procent", "percent", "pct") {
		if m, p := s.anyOf(n+1, "en", "tot", "-", "and", "to"); p != "" {
			if w, e, ok := s.number(m); ok && s.is(e, "%", "procent", "percent") && (s.is(i-1, "tussen", "between") || p != "en" && p != "and") {
				return v, w, e + 1
			}
		}
		return v, 0, n + 1
	}
	if of, ok := s.outOf(i, n); ok && v <= of {
		return v / of * 100, 0, n
	}
	if m, p := s.anyOf(n, "-", "tot", "a", "to", "en", "and", "tot en met"); p != "" {
		if w, e, ok := s.number(m); ok && s.is(e, "%", "procent", "percent") && (p != "en" && p != "and" || s.is(i-1, "tussen", "between")) {
			return v, w, e + 1
		}
	}
	if s.is(n, "keer", "maal", "times") && s.is(n+1, "van", "op", "out") {
		n++ // nine times out of ten
	}
	if m, p := s.anyOf(n, "van de", "van elke", "van iedere", "op de", "op elke", "op", "out of", "out of every", "of every", "in every", "of each", "in"); p != "" {
		if w, e, ok := s.number(m); ok && w >= v && !(s.is(i, "een", "one") && strings.HasPrefix(p, "van") && s.t[i].raw != "één") && (w == 10 || w == 100 || w == 5 || w == 4 || w == 20 || w == 1000 || w == 3) && (!s.unitFollows(e) || s.is(e, "keer", "maal", "times")) {
			if p == "op" || p == "in" {
				if _, _, unit := s.unit(e); unit || w < 4 {
					return 0, 0, i
				}
			}
			return v / w * 100, 0, e
		}
	}
	return 0, 0, i
}

// limited says whether a limit stands just before token i: niet meer dan een
// kwart.
func (s *scan) limited(i int) bool {
	for _, words := range [][]string{atLeast, atMost, moreT, lessT} {
		if _, w := s.before(i, words...); w != "" {
			return true
		}
	}
	return false
}

// percentNoun says whether a noun such as streefpercentage stands just before
// token i.
func (s *scan) percentNoun(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if s.t[j].kind == word && strings.HasSuffix(s.t[j].text, "percentage") {
			return true
		}
	}
	return false
}

// part reads a part in words at token i: de helft van, driekwart van, half of.
func (s *scan) part(i int) (v float64, next int) {
	for _, p := range []struct {
		phrase string
		value  float64
	}{{"driekwart", 75}, {"drie kwart", 75}, {"three quarters", 75}, {"de helft", 50}, {"half", 50}, {"een kwart", 25}, {"a quarter", 25}} {
		if n, ok := s.seq(i, p.phrase); ok && (s.is(n, "van", "of") || s.limited(i) && !s.is(n, "over", "voor", "past", "to")) && !s.is(n+1, "januari", "het", "een", "an", "a") {
			return p.value, n
		}
	}
	if v, n, ok := s.plain(i); ok && n < len(s.t) && s.t[i].kind == word && s.is(n+1, "van", "of") {
		if of, ok := ordinals[strings.TrimSuffix(s.t[n].text, "s")]; ok && of > 2 && v < float64(of) {
			return v / float64(of) * 100, n + 1
		}
	}
	return 0, i
}

// outOf finds the whole that stands before its part: "van elke honderd bellers
// helpen wij er tachtig".
func (s *scan) outOf(i, n int) (of float64, ok bool) {
	if s.unitFollows(n) {
		return 0, false
	}
	er := false
	for j := i - 1; j >= 0 && s.t[j].clause == s.t[i].clause; j-- {
		er = er || s.is(j, "er")
		if er && s.is(j, "elke", "de", "iedere") && s.is(j-1, "van") {
			if w, _, good := s.number(j + 1); good && (w == 10 || w == 100 || w == 1000) {
				return w, true
			}
		}
	}
	return 0, false
}

// notANorm finds percentages of money.
func (s *scan) notANorm(i, end int) bool {
	near := []string{"btw", "korting", "rente", "subsidie", "toeslag", "opslag", "vat", "discount", "interest", "boete"}
	for j := end; j < end+5 && j < len(s.t); j++ {
		if s.is(j, near...) || s.is(j, "kosten", "leges", "bedrag", "tarief", "minimumloon", "inkomen", "bijstandsnorm", "aankoopbedrag", "prijs", "price", "costs") {
			return true
		}
	}
	for j := i - 1; j >= 0 && s.t[j].clause == s.t[i].clause; j-- {
		if s.is(j, "inkomen", "vermogen", "loon", "huurprijs", "rente", "tarief", "bijdrage", "subsidie", "income", "salary") {
			return true
		}
	}
	if _, ok := s.stem("gedaald", "daalt", "dalen", "stijg", "gesteg", "toegenomen", "afgenomen", "groei", "gegroeid", "risen", "fallen", "increased", "decreased", "verhoog", "verlaag", "vermind", "omhoog", "omlaag", "reduc", "terugg", "indexer", "geindexeerd"); ok && s.is(i-1, "met", "by") {
		return true
	}
	return s.is(i-1, near...) || s.is(i-2, near...)
}

// limits reads the words around a percentage: at least, at most, or more.
func (s *scan) limits(p share, low, high float64) share {
	a, b := hundredths(low), hundredths(high)
	if b != 0 {
		p.low, p.high = a, b
		if s.is(p.from-1, "tussen", "between") {
			p.from--
		}
		return p
	}
	p.low = a
	i := p.from
	if start, w := s.before(i, avgWords...); w != "" {
		p.from, p.average, i = start, true, start
	}
	if s.is(i-1, "van", "de", "naar", "op") { // "minimaal van 80%" is rare; words between are few
		i--
	}
	check := func(words []string, high, strict bool) bool {
		start, found := s.before(i, words...)
		if found == "" {
			return false
		}
		p.from, p.strict = start, strict
		if high {
			p.low, p.high = 0, a
		}
		return true
	}
	switch {
	case check(atLeast, false, false), check(atMost, true, false):
		return p
	case check(lessT, true, true):
		if s.is(p.from-1, "niet", "nooit", "not") {
			p.from, p.low, p.high, p.strict = p.from-1, a, 0, false
		}
		return p
	case check(moreT, false, true):
		if s.is(p.from-1, "niet", "nooit", "not", "no") {
			p.from, p.low, p.high, p.strict = p.from-1, 0, a, false
		}
		return p
	}
	if n, w := s.anyOf(p.to, "of meer", "of hoger", "or more"); w != "" {
		p.to = n
	} else if n, w := s.anyOf(p.to, "of minder", "of lager", "or less"); w != "" {
		p.low, p.high, p.to = 0, a, n
	}
	return p
}

func hundredths(v float64) int32 {
	if v < 0 || v > 1_000_000 {
		return 0
	}
	return int32(math.Round(v * 100))
}
