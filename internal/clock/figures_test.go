package clock

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

func TestTargetsAreComparedWithoutRounding(t *testing.T) {
	tests := []struct {
		promise string
		c       Count
		t       charter.Target
		met     bool
	}{
		{"750 of 1000 is at least 75% (S0-07)", Count{1000, 750}, charter.Target{Min: 7500}, true},
		{"749 is not", Count{1000, 749}, charter.Target{Min: 7500}, false},
		{"800 of 1000 is at least 80% (S3-21)", Count{1000, 800}, charter.Target{Min: 8000}, true},
		{"799 is not", Count{1000, 799}, charter.Target{Min: 8000}, false},
		{"800 of 1000 is not more than 80% (S3-24)", Count{1000, 800}, charter.Target{Min: 8000, Strict: true}, false},
		{"810 is", Count{1000, 810}, charter.Target{Min: 8000, Strict: true}, true},
		{"150 of 1000 is not less than 15%", Count{1000, 150}, charter.Target{Max: 1500, Strict: true}, false},
		{"145 is", Count{1000, 145}, charter.Target{Max: 1500, Strict: true}, true},
		{"45 of 1000 is less than 5%", Count{1000, 45}, charter.Target{Max: 500, Strict: true}, true},
		{"899.99 of 1000 shows as 90.00% and is missed", Count{100000, 89999}, charter.Target{Min: 9000}, false},
		{"5 billion cases do not overflow", Count{5e9, 4.5e9}, charter.Target{Min: 9000}, true},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			if got := tt.c.Meets(tt.t); got != tt.met {
				t.Errorf("met is %v", got)
			}
		})
	}
	if got := (Count{100000, 89999}).Share(); got != 9000 {
		t.Errorf("displayed as %d", got)
	}
	if low, high := (Count{10, 9}).Interval(); low != 5958 || high != 9821 {
		t.Errorf("interval of 9 of 10 is %d-%d", low, high)
	}
}

// measured evaluates histories for figures.
func measured(c *Compiled, now string, hs ...*History) *Measured {
	m := &Measured{}
	for i, h := range hs {
		m.Append(int64(i), c.Evaluate(h, at(now)), h.Labels)
	}
	return m
}

func TestAMonthThatIsOverKeepsItsFigure(t *testing.T) {
	c := compiled(t, promise(nil))
	hs := []*History{
		life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-03-05 09:00"), // kept in March
		life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-04-20 09:00"), // late since 17 March, closed in April
		life(charter.Received, "2026-03-25 09:00"),                                     // open
		life(charter.Received, "2026-03-03 09:00", charter.WithdrawnByCustomer, "2026-03-04 09:00"),
		life(charter.Closed, "2026-03-03 09:00", charter.Received, "2026-03-04 09:00"),
	}
	o := Options{From: day("2026-03-01"), Until: day("2026-03-31"), Now: at("2026-04-01")}
	before := Compute(measured(c, "2026-04-01", hs...), c, o).Versions[0]
	o.Now = at("2026-06-01")
	after := Compute(measured(c, "2026-06-01", hs...), c, o).Versions[0]
	if want := (Count{2, 1}); before.Judged != want || after.Judged != want {
		t.Errorf("March is %v, and later %v, want %v", before.Judged, after.Judged, want)
	}
	if before.Running != 1 || before.Overdue != 1 || after.Running != 0 {
		t.Errorf("running %d, overdue %d; later running %d", before.Running, before.Overdue, after.Running)
	}
	if after.Excluded[WithdrawnCase] != 1 || after.Excluded[Contradictory] != 1 {
		t.Errorf("excluded %v", after.Excluded)
	}
	if after.Ended != (Count{1, 1}) {
		t.Errorf("ended in March %v", after.Ended)
	}
	o.From, o.Until = day("2026-04-01"), day("2026-04-30")
	april := Compute(measured(c, "2026-06-01", hs...), c, o).Versions[0]
	if april.Ended != (Count{1, 0}) || april.Judged != (Count{1, 0}) {
		t.Errorf("April: judged %v, ended %v", april.Judged, april.Ended)
	}
	o.Basis, o.From, o.Until = Beginning, day("2026-03-01"), day("2026-03-31")
	if started := Compute(measured(c, "2026-06-01", hs...), c, o).Versions[0]; started.Judged != (Count{3, 1}) {
		t.Errorf("started in March %v", started.Judged)
	}
}

