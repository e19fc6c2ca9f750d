package clock

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sort"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// Outcome is what a promise would have done over cases of the past, for every
// quantity of its term at once (S0-20).
//
// Cases that are still open, or that the customer withdrew, are not thrown
// away: they count as late for every quantity that they have outlived, and not
// at all for the others. So a short promise is judged on more cases than a
// long one, and a backlog cannot make it look good.
type Outcome struct {
	Term     calendar.Term     // the term that was tried; unit and the rest hold for every quantity
	Relative bool              // the promise has a table: quantities are units more or less than the table says
	Excluded [Exclusions]int64 // cases that count for nothing at any quantity, with the reason
	Scope    int64             // cases that the promise is about and that started
	First    calendar.Instant  // the first start among them, NoInstant without any
	Shares   bool              // the promise is about an outcome: there is one share and no slider
	Share1   Count             // that share
	Refused  *Refused          // why there is none; nil when there is

	ended    ladder // units used by cases that ended
	censored ladder // units outlived by open and withdrawn cases
	late     int64  // cases that are late at any quantity: callers who hung up
}

// ladder is a distribution: how many cases have at most a value.
type ladder struct {
	values []int64
	upTo   []int64 // running totals, next to values
}

func (l *ladder) total() int64 {
	if len(l.upTo) == 0 {
		return 0
	}
	return l.upTo[len(l.upTo)-1]
}

// atMost is how many cases have at most q.
func (l *ladder) atMost(q int64) int64 {
	k := sort.Search(len(l.values), func(i int) bool { return l.values[i] > q })
	if k == 0 {
		return 0
	}
	return l.upTo[k-1]
}

// At is the share at a quantity: judged cases, and those in time. It is exactly
// what evaluating the promise with that quantity gives.
func (o *Outcome) At(q int64) Count {
	if o.Shares {
		return o.Share1
	}
	in := o.ended.atMost(q)
	if o.Term.Backward { // further ahead is stricter
		in = o.ended.total() - o.ended.atMost(q-1)
		return Count{N: o.ended.total() + o.late + o.censored.atMost(q-1), InTime: in}
	}
	return Count{N: o.ended.total() + o.late + o.censored.total() - o.censored.atMost(q), InTime: in}
}

// EndedAt is the share over ended cases only.
func (o *Outcome) EndedAt(q int64) Count {
	c := o.At(q)
	if !o.Shares {
		c.N = o.ended.total() + o.late
	}
	return c
}

// Of is the share of a population at a quantity.
func (o *Outcome) Of(p charter.Population, q int64) Count {
	if p == charter.Ended {
		return o.EndedAt(q)
	}
	return o.At(q)
}

// Level is the strictest quantity that would have been kept in at least a
// share of the cases, in hundredths of a percent: 9000 for 90%. False when no
// quantity reaches it.
func (o *Outcome) Level(share int32, p charter.Population) (int64, bool) {
	if o.Shares || o.ended.total() == 0 {
		return 0, false
	}
	ok := func(q int64) bool { return o.Of(p, q).Meets(charter.Target{Min: share}) }
	lo, hi := o.Range()
	if o.Term.Backward {
		if !ok(lo) {
			return 0, false
		}
		return hi - int64(sort.Search(int(hi-lo), func(i int) bool { return ok(hi - int64(i)) })), true
	}
	if !ok(hi) {
		return 0, false
	}
	return lo + int64(sort.Search(int(hi-lo), func(i int) bool { return ok(lo + int64(i)) })), true
}

// Range is from the least to the greatest number of units that any case used
// or outlived: where the slider begins and ends.
func (o *Outcome) Range() (least, greatest int64) {
	least, greatest = math.MaxInt64, 0
	for _, l := range []*ladder{&o.ended, &o.censored} {
		if n := len(l.values); n > 0 {
			least, greatest = min(least, l.values[0]), max(greatest, l.values[n-1])
		}
	}
	return min(least, greatest), greatest
}

// Step is how many cases used, or outlived while open, exactly so many units.
type Step struct{ Used, Ended, Open int64 }

// never is more units than any slider offers.
const never = 1<<53 - 1

