package clock

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// AbandonedWithin is how soon a caller may hang up without the call counting
// as offered, where a promise says nothing else (rules 11.2: 5 seconds).
const AbandonedWithin = 5 * time.Second

// Dimension is a way in which subjects are divided; its values are labels.
type Dimension uint8

const (
	BySubject Dimension = iota
	ByProduct
	ByChannel
	ByDepartment
	ByDistrict
	ByOrigin
	ByOutcome
	Dimensions = iota
)

var dimensionNames = [Dimensions]string{"subject", "product", "channel", "department", "district", "origin", "outcome"}

// String is the name of the dimension: the kind of its labels.
func (d Dimension) String() string { return dimensionNames[d] }

// ParseDimension finds a dimension by its name.
func ParseDimension(name string) (Dimension, bool) {
	i := slices.Index(dimensionNames[:], name)
	return Dimension(max(i, 0)), i >= 0
}

// Of gives the label of one dimension; an outcome is not among the labels.
func (l Labels) Of(d Dimension) uint32 {
	switch d {
	case BySubject:
		return l.Subject
	case ByProduct:
		return l.Product
	case ByChannel:
		return l.Channel
	case ByDepartment:
		return l.Department
	case ByDistrict:
		return l.District
	case ByOrigin:
		return l.Origin
	}
	return 0
}

// CalendarSource gives the compiled calendar of an id (empty is the calendar
// of the organisation) whose opening windows are replaced by those of a norm,
// where the norm has any.
type CalendarSource interface {
	Calendar(id, window string) (*calendar.Calendar, error)
}

// LabelSource gives the id of the label that a code of the charter stands for;
// false where there is none (yet), so that nothing can carry it.
type LabelSource interface {
	Label(d Dimension, code string) (uint32, bool)
}

// Compiled is one promise with all its versions, ready to be applied to
// millions of subjects. It never changes and may be used by many at once.
type Compiled struct {
	ID       string
	versions []version // the latest valid one first
	earlier  *Compiled // the promise whose end starts this one (Chained)
}

// version is one version of a promise in the form in which it is evaluated.
type version struct {
	promise          charter.Promise
	number           int32
	from, until      calendar.Instant // new cases from `from` up to `until`
	kind             charter.Kind
	scope            [ByOrigin + 1]idSet
	start, end       []charter.Event
	after            bool
	term             calendar.Term
	perProduct       []calendar.Term // by label id of the product; no unit where there is none
	table            bool
	cal              *calendar.Calendar
	onlyInWindow     bool // what starts outside the window counts for nothing (S3-22)
	pauses           []string
	outcomes         idSet
	inverted         bool // a ceiling: the outcome is what must not happen too often
	exclude          idSet
	excludeWithdrawn bool
	abandoned        calendar.Instant // milliseconds
}

// Compile makes all given versions of one promise ready for use. The promise
// that this one is chained to, if any, must be given too. Errors are faults
// that name the promise and the version.
func Compile(versions []charter.Promise, cals CalendarSource, labels LabelSource, earlier ...*Compiled) (*Compiled, error) {
	if len(versions) == 0 {
		return nil, fmt.Errorf("compiling a promise without versions")
	}
	c := &Compiled{ID: versions[0].ID}
	for i := range versions {
		p := &versions[i]
		if p.ID != c.ID {
			return nil, fmt.Errorf("compiling versions of two promises: %s and %s", c.ID, p.ID)
		}
		v, err := compileVersion(p, cals, labels)
		if err != nil {
			return nil, err
		}
		if p.Start.After != "" {
			k := slices.IndexFunc(earlier, func(e *Compiled) bool { return e != nil && e.ID == p.Start.After })
			if k < 0 {
				return nil, bad(p, "sluit aan op de belofte %q, die er niet is: noem een bestaande belofte in start.after.",
					"follows the promise %q, which does not exist: name an existing promise in start.after.", p.Start.After)
			}
			c.earlier = earlier[k]
		}
		c.versions = append(c.versions, v)
	}
	slices.SortStableFunc(c.versions, func(a, b version) int {
		return cmp.Or(cmp.Compare(b.from, a.from), cmp.Compare(b.number, a.number))
	})
	return c, nil
}

// bad is a fault in one version of a promise.
func bad(p *charter.Promise, nl, en string, args ...any) error {
	return fault.Newf(fault.Invalid, "belofte %q, versie %d: "+nl, "promise %q, version %d: "+en,
		append([]any{p.ID, p.Version}, args...)...)
}

