package sentence

import "strings"

var months = []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
	"november", "december", "january", "february", "march", "may", "june", "july", "august", "october"}

// mask spends the numbers that are no norm: phone numbers, dates and years,
// amounts, articles of law, ages and postcodes.
func (s *scan) mask() {
	for i := 0; i < len(s.t); i++ {
		if s.t[i].spent != "" {
			continue
		}
		switch {
		case s.t[i].text == "€" || s.is(i, "eur", "euro") && s.isNumber(i+1):
			if s.isNumber(i + 1) {
				s.spend("money", i, s.afterDash(i+2))
			}
		case s.isNumber(i):
			s.maskNumber(i)
		}
	}
}

// afterDash skips the dash of "€ 15,-".
func (s *scan) afterDash(i int) int {
	j := i
	if s.is(j, ",") {
		j++
	}
	if s.is(j, "-") && j > i {
		return j + 1
	}
	return i
}

func (s *scan) maskNumber(i int) {
	text := s.t[i].text
	plain := !strings.ContainsAny(text, ".,:")
	dashed := s.is(i+1, "-", "/") && s.isNumber(i+2)
	switch {
	case s.is(i+1, "euro", "euros", "eur", "€"):
		s.spend("money", i, i+2)
	case s.is(i-1, "artikel", "art", "artikelen", "lid", "hoofdstuk", "paragraaf", "par", "bijlage", "article", "section") ||
		s.is(i-1, ".") && s.is(i-2, "art", "par"):
		s.spend("article", i, i+1)
		if s.is(i+1, ":", "-") && s.isNumber(i+2) {
			s.spend("article", i+1, i+3)
		}
	case plain && i+1 < len(s.t) && s.is(i+1, months...):
		s.spend("date", i, s.yearAfter(i+2))
	case plain && dashed && s.is(i+3, "-", "/") && s.isNumber(i+4):
		s.spend("date", i, i+5)
	case strings.Count(text, ".") == 2 && len(text) >= 8:
		s.spend("date", i, i+1)
	case plain && len(text) == 4 && (text[:2] == "19" || text[:2] == "20") && !s.unitFollows(i+1):
		s.spend("date", i, i+1)
	case s.phone(i):
	case s.is(i+1, "jaar", "years") && (s.is(i+2, "oud", "ouder", "old", "older", "of", "en", "or") && !s.is(i-1, "binnen", "maximaal", "within") || s.is(i-1, "vanaf", "boven", "onder")):
		s.spend("age", i, i+2)
	case plain && len(text) == 4 && i+1 < len(s.t) && len(s.t[i+1].raw) == 2 && strings.ToUpper(s.t[i+1].raw) == s.t[i+1].raw && s.t[i+1].kind == word:
		s.spend("address", i, i+2)
	}
}

func (s *scan) yearAfter(i int) int {
	if s.isNumber(i) && len(s.t[i].text) == 4 {
		return i + 1
	}
	return i
}

func (s *scan) unitFollows(i int) bool {
	_, _, ok := s.unit(i)
	return ok || s.is(i, "%", "procent", "percent")
}

// phone spends a phone number: a group that begins with a nought or a plus, or
// the 14 of a 14-number, with the groups behind it.
func (s *scan) phone(i int) bool {
	text := s.t[i].text
	starts := len(text) >= 2 && text[0] == '0' && !strings.ContainsAny(text, ".,:") ||
		text == "14" && s.isNumber(i+1) && s.t[i+1].text[0] == '0' ||
		s.is(i-1, "+")
	long := len(text) >= 6 && !strings.ContainsAny(text, ".,:") && !s.unitFollows(i+1)
	if !starts && !long {
		return false
	}
	end := i + 1
	for j := end; j < len(s.t) && (s.isNumber(j) || s.is(j, "-", ")", "/", "(")); j++ {
		if s.isNumber(j) {
			if s.unitFollows(j+1) || strings.ContainsAny(s.t[j].text, ":,") {
				break
			}
			end = j + 1
		}
	}
	s.spend("phone", i, end)
	return true
}
