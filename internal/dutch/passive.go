package dutch

import "strings"

var becoming = set("word wordt worden werd werden")

// neverParticiple are words with the looks of a participle.
var neverParticiple = set(`gemeente gebied geld gebruik gedeelte gezin gesprek geval gevolg gebouw gebrek geluid gemak gevaar gegevens geen genoeg gebeuren gelden geven geloof
	besluit bericht bedrijf beleid bezwaar bedrag begin belang beroep bestand bestuur bekend bereid bevoegd beter best bent bewust bepaald beleefd betekent
	verzoek verkeer vergunning verschil vervolg verder verslag vertrek verband verstand verplicht verantwoord ontslag ontvangst herstel erg het ook meest`)

// passives finds a form of worden with a participle in the same sentence:
// "uw aanvraag wordt door ons behandeld".
func (d *Dutch) passives(tokens []Token) []Finding {
	var found []Finding
	for i, t := range tokens {
		if !becoming[t.Text] {
			continue
		}
		best := -1
		for j := range tokens {
			far := max(i-j, j-i)
			if far > 0 && far <= 12 && d.participle(tokens[j].Text) && (best < 0 || far < max(i-best, best-i)) {
				best = j
			}
		}
		if best >= 0 {
			found = append(found, Finding{Kind: Passive, Start: min(t.Start, tokens[best].Start), End: max(t.End, tokens[best].End)})
		}
	}
	return found
}

// participle says whether a folded word looks like one: gemeld, aangevraagd,
// behandeld, gekozen.
func (d *Dutch) participle(word string) bool {
	if neverParticiple[word] || len(word) < 5 || stopwords[word] {
		return false
	}
	if particle, rest := cutParticle(word); particle != "" {
		word = rest
	}
	if _, ok := strong[word]; ok && strings.HasSuffix(word, "en") && (strings.HasPrefix(word, "ge") || strings.HasPrefix(word, "ver") || strings.HasPrefix(word, "be")) {
		return true
	}
	for _, prefix := range [...]string{"ge", "be", "ver", "ont", "her", "er", "over", "onder", "mis"} {
		rest, ok := strings.CutPrefix(word, prefix)
		if !ok || len(rest) < 3 {
			continue
		}
		if strings.HasSuffix(rest, "d") || strings.HasSuffix(rest, "t") {
			return !d.Ready() || d.conjugates(word[:len(word)-1]) || d.conjugates(rest[:len(rest)-1]) || d.conjugates(rest)
		}
		if _, ok := strong["ge"+rest]; ok && strings.HasSuffix(rest, "en") {
			return true // besproken, of gesproken
		}
	}
	return false
}
