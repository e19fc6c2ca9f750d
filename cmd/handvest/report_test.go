package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handvest/internal/report"
)

// measured is a database with a charter and six thousand requests.
func measured(t *testing.T) string {
	t.Helper()
	db := "sqlite:" + filepath.Join(t.TempDir(), "report.db")
	for _, args := range [][]string{
		{"charter", "load", "--db", db, write(t, "charter.yaml", testCharter)},
		{"import", "--db", db, write(t, "log.csv", madeLog()), "--map", write(t, "mapping.yaml", testMapping)},
	} {
		if _, errs, code := run(t, command(t, args...)); code != 0 {
			t.Fatalf("%s: exit %d, %s", args[0], code, errs)
		}
	}
	return db
}

func TestTheReportSaysTheSameInEveryFormat(t *testing.T) {
	db := measured(t)
	out, errs, code := run(t, command(t, "report", "--db", db, "--json", "--as-of", "2025-12-31"))
	if code != 0 {
		t.Fatal(errs)
	}
	var d report.Document
	if err := json.Unmarshal([]byte(out), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Promises) != 1 || d.Promises[0].N == 0 || d.Promises[0].Excluded["contradictory"] == 0 || !strings.Contains(d.Promises[0].Definition.EN, "2 working days") || d.AsOf != "2025-12-31T22:59:59Z" {
		t.Fatalf("the document is %+v", d)
	}
	f := d.Promises[0]
	words := report.Words("en")
	table, _, _ := run(t, command(t, "report", "--db", db, "--as-of", "2025-12-31"))
	for _, want := range []string{words.Number(f.N), words.Number(f.InTime), "missed", "contradict"} {
		if !strings.Contains(table, want) {
			t.Errorf("the table does not say %s:\n%s", want, table)
		}
	}
	file := filepath.Join(t.TempDir(), "out.csv")
	if out, errs, code := run(t, command(t, "report", "--db", db, "--as-of", "2025-12-31", "--format", "csv", "--by", "month", "--out", file)); code != 0 || out != "" {
		t.Fatal(out, errs)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil || len(lines) < 5 {
		t.Errorf("the file has %d lines: %v", len(lines), err)
	}
	// The term that the promise has is what a back-test of it begins with.
	out, errs, code = run(t, command(t, "backtest", "--db", db, "--promise", "melding", "--json", "--term", "3 working_days", "--save"))
	if code != 0 {
		t.Fatal(errs)
	}
	var tried triedJSON
	if err := json.Unmarshal([]byte(out), &tried); err != nil {
		t.Fatal(err)
	}
	if tried.Draft != 2 || tried.N == 0 || tried.InTime <= f.InTime || len(tried.Levels) != 3 {
		t.Errorf("the back-test is %+v", tried)
	}
	text, _, _ := run(t, command(t, "backtest", "--db", db, "--promise", "melding"))
	if !strings.Contains(text, "2 working days") || !strings.Contains(text, "90% is met with") {
		t.Errorf("the back-test says:\n%s", text)
	}
}

func TestAReportThatCannotBeMadeSaysWhyAndLeavesNothing(t *testing.T) {
	db := "sqlite:" + filepath.Join(t.TempDir(), "empty.db")
	if _, errs, code := run(t, command(t, "charter", "load", "--db", db, write(t, "charter.yaml", testCharter))); code != 0 {
		t.Fatal(errs)
	}
	dir := t.TempDir()
	tests := []struct {
		promise string
		args    []string
		says    string
	}{
		{"a database that is not there", []string{"report", "--db", "sqlite:" + filepath.Join(dir, "no.db")}, "does not exist"},
		{"31 February", []string{"report", "--db", db, "--from", "2026-02-31"}, "--from"},
		{"a period that ends before it begins", []string{"report", "--db", db, "--from", "2026-03-01", "--until", "2026-02-01"}, "swap"},
		{"a promise that does not exist", []string{"report", "--db", db, "--promise", "nix"}, "nix"},
		{"a way that does not exist", []string{"report", "--db", db, "--by", "colour"}, "colour"},
		{"a place that cannot be written", []string{"report", "--db", db, "--out", filepath.Join(dir, "no", "such", "folder.json"), "--json"}, "--out"},
		{"a back-test of nothing", []string{"backtest", "--db", db}, "--promise"},
		{"a term of minus three days", []string{"backtest", "--db", db, "--promise", "melding", "--term=-3 days"}, "--term"},
		{"an event that does not exist", []string{"backtest", "--db", db, "--promise", "melding", "--end", "vanished"}, "vanished"},
		{"a calendar that does not exist", []string{"backtest", "--db", db, "--promise", "melding", "--calendar", "maan"}, "maan"},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			out, errs, code := run(t, command(t, tt.args...))
			if code != 1 || out != "" || !strings.Contains(errs, tt.says) || strings.Count(strings.TrimSpace(errs), "\n") > 0 {
				t.Errorf("exit %d, printed %q, said %q", code, out, errs)
			}
		})
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
