package calendar

import (
	"testing"
	"time"
)

func TestCutOff(t *testing.T) {
	for _, c := range []struct{ promise, cutoff, resume, start, due string }{
		{"T-8: before the cut-off the day itself is day 0", "17:00", "", "2026-01-16T16:59:59+01:00", "2026-01-19T23:59:59+01:00"},
		{"T-8: exactly at the cut-off is not after it", "17:00", "", "2026-01-16T17:00:00+01:00", "2026-01-19T23:59:59+01:00"},
		{"T-8: after the cut-off the next working day is day 0", "17:00", "", "2026-01-16T17:00:01+01:00", "2026-01-20T23:59:59+01:00"},
		{"T-8: on a day off the next working day is day 0, at any hour", "17:00", "", "2026-01-17T22:30:00+01:00", "2026-01-20T23:59:59+01:00"},
		{"with a resume hour a day off keeps its clock time", "17:00", "08:30", "2026-01-17T16:59:00+01:00", "2026-01-20T23:59:59+01:00"},
		{"with a resume hour the cut-off itself is too late", "17:00", "08:30", "2026-01-16T17:00:00+01:00", "2026-01-20T23:59:59+01:00"},
		{"with a resume hour a late hour on a day off moves on", "17:00", "08:30", "2026-01-17T22:30:00+01:00", "2026-01-21T23:59:59+01:00"},
	} {
		t.Run(c.promise, func(t *testing.T) {
			cal, err := Compile(Spec{ID: "x", Cutoff: c.cutoff, Resume: c.resume})
			if err != nil {
				t.Fatal(err)
			}
			due, err := cal.Due(instant(t, c.start), Term{Quantity: 1, Unit: WorkingDays}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if want := instant(t, c.due); due.At != want {
				t.Errorf("due %s, want %s", due.At.Time(), want.Time())
			}
		})
	}
}

func instant(t *testing.T, s string) Instant {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return InstantOf(at)
}
