package dutch

import "strings"

// Split gives the parts of a folded compound as base forms (bedrijventerrein:
// bedrijf, terrein), or nil when the word is none as far as is known. A word
// with hyphens is cut there first.
func (d *Dutch) Split(word string) []string {
	if !d.Ready() || strings.Contains(word, "-") && strings.Trim(word, "-") == "" {
		return nil
	}
	var parts []string
	pieces := strings.FieldsFunc(word, func(r rune) bool { return r == '-' })
	for i, p := range pieces {
		var sub []string
		if _, _, known := d.words.find(p); !known || len(pieces) == 1 {
			sub = d.split(strings.ReplaceAll(p, "'", ""))
		}
		if len(sub) == 0 {
			sub = []string{d.base(p, i == len(pieces)-1)}
		}
		parts = append(parts, sub...)
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// Costs of a part, in tenths of a sure part. Fewer and surer parts win.
const (
	sure    = 10 // marked by the word list as safe in this place
	likely  = 21 // a word that is not marked: most often a compound itself
	short   = 24 // the same, of four letters
	shorter = 34 // the same, of three
	name    = 24 // a name before the last part
	unknown = 45 // not in the list, before the last part
	link    = 3  // a linking s that the list does not have
	average = 23 // most that a part may cost, taken over all parts of a word that is not in the list
	refused = 1 << 20
)

const (
	shortest = 3  // letters in a part
	longest  = 40 // letters in a word worth splitting
)

// split finds the cheapest way to read a word as a row of parts.
func (d *Dutch) split(word string) []string {
	n := len(word)
	if n < 2*shortest || n > longest || undivided[word] || stopwords[word] {
		return nil
	}
	use, code, known := d.words.find(word)
	if known && code != "" && use&Begin == 0 { // zaken of zaak, herfstbladeren of herfstblad: ask the base
		if base := unpackBase(word, code); base != word {
			return d.split(base)
		}
	}
	most := allowance(use, known)
	var cost, from [longest + 1]int
	for end := 1; end <= n; end++ {
		cost[end] = refused
		for start := 0; start <= end-shortest; start++ {
			if start > 0 && cost[start] >= refused || start == 0 && end == n {
				continue
			}
			// Of equal ways the one with the shortest last part wins: Dutch
			// compounds grow at the right, pluimvee+houder.
			if c := d.partCost(word, start, end); c < refused && cost[start]+c <= cost[end] {
				cost[end], from[end] = cost[start]+c, start
			}
		}
	}
	if cost[n] >= refused {
		return nil
	}
	var cuts []int
	for at := n; at > 0; at = from[at] {
		cuts = append(cuts, at)
	}
	if most == 0 {
		most = average * len(cuts)
	}
	opening := word[:cuts[len(cuts)-1]]
	if cost[n] > most && (known || !d.opensWith(opening)) || use&(Begin|End) != 0 && prefixes[opening] {
		return nil
	}
	parts := make([]string, 0, len(cuts))
	start := 0
	for i := len(cuts) - 1; i >= 0; i-- {
		parts = append(parts, d.base(word[start:cuts[i]], i == 0))
		start = cuts[i]
	}
	return parts
}

// allowance is the most that the parts of a word may cost: little for a word
// that the list knows and that is likely simple, 0 for a word it does not know.
func allowance(use Use, known bool) int {
	switch {
	case !known:
		return 0
	case use&(Begin|End) != 0:
		return 2*sure + 26
	case use == Alone, use&Noun != 0:
		return 2*sure + 28
	case use&Adjective != 0:
		return 2*sure + 14
	}
	return 1 // a verb or a name stays whole
}

// opensWith says that a first part is a name or not in the list at all.
func (d *Dutch) opensWith(piece string) bool {
	use, _, ok := d.words.find(piece)
	return !ok && !prefixes[piece] || use&Name != 0 && use&(Noun|Begin) == 0
}

func (d *Dutch) partCost(word string, start, end int) int {
	piece := word[start:end]
	first, last := start == 0, end == len(word)
	use, _, ok := d.words.find(piece)
	bound := false
	if last {
		_, bound = suffix(piece)
	}
	switch {
	case blocked[piece]:
		return refused
	case ok && !last && use&Begin != 0, ok && last && use&End != 0, bound, !last && prefixes[piece], heads[piece]:
		return sure
	case ok && (use == Alone && !stopwords[piece] && !isParticle[piece] || use&(Noun|Adjective) != 0), ok && !last && use&Verb != 0:
		return plainCost(len(piece))
	}
	if !last && len(piece) > 4 && strings.HasSuffix(piece, "s") {
		if use, _, ok := d.words.find(piece[:len(piece)-1]); ok && use&Noun != 0 {
			return plainCost(len(piece)-1) + link
		}
	}
	switch {
	case ok && first && use&Name != 0 && len(piece) >= 5:
		return name
	case !ok && first && len(piece) >= 5 && len(word)-end >= 4 && d.is(word[end:], Noun) && d.is(word[end:], End):
		return unknown
	}
	return refused
}

func plainCost(n int) int {
	switch {
	case n >= 5:
		return likely
	case n == 4:
		return short
	}
	return shorter
}
