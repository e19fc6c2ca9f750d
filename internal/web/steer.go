package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// steering is what every part of the steering page is made from.
type steering struct {
	s       *Server
	r       kit.Reader
	who     action.Actor
	at      address
	names   action.Names
	only    clock.Labels
	choices []period
	chosen  period
	all     []action.PromiseFigures // over all time, for the trends
	now     []action.PromiseFigures // over the chosen period

	tryAction, trySave string // of a proposal; empty is the page of the promise

	last     calendar.Date // of the last month with its share of the cases
	happened []action.Mark // what explains a figure
}

// filters are the values that stay when a reader opens another promise.
var filters = []string{"periode", "kanaal", "wijk"}

func (s *Server) promises(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	st, err := s.steering(r, reader)
	if err != nil {
		return err
	}
	p := st.page(r, "")
	p.Empty = reader.T("Kies een belofte om te zien hoe vaak u haar haalt, waar het misgaat en wat eerlijk was geweest om te beloven.",
		"Choose a promise to see how often you keep it, where it goes wrong and what would have been honest to promise.")
	if p.Asking = st.asking(p.Rows); len(p.Asking) > 0 {
		p.Empty = ""
	}
	p.Asks = reader.Count(int64(len(p.Asking)), "belofte vraagt aandacht", "beloften vragen aandacht", "promise asks for attention", "promises ask for attention")
	if len(p.Rows) == 0 {
		p.Empty = reader.T("Er zijn nog geen beloften. Laad een handvest bij Beheer, of met handvest charter load.", "There are no promises yet. Load a charter under Manage, or with handvest charter load.")
	}
	return s.show(w, r, http.StatusOK, page.SteeringPage(p))
}

// steering reads the filters of the address and the figures behind the list.
func (s *Server) steering(r *http.Request, reader kit.Reader) (*steering, error) {
	q := r.URL.Query()
	st := &steering{s: s, r: reader, who: s.who(r), at: address{path: r.URL.Path, query: q}}
	var err error
	if st.names, err = s.actions.Names(r.Context(), st.who); err != nil {
		return nil, err
	}
	st.only.Channel = st.label(clock.ByChannel, q.Get("kanaal"))
	st.only.District = st.label(clock.ByDistrict, q.Get("wijk"))
	if st.all, err = s.recent.figures(r.Context(), s.actions, st.who, action.Ask{Only: st.only}); err != nil {
		return nil, err
	}
	var first calendar.Date
	first, st.last = months(st.all)
	st.choices, st.chosen = periods(s.today(), first, st.last)
	st.chosen = pick(clean(q.Get("periode")), st.choices, st.chosen)
	return st, st.figures(r.Context())
}

// nothing is a label that no case has: a filter that was typed wrongly shows
// nothing, and not everything.
const nothing = ^uint32(0) >> 1

func (st *steering) label(d clock.Dimension, code string) uint32 {
	if code = clean(code); code == "" {
		return 0
	}
	return cmp.Or(st.names.ID(d, code), nothing)
}

func (st *steering) figures(ctx context.Context) (err error) {
	if st.chosen.code == always {
		st.now = st.all
		return nil
	}
	st.now, err = st.s.actions.Figures(ctx, st.who, action.Ask{From: st.chosen.from, Until: st.chosen.until, Only: st.only})
	if len(st.now) != len(st.all) && err == nil { // the charter changed meanwhile
		st.s.recent.forget()
		st.all, err = st.s.recent.figures(ctx, st.s.actions, st.who, action.Ask{Only: st.only})
	}
	return err
}

// months are the first day of which anything is known, and the last of the
// months that have their share of the cases: a few that trickle in years later
// do not make a month to look at.
func months(all []action.PromiseFigures) (first, last calendar.Date) {
	first, last = calendar.NoDate, calendar.NoDate
	counts := map[calendar.Date]int64{}
	var busiest int64
	for _, p := range all {
		if p.Promise.Kind == charter.Availability { // it counts hours
			continue
		}
		for i := range p.Figures.Versions {
			for _, m := range p.Figures.Versions[i].Trend(charter.Month, false) {
				if m.Judged.N == 0 {
					continue
				}
				if !first.Known() || m.From < first {
					first = m.From
				}
				counts[m.From] += m.Judged.N
				busiest = max(busiest, counts[m.From])
			}
		}
	}
	for from, n := range counts {
		if n*20 >= busiest && (!last.Known() || from > last) {
			last = from
		}
	}
	if last.Known() {
		last = monthOf(last).until
	}
	return first, last
}

// page is the list, and the surroundings of whatever stands beside it.
func (st *steering) page(r *http.Request, chosen string) page.Steering {
	sh := st.s.shell(r, st.r, st.r.T("Sturen", "Steering"))
	p := page.Steering{Shell: sh, Action: r.URL.Path, Fields: st.fields(), All: st.at.to(steeringPlace.In(st.r), filters...),
		CSV: st.at.to(steeringCSVPlace.In(st.r), filters...)}
	var met, missed int64
	for i := range st.now {
		row := st.row(i)
		row.On = st.now[i].Promise.ID == chosen
		switch row.Tone {
		case kit.Kept:
			met++
		case kit.Broken:
			missed++
		}
		p.Rows = append(p.Rows, row)
	}
	p.Count = st.r.Count(int64(len(p.Rows)), "belofte", "beloften", "promise", "promises") + " · " + st.r.Int(met) + st.r.T(" gehaald · ", " met · ") + st.r.Int(missed) + st.r.T(" niet gehaald", " missed")
	return p
}

