package loadtest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// Steps measures how long kinds of step take. It is safe for use by many
// goroutines.
type Steps struct {
	mu    sync.Mutex
	order []string
	took  map[string][]time.Duration
	wrong map[string]int
	first error
}

// Add keeps how long one step took, and whether it went well.
func (s *Steps) Add(kind string, took time.Duration, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.took == nil {
		s.took, s.wrong = map[string][]time.Duration{}, map[string]int{}
	}
	if s.took[kind] == nil {
		s.order = append(s.order, kind)
	}
	s.took[kind] = append(s.took[kind], took)
	if err != nil {
		s.wrong[kind]++
		if s.first == nil {
			s.first = fmt.Errorf("%s: %w", kind, err)
		}
	}
}

// Do runs a step and keeps how long it took.
func (s *Steps) Do(kind string, do func() error) error {
	began := time.Now()
	err := do()
	s.Add(kind, time.Since(began), err)
	return err
}

// Errors is how many steps went wrong, and the first that did.
func (s *Steps) Errors() (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, w := range s.wrong {
		n += w
	}
	return n, s.first
}

// Count is how many steps of a kind there were.
func (s *Steps) Count(kind string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.took[kind])
}

// Table is p50, p95, p99 and the longest of each kind, in milliseconds.
func (s *Steps) Table() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	fmt.Fprintf(&b, "  %-34s %8s %8s %8s %8s %8s %6s\n", "milliseconds", "n", "p50", "p95", "p99", "max", "errors")
	for _, kind := range s.order {
		all := slices.Sorted(slices.Values(s.took[kind]))
		at := func(p float64) float64 {
			return float64(all[min(len(all)-1, int(p*float64(len(all))))].Microseconds()) / 1000
		}
		fmt.Fprintf(&b, "  %-34s %8d %8.1f %8.1f %8.1f %8.1f %6d\n", kind, len(all), at(.50), at(.95), at(.99), at(1), s.wrong[kind])
	}
	return b.String()
}
