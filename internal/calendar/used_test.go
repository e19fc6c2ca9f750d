package calendar

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestKeptWithinAQuantityMeansUsedAtMostThat is what the slider of the
// back-test rests on: end <= Due(q) exactly when Used <= q.
func TestKeptWithinAQuantityMeansUsedAtMostThat(t *testing.T) {
	all := newOracles(t)
	rapid.Check(t, func(t *rapid.T) {
		o := all[rapid.SampledFrom(oracleCalendars).Draw(t, "calendar")+oracleWindows[rapid.IntRange(0, len(oracleWindows)-1).Draw(t, "windows")].text]
		c := o.cal
		if rapid.Bool().Draw(t, "cutoff") {
			s := c.Spec()
			s.Cutoff, s.Resume = "16:00", "08:30"
			var err error
			if c, err = Compile(s); err != nil {
				t.Fatal(err)
			}
		}
		start := o.draw(t)
		end := start + Instant(rapid.IntRange(-3000, 60_000).Draw(t, "minutes"))*60_000 + Instant(rapid.SampledFrom([]int{-1, 0, 1, 1000}).Draw(t, "ms"))
		pauses := o.drawPauses(t, start)
		if len(pauses) > 0 && rapid.IntRange(0, 3).Draw(t, "open pause") == 0 {
			pauses[0].To = NoInstant
		}
		term := Term{
			Unit:     rapid.SampledFrom([]Unit{Seconds, Minutes, Hours, WorkingMinutes, WorkingHours, Days, WorkingDays, Weeks, Months, Years, Rings}).Draw(t, "unit"),
			Roll:     rapid.SampledFrom([]Roll{RollNone, RollNextWorkingDay, RollAtw, RollEU}).Draw(t, "roll"),
			Ending:   rapid.SampledFrom([]Ending{EndOfDay, SameTime, Closing, ThroughDaysOff}).Draw(t, "ending"),
			Backward: rapid.IntRange(0, 4).Draw(t, "backward") == 0,
		}
		used := c.Used(start, end, term, pauses)
		for _, q := range []int64{0, used - 1, used, used + 1, used + 7, int64(rapid.IntRange(0, 60).Draw(t, "q"))} {
			if q < 0 || q > math.MaxInt32 {
				continue
			}
			term.Quantity = int32(q)
			due, err := c.Due(start, term, pauses)
			if err != nil {
				continue
			}
			kept := due == Never || end <= due.At
			if within := used <= q; !term.Backward && kept != within {
				t.Fatalf("%+v, %s to %s, pauses %v: used %d, kept within %d is %v (due %s)", term,
					FormatISO(start, c.zone), FormatISO(end, c.zone), pauses, used, q, kept, FormatISO(due.At, c.zone))
			}
			if ahead := used >= q; term.Backward && kept != ahead {
				t.Fatalf("%+v, %s to %s: ahead %d, kept at %d is %v", term, FormatISO(start, c.zone), FormatISO(end, c.zone), used, q, kept)
			}
		}
	})
}

// TestAnswersAreGivenWithoutAllocation keeps a million judgments a second possible.
func TestAnswersAreGivenWithoutAllocation(t *testing.T) {
	c := mustNamed(t, "ORG-A", "mo-fr 09:00-12:00,13:00-17:00")
	start, end := moment(t, c, "2026-03-27 15:00"), moment(t, c, "2026-06-02 11:00")
	pauses := []Span{{start.Add(3e12), start.Add(9e13)}, {start.Add(5e14), start.Add(6e14)}}
	for _, u := range []Unit{Seconds, Hours, WorkingHours, Days, WorkingDays, Weeks, Months, Years} {
		term := Term{Quantity: 3, Unit: u, Roll: RollAtw}
		n := testing.AllocsPerRun(20, func() {
			_, _ = c.Due(start, term, pauses)
			_ = c.Used(start, end, term, pauses)
			_ = c.Used(start, end, term, nil)
			_ = c.Open(start, end)
			_ = c.NextOpening(end)
		})
		if n != 0 {
			t.Errorf("%s: %v allocations", u, n)
		}
	}
}
