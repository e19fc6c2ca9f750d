package complaint

import (
	"cmp"
	"slices"
)

// Public is the same figures for everybody: a number that is about one to four
// people is hidden. Where that leaves a single hidden cell, which the total
// would give away, the next smallest is hidden too.
func (f *Figures) Public() Figures {
	out := *f
	out.Kinds = f.Kinds.public(false)
	out.Tables = make([]Table, len(f.Tables))
	for i := range f.Tables {
		out.Tables[i] = f.Tables[i].public(f.Tables[i].Several)
	}
	for _, s := range []*Share{&out.InTime, &out.Weeks6, &out.Weeks10, &out.Longer, &out.Receipt, &out.AtOnce, &out.Learned, &out.Surveyed, &out.Unhappy} {
		if s.N > 0 && len(s.people) < Fewest {
			*s = Share{Hidden: true}
		}
	}
	out.Marks = slices.Clone(f.Marks)
	for i := range out.Marks {
		if m := &out.Marks[i]; m.N > 0 && m.N < Fewest {
			*m = Mark{Code: m.Code, Hidden: true}
		}
	}
	for _, n := range []*Number{&out.Ended, &out.Open, &out.Overdue, &out.Gone} {
		if n.N > 0 && len(n.people) < Fewest {
			*n = Number{Hidden: true}
		}
	}
	if out.Ended.Hidden {
		out.Median = 0
	}
	return out
}

// public hides small cells of one table.
func (t Table) public(several bool) Table {
	t.Cells = slices.Clone(t.Cells)
	if t.people < Fewest && slices.ContainsFunc(t.Cells, func(c Cell) bool { return c.N > 0 }) {
		t.Of, t.Hidden = 0, true
	}
	hidden, next := 0, -1
	for i := range t.Cells {
		c := &t.Cells[i]
		switch {
		case c.N > 0 && c.Persons < Fewest:
			c.N, c.Hidden = 0, true
			hidden++
		case c.N > 0 && (next < 0 || c.N < t.Cells[next].N):
			next = i
		}
	}
	if hidden == 1 && next >= 0 && !several {
		t.Cells[next].N, t.Cells[next].Hidden = 0, true
	}
	switch t.Code {
	case ByCause: // words that somebody typed: told only when they are about enough people
		t.Cells = slices.DeleteFunc(t.Cells, func(c Cell) bool { return c.Hidden })
	case ByClass, ByNorm, ByDepartment, ByChannel: // the most first: that order must tell nothing about what is hidden
		slices.SortStableFunc(t.Cells, func(a, b Cell) int {
			switch {
			case a.Hidden && b.Hidden:
				return cmp.Compare(a.Code, b.Code)
			case a.Hidden:
				return 1
			case b.Hidden:
				return -1
			}
			return 0
		})
	}
	return t
}

// hides says whether a cell is hidden.
func (t *Table) hides(code string) bool {
	return slices.ContainsFunc(t.Cells, func(c Cell) bool { return c.Code == code && c.Hidden })
}
