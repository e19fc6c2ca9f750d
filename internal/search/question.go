package search

import (
	"math"
	"slices"
	"strings"

	"handvest/internal/dutch"
)

// concept is one word of the query with all the ways in which a document may
// have it.
type concept struct {
	token  dutch.Token
	stem   string
	weight float64 // 1, or less for words that only carry the sentence
	idf    float64 // how much finding it says; of a word that is nowhere: the most
	alts   []alternative
}

// alternative is one way to have a concept.
type alternative struct {
	terms  []uint32
	weight float64
	how    How
	all    bool // all terms must be there
	of     int  // of a compound: how many parts it has; each that is there gives its share
}

// concepts takes a query apart.
func (x *Index) concepts(q Query) []concept {
	tokens := dutch.Tokens(q.Text)
	if len(tokens) > 40 { // a whole letter was pasted: its first words will do
		tokens = tokens[:40]
	}
	list := make([]concept, len(tokens))
	for i, t := range tokens {
		c := concept{token: t, weight: 1}
		if dutch.Stop(t.Text) {
			c.weight = x.tune.stop
		}
		last := i == len(tokens)-1 && q.Typing && t.End == len(strings.TrimRight(q.Text, "?!.")) && x.leave&Prefixes == 0
		x.alternatives(&c, last)
		list[i] = c
	}
	if x.leave&Verbs == 0 {
		x.addVerbs(list)
	}
	if x.leave&Synonyms == 0 {
		x.addSynonyms(list)
	}
	for i := range list {
		list[i].idf = x.maxIDF(&list[i])
	}
	return list
}

// alternatives are the forms, parts, spellings and continuations of one word.
func (x *Index) alternatives(c *concept, typing bool) {
	w := x.analyse(c.token)
	c.stem = w.Stem
	found := x.addTerm(c, w.Stem, 1, Exactly)
	if x.leave&Verbs == 0 {
		if w.Root != w.Stem {
			found = x.addTerm(c, w.Root, x.tune.root, ByForm) || found
		}
		found = x.addTerm(c, kin+w.Root, x.tune.root, ByForm) || found
	}
	if len(w.Parts) > 1 {
		a := alternative{weight: x.tune.parts, how: ByCompound, of: len(w.Parts)}
		for _, p := range w.Parts {
			if t, ok := x.part(p); ok {
				a.terms = append(a.terms, t)
			}
		}
		if len(a.terms) > 0 {
			c.alts = append(c.alts, a)
			found = found || len(a.terms) == len(w.Parts)
		}
	}
	if typing {
		found = x.addPrefix(c) || found
	}
	if !found && !c.token.Number && x.leave&Spelling == 0 && !x.lang.Known(c.token.Text) {
		x.addSpelling(c)
	}
}

// part is the term of a part of a compound, or of a word that looks like it.
func (x *Index) part(word string) (uint32, bool) {
	if t, ok := x.terms[x.stem(word)]; ok && len(x.posts[t]) > 0 {
		return t, true
	}
	if x.leave&Spelling != 0 || x.lang.Known(word) {
		return 0, false
	}
	for _, s := range x.similar(word) {
		return x.forms[s.form].stem, true
	}
	return 0, false
}

func (x *Index) addTerm(c *concept, text string, weight float64, how How) bool {
	t, ok := x.terms[text]
	if !ok || len(x.posts[t]) == 0 {
		return false
	}
	c.alts = append(c.alts, alternative{terms: []uint32{t}, weight: weight, how: how})
	return true
}

// continuations is the most words that a half-typed word may stand for.
const continuations = 40

func (x *Index) addPrefix(c *concept) bool {
	from, to := x.starting(c.token.Text)
	var list []uint32
	for _, f := range x.alphabet[from:to] {
		if len(x.posts[x.forms[f].stem]) > 0 && x.forms[f].text != c.token.Text {
			list = append(list, f)
		}
	}
	if len(list) > continuations { // the words of most documents
		slices.SortStableFunc(list, func(a, b uint32) int { return len(x.posts[x.forms[b].stem]) - len(x.posts[x.forms[a].stem]) })
		list = list[:continuations]
	}
	for _, f := range list {
		if stem := x.forms[f].stem; !has(c.alts, stem) {
			c.alts = append(c.alts, alternative{terms: []uint32{stem}, weight: x.tune.prefix, how: ByPrefix})
		}
	}
	return len(list) > 0
}

func has(alts []alternative, term uint32) bool {
	for _, a := range alts {
		if len(a.terms) == 1 && a.terms[0] == term {
			return true
		}
	}
	return false
}

func (x *Index) addSpelling(c *concept) {
	for _, s := range x.similar(c.token.Text) {
		f := &x.forms[s.form]
		if !has(c.alts, f.stem) {
			c.alts = append(c.alts, alternative{terms: []uint32{f.stem}, weight: math.Pow(x.tune.spelling, float64(s.distance)), how: BySpelling})
		}
	}
}

// addVerbs puts separable verbs together: "vraag ik … aan" asks for aanvragen.
func (x *Index) addVerbs(list []concept) {
	for j := range list {
		if !dutch.Particle(list[j].token.Text) {
			continue
		}
		for i := max(0, j-verbReach); i < j; i++ {
			if stem, ok := x.lang.Separable(list[i].token.Text, list[j].token.Text); ok && x.addTerm(&list[i], stem, 1, ByVerb) {
				list[i].weight = 1
			}
		}
	}
}

// addSynonyms looks up every run of words in the list of synonyms.
func (x *Index) addSynonyms(list []concept) {
	for i := range list {
		var k strings.Builder
		for n := 1; n <= x.syn.longest && i+n <= len(list); n++ {
			if n > 1 {
				k.WriteByte(' ')
			}
			k.WriteString(dutch.Stem(list[i+n-1].token.Text))
			for _, p := range x.syn.by[k.String()] {
				x.addSynonym(&list[i], p, n)
			}
		}
	}
}

// addSynonym adds one; that of n words stands for each of them.
func (x *Index) addSynonym(c *concept, p phrase, n int) {
	a := alternative{weight: x.tune.synonym * float64(n), how: BySynonym, all: true}
	for _, w := range p {
		t, ok := x.terms[w]
		if !ok || len(x.posts[t]) == 0 {
			return
		}
		a.terms = append(a.terms, t)
	}
	if len(a.terms) == 1 && has(c.alts, a.terms[0]) {
		return
	}
	c.alts = append(c.alts, a)
}

// idf is how much a term tells one document from another.
func (x *Index) idf(term uint32) float64 {
	n, df := float64(x.count), float64(len(x.posts[term]))
	return math.Log(1 + (n-df+0.5)/(df+0.5))
}

func (x *Index) maxIDF(c *concept) float64 {
	best := 0.0
	for _, a := range c.alts {
		if a.how != Exactly && a.how != ByForm && a.how != ByVerb {
			continue
		}
		for _, t := range a.terms {
			best = max(best, x.idf(t))
		}
	}
	if best == 0 {
		best = math.Log(1 + float64(x.count))
	}
	return best
}
