package action

import (
	"context"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/search"
	"handvest/internal/staff"
)

// The kinds of knowledge that can be found.
const (
	FoundArticle = "article"
	FoundProduct = "product"
	FoundScript  = "script"
	FoundStaff   = "staff"
)

// KnowledgeAsk is what somebody looks for.
type KnowledgeAsk struct {
	Text    string
	Kinds   []string // empty is every kind
	Product string   // only what is about this product; empty is all
	Limit   int      // 0 is 10
	Typing  bool     // the last word may be half typed
	Closed  bool     // also products that are not open at the desk
}

// KnowledgeHit is one thing that was found, best first.
type KnowledgeHit struct {
	Kind, ID    string
	Title       string
	Snippet     string // the passage in which it was found
	Say         string // of an answer: the sentence to say aloud
	Product     string // label code
	ProductName string
	Owner       string // department, label code
	OwnerName   string
	Until       calendar.Date // valid until
	Expired     bool          // its last day has passed: do not rely on it
	Score       float64
	Why         []search.Reason
}

// SearchKnowledge finds answers, products, scripts and people. Answers come in
// the version that holds today; one whose last day has passed comes last and is
// marked. It reads one number from the database; the rest is in memory.
func (a *Actions) SearchKnowledge(ctx context.Context, who Actor, ask KnowledgeAsk) ([]KnowledgeHit, error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	k, err := a.knowledge(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	if ask.Limit <= 0 {
		ask.Limit = 10
	}
	return k.find(who, ask), nil
}

// find asks the index and dresses what it gives.
func (k *known) find(who Actor, ask KnowledgeAsk) []KnowledgeHit {
	k.mu.RLock()
	defer k.mu.RUnlock()
	hits := k.index.Search(search.Query{Text: ask.Text, Kinds: ask.Kinds, Limit: ask.Limit + expiredRoom, Typing: ask.Typing, Allow: func(kind, id string) bool {
		x := k.items[itemKey{kind, id}]
		switch {
		case x == nil, ask.Product != "" && x.Product != ask.Product:
			return false
		case kind == FoundStaff && who.External != "":
			return false
		case kind == FoundProduct:
			return ask.Closed || x.open
		}
		return true
	}})
	var fresh, expired []KnowledgeHit
	for _, h := range hits {
		x := k.items[itemKey{h.Kind, h.ID}]
		hit := x.KnowledgeHit
		hit.Score, hit.Why = h.Score, h.Why
		text := x.public
		if who.External == "" {
			text += "\n" + x.internal
		}
		hit.Snippet = knowledge.Snippet(text, foundWords(h.Why), 160)
		if hit.Expired {
			expired = append(expired, hit)
		} else {
			fresh = append(fresh, hit)
		}
	}
	all := append(fresh, expired...)
	return all[:min(len(all), ask.Limit)]
}

// expiredRoom is how many hits more are asked for, so that expired answers do
// not take the places of valid ones.
const expiredRoom = 10

func foundWords(why []search.Reason) []string {
	words := make([]string, len(why))
	for i, r := range why {
		words[i] = r.Found
	}
	return words
}

// Answer is the version of an article that holds today, with what stands
// around it.
type Answer struct {
	Row         knowledge.Row
	Version     knowledge.Version
	ProductName string
	OwnerName   string
	Expired     bool
}

// AnswersFor are the answers about a product that hold today, the most used
// first; expired ones come last and are marked.
func (a *Actions) AnswersFor(ctx context.Context, who Actor, product string) ([]Answer, error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	k, err := a.knowledge(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	k.mu.RLock()
	defer k.mu.RUnlock()
	var fresh, expired []Answer
	for _, id := range k.byProduct[product] {
		x := k.items[itemKey{FoundArticle, strconv.FormatInt(id, 10)}]
		if x == nil {
			continue
		}
		if x.Expired {
			expired = append(expired, x.answer())
		} else {
			fresh = append(fresh, x.answer())
		}
	}
	return append(fresh, expired...), nil
}

func (x *item) answer() Answer {
	return Answer{Row: x.row, Version: x.version, ProductName: x.ProductName, OwnerName: x.OwnerName, Expired: x.Expired}
}

// plainList joins words for the index.
func plainList(lists ...[]string) string {
	var all []string
	for _, l := range lists {
		all = append(all, l...)
	}
	return strings.Join(all, ". ")
}
