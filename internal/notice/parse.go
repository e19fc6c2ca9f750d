package notice

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"handvest/internal/fault"
)

// node is one piece of a template: words, a variable, or a block that is left
// out when one of its variables has no value.
type node struct {
	text  string
	name  Variable
	block []node
	kind  nodeKind
}

type nodeKind uint8

const (
	plain nodeKind = iota
	filled
	optional
)

// seen is where a variable stands.
type seen struct {
	name     Variable
	at       int // byte
	optional bool
}

// parser reads one text. Two braces hold a variable, two brackets a part that
// may be left out, and a backslash before a brace, a bracket or a backslash
// makes it an ordinary character.
type parser struct {
	kind  Kind
	lang  string
	field string // "titel" or "tekst"
	text  string
	pos   int
	seen  []seen
	wrong fault.List
}

// fail tells what is wrong at a place, in the words of its writer.
func (p *parser) fail(at int, nl, en string) {
	line, column := place(p.text, at)
	if p.field == titleField {
		p.wrong = append(p.wrong, fault.New(fault.Invalid, fmt.Sprintf("Teken %d van de titel: %s", column, nl), fmt.Sprintf("Character %d of the title: %s", column, en)).At(p.field))
		return
	}
	p.wrong = append(p.wrong, fault.New(fault.Invalid, fmt.Sprintf("Regel %d, teken %d: %s", line, column, nl), fmt.Sprintf("Line %d, character %d: %s", line, column, en)).At(p.field))
}

// place is the line and the column of a byte, both from 1; a column counts
// characters.
func place(text string, at int) (line, column int) {
	before := text[:at]
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}

func (p *parser) has(sign string) bool { return strings.HasPrefix(p.text[p.pos:], sign) }

// nodes reads until the end, or until the end of a block that began at a byte;
// -1 is no block.
func (p *parser) nodes(block int) []node {
	var all []node
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			all = append(all, node{text: b.String()})
			b.Reset()
		}
	}
	for p.pos < len(p.text) {
		switch {
		case p.text[p.pos] == '\\' && p.pos+1 < len(p.text) && strings.IndexByte(`\{}[]`, p.text[p.pos+1]) >= 0:
			b.WriteByte(p.text[p.pos+1])
			p.pos += 2
		case p.has("{{"):
			flush()
			if n, ok := p.variable(block >= 0); ok {
				all = append(all, n)
			}
		case p.has("}}"):
			p.fail(p.pos, "hier staat }} zonder {{ ervoor. Zet er {{ voor, of schrijf \\}\\} als u de haken zelf bedoelt.", "here stands }} without {{ before it. Put {{ before it, or write \\}\\} when you mean the braces themselves.")
			p.pos += 2
		case p.has("[["):
			if block >= 0 {
				p.fail(p.pos, "een deel tussen [[ en ]] past niet in een ander deel. Sluit het eerste eerst met ]].", "a part between [[ and ]] does not fit in another part. Close the first one with ]] first.")
				p.pos += 2
				continue
			}
			flush()
			if n, ok := p.block(); ok {
				all = append(all, n)
			}
		case p.has("]]"):
			if block >= 0 {
				flush()
				p.pos += 2
				return all
			}
			p.fail(p.pos, "hier staat ]] zonder [[ ervoor. Zet er [[ voor, of schrijf \\]\\] als u de haken zelf bedoelt.", "here stands ]] without [[ before it. Put [[ before it, or write \\]\\] when you mean the brackets themselves.")
			p.pos += 2
		default:
			b.WriteByte(p.text[p.pos])
			p.pos++
		}
	}
	flush()
	if block >= 0 {
		p.fail(block, "dit deel begint met [[ en heeft geen einde. Zet ]] achter wat weg mag blijven.", "this part begins with [[ and has no end. Put ]] behind what may be left out.")
	}
	return all
}

// block reads a part that may be left out, at its [[.
func (p *parser) block() (node, bool) {
	start, before := p.pos, len(p.seen)
	p.pos += 2
	n := node{kind: optional, block: p.nodes(start)}
	if len(p.seen) == before && len(p.wrong) == 0 {
		p.fail(start, "tussen [[ en ]] staat geen woord in haken, dus het valt nooit weg. Zet er een in, of haal de haken weg.", "between [[ and ]] stands no word in braces, so it is never left out. Put one in, or take the brackets away.")
		return n, false
	}
	return n, true
}

// variable reads a name, at its {{.
func (p *parser) variable(inBlock bool) (node, bool) {
	start := p.pos
	end := strings.Index(p.text[start+2:], "}}")
	if line := strings.IndexByte(p.text[start:], '\n'); end < 0 || line >= 0 && line < end {
		p.fail(start, "{{ heeft op deze regel geen }}. Schrijf een woord tussen dubbele haken, zoals {{kenmerk}}.", "{{ has no }} on this line. Write a word between double braces, such as {{reference}}.")
		p.pos = start + 2
		return node{}, false
	}
	name := p.text[start+2 : start+2+end]
	p.pos = start + 2 + end + 2
	v, known := variable(name, p.lang)
	switch allowed := Allowed(p.kind); {
	case !known:
		p.unknown(start, name)
		return node{}, false
	case !slices.Contains(allowed, v):
		kind := p.kind.In(fault.NL)
		p.fail(start, fmt.Sprintf("{{%s}} heeft geen waarde in dit bericht (%s). Haal het weg.", v.In(p.lang), kind), fmt.Sprintf("{{%s}} has no value in this notice (%s). Take it away.", v.In(p.lang), p.kind.In(fault.EN)))
		return node{}, false
	case p.field == titleField && !InTitle(v):
		p.fail(start, fmt.Sprintf("{{%s}} mag niet in de titel, want die staat open op een telefoon. Zet het in de tekst.", v.In(p.lang)), fmt.Sprintf("{{%s}} may not stand in the title, because that shows on a locked telephone. Put it in the text.", v.In(p.lang)))
		return node{}, false
	}
	p.seen = append(p.seen, seen{v, start, inBlock})
	return node{kind: filled, name: v}, true
}

func (p *parser) unknown(at int, name string) {
	shown := shorten(strings.Join(strings.Fields(name), " "), 30)
	nl, en := fmt.Sprintf("{{%s}} kennen wij niet.", shown), fmt.Sprintf("We do not know {{%s}}.", shown)
	if near := nearest(name, p.lang, Allowed(p.kind)); near != "" {
		nl += fmt.Sprintf(" Bedoelt u {{%s}}?", near)
		en += fmt.Sprintf(" Do you mean {{%s}}?", near)
	} else {
		nl += " Kies een woord uit de lijst."
		en += " Choose a word of the list."
	}
	p.fail(at, nl, en)
}

func shorten(text string, most int) string {
	if all := []rune(text); len(all) > most {
		return string(all[:most]) + "…"
	}
	return text
}
