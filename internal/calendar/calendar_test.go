package calendar

import (
	"testing"

	"handvest/internal/fault"
)

// mustNamed compiles a named calendar with windows.
func mustNamed(tb testing.TB, id, windows string) *Calendar {
	tb.Helper()
	s, ok := Named(id)
	if !ok {
		tb.Fatalf("no calendar %q", id)
	}
	s.Windows = windows
	c, err := Compile(s)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func day(tb testing.TB, s string) Date {
	tb.Helper()
	d, err := ParseDate(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// moment reads "2026-11-20 16:55" as local time in the zone of c.
func moment(tb testing.TB, c *Calendar, s string) Instant {
	tb.Helper()
	d := day(tb, s[:10])
	sec := int32(0)
	if len(s) > 10 {
		var err error
		if sec, err = ParseClock(s[11:16]); err != nil {
			tb.Fatal(err)
		}
		if len(s) > 16 {
			sec += int32(number(s[17:19]))
		}
	}
	return c.zone.At(d, sec)
}

// TestATermEndsWhenAClerkCountsItOut holds terms of every unit to days counted
// by hand on a wall calendar.
func TestATermEndsWhenAClerkCountsItOut(t *testing.T) {
	const office = "mo-fr 09:00-17:00"
	tests := []struct {
		name     string // rule id and what is special
		calendar string
		windows  string
		start    string
		term     Term
		want     string
	}{
		{"T-1 the start day is not counted", "ORG-A", "", "2026-11-20 16:55", Term{Quantity: 1, Unit: Days}, "2026-11-21 23:59:59"},
		{"T-2 a week ends on the same weekday", "ORG-A", "", "2026-11-20 16:55", Term{Quantity: 2, Unit: Weeks}, "2026-12-04 23:59:59"},
		{"T-3 a month that has no 31st", "ORG-A", "", "2026-08-31 12:00", Term{Quantity: 1, Unit: Months}, "2026-09-30 23:59:59"},
		{"T-3 counted from the start, not month by month", "ORG-A", "", "2027-01-31 12:00", Term{Quantity: 2, Unit: Months}, "2027-03-31 23:59:59"},
		{"T-4 a year from leap day", "ORG-A", "", "2028-02-29 12:00", Term{Quantity: 1, Unit: Years}, "2029-02-28 23:59:59"},
		{"T-4 four years from leap day", "ORG-A", "", "2028-02-29 12:00", Term{Quantity: 4, Unit: Years}, "2032-02-29 23:59:59"},
		{"T-5 a day of hours over the start of summer time", "ORG-A", "", "2027-03-27 10:00", Term{Quantity: 24, Unit: Hours}, "2027-03-28 11:00:00"},
		{"T-6 used up exactly at closing", "ORG-A", office, "2026-11-20 16:00", Term{Quantity: 1, Unit: WorkingHours}, "2026-11-20 17:00:00"},
		{"T-6 one minute more is next morning", "ORG-A", office, "2026-11-20 16:00", Term{Quantity: 61, Unit: WorkingMinutes}, "2026-11-23 09:01:00"},
		{"T-6 received at night", "ORG-A", office, "2026-11-21 03:00", Term{Quantity: 3, Unit: WorkingHours}, "2026-11-23 12:00:00"},
		{"T-6 nothing to count still waits for the door", "ORG-A", office, "2026-11-20 17:00", Term{Quantity: 0, Unit: WorkingHours}, "2026-11-23 09:00:00"},
		{"T-7 one working day from a Friday", "ORG-A", "", "2026-11-20 16:55", Term{Quantity: 1, Unit: WorkingDays}, "2026-11-23 23:59:59"},
		{"T-7 the statutory calendar skips Good Friday", "NL-ATW", "", "2027-03-25 09:00", Term{Quantity: 1, Unit: WorkingDays}, "2027-03-30 23:59:59"},
		{"T-9 the same day", "ORG-A", "", "2026-11-20 16:55", Term{Quantity: 0, Unit: Days}, "2026-11-20 23:59:59"},
		{"T-9 four rings of five seconds", "ORG-A", "", "2026-11-20 16:55", Term{Quantity: 4, Unit: Rings}, "2026-11-20 16:55:20"},
		{"T-12 two weeks before, not moved from a Sunday", "NL-ATW", "", "2026-11-15 10:00", Term{Quantity: 2, Unit: Weeks, Backward: true, Roll: RollAtw}, "2026-11-01 23:59:59"},
		{"T-12 five working days before", "ORG-A", "", "2026-11-25 10:00", Term{Quantity: 5, Unit: WorkingDays, Backward: true}, "2026-11-18 23:59:59"},
		{"T-12 two working hours before opening", "ORG-A", office, "2026-11-23 09:00", Term{Quantity: 2, Unit: WorkingHours, Backward: true}, "2026-11-20 15:00:00"},
		{"ATW-1 an ordinary Saturday", "NL-ATW", "", "2026-11-13 10:00", Term{Quantity: 8, Unit: Days, Roll: RollAtw}, "2026-11-23 23:59:59"},
		{"ATW-2 three days with one ordinary day", "NL-ATW", "", "2026-11-20 10:00", Term{Quantity: 3, Unit: Days, Roll: RollAtw}, "2026-11-24 23:59:59"},
		{"AVG-2 two days already must hold two working days", "EU-NL", "", "2026-11-20 10:00", Term{Quantity: 2, Unit: Days, Roll: RollEU}, "2026-11-24 23:59:59"},
		{"AVG-2 has no upper limit", "EU-NL", "", "2026-01-14 10:00", Term{Quantity: 4, Unit: Months, Roll: RollEU}, "2026-05-15 23:59:59"},
		{"ATW-7 four months are not extended", "NL-ATW", "", "2026-01-14 10:00", Term{Quantity: 4, Unit: Months, Roll: RollAtw}, "2026-05-14 23:59:59"},
		{"ending at the clock time of the start", "ORG-A", "", "2026-11-20 16:55", Term{Quantity: 2, Unit: WorkingDays, Ending: SameTime}, "2026-11-24 16:55:00"},
		{"ending at closing time", "ORG-A", office, "2026-11-20 16:55", Term{Quantity: 2, Unit: WorkingDays, Ending: Closing}, "2026-11-24 17:00:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := mustNamed(t, tt.calendar, tt.windows)
			got, err := c.Due(moment(t, c, tt.start), tt.term, nil)
			if err != nil {
				t.Fatal(err)
			}
			if want := moment(t, c, tt.want); got.At != want || got.Date != day(t, tt.want[:10]) {
				t.Errorf("due %s (%s), want %s", FormatDateTime(got.At, c.zone, fault.EN), got.Date, tt.want)
			}
		})
	}
}

// A term in working days that runs through the days off is used up when the
// next working day begins: the last day stays the date that people are told.
func TestDaysOffAfterTheLastDayMayCount(t *testing.T) {
	c := mustNamed(t, "ORG-A", "")
	tests := []struct{ name, start, date, at string }{
		{"Friday is the last day, and the weekend does not count", "2026-11-19 16:55", "2026-11-20", "2026-11-22 23:59:59"},
		{"Tuesday is the last day, and Wednesday counts", "2026-11-23 16:55", "2026-11-24", "2026-11-24 23:59:59"},
		{"Friday is the last day, and Whit Monday does not count", "2026-05-21 09:00", "2026-05-22", "2026-05-25 23:59:59"},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			due, err := c.Due(moment(t, c, tc.start), Term{Quantity: 1, Unit: WorkingDays, Ending: ThroughDaysOff}, nil)
			if err != nil || due.Date != day(t, tc.date) || due.At != moment(t, c, tc.at) {
				t.Errorf("due %s at %s, %v; want %s at %s", due.Date, due.At.Time(), err, tc.date, tc.at)
			}
		})
	}
}

