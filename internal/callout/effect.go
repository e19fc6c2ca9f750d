package callout

import "math"

// Group is what the cases of one group did afterwards.
type Group struct {
	N       int   // cases
	Reached int   // of which we spoke to the citizen
	Sum     int64 // inbound contacts about them in the days after
	Squares int64 // the sum of the squares of that number per case
	Status  int64 // of these, questions about how it stands
}

// Add counts one case.
func (g *Group) Add(contacts, status int64, reached bool) {
	g.N++
	g.Sum += contacts
	g.Squares += contacts * contacts
	g.Status += status
	if reached {
		g.Reached++
	}
}

// PerCase is how many inbound contacts a case had; 0 without cases.
func (g Group) PerCase() float64 { return share(g.Sum, g.N) }

// StatusPerCase is how many questions about how it stands a case had.
func (g Group) StatusPerCase() float64 { return share(g.Status, g.N) }

func share(sum int64, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(sum) / float64(n)
}

// variance is the sample variance of the number of contacts.
func (g Group) variance() float64 {
	n := float64(g.N)
	return max(0, (float64(g.Squares)-float64(g.Sum)*float64(g.Sum)/n)/(n-1))
}

// Effect compares who was to be rung with who was not. People count in the
// group in which they were put, also when nobody answered: that keeps the
// comparison fair.
type Effect struct {
	Days    int // after the choice in which contacts are counted
	Rung    Group
	Control Group
}

// FewCases is the number of cases in each group below which no conclusion is
// drawn: the interval of the normal distribution does not hold for fewer.
const FewCases = 30

// Enough says whether both groups are large enough for a conclusion.
func (e Effect) Enough() bool { return e.Rung.N >= FewCases && e.Control.N >= FewCases }

// Difference is how many contacts a case of those who were rung had more (or
// fewer, below zero) than one of the control group, with the interval in which
// the real difference lies with 95% certainty (Welch, normal distribution).
func (e Effect) Difference() (mean, low, high float64) {
	mean = e.Rung.PerCase() - e.Control.PerCase()
	if e.Rung.N < 2 || e.Control.N < 2 {
		return mean, math.Inf(-1), math.Inf(1)
	}
	se := math.Sqrt(e.Rung.variance()/float64(e.Rung.N) + e.Control.variance()/float64(e.Control.N))
	const z = 1.959963984540054 // of 95%
	return mean, mean - z*se, mean + z*se
}

// Verdict is what the figures allow to say.
type Verdict int

// The verdicts.
const (
	TooFew Verdict = iota
	Fewer          // ringing leads to fewer contacts
	More
	NoDifference // none that can be shown
)

// Verdict says what may be concluded.
func (e Effect) Verdict() Verdict {
	_, low, high := e.Difference()
	switch {
	case !e.Enough():
		return TooFew
	case high < 0:
		return Fewer
	case low > 0:
		return More
	}
	return NoDifference
}
