package kit

import (
	"fmt"
	"math"
)

// Finding says in one sentence what a trend shows. It looks at the whole
// line: first at the target, then at the largest lasting change.
func Finding(r Reader, points []Point, target int32) string {
	known := make([]Point, 0, len(points))
	for _, p := range points {
		if p.Share >= 0 {
			known = append(known, p)
		}
	}
	switch len(known) {
	case 0:
		return r.T("Nog geen cijfers in deze periode", "No figures in this period yet")
	case 1:
		return fmt.Sprintf(r.T("%s op tijd in %s", "%s in time in %s"), r.Percent(known[0].Share), known[0].Long)
	}
	last := known[len(known)-1]
	at, change := turn(known)
	if low, ok := dip(known); ok {
		return fmt.Sprintf(r.T("Dieptepunt in %s: %s; daarna hersteld", "Lowest in %s: %s; recovered since"), known[low].Long, r.Percent(known[low].Share))
	}
	if at > 0 && abs(change) >= 200 && lasting(known, at, change) {
		if change < 0 {
			return fmt.Sprintf(r.T("Sinds %s halen wij het minder vaak: %s lager", "Since %s we keep it less often: %s lower"), known[at].Long, points2(r, change))
		}
		return fmt.Sprintf(r.T("Sinds %s halen wij het vaker: %s hoger", "Since %s we keep it more often: %s higher"), known[at].Long, points2(r, change))
	}
	if target > 0 {
		met := 0
		for _, p := range known {
			if p.Share >= target {
				met++
			}
		}
		switch {
		case met == len(known):
			return fmt.Sprintf(r.T("Het doel van %s is elke periode gehaald", "The target of %s was met in every period"), r.Level(target))
		case met == 0:
			return fmt.Sprintf(r.T("Het doel van %s is geen enkele keer gehaald", "The target of %s was never met"), r.Level(target))
		}
		return fmt.Sprintf(r.T("Het doel van %s is in %d van de %d perioden gehaald", "The target of %s was met in %d of %d periods"), r.Level(target), met, len(known))
	}
	low, high := last.Share, last.Share
	for _, p := range known {
		low, high = min(low, p.Share), max(high, p.Share)
	}
	if high-low < 200 {
		return fmt.Sprintf(r.T("Al %d perioden rond %s", "Around %[2]s for %[1]d periods"), len(known), r.Percent(last.Share))
	}
	return fmt.Sprintf(r.T("Tussen %s en %s, zonder duidelijke verandering", "Between %s and %s, without a clear change"), r.Percent(low), r.Percent(high))
}

// turn finds the point from which the mean share, weighted by cases, differs
// most from what came before; at least two points stand on each side. A change
// that chance could have made is none.
func turn(points []Point) (at int, change int32) {
	var best float64
	for i := 2; i+2 <= len(points); i++ {
		before, n1 := mean(points[:i])
		after, n2 := mean(points[i:])
		if n1 == 0 || n2 == 0 {
			continue
		}
		all, n := mean(points)
		p := min(max(all/10000, 0.5/float64(n)), 1-0.5/float64(n))
		noise := 10000 * math.Sqrt(p*(1-p)*(1/float64(n1)+1/float64(n2)))
		if d := math.Abs(after-before) / noise; d > best && d > surely {
			best, at, change = d, i, int32(after-before)
		}
	}
	return at, change
}

// surely is how many standard errors a change must be: more than the two of
// one test, since the largest of many is looked for.
const surely = 3

// lasting says whether the last two points still show the change.
func lasting(points []Point, at int, change int32) bool {
	before, _ := mean(points[:at])
	recent, _ := mean(points[max(at, len(points)-2):])
	return (recent-before)*float64(change) > 0.5*float64(change)*float64(change)
}

// dip finds a low point with ordinary ones on both sides: a bad time that is over.
func dip(points []Point) (low int, ok bool) {
	for i, p := range points {
		if p.Share < points[low].Share {
			low = i
		}
	}
	if low < 2 || low > len(points)-3 {
		return 0, false
	}
	before, n1 := mean(points[:low])
	after, n2 := mean(points[low+1:])
	recent, _ := mean(points[len(points)-2:])
	usual, n := min(before, after), float64(points[low].N)
	if n1 == 0 || n2 == 0 || n == 0 || recent < before-300 || after-before > 300 {
		return 0, false
	}
	p := min(max(usual/10000, 0.01), 0.99)
	depth := usual - float64(points[low].Share)
	return low, depth >= 800 && depth > surely*10000*math.Sqrt(p*(1-p)/n)
}

func mean(points []Point) (float64, int64) {
	var sum float64
	var n int64
	for _, p := range points {
		sum += float64(p.Share) * float64(p.N)
		n += p.N
	}
	if n == 0 {
		return 0, 0
	}
	return sum / float64(n), n
}

func abs(x int32) int32 {
	if x < 0 {
		return -x
	}
	return x
}

// points2 writes a difference between two percentages.
func points2(r Reader, change int32) string {
	return r.Decimal(float64(abs(change))/100, 1) + r.T(" procentpunt", " percentage points")
}
