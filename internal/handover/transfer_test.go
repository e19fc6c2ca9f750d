package handover_test

import (
	"testing"

	"handvest/internal/handover"
)

// TestAHundredAttemptsOfWhichAQuarterIsReachedShow25Percent is S3-11.
func TestAHundredAttemptsOfWhichAQuarterIsReachedShow25Percent(t *testing.T) {
	var all []handover.Transfer
	var rung []handover.Rung
	for i := range int64(100) {
		x := handover.Transfer{ID: i, Contact: i, Department: "vergunningen", Outcome: handover.NotAnswered, Open: true}
		switch {
		case i < 15:
			x.Outcome = handover.PutThrough
		case i < 25: // rung back in time
			rung = append(rung, handover.Rung{Contact: i, Closed: true, Spoken: true, Due: 10, At: 10})
		case i < 35: // rung back too late
			rung = append(rung, handover.Rung{Contact: i, Closed: true, Spoken: true, Due: 10, At: 11})
		case i < 45: // tried in time, but nobody was spoken to
			rung = append(rung, handover.Rung{Contact: i, Closed: true, Due: 10, At: 9})
		case i < 60:
			rung = append(rung, handover.Rung{Contact: i, Due: 10})
		default:
			x.Outcome, x.Deputy = handover.DeadEnd, i%2 == 0
		}
		all = append(all, x)
	}
	got := handover.FoldReach(all, rung, nil, nil)
	if len(got) != 1 {
		t.Fatalf("%+v", got)
	}
	r := got[0]
	if r.Attempts != 100 || r.Direct != 15 || r.CalledBack != 10 || r.Share() != 2500 {
		t.Errorf("%+v is %d", r, r.Share())
	}
	if r.TooLate != 20 || r.Waiting != 15 || r.DeadEnds != 40 || r.Broken != 65 {
		t.Errorf("%+v", r)
	}
}

// TestAHundredRepeatsOnThreeHundredUsefulContactsAreAThirdExtra is S3-12.
func TestAHundredRepeatsOnThreeHundredUsefulContactsAreAThirdExtra(t *testing.T) {
	got := handover.FoldReach(nil, nil, map[string]int64{"zorg": 100}, map[string]handover.Talked{"zorg": {Contacts: 400, Talks: 200, Quick: 190, Helped: 120}})
	r := got[0]
	if r.Useful() != 300 || r.Extra() != 3333 {
		t.Errorf("%d useful, %d extra", r.Useful(), r.Extra())
	}
	if r.Quantity() != 9500 || r.Quality() != 6000 { // S3-10: never one figure
		t.Errorf("%d and %d", r.Quantity(), r.Quality())
	}
	var sum handover.Reach
	sum.Add(r)
	sum.Add(handover.Reach{Attempts: 1, Talked: handover.Talked{Contacts: 100}})
	if sum.Contacts != 500 || sum.Repeats != 100 || sum.Attempts != 1 || sum.Extra() != 2500 {
		t.Errorf("%+v", sum)
	}
	if (handover.Reach{}).Share() != 0 || (handover.Reach{}).Extra() != 0 {
		t.Error("nothing is something")
	}
}
