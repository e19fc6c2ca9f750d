package staff

import (
	"strings"
	"unicode"
)

// guessable says that a password is what everybody tries first: a common
// password, one thing again and again, a walk over the keyboard, or little more
// than words that belong to the person or the organisation.
func guessable(password string, words []string) bool {
	s := plain(password)
	if len(s) < minPassword/2 { // nothing but punctuation
		return distinct(password) < 5
	}
	if distinct(s) < 5 || repeats(s) || walks(s) {
		return true
	}
	rest := s
	for _, w := range words {
		for _, part := range strings.FieldsFunc(strings.ToLower(w), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len(part) >= 3 {
				rest = strings.ReplaceAll(rest, plain(part), "")
			}
		}
	}
	for _, w := range obvious {
		rest = strings.ReplaceAll(rest, w, "")
	}
	rest = strings.TrimFunc(rest, unicode.IsDigit)
	return len([]rune(rest)) < 5
}

// obvious are the words that fill half of every list of leaked passwords, in
// Dutch and English offices. A password that is one of them with digits, marks
// or another of them is guessed in seconds.
var obvious = strings.Fields(`wachtwoord welkom geheim password passwoord passwort letmein welcome secret changeme admin administrator beheerder
	gebruiker inloggen aanmelden gemeente provincie waterschap handvest balie klant contact centrum winter lente voorjaar zomer herfst
	spring summer autumn january januari february februari march maart april mei june juni july juli august augustus september october oktober
	november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday
	qwerty azerty qwertz asdfgh zxcvbn iloveyou football voetbal princess prinses monkey dragon sunshine superman batman pokemon starwars
	computer internet amsterdam rotterdam utrecht nederland holland ajax feyenoord default master login master test temp hallo hello`)

// plain is a password as a guesser sees it: small letters, without marks, and
// with the usual swaps undone.
func plain(s string) string {
	swap := map[rune]rune{'@': 'a', '4': 'a', '0': 'o', '3': 'e', '1': 'i', '!': 'i', '$': 's', '5': 's', '7': 't'}
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	runes := []rune(strings.ToLower(s))
	last := 0 // letter; digits behind it are a number
	for i, r := range runes {
		if unicode.IsLetter(r) {
			last = i
		}
	}
	var b strings.Builder
	for i, r := range runes {
		if to, ok := swap[r]; ok && i < last && letters > 3 {
			r = to
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

// repeats says that a text is a part of at most half of it, again and again.
func repeats(s string) bool {
	return len(s) > 1 && strings.Contains((s + s)[1:2*len(s)-1], s)
}

// rows are the walks that people make over a keyboard and through the alphabet.
var rows = []string{"qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "abcdefghijklmnopqrstuvwxyz", "01234567890", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn"}

// walks says that nearly all of a text is walks of four steps or more.
func walks(s string) bool {
	left := 0
	for i := 0; i < len(s); {
		n := 0
		for _, row := range rows {
			for _, way := range []string{row, reversed(row)} {
				for k := len(s) - i; k >= 4 && k > n; k-- {
					if k <= len(way) && strings.Contains(way, s[i:i+k]) {
						n = k
					}
				}
			}
		}
		if n == 0 {
			left, n = left+1, 1
		}
		i += n
	}
	return left < 4
}

func reversed(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
