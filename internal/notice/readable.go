package notice

import (
	"strings"

	"handvest/internal/dutch"
)

// Reader tells how readable a Dutch text is.
type Reader interface {
	Readability(text string) dutch.Report
}

// Readability reads a text of a language (B1-1). English is read by the
// reading ease of Flesch for English; of it only long sentences are pointed out.
func Readability(reader Reader, language, text string) dutch.Report {
	r := reader.Readability(text)
	if language != English || r.Words == 0 {
		return r
	}
	syllables, less := 0, 0
	for _, t := range dutch.Tokens(text) {
		syllables += englishSyllables(t.Text)
	}
	kept := r.Findings[:0:0]
	for _, f := range r.Findings {
		if f.Kind == dutch.LongSentence {
			kept = append(kept, f)
			less++
		}
	}
	r.Findings = kept
	words := float64(r.Words)
	// 206.835 - 1.015 × words per sentence - 84.6 × syllables per word (R. Flesch, 1948)
	ease := 206.835 - 1.015*words/float64(max(1, r.Sentences)) - 84.6*float64(syllables)/words
	ease = min(ease, 100) - float64(less)*100/max(words, 50)
	r.Score = int(max(0, min(100, ease)) + 0.5)
	r.Level = dutch.LevelOf(r.Score)
	return r
}

// englishSyllables counts the groups of vowels of a word, but for a silent e at
// its end.
func englishSyllables(word string) int {
	word = strings.ToLower(word)
	n, vowel := 0, false
	for _, r := range word {
		is := strings.ContainsRune("aeiouy", r)
		if is && !vowel {
			n++
		}
		vowel = is
	}
	if n > 1 && strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") {
		n--
	}
	return max(1, n)
}
