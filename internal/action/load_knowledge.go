package action

import (
	"context"
	"slices"

	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// KnowledgeSet is all that an organisation knows how to say, made elsewhere:
// by another system, or by a town.
type KnowledgeSet struct {
	Products []knowledge.Product
	Articles []LoadedArticle
	Synonyms []knowledge.Synonym
	Missed   []knowledge.Missed
}

// LoadedArticle is one answer with its versions. Of its row the product, the
// owners, the review and the use count; what lists show follows from the
// versions.
type LoadedArticle struct {
	Row      knowledge.Row
	Versions []knowledge.Version
}

// LoadKnowledge brings a set into an organisation that has none of it yet, all
// at once or not at all. Versions keep their status, their dates and who
// approved them. It returns how many answers came in.
func (a *Actions) LoadKnowledge(ctx context.Context, who Actor, set KnowledgeSet) (int, error) {
	if err := who.May(staff.ManageSettings); err != nil {
		return 0, err
	}
	set.Articles = slices.Clone(set.Articles)
	for i := range set.Articles {
		set.Articles[i].Versions = slices.Clone(set.Articles[i].Versions) // their scores are filled in
	}
	return len(set.Articles), a.db.Tx(ctx, func(tx *store.Tx) error {
		o := who.Organisation
		if err := tx.PutProducts(ctx, o, set.Products); err != nil {
			return err
		}
		labels := make([]store.Label, len(set.Products))
		for i, p := range set.Products {
			labels[i] = store.Label{Kind: store.ProductLabel, Code: p.Code, Name: p.Name}
		}
		if _, err := tx.EnsureLabels(ctx, o, labels); err != nil {
			return err
		}
		today := localDay(tx.Now())
		for _, l := range set.Articles {
			x := Article{Row: l.Row, Versions: l.Versions, Today: today}
			for i := range x.Versions {
				x.Versions[i].Score = a.score(x.Versions[i])
			}
			x.summarise()
			id, err := tx.AddArticle(ctx, o, x.Row)
			if err != nil {
				return err
			}
			for _, v := range l.Versions {
				if err := tx.AddVersion(ctx, o, id, v); err != nil {
					return err
				}
			}
		}
		for _, s := range set.Synonyms {
			if err := tx.AddSynonym(ctx, o, s); err != nil {
				return err
			}
		}
		for _, m := range set.Missed {
			if err := tx.PutMissed(ctx, o, m.Week, m.Words, m.Times); err != nil {
				return err
			}
		}
		return nil
	})
}
