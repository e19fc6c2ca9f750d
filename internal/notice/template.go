package notice

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Template is one version of the words of a kind of notice in one language. A
// version is never changed: who changes words adds one.
type Template struct {
	Kind     Kind
	Language string
	Number   int32  // of the version, from 1; 0 is the text of the house
	Title    string // of the mail or letter
	Body     string
	Owner    string // department that keeps it, as label code; empty is none
	Note     string // what was changed and why
	Score    int    // readability, 0 to 100; shown, never in the way (B1-1)
	By       string
	Written  calendar.Instant
}

const (
	titleField, bodyField = "titel", "tekst"

	mostTitle = 120  // characters
	mostBody  = 6000 // characters
	mostNote  = 200
)

// Text is a template that was read and found right.
type Text struct {
	kind        Kind
	title, body []node
}

// Tidy is a template without needless white space.
func (t Template) Tidy() Template {
	t.Title = strings.Join(strings.Fields(t.Title), " ")
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(t.Body, "\r\n", "\n"), "\r", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t")
	}
	t.Body = strings.Trim(strings.Join(lines, "\n"), "\n")
	t.Note, t.Owner = shorten(strings.Join(strings.Fields(t.Note), " "), mostNote-1), strings.TrimSpace(t.Owner)
	return t
}

// Known is a fault when there are no templates of the kind or in the language.
func (t Template) Known() error {
	if !KnownKind(t.Kind) {
		return fault.Newf(fault.NotFound, "De berichtsoort %q kennen wij niet.", "We do not know the kind of notice %q.", t.Kind)
	}
	if t.Language != Dutch && t.Language != English {
		return fault.Newf(fault.NotFound, "In de taal %q hebben wij geen berichten. Kies Nederlands of Engels.", "We have no notices in the language %q. Choose Dutch or English.", t.Language)
	}
	return nil
}

// Read reads a template. Everything that is wrong with it is told at once, with
// its line and character and what to do: an unknown variable, a brace too many,
// and a part that the law or the house asks for and that is not there.
func (t Template) Read() (*Text, error) {
	if err := t.Known(); err != nil {
		return nil, err
	}
	title := parser{kind: t.Kind, lang: t.Language, field: titleField, text: t.Title}
	body := parser{kind: t.Kind, lang: t.Language, field: bodyField, text: t.Body}
	title.lengths(mostTitle, t.Kind != Frame)
	body.lengths(mostBody, true)
	x := &Text{kind: t.Kind, title: title.nodes(-1), body: body.nodes(-1)}
	if len(body.wrong) == 0 || utf8.RuneCountInString(t.Body) <= mostBody && t.Body != "" {
		body.needs()
	}
	if l := append(title.wrong, body.wrong...); len(l) > 0 {
		return nil, l
	}
	return x, nil
}

// lengths refuses a text that is empty or too long, or that has a character
// that no mail can carry.
func (p *parser) lengths(most int, must bool) {
	if must && strings.TrimSpace(p.text) == "" {
		p.wrong = append(p.wrong, fault.New(fault.Invalid, "Schrijf hier een tekst.", "Write a text here.").At(p.field))
	}
	if n := utf8.RuneCountInString(p.text); n > most {
		p.wrong = append(p.wrong, fault.Newf(fault.Invalid, "Dit zijn %d tekens. Houd het bij hooguit %d.", "These are %d characters. Keep it to %d at most.", n, most).At(p.field))
	}
	for i, r := range p.text {
		if r < ' ' && r != '\n' && r != '\t' || r == '\n' && p.field == titleField || r == utf8.RuneError {
			p.fail(i, "hier staat een teken dat wij niet kunnen versturen. Haal het weg.", "here stands a character that we cannot send. Take it away.")
			return
		}
	}
}

// needs looks whether every part is there that the kind must have.
func (p *parser) needs() {
	r := rules[p.kind]
	last, before := -1, Variable("")
	for _, n := range r.needs {
		at, found, always := p.first(n.Variable)
		name := n.Variable.In(p.lang)
		switch {
		case !found:
			p.wrong = append(p.wrong, fault.Newf(fault.Invalid, "{{%[1]s}} ontbreekt: %[2]s. Zet het terug in de tekst.", "{{%[1]s}} is missing: %[3]s. Put it back in the text.", name, n.NL, n.EN).At(p.field))
			continue
		case n.Always && !always:
			p.fail(at, fmt.Sprintf("{{%s}} staat tussen [[ en ]] en kan dus wegvallen, maar het is verplicht: %s. Zet het daarbuiten.", name, n.NL),
				fmt.Sprintf("{{%s}} stands between [[ and ]] and so may be left out, but it is required: %s. Put it outside.", name, n.EN))
		case r.ordered && at < last:
			p.fail(at, fmt.Sprintf("{{%s}} hoort achter {{%s}} te staan. De volgorde is: de nieuwe datum, de reden, het excuus.", name, before.In(p.lang)),
				fmt.Sprintf("{{%s}} belongs behind {{%s}}. The order is: the new date, the reason, the apology.", name, before.In(p.lang)))
		}
		last, before = max(last, at), n.Variable
	}
}

// first is where a variable stands first: outside a part that may be left out
// when it stands there too.
func (p *parser) first(v Variable) (at int, found, always bool) {
	for _, s := range p.seen {
		if s.name != v {
			continue
		}
		if !s.optional {
			return s.at, true, true
		}
		if !found {
			at, found = s.at, true
		}
	}
	return at, found, false
}

// Part says of a needed part whether a text has it.
type Part struct {
	Need
	There bool
}

// Parts are the needed parts of a template and which of them it has, also of a
// text that has other faults: for who is writing it.
func (t Template) Parts() []Part {
	p := parser{kind: t.Kind, lang: t.Language, field: bodyField, text: t.Body}
	p.nodes(-1)
	var all []Part
	last := -1
	for _, n := range Needs(t.Kind) {
		at, found, always := p.first(n.Variable)
		there := found && (always || !n.Always) && (!rules[t.Kind].ordered || at > last)
		if there {
			last = at
		}
		all = append(all, Part{n, there})
	}
	return all
}
