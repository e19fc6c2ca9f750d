package action

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func importLamps(t *testing.T, a *Actions, rows string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lamps.csv")
	if err := os.WriteFile(path, []byte("id,received,closed,product\n"+rows), 0o600); err != nil {
		t.Fatal(err)
	}
	mapping := "source: test\nsubject: request\ntime: {zone: UTC}\nreference: id\nmoments: {received: received, closed: closed}\nlabels: {product: product}\n"
	if _, err := a.ImportLog(context.Background(), Import{Who: staff.System("test", organisation), Path: path, MappingPath: "m.yaml", Mapping: []byte(mapping)}); err != nil {
		t.Fatal(err)
	}
}

func TestImportedHistoryIsRightAndGivesNoNotices(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = time.Date(2026, 11, 10, 9, 0, 0, 0, time.UTC)
		a := elzermonde(t, db)
		importLamps(t, a, "late,2026-09-01 09:00:00,2026-10-20 09:00:00,lantaarnpaal\nwaiting,2026-09-01 09:00:00,,lantaarnpaal\n"+
			"running,2026-10-30 15:55:00,,lantaarnpaal\n")
		if n := markAll(t, a); n != 0 {
			t.Errorf("%d notices were made of history", n)
		}
		for reference, want := range map[string]clock.State{"late": clock.Broken, "waiting": clock.Overdue} {
			if _, clocks := clocksOf(t, db, reference); len(clocks) != 1 || clocks[0].Result.State != want || clocks[0].Next.Known() {
				t.Errorf("%s: the clocks are %+v, want %v without a timer", reference, clocks, want)
			}
		}
		due := time.Date(2026, 11, 13, 22, 59, 59, 0, time.UTC)
		_, clocks := clocksOf(t, db, "running")
		if len(clocks) != 1 || clocks[0].Result.State != clock.Running || !clocks[0].Result.Due.At.Time().Equal(due) ||
			!clocks[0].Next.Known() || clocks[0].Next.Time().Before(now) {
			t.Fatalf("the case that runs has %+v", clocks)
		}
		now = due.Add(time.Hour)
		markAll(t, a)
		s, clocks := clocksOf(t, db, "running")
		rows := journalOf(t, db, s.ID)
		if last := rows[len(rows)-1]; clocks[0].Result.State != clock.Overdue || last.Event.Kind != charter.Due || !last.Event.At.Time().Equal(due) {
			t.Errorf("past its due moment it is %v and the last row is %+v", clocks[0].Result.State, last)
		}
	})
}

func TestNoMomentIsLostWhenAnImportBringsTheEndFirst(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = time.Date(2026, 11, 10, 9, 0, 0, 0, time.UTC)
		a := elzermonde(t, db)
		importLamps(t, a, "Z1,2026-10-30 15:55:00,,lantaarnpaal\n")
		now = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) // nothing ran in between
		importLamps(t, a, "Z1,2026-10-30 15:55:00,2026-11-19 15:55:00,lantaarnpaal\n")
		if n := markAll(t, a); n != 1 {
			t.Errorf("%d moments are marked of a repair that was too late", n)
		}
		s, clocks := clocksOf(t, db, "Z1")
		rows := journalOf(t, db, s.ID)
		if clocks[0].Result.State != clock.Broken || rows[len(rows)-1].Event.Kind != charter.Due {
			t.Errorf("it is %v and the last row is %+v", clocks[0].Result.State, rows[len(rows)-1])
		}
	})
}