// Steps is the whole distribution, in order of Used: what a slider needs to
// answer by itself. Cases that are late at any quantity stand at the end.
func (o *Outcome) Steps() []Step {
	steps := make([]Step, 0, len(o.ended.values)+len(o.censored.values))
	i, j := 0, 0
	for i < len(o.ended.values) || j < len(o.censored.values) {
		s := Step{Used: math.MaxInt64}
		if i < len(o.ended.values) {
			s.Used = o.ended.values[i]
		}
		if j < len(o.censored.values) {
			s.Used = min(s.Used, o.censored.values[j])
		}
		if i < len(o.ended.values) && o.ended.values[i] == s.Used {
			s.Ended = o.ended.at(i)
			i++
		}
		if j < len(o.censored.values) && o.censored.values[j] == s.Used {
			s.Open = o.censored.at(j)
			j++
		}
		steps = append(steps, s)
	}
	if o.late > 0 {
		steps = append(steps, Step{Used: never, Ended: o.late})
	}
	return steps
}

// at is how many cases have exactly the value at place i.
func (l *ladder) at(i int) int64 {
	if i == 0 {
		return l.upTo[0]
	}
	return l.upTo[i] - l.upTo[i-1]
}

// Bar is one bar of the distribution of ended cases.
type Bar struct {
	From, To int64 // units, both included
	N        int64
}

// Bars is the distribution of what ended cases used, in at most n bars of the
// same width; the last one holds everything above.
func (o *Outcome) Bars(n int) []Bar {
	if len(o.ended.values) == 0 || n < 1 {
		return nil
	}
	least := o.ended.values[0]
	tail := o.ended.values[sort.Search(len(o.ended.upTo), func(i int) bool { return o.ended.upTo[i]*100 >= o.ended.total()*99 })]
	width := max((tail-least)/int64(n)+1, 1)
	var bars []Bar
	for k := range int64(n) {
		from, to := least+k*width, least+(k+1)*width-1
		if k == int64(n)-1 {
			to = o.ended.values[len(o.ended.values)-1]
		}
		if from > o.ended.values[len(o.ended.values)-1] {
			break
		}
		bars = append(bars, Bar{from, to, o.ended.atMost(to) - o.ended.atMost(from-1)})
	}
	return bars
}

// Try are the settings of one back-test.
type Try struct {
	From, Until calendar.Instant // cases that started from From and before Until; zero or NoInstant is open
	Now         calendar.Instant // open cases are seen at this moment
	Workers     int              // zero is one for each processor
}

// Backtest applies the latest version of a promise to cases of the past, as if
// it had always been valid. Cases are judged in parallel, in parts.
func Backtest(cases *Cases, c *Compiled, t Try) *Outcome {
	always := *c
	always.versions = slices.Clone(c.versions[:1])
	v := &always.versions[0]
	v.from, v.until = minInstant, maxInstant
	if t.From > 0 {
		v.from = t.From
	}
	if t.Until > 0 {
		v.until = t.Until
	}
	workers := cmp.Or(t.Workers, runtime.GOMAXPROCS(0))
	n := cases.Len()
	part := max((n+workers-1)/workers, 1024)
	var tallies []*tally
	var group sync.WaitGroup
	for from := 0; from < n; from += part {
		y := newTally()
		tallies = append(tallies, y)
		group.Go(func() { y.run(cases, &always, from, min(from+part, n), t.Now) })
	}
	group.Wait()
	return v.outcomeOf(tallies)
}

// tally is what one worker counted.
type tally struct {
	ended, censored heap
	late, scope     int64
	first           calendar.Instant
	excluded        [Exclusions]int64
	share           Count
	blank           int64
}

func newTally() *tally { return &tally{first: maxInstant} }

// heap counts values: small ones in place, large ones in a list.
type heap struct {
	small [4096]int32
	large []int64
}

func (h *heap) add(n int64) {
	if n >= 0 && n < int64(len(h.small)) {
		h.small[n]++
		return
	}
	h.large = append(h.large, n)
}

func (y *tally) run(cases *Cases, c *Compiled, from, until int, now calendar.Instant) {
	h := NewHistory()
	v := &c.versions[0]
	for i := from; i < until; i++ {
		cases.History(i, &h)
		y.add(c, v, &h, now)
	}
}

