package notice

import (
	"regexp"
	"strings"
	"unicode"

	"handvest/internal/fault"
)

// Render fills a template in. A value is written as it is: nothing in it is
// read as a variable. A value that the kind must have and that is not there is
// a fault: a notice without its date never leaves (DEC-2).
func (x *Text) Render(v Values) (title, body string, err error) {
	var l fault.List
	for _, n := range Needs(x.kind) {
		if n.Always && strings.TrimSpace(v[n.Variable]) == "" {
			l = append(l, fault.Newf(fault.Invalid, "Dit bericht (%[1]s) kan niet weg: %[2]s ontbreekt.", "This notice (%[3]s) cannot leave: %[4]s is missing.",
				x.kind.In(fault.NL), n.Variable.Says(fault.NL), x.kind.In(fault.EN), n.Variable.Says(fault.EN)))
		}
	}
	if len(l) > 0 {
		return "", "", l
	}
	t, b := writer{last: '\n'}, writer{last: '\n'}
	t.nodes(x.title, v)
	b.nodes(x.body, v)
	return oneLine(t.text.String()), paragraphs(b.text.String()), nil
}

// writer puts pieces together.
type writer struct {
	text strings.Builder
	last byte // the last byte that was written; a line feed before the first
	drop bool // a part was left out since then
}

// add writes a piece. Where a part was left out, the space or the line on which
// it stood alone goes with it.
func (w *writer) add(text string) {
	if text == "" {
		return
	}
	if w.drop {
		w.drop = false
		if w.last == '\n' || w.last == ' ' {
			text = strings.TrimLeft(text, " \t")
		}
		if w.last == '\n' {
			text = strings.TrimPrefix(text, "\n")
		}
		if text == "" {
			return
		}
	}
	w.text.WriteString(text)
	w.last = text[len(text)-1]
}

func (w *writer) nodes(all []node, v Values) {
	for i := range all {
		switch n := &all[i]; n.kind {
		case filled:
			w.add(carried(strings.TrimSpace(v[n.name])))
		case optional:
			if n.has(v) {
				w.nodes(n.block, v)
			} else {
				w.drop = true
			}
		default:
			w.add(n.text)
		}
	}
}

// has says whether every variable of a part has a value.
func (n *node) has(v Values) bool {
	for i := range n.block {
		if b := &n.block[i]; b.kind == filled && strings.TrimSpace(v[b.name]) == "" {
			return false
		}
	}
	return true
}

// carried is a value without characters that no mail carries.
func carried(value string) string {
	value = strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\r", "\n")
	return strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, value), "�")
}

// oneLine is a text on one line, as a title is.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

var (
	lineEnd = regexp.MustCompile(`[ \t]+\n`)
	gaps    = regexp.MustCompile(`\n{3,}`)
)

// paragraphs is a text with at most one empty line between its parts.
func paragraphs(text string) string {
	return strings.TrimSpace(gaps.ReplaceAllString(lineEnd.ReplaceAllString(text, "\n"), "\n\n"))
}

// Uses says whether a template has a variable, so that nobody looks up what is
// not asked for.
func (x *Text) Uses(v Variable) bool { return uses(x.title, v) || uses(x.body, v) }

func uses(all []node, v Variable) bool {
	for i := range all {
		if all[i].kind == filled && all[i].name == v || uses(all[i].block, v) {
			return true
		}
	}
	return false
}
