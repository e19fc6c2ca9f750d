package search

// mark says for a term which concept of the query it stands for.
type mark struct {
	concept int32 // its number plus one; 0 for none
	weight  float32
}

// closely looks at the order of the words in the best documents: words that
// stand together as they were asked, and titles and headings that say what was
// asked and nothing else.
func (x *Index) closely(s *scratch, top []candidate, list []concept, total float64) {
	if total == 0 || x.tune.phrase == 0 && x.tune.line == 0 {
		return
	}
	x.markTerms(s, list)
	pairs := 0.0
	for i := 1; i < len(list); i++ {
		pairs += pairWeight(&list[i-1], &list[i])
	}
	asked := make([]uint32, len(list)) // stems in order
	for i := range list {
		asked[i] = gap
		if t, ok := x.terms[list[i].stem]; ok {
			asked[i] = t
		}
	}
	for i := range top {
		e := &x.docs[top[i].doc]
		add := x.tune.line * x.bestLine(s, e, list, total)
		if pairs > 0 {
			add += x.tune.phrase * x.together(s, e, list, asked) / pairs
		}
		top[i].score += add * total
	}
	for _, t := range s.marked {
		s.mark[t] = mark{}
	}
	s.marked = s.marked[:0]
}

func pairWeight(a, b *concept) float64 { return a.weight*a.idf + b.weight*b.idf }

func (x *Index) markTerms(s *scratch, list []concept) {
	for i := range list {
		for _, a := range list[i].alts {
			w := float32(a.weight)
			if a.all && len(a.terms) > 1 {
				continue
			}
			for _, t := range a.terms {
				if s.mark[t].concept == 0 {
					s.marked = append(s.marked, t)
				}
				if s.mark[t].weight < w {
					s.mark[t] = mark{int32(i) + 1, w}
				}
			}
		}
	}
}

// together is the weight of the neighbours in the query that are neighbours in
// the document too.
func (x *Index) together(s *scratch, e *entry, list []concept, asked []uint32) float64 {
	var done uint64
	sum := 0.0
	prev := gap
	for _, w := range e.words {
		if w == gap {
			prev = gap
			continue
		}
		stem := x.forms[w].stem
		if prev != gap && s.mark[stem].concept != 0 && s.mark[prev].concept != 0 {
			for i := 1; i < len(asked); i++ {
				if done&(1<<uint(i)) == 0 && asked[i-1] == prev && asked[i] == stem {
					done |= 1 << uint(i)
					sum += pairWeight(&list[i-1], &list[i])
				}
			}
		}
		prev = stem
	}
	return sum
}

// bestLine says how well one title or heading covers the query and the query
// covers it, from 0 to 1.
func (x *Index) bestLine(s *scratch, e *entry, list []concept, total float64) float64 {
	best := 0.0
	for _, l := range e.lines {
		var got [64]float64
		have, all := 0.0, 0.0
		for _, w := range e.words[l.from:l.to] {
			f := &x.forms[w]
			weight := x.idf(f.stem)
			if f.stop {
				weight *= x.tune.stop
			}
			all += weight
			m := s.mark[f.stem]
			share := 0.0
			if m.concept != 0 {
				got[m.concept] = max(got[m.concept], float64(m.weight))
				share = float64(m.weight)
			}
			if share == 0 && f.root != f.stem {
				if m := s.mark[f.root]; m.concept != 0 {
					got[m.concept] = max(got[m.concept], float64(m.weight))
					share = float64(m.weight)
				}
			}
			for _, p := range f.parts {
				if m := s.mark[p]; m.concept != 0 {
					v := float64(m.weight) * x.tune.part
					got[m.concept] = max(got[m.concept], v)
					share = max(share, v/float64(len(f.parts)))
				}
			}
			have += weight * share
		}
		if all == 0 {
			continue
		}
		found := 0.0
		for i := range list {
			found += got[i+1] * list[i].weight * list[i].idf
		}
		p, r := have/all, found/total
		if p+r > 0 {
			best = max(best, 2*p*r/(p+r))
		}
	}
	return best
}
