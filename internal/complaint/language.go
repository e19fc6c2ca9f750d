package complaint

import (
	"strings"
	"unicode"

	"handvest/internal/dutch"
)

// tongues are words that carry a sentence in another language and are no Dutch
// word, by the code of the language (ISO 639-1).
var tongues = map[string]map[string]bool{
	"en": words("the and of to you your my it not are were this that with for have has been they there what when which would could should about from because very please he she his her i at on by as be or an"),
	"de": words("und der das nicht ist ich sie wir mit auf dem den für von haben habe wurde sind auch ein eine einen sehr bei aber oder nach wie dass ihr ihnen mein meine"),
	"fr": words("le la les et est je vous nous pas pour dans que qui une un du des avec sur mon ma mes votre vos été être avoir ai très mais il elle ce cette"),
	"es": words("el los las y es no que por para con una un mi su muy pero como del al se lo yo usted han hay ha sido estoy"),
	"pl": words("nie jest się i w na że do to od za po jak co ale bardzo mnie moje mój mi państwo pani pan proszę czy przez dla był była"),
	"tr": words("ve bir bu için çok değil ben benim siz sizin ile da var yok olarak ama gibi daha kadar mi mı oldu olan bana"),
}

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// Language guesses in which language a text is (ISO 639-1), to find somebody who
// reads it; empty is Dutch, or too little to tell.
func Language(text string) string {
	script := map[string]int{}
	letters := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case strings.ContainsRune("іїєґІЇЄҐ", r):
			script["uk"] += 1000
		case unicode.Is(unicode.Cyrillic, r):
			script["ru"]++
			script["uk"]++
		case unicode.Is(unicode.Arabic, r):
			script["ar"]++
		case unicode.Is(unicode.Han, r):
			script["zh"]++
		case unicode.Is(unicode.Ethiopic, r):
			script["ti"]++
		}
	}
	for _, code := range []string{"uk", "ar", "zh", "ti", "ru"} {
		if n := script[code]; n > letters/2 && (code != "uk" || n >= 1000) {
			return code
		}
	}
	own, count := 0, map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if dutch.Stop(dutch.Fold(w)) {
			own++
		}
		for code, common := range tongues {
			if common[w] {
				count[code]++
			}
		}
	}
	best := ""
	for _, code := range []string{"en", "de", "fr", "es", "pl", "tr"} {
		if count[code] > count[best] {
			best = code
		}
	}
	if count[best] < 3 || count[best] <= own {
		return ""
	}
	return best
}
