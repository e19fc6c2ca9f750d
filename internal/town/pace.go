package town

import (
	"time"

	"handvest/internal/calendar"
)

// Pace makes the time of the town run faster than real time: at one speed
// while the town hall and the telephone are open, much faster at night and on
// days off, so that somebody who watches sees work and not darkness.
type Pace struct {
	From  calendar.Instant // the moment in the town when the watch began
	Speed float64          // seconds in the town for each real second, while open
	Skip  float64          // the same while closed; not slower than Speed
	Open  *calendar.Calendar
}

// NewPace lets time run from a moment. A closed night takes a few seconds.
func NewPace(from calendar.Instant, speed float64) (*Pace, error) {
	open, err := calendar.Compile(calendar.Spec{ID: "kijkuren", Windows: "mo-fr 07:30-18:30", Holidays: []string{"nl_org"}})
	if err != nil {
		return nil, err
	}
	return &Pace{From: from, Speed: speed, Skip: max(speed, 18_000), Open: open}, nil
}

// At is the moment in the town after some real time. It never runs back.
func (p *Pace) At(watched time.Duration) calendar.Instant {
	now := p.From
	for left := float64(watched) / float64(time.Millisecond); left > 0; {
		rate, until := p.Skip, p.Open.NextOpening(now)
		if until == now {
			d, _ := p.Open.Zone().Local(now)
			rate, until = p.Speed, p.Open.Hours(d)[0].To
		}
		if take := float64(until-now) / rate; until.Known() && take <= left {
			left -= take
			now = until
			continue
		}
		return now + calendar.Instant(left*rate)
	}
	return now
}

// Morning is a good moment to begin watching: ten in the morning of the last
// working day of the town that is not after a date.
func (p *Pace) Morning(d calendar.Date) calendar.Instant {
	for !p.Open.WorkingDay(d) {
		d--
	}
	return p.Open.Zone().At(d, 10*3600)
}
