package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handvest/internal/store"
	"handvest/internal/storetest"
)

const testMapping = `
source: log
subject: request
time: {zone: Europe/Amsterdam}
reference: id
moments: {received: received, closed: closed}
labels: {product: product, channel: channel}
duplicates: report
`

const testCharter = `
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
    start: received
    end: closed
    term: 2 working_days
    target: every case
    remedy: {form: apology}
    valid: 2024-01-01 ..
`

const testRows = 6000

// madeLog is a log with all that can be wrong with a row: no reference, no
// date, too few fields, an end before the start, a row that is there twice, and
// a second row that says something else.
func madeLog() string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	fmt.Fprintln(w, "id,received,closed,product,channel,note")
	at := time.Date(2025, 1, 6, 8, 0, 0, 0, time.UTC)
	for i := range testRows {
		at = at.Add(time.Duration(i%53+7) * time.Minute)
		id, received, closed := fmt.Sprintf("R%d", i), at.Format(time.DateTime), at.Add(time.Duration(i%97)*time.Hour).Format(time.DateTime)
		note := fmt.Sprintf("note %d", i)
		switch {
		case i%401 == 7:
			id = ""
		case i%397 == 11:
			received = "2025-02-31"
		case i%389 == 13:
			closed = at.Add(-time.Hour).Format(time.DateTime)
		case i%383 == 17:
			id = fmt.Sprintf("R%d", i-1)
		case i%11 == 3:
			closed = ""
		case i%373 == 19:
			note = "\"two\nlines, and a \"\"quote\"\"\""
		}
		fmt.Fprintf(w, "%s,%s,%s,%s,%s,%s\n", id, received, closed, []string{"lamp", "tile", "tree"}[i%3], []string{"phone", "web"}[i%2], note)
		if i%367 == 23 {
			fmt.Fprintln(w, "too,few,fields")
		}
	}
	w.Flush()
	return b.String()
}

// contents is everything that an import stored, without ids and moments of
// writing.
func contents(t *testing.T, address string) string {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, address, store.WithNow(time.Now))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var b strings.Builder
	if err := db.Read(ctx, func(tx *store.Tx) error {
		labels, err := tx.Labels(ctx, 1)
		if err != nil {
			return err
		}
		name, source := map[uint32]string{}, uint32(0)
		for _, l := range labels {
			name[l.ID] = l.Code
			if l.Kind == store.SourceLabel {
				source = l.ID
			}
		}
		var references []string
		for i := range testRows {
			references = append(references, fmt.Sprintf("R%d", i))
		}
		subjects, err := tx.SubjectsByReference(ctx, 1, source, references)
		if err != nil {
			return err
		}
		for _, r := range references {
			s, ok := subjects[r]
			if !ok {
				continue
			}
			fmt.Fprintf(&b, "%s v%d %s %s\n", r, s.Version, name[s.History.Labels.Product], name[s.History.Labels.Channel])
			journal, err := tx.Journal(ctx, 1, s.ID)
			if err != nil {
				return err
			}
			for _, j := range journal {
				fmt.Fprintf(&b, " %d %s %d\n", j.Version, j.Event.Kind, j.Event.At)
			}
			clocks, err := tx.Clocks(ctx, 1, s.ID)
			if err != nil {
				return err
			}
			for _, c := range clocks {
				fmt.Fprintf(&b, " %s %v %d\n", name[c.Promise], c.Result.State, c.Result.Due.At)
			}
		}
		runs, err := tx.ImportRuns(ctx, 1, 10)
		if err != nil || len(runs) == 0 {
			return fmt.Errorf("%d runs, %w", len(runs), err)
		}
		r := runs[len(runs)-1] // one that was killed behind its last row is done: the next changes nothing
		n, err := tx.CountSubjects(ctx, 1)
		fmt.Fprintf(&b, "%d subjects; run %s: rows %d added %d changed %d unchanged %d rejected %d\n", n, r.State, r.RowOffset, r.Added, r.Changed, r.Unchanged, r.Rejected)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// An import that is killed again and again, at moments that nobody chose, and
// then left alone, leaves exactly what an undisturbed one does.
func TestKilledImportLosesAndDoublesNothing(t *testing.T) {
	for _, name := range []string{"sqlite", "postgres"} {
		t.Run(name, func(t *testing.T) {
			address := func() string {
				if name == "postgres" {
					return storetest.PostgresURL(t)
				}
				return "sqlite:" + filepath.Join(t.TempDir(), "killed.db")
			}
			log, mapping, charter := write(t, "log.csv", madeLog()), write(t, "mapping.yaml", testMapping), write(t, "charter.yaml", testCharter)
			imported := func(address, rejects string) []string {
				return []string{"import", log, "--map", mapping, "--charter", charter, "--db", address, "--rejects", rejects, "--batch", "50"}
			}
			calm, calmRejects := address(), filepath.Join(t.TempDir(), "calm.csv")
			begun := time.Now()
			if out, errs, code := run(t, command(t, imported(calm, calmRejects)...)); code != 0 {
				t.Fatalf("exit %d: %s%s", code, out, errs)
			}
			took := time.Since(begun)
			killed, killedRejects := address(), filepath.Join(t.TempDir(), "killed.csv")
			kills, resumed := 0, false
			for try := range 12 {
				c := command(t, imported(killed, killedRejects)...)
				var out strings.Builder
				c.Stdout = &out
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				after := time.Duration(rand.Int64N(int64(took)/3)) + took/20
				timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
				err := c.Wait()
				timer.Stop()
				if err == nil {
					resumed = strings.Contains(out.String(), "went on")
					break
				}
				kills++
				if try == 11 {
					if out, errs, code := run(t, command(t, imported(killed, killedRejects)...)); code != 0 {
						t.Fatalf("exit %d: %s%s", code, out, errs)
					} else {
						resumed = strings.Contains(out, "went on")
					}
				}
			}
			t.Logf("killed %d times; the last run went on where another stopped: %v", kills, resumed)
			if want, got := contents(t, calm), contents(t, killed); got != want {
				t.Errorf("after %d kills the database differs:\n%s", kills, firstDifference(want, got))
			}
			want, err := os.ReadFile(calmRejects)
			if err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(killedRejects)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("after %d kills the rejects differ:\n%s", kills, firstDifference(string(want), string(got)))
			}
			if !strings.Contains(string(want), "too many") || !strings.Contains(string(want), "2025-02-31") {
				t.Errorf("the rejects do not name what is wrong:\n%.600s", want)
			}
		})
	}
}

// firstDifference shows the first lines that differ.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			return fmt.Sprintf("line %d: want %q, got %q", i+1, w[i:min(i+3, len(w))], g[min(i, len(g)):min(i+3, len(g))])
		}
	}
	return fmt.Sprintf("%d lines more", len(g)-len(w))
}

