package page

import "handvest/internal/web/kit"

// Listing is a page with one list: contacts, requests or tasks.
type Listing struct {
	Shell
	Heading string
	Lead    string // one sentence under the heading
	Action  string // the filters ask here
	Views   []Link
	Fields  []kit.Field
	From    string // ISO dates of the period; the names of the fields are fixed
	Until   string
	Period  bool // the list can be bound to a period
	Columns []string
	Rows    []ListRow
	Empty   string
	CSV     string
	First   string // back to the first page; empty on it
	Next    string
}

// ListRow is one line: the first cell leads to its page.
type ListRow struct {
	Href  string
	Cells []Cell
	Word  string // how it stands, with its tone; empty is no such column
	Tone  kit.Tone
}

// Cell is one text with a quiet one under it.
type Cell struct{ Text, Note string }

// cellClass hides on a small screen what is not needed to recognise a line.
func cellClass(i int) string {
	if i > 1 {
		return "utrecht-table__cell hv-cases__wide hv-cases__what"
	}
	return "utrecht-table__cell hv-cases__what"
}

func headClass(i int) string {
	if i > 1 {
		return "utrecht-table__header-cell hv-cases__wide"
	}
	return "utrecht-table__header-cell"
}

// cells are the columns after the first.
func (r ListRow) cells() []Cell {
	if len(r.Cells) == 0 {
		return nil
	}
	return r.Cells[1:]
}
