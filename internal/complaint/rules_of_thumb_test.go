package complaint_test

import (
	"testing"

	"handvest/internal/complaint"
)

func TestAQuarterIsAReferenceAndNoMeasurement(t *testing.T) { // S1-08
	if got := complaint.Reference(1000); got != 250 {
		t.Errorf("of 1000 customers %d are the reference, want 250", got)
	}
}

func TestBadExperiencesAreToldFurtherThanGoodOnes(t *testing.T) { // S1-10
	got, err := complaint.WordOfMouth(10, 10, complaint.ToldBad, complaint.ToldGood)
	if err != nil || got.OfBad != 200 || got.OfGood != 50 {
		t.Errorf("10 bad and 10 good are heard by %d and %d, want 200 and 50: %v", got.OfBad, got.OfGood, err)
	}
	if got, err = complaint.WordOfMouth(10, 10, 8, 3); err != nil || got.OfBad != 80 || got.OfGood != 30 {
		t.Errorf("set to 8 and 3: %+v, %v", got, err)
	}
	for _, x := range [][4]int64{{-1, 0, 20, 5}, {0, -1, 20, 5}, {0, 0, -1, 5}, {0, 0, 20, 1001}, {1e6 + 1, 0, 20, 5}} {
		if _, err := complaint.WordOfMouth(x[0], x[1], x[2], x[3]); err == nil {
			t.Errorf("%v is worked out", x)
		}
	}
}

func TestBothWinOnlyWhenTheComplainantIsSatisfiedAndAnImprovementIsOnRecord(t *testing.T) { // S1-15
	happy, sad := complaint.Survey{At: 5, Result: 4}, complaint.Survey{At: 5, Result: 3, Speed: 5}
	act, none := complaint.Learning{Action: complaint.Act, Improves: 9}, complaint.Learning{Action: complaint.LeaveIt}
	for _, c := range []struct {
		state  complaint.State
		survey complaint.Survey
		learn  complaint.Learning
		want   complaint.Outcome
	}{
		{complaint.Decided, happy, act, complaint.WinWin},
		{complaint.Decided, happy, complaint.Learning{Action: complaint.Act}, complaint.OnlyThem}, // decided to improve, but no improvement is there
		{complaint.Decided, happy, none, complaint.OnlyThem},
		{complaint.Decided, sad, act, complaint.OnlyUs},
		{complaint.Decided, sad, none, complaint.Nobody},
		{complaint.Decided, complaint.Survey{}, act, complaint.Unknown}, // nobody answered
		{complaint.Settled, complaint.Survey{}, act, complaint.WinWin},  // they said so (Awb 9:5)
		{complaint.Settled, sad, act, complaint.OnlyUs},                 // and thought otherwise afterwards
	} {
		k := complaint.Complaint{State: c.state, Survey: c.survey, Learning: c.learn}
		if got := k.Outcome(); got != c.want {
			t.Errorf("%s, %+v, %+v: %s, want %s", c.state, c.survey, c.learn, got, c.want)
		}
	}
}
