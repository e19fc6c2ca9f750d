package party

import (
	"cmp"
	"slices"

	"handvest/internal/calendar"
)

// Pair is two records that may be one customer, the lower id first.
type Pair struct {
	First, Second int64
	Likeness
	Apart calendar.Instant // when somebody said that they are two; NoInstant
}

// Shared is one key and who has it.
type Shared struct {
	Key
	Parties []int64
}

// mostShared is how many may share a key before it says nothing: the address of
// a block of flats, the telephone of a care home.
const mostShared = 40

// Candidates are the pairs that share a key, each once.
func Candidates(all []Shared) [][2]int64 {
	var out [][2]int64
	for _, s := range all {
		if s.Kind == NameKey || len(s.Parties) > mostShared {
			continue
		}
		for i, a := range s.Parties {
			for _, b := range s.Parties[i+1:] {
				out = append(out, [2]int64{min(a, b), max(a, b)})
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int64) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return slices.Compact(out)
}
