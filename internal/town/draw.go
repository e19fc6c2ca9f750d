package town

import (
	"math"
	"math/rand/v2"
)

// poisson draws how many of something happen where mean happen on average.
func poisson(r *rand.Rand, mean float64) int {
	if mean <= 0 {
		return 0
	}
	if mean > 40 {
		return max(0, int(math.Round(mean+math.Sqrt(mean)*r.NormFloat64())))
	}
	limit, product, n := math.Exp(-mean), r.Float64(), 0
	for product > limit {
		product *= r.Float64()
		n++
	}
	return n
}

// around draws a length of time with a median: twice as long is as likely as
// half as long.
func around(r *rand.Rand, median, spread float64) float64 {
	return median * math.Exp(spread*r.NormFloat64())
}

// pick draws one of the shares by its weight.
func pick(r *rand.Rand, all []share) string {
	total := 0.0
	for _, s := range all {
		total += s.weight
	}
	x := r.Float64() * total
	for _, s := range all {
		if x -= s.weight; x < 0 {
			return s.code
		}
	}
	return all[len(all)-1].code
}

// profile is how the work of a day is spread over its hours.
type profile [24]float64

// second draws a second of the day.
func (p *profile) second(r *rand.Rand) int32 {
	total := 0.0
	for _, w := range p {
		total += w
	}
	x := r.Float64() * total
	for h, w := range p {
		if x -= w; x < 0 {
			return int32(h*3600) + r.Int32N(3600)
		}
	}
	return 23*3600 + r.Int32N(3600)
}

// When people use each channel.
var profiles = map[string]*profile{
	"telefoon": {8: 7, 9: 14, 10: 15, 11: 13, 12: 9, 13: 11, 14: 12, 15: 10, 16: 8},
	"balie":    {9: 12, 10: 15, 11: 14, 12: 7, 13: 11, 14: 13, 15: 12, 16: 8},
	"post":     {10: 8, 11: 2},
	"chat":     {9: 10, 10: 14, 11: 13, 12: 11, 13: 12, 14: 13, 15: 12, 16: 9},
	"mail":     {0: 1, 6: 2, 7: 5, 8: 9, 9: 13, 10: 13, 11: 11, 12: 9, 13: 10, 14: 10, 15: 9, 16: 8, 17: 6, 18: 4, 19: 6, 20: 7, 21: 6, 22: 4, 23: 2},
	"web":      {0: 1, 6: 2, 7: 5, 8: 8, 9: 10, 10: 11, 11: 10, 12: 9, 13: 9, 14: 9, 15: 8, 16: 8, 17: 6, 18: 6, 19: 9, 20: 10, 21: 8, 22: 5, 23: 2},
	"app":      {0: 1, 5: 1, 6: 3, 7: 8, 8: 10, 9: 9, 10: 9, 11: 9, 12: 9, 13: 9, 14: 9, 15: 9, 16: 10, 17: 10, 18: 8, 19: 7, 20: 6, 21: 4, 22: 2, 23: 1},
}

// How busy each weekday is, from Sunday: by staffed channels and by the others.
var (
	staffedWeek = [7]float64{0, 1.32, 1.10, .94, 1.02, .76, 0}
	openWeek    = [7]float64{.42, 1.22, 1.12, 1.05, 1.05, .94, .50}
)

// staffed says whether a channel needs an employee on the other side.
func staffed(channel string) bool {
	return channel == "telefoon" || channel == "balie" || channel == "post" || channel == "chat"
}
