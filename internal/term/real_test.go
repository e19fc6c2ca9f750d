package term

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handvest/internal/testdata"
)

// TestAll115CasesMatch holds the program to the deadlines that somebody else
// worked out: date, moment and extra, exactly.
func TestAll115CasesMatch(t *testing.T) {
	raw, err := os.ReadFile(testdata.Real(t, "deadlines/deadlines.csv"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := NewBook(Defaults()).ComputeCSV(bytes.NewReader(raw), "deadlines.csv", &out); err != nil {
		t.Fatal(err)
	}
	got := readAll(t, out.Bytes())
	want := readAll(t, raw)
	if len(got) != len(want) || len(want) != 115 {
		t.Fatalf("%d outcomes for %d cases", len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		if g["id"] != w["id"] || g["due_date"] != w["expected_due_date"] || g["due_at"] != w["expected_due_at"] {
			t.Errorf("%s %s: got %s %s, want %s %s (%s)", w["id"], w["rule"], g["due_date"], g["due_at"], w["expected_due_date"], w["expected_due_at"], w["explanation"])
		}
		if diff := cmp.Diff(object(t, w["expected_extra"]), object(t, g["extra"])); diff != "" {
			t.Errorf("%s extra: %s", w["id"], diff)
		}
	}
}

func readAll(t *testing.T, raw []byte) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			m[h] = r[i]
		}
		out = append(out, m)
	}
	return out
}

func object(t *testing.T, s string) (v map[string]any) {
	t.Helper()
	if s == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return v
}
