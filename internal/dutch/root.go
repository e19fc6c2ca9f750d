package dutch

import "strings"

// root gives the wider kinship of a word: gestolen and stelen, vermist and
// vermissing, registratie and geregistreerd. It errs on the wide side, so it
// counts for less than a stem.
func (d *Dutch) root(word string) string {
	w := word
	if particle, rest := cutParticle(w); particle != "" {
		if r, ok := d.verb(rest); ok {
			return strip(Stem(particle + r))
		}
	}
	if r, ok := d.verb(w); ok {
		return strip(Stem(r))
	}
	if use, code, ok := d.words.find(w); ok && use&(Noun|Adjective|Verb) != 0 {
		w = unpackBase(w, code)
	}
	return strip(Stem(w))
}

// verb gives the stem of a verb of which word is a past form or participle.
func (d *Dutch) verb(word string) (string, bool) {
	if s, ok := strong[word]; ok {
		return s, true
	}
	for _, prefix := range [...]string{"ver", "be", "ont", "her"} { // verkocht, besproken
		if rest, ok := strings.CutPrefix(word, prefix); ok && len(rest) >= 4 {
			if s, ok := strong[rest]; ok {
				return prefix + s, true
			}
			if s, ok := strong["ge"+rest]; ok {
				return prefix + s, true
			}
		}
	}
	if s, ok := d.prefixed(word); ok {
		return s, true
	}
	rest, ok := strings.CutPrefix(word, "ge")
	if !ok || len(rest) < 4 || d.Ready() && !d.is(word, Alone) {
		return "", false
	}
	if d.is(rest, Verb) && strings.HasSuffix(rest, "t") && !d.conjugates(rest[:len(rest)-1]) {
		return rest, true // getest is of test, not of tes
	}
	for _, ending := range [...]string{"de", "te", "d", "t"} { // gemeld, gemelde
		if s, ok := strings.CutSuffix(rest, ending); ok && len(s) >= 3 && (!d.Ready() || d.conjugates(s)) {
			return s, true
		}
	}
	if !d.Ready() || !d.is(rest, Verb) {
		return "", false
	}
	return rest, true
}

// prefixed is the stem of a verb that takes no ge: vermist, betaald, verhuisd.
func (d *Dutch) prefixed(word string) (string, bool) {
	for _, prefix := range [...]string{"ver", "be", "ont", "her", "over", "onder"} {
		if !strings.HasPrefix(word, prefix) {
			continue
		}
		for _, ending := range [...]string{"de", "te", "d", "t"} {
			if s, ok := strings.CutSuffix(word, ending); ok && len(s) >= len(prefix)+2 && d.conjugates(s) {
				return s, true
			}
		}
	}
	return "", false
}

// conjugates says that a stem, or the infinitive made of it, is a verb.
func (d *Dutch) conjugates(stem string) bool {
	return d.is(stem, Verb) || d.is(stem+"en", Verb) || d.is(stem+stem[len(stem)-1:]+"en", Verb)
}

// cutParticle takes the first part off a participle of a separable verb:
// aangevraagd, opgepakt, meegenomen.
func cutParticle(word string) (particle, rest string) {
	for i := 2; i < len(word)-4 && i <= 6; i++ {
		if word[i:i+2] == "ge" && isParticle[word[:i]] {
			return word[:i], word[i:]
		}
	}
	return "", word
}

// endings make one word of another; the longest comes first. An ending is taken
// off only where at least least letters are left.
var endings = []struct {
	text  string
	least int
}{
	{"aliseer", 4}, {"isering", 4}, {"iseer", 4}, {"elijk", 4}, {"ering", 4}, {"iteit", 4}, {"erend", 4}, {"atie", 4}, {"baar", 4}, {"heid", 4}, {"schap", 4},
	{"ling", 5}, {"loos", 4}, {"eer", 4}, {"er", 5}, {"isch", 4}, {"ing", 4}, {"ist", 5}, {"ief", 5}, {"iek", 5}, {"sel", 5}, {"ig", 5}, {"el", 6},
}

// strip takes such endings off a stem as long as a good deal of it is left.
func strip(stem string) string {
	for again := true; again; {
		again = false
		for _, e := range endings {
			if s, ok := strings.CutSuffix(stem, e.text); ok && len(s) >= e.least && strings.ContainsAny(s, "aeiouy") {
				stem, again = s, true
				break
			}
		}
	}
	if n := len(stem); n > 4 && stem[n-1] == stem[n-2] {
		stem = stem[:n-1]
	}
	return stem
}
