package action

import (
	"context"
	"encoding/json"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// duplicatesSetting says how far the walk over the register is.
const duplicatesSetting = "duplicates.walk"

// duplicateWalk is one walk over all keys of the register.
type duplicateWalk struct {
	Kind  party.KeyKind    `json:"kind"`
	Value []byte           `json:"value"` // keys are bytes, not words
	Began calendar.Instant `json:"began"`
}

// keysAtOnce is how many keys one round reads.
const keysAtOnce = 2000

// FindDuplicates walks on over the keys of the register, weighs everybody who
// shares one, and keeps those who are probably the same customer. At the end of
// a walk it forgets what was not seen again, and says that nothing more waits.
// A clock starts it.
func (a *Actions) FindDuplicates(ctx context.Context, who Actor) (more bool, err error) {
	if err := who.May(staff.MergeParty); err != nil {
		return false, err
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		more = false
		w := duplicateWalk{Began: tx.Now()}
		text, err := tx.Setting(ctx, who.Organisation, duplicatesSetting)
		if err != nil {
			return err
		}
		if text != "" {
			if err := json.Unmarshal([]byte(text), &w); err != nil {
				return fmt.Errorf("read setting %s: %w", duplicatesSetting, err)
			}
		}
		shared, done, err := tx.KeysAfter(ctx, who.Organisation, party.Key{Kind: w.Kind, Value: string(w.Value)}, keysAtOnce)
		if err != nil {
			return err
		}
		pairs, err := weighPairs(ctx, tx, who.Organisation, party.Candidates(shared))
		if err != nil {
			return err
		}
		if err := tx.PutPairs(ctx, who.Organisation, pairs); err != nil {
			return err
		}
		if done {
			if err := tx.ForgetPairs(ctx, who.Organisation, w.Began); err != nil {
				return err
			}
			return tx.PutSetting(ctx, who.Organisation, duplicatesSetting, "")
		}
		last := shared[len(shared)-1]
		w.Kind, w.Value, more = last.Kind, []byte(last.Value), true
		place, err := json.Marshal(w)
		if err != nil {
			return err
		}
		return tx.PutSetting(ctx, who.Organisation, duplicatesSetting, string(place))
	})
	if err != nil {
		return false, fmt.Errorf("find duplicates: %w", err)
	}
	return more, nil
}

// weighPairs compares candidates, in three queries for all of them.
func weighPairs(ctx context.Context, tx *store.Tx, organisation int64, candidates [][2]int64) ([]party.Pair, error) {
	if len(candidates) == 0 {
		return nil, nil
	}
	var ids []int64
	for _, c := range candidates {
		ids = append(ids, c[0], c[1])
	}
	whole, err := tx.PartiesByID(ctx, organisation, ids)
	if err != nil {
		return nil, err
	}
	numbers, err := tx.BSNKeys(ctx, organisation, ids)
	if err != nil {
		return nil, err
	}
	var pairs []party.Pair
	for _, c := range candidates {
		p, o := whole[c[0]], whole[c[1]]
		if p == nil || o == nil || p.MergedInto != 0 || o.MergedInto != 0 {
			continue
		}
		same := numbers[p.ID] != "" && numbers[p.ID] == numbers[o.ID]
		if l := party.Compare(p, o, same); l.Score >= party.Likely {
			pairs = append(pairs, party.Pair{First: p.ID, Second: o.ID, Likeness: l, Apart: calendar.NoInstant})
		}
	}
	return pairs, nil
}
