package calendar

import (
	"strings"
	"testing"

	"handvest/internal/fault"
)

// TestWindowsReadAsWritten gives the one spelling of many ways to write hours.
func TestWindowsReadAsWritten(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", "mo-fr 00:00-24:00"},
		{"mo-fr 09:00-17:00", "mo-fr 09:00-17:00"},
		{"ma-vr 9:00 - 17.00", "mo-fr 09:00-17:00"},
		{"mo-fr 09:00-12:00,13:00-17:00; sa 10:00-14:00", "mo-fr 09:00-12:00,13:00-17:00; sa 10:00-14:00"},
		{"za,zo 10:00-14:00; do 09:00–20:00", "th 09:00-20:00; sa-su 10:00-14:00"},
		{"fr-mo 10:00-12:00", "mo 10:00-12:00; fr-su 10:00-12:00"},
		{"mo 13:00-17:00; mo 09:00-12:00", "mo 09:00-12:00,13:00-17:00"},
		{"mo 09:00-12:00,12:00-17:00", "mo 09:00-17:00"},
		{"MO-SU 00:00-24:00;", "mo-su 00:00-24:00"},
		{"geen", "none"},
	}
	for _, tt := range tests {
		got, err := CanonicalWindows(tt.in)
		if err != nil || got != tt.want {
			t.Errorf("%q is %q (%v), want %q", tt.in, got, err, tt.want)
		}
	}
}

// TestWindowsThatCannotBeAreRefused names what is wrong and what to do.
func TestWindowsThatCannotBeAreRefused(t *testing.T) {
	tests := []struct{ in, nl, en string }{
		{"mo-fr 09:00-12:00,11:00-17:00", "overlappen", "overlap"},
		{"mo 09:00-12:00; mo-fr 11:00-17:00", "overlappen", "overlap"},
		{"mo-fr 17:00-09:00", "eindigt niet na zijn begin", "does not end after its start"},
		{"mo-fr 09:00-09:00", "eindigt niet na zijn begin", "does not end after its start"},
		{"lundi 09:00-17:00", "is geen dag", "is not a day"},
		{"mo-xx 09:00-17:00", "is geen dag", "is not a day"},
		{"mo-fr", "dagen en dan tijden", "days and then times"},
		{"mo-fr 25:00-26:00", "is geen tijd", "is not a time of day"},
		{"mo-fr 09:60-17:00", "is geen tijd", "is not a time of day"},
		{"mo-fr 09:00", "van-tot", "from-to"},
		{"mo-fr 09:00-24:30", "is geen tijd", "is not a time of day"},
	}
	for _, tt := range tests {
		f := fault.As(CheckWindows(tt.in))
		if f == nil || !strings.Contains(f.NL, tt.nl) || !strings.Contains(f.EN, tt.en) {
			t.Errorf("%q: %v", tt.in, f)
		}
	}
}