// add judges one case for every quantity at once. It follows Evaluate step by
// step; that they agree is a property that the tests check.
func (y *tally) add(c *Compiled, v *version, h *History, now calendar.Instant) {
	if picked, start, _ := c.pick(h, now); picked != nil && v.kind != charter.Availability {
		y.scope++
		y.first = min(y.first, start)
		y.judge(v, h, start, now)
	}
}

func (y *tally) judge(v *version, h *History, start, now calendar.Instant) {
	if v.onlyInWindow && !v.cal.IsOpen(start) {
		y.excluded[OutsideWindow]++
		return
	}
	term, ok := v.termOf(h.Labels.Product)
	if !ok {
		y.excluded[NoTerm]++
		return
	}
	end, contradictory := v.endOf(h, start, now)
	if contradictory {
		y.excluded[Contradictory]++
		return
	}
	if end.Known() && len(v.exclude.bits) > 0 && v.exclude.has(h.Outcome) {
		y.excluded[ByReason]++
		return
	}
	if v.kind == charter.OutcomeShare {
		r := v.outcome(h, now, Result{Start: start, End: end, State: Running})
		switch r.State {
		case Excluded:
			y.excluded[r.Exclusion]++
		case Kept, Broken:
			y.share.Add((r.State == Kept) != v.inverted)
			if r.Exclusion == BlankOutcome {
				y.blank++
			}
		}
		return
	}
	before := func(at calendar.Instant) bool {
		return at.Known() && at <= now && (!end.Known() || at < end)
	}
	var buf [12]calendar.Span
	spans := v.spans(h, start, end, now, buf[:0])
	shift := int64(0)
	if v.table {
		shift = int64(term.Quantity)
	}
	if w := h.Moments[charter.WithdrawnByCustomer]; before(w) {
		if v.excludeWithdrawn {
			y.excluded[WithdrawnCase]++
			return
		}
		y.censored.add(v.used(start, w, term, spans) - shift)
		return
	}
	if a := h.Moments[charter.Abandoned]; before(a) && !slices.Contains(v.end, charter.Abandoned) {
		if a-start <= v.abandoned {
			y.excluded[AbandonedEarly]++
		} else {
			y.late++
		}
		return
	}
	if end.Known() {
		y.ended.add(v.used(start, end, term, spans) - shift)
		return
	}
	y.censored.add(v.used(start, now, term, spans) - shift)
}

// outcomeOf brings the tallies of all workers together.
func (v *version) outcomeOf(tallies []*tally) *Outcome {
	o := &Outcome{First: maxInstant, Term: v.term, Relative: v.table, Shares: v.kind == charter.OutcomeShare}
	if v.table && v.term.Unit == calendar.NoUnit {
		o.Term = calendar.Term{Unit: v.unit()}
	}
	var ended, censored []*heap
	blank := int64(0)
	for _, y := range tallies {
		ended, censored = append(ended, &y.ended), append(censored, &y.censored)
		o.late += y.late
		o.Scope += y.scope
		o.First = min(o.First, y.first)
		blank += y.blank
		o.Share1 = Count{o.Share1.N + y.share.N, o.Share1.InTime + y.share.InTime}
		for k, n := range y.excluded {
			o.Excluded[k] += n
		}
	}
	if o.Refused = refuse(o.Share1, blank); o.Refused != nil {
		o.Share1 = Count{}
	}
	if o.Scope == 0 {
		o.First = calendar.NoInstant
	}
	o.ended, o.censored = climb(ended), climb(censored)
	return o
}

// climb sorts what was counted into a ladder.
func climb(heaps []*heap) ladder {
	var large []int64
	var small [4096]int64
	for _, h := range heaps {
		large = append(large, h.large...)
		for i, n := range h.small {
			small[i] += int64(n)
		}
	}
	slices.Sort(large)
	var l ladder
	total := int64(0)
	add := func(value, n int64) {
		total += n
		if k := len(l.values) - 1; k >= 0 && l.values[k] == value {
			l.upTo[k] = total
			return
		}
		l.values, l.upTo = append(l.values, value), append(l.upTo, total)
	}
	i := 0
	for ; i < len(large) && large[i] < 0; i++ {
		add(large[i], 1)
	}
	for value, n := range small {
		if n > 0 {
			add(int64(value), n)
		}
	}
	for ; i < len(large); i++ {
		add(large[i], 1)
	}
	return l
}
