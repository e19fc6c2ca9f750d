package search

import (
	"slices"
	"strings"
	"sync"

	"handvest/internal/dutch"
)

// Options make an index.
type Options struct {
	Dutch    *dutch.Dutch // nil works without a word list
	Synonyms string       // the organisation's own, in the form of ParseSynonyms
	Leave    Ingredients  // ingredients to leave out, to measure what each adds
}

// Index holds the documents of one organisation. Any number of readers may
// search while one writer puts and deletes.
type Index struct {
	mu    sync.RWMutex
	lang  *dutch.Dutch
	leave Ingredients
	tune  tuning
	syn   *synonyms

	words    map[string]uint32 // every word form that was ever seen, to its place in forms
	forms    []form
	alphabet []uint32 // places in forms, in alphabetical order
	terms    map[string]uint32
	posts    [][]posting // by term, in order of document
	docs     []entry
	slots    map[key]uint32
	free     []uint32
	count    int
	length   [fields]float64 // words in all documents together

	scratch sync.Pool
}

type key struct{ kind, id string }

// form is one word form with what is known of it, worked out once.
type form struct {
	text       string
	stem, root uint32
	parts      []uint32 // stems of the parts of a compound
	letters    uint32   // which letters it has, to pass over unlikely spellings fast
	stop       bool
	number     bool
	particle   bool // may be the loose part of a separable verb
}

// posting says how often a term stands in a document, as a word and as a part of one.
type posting struct {
	doc         uint32
	whole, part [fields]uint8
}

// entry is one document. Its words stay in order, to see which stand together.
type entry struct {
	Document
	used   bool
	words  []uint32 // places in forms; gap between lines
	terms  []uint32 // every term with a posting for this document
	lines  []line
	length [fields]float64
}

// line is a title or heading: a stretch of words.
type line struct {
	from, to int
	field    Field
}

const gap = ^uint32(0)

// New makes an empty index.
func New(o Options) (*Index, error) {
	x := &Index{lang: o.Dutch, leave: o.Leave, tune: defaults(o.Leave), syn: newSynonyms(o), words: map[string]uint32{}, terms: map[string]uint32{}, slots: map[key]uint32{}}
	if x.lang == nil {
		bare, err := dutch.New(nil)
		if err != nil {
			return nil, err
		}
		x.lang = bare
	}
	x.scratch.New = func() any { return &scratch{} }
	return x, nil
}

// Put adds documents; one with the same kind and ID is replaced. Putting many
// at once is cheaper than one by one.
func (x *Index) Put(docs ...Document) {
	x.mu.Lock()
	defer x.mu.Unlock()
	before := len(x.forms)
	for _, d := range docs {
		k := key{d.Kind, d.ID}
		if slot, ok := x.slots[k]; ok {
			x.remove(slot)
		}
		x.add(k, d)
	}
	if len(x.forms) == before {
		return
	}
	for f := before; f < len(x.forms); f++ {
		x.alphabet = append(x.alphabet, uint32(f))
	}
	slices.SortFunc(x.alphabet, func(a, b uint32) int { return strings.Compare(x.forms[a].text, x.forms[b].text) })
}

// Delete takes a document out. One that is not there is no error.
func (x *Index) Delete(kind, id string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	k := key{kind, id}
	if slot, ok := x.slots[k]; ok {
		x.remove(slot)
		delete(x.slots, k)
		x.free = append(x.free, slot)
	}
}

// Len is the number of documents.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.count
}

// add puts a document in its slot; k is not in use, or was emptied by remove.
func (x *Index) add(k key, d Document) {
	slot, ok := x.slots[k]
	if !ok {
		if n := len(x.free); n > 0 {
			slot, x.free = x.free[n-1], x.free[:n-1]
		} else {
			slot = uint32(len(x.docs))
			x.docs = append(x.docs, entry{})
		}
		x.slots[k] = slot
	}
	e := entry{Document: d, used: true}
	e.Body = "" // the words are enough
	counts := map[uint32]*posting{}
	x.read(&e, counts, InTitle, d.Title)
	x.read(&e, counts, InKeywords, d.Keywords)
	x.readBody(&e, counts, d.Body)
	for term, p := range counts {
		p.doc = slot
		e.terms = append(e.terms, term)
		at, _ := slices.BinarySearchFunc(x.posts[term], slot, byDoc)
		x.posts[term] = slices.Insert(x.posts[term], at, *p)
	}
	x.docs[slot] = e
	x.count++
	for f := range fields {
		x.length[f] += e.length[f]
	}
}

func byDoc(p posting, doc uint32) int { return int(int64(p.doc) - int64(doc)) }

// remove takes the postings of a document out and leaves its slot empty.
func (x *Index) remove(slot uint32) {
	e := &x.docs[slot]
	for _, term := range e.terms {
		if at, ok := slices.BinarySearchFunc(x.posts[term], slot, byDoc); ok {
			x.posts[term] = slices.Delete(x.posts[term], at, at+1)
		}
	}
	x.count--
	for f := range fields {
		x.length[f] -= e.length[f]
	}
	*e = entry{}
}