func TestStoredResultsAreSeenAtTheMomentOfTheReport(t *testing.T) {
	c := compiled(t, promise(nil))
	rapid.Check(t, func(t *rapid.T) {
		h := anyLife(t)
		h.Pauses = nil // a due moment that a later pause moved is not moved back
		stored, now := at("2026-07-01"), at("2026-03-15")+calendar.Instant(rapid.Int64Range(0, 90*86400).Draw(t, "now"))*1000
		m, direct := &Measured{}, &Measured{}
		m.Append(1, c.Evaluate(&h, stored), h.Labels)
		direct.Append(1, c.Evaluate(&h, now), h.Labels)
		o := Options{Now: now}
		a, b := Compute(m, c, o).Versions[0], Compute(direct, c, o).Versions[0]
		if a.Excluded == b.Excluded && (a.Judged != b.Judged || a.Ended != b.Ended || a.Running != b.Running || a.Overdue != b.Overdue) {
			t.Fatalf("stored then %v/%v/%d/%d, evaluated then %v/%v/%d/%d", a.Judged, a.Ended, a.Running, a.Overdue, b.Judged, b.Ended, b.Running, b.Overdue)
		}
	})
}

func TestVersionsAreNeverMixed(t *testing.T) {
	c := compiled(t, promise(func(p *charter.Promise) { p.ValidUntil = day("2026-03-15") }),
		promise(func(p *charter.Promise) { p.Version, p.ValidFrom, p.Norm.Term.Quantity = 2, day("2026-03-16"), 5 }))
	f := Compute(measured(c, "2026-06-01",
		life(charter.Received, "2026-03-10 09:00", charter.Closed, "2026-03-20 09:00"), life(charter.Received, "2026-03-17 09:00", charter.Closed, "2026-03-31 09:00"),
	), c, Options{Now: at("2026-06-01")})
	if len(f.Versions) != 2 || f.Versions[0].Version != 2 || f.Versions[0].Headline != (Count{1, 0}) || f.Versions[1].Headline != (Count{1, 1}) {
		t.Errorf("figures %+v", f.Versions)
	}
	if f.Versions[0].Definition == f.Versions[1].Definition || !strings.Contains(f.Versions[0].Definition.NL, "5 werkdagen") {
		t.Errorf("definition %q", f.Versions[0].Definition.NL)
	}
	if f.Versions[0].Verdict != Missed || f.Versions[1].Verdict != Met {
		t.Errorf("verdicts %s and %s", f.Versions[0].Verdict, f.Versions[1].Verdict)
	}
}

func TestACeilingCountsWhatMustNotHappen(t *testing.T) {
	c := compiled(t, promise(func(p *charter.Promise) {
		p.Kind, p.Norm, p.Outcomes, p.Target = charter.OutcomeShare, charter.Norm{}, []string{"transferred_1"}, charter.Target{Max: 1500, Strict: true}
	}))
	var hs []*History
	for i := range 1000 {
		h := life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-03-02 09:05")
		h.Outcome = 1
		if i < 145 {
			h.Outcome = 2
		}
		hs = append(hs, h)
	}
	f := Compute(measured(c, "2026-06-01", hs...), c, Options{Now: at("2026-06-01")}).Versions[0]
	if f.Headline != (Count{1000, 145}) || f.Verdict != Met {
		t.Errorf("145 of 1000 transferred once: %v %s", f.Headline, f.Verdict)
	}
}

func TestAnAverageIsComparedExactly(t *testing.T) {
	c := compiled(t, promise(func(p *charter.Promise) {
		p.Kind, p.Norm.Term = charter.Average, calendar.Term{Quantity: 30, Unit: calendar.Seconds}
	}))
	a := life(charter.Received, "2026-03-02 09:00:00", charter.Closed, "2026-03-02 09:00:10")
	f := Compute(measured(c, "2026-06-01", a, life(charter.Received, "2026-03-02 09:00:00", charter.Closed, "2026-03-02 09:00:50")), c, Options{Now: at("2026-06-01")}).Versions[0]
	if f.Verdict != Met || f.Mean.Value() != 30000 {
		t.Errorf("a mean of 30.000 s: %s, %v", f.Verdict, f.Mean)
	}
	f = Compute(measured(c, "2026-06-01", a, life(charter.Received, "2026-03-02 09:00:00", charter.Closed, "2026-03-02 09:00:50.001")), c, Options{Now: at("2026-06-01")}).Versions[0]
	if f.Verdict != Missed {
		t.Errorf("a mean of 30.0005 s: %s", f.Verdict)
	}
}

