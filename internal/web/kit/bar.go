package kit

import (
	"fmt"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/clock"
)

// Tone is what a state looks like. A word and a shape always say it too.
type Tone string

const (
	Calm   Tone = "calm"   // running, with time left
	Soon   Tone = "soon"   // running, past three quarters
	Late   Tone = "late"   // open and too late
	Wait   Tone = "wait"   // paused
	Kept   Tone = "kept"   // ended in time
	Broken Tone = "broken" // ended too late
	Out    Tone = "out"    // counts for nothing
)

// PartKind is what a stretch of the bar is.
type PartKind string

const (
	PartUsed  PartKind = "used"  // time that has counted
	PartLeft  PartKind = "left"  // time that will still count
	PartRest  PartKind = "rest"  // passed, but did not count: closed, a day off
	PartRestL PartKind = "resta" // ahead, and will not count
	PartPause PartKind = "pause" // stood still
	PartOver  PartKind = "over"  // after the due moment
)

// Part is a stretch of the bar, in percents of its width.
type Part struct {
	From, To float64
	Kind     PartKind
}

// Width is how wide the part is, in percents.
func (p Part) Width() string { return pct(p.To - p.From) }

// X is where the part begins, in percents.
func (p Part) X() string { return pct(p.From) }

// Step is one line of the counting, day by day.
type Step struct {
	When string
	Text string
}

// Bar is one promise on one case, as everybody sees it.
type Bar struct {
	Reader
	ID        string // unique on the page
	Title     string // of the case or the promise; may be empty
	Href      string // where the title leads; may be empty
	Promise   string // in words: "antwoord vóór do 26 nov 17:00"
	Statutory bool
	Tone      Tone
	Word      string // "nog 3 uur"
	From, To  string // the ends of the bar in words
	Due       string // the due moment, where it is not an end of the bar
	DueAt     float64
	NowAt     float64 // below zero when the clock has stopped
	EndAt     float64 // where it ended; below zero while it runs
	Parts     []Part
	Steps     []Step
	Open      bool   // the counting is shown
	Note      string // a quiet line under the bar
}

// BarFacts is what a bar is drawn from.
type BarFacts struct {
	Result    clock.Result
	Now       calendar.Instant
	Pauses    []calendar.Span // of the reasons that may pause this clock
	Rest      []calendar.Span // stretches that do not count: closed hours, days off
	Public    bool            // the reader is the customer: "wacht op u"
	Statutory bool
	Promise   string // what was promised, without its moment: "antwoord"
	Steps     []Step
	IfResumed bool // the due moment holds if the paused clock goes on now
}

// soonAt is the fraction of the term after which a clock is close to its due
// moment (the third warning of PR-5 comes at nine tenths, this one before it).
const soonAt = 0.75

// MakeBar draws one promise on one case. It is pure: the same facts give the
// same bar.
func MakeBar(r Reader, f BarFacts) Bar {
	res := f.Result
	b := Bar{Reader: r, Statutory: f.Statutory, Steps: f.Steps, NowAt: -1, EndAt: -1, DueAt: 100}
	precise := res.Start.Known() && res.Due.At.Known() && res.Due.At > res.Start && res.Due.At.Sub(res.Start) < time.Hour
	moment := r.Moment
	if precise {
		moment = r.Precise
	}
	b.Promise = promised(r, f, precise)
	at := f.Now
	if res.End.Known() {
		at = res.End
	}
	b.Tone, b.Word = state(r, f, at)
	if !res.Start.Known() || !res.Due.At.Known() {
		return b
	}
	right := max(res.Due.At, min(at, res.Due.At.Add(4*res.Due.At.Sub(res.Start))))
	scale := func(i calendar.Instant) float64 {
		if right <= res.Start {
			return 100
		}
		return max(0, min(100, 100*float64(i-res.Start)/float64(right-res.Start)))
	}
	b.From, b.To = moment(res.Start), moment(res.Due.At)
	b.DueAt = scale(res.Due.At)
	if right > res.Due.At {
		b.Due, b.To = r.By(res.Due.At), moment(at)
	}
	if res.End.Known() {
		b.EndAt = scale(res.End)
	} else {
		b.NowAt = scale(f.Now)
	}
	b.Parts = parts(f, at, right, scale)
	return b
}

// promised is the promise with its moment, in words.
func promised(r Reader, f BarFacts, precise bool) string {
	what := f.Promise
	if what == "" {
		what = r.T("klaar", "done")
	}
	if !f.Result.Due.At.Known() {
		return what
	}
	if f.IfResumed {
		return what + r.T("; loopt de klok nu verder, dan ", "; if the clock goes on now, ") + r.By(f.Result.Due.At)
	}
	if precise {
		return what + r.T(" vóór ", " by ") + r.Precise(f.Result.Due.At)
	}
	return what + " " + r.By(f.Result.Due.At)
}