// TestACutOffMovesTheStart covers T-8 with and without a resume hour.
func TestACutOffMovesTheStart(t *testing.T) {
	tests := []struct{ name, cutoff, resume, start, want string }{
		{"no cut-off: Saturday plus one is Monday", "", "", "2026-11-21 18:00", "2026-11-23 18:00"},
		{"before it nothing moves", "17:00", "08:30", "2026-11-20 16:59", "2026-11-23 16:59"},
		{"with a resume hour the cut-off itself is too late", "17:00", "08:30", "2026-11-20 17:00", "2026-11-24 08:30"},
		{"a second later counts from Monday 08:30", "17:00", "08:30", "2026-11-20 17:00:01", "2026-11-24 08:30"},
		{"Saturday morning keeps its hour on Monday", "17:00", "08:30", "2026-11-21 10:15", "2026-11-24 10:15"},
		{"Saturday evening is Monday evening and so Tuesday", "17:00", "08:30", "2026-11-21 18:00", "2026-11-25 08:30"},
		{"without a resume hour Saturday evening is Monday's", "17:00", "", "2026-11-21 18:00", "2026-11-24 18:00"},
		{"without a resume hour Friday evening is Monday's", "17:00", "", "2026-11-20 18:00", "2026-11-24 00:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := Named("ORG-A")
			s.Cutoff, s.Resume = tt.cutoff, tt.resume
			c, err := Compile(s)
			if err != nil {
				t.Fatal(err)
			}
			got, err := c.Due(moment(t, c, tt.start), Term{Quantity: 1, Unit: WorkingDays, Ending: SameTime}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if want := moment(t, c, tt.want); got.At != want {
				t.Errorf("due %s, want %s", FormatDateTime(got.At, c.zone, fault.EN), tt.want)
			}
		})
	}
}
