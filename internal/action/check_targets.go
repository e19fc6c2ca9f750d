package action

import (
	"context"
	"slices"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/staff"
)

// PromiseVersion names one version of a promise.
type PromiseVersion struct {
	ID      string
	Version int32
}

// CheckTargets compares our due moments with the moments that a log names for
// the same cases (agreed), for every published promise that does not itself
// start from those. In a count InTime is the number that agree within the
// tolerance. It is the check of our calendars and terms by somebody else's.
func (a *Actions) CheckTargets(ctx context.Context, who Actor, ask Ask, tolerance time.Duration) (map[PromiseVersion]clock.Count, error) {
	if err := who.May(staff.Steer); err != nil {
		return nil, err
	}
	m, err := a.charterOf(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	all := map[PromiseVersion]clock.Count{}
	for _, c := range m.promises {
		p := c.Latest()
		if ask.Promise != "" && ask.Promise != c.ID || slices.Contains(p.Start.Events, charter.Agreed) {
			continue
		}
		cases, err := a.db.Cases(ctx, who.Organisation, m.filter(p.Scope), []charter.Event{charter.Agreed})
		if err != nil {
			return nil, err
		}
		named := make(map[int64]calendar.Instant, cases.Len())
		for i, id := range cases.IDs {
			if at := cases.At[0][i]; at.Known() {
				named[id] = at
			}
		}
		if len(named) == 0 {
			continue
		}
		_, label := m.promise(c.ID)
		if err := a.measured(ctx, who.Organisation, label, func(set *clock.Measured) {
			for i, id := range set.IDs {
				r := &set.Results[i]
				at, ok := named[id]
				if !ok || !r.Due.At.Known() {
					continue
				}
				v := PromiseVersion{c.ID, r.Version}
				n := all[v]
				n.Add(max(r.Due.At.Sub(at), at.Sub(r.Due.At)) <= tolerance)
				all[v] = n
			}
		}); err != nil {
			return nil, err
		}
	}
	return all, nil
}
