package action

import (
	"context"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SaveProduct adds a product (version 0) or changes the one that was read at
// its version, and keeps the name of its label in step. Whether it is open is
// left as it is: see OpenProduct. An excuse that is new or worded anew gets the
// name of who gives it (S4-44). A product that is open cannot lose a condition.
func (a *Actions) SaveProduct(ctx context.Context, who Actor, p knowledge.Product) (knowledge.Product, error) {
	if err := who.May(staff.EditProduct); err != nil {
		return p, err
	}
	p.Name, p.Names = strings.TrimSpace(p.Name), wordList(p.Names)
	if err := p.Check(); err != nil {
		return p, err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		have := knowledge.Product{}
		if p.Version != 0 {
			var err error
			if have, err = tx.Product(ctx, who.Organisation, p.Code); err != nil {
				return err
			}
		}
		p.Open = have.Open
		for _, kind := range knowledge.Conditions {
			c, was := p.Condition(kind), have.Condition(kind)
			c.Excuse = strings.TrimSpace(c.Excuse)
			switch {
			case c.Met || c.Excuse == "":
				c.By = ""
			case c.Excuse == was.Excuse && was.By != "":
				c.By = was.By
			default:
				c.By = who.Name
			}
			p.Set(c)
		}
		if p.Open {
			if err := p.MayOpen(); err != nil {
				return fault.New(fault.Unready, "Dit product is open aan de balie. Sluit het eerst, of leg vast waarom het open mag blijven.",
					"This product is open at the desk. Close it first, or write down why it may stay open.").Because(err)
			}
		}
		if err := tx.PutProduct(ctx, who.Organisation, p); err != nil {
			return err
		}
		return nameProduct(ctx, tx, who.Organisation, p)
	})
	p.Version++
	return p, err
}

// nameProduct makes the label of a product, or gives it the name.
func nameProduct(ctx context.Context, tx *store.Tx, organisation int64, p knowledge.Product) error {
	label := store.Label{Kind: store.ProductLabel, Code: p.Code, Name: p.Name}
	if _, err := tx.EnsureLabels(ctx, organisation, []store.Label{label}); err != nil {
		return err
	}
	return tx.RenameLabel(ctx, organisation, store.ProductLabel, p.Code, p.Name)
}

// OpenProduct opens a product at the desk, or closes it. Opening asks that each
// of the four conditions is met or excused by name (S4-44).
func (a *Actions) OpenProduct(ctx context.Context, who Actor, code string, version int32, open bool) error {
	if err := who.May(staff.EditProduct); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		p, err := tx.Product(ctx, who.Organisation, code)
		if err != nil {
			return err
		}
		if open {
			if err := p.MayOpen(); err != nil {
				return err
			}
		}
		p.Version, p.Open = version, open
		return tx.PutProduct(ctx, who.Organisation, p)
	})
}

// wordList cleans words that a person typed: no empty ones, no doubles.
func wordList(words []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, w := range words {
		w = strings.Join(strings.Fields(w), " ")
		if key := store.Fold(w); w != "" && !seen[key] {
			seen[key] = true
			all = append(all, w)
		}
	}
	return all
}
