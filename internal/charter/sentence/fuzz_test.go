package sentence

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"handvest/internal/charter"
	"handvest/internal/fault"
)

func FuzzReadNeverFailsAndPointsIntoTheSentence(f *testing.F) {
	for _, o := range own {
		f.Add(o.sentence, "")
	}
	f.Add("binnen 99999999999999999999 dagen ½ (werk) % ‘’ 24/7 t/m", "Balie")
	f.Fuzz(func(t *testing.T, text, context string) {
		r, err := Read(text, context)
		if err != nil && fault.As(err) == nil {
			t.Fatalf("an error of ours: %v", err)
		}
		for _, m := range r.Trace {
			if m.From < 0 || m.To > len(text) || m.From >= m.To || text[m.From:m.To] != m.Text {
				t.Fatalf("%+v does not point into %q", m, text)
			}
		}
		if r.HasQuantity && (r.Quantity < 0 || r.Unit.String() == "" || r.Comparator == "" || r.Direction == "") {
			t.Fatalf("half a term: %+v", r)
		}
		if r.Kind == "" || r.Aggregate == "" || r.Min < 0 || r.Max < 0 {
			t.Fatalf("half a reading: %+v", r)
		}
		if len(text) < maxBytes && !r.Measurable && len(r.Questions) == 0 {
			t.Fatalf("%q is not measurable and asks nothing", text)
		}
		data, err := json.Marshal(r)
		if err != nil || !json.Valid(data) {
			t.Fatalf("no JSON: %v", err)
		}
		p := ToPromise(r)
		if p.Kind == "" || Write(p, fault.NL) == "" || Write(p, fault.EN) == "" {
			t.Fatal("no promise")
		}
	})
}

func TestABatchGoesOnAfterAContradictionAndNamesBadLines(t *testing.T) {
	in := `{"id":"a","sentence":"100% wordt gemiddeld binnen 10 dagen beantwoord"}
geen json

{"id":7,"sentence":"Wij reageren binnen 2 werkdagen","context":null}
{"sentence":"zonder id"}
`
	var out bytes.Buffer
	err := ReadLines(strings.NewReader(in), "in.jsonl", &out)
	text, _ := fault.Text(err, fault.NL)
	if !strings.Contains(text, "in.jsonl:2:") || !strings.Contains(text, "in.jsonl:5:") {
		t.Errorf("want faults at lines 2 and 5, got %s", text)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("want two records, got %q", lines)
	}
	var a, b map[string]any
	if json.Unmarshal([]byte(lines[0]), &a) != nil || json.Unmarshal([]byte(lines[1]), &b) != nil {
		t.Fatal("records are no JSON")
	}
	if a["error"] == nil || b["error"] != nil {
		t.Errorf("the error belongs to the first record: %v %v", a["error"], b["error"])
	}
	for _, key := range strings.Fields("id kind quantity unit comparator direction min_percentage max_percentage aggregate window compensation measurable questions") {
		if _, ok := b[key]; !ok {
			t.Errorf("the record has no %s", key)
		}
	}
	if b["id"] != float64(7) || b["quantity"] != float64(2) || b["unit"] != "working_days" {
		t.Errorf("got %v", b)
	}
}

func TestALineWithoutEndIsRefused(t *testing.T) {
	var out bytes.Buffer
	err := ReadLines(strings.NewReader(`{"id":1,"sentence":"`+strings.Repeat("a", 2*maxLine)), "x", &out)
	if text, ok := fault.Text(err, fault.EN); !ok || !strings.Contains(text, "x:1:") {
		t.Errorf("want a fault at line 1, got %v", err)
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := Read("Minimaal 80% van de e-mails wordt op werkdagen tussen 9.00 en 17.00 uur binnen 2 werkdagen beantwoord.", ""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	p := charter.Promise{Kind: charter.Share, End: []charter.Event{charter.Answered}, Target: charter.Target{Min: 8000}}
	for b.Loop() {
		Write(p, fault.NL)
	}
}
