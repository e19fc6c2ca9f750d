package action

import (
	"context"
	"math"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/charter/sentence"
	"handvest/internal/clock"
	"handvest/internal/fault"
)

// trendMonths is how many months before and with the period a publication shows.
const trendMonths = 13

// openData makes the figures of a period for the public.
func (a *Actions) openData(ctx context.Context, who Actor, from, until calendar.Date) (OpenData, error) {
	c, err := a.Charter(ctx, who)
	if err != nil {
		return OpenData{}, err
	}
	data := OpenData{Organisation: c.Organisation, From: from, Until: until, Promises: []OpenPromise{}}
	figures, err := a.Figures(ctx, who, Ask{From: from, Until: until})
	if err != nil {
		return data, err
	}
	trends, err := a.Figures(ctx, who, Ask{From: from.AddMonths(1 - trendMonths), Until: until})
	if err != nil {
		return data, err
	}
	for i, p := range figures {
		// A version that ended inside the period keeps its own figure (PR-9).
		for _, f := range p.Figures.Told() {
			data.Promises = append(data.Promises, openPromise(f, trendOf(trends[i].Figures, f.Version)))
		}
	}
	return data, nil
}

// trendOf is the trend of one version: two definitions never share a line.
func trendOf(f clock.Figures, version int32) []OpenPoint {
	out := []OpenPoint{}
	for i := range f.Versions {
		v := &f.Versions[i]
		if v.Version != version {
			continue
		}
		for _, p := range v.Trend(charter.Month, true) {
			x := OpenPoint{Month: p.Name}
			if n := p.Of(v.Population); n.N > 0 && !p.Hidden {
				x.N, x.Percentage = &n.N, percentage(n)
			}
			out = append(out, x)
		}
	}
	return out
}

func openPromise(f *clock.Figure, trend []OpenPoint) OpenPromise {
	p := f.Promise
	out := OpenPromiseOf(p)
	out.Definition, out.Verdict, out.Trend = f.Definition, f.Verdict, trend
	n := f.Headline
	if p.Kind == charter.Average {
		n = clock.Count{N: f.Mean.N}
	}
	switch {
	case n.N == 0 || p.Kind == charter.Unmeasured:
		out.Verdict = clock.NotMeasured
		return out
	case n.N < clock.Fewest:
		out.Verdict, out.Suppressed = clock.NotMeasured, true
		return out
	}
	out.N = &n.N
	if p.Kind == charter.Average {
		mean := math.Round(f.Mean.Value()*100) / 100
		out.Mean, out.Unit = &mean, meanUnit(f.Unit)
	} else {
		out.InTime, out.Percentage = &n.InTime, percentage(n)
	}
	var lost int64
	for e, k := range f.Excluded {
		if clock.Exclusion(e) != clock.NotExcluded {
			lost += k
		}
	}
	out.Paused, out.Excluded = many(f.WithPause), many(lost)
	return out
}

// OpenPromiseOf is what the public is told of a promise before there are
// figures. A text that the charter does not have is written from the norm.
func OpenPromiseOf(p *charter.Promise) OpenPromise {
	out := OpenPromise{ID: p.ID, Version: p.Version, Title: p.Title, Theme: p.Theme, Kind: p.Kind, Strict: p.Target.Strict,
		Text:      charter.Text{NL: sentence.Text(*p, fault.NL), EN: sentence.Text(*p, fault.EN)},
		TargetMin: level(p.Target.Min), TargetMax: level(p.Target.Max), Statutory: p.Statutory, MeasuredBy: p.MeasuredBy,
		Verdict: clock.NotMeasured, Trend: []OpenPoint{}}
	if p.ValidFrom.Known() {
		out.Since = &p.ValidFrom
	}
	if p.Remedy != nil && !p.Remedy.Implicit {
		out.Remedy = &OpenRemedy{p.Remedy.Form, p.Remedy.Cents}
	}
	return out
}

// meanUnit is what a mean is counted in: milliseconds for real time, and
// otherwise the unit of the term.
func meanUnit(u calendar.Unit) string {
	switch u {
	case calendar.Seconds, calendar.Minutes, calendar.Hours, calendar.Rings:
		return "milliseconds"
	}
	return u.String()
}

// many is a count that may be told: nothing, or enough.
func many(n int64) *int64 {
	if n > 0 && n < clock.Fewest {
		return nil
	}
	return &n
}

func level(hundredths int32) *float64 {
	if hundredths == 0 {
		return nil
	}
	x := float64(hundredths) / 100
	return &x
}

func percentage(c clock.Count) *float64 {
	x := float64(c.Share()) / 100
	return &x
}
