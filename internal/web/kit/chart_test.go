package kit

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/fault"
)

func pointsOf(n int64, shares ...int32) []Point {
	names := []string{"januari 2026", "februari 2026", "maart 2026", "april 2026", "mei 2026", "juni 2026", "juli 2026", "augustus 2026", "september 2026", "oktober 2026"}
	var all []Point
	for i, s := range shares {
		all = append(all, Point{Long: names[i], Share: s, N: n, Kept: n * int64(s) / 10000})
	}
	return all
}

func TestTheTitleOfAChartIsItsFinding(t *testing.T) {
	nl := Reader{Lang: fault.NL}
	for _, c := range []struct {
		name   string
		points []Point
		target int32
		want   string
	}{
		{"nothing", nil, 9000, "Nog geen cijfers in deze periode"},
		{"one month", pointsOf(100, 8640), 8000, "86,4% op tijd in januari 2026"},
		{"a lasting fall is named with its month", pointsOf(200, 9820, 9870, 9800, 9890, 9500, 9330, 9380, 9205), 9500, "Sinds mei 2026 halen wij het minder vaak: 4,9 procentpunt lager"},
		{"and a rise", pointsOf(200, 7000, 7100, 6900, 8800, 8900, 8700), 9000, "Sinds april 2026 halen wij het vaker: 18 procentpunt hoger"},
		{"one bad month is no news", pointsOf(200, 9200, 9210, 9190, 9100, 9220, 9200), 9000, "Het doel van 90% is elke periode gehaald"},
		{"never met", pointsOf(200, 8200, 8210, 8190, 8200), 9000, "Het doel van 90% is geen enkele keer gehaald"},
		{"sometimes met", pointsOf(200, 8990, 9010, 8995, 9005), 9000, "Het doel van 90% is in 2 van de 4 perioden gehaald"},
		{"no target", pointsOf(200, 8990, 9010), 0, "Al 2 perioden rond 90,1%"},
	} {
		if got := Finding(nl, c.points, c.target); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestATrendStaysInsideItsDrawing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tr := Trend{Target: rapid.SampledFrom([]int32{0, 5000, 8000, 9500, 10000}).Draw(t, "target")}
		for range rapid.IntRange(1, 60).Draw(t, "n") {
			tr.Points = append(tr.Points, Point{Share: rapid.Int32Range(-1, 10000).Draw(t, "share"), N: 10})
		}
		if n := len(tr.ticks()); n < 2 || n > 6 {
			t.Fatalf("the scale has %d lines", n)
		}
		for _, path := range tr.paths() {
			for _, pair := range strings.Fields(path) {
				x, y, _ := strings.Cut(pair, ",")
				for _, v := range []string{x, y} {
					if f, err := strconv.ParseFloat(v, 64); err != nil || f < -0.001 || f > 100.001 {
						t.Fatalf("point %q lies outside", pair)
					}
				}
			}
		}
	})
}

func TestAMonthWithoutCasesBreaksTheLine(t *testing.T) {
	tr := Trend{Points: pointsOf(10, 9000, 9100, -1, 9200, 9300)}
	if n := len(tr.paths()); n != 2 {
		t.Errorf("the line has %d parts", n)
	}
}

func TestTheBackTestCountsWhatCanBeJudged(t *testing.T) {
	b := BackTest{Buckets: []Bucket{{Used: 1, Ended: 50}, {Used: 2, Ended: 30, Open: 4}, {Used: 5, Ended: 16, Open: 2}, {Used: 9, Ended: 4}}}
	for _, c := range []struct {
		q       int64
		kept, n int64
		share   int32
	}{
		{0, 0, 106, 0},     // nothing is instant; all that is open is late
		{1, 50, 106, 4717}, // the open ones have used more than 1
		{2, 80, 102, 7843}, // four open cases are not late yet: not judged
		{5, 96, 100, 9600}, // no open case is late
		{9, 100, 100, 10000},
	} {
		if kept, n := b.Kept(c.q); kept != c.kept || n != c.n || b.Share(c.q) != c.share {
			t.Errorf("a term of %d: %d of %d, %d", c.q, kept, n, b.Share(c.q))
		}
	}
	if q, ok := b.Honest(9500); !ok || q != 5 {
		t.Errorf("95%% would have been met at %d", q)
	}
	b.Ended = true
	if kept, n := b.Kept(1); kept != 50 || n != 100 {
		t.Errorf("of ended cases: %d of %d", kept, n)
	}
}

func TestTheHistogramLosesNoCase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := BackTest{Current: rapid.Int64Range(0, 500).Draw(t, "current"), Chosen: rapid.Int64Range(1, 500).Draw(t, "chosen")}
		var total, used int64
		for range rapid.IntRange(0, 80).Draw(t, "buckets") {
			used += rapid.Int64Range(0, 90).Draw(t, "step") + 1
			n := rapid.Int64Range(1, 50).Draw(t, "n")
			b.Buckets = append(b.Buckets, Bucket{Used: used, Ended: n})
			total += n
		}
		var shown int64
		cols := b.columns()
		for _, c := range cols {
			shown += c.N
		}
		if shown+b.beyond() != total {
			t.Fatalf("%d shown and %d beyond, of %d", shown, b.beyond(), total)
		}
		if len(cols) > 41 || cols[len(cols)-1].To != b.Max() {
			t.Fatalf("%d bars up to %d of %d", len(cols), cols[len(cols)-1].To, b.Max())
		}
	})
}
