package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/dutch"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/search"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SearchMissed counts a search that found nothing, under the week of today.
// Only words are kept: see knowledge.Harmless.
func (a *Actions) SearchMissed(ctx context.Context, who Actor, typed string) error {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return err
	}
	words := knowledge.Harmless(typed)
	if words == "" {
		return nil
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		return tx.PutMissed(ctx, who.Organisation, knowledge.Monday(localDay(tx.Now())), words, 1)
	})
}

// MissedSearch is a search that found nothing, with what it would find now.
type MissedSearch struct {
	knowledge.Missed
	Now *KnowledgeHit // the best hit today; nil is still nothing
}

// MissedSearches are the searches without a result of some weeks: the newest
// week first, in it the most frequent first; at most so many.
func (a *Actions) MissedSearches(ctx context.Context, who Actor, from, until calendar.Date, limit int32) ([]MissedSearch, error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	var all []MissedSearch
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		missed, err := tx.Missed(ctx, who.Organisation, from, until, limit)
		all = make([]MissedSearch, len(missed))
		for i, m := range missed {
			all[i].Missed = m
		}
		return err
	})
	if err != nil || len(all) == 0 {
		return all, err
	}
	k, err := a.knowledge(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if hits := k.find(who, KnowledgeAsk{Text: all[i].Words, Limit: 1}); len(hits) > 0 && meets(all[i].Words, &hits[0]) {
			all[i].Now = &hits[0]
		}
	}
	return all, nil
}

// meets says whether a hit answers all of what was asked: each word that says
// something was found, and not only one that looks like it.
func meets(words string, h *KnowledgeHit) bool {
	found := map[string]bool{}
	for _, r := range h.Why {
		if r.How != search.BySpelling {
			found[dutch.Fold(r.Asked)] = true
		}
	}
	for _, t := range dutch.Tokens(words) {
		if !dutch.Stop(t.Text) && !found[dutch.Fold(words[t.Start:t.End])] && !found[t.Text] {
			return false
		}
	}
	return len(found) > 0
}

// Synonyms are the organisation's own pairs of words.
func (a *Actions) Synonyms(ctx context.Context, who Actor) ([]knowledge.Synonym, error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	var all []knowledge.Synonym
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.Synonyms(ctx, who.Organisation)
		return err
	})
	return all, err
}

// AddSynonym lets who types one word find what another word stands for. Both
// may be a few words.
func (a *Actions) AddSynonym(ctx context.Context, who Actor, word, means string) error {
	if err := who.May(staff.EditForm); err != nil {
		return err
	}
	word, err := synonymWord(word)
	if err != nil {
		return err
	}
	if means, err = synonymWord(means); err != nil {
		return err
	}
	if word == means {
		return fault.New(fault.Invalid, "Deze woorden zijn gelijk. Kies een ander woord.", "These words are the same. Choose another word.")
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		return tx.AddSynonym(ctx, who.Organisation, knowledge.Synonym{Word: word, Means: means, By: who.Name})
	})
}

// RemoveSynonym takes a pair of words away.
func (a *Actions) RemoveSynonym(ctx context.Context, who Actor, word, means string) error {
	if err := who.May(staff.EditForm); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error { return tx.DropSynonym(ctx, who.Organisation, word, means) })
}

// synonymWord cleans a word of a pair; the marks of the list of synonyms
// cannot be in it.
func synonymWord(w string) (string, error) {
	w = strings.ToLower(strings.Join(strings.Fields(w), " "))
	if w == "" || len(w) > 80 || strings.ContainsAny(w, ",>#") {
		return "", fault.New(fault.Invalid, "Typ een woord of een paar woorden, zonder komma, > of #.", "Type a word or a few words, without a comma, > or #.")
	}
	return w, nil
}

// SettleMissed writes down what was done about a missed search.
func (a *Actions) SettleMissed(ctx context.Context, who Actor, week calendar.Date, words, done string) error {
	if err := who.May(staff.EditForm); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		return tx.SettleMissed(ctx, who.Organisation, knowledge.Missed{Week: week, Words: words, Done: strings.TrimSpace(done)})
	})
}
