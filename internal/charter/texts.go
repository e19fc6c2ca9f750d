package charter

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// The charter file writes a term, a target and a validity as short texts that
// a policy adviser can read: "10 working_days", "at least 90%",
// "2026-01-01 .. 2026-12-31".

// TermText writes a term, such as "10 working_days", "4 weeks before" or
// "8 weeks; rolls atw". A term without a unit is the empty text.
func TermText(t calendar.Term) string {
	if t.Unit == calendar.NoUnit {
		return ""
	}
	s := fmt.Sprintf("%d %s", t.Quantity, t.Unit.String())
	if t.Backward {
		s += " before"
	}
	if t.Roll != calendar.RollNone {
		s += "; rolls " + t.Roll.String()
	}
	if t.Ending != calendar.EndOfDay {
		s += "; ends " + t.Ending.String()
	}
	return s
}

// ParseTerm reads what TermText writes. A negative quantity, a fraction and an
// unknown word are faults.
func ParseTerm(text string) (calendar.Term, error) {
	var t calendar.Term
	parts := strings.Split(text, ";")
	words := strings.Fields(parts[0])
	if len(words) == 3 && words[2] == "before" {
		t.Backward = true
		words = words[:2]
	}
	if len(words) != 2 {
		return t, fault.Newf(fault.Invalid,
			"%q is geen termijn: schrijf een getal en een eenheid, zoals \"10 working_days\" of \"4 weeks before\".",
			"%q is not a term: write a number and a unit, such as \"10 working_days\" or \"4 weeks before\".", text)
	}
	quantity, err := strconv.ParseInt(words[0], 10, 32)
	if err != nil {
		return t, fault.Newf(fault.Invalid,
			"%q is geen heel getal: schrijf de termijn als \"10 working_days\", zonder komma en niet groter dan 2 miljard.",
			"%q is not a whole number: write the term as \"10 working_days\", without a decimal and below 2 billion.", words[0])
	}
	if quantity < 0 {
		return t, fault.Newf(fault.Invalid,
			"een termijn kan niet negatief zijn (%s): schrijf %d, of zet er \"before\" achter als de termijn terugtelt.",
			"a term cannot be negative (%s): write %d, or add \"before\" when the term counts back.", strings.Join(words, " "), -quantity)
	}
	unit, ok := ParseUnit(words[1])
	if !ok {
		return t, fault.Newf(fault.Invalid,
			"%q is geen eenheid: kies seconds, minutes, hours, working_seconds, working_minutes, working_hours, days, working_days, weeks, months, years, rings of times.",
			"%q is not a unit: choose seconds, minutes, hours, working_seconds, working_minutes, working_hours, days, working_days, weeks, months, years, rings or times.", words[1])
	}
	t.Quantity, t.Unit = int32(quantity), unit
	for _, part := range parts[1:] {
		words := strings.Fields(part)
		if len(words) == 2 && words[0] == "rolls" {
			if t.Roll, err = calendar.ParseRoll(words[1]); err == nil {
				continue
			}
		}
		if len(words) == 2 && words[0] == "ends" {
			if t.Ending, err = calendar.ParseEnding(words[1]); err == nil {
				continue
			}
		}
		return t, fault.Newf(fault.Invalid,
			"%q kan niet achter een termijn staan: kies \"rolls none\", \"rolls next_working_day\", \"rolls atw\", \"rolls eu\", \"ends end_of_day\", \"ends same_time\", \"ends closing\" of \"ends through_days_off\".",
			"%q cannot follow a term: choose \"rolls none\", \"rolls next_working_day\", \"rolls atw\", \"rolls eu\", \"ends end_of_day\", \"ends same_time\", \"ends closing\" or \"ends through_days_off\".", strings.TrimSpace(part))
	}
	return t, nil
}

// TargetText writes a target, such as "at least 90%", "less than 15%" or
// "every case" where nothing is set.
func TargetText(t Target) string {
	low, high := "at least", "at most"
	if t.Strict {
		low, high = "more than", "less than"
	}
	var parts []string
	if t.Min != 0 {
		parts = append(parts, low+" "+PercentText(t.Min))
	}
	if t.Max != 0 {
		parts = append(parts, high+" "+PercentText(t.Max))
	}
	if len(parts) == 0 {
		return "every case"
	}
	return strings.Join(parts, " and ")
}

// PercentText writes hundredths of a percent, such as 9750 as "97.5%".
func PercentText(p int32) string {
	return strconv.FormatFloat(float64(p)/100, 'f', -1, 64) + "%"
}

