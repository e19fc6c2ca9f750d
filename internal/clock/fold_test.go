package clock

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

func TestEventsThatDoNotFitAreReported(t *testing.T) {
	no := calendar.NoInstant
	ev := func(at calendar.Instant, kind charter.Event) Event { return Event{At: at, Kind: kind, Until: no} }
	tests := []struct {
		promise string
		events  []Event
		want    []ProblemKind
		pauses  int
	}{
		{"a plain life has no problems", []Event{ev(1, charter.Received), ev(5, charter.Closed)}, nil, 0},
		{"closed before opened", []Event{ev(5, charter.Received), ev(1, charter.Closed)}, []ProblemKind{OutOfOrder, EndBeforeStart}, 0},
		{"an end without a start", []Event{ev(5, charter.Closed)}, []ProblemKind{EndWithoutStart}, 0},
		{"two closings", []Event{ev(1, charter.Received), ev(5, charter.Closed), ev(6, charter.Closed)}, []ProblemKind{Repeated}, 0},
		{"the same closing twice", []Event{ev(1, charter.Received), ev(5, charter.Closed), ev(5, charter.Closed)}, []ProblemKind{Duplicate}, 0},
		{"reopened", []Event{ev(1, charter.Received), ev(5, charter.Closed), ev(6, charter.Reopened), ev(9, charter.Closed)}, []ProblemKind{Reopening}, 0},
		{"resumed without a pause", []Event{ev(1, charter.Received), ev(5, charter.Resumed)}, []ProblemKind{ResumedWithoutPause}, 0},
		{"a pause inside a pause", []Event{ev(1, charter.Received), ev(5, charter.Paused), ev(6, charter.Paused), ev(9, charter.Resumed)}, []ProblemKind{PauseInsidePause}, 1},
		{"the same pause twice", []Event{ev(1, charter.Received), ev(5, charter.Paused), ev(5, charter.Paused)}, []ProblemKind{Duplicate}, 1},
		{"out of order but certain", []Event{ev(9, charter.Answered), ev(1, charter.Received)}, []ProblemKind{OutOfOrder}, 0},
		{"a kind that does not exist", []Event{ev(1, charter.Received), ev(2, 200)}, []ProblemKind{Unreadable}, 0},
		{"a moment that does not exist", []Event{ev(no, charter.Received)}, []ProblemKind{Unreadable}, 0},
		{"an appointment may be agreed for later", []Event{ev(1, charter.Received), ev(90, charter.Agreed), ev(3, charter.Acknowledged)}, nil, 0},
		{"transferred twice is normal", []Event{ev(1, charter.Received), ev(2, charter.Transferred), ev(3, charter.Transferred)}, nil, 0},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			h, problems := Fold(tt.events)
			var kinds []ProblemKind
			for _, p := range problems {
				kinds = append(kinds, p.Kind)
				if p.In(fault.NL) == "" || p.In(fault.EN) == "" || p.In(fault.NL) == p.In(fault.EN) {
					t.Errorf("problem %v has no words in both languages", p)
				}
			}
			if diff := cmp.Diff(tt.want, kinds); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if len(h.Pauses) != tt.pauses {
				t.Errorf("%d pauses, want %d", len(h.Pauses), tt.pauses)
			}
		})
	}
}

func TestTheFirstMomentOfEachKindCounts(t *testing.T) {
	h, _ := Fold([]Event{{At: 1, Kind: charter.Received}, {At: 9, Kind: charter.Closed}, {At: 5, Kind: charter.Closed}})
	if h.Moments[charter.Closed] != 5 || h.Moments[charter.Received] != 1 {
		t.Errorf("moments %v", h.Moments)
	}
}

// anyEvents draws a life of one subject: any kinds, any order, many of them at the same moment.
func anyEvents(t *rapid.T) []Event {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Event {
		return Event{
			At:     calendar.Instant(rapid.Int64Range(0, 40).Draw(t, "at")),
			Kind:   charter.Event(rapid.Uint8Range(1, charter.Events-1).Draw(t, "kind")),
			Reason: rapid.SampledFrom([]string{"", "customer", "weather"}).Draw(t, "reason"),
			Until:  calendar.NoInstant,
		}
	}), 0, 30).Draw(t, "events")
}

func TestApplyingOneByOneGivesWhatFoldGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyEvents(t)
		want, _ := Fold(events)
		sorted := slices.Clone(events)
		slices.SortStableFunc(sorted, func(a, b Event) int { return int(a.At - b.At) })
		got := NewHistory()
		for _, e := range sorted {
			got.Apply(e)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("fold and apply differ (-fold +apply):\n%s", diff)
		}
	})
}

func TestPausesAreInOrderAndDoNotOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := NewHistory()
		for _, e := range anyEvents(t) { // not sorted: also late events keep this true
			h.Apply(e)
		}
		for i, p := range h.Pauses {
			if p.To.Known() && p.To < p.From {
				t.Fatalf("pause %d ends before it starts: %v", i, h.Pauses)
			}
			if i+1 < len(h.Pauses) && (!p.To.Known() || h.Pauses[i+1].From < p.To) {
				t.Fatalf("pause %d overlaps the next: %v", i, h.Pauses)
			}
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add([]byte{2, 0, 14, 9, 19, 3, 20, 4})
	f.Fuzz(func(t *testing.T, data []byte) {
		var events []Event
		for i := 0; i+1 < len(data); i += 2 {
			events = append(events, Event{At: calendar.Instant(int8(data[i+1])), Kind: charter.Event(data[i]), Until: calendar.NoInstant})
		}
		h, problems := Fold(events)
		for _, p := range problems {
			if p.Index < -1 || p.Index >= len(events) {
				t.Fatalf("problem at place %d of %d", p.Index, len(events))
			}
		}
		for k, at := range h.Moments {
			if at.Known() && !slices.ContainsFunc(events, func(e Event) bool { return int(e.Kind) == k && e.At == at }) {
				t.Fatalf("moment %d of kind %d was never given", at, k)
			}
		}
	})
}
