package store_test

import (
	"context"
	"sort"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// flat is a set of cases as a list that can be compared, by id.
func flat(c *clock.Cases) []clock.History {
	type one struct {
		id int64
		h  clock.History
	}
	var all []one
	for i := range c.IDs {
		var h clock.History
		h.Clear()
		c.History(i, &h)
		all = append(all, one{c.IDs[i], h})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].id < all[j].id })
	list := make([]clock.History, len(all))
	for i := range all {
		list[i] = all[i].h
	}
	return list
}

func TestCasesAreWhatWasSaved(t *testing.T) {
	events := []charter.Event{charter.Received, charter.Closed, charter.Agreed, charter.Paid, charter.Decided}
	day := 24 * time.Hour
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		subjects := fill(t, db, 7001)
		for _, c := range []struct {
			name   string
			filter store.CaseFilter
			keep   func(h *clock.History) bool
		}{
			{"all", store.CaseFilter{}, func(*clock.History) bool { return true }},
			{"two products on one channel", store.CaseFilter{Products: []uint32{12, 13}, Channels: []uint32{101}}, func(h *clock.History) bool {
				return (h.Labels.Product == 12 || h.Labels.Product == 13) && h.Labels.Channel == 101
			}},
			{"a day, its end not included", store.CaseFilter{From: sampleStart, Until: sampleStart.Add(day)}, func(h *clock.History) bool {
				return h.Moments[charter.Received] < sampleStart.Add(day)
			}},
			{"closed from the second day on", store.CaseFilter{On: charter.Closed, From: sampleStart.Add(day)}, func(h *clock.History) bool {
				return h.Moments[charter.Closed].Known() && h.Moments[charter.Closed] >= sampleStart.Add(day)
			}},
			{"paid on the first day", store.CaseFilter{On: charter.Paid, Until: sampleStart.Add(day)}, func(h *clock.History) bool {
				return h.Moments[charter.Paid].Known() && h.Moments[charter.Paid] < sampleStart.Add(day)
			}},
			{"of an unknown district", store.CaseFilter{Districts: []uint32{7}}, func(*clock.History) bool { return false }},
		} {
			got, err := db.Cases(context.Background(), org, c.filter, events)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			var want []clock.History
			for _, s := range subjects {
				if !c.keep(&s.History) {
					continue
				}
				h := s.History
				h.Clear()
				for _, e := range events {
					h.Moments[e] = s.History.Moments[e]
				}
				h.Labels, h.Outcome, h.Pauses = s.History.Labels, s.History.Outcome, s.History.Pauses
				want = append(want, h)
			}
			list := flat(got)
			if len(list) != len(want) {
				t.Errorf("%s: %d cases, want %d", c.name, len(list), len(want))
				continue
			}
			for i := range want {
				if d := cmp.Diff(want[i], list[i]); d != "" {
					t.Errorf("%s: case %d: %s", c.name, i, d)
					break
				}
			}
		}
	})
}

func TestMeasuredIsWhatWasSaved(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		subjects := fill(t, db, 5003)
		half := sampleStart.Add(2500 * time.Minute)
		for _, c := range []struct {
			name        string
			promise     uint32
			from, until calendar.Instant
			keep        func(clock.Result) bool
		}{
			{"all", 900, calendar.NoInstant, calendar.NoInstant, func(clock.Result) bool { return true }},
			{"the first half", 900, 0, half, func(r clock.Result) bool { return r.Start < half }},
			{"another promise", 901, 0, 0, func(clock.Result) bool { return false }},
		} {
			got, err := db.Measured(context.Background(), org, c.promise, c.from, c.until)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			want := map[int64]store.Clock{}
			for _, s := range subjects {
				if k := sampleClock(s, 900); c.keep(k.Result) {
					want[s.ID] = k
				}
			}
			if len(got.IDs) != len(want) {
				t.Errorf("%s: %d clocks, want %d", c.name, len(got.IDs), len(want))
			}
			for i, id := range got.IDs {
				if d := cmp.Diff(want[id].Result, got.Results[i]); d != "" || got.Labels[i] != want[id].Labels {
					t.Errorf("%s: clock of %d: %s", c.name, id, d)
					break
				}
			}
		}
	})
}

// Rows that were changed lie elsewhere on the disk; the answer is in the order
// of their ids all the same.
func TestWhatIsReadForAFigureIsInTheOrderOfItsIds(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		all := fill(t, db, 3000)
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			for _, i := range []int{2000, 5, 1200} {
				if err := appendRows(ctx, tx, all[i].ID, 1); err != nil {
					return err
				}
				if err := tx.PutClocks(ctx, org, []store.Clock{sampleClock(all[i], 900)}); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		cases, err := db.Cases(ctx, org, store.CaseFilter{}, []charter.Event{charter.Received})
		if err != nil {
			t.Fatal(err)
		}
		m, err := db.Measured(ctx, org, 900, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		if cases.Len() != len(all) || len(m.IDs) != len(all) {
			t.Fatalf("%d cases and %d clocks of %d", cases.Len(), len(m.IDs), len(all))
		}
		for i, s := range all {
			if cases.IDs[i] != s.ID || cases.At[0][i] != s.History.Moments[charter.Received] || cases.Labels[i] != s.History.Labels || cases.Outcome[i] != s.History.Outcome {
				t.Fatalf("case %d is %d, want %d", i, cases.IDs[i], s.ID)
			}
			if m.IDs[i] != s.ID || m.Results[i].Start != s.History.Moments[charter.Received] || m.Labels[i] != s.History.Labels {
				t.Fatalf("clock %d is of %d, want %d", i, m.IDs[i], s.ID)
			}
		}
	})
}
