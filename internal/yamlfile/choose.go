package yamlfile

import "strings"

// mostNames are the names that a fault lists.
const mostNames = 40

func some(names []string) string {
	all := strings.Join(names[:min(len(names), mostNames)], ", ")
	if len(names) > mostNames {
		all += ", …"
	}
	return all
}

// Choose lists the names there are, and behind a question mark the one that was
// probably meant. It reads the same in both languages.
func Choose(word string, known []string) string {
	all := some(known)
	if n := nearest(word, known); n != "" {
		return all + " (" + n + "?)"
	}
	return all
}

// nearest is the known word that differs in at most a third of its letters.
func nearest(word string, known []string) string {
	best, least := "", len(word)/3+1
	for _, k := range known {
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d < least {
			best, least = k, d
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
