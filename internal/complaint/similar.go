package complaint

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"handvest/internal/dutch"
)

// Alike is another complaint that resembles one, and in what.
type Alike struct {
	At    int // its place in the list that was asked
	Score int // 0 to 100
	Why   []Word
}

// The weights of what complaints can share, and from which sum on they are
// shown. The same cause is reason enough, and so are many of the same words.
const (
	sameCause  = 50
	sameClass  = 30 // with the same department
	mostWords  = 60
	leastAlike = 30
	leastWords = 3 // shared stems: fewer are chance
)

// Similar finds the complaints that resemble one: by cause, by what went wrong
// in the same department, or by their words. The likeliest come first, at most
// that many. Of compliments and ideas nothing is said.
func Similar(one *Complaint, others []Complaint, most int) []Alike {
	cause, classes, words := FoldCause(one.Learning.Cause), one.Classes(), stems(one)
	var all []Alike
	for i := range others {
		o := &others[i]
		if o.ID == one.ID || o.Kind != one.Kind || o.Kind != Grievance {
			continue
		}
		a := Alike{At: i}
		if cause != "" && FoldCause(o.Learning.Cause) == cause {
			a.Score, a.Why = a.Score+sameCause, append(a.Why, Word{"Dezelfde oorzaak", "The same cause"})
		}
		if one.Department != "" && one.Department == o.Department && slices.ContainsFunc(o.Classes(), func(c string) bool { return slices.Contains(classes, c) }) {
			a.Score, a.Why = a.Score+sameClass, append(a.Why, Word{"Hetzelfde soort klacht over dezelfde afdeling", "The same sort of complaint about the same department"})
		}
		if n, shared := overlap(words, stems(o)); n >= leastWords {
			a.Score, a.Why = a.Score+mostWords*shared/100, append(a.Why, Word{"Bijna dezelfde woorden", "Nearly the same words"})
		}
		if a.Score >= leastAlike {
			a.Score = min(a.Score, 100)
			all = append(all, a)
		}
	}
	slices.SortStableFunc(all, func(x, y Alike) int { return cmp.Compare(y.Score, x.Score) })
	return all[:min(len(all), most)]
}

// FoldCause makes a cause that was typed comparable: small letters, no accents,
// no signs, one space.
func FoldCause(cause string) string {
	kept := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return ' '
	}, dutch.Fold(cause))
	return strings.Join(strings.Fields(kept), " ")
}

// Classes are what went wrong, over all elements, each once.
func (c *Complaint) Classes() []string {
	var all []string
	for i := range c.Elements {
		if k := c.Elements[i].Class; k != "" && !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	return all
}

// stems are the words of a complaint that say something, each once, sorted.
func stems(c *Complaint) []string {
	var all []string
	for _, t := range dutch.Tokens(c.Title + " " + c.Text) {
		if t.Number || len(t.Text) < 4 || dutch.Stop(t.Text) || common[t.Text] {
			continue
		}
		all = append(all, dutch.Stem(t.Text))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// common are words that complaints share because they are complaints.
var common = map[string]bool{"klacht": true, "klachten": true, "gemeente": true, "mevrouw": true, "meneer": true, "geachte": true, "heer": true, "graag": true, "groet": true, "vriendelijke": true}

// overlap is how many words two sorted lists share, and that as a percentage of
// the shorter one.
func overlap(x, y []string) (n, percent int) {
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch c := cmp.Compare(x[i], y[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	if shorter := min(len(x), len(y)); shorter > 0 {
		percent = n * 100 / shorter
	}
	return n, percent
}
