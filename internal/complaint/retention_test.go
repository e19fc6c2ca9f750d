package complaint_test

import (
	"strings"
	"testing"

	"handvest/internal/complaint"
	"handvest/internal/fault"
)

func TestRetentionFollowsTheSelectionList(t *testing.T) { // RET-2, rules section 8
	for _, c := range []struct {
		closed    string
		state     complaint.State
		level     complaint.Level
		costs     bool
		important bool
		entry     string
		until     string // empty is for ever
	}{
		{"2026-02-28", complaint.Decided, complaint.ToUs, false, false, "13", "2031-02-28"},
		{"2024-02-29", complaint.Decided, complaint.ToUs, false, false, "13", "2029-02-28"}, // a leap day has no anniversary
		{"2024-02-29", complaint.Withdrawn, complaint.ToUs, false, false, "13 afgebroken", "2025-02-28"},
		{"2023-02-28", complaint.NotHandled, complaint.ToUs, false, false, "13.4", "2024-02-28"}, // not the 29th
		{"2019-12-31", complaint.Solved, complaint.ToOthers, false, false, "13", "2024-12-31"},
		{"2020-04-27", complaint.Settled, complaint.ToUs, true, false, "13.1", "2027-04-27"}, // a day off is a day like another
		{"2026-12-25", complaint.Moved, complaint.ToUs, false, false, "13", "2031-12-25"},
		{"2024-02-29", complaint.Decided, complaint.ToOutsider, true, false, "13.2", "2034-02-28"},
		{"2026-02-28", complaint.NotHandled, complaint.ToUs, true, false, "13.1", "2033-02-28"},
		{"2026-02-28", complaint.Decided, complaint.ToOutsider, true, true, "13.3", ""},
		{"2026-02-28", complaint.Withdrawn, complaint.ToUs, false, true, "13.3", ""},
	} {
		x := complaint.Complaint{State: c.state, Attributes: complaint.Attributes{Level: c.level}, Important: c.important}
		r, err := x.Keep(day(c.closed), c.costs)
		if err != nil || r.Entry != c.entry || complaint.Entry(r.Entry).NL == "" {
			t.Errorf("%s on %s: %+v, %v", c.state, c.closed, r, err)
		}
		if c.until == "" {
			if r.Until.Known() || r.May(day("2926-01-01")) {
				t.Errorf("%s: what is kept for ever ends on %s", c.state, r.Until)
			}
			continue
		}
		if r.Until != day(c.until) || r.May(r.Until) || !r.May(r.Until+1) {
			t.Errorf("%s on %s: until %s, want %s, and not destroyed on that day", c.state, c.closed, r.Until, c.until)
		}
	}
	running := complaint.Complaint{State: complaint.Formal}
	if _, err := running.Keep(day("2026-01-01"), false); err == nil {
		t.Error("a complaint that runs has a last day")
	}
}

func TestAHoldStopsTheDestructionAndNotTheTerm(t *testing.T) { // RET-2
	x := complaint.Complaint{State: complaint.Decided}
	var err error
	if x.Kept, err = x.Keep(day("2020-01-31"), false); err != nil {
		t.Fatal(err)
	}
	late := x.Kept.Until + 1000
	if err := x.Kept.Stop("  ", "Kim", 5); fault.As(err) == nil || fault.As(err).Place != "reden" {
		t.Errorf("a hold without a reason: %v", err)
	}
	if err := x.Kept.Stop("Rechtszaak over de schade", "Kim", 5); err != nil || x.Kept.May(late) || x.Spare(late) != complaint.SpareHold || x.Kept.By != "Kim" || x.Kept.At != 5 {
		t.Errorf("held: %+v, %v", x.Kept, err)
	}
	if err := x.Kept.Stop("Nog een", "Bas", 6); err == nil || x.Kept.By != "Kim" {
		t.Errorf("a second hold over the first: %+v, %v", x.Kept, err)
	}
	if again, err := x.Keep(day("2022-01-31"), true); err != nil || again.Hold != x.Kept.Hold || again.Entry != "13.1" || again.May(late) {
		t.Errorf("closed once more it lost its hold: %+v, %v", again, err)
	}
	if err := x.Kept.Stop("", "", 7); err != nil || !x.Kept.May(late) || x.Spare(late) != "" || x.Spare(x.Kept.Until) != complaint.SpareLonger {
		t.Errorf("lifted: %+v, %v", x.Kept, err)
	}
	if err := x.Kept.Stop(strings.Repeat("é", 501), "Kim", 8); err == nil {
		t.Error("a reason of 501 characters")
	}
	x.State = complaint.Formal
	if x.Spare(late) != complaint.SpareOpen {
		t.Error("a complaint that was opened again is destroyed")
	}
}

func TestDestructionNeedsASecondPairOfEyes(t *testing.T) {
	d := complaint.Destruction{State: complaint.Proposed, ProposedBy: 31}
	if d.MayDecide(31) == nil || d.MayDecide(0) == nil || d.MayDecide(32) != nil {
		t.Error("who proposes may not approve, another may")
	}
	for _, s := range []complaint.Batch{complaint.Approved, complaint.Done, complaint.Rejected} {
		d.State = s
		if d.MayDecide(32) == nil {
			t.Errorf("%s is decided about twice", s)
		}
	}
}
