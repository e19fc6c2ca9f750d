package charter

import (
	"fmt"
	"maps"
	"slices"

	"handvest/internal/calendar"
)

// timed says whether a kind of promise is judged by a stopwatch.
func (k Kind) timed() bool {
	switch k {
	case EveryCase, Share, Average, Appointment, Reminder, Chained:
		return true
	}
	return false
}

// HasTerm says whether the norm names a length of time, for all products or
// for each of them.
func (n Norm) HasTerm() bool { return n.Term.Unit != calendar.NoUnit || len(n.PerProduct) > 0 }

// kind checks what each kind of promise needs.
func (v *validation) kind(p *Promise) {
	v.category(p)
	v.events(p)
	v.terms(p)
	percentage := p.Target.Min != 0 || p.Target.Max != 0
	switch p.Kind {
	case EveryCase, Appointment, Reminder, Chained:
		// A percentage is allowed beside an appointment, a reminder and a chain.
		if p.Kind == EveryCase && percentage {
			v.fail("target", "elke keer en een percentage gaan niet samen: schrijf \"every case\" of kies kind: share.",
				"every case and a percentage do not go together: write \"every case\" or choose kind: share.")
		}
	case Share:
		if !percentage {
			v.fail("target", "een aandeel heeft een percentage: schrijf \"at least 90%%\" of kies kind: every_case.",
				"a share has a percentage: write \"at least 90%%\" or choose kind: every_case.")
		}
	case Average:
		if percentage {
			v.fail("target", "een percentage en een gemiddelde spreken elkaar tegen: haal target weg of kies kind: share.",
				"a percentage and an average contradict each other: remove target or choose kind: share.")
		}
	case Availability:
		if p.Norm.Window == "" || p.Target.Min == 0 {
			v.fail("", "bereikbaarheid heeft uren (window) en een minimum (target): vul ze allebei in.",
				"availability has hours (window) and a minimum (target): fill in both.")
		}
		if p.Norm.HasTerm() {
			v.fail("term", "bij bereikbaarheid hoort geen termijn: haal term weg.", "availability has no term: remove term.")
		}
	case OutcomeShare:
		if len(p.Outcomes) == 0 || !percentage {
			v.fail("outcomes", "een aandeel van een uitkomst noemt welke uitkomsten tellen (outcomes) en een percentage (target).",
				"a share of an outcome names which outcomes count (outcomes) and a percentage (target).")
		}
	case Unmeasured:
		if p.MeasuredBy == "" {
			v.fail("measured_by", "zeg waaraan u dit wel meet, zoals survey of audit: vul measured_by in.",
				"say by what this is measured instead, such as survey or audit: fill in measured_by.")
		}
	}
}

func (v *validation) category(p *Promise) {
	if p.Category == Conduct && p.Kind != Unmeasured {
		v.fail("category", "bejegening is niet met een stopwatch te meten: kies kind: unmeasured en measured_by: survey, of een andere categorie.",
			"conduct cannot be measured with a stopwatch: choose kind: unmeasured and measured_by: survey, or another category.")
	}
}

func (v *validation) events(p *Promise) {
	after := p.Start.After
	switch {
	case p.Kind == Chained && after == "":
		v.fail("after", "een vervolgbelofte noemt de belofte waarop ze volgt: vul after in.",
			"a chained promise names the promise that it follows: fill in after.")
	case p.Kind != Chained && after != "":
		v.fail("after", "after hoort bij een vervolgbelofte: kies kind: chained of haal after weg.",
			"after belongs to a chained promise: choose kind: chained or remove after.")
	case after != "" && !v.alone && !v.promises[after]:
		v.fail("after", "de belofte %q bestaat niet: zet haar in dit bestand of kies een andere.",
			"the promise %q does not exist: put it in this file or choose another.", after)
	}
	if !p.Kind.timed() {
		return
	}
	if p.Kind == Appointment && (len(p.Start.Events) != 1 || p.Start.Events[0] != Agreed) {
		v.fail("start", "een afspraak telt vanaf het afgesproken moment: schrijf start: agreed.",
			"an appointment counts from the agreed moment: write start: agreed.")
	} else if len(p.Start.Events) == 0 && p.Kind != Chained {
		v.fail("start", "de klok heeft een begin nodig: schrijf bijvoorbeeld start: received.",
			"the clock needs a beginning: write for example start: received.")
	}
	if len(p.End) == 0 {
		v.fail("end", "de klok heeft een einde nodig: schrijf bijvoorbeeld end: closed.",
			"the clock needs an end: write for example end: closed.")
	}
}