func compileVersion(p *charter.Promise, cals CalendarSource, labels LabelSource) (version, error) {
	v := version{
		promise: *p, number: int32(p.Version), kind: p.Kind, from: minInstant, until: maxInstant,
		start: p.Start.Events, after: p.Start.After != "", end: p.End, term: p.Norm.Term, pauses: p.Pauses,
		inverted:  p.Kind == charter.OutcomeShare && p.Target.Max > 0 && p.Target.Min == 0,
		abandoned: calendar.Instant(AbandonedWithin / time.Millisecond),
	}
	cal, err := cals.Calendar(p.Norm.Calendar, p.Norm.Window)
	if err != nil {
		return v, fmt.Errorf("promise %s version %d: %w", p.ID, p.Version, err)
	}
	v.cal = cal
	if p.ValidFrom > 0 {
		v.from = cal.Zone().At(p.ValidFrom, 0)
	}
	if p.ValidUntil > 0 {
		v.until = cal.Zone().At(p.ValidUntil.AddDays(1), 0)
	}
	if p.Kind == charter.Reminder {
		v.term.Backward = true
	}
	if err := checkEvents(p); err != nil {
		return v, err
	}
	for d, codes := range [][]string{
		BySubject: p.Scope.Subjects, ByProduct: p.Scope.Products, ByChannel: p.Scope.Channels,
		ByDepartment: p.Scope.Departments, ByDistrict: p.Scope.Districts, ByOrigin: p.Scope.Origins,
	} {
		v.scope[d] = newIDSet(Dimension(d), codes, labels)
	}
	v.outcomes = newIDSet(ByOutcome, p.Outcomes, labels)
	if err := v.exclusions(p, labels); err != nil {
		return v, err
	}
	if err := v.terms(p, labels); err != nil {
		return v, err
	}
	v.onlyInWindow = p.Norm.Window != "" && realTime(v.term.Unit) && p.Kind != charter.Availability
	return v, nil
}

// checkEvents refuses a promise whose clock could never start or end.
func checkEvents(p *charter.Promise) error {
	if p.Kind == charter.Unmeasured || p.Kind == charter.Availability {
		return nil
	}
	if len(p.Start.Events) == 0 && p.Start.After == "" {
		return bad(p, "geen begin: noem onder start de gebeurtenis waarop de klok begint, zoals received.",
			"no start: name under start the event that starts the clock, such as received.")
	}
	if len(p.End) == 0 {
		return bad(p, "geen einde: noem onder end de gebeurtenis waarop de klok stopt, zoals closed.",
			"no end: name under end the event that stops the clock, such as closed.")
	}
	return nil
}

// exclusions reads the exclusion list: "withdrawn", "abandoned" with an
// optional number of seconds ("abandoned 10s"), and codes of outcomes.
func (v *version) exclusions(p *charter.Promise, labels LabelSource) error {
	var outcomes []string
	for _, reason := range p.Exclude {
		word, rest, _ := strings.Cut(reason, " ")
		switch {
		case reason == "withdrawn":
			v.excludeWithdrawn = true
		case word == "abandoned":
			if rest == "" {
				continue
			}
			d, err := time.ParseDuration(rest)
			if err != nil || d < 0 {
				return bad(p, "uitsluiting %q: schrijf het aantal seconden als \"abandoned 10s\".",
					"exclusion %q: write the number of seconds as \"abandoned 10s\".", reason)
			}
			v.abandoned = calendar.Instant(d / time.Millisecond)
		default:
			outcomes = append(outcomes, reason)
		}
	}
	v.exclude = newIDSet(ByOutcome, outcomes, labels)
	v.exclude.all = false
	return nil
}

// terms checks the term and lays out the table of terms by product.
func (v *version) terms(p *charter.Promise, labels LabelSource) error {
	check := func(t calendar.Term) error {
		if t.Quantity < 0 {
			return bad(p, "een termijn van %d kan niet: gebruik nul of meer.", "a term of %d cannot be: use zero or more.", t.Quantity)
		}
		if t.Unit == calendar.Times {
			return bad(p, "een aantal keren is geen termijn: meet deze belofte als aandeel van een uitkomst.",
				"a number of times is not a term: measure this promise as a share of an outcome.")
		}
		return nil
	}
	if err := check(v.term); err != nil {
		return err
	}
	v.table = len(p.Norm.PerProduct) > 0
	for code, t := range p.Norm.PerProduct {
		if err := check(t); err != nil {
			return err
		}
		id, ok := labels.Label(ByProduct, code)
		if !ok {
			continue
		}
		if need := int(id) + 1 - len(v.perProduct); need > 0 {
			v.perProduct = append(v.perProduct, make([]calendar.Term, need)...)
		}
		v.perProduct[id] = t
	}
	return nil
}

// realTime says which units count every second, also outside a window: for
// those a window says which calls count, and not which hours.
func realTime(u calendar.Unit) bool {
	switch u {
	case calendar.NoUnit, calendar.Seconds, calendar.Minutes, calendar.Hours, calendar.Rings:
		return true
	}
	return false
}

// idSet is a set of label ids; `all` is the set of an empty list.
type idSet struct {
	all  bool
	bits []uint64
}

func newIDSet(d Dimension, codes []string, labels LabelSource) idSet {
	s := idSet{all: len(codes) == 0}
	for _, code := range codes {
		id, ok := labels.Label(d, code)
		if !ok || id == 0 {
			continue
		}
		if need := int(id/64) + 1 - len(s.bits); need > 0 {
			s.bits = append(s.bits, make([]uint64, need)...)
		}
		s.bits[id/64] |= 1 << (id % 64)
	}
	return s
}

func (s *idSet) has(id uint32) bool {
	if s.all {
		return true
	}
	w := int(id / 64)
	return w < len(s.bits) && s.bits[w]&(1<<(id%64)) != 0
}
