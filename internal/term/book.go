package term

import (
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Book computes terms under one reading of the law. It keeps the calendars it
// has compiled and is safe for use by many at once.
type Book struct {
	settings Settings
	mu       sync.Mutex
	compiled map[string]*calendar.Calendar
}

// NewBook makes a book with settings; Defaults gives those of the house.
func NewBook(s Settings) *Book {
	return &Book{settings: s, compiled: map[string]*calendar.Calendar{}}
}

// Settings is the reading of the law that the book follows.
func (b *Book) Settings() Settings { return b.settings }

// calendar compiles a Spec once. Specs with dated exceptions of their own are
// compiled every time: their id does not say what is in them.
func (b *Book) calendar(s calendar.Spec) (*calendar.Calendar, error) {
	if s.RingSeconds == 0 {
		s.RingSeconds = b.settings.RingSeconds
	}
	named, known := calendar.Named(s.ID)
	if !known || len(s.Closings) != len(named.Closings) || len(s.Openings) > 0 || len(s.Holidays) != len(named.Holidays) {
		return calendar.Compile(s)
	}
	key := s.ID + "\n" + s.Zone + "\n" + s.Windows + "\n" + s.Cutoff + "\n" + s.Resume + "\n" + s.WorkingWeek
	b.mu.Lock()
	defer b.mu.Unlock()
	if c, ok := b.compiled[key]; ok {
		return c, nil
	}
	c, err := calendar.Compile(s)
	if err != nil {
		return nil, err
	}
	if len(b.compiled) > 100 { // no file of windows may fill the memory
		clear(b.compiled)
	}
	b.compiled[key] = c
	return c, nil
}

// Compute computes one term.
func (b *Book) Compute(r Request) (Result, error) {
	if r.Day == calendar.NoDate && r.At == calendar.NoInstant {
		return Result{}, fault.New(fault.Invalid, "de termijn heeft geen begin; geef een datum of een moment", "the term has no start; give a date or a moment")
	}
	if err := r.check(); err != nil {
		return Result{}, err
	}
	def, known := Find(r.Rule, b.settings)
	if !known && !plainRule(r.Rule) {
		return Result{}, fault.Newf(fault.Invalid,
			"de regel %q is onbekend; \"handvest term --list\" noemt ze alle", "the rule %q is unknown; \"handvest term --list\" names them all", r.Rule)
	}
	if r.Calendar.ID == "" && len(r.Calendar.Holidays) == 0 {
		s, err := b.usual(r, known)
		if err != nil {
			return Result{}, err
		}
		s.Windows, s.Cutoff, s.Resume = r.Calendar.Windows, r.Calendar.Cutoff, r.Calendar.Resume
		r.Calendar = s
	}
	c, err := b.calendar(r.Calendar)
	if err != nil {
		return Result{}, err
	}
	if r.At != calendar.NoInstant {
		r.Day = c.Zone().Date(r.At)
	}
	w := &work{b: b, c: c, r: r, def: def}
	if r.Rule == "dwangsom" {
		return w.penalty()
	}
	t, err := w.term()
	if err != nil {
		return Result{}, err
	}
	if !known || def.Term.Unit.Clocked() || def.Term.Unit == calendar.WorkingDays || t.Backward || t.Unit.Clocked() || t.Unit == calendar.WorkingDays {
		return w.plain(t)
	}
	return w.statutory(t)
}

func plainRule(rule string) bool {
	switch rule {
	case "term", "elapsed", "working_days", "working_hours":
		return true
	}
	return false
}

// usual is the calendar of a rule when none is named.
func (b *Book) usual(r Request, known bool) (calendar.Spec, error) {
	id := "NL-ATW"
	switch {
	case r.Rule == "avg":
		id = b.settings.PrivacyCalendar
	case r.Rule == "elapsed":
		id = "NONE"
	case !known && r.Rule != "term":
		return calendar.Spec{}, fault.Newf(fault.Invalid,
			"de regel %q heeft een kalender nodig; noem er een, zoals ORG-A", "the rule %q needs a calendar; name one, such as ORG-A", r.Rule)
	}
	s, ok := calendar.Named(id)
	if !ok {
		return s, fault.Newf(fault.Invalid, "de kalender %q is onbekend; gebruik NL-ATW, EU-NL, ORG-A, ORG-K of NONE",
			"the calendar %q is unknown; use NL-ATW, EU-NL, ORG-A, ORG-K or NONE", id)
	}
	return s, nil
}

// check refuses lengths that cannot be.
func (r *Request) check() error {
	o := &r.Options
	for _, n := range []int32{r.Quantity, o.SuspendedDays, o.Postpone.Days, o.Postpone.Weeks, o.Postpone.Months, o.Agreed.Days,
		o.Agreed.Weeks, o.Agreed.Months, o.Extend.Days, o.Extend.Weeks, o.Extend.Months, o.Applicants} {
		if n < 0 {
			return fault.Newf(fault.Invalid, "een termijn van %d kan niet; geef nul of meer", "a term of %d is impossible; give zero or more", n)
		}
		if n > 50_000 && !r.Unit.Clocked() {
			return fault.Newf(fault.Invalid, "een termijn van %d is langer dan de kalender; geef een kleiner getal",
				"a term of %d is longer than the calendar; give a smaller number", n)
		}
	}
	for _, p := range o.Pauses {
		if p.Ended != calendar.NoDate && p.Ended < p.Asked || p.To != calendar.NoInstant && p.From != calendar.NoInstant && p.To < p.From {
			return fault.Newf(fault.Invalid, "de opschorting van %s eindigt op %s, voor haar begin; wissel de data om",
				"the suspension of %s ends on %s, before it starts; swap the dates", p.Asked, p.Ended)
		}
		switch p.Kind {
		case "", Strict, Inclusive, NoDeadlineSet:
		default:
			return fault.Newf(fault.Invalid, "de telwijze %q van een opschorting is onbekend; gebruik strict, inclusive of no_deadline_set",
				"the counting %q of a suspension is unknown; use strict, inclusive or no_deadline_set", string(p.Kind))
		}
	}
	return nil
}
