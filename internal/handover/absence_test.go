package handover_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
)

const hour = calendar.Instant(3_600_000)

func away(id, staff, deputy int64, from, until calendar.Instant) handover.Absence {
	name := func(n int64) string { return "ABCDEFGH"[n-1 : n] }
	a := handover.Absence{ID: id, Staff: staff, StaffName: name(staff), From: from, Until: until, Kind: handover.Leave, Deputy: deputy, Nobody: deputy == 0}
	if deputy != 0 {
		a.DeputyName = name(deputy)
	}
	return a
}

func TestAnAbsenceHasADeputyOrSaysNobodyAloud(t *testing.T) {
	good := away(1, 1, 2, hour, 2*hour)
	if err := good.Check(0); err != nil {
		t.Error(err)
	}
	nobody := away(1, 1, 0, hour, 2*hour)
	if err := nobody.Check(0); err != nil || !nobody.Alone() {
		t.Error("nobody may be chosen", err)
	}
	for name, change := range map[string]func(*handover.Absence){
		"vervanger": func(a *handover.Absence) { a.Deputy, a.Nobody = 0, false }, "tot": func(a *handover.Absence) { a.Until = a.From },
		"reden": func(a *handover.Absence) { a.Kind = "griep" }, "wie": func(a *handover.Absence) { a.Staff = 0 },
	} {
		bad := good
		change(&bad)
		if text, _ := fault.Text(bad.Check(0), fault.NL); !strings.Contains(text, name+":") {
			t.Errorf("%s is not refused: %s", name, text)
		}
	}
	own := away(1, 1, 1, hour, 2*hour)
	if own.Check(0) == nil {
		t.Error("somebody stands in for themselves")
	}
}

func TestDeputiesWhoStandInForEachOtherAreRefusedWithTheCircle(t *testing.T) {
	all := []handover.Absence{away(1, 1, 2, 0, 10*hour), away(2, 2, 3, 4*hour, 12*hour)}
	err := handover.CheckCircle(all, away(0, 3, 1, 6*hour, 8*hour))
	if text, _ := fault.Text(err, fault.NL); !strings.Contains(text, "C → A → B → C") {
		t.Errorf("the circle is not shown: %v", err)
	}
	if err := handover.CheckCircle(all, away(0, 3, 1, 10*hour, 12*hour)); err != nil {
		t.Errorf("A is back by then: %v", err)
	}
	if err := handover.CheckCircle(all, away(0, 3, 0, 6*hour, 8*hour)); err != nil {
		t.Errorf("nobody is no circle: %v", err)
	}
}

func TestADeputyWhoIsAwayPassesOn(t *testing.T) {
	all := []handover.Absence{away(1, 1, 2, 0, 10*hour), away(2, 2, 3, 4*hour, 12*hour)}
	for _, c := range []struct {
		at   calendar.Instant
		want int64
		away bool
	}{{hour, 2, true}, {5 * hour, 3, true}, {11 * hour, 0, false}} {
		if got, _, _, away := handover.StandIn(all, 1, c.at); got != c.want || away != c.away {
			t.Errorf("at %d h: %d, %v", c.at/hour, got, away)
		}
	}
	all = append(all, away(3, 3, 0, 0, 20*hour))
	if got, _, chain, away := handover.StandIn(all, 1, 5*hour); got != 0 || !away || strings.Join(chain, "") != "ABC" {
		t.Errorf("the chain ends in nobody: %d %v", got, chain)
	}
}

// TestWorkNeverComesBackToWhoIsAway: whatever absences were accepted one after
// the other, following the deputies ends, and never with who is away.
func TestWorkNeverComesBackToWhoIsAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []handover.Absence
		for i := range rapid.IntRange(1, 12).Draw(t, "n") {
			from := calendar.Instant(rapid.IntRange(0, 20).Draw(t, "from")) * hour
			a := away(int64(i+1), rapid.Int64Range(1, 5).Draw(t, "staff"), rapid.Int64Range(0, 5).Draw(t, "deputy"), from, from+calendar.Instant(rapid.IntRange(1, 10).Draw(t, "long"))*hour)
			if a.Check(-1) == nil && handover.CheckCircle(all, a) == nil {
				all = append(all, a)
			}
		}
		at := calendar.Instant(rapid.IntRange(0, 30).Draw(t, "at"))*hour + 1
		for staff := int64(1); staff <= 5; staff++ {
			deputy, _, _, gone := handover.StandIn(all, staff, at)
			if !gone && deputy != 0 || gone && deputy == staff {
				t.Fatalf("%d stands in for %d", deputy, staff)
			}
			for _, a := range all {
				if deputy != 0 && a.Staff == deputy && a.At(at) {
					t.Fatalf("%d stands in while away", deputy)
				}
			}
		}
	})
}

func TestTheRuleOfADepartmentSaysWhatMoves(t *testing.T) {
	a := away(1, 1, 2, 0, 10*hour)
	for _, c := range []struct {
		rule handover.MoveRule
		due  calendar.Instant
		want bool
	}{{handover.MoveAll, 20 * hour, true}, {handover.MoveDue, 20 * hour, false}, {handover.MoveDue, 9 * hour, true}, {handover.Flag, hour, false}, {"", 20 * hour, true}} {
		if got := c.rule.Moves(c.due, a); got != c.want {
			t.Errorf("%s, due at %d: %v", c.rule, c.due/hour, got)
		}
	}
}
