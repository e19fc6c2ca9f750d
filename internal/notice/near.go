package notice

import "strings"

// nearest is the allowed name that was probably meant; empty when none is near.
func nearest(name, lang string, allowed []Variable) string {
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), " ", "_")
	if len(name) > 40 {
		return ""
	}
	best, least := "", len(name)/2+1
	for _, v := range allowed {
		for _, known := range []string{v.In(lang), string(v)} {
			if d := distance(name, known); d < least {
				best, least = v.In(lang), d
			}
		}
	}
	return best
}

// distance counts the bytes to change, add or drop between two words.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := before
			if a[i-1] != b[j-1] {
				cost = 1 + min(before, row[j], row[j-1])
			}
			before, row[j] = row[j], cost
		}
	}
	return row[len(b)]
}
