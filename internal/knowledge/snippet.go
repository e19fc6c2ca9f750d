package knowledge

import (
	"strings"
	"unicode"
)

// Snippet is the passage of a Markdown text in which most of the words stand,
// as plain text of about so many letters.
func Snippet(text string, words []string, most int) string {
	fold := func(s string) string { return strings.ToLower(s) }
	best, bestScore := "", -1
	for _, line := range strings.Split(Plain(text), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		low, score := fold(line), 0
		for _, w := range words {
			if w != "" && strings.Contains(low, fold(w)) {
				score++
			}
		}
		if score > bestScore {
			best, bestScore = line, score
		}
	}
	return clip(best, words, most)
}

// clip cuts a line around the first of the words, at spaces.
func clip(line string, words []string, most int) string {
	runes := []rune(line)
	if len(runes) <= most {
		return line
	}
	at := len(runes)
	low := []rune(strings.ToLower(line))
	for _, w := range words {
		if i := strings.Index(string(low), strings.ToLower(w)); w != "" && i >= 0 {
			at = min(at, len([]rune(string(low)[:i])))
		}
	}
	if at == len(runes) {
		at = 0
	}
	from := max(0, at-most/3)
	for from > 0 && !unicode.IsSpace(runes[from-1]) {
		from--
	}
	to := min(len(runes), from+most)
	for to < len(runes) && to > from+1 && !unicode.IsSpace(runes[to]) {
		to--
	}
	out := strings.TrimSpace(string(runes[from:to]))
	if from > 0 {
		out = "… " + out
	}
	if to < len(runes) {
		out += " …"
	}
	return out
}

// Plain is a Markdown text without its marks: each block on a line of its own.
func Plain(text string) string {
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		line = strings.TrimLeft(line, "#>")
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok {
			line = rest
		}
		line = strings.NewReplacer("**", "", "__", "", "`", "").Replace(line)
		b.WriteString(strings.TrimSpace(withoutLinks(line)))
		b.WriteByte('\n')
	}
	return strings.TrimSpace(b.String())
}

// withoutLinks keeps of [words](address) the words.
func withoutLinks(line string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(line, '[')
		if open < 0 {
			break
		}
		middle := strings.Index(line[open:], "](")
		if middle < 0 {
			break
		}
		shut := strings.IndexByte(line[open+middle:], ')')
		if shut < 0 {
			break
		}
		b.WriteString(line[:open])
		b.WriteString(line[open+1 : open+middle])
		line = line[open+middle+shut+1:]
	}
	b.WriteString(line)
	return b.String()
}
