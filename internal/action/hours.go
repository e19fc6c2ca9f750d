package action

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/store"
)

// hours are calendars of opening windows, such as those of a line of the
// number plan, with the holidays and closing days of the organisation. Making
// one costs more than asking it, so they are kept until those change.
type hours struct {
	mu   sync.Mutex
	base map[int64]string
	of   map[hoursKey]*calendar.Calendar
}

type hoursKey struct {
	organisation int64
	windows      string
}

// todayOf is the local day of an organisation.
func (a *Actions) todayOf(ctx context.Context, tx *store.Tx, organisation int64) (calendar.Date, error) {
	hours, err := a.windows(ctx, tx, organisation)
	if err != nil {
		return calendar.NoDate, err
	}
	if own := hours(""); own != nil {
		return own.Zone().Date(tx.Now()), nil
	}
	zone, err := calendar.LoadZone("")
	if err != nil {
		return calendar.NoDate, err
	}
	return zone.Date(tx.Now()), nil
}

// organisationName is what the organisation is called.
func organisationName(ctx context.Context, tx *store.Tx, organisation int64) (string, error) {
	all, err := tx.Organisations(ctx)
	for _, o := range all {
		if o.ID == organisation {
			return o.Name.NL, err
		}
	}
	return "", err
}

// mostHours is how many calendars are kept.
const mostHours = 1000

// windows gives the function that finds the calendar of some windows; empty
// windows are those of the organisation itself. Windows that cannot be read
// have no calendar.
func (a *Actions) windows(ctx context.Context, tx *store.Tx, organisation int64) (func(string) *calendar.Calendar, error) {
	all, err := tx.Calendars(ctx, organisation)
	if err != nil {
		return nil, err
	}
	first, err := tx.Setting(ctx, organisation, calendarSetting)
	if err != nil {
		return nil, err
	}
	base := calendar.Spec{ID: "openingstijden", Holidays: []string{"nl_org"}}
	if specs := newest(all, first); len(specs) > 0 {
		base = specs[0]
	}
	base.Openings, base.BasedOn, base.Cutoff, base.Resume = nil, "", "", ""
	text, err := json.Marshal(base)
	if err != nil {
		return nil, fmt.Errorf("read the opening hours: %w", err)
	}
	h := &a.hours
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.base == nil {
		h.base, h.of = map[int64]string{}, map[hoursKey]*calendar.Calendar{}
	}
	if h.base[organisation] != string(text) || len(h.of) > mostHours {
		clear(h.of)
		h.base[organisation] = string(text)
	}
	return func(windows string) *calendar.Calendar {
		h.mu.Lock()
		defer h.mu.Unlock()
		key := hoursKey{organisation, windows}
		if c, ok := h.of[key]; ok {
			return c
		}
		spec := base
		if windows != "" {
			spec.Windows = windows
		}
		c, err := calendar.Compile(spec)
		if err != nil {
			c = nil
		}
		h.of[key] = c
		return c
	}, nil
}

// ownZone is the time zone in which an organisation lives, also before it has a
// calendar.
func (a *Actions) ownZone(ctx context.Context, tx *store.Tx, organisation int64) (*calendar.Zone, error) {
	hours, err := a.windows(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	if own := hours(""); own != nil {
		return own.Zone(), nil
	}
	return calendar.LoadZone("")
}
