package search

import "slices"

// why looks up for one document how it has each word of the query.
func (x *Index) why(doc uint32, list []concept) []Reason {
	var reasons []Reason
	for i := range list {
		c := &list[i]
		if c.weight < 1 && len(list) > 1 {
			continue
		}
		if r, ok := x.reason(doc, c); ok {
			reasons = append(reasons, r)
		}
	}
	return reasons
}

func (x *Index) reason(doc uint32, c *concept) (Reason, bool) {
	var best Reason
	weight := 0.0
	for _, a := range c.alts {
		if a.weight <= weight {
			continue
		}
		for _, t := range a.terms {
			at, ok := slices.BinarySearchFunc(x.posts[t], doc, byDoc)
			if !ok {
				continue
			}
			p := x.posts[t][at]
			found, how := x.foundAs(doc, t, c.token.Text, a.how)
			best, weight = Reason{Asked: c.token.Text, Found: found, How: how, Field: weightiest(&p)}, a.weight
			break
		}
	}
	return best, weight > 0
}

// foundAs is the word of the document that carries a term, the very word that
// was asked before other forms of it.
func (x *Index) foundAs(doc, term uint32, asked string, how How) (string, How) {
	found, as := "", how
	for _, w := range x.docs[doc].words {
		if w == gap {
			continue
		}
		f := &x.forms[w]
		switch {
		case f.text == asked:
			return f.text, Exactly
		case f.stem == term || f.root == term:
			if found == "" || as == ByCompound && how == Exactly {
				found, as = f.text, how
				if how == Exactly {
					as = ByForm
				}
			}
		case found == "" && slices.Contains(f.parts, term):
			found = f.text
			if how == Exactly || how == ByForm {
				as = ByCompound
			}
		}
	}
	return found, as
}

func weightiest(p *posting) Field {
	for f := range fields {
		if p.whole[f] > 0 || p.part[f] > 0 {
			return f
		}
	}
	return InBody
}
