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
		{"a dip that is over is named as one", pointsOf(200, 9820, 9870, 9800, 9890, 8800, 7240, 9830, 9870, 9850, 9880), 9500, "Dieptepunt in juni 2026: 72,4%; daarna hersteld"},
		{"few cases are no news", pointsOf(8, 10000, 10000, 10000, 8750, 8750), 9000, "Het doel van 90% is in 3 van de 5 perioden gehaald"},
		{"never met", pointsOf(200, 8200, 8210, 8190, 8200), 9000, "Het doel van 90% is geen enkele keer gehaald"},
		{"sometimes met", pointsOf(200, 8990, 9010, 8995, 9005), 9000, "Het doel van 90% is in 2 van de 4 perioden gehaald"},
		{"no target", pointsOf(200, 8990, 9010), 0, "Al 2 perioden rond 90,1%"},
		{"no target, and it goes up and down", pointsOf(40, 10000, 9200, 9900, 9180, 9700), 0, "Tussen 91,8% en 100,0%, zonder duidelijke verandering"},
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

func TestTheBackTestAnswersForEveryStopOfTheSlider(t *testing.T) {
	b := BackTest{Levels: []Level{{1, 50, 106}, {2, 80, 102}, {3, 80, 102}, {4, 80, 102}, {5, 96, 100}}, Target: 9500}
	for _, c := range []struct {
		term  int64
		share int32
		good  bool
	}{{1, 4717, false}, {3, 7843, false}, {5, 9600, true}, {9, 9600, true}} {
		b.Chosen = c.term
		if b.Share(c.term) != c.share || b.good() != c.good {
			t.Errorf("a term of %d: %d, %v", c.term, b.Share(c.term), b.good())
		}
	}
	if (BackTest{}).Share(3) != -1 {
		t.Error("without cases there is no share")
	}
}

func TestTheSliderHasFewRoundStops(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		least := rapid.Int64Range(-50, 5000).Draw(t, "least")
		most := least + rapid.Int64Range(0, 2_000_000).Draw(t, "length")
		low, high, step := Scale(least, most)
		if step < 1 || (high-low)%step != 0 || high < most || (high-low)/step > 402 || low > least+step || low < least-step {
			t.Fatalf("%d to %d became %d to %d by %d", least, most, low, high, step)
		}
	})
}

func TestTheHistogramFillsTheScale(t *testing.T) {
	b := BackTestExample(Reader{Lang: fault.NL})
	at := 0.0
	for _, x := range b.bars() {
		if from := b.place(x.From - 1); from != at {
			t.Errorf("the bar of %d begins at %v, the one before ended at %v", x.From, from, at)
		}
		at = b.place(x.To)
	}
	if at != 100 {
		t.Errorf("the last bar ends at %v", at)
	}
}
