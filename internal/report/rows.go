package report

import (
	"slices"

	"handvest/internal/fault"
)

// Ways are the ways in which a report can be divided.
var Ways = []string{"product", "channel", "department", "district", "origin", "week", "month", "quarter", "year"}

// CheckWay refuses a way of dividing that does not exist.
func CheckWay(way string) error {
	if way == "" || slices.Contains(Ways, way) {
		return nil
	}
	return fault.Newf(fault.Invalid, "verdelen naar %q kan niet; kies uit product, channel, department, district, origin, week, month, quarter of year.",
		"dividing by %q is not possible; choose product, channel, department, district, origin, week, month, quarter or year.", way)
}

// part is one line of a figure that is divided.
type part struct {
	Code, Name string
	Hidden     bool
	Count
}

// parts divides a figure one way.
func (f *Figure) parts(way string) []part {
	var out []part
	for _, c := range f.By[way] {
		out = append(out, part{c.Code, c.Name, c.Hidden, c.Count})
	}
	for _, p := range f.Trend[way] {
		if p.N == 0 && !p.Hidden {
			continue // a list has no line for a period without cases
		}
		out = append(out, part{p.Name, p.Name, p.Hidden, p.Count})
	}
	return out
}

// excludedTotal is how many cases are in no figure.
func (f *Figure) excludedTotal() (n int64) {
	for _, k := range f.Excluded {
		n += k
	}
	return n
}
