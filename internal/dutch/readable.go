package dutch

import (
	"slices"
	"unicode/utf8"
)

// Report says how readable a text is, and what stands in the way.
type Report struct {
	Score     int    // 0 to 100: the reading ease of Flesch for Dutch (Douma 1960), less what the findings cost
	Level     string // the language level that this comes down to: A2, B1, B2 or C1. An estimate, not a judgement
	Words     int
	Sentences int
	Findings  []Finding // in the order of the text
}

// ForEverybody says whether the text can be read at level B1 or lower.
func (r Report) ForEverybody() bool { return r.Score >= fromB1 }

// Finding is one place that can be made easier.
type Finding struct {
	Kind       FindingKind
	Start, End int    // place in the text, in bytes
	Text       string // what stands there
	Say        string // what could stand there instead; empty when only its writer can know
	Count      int    // of a long sentence its words, of a long word its letters
}

// FindingKind is what makes a place hard to read.
type FindingKind uint8

const (
	LongSentence FindingKind = iota + 1 // more than 20 words
	LongWord                            // a long word, most often a compound
	Passive                             // worden with a participle: who does it is not said
	Officialese                         // a stately word with a plain one for it
	Jargon                              // a word that only colleagues know
	Abbreviation                        // an abbreviation that can be written out
)

// String is a word for the kind, for JSON and tests.
func (k FindingKind) String() string {
	return [...]string{"", "long sentence", "long word", "passive", "officialese", "jargon", "abbreviation"}[k]
}

const (
	longSentence = 20 // words
	longWord     = 18 // letters
	longCompound = 14 // letters, of three parts or more
)

// Lowest scores of the levels.
const (
	fromA2 = 80
	fromB1 = 60
	fromB2 = 45
)

// cost is what one finding in a hundred words takes off the score.
var cost = map[FindingKind]float64{LongSentence: 1, LongWord: 0.5, Passive: 1.5, Officialese: 2, Jargon: 2, Abbreviation: 1}

// Readability reads a text without a word list: of long words it cannot tell
// the parts.
func Readability(text string) Report { return (&Dutch{}).Readability(text) }

// Readability reads a text: plain, or Markdown of which headings and list items
// each count as a sentence.
func (d *Dutch) Readability(text string) Report {
	var r Report
	syllables := 0
	for _, s := range sentences(text) {
		tokens := Tokens(text[s.start:s.end])
		if len(tokens) == 0 {
			continue
		}
		for i := range tokens {
			tokens[i].Start += s.start
			tokens[i].End += s.start
			syllables += Syllables(text[tokens[i].Start:tokens[i].End])
		}
		r.Sentences++
		r.Words += len(tokens)
		if len(tokens) > longSentence {
			r.Findings = append(r.Findings, Finding{Kind: LongSentence, Start: tokens[0].Start, End: tokens[len(tokens)-1].End, Count: len(tokens)})
		}
		r.Findings = append(r.Findings, d.hardWords(tokens)...)
		r.Findings = append(r.Findings, d.passives(tokens)...)
		r.Findings = append(r.Findings, stately(tokens)...)
	}
	for i := range r.Findings {
		r.Findings[i].Text = text[r.Findings[i].Start:r.Findings[i].End]
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int { return a.Start - b.Start })
	r.Score = score(r, syllables)
	r.Level = level(r.Score)
	return r
}

// score is 206.84 - 0.77 × syllables per 100 words - 0.93 × words per sentence
// (W.H. Douma, De leesbaarheid van landbouwbladen, 1960), less the findings. A
// text of a few words is counted as fifty, so that one finding does not sink it.
func score(r Report, syllables int) int {
	if r.Words == 0 {
		return 100
	}
	words := float64(r.Words)
	ease := 206.84 - 0.77*100*float64(syllables)/words - 0.93*words/float64(r.Sentences)
	less := 0.0
	for _, f := range r.Findings {
		less += cost[f.Kind]
	}
	ease = min(ease, 100) - less*100/max(words, 50)
	return int(max(0, min(100, ease)) + 0.5)
}

// LevelOf is the language level that a score comes down to.
func LevelOf(score int) string { return level(score) }

func level(score int) string {
	switch {
	case score >= fromA2:
		return "A2"
	case score >= fromB1:
		return "B1"
	case score >= fromB2:
		return "B2"
	}
	return "C1"
}

// hardWords finds words that are long to read; a word with its parts already
// apart (id-kaart-aanvraag) is not.
func (d *Dutch) hardWords(tokens []Token) []Finding {
	var found []Finding
	for _, t := range tokens {
		n := utf8.RuneCountInString(t.Text)
		if t.Number || len(t.Parts) > 0 || n < longCompound {
			continue
		}
		parts := d.Split(t.Text)
		if n < longWord && len(parts) < 3 {
			continue
		}
		found = append(found, Finding{Kind: LongWord, Start: t.Start, End: t.End, Count: n, Say: joinParts(parts)})
	}
	return found
}

func joinParts(parts []string) string {
	out := ""
	for i, p := range parts {
		if i > 0 {
			out += " + "
		}
		out += p
	}
	return out
}
