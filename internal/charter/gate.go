package charter

import (
	"fmt"
	"strings"

	"handvest/internal/calendar"
)

// Severity says whether a finding stops publication.
type Severity string

const (
	Block Severity = "block"
	Hint  Severity = "hint"
)

// Finding is one thing that a gate found, with the rule it comes from.
type Finding struct {
	Promise        string         `json:"promise,omitempty"` // id; empty is about the whole charter
	Rule           string         `json:"rule"`              // such as S0-10 or PR-2
	Severity       Severity       `json:"severity"`
	Characteristic Characteristic `json:"characteristic,omitempty"` // the one that is missing (PR-3)
	Text           Text           `json:"text"`
}

// GateSettings are the levels of the gates; see DefaultGate.
type GateSettings struct {
	MinShare       int32 // least realised share before communication, hundredths of a percent (PR-3)
	HighShare      int32 // above it the norm may be too easy
	MinN           int64 // least number of cases in the measurement
	MinDays        int32 // least length of the measurement
	MostPerProduct int   // most promises that one product may carry (S0-15)
}

// DefaultGate is 90-99%, at least 30 cases over at least 28 days, and at most
// three promises for one product.
func DefaultGate() GateSettings {
	return GateSettings{MinShare: 9000, HighShare: 9900, MinN: 30, MinDays: 28, MostPerProduct: 3}
}

// Gate checks whether one promise may be published: three parts (PR-2), six
// characteristics with evidence (PR-3, S0-03), a term (S0-23) and a realised
// share (S0-10). Nothing that blocks means that it may.
func Gate(p Promise, s GateSettings) []Finding {
	g := &gate{id: p.ID}
	g.parts(p)
	g.evidence(p)
	g.realised(p, s)
	g.source(p)
	return g.found
}

// Blocked says whether any finding stops publication.
func Blocked(findings []Finding) bool {
	for _, f := range findings {
		if f.Severity == Block {
			return true
		}
	}
	return false
}

type gate struct {
	id    string
	found []Finding
}

func (g *gate) add(rule string, severity Severity, nl, en string, args ...any) *Finding {
	g.found = append(g.found, Finding{Promise: g.id, Rule: rule, Severity: severity,
		Text: Text{NL: fmt.Sprintf(nl, args...), EN: fmt.Sprintf(en, args...)}})
	return &g.found[len(g.found)-1]
}

// parts checks norm, compensation and communication (PR-2, S0-01) and the term (S0-23).
func (g *gate) parts(p Promise) {
	needsTerm := p.Kind.timed() && p.Kind != Appointment
	if needsTerm && !p.Norm.HasTerm() {
		g.add("S0-23", Block, "De belofte heeft geen termijn. Binnen hoeveel tijd doet u dit?",
			"The promise has no term. Within what time do you do this?")
	}
	var nl, en []string
	if p.Remedy == nil {
		nl, en = append(nl, "wat de klant krijgt als het misgaat (een welgemeend excuus mag)"), append(en, "what the customer gets when it fails (a sincere apology will do)")
	}
	if p.Communication.NL == "" {
		nl, en = append(nl, "hoe de klant de belofte leert kennen"), append(en, "how the customer gets to know the promise")
	}
	if len(nl) > 0 {
		g.add("S0-01", Block, "De belofte is niet compleet. Vul aan: %[1]s.", "The promise is not complete. Add: %[2]s.",
			strings.Join(nl, "; "), strings.Join(en, "; "))
	}
}

// CharacteristicText is the name of a characteristic in two languages.
func CharacteristicText(c Characteristic) Text {
	switch c {
	case Meaningful:
		return Text{"zinvol voor de klant", "meaningful to the customer"}
	case Concrete:
		return Text{"concreet", "concrete"}
	case Realised:
		return Text{"u maakt het waar", "you make it true"}
	case NotFree:
		return Text{"niet vrijblijvend", "not without obligation"}
	case Proactive:
		return Text{"u meldt zelf dat het misgaat", "you tell it yourself when it fails"}
	case KnownToClient:
		return Text{"bekend bij de klant", "known to the customer"}
	}
	return Text{string(c), string(c)}
}

// evidence names each characteristic without evidence (S0-03).
func (g *gate) evidence(p Promise) {
	has := map[Characteristic]bool{}
	for _, e := range p.Evidence {
		if strings.TrimSpace(e.Text) != "" && e.Date != calendar.NoDate {
			has[e.Characteristic] = true
		}
	}
	for _, c := range Characteristics {
		if has[c] {
			continue
		}
		name := CharacteristicText(c)
		f := g.add("S0-03", Block, "Er is nog geen bewijs met datum voor: %[1]s.", "There is no dated evidence yet for: %[2]s.", name.NL, name.EN)
		f.Characteristic = c
	}
}

// realised is the 90-99% gate (S0-10, PR-3): reach the norm before you
// communicate it. A promise with a percentage of its own must reach that one.
func (g *gate) realised(p Promise, s GateSettings) {
	if p.Kind == Unmeasured {
		return
	}
	m := p.Measure
	if m == nil || m.N == 0 {
		g.add("S0-10", Block, "Er is nog niet gemeten of u dit waarmaakt. Reken de belofte eerst na over een voorbije periode.",
			"It has not been measured yet whether you make this true. Test the promise over a past period first.")
		return
	}
	if m.N < s.MinN {
		g.add("S0-10", Block, "De meting telt %d gevallen; minstens %d zijn nodig. Neem een langere periode.",
			"The measurement has %d cases; at least %d are needed. Take a longer period.", m.N, s.MinN)
	}
	if days := int32(m.Until-m.From) + 1; days < s.MinDays {
		g.add("S0-10", Block, "De meting duurt %d dagen; minstens %d zijn nodig. Neem een langere periode.",
			"The measurement lasts %d days; at least %d are needed. Take a longer period.", days, s.MinDays)
	}
	if p.Kind == Average {
		return
	}
	g.share(p.Target, *m, s)
}

func (g *gate) share(t Target, m Measure, s GateSettings) {
	realised := PercentText(int32(m.InTime * 10_000 / m.N))
	below := func(level int32) bool { return m.InTime*10_000 < int64(level)*m.N }
	above := func(level int32) bool { return m.InTime*10_000 > int64(level)*m.N }
	if t.Max != 0 && (above(t.Max) || t.Strict && !below(t.Max)) {
		g.add("S0-10", Block, "Gemeten is %s; de belofte noemt hoogstens %s. Maak het eerst waar.",
			"Measured is %s; the promise says at most %s. Make it true first.", realised, PercentText(t.Max))
	}
	level := s.MinShare
	if t.Min != 0 {
		level = t.Min
	} else if t.Max != 0 {
		return
	}
	if below(level) || t.Strict && !above(level) {
		g.add("S0-10", Block, "Gemeten is %s; nodig is %s. Maak de belofte eerst waar, of beloof wat u wel haalt.",
			"Measured is %s; needed is %s. Make the promise true first, or promise what you do reach.", realised, PercentText(level))
	}
	if t.Min == 0 && above(s.HighShare) {
		g.add("S0-10", Hint, "Gemeten is %s. Is de norm te ruim? U kunt misschien meer beloven.",
			"Measured is %s. Is the norm too easy? Perhaps you can promise more.", realised)
	}
}

// source tells by what a category is measured (S0-05).
func (g *gate) source(p Promise) {
	if p.Category == Tangible && p.Kind.timed() {
		g.add("S0-05", Hint, "Wat tastbaar is, meet u met een schouw of audit; een klok ziet het niet.",
			"What is tangible is measured by an inspection or audit; a clock does not see it.")
	}
}
