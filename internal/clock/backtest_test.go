package clock

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// casesOf stores histories column by column, as the database gives them.
func casesOf(c *Compiled, hs []History) *Cases {
	cases := NewCases(len(hs), c.Reads()...)
	at := make([]calendar.Instant, len(cases.Events))
	for i := range hs {
		for k, e := range cases.Events {
			at[k] = hs[i].Moments[e]
		}
		cases.Append(int64(i), at, hs[i].Labels, hs[i].Outcome, hs[i].Pauses)
	}
	return cases
}

// anyLife draws a subject: some never end, some are paused, withdrawn or hung up on.
func anyLife(t *rapid.T) History {
	h := NewHistory()
	start := at("2026-03-20") + calendar.Instant(rapid.Int64Range(0, 40*86400_000).Draw(t, "received"))
	h.Moments[charter.Received] = start
	later := func(name string) calendar.Instant {
		return start + calendar.Instant(rapid.Int64Range(0, 60*86400).Draw(t, name))*1000
	}
	if rapid.IntRange(0, 4).Draw(t, "ends") > 0 {
		h.Moments[charter.Closed] = later("closed")
	}
	h.Moments[charter.Agreed] = later("agreed")
	h.Moments[charter.Expires] = later("expires")
	switch rapid.IntRange(0, 6).Draw(t, "leaves") {
	case 0:
		h.Moments[charter.WithdrawnByCustomer] = later("withdrawn")
	case 1:
		h.Moments[charter.Abandoned] = later("abandoned")
	}
	from := start
	for range rapid.IntRange(0, 3).Draw(t, "pauses") {
		from += calendar.Instant(rapid.Int64Range(0, 9*86400).Draw(t, "gap")) * 1000
		to := from + calendar.Instant(rapid.Int64Range(0, 9*86400).Draw(t, "length"))*1000
		h.Pauses = append(h.Pauses, Pause{calendar.Span{From: from, To: to}, rapid.SampledFrom([]string{"customer", "weather"}).Draw(t, "why")})
		from = to
	}
	if n := len(h.Pauses); n > 0 && rapid.IntRange(0, 3).Draw(t, "open") == 0 {
		h.Pauses[n-1].To = calendar.NoInstant
	}
	h.Labels.Product = rapid.Uint32Range(0, 3).Draw(t, "product")
	return h
}

func TestTheSliderGivesWhatThePromiseGives(t *testing.T) {
	units := []calendar.Unit{calendar.Minutes, calendar.Hours, calendar.WorkingHours, calendar.Days, calendar.WorkingDays, calendar.Weeks, calendar.Months}
	rapid.Check(t, func(t *rapid.T) {
		hs := rapid.SliceOfN(rapid.Custom(anyLife), 1, 12).Draw(t, "lives")
		now := at("2026-05-01") + calendar.Instant(rapid.Int64Range(0, 30*86400).Draw(t, "now"))*1000
		q := rapid.Int32Range(0, 30).Draw(t, "q")
		p := promise(func(p *charter.Promise) {
			p.Norm.Term = calendar.Term{Quantity: q, Unit: rapid.SampledFrom(units).Draw(t, "unit")}
			p.Norm.Term.Ending = rapid.SampledFrom([]calendar.Ending{calendar.EndOfDay, calendar.SameTime, calendar.Closing, calendar.ThroughDaysOff}).Draw(t, "ending")
			p.Kind = rapid.SampledFrom([]charter.Kind{charter.EveryCase, charter.Appointment, charter.Reminder}).Draw(t, "kind")
			switch p.Kind {
			case charter.Appointment:
				p.Start.Events = []charter.Event{charter.Agreed}
			case charter.Reminder:
				p.Start.Events = []charter.Event{charter.Expires}
				p.Norm.Term.Backward = true
				p.Pauses = nil
			}
		})
		c, err := Compile([]charter.Promise{p}, NewCalendars([]calendar.Spec{{ID: "o", Windows: "mo-fr 09:00-17:00", Holidays: []string{"nl_org"}}}), labels())
		if err != nil {
			t.Fatal(err)
		}
		p.Norm.Term.Quantity = 7 // the slider starts anywhere
		other, _ := Compile([]charter.Promise{p}, NewCalendars([]calendar.Spec{{ID: "o", Windows: "mo-fr 09:00-17:00", Holidays: []string{"nl_org"}}}), labels())
		o := Backtest(casesOf(c, hs), other, Try{Now: now})
		var want, ended Count
		for i := range hs {
			switch r := c.Evaluate(&hs[i], now); r.State {
			case Kept, Broken:
				want.Add(r.State == Kept)
				ended.Add(r.State == Kept)
			case Overdue:
				want.Add(false)
			}
		}
		if got := o.At(int64(q)); got != want {
			t.Fatalf("at %d: slider %v, promise %v", q, got, want)
		}
	})
}

