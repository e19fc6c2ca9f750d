package action_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// madeLog writes a log of n requests with a moment of receipt, an agreed moment
// and mostly an end.
func madeLog(tb testing.TB, n int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "made.csv")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "id,received,target,closed,product,channel,outcome,paused,resumed,note")
	at := time.Date(2024, 1, 1, 8, 0, 0, 0, time.UTC)
	for i := range n {
		at = at.Add(time.Duration(i%97+13) * time.Second)
		closed := ""
		if i%7 != 0 {
			closed = at.Add(time.Duration(i%211) * time.Hour).Format(time.DateTime)
		}
		fmt.Fprintf(w, "R%d,%s,%s,%s,%s,%s,done,,,\"note %d, in words\"\n", i, at.Format(time.DateTime), at.Add(72*time.Hour).Format(time.DateTime), closed,
			[]string{"lamp", "tile", "tree", "waste"}[i%4], []string{"phone", "web", "counter"}[i%3], i)
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	return path
}

// benchImport measures one whole import into an empty database, reading the
// file twice included.
func benchImport(b *testing.B, open func(testing.TB) *store.DB, c *charter.Charter, in action.Import) {
	rows := int64(0)
	for b.Loop() {
		b.StopTimer()
		db := open(b)
		a := action.New(db)
		if _, err := a.SaveCharter(context.Background(), staff.System("test", org), c, nil); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		r := must(b, a, in)
		rows += r.Rows
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(rows)/float64(b.N), "rows")
}

func BenchmarkImport(b *testing.B) {
	databases := map[string]func(testing.TB) *store.DB{
		"sqlite":   func(tb testing.TB) *store.DB { return storetest.SQLite(tb, storeNow) },
		"postgres": func(tb testing.TB) *store.DB { return storetest.Postgres(tb, storeNow) },
	}
	for _, name := range []string{"sqlite", "postgres"} {
		b.Run("made/"+name, func(b *testing.B) {
			benchImport(b, databases[name], charterOf(b, charterText), action.Import{Who: staff.System("test", org), Path: madeLog(b, 120508), MappingPath: "mapping.yaml", Mapping: []byte(logMapping)})
		})
		b.Run("boston/"+name, func(b *testing.B) {
			benchImport(b, databases[name], bostonCharter(b), realImport(b, "boston", "requests/us_boston_311.csv.gz"))
		})
	}
}
