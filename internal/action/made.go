package action

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/store"
)

// made is the charter of one organisation, ready for use.
type made struct {
	versions  []charter.Promise // all of them, drafts too, by id and version
	promises  []*clock.Compiled // the published ones
	calendars *clock.Calendars
	labels    []store.Label
	source    labelSource
}

// kept are charters that were made before, so that a promise is compiled when
// something changes and not for every question.
type kept struct {
	mu   sync.Mutex
	what map[int64]keptCharter
}

type keptCharter struct {
	sign      string
	promises  []*clock.Compiled
	calendars *clock.Calendars
}

// made reads the charter of an organisation as it is in a transaction.
func (a *Actions) made(ctx context.Context, tx *store.Tx, organisation int64) (*made, error) {
	m := &made{source: labelSource{}}
	var err error
	if m.versions, err = tx.Promises(ctx, organisation); err != nil {
		return nil, err
	}
	calendars, err := tx.Calendars(ctx, organisation)
	if err != nil {
		return nil, err
	}
	if m.labels, err = tx.Labels(ctx, organisation); err != nil {
		return nil, err
	}
	first, err := tx.Setting(ctx, organisation, calendarSetting)
	if err != nil {
		return nil, err
	}
	for _, l := range m.labels {
		m.source[labelCode{l.Kind, l.Code}] = l.ID
	}
	sign := signOf(m, calendars, first)
	a.kept.mu.Lock()
	defer a.kept.mu.Unlock()
	if k, ok := a.kept.what[organisation]; ok && k.sign == sign {
		m.promises, m.calendars = k.promises, k.calendars
		return m, nil
	}
	m.calendars = clock.NewCalendars(newest(calendars, first))
	if m.promises, err = clock.CompileAll(m.versions, m.calendars, m.source); err != nil {
		return nil, fmt.Errorf("compile the charter: %w", err)
	}
	if a.kept.what == nil {
		a.kept.what = map[int64]keptCharter{}
	}
	a.kept.what[organisation] = keptCharter{sign, m.promises, m.calendars}
	return m, nil
}

// signOf tells two states of a charter apart. Published versions and versions
// of a calendar never change, and labels are only added.
func signOf(m *made, calendars []store.CalendarVersion, first string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d", first, len(m.labels))
	for _, c := range calendars {
		fmt.Fprintf(&b, " %q.%d", c.Spec.ID, c.Version)
	}
	for _, p := range m.versions {
		if p.Status != charter.Draft {
			fmt.Fprintf(&b, " %q.%d.%s.%d.%d", p.ID, p.Version, p.Status, p.ValidFrom, p.ValidUntil)
		}
	}
	return b.String()
}

// promise finds a published promise and its label; nil when there is none.
func (m *made) promise(id string) (*clock.Compiled, uint32) {
	for _, c := range m.promises {
		if c.ID == id {
			return c, m.source[labelCode{store.PromiseLabel, id}]
		}
	}
	return nil, 0
}
