package action

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"handvest/internal/staff"
	"handvest/internal/store"
)

// Choice is a value that a form offers: a code and what people read.
type Choice struct{ Code, Name string }

// Choices are the departments and products of an organisation, by name.
type Choices struct {
	Departments, Products []Choice
}

// Department is the name of a department; its code where it has none.
func (c Choices) Department(code string) string { return nameIn(c.Departments, code) }

// Product is the name of a product; its code where it has none.
func (c Choices) Product(code string) string { return nameIn(c.Products, code) }

func nameIn(all []Choice, code string) string {
	for _, c := range all {
		if c.Code == code {
			return c.Name
		}
	}
	return code
}

// Choices are what forms about departments and products offer.
func (a *Actions) Choices(ctx context.Context, who Actor) (c Choices, err error) {
	if err := who.May(staff.Sign); err != nil {
		return c, err
	}
	var labels []store.Label
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		labels, err = tx.Labels(ctx, who.Organisation)
		return err
	})
	for _, l := range labels {
		switch l.Kind {
		case store.DepartmentLabel:
			c.Departments = append(c.Departments, Choice{l.Code, l.Name})
		case store.ProductLabel:
			c.Products = append(c.Products, Choice{l.Code, l.Name})
		}
	}
	for _, list := range [][]Choice{c.Departments, c.Products} {
		slices.SortFunc(list, func(a, b Choice) int {
			return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Code, b.Code))
		})
	}
	return c, err
}
