package clock

import (
	"math"
	"slices"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// Count is how many cases there are, and how many of them count as promised:
// in time, or with the outcome that the promise is about.
type Count struct{ N, InTime int64 }

// Add counts one case.
func (c *Count) Add(inTime bool) {
	c.N++
	if inTime {
		c.InTime++
	}
}

// Share is the part in hundredths of a percent, rounded half up for display
// only (KTO-1). Without cases it is 0: look at N first.
func (c Count) Share() int32 {
	if c.N == 0 {
		return 0
	}
	return int32((c.InTime*20000 + c.N) / (2 * c.N))
}

// Meets compares with a target without rounding: 750 of 1000 is at least 75%,
// 749 is not, and 800 of 1000 is not more than 80% (S3-24).
func (c Count) Meets(t charter.Target) bool {
	part, least, most := c.InTime*10000, int64(t.Min)*c.N, int64(t.Max)*c.N
	if t.Strict {
		return (t.Min == 0 || part > least) && (t.Max == 0 || part < most)
	}
	return (t.Min == 0 || part >= least) && (t.Max == 0 || part <= most)
}

// Interval is the 95% interval of the share by Wilson's method, in hundredths
// of a percent: what n cases can tell about the share behind them.
func (c Count) Interval() (low, high int32) {
	if c.N == 0 {
		return 0, 10000
	}
	const z = 1.959964
	n, p := float64(c.N), float64(c.InTime)/float64(c.N)
	mid := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return int32(math.Round(max(mid-half, 0) * 10000)), int32(math.Round(min(mid+half, 1) * 10000))
}

// Verdict is how a promise did in a period.
type Verdict string

const (
	NotMeasured Verdict = "not_measured" // no case was judged
	NoTarget    Verdict = "no_target"    // the promise has no level for all cases together
	Met         Verdict = "met"
	Missed      Verdict = "missed"
)

// Basis is the moment by which a case belongs to a period.
type Basis string

const (
	// Judgement puts a case where its judgement fell: at its end when it ended
	// in time, at its due moment when it did not. A month that is over does not
	// change any more when its late cases are closed.
	Judgement Basis = "judgement"
	// Beginning puts a case where its clock started.
	Beginning Basis = "start"
)

// Options say which figures are made.
type Options struct {
	From, Until calendar.Date    // first and last day, both included; zero or NoDate is open
	Now         calendar.Instant // open cases are seen at this moment
	Basis       Basis            // empty is Judgement
	Only        Labels           // only cases with these labels; 0 is any
}

// Figures are the figures of one promise over one period. Figures of two
// versions are never added up: each version stands on its own, the latest
// first.
type Figures struct {
	Promise     string
	From, Until calendar.Date
	AsOf        calendar.Instant
	Basis       Basis
	Versions    []Figure
}

// Latest is the figure of the newest version that has cases, or nil.
func (f *Figures) Latest() *Figure {
	for i := range f.Versions {
		if f.Versions[i].Headline.N > 0 {
			return &f.Versions[i]
		}
	}
	if len(f.Versions) > 0 {
		return &f.Versions[0]
	}
	return nil
}

// Told are the versions to tell of: the latest, and each other one with cases.
func (f *Figures) Told() []*Figure {
	latest := f.Latest()
	if latest == nil {
		return nil
	}
	told := []*Figure{latest}
	for i := range f.Versions {
		if v := &f.Versions[i]; v != latest && v.Headline.N > 0 {
			told = append(told, v)
		}
	}
	return told
}

// Figure is everything that is told of one version of a promise over a period.
type Figure struct {
	Version    int32
	Promise    *charter.Promise
	Definition charter.Text // what the figure means, in full
	Population charter.Population

	Headline Count // that of the population of the promise
	Judged   Count // ended cases, and open ones whose due moment has passed
	Ended    Count // ended cases only
	Verdict  Verdict
	Refused  *Refused // why no share is told; nil when one is

	Running, Paused, Overdue int64 // open now
	WithPause                int64 // judged cases whose clock stood still for a while (PR-9)
	Excluded                 [Exclusions]int64
	WithAbandoned            Count // judged, with callers who hung up early counted as not answered (rules 11.2)

	Gross, Net Spread        // of ended cases
	Used       Spread        // of ended cases, in Unit
	Unit       calendar.Unit // of the term; NoUnit where products differ
	Mean       Mean          // for a promise about an average
	Uptime     Uptime        // for a promise about availability

	days  book
	cells [ByOrigin + 1][]Cell
}

// Spread is the middle and the tail of what ended cases took, in milliseconds
// or in units: the smallest value that half, or nine in ten, do not exceed.
type Spread struct {
	N           int64
	Median, P90 int64
}

// Duration reads milliseconds as a time.
func Duration(ms int64) time.Duration { return time.Duration(ms) * time.Millisecond }

// Mean is an average that is compared exactly: Sum over N, in milliseconds for
// terms in real time and in units of the term otherwise.
type Mean struct{ Sum, N, Limit int64 }

// Value is the mean itself.
func (m Mean) Value() float64 { return float64(m.Sum) / float64(max(m.N, 1)) }

// Meets says whether the mean stays within the term.
func (m Mean) Meets() bool { return m.Sum <= m.N*m.Limit }

// Compute makes the figures of one promise: the one function that every
// screen, table and file takes them from.
func Compute(m *Measured, c *Compiled, o Options) Figures {
	if o.Basis == "" {
		o.Basis = Judgement
	}
	f := Figures{Promise: c.ID, From: o.From, Until: o.Until, AsOf: o.Now, Basis: o.Basis}
	s := newSums(c, o)
	for i := range m.Results {
		if o.Only != (Labels{}) && !o.Only.covers(&m.Labels[i]) {
			continue
		}
		s.add(&m.Results[i], &m.Labels[i])
	}
	for k := range c.versions {
		if fig := s.of[k]; fig != nil {
			fig.finish()
			f.Versions = append(f.Versions, fig.Figure)
		} else if k == 0 {
			f.Versions = append(f.Versions, newSum(&c.versions[0]).Figure)
		}
	}
	return f
}

// covers says whether other has every label that is set in l.
func (l *Labels) covers(other *Labels) bool {
	ok := func(want, have uint32) bool { return want == 0 || want == have }
	return ok(l.Subject, other.Subject) && ok(l.Product, other.Product) && ok(l.Channel, other.Channel) &&
		ok(l.Department, other.Department) && ok(l.District, other.District) && ok(l.Origin, other.Origin)
}

// sums adds up results by version.
type sums struct {
	c           *Compiled
	o           Options
	zone        *calendar.Zone
	from, until calendar.Instant
	of          []*sum // by place in c.versions
}

type sum struct {
	Figure
	v                *version
	blank            int64 // ended without a registered outcome
	gross, net, used []int64
}

func newSums(c *Compiled, o Options) *sums {
	s := &sums{c: c, o: o, zone: c.Zone(), from: minInstant, until: maxInstant, of: make([]*sum, len(c.versions))}
	if o.From > 0 {
		s.from = s.zone.At(o.From, 0)
	}
	if o.Until > 0 {
		s.until = s.zone.At(o.Until.AddDays(1), 0)
	}
	return s
}

func newSum(v *version) *sum {
	s := &sum{v: v, Figure: Figure{
		Version: v.number, Promise: &v.promise, Population: v.promise.Population, Definition: v.define(),
		Unit: v.unit(), Verdict: NotMeasured,
	}}
	if s.Population == "" {
		s.Population = charter.Judged
	}
	return s
}

// unit is the one unit of all terms of a version, or none.
func (v *version) unit() calendar.Unit {
	u := v.term.Unit
	for _, t := range v.perProduct {
		switch {
		case t.Unit == calendar.NoUnit:
		case u == calendar.NoUnit:
			u = t.Unit
		case u != t.Unit:
			return calendar.NoUnit
		}
	}
	return u
}

func (s *sums) inside(at calendar.Instant) bool { return at >= s.from && at < s.until }

func (s *sums) add(stored *Result, l *Labels) {
	if stored.State == NotStarted || stored.State == OutOfScope {
		return
	}
	r := stored.AsOf(s.o.Now)
	k := slices.IndexFunc(s.c.versions, func(v version) bool { return v.number == r.Version })
	if k < 0 || r.Start.Known() && r.Start > s.o.Now && !s.ahead(k) {
		return // not begun at the moment of the report
	}
	judged, ended := r.judgedAt(), r.End
	if s.o.Basis == Beginning {
		judged, ended = r.Start, r.Start
	}
	fig := func() *sum {
		if s.of[k] == nil {
			s.of[k] = newSum(&s.c.versions[k])
		}
		return s.of[k]
	}
	switch r.State {
	case Excluded:
		if s.inside(r.Start) {
			f := fig()
			f.Excluded[r.Exclusion]++
			if r.Exclusion == AbandonedEarly {
				f.WithAbandoned.Add(false)
			}
		}
		return
	case Running, Paused:
		if r.Start < s.until || !r.Start.Known() {
			f := fig()
			if r.State == Paused {
				f.Paused++
			} else {
				f.Running++
			}
		}
		return
	case Overdue:
		if r.Start < s.until {
			fig().Overdue++
		}
	}
	in := (r.State == Kept) != s.c.versions[k].inverted
	if s.inside(judged) {
		fig().judge(s.zone.Date(judged), &r, l, in)
	}
	if r.End.Known() && s.inside(ended) {
		fig().end(s.zone.Date(ended), &r, l, in)
	}
}

// ahead says whether a version counts from a moment that may lie ahead.
func (s *sums) ahead(k int) bool {
	kind := s.c.versions[k].kind
	return kind == charter.Appointment || kind == charter.Reminder
}

// judgedAt is when the judgement of a case fell: at its end when it ended in
// time, else when it fell due.
func (r *Result) judgedAt() calendar.Instant {
	if r.State == Kept || !r.Due.At.Known() || r.End.Known() && r.End < r.Due.At {
		return r.End
	}
	return r.Due.At
}

func (s *sum) judge(d calendar.Date, r *Result, l *Labels, in bool) {
	s.Judged.Add(in)
	s.WithAbandoned.Add(in)
	if r.Paused > 0 {
		s.WithPause++
	}
	s.days.row(d).judged.Add(in)
	s.eachCell(l, func(c *Cell) { c.Judged.Add(in) })
}

func (s *sum) end(d calendar.Date, r *Result, l *Labels, in bool) {
	s.Ended.Add(in)
	if r.Exclusion == BlankOutcome {
		s.blank++
	}
	s.days.row(d).ended.Add(in)
	s.eachCell(l, func(c *Cell) { c.Ended.Add(in) })
	s.gross = append(s.gross, r.Gross.Milliseconds())
	s.net = append(s.net, r.Net.Milliseconds())
	if s.v.kind != charter.OutcomeShare {
		s.used = append(s.used, r.Used)
	}
}

// finish turns what was added up into what is told.
func (s *sum) finish() {
	s.Headline = s.Judged
	if s.Population == charter.Ended {
		s.Headline = s.Ended
	}
	if s.v.kind == charter.Average {
		s.average()
	}
	if s.Refused = refuse(s.Ended, s.blank); s.Refused != nil {
		s.Headline, s.Judged, s.Ended, s.days, s.cells = Count{}, Count{}, Count{}, book{}, [ByOrigin + 1][]Cell{}
	}
	s.Gross, s.Net = spread(s.gross), spread(s.net)
	if s.Unit != calendar.NoUnit {
		s.Used = spread(s.used)
	}
	t := s.v.promise.Target
	switch {
	case s.v.kind == charter.Average:
		if s.Mean.N > 0 {
			s.Verdict = verdict(s.Mean.Meets())
		}
	case s.Headline.N == 0:
	case s.v.promise.EachCase():
		s.Verdict = verdict(s.Headline.InTime == s.Headline.N)
	case t.Min == 0 && t.Max == 0:
		s.Verdict = NoTarget
	default:
		s.Verdict = verdict(s.Headline.Meets(t))
	}
}

func verdict(met bool) Verdict {
	if met {
		return Met
	}
	return Missed
}

// average sums what ended cases took: real time exactly, working time and days
// in whole units of the term.
func (s *sum) average() {
	took, limit := s.used, int64(s.v.term.Quantity)
	if realTime(s.v.term.Unit) {
		took, limit = s.net, int64(s.v.term.Quantity)*milliseconds(s.v.term.Unit, s.v.cal)
	}
	s.Mean = Mean{N: int64(len(took)), Limit: limit}
	for _, n := range took {
		s.Mean.Sum += n
	}
}

// milliseconds is the length of a unit of real time.
func milliseconds(u calendar.Unit, cal *calendar.Calendar) int64 {
	switch u {
	case calendar.Seconds:
		return 1000
	case calendar.Minutes:
		return 60_000
	case calendar.Rings:
		if ring := cal.Spec().RingSeconds; ring > 0 {
			return int64(ring) * 1000
		}
		return 5000
	}
	return 3_600_000
}

// spread finds median and 90th percentile by the nearest rank; it reorders.
func spread(values []int64) Spread {
	n := len(values)
	if n == 0 {
		return Spread{}
	}
	s := Spread{N: int64(n)}
	s.Median = nth(values, (n+1)/2-1)
	s.P90 = nth(values, (n*9+9)/10-1)
	return s
}

// nth puts the value of rank k (from 0) in its place and gives it.
func nth(v []int64, k int) int64 {
	lo, hi := 0, len(v)-1
	for hi-lo > 32 {
		pivot := middle(v[lo], v[lo+(hi-lo)/2], v[hi])
		i, j := lo, hi
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return v[k]
		}
	}
	slices.Sort(v[lo : hi+1])
	return v[k]
}

