package staff_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

func TestAPauseNeedsAReasonAndAnAbsenceAnEnd(t *testing.T) {
	p := staff.Presence{State: staff.Available, Until: calendar.NoInstant, Since: 100}
	for name, try := range map[string]struct {
		state  staff.State
		reason string
		until  calendar.Instant
	}{
		"a pause without a reason": {staff.Pause, "  ", calendar.NoInstant},
		"an absence without end":   {staff.Away, "cursus", calendar.NoInstant},
		"an absence that is over":  {staff.Away, "cursus", 900},
		"busy, which follows":      {staff.Busy, "", calendar.NoInstant},
		"gone, which follows":      {staff.Gone, "", calendar.NoInstant},
	} {
		after, err := p.Choose(try.state, try.reason, try.until, 1000)
		if f := fault.As(err); f == nil || f.Kind != fault.Invalid {
			t.Errorf("%s gives %v", name, err)
		}
		if after.State != staff.Available || after.Since != 100 {
			t.Errorf("%s changes the presence to %+v", name, after)
		}
	}
	after, err := p.Choose(staff.Pause, " koffie  halen ", calendar.NoInstant, 1000)
	if err != nil || after.Reason != "koffie halen" || after.Since != 1000 {
		t.Errorf("a pause is %+v, %v", after, err)
	}
}

func TestAConversationMakesBusyAndItsEndAvailableAgain(t *testing.T) {
	p := staff.Presence{State: staff.Available, Until: calendar.NoInstant, Since: 100}
	p = p.Talk(1, 200)
	if p.Seen(200) != staff.Busy || p.Since != 200 {
		t.Errorf("in a conversation: %+v", p)
	}
	p = p.Talk(2, 300)
	if p.Since != 200 {
		t.Errorf("a second conversation begins busy anew: %+v", p)
	}
	if p = p.Talk(0, 400); p.Seen(400) != staff.Available || p.Since != 400 {
		t.Errorf("after it: %+v", p)
	}
	paused, _ := p.Choose(staff.Pause, "lunch", calendar.NoInstant, 500)
	if paused.Talk(1, 600).Seen(600) != staff.Pause {
		t.Error("a conversation ends a pause by itself")
	}
}

func TestAnAbsenceEndsByItself(t *testing.T) {
	p, err := staff.Presence{State: staff.Available, Until: calendar.NoInstant}.Choose(staff.Away, "overleg", 2000, 1000)
	if err != nil || p.Seen(1999) != staff.Away || p.Seen(2000) != staff.Available {
		t.Fatalf("%+v, %v", p, err)
	}
	if _, over := p.Back(1999); over {
		t.Error("back before the end")
	}
	if back, over := p.Back(5000); !over || back.State != staff.Available || back.Since != 2000 || back.Until.Known() {
		t.Errorf("back is %+v", back)
	}
}

func TestSinceIsTheMomentOfTheLastChangeThatColleaguesSee(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := calendar.Instant(1000)
		p := staff.Presence{State: staff.Available, Until: calendar.NoInstant, Since: now}
		type look struct {
			state  staff.State
			reason string
		}
		at := look{p.Seen(now), p.Reason}
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			now += calendar.Instant(rapid.IntRange(1, 50).Draw(t, "passes"))
			if b, over := p.Back(now); over {
				p = b
			}
			if rapid.Bool().Draw(t, "talk") {
				p = p.Talk(rapid.IntRange(-1, 3).Draw(t, "open"), now)
			} else {
				state := rapid.SampledFrom([]staff.State{staff.Available, staff.Pause, staff.Away}).Draw(t, "state")
				p, _ = p.Choose(state, rapid.SampledFrom([]string{"", "lunch", "overleg"}).Draw(t, "reason"), now+calendar.Instant(rapid.IntRange(-10, 60).Draw(t, "until")), now)
			}
			if seen := (look{p.Seen(now), p.Reason}); seen != at {
				if at = seen; p.Since > now {
					t.Fatalf("since %d lies after now %d", p.Since, now)
				}
			}
			if p.Since > now || p.Since < 1000 {
				t.Fatalf("since %d at %d", p.Since, now)
			}
		}
	})
}

func TestWhoIsBoundToNoDepartmentCountsForNone(t *testing.T) {
	p := staff.Person{Grants: []staff.Grant{{Role: staff.Agent, Departments: []string{"buiten", "zorg"}}, {Role: staff.DepartmentEmployee, Departments: []string{"zorg"}}, {Role: staff.Quality}}}
	if got := staff.DepartmentsOf(p); !slices.Equal(got, []string{"buiten", "zorg"}) {
		t.Errorf("departments %v", got)
	}
	in := staff.Presence{Departments: []string{"buiten"}}
	if !in.In("buiten") || in.In("zorg") || !in.In("") || (staff.Presence{}).In("zorg") {
		t.Error("counted for the wrong department")
	}
}
