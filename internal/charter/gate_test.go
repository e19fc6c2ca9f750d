package charter_test

import (
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// ready is a promise that may be published.
func ready() charter.Promise {
	p := charter.Promise{
		ID: "lamp", Version: 1, Status: charter.Draft, Title: charter.Text{NL: "Lamp"}, Category: charter.Process, Kind: charter.EveryCase,
		Start: charter.Start{Events: []charter.Event{charter.Received}}, End: []charter.Event{charter.Closed},
		Norm:       charter.Norm{Term: calendar.Term{Quantity: 5, Unit: calendar.WorkingDays}},
		Population: charter.Judged, Period: charter.Month, Remedy: &charter.Remedy{Form: charter.Apology},
		Communication: charter.Text{NL: "In de bevestiging."},
		Measure:       &charter.Measure{From: calendar.NewDate(2026, 1, 1), Until: calendar.NewDate(2026, 3, 31), N: 1000, InTime: 950},
		ValidFrom:     calendar.NoDate, ValidUntil: calendar.NoDate, Review: calendar.NoDate,
	}
	for _, c := range charter.Characteristics {
		p.Evidence = append(p.Evidence, charter.Evidence{Characteristic: c, Text: "panel", Date: calendar.NewDate(2026, 1, 2)})
	}
	return p
}

// blocks are the rules that stop a promise.
func blocks(p charter.Promise) string {
	var rules []string
	for _, f := range charter.Gate(p, charter.DefaultGate()) {
		rules = append(rules, f.Rule+" "+string(f.Severity))
	}
	return strings.Join(rules, ", ")
}

func TestTheGateLetsThroughWhatIsTrueAndNamesWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*charter.Promise)
		want   string
	}{
		{"complete", func(*charter.Promise) {}, ""},
		{"89,9% realised", func(p *charter.Promise) { p.Measure.InTime = 899 }, "S0-10 block"},
		{"90,0% realised", func(p *charter.Promise) { p.Measure.InTime = 900 }, ""},
		{"99,0% realised", func(p *charter.Promise) { p.Measure.InTime = 990 }, ""},
		{"99,1% realised", func(p *charter.Promise) { p.Measure.InTime = 991 }, "S0-10 hint"},
		{"not measured", func(p *charter.Promise) { p.Measure = nil }, "S0-10 block"},
		{"29 cases", func(p *charter.Promise) { p.Measure.N, p.Measure.InTime = 29, 28 }, "S0-10 block"},
		{"27 days", func(p *charter.Promise) { p.Measure.Until = p.Measure.From + 26 }, "S0-10 block"},
		{"28 days", func(p *charter.Promise) { p.Measure.Until = p.Measure.From + 27 }, ""},
		{"a share of 80% reached", func(p *charter.Promise) {
			p.Kind, p.Target, p.Measure.InTime = charter.Share, charter.Target{Min: 8000}, 800
		}, ""},
		{"a share of 80% missed", func(p *charter.Promise) {
			p.Kind, p.Target, p.Measure.InTime = charter.Share, charter.Target{Min: 8000}, 799
		}, "S0-10 block"},
		{"more than 80% is strict", func(p *charter.Promise) {
			p.Kind, p.Target, p.Measure.InTime = charter.OutcomeShare, charter.Target{Min: 8000, Strict: true}, 800
		}, "S0-10 block"},
		{"less than 15% is strict", func(p *charter.Promise) {
			p.Kind, p.Target, p.Measure.InTime = charter.OutcomeShare, charter.Target{Max: 1500, Strict: true}, 150
		}, "S0-10 block"},
		{"less than 15% reached", func(p *charter.Promise) {
			p.Kind, p.Target, p.Measure.InTime = charter.OutcomeShare, charter.Target{Max: 1500, Strict: true}, 149
		}, ""},
		{"no remedy", func(p *charter.Promise) { p.Remedy = nil }, "S0-01 block"},
		{"no communication", func(p *charter.Promise) { p.Communication.NL = "" }, "S0-01 block"},
		{"no term", func(p *charter.Promise) { p.Norm = charter.Norm{} }, "S0-23 block"},
		{"five of six", func(p *charter.Promise) { p.Evidence = p.Evidence[1:] }, "S0-03 block"},
		{"evidence without date", func(p *charter.Promise) { p.Evidence[5].Date = calendar.NoDate }, "S0-03 block"},
		{"measured by survey", func(p *charter.Promise) {
			p.Kind, p.MeasuredBy, p.Norm, p.Measure = charter.Unmeasured, "survey", charter.Norm{}, nil
		}, ""},
	} {
		p := ready()
		c.change(&p)
		if got := blocks(p); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTheGateNamesTheMissingCharacteristic(t *testing.T) {
	p := ready()
	p.Evidence = append(p.Evidence[:4:4], p.Evidence[5])
	found := charter.Gate(p, charter.DefaultGate())
	if len(found) != 1 || found[0].Characteristic != charter.Proactive || !strings.Contains(found[0].Text.NL, "meldt zelf") {
		t.Errorf("got %+v", found)
	}
}

func TestACharterOfSpeedAloneAndACrowdedProductAreFound(t *testing.T) {
	c := &charter.Charter{}
	for _, id := range []string{"a", "b", "c", "d"} {
		p := ready()
		p.ID, p.Evidence, p.Scope.Products = id, nil, []string{"grofvuil"}
		c.Promises = append(c.Promises, p)
	}
	rules := map[string]int{}
	for _, f := range charter.GateAll(c, charter.DefaultGate()) {
		if f.Promise == "" {
			rules[f.Rule]++
		}
	}
	if rules["S0-15"] != 1 || rules["S0-04"] != 1 {
		t.Errorf("got %v", rules)
	}
	c.PerProduct = 4
	c.Promises[0].Evidence = []charter.Evidence{{Characteristic: charter.Meaningful, Text: "panel", Date: calendar.NewDate(2026, 1, 1)}}
	for _, f := range charter.GateAll(c, charter.DefaultGate()) {
		if f.Rule == "S0-15" || f.Rule == "S0-04" {
			t.Errorf("cleared, and still %s", f.Rule)
		}
	}
}

func TestPublishingClosesTheVersionBeforeAndChangesNothingElse(t *testing.T) {
	first, closed, err := charter.Publish(nil, ready(), calendar.NewDate(2026, 4, 1), charter.DefaultGate())
	if err != nil || closed != nil || first.Version != 1 || first.Status != charter.Published {
		t.Fatalf("got %+v %v %v", first, closed, err)
	}
	draft := charter.Revise(first)
	if draft.Version != 2 || draft.Measure != nil || draft.Status != charter.Draft {
		t.Fatalf("revised: %+v", draft)
	}
	if _, _, err := charter.Publish([]charter.Promise{first}, draft, calendar.NewDate(2026, 9, 1), charter.DefaultGate()); fault.As(err) == nil || fault.As(err).Kind != fault.Unready {
		t.Errorf("a version that was not measured must wait, got %v", err)
	}
	draft.Measure = ready().Measure
	if _, _, err := charter.Publish([]charter.Promise{first}, draft, calendar.NewDate(2026, 4, 1), charter.DefaultGate()); err == nil {
		t.Error("two versions cannot begin on one day")
	}
	second, closed, err := charter.Publish([]charter.Promise{first}, draft, calendar.NewDate(2026, 9, 1), charter.DefaultGate())
	if err != nil || closed == nil || closed.ValidUntil != calendar.NewDate(2026, 8, 31) || second.Version != 2 {
		t.Fatalf("got %+v %+v %v", second, closed, err)
	}
	if err := charter.Immutable(first, *closed); err != nil {
		t.Errorf("closing is allowed: %v", err)
	}
	changed := first
	changed.Norm.Term.Quantity = 9
	if charter.Immutable(first, changed) == nil {
		t.Error("the term of a published version cannot change")
	}
	if charter.Immutable(*closed, first) == nil {
		t.Error("a closed version cannot be opened again")
	}
	if charter.Immutable(ready(), changed) != nil {
		t.Error("a draft may change")
	}
}
