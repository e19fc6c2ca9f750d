package dutch

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
)

// Stem gives what the forms of a word have in common, by the Dutch rules of
// Snowball and then with z and v at the end written as s and f, and a double
// consonant there as one: huizen and huis meet, and adressen and adres. The word
// must be folded.
func Stem(word string) string {
	if len(word) < 3 || hasDigit(word) {
		return word
	}
	env := snowballstem.NewEnv(word)
	dutch.Stem(env)
	stem := env.Current()
	if stopwords[stem] && !stopwords[word] {
		return word // overheid has nothing to do with over
	}
	n := len(stem) - 1
	switch {
	case n < 1:
		return word
	case stem[n] == 'z':
		return stem[:n] + "s"
	case stem[n] == 'v':
		return stem[:n] + "f"
	case n > 2 && stem[n] == stem[n-1] && strings.IndexByte("aeiou", stem[n]) < 0:
		return stem[:n]
	}
	return stem
}
