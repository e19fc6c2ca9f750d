package knowledge

import (
	"regexp"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// The four conditions of S4-44 before the desk takes a product.
const (
	Staff      = "staff"      // people know it and there are enough of them
	Systems    = "systems"    // the desk can look up and register it
	BackOffice = "backoffice" // the department keeps its part of the agreement
	Process    = "process"    // who does which step, and when it is handed over
)

// Conditions are the four, in the order of the screens.
var Conditions = []string{Staff, Systems, BackOffice, Process}

// Condition is the condition of one kind; one that nobody looked at is not met.
func (p *Product) Condition(kind string) Condition {
	for _, c := range p.Ready {
		if c.Kind == kind {
			return c
		}
	}
	return Condition{Kind: kind}
}

// Set writes a condition over the one of its kind.
func (p *Product) Set(c Condition) {
	var all []Condition
	for _, kind := range Conditions {
		have := p.Condition(kind)
		if kind == c.Kind {
			have = c
		}
		all = append(all, have)
	}
	p.Ready = all
}

// Unmet are the kinds of condition that are neither met nor excused by name.
func (p *Product) Unmet() []string {
	var all []string
	for _, kind := range Conditions {
		if c := p.Condition(kind); !c.Met && (strings.TrimSpace(c.Excuse) == "" || c.By == "") {
			all = append(all, kind)
		}
	}
	return all
}

// MayOpen is nil when the desk may take the product (S4-44).
func (p *Product) MayOpen() error {
	unmet := p.Unmet()
	if len(unmet) == 0 {
		return nil
	}
	var nl, en []string
	for _, kind := range unmet {
		name := ConditionNames[kind]
		nl, en = append(nl, name[0]), append(en, name[1])
	}
	return fault.Newf(fault.Unready, "Dit product kan nog niet open aan de balie. Nog niet in orde: %[1]s. Zorg dat het in orde is, of leg vast waarom het toch open mag.",
		"This product cannot open at the desk yet. Not in order: %[2]s. Put it in order, or write down why it may open nevertheless.", strings.Join(nl, ", "), strings.Join(en, ", "))
}

// ConditionNames are what the conditions are called, in Dutch and in English.
var ConditionNames = map[string][2]string{
	Staff:      {"medewerkers", "staff"},
	Systems:    {"systemen", "systems"},
	BackOffice: {"vakafdeling", "department"},
	Process:    {"werkwijze", "process"},
}

// Stand is how a product stands on a day.
type Stand string

// The stands of a product.
const (
	ToCome Stand = "to_come" // its first day is still to come (S2-05)
	Ended  Stand = "ended"
	Opened Stand = "open"   // at the desk
	Shut   Stand = "closed" // it exists, and the desk does not take it
)

// On says how the product stands on a day.
func (p *Product) On(day calendar.Date) Stand {
	switch {
	case p.Since.Known() && p.Since > day:
		return ToCome
	case p.Until.Known() && p.Until < day:
		return Ended
	case p.Open:
		return Opened
	}
	return Shut
}

var productCode = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}$`)

// Check is nil when a product can be saved.
func (p *Product) Check() error {
	switch {
	case !productCode.MatchString(p.Code):
		return fault.New(fault.Invalid, "De code van een product bestaat uit kleine letters, cijfers en liggende streepjes, hooguit 64.",
			"The code of a product has small letters, digits and underscores, 64 at most.")
	case strings.TrimSpace(p.Name) == "":
		return fault.New(fault.Invalid, "Geef het product een naam.", "Give the product a name.")
	case p.Since.Known() && p.Until.Known() && p.Until < p.Since:
		return fault.New(fault.Invalid, "De laatste dag ligt voor de eerste dag.", "The last day is before the first day.")
	}
	return nil
}

// CodeOf makes a product code of a name: "Afval: grof vuil" is afval_grof_vuil.
// The name is folded already: small letters without accents.
func CodeOf(folded string) string {
	var b strings.Builder
	gap := false
	for _, r := range folded {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
			if b.Len() >= 60 {
				break
			}
			continue
		}
		gap = true
	}
	return strings.TrimRight(b.String(), "_")
}
