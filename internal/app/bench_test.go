package app

import (
	"context"
	"io"
	"path/filepath"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/storetest"
)

// BenchmarkHistory brings a year of a fifth of the town in: 22,000 subjects
// with their journal and clocks.
func BenchmarkHistory(b *testing.B) {
	for name, address := range map[string]func() string{
		"sqlite":   func() string { return "sqlite:" + filepath.Join(b.TempDir(), "demo.db") + "?sync=normal" },
		"postgres": func() string { return storetest.PostgresURL(b) },
	} {
		b.Run(name, func(b *testing.B) {
			events := 0
			for b.Loop() {
				b.StopTimer()
				d := small(address(), io.Discard)
				d.Size, d.Days, d.Log = .2, 365, io.Discard
				zone, err := calendar.LoadZone("")
				if err != nil {
					b.Fatal(err)
				}
				clock := &townClock{}
				a, err := Open(context.Background(), d.Config, io.Discard, clock.now)
				if err != nil {
					b.Fatal(err)
				}
				p := &play{app: a, clock: clock, demo: &d, organisation: 1, published: calendar.NoDate,
					scene: scene{Seed: 1, Size: d.Size, From: d.Start.AddDays(-d.Days), Start: zone.At(d.Start, 36000)}}
				b.StartTimer()
				if err := p.begin(context.Background()); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				events += len(rows(b, a.DB))
				a.Close()
				b.StartTimer()
			}
			b.ReportMetric(float64(events)/b.Elapsed().Seconds(), "events/s")
		})
	}
}
