package clock

import (
	"fmt"
	"slices"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// Calendars is the calendars of one organisation; each is compiled once for
// every window it is used with. It is safe for use by many at once.
type Calendars struct {
	specs []calendar.Spec
	mu    sync.Mutex
	made  map[[2]string]*calendar.Calendar
}

// NewCalendars makes a source of the given calendars. The first is the one of
// the organisation; without any it is Monday to Friday with the holidays of an
// organisation (nl_org). The well-known calendars such as NL-ATW always exist.
func NewCalendars(specs []calendar.Spec) *Calendars {
	if len(specs) == 0 {
		specs = []calendar.Spec{{ID: "organisation", Name: "Organisatie", Holidays: []string{"nl_org"}}}
	}
	return &Calendars{specs: specs, made: map[[2]string]*calendar.Calendar{}}
}

// Calendar gives a calendar with the windows of a norm. A window that names all
// seven days means every day of the year: a service that is promised daily is
// promised on holidays too (S0-07).
func (s *Calendars) Calendar(id, window string) (*calendar.Calendar, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := [2]string{id, window}
	if c := s.made[key]; c != nil {
		return c, nil
	}
	from := id
	if from == "" {
		from = s.specs[0].ID
	}
	spec, err := calendar.Resolve(s.specs, from)
	if err != nil {
		return nil, err
	}
	if window != "" {
		spec.Windows = window
		daily, err := everyDay(window)
		if err != nil {
			return nil, err
		}
		if daily {
			spec.Holidays, spec.Closings, spec.Openings = nil, nil, nil
		}
	}
	c, err := calendar.Compile(spec)
	if err != nil {
		return nil, fmt.Errorf("compiling calendar %s: %w", id, err)
	}
	s.made[key] = c
	return c, nil
}

// everyDay says whether a window covers all seven days of the week.
func everyDay(window string) (bool, error) {
	c, err := calendar.Compile(calendar.Spec{ID: "window", Windows: window})
	if err != nil {
		return false, err
	}
	for d := calendar.Date(0); d < 7; d++ {
		if len(c.Hours(d)) == 0 {
			return false, nil
		}
	}
	return true, nil
}

// LabelMap is a LabelSource for tests and for files: codes per dimension,
// numbered as they are asked for the first time with Add.
type LabelMap [Dimensions]map[string]uint32

// Label gives the id of a code that was added.
func (m *LabelMap) Label(d Dimension, code string) (uint32, bool) {
	id, ok := m[d][code]
	return id, ok
}

// Add gives the id of a code, a new one where it has none yet. The empty code is 0, unknown.
func (m *LabelMap) Add(d Dimension, code string) uint32 {
	if code == "" {
		return 0
	}
	if m[d] == nil {
		m[d] = map[string]uint32{}
	}
	if m[d][code] == 0 {
		m[d][code] = uint32(len(m[d]) + 1)
	}
	return m[d][code]
}

// CompileAll makes the published promises of a charter ready for use, each with
// all its published versions, in the order in which they first appear. Chained
// promises find the one before them; a circle of chains is a fault.
func CompileAll(promises []charter.Promise, cals CalendarSource, labels LabelSource) ([]*Compiled, error) {
	versions := map[string][]charter.Promise{}
	var order []string
	for _, p := range promises {
		if p.Status == charter.Draft {
			continue
		}
		if versions[p.ID] == nil {
			order = append(order, p.ID)
		}
		versions[p.ID] = append(versions[p.ID], p)
	}
	made := map[string]*Compiled{}
	var all []*Compiled
	var build func(id string, path []string) error
	build = func(id string, path []string) error {
		if made[id] != nil || versions[id] == nil {
			return nil
		}
		if slices.Contains(path, id) {
			return fault.Newf(fault.Invalid, "de belofte %q sluit via andere beloften op zichzelf aan: verbreek de kring in start.after.",
				"the promise %q follows itself by way of others: break the circle in start.after.", id)
		}
		for _, p := range versions[id] {
			if p.Start.After != "" {
				if err := build(p.Start.After, append(path, id)); err != nil {
					return err
				}
			}
		}
		c, err := Compile(versions[id], cals, labels, all...)
		if err != nil {
			return err
		}
		made[id] = c
		all = append(all, c)
		return nil
	}
	for _, id := range order {
		if err := build(id, nil); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(all, func(a, b *Compiled) int { return slices.Index(order, a.ID) - slices.Index(order, b.ID) })
	return all, nil
}