func TestBadInputGetsOneSentenceAndLeavesNothing(t *testing.T) {
	good, mapping := write(t, "log.csv", madeLog()), write(t, "mapping.yaml", testMapping)
	cases := []struct {
		name string
		args []string
		says string
	}{
		{"no file", []string{"import"}, "name the file"},
		{"a file that is not there", []string{"import", "nothing.csv", "--map", mapping}, "nothing.csv: this file does not exist"},
		{"a folder", []string{"import", t.TempDir(), "--map", mapping}, "this is a folder"},
		{"no mapping and nobody to ask", []string{"import", good}, "--guess"},
		{"a mapping that is not there", []string{"import", good, "--map", "nothing.yaml"}, "nothing.yaml: this file does not exist"},
		{"a broken mapping", []string{"import", good, "--map", write(t, "broken.yaml", "source: [a,\nsubject: b\n")}, "broken.yaml:1:9: this is not valid YAML"},
		{"a mapping with a wrong column", []string{"import", good, "--map", write(t, "wrong.yaml", strings.Replace(testMapping, "closed: closed", "closed: afgerond", 1))}, `wrong.yaml:6:39: column "afgerond" is not in`},
		{"a mapping of something else", []string{"import", good, "--map", write(t, "other.yaml", strings.Replace(testMapping, "received: received", "received: product", 1))}, "rows can be used"},
		{"a spreadsheet", []string{"import", write(t, "log.csv", "PK\x03\x04..."), "--map", mapping}, "zip or Excel"},
		{"binary", []string{"import", write(t, "log.csv", "\x00\x01\x02\x00"), "--map", mapping}, "not a text file"},
		{"half an archive", []string{"import", write(t, "log.csv.gz", "\x1f\x8b\x08\x00\x00\x00\x00\x00"), "--map", mapping}, "ends half-way"},
		{"an empty file", []string{"import", write(t, "log.csv", ""), "--map", mapping}, "is empty"},
		{"one endless line", []string{"import", write(t, "log.csv", strings.Repeat("x,", 2<<20)), "--map", mapping}, "header line cannot be read"},
		{"one endless line among good ones", []string{"import", write(t, "log.csv", madeLog()+strings.Repeat("x", 2<<20)+"\n"), "--map", mapping}, "longer than 1024 kB"},
		{"a broken charter beside a good log", []string{"import", good, "--map", mapping, "--charter", write(t, "charter.yaml", "promises: [")}, "charter.yaml:2:1"},
		{"a promise of -3 days", []string{"import", good, "--map", mapping, "--charter", write(t, "minus.yaml", strings.Replace(testCharter, "2 working_days", "-3 working_days", 1))}, "minus.yaml:14:11"},
		{"a database of nobody", []string{"import", good, "--map", mapping, "--db", "oracle:x"}, "sqlite:"},
		{"a database where no folder can be", []string{"import", good, "--map", mapping, "--db", "sqlite:" + good + "/folder/x.db"}, "--db"},
		{"rejects that cannot be written", []string{"import", good, "--map", mapping, "--dry-run", "--rejects", "/nowhere/at/all.csv"}, "--rejects"},
		{"a charter that is not there", []string{"charter", "load", "nothing.yaml"}, "nothing.yaml"},
		{"terms that are not there", []string{"charter", "load", write(t, "charter.yaml", testCharter), "--terms", "melding=nothing.csv:a,b,c"}, "nothing.csv"},
		{"terms of no promise", []string{"charter", "load", write(t, "charter.yaml", testCharter), "--terms", "iets=" + write(t, "terms.csv", "a,b,c\nx,1,days\n") + ":a,b,c"}, "iets"},
		{"terms with a mistake", []string{"charter", "load", write(t, "charter.yaml", testCharter), "--terms", "melding=" + write(t, "terms.csv", "a,b,c\nx,-1,days\n") + ":a,b,c"}, "terms.csv:2"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			cmd := command(t, c.args...)
			database := filepath.Join(cmd.Dir, "bad.db")
			cmd.Env = append(cmd.Env, "HANDVEST_DB=sqlite:"+database)
			out, errs, code := run(t, cmd)
			if code != 1 || !strings.Contains(errs, c.says) || strings.Count(errs, "\n") > 1 || out != "" {
				t.Errorf("exit %d, printed %q and %q; want exit 1 and one sentence that says %q", code, out, errs, c.says)
			}
			if _, err := os.Stat(database); err == nil {
				t.Errorf("it left a database")
			}
		})
	}
}

