package dutch

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// special are the letters that Unicode does not take apart into a letter and a
// mark. The word list of OpenTaal writes the ligature ĳ.
var special = map[rune]string{
	'ĳ': "ij", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th",
	'’': "'", '‘': "'", '´': "'", '`': "'", '‐': "-", '‑': "-", '\u00ad': "",
}

// Fold writes text in lower case and without diacritics: "Café" and "cafe" are
// the same word to whoever searches.
func Fold(text string) string {
	plain := true
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '`' {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		foldRune(&b, r)
	}
	return b.String()
}

func foldRune(b *strings.Builder, r rune) {
	switch {
	case 'A' <= r && r <= 'Z':
		b.WriteByte(byte(r) + 'a' - 'A')
		return
	case r < utf8.RuneSelf && r != '`':
		b.WriteByte(byte(r))
		return
	}
	var buf [utf8.UTFMax]byte
	for _, d := range norm.NFKD.String(string(buf[:utf8.EncodeRune(buf[:], unicode.ToLower(r))])) {
		d = unicode.ToLower(d)
		if s, ok := special[d]; ok {
			b.WriteString(s)
		} else if !unicode.Is(unicode.Mn, d) {
			b.WriteRune(d)
		}
	}
}
