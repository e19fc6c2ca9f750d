package complaint

import (
	"testing"

	"handvest/internal/calendar"
)

func TestAConversationGoesOnWhereItStopped(t *testing.T) { // S1-20
	v := NewVoice(Grievance, true)
	for step := range Note + 1 {
		if v.Next() != step {
			t.Fatalf("after %d ticks it goes on at %d", step, v.Next())
		}
		v.Tick(step)
	}
	v.Tick(Thank)
	if v.Next() != Thank {
		t.Errorf("a tick that was taken away is asked again, not %d", v.Next())
	}
	v.Tick(Thank)
	v.Tick(99)
	if v.Now, v.Steps[SolveNow] = LeaveIt, true; v.Next() != SeeToIt {
		t.Errorf("what cannot be solved now goes on at %d", v.Next())
	}
	if NextStep([7]bool{true, true, true, true, true, true}, true) != 7 {
		t.Error("solving at once is not the end")
	}
}

func TestWhatTheConversationSaysMustBeWhole(t *testing.T) { // S1-11, S1-20
	today := calendar.NewDate(2026, 11, 23)
	five := [7]bool{true, true, true, true, true}
	for name, c := range map[string]struct {
		change func(*Voice)
		places []string
	}{
		"nothing was said yet":          {func(*Voice) {}, nil},
		"solved without a step":         {func(v *Voice) { v.Now, v.Cause, v.Action, v.Why = Act, "x", LeaveIt, "y" }, []string{"stap", "stap", "stap", "stap", "stap"}},
		"solved without cause":          {func(v *Voice) { v.Steps, v.Now, v.Action, v.Why = five, Act, LeaveIt, "y" }, []string{"oorzaak"}},
		"solved without decision":       {func(v *Voice) { v.Steps, v.Now, v.Cause = five, Act, "x" }, []string{"actie"}},
		"an improvement without owner":  {func(v *Voice) { v.Steps, v.Now, v.Cause, v.Action = five, Act, "x", Act }, []string{"eigenaar", "datum"}},
		"solved":                        {func(v *Voice) { v.Steps, v.Now, v.Cause, v.Action, v.Why = five, Act, "x", LeaveIt, "y" }, nil},
		"handed over on a day that was": {func(v *Voice) { v.Repair.Department, v.Repair.Until = "groen", today.AddDays(-1) }, []string{"dag"}},
		"handed over":                   {func(v *Voice) { v.Repair.Department, v.Repair.Until = "groen", today }, nil},
		"ticked without anything":       {func(v *Voice) { v.Steps[SeeToIt] = true }, []string{"afdeling", "dag"}},
		"a compliment":                  {func(v *Voice) { v.Kind, v.Now = Compliment, Act }, nil},
	} {
		v := NewVoice(Grievance, false)
		c.change(v)
		list := listed(v.Check(today))
		if len(list) != len(c.places) {
			t.Errorf("%s: %v", name, list)
			continue
		}
		for i, f := range list {
			if f.Place != c.places[i] {
				t.Errorf("%s: fault %d is at %s, not %s", name, i, f.Place, c.places[i])
			}
		}
	}
}

func TestTheConversationIsTheirsUntilItIsHandedOver(t *testing.T) {
	day := calendar.NewDate(2026, 11, 23)
	open := func() Complaint {
		c := New(Grievance, 1000, day)
		c.Taker = 7
		return c
	}
	for name, x := range map[string]struct {
		change func(*Complaint)
		theirs bool
	}{
		"taken":               {func(*Complaint) {}, true},
		"solved at once":      {func(c *Complaint) { c.State = Solved }, true},
		"led by somebody":     {func(c *Complaint) { c.Handler = 8 }, false},
		"in the procedure":    {func(c *Complaint) { c.State = Informal }, false},
		"about the one":       {func(c *Complaint) { c.About = []int64{7} }, false},
		"taken by the public": {func(c *Complaint) { c.Taker = 0 }, false},
	} {
		c := open()
		x.change(&c)
		if c.Theirs(7) != x.theirs || c.Theirs(0) || c.Theirs(8) {
			t.Errorf("%s: theirs is %v", name, c.Theirs(7))
		}
	}
	c := open()
	if err := c.HandOver(Repair{Department: "groen", Until: day}, 2000, day); err != nil || c.Theirs(7) || !c.Steps[SeeToIt] {
		t.Errorf("handed over: %v, %+v", err, c)
	}
	if err := c.HandOver(Repair{Department: "groen", Until: day}, 3000, day); err == nil {
		t.Error("it is handed over twice")
	}
}

func TestTheWorstPromiseIsTheOneThatBrokeFirst(t *testing.T) {
	all := []Checked{{Promise: "a", Stand: StandKept, Due: 1}, {Promise: "b", Stand: StandBroken, Due: 9}, {Promise: "c", Stand: StandBroken, Due: 5}}
	if w := Worst(all); w == nil || w.Promise != "c" {
		t.Errorf("the worst is %+v", w)
	}
	if Worst(all[:1]) != nil {
		t.Error("a promise that was kept counts as broken")
	}
}
