package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// View says which cases of a promise are listed.
type View string

const (
	LateCases     View = "late"     // broken, and open past their due moment
	KeptCases     View = "kept"     // ended in time
	OpenCases     View = "open"     // running, and not late
	PausedCases   View = "paused"   // the clock stands still
	ExcludedCases View = "excluded" // counted for nothing, with the reason
)

// Views are all views, in the order of the screen.
var Views = []View{LateCases, OpenCases, PausedCases, KeptCases, ExcludedCases}

func (v View) has(s clock.State) bool {
	switch v {
	case LateCases:
		return s == clock.Broken || s == clock.Overdue
	case KeptCases:
		return s == clock.Kept
	case OpenCases:
		return s == clock.Running
	case PausedCases:
		return s == clock.Paused
	}
	return s == clock.Excluded
}

// AskCases says which cases are wanted. The period is the one of the figure
// that the list stands behind: cases that were judged, or began, in it.
type AskCases struct {
	Ask
	View  View   // empty is late cases
	After string // the place where the last list ended; empty is the beginning
	Limit int    // 0 is 25, at most 1000
}

// CaseRow is one case in a list.
type CaseRow struct {
	Subject   int64
	Reference string
	Labels    clock.Labels
	Result    clock.Result
}

// CaseList is one page of cases, the newest first.
type CaseList struct {
	Total int64
	Rows  []CaseRow
	Next  string // ask again with this; empty at the end
}

// Cases lists the cases behind a figure. It counts them as the figure does,
// less those that do not exist for who asks.
func (a *Actions) Cases(ctx context.Context, who Actor, ask AskCases) (CaseList, error) {
	if err := who.May(staff.Steer); err != nil {
		return CaseList{}, err
	}
	var list CaseList
	m, err := a.charterOf(ctx, who.Organisation)
	if err != nil {
		return list, err
	}
	c, label := m.promise(ask.Promise)
	if c == nil {
		return list, noPromise(ask.Promise)
	}
	after, err := parsePlace(ask.After)
	if err != nil {
		return list, err
	}
	bound, err := a.caseBound(ctx, who, m)
	if err != nil {
		return list, err
	}
	view := cmp.Or(ask.View, LateCases)
	limit := min(cmp.Or(ask.Limit, 25), 1000)
	o := clock.Options{From: ask.From, Until: ask.Until, Now: a.asOf(ask.Ask), Basis: ask.Basis, Only: ask.Only}
	var places []place
	err = a.measured(ctx, who.Organisation, label, func(set *clock.Measured) {
		clock.Select(set, c, o, func(i int, r clock.Result, when calendar.Instant) {
			state := r.State
			if state == clock.Overdue && c.Promise(r.Version).Population == charter.Ended {
				state = clock.Running // not judged before it has ended
			}
			if view.has(state) && bound.may(set.IDs[i], set.Labels[i].Department) {
				places = append(places, place{when, set.IDs[i], r, set.Labels[i]})
			}
		})
	})
	if err != nil {
		return list, err
	}
	list.Total = int64(len(places))
	slices.SortFunc(places, place.compare)
	from, _ := slices.BinarySearchFunc(places, after, place.compare)
	if ask.After != "" && from < len(places) && places[from].compare(after) == 0 {
		from++
	}
	if ask.After == "" {
		from = 0
	}
	page := places[from:min(from+limit, len(places))]
	if from+limit < len(places) {
		list.Next = page[len(page)-1].text()
	}
	ids := make([]int64, len(page))
	for i := range page {
		ids[i] = page[i].id
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		subjects, err := tx.SubjectsByID(ctx, who.Organisation, ids)
		for _, p := range page {
			list.Rows = append(list.Rows, CaseRow{Subject: p.id, Reference: subjects[p.id].Reference, Labels: p.labels, Result: p.result})
		}
		return err
	})
	return list, err
}

// place is where a case stands in a list: by its moment, the newest first.
type place struct {
	when   calendar.Instant
	id     int64
	result clock.Result
	labels clock.Labels
}

func (p place) compare(o place) int {
	return cmp.Or(cmp.Compare(o.when, p.when), cmp.Compare(o.id, p.id))
}

func (p place) text() string { return fmt.Sprintf("%d.%d", p.when, p.id) }

