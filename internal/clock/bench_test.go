package clock

import (
	"math/rand/v2"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// mixed are promises of several kinds, as a real charter has them.
func mixed(t testing.TB) []*Compiled {
	return []*Compiled{
		compiled(t, promise(nil)),
		compiled(t, promise(within(48, calendar.Hours))),
		compiled(t, promise(within(16, calendar.WorkingHours))),
		compiled(t, promise(within(8, calendar.Weeks))),
		compiled(t, call(nil)),
		compiled(t, appointment(30)),
		compiled(t, promise(func(p *charter.Promise) {
			p.Kind, p.Norm, p.Outcomes, p.Target.Min = charter.OutcomeShare, charter.Norm{}, []string{"direct"}, 8000
		})),
	}
}

// lives draws n histories of one year: a tenth has a pause, a tenth is open.
func lives(n int) []History {
	rng := rand.New(rand.NewPCG(1, 2))
	start := at("2025-01-01")
	out := make([]History, n)
	for i := range out {
		h := NewHistory()
		from := start + calendar.Instant(rng.Int64N(365*86400_000))
		h.Moments[charter.Received] = from
		h.Moments[charter.Agreed] = from + calendar.Instant(rng.Int64N(10*86400_000))
		took := calendar.Instant(rng.ExpFloat64() * 8 * 86400_000)
		if rng.IntN(10) > 0 {
			h.Moments[charter.Closed], h.Moments[charter.Started], h.Moments[charter.Helped] = from+took, from+took, from+took/40_000
		}
		if rng.IntN(10) == 0 {
			h.Pauses = []Pause{{calendar.Span{From: from + took/4, To: from + took/2}, "customer"}}
		}
		h.Labels = Labels{Subject: 1, Product: uint32(rng.IntN(4)), Channel: uint32(rng.IntN(3))}
		h.Outcome = uint32(rng.IntN(4))
		out[i] = h
	}
	return out
}

func BenchmarkEvaluate(b *testing.B) {
	hs, promises := lives(4096), mixed(b)
	now := at("2026-01-15")
	names := []string{"working_days", "hours", "working_hours", "weeks", "call", "appointment", "outcome"}
	run := func(b *testing.B, ps []*Compiled) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			sink = ps[i%len(ps)].Evaluate(&hs[i&4095], now)
			i++
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "evals/s")
	}
	b.Run("mixed", func(b *testing.B) { run(b, promises) })
	for i, name := range names {
		b.Run(name, func(b *testing.B) { run(b, promises[i:i+1]) })
	}
}

var sink Result

func TestEvaluationAllocatesNothing(t *testing.T) {
	hs, promises := lives(512), mixed(t)
	now := at("2026-01-15")
	if n := testing.AllocsPerRun(10, func() {
		for i := range hs {
			sink = promises[i%len(promises)].Evaluate(&hs[i], now)
		}
	}); n != 0 {
		t.Errorf("%v allocations for %d evaluations", n, len(hs))
	}
}
