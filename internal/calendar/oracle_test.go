package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The oracle counts as a patient clerk would: day by day, minute by minute,
// with the time package and nothing of ours but the list of days off.

var oracleWindows = []struct {
	text  string
	hours [7][][2]int // weekday, from minute, to minute
}{
	{"mo-fr 09:00-17:00", [7][][2]int{1: {{540, 1020}}, 2: {{540, 1020}}, 3: {{540, 1020}}, 4: {{540, 1020}}, 5: {{540, 1020}}}},
	{"mo-su 00:00-24:00", [7][][2]int{{{0, 1440}}, {{0, 1440}}, {{0, 1440}}, {{0, 1440}}, {{0, 1440}}, {{0, 1440}}, {{0, 1440}}}},
	{"ma,wo 08:30-12:00,13:00-16:15; do 12:00-20:00; za-zo 00:30-06:00", [7][][2]int{
		0: {{30, 360}}, 1: {{510, 720}, {780, 975}}, 3: {{510, 720}, {780, 975}}, 4: {{720, 1200}}, 6: {{30, 360}}}},
}

var oracleCalendars = []string{"ORG-A", "NL-ATW", "EU-NL", "ORG-K", "NONE"}

// offDay says whether a day is off by the dates of rules.md, worked out apart
// from the compiled calendar.
func offDay(id string, d time.Time) bool {
	md := d.Format("01-02")
	y := d.Year()
	if id == "NONE" {
		return false
	}
	easter := oracleEaster(y)
	diff := int(d.Sub(easter).Hours() / 24)
	king := "04-27"
	if time.Date(y, 4, 27, 0, 0, 0, 0, time.UTC).Weekday() == time.Sunday {
		king = "04-26"
	}
	if md == "01-01" || md == "12-25" || md == "12-26" || md == king || diff == 0 || diff == 1 || diff == 39 || diff == 49 || diff == 50 {
		return true
	}
	switch id {
	case "ORG-A", "ORG-K":
		return md == "05-05" && y%5 == 0 || id == "ORG-K" && md >= "12-27"
	case "NL-ATW":
		for _, e := range []string{"2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30", "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"} {
			if d.Format("2006-01-02") == e {
				return true
			}
		}
	}
	return md == "05-05" || diff == -2
}

// oracleEaster is the anonymous Gregorian algorithm in the form of Butcher.
func oracleEaster(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	return time.Date(y, time.Month((h+l-7*m+114)/31), (h+l-7*m+114)%31+1, 0, 0, 0, 0, time.UTC)
}

func utcDay(d Date) time.Time { return time.UnixMilli(int64(d) * msDay).UTC() }

func oracleWorkingDay(id string, d Date) bool {
	t := utcDay(d)
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && !offDay(id, t)
}

// TestWorkingDaysAreThoseOfTheRules holds every day of forty years to the rules.
func TestWorkingDaysAreThoseOfTheRules(t *testing.T) {
	for _, id := range oracleCalendars {
		c := mustNamed(t, id, "")
		for d := day(t, "2015-01-01"); d <= day(t, "2055-12-31"); d++ {
			if got, want := c.WorkingDay(d), oracleWorkingDay(id, d); got != want {
				t.Errorf("%s %s: working day %v, want %v", id, d, got, want)
			}
		}
	}
}

type oracle struct {
	id   string
	at   int // index into oracleWindows
	loc  *time.Location
	cal  *Calendar
	zone *Zone
}

func newOracles(tb testing.TB) map[string]*oracle {
	loc, err := time.LoadLocation(Amsterdam)
	if err != nil {
		tb.Fatal(err)
	}
	all := map[string]*oracle{}
	for _, id := range oracleCalendars {
		for w := range oracleWindows {
			c := mustNamed(tb, id, oracleWindows[w].text)
			all[id+oracleWindows[w].text] = &oracle{id: id, at: w, loc: loc, cal: c, zone: c.zone}
		}
	}
	return all
}

func (o *oracle) draw(t *rapid.T) Instant {
	// Mostly around the days that are hard: Easter, clock changes, Christmas.
	base := rapid.SampledFrom([]string{"2026-03-25", "2026-10-22", "2026-12-20", "2027-03-24", "2025-04-22", "2024-02-27", "2026-05-10", "2027-06-01"}).Draw(t, "base")
	d, _ := ParseDate(base)
	minute := rapid.IntRange(0, 14*1440).Draw(t, "minute")
	return Instant(int64(d)*msDay + int64(minute)*60_000)
}

func (o *oracle) drawPauses(t *rapid.T, start Instant) []Span {
	n := rapid.IntRange(0, 3).Draw(t, "pauses")
	var out []Span
	for range n {
		from := start + Instant(rapid.IntRange(-2000, 12000).Draw(t, "pause from"))*60_000
		out = append(out, Span{from, from + Instant(rapid.IntRange(0, 9000).Draw(t, "pause length"))*60_000})
	}
	return out
}

func (o *oracle) open(i Instant) bool {
	lt := i.Time().In(o.loc)
	if offDay(o.id, time.Date(lt.Year(), lt.Month(), lt.Day(), 0, 0, 0, 0, time.UTC)) {
		return false
	}
	m := lt.Hour()*60 + lt.Minute()
	for _, w := range oracleWindows[o.at].hours[lt.Weekday()] {
		if m >= w[0] && m < w[1] {
			return true
		}
	}
	return false
}

