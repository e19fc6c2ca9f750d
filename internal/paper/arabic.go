package paper

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// The shapes of an Arabic letter stand in Unicode in one order (U+FB50 and
// U+FE70): alone, at the end, at the beginning, in the middle. A letter with two
// shapes joins only the letter before it.
const alone, atEnd, atBegin, between = 0, 1, 2, 3

const lam, stretch = '\u0644', '\u0640'

// shapes are those of each letter, and of lam with an alef, which is one sign.
var shapes = sync.OnceValues(func() (letters, ligatures map[rune][]rune) {
	letters, ligatures = map[rune][]rune{}, map[rune][]rune{}
	for _, block := range [][2]rune{{0xfe80, 0xfefc}, {0xfb50, 0xfbb1}, {0xfbd3, 0xfbe9}, {0xfbfc, 0xfbff}} {
		found := map[rune][]rune{}
		for r := block[0]; r <= block[1]; r++ {
			switch of := []rune(norm.NFKC.String(string(r))); {
			case len(of) == 1 && of[0] != r:
				found[of[0]] = append(found[of[0]], r)
			case len(of) == 2 && of[0] == lam:
				ligatures[of[1]] = append(ligatures[of[1]], r)
			}
		}
		for of, all := range found {
			if letters[of] == nil {
				letters[of] = all
			}
		}
	}
	letters[stretch] = []rune{stretch, stretch, stretch, stretch}
	return letters, ligatures
})

// joined writes the letters of a word in the shapes that join. Signs for vowels
// are left out: our type cannot place them.
func joined(text []rune) []rune {
	letters, ligatures := shapes()
	text = slices.DeleteFunc(slices.Clone(text), func(r rune) bool { return unicode.Is(unicode.Mn, r) })
	var all []rune
	before := false // the letter before joins this one
	for i := 0; i < len(text); i++ {
		mine := letters[text[i]]
		if text[i] == lam && i+1 < len(text) && ligatures[text[i+1]] != nil {
			mine = ligatures[text[i+1]]
			i++
		}
		if len(mine) < 2 {
			if len(mine) == 1 {
				all = append(all, mine[alone])
			} else {
				all = append(all, text[i])
			}
			before = false
			continue
		}
		after := len(mine) == 4 && i+1 < len(text) && len(letters[text[i+1]]) > 1
		switch {
		case before && after:
			all = append(all, mine[between])
		case before:
			all = append(all, mine[atEnd])
		case after:
			all = append(all, mine[atBegin])
		default:
			all = append(all, mine[alone])
		}
		before = after
	}
	return all
}

// mirrored puts signs that are read to the left in the order in which they stand
// from left to right. Numbers keep theirs; brackets turn.
func mirrored(text []rune) []rune {
	var all []rune
	for end := len(text); end > 0; {
		from := end - 1
		for from > 0 && digit(text[from]) && (digit(text[from-1]) || from > 1 && strings.ContainsRune(".,:/-", text[from-1]) && digit(text[from-2])) {
			from--
			if !digit(text[from]) {
				from--
			}
		}
		if from == end-1 {
			all = append(all, []rune(bidi.ReverseString(string(text[from:end])))...)
		} else {
			all = append(all, text[from:end]...)
		}
		end = from
	}
	return all
}

func digit(r rune) bool { c := class(r); return c == bidi.EN || c == bidi.AN }

// letterOf is the text that a drawn sign is: of a shape, its letter.
func letterOf(r rune) string {
	if shape(r) {
		return norm.NFKC.String(string(r))
	}
	return string(r)
}

// shape says that a sign is a shape of Arabic letters.
func shape(r rune) bool { return r >= 0xfb50 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff }
