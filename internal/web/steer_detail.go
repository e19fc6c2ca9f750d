package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/charter/sentence"
	"handvest/internal/clock"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

func (s *Server) promise(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	st, err := s.steering(r, reader)
	if err != nil {
		return err
	}
	id := r.PathValue("promise")
	i := slices.IndexFunc(st.now, func(p action.PromiseFigures) bool { return p.Promise.ID == id })
	if i < 0 {
		return noSuchPromise
	}
	p := st.page(r, id)
	p.Title = titleOf(reader, &st.now[i].Promise)
	if p.Detail, err = st.detail(r.Context(), i); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.SteeringPage(p))
}

// detail is one promise in full.
func (st *steering) detail(ctx context.Context, i int) (*page.PromiseDetail, error) {
	r, p := st.r, &st.now[i].Promise
	d := &page.PromiseDetail{Title: titleOf(r, p), Text: sentence.Text(*p, r.Lang), Line: upper(versionText(r, p))}
	if owner := st.names.Name(st.names.ID(clock.ByDepartment, p.Owner)); owner != "" {
		d.Line = owner + " · " + versionText(r, p)
	} else if p.Owner != "" {
		d.Line = p.Owner + " · " + versionText(r, p)
	}
	f := st.now[i].Figures.Latest()
	d.Definition, d.Versions = st.definition(i, f), versions(r, st.now[i].Versions)
	if p.Kind == charter.Unmeasured || f == nil {
		d.NotYet = r.T("Geen systeem kan deze belofte tellen: ", "No system can count this promise: ") + notMeasured(r, p) + "."
		return d, nil
	}
	if f.Refused != nil {
		d.NotYet = r.Of(f.Refused.Why())
		return d, nil
	}
	var err error
	if st.happened, err = st.s.actions.Marks(ctx, st.who); err != nil {
		return nil, err
	}
	d.Tiles = st.tiles(f)
	d.Trend, d.Steps = st.trend(i)
	d.Excluded = excluded(r, f)
	if p.Kind == charter.Availability {
		return d, nil // a service has hours, not cases
	}
	d.Breakdown, d.Dimensions = st.breakdown(f)
	if d.Broken, err = st.cases(ctx, p.ID, f.Unit); err != nil {
		return nil, err
	}
	d.BackTest, err = st.backtest(ctx, p)
	return d, err
}

// tiles are the six figures above everything else.
func (st *steering) tiles(f *clock.Figure) []page.Tile {
	r := st.r
	cases := func(view action.View) string { return st.at.with("welke", viewCodes[view], "na", "") + "#zaken" }
	headline := page.Tile{Label: r.T("Op tijd", "In time"), Value: cmp.Or(value(r, f), "–"), Tone: tone(f.Verdict)}
	other, population := f.Ended, r.T("van de beëindigde", "of those ended")
	if f.Population == charter.Ended {
		other, population = f.Judged, r.T("met open en te laat", "with open and late")
	}
	headline.Note = fmt.Sprintf(r.T("%s van %s", "%s of %s"), r.Int(f.Headline.InTime), r.Int(f.Headline.N))
	if other.N > 0 && f.Promise.Kind != charter.Availability {
		headline.Note += "; " + population + " " + r.Percent(other.Share())
	}
	late := f.Headline.N - f.Headline.InTime
	target := page.Tile{Label: r.T("Doel", "Target"), Value: levelShort(r, f.Promise), Note: r.Count(late, "belofte gebroken", "beloften gebroken", "promise broken", "promises broken"), Href: cases(action.LateCases)}
	var lost int64
	for e, n := range f.Excluded {
		if clock.Exclusion(e) != clock.NotExcluded {
			lost += n
		}
	}
	out := page.Tile{Label: r.T("Telt niet mee", "Not counted"), Value: r.Int(lost), Note: r.T("met reden", "with a reason"), Href: cases(action.ExcludedCases)}
	switch f.Promise.Kind {
	case charter.Availability:
		headline.Label = r.T("Beschikbaar", "Available")
		headline.Note = r.Length(f.Uptime.Up) + r.T(" van ", " of ") + r.Length(f.Uptime.Service)
		target.Note, target.Href = r.T("weg: ", "down: ")+r.Length(f.Uptime.Service-f.Uptime.Up), ""
		return []page.Tile{headline, target}
	case charter.Average:
		headline.Label = r.T("Gemiddeld", "On average")
		number, unit, _ := strings.Cut(headline.Value, " ")
		headline.Value = number
		headline.Note = strings.TrimSpace(unit + fmt.Sprintf(r.T(", over %s zaken", ", of %s cases"), r.Int(f.Mean.N)))
		number, unit, _ = strings.Cut(target.Value, " ")
		target.Value = number
		target.Note = fmt.Sprintf(r.T("%s; %s duurden langer", "%s; %s took longer"), unit, r.Count(late, "zaak", "zaken", "case", "cases"))
	case charter.OutcomeShare:
		headline.Label = r.T("Aandeel", "Share")
		target.Note = r.Int(late) + r.T(" met een andere uitkomst", " with another outcome")
	}
	net, netUnit := spreadText(r, f.Net)
	if f.Used.N > 0 && counted(f.Unit) {
		net, netUnit = r.Int(f.Used.Median)+" · "+r.Int(f.Used.P90), r.UnitName(f.Unit, false)
	}
	gross, grossUnit := spreadText(r, f.Gross)
	open := page.Tile{Label: r.T("Nog open", "Still open"), Value: r.Int(f.Running + f.Paused + f.Overdue),
		Note: fmt.Sprintf(r.T("%s te laat, %s staan stil", "%s late, %s paused"), r.Int(f.Overdue), r.Int(f.Paused)), Href: cases(action.OpenCases)}
	if f.Promise.Kind == charter.Reminder {
		return []page.Tile{headline, target, {Label: r.T("Vooraf", "Ahead"), Value: r.Int(f.Used.Median), Note: r.UnitName(f.Unit, f.Used.Median == 1) + r.T(", mediaan", ", median")}, open, out}
	}
	if f.Promise.Kind == charter.Appointment && f.Gross.P90 == 0 {
		return []page.Tile{headline, target, open, out} // all done before the agreed moment
	}
	return []page.Tile{headline, target,
		{Label: r.T("Netto duur", "Net time"), Value: net, Note: netUnit + r.T(", mediaan · p90", ", median · p90")},
		{Label: r.T("Bruto duur", "Gross time"), Value: gross, Note: grossUnit + r.T("; stilgestaan: ", "; paused: ") + r.Int(f.WithPause)},
		open, out}
}

// counted says which units are counted whole, and not read from a stopwatch.
func counted(u calendar.Unit) bool {
	switch u {
	case calendar.Days, calendar.WorkingDays, calendar.Weeks, calendar.Months, calendar.Years, calendar.WorkingHours:
		return true
	}
	return false
}

var stepCodes = map[charter.Period]string{charter.Month: "", charter.Week: "week"}

func (st *steering) trend(i int) (*kit.Trend, []page.Link) {
	r, p := st.r, &st.now[i].Promise
	step := charter.Month
	if st.at.query.Get("stap") == "week" {
		step = charter.Week
	}
	when := st.trendPoints(st.all[i].Figures, step)
	points := plain(when)
	t := &kit.Trend{Reader: r, ID: "verloop", Points: points, Target: targetOf(p), Marks: st.marks(when, p.ID)}
	if p.Kind == charter.Average {
		t.Target = 0
	}
	var n int64
	for k := range points {
		n += points[k].N
	}
	t.Title = kit.Finding(r, newestVersion(points), t.Target)
	t.Source = fmt.Sprintf("n %s · %s", r.Int(n), basis(r, p.Population))
	if p.Kind == charter.Availability {
		t.Source = r.T("deel van de openstellingstijd", "part of the service hours")
		for k := range points {
			points[k].N, points[k].Kept = points[k].N/3600, points[k].Kept/3600
		}
	}
	link := func(text string, s charter.Period) page.Link {
		return page.Link{Text: text, Href: st.at.with("stap", stepCodes[s]), On: s == step}
	}
	return t, []page.Link{link(r.T("Per maand", "By month"), charter.Month), link(r.T("Per week", "By week"), charter.Week)}
}

var dimensions = []struct {
	code   string
	by     clock.Dimension
	nl, en string
}{
	{"product", clock.ByProduct, "Product", "Product"}, {"kanaal", clock.ByChannel, "Kanaal", "Channel"},
	{"wijk", clock.ByDistrict, "Wijk", "District"}, {"afdeling", clock.ByDepartment, "Afdeling", "Department"},
}

// mostRows is how many values of a dimension a breakdown shows.
const mostRows = 7

func (st *steering) breakdown(f *clock.Figure) (page.Breakdown, []page.Link) {
	r := st.r
	chosen := dimensions[0]
	for _, d := range dimensions { // the first that divides at all
		if len(f.By(d.by, false)) > 1 {
			chosen = d
			break
		}
	}
	var links []page.Link
	for _, d := range dimensions {
		if d.code == st.at.query.Get("per") {
			chosen = d
		}
	}
	for _, d := range dimensions {
		links = append(links, page.Link{Text: r.T(d.nl, d.en), Href: st.at.with("per", d.code), On: d == chosen})
	}
	cells := f.By(chosen.by, false)
	slices.SortStableFunc(cells, func(a, b clock.Cell) int {
		x, y := a.Of(f.Population), b.Of(f.Population)
		return cmp.Or(cmp.Compare(y.N-y.InTime, x.N-x.InTime), cmp.Compare(y.N, x.N))
	})
	b := page.Breakdown{By: r.T(chosen.nl, chosen.en)}
	var broken, rest int64
	for i, c := range cells {
		n := c.Of(f.Population)
		broken += n.N - n.InTime
		if i >= mostRows {
			rest += n.N - n.InTime
			continue
		}
		row := page.BreakRow{Name: cmp.Or(st.names.Name(c.ID), r.T("onbekend", "unknown")), N: n.N, Broken: n.N - n.InTime, Share: n.Share()}
		switch {
		case chosen.code == "kanaal" && c.ID > 0:
			row.Href = st.at.with("kanaal", st.names.Code(c.ID))
		case chosen.code == "wijk" && c.ID > 0:
			row.Href = st.at.with("wijk", st.names.Code(c.ID))
		}
		b.Rows = append(b.Rows, row)
	}
	if more := len(cells) - mostRows; more > 0 {
		b.Rest = fmt.Sprintf(r.T("en %d andere, samen %s te laat", "and %d others, together %s late"), more, r.Int(rest))
	}
	b.Title = where(r, b.Rows, broken)
	return b, links
}

// where is the finding of a breakdown: where it goes wrong most.
func where(r kit.Reader, rows []page.BreakRow, broken int64) string {
	switch {
	case len(rows) == 0:
		return r.T("Geen zaken in deze periode", "No cases in this period")
	case broken == 0:
		return r.T("Nergens te laat", "Late nowhere")
	case len(rows) == 1:
		return fmt.Sprintf(r.T("Alles valt onder %s", "All of it is %s"), rows[0].Name)
	case rows[0].Broken*2 > broken:
		return fmt.Sprintf(r.T("Meer dan de helft van wat te laat was: %s", "More than half of what was late: %s"), rows[0].Name)
	}
	return fmt.Sprintf(r.T("Het vaakst te laat: %s, %s van %s", "Late most often: %s, %s of %s"), rows[0].Name, r.Int(rows[0].Broken), r.Int(broken))
}

func excluded(r kit.Reader, f *clock.Figure) []page.Row {
	var rows []page.Row
	for e, n := range f.Excluded {
		if n > 0 && clock.Exclusion(e) != clock.NotExcluded {
			rows = append(rows, page.Row{Name: upper(strings.TrimPrefix(strings.TrimPrefix(r.Exclusion(clock.Exclusion(e)), "telt niet: "), "not counted: ")), Text: r.Int(n)})
		}
	}
	return rows
}
