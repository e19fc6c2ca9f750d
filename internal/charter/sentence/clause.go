package sentence

import "strings"

// clauses numbers the clauses of the sentence and finds which of them are
// conditions. A term inside a condition is not what is promised: "als dat niet
// binnen 6 weken lukt, hoort u van ons".
func (s *scan) clauses() {
	clause := 0
	start := true
	conditional := false
	for i := range s.t {
		if s.boundary(i) {
			clause++
			start, conditional = true, false
			s.t[i].clause = clause
			continue
		}
		if s.then(i) && conditional || conditional && !start && s.verbSubject(i) {
			clause++
			conditional = false
		}
		if opens := s.is(i, "als", "wanneer", "indien", "mocht", "mochten", "tenzij", "zodra", "if", "when", "unless", "zolang"); opens && !(s.is(i, "als") && s.is(i-1, "zoals", "dezelfde", "net", "even", "zowel", "dag", "evenveel") || s.is(i-2, "zo") || s.is(i, "als") && !start && !s.is(i+1, "u", "wij", "we", "de", "het", "een", "er", "dat", "dit", "uw", "ons", "onze", "die", "deze", "hij", "zij", "ze", "iemand", "niemand", "blijkt", "geen", "binnen", "onze")) {
			if !start {
				clause++
			}
			conditional = s.ends(i)
			s.cond[clause] = conditional
		} else if start && s.opensSentence(i) && s.verbFirst(i) {
			conditional = true
			s.cond[clause] = true
		}
		s.t[i].clause = clause
		start = false
	}
	s.relatives(clause)
}

// relatives makes a clause of its own of what only describes: "e-mails die niet
// direct te beantwoorden zijn, krijgen …". What it says is no promise.
func (s *scan) relatives(last int) {
	for i := 1; i < len(s.t); i++ {
		if !s.is(i, "die", "that", "which", "waarvan", "waarbij") || s.t[i-1].kind != word || s.is(i-1, "op", "als", "aan", "met", "over", "en", "of", "so", "for") || s.conditional(i) {
			continue
		}
		j := i + 1
		for j < len(s.t) && !s.boundary(j) {
			j++
		}
		if !s.is(j, ",") || j+1 >= len(s.t) || !s.finite(j+1) {
			continue
		}
		last++
		s.cond[last] = true
		for k := i; k < j; k++ {
			s.t[k].clause = last
		}
		i = j
	}
}

// finite says whether token i looks like the verb of a main clause.
func (s *scan) finite(i int) bool {
	if s.is(i, "is", "was", "zal", "kan", "zit", "are", "will", "must") {
		return true
	}
	t := s.t[i]
	return t.kind == word && (strings.HasSuffix(t.text, "t") || strings.HasSuffix(t.text, "en")) && !s.is(i, "het", "dat", "dit", "wat", "met", "niet", "tot", "een", "uit", "en", "tussen", "binnen", "zonder", "want")
}

// boundary says whether a sign ends a clause. A dot of an abbreviation does not.
func (s *scan) boundary(i int) bool {
	if s.t[i].kind != symbol {
		return false
	}
	if s.is(i, ".") {
		return !s.is(i-1, "sec", "min", "max", "ca", "art", "wk", "mnd", "evt", "incl", "tel", "nr", "no") || i+1 == len(s.t)
	}
	return s.is(i, ",", ";", ":", "(", ")", "!", "?", "…")
}

// opensSentence says whether token i is the first word of a sentence.
func (s *scan) opensSentence(i int) bool {
	for i--; i >= 0; i-- {
		if s.t[i].kind != symbol {
			return false
		}
		if s.is(i, ".", "!", "?", ";", ":", "…") {
			return true
		}
	}
	return true
}

// ends says whether a condition that opens at i is followed by a main clause,
// or stands behind one.
func (s *scan) ends(i int) bool {
	if i > 0 {
		return true
	}
	for j := i + 1; j < len(s.t); j++ {
		if s.is(j, ",") || s.then(j) || s.verbSubject(j) {
			return true
		}
	}
	return false
}

// then finds the "dan" that opens the main clause, not that of "meer dan".
func (s *scan) then(i int) bool {
	return s.is(i, "dan", "then") && !s.is(i-1, "meer", "minder", "langer", "korter", "later", "eerder", "vaker", "hoger", "lager", "sneller", "anders", "ouder", "jonger", "groter", "kleiner", "beter")
}

// verbFirst finds a condition without a word for it: "Lukt het niet, dan …".
func (s *scan) verbFirst(i int) bool {
	if !s.is(i, "is", "zijn", "heeft", "hebt", "kan", "kunnen", "kunt", "krijgt", "duurt", "lukt", "moet", "wilt", "wil", "belt", "stuurt",
		"schrijft", "komt", "maakt", "klaagt", "doet", "bent", "wordt", "worden", "vindt", "gaat", "blijkt", "dreigt", "meldt", "mailt", "vraagt",
		"bezoekt", "dient", "halen", "redden", "kunnen", "zien", "staat", "ligt", "hebben", "voldoet") && !s.verbThenDan(i) {
		return false
	}
	for j := i + 1; j < len(s.t); j++ {
		if s.then(j) {
			return true
		}
		if s.is(j, ".", "!") && s.boundary(j) {
			return false
		}
		if s.is(j, ",") {
			return j+1 < len(s.t) && !s.is(j+1, "en", "of", "maar")
		}
	}
	return false
}

// verbThenDan finds any verb in front with its subject, and ", dan" later:
// "Loopt het spreekuur uit, dan …".
func (s *scan) verbThenDan(i int) bool {
	if s.t[i].kind != word || !strings.HasSuffix(s.t[i].text, "t") && !strings.HasSuffix(s.t[i].text, "en") || s.is(i, "het", "dit", "dat", "wat") ||
		!s.is(i+1, "het", "de", "u", "een", "wij", "we", "er", "uw", "dit", "dat", "ons", "onze") {
		return false
	}
	for j := i + 2; j < len(s.t); j++ {
		if s.is(j, "dan") && s.is(j-1, ",") {
			return true
		}
	}
	return false
}

// verbSubject finds where a main clause begins without a comma: "krijgt u",
// "nemen wij".
func (s *scan) verbSubject(i int) bool {
	if i+1 >= len(s.t) || s.t[i].kind != word || !s.is(i+1, "u", "wij", "we") {
		return false
	}
	return !s.is(i, "als", "wanneer", "indien", "dat", "die", "wat", "hoe", "om", "aan", "met", "van", "bij", "door", "voor", "zodat", "waarop",
		"waar", "en", "of", "naar", "tot", "op", "over", "tegen", "zodra", "mocht", "waarmee", "omdat", "dan", "want", "maar", "waarin", "if", "when", "zolang", "nadat", "voordat", "tenzij", "waarvan", "waarvoor")
}

// conditional says whether token i stands in a condition.
func (s *scan) conditional(i int) bool {
	return i >= 0 && i < len(s.t) && s.cond[s.t[i].clause]
}

// inParens says whether token i stands between brackets.
func (s *scan) inParens(i int) bool {
	depth := 0
	for j := 0; j < i && j < len(s.t); j++ {
		if s.is(j, "(") {
			depth++
		} else if s.is(j, ")") && depth > 0 {
			depth--
		}
	}
	return depth > 0
}
