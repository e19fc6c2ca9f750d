package servicelog

import (
	"fmt"
	"unicode/utf8"

	"handvest/internal/fault"
)

// Problem is something about one row that a person should know: why it could
// not be used, or what is odd about a row that was used all the same.
type Problem struct {
	Line     int64  // of the file, counted from 1, the line on which the row begins
	Column   string // as the file names it, or empty when it is about the row
	Value    string // what stood there, cut to 200 bytes
	Rejected bool   // the row is not imported; otherwise it is imported and reported
	Code     string // stable, for counting: "time", "ragged", "contradiction", …
	NL, EN   string // the reason
}

// In is the reason in one language.
func (p *Problem) In(lang fault.Lang) string {
	if lang == fault.EN {
		return p.EN
	}
	return p.NL
}

// String is for logs and test output.
func (p *Problem) String() string {
	return fmt.Sprintf("line %d, column %q, value %q: %s", p.Line, p.Column, p.Value, p.EN)
}

const valueBytes = 200

// shown cuts a value to what fits in a list, on a whole character.
func shown(value []byte) string {
	if len(value) <= valueBytes {
		return string(value)
	}
	cut := valueBytes
	for cut > 0 && !utf8.RuneStart(value[cut]) {
		cut--
	}
	return string(value[:cut]) + "…"
}

func reject(code, nl, en string, args ...any) *Problem {
	return &Problem{Rejected: true, Code: code, NL: fmt.Sprintf(nl, args...), EN: fmt.Sprintf(en, args...)}
}

func report(code, nl, en string, args ...any) *Problem {
	p := reject(code, nl, en, args...)
	p.Rejected = false
	return p
}

func (p *Problem) in(column string, value []byte) *Problem {
	p.Column, p.Value = column, shown(value)
	return p
}
