package charter

import (
	"fmt"
	"regexp"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Validate checks what a charter says against itself: names that are used
// twice or do not exist, versions that overlap, kinds that miss what they need.
// The place of each fault is a path such as promises[2].term. Whether a promise
// may be published is another question: see Gate.
func Validate(c *Charter) fault.List {
	v := &validation{calendars: map[string]bool{}, promises: map[string]bool{}}
	for i, s := range c.Calendars {
		v.calendar(fmt.Sprintf("calendars[%d]", i), s, c.Calendars)
	}
	for _, p := range c.Promises {
		v.promises[p.ID] = true
	}
	for i := range c.Promises {
		v.path = fmt.Sprintf("promises[%d]", i)
		v.promise(&c.Promises[i])
	}
	v.versions(c.Promises)
	v.chains(c.Promises)
	return v.faults
}

// ValidatePromise checks one promise outside a charter file; calendars are the
// ids that exist. The promise that a chained one follows is not looked up.
func ValidatePromise(p *Promise, calendars ...string) fault.List {
	v := &validation{calendars: map[string]bool{}, alone: true}
	for _, id := range calendars {
		v.calendars[id] = true
	}
	v.promise(p)
	return v.faults
}

type validation struct {
	faults    fault.List
	path      string
	alone     bool
	calendars map[string]bool
	promises  map[string]bool
}

// fail notes a fault at a field of the promise that is being checked.
func (v *validation) fail(field, nl, en string, args ...any) {
	place := v.path
	if field != "" && place != "" {
		place += "."
	}
	v.faults = append(v.faults, fault.Newf(fault.Invalid, nl, en, args...).At(place+field))
}

var (
	identifier = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}$`)
	calendarID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`)
)

func (v *validation) calendar(path string, s calendar.Spec, all []calendar.Spec) {
	v.path = path
	if !calendarID.MatchString(s.ID) {
		v.fail("id", "%q is geen naam voor een kalender: gebruik letters, cijfers en streepjes.",
			"%q is no name for a calendar: use letters, digits and dashes.", s.ID)
	} else if v.calendars[s.ID] {
		v.fail("id", "de kalender %q staat hier twee keer: geef een van beide een andere naam.",
			"the calendar %q is here twice: give one of them another name.", s.ID)
	}
	v.calendars[s.ID] = true
	if s.BasedOn != "" {
		whole, err := calendar.Resolve(all, s.ID)
		if f := fault.As(err); f != nil {
			v.faults = append(v.faults, f.At(path+".based_on"))
			return
		}
		s = whole
	}
	v.compile("", s)
}

// compile reports what the calendar itself finds wrong.
func (v *validation) compile(field string, s calendar.Spec) {
	_, err := calendar.Compile(s)
	if err == nil {
		return
	}
	if f := fault.As(err); f != nil {
		v.fail(field, "%s", "%s", "")
		last := v.faults[len(v.faults)-1]
		last.NL, last.EN = f.In(fault.NL), f.In(fault.EN)
		return
	}
	v.fail(field, "deze kalender kan niet: %v.", "this calendar is not possible: %v.", err)
}

func (v *validation) promise(p *Promise) {
	if !identifier.MatchString(p.ID) {
		v.fail("id", "%q is geen naam voor een belofte: gebruik kleine letters, cijfers en streepjes.",
			"%q is no name for a promise: use small letters, digits and dashes.", p.ID)
	}
	if p.Version < 1 {
		v.fail("version", "versies tellen vanaf 1.", "versions count from 1.")
	}
	if p.Title.NL == "" {
		v.fail("title", "de belofte heeft geen Nederlandse titel: vul title.nl in.", "the promise has no Dutch title: fill in title.nl.")
	}
	v.choices(p)
	v.target(p)
	v.kind(p)
	v.measures(p)
	if id := p.Norm.Calendar; id != "" && !v.calendars[id] && !named(id) {
		v.fail("calendar", "de kalender %q bestaat niet: zet hem onder calendars of kies een andere.",
			"the calendar %q does not exist: put it under calendars or choose another.", id)
	}
	if p.Norm.Window != "" {
		v.compile("window", calendar.Spec{ID: "window", Windows: p.Norm.Window})
	}
	if p.Status != Draft && p.ValidFrom == calendar.NoDate {
		v.fail("valid", "een gepubliceerde belofte heeft een eerste dag: vul valid in, zoals 2026-01-01 ..",
			"a published promise has a first day: fill in valid, such as 2026-01-01 ..")
	}
	if p.ValidFrom != calendar.NoDate && p.ValidUntil != calendar.NoDate && p.ValidUntil < p.ValidFrom {
		v.fail("valid", "de geldigheid eindigt voor ze begint: wissel de datums om.",
			"the validity ends before it begins: swap the dates.")
	}
}

// named says whether everybody knows this calendar, such as NL-ATW.
func named(id string) bool {
	_, ok := calendar.Named(id)
	return ok
}

func (v *validation) choices(p *Promise) {
	choice(v, "kind", p.Kind, Kinds)
	choice(v, "category", p.Category, Categories)
	choice(v, "status", p.Status, Statuses)
	choice(v, "population", p.Population, Populations)
	choice(v, "period", p.Period, Periods)
	for i, e := range p.Evidence {
		choice(v, fmt.Sprintf("evidence[%d].characteristic", i), e.Characteristic, Characteristics)
	}
	if r := p.Remedy; r != nil {
		choice(v, "remedy.form", r.Form, RemedyForms)
		money := r.Form == Donation || r.Form == Money
		if money && r.Cents <= 0 {
			v.fail("remedy", "bij %s hoort een bedrag: vul amount in.", "%s needs an amount: fill in amount.", r.Form)
		}
		if r.Form == Apology && r.Cents != 0 || r.Cents < 0 {
			v.fail("remedy.amount", "een excuus kost niets en een bedrag is niet negatief: haal amount weg.",
				"an apology costs nothing and an amount is not negative: remove amount.")
		}
	}
}

func choice[T ~string](v *validation, field string, value T, names []T) {
	if !slices.Contains(names, value) {
		v.fail(field, "%q is geen keuze voor %s: kies uit %v.", "%q is no choice for %s: choose from %v.", value, field, names)
	}
}

func (v *validation) target(p *Promise) {
	t := p.Target
	if t.Min < 0 || t.Max < 0 || t.Min > 10_000 || t.Max > 10_000 {
		v.fail("target", "een percentage ligt tussen 0%% en 100%%.", "a percentage lies between 0%% and 100%%.")
	}
	if t.Min != 0 && t.Max != 0 && t.Min > t.Max {
		v.fail("target", "het minimum ligt boven het maximum: wissel ze om of laat er een weg.",
			"the minimum is above the maximum: swap them or leave one out.")
	}
	if t.Strict && (t.Min == 10_000 || t.Min == 0 && t.Max == 0) {
		v.fail("target", "meer dan 100%% bestaat niet, en zonder percentage valt er niets te overtreffen: pas het doel aan.",
			"more than 100%% does not exist, and without a percentage there is nothing to exceed: change the target.")
	}
}

func (v *validation) measures(p *Promise) {
	if m := p.Measure; m != nil && (m.InTime < 0 || m.InTime > m.N || m.From == calendar.NoDate || m.Until < m.From) {
		v.fail("measured", "de meting klopt niet: in_time is hoogstens n, en from en until zijn de eerste en laatste dag.",
			"the measurement is not right: in_time is at most n, and from and until are the first and last day.")
	}
}
