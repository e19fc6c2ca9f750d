package action_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/testdata"
)

// exampleFile reads a file of docs/examples.
func exampleFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(testdata.Root(), "docs", "examples", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// exampleCharter reads a charter of docs/examples, with the table of terms that
// its publisher gives.
func exampleCharter(t testing.TB, example, promise, norms, product, quantity, unit string) *charter.Charter {
	t.Helper()
	c := charterOf(t, string(exampleFile(t, example+"/charter.yaml")))
	data, err := os.ReadFile(testdata.Real(t, norms))
	if err != nil {
		t.Fatal(err)
	}
	terms, err := charter.ReadTerms(bytes.NewReader(data), product, quantity, unit)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.SetTerms(promise, terms); err != nil {
		t.Fatal(err)
	}
	return c
}

func bostonCharter(t testing.TB) *charter.Charter {
	return exampleCharter(t, "boston", "norm-per-kind", "requests/us_boston_norms.csv", "type", "norm_n", "norm_unit")
}

func realImport(t testing.TB, example, log string) action.Import {
	t.Helper()
	return action.Import{Who: staff.System("test", org), Path: testdata.Real(t, log), MappingPath: "mapping.yaml", Mapping: exampleFile(t, example+"/mapping.yaml")}
}

// measured is all clocks of a promise.
func measured(t testing.TB, db *store.DB, promise string) *clock.Measured {
	t.Helper()
	ctx := context.Background()
	var id uint32
	if err := db.Read(ctx, func(tx *store.Tx) (err error) {
		id, err = tx.LabelID(ctx, org, store.PromiseLabel, promise)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	m, err := db.Measured(ctx, org, id, calendar.NoInstant, calendar.NoInstant)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// ended counts the ended clocks of a promise and those that were kept.
func ended(m *clock.Measured) (c clock.Count) {
	for _, r := range m.Results {
		if r.State == clock.Kept || r.State == clock.Broken {
			c.Add(r.State == clock.Kept)
		}
	}
	return c
}

func TestBostonGivesItsPublishedFigures(t *testing.T) {
	terms := bostonCharter(t)
	in := realImport(t, "boston", "requests/us_boston_311.csv.gz")
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		a := action.New(db)
		if _, err := a.SaveCharter(ctx, staff.System("test", org), terms, nil); err != nil {
			t.Fatal(err)
		}
		r := must(t, a, in)
		if r.Added != 120508 || r.RejectedRows() != 0 || r.Reported["contradiction"] != 10 {
			t.Errorf("result is %+v", r)
		}
		if got, want := ended(measured(t, db, "told-moment")), (clock.Count{N: 38987, InTime: 31780}); got != want || got.Share() != 8151 {
			t.Errorf("closed by the moment that was told: %d of %d (%d), want %d of %d", got.InTime, got.N, got.Share(), want.InTime, want.N)
		}
		checked, err := a.CheckTargets(ctx, staff.System("test", org), action.Ask{}, 120*time.Second)
		if err != nil {
			t.Fatal(err)
		}
		if same := checked[action.PromiseVersion{ID: "norm-per-kind", Version: 1}]; same.N != 39938 || same.Share() != 9916 || len(checked) != 1 {
			t.Errorf("targets that we compute within 120 s: %d of %d (%d), want 9916 of 39938", same.InTime, same.N, same.Share())
		}
		if again := must(t, a, in); again.Added+again.Changed != 0 || again.Unchanged != 120508 {
			t.Errorf("the second time the result is %+v", again)
		}
	})
}

func TestAssenGivesItsPublishedFigure(t *testing.T) {
	c := exampleCharter(t, "assen", "melding", "requests/nl_assen_categories_norms.csv", "subcategory_slug", "norm_n", "norm_unit")
	in := realImport(t, "assen", "requests/nl_assen_signalen.csv")
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := action.New(db)
		r := must(t, a, in)
		if r.Added != 2539 || r.RejectedRows() != 0 {
			t.Errorf("result is %+v", r)
		}
		if _, err := a.SaveCharter(context.Background(), staff.System("test", org), c, nil); err != nil {
			t.Fatal(err)
		}
		if got := ended(measured(t, db, "melding")); got.N != 2172 || got.Share() != 6515 {
			t.Errorf("resolved within the norm: %d of %d (%d), want 6515 of 2172", got.InTime, got.N, got.Share())
		}
	})
}

func TestKatwijkIsImportedWhole(t *testing.T) {
	in := realImport(t, "katwijk", "requests/nl_katwijk_fixi.csv.gz")
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		r := must(t, action.New(db), in)
		if r.Added != 70628 || r.RejectedRows() != 0 || r.Reported["duplicate"] != 164 {
			t.Errorf("result is %+v", r)
		}
	})
}

func TestDirtySamplesAreImported(t *testing.T) {
	cases := []struct {
		log, mapping            string
		added, rejected, contra int64
	}{
		{"requests/us_nyc_311_sample_2023.csv.gz", "source: nyc\nsubject: request\ntime: {zone: America/New_York}\nreference: unique_key\n" +
			"moments: {received: created_at, agreed: due_at, closed: closed_at}\nlabels: {product: complaint_type, channel: channel, department: agency}\n", 4999, 0, 2},
		{"requests/us_la_311_sample_2020.csv.gz", "source: la\nsubject: request\ntime: {zone: America/Los_Angeles}\nreference: sr_number\n" +
			"moments: {received: created_at, closed: closed_at}\nlabels: {product: type_id, channel: source_id}\n", 9989, 0, 0},
		{"forecast/anonymous_bank_1999-02_calls.csv.gz", "source: bank\nsubject: call\ntime: {zone: Asia/Jerusalem}\nreference: [vru_line, call_id, date]\nmoments:\n" +
			"  received: {columns: [date, vru_entry]}\n  answered: {after: received, seconds: [vru_time, q_time], when: {outcome: AGENT}}\n" +
			"  abandoned: {after: received, seconds: [vru_time, q_time], when: {outcome: HANG}}\n  closed: {after: answered, seconds: ser_time}\nlabels: {product: type, outcome: outcome}\n", 33321, 23, 0},
	}
	db := storetest.SQLite(t, storeNow)
	for _, c := range cases {
		t.Run(c.log, func(t *testing.T) {
			in := action.Import{Who: staff.System("test", org), Path: testdata.Real(t, c.log), MappingPath: "mapping.yaml", Mapping: []byte(c.mapping)}
			r := must(t, action.New(db), in)
			if r.Added+r.Changed+r.Unchanged != c.added || r.RejectedRows() != c.rejected || r.Reported["contradiction"] != c.contra {
				t.Errorf("result is %+v", r)
			}
		})
	}
}
