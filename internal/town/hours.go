package town

import (
	"fmt"
	"math/rand/v2"

	"handvest/internal/calendar"
)

// hours is when the people of the town hall really work. It is reality, not
// promise: what the charter counts by stands in charter.yaml.
type hours struct {
	zone *calendar.Zone
	desk *calendar.Calendar // windows in which employees finish things
}

const (
	morning   = 8*3600 + 15*60 // the first thing is finished
	afternoon = 16*3600 + 55*60
)

func newHours() (hours, error) {
	c, err := Charter()
	if err != nil {
		return hours{}, err
	}
	desk, err := calendar.Compile(calendar.Spec{
		ID: "werk", Windows: "mo-fr 08:00-17:15", Holidays: []string{"nl_org"}, Closings: c.Calendars[0].Closings,
	})
	if err != nil {
		return hours{}, fmt.Errorf("the working week of %s: %w", Name, err)
	}
	zone, err := calendar.LoadZone("")
	if err != nil {
		return hours{}, fmt.Errorf("the time zone of %s: %w", Name, err)
	}
	return hours{zone: zone, desk: desk}, nil
}

// finish is the moment at which a department is ready with something that
// costs it a number of working days, counted from a start. A fraction of a day
// is the hour of the last day.
func (h hours) finish(r *rand.Rand, start calendar.Instant, days float64) calendar.Instant {
	d, second := h.zone.Local(start)
	if !h.desk.WorkingDay(d) || second >= afternoon {
		d, second = h.nextDay(d), morning
	}
	whole := int32(days)
	if whole == 0 { // the same day, after the start
		second = max(second, morning)
		if left := afternoon - second; left > 600 {
			return h.zone.At(d, second+int32(300+float64(left-300)*(days*0.9+0.1*r.Float64())))
		}
		whole = 1
	}
	d = h.desk.AddWorkingDays(d, int(whole))
	return h.zone.At(d, morning+int32(r.Float64()*(afternoon-morning)))
}

// nextDay is the first working day after a day.
func (h hours) nextDay(d calendar.Date) calendar.Date {
	d++
	for !h.desk.WorkingDay(d) {
		d++
	}
	return d
}
