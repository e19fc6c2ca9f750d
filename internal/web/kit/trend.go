package kit

import (
	"fmt"
	"strings"
)

// Point is the share of one week or month.
type Point struct {
	Label   string // for the axis: "okt"
	Long    string // in full: "oktober 2026"
	Share   int32  // hundredths of a percent; below zero when there were no cases
	N       int64
	Kept    int64
	Version int // of the promise; the line breaks where it changes
}

// Mark is something that happened, on the time axis of a trend.
type Mark struct {
	At      int // index of the point
	Text    string
	Version bool // another version of the promise began
}

// Trend is how a share moved, with its finding as title.
type Trend struct {
	Reader
	ID     string
	Title  string // the finding, in words
	Points []Point
	Target int32 // hundredths of a percent; zero is none
	Marks  []Mark
	Source string // n, period, definition and version in one line
	Good   bool   // the last point reaches the target
}

// low is the bottom of the scale: a round number under every point.
func (t Trend) low() int32 {
	least := int32(10000)
	for _, p := range t.Points {
		if p.Share >= 0 {
			least = min(least, p.Share)
		}
	}
	if t.Target > 0 {
		least = min(least, t.Target)
	}
	step := t.step(least)
	return max(0, (least-1)/step*step)
}

// step is the distance between the lines of the scale.
func (t Trend) step(least int32) int32 {
	switch span := 10000 - least; {
	case span <= 900:
		return 250
	case span <= 1900:
		return 500
	case span <= 3900:
		return 1000
	}
	return 2500
}

// tick is one line of the scale.
type tick struct {
	Y    string
	Text string
}

func (t Trend) ticks() []tick {
	low := t.low()
	step := t.step(low + 1)
	var out []tick
	for v := int32(10000); v >= low; v -= step {
		out = append(out, tick{Y: pct(t.y(v)), Text: t.Level(v)})
	}
	return out
}

// y is the height of a share, in percents from the top.
func (t Trend) y(share int32) float64 {
	low := t.low()
	return 100 * float64(10000-share) / float64(10000-low)
}

// x is the place of a point, in percents.
func (t Trend) x(i int) float64 {
	if len(t.Points) < 2 {
		return 50
	}
	return 2 + 96*float64(i)/float64(len(t.Points)-1)
}

// paths are the stretches of line between months without cases.
func (t Trend) paths() []string {
	var out []string
	var s strings.Builder
	n := 0
	flush := func() {
		if n > 1 {
			out = append(out, s.String())
		}
		s.Reset()
		n = 0
	}
	for i, p := range t.Points {
		if p.Share < 0 {
			flush()
			continue
		}
		if i > 0 && t.Points[i-1].Version != p.Version {
			flush() // two definitions are not one line
		}
		if n > 0 {
			s.WriteByte(' ')
		}
		fmt.Fprintf(&s, "%s,%s", trimZero(fmt.Sprintf("%.2f", t.x(i))), trimZero(fmt.Sprintf("%.2f", t.y(p.Share))))
		n++
	}
	flush()
	return out
}

// every is how many points share one label of the axis.
func (t Trend) every() int { return max(1, (len(t.Points)+7)/8) }

// labelled says whether a point carries a label; counted from the last.
func (t Trend) labelled(i int) bool { return (len(t.Points)-1-i)%t.every() == 0 }

// sparse says whether a label must go on a narrow screen.
func (t Trend) sparse(i int) bool { return (len(t.Points)-1-i)%(2*t.every()) != 0 }

// anchor keeps the text of a mark inside the drawing.
func (t Trend) anchor(i int) string {
	if t.x(i) > 60 {
		return "end"
	}
	return "start"
}

// shift keeps a text off its line, on the side where it has room.
func (t Trend) shift(i int) string {
	if t.x(i) > 60 {
		return "-6"
	}
	return "6"
}

// edge anchors the label of a point: the first and last stay inside.
func (t Trend) edge(i int) string {
	switch {
	case i == 0 && len(t.Points) > 1:
		return "start"
	case i == len(t.Points)-1 && len(t.Points) > 1:
		return "end"
	}
	return "middle"
}

// Alt is the trend in words: first, last, lowest and highest.
func (t Trend) Alt() string {
	first, last, low, high := -1, -1, -1, -1
	for i, p := range t.Points {
		if p.Share < 0 {
			continue
		}
		if first < 0 {
			first, low, high = i, i, i
		}
		last = i
		if p.Share < t.Points[low].Share {
			low = i
		}
		if p.Share > t.Points[high].Share {
			high = i
		}
	}
	if first < 0 {
		return t.T("Nog geen cijfers.", "No figures yet.")
	}
	at := func(i int) string { return t.Percent(t.Points[i].Share) + " (" + t.Points[i].Long + ")" }
	return fmt.Sprintf(t.T("Lijn van %s naar %s. Laagste %s, hoogste %s. De tabel hieronder geeft alle cijfers.",
		"Line from %s to %s. Lowest %s, highest %s. The table below gives every figure."), at(first), at(last), at(low), at(high))
}
