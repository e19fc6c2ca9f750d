package store

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/party"
	"handvest/internal/store/gen"
)

// finding is the text of a search and its arguments after the organisation.
type finding struct {
	b    strings.Builder
	args []any
}

// mostHits is how many keys one search reads before it stops: enough to rank,
// few enough for a keystroke.
const mostHits = 120

// width says how many parties a key may find, roughly: the narrowest term of a
// query is walked, the others are asked of each party that it finds.
func width(t party.Term) int {
	most := 0
	for _, k := range t {
		w := 1
		switch k.Kind {
		case party.NameKey:
			w = 1000 - 20*min(len(k.Value), 20)
			if party.Small(k.Value) {
				w = 100_000
			}
		case party.AddressKey:
			w = 10
		case party.BornKey:
			w = 20
		case party.PhoneKey, party.EmailKey:
			if k.Prefix {
				w = 50
			}
		}
		most = max(most, w)
	}
	return most
}

// findParties writes a query: walk the keys of the narrowest term in order,
// keep the parties that have a key for every other term too, and read those.
// What was merged is shown as what it turned out to be.
func findParties(q party.Query, sensitive bool) *finding {
	f := &finding{}
	terms := slices.Clone(q.Terms)
	slices.SortStableFunc(terms, func(a, b party.Term) int { return width(a) - width(b) })
	f.b.WriteString("SELECT p." + strings.Join(partyColumns, ", p.") + " FROM (")
	for i, k := range terms[0] {
		if i > 0 {
			f.b.WriteString(" UNION ALL ")
		}
		f.b.WriteString("SELECT party_id FROM (SELECT k.party_id FROM party_key AS k WHERE k.organisation_id = $1")
		f.fits("k", k)
		for _, other := range terms[1:] {
			f.b.WriteString(" AND (")
			for j, o := range other {
				if j > 0 {
					f.b.WriteString(" OR ")
				}
				f.b.WriteString("EXISTS (SELECT 1 FROM party_key AS x WHERE x.organisation_id = $1 AND x.party_id = k.party_id")
				f.fits("x", o)
				f.b.WriteString(" LIMIT 1 OFFSET 0)") // keeps PostgreSQL from reading all of the other term first
			}
			f.b.WriteByte(')')
		}
		f.b.WriteString(" ORDER BY k.value, k.party_id LIMIT " + strconv.Itoa(mostHits) + ") AS h" + strconv.Itoa(i))
	}
	f.b.WriteString(`) AS hit JOIN party AS m ON m.organisation_id = $1 AND m.id = hit.party_id
		JOIN party AS p ON p.organisation_id = $1 AND p.id = CASE WHEN m.merged_into = 0 THEN m.id ELSE m.merged_into END`)
	if !sensitive {
		f.b.WriteString(" WHERE p.sensitive = 0")
	}
	return f
}

// fits asks that a row of keys is the one that is sought.
func (f *finding) fits(row string, k party.Key) {
	f.b.WriteString(" AND " + row + ".kind = " + strconv.Itoa(int(k.Kind)) + " AND " + row + ".value ")
	if !k.Prefix {
		f.b.WriteString("= " + f.arg(k.Value))
		return
	}
	f.b.WriteString(">= " + f.arg(k.Value) + " AND " + row + ".value < " + f.arg(k.Value+"\U0010FFFF"))
}

func (f *finding) arg(v string) string {
	f.args = append(f.args, v)
	return "$" + strconv.Itoa(len(f.args)+1)
}

// FindParties finds the parties that fit every term of a query, in no
// particular order, without points, notes and relations; those that are
// shielded only when asked. More says that there may be others. It is one
// query of a few ranges in an index, also with a word that is half typed.
func (tx *Tx) FindParties(ctx context.Context, organisation int64, q party.Query, sensitive bool) (found []party.Party, more bool, err error) {
	if len(q.Terms) == 0 {
		return nil, false, nil
	}
	f := findParties(q, sensitive)
	rows, err := tx.query(ctx, f.b.String(), append([]any{organisation}, f.args...)...)
	if err != nil {
		return nil, false, wrap("find parties", err)
	}
	defer rows.Close()
	var r gen.Party
	to, seen, hits := partyFields(&r), map[int64]bool{}, 0
	for rows.Next() {
		r = gen.Party{}
		if err := rows.Scan(to...); err != nil {
			return nil, false, wrap("find parties", err)
		}
		hits++
		if !seen[r.ID] {
			seen[r.ID] = true
			found = append(found, partyOf(r))
		}
	}
	return found, hits >= mostHits, wrap("find parties", rows.Err())
}
