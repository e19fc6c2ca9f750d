package store_test

import (
	"context"
	"fmt"
	"sort"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestASubjectComesBackWithItsJournalAndClocks(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		all := fill(t, db, 201)
		if err := db.Read(ctx, func(tx *store.Tx) error {
			for _, want := range []store.Subject{all[100], all[7], all[13]} {
				got, err := tx.Subject(ctx, org, want.ID)
				if err != nil {
					return err
				}
				expect := want
				expect.Was = want.Version
				if d := cmp.Diff(expect, got); d != "" {
					t.Errorf("subject: %s", d)
				}
				journal, err := tx.Journal(ctx, org, want.ID)
				if err != nil {
					return err
				}
				rows := sampleJournal(want)
				for i := range rows {
					rows[i].Organisation, rows[i].Recorded = org, calendar.InstantOf(storetest.Start)
					journal[i].Feed = 0
				}
				if d := cmp.Diff(rows, journal); d != "" {
					t.Errorf("journal: %s", d)
				}
				clocks, err := tx.Clocks(ctx, org, want.ID)
				if err != nil {
					return err
				}
				if d := cmp.Diff([]store.Clock{sampleClock(want, 900)}, clocks); d != "" {
					t.Errorf("clocks: %s", d)
				}
			}
			found, err := tx.SubjectsByReference(ctx, org, 500, []string{"R-00000003", "unknown", "R-00000200", ""})
			if len(found) != 2 || found["R-00000003"].ID != all[3].ID || found["R-00000200"].ID != all[200].ID {
				t.Errorf("by reference: %v", found)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestAClockIsSavedOverTheOneBefore(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		s := fill(t, db, 3)[1]
		c := sampleClock(s, 900)
		c.Result.State, c.Result.Exclusion, c.Result.End, c.Result.Due, c.Next = clock.Excluded, clock.Contradictory, calendar.NoInstant,
			calendar.Due{Date: calendar.NoDate, At: calendar.NoInstant}, sampleStart
		second := sampleClock(s, 901)
		if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.PutClocks(ctx, org, []store.Clock{c, second}) }); err != nil {
			t.Fatal(err)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			got, err := tx.Clocks(ctx, org, s.ID)
			if d := cmp.Diff([]store.Clock{c, second}, got); d != "" {
				t.Error(d)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTimersComeInTheOrderTheyFellDueAndOnlyWhenTheyAre(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		all := fill(t, db, 100)
		var open []store.Clock
		for _, s := range all {
			if c := sampleClock(s, 900); c.Next.Known() {
				open = append(open, c)
			}
		}
		now := open[4].Next
		if err := db.Read(ctx, func(tx *store.Tx) error {
			due, err := tx.TimersDue(ctx, org, now, 3)
			if err != nil {
				return err
			}
			for i, d := range due {
				if d.Subject != open[i].Subject || d.At != open[i].Next || d.Promise != 900 {
					t.Errorf("timer %d is %+v", i, d)
				}
			}
			rest, err := tx.TimersDue(ctx, org, now, 100)
			if len(due) != 3 || len(rest) != 5 {
				t.Errorf("%d and %d timers, want 3 and 5", len(due), len(rest))
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestAListShowsEveryLineOnceHoweverItIsPaged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		all := fill(t, db, 900)
		filter := store.LineFilter{Promise: 900, States: []clock.State{clock.Broken, clock.Overdue}, Channels: []uint32{101, 102}, Until: sampleStart.Add(800 * time.Minute)}
		var want []string
		for _, s := range all {
			if c := sampleClock(s, 900); c.Result.State == clock.Broken && (c.Labels.Channel == 101 || c.Labels.Channel == 102) && c.Result.Start < filter.Until {
				want = append(want, s.Reference)
			}
		}
		sort.Sort(sort.Reverse(sort.StringSlice(want))) // due in the order of their numbers
		if err := db.Read(ctx, func(tx *store.Tx) error {
			n, err := tx.CountLines(ctx, org, filter)
			if err != nil || n != int64(len(want)) {
				t.Errorf("counted %d, want %d: %v", n, len(want), err)
			}
			var got []string
			for place := (store.Place{}); ; {
				page, err := tx.Lines(ctx, org, filter, place, 7)
				if err != nil {
					return err
				}
				for _, l := range page {
					got = append(got, l.Reference)
				}
				if len(page) < 7 {
					break
				}
				place = page[6].After()
			}
			if d := cmp.Diff(want, got); d != "" || len(want) < 50 {
				t.Errorf("%d lines: %s", len(want), d)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestSubjectsAreListedLastReceivedFirst(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		fill(t, db, 60)
		if err := db.Read(ctx, func(tx *store.Tx) error {
			var got []string
			for place := (store.Place{}); ; {
				page, err := tx.Subjects(ctx, org, store.CaseFilter{Kinds: []uint32{1}}, place, 25)
				if err != nil {
					return err
				}
				for _, s := range page {
					got = append(got, s.Reference)
				}
				if len(page) < 25 {
					break
				}
				last := page[24]
				place = store.Place{At: last.History.Moments[charter.Received], Subject: last.ID}
			}
			for i, r := range got {
				if want := fmt.Sprintf("R-%08d", 59-i); r != want {
					t.Errorf("line %d is %s, want %s", i, r, want)
				}
			}
			if len(got) != 60 {
				t.Errorf("%d lines", len(got))
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestWhatIsPublishedNeverChanges(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		p := charter.Promise{
			ID: "lantaarnpaal", Version: 1, Title: charter.Text{NL: "Lantaarnpaal", EN: "Street light"}, Kind: charter.EveryCase,
			Scope: charter.Scope{Products: []string{"lamp"}}, End: []charter.Event{charter.Closed},
			Norm:      charter.Norm{Term: calendar.Term{Quantity: 5, Unit: calendar.WorkingDays}, PerProduct: map[string]calendar.Term{"mast": {Quantity: 2, Unit: calendar.Weeks}}},
			ValidFrom: 20_000, ValidUntil: calendar.NoDate, Review: calendar.NoDate,
			Measure: &charter.Measure{From: 19_000, Until: 19_364, N: 812, InTime: 760},
		}
		do := func(work func(tx *store.Tx) error) error { return db.Tx(ctx, work) }
		conflict := func(what string, err error) {
			t.Helper()
			if f := fault.As(err); f == nil || f.Kind != fault.Conflict {
				t.Errorf("%s: %v", what, err)
			}
		}
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		must(do(func(tx *store.Tx) error { return tx.SaveDraft(ctx, org, p) }))
		p.Norm.Term.Quantity = 4
		must(do(func(tx *store.Tx) error { return tx.SaveDraft(ctx, org, p) }))
		must(do(func(tx *store.Tx) error { return tx.PublishPromise(ctx, org, p) }))
		conflict("saved over", do(func(tx *store.Tx) error { return tx.SaveDraft(ctx, org, p) }))
		conflict("published again", do(func(tx *store.Tx) error { return tx.PublishPromise(ctx, org, p) }))
		conflict("deleted", do(func(tx *store.Tx) error { return tx.DeleteDraft(ctx, org, p.ID, 1) }))
		must(do(func(tx *store.Tx) error { return tx.WithdrawPromise(ctx, org, p.ID, 1, 20_100) }))
		next := p
		next.Version = 2
		must(do(func(tx *store.Tx) error { return tx.SaveDraft(ctx, org, next) }))
		want := []charter.Promise{p, next}
		want[0].Status, want[0].ValidUntil = charter.Withdrawn, 20_100
		want[1].Status = charter.Draft
		must(db.Read(ctx, func(tx *store.Tx) error {
			got, err := tx.Promises(ctx, org)
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
			return err
		}))
	})
}

func TestACorrectionIsANewPublicationWithItsReason(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		add := func(reason, body string) (p store.Publication, err error) {
			err = db.Tx(ctx, func(tx *store.Tx) (err error) {
				p, err = tx.AddPublication(ctx, org, store.Publication{From: 20_000, Until: 20_090, Reason: reason, Body: body})
				return err
			})
			return p, err
		}
		first, err := add("", "one")
		if err != nil || first.Version != 1 {
			t.Fatalf("first: %+v, %v", first, err)
		}
		if _, err := add("", "two"); fault.As(err) == nil {
			t.Errorf("a correction without a reason: %v", err)
		}
		second, err := add("a late delivery of rows", "two")
		if err != nil || second.Version != 2 {
			t.Fatalf("second: %+v, %v", second, err)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			latest, err := tx.Publication(ctx, org, 0)
			if err != nil {
				return err
			}
			if latest.ID != second.ID || latest.Body != "two" {
				t.Errorf("latest: %+v", latest)
			}
			old, err := tx.Publication(ctx, org, first.ID)
			if old.Body != "one" {
				t.Errorf("first: %+v", old)
			}
			if err != nil {
				return err
			}
			all, err := tx.Publications(ctx, org)
			if len(all) != 2 || all[0].Version != 2 || all[1].Version != 1 {
				t.Errorf("all: %+v", all)
			}
			if _, none := tx.Publication(ctx, org, 1); fault.As(none) == nil {
				t.Errorf("an unknown publication: %v", none)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestACalendarThatChangesIsANewVersion(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		spec := calendar.Spec{ID: "stadhuis", Windows: "mo-fr 09:00-17:00", Closings: []calendar.Exception{{From: 20_001, Until: 20_002, Reason: "feest"}}}
		later := spec
		later.Windows = "mo-th 09:00-17:00"
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			for i, s := range []calendar.Spec{spec, later} {
				if v, err := tx.AddCalendar(ctx, org, s, calendar.Date(20_000+i*100)); err != nil || v != i+1 {
					t.Errorf("version %d, %v", v, err)
				}
			}
			got, err := tx.Calendars(ctx, org)
			if d := cmp.Diff([]store.CalendarVersion{{Version: 1, From: 20_000, Spec: spec}, {Version: 2, From: 20_100, Spec: later}}, got); d != "" {
				t.Error(d)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestAnImportGoesOnWhereItsRowsEnded(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		run := store.ImportRun{Source: 500, FileName: "log.csv", SHA256: "abc", Size: 1 << 40, Mapping: "{}"}
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			if _, found, err := tx.ImportRunOfFile(ctx, org, 500, "abc"); found || err != nil {
				t.Errorf("before: %v, %v", found, err)
			}
			if err := tx.AddImportRun(ctx, org, &run); err != nil {
				return err
			}
			run.ByteOffset, run.RowOffset, run.Added, run.Rejected, run.Facts = 4096, 100, 98, 2, `{"x":1}`
			if err := tx.UpdateImportRun(ctx, org, &run); err != nil {
				return err
			}
			got, found, err := tx.ImportRunOfFile(ctx, org, 500, "abc")
			if d := cmp.Diff(run, got); !found || d != "" || got.State != store.RunRunning {
				t.Errorf("running: %v %s", found, d)
			}
			if err != nil {
				return err
			}
			run.State = store.RunDone
			if err := tx.UpdateImportRun(ctx, org, &run); err != nil {
				return err
			}
			all, err := tx.ImportRuns(ctx, org, 10)
			if len(all) != 1 || !all[0].Ended.Known() {
				t.Errorf("all: %+v", all)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		problems := make([]store.Problem, 30)
		for i := range problems {
			problems[i] = store.Problem{Run: run.ID, Reference: fmt.Sprint(i), Kind: []string{"a", "b"}[i%2], Text: charter.Text{NL: "nl", EN: "en"}, Line: int64(i + 2), Column: "closed", Value: "x"}
		}
		problems[3].Subject = 77
		if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.PutProblems(ctx, org, problems) }); err != nil {
			t.Fatal(err)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			first, err := tx.Problems(ctx, org, run.ID, 0, 20)
			if err != nil {
				return err
			}
			rest, err := tx.Problems(ctx, org, run.ID, first[19].ID, 20)
			if d := cmp.Diff(problems, append(first, rest...)); d != "" {
				t.Error(d)
			}
			if err != nil {
				return err
			}
			counts, err := tx.CountProblems(ctx, org, run.ID)
			if counts["a"] != 15 || counts["b"] != 15 {
				t.Errorf("counts %v", counts)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestMarksOnTheTimeAxisComeByDate(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			late, err := tx.AddAnnotation(ctx, org, store.Annotation{Date: 20_010, Promise: "afval", Text: charter.Text{NL: "staking", EN: "strike"}})
			if err != nil {
				return err
			}
			if _, err := tx.AddAnnotation(ctx, org, store.Annotation{Date: 20_001, Text: charter.Text{NL: "storm", EN: "storm"}}); err != nil {
				return err
			}
			all, err := tx.Annotations(ctx, org)
			if err != nil {
				return err
			}
			if len(all) != 2 || all[0].Text.NL != "storm" || all[1].Promise != "afval" || all[1].Date != 20_010 {
				t.Errorf("marks: %+v", all)
			}
			if err := tx.DeleteAnnotation(ctx, org, late); err != nil {
				return err
			}
			if err := tx.DeleteAnnotation(ctx, org, late); fault.As(err) == nil {
				t.Errorf("deleted twice: %v", err)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	})
}
