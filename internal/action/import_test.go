package action_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

const org = 1

const logMapping = `
source: log
subject: request
time: {zone: Europe/Amsterdam}
reference: id
moments: {received: received, agreed: target, closed: closed}
labels: {product: product, channel: channel, outcome: outcome}
pauses: {from: paused, to: resumed, reason: wait}
`

func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func importing(path string) action.Import {
	return action.Import{Who: staff.System("test", org), Path: path, MappingPath: "mapping.yaml", Mapping: []byte(logMapping), BatchRows: 3}
}

// table is everything that an import may touch, as text that can be compared.
// Ids and the moment of writing are left out.
func table(t testing.TB, db *store.DB) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	err := db.Read(ctx, func(tx *store.Tx) error {
		b.Reset()
		labels, err := tx.Labels(ctx, org)
		if err != nil {
			return err
		}
		name := map[uint32]string{}
		var source uint32
		for _, l := range labels {
			name[l.ID] = l.Code
			if l.Kind == store.SourceLabel {
				source = l.ID
			}
		}
		var references []string
		for n := range 400 {
			references = append(references, fmt.Sprintf("R%d", n))
		}
		subjects, err := tx.SubjectsByReference(ctx, org, source, references)
		if err != nil {
			return err
		}
		for _, r := range references {
			s, ok := subjects[r]
			if !ok {
				continue
			}
			h := s.History
			fmt.Fprintf(&b, "%s v%d %s/%s/%s pauses %v\n", r, s.Version, name[h.Labels.Product], name[h.Labels.Channel], name[h.Outcome], h.Pauses)
			journal, err := tx.Journal(ctx, org, s.ID)
			if err != nil {
				return err
			}
			for _, j := range journal {
				fmt.Fprintf(&b, "  %d %s %d %s\n", j.Version, j.Event.Kind, j.Event.At, j.Event.Reason)
			}
			clocks, err := tx.Clocks(ctx, org, s.ID)
			if err != nil {
				return err
			}
			for _, c := range clocks {
				fmt.Fprintf(&b, "  %s: %v due %d next %d\n", name[c.Promise], c.Result.State, c.Result.Due.At, c.Next)
			}
		}
		n, err := tx.CountSubjects(ctx, org)
		fmt.Fprintf(&b, "%d subjects\n", n)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func must(t testing.TB, a *action.Actions, in action.Import) *action.ImportResult {
	t.Helper()
	r, err := a.ImportLog(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const logText = `id,received,target,closed,product,channel,outcome,paused,resumed
R1,2025-03-03 09:00:00,2025-03-05 09:00:00,2025-03-04 10:00:00,lamp,phone,done,,
R2,2025-03-03 09:30:00,2025-03-05 09:30:00,,lamp,web,,,
R3,2025-03-03 10:00:00,,2025-03-02 10:00:00,tile,web,done,,
R4,not a date,,,tile,web,,,
R5,2025-03-03 11:00:00,2025-03-07 11:00:00,2025-03-12 10:00:00,tile,phone,done,2025-03-04 09:00:00,2025-03-06 09:00:00
R1,2025-03-03 09:00:00,2025-03-05 09:00:00,2025-03-04 10:00:00,lamp,phone,done,,
,2025-03-03 11:00:00,,,tile,phone,,,
R6,2025-03-03 12:00:00,,,lamp,phone,,,
`

func TestImportStoresEachRowOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := action.New(db)
		in := importing(write(t, "log.csv", logText))
		r := must(t, a, in)
		if r.Rows != 8 || r.Added != 5 || r.Unchanged != 1 || r.RejectedRows() != 2 || r.Rejected["time"] != 1 || r.Rejected["reference"] != 1 || r.Reported["contradiction"] != 1 {
			t.Errorf("result is %+v", r)
		}
		first := table(t, db)
		r = must(t, a, in)
		if r.Added != 0 || r.Changed != 0 || r.Unchanged != 6 || r.RejectedRows() != 2 {
			t.Errorf("the second time the result is %+v", r)
		}
		if again := table(t, db); again != first {
			t.Errorf("a second import changed\n%s\ninto\n%s", first, again)
		}
		for _, batch := range []int{1, 100} {
			in.BatchRows = batch
			must(t, a, in)
			if again := table(t, db); again != first {
				t.Errorf("an import in batches of %d changed\n%s\ninto\n%s", batch, first, again)
			}
		}
	})
}

func TestNewerExportAddsWhatIsNew(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := action.New(db)
		must(t, a, importing(write(t, "log.csv", logText)))
		newer := strings.NewReplacer(
			"R2,2025-03-03 09:30:00,2025-03-05 09:30:00,,lamp,web,,,", "R2,2025-03-03 09:30:00,2025-03-05 09:30:00,2025-03-06 10:00:00,lamp,web,done,2025-03-04 09:00:00,2025-03-05 09:00:00",
			"R6,2025-03-03 12:00:00,,,lamp,phone,,,", "R6,2025-03-03 12:00:00,,,lamp,phone,referred,,\nR7,2025-03-03 13:00:00,,,lamp,phone,,,",
			"2025-03-12 10:00:00,tile,phone", "2025-03-13 10:00:00,lamp,phone",
		).Replace(logText)
		r := must(t, a, importing(write(t, "log2.csv", newer)))
		if r.Added != 1 || r.Changed != 2 || r.Reported["changed"] != 2 {
			t.Errorf("result is %+v", r)
		}
		got := table(t, db)
		for _, want := range []string{"R2 v5 lamp/web/done", "R6 v2 lamp/phone/referred", "R5 v5 tile/phone/done", "6 subjects"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not in\n%s", want, got)
			}
		}
		must(t, a, importing(write(t, "log2.csv", newer)))
		if again := table(t, db); again != got {
			t.Errorf("a second import changed\n%s\ninto\n%s", got, again)
		}
	})
}

