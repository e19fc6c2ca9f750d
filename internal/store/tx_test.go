package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func settingOf(t *testing.T, db *store.DB, key string) string {
	t.Helper()
	v := ""
	if err := db.Read(context.Background(), func(tx *store.Tx) (err error) {
		v, err = tx.Setting(context.Background(), org, key)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestATransactionHappensWhollyOrNotAtAll(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		err := db.Tx(ctx, func(tx *store.Tx) error {
			if err := tx.PutSetting(ctx, org, "a", "1"); err != nil {
				return err
			}
			return errOnPurpose
		})
		if !errors.Is(err, errOnPurpose) || settingOf(t, db, "a") != "" {
			t.Errorf("after an error: %v, %q", err, settingOf(t, db, "a"))
		}
		func() {
			defer func() { _ = recover() }()
			_ = db.Tx(ctx, func(tx *store.Tx) error {
				if err := tx.PutSetting(ctx, org, "a", "2"); err != nil {
					return err
				}
				panic("on purpose")
			})
		}()
		if v := settingOf(t, db, "a"); v != "" {
			t.Errorf("after a panic: %q", v)
		}
		stopped, stop := context.WithCancel(ctx)
		err = db.Tx(stopped, func(tx *store.Tx) error {
			if err := tx.PutSetting(stopped, org, "a", "3"); err != nil {
				return err
			}
			stop()
			return nil
		})
		if err == nil || settingOf(t, db, "a") != "" {
			t.Errorf("after a cancelled context: %v, %q", err, settingOf(t, db, "a"))
		}
		if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.PutSetting(ctx, org, "a", "4") }); err != nil || settingOf(t, db, "a") != "4" {
			t.Errorf("afterwards: %v, %q", err, settingOf(t, db, "a"))
		}
	})
}

func TestAReadWritesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		if err := db.Read(ctx, func(tx *store.Tx) error { return tx.PutSetting(ctx, org, "a", "1") }); err == nil {
			t.Error("a read wrote")
		}
	})
}

