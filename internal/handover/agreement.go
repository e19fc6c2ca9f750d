package handover

import (
	"slices"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

const agreementText = 800

// Tidy is the agreement without needless white space, its windows in one
// spelling.
func (a Agreement) Tidy() Agreement {
	for _, s := range []*string{&a.May, &a.Ask, &a.Not, &a.Fallback, &a.Urgent, &a.Number, &a.Deputy, &a.Reachable} {
		*s = strings.TrimSpace(*s)
	}
	if w, err := calendar.CanonicalWindows(a.Reachable); err == nil && a.Reachable != "" {
		a.Reachable = w
	}
	return a
}

// Check says what is wrong with an agreement: it says at least what the desk
// may do, what to do when nobody answers, and when both look at it again
// (S2-15).
func (a Agreement) Check() error {
	var l fault.List
	if a.Department == "" {
		l = append(l, fault.New(fault.Invalid, "Kies een afdeling.", "Choose a department.").At("afdeling"))
	}
	if a.May == "" {
		l = append(l, fault.New(fault.Invalid, "Schrijf wat de balie zelf mag doen.", "Write what the desk may do itself.").At("mag"))
	}
	if a.Fallback == "" {
		l = append(l, fault.New(fault.Invalid, "Schrijf wat de balie doet als niemand opneemt.", "Write what the desk does when nobody answers.").At("anders"))
	}
	if !a.Review.Known() {
		l = append(l, fault.New(fault.Invalid, "Kies een dag waarop u de afspraak samen opnieuw bekijkt.", "Choose a day on which you look at the agreement together again.").At("herzien"))
	}
	for _, x := range []struct{ place, text string }{{"mag", a.May}, {"vraag", a.Ask}, {"niet", a.Not}, {"anders", a.Fallback}, {"spoed", a.Urgent}} {
		if utf8.RuneCountInString(x.text) > agreementText {
			l = append(l, fault.Newf(fault.Invalid, "De tekst is te lang: gebruik hooguit %d tekens.", "The text is too long: use at most %d characters.", agreementText).At(x.place))
		}
	}
	if err := calendar.CheckWindows(a.Reachable); err != nil {
		if f := fault.As(err); f != nil {
			l = append(l, f.At("tijden"))
		}
	}
	return l.Err()
}

// Due says whether both sides should have looked at the agreement again.
func (a Agreement) Due(today calendar.Date) bool { return a.Review.Known() && a.Review <= today }

// HasRollout says whether there is a pilot before it holds for everybody.
func (a Agreement) HasRollout() bool { return a.Rollout.Known() && a.Rollout > 0 }

// Holds says whether an agreement holds for a colleague on a day: before its
// roll-out only for who is in the pilot (S4-46).
func (a Agreement) Holds(staff int64, today calendar.Date) bool {
	return !a.HasRollout() || a.Rollout <= today || slices.Contains(a.Pilot, staff)
}

// Pick is the agreement for a product of a department: its own, else that of
// the whole department; false when there is none.
func Pick(all []Agreement, product, department string) (Agreement, bool) {
	var found Agreement
	ok := false
	for _, a := range all {
		if a.Department != department || a.Product != "" && a.Product != product {
			continue
		}
		if !ok || a.Product != "" {
			found, ok = a, true
		}
	}
	return found, ok
}
