package dutch

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stretch is a piece of a text, in bytes.
type stretch struct{ start, end int }

// shortened are words after which a point does not end a sentence.
var shortened = set("bijv bv nr nrs art artt jr mr dr drs ir ing prof mevr dhr st blz pag tel ca evt incl excl max min resp vgl enz etc zgn i.v.m o.a m.b.t t.a.v d.w.z n.v.t a.d.h.v d.m.v t.o.v i.p.v m.i.v e.d jl aanh lid sub par hfst")

// sentences cuts a text at . ! ? followed by a space, at ends of lines that
// open a list item or heading, and at empty lines.
func sentences(text string) []stretch {
	var out []stretch
	start := 0
	cut := func(end int) {
		if strings.TrimSpace(text[start:end]) != "" {
			out = append(out, stretch{start, end})
		}
		start = end
	}
	for i := 0; i < len(text); {
		r, w := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' && lineEnds(text, i):
			cut(i)
		case r == '!' || r == '?' || r == ';' && strings.HasPrefix(text[i+w:], "\n"):
			cut(i + w)
		case r == '.' && pointEnds(text, start, i):
			cut(i + w)
		}
		i += w
	}
	cut(len(text))
	return out
}

// lineEnds says whether the end of line at i ends a sentence: what comes next
// is empty, a heading or a list item, or this line was a heading.
func lineEnds(text string, i int) bool {
	from := strings.LastIndexByte(text[:i], '\n') + 1
	if strings.HasPrefix(strings.TrimSpace(text[from:i]), "#") {
		return true
	}
	next := strings.TrimLeft(text[i+1:], " \t")
	if next == "" || strings.ContainsRune("\n\r#*-•–|>", rune(next[0])) || strings.HasPrefix(next, "•") || strings.HasPrefix(next, "–") {
		return true
	}
	digits := strings.TrimLeft(next, "0123456789")
	return len(digits) < len(next) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// pointEnds says whether the point at i ends a sentence.
func pointEnds(text string, start, i int) bool {
	rest := strings.TrimLeft(text[i+1:], "\"'”’)")
	next, _ := utf8.DecodeRuneInString(rest)
	if rest != "" && !unicode.IsSpace(next) {
		return false // 1.139, www.gemeente.nl
	}
	from := strings.LastIndexFunc(text[start:i], unicode.IsSpace) + 1 + start
	word := strings.ToLower(strings.TrimLeft(text[from:i], "(\"'“‘"))
	if shortened[word] || utf8.RuneCountInString(word) == 1 && unicode.IsLetter([]rune(word)[0]) {
		after := strings.TrimLeft(rest, " ")
		first, _ := utf8.DecodeRuneInString(after)
		return after == "" || strings.HasPrefix(rest, "\n") || unicode.IsUpper(first) && word != "mevr" && word != "dhr" && word != "mr" && word != "dr" && len(word) > 1
	}
	return true
}

// Syllables counts the syllables of a word: groups of vowels, and a new one
// for a vowel with a diaeresis (geïnd). A number counts as two.
func Syllables(word string) int {
	n, open := 0, ""
	digits := false
	for _, r := range strings.ToLower(word) {
		switch {
		case strings.ContainsRune("ëïöüä", r):
			n++
			open = "x"
		case strings.ContainsRune("aeiouyáéíóúàèìòùâêîôûĳ", r):
			if open == "" || !glides[open+Fold(string(r))] {
				n++
				open = ""
			}
			open += Fold(string(r))
		case unicode.IsDigit(r):
			digits = true
			open = ""
		case r == 'j' && open == "i":
			open = "ij"
		default:
			open = ""
		}
	}
	if n == 0 || digits {
		return max(n, 1+b2i(digits))
	}
	return n
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// glides are vowels that sound as one.
var glides = set("aa ee oo uu ie oe eu ui ei ou au aai ooi oei eeu ieu ay ey oy ai oi ye yi oui eau")
