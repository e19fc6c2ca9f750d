package calendar

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/fault"
)

// TestEveryDayIsThatOfTheTimePackage compares two centuries of days.
func TestEveryDayIsThatOfTheTimePackage(t *testing.T) {
	for d := NewDate(1890, 1, 1); d <= NewDate(2110, 12, 31); d++ {
		w := utcDay(d)
		y, m, day := d.Civil()
		if y != w.Year() || m != w.Month() || day != w.Day() || d.Weekday() != w.Weekday() || d.String() != w.Format("2006-01-02") || NewDate(y, m, day) != d {
			t.Fatalf("day %d is %s (%s), want %s", d, d, d.Weekday(), w)
		}
	}
}

// TestADayThatDoesNotExistIsRefusedWithARemedy is for what people type.
func TestADayThatDoesNotExistIsRefusedWithARemedy(t *testing.T) {
	tests := []struct{ in, nl, en string }{
		{"2026-02-31", "kies een dag van 1 tot en met 28 (februari 2026)", "choose a day from 1 to 28 (February 2026)"},
		{"2028-02-30", "tot en met 29", "1 to 29"},
		{"2026-13-01", "een maand is 01 tot en met 12", "a month is 01 to 12"},
		{"2026-00-10", "een maand is 01 tot en met 12", "a month is 01 to 12"},
		{"2026-11-00", "kies een dag van 1 tot en met 30", "choose a day from 1 to 30"},
		{"26-11-2026", "schrijf jaar-maand-dag", "write year-month-day"},
		{"morgen", "schrijf jaar-maand-dag", "write year-month-day"},
		{"", "schrijf jaar-maand-dag", "write year-month-day"},
	}
	for _, tt := range tests {
		_, err := ParseDate(tt.in)
		f := fault.As(err)
		if f == nil || !strings.Contains(f.NL, tt.nl) || !strings.Contains(f.EN, tt.en) {
			t.Errorf("%q: %v", tt.in, err)
		}
	}
}

// TestMonthsAreCountedFromTheStart covers T-3 and T-4.
func TestMonthsAreCountedFromTheStart(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2028-01-31", 1, "2028-02-29"}, {"2026-01-31", 2, "2026-03-31"},
		{"2025-11-30", 3, "2026-02-28"}, {"2026-12-15", 1, "2027-01-15"}, {"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"}, {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"},
	}
	for _, tt := range tests {
		if got := day(t, tt.from).AddMonths(tt.n).String(); got != tt.want {
			t.Errorf("%s plus %d months is %s, want %s", tt.from, tt.n, got, tt.want)
		}
	}
}

// TestADateTravelsAsText goes to JSON and back, with and without a date.
func TestADateTravelsAsText(t *testing.T) {
	for _, d := range []Date{NoDate, NewDate(2026, 11, 26)} {
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back Date
		if err := json.Unmarshal(b, &back); err != nil || back != d {
			t.Errorf("%s came back as %s (%v)", b, back, err)
		}
	}
}

// TestLocalTimeIsThatOfTheTimePackage compares random moments in four zones.
func TestLocalTimeIsThatOfTheTimePackage(t *testing.T) {
	for _, name := range []string{Amsterdam, "America/New_York", "Pacific/Auckland", "UTC"} {
		z, err := LoadZone(name)
		if err != nil {
			t.Fatal(err)
		}
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		rapid.Check(t, func(t *rapid.T) {
			i := Instant(rapid.Int64Range(0, int64(Last)*msDay).Draw(t, "instant"))
			lt := i.Time().In(loc)
			d, s := z.Local(i)
			_, offset := lt.Zone()
			if d.String() != lt.Format("2006-01-02") || int(s) != lt.Hour()*3600+lt.Minute()*60+lt.Second() || z.Offset(i) != offset {
				t.Fatalf("%s: %s %d, want %s", name, d, s, lt)
			}
			// Back again: the same moment, or the first of a repeated hour.
			back := z.At(d, s)
			bd, bs := z.Local(back)
			if back > i || bd != d || bs != s {
				t.Fatalf("%s: %s goes back to %s", name, lt, back.Time().In(loc))
			}
		})
	}
}

// TestTheClockSkipsAndRepeats covers T-11.
func TestTheClockSkipsAndRepeats(t *testing.T) {
	z, err := LoadZone("")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		day    string
		second int32
		want   string
	}{
		{"2027-03-28", 2*3600 + 1800, "2027-03-28T03:30:00+02:00"},
		{"2027-03-28", 3 * 3600, "2027-03-28T03:00:00+02:00"},
		{"2027-10-31", 2*3600 + 1800, "2027-10-31T02:30:00+02:00"},
		{"2027-10-31", 3 * 3600, "2027-10-31T03:00:00+01:00"},
		{"2095-03-27", 12 * 3600, "2095-03-27T12:00:00+02:00"},
		{"2095-03-26", 12 * 3600, "2095-03-26T12:00:00+01:00"},
		{"1975-07-01", 12 * 3600, "1975-07-01T12:00:00+01:00"},
	}
	for _, tt := range tests {
		if got := FormatISO(z.At(day(t, tt.day), tt.second), z); got != tt.want {
			t.Errorf("%s second %d is %s, want %s", tt.day, tt.second, got, tt.want)
		}
	}
	if _, err := LoadZone("Europe/Atlantis"); fault.As(err) == nil {
		t.Errorf("an unknown zone gives %v", err)
	}
}

// TestEasterIsOnTheDaysOfTheTable holds the computus to rules.md.
func TestEasterIsOnTheDaysOfTheTable(t *testing.T) {
	for _, want := range []string{"2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13"} {
		if got := Easter(day(t, want).Year()).String(); got != want {
			t.Errorf("Easter %s, want %s", got, want)
		}
	}
	for y := 1970; y <= 2100; y++ {
		if got, want := Easter(y), oracleEaster(y); utcDay(got) != want {
			t.Errorf("Easter %d: %s, want %s", y, got, want)
		}
	}
}

// TestKingsDayMovesFromASunday covers ATW-6, also for the queens before him.
func TestKingsDayMovesFromASunday(t *testing.T) {
	for _, want := range []string{"2026-04-27", "2014-04-26", "2025-04-26", "2031-04-26", "2013-04-30", "2006-04-29", "1995-04-29", "1978-05-01"} {
		if got := kingsDay(day(t, want).Year()).String(); got != want {
			t.Errorf("King's day %s, want %s", got, want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-11-26", "2026-02-31", "", "0000-01-01", "9999-12-31", "2026-1-1", "２０２６-11-26"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			if fault.As(err) == nil {
				t.Fatalf("%q: not a fault: %v", s, err)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("%q came back as %q", s, d)
		}
	})
}
