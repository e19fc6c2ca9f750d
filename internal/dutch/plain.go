package dutch

import (
	_ "embed"
	"strings"
)

// plainWords says for a stately word, a word of the trade or an abbreviation
// what everybody understands.
//
//go:embed plain.txt
var plainWords string

// stiff is one entry: what to say instead, and of which kind it is.
type stiff struct {
	kind FindingKind
	say  string
}

// stiffWords is the list by its folded words, with the longest phrase.
var stiffWords, stiffest = readPlain(plainWords)

func readPlain(list string) (map[string]stiff, int) {
	kinds := map[string]FindingKind{"[officialese]": Officialese, "[jargon]": Jargon, "[abbreviations]": Abbreviation}
	m, most, kind := map[string]stiff{}, 1, Officialese
	for line := range strings.SplitSeq(list, "\n") {
		line = strings.TrimSpace(line)
		if k, ok := kinds[line]; ok {
			kind = k
			continue
		}
		asked, say, ok := strings.Cut(line, ">")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for phrase := range strings.SplitSeq(asked, ",") {
			words := phraseKey(Tokens(phrase))
			m[words] = stiff{kind, strings.TrimSpace(say)}
			most = max(most, strings.Count(words, " ")+1)
		}
	}
	return m, most
}

func phraseKey(tokens []Token) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Text
	}
	return strings.Join(words, " ")
}

// stately finds words of the list, the longest phrase first.
func stately(tokens []Token) []Finding {
	var found []Finding
	for i := 0; i < len(tokens); i++ {
		for n := min(stiffest, len(tokens)-i); n > 0; n-- {
			s, ok := stiffWords[phraseKey(tokens[i:i+n])]
			if !ok {
				continue
			}
			found = append(found, Finding{Kind: s.kind, Start: tokens[i].Start, End: tokens[i+n-1].End, Say: s.say})
			i += n - 1
			break
		}
	}
	return found
}
