package calendar

import (
	"math"
	"sort"

	"handvest/internal/fault"
)

// Calendar is a compiled Spec: it never changes, is safe for use by many at
// once, and answers without allocation.
type Calendar struct {
	spec     Spec
	zone     *Zone
	days     [][]window // the distinct opening hours of a day, in real seconds since local midnight
	kind     []uint16   // per day since First: index into days
	off      []uint16   // per day: index into reasons, 0 for a working day
	reasons  []Reason
	open     []uint32 // per day: open seconds before it, since First
	count    []int32  // per day: working days up to and including it
	work     []Date   // the working days in order
	cutoff   int32    // seconds since midnight, or -1
	resume   int32    // seconds since midnight, or -1
	ring     int64    // milliseconds
	equated  bool
	anyHours bool
}

var weekend = Reason{"weekend", "weekend"}

// Compile turns a Spec into a Calendar, or says what is wrong with it.
func Compile(s Spec) (*Calendar, error) {
	zone, err := LoadZone(s.Zone)
	if err != nil {
		return nil, err
	}
	c := &Calendar{spec: s, zone: zone, cutoff: -1, ring: 5000}
	if s.RingSeconds < 0 || s.RingSeconds > 60 {
		return nil, fault.Newf(fault.Invalid,
			"een belsignaal van %d seconden kan niet; kies 1 tot en met 60", "a ring of %d seconds is impossible; choose 1 to 60", s.RingSeconds)
	}
	if s.RingSeconds > 0 {
		c.ring = int64(s.RingSeconds) * 1000
	}
	if c.cutoff, err = clockOr(s.Cutoff, -1); err != nil {
		return nil, err
	}
	if c.resume, err = clockOr(s.Resume, -1); err != nil {
		return nil, err
	}
	hours, err := parseWeek(s.Windows)
	if err != nil {
		return nil, err
	}
	p := plan{hours: hours}
	if p.week, err = parseWorkingWeek(s.WorkingWeek); err != nil {
		return nil, err
	}
	n := int(Last - First + 1)
	p.kind, p.off = make([]uint16, n), make([]uint16, n)
	p.reasons = []Reason{{}, weekend}
	p.fillWeek()
	if c.equated, err = p.fillHolidays(s.Holidays); err != nil {
		return nil, err
	}
	if err := p.fillExceptions(s); err != nil {
		return nil, err
	}
	c.days, c.kind, c.off, c.reasons = p.days, p.kind, p.off, p.reasons
	c.sum()
	return c, nil
}

// Spec is what the calendar was compiled from.
func (c *Calendar) Spec() Spec { return c.spec }

// ID is the id of its Spec.
func (c *Calendar) ID() string { return c.spec.ID }

// Zone is the time zone of the calendar.
func (c *Calendar) Zone() *Zone { return c.zone }

func clockOr(s string, otherwise int32) (int32, error) {
	if s == "" {
		return otherwise, nil
	}
	return ParseClock(s)
}

// parseWorkingWeek reads which weekdays are working days (T-7); empty is Monday to Friday.
func parseWorkingWeek(s string) (out [7]bool, err error) {
	if s == "" {
		s = "mo-fr"
	}
	days, err := parseDays(s)
	for _, d := range days {
		out[d] = true
	}
	return out, err
}

// plan is a calendar while it is being compiled.
type plan struct {
	hours   week
	week    [7]bool
	days    [][]window
	kind    []uint16
	off     []uint16
	reasons []Reason
}

// intern gives hours a number; kind 0 is closed.
func (p *plan) intern(hours []window) (uint16, error) {
	if len(hours) == 0 {
		return 0, nil
	}
	for i, d := range p.days {
		if equalWindows(d, hours) {
			return uint16(i), nil
		}
	}
	if len(p.days) > math.MaxUint16/2 {
		return 0, fault.New(fault.Invalid, "de kalender heeft te veel verschillende openingstijden; maak er minder van",
			"the calendar has too many different opening hours; use fewer")
	}
	p.days = append(p.days, hours)
	return uint16(len(p.days) - 1), nil
}

func (p *plan) reason(r Reason) uint16 {
	for i := 1; i < len(p.reasons); i++ {
		if p.reasons[i] == r {
			return uint16(i)
		}
	}
	p.reasons = append(p.reasons, r)
	return uint16(len(p.reasons) - 1)
}

func (p *plan) fillWeek() {
	p.days = [][]window{nil}
	var kinds, offs [7]uint16
	for w := range p.hours {
		kinds[w], _ = p.intern(p.hours[w])
		if !p.week[w] {
			offs[w] = 1
			if w >= 1 && w <= 5 {
				offs[w] = p.reason(Reason{"geen werkdag", "not a working day"})
			}
		}
	}
	w := int(First.Weekday())
	for i := range p.kind {
		p.kind[i], p.off[i] = kinds[w], offs[w]
		if w++; w == 7 {
			w = 0
		}
	}
}

