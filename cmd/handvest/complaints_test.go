package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"handvest/internal/report"
	"handvest/internal/testdata"
)

// aRegister is a register of 400 complaints in gzip: 390 answered in time, and
// of only 40 is known whether the answer was disputed.
func aRegister(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	fmt.Fprintln(z, "complaint_id,received,sent_to_company,product,state,timely,consumer_disputed")
	for i := range 400 {
		timely, disputed := 1, ""
		if i%40 == 7 {
			timely = 0
		}
		if i%10 == 3 {
			disputed = fmt.Sprint(i % 4 / 3)
		}
		fmt.Fprintf(z, "%d,2015-01-%02d,2015-02-%02d,%s,%s,%d,%s\n", 5000+i, i%28+1, i%28+1, []string{"Lening", "Rekening"}[i%2], []string{"NY", "UT"}[i%2], timely, disputed)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, "register.csv.gz", b.String())
}

func example(name string) string {
	return filepath.Join(testdata.Root(), "docs", "examples", "complaints", name)
}

// A register of complaints comes in by its mapping: what was recorded becomes a
// figure, and what is blank becomes a refusal that says why.
func TestComplaintsAreMeasuredAndBlankAnswersAreNot(t *testing.T) {
	for _, tt := range []struct {
		name        string
		log         func(*testing.T) string
		of, timely  int64
		share       float64
		blank       int64
		sharesBlank string
	}{
		{"a register of our own", aRegister, 400, 390, 97.5, 360, "(90%)"},
		{"a real register", func(t *testing.T) string { return testdata.Real(t, "complaints/cfpb_2015q1.csv.gz") }, 28156, 27444, 97.47, 22150, "(78.67%)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			log, db := tt.log(t), "sqlite:"+filepath.Join(t.TempDir(), "complaints.db")
			for _, args := range [][]string{
				{"import", "--db", db, log, "--map", example("mapping.yaml"), "--charter", example("charter.yaml")},
				{"import", "--db", db, log, "--map", example("disputed.yaml")},
			} {
				if out, errs, code := run(t, command(t, args...)); code != 0 || !strings.Contains(out, "rejected 0") {
					t.Fatalf("exit %d: %s%s", code, out, errs)
				}
			}
			out, errs, code := run(t, command(t, "report", "--db", db, "--json"))
			if code != 0 {
				t.Fatal(errs)
			}
			var d report.Document
			if err := json.Unmarshal([]byte(out), &d); err != nil {
				t.Fatal(err)
			}
			figure := map[string]report.Figure{}
			for _, f := range d.Promises {
				figure[f.ID] = f
			}
			if f := figure["op-tijd"]; f.N != tt.of || f.InTime != tt.timely || f.Percentage == nil || *f.Percentage != tt.share || f.Verdict != "met" || f.Refused != nil {
				t.Errorf("in time: %d of %d, verdict %s, %+v", f.InTime, f.N, f.Verdict, f.Refused)
			}
			f := figure["betwist"]
			if f.N != 0 || f.Percentage != nil || f.Verdict != "not_measured" || len(f.By["product"]) > 0 || len(f.Trend["month"]) > 0 || f.Interval != nil {
				t.Errorf("a rate over blanks is told: %+v", f)
			}
			if r := f.Refused; r == nil || r.Blank != tt.blank || r.Of != tt.of || !strings.Contains(r.Why.EN, "Blank is not the same as no") || !strings.Contains(r.Why.EN, tt.sharesBlank) || r.High-r.Low < 10 {
				t.Errorf("refused as %+v", r)
			}
			for _, args := range [][]string{{"report", "--db", db}, {"report", "--db", db, "--format", "html"}, {"backtest", "--db", db, "--promise", "betwist"}} {
				if out, errs, code := run(t, command(t, args...)); code != 0 || !strings.Contains(out, "Blank is not the same as no") {
					t.Errorf("%v does not say why: exit %d, %s%s", args, code, out, errs)
				}
			}
		})
	}
}
