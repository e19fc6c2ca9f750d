package action

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/report"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
)

var who = staff.System("test", organisation)

// lived lets the town play some weeks and tells everything.
func lived(t *testing.T, a *Actions, until string) {
	t.Helper()
	from := calendar.NewDate(2026, 3, 2)
	twn, err := town.New(1, from, 0.03)
	if err != nil {
		t.Fatal(err)
	}
	end, err := calendar.ParseDate(until)
	if err != nil {
		t.Fatal(err)
	}
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	var told []Told
	flush := func() {
		if err := a.Tell(context.Background(), organisation, Batch{Source: "test", Told: told}); err != nil {
			t.Fatal(err)
		}
		told = told[:0]
	}
	for h := range twn.Until(zone.At(end, 0)) {
		s := h.Subject
		told = append(told, Told{Reference: s.Ref, Actor: "town", Event: h.Event,
			Labels: Codes{Subject: s.Kind, Product: s.Product, Channel: s.Channel, Department: s.Department, District: s.District, Origin: s.Origin}})
		if len(told) == 1000 {
			flush()
		}
	}
	flush()
	if _, err := a.db.Sequence(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// timed is a database whose clock stands still.
func timed(t *testing.T, moment string, do func(*testing.T, *store.DB, *time.Time)) {
	now, err := time.Parse("2006-01-02", moment)
	if err != nil {
		t.Fatal(err)
	}
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) { do(t, db, &now) })
}

