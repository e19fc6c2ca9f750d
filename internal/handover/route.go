package handover

import (
	"cmp"
	"slices"

	"handvest/internal/calendar"
)

// Ground says on what ground the system proposed a department; it is stored.
type Ground string

// The grounds, the strongest first.
const (
	ByAgreement Ground = "afspraak" // an agreement about this product
	ByProduct   Ground = "product"  // the department of the product
	ByLearning  Ground = "geleerd"  // where people sent it before
	ByNobody    Ground = ""         // nothing is known
)

// Route is the department that takes a product, why, and the counts behind it:
// no black box.
type Route struct {
	Department string // label code; empty when nothing is known
	Why        Ground
	Agreement  int64
	Kept       int64 // choices in the counted time that followed the proposal
	Of         int64 // all choices in the counted time about this product
}

// NeedsReason says whether sending work to a department asks for a reason: an
// agreement or the product itself names another one. What was only learned is a
// proposal that nobody has to answer for.
func (r Route) NeedsReason(department string) bool {
	return (r.Why == ByAgreement || r.Why == ByProduct) && department != "" && department != r.Department
}

// RouteCount is how often a department was chosen for a product while another,
// or the same, was proposed.
type RouteCount struct {
	Product, Proposed, Chosen string
	N                         int64
}

// Propose finds the department for a product: an agreement about it comes
// before its own department, and that before where people sent it most often.
func Propose(product, home string, agreements []Agreement, counts []RouteCount) Route {
	var r Route
	for _, a := range agreements {
		if product != "" && a.Product == product {
			r.Department, r.Why, r.Agreement = a.Department, ByAgreement, a.ID
			if a.Department == home {
				break // of two agreements, that of the product's own department
			}
		}
	}
	if r.Why == ByNobody && home != "" {
		r.Department, r.Why = home, ByProduct
	}
	chosen := map[string]int64{}
	for _, c := range counts {
		if c.Product == product || c.Product == "" {
			chosen[c.Chosen] += c.N
			r.Of += c.N
		}
	}
	if r.Why == ByNobody && product != "" {
		for d, n := range chosen {
			if d != "" && (n > chosen[r.Department] || n == chosen[r.Department] && d < r.Department) {
				r.Department, r.Why = d, ByLearning
			}
		}
	}
	r.Kept = chosen[r.Department]
	return r
}

// RouteChoice is one decision about who gets the work: what was proposed, what
// was chosen, and why.
type RouteChoice struct {
	ID        int64
	At        calendar.Instant
	Product   string // label codes
	Proposed  string
	Why       Ground
	Chosen    string
	Reason    string // in words, when another was chosen
	Source    string // "desk" or "forwarded"
	Subject   int64  // the task or request
	Staff     int64
	StaffName string
}

// Lesson is what the last choices about a product say: another department was
// chosen N times out of Of.
type Lesson struct {
	Product  string
	Proposed string // what the system proposes
	To       string // where people send it
	N, Of    int64
	Last     calendar.Instant
	Reasons  []string // the last three, as they were written
}

// Learn finds the products that were sent to the same other department at
// least n times among their last m choices. choices are the newest first.
func Learn(choices []RouteChoice, n, m int) []Lesson {
	byProduct := map[string][]RouteChoice{}
	var order []string
	for _, c := range choices {
		if c.Product == "" {
			continue
		}
		if byProduct[c.Product] == nil {
			order = append(order, c.Product)
		}
		if len(byProduct[c.Product]) < m {
			byProduct[c.Product] = append(byProduct[c.Product], c)
		}
	}
	var all []Lesson
	for _, product := range order {
		last := byProduct[product]
		of := map[string]*Lesson{}
		for _, c := range last {
			if c.Chosen == c.Proposed || c.Chosen == "" {
				continue
			}
			l := of[c.Chosen]
			if l == nil {
				l = &Lesson{Product: product, Proposed: c.Proposed, To: c.Chosen, Of: int64(len(last)), Last: c.At}
				of[c.Chosen] = l
			}
			if l.N++; len(l.Reasons) < 3 && c.Reason != "" {
				l.Reasons = append(l.Reasons, c.Reason)
			}
		}
		for _, l := range of {
			if l.N >= int64(n) {
				all = append(all, *l)
			}
		}
	}
	slices.SortFunc(all, func(a, b Lesson) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Product, b.Product), cmp.Compare(a.To, b.To))
	})
	return all
}
