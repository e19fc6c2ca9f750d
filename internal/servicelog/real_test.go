package servicelog

import (
	"errors"
	"io"
	"os"
	"testing"

	"handvest/internal/testdata"
)

const bostonMapping = `
source: boston
subject: request
time: {zone: America/New_York}
reference: case_id
moments:
  received: opened_at
  agreed: target_at
  closed: closed_at
labels:
  product: type
  channel: channel
  department: department
  district: neighborhood
  origin: segment
`

func readAll(t testing.TB, path, mapping string) (records int, rejected, reported map[string]int, r *Reader) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return readStream(t, f, mapping)
}

func readStream(t testing.TB, src io.Reader, mapping string) (records int, rejected, reported map[string]int, r *Reader) {
	t.Helper()
	m, err := ReadMapping([]byte(mapping), "mapping.yaml")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Open(src, "export", m.Format)
	if err != nil {
		t.Fatal(err)
	}
	r, err = NewReader(l, m)
	if err != nil {
		t.Fatal(err)
	}
	rejected, reported = map[string]int{}, map[string]int{}
	var rec Record
	for {
		p, err := r.Next(&rec)
		if errors.Is(err, io.EOF) {
			return records, rejected, reported, r
		}
		if err != nil {
			t.Fatal(err)
		}
		if p != nil {
			rejected[p.Code]++
			continue
		}
		records++
		for _, p := range rec.Problems {
			reported[p.Code]++
		}
	}
}

func TestRealLogsAreReadToTheLastRow(t *testing.T) {
	cases := []struct {
		file, mapping string
		records       int
		reported      map[string]int
		negative      int // lengths of time below zero
	}{
		{"requests/us_boston_311.csv.gz", bostonMapping, 120508, map[string]int{"contradiction": 10}, 0},
		{"requests/nl_katwijk_fixi.csv.gz", `
source: katwijk
subject: request
time: {zone: UTC}
reference: report_id
duplicates: report
moments: {received: created_at}
labels: {product: category, channel: channel, department: team, district: district}
`, 70628, map[string]int{"duplicate": 164}, 0},
		{"requests/nl_assen_signalen.csv", `
source: assen
subject: request
time: {zone: Europe/Amsterdam, date_only: end}
reference: report_id
moments: {received: created_at, closed: resolved_date}
labels: {product: {column: subcategory_slug, name: subcategory}, district: district}
`, 2539, map[string]int{}, 0},
		{"requests/us_nyc_311_sample_2023.csv.gz", `
source: nyc
subject: request
time: {zone: America/New_York}
reference: unique_key
moments: {received: created_at, agreed: due_at, closed: closed_at}
labels: {product: complaint_type, channel: channel, department: agency, district: borough}
`, 4999, map[string]int{"contradiction": 2}, 0},
		{"requests/us_la_311_sample_2020.csv.gz", `
source: la
subject: request
time: {zone: America/Los_Angeles}
reference: sr_number
moments: {received: created_at, closed: closed_at}
labels: {product: type_id, channel: source_id, department: agency_id, district: council_id}
`, 9989, map[string]int{}, 0},
		{"forecast/anonymous_bank_1999-02_calls.csv.gz", `
source: bank
subject: call
time: {zone: Asia/Jerusalem}
reference: [vru_line, call_id, date]
moments:
  received: {columns: [date, vru_entry]}
  answered: {after: received, seconds: [vru_time, q_time], when: {outcome: [AGENT]}}
  abandoned: {after: received, seconds: [vru_time, q_time], when: {outcome: [HANG]}}
  closed: {after: answered, seconds: ser_time}
labels: {product: type, outcome: outcome}
`, 33321, map[string]int{}, 23},
	}
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			n, rejected, reported, r := readAll(t, testdata.Real(t, c.file), c.mapping)
			if n != c.records || rejected["duration"] != c.negative || len(rejected) > min(c.negative, 1) {
				t.Errorf("read %d records and rejected %v, want %d and %d lengths below zero", n, rejected, c.records, c.negative)
			}
			for code, want := range c.reported {
				if reported[code] != want {
					t.Errorf("reported %d × %s, want %d", reported[code], code, want)
				}
			}
			for d, labels := range r.Labels {
				t.Logf("%s: %d values", Dimension(d), len(labels)-1)
			}
			t.Log(reported, rejected)
		})
	}
}

// The whole of reading: unpacking, cutting, times, labels.
func BenchmarkReadBoston(b *testing.B) {
	path := testdata.Real(b, "requests/us_boston_311.csv.gz")
	rows := 0
	for b.Loop() {
		rows, _, _, _ = readAll(b, path, bostonMapping)
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