func TestCallsWithAndWithoutEarlyHangUps(t *testing.T) {
	c := compiled(t, call(nil))
	var hs []*History
	for range 8 {
		hs = append(hs, life(charter.Received, "2026-03-02 10:00:00", charter.Helped, "2026-03-02 10:00:10"))
	}
	hs = append(hs, life(charter.Received, "2026-03-02 10:00:00", charter.Abandoned, "2026-03-02 10:00:03"),
		life(charter.Received, "2026-03-02 10:00:00", charter.Abandoned, "2026-03-02 10:00:09"),
		life(charter.Received, "2026-03-02 18:00:00", charter.Helped, "2026-03-02 18:00:09"))
	f := Compute(measured(c, "2026-06-01", hs...), c, Options{Now: at("2026-06-01")}).Versions[0]
	if f.Judged != (Count{9, 8}) || f.WithAbandoned != (Count{10, 8}) || f.Excluded[AbandonedEarly] != 1 || f.Excluded[OutsideWindow] != 1 {
		t.Errorf("judged %v, with hang-ups %v, excluded %v", f.Judged, f.WithAbandoned, f.Excluded)
	}
}

func TestSmallCellsAreNotToldInPublic(t *testing.T) {
	c := compiled(t, promise(nil))
	var hs []*History
	add := func(product uint32, n int) {
		for range n {
			h := life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-03-05 09:00")
			h.Labels.Product = product
			hs = append(hs, h)
		}
	}
	add(1, 40)
	add(2, 4)
	add(3, 6)
	f := Compute(measured(c, "2026-06-01", hs...), c, Options{Now: at("2026-06-01")}).Versions[0]
	shown := f.By(ByProduct, false)
	if len(shown) != 3 || shown[0].ID != 1 || shown[2].Judged.N != 4 {
		t.Errorf("inside: %+v", shown)
	}
	public := f.By(ByProduct, true)
	if public[0].Hidden || !public[1].Hidden || !public[2].Hidden || public[2].Judged.N != 0 {
		t.Errorf("in public the 4, and the 6 that would give it away, are hidden: %+v", public)
	}
}

func TestTheTrendHasNoGaps(t *testing.T) {
	c := compiled(t, promise(nil))
	f := Compute(measured(c, "2026-06-01",
		life(charter.Received, "2025-12-29 09:00", charter.Closed, "2026-01-01 09:00"), life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-03-05 09:00"),
	), c, Options{Now: at("2026-06-01")}).Versions[0]
	for period, want := range map[charter.Period]string{
		charter.Week: "2026-W01 2026-W02 2026-W03 2026-W04 2026-W05 2026-W06 2026-W07 2026-W08 2026-W09 2026-W10", charter.Month: "2026-01 2026-02 2026-03", charter.Quarter: "2026-Q1", charter.Year: "2026",
	} {
		var names []string
		n := int64(0)
		for _, p := range f.Trend(period, false) {
			names = append(names, p.Name)
			n += p.Judged.N
		}
		if got := strings.Join(names, " "); got != want || n != 2 {
			t.Errorf("%s: %s with %d cases", period, got, n)
		}
	}
}

func TestMedianAndNinetiethAreRanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.Int64Range(0, 50), 1, 300).Draw(t, "v")
		sorted := slices.Sorted(slices.Values(v))
		s := spread(slices.Clone(v))
		n := len(v)
		if s.Median != sorted[(n+1)/2-1] || s.P90 != sorted[(9*n+9)/10-1] {
			t.Fatalf("%v of %v", s, sorted)
		}
	})
}

func TestTheBookKeepsEveryDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOf(rapid.Int32Range(-500, 500)).Draw(t, "days")
		var b book
		want := map[calendar.Date]int64{}
		for _, d := range days {
			b.row(calendar.Date(d)).judged.Add(true)
			want[calendar.Date(d)]++
		}
		for i, r := range b.rows {
			if d := b.first + calendar.Date(i); r.judged.N != want[d] {
				t.Fatalf("day %d has %d, want %d", d, r.judged.N, want[d])
			}
			delete(want, b.first+calendar.Date(i))
		}
		if len(want) > 0 {
			t.Fatalf("lost %v", want)
		}
	})
}

func BenchmarkCompute(b *testing.B) {
	c := compiled(b, promise(nil))
	now := at("2026-01-15")
	hs := lives(100_000)
	m := &Measured{}
	rng := rand.New(rand.NewPCG(3, 4))
	for range 1_000_000 {
		h := &hs[rng.IntN(len(hs))]
		m.Append(1, c.Evaluate(h, now), h.Labels)
	}
	b.ResetTimer()
	for b.Loop() {
		figures = Compute(m, c, Options{Now: now})
	}
}

var figures Figures
