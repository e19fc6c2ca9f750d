package page

import (
	"github.com/a-h/templ"

	"handvest/internal/web/kit"
)

// Board is a page of a coordinator: tiles, a trend with its table, lists with
// what can be done about each row, and forms beside them.
type Board struct {
	Shell
	Heading string
	Intro   string
	Notice  *Notice
	Ways    []Link // downloads and the like
	Views   []Link
	Action  string // of the filters
	Fields  []kit.Field
	From    string // of a period; empty is none
	Until   string
	Now     BoardNow
	Live    string // where the moving part is made anew; empty stands still
	Topics  string
	Forms   []BoardForm
}

// BoardNow is what is made anew whenever something changed.
type BoardNow struct {
	kit.Reader
	Tiles  []Tile
	Trend  *kit.Trend
	Tables []BoardTable
}

// BoardTable is one list.
type BoardTable struct {
	ID, Title, Note, Empty string
	Columns                []BoardColumn
	Rows                   []BoardRow
}

// BoardColumn is the head of a column.
type BoardColumn struct {
	Text   string
	Number bool
}

// BoardRow is one row of a list.
type BoardRow struct {
	ID    string
	Cells []BoardCell
	Acts  []BoardAct
}

// BoardCell is one cell; the first of a row is its head.
type BoardCell struct {
	Text, Note, Href string
	Word             string // a state, with its tone
	Tone             kit.Tone
}

// BoardAct is a button on a row.
type BoardAct struct {
	Action, Button string
	About          string // for who hears the button alone
	Hidden         []Row
	Href           string // a link instead
}

// BoardForm is a form beside the lists.
type BoardForm struct {
	ID, Title, Intro string
	Action, Button   string
	Multipart        bool
	Hidden           []Row
	Picks            []PickField
	Fields           []TextField
	File             string // label of a file; empty is none
	Folded           bool   // closed until somebody wants it
	Cancel           string
}

// head is the class of the head of a column.
func (c BoardColumn) head() string {
	if c.Number {
		return "utrecht-table__header-cell utrecht-table__header-cell--numeric-column"
	}
	return "utrecht-table__header-cell"
}

// headOf is the head of a column, for a screen on which heads have no room.
func (t BoardTable) headOf(i int) string {
	if i < len(t.Columns) {
		return t.Columns[i].Text
	}
	return ""
}

// cell is the class of a cell of the column with a number.
func (t BoardTable) cell(i int) string {
	if i < len(t.Columns) && t.Columns[i].Number {
		return "utrecht-table__cell utrecht-table__cell--numeric-column"
	}
	return "utrecht-table__cell"
}

// acts says whether a row can be acted on.
func (t BoardTable) acts() bool {
	for _, r := range t.Rows {
		if len(r.Acts) > 0 {
			return true
		}
	}
	return false
}

// multipart are the attributes of a form that sends a file.
func multipart(yes bool) templ.Attributes {
	if !yes {
		return nil
	}
	return templ.Attributes{"enctype": "multipart/form-data"}
}
