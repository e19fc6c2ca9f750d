package callout

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestTheControlGroupIsTheSameForEverAndOfItsSize(t *testing.T) {
	for _, percent := range []int{0, 20, 50, 100} {
		n := 0
		for i := range int64(20_000) {
			subject := 1_880_000_000_000_000_000 + i*4_194_304 // as ids follow each other
			if InControl(subject, percent) {
				n++
			}
			if InControl(subject, 20) && !InControl(subject, 30) {
				t.Fatalf("case %d leaves the control group when that grows", subject)
			}
		}
		if got := 100 * float64(n) / 20_000; math.Abs(got-float64(percent)) > 1.5 {
			t.Errorf("asked for %d%%, %.1f%% is in the control group", percent, got)
		}
	}
}

// TestTheEffectIsExact has figures that were computed by hand: 40 cases with 10
// contacts of one each against 40 with 20, of which one case called twice.
func TestTheEffectIsExact(t *testing.T) {
	e := Effect{Days: 14}
	for i := range 40 {
		e.Rung.Add(int64(b2i(i < 10)), int64(b2i(i < 4)), i < 30)
		n := int64(b2i(i < 19))
		if i == 39 {
			n = 2
		}
		e.Control.Add(n, n, false)
	}
	if e.Rung.PerCase() != 0.25 || e.Control.PerCase() != 0.525 || e.Rung.Reached != 30 || e.Rung.StatusPerCase() != 0.1 {
		t.Errorf("per case %v and %v, %d reached, %v", e.Rung.PerCase(), e.Control.PerCase(), e.Rung.Reached, e.Rung.StatusPerCase())
	}
	// variances (10-10²/40)/39 = 0.192308 and (23-21²/40)/39 = 0.307051; the
	// root of their sum over 40 is 0.111729.
	mean, low, high := e.Difference()
	if math.Abs(mean+0.275) > 1e-9 || math.Abs(low+0.493985) > 1e-5 || math.Abs(high+0.056015) > 1e-5 {
		t.Errorf("the difference is %v, from %v to %v", mean, low, high)
	}
	if e.Verdict() != Fewer {
		t.Errorf("the verdict is %v", e.Verdict())
	}
	e.Control.N = 29
	if e.Verdict() != TooFew {
		t.Errorf("with 29 cases the verdict is %v", e.Verdict())
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestGroupsThatAreAlikeShowNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var e Effect
		for _, n := range rapid.SliceOfN(rapid.Int64Range(0, 5), 0, 200).Draw(t, "contacts") {
			e.Rung.Add(n, 0, false)
			e.Control.Add(n, 0, false)
		}
		if v := e.Verdict(); v != NoDifference && v != TooFew {
			t.Errorf("two equal groups of %d differ: %v", e.Rung.N, v)
		}
		mean, low, high := e.Difference()
		if mean != 0 || low > 0 || high < 0 {
			t.Errorf("their difference is %v, from %v to %v", mean, low, high)
		}
	})
}