func TestTheFolderOfTheExportIsOnlyRead(t *testing.T) {
	log := write(t, "log.csv", madeLog())
	cmd := command(t, "import", log, "--map", write(t, "mapping.yaml", testMapping), "--dry-run")
	out, errs, code := run(t, cmd)
	if code != 0 || !strings.Contains(out, "line by line in log.csv.rejects.csv") {
		t.Fatalf("exit %d\n%s\n%s", code, out, errs)
	}
	if left, err := os.ReadDir(filepath.Dir(log)); err != nil || len(left) != 1 {
		t.Errorf("beside the export are %v, %v", left, err)
	}
	rows, err := os.ReadFile(filepath.Join(cmd.Dir, "log.csv.rejects.csv"))
	if err != nil || !strings.HasPrefix(string(rows), "line,column,value,reason,imported\n") {
		t.Errorf("the rejects are %.100q, %v", rows, err)
	}
}

func TestWizardWritesAMappingThatImports(t *testing.T) {
	log := write(t, "meldingen.csv", madeLog())
	cmd := command(t, "import", log, "--yes", "--rejects", filepath.Join(t.TempDir(), "rejects.csv"))
	out, errs, code := run(t, cmd)
	if code != 0 || !strings.Contains(out, "new 5,9") || !strings.Contains(errs, "received") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
	mapping, err := os.ReadFile(filepath.Join(cmd.Dir, "mapping.yaml"))
	if err != nil || !strings.Contains(string(mapping), "received: received") {
		t.Errorf("mapping %s, %v", mapping, err)
	}
	again := command(t, "import", log, "--yes")
	again.Dir = cmd.Dir
	if _, errs, code := run(t, again); code != 1 || !strings.Contains(errs, "mapping.yaml") {
		t.Errorf("a mapping that is there already: exit %d, %s", code, errs)
	}
}

func TestGuessPrintsAMappingAndTenRows(t *testing.T) {
	cmd := command(t, "import", write(t, "log.csv", madeLog()), "--guess")
	out, errs, code := run(t, cmd)
	if code != 0 || !strings.Contains(out, "received: received") || strings.Count(errs, "Europe/Amsterdam")+strings.Count(errs, " CET") < 10 {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
	if left, err := os.ReadDir(cmd.Dir); err != nil || len(left) > 0 {
		t.Errorf("it left %v, %v", left, err)
	}
}

func TestWizardTakesCorrections(t *testing.T) {
	log := write(t, "log.csv", madeLog())
	g, err := guess(log)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	answers := "\n\n-\n\n6\nunknown\nchannel\n\n\nMars/Olympus\nUTC\n"
	if err := ask(strings.NewReader(answers), &out, log, g, "en"); err != nil {
		t.Fatal(err)
	}
	text := string(g.YAML("en"))
	for _, want := range []string{"reference: id", "received: received", "product: note", "channel: channel", "zone: UTC"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "closed: closed") {
		t.Errorf("a column that was refused is still there:\n%s", text)
	}
}
