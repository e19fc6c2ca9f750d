package dutch

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is one word of a text as it stands there.
type Token struct {
	Text       string   // folded: lower case, no diacritics, no inner points or hyphens
	Parts      []string // of a word with a hyphen or a reference: its pieces; otherwise nil
	Start, End int      // place in the text, in bytes
	Number     bool     // has a digit: an amount, a postcode, a case number. Never stemmed, split or corrected
}

// joins says which signs may stand inside one word when a letter or digit
// stands on both sides.
func joins(r rune) bool {
	switch r {
	case '\'', '’', '‘', '-', '‐', '‑', '.', ',', '/', '@', '_', ':', '\u00ad':
		return true
	}
	return false
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// Tokens takes a text apart. Numbers (1.139, 169,15), postcodes (1234 AB) and
// references (Z-2024/00123) stay whole; a hyphenated word is one word with
// parts; "en/of" is two words.
func Tokens(text string) []Token {
	tokens := make([]Token, 0, len(text)/6+1)
	for i := 0; i < len(text); {
		r, w := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) || unicode.Is(unicode.Mn, r) {
			i += w
			continue
		}
		end := chunk(text, i)
		tokens = appendChunk(tokens, text[i:end], i)
		tokens = joinPostcode(tokens, text)
		i = end
	}
	return tokens
}

// chunk gives the end of the run of word runes and joining signs that starts at i.
func chunk(text string, i int) int {
	end := i
	for i < len(text) {
		r, w := utf8.DecodeRuneInString(text[i:])
		if wordRune(r) {
			i += w
			end = i
			continue
		}
		if !joins(r) {
			break
		}
		next, _ := utf8.DecodeRuneInString(text[i+w:])
		if !wordRune(next) {
			break
		}
		i += w
	}
	return end
}

// appendChunk decides what a run of letters, digits and joining signs is.
func appendChunk(tokens []Token, raw string, at int) []Token {
	folded := Fold(raw)
	if !strings.ContainsAny(folded, "'-.,/@_:") {
		return append(tokens, Token{Text: folded, Start: at, End: at + len(raw), Number: hasDigit(folded)})
	}
	switch {
	case strings.Contains(folded, "@"), hasDigit(folded):
		return append(tokens, Token{Text: squeeze(folded), Parts: pieces(folded), Start: at, End: at + len(raw), Number: true})
	case abbreviation(folded):
		return append(tokens, Token{Text: strings.ReplaceAll(folded, ".", ""), Start: at, End: at + len(raw)})
	}
	// Words with only letters: points, commas, slashes and the like part them,
	// hyphens and apostrophes hold them together.
	start := 0
	for i, r := range raw {
		if strings.ContainsRune(".,/_:", r) {
			tokens = appendWord(tokens, raw[start:i], at+start)
			start = i + 1
		}
	}
	return appendWord(tokens, raw[start:], at+start)
}

func appendWord(tokens []Token, raw string, at int) []Token {
	folded := strings.Trim(Fold(raw), "-'")
	if folded == "" {
		return tokens
	}
	t := Token{Text: folded, Start: at, End: at + len(raw)}
	if strings.Contains(folded, "-") {
		t.Parts = strings.FieldsFunc(strings.ReplaceAll(folded, "'", ""), func(r rune) bool { return r == '-' })
	}
	t.Text = squeeze(folded)
	return append(tokens, t)
}

// squeeze leaves out the signs inside a word or reference, so that "id-kaart",
// "idkaart" and "Z-2024/1", "Z2024-1" are the same.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("'-/_:", r) {
			return -1
		}
		return r
	}, s)
}

func pieces(folded string) []string {
	parts := strings.FieldsFunc(folded, func(r rune) bool { return strings.ContainsRune("'-/@_:", r) })
	if len(parts) < 2 {
		return nil
	}
	return parts
}

func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}

// abbreviation: "d.w.z", "b.v": points between pieces of one or two letters.
func abbreviation(s string) bool {
	if strings.ContainsAny(s, "'-,/@_:") {
		return false
	}
	for p := range strings.SplitSeq(s, ".") {
		if len(p) > 2 {
			return false
		}
	}
	return true
}

// joinPostcode makes one word of four digits and the two letters after them.
func joinPostcode(tokens []Token, text string) []Token {
	n := len(tokens)
	if n < 2 {
		return tokens
	}
	digits, letters := &tokens[n-2], &tokens[n-1]
	if len(digits.Text) != 4 || !allDigits(digits.Text) || digits.Text[0] == '0' || letters.End-letters.Start != 2 || len(letters.Text) != 2 || letters.Number ||
		letters.Start-digits.End > 1 || text[letters.Start:letters.End] != strings.ToUpper(letters.Text) {
		return tokens
	}
	digits.Text += letters.Text
	digits.End = letters.End
	return tokens[:n-1]
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