func TestTheLevelIsTheStrictestThatIsReached(t *testing.T) {
	hs := make([]History, 100) // case i takes i+1 days
	for i := range hs {
		hs[i] = *life(charter.Received, "2026-03-02 09:00")
		hs[i].Moments[charter.Closed] = amsterdam.At(day("2026-03-02").AddDays(i+1), 3600)
	}
	c := compiled(t, promise(within(1, calendar.Days)))
	o := Backtest(casesOf(c, hs), c, Try{Now: at("2027-01-01")})
	for share, want := range map[int32]int64{9000: 90, 9500: 95, 9900: 99, 10000: 100, 100: 1} {
		if q, ok := o.Level(share, charter.Judged); !ok || q != want {
			t.Errorf("level of %d is %d, want %d", share, q, want)
		}
	}
	if got := o.At(40); got != (Count{100, 40}) {
		t.Errorf("at 40 days %v", got)
	}
	n := int64(0)
	for _, b := range o.Bars(10) {
		n += b.N
	}
	if n != 100 {
		t.Errorf("the bars hold %d cases", n)
	}
	hs[99].Moments[charter.Closed] = calendar.NoInstant // still open at day 50: not judged above 50
	o = Backtest(casesOf(c, hs), c, Try{Now: amsterdam.At(day("2026-03-02").AddDays(50), 7200)})
	if got := o.At(49); got != (Count{100, 49}) {
		t.Errorf("at 49 days %v: the 51 open cases have outlived it", got)
	}
	if got := o.At(50); got != (Count{50, 50}) {
		t.Errorf("at 50 days %v: open cases may still make it", got)
	}
}

func TestATableIsTriedAsMoreOrLessThanItSays(t *testing.T) {
	c := compiled(t, promise(func(p *charter.Promise) {
		p.Norm = charter.Norm{PerProduct: map[string]calendar.Term{"paspoort": {Quantity: 3, Unit: calendar.Days}, "straat": {Quantity: 10, Unit: calendar.Days}}}
	}))
	a, b := *life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-03-06 09:00"), *life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-03-10 09:00")
	a.Labels.Product, b.Labels.Product = 1, 2 // a day late, two days early
	o := Backtest(casesOf(c, []History{a, b}), c, Try{Now: at("2026-04-01")})
	for q, want := range map[int64]Count{0: {2, 1}, 1: {2, 2}, -2: {2, 1}, -3: {2, 0}} {
		if got := o.At(q); got != want {
			t.Errorf("%+d: %v, want %v", q, got, want)
		}
	}
	if !o.Relative || o.Term.Unit != calendar.Days {
		t.Errorf("outcome %+v", o)
	}
}

func TestOnlyCasesOfThePeriodAreTried(t *testing.T) {
	c := compiled(t, promise(nil))
	hs := []History{*life(charter.Received, "2026-03-01 23:59", charter.Closed, "2026-03-03"), *life(charter.Received, "2026-03-02 00:00", charter.Closed, "2026-03-03"), *life(charter.Received, "2026-03-03 00:00", charter.Closed, "2026-03-03")}
	o := Backtest(casesOf(c, hs), c, Try{From: at("2026-03-02"), Until: at("2026-03-03"), Now: at("2027-01-01")})
	if o.Scope != 1 || o.At(10).N != 1 {
		t.Errorf("%d cases in scope", o.Scope)
	}
}

func BenchmarkBacktest(b *testing.B) {
	now := at("2026-01-15")
	hs := lives(100_000)
	c := compiled(b, promise(nil))
	short := casesOf(c, hs)
	for _, n := range []int{10_000, 100_000, 1_000_000, 5_000_000} {
		cases := NewCases(n, short.Events...)
		for i := range n {
			k := i % short.Len()
			at := make([]calendar.Instant, 0, 8)
			for e := range short.At {
				at = append(at, short.At[e][k])
			}
			var pauses []Pause
			if p := short.PauseAt[k]; p >= 0 {
				pauses = short.Pauses[p]
			}
			cases.Append(int64(i), at, short.Labels[k], short.Outcome[k], pauses)
		}
		for name, c := range map[string]*Compiled{
			"working_days": c, "working_hours": compiled(b, promise(within(16, calendar.WorkingHours))), "seconds": compiled(b, promise(within(90, calendar.Seconds))),
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					outcome = Backtest(cases, c, Try{Now: now})
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/case")
			})
		}
	}
}

var outcome *Outcome

func TestTheStepsHoldTheWholeDistribution(t *testing.T) {
	c := compiled(t, promise(within(5, calendar.Hours)))
	hs := lives(3000)
	hs[0].Moments[charter.Closed], hs[0].Moments[charter.Abandoned] = calendar.NoInstant, hs[0].Moments[charter.Received]+60_000
	o := Backtest(casesOf(c, hs), c, Try{Now: at("2026-01-15")})
	for _, q := range []int64{0, 1, 20, 100, 500, 5000} {
		var n Count
		for _, s := range o.Steps() {
			n.N += s.Ended
			if s.Used <= q {
				n.InTime += s.Ended
			} else {
				n.N += s.Open
			}
		}
		if want := o.At(q); n != want {
			t.Errorf("at %d the steps give %v, the outcome %v", q, n, want)
		}
	}
}
