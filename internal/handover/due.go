package handover

import (
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// The terms of work for which no promise was published and no other term was
// agreed.
var (
	DefaultTerm = calendar.Term{Quantity: 2, Unit: calendar.WorkingDays}
	UrgentTerm  = calendar.Term{Quantity: 1, Unit: calendar.WorkingDays}
)

// ParseTerm reads an agreed term such as "2 working_days".
func ParseTerm(text string) (calendar.Term, error) {
	number, unit, ok := strings.Cut(strings.TrimSpace(text), " ")
	n, err := strconv.ParseInt(number, 10, 32)
	if !ok || err != nil || n < 1 || n > 1000 {
		return calendar.Term{}, fault.Newf(fault.Invalid, "de termijn %q is niet te lezen: schrijf bijvoorbeeld \"2 working_days\".",
			"the term %q cannot be read: write for example \"2 working_days\".", text)
	}
	u, err := calendar.ParseUnit(strings.TrimSpace(unit))
	if err != nil {
		return calendar.Term{}, err
	}
	return calendar.Term{Quantity: int32(n), Unit: u}, nil
}

// Earlier is the first of two moments that is known.
func Earlier(a, b calendar.Instant) calendar.Instant {
	if !a.Known() || b.Known() && b < a {
		return b
	}
	return a
}
