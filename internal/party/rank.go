package party

import (
	"cmp"
	"slices"
	"strings"

	"handvest/internal/calendar"
)

// Hit is a party that a query found, and by what.
type Hit struct {
	Party *Party
	By    []KeyKind // one for each term, in order
	Exact int       // how many terms fit as a whole, not only as a beginning
}

// Explain says by what a party was found. Points are not looked at: what fits
// nothing else of a term fits a phone number, an address or a number.
func (q Query) Explain(p *Party) Hit {
	h := Hit{Party: p}
	keys := p.Keys()
	for _, term := range q.Terms {
		kind, exact := KeyKind(0), false
		for _, k := range term {
			switch k.Kind {
			case PhoneKey, EmailKey, BSNKey:
				if kind == 0 {
					kind, exact = k.Kind, true
				}
				continue
			}
			for _, mine := range keys {
				if mine.Kind == k.Kind && (mine.Value == k.Value || k.Prefix && strings.HasPrefix(mine.Value, k.Value)) {
					kind, exact = k.Kind, exact || mine.Value == k.Value
				}
			}
		}
		h.By = append(h.By, kind)
		if exact {
			h.Exact++
		}
	}
	return h
}

// Rank puts what was found in order: who fits exactly first, those who live
// before those who died, then by name.
func Rank(hits []Hit) {
	type keyed struct {
		Hit
		dead int
		name string
	}
	all := make([]keyed, len(hits))
	for i, h := range hits {
		all[i] = keyed{Hit: h, name: h.Party.Name.SortKey()}
		if h.Party.Deceased {
			all[i].dead = 1
		}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(b.Exact, a.Exact), cmp.Compare(a.dead, b.dead), strings.Compare(a.name, b.name), cmp.Compare(a.Party.ID, b.Party.ID))
	})
	for i := range all {
		hits[i] = all[i].Hit
	}
}

// Current are the notes that have not expired.
func (p *Party) Current(today calendar.Date) []Note {
	var out []Note
	for _, n := range p.Notes {
		if !n.Expires.Known() || n.Expires >= today {
			out = append(out, n)
		}
	}
	return out
}

// MaySpeakFor says whether a party may speak for another on a day.
func (p *Party) MaySpeakFor(other int64, today calendar.Date) bool {
	return slices.ContainsFunc(p.Acts, func(r Relation) bool {
		return r.Party == other && (!r.Until.Known() || r.Until >= today)
	})
}