func middle(a, b, c int64) int64 { return max(min(a, b), min(max(a, b), c)) }

// Select hands over the cases that the figures of a period are made of, with
// the moment by which each belongs to it: the cases behind a number. Open cases
// belong to a period that ends after they began.
func Select(m *Measured, c *Compiled, o Options, take func(i int, r Result, when calendar.Instant)) {
	s := newSums(c, o)
	for i := range m.Results {
		stored := &m.Results[i]
		if stored.State == NotStarted || stored.State == OutOfScope || o.Only != (Labels{}) && !o.Only.covers(&m.Labels[i]) {
			continue
		}
		r := stored.AsOf(o.Now)
		k := slices.IndexFunc(c.versions, func(v version) bool { return v.number == r.Version })
		if k < 0 || r.Start.Known() && r.Start > o.Now && !s.ahead(k) {
			continue
		}
		when, ended := r.Start, c.versions[k].promise.Population == charter.Ended
		switch {
		case r.State == Running, r.State == Paused, r.State == Overdue && ended:
			if r.Start < s.until {
				take(i, r, when)
			}
			continue
		case o.Basis == Beginning || r.State == Excluded:
		case ended:
			when = r.End
		default:
			when = r.judgedAt()
		}
		if s.inside(when) {
			take(i, r, when)
		}
	}
}
