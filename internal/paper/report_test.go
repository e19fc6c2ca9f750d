package paper

import (
	"bytes"
	"testing"
	"time"
)

func TestAReportIsTheSameDocumentEachTime(t *testing.T) { // Awb 9:12a: what was published does not change
	r := Report{House: "Gemeente Proefstad", Language: "nl", Title: "Klachten in 2025", Lead: "Gepubliceerd op 3 februari 2026.", Parts: []Part{{Heading: "Waarover", Words: []string{"n = 31."}}}}
	for range 90 {
		r.Parts[0].Lines = append(r.Parts[0].Lines, [2]string{"Te lang bezig, en een regel die zo lang is dat hij over het getal heen zou lopen als niemand hem afbrak", "12"})
	}
	made := time.Date(2026, 2, 3, 9, 0, 0, 0, time.UTC)
	var a, b bytes.Buffer
	for _, out := range []*bytes.Buffer{&a, &b} {
		if err := PrintReport(out, &r, made); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same report gives other bytes")
	}
	for _, want := range []string{"%PDF-1.", "<pdfaid:part>2</pdfaid:part>", "/OutputIntents", "/ID [<", "/Count 5"} {
		if !bytes.Contains(a.Bytes(), []byte(want)) {
			t.Errorf("the document misses %q", want)
		}
	}
}
