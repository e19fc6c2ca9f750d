package search

import (
	_ "embed"
	"fmt"
	"strings"

	"handvest/internal/dutch"
	"handvest/internal/fault"
)

// general are words of municipalities and everyday life that mean the same.
//
//go:embed synonyms.txt
var general string

// synonyms finds other words for a word or a run of words, by their stems.
type synonyms struct {
	by      map[string][]phrase // stems of the asked phrase, joined by a space
	longest int                 // words in the longest asked phrase
}

// phrase is another way of saying: the stems of its words.
type phrase []string

// newSynonyms reads the general list and that of the organisation. A line of
// the organisation that cannot be used is passed over: CheckSynonyms tells of
// it where it is typed, and the search must work in the meantime.
func newSynonyms(o Options) *synonyms {
	s := &synonyms{by: map[string][]phrase{}}
	if o.Leave&Synonyms == 0 {
		_ = s.read(general, "")    // our own list; a test reads it
		_ = s.read(o.Synonyms, "") // CheckSynonyms told of wrong lines where they were typed
	}
	return s
}

// CheckSynonyms says what is wrong with a list of synonyms, or nil. Each line
// is a group of words or short phrases with the same meaning, parted by commas:
// "container, kliko, rolemmer". With a > it works one way: asking for the left
// finds the right: "vuilnis > afval, grofvuil". Lines with # are comments.
// place is the file or field, for the faults.
func CheckSynonyms(text, place string) error {
	return (&synonyms{by: map[string][]phrase{}}).read(text, place)
}

// read takes a list in; lines that cannot be used are passed over and told.
func (s *synonyms) read(text, place string) error {
	var faults fault.List
	n := 0
	for l := range strings.SplitSeq(text, "\n") {
		n++
		l, _, _ = strings.Cut(l, "#")
		if strings.TrimSpace(l) == "" {
			continue
		}
		left, right, oneWay := strings.Cut(l, ">")
		asked := phrases(left)
		other := asked
		if oneWay {
			other = phrases(right)
		}
		if len(asked) == 0 || len(other) == 0 || !oneWay && strings.Count(strings.Trim(left, ", \t\r"), ",") == 0 {
			faults = append(faults, fault.Newf(fault.Invalid,
				"%q noemt geen twee woorden: zet er een komma tussen (container, kliko) of een > voor één richting (vuilnis > afval)",
				"%q does not name two words: put a comma between them (container, kliko) or a > for one direction (vuilnis > afval)", strings.TrimSpace(l)).At(fmt.Sprintf("%s:%d", place, n)))
			continue
		}
		for _, a := range asked {
			k := strings.Join(a, " ")
			s.longest = max(s.longest, len(a))
			for _, b := range other {
				if strings.Join(b, " ") != k {
					s.by[k] = append(s.by[k], b)
				}
			}
		}
	}
	return faults.Err()
}

// phrases cuts a list at its commas. A word with a hyphen is also known with
// its parts apart: id-kaart, id kaart.
func phrases(list string) []phrase {
	var out []phrase
	for p := range strings.SplitSeq(list, ",") {
		var joined, apart phrase
		for _, t := range dutch.Tokens(p) {
			joined = append(joined, dutch.Stem(t.Text))
			if len(t.Parts) == 0 {
				apart = append(apart, dutch.Stem(t.Text))
			}
			for _, part := range t.Parts {
				apart = append(apart, dutch.Stem(part))
			}
		}
		if len(joined) > 0 {
			out = append(out, joined)
		}
		if len(apart) > len(joined) {
			out = append(out, apart)
		}
	}
	return out
}
