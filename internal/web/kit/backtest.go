package kit

import (
	"fmt"
	"math"

	"handvest/internal/calendar"
)

// Bucket is how many cases used exactly so many units of the term. A case
// that is still open counts against a promise once it has used more than was
// promised, and not before.
type Bucket struct {
	Used  int64 `json:"u"`
	Ended int64 `json:"e"`
	Open  int64 `json:"o,omitempty"`
}

// Choice is one option of a list.
type Choice struct {
	Value, Text string
	On          bool
}

// Field is one list of choices of a form.
type Field struct {
	Name, Label string
	Choices     []Choice
	Many        bool // tick boxes in place of a list
}

// BackTest is the card that asks what would have been honest to promise.
type BackTest struct {
	Reader
	Unit    calendar.Unit
	Buckets []Bucket // in order of Used
	Current int64    // promised now; zero is not yet
	Chosen  int64
	Target  int32
	Span    string // the period in words: "november 2025 tot en met oktober 2026"
	Ended   bool   // only ended cases count
	Fields  []Field
	Action  string // where the form asks again
	Save    string // where the form saves a proposal; empty hides the button
	Keep    []Choice
	Saved   *Saved
	Changed bool // unit, calendar, pauses or scope differ from the promise
}

// Saved is a proposal that was just saved.
type Saved struct {
	Text   string
	Href   string
	Remove string // where it is taken back
}

// Share is which share would have been kept with a term of q units, in
// hundredths of a percent; below zero without cases.
func (b BackTest) Share(q int64) int32 {
	kept, n := b.Kept(q)
	if n == 0 {
		return -1
	}
	return int32(math.Round(float64(kept) * 10000 / float64(n)))
}

// Kept is how many cases would have been kept with a term of q units, of how
// many that can be judged.
func (b BackTest) Kept(q int64) (kept, n int64) {
	for _, x := range b.Buckets {
		n += x.Ended
		if x.Used <= q {
			kept += x.Ended
		} else if !b.Ended {
			n += x.Open
		}
	}
	return kept, n
}

// Honest is the shortest term that at least this share would have met; false
// when none does within the scale.
func (b BackTest) Honest(hundredths int32) (int64, bool) {
	for _, x := range b.Buckets {
		if kept, n := b.Kept(x.Used); n > 0 && kept*10000 >= int64(hundredths)*n {
			return max(1, x.Used), true
		}
	}
	return 0, false
}

// Max is the right end of the scale: what 99% used, with room to promise more.
func (b BackTest) Max() int64 {
	most := max(b.Current*3/2, 5)
	if q, ok := b.Honest(9850); ok {
		most = max(most, q+q/4)
	} else if n := len(b.Buckets); n > 0 {
		most = max(most, b.Buckets[n-1].Used)
	}
	most = max(most, b.Chosen)
	if w := width(most); most%w != 0 {
		most += w - most%w
	}
	return most
}

// width is how many units one bar of the histogram takes: a round number that
// makes at most 40 bars.
func width(most int64) int64 {
	for _, w := range []int64{1, 2, 5, 7, 10, 15, 20, 30, 50, 60, 100, 120, 200, 300, 500, 600, 1000, 1800, 3600} {
		if most <= 40*w {
			return w
		}
	}
	return (most + 39) / 40
}

// column is one bar of the histogram.
type column struct {
	To         int64 // most units of a case in it
	N          int64
	X, W, Y, H string
	In         bool
}

func (b BackTest) columns() []column {
	most := b.Max()
	w := width(most)
	cols := make([]column, most/w)
	for i := range cols {
		cols[i].To = int64(i+1) * w
	}
	for _, x := range b.Buckets {
		i := max(0, (x.Used-1)/w)
		if i < int64(len(cols)) {
			cols[i].N += x.Ended + x.Open
		}
	}
	top := int64(1)
	for _, c := range cols {
		top = max(top, c.N)
	}
	each := 100 / float64(len(cols))
	for i := range cols {
		c := &cols[i]
		h := 100 * float64(c.N) / float64(top)
		if c.N > 0 {
			h = max(h, 1)
		}
		c.X, c.W = pct(float64(i)*each+each*0.08), pct(each*0.84)
		c.Y, c.H = pct(100-h), pct(h)
		c.In = c.To <= b.Chosen
	}
	return cols
}

// beyond is how many cases lie past the right end of the scale.
func (b BackTest) beyond() int64 {
	var n int64
	most := b.Max()
	for _, x := range b.Buckets {
		if x.Used > most {
			n += x.Ended + x.Open
		}
	}
	return n
}

// at is the place of a term on the scale, in percents.
func (b BackTest) at(q int64) string { return pct(100 * float64(q) / float64(b.Max())) }

// nowSide puts the text of what is promised now on the side of its line where
// the chosen term is not, and inside the drawing.
func (b BackTest) nowSide() string {
	place := float64(b.Current) / float64(b.Max())
	if place > 0.8 || (b.Chosen > b.Current && place > 0.2) {
		return "end"
	}
	return "start"
}

// side keeps the text of the chosen term inside the drawing.
func (b BackTest) side() string {
	if 2*b.Chosen > b.Max() {
		return "end"
	}
	return "start"
}

// off keeps a text off its line.
func off(side string) string {
	if side == "end" {
		return "-6"
	}
	return "6"
}

// Data is what the slider computes with: exactly what the server computed with.
type Data struct {
	Buckets []Bucket `json:"buckets"`
	Max     int64    `json:"max"`
	Ended   bool     `json:"endedOnly"`
	Lang    string   `json:"lang"`
	One     string   `json:"one"`
	Many    string   `json:"many"`
	Target  int32    `json:"target"`
	Of      string   `json:"of"`
	Voice   string   `json:"voice"`
}

func (b BackTest) data() Data {
	return Data{Buckets: b.Buckets, Max: b.Max(), Ended: b.Ended, Lang: b.T("nl-NL", "en-GB"), One: b.UnitName(b.Unit, true), Many: b.UnitName(b.Unit, false),
		Target: b.Target, Of: b.T("{kept} van {n} zaken", "{kept} of {n} cases"), Voice: b.T("{term}: {share} zou zijn gehaald", "{term}: {share} would have been kept")}
}

// good says whether the chosen term reaches the target, or 90% without one (PR-3).
func (b BackTest) good() bool {
	level := b.Target
	if level == 0 {
		level = 9000
	}
	return b.Share(b.Chosen) >= level
}

// of is "2.008 van 2.064 zaken".
func (b BackTest) of() string {
	kept, n := b.Kept(b.Chosen)
	return fmt.Sprintf(b.T("%s van %s zaken", "%s of %s cases"), b.Int(kept), b.Int(n))
}

// verdict is the share of the chosen term in words, for the slider.
func (b BackTest) verdict() string {
	return fmt.Sprintf(b.T("%s: %s zou zijn gehaald", "%s: %s would have been kept"), b.Units(b.Chosen, b.Unit), b.Percent(b.Share(b.Chosen)))
}
