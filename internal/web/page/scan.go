package page

import "handvest/internal/web/kit"

// Scan is one self-assessment: a form while it runs, a result afterwards, with
// the one before it beside each field.
type Scan struct {
	Shell
	Heading string
	Intro   string
	Notice  *Notice
	Ways    []Link
	Tiles   []Tile
	Action  string // of the form; empty is a reader
	Version string
	Fields  []ScanField
	Actions BoardTable
	Forms   []BoardForm
}

// ScanField is one field of it.
type ScanField struct {
	Code, Name, Ask string
	Weight          string // such as 14%; empty is as heavy as the others
	Mark            string // as it is told; empty is none
	Value           string // 0 to 100, for the bar
	Note            string
	Change          string // against the one before; empty is none
	Tone            kit.Tone
	Write           *TextField // the mark, while it can be changed
	WriteNote       *TextField
}