func parsePlace(s string) (place, error) {
	if s == "" {
		return place{}, nil
	}
	when, id, ok := strings.Cut(s, ".")
	w, err1 := strconv.ParseInt(when, 10, 64)
	i, err2 := strconv.ParseInt(id, 10, 64)
	if !ok || err1 != nil || err2 != nil {
		return place{}, fault.New(fault.Invalid, "deze plaats in de lijst bestaat niet; begin vooraan.", "this place in the list does not exist; begin at the start.")
	}
	return place{when: calendar.Instant(w), id: i}, nil
}

// Case is one subject with all its clocks and how each was counted.
type Case struct {
	Subject store.Subject
	Journal []store.JournalRow
	Clocks  []CaseClock
	AsOf    calendar.Instant
}

// JournalRow is one thing that happened to a case.
type JournalRow = store.JournalRow

// CaseClock is one promise on a case.
type CaseClock struct {
	Promise charter.Promise // the version that was frozen at the start
	Result  clock.Result
	Term    calendar.Term // none for a promise about an outcome
	HasTerm bool
	Pauses  []calendar.Span          // that count
	Steps   []calendar.Step          // day by day, in the language that was asked
	Timers  []clock.Timer            // of a running clock
	Resumed calendar.Due             // of a paused clock: when it would be due if it went on now
	Off     func(calendar.Date) bool // days that the calendar of the promise does not count
}

// Case reads one case by its reference, as it stands now.
func (a *Actions) Case(ctx context.Context, who Actor, source, reference string, lang fault.Lang) (*Case, error) {
	if err := who.May(staff.Steer); err != nil {
		return nil, err
	}
	return a.oneCase(ctx, who, lang, func(tx *store.Tx, m *made) (store.Subject, error) {
		return tx.SubjectOfReference(ctx, who.Organisation, m.source[labelCode{store.SourceLabel, source}], reference)
	})
}

// CaseByID reads one case by its number, as it stands now.
func (a *Actions) CaseByID(ctx context.Context, who Actor, id int64, lang fault.Lang) (*Case, error) {
	if err := who.May(staff.Steer); err != nil {
		return nil, err
	}
	return a.oneCase(ctx, who, lang, func(tx *store.Tx, _ *made) (store.Subject, error) {
		return tx.Subject(ctx, who.Organisation, id)
	})
}

func (a *Actions) oneCase(ctx context.Context, who Actor, lang fault.Lang, find func(*store.Tx, *made) (store.Subject, error)) (*Case, error) {
	var out *Case
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		out = &Case{AsOf: tx.Now()}
		if out.Subject, err = find(tx, m); err != nil {
			return err
		}
		if err := maySeeCase(ctx, tx, who, m, &out.Subject); err != nil {
			return err
		}
		if out.Journal, err = tx.Journal(ctx, who.Organisation, out.Subject.ID); err != nil {
			return err
		}
		for _, c := range m.promises {
			if k, ok := caseClock(c, &out.Subject.History, out.AsOf, lang); ok {
				out.Clocks = append(out.Clocks, k)
			}
		}
		return nil
	})
	return out, err
}

func caseClock(c *clock.Compiled, h *clock.History, now calendar.Instant, lang fault.Lang) (CaseClock, bool) {
	r := c.Evaluate(h, now)
	if r.State == clock.OutOfScope || r.State == clock.NotStarted || r.Version == 0 {
		return CaseClock{}, false
	}
	k := CaseClock{Promise: *c.Promise(r.Version), Result: r, Timers: c.Timers(r), Pauses: c.Counted(h, r, now)}
	cal := c.Calendar(r.Version)
	k.Off = func(d calendar.Date) bool { return !cal.WorkingDay(d) }
	if k.Term, k.HasTerm = c.Term(r.Version, h.Labels.Product); k.HasTerm && r.Start.Known() {
		k.Steps = cal.Explain(r.Start, k.Term, k.Pauses, lang)
		if r.State == clock.Paused {
			closed := slices.Clone(k.Pauses)
			for i := range closed {
				if !closed[i].To.Known() || closed[i].To > now {
					closed[i].To = now
				}
			}
			if due, err := cal.Due(r.Start, k.Term, closed); err == nil {
				k.Resumed = due
			}
		}
	}
	return k, true
}
