package search

import (
	"math"
	"strings"

	"handvest/internal/dutch"
)

// readBody reads Markdown: a line that starts with # is a heading.
func (x *Index) readBody(e *entry, counts map[uint32]*posting, body string) {
	for len(body) > 0 {
		text, rest, _ := strings.Cut(body, "\n")
		if t := strings.TrimLeft(text, " "); strings.HasPrefix(t, "#") {
			x.read(e, counts, InHeading, strings.TrimLeft(t, "# "))
		} else {
			x.read(e, counts, InBody, text)
		}
		body = rest
	}
}

// read takes one stretch of text into a document.
func (x *Index) read(e *entry, counts map[uint32]*posting, field Field, text string) {
	from := len(e.words)
	for _, t := range dutch.Tokens(text) {
		e.words = append(e.words, x.see(t))
	}
	if len(e.words) == from {
		return
	}
	for i, w := range e.words[from:] {
		f := &x.forms[w]
		if f.particle && x.leave&Verbs == 0 {
			x.readVerb(counts, e.words[from:], i, field)
		}
		x.tally(counts, f.stem).whole[field] = bump(x.tally(counts, f.stem).whole[field])
		if f.root != f.stem {
			x.tally(counts, f.root).whole[field] = bump(x.tally(counts, f.root).whole[field])
		}
		for _, p := range f.parts {
			x.tally(counts, p).part[field] = bump(x.tally(counts, p).part[field])
		}
	}
	e.length[field] += float64(len(e.words) - from)
	if field != InBody {
		e.lines = append(e.lines, line{from, len(e.words), field})
	}
	e.words = append(e.words, gap)
}

// verbReach is how many words may stand between a verb and its loose part.
const verbReach = 12

// readVerb puts the loose part at place i together with the verb before it.
func (x *Index) readVerb(counts map[uint32]*posting, words []uint32, i int, field Field) {
	if !x.lang.Ready() {
		return // without a word list every pair would do
	}
	for j := i - 1; j >= max(0, i-verbReach); j-- {
		if stem, ok := x.lang.Separable(x.forms[words[j]].text, x.forms[words[i]].text); ok {
			p := x.tally(counts, x.term(stem))
			p.whole[field] = bump(p.whole[field])
			return
		}
	}
}

func (x *Index) tally(counts map[uint32]*posting, term uint32) *posting {
	p := counts[term]
	if p == nil {
		p = &posting{}
		counts[term] = p
	}
	return p
}

func bump(n uint8) uint8 {
	if n < math.MaxUint8 {
		n++
	}
	return n
}

// see gives the place of a word form and works out what is known of it the
// first time.
func (x *Index) see(t dutch.Token) uint32 {
	name := name(t)
	if w, ok := x.words[name]; ok {
		return w
	}
	w := x.analyse(t)
	f := form{text: strings.Clone(name), letters: letters(t.Text), stop: dutch.Stop(t.Text), number: t.Number, particle: dutch.Particle(t.Text)}
	f.stem = x.term(w.Stem)
	f.root = f.stem
	if w.Root != w.Stem {
		f.root = x.term(kin + w.Root)
	}
	for _, p := range w.Parts {
		// The part becomes a word form too: it can be typed in part or misspelt.
		f.parts = append(f.parts, x.forms[x.see(dutch.Token{Text: p, Number: t.Number})].stem)
	}
	place := uint32(len(x.forms))
	x.forms = append(x.forms, f)
	x.words[f.text] = place
	return place
}

// name is how a token is kept: with its hyphens.
func name(t dutch.Token) string {
	if len(t.Parts) > 0 {
		return strings.Join(t.Parts, "-")
	}
	return t.Text
}

// kin marks a term that stands for a root: it never meets a stem by accident.
const kin = "~"

// analyse is what the language knows of a word, but for what is left out.
func (x *Index) analyse(t dutch.Token) dutch.Word {
	w := x.lang.Analyse(t)
	if x.leave&Stems != 0 {
		w.Stem = t.Text
	}
	if x.leave&Verbs != 0 {
		w.Root = w.Stem
	}
	if x.leave&Compounds != 0 && len(t.Parts) == 0 {
		w.Parts = nil
	}
	return w
}

// stem is the stem of a base form, or the form itself where stems are left out.
func (x *Index) stem(word string) string {
	if x.leave&Stems != 0 {
		return word
	}
	return dutch.Stem(word)
}

func (x *Index) term(text string) uint32 {
	if t, ok := x.terms[text]; ok {
		return t
	}
	t := uint32(len(x.posts))
	x.terms[strings.Clone(text)] = t
	x.posts = append(x.posts, nil)
	return t
}
