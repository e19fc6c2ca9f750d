package web

import (
	"fmt"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/web/kit"
)

// levelText is the target of a promise as people say it: "80 van 100".
func levelText(r kit.Reader, p *charter.Promise) string {
	t := p.Target
	switch {
	case p.Kind == charter.Unmeasured:
		return r.T("niet te meten met een systeem", "not measurable by a system")
	case p.Kind == charter.Average:
		return r.T("gemiddeld ", "on average ") + r.Of(clock.TermText(p.Norm.Term))
	case t.Min == 0 && t.Max == 0:
		return r.T("elke keer", "every time")
	case t.Min > 0 && t.Max > 0:
		return r.Level(t.Min) + r.T(" tot ", " to ") + r.Level(t.Max)
	case t.Max > 0 && t.Strict:
		return r.T("minder dan ", "less than ") + of100(r, t.Max)
	case t.Max > 0:
		return r.T("hoogstens ", "at most ") + of100(r, t.Max)
	case t.Strict:
		return r.T("meer dan ", "more than ") + of100(r, t.Min)
	}
	return of100(r, t.Min)
}

// levelShort is the target in a few signs, for a tile.
func levelShort(r kit.Reader, p *charter.Promise) string {
	t := p.Target
	switch {
	case p.Kind == charter.Average:
		return r.Of(clock.TermText(p.Norm.Term))
	case t.Min == 0 && t.Max == 0:
		return r.T("Elke keer", "Every time")
	case t.Min > 0 && t.Max > 0:
		return r.Level(t.Min) + "–" + r.Level(t.Max)
	case t.Max > 0:
		return r.T("hoogstens ", "at most ") + r.Level(t.Max)
	}
	return r.Level(t.Min)
}

// of100 is a share as people picture it; a broken one stays a percentage.
func of100(r kit.Reader, hundredths int32) string {
	if hundredths%100 != 0 {
		return r.Level(hundredths)
	}
	return fmt.Sprintf(r.T("%d van 100", "%d of 100"), hundredths/100)
}

// targetOf is the level to draw; zero for a promise about every case.
func targetOf(p *charter.Promise) int32 {
	if p.Target.Min > 0 {
		return p.Target.Min
	}
	return p.Target.Max
}

// tone is how a verdict looks.
func tone(v clock.Verdict) kit.Tone {
	switch v {
	case clock.Met:
		return kit.Kept
	case clock.Missed:
		return kit.Broken
	}
	return ""
}

// value is the figure of a promise as it is shown first: a share, or what the
// kind of the promise is about.
func value(r kit.Reader, f *clock.Figure) string {
	switch f.Promise.Kind {
	case charter.Availability:
		if f.Uptime.Service == 0 {
			return ""
		}
		return r.Percent(int32(float64(f.Uptime.Up) / float64(f.Uptime.Service) * 10000))
	case charter.Average:
		if f.Mean.N == 0 {
			return ""
		}
		return mean(r, f)
	}
	if f.Headline.N == 0 {
		return ""
	}
	return r.Percent(f.Headline.Share())
}

// mean is an average in the unit of its term.
func mean(r kit.Reader, f *clock.Figure) string {
	switch f.Unit {
	case calendar.Seconds, calendar.Minutes, calendar.Hours, calendar.Rings:
		return r.Length(time.Duration(f.Mean.Value()) * time.Millisecond)
	}
	return r.Decimal(f.Mean.Value(), 1) + " " + r.UnitName(f.Unit, false)
}

// basis says over which cases a share is taken.
func basis(r kit.Reader, p charter.Population) string {
	if p == charter.Ended {
		return r.T("beëindigde zaken", "ended cases")
	}
	return r.T("beëindigde zaken, en open zaken die over tijd zijn", "ended cases, and open cases past due")
}

// spreadText is "4,2 · 9,6" with its unit.
func spreadText(r kit.Reader, s clock.Spread) (value, unit string) {
	if s.N == 0 {
		return "–", r.T("nog geen beëindigde zaken", "no ended cases yet")
	}
	m, p := clock.Duration(s.Median), clock.Duration(s.P90)
	switch {
	case p < 2*time.Minute:
		return r.Decimal(m.Seconds(), 0) + " · " + r.Decimal(p.Seconds(), 0), r.T("seconden", "seconds")
	case p < 2*time.Hour:
		return r.Decimal(m.Minutes(), 1) + " · " + r.Decimal(p.Minutes(), 1), r.T("minuten", "minutes")
	case p < 72*time.Hour:
		return r.Decimal(m.Hours(), 1) + " · " + r.Decimal(p.Hours(), 1), r.T("uur", "hours")
	}
	return r.Decimal(m.Hours()/24, 1) + " · " + r.Decimal(p.Hours()/24, 1), r.T("dagen van 24 uur", "days of 24 hours")
}

// events names moments: "ontvangen en betaald".
func events(r kit.Reader, all []charter.Event, join string) string {
	var words []string
	for _, e := range all {
		words = append(words, r.Of(clock.EventText(e)))
	}
	return strings.Join(words, join)
}

// versionText is "versie 3, sinds 1 juli 2026".
func versionText(r kit.Reader, p *charter.Promise) string {
	s := fmt.Sprintf(r.T("versie %d", "version %d"), p.Version)
	if p.ValidFrom.Known() {
		s += r.T(", sinds ", ", since ") + r.LongDate(p.ValidFrom)
	}
	return s
}

// titleOf is what a promise is called in a list.
func titleOf(r kit.Reader, p *charter.Promise) string {
	if t := r.Of(p.Title); t != "" {
		return t
	}
	if t := r.Of(p.Text); t != "" {
		return t
	}
	return p.ID
}

// upper makes the first letter a capital.
func upper(s string) string {
	if s == "" {
		return s
	}
	for i, c := range s {
		return strings.ToUpper(string(c)) + s[i+len(string(c)):]
	}
	return s
}
