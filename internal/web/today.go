package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"

	"handvest/internal/action"
	"handvest/internal/clock"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// mostNow is how many clocks the first page shows.
const mostNow = 12

// home is the first page: which promises run out now.
func (s *Server) home(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	now, err := s.nowPart(r.Context(), s.who(r), reader)
	if err != nil {
		return err
	}
	p := page.Today{Shell: s.shell(r, reader, reader.T("Vandaag", "Today")), Stream: nowPlace.In(reader), Now: now}
	return s.show(w, r, http.StatusOK, page.TodayPage(p))
}

// nowPart is the part of the first page that moves.
func (s *Server) nowPart(ctx context.Context, who action.Actor, r kit.Reader) (page.Now, error) {
	v, err := s.actions.Overview(ctx, who, mostNow)
	if err != nil {
		return page.Now{}, err
	}
	names, err := s.actions.Names(ctx, who)
	if err != nil {
		return page.Now{}, err
	}
	n := page.Now{Reader: r, Day: r.Date(s.date(v.AsOf)), Clock: r.ClockSeconds(v.AsOf), Machine: r.Machine(v.AsOf), Speed: r.Of(s.options.Speed),
		Empty: r.T("Er loopt nu geen enkele klok. Lees een log in met handvest import, of wacht op de eerste melding.", "No clock is running now. Import a log with handvest import, or wait for the first report.")}
	count := func(nl, en string, n int64, noteNL, noteEN string, t kit.Tone) page.Tile {
		if n == 0 {
			t = ""
		}
		return page.Tile{Label: r.T(nl, en), Value: r.Int(n), Note: r.T(noteNL, noteEN), Tone: t}
	}
	n.Counts = []page.Tile{
		count("Klokken lopen", "Clocks running", v.Running, "en zijn op tijd", "and are in time", ""),
		count("Vandaag gehaald", "Kept today", v.Kept, "beloften", "promises", kit.Kept),
		count("Vandaag gebroken", "Broken today", v.Broken, "beloften", "promises", kit.Broken),
		count("Over tijd en open", "Past due and open", v.Overdue, "wachten nog steeds", "are still waiting", kit.Broken),
		count("Staat stil", "Paused", v.Paused, "wacht op de klant", "waiting for the customer", ""),
	}
	for i := range v.Next {
		x := &v.Next[i]
		b := kit.MakeBar(r, kit.BarFacts{Result: x.Result, Now: v.AsOf, Promise: promisedThing(r, &x.Promise),
			Rest: rest(r, x.Term, x.Result, x.Off), Steps: steps(r, x.Explain(r.Lang))})
		b.ID = fmt.Sprintf("%s-%d", x.Promise.ID, x.Subject)
		b.Title = cmp.Or(names.Name(x.Labels.Product), titleOf(r, &x.Promise))
		b.Href = caseHref(r, x.Subject)
		b.Note = titleOf(r, &x.Promise) + " · " + x.Reference
		n.Next = append(n.Next, b)
	}
	for i := range v.Just {
		x := &v.Just[i]
		e := page.EventRow{When: r.ClockSeconds(x.When), Machine: r.Machine(x.When), Href: caseHref(r, x.Subject), Note: titleOf(r, &x.Promise)}
		what := cmp.Or(names.Name(x.Labels.Product), x.Reference)
		if x.Result.State == clock.Kept {
			e.What, e.Tone = what+r.T(": gehaald", ": kept"), kit.Kept
		} else {
			e.What, e.Tone = what+r.T(": te laat", ": late"), kit.Late
		}
		n.Just = append(n.Just, e)
	}
	return n, nil
}
