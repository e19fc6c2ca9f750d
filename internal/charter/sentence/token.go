package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	word tokenKind = iota
	number
	symbol
)

// token is a piece of the sentence with its place in bytes.
type token struct {
	text     string // folded: lower case without accents
	raw      string
	kind     tokenKind
	from, to int
	spent    string // why its number is no norm: phone, date, money, clock, article
	clause   int    // number of the clause it stands in
}

var fold = strings.NewReplacer("é", "e", "è", "e", "ë", "e", "ê", "e", "á", "a", "à", "a", "ä", "a", "ï", "i", "í", "i",
	"ó", "o", "ö", "o", "ú", "u", "ü", "u", "’", "'", "‘", "'", "`", "'", "´", "'")

// tokens cuts a sentence into words, numbers and signs.
func tokens(s string) []token {
	var list []token
	add := func(kind tokenKind, from, to int) {
		raw := s[from:to]
		list = append(list, token{text: fold.Replace(strings.ToLower(raw)), raw: raw, kind: kind, from: from, to: to})
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || r == utf8.RuneError || r == '\u200b' || r == '\u00ad':
			i += size
		case hasFold(s[i:], "24/7"):
			add(word, i, i+len("24/7"))
			i += len("24/7")
		case r >= '0' && r <= '9':
			j := i
			for j < len(s) && (digit(s[j]) || (s[j] == '.' || s[j] == ',' || s[j] == ':') && j+1 < len(s) && digit(s[j+1])) {
				j++
			}
			add(number, i, j)
			i = j
		case hasFold(s[i:], "t/m"):
			n := len("t/m")
			add(word, i, i+n)
			i += n
		case hasFold(s[i:], "(werk)"):
			j := i + len("(werk)")
			add(word, i, letters(s, j))
			list[len(list)-1].text = strings.NewReplacer("(", "", ")", "").Replace(list[len(list)-1].text)
			i = letters(s, j)
		case unicode.IsLetter(r):
			j := letters(s, i)
			if k := strings.IndexByte(s[i:j], '-'); k > 0 && isWeekday(s[i:i+k]) && isWeekday(s[i+k+1:j]) {
				j = i + k // "ma-vr" is from one day to another
			}
			add(word, i, j)
			i = j
		case r == '½':
			add(number, i, i+size)
			list[len(list)-1].text = "0.5"
			i += size
		default:
			n := size
			for _, sign := range []string{">=", "<=", "=>", "=<", "+/-"} {
				if strings.HasPrefix(s[i:], sign) {
					n = len(sign)
				}
			}
			add(symbol, i, i+n)
			if t := &list[len(list)-1]; t.text == "–" || t.text == "—" || t.text == "‑" {
				t.text = "-"
			}
			i += n
		}
	}
	for i := 0; i+1 < len(list); i++ { // per cent
		if list[i].text == "per" && list[i+1].text == "cent" {
			list[i].text, list[i].raw, list[i].to = "percent", s[list[i].from:list[i+1].to], list[i+1].to
			list = append(list[:i+1], list[i+2:]...)
		}
	}
	return list
}

// letters is the end of the word that begins at i; an apostrophe or a dash
// inside a word belongs to it, as in e-mail and zo'n.
func letters(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			i += size
			continue
		}
		if r == '-' || r == '\'' || r == '’' || r == '.' {
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			if unicode.IsLetter(next) && (r != '.' || unicode.IsLower(next)) {
				i += size
				continue
			}
		}
		return i
	}
	return i
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