// ParsePercent reads "97.5%" or "97,5 %" as hundredths of a percent.
func ParsePercent(text string) (int32, error) {
	number := strings.Replace(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%")), ",", ".", 1)
	p, err := strconv.ParseFloat(number, 64)
	hundredths := math.Round(p * 100)
	switch {
	case err != nil || math.IsNaN(p) || math.Abs(hundredths-p*100) > 1e-6:
		return 0, fault.Newf(fault.Invalid,
			"%q is geen percentage: schrijf een getal met hoogstens twee cijfers achter de komma, zoals 90%% of 97,5%%.",
			"%q is not a percentage: write a number with at most two decimals, such as 90%% or 97.5%%.", text)
	case p < 0 || p > 100:
		return 0, fault.Newf(fault.Invalid,
			"%s is geen percentage van een geheel: kies iets tussen 0%% en 100%%.",
			"%s is not a percentage of a whole: choose something between 0%% and 100%%.", strings.TrimSpace(text))
	}
	return int32(hundredths), nil
}

var targetWords = []struct {
	word     string
	max      bool
	stricter bool
}{
	{"at least", false, false}, {"more than", false, true}, {"at most", true, false}, {"less than", true, true},
	{">=", false, false}, {"<=", true, false}, {"≥", false, false}, {"≤", true, false}, {">", false, true}, {"<", true, true},
}

// ParseTarget reads what TargetText writes, and the signs >=, >, <= and <.
func ParseTarget(text string) (Target, error) {
	var t Target
	text = strings.TrimSpace(text)
	if text == "every case" {
		return t, nil
	}
	var low, high, strict, loose bool
	for _, part := range strings.Split(text, " and ") {
		part = strings.TrimSpace(part)
		found := false
		for _, w := range targetWords {
			rest, ok := strings.CutPrefix(part, w.word)
			if !ok {
				continue
			}
			p, err := ParsePercent(rest)
			if err != nil {
				return t, err
			}
			if w.max && high || !w.max && low {
				return t, fault.Newf(fault.Invalid, "%q noemt tweemaal dezelfde grens: houd er een over.",
					"%q names the same limit twice: keep one.", text)
			}
			if w.max {
				t.Max, high = p, true
			} else {
				t.Min, low = p, true
			}
			strict, loose, found = strict || w.stricter, loose || !w.stricter, true
			break
		}
		if !found {
			return t, fault.Newf(fault.Invalid,
				"%q is geen doel: schrijf \"every case\", \"at least 90%%\", \"more than 80%%\", \"at most 20%%\" of \"less than 15%%\".",
				"%q is not a target: write \"every case\", \"at least 90%%\", \"more than 80%%\", \"at most 20%%\" or \"less than 15%%\".", text)
		}
	}
	if strict && loose {
		return t, fault.Newf(fault.Invalid,
			"%q noemt een grens die meetelt en een die niet meetelt: kies \"at least … and at most …\" of \"more than … and less than …\".",
			"%q has one limit that counts and one that does not: choose \"at least … and at most …\" or \"more than … and less than …\".", text)
	}
	if low && t.Min == 0 || high && t.Max == 0 {
		return t, fault.Newf(fault.Invalid, "%q belooft niets: 0%% is geen doel. Kies een hoger percentage.",
			"%q promises nothing: 0%% is not a target. Choose a higher percentage.", text)
	}
	if low && high && t.Min > t.Max {
		return t, fault.Newf(fault.Invalid, "%q spreekt zichzelf tegen: het minimum ligt boven het maximum. Wissel ze om of laat er een weg.",
			"%q contradicts itself: the minimum is above the maximum. Swap them or leave one out.", text)
	}
	t.Strict = strict
	return t, nil
}

// validText writes a validity: "2026-01-01 .." or "2026-01-01 .. 2026-12-31".
func validText(from, until calendar.Date) string {
	s := ""
	if from != calendar.NoDate {
		s = from.String() + " "
	}
	s += ".."
	if until != calendar.NoDate {
		s += " " + until.String()
	}
	return s
}

// parseValid reads what validText writes.
func parseValid(text string) (from, until calendar.Date, err error) {
	a, b, ok := strings.Cut(text, "..")
	if !ok {
		return 0, 0, fault.Newf(fault.Invalid,
			"%q is geen geldigheid: schrijf \"2026-01-01 ..\" of \"2026-01-01 .. 2026-12-31\", met de laatste dag erbij.",
			"%q is not a validity: write \"2026-01-01 ..\" or \"2026-01-01 .. 2026-12-31\", the last day included.", text)
	}
	from, until = calendar.NoDate, calendar.NoDate
	if a = strings.TrimSpace(a); a != "" {
		if from, err = calendar.ParseDate(a); err != nil {
			return 0, 0, err
		}
	}
	if b = strings.TrimSpace(b); b != "" {
		if until, err = calendar.ParseDate(b); err != nil {
			return 0, 0, err
		}
	}
	if from != calendar.NoDate && until != calendar.NoDate && until < from {
		return 0, 0, fault.Newf(fault.Invalid, "%q eindigt voor het begint: wissel de datums om.",
			"%q ends before it begins: swap the dates.", text)
	}
	return from, until, nil
}