// asking are the promises that were missed, the furthest from their target
// first, with what their trend shows.
func (st *steering) asking(rows []page.PromiseRow) []page.Attention {
	var out []page.Attention
	var short []int32
	for i, row := range rows {
		f := st.now[i].Figures.Latest()
		if row.Tone != kit.Broken || f == nil {
			continue
		}
		p := &st.now[i].Promise
		points := plain(st.trendPoints(st.all[i].Figures, charter.Month))
		a := page.Attention{PromiseRow: row, Finding: kit.Finding(st.r, newestVersion(points), targetOf(p)),
			Count: fmt.Sprintf(st.r.T("%s van %s te laat", "%s of %s late"), st.r.Int(f.Headline.N-f.Headline.InTime), st.r.Int(f.Headline.N))}
		if row.Spark != nil {
			wide := *row.Spark
			wide.Width, wide.Height, wide.Target = 180, 48, targetOf(p)
			a.Wide = &wide
		}
		target := max(targetOf(p), 9000)
		at := len(out)
		for at > 0 && short[at-1] < target-f.Headline.Share() {
			at--
		}
		out, short = slices.Insert(out, at, a), slices.Insert(short, at, target-f.Headline.Share())
	}
	return out
}

// newestVersion is the part of a trend that belongs to its last version.
func newestVersion(points []kit.Point) []kit.Point {
	newest := points
	for k := 1; k < len(points); k++ {
		if points[k].Version != points[k-1].Version {
			newest = points[k:]
		}
	}
	return newest
}

func (st *steering) row(i int) page.PromiseRow {
	p := &st.now[i].Promise
	row := page.PromiseRow{Title: titleOf(st.r, p), Level: levelText(st.r, p), Href: st.at.to(promisePlace.In(st.r, p.ID), filters...)}
	f := st.now[i].Figures.Latest()
	if f == nil || p.Kind == charter.Unmeasured {
		row.Why = notMeasured(st.r, p)
		if p.Kind == charter.Unmeasured {
			row.Level = ""
		}
		return row
	}
	if row.Share = value(st.r, f); row.Share == "" {
		row.Why = st.r.T("geen zaken in deze periode", "no cases in this period")
		return row
	}
	row.Tone = tone(f.Verdict)
	if p.Kind != charter.Availability {
		row.N = "n " + st.r.Int(f.Headline.N)
	}
	var shares []int32
	for _, x := range st.trendPoints(st.all[i].Figures, charter.Month) {
		shares = append(shares, x.Share)
	}
	if len(shares) > 1 && p.Kind != charter.Average {
		row.Spark = &kit.Spark{Reader: st.r, Shares: shares, Tone: row.Tone, Width: 84, Height: 28}
	}
	return row
}

// notMeasured says why a promise has no figure.
func notMeasured(r kit.Reader, p *charter.Promise) string {
	if p.Kind != charter.Unmeasured {
		return r.T("nog niet gemeten", "not measured yet")
	}
	if p.MeasuredBy == "" {
		return r.T("niet te meten met een systeem", "not measurable by a system")
	}
	return r.T("gemeten met: ", "measured by: ") + measuredBy(r, p.MeasuredBy)
}

func measuredBy(r kit.Reader, how string) string {
	switch how {
	case "survey":
		return r.T("een enquête", "a survey")
	case "audit":
		return r.T("een controle ter plaatse", "an inspection")
	case "panel":
		return r.T("een klantenpanel", "a customer panel")
	case "mystery_guest":
		return r.T("een mystery guest", "a mystery guest")
	}
	return how
}

// fields are the filters above the list.
func (st *steering) fields() []kit.Field {
	r, q := st.r, st.at.query
	months := kit.Field{Name: "periode", Label: r.T("Periode", "Period")}
	for _, p := range st.choices {
		months.Choices = append(months.Choices, kit.Choice{Value: p.code, Text: upper(p.text(r)), On: p.code == st.chosen.code})
	}
	return []kit.Field{months,
		st.labels("kanaal", r.T("Kanaal", "Channel"), r.T("Alle kanalen", "All channels"), clock.ByChannel, q.Get("kanaal")),
		st.labels("wijk", r.T("Waar", "Where"), r.T("Overal", "Everywhere"), clock.ByDistrict, q.Get("wijk"))}
}

func (st *steering) labels(name, label, all string, d clock.Dimension, chosen string) kit.Field {
	f := kit.Field{Name: name, Label: label, Choices: []kit.Choice{{Text: all}}}
	for _, l := range st.names.Of(d) {
		f.Choices = append(f.Choices, kit.Choice{Value: l.Code, Text: l.Name, On: l.Code == chosen})
	}
	return f
}
