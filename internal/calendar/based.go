package calendar

import (
	"slices"

	"handvest/internal/fault"
)

// Resolve gives the calendar with an id out of some, or one that everybody
// knows, with what it takes over from the calendar that it is based on, which
// may be based on another. Its own windows, working week, holidays, zone,
// cut-off and ring take the place of those of its base; its closings and
// openings come on top.
func Resolve(specs []Spec, id string) (Spec, error) {
	s, ok := lookUp(specs, id)
	if !ok {
		return Spec{}, fault.Newf(fault.Invalid, "de kalender %q bestaat niet: voeg hem toe of noem een andere.",
			"the calendar %q does not exist: add it or name another.", id)
	}
	for seen := []string{s.ID}; s.BasedOn != ""; {
		if slices.Contains(seen, s.BasedOn) {
			return Spec{}, fault.Newf(fault.Invalid, "de kalender %q bouwt in een kring voort op zichzelf: haal based_on ergens weg.",
				"the calendar %q is based on itself in a circle: remove based_on somewhere.", s.BasedOn)
		}
		seen = append(seen, s.BasedOn)
		base, ok := lookUp(specs, s.BasedOn)
		if !ok {
			return Spec{}, fault.Newf(fault.Invalid, "de kalender %q, waarop %q voortbouwt, bestaat niet: voeg hem toe of noem een andere.",
				"the calendar %q, on which %q is based, does not exist: add it or name another.", s.BasedOn, id)
		}
		s = s.over(base)
	}
	return s, nil
}

func lookUp(specs []Spec, id string) (Spec, bool) {
	if i := slices.IndexFunc(specs, func(s Spec) bool { return s.ID == id }); i >= 0 {
		return specs[i], true
	}
	return Named(id)
}

// over is the calendar laid over its base; it is based on what that is based on.
func (s Spec) over(base Spec) Spec {
	for _, f := range []struct{ own, base *string }{
		{&s.Name, &base.Name}, {&s.Location, &base.Location}, {&s.Zone, &base.Zone}, {&s.Windows, &base.Windows},
		{&s.WorkingWeek, &base.WorkingWeek}, {&s.Cutoff, &base.Cutoff}, {&s.Resume, &base.Resume},
	} {
		if *f.own == "" {
			*f.own = *f.base
		}
	}
	if len(s.Holidays) == 0 {
		s.Holidays = base.Holidays
	}
	if s.RingSeconds == 0 {
		s.RingSeconds = base.RingSeconds
	}
	s.Closings = slices.Concat(base.Closings, s.Closings)
	s.Openings = slices.Concat(base.Openings, s.Openings)
	s.BasedOn = base.BasedOn
	return s
}
