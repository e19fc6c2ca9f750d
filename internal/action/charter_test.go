package action_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/testdata"
)

const charterText = `
organisation: {nl: Gemeente Voorbeeld, en: Municipality of Example}
calendars:
  - {id: stadhuis, name: Stadhuis, windows: mo-fr 09:00-17:00, holidays: [nl_org]}
promises:
  - id: melding
    status: published
    title: {nl: Melding, en: Report}
    text: {nl: Wij lossen uw melding binnen 2 werkdagen op., en: We solve your report within 2 working days.}
    category: process
    kind: every_case
    scope: {subjects: [request]}
    start: received
    end: closed
    per_product: {lamp: 2 working_days, tile: 5 working_days}
    target: every case
    pauses: [wait]
    remedy: {form: apology}
    valid: 2024-01-01 ..
  - id: afspraak
    status: published
    title: {nl: Op tijd, en: On time}
    text: {nl: Wij zijn klaar op het moment dat wij u noemden., en: We are done at the moment that we told you.}
    category: process
    kind: appointment
    scope: {channels: [phone]}
    start: agreed
    end: closed
    term: 0 seconds
    target: every case
    remedy: {form: apology}
    valid: 2024-01-01 ..
`

func charterOf(t testing.TB, text string) *charter.Charter {
	t.Helper()
	c, err := charter.Parse("charter.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestClocksAreTheSameWhateverCameFirst(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		a := action.New(db)
		must(t, a, importing(write(t, "log.csv", logText)))
		without := table(t, db)
		saved, err := a.SaveCharter(ctx, staff.System("test", org), charterOf(t, charterText), nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(saved.Promises) != 2 || saved.Calendars != 1 || saved.Subjects != 5 {
			t.Errorf("saved %+v", saved)
		}
		logFirst := table(t, db)
		if logFirst == without || strings.Count(logFirst, "melding: ") != 5 || strings.Count(logFirst, "afspraak: ") != 2 {
			t.Errorf("the clocks are\n%s", logFirst)
		}
		again, err := a.SaveCharter(ctx, staff.System("test", org), charterOf(t, charterText), nil)
		if err != nil || len(again.Promises) != 0 || again.Calendars != 0 || again.Subjects != 0 {
			t.Errorf("saving it again changed %+v, %v", again, err)
		}

		other := storetest.SQLite(t, storeNow)
		b := action.New(other)
		if _, err := b.SaveCharter(ctx, staff.System("test", org), charterOf(t, charterText), nil); err != nil {
			t.Fatal(err)
		}
		must(t, b, importing(write(t, "log.csv", logText)))
		if charterFirst := table(t, other); charterFirst != logFirst {
			t.Errorf("charter first:\n%s\nlog first:\n%s", charterFirst, logFirst)
		}
	})
}

func TestPublishedVersionNeverChanges(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		a := action.New(db)
		if _, err := a.SaveCharter(ctx, staff.System("test", org), charterOf(t, charterText), nil); err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(charterText, "lamp: 2 working_days", "lamp: 9 working_days", 1)
		_, err := a.SaveCharter(ctx, staff.System("test", org), charterOf(t, changed), nil)
		if f := fault.As(err); f == nil || f.Kind != fault.Conflict {
			t.Errorf("a changed published version gives %v", err)
		}
		closed := strings.Replace(charterText, "valid: 2024-01-01 ..\n  - id: afspraak", "valid: 2024-01-01 .. 2025-12-31\n  - id: afspraak", 1)
		for range 2 {
			if _, err := a.SaveCharter(ctx, staff.System("test", org), charterOf(t, closed), nil); err != nil {
				t.Errorf("a last day of a published version gives %v", err)
			}
		}
	})
}

func TestChartersInTheDocsCanBeSaved(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testdata.Root(), "docs", "examples", "*", "charter.yaml"))
	if err != nil || len(files) < 2 {
		t.Fatalf("found %d charters, %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := action.New(storetest.SQLite(t, storeNow)).SaveCharter(context.Background(), staff.System("test", org), charterOf(t, string(text)), nil); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// What happens while all clocks are derived anew is not lost behind the state
// that was read before it.
func TestWhatHappensDuringDerivationIsNotOverwritten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		a := action.New(db)
		must(t, a, importing(write(t, "log.csv", logText)))
		closed := strings.Replace(logText, "2025-03-05 09:30:00,,lamp,web", "2025-03-05 09:30:00,2025-03-04 09:30:00,lamp,web", 1)
		newer := write(t, "newer.csv", closed)
		done := false
		if _, err := a.SaveCharter(ctx, staff.System("test", org), charterOf(t, charterText), func(int64, int64) {
			if done {
				return
			}
			done = true
			in := importing(newer)
			if r, err := a.ImportLog(ctx, in); err != nil || r.Changed != 1 {
				t.Errorf("import on the way: %+v, %v", r, err)
			}
		}); err != nil {
			t.Fatal(err)
		}
		got := table(t, db)
		other := storetest.SQLite(t, storeNow)
		b := action.New(other)
		if _, err := b.SaveCharter(ctx, staff.System("test", org), charterOf(t, charterText), nil); err != nil {
			t.Fatal(err)
		}
		must(t, b, importing(newer))
		if want := clocksOf(table(t, other)); clocksOf(got) != want {
			t.Errorf("got\n%s\nwant\n%s", clocksOf(got), want)
		}
	})
}

// clocksOf are the lines of a table about clocks.
func clocksOf(table string) string {
	var lines []string
	for _, line := range strings.Split(table, "\n") {
		if strings.Contains(line, " due ") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
