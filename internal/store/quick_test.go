package store

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

func TestWhatWeWriteIsReadQuickly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := clock.NewHistory()
		for e := range h.Moments {
			if columnOf[e] < 0 && e > 0 && rapid.Bool().Draw(t, "happened") {
				h.Moments[e] = calendar.Instant(rapid.Int64Range(-1e15, 1e15).Draw(t, "at"))
			}
		}
		got := clock.NewHistory()
		if text := momentsText(&h); text != nil && !quickMoments([]byte(*text), &got.Moments) {
			t.Fatalf("%s is not read", *text)
		}
		if got.Moments != h.Moments {
			t.Fatalf("moments %v, want %v", got.Moments, h.Moments)
		}
		for range rapid.IntRange(0, 4).Draw(t, "pauses") {
			p := clock.Pause{Span: calendar.Span{From: calendar.Instant(rapid.Int64Range(-1e15, 1e15).Draw(t, "from")), To: calendar.NoInstant}, Reason: rapid.SampledFrom([]string{"", "informatie", "weer é", `a"b`}).Draw(t, "reason")}
			if rapid.Bool().Draw(t, "closed") {
				p.To = p.From + 5
			}
			h.Pauses = append(h.Pauses, p)
		}
		if text := pausesText(h.Pauses); text != nil {
			pauses, err := pausesOf([]byte(*text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(h.Pauses, pauses); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// FuzzQuick holds the quick readers to the slow ones, for any text.
func FuzzQuick(f *testing.F) {
	for _, s := range []string{`{"paused":1,"due":-2}`, `[{"from":1,"to":2,"reason":"x"}]`, `[{"from":1}]`, `{}`, `[]`, `{"paused":01}`, `{"paused":1}x`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var quick [charter.Events]calendar.Instant
		if quickMoments(text, &quick) {
			var rows map[string]int64
			if err := json.Unmarshal(text, &rows); err != nil {
				t.Fatalf("%q is read but is no JSON: %v", text, err)
			}
			for name, at := range rows {
				if e, _ := charter.ParseEvent(name); int64(quick[e]) != at {
					t.Fatalf("%q: %s is %d, want %d", text, name, quick[e], at)
				}
			}
		}
		if pauses, ok := quickPauses(text); ok {
			var rows []pause
			if err := json.Unmarshal(text, &rows); err != nil || len(rows) != len(pauses) {
				t.Fatalf("%q is read as %d pauses, want %d: %v", text, len(pauses), len(rows), err)
			}
			for i, r := range rows {
				if want := (clock.Pause{Span: calendar.Span{From: calendar.Instant(r.From), To: instantOf(r.To)}, Reason: r.Reason}); pauses[i] != want {
					t.Fatalf("%q: pause %d is %v, want %v", text, i, pauses[i], want)
				}
			}
		}
	})
}
