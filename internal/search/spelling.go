package search

import (
	"math/bits"
	"slices"
	"unicode/utf8"
)

// letters marks which letters and digits a word has.
func letters(word string) uint32 {
	var m uint32
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case 'a' <= c && c <= 'z':
			m |= 1 << (c - 'a')
		case '0' <= c && c <= '9':
			m |= 1 << 26
		default:
			m |= 1 << 27
		}
	}
	return m
}

// allowed is how many mistakes are forgiven in a word of n letters.
func allowed(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// near is a word form that looks like what was typed.
type near struct {
	form     uint32
	distance int
}

// similar gives the word forms with the fewest mistakes, at most five: those
// that stand in most documents.
func (x *Index) similar(word string) []near {
	n := utf8.RuneCountInString(word)
	most := allowed(n)
	if most == 0 {
		return nil
	}
	mask := letters(word)
	var found []near
	for i := range x.forms {
		f := &x.forms[i]
		if f.number || len(x.posts[f.stem]) == 0 || abs(len(f.text)-len(word)) > most || bits.OnesCount32(f.letters^mask) > 2*most {
			continue
		}
		d := distance(word, f.text, most)
		if d > most {
			continue
		}
		if d < most {
			most, found = d, found[:0]
		}
		found = append(found, near{uint32(i), d})
	}
	slices.SortStableFunc(found, func(a, b near) int { return len(x.posts[x.forms[b.form].stem]) - len(x.posts[x.forms[a.form].stem]) })
	return found[:min(len(found), 5)]
}

func abs(n int) int { return max(n, -n) }

// distance is the number of letters to add, leave out, change or swap to make a
// into b (optimal string alignment); most+1 when it is more than most.
func distance(a, b string, most int) int {
	const longest = 48
	if len(a) > longest || len(b) > longest {
		return most + 1
	}
	var rows [3][longest + 1]int
	before, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			cur[j] = d
			best = min(best, d)
		}
		if best > most {
			return most + 1
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(b)]
}