func TestFiguresAreThoseOfTheSubjectsThemselves(t *testing.T) {
	timed(t, "2026-05-04", func(t *testing.T, db *store.DB, _ *time.Time) {
		ctx := context.Background()
		a := elzermonde(t, db)
		lived(t, a, "2026-04-20")
		all, err := a.Figures(ctx, who, Ask{})
		if err != nil {
			t.Fatal(err)
		}
		doc, err := a.Report(ctx, who, Ask{}, false)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := told(doc), asFigures(all); !reflect.DeepEqual(got, want) {
			t.Errorf("the report says %v, the figures %v", got, want)
		}
		judged := 0
		for _, f := range all {
			if got := direct(t, a, f); f.Promise.Kind != charter.Availability && !reflect.DeepEqual(counts(got), counts(f.Figures)) {
				t.Errorf("%s: from stored clocks %v, from the subjects themselves %v", f.Promise.ID, counts(f.Figures), counts(got))
			}
			if f.Figures.Latest().Headline.N > 0 {
				judged++
			}
		}
		if judged < 15 {
			t.Errorf("only %d promises of the town have figures", judged)
		}
		lived(t, a, "2026-04-20") // told twice changes subjects, and the sets in memory follow
		again, err := a.Figures(ctx, who, Ask{})
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := New(db).Figures(ctx, who, Ask{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range again {
			if !reflect.DeepEqual(counts(again[i].Figures), counts(fresh[i].Figures)) {
				t.Errorf("%s: in memory %v, read anew %v", again[i].Promise.ID, counts(again[i].Figures), counts(fresh[i].Figures))
			}
		}
	})
}

// told is what a document says, and asFigures what it should say.
func told(d *report.Document) (out []string) {
	for _, f := range d.Promises {
		out = append(out, fmt.Sprint(f.ID, f.Version, f.N, f.InTime, f.Judged.N, f.Ended.N, f.Running, f.Overdue, f.Verdict))
	}
	return out
}

func asFigures(all []PromiseFigures) (out []string) {
	for _, p := range all {
		for _, f := range p.Figures.Versions {
			out = append(out, fmt.Sprint(p.Promise.ID, f.Version, f.Headline.N, f.Headline.InTime, f.Judged.N, f.Ended.N, f.Running, f.Overdue, f.Verdict))
		}
	}
	return out
}

// direct evaluates every subject without the stored clocks.
func direct(t *testing.T, a *Actions, f PromiseFigures) clock.Figures {
	t.Helper()
	cases, err := a.db.Cases(context.Background(), organisation, store.CaseFilter{}, f.Compiled.Reads())
	if err != nil {
		t.Fatal(err)
	}
	m := &clock.Measured{}
	h := clock.NewHistory()
	for i := range cases.Len() {
		cases.History(i, &h)
		m.Append(cases.IDs[i], f.Compiled.Evaluate(&h, a.db.Now()), h.Labels)
	}
	return clock.Compute(m, f.Compiled, clock.Options{Now: a.db.Now()})
}

func counts(f clock.Figures) []string {
	var out []string
	for _, v := range f.Versions {
		out = append(out, fmt.Sprint(v.Version, v.Judged, v.Ended, v.Running, v.Paused, v.Overdue, v.Excluded, v.Gross, v.Net, v.Used, v.Verdict))
	}
	return out
}

func TestTheListsHoldTheCasesBehindTheFigure(t *testing.T) {
	timed(t, "2026-05-04", func(t *testing.T, db *store.DB, _ *time.Time) {
		ctx := context.Background()
		a := elzermonde(t, db)
		lived(t, a, "2026-04-20")
		ask := Ask{From: calendar.NewDate(2026, 3, 1), Until: calendar.NewDate(2026, 3, 31)}
		all, err := a.Figures(ctx, who, ask)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range all {
			if f.Promise.Kind == charter.Availability || f.Promise.Kind == charter.Unmeasured || len(f.Figures.Versions) != 1 || f.Figures.Versions[0].Promise.Kind == charter.OutcomeShare {
				continue
			}
			v := f.Figures.Versions[0]
			ask.Promise = f.Promise.ID
			seen, after := map[int64]bool{}, ""
			for {
				list, err := a.Cases(ctx, who, AskCases{Ask: ask, After: after, Limit: 7})
				if err != nil {
					t.Fatal(err)
				}
				if want := v.Judged.N - v.Judged.InTime; list.Total != want {
					t.Errorf("%s: %d cases in the list, %d in the figure", f.Promise.ID, list.Total, want)
				}
				for _, r := range list.Rows {
					if seen[r.Subject] || r.Reference == "" {
						t.Errorf("%s: case %d twice, or without a reference", f.Promise.ID, r.Subject)
					}
					seen[r.Subject] = true
				}
				if after = list.Next; after == "" {
					if int64(len(seen)) != list.Total {
						t.Errorf("%s: %d of %d cases seen", f.Promise.ID, len(seen), list.Total)
					}
					break
				}
			}
			for id := range seen {
				c, err := a.CaseByID(ctx, who, id, fault.NL)
				if err != nil || len(c.Clocks) == 0 || len(c.Journal) == 0 {
					t.Errorf("case %d: %v", id, err)
				}
				break
			}
		}
	})
}

func TestABacktestOfThePublishedPromiseGivesItsFigure(t *testing.T) {
	timed(t, "2026-05-04", func(t *testing.T, db *store.DB, _ *time.Time) {
		ctx := context.Background()
		a := elzermonde(t, db)
		lived(t, a, "2026-04-20")
		all, err := a.Figures(ctx, who, Ask{})
		if err != nil {
			t.Fatal(err)
		}
		tested := 0
		for _, f := range all {
			if len(f.Figures.Versions) != 1 {
				continue
			}
			tried, err := a.Backtest(ctx, who, Backtest{Promise: f.Promise})
			if err != nil {
				continue
			}
			if want := f.Figures.Versions[0].Headline; f.Promise.Target.Max == 0 && tried.Now != want {
				t.Errorf("%s: back-test %v, figure %v", f.Promise.ID, tried.Now, want)
			}
			tested++
			if tried.Now.N == 0 {
				continue
			}
			draft, err := a.SaveTried(ctx, who, tried, 0)
			if err != nil {
				t.Fatalf("%s: %v", f.Promise.ID, err)
			}
			if draft.Status != charter.Draft || draft.Measure.N != tried.Now.N || draft.Version != f.Promise.Version+1 {
				t.Errorf("%s: the draft is %+v", f.Promise.ID, draft)
			}
			if err := a.DeleteDraft(ctx, who, draft.ID, draft.Version); err != nil {
				t.Error(err)
			}
		}
		if tested < 15 {
			t.Errorf("%d promises tested", tested)
		}
	})
}
