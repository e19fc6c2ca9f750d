package town

import (
	"math/rand/v2"
	"strings"
)

// The words of citizens and employees are made from sentences with choices:
// "de [lamp|lantaarn] is [al {n} dagen |]stuk". A choice may hold others.

// say makes one text of a sentence: choices drawn, names in braces filled in.
func say(r *rand.Rand, sentence string, value func(name string) string) string {
	var b strings.Builder
	choose(&b, r, sentence)
	return fill(b.String(), value)
}

// choose writes a sentence with its choices drawn.
func choose(b *strings.Builder, r *rand.Rand, sentence string) {
	for {
		open := strings.IndexByte(sentence, '[')
		if open < 0 {
			b.WriteString(sentence)
			return
		}
		b.WriteString(sentence[:open])
		sentence = sentence[open+1:]
		starts := [24]int{}
		n, depth, end := 1, 0, len(sentence)
	scan:
		for i := range len(sentence) {
			switch sentence[i] {
			case '[':
				depth++
			case '|':
				if depth == 0 && n < len(starts) {
					starts[n] = i + 1
					n++
				}
			case ']':
				if depth == 0 {
					end = i
					break scan
				}
				depth--
			}
		}
		k := r.IntN(n)
		to := end
		if k+1 < n {
			to = starts[k+1] - 1
		}
		choose(b, r, sentence[starts[k]:to])
		sentence = sentence[min(end+1, len(sentence)):]
	}
}

// fill replaces each name in braces by its value.
func fill(text string, value func(name string) string) string {
	if strings.IndexByte(text, '{') < 0 {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		b.WriteString(value(name))
		text = after
	}
}
