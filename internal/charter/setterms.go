package charter

import (
	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// SetTerms replaces the term of a promise by a table of terms per product, in
// all its versions. How a term rolls and at what hour it ends stay those of the
// term. A product that is not in the table then has no term.
func (c *Charter) SetTerms(id string, terms map[string]calendar.Term) error {
	found := false
	for i := range c.Promises {
		p := &c.Promises[i]
		if p.ID != id {
			continue
		}
		found = true
		table := make(map[string]calendar.Term, len(terms))
		for product, t := range terms {
			t.Roll, t.Ending = p.Norm.Term.Roll, p.Norm.Term.Ending
			table[product] = t
		}
		p.Norm.Term, p.Norm.PerProduct = calendar.Term{}, table
	}
	if !found {
		return fault.Newf(fault.NotFound, "belofte %q staat niet in het handvest; kies een id die er wel in staat",
			"promise %q is not in the charter; choose an id that is", id)
	}
	return Validate(c).Err()
}
