package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ProductAsk says which products are listed.
type ProductAsk struct {
	Text       string          // in the name or what people call it
	Department string          // owner; "-" is none
	Stand      knowledge.Stand // empty is every stand
	Offset     int
	Limit      int // 0 is all
}

// ProductList is one page of the catalogue, by name.
type ProductList struct {
	Today    calendar.Date
	Products []knowledge.Product
	Total    int               // that answer the question
	All      int               // in the catalogue
	Open     int               // at the desk
	Names    map[string]string // of departments and channels, see ArticleList
}

// Products lists the catalogue.
func (a *Actions) Products(ctx context.Context, who Actor, ask ProductAsk) (ProductList, error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return ProductList{}, err
	}
	l := ProductList{Today: localDay(a.db.Now())}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.Products(ctx, who.Organisation)
		if err != nil {
			return err
		}
		if l.Names, err = namesOf(ctx, tx, who.Organisation); err != nil {
			return err
		}
		l.Products, l.Total, l.Open, l.All = nil, 0, 0, len(all)
		text := store.Fold(strings.TrimSpace(ask.Text))
		for _, p := range all {
			stand := p.On(l.Today)
			if stand == knowledge.Opened {
				l.Open++
			}
			if ask.Stand != "" && stand != ask.Stand || ask.Department != "" && ask.Department != p.Department && (ask.Department != "-" || p.Department != "") {
				continue
			}
			if text != "" && !strings.Contains(store.Fold(p.Name+"\n"+strings.Join(p.Names, "\n")+"\n"+p.Code), text) {
				continue
			}
			l.Total++
			if l.Total > ask.Offset && (ask.Limit == 0 || len(l.Products) < ask.Limit) {
				l.Products = append(l.Products, p)
			}
		}
		return nil
	})
	return l, err
}

// Product is one product of the catalogue.
func (a *Actions) Product(ctx context.Context, who Actor, code string) (knowledge.Product, error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return knowledge.Product{}, err
	}
	var p knowledge.Product
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		p, err = tx.Product(ctx, who.Organisation, code)
		return err
	})
	return p, err
}
