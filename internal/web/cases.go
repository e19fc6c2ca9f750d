package web

import (
	"context"
	"encoding/csv"
	"fmt"
	"net/http"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// viewCodes are the views as they stand in an address.
var viewCodes = map[action.View]string{
	action.LateCases: "", action.OpenCases: "open", action.PausedCases: "stil", action.KeptCases: "gehaald", action.ExcludedCases: "telt-niet",
}

func viewOf(code string) action.View {
	for v, c := range viewCodes {
		if c == code {
			return v
		}
	}
	return action.LateCases
}

func viewText(r kit.Reader, v action.View) string {
	switch v {
	case action.OpenCases:
		return r.T("Loopt nog", "Running")
	case action.PausedCases:
		return r.T("Staat stil", "Paused")
	case action.KeptCases:
		return r.T("Gehaald", "Kept")
	case action.ExcludedCases:
		return r.T("Telt niet mee", "Not counted")
	}
	return r.T("Te laat", "Late")
}

// pageLength is how many cases one page of a list has.
const pageLength = 15

func (st *steering) ask(promise string) action.AskCases {
	q := st.at.query
	return action.AskCases{Ask: action.Ask{Promise: promise, From: st.chosen.from, Until: st.chosen.until, Only: st.only}, View: viewOf(q.Get("welke")), After: q.Get("na"), Limit: pageLength}
}

// cases is one page of the cases behind the figures.
func (st *steering) cases(ctx context.Context, promise string, unit calendar.Unit) (page.CaseList, error) {
	r, ask := st.r, st.ask(promise)
	list, err := st.s.actions.Cases(ctx, st.who, ask)
	if err != nil {
		return page.CaseList{}, err
	}
	out := page.CaseList{Title: upper(viewTitle(r, ask.View)), Count: r.Count(list.Total, "zaak", "zaken", "case", "cases"), Net: r.T("Netto", "Net"),
		Empty: r.T("Hier staat in deze periode geen enkele zaak.", "There is no such case in this period."),
		CSV:   st.at.to(casesCSVPlace.In(r, promise), append([]string{"welke"}, filters...)...)}
	for _, v := range action.Views {
		out.Views = append(out.Views, page.Link{Text: viewText(r, v), Href: st.at.with("welke", viewCodes[v], "na", "") + "#zaken", On: v == ask.View})
	}
	for _, x := range list.Rows {
		out.Rows = append(out.Rows, st.caseRow(x, unit))
	}
	if ask.After != "" {
		out.Prev = st.at.with("na", "") + "#zaken"
	}
	if list.Next != "" {
		out.Next = st.at.with("na", list.Next) + "#zaken"
	}
	out.Pages = fmt.Sprintf(r.T("%d van de %s", "%d of %s"), len(out.Rows), r.Int(list.Total))
	return out, nil
}

func viewTitle(r kit.Reader, v action.View) string {
	if v == action.LateCases {
		return r.T("gebroken beloften", "broken promises")
	}
	return viewText(r, v)
}

func (st *steering) caseRow(x action.CaseRow, unit calendar.Unit) page.CaseRow {
	r := st.r
	b := kit.MakeBar(r, kit.BarFacts{Result: x.Result, Now: st.s.now()})
	row := page.CaseRow{Ref: x.Reference, Href: caseHref(r, x.Subject), What: st.names.Name(x.Labels.Product), Channel: st.names.Name(x.Labels.Channel), Word: b.Word, Tone: b.Tone}
	moment := r.Moment
	if x.Result.Due.At > x.Result.Start && x.Result.Due.At.Sub(x.Result.Start) < time.Hour {
		moment = r.Precise
	}
	if x.Result.Start.Known() {
		row.Started = moment(x.Result.Start)
	}
	if x.Result.Due.At.Known() {
		row.Due = moment(x.Result.Due.At)
	}
	if x.Result.End.Known() {
		row.Ended = moment(x.Result.End)
	}
	switch {
	case x.Result.Used > 0 && x.Result.End.Known() && counted(unit):
		row.Net = r.Units(x.Result.Used, unit)
	case x.Result.Net > 0:
		row.Net = r.Length(x.Result.Net)
	}
	return row
}

// mostExported is how many cases one export holds.
const mostExported = 1_000_000

// casesCSV is every case of a view, one a line.
func (s *Server) casesCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	st, err := s.steering(r, reader)
	if err != nil {
		return err
	}
	ask := st.ask(r.PathValue("promise"))
	ask.After, ask.Limit = "", 1000
	list, err := s.actions.Cases(r.Context(), st.who, ask)
	if err != nil {
		return err
	}
	out := attachment(w, ask.Promise+".csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"zaak", "stand", "reden", "product", "kanaal", "wijk", "versie", "begonnen", "beloofd", "klaar", "bruto_uren", "netto_uren", "stilgestaan_uren"})
	for n := 0; n < mostExported; {
		for _, x := range list.Rows {
			_ = out.Write(st.record(x))
		}
		n += len(list.Rows)
		if list.Next == "" {
			break
		}
		ask.After = list.Next
		if list, err = s.actions.Cases(r.Context(), st.who, ask); err != nil {
			s.options.Log.Error("an export broke off", "path", r.URL.Path, "error", err)
			panic(http.ErrAbortHandler) // a cut-off file must not look whole
		}
	}
	out.Flush()
	return nil
}

func (st *steering) record(x action.CaseRow) []string {
	iso := func(i calendar.Instant) string {
		if !i.Known() {
			return ""
		}
		return st.r.Machine(i)
	}
	hours := func(d interface{ Hours() float64 }) string { return fmt.Sprintf("%.2f", d.Hours()) }
	reason := ""
	if x.Result.State == clock.Excluded {
		reason = st.r.Exclusion(x.Result.Exclusion)
	}
	return []string{x.Reference, stateCodes[x.Result.State], reason, st.names.Code(x.Labels.Product), st.names.Code(x.Labels.Channel), st.names.Code(x.Labels.District),
		fmt.Sprint(x.Result.Version), iso(x.Result.Start), iso(x.Result.Due.At), iso(x.Result.End), hours(x.Result.Gross), hours(x.Result.Net), hours(x.Result.Paused)}
}

var stateCodes = map[clock.State]string{
	clock.NotStarted: "niet_begonnen", clock.OutOfScope: "buiten_reikwijdte", clock.Running: "loopt", clock.Paused: "staat_stil",
	clock.Overdue: "te_laat_open", clock.Kept: "gehaald", clock.Broken: "te_laat", clock.Excluded: "telt_niet",
}

// attachment begins a CSV file that a spreadsheet reads as it is: UTF-8 with a
// mark in front, and no cell that it would run as a formula.
func attachment(w http.ResponseWriter, name string) safeCSV {
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", name))
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte("\xef\xbb\xbf"))
	return safeCSV{csv.NewWriter(w)}
}

type safeCSV struct{ *csv.Writer }

// Write writes one line; what could be read as a formula gets a quote in front.
func (c safeCSV) Write(record []string) error {
	for i, cell := range record {
		if cell != "" && (cell[0] == '=' || cell[0] == '+' || cell[0] == '@' || cell[0] == '\t' || cell[0] == '\r' || (cell[0] == '-' && len(cell) > 1 && (cell[1] < '0' || cell[1] > '9'))) {
			record[i] = "'" + cell
		}
	}
	return c.Writer.Write(record)
}