// fillHolidays closes the holidays of the given ids and sets.
func (p *plan) fillHolidays(ids []string) (withEquated bool, err error) {
	for _, id := range expand(ids) {
		if id == equated {
			withEquated = true
			k := p.reason(equatedReason)
			for _, e := range EquatedDays {
				p.close(e.Date, k)
			}
			continue
		}
		rule := findHoliday(id)
		if rule == nil {
			return false, fault.Newf(fault.Invalid,
				"de feestdag %q is onbekend; gebruik nl_atw, nl_eu, nl_org of een regel zoals new_year of kings_day",
				"the holiday %q is unknown; use nl_atw, nl_eu, nl_org or a rule such as new_year or kings_day", clip(id))
		}
		k := p.reason(rule.name)
		for y := First.Year(); y <= Last.Year(); y++ {
			p.close(rule.in(y), k)
		}
	}
	return withEquated, nil
}

func (p *plan) close(d Date, reason uint16) {
	if d >= First && d <= Last {
		p.kind[d-First], p.off[d-First] = 0, reason
	}
}

func expand(ids []string) []string {
	var out []string
	for _, id := range ids {
		if set, ok := sets[id]; ok {
			out = append(out, set...)
		} else {
			out = append(out, id)
		}
	}
	return out
}

func findHoliday(id string) *holiday {
	for i := range holidays {
		if holidays[i].id == id {
			return &holidays[i]
		}
	}
	return nil
}

// fillExceptions applies own closings (ATW-10) and then extra openings.
func (p *plan) fillExceptions(s Spec) error {
	for i := range s.Closings {
		e := &s.Closings[i]
		minus, err := e.check()
		if err != nil {
			return err
		}
		r := Reason{e.Reason, e.Reason}
		if e.Reason == "" {
			r = Reason{"eigen sluitingsdag", "own closing day"}
		}
		k := p.reason(r)
		for d := max(e.From, First); d <= min(e.Until, Last); d++ {
			at := d - First
			if minus == nil {
				if p.off[at] == 0 { // a weekend or holiday keeps its name
					p.off[at] = k
				}
				p.kind[at] = 0
				continue
			}
			if p.kind[at], err = p.intern(without(p.days[p.kind[at]], minus)); err != nil {
				return err
			}
		}
	}
	for i := range s.Openings {
		e := &s.Openings[i]
		plus, err := e.check()
		if err != nil {
			return err
		}
		if plus == nil {
			plus = []window{{0, 86400}}
		}
		for d := max(e.From, First); d <= min(e.Until, Last); d++ {
			at := d - First
			hours := append(append([]window{}, p.days[p.kind[at]]...), plus...)
			sort.Slice(hours, func(i, j int) bool { return hours[i].from < hours[j].from })
			if p.kind[at], err = p.intern(join(hours)); err != nil {
				return err
			}
			if p.week[d.Weekday()] {
				p.off[at] = 0
			}
		}
	}
	return nil
}

// check reads the hours of an exception; nil hours mean all day.
func (e *Exception) check() ([]window, error) {
	if e.From == NoDate || e.Until == NoDate || e.Until < e.From {
		return nil, fault.Newf(fault.Invalid,
			"de afwijking van %s tot en met %s eindigt voor haar begin of mist een datum; geef beide dagen",
			"the exception from %s until %s ends before it starts or misses a date; give both days", e.From, e.Until)
	}
	if e.Windows == "" {
		return nil, nil
	}
	list, err := parseTimes(e.Windows)
	if err == nil {
		err = tidyWindows(list, e.From.String())
	}
	return list, err
}

// sum turns hours and days off into the running totals that make every
// question one or two look-ups. Days on which the clock changes get hours of
// their own, in real seconds since midnight.
func (c *Calendar) sum() {
	n := len(c.kind)
	totals := make([]uint32, len(c.days))
	for i, list := range c.days {
		totals[i] = total(list)
	}
	c.open, c.count = make([]uint32, n+1), make([]int32, n)
	c.work = make([]Date, 0, n*5/7+10)
	start := c.zone.StartOfDay(First)
	for i := range n {
		d := First + Date(i)
		next := c.zone.StartOfDay(d + 1)
		if next-start != msDay && len(c.days[c.kind[i]]) > 0 {
			c.days = append(c.days, c.real(d, start, c.days[c.kind[i]]))
			c.kind[i] = uint16(len(c.days) - 1)
			totals = append(totals, total(c.days[c.kind[i]]))
		}
		start = next
		c.open[i+1] = c.open[i] + totals[c.kind[i]]
		if c.off[i] == 0 {
			c.work = append(c.work, d)
		}
		c.count[i] = int32(len(c.work))
	}
	c.anyHours = c.open[n] > 0
}

// real turns hours on the clock into real seconds since midnight of one day.
func (c *Calendar) real(d Date, start Instant, hours []window) []window {
	out := make([]window, 0, len(hours))
	for _, w := range hours {
		r := window{int32((c.zone.At(d, w.from) - start) / 1000), int32((c.zone.At(d, w.to) - start) / 1000)}
		if r.to > r.from {
			out = append(out, r)
		}
	}
	return join(out)
}

func total(list []window) (n uint32) {
	for _, w := range list {
		n += uint32(w.to - w.from)
	}
	return n
}

func equalWindows(a, b []window) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