// By writes a due moment: before an hour, or at the latest on a day.
func (r Reader) By(due calendar.Instant) string {
	if r.endOfDay(due) {
		return r.T("uiterlijk ", "by ") + r.Day(due)
	}
	return r.T("vóór ", "by ") + r.Moment(due)
}

// state is the look and the word of a clock.
func state(r Reader, f BarFacts, at calendar.Instant) (Tone, string) {
	res := f.Result
	left := res.Due.At.Sub(at)
	switch res.State {
	case clock.Kept:
		return Kept, r.T("gehaald", "kept")
	case clock.Broken:
		if left > 0 { // it ended, but not as promised
			return Broken, r.T("niet gehaald", "not kept")
		}
		return Broken, fmt.Sprintf(r.T("%s te laat", "%s late"), r.Rough(left))
	case clock.Overdue:
		return Late, fmt.Sprintf(r.T("%s te laat", "%s late"), r.Rough(left))
	case clock.Excluded:
		return Out, exclusion(r, res.Exclusion)
	case clock.NotStarted, clock.OutOfScope:
		return Out, r.T("loopt niet", "not running")
	case clock.Paused:
		since := ""
		for _, p := range f.Pauses {
			if !p.To.Known() || p.To > f.Now {
				since = r.ShortDay(p.From)
			}
		}
		who := r.T("staat stil", "paused")
		if f.Public {
			who = r.T("wacht op u", "waiting for you")
		}
		if since == "" {
			return Wait, who
		}
		return Wait, fmt.Sprintf(r.T("%s sinds %s", "%s since %s"), who, since)
	}
	whole := res.Due.At.Sub(res.Start)
	if whole > 0 && float64(whole-left) < soonAt*float64(whole) {
		return Calm, r.T("op tijd", "on time")
	}
	return Soon, fmt.Sprintf(r.T("nog %s", "%s left"), r.Rough(left))
}

func exclusion(r Reader, e clock.Exclusion) string {
	switch e {
	case clock.Contradictory:
		return r.T("telt niet: tijden spreken elkaar tegen", "not counted: moments contradict")
	case clock.WithdrawnCase:
		return r.T("telt niet: ingetrokken", "not counted: withdrawn")
	case clock.AbandonedEarly:
		return r.T("telt niet: te vroeg opgehangen", "not counted: hung up early")
	case clock.OutsideWindow:
		return r.T("telt niet: buiten openingstijd", "not counted: outside opening hours")
	case clock.NoTerm:
		return r.T("telt niet: geen termijn voor dit product", "not counted: no term for this product")
	case clock.ByReason:
		return r.T("telt niet: reden die de belofte uitsluit", "not counted: a reason that the promise leaves out")
	}
	return r.T("telt niet", "not counted")
}

// Exclusion says why a case is in no figure.
func (r Reader) Exclusion(e clock.Exclusion) string { return exclusion(r, e) }

// parts cuts the bar at every change: counted, not counted, paused, too late.
func parts(f BarFacts, at, right calendar.Instant, scale func(calendar.Instant) float64) []Part {
	res := f.Result
	cuts := []calendar.Instant{res.Start, res.Due.At, at, right}
	for _, s := range append(append([]calendar.Span{}, f.Pauses...), f.Rest...) {
		cuts = append(cuts, s.From, s.To)
	}
	cuts = between(cuts, res.Start, right)
	var out []Part
	for i := 0; i+1 < len(cuts); i++ {
		mid := cuts[i] + (cuts[i+1]-cuts[i])/2
		p := Part{From: scale(cuts[i]), To: scale(cuts[i+1])}
		passed := mid < at
		switch {
		case inside(f.Pauses, mid, at) && passed:
			p.Kind = PartPause
		case mid > res.Due.At && passed:
			p.Kind = PartOver
		case inside(f.Rest, mid, calendar.NoInstant) && passed:
			p.Kind = PartRest
		case inside(f.Rest, mid, calendar.NoInstant):
			p.Kind = PartRestL
		case passed:
			p.Kind = PartUsed
		default:
			p.Kind = PartLeft
		}
		if n := len(out); n > 0 && out[n-1].Kind == p.Kind {
			out[n-1].To = p.To
			continue
		}
		out = append(out, p)
	}
	return out
}

// inside says whether a moment falls in one of the spans; an open span ends at until.
func inside(spans []calendar.Span, i, until calendar.Instant) bool {
	for _, s := range spans {
		to := s.To
		if !to.Known() {
			to = until
		}
		if i >= s.From && i < to {
			return true
		}
	}
	return false
}

// pct writes a percentage for an attribute of a drawing.
func pct(x float64) string { return trimZero(fmt.Sprintf("%.2f", x)) + "%" }

// Ago writes how long ago something was: "3 uur geleden".
func (r Reader) Ago(d time.Duration) string {
	return fmt.Sprintf(r.T("%s geleden", "%s ago"), r.Rough(d))
}
