package town_test

import (
	"slices"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/town"
)

func TestEveryCardOfTheTownIsSound(t *testing.T) {
	zone, err := calendar.LoadZone("")
	if err != nil {
		t.Fatal(err)
	}
	start := zone.At(calendar.NewDate(2026, time.November, 20), 8*3600)
	c, err := town.LoadedCards(start, zone)
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string][]string{}
	for _, l := range town.Labels() {
		labels[l.Kind] = append(labels[l.Kind], l.Code)
	}
	known := func(kind, code string) {
		t.Helper()
		if code != "" && !slices.Contains(labels[kind], code) {
			t.Errorf("there is no %s %q", kind, code)
		}
	}
	if len(c.Scripts) < 12 || len(c.Macros) < 20 || len(c.Agreements) < 18 || len(c.Banners) != 2 {
		t.Errorf("%d scripts, %d texts, %d agreements, %d messages", len(c.Scripts), len(c.Macros), len(c.Agreements), len(c.Banners))
	}
	for i := range c.Scripts {
		s := &c.Scripts[i]
		known("product", s.Product)
		known("department", s.Owner)
		if err := knowledge.CheckScript(s); err != nil {
			t.Errorf("%s: %v", s.Title, err)
		}
		for _, n := range s.Nodes {
			known("department", n.To)
		}
	}
	lined, agreed, products := map[string]bool{}, map[string]bool{}, 0
	for _, m := range c.Macros {
		known("department", m.Owner)
		if err := m.Check(); err != nil || m.Score < 50 {
			t.Errorf("%s reads %d: %v", m.Key, m.Score, err)
		}
	}
	for _, l := range c.Lines {
		known("department", l.Department)
		known("product", l.Product)
		lined[l.Department] = true
		if err := l.Check(); err != nil {
			t.Errorf("%s: %v", l.Name, err)
		}
	}
	for _, g := range c.Agreements {
		known("department", g.Department)
		known("product", g.Product)
		if g.Product == "" {
			agreed[g.Department] = true
		} else {
			products++
		}
		if err := g.Check(); err != nil {
			t.Errorf("%s %s: %v", g.Department, g.Product, err)
		}
	}
	for _, d := range labels["department"] {
		if !lined[d] || !agreed[d] {
			t.Errorf("%s has a number: %v, an agreement: %v", d, lined[d], agreed[d])
		}
	}
	if products < 10 {
		t.Errorf("agreements about %d products", products)
	}
	for _, b := range c.Banners {
		for _, p := range b.Products {
			known("product", p)
		}
		if err := b.Check(start); err != nil {
			t.Errorf("%s: %v", b.Title, err)
		}
	}
	if day := zone.Date(c.Banners[0].From); !c.Banners[0].Disruption || day != zone.Date(start) || c.Banners[0].From <= start {
		t.Errorf("the disruption begins %v", c.Banners[0].From)
	}
}
