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

// codeTexts say in a few words what each code of a problem is.
var codeTexts = map[string][2]string{
	"too_long":      {"regel te lang", "line too long"},
	"quote":         {"aanhalingsteken niet gesloten", "quote not closed"},
	"ragged":        {"verkeerd aantal kolommen", "wrong number of columns"},
	"json":          {"geen JSON-object", "not a JSON object"},
	"reference":     {"kenmerk ontbreekt of is onleesbaar", "reference missing or unreadable"},
	"encoding":      {"tekst in een andere codering", "text in another encoding"},
	"label":         {"vrije tekst in plaats van een indeling", "free text instead of a classification"},
	"no_start":      {"moment van begin ontbreekt", "moment of start missing"},
	"duration":      {"geen tijdsduur", "not a length of time"},
	"time":          {"geen bestaande datum of tijd", "not an existing date or time"},
	"skipped_time":  {"tijd die door de zomertijd niet bestaat", "time that summer time skips"},
	"repeated_time": {"tijd die door de wintertijd twee keer komt", "time that comes twice when summer time ends"},
	"contradiction": {"einde voor het begin: opgeslagen, telt nergens mee", "end before the start: stored, counted nowhere"},
	"duplicate":     {"gelijk aan een eerdere rij", "equal to an earlier row"},
	"changed":       {"anders dan wat al bekend was: het eerste blijft staan", "different from what was known: the first stays"},
}

// CodeText says in a few words what a code of a problem means.
func CodeText(code string, lang fault.Lang) string {
	text, known := codeTexts[code]
	switch {
	case !known:
		return code
	case lang == fault.EN:
		return text[1]
	}
	return text[0]
}