func paused(i Instant, pauses []Span) bool {
	for _, p := range pauses {
		if i >= p.From && (p.To == NoInstant || i < p.To) {
			return true
		}
	}
	return false
}

// clocked steps minute by minute.
func (o *oracle) clocked(start Instant, minutes int, working bool, pauses []Span) Instant {
	for i := start; ; i += 60_000 {
		if counts := !paused(i, pauses) && (!working || o.open(i)); counts {
			if minutes == 0 {
				return i
			}
			if minutes--; minutes == 0 {
				return i + 60_000
			}
		}
	}
}

// days steps day by day; a day after a pause began and before it ended does not count.
func (o *oracle) days(start Instant, t Term, pauses []Span) Date {
	day := func(i Instant) Date {
		lt := i.Time().In(o.loc)
		return Date(time.Date(lt.Year(), lt.Month(), lt.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86400)
	}
	suspended := func(d Date) bool {
		for _, p := range pauses {
			if d > day(p.From) && d < day(p.To) {
				return true
			}
		}
		return false
	}
	first := day(start)
	left := int(t.Quantity)
	switch t.Unit {
	case Weeks:
		left *= 7
	case Months, Years:
		n := int(t.Quantity)
		if t.Unit == Years {
			n *= 12
		}
		f := utcDay(first)
		e := time.Date(f.Year(), f.Month()+time.Month(n), f.Day(), 0, 0, 0, 0, time.UTC)
		if e.Day() != f.Day() {
			e = time.Date(f.Year(), f.Month()+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
		}
		left = int(e.Sub(f).Hours() / 24)
	}
	d := first
	for left > 0 {
		d++
		if t.Unit == WorkingDays && !oracleWorkingDay(o.id, d) || suspended(d) {
			continue
		}
		left--
	}
	return d
}

// TestDueIsWhatAPatientClerkCounts compares Due with counting minute by
// minute and day by day, over clock changes, holidays and pauses.
func TestDueIsWhatAPatientClerkCounts(t *testing.T) {
	all := newOracles(t)
	rapid.Check(t, func(t *rapid.T) {
		o := all[rapid.SampledFrom(oracleCalendars).Draw(t, "calendar")+oracleWindows[rapid.IntRange(0, len(oracleWindows)-1).Draw(t, "windows")].text]
		start := o.draw(t)
		pauses := o.drawPauses(t, start)
		unit := rapid.SampledFrom([]Unit{Minutes, Hours, WorkingMinutes, WorkingHours, Days, WorkingDays, Weeks, Months, Years}).Draw(t, "unit")
		term := Term{Quantity: int32(rapid.IntRange(0, 12).Draw(t, "quantity")), Unit: unit}
		got, err := o.cal.Due(start, term, pauses)
		if err != nil {
			t.Fatal(err)
		}
		if !unit.Clocked() {
			if want := o.days(start, term, pauses); got.Date != want {
				t.Fatalf("%v from %s with %v: due %s, want %s", term, FormatISO(start, o.zone), pauses, got.Date, want)
			}
			return
		}
		minutes := int(term.Quantity)
		if unit == Hours || unit == WorkingHours {
			minutes *= 60
		}
		want := o.clocked(start, minutes, unit == WorkingMinutes || unit == WorkingHours, pauses)
		if got.At != want {
			t.Fatalf("%v from %s with %v: due %s, want %s", term, FormatISO(start, o.zone), pauses, FormatISO(got.At, o.zone), FormatISO(want, o.zone))
		}
	})
}

// TestStatutoryRollIsWhatTheActsSay compares the three rolls with stepping.
func TestStatutoryRollIsWhatTheActsSay(t *testing.T) {
	all := newOracles(t)
	rapid.Check(t, func(t *rapid.T) {
		o := all[rapid.SampledFrom([]string{"NL-ATW", "EU-NL"}).Draw(t, "calendar")+oracleWindows[0].text]
		start := o.draw(t)
		unit := rapid.SampledFrom([]Unit{Days, Weeks, Months, Years}).Draw(t, "unit")
		most := map[Unit]int{Days: 100, Weeks: 14, Months: 5, Years: 2}[unit]
		n := rapid.IntRange(0, most).Draw(t, "quantity")
		term := Term{Quantity: int32(n), Unit: unit, Roll: rapid.SampledFrom([]Roll{RollNone, RollNextWorkingDay, RollAtw, RollEU}).Draw(t, "roll")}
		first, end := o.zone.Date(start), o.days(start, term, nil)
		exempt := unit == Years || unit == Days && n > 90 || unit == Weeks && n > 12 || unit == Months && n > 3
		if term.Roll == RollNextWorkingDay || term.Roll == RollEU || term.Roll == RollAtw && !exempt {
			for !oracleWorkingDay(o.id, end) {
				end++
			}
		}
		two := term.Roll == RollAtw && !exempt && (unit != Days || n >= 3) && n > 0 || term.Roll == RollEU && (unit != Days || n >= 2) && n > 0
		for two {
			k := 0
			for d := first + 1; d <= end; d++ {
				if oracleWorkingDay(o.id, d) {
					k++
				}
			}
			if two = k < 2; two {
				end++
			}
		}
		got, err := o.cal.Due(start, term, nil)
		if err != nil || got.Date != end {
			t.Fatalf("%v from %s: due %s (%v), want %s", term, first, got.Date, err, end)
		}
	})
}