// terms checks the term and the table of terms per product.
func (v *validation) terms(p *Promise) {
	v.term("term", p, p.Norm.Term)
	for _, code := range slices.Sorted(maps.Keys(p.Norm.PerProduct)) {
		t := p.Norm.PerProduct[code]
		if t.Unit == calendar.NoUnit {
			v.fail("per_product."+code, "geef product %q een termijn, zoals 3 working_days.", "give product %q a term, such as 3 working_days.", code)
		}
		v.term("per_product."+code, p, t)
	}
	if p.Kind == Unmeasured && len(p.Norm.PerProduct) > 0 {
		v.fail("per_product", "wat een systeem niet meet, heeft geen tabel van termijnen: haal per_product weg.",
			"what a system does not measure has no table of terms: remove per_product.")
	}
}

func (v *validation) term(field string, p *Promise, t calendar.Term) {
	switch {
	case t.Unit == calendar.NoUnit:
		return
	case t.Quantity < 0:
		v.fail(field, "een termijn kan niet negatief zijn (%d): schrijf %d.", "a term cannot be negative (%d): write %d.", t.Quantity, -t.Quantity)
	case t.Unit.String() == "" || t.Roll.String() == "" || t.Ending.String() == "":
		v.fail(field, "deze termijn heeft een onbekende eenheid of afronding.", "this term has an unknown unit or rounding.")
	case p.Kind.timed() && t.Unit == calendar.Times:
		v.fail(field, "een aantal keren is geen tijdsduur: kies een eenheid van tijd, of kind: outcome_share.",
			"a number of times is no length of time: choose a unit of time, or kind: outcome_share.")
	case p.Kind == Reminder && !t.Backward:
		v.fail(field, "een herinnering telt terug: schrijf \"%d %s before\".", "a reminder counts back: write \"%d %s before\".", t.Quantity, t.Unit.String())
	case p.Kind != Reminder && t.Backward:
		v.fail(field, "alleen een herinnering telt terug: haal \"before\" weg of kies kind: reminder.",
			"only a reminder counts back: remove \"before\" or choose kind: reminder.")
	case t.Backward && t.Roll != calendar.RollNone:
		v.fail(field, "een termijn die terugtelt schuift niet op (T-12): haal \"rolls\" weg.",
			"a term that counts back is never rolled (T-12): remove \"rolls\".")
	}
}

// versions checks that no two versions of a promise have one number or are in
// force on one day.
func (v *validation) versions(all []Promise) {
	byID := map[string][]int{}
	for i, p := range all {
		for _, j := range byID[p.ID] {
			v.path = fmt.Sprintf("promises[%d]", i)
			v.pair(&all[j], &all[i])
		}
		if len(byID[p.ID]) < 1000 { // a promise with more versions is caught by its first thousand
			byID[p.ID] = append(byID[p.ID], i)
		}
	}
}

func (v *validation) pair(a, b *Promise) {
	if a.Version == b.Version {
		v.fail("version", "belofte %q heeft al een versie %d: geef deze nummer %d.",
			"promise %q already has a version %d: give this one number %d.", b.ID, b.Version, b.Version+1)
		return
	}
	if a.Status == Draft || b.Status == Draft || a.ValidFrom == calendar.NoDate || b.ValidFrom == calendar.NoDate {
		return
	}
	first, second := inOrder(a, b)
	switch {
	case first.ValidUntil == calendar.NoDate || first.ValidUntil >= second.ValidFrom:
		v.fail("valid", "versie %d en versie %d van %q gelden op dezelfde dag: laat versie %d eindigen voor %s.",
			"versions %d and %d of %q are in force on the same day: let version %d end before %s.",
			a.Version, b.Version, b.ID, first.Version, second.ValidFrom)
	case first.Version > second.Version:
		v.fail("version", "versie %d van %q begint later dan versie %d: nummer ze op volgorde.",
			"version %d of %q begins later than version %d: number them in order.", second.Version, b.ID, first.Version)
	}
}

// inOrder puts the version that begins first in front.
func inOrder(a, b *Promise) (first, second *Promise) {
	if b.ValidFrom < a.ValidFrom {
		return b, a
	}
	return a, b
}

// chains checks that no promise waits for itself.
func (v *validation) chains(all []Promise) {
	after := map[string]string{}
	for _, p := range all {
		if p.Start.After != "" {
			after[p.ID] = p.Start.After
		}
	}
	walked := map[string]int{} // promise id: number of the walk that passed it
	for i, p := range all {
		at := p.ID
		for ; at != "" && walked[at] == 0; at = after[at] {
			walked[at] = i + 1
		}
		if at != "" && walked[at] == i+1 && after[p.ID] != "" {
			v.path = fmt.Sprintf("promises[%d]", i)
			v.fail("after", "belofte %q wacht via after op zichzelf: verbreek de kring.",
				"promise %q waits for itself through after: break the circle.", at)
		}
	}
}
