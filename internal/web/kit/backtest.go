package kit

import (
	"fmt"

	"handvest/internal/calendar"
)

// Level is one stop of the slider: with this term so many of so many cases
// that can be judged would have been kept.
type Level struct{ Term, Kept, N int64 }

// MarshalJSON writes a level as three numbers, to keep a page small.
func (l Level) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d,%d]", l.Term, l.Kept, l.N), nil
}

// Column is one bar of the histogram: cases that used From to To units.
type Column struct{ From, To, N int64 }

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
	Unit     calendar.Unit
	Levels   []Level  // every stop of the slider, in order, at the same distance
	Columns  []Column // the distribution of what ended cases used
	Beyond   int64    // cases to the right of the scale
	Honest   []Honest // the terms that 90, 95 and 99% would have met
	Backward bool     // a longer term is stricter
	Relative bool     // terms are units more or less than a table says
	Fixed    bool     // one share and no slider: the promise is about an outcome
	Current  int64    // promised now
	Promised bool     // there is a promise now
	Chosen   int64
	Target   int32
	Span     string // the period in words: "november 2025 tot en met oktober 2026"
	Basis    string // which cases count, in words
	Fields   []Field
	Action   string // where the form asks again
	Save     string // where the form saves a proposal; empty hides the button
	Keep     []Choice
	Saved    *Saved
}

// Saved is a proposal that was just saved.
type Saved struct {
	Text   string
	Href   string
	Remove string // where it is taken back
}

// Honest is the strictest term that a share of the cases would have met.
type Honest struct {
	Share int32 // hundredths of a percent
	Term  int64
	OK    bool // some term does
}

// Kept is how many cases would have been kept with a term, of how many.
func (b BackTest) Kept(term int64) (kept, n int64) {
	for _, l := range b.Levels {
		if l.Term > term {
			break
		}
		kept, n = l.Kept, l.N
	}
	return kept, n
}

// Share is which share would have been kept with a term, in hundredths of a
// percent; below zero without cases.
func (b BackTest) Share(term int64) int32 {
	kept, n := b.Kept(term)
	if n == 0 {
		return -1
	}
	return int32((kept*20000 + n) / (2 * n))
}

// low and high are the ends of the scale.
func (b BackTest) low() int64 {
	if len(b.Levels) == 0 {
		return 0
	}
	return b.Levels[0].Term
}

func (b BackTest) high() int64 {
	if len(b.Levels) == 0 {
		return 1
	}
	return b.Levels[len(b.Levels)-1].Term
}

// step is the distance between two stops of the slider.
func (b BackTest) step() int64 {
	if len(b.Levels) < 2 {
		return 1
	}
	return b.Levels[1].Term - b.Levels[0].Term
}

// left is the left end of the drawing: one bar before the first stop.
func (b BackTest) left() float64 { return float64(b.low() - 1) }

// place is where a term stands in the drawing, in percents.
func (b BackTest) place(term int64) float64 {
	if float64(b.high()) <= b.left() {
		return 100
	}
	return max(0, min(100, 100*(float64(term)-b.left())/(float64(b.high())-b.left())))
}

func (b BackTest) at(term int64) string { return pct(b.place(term)) }

// bar is one drawn bar of the histogram.
type bar struct {
	Column
	X, W, Y, H string
	In         bool // kept with the chosen term
}

func (b BackTest) bars() []bar {
	top := int64(1)
	for _, c := range b.Columns {
		top = max(top, c.N)
	}
	var out []bar
	for _, c := range b.Columns {
		from, to := b.place(c.From-1), b.place(c.To)
		h := 100 * float64(c.N) / float64(top)
		if c.N > 0 {
			h = max(h, 1)
		}
		gap := (to - from) * 0.08
		out = append(out, bar{Column: c, X: pct(from + gap), W: pct(to - from - 2*gap), Y: pct(100 - h), H: pct(h), In: b.in(c)})
	}
	return out
}

