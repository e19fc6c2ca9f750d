package web

import (
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/term"
	"handvest/internal/web/kit"
)

// statutory draws the term by law that also runs on a case, next to the
// promise: two different things, never mixed. False when the promise names no
// term that the program knows.
func (s *Server) statutory(r kit.Reader, k *action.CaseClock, now calendar.Instant) (kit.Bar, bool) {
	id := k.Promise.Statutory
	if id == "" || !k.Result.Start.Known() || r.Zone == nil {
		return kit.Bar{}, false
	}
	d, ok := term.Find(id, s.laws.Settings())
	if !ok {
		if d, ok = term.Find(strings.TrimSuffix(id, "_awb"), s.laws.Settings()); !ok {
			return kit.Bar{}, false
		}
	}
	spec, _ := calendar.Named("NL-ATW")
	ask := term.Request{Rule: d.ID, Day: r.Zone.Date(k.Result.Start), At: k.Result.Start, Calendar: spec}
	for _, p := range k.Pauses {
		pause := term.Pause{Asked: r.Zone.Date(p.From), Ended: calendar.NoDate, From: p.From, To: p.To}
		if !p.To.Known() || p.To > now {
			pause.To = now
		}
		pause.Ended = r.Zone.Date(pause.To)
		ask.Options.Pauses = append(ask.Options.Pauses, pause)
	}
	law, err := s.laws.Compute(ask)
	if err != nil || !law.Due.At.Known() || law.Due.At <= k.Result.Start {
		return kit.Bar{}, false
	}
	result := clock.Result{Start: k.Result.Start, End: k.Result.End, Due: law.Due, State: clock.Running}
	switch {
	case result.End.Known() && result.End <= law.Due.At:
		result.State = clock.Kept
	case result.End.Known():
		result.State = clock.Broken
	case k.Result.State == clock.Paused:
		result.State = clock.Paused
	case now > law.Due.At:
		result.State = clock.Overdue
	}
	f := kit.BarFacts{Result: result, Now: now, Pauses: k.Pauses, Statutory: true, Promise: promisedThing(r, &k.Promise), IfResumed: result.State == clock.Paused}
	for _, x := range law.Steps {
		when := ""
		if x.Date.Known() {
			when = r.Date(x.Date)
		}
		f.Steps = append(f.Steps, kit.Step{When: when, Text: x.In(r.Lang)})
	}
	b := kit.MakeBar(r, f)
	b.Title, b.Note = d.Name.In(r.Lang), d.Basis
	return b, true
}
