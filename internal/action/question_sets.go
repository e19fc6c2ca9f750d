package action

import (
	"context"

	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// QuestionSet is what is asked before work about a product is handed over: its
// own set, else that of every product.
func (a *Actions) QuestionSet(ctx context.Context, who Actor, product string) (s knowledge.QuestionSet, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return s, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		s, err = tx.QuestionSet(ctx, who.Organisation, product)
		return err
	})
	return s, err
}

// QuestionSets are all sets, in the order of their products.
func (a *Actions) QuestionSets(ctx context.Context, who Actor) (all []knowledge.QuestionSet, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.QuestionSets(ctx, who.Organisation)
		return err
	})
	return all, err
}

// SaveQuestionSet saves what must be asked before work about a product leaves
// the desk (S2-03). Version 0 is a new set. A question that has the code of a
// question of the script of the product is not asked twice.
func (a *Actions) SaveQuestionSet(ctx context.Context, who Actor, s knowledge.QuestionSet) (knowledge.QuestionSet, error) {
	if err := who.May(staff.EditProduct); err != nil {
		return s, err
	}
	s.Tidy()
	if err := s.Check(); err != nil {
		return s, err
	}
	s.By = who.Name
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		if s.Product != "" {
			if _, err := tx.Product(ctx, who.Organisation, s.Product); err != nil {
				return err
			}
		}
		saved, err := tx.PutQuestionSet(ctx, who.Organisation, s)
		if err == nil && !saved {
			return fault.New(fault.Conflict, "Iemand anders heeft deze vragen intussen gewijzigd. Laad de pagina opnieuw.", "Somebody else changed these questions meanwhile. Load the page again.")
		}
		return err
	})
	if err == nil {
		s.Version++
	}
	return s, err
}