// TestACalendarThatCannotBeIsRefused covers the other fields of a Spec.
func TestACalendarThatCannotBeIsRefused(t *testing.T) {
	tests := []struct {
		name string
		spec Spec
		en   string
	}{
		{"unknown zone", Spec{Zone: "Mars/Olympus"}, "time zone"},
		{"unknown holiday", Spec{Holidays: []string{"sinterklaas"}}, "holiday"},
		{"bad windows", Spec{Windows: "mo 10:00-09:00"}, "does not end after"},
		{"bad cut-off", Spec{Cutoff: "vijf uur"}, "time of day"},
		{"bad resume", Spec{Cutoff: "17:00", Resume: "8u"}, "time of day"},
		{"bad working week", Spec{WorkingWeek: "mo-xx"}, "not a day"},
		{"closing ends before it starts", Spec{Closings: []Exception{{From: NewDate(2026, 5, 2), Until: NewDate(2026, 5, 1)}}}, "ends before it starts"},
		{"opening with bad hours", Spec{Openings: []Exception{{From: NewDate(2026, 5, 1), Until: NewDate(2026, 5, 1), Windows: "10-12"}}}, "time of day"},
		{"a ring of an hour", Spec{RingSeconds: 3600}, "ring"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Compile(tt.spec)
			if f := fault.As(err); f == nil || !strings.Contains(f.EN, tt.en) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestClosingsAndOpeningsChangeTheWeek covers ATW-10 and extra openings.
func TestClosingsAndOpeningsChangeTheWeek(t *testing.T) {
	s, _ := Named("ORG-A")
	s.Windows = "mo-fr 09:00-17:00"
	s.Closings = []Exception{
		{From: NewDate(2026, 2, 16), Until: NewDate(2026, 2, 17), Reason: "carnaval"},
		{From: NewDate(2026, 12, 24), Until: NewDate(2026, 12, 24), Windows: "15:00-24:00", Reason: "kerstavond"},
	}
	s.Openings = []Exception{
		{From: NewDate(2026, 4, 27), Until: NewDate(2026, 4, 27), Windows: "10:00-12:00", Reason: "paspoorten op Koningsdag"},
		{From: NewDate(2026, 11, 21), Until: NewDate(2026, 11, 21), Windows: "10:00-14:00", Reason: "extra zaterdag"},
	}
	c, err := Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		day     string
		working bool
		hours   float64
	}{
		{"2026-02-16", false, 0}, {"2026-02-18", true, 8}, {"2026-12-24", true, 6},
		{"2026-04-27", true, 2}, {"2026-11-21", false, 4}, {"2026-11-22", false, 0},
	}
	for _, tt := range tests {
		d := day(t, tt.day)
		got := c.Open(c.zone.StartOfDay(d), c.zone.StartOfDay(d+1)).Hours()
		if c.WorkingDay(d) != tt.working || got != tt.hours {
			t.Errorf("%s: working day %v, %v hours; want %v, %v", tt.day, c.WorkingDay(d), got, tt.working, tt.hours)
		}
	}
	if r, off := c.DayOff(day(t, "2026-02-16")); !off || r.NL != "carnaval" {
		t.Errorf("carnival is off because of %q", r.NL)
	}
}

// TestTermsThatCannotBeCountedAreRefused never loops and never guesses.
func TestTermsThatCannotBeCountedAreRefused(t *testing.T) {
	never := mustNamed(t, "ORG-A", "none")
	usual := mustNamed(t, "ORG-A", "mo-fr 09:00-17:00")
	start := moment(t, usual, "2026-11-20 10:00")
	tests := []struct {
		name  string
		c     *Calendar
		start Instant
		term  Term
		nl    string
	}{
		{"working hours without opening hours", never, start, Term{Quantity: 8, Unit: WorkingHours}, "geen openingstijden"},
		{"minus three days", usual, start, Term{Quantity: -3, Unit: Days}, "een termijn van -3 kan niet"},
		{"beyond 2100 in years", usual, start, Term{Quantity: 80, Unit: Years}, "buiten de kalender"},
		{"beyond 2100 in days", usual, start, Term{Quantity: 2_000_000_000, Unit: Days}, "buiten de kalender"},
		{"beyond 2100 in hours", usual, start, Term{Quantity: 2_000_000_000, Unit: Hours}, "buiten de kalender"},
		{"beyond 2100 in working hours", usual, start, Term{Quantity: 2_000_000_000, Unit: WorkingHours}, "buiten de kalender"},
		{"beyond 2100 in working days", usual, start, Term{Quantity: 50_000, Unit: WorkingDays}, "buiten de kalender"},
		{"before 1970", usual, start, Term{Quantity: 60, Unit: Years, Backward: true}, "buiten de kalender"},
		{"no start", usual, NoInstant, Term{Quantity: 1, Unit: Days}, "geen beginmoment"},
		{"a start in 1950", usual, -1e12, Term{Quantity: 1, Unit: Days}, "beginmoment valt buiten"},
		{"a start in 2200", usual, 7e12, Term{Quantity: 1, Unit: WorkingHours}, "beginmoment valt buiten"},
		{"a count", usual, start, Term{Quantity: 2, Unit: Times}, "geen tijdsduur"},
		{"no unit", usual, start, Term{Quantity: 2}, "geen tijdsduur"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			due, err := tt.c.Due(tt.start, tt.term, nil)
			f := fault.As(err)
			if f == nil || !strings.Contains(f.NL, tt.nl) || due != Never {
				t.Errorf("due %v, %v", due, err)
			}
			steps := tt.c.Explain(tt.start, tt.term, nil, fault.NL)
			if len(steps) != 1 || !strings.Contains(steps[0].Text, tt.nl) {
				t.Errorf("explained as %v", steps)
			}
			_ = tt.c.Used(tt.start, start.Add(1e15), tt.term, nil) // ends
		})
	}
	if at := never.NextOpening(start); at != NoInstant {
		t.Errorf("a calendar that never opens opens at %v", at)
	}
}

func FuzzWindows(f *testing.F) {
	for _, s := range []string{"mo-fr 09:00-17:00", "ma-vr 9:00-12:00,13:00-17:00; za 10:00-14:00", "fr-mo 22:00-24:00", "mo,tu 1:00-2:00", "\xff 1:00-2:00", "geen"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once, err := CanonicalWindows(s)
		if err != nil {
			if fault.As(err) == nil {
				t.Fatalf("%q: not a fault: %v", s, err)
			}
			return
		}
		twice, err := CanonicalWindows(once)
		if err != nil || twice != once {
			t.Fatalf("%q became %q and then %q (%v)", s, once, twice, err)
		}
	})
}
