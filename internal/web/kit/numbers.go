package kit

import (
	"slices"
	"strings"

	"handvest/internal/calendar"
)

// trimZero drops needless decimals of a number in a drawing.
func trimZero(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// between sorts moments, drops doubles and what falls outside the two ends.
func between(all []calendar.Instant, from, to calendar.Instant) []calendar.Instant {
	kept := all[:0]
	for _, i := range all {
		if i.Known() && i >= from && i <= to {
			kept = append(kept, i)
		}
	}
	slices.Sort(kept)
	return slices.Compact(kept)
}