func TestAReadSeesOneMoment(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		if err := db.Read(ctx, func(tx *store.Tx) error {
			before, err := tx.Setting(ctx, org, "a")
			if err != nil {
				return err
			}
			if err := db.Tx(ctx, func(w *store.Tx) error { return w.PutSetting(ctx, org, "a", "new") }); err != nil {
				return err
			}
			after, err := tx.Setting(ctx, org, "a")
			if before != after {
				t.Errorf("first %q, then %q", before, after)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestCountersOfManyWritersLoseNoCount(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		fill(t, db, 1)
		var id int64
		if err := db.Read(ctx, func(tx *store.Tx) error {
			s, err := tx.SubjectOfReference(ctx, org, 500, "R-00000000")
			id = s.ID
			return err
		}); err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for range 10 {
					if err := db.Tx(ctx, func(tx *store.Tx) error { return appendRows(ctx, tx, id, 1) }); err != nil {
						t.Errorf("append: %v", err)
					}
				}
			})
		}
		all.Wait()
		if err := db.Read(ctx, func(tx *store.Tx) error {
			s, err := tx.Subject(ctx, org, id)
			if s.Version != 2+80 {
				t.Errorf("version %d after 80 rows on top of 2", s.Version)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestOfTwoWhoChangeTheSameTheSecondIsTold(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		s := fill(t, db, 1)[0]
		s.Was, s.Version = 2, 3
		save := func(s store.Subject) error {
			return db.Tx(ctx, func(tx *store.Tx) error { return tx.PutSubjects(ctx, org, []store.Subject{s}) })
		}
		if err := save(s); err != nil {
			t.Fatal(err)
		}
		if f := fault.As(save(s)); f == nil || f.Kind != fault.Conflict {
			t.Errorf("the second was not told: %v", f)
		}
		twin := sampleSubject(db, 0)
		if f := fault.As(save(twin)); f == nil || f.Kind != fault.Conflict {
			t.Errorf("the same reference twice: %v", f)
		}
	})
}

func TestLabelsMadeByManyAtOnceGetOneIdEach(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		ids := make([][]uint32, 6)
		want := func(w int) (all []store.Label) {
			for i := range 30 {
				all = append(all, store.Label{Kind: store.ProductLabel, Code: fmt.Sprintf("p%d", (i+w*5)%30), Name: "Product"})
			}
			return append(all, store.Label{Kind: store.ChannelLabel, Code: "p1"}, store.Label{Kind: store.ChannelLabel})
		}
		var all sync.WaitGroup
		for w := range ids {
			all.Go(func() {
				if err := db.Tx(ctx, func(tx *store.Tx) (err error) {
					ids[w], err = tx.EnsureLabels(ctx, org, want(w))
					return err
				}); err != nil {
					t.Errorf("make labels: %v", err)
				}
			})
		}
		all.Wait()
		known := map[store.Label]uint32{}
		for w, got := range ids {
			for i, l := range want(w) {
				key := store.Label{Kind: l.Kind, Code: l.Code}
				if (l.Code == "") != (got[i] == 0) {
					t.Errorf("%v has id %d", l, got[i])
				}
				if id, ok := known[key]; ok && id != got[i] {
					t.Errorf("%v has ids %d and %d", key, id, got[i])
				}
				known[key] = got[i]
			}
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			labels, err := tx.Labels(ctx, org)
			if len(labels) != 31 {
				t.Errorf("%d labels, want 31", len(labels))
			}
			id, err2 := tx.LabelID(ctx, org, store.ChannelLabel, "p1")
			if id == 0 || id != known[store.Label{Kind: store.ChannelLabel, Code: "p1"}] {
				t.Errorf("the channel has id %d", id)
			}
			return errors.Join(err, err2)
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestALabelOfABrokenOffTransactionIsForgotten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		one := []store.Label{{Kind: store.ProductLabel, Code: "boom"}}
		_ = db.Tx(ctx, func(tx *store.Tx) error {
			if _, err := tx.EnsureLabels(ctx, org, one); err != nil {
				t.Error(err)
			}
			return errOnPurpose
		})
		if err := db.Read(ctx, func(tx *store.Tx) error {
			id, err := tx.LabelID(ctx, org, store.ProductLabel, "boom")
			if id != 0 {
				t.Errorf("it has id %d", id)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestIdsGrowAndAreNeverGivenTwice(t *testing.T) {
	db := storetest.SQLite(t, at)
	var mu sync.Mutex
	seen := map[int64]bool{}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			last := int64(0)
			for range 5000 {
				id := db.NewID()
				if id <= last {
					t.Errorf("%d after %d", id, last)
				}
				last = id
				mu.Lock()
				if seen[id] {
					t.Errorf("%d was given twice", id)
				}
				seen[id] = true
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if ms := db.NewID() >> 20; ms < storetest.Start.UnixMilli() || ms > storetest.Start.UnixMilli()+60 {
		t.Errorf("the id is of %s", time.UnixMilli(ms))
	}
}

func TestDatesAreWrittenInISOFormAndReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.Int32Range(-700_000, 2_900_000).Draw(t, "days")
		text := store.DateText(calendar.Date(days))
		if want := time.Unix(int64(days)*86_400, 0).UTC().Format("2006-01-02"); text != want {
			t.Fatalf("%d is written %s, want %s", days, text, want)
		}
		if back := store.DateOf([]byte(text)); back != calendar.Date(days) {
			t.Fatalf("%s is read as %d, want %d", text, back, days)
		}
	})
	if store.DateText(calendar.NoDate) != "" || store.DateOf(nil) != calendar.NoDate {
		t.Error("no date must stay no date")
	}
}

func TestOrganisationsDoNotSeeEachOther(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		s := fill(t, db, 300)[0]
		const other = 2
		if err := db.Read(ctx, func(tx *store.Tx) error {
			if _, err := tx.Subject(ctx, other, s.ID); fault.As(err) == nil {
				t.Errorf("a subject of another organisation: %v", err)
			}
			found, err := tx.SubjectsByReference(ctx, other, 500, []string{s.Reference})
			if err != nil || len(found) != 0 {
				t.Errorf("found %d, %v", len(found), err)
			}
			journal, err := tx.Journal(ctx, other, s.ID)
			if err != nil || len(journal) != 0 {
				t.Errorf("journal of %d rows, %v", len(journal), err)
			}
			clocks, err := tx.Clocks(ctx, other, s.ID)
			if err != nil || len(clocks) != 0 {
				t.Errorf("%d clocks, %v", len(clocks), err)
			}
			lines, err := tx.Lines(ctx, other, store.LineFilter{Promise: 900}, store.Place{}, 10)
			if err != nil || len(lines) != 0 {
				t.Errorf("%d lines, %v", len(lines), err)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		cases, err := db.Cases(ctx, other, store.CaseFilter{}, []charter.Event{charter.Received})
		if err != nil || cases.Len() != 0 {
			t.Errorf("%d cases, %v", cases.Len(), err)
		}
		m, err := db.Measured(ctx, other, 900, 0, 0)
		if err != nil || len(m.IDs) != 0 {
			t.Errorf("%d clocks, %v", len(m.IDs), err)
		}
	})
}
