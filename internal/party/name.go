package party

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Full is the name as it is said and written to somebody: "Anna de Vries".
func (n Name) Full() string {
	if n.Business != "" && n.Last == "" {
		return n.Business
	}
	return join(n.First, n.Prefix, n.Last)
}

// Sorted is the name as a list sorts it by eye: "Vries, Anna de".
func (n Name) Sorted() string {
	if n.Last == "" {
		return n.Full()
	}
	rest := join(n.First, n.Prefix)
	if rest == "" {
		return n.Last
	}
	return n.Last + ", " + rest
}

// SortKey is what a database sorts by: folded, the last name first.
func (n Name) SortKey() string {
	return strings.Join(Words(join(n.Last, n.First, n.Prefix, n.Business)), " ")
}

// Initials are the first letters of what somebody is called: "A. de V." shows
// that a name fits without telling it.
func (n Name) Initials() string {
	if n.Business != "" && n.Last == "" {
		return initials(n.Business)
	}
	return join(initials(n.First), n.Prefix, initials(n.Last))
}

func initials(s string) string {
	var out []string
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		r, _ := utf8.DecodeRuneInString(word)
		out = append(out, string(unicode.ToUpper(r))+".")
	}
	return strings.Join(out, " ")
}

// Empty says that there is no name at all.
func (n Name) Empty() bool { return join(n.First, n.Last, n.Business) == "" }

func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

// letters that Unicode does not take apart into a plain letter and a mark.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i", "ĳ", "ij", "ŋ", "n", "ħ", "h")

// Fold writes a text as it is compared: small letters without marks. The
// ligature of i and j becomes two letters.
func Fold(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	s = strings.ToLower(s)
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(letters.Replace(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return letters.Replace(norm.NFC.String(b.String()))
}

// Words are the folded words of a name, each once, in order. An apostrophe
// belongs to its word; every other sign parts words.
func Words(s string) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.Map(dropApostrophe, Fold(s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) > longestWord {
			w = cutText(w, longestWord)
		}
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// longestWord bounds a search key, in bytes.
const longestWord = 40

func dropApostrophe(r rune) rune {
	switch r {
	case '\'', '’', '‘', '`', 'ʼ':
		return -1
	}
	return r
}

// cutText shortens a text to so many bytes at most, between two characters.
func cutText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// small are the words between a first and a last name. Many people share
// them, so they are looked up last.
var small = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("van de der den het t te ten ter in op aan bij uit uijt over onder voor tot zum zur von vom zu am el al la le les du des d di da dos do del della dello ben bin ibn abu aan s lo of") {
		m[w] = true
	}
	return m
}()

// Small says whether a folded word stands between first and last names.
func Small(word string) bool { return small[word] }

// SplitName reads a name as it is typed in one box: "A.J. van der Berg",
// "Berg, Anna van den". What comes before the first small word is the first
// name; without one the last word is the last name.
func SplitName(text string) Name {
	text = join(strings.Fields(text)...)
	if last, rest, ok := strings.Cut(text, ","); ok {
		words := strings.Fields(rest)
		at := len(words)
		for at > 0 && small[Fold(strings.Map(dropApostrophe, words[at-1]))] {
			at--
		}
		return Name{First: join(words[:at]...), Prefix: join(words[at:]...), Last: strings.TrimSpace(last)}
	}
	words := strings.Fields(text)
	for i := range words {
		if !small[Fold(strings.Map(dropApostrophe, words[i]))] {
			continue
		}
		end := i
		for end < len(words)-1 && small[Fold(strings.Map(dropApostrophe, words[end]))] {
			end++
		}
		return Name{First: join(words[:i]...), Prefix: join(words[i:end]...), Last: join(words[end:]...)}
	}
	if len(words) < 2 {
		return Name{Last: text}
	}
	return Name{First: join(words[:len(words)-1]...), Last: words[len(words)-1]}
}
