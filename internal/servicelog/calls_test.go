package servicelog

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handvest/internal/testdata"
)

// S3-21: a call that is picked up after 8 seconds and then held for 15 is
// helped after 23.
func TestLengthsOfACallBecomeMoments(t *testing.T) {
	mapping, err := os.ReadFile(filepath.Join(testdata.Root(), "docs", "examples", "calls", "mapping.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	csv := "line,call_id,date,entered,menu_seconds,queue_seconds,hold_seconds,talk_seconds,outcome,reason\n" +
		"A,1,2025-03-03,9:00:00,3,5,15,0:02:00,answered,moving\n" +
		"A,2,2025-03-03,9:00:10,3,41,,,hung_up,moving\n" +
		"A,3,2025-03-03,9:00:20,3,-1,,,hung_up,moving\n"
	jsonl := `{"line":"A","call_id":1,"date":"2025-03-03","entered":"9:00:00","menu_seconds":3,"queue_seconds":5,"hold_seconds":15,"talk_seconds":120,"outcome":"answered","reason":"moving"}
{"line":"A","call_id":2,"date":"2025-03-03","entered":"9:00:10","menu_seconds":3,"queue_seconds":41,"hold_seconds":null,"outcome":"hung_up","reason":"moving"}
{"line":"A","call_id":3,"date":"2025-03-03","entered":"9:00:20","menu_seconds":3,"queue_seconds":-1,"outcome":"hung_up","reason":"moving"}
`
	for name, text := range map[string]string{"csv": csv, "jsonl": jsonl} {
		t.Run(name, func(t *testing.T) {
			m, err := ReadMapping(mapping, "mapping.yaml")
			if err != nil {
				t.Fatal(err)
			}
			l, err := Open(strings.NewReader(text), "calls", m.Format)
			if err != nil {
				t.Fatal(err)
			}
			r, err := NewReader(l, m)
			if err != nil {
				t.Fatal(err)
			}
			want := []string{
				"A-1-2025-03-03 phone moving answered: received 08:00:00, answered 08:00:08, helped 08:00:23, closed 08:02:23",
				"A-2-2025-03-03 phone moving hung_up: received 08:00:10, abandoned 08:00:54",
				"rejected: queue_seconds -1",
			}
			for _, w := range want {
				var rec Record
				p, err := r.Next(&rec)
				if err != nil {
					t.Fatal(err)
				}
				var got string
				if p != nil {
					got = "rejected: " + p.Column + " " + p.Value
				} else {
					label := func(d Dimension) string { return r.Labels[d][rec.Labels[d]].Code }
					got = rec.Reference + " " + label(Channel) + " " + label(Product) + " " + label(Outcome) + ":"
					for i, e := range rec.Events {
						got += []string{"", ","}[min(i, 1)] + " " + e.Kind.String() + " " + e.At.Time().Format(time.TimeOnly)
					}
				}
				if got != w {
					t.Errorf("got  %s\nwant %s", got, w)
				}
			}
		})
	}
}
