package search

import (
	"cmp"
	"slices"
)

// candidates is how many documents are looked at closely, by score.
const candidates = 100

// scratch is the working space of one search, kept for the next.
type scratch struct {
	score   []float64 // by document: sum of the concepts
	best    []float64 // of the concept at hand
	sum     []float64 // of the parts of a compound
	parts   []uint8   // how many of them
	touched []uint32  // documents with a best
	parted  []uint32  // documents with a sum
	seen    []uint32  // documents with a score
	subject []bool    // by document: it has a word that is more than a small word
	mark    []mark    // by term: what it stands for in the query
	marked  []uint32
}

// Search gives the documents that answer the query, best first. Equal scores
// are put in the order of title, kind and ID, so that the answer never varies.
func (x *Index) Search(q Query) []Hit {
	x.mu.RLock()
	defer x.mu.RUnlock()
	limit := q.Limit
	if limit <= 0 {
		limit = 10
	}
	list := x.concepts(q)
	s := x.scratch.Get().(*scratch)
	defer x.scratch.Put(s)
	s.fit(len(x.docs), len(x.posts))
	total, subject := 0.0, false
	for i := range list {
		x.scoreConcept(s, &list[i])
		subject = subject || list[i].weight == 1
		total += list[i].weight * list[i].idf
	}
	top := x.gather(s, q, max(candidates, limit), subject)
	x.closely(s, top, list, total)
	slices.SortFunc(top, func(a, b candidate) int { return x.order(a, b) })
	if len(top) > limit {
		top = top[:limit]
	}
	hits := make([]Hit, len(top))
	for i, c := range top {
		e := &x.docs[c.doc]
		hits[i] = Hit{Kind: e.Kind, ID: e.ID, Title: e.Title, Score: c.score, Why: x.why(c.doc, list)}
	}
	return hits
}

type candidate struct {
	doc   uint32
	score float64
}

func (x *Index) order(a, b candidate) int {
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	d, e := &x.docs[a.doc], &x.docs[b.doc]
	return cmp.Or(cmp.Compare(d.Title, e.Title), cmp.Compare(d.Kind, e.Kind), cmp.Compare(d.ID, e.ID))
}

func (s *scratch) fit(docs, terms int) {
	if len(s.score) < docs {
		s.score, s.best, s.sum, s.parts = make([]float64, docs), make([]float64, docs), make([]float64, docs), make([]uint8, docs)
		s.subject = make([]bool, docs)
	}
	if len(s.mark) < terms {
		s.mark = make([]mark, terms)
	}
}

// scoreConcept adds to every document the best way in which it has a concept.
func (x *Index) scoreConcept(s *scratch, c *concept) {
	for _, a := range c.alts {
		switch {
		case len(a.terms) == 1 && a.of < 2:
			x.offer(s, a.terms[0], a.weight)
		case a.all:
			x.offerAll(s, a)
		default:
			x.offerShares(s, a)
		}
	}
	for _, d := range s.touched {
		if s.score[d] == 0 {
			s.seen = append(s.seen, d)
		}
		if c.weight == 1 {
			s.subject[d] = true
		}
		s.score[d] += c.weight*s.best[d] + 1e-9
		s.best[d] = 0
	}
	s.touched = s.touched[:0]
}

func (s *scratch) better(doc uint32, value float64) {
	if s.best[doc] == 0 {
		s.touched = append(s.touched, doc)
	}
	s.best[doc] = max(s.best[doc], value)
}

// offer is BM25F: the counts of all fields together, then saturated once.
func (x *Index) offer(s *scratch, term uint32, weight float64) {
	idf := x.idf(term) * weight
	for i := range x.posts[term] {
		p := &x.posts[term][i]
		s.better(p.doc, idf*x.saturate(p))
	}
}

func (x *Index) saturate(p *posting) float64 {
	e := &x.docs[p.doc]
	tf := 0.0
	for f := range fields {
		n := float64(p.whole[f]) + x.tune.part*float64(p.part[f])
		if n == 0 {
			continue
		}
		norm := 1 - x.tune.b[f] + x.tune.b[f]*e.length[f]*float64(x.count)/x.length[f]
		tf += x.tune.weight[f] * n / norm
	}
	return tf * (x.tune.k1 + 1) / (x.tune.k1 + tf)
}

// offerShares: a document with all parts of a compound counts as if each was
// asked; with fewer, each part gives its share.
func (x *Index) offerShares(s *scratch, a alternative) {
	for _, t := range a.terms {
		idf := x.idf(t) * a.weight
		for i := range x.posts[t] {
			p := &x.posts[t][i]
			if s.parts[p.doc] == 0 {
				s.parted = append(s.parted, p.doc)
			}
			s.parts[p.doc]++
			s.sum[p.doc] += idf * x.saturate(p)
		}
	}
	for _, d := range s.parted {
		value := s.sum[d]
		if int(s.parts[d]) < a.of {
			value /= float64(a.of)
		}
		s.better(d, value)
		s.sum[d], s.parts[d] = 0, 0
	}
	s.parted = s.parted[:0]
}

// offerAll: a phrase counts only where all its words are; its rarest word
// says how much.
func (x *Index) offerAll(s *scratch, a alternative) {
	rarest := a.terms[0]
	for _, t := range a.terms {
		if len(x.posts[t]) < len(x.posts[rarest]) {
			rarest = t
		}
	}
	idf := x.idf(rarest) * a.weight
docs:
	for i := range x.posts[rarest] {
		p := &x.posts[rarest][i]
		value := x.saturate(p)
		for _, t := range a.terms {
			at, ok := slices.BinarySearchFunc(x.posts[t], p.doc, byDoc)
			if !ok {
				continue docs
			}
			value = min(value, x.saturate(&x.posts[t][at]))
		}
		s.better(p.doc, idf*value)
	}
}

// gather gives the best documents so far and clears the working space. Where the
// query has a subject, documents with nothing but its small words are left out.
func (x *Index) gather(s *scratch, q Query, most int, subject bool) []candidate {
	top := make([]candidate, 0, len(s.seen))
	for _, d := range s.seen {
		e := &x.docs[d]
		score, off := s.score[d], subject && !s.subject[d]
		s.score[d], s.subject[d] = 0, false
		if off || len(q.Kinds) > 0 && !slices.Contains(q.Kinds, e.Kind) || q.Allow != nil && !q.Allow(e.Kind, e.ID) {
			continue
		}
		if e.Boost > 0 {
			score *= e.Boost
		}
		top = append(top, candidate{d, score})
	}
	s.seen = s.seen[:0]
	slices.SortFunc(top, func(a, b candidate) int { return x.order(a, b) })
	if len(top) > most {
		top = top[:most]
	}
	return top
}
