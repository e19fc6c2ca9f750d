package store

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/party"
	"handvest/internal/store/gen"
)

// KeysAfter reads keys that are no name in their order, from the first after
// one, each with who has it; done says that there are no more. The last key of
// a full page is left for the next page, for it may go on there.
func (tx *Tx) KeysAfter(ctx context.Context, organisation int64, after party.Key, limit int) (all []party.Shared, done bool, err error) {
	rows, err := tx.query(ctx, "SELECT kind, value, party_id FROM party_key WHERE organisation_id = $1 AND (kind, value) > ($2, $3) AND kind <> "+
		strconv.Itoa(int(party.NameKey))+" ORDER BY kind, value, party_id LIMIT "+strconv.Itoa(limit), organisation, int32(after.Kind), after.Value)
	if err != nil {
		return nil, false, wrap("read shared keys", err)
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		var kind int32
		var value string
		var id int64
		if err := rows.Scan(&kind, &value, &id); err != nil {
			return nil, false, wrap("read shared keys", err)
		}
		n++
		k := party.Key{Kind: party.KeyKind(kind), Value: value}
		if last := len(all) - 1; last >= 0 && all[last].Key == k {
			all[last].Parties = append(all[last].Parties, id)
			continue
		}
		all = append(all, party.Shared{Key: k, Parties: []int64{id}})
	}
	done = n < limit
	if !done && len(all) > 1 {
		all = all[:len(all)-1]
	}
	return all, done, wrap("read shared keys", rows.Err())
}

// BSNKeys are the keyed hashes of the numbers of some parties.
func (tx *Tx) BSNKeys(ctx context.Context, organisation int64, ids []int64) (map[int64]string, error) {
	found := map[int64]string{}
	if len(ids) == 0 {
		return found, nil
	}
	rows, err := tx.query(ctx, "SELECT party_id, value FROM party_key WHERE organisation_id = $1 AND party_id IN ("+idList(ids)+") AND kind = "+
		strconv.Itoa(int(party.BSNKey)), organisation)
	if err != nil {
		return nil, wrap("read keys", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var value string
		if err := rows.Scan(&id, &value); err != nil {
			return nil, wrap("read keys", err)
		}
		found[id] = value
	}
	return found, wrap("read keys", rows.Err())
}

var pairColumns = []string{"organisation_id", "first_id", "second_id", "score", "reasons", "seen_at", "apart_at", "apart_by"}

// PutPairs saves pairs that were found. One that was set apart stays so.
func (tx *Tx) PutPairs(ctx context.Context, organisation int64, pairs []party.Pair) error {
	const over = " ON CONFLICT (organisation_id, first_id, second_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons, seen_at = excluded.seen_at"
	now := int64(tx.Now())
	return wrap("save pairs", tx.putRowsOver(ctx, "party_pair", pairColumns, over, len(pairs), func(i int, to []any) []any {
		reasons, _ := json.Marshal(pairs[i].Reasons) // codes always have a form
		return append(to[:0], organisation, pairs[i].First, pairs[i].Second, int32(pairs[i].Score), string(reasons), now, nil, "")
	}))
}

// ForgetPairs drops the pairs that a whole round did not see again.
func (tx *Tx) ForgetPairs(ctx context.Context, organisation int64, before calendar.Instant) error {
	_, err := tx.q.ForgetPairs(ctx, gen.ForgetPairsParams{OrganisationID: organisation, SeenAt: int64(before)})
	return wrap("forget pairs", err)
}

// SetApart says that two records are two customers; false when that was said
// already, or they are no pair.
func (tx *Tx) SetApart(ctx context.Context, organisation, first, second int64, by string) (bool, error) {
	now := int64(tx.Now())
	n, err := tx.q.SetApart(ctx, gen.SetApartParams{OrganisationID: organisation, FirstID: min(first, second), SecondID: max(first, second), ApartAt: &now, ApartBy: by})
	return n > 0, wrap("set a pair apart", err)
}

// UndoApart takes that back.
func (tx *Tx) UndoApart(ctx context.Context, organisation, first, second int64) (bool, error) {
	n, err := tx.q.UndoApart(ctx, gen.UndoApartParams{OrganisationID: organisation, FirstID: min(first, second), SecondID: max(first, second)})
	return n > 0, wrap("undo setting a pair apart", err)
}

// PairPlace is where a page of pairs ended; the zero place is before the first.
type PairPlace struct{ Score, First, Second int64 }

// Pairs lists pairs that nobody decided about, the likeliest first. A pair of
// which one was merged, or that is shielded from the reader, is left out.
func (tx *Tx) Pairs(ctx context.Context, organisation int64, shield bool, after PairPlace, limit int) ([]party.Pair, error) {
	var b strings.Builder
	b.WriteString("SELECT x.first_id, x.second_id, x.score, x.reasons FROM party_pair AS x" +
		" JOIN party AS p ON p.organisation_id = x.organisation_id AND p.id = x.first_id AND p.merged_into = 0" +
		" JOIN party AS o ON o.organisation_id = x.organisation_id AND o.id = x.second_id AND o.merged_into = 0" +
		" WHERE x.organisation_id = $1 AND x.apart_at IS NULL")
	if shield {
		b.WriteString(" AND p.sensitive = 0 AND o.sensitive = 0")
	}
	args := []any{organisation}
	if after != (PairPlace{}) {
		b.WriteString(" AND (x.score, x.first_id, x.second_id) < ($2, $3, $4)")
		args = append(args, int32(after.Score), after.First, after.Second)
	}
	b.WriteString(" ORDER BY x.score DESC, x.first_id DESC, x.second_id DESC LIMIT " + strconv.Itoa(limit))
	rows, err := tx.query(ctx, b.String(), args...)
	if err != nil {
		return nil, wrap("list pairs", err)
	}
	defer rows.Close()
	var all []party.Pair
	for rows.Next() {
		p := party.Pair{Apart: calendar.NoInstant}
		var score int32
		var reasons string
		if err := rows.Scan(&p.First, &p.Second, &score, &reasons); err != nil {
			return nil, wrap("list pairs", err)
		}
		p.Score = int(score)
		if err := json.Unmarshal([]byte(reasons), &p.Reasons); err != nil {
			return nil, wrap("list pairs", err)
		}
		all = append(all, p)
	}
	return all, wrap("list pairs", rows.Err())
}

// ApartFrom are those of some parties about whom somebody said that they are
// not this one.
func (tx *Tx) ApartFrom(ctx context.Context, organisation, id int64, others []int64) (map[int64]bool, error) {
	found := map[int64]bool{}
	if len(others) == 0 {
		return found, nil
	}
	list := idList(others)
	rows, err := tx.query(ctx, "SELECT second_id FROM party_pair WHERE organisation_id = $1 AND first_id = $2 AND second_id IN ("+list+") AND apart_at IS NOT NULL"+
		" UNION ALL SELECT first_id FROM party_pair WHERE organisation_id = $1 AND first_id IN ("+list+") AND second_id = $2 AND apart_at IS NOT NULL", organisation, id)
	if err != nil {
		return nil, wrap("read who was set apart", err)
	}
	defer rows.Close()
	for rows.Next() {
		var other int64
		if err := rows.Scan(&other); err != nil {
			return nil, wrap("read who was set apart", err)
		}
		found[other] = true
	}
	return found, wrap("read who was set apart", rows.Err())
}
