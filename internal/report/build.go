package report

import (
	"cmp"
	"math"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// Source is what a document is made of.
type Source struct {
	Organisation charter.Text
	From, Until  calendar.Date // of the period; 0 is open
	AsOf         calendar.Instant
	Basis        clock.Basis // empty is by judgement
	Figures      []clock.Figures
	Names        Names
	Text         func(charter.Promise) charter.Text // the sentence of a promise without a text of its own; may be nil
	Public       bool                               // hide small cells, owners and what is not announced
}

// Names knows labels by their ids.
type Names interface {
	Code(id uint32) string
	Name(id uint32) string
}

// Exclusions are the names of the reasons for which a case is in no figure.
var Exclusions = [clock.Exclusions]string{
	"", "contradictory", "withdrawn", "abandoned_early", "outside_window", "no_term", "by_outcome", "no_outcome", "blank_outcome",
}

var periods = []charter.Period{charter.Week, charter.Month, charter.Quarter, charter.Year}

// Build makes the document of some figures.
func Build(s Source) *Document {
	d := &Document{Format: Format, Organisation: s.Organisation, Public: s.Public, Promises: []Figure{}}
	d.From, d.Until, d.AsOf, d.Basis = dateText(s.From), dateText(s.Until), moment(s.AsOf), string(cmp.Or(s.Basis, clock.Judgement))
	for i := range s.Figures {
		f := &s.Figures[i]
		for k := range f.Versions {
			d.Promises = append(d.Promises, s.figure(&f.Versions[k]))
		}
	}
	return d
}

func (s *Source) figure(f *clock.Figure) Figure {
	p := f.Promise
	out := Figure{
		ID: p.ID, Version: p.Version, Title: p.Title, Text: p.Text, Theme: p.Theme, Kind: string(p.Kind), Category: string(p.Category),
		ValidFrom: dateText(p.ValidFrom), ValidUntil: dateText(p.ValidUntil), Definition: f.Definition, MeasuredBy: p.MeasuredBy, Counts: "cases",
		Target:     Target{Min: percent(p.Target.Min), Max: percent(p.Target.Max), Strict: p.Target.Strict},
		Population: string(f.Population), Verdict: string(f.Verdict),
		Running: f.Running, Paused: f.Paused, Overdue: f.Overdue, WithPause: f.WithPause,
		Excluded: map[string]int64{}, Trend: map[string][]Point{}, By: map[string][]Cell{},
	}
	if out.Text.NL == "" && s.Text != nil {
		out.Text = s.Text(*p)
	}
	if !s.Public {
		out.Owner = p.Owner
	}
	if r := p.Remedy; r != nil && !(s.Public && r.Implicit) {
		out.Remedy = &Remedy{string(r.Form), r.Cents, r.Implicit}
	}
	out.terms(p)
	for k, n := range f.Excluded {
		if n > 0 && k > 0 {
			out.Excluded[Exclusions[k]] = n
		}
	}
	if s.Public && (f.Headline.N > 0 && f.Headline.N < clock.Fewest || f.Refused != nil && f.Refused.Of < clock.Fewest) {
		out.hide()
		return out
	}
	out.Count, out.Judged, out.Ended = count(f.Headline), count(f.Judged), count(f.Ended)
	if r := f.Refused; r != nil {
		out.Refused = &Refused{r.Blank, r.Of, float64(r.Low) / 100, float64(r.High) / 100, r.Why()}
	}
	if f.Headline.N > 0 && p.Kind != charter.Availability {
		low, high := f.Headline.Interval()
		out.Interval = &Range{float64(low) / 100, float64(high) / 100}
	}
	if f.Excluded[clock.AbandonedEarly] > 0 {
		all := count(f.WithAbandoned)
		out.All = &all
	}
	switch p.Kind {
	case charter.Availability:
		out.Counts = "seconds"
		out.Uptime = &Uptime{int64(f.Uptime.Service.Seconds()), int64(f.Uptime.Up.Seconds())}
	case charter.Average:
		out.mean(f)
	}
	out.leadTime(f)
	for _, period := range periods {
		out.Trend[string(period)] = points(f, period, s.Public)
	}
	for dim := clock.ByProduct; dim <= clock.ByOrigin; dim++ {
		out.By[dim.String()] = s.cells(f, dim)
	}
	return out
}

// hide keeps a figure about fewer than five cases out of the public eye.
func (f *Figure) hide() {
	f.Hidden, f.Verdict, f.Excluded = true, string(clock.NotMeasured), map[string]int64{}
	f.Running, f.Paused, f.Overdue, f.WithPause = 0, 0, 0, 0
}

func (f *Figure) terms(p *charter.Promise) {
	if p.Norm.Term.Unit != calendar.NoUnit {
		f.Term = &Term{Quantity: p.Norm.Term.Quantity, Unit: p.Norm.Term.Unit.String()}
	}
	for code, t := range p.Norm.PerProduct {
		f.TermTable = append(f.TermTable, Term{code, t.Quantity, t.Unit.String()})
	}
	slices.SortFunc(f.TermTable, func(a, b Term) int {
		if a.Product < b.Product {
			return -1
		}
		return 1
	})
}

func (f *Figure) mean(from *clock.Figure) {
	scale := 1.0
	t := from.Promise.Norm.Term
	if t.Quantity > 0 && from.Mean.Limit > 0 {
		scale = float64(from.Mean.Limit) / float64(t.Quantity)
	}
	f.Mean = &Mean{Value: rounded(from.Mean.Value()/scale, 3), Limit: float64(t.Quantity), Unit: t.Unit.String(), N: from.Mean.N}
}

func (f *Figure) leadTime(from *clock.Figure) {
	if from.Gross.N == 0 {
		return
	}
	f.LeadTime = &LeadTime{N: from.Gross.N, Gross: seconds(from.Gross), Net: seconds(from.Net)}
	if from.Used.N > 0 {
		f.LeadTime.Units = &Spread{float64(from.Used.Median), float64(from.Used.P90)}
		f.LeadTime.Unit = from.Unit.String()
	}
}

func seconds(s clock.Spread) Spread {
	return Spread{float64(s.Median) / 1000, float64(s.P90) / 1000}
}

func points(f *clock.Figure, period charter.Period, public bool) []Point {
	out := []Point{}
	for _, p := range f.Trend(period, public) {
		out = append(out, Point{p.Name, dateText(p.From), dateText(p.Until), p.Hidden, count(p.Of(f.Population))})
	}
	return out
}

func (s *Source) cells(f *clock.Figure, d clock.Dimension) []Cell {
	out := []Cell{}
	for _, c := range f.By(d, s.Public) {
		n := c.Of(f.Population)
		if n.N == 0 && !c.Hidden {
			continue
		}
		out = append(out, Cell{s.Names.Code(c.ID), s.Names.Name(c.ID), c.Hidden, n.N >= clock.Rankable, count(n)})
	}
	if len(out) == 1 && out[0].Code == "" {
		return []Cell{} // nothing is known in this dimension
	}
	return out
}

// CountOf is a count as a document holds it.
func CountOf(c clock.Count) Count { return count(c) }

func count(c clock.Count) Count {
	out := Count{N: c.N, InTime: c.InTime}
	if c.N > 0 {
		share := float64(c.Share()) / 100
		out.Percentage = &share
	}
	return out
}

func percent(hundredths int32) *float64 {
	if hundredths == 0 {
		return nil
	}
	p := float64(hundredths) / 100
	return &p
}

func dateText(d calendar.Date) string {
	if d <= 0 {
		return ""
	}
	return d.String()
}

func moment(i calendar.Instant) string {
	if !i.Known() {
		return ""
	}
	return i.Time().Format("2006-01-02T15:04:05Z")
}

func rounded(v float64, decimals int) float64 {
	f := math.Pow10(decimals)
	return math.Round(v*f) / f
}