func TestImportThatCannotBeDoneLeavesNothing(t *testing.T) {
	var many strings.Builder
	many.WriteString("id,received,target,closed,product,channel,outcome,paused,resumed\n")
	for n := range 6000 {
		fmt.Fprintf(&many, "R%d,2025-03-03 09:00:00,,,free text %d,web,,,\n", n, n)
	}
	cases := []struct{ name, text, mapping, en string }{
		{"empty", "", logMapping, "is empty"},
		{"header only", strings.SplitAfter(logText, "\n")[0], logMapping, "no rows at all"},
		{"Excel", "PK\x03\x04", logMapping, "Excel"},
		{"binary", "\x00\x01\x02\x03", logMapping, "not a text file"},
		{"no such column", "nr,received\n1,2025-03-03\n", logMapping, "choose from nr, received"},
		{"broken mapping", logText, "source: [", "not valid YAML"},
		{"mapping that fits no row", logText, strings.Replace(logMapping, "received: received", "received: product", 1), "none of the 8 rows can be used"},
		{"condition that fits no row", logText, logMapping + "where: {channel: pigeon}\n", "none of the 8 rows meets"},
		{"free text as a label", many.String(), logMapping, "free text"},
	}
	db := storetest.SQLite(t, storeNow)
	a := action.New(db)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := importing(write(t, "log.csv", c.text))
			in.Mapping = []byte(c.mapping)
			_, err := a.ImportLog(context.Background(), in)
			text, ok := fault.Text(err, fault.EN)
			if !ok || !strings.Contains(text, c.en) {
				t.Errorf("got %v, want a fault that says %q", err, c.en)
			}
			if got := table(t, db); got != "0 subjects\n" {
				t.Errorf("it left %s", got)
			}
			ctx := context.Background()
			if err := db.Read(ctx, func(tx *store.Tx) error {
				runs, err := tx.ImportRuns(ctx, org, 10)
				if len(runs) > 0 {
					t.Errorf("it left %d runs", len(runs))
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
		})
	}
	if _, err := a.ImportLog(context.Background(), importing(filepath.Join(t.TempDir(), "nothing.csv"))); fault.As(err) == nil {
		t.Errorf("a file that is not there gives %v", err)
	}
	if _, err := a.ImportLog(context.Background(), importing(t.TempDir())); fault.As(err) == nil {
		t.Errorf("a folder gives %v", err)
	}
}

func storeNow() time.Time { return storetest.Start }
