package handover_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
)

func office(t interface{ Fatal(...any) }) *calendar.Calendar {
	c, err := calendar.Compile(calendar.Spec{ID: "office", Windows: "mo-fr 09:00-17:00", Holidays: []string{"nl_org"}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// at is a moment in Dutch time, in November 2026: the 2nd is a Monday.
func at(day, hour, minute int) calendar.Instant {
	return calendar.InstantOf(time.Date(2026, time.November, day, hour-1, minute, 0, 0, time.UTC))
}

func rang(moments ...calendar.Instant) []handover.Attempt {
	var all []handover.Attempt
	for i, m := range moments {
		all = append(all, handover.Attempt{Number: int32(i + 1), At: m, Outcome: handover.NoAnswer})
	}
	return all
}

func TestNobodyIsNotReachedBeforeThreeAttemptsOnTwoDaysInTwoPartsOfTheDay(t *testing.T) { // S3-25
	cal, p := office(t), handover.DefaultProtocol
	for _, c := range []struct {
		name          string
		tried         []handover.Attempt
		now           calendar.Instant
		done          bool
		left          int
		onDay, atPart bool
		next          calendar.Instant
	}{
		{"nobody rang", nil, at(2, 9, 10), false, 3, false, false, at(2, 9, 30)},
		{"once", rang(at(2, 9, 30)), at(2, 9, 31), false, 2, false, false, at(2, 10, 30)},
		{"three times within the hour is once", rang(at(2, 9, 30), at(2, 9, 40), at(2, 10, 0)), at(2, 10, 1), false, 2, false, false, at(2, 10, 30)},
		{"twice in one morning", rang(at(2, 9, 0), at(2, 11, 0)), at(2, 11, 1), false, 1, true, true, at(3, 12, 0)},
		{"thrice on one day", rang(at(2, 9, 0), at(2, 11, 0), at(2, 15, 0)), at(2, 15, 1), false, 1, true, false, at(3, 9, 0)},
		{"two mornings", rang(at(2, 9, 0), at(2, 11, 0), at(3, 9, 0)), at(3, 9, 1), false, 1, false, true, at(3, 12, 0)},
		{"on Friday afternoon the other day is Monday", rang(at(6, 9, 0), at(6, 14, 0)), at(6, 14, 1), false, 1, true, false, at(9, 9, 0)},
		{"enough", rang(at(2, 9, 0), at(2, 14, 0), at(3, 9, 0)), at(3, 9, 1), true, 0, false, false, calendar.NoInstant},
		{"a wrong number", []handover.Attempt{{At: at(2, 9, 0), Outcome: handover.WrongNumber}}, at(2, 9, 1), true, 0, false, false, calendar.NoInstant},
	} {
		a := p.Advise(c.tried, handover.Prefer{}, cal, c.now)
		if a.Done != c.done || a.Left != c.left || a.OnDay != c.onDay || a.AtPart != c.atPart || a.Next != c.next {
			t.Errorf("%s: %+v, next %v", c.name, a, a.Next.Time())
		}
	}
}

func TestTheNextAttemptIsWhenTheCustomerPrefers(t *testing.T) {
	cal, p := office(t), handover.DefaultProtocol
	for _, c := range []struct {
		prefer handover.Prefer
		want   calendar.Instant
	}{
		{handover.Prefer{Parts: handover.Afternoon}, at(2, 12, 0)},
		{handover.Prefer{From: "14:00", Until: "16:00"}, at(2, 14, 0)},
		{handover.Prefer{Day: "2026-11-04", Parts: handover.Morning}, at(4, 9, 0)},
		{handover.Prefer{Parts: handover.Evening}, at(2, 9, 30)}, // we are closed then: the first moment that can be
	} {
		if a := p.Advise(nil, c.prefer, cal, at(2, 9, 5)); a.Next != c.want {
			t.Errorf("%+v: %v", c.prefer, a.Next.Time())
		}
	}
}

func TestAProtocolIsFollowedByDoingWhatItSays(t *testing.T) {
	cal := office(t)
	rapid.Check(t, func(r *rapid.T) {
		p := handover.Protocol{Attempts: rapid.IntRange(1, 6).Draw(r, "attempts"), Days: rapid.IntRange(0, 4).Draw(r, "days"), Parts: rapid.IntRange(0, 2).Draw(r, "parts"), Rest: rapid.IntRange(0, 240).Draw(r, "rest")}
		now := at(2, 9, 0) + calendar.Instant(rapid.IntRange(0, 14*24*60).Draw(r, "minutes"))*60_000
		var all []handover.Attempt
		for n := 0; ; n++ {
			a := p.Advise(all, handover.Prefer{}, cal, now)
			if a.Done {
				if len(all) < p.Attempts {
					t.Fatalf("%+v is done after %d attempts", p, len(all))
				}
				return
			}
			if n > 20 || !a.Next.Known() || a.Next < now || !cal.IsOpen(a.Next) {
				t.Fatalf("%+v says %+v after %d attempts, at %v", p, a, n, now.Time())
			}
			all = append(all, handover.Attempt{At: a.Next, Outcome: handover.NoAnswer})
			now = a.Next
		}
	})
}

func TestAProtocolThatCannotBeReadSaysWhere(t *testing.T) {
	got, err := handover.ParseProtocol("attempts=2 days=1 parts=0 rest=30 message=no")
	if want := (handover.Protocol{Attempts: 2, Days: 1, Rest: 30}); err != nil || got != want {
		t.Errorf("%+v: %v", got, err)
	}
	for _, bad := range []string{"attempts=0", "parts=4", "dagen=2", "days", "message=ja"} {
		if _, err := handover.ParseProtocol(bad); fault.As(err) == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestAPreferenceIsSaidInWords(t *testing.T) {
	p := handover.Prefer{Day: "2026-11-04", Parts: handover.Morning | handover.Afternoon, From: "10:00", Until: "15:00", Channel: "mail"}
	if got := p.Text(fault.NL); got != "wo 4 nov 2026, in de ochtend of in de middag, tussen 10:00 en 15:00, liefst per mail" {
		t.Error(got)
	}
	if (handover.Prefer{}).Known() || (handover.Prefer{}).Text(fault.NL) != "" {
		t.Error("no preference says something")
	}
	for _, bad := range []handover.Prefer{{Parts: 8}, {Day: "morgen"}, {From: "15:00", Until: "14:00"}, {From: "25:00"}} {
		if bad.Check() == nil {
			t.Errorf("%+v is admitted", bad)
		}
	}
}
