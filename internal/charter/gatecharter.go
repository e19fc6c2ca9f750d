package charter

import (
	"slices"

	"handvest/internal/calendar"
)

// GateAll checks every draft of a charter and the charter as a whole: a limited
// number of promises for one product (S0-15) and more than speed alone (S0-04).
func GateAll(c *Charter, s GateSettings) []Finding {
	var found []Finding
	for _, p := range c.Promises {
		if p.Status == Draft {
			found = append(found, Gate(p, s)...)
		}
	}
	if c.PerProduct > 0 {
		s.MostPerProduct = c.PerProduct
	}
	found = append(found, crowded(c, s)...)
	return append(found, onlySpeed(c)...)
}

// crowded finds products with more promises than a customer can remember. Only
// promises that name the product count, each of them once over its versions.
func crowded(c *Charter, s GateSettings) []Finding {
	carried := map[string][]string{}
	for _, p := range c.Promises {
		if p.Status == Withdrawn || p.ValidUntil != calendar.NoDate {
			continue
		}
		for _, product := range p.Scope.Products {
			if !slices.Contains(carried[product], p.ID) {
				carried[product] = append(carried[product], p.ID)
			}
		}
	}
	g := &gate{}
	products := make([]string, 0, len(carried))
	for product := range carried {
		products = append(products, product)
	}
	slices.Sort(products)
	for _, product := range products {
		if n := len(carried[product]); n > s.MostPerProduct {
			g.add("S0-15", Block, "Product %s heeft %d beloften; de klant onthoudt er hoogstens %d. Kies wat er voor de klant toe doet.",
				"Product %s has %d promises; the customer remembers at most %d. Choose what matters to the customer.", product, n, s.MostPerProduct)
		}
	}
	return g.found
}

// onlySpeed hints when every promise is about speed. Evidence of research among
// customers that speed is what they find important clears it.
func onlySpeed(c *Charter) []Finding {
	n := 0
	for _, p := range c.Promises {
		if p.Status == Withdrawn {
			continue
		}
		if !p.Kind.timed() {
			return nil
		}
		for _, e := range p.Evidence {
			if e.Characteristic == Meaningful && e.Text != "" {
				return nil
			}
		}
		n++
	}
	if n == 0 {
		return nil
	}
	g := &gate{}
	g.add("S0-04", Hint, "Alleen snelheid: alle beloften gaan over tijd. Vraag klanten wat zij nog meer belangrijk vinden.",
		"Only speed: all promises are about time. Ask customers what else they find important.")
	return g.found
}