func (b BackTest) in(c Column) bool {
	if b.Backward {
		return c.From >= b.Chosen
	}
	return c.To <= b.Chosen
}

// nowSide puts the text of what is promised now on the side of its line where
// the chosen term is not, and inside the drawing.
func (b BackTest) nowSide() string {
	place := b.place(b.Current)
	if place > 80 || (b.Chosen > b.Current && place > 20) {
		return "end"
	}
	return "start"
}

// side keeps the text of the chosen term inside the drawing.
func (b BackTest) side() string {
	if b.place(b.Chosen) > 50 {
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

// Term writes a term of the slider: "12 werkdagen", "2 dagen meer dan nu".
func (b BackTest) Term(term int64) string {
	switch {
	case !b.Relative:
		return b.Units(term, b.Unit)
	case term == 0:
		return b.zero()
	case term < 0:
		return fmt.Sprintf(b.less(), b.Units(-term, b.Unit))
	}
	return fmt.Sprintf(b.more(), b.Units(term, b.Unit))
}

func (b BackTest) zero() string { return b.T("zoals de tabel nu zegt", "as the table says now") }
func (b BackTest) less() string { return b.T("%s korter dan de tabel", "%s shorter than the table") }
func (b BackTest) more() string { return b.T("%s langer dan de tabel", "%s longer than the table") }

// Data is what the slider computes with: exactly what the server computed.
type Data struct {
	Levels   []Level `json:"levels"`
	Left     float64 `json:"left"`
	Lang     string  `json:"lang"`
	One      string  `json:"one"`
	Many     string  `json:"many"`
	Relative bool    `json:"relative,omitempty"`
	Backward bool    `json:"backward,omitempty"`
	Zero     string  `json:"zero"`
	Less     string  `json:"less"`
	More     string  `json:"more"`
	Target   int32   `json:"target"`
	Of       string  `json:"of"`
	Voice    string  `json:"voice"`
}

func (b BackTest) data() Data {
	return Data{Levels: b.Levels, Left: b.left(), Lang: b.T("nl-NL", "en-GB"), One: b.UnitName(b.Unit, true), Many: b.UnitName(b.Unit, false),
		Relative: b.Relative, Backward: b.Backward, Zero: b.zero(), Less: b.less(), More: b.more(),
		Target: b.level(), Of: b.T("{kept} van {n} zaken", "{kept} of {n} cases"), Voice: b.T("{term}: {share} zou zijn gehaald", "{term}: {share} would have been kept")}
}

// level is the share to reach: the target, or 90% without one (PR-3).
func (b BackTest) level() int32 {
	if b.Target == 0 {
		return 9000
	}
	return b.Target
}

func (b BackTest) good() bool { return b.Share(b.Chosen) >= b.level() }

// of is "2.008 van 2.064 zaken".
func (b BackTest) of() string {
	kept, n := b.Kept(b.Chosen)
	return fmt.Sprintf(b.T("%s van %s zaken", "%s of %s cases"), b.Int(kept), b.Int(n))
}

// verdict is the share of the chosen term in words, for the slider.
func (b BackTest) verdict() string {
	return fmt.Sprintf(b.T("%s: %s zou zijn gehaald", "%s: %s would have been kept"), b.Term(b.Chosen), b.Percent(max(0, b.Share(b.Chosen))))
}

// Scale chooses the stops of a slider from least to most: every unit while
// that makes at most 400 stops, else at a round distance.
func Scale(least, most int64) (low, high, step int64) {
	step = 1
	for _, s := range []int64{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600} {
		step = s
		if (most-least)/s < 400 {
			break
		}
	}
	if (most-least)/step >= 400 {
		step = (most - least + 399) / 400
	}
	low = least - least%step
	if low < least && least > 0 {
		low += step
	}
	high = low + (most-low+step-1)/step*step
	return low, high, step
}
