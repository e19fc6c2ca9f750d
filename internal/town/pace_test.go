package town

import (
	"testing"
	"time"

	"handvest/internal/calendar"
)

func at(t *testing.T, p *Pace, text string) calendar.Instant {
	t.Helper()
	moment, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		t.Fatal(err)
	}
	y, m, d := moment.Date()
	return p.Open.Zone().At(calendar.NewDate(y, m, d), int32(moment.Hour()*3600+moment.Minute()*60))
}

func TestTimeRunsAtItsSpeedByDayAndFastByNight(t *testing.T) {
	for _, c := range []struct {
		name, from string
		watched    time.Duration
		want       string
	}{
		{"a minute of watching is an hour of work", "2026-11-19 10:00", time.Minute, "2026-11-19 11:00"},
		{"no time has passed yet", "2026-11-19 10:00", 0, "2026-11-19 10:00"},
		{"thirteen hours of night take less than three seconds", "2026-11-19 18:30", 2600 * time.Millisecond, "2026-11-20 07:30"},
		{"a weekend takes a quarter of a minute", "2026-11-20 18:30", 12200 * time.Millisecond, "2026-11-23 07:30"},
		{"work goes on after the night", "2026-11-19 18:00", 30*time.Second + 2600*time.Millisecond + 30*time.Second, "2026-11-20 08:00"},
	} {
		p, err := NewPace(0, 60)
		if err != nil {
			t.Fatal(err)
		}
		p.From = at(t, p, c.from)
		if got := p.At(c.watched); got != at(t, p, c.want) {
			t.Errorf("%s: from %s after %s it is %s, expected %s", c.name, c.from, c.watched, got.Time(), c.want)
		}
	}
}

func TestTheWatchBeginsOnAWorkingMorning(t *testing.T) {
	p, err := NewPace(0, 60)
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{
		"2026-11-21": "2026-11-20 10:00", "2026-11-20": "2026-11-20 10:00", "2026-12-26": "2026-12-24 10:00",
	} {
		d, err := calendar.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Morning(d); got != at(t, p, want) {
			t.Errorf("on %s the watch begins at %s, expected %s", day, got.Time(), want)
		}
	}
}
