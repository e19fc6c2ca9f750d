package dutch

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
)

// Stem gives what the forms of a word have in common, by the Dutch rules of
// Snowball and then with z and v at the end written as s and f: huizen and
// huis meet. The word must be folded.
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
	switch n := len(stem) - 1; {
	case n < 1:
		return word
	case stem[n] == 'z':
		return stem[:n] + "s"
	case stem[n] == 'v':
		return stem[:n] + "f"
	}
	return stem
}
