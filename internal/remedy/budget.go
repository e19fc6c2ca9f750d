package remedy

import (
	"handvest/internal/fault"
)

// Budget is what may be given for one promise in one year, in euro cents.
type Budget struct {
	Promise string // code
	Year    int
	Version int32
	Cents   int64
	Used    int64 // granted from it
}

// Left is what may still be given.
func (b *Budget) Left() int64 { return max(b.Cents-b.Used, 0) }

// Fits says whether an amount may still be given.
func (b *Budget) Fits(cents int64) bool { return cents >= 0 && b.Used+cents <= b.Cents }

// Release takes from a budget what fits, in the order in which it was granted.
// Who waits longest goes first: a small one does not pass a larger one that
// waited before it. It returns how many of the amounts are let through.
func (b *Budget) Release(waiting []int64) int {
	for i, cents := range waiting {
		if !b.Fits(cents) {
			return i
		}
		b.Used += cents
	}
	return len(waiting)
}

// mostBudget is the largest budget that can be meant: ten million euros.
const mostBudget = 1_000_000_000

// Check says what is wrong with a new amount.
func (b *Budget) Check() error {
	switch {
	case b.Cents < 0 || b.Cents > mostBudget:
		return fault.New(fault.Invalid, "Vul een bedrag in van 0 tot 10 miljoen euro.", "Fill in an amount from 0 to 10 million euros.").At("bedrag")
	case b.Cents < b.Used:
		return fault.Newf(fault.Invalid, "Er is al %[1]s toegekend. Het budget kan niet lager zijn dan dat.", "%[1]s was granted already. The budget cannot be lower than that.", Euros(b.Used)).At("bedrag")
	case b.Year < 2000 || b.Year > 2100:
		return fault.New(fault.Invalid, "Kies een jaar van 2000 tot en met 2100.", "Choose a year from 2000 to 2100.").At("jaar")
	}
	return nil
}
