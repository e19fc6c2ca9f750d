package web

import (
	"cmp"
	_ "embed"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

//go:embed handvest.schema.json
var openDataSchema []byte

// publication reads the issue that the address asks for; the newest without.
func (s *Server) publication(r *http.Request) (action.Publication, []action.Publication, error) {
	who := s.who(r)
	all, err := s.actions.Publications(r.Context(), who)
	if err != nil || len(all) == 0 {
		return action.Publication{}, all, err
	}
	id := int64(0)
	if code := r.URL.Query().Get("publicatie"); code != "" {
		if id, err = strconv.ParseInt(code, 10, 64); err != nil {
			return action.Publication{}, all, noPublication
		}
	}
	p, err := s.actions.Publication(r.Context(), who, id)
	return p, all, err
}

var noPublication = fault.New(fault.NotFound, "Deze publicatie bestaat niet. Kijk op de pagina Handvest welke er zijn.", "This publication does not exist. See on the charter page which there are.")

// charterPage is the page for everybody.
func (s *Server) charterPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	pub, all, err := s.publication(r)
	if err != nil {
		return err
	}
	at := address{path: r.URL.Path, query: r.URL.Query()}
	p := page.Charter{Shell: s.shell(r, reader, reader.T("Wat u van ons mag verwachten", "What you may expect of us"))}
	p.Home = charterPlace.In(reader)
	years, err := s.actions.ComplaintYears(r.Context(), s.options.ID)
	if err != nil {
		return err
	}
	if len(years) > 0 {
		p.Complaints = publicYearPlace.In(reader, strconv.Itoa(years[0].Year))
	}
	if len(all) == 0 {
		p.Promises, err = s.unpublished(r, reader)
		if err != nil {
			return err
		}
		if len(p.Promises) == 0 {
			p.Empty = reader.T("Wij hebben nog geen beloften gepubliceerd. Kom later terug.", "We have not published any promises yet. Come back later.")
		}
		return s.show(w, r, http.StatusOK, page.CharterPage(p))
	}
	if name := reader.Of(pub.Data.Organisation); name != "" {
		p.Organisation = name
	}
	slices.SortStableFunc(pub.Data.Promises, func(a, b action.OpenPromise) int { return cmp.Compare(a.Theme.NL, b.Theme.NL) })
	p.Period = periodText(reader, pub.From, pub.Until)
	p.Themes = themes(reader, pub.Data.Promises, at)
	theme := at.query.Get("thema")
	for i := range pub.Data.Promises {
		if x := &pub.Data.Promises[i]; theme == "" || slug(x.Theme.NL) == theme {
			p.Promises = append(p.Promises, publicPromise(reader, x, p.Period))
		}
	}
	if len(p.Promises) == 0 {
		p.Empty = reader.T("Over dit onderwerp staat geen belofte in deze publicatie.", "There is no promise on this subject in this publication.")
	}
	p.Correction, p.Older, p.Newest = pub.Correction, pub.ID != all[0].ID, at.with("publicatie", "")
	p.Published = fmt.Sprintf(reader.T("Cijfers over %s, gepubliceerd op %s", "Figures about %s, published on %s"), p.Period, reader.LongDate(s.date(pub.At)))
	p.Privacy = reader.T("Getallen onder de 5 laten wij weg, zodat niemand te herkennen is.", "We leave out numbers below 5, so that nobody can be recognised.")
	own := strconv.FormatInt(pub.ID, 10)
	p.CSV, p.JSON, p.Schema = openCSVPlace.In(reader)+"?publicatie="+own, openJSONPlace.In(reader)+"?publicatie="+own, openSchemaPlace.In(reader)
	for _, v := range all {
		x := page.Publication{Name: upper(periodText(reader, v.From, v.Until)), Date: reader.T("gepubliceerd op ", "published on ") + reader.LongDate(s.date(v.At)),
			Reason: v.Correction, Href: at.with("publicatie", strconv.FormatInt(v.ID, 10)), On: v.ID == pub.ID}
		if v.Version > 1 {
			x.Name += fmt.Sprintf(reader.T(", versie %d", ", version %d"), v.Version)
		}
		p.Versions = append(p.Versions, x)
	}
	return s.show(w, r, http.StatusOK, page.CharterPage(p))
}

// unpublished are the promises that hold today, before any figures were
// published about them.
func (s *Server) unpublished(r *http.Request, reader kit.Reader) ([]page.PublicPromise, error) {
	c, err := s.actions.Charter(r.Context(), s.who(r))
	if err != nil {
		return nil, err
	}
	var out []page.PublicPromise
	for i := range c.Promises {
		p, today := &c.Promises[i], s.today()
		if p.Status != charter.Published || p.ValidFrom > today || p.ValidUntil.Known() && p.ValidUntil < today {
			continue
		}
		x := action.OpenPromiseOf(p)
		out = append(out, publicPromise(reader, &x, ""))
	}
	return out, nil
}

// periodText is a month, or a period from day to day.
func periodText(r kit.Reader, from, until calendar.Date) string {
	if m := monthOf(from); m.from == from && m.until == until {
		return r.Month(from)
	}
	return r.LongDate(from) + r.T(" tot en met ", " to ") + r.LongDate(until)
}

// slug is a theme as it stands in an address.
func slug(s string) string {
	return strings.Trim(strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			return c
		}
		return '-'
	}, strings.ToLower(s)), "-")
}

func themes(r kit.Reader, all []action.OpenPromise, at address) []page.Link {
	chosen := at.query.Get("thema")
	links := []page.Link{{Text: r.T("Alles", "All"), Href: at.with("thema", ""), On: chosen == ""}}
	for i := range all {
		name, code := r.Of(all[i].Theme), slug(all[i].Theme.NL)
		if name == "" || slices.ContainsFunc(links, func(l page.Link) bool { return l.Text == name }) {
			continue
		}
		links = append(links, page.Link{Text: name, Href: at.with("thema", code), On: code == chosen})
	}
	if len(links) < 3 {
		return nil
	}
	return links
}

func publicPromise(r kit.Reader, x *action.OpenPromise, period string) page.PublicPromise {
	p := charter.Promise{Kind: x.Kind, Target: charter.Target{Min: hundredths(x.TargetMin), Max: hundredths(x.TargetMax), Strict: x.Strict}}
	out := page.PublicPromise{ID: fmt.Sprintf("%s-%d", x.ID, x.Version), Text: cmp.Or(r.Of(x.Text), r.Of(x.Title), x.ID)}
	terms := fmt.Sprintf(r.T("versie %d", "version %d"), x.Version)
	if x.Since != nil {
		terms += r.T(", sinds ", ", since ") + r.LongDate(*x.Since)
	}
	if x.Kind != charter.Unmeasured && x.Kind != charter.Average {
		terms = r.T("Doel: ", "Target: ") + levelText(r, &p) + " · " + terms
	}
	out.Terms = upper(terms)
	if x.Remedy != nil {
		out.Small = append(out.Small, fmt.Sprintf(r.T("Lukt het niet? Dan krijgt u %s.", "If we fail, you get %s."), remedyText(r, &charter.Remedy{Form: x.Remedy.Form, Cents: x.Remedy.Cents})))
	}
	if x.Statutory != "" {
		out.Small = append(out.Small, r.T("Hiervoor geldt ook een termijn uit de wet.", "A term by law applies to this too."))
	}
	if out.NotYet = notYet(r, x); out.NotYet != "" {
		return out
	}
	out.Tone, out.Verdict = tone(x.Verdict), verdictText(r, x.Verdict)
	n := *x.N
	out.Lines = []string{period}
	switch {
	case x.Mean != nil:
		out.Share = r.Decimal(*x.Mean, 1) + " " + unitWord(r, x.Unit)
		if x.Unit == "milliseconds" {
			out.Share = r.Length(clock.Duration(int64(*x.Mean)))
		}
		out.Lines = append(out.Lines, fmt.Sprintf(r.T("gemiddeld over %s zaken", "mean of %s cases"), r.Int(n)))
		return out
	case x.Kind == charter.Availability:
		out.Lines = append(out.Lines, fmt.Sprintf(r.T("%s uur niet beschikbaar", "%s hours not available"), r.Decimal(float64(n-*x.InTime)/3600, 1)))
	case x.Kind == charter.OutcomeShare:
		out.Lines = append(out.Lines, fmt.Sprintf(r.T("%s van %s", "%s of %s"), r.Int(*x.InTime), r.Int(n)))
	default:
		out.Lines = append(out.Lines, fmt.Sprintf(r.T("%s van %s te laat", "%s of %s late"), r.Int(n-*x.InTime), r.Int(n)))
	}
	out.Share = r.Percent(hundredths(x.Percentage))
	var shares []int32
	for _, t := range x.Trend {
		if t.Percentage == nil {
			shares = append(shares, -1)
			continue
		}
		shares = append(shares, hundredths(t.Percentage))
	}
	if len(shares) > 1 {
		out.Spark = &kit.Spark{Reader: r, Shares: shares, Target: targetOf(&p), Tone: out.Tone, Width: 220, Height: 60}
	}
	return out
}

func unitWord(r kit.Reader, code string) string {
	u, err := calendar.ParseUnit(code)
	if err != nil {
		return code
	}
	return r.UnitName(u, false)
}

// notYet says why there is no figure, as visible as a figure.
func notYet(r kit.Reader, x *action.OpenPromise) string {
	switch {
	case x.Suppressed:
		return r.T("Te weinig gevallen om iets over te zeggen zonder dat mensen te herkennen zijn.", "Too few cases to say anything without people being recognisable.")
	case x.Kind == charter.Unmeasured && x.MeasuredBy != "":
		return r.T("Nog niet gemeten. Dit kan geen systeem tellen; wij meten het met ", "Not measured yet. No system can count this; we measure it by ") + measuredBy(r, x.MeasuredBy) + "."
	case x.N == nil:
		return r.T("Nog niet gemeten in deze periode.", "Not measured yet in this period.")
	}
	return ""
}

func verdictText(r kit.Reader, v clock.Verdict) string {
	switch v {
	case clock.Met:
		return r.T("doel gehaald", "target met")
	case clock.Missed:
		return r.T("doel niet gehaald", "target missed")
	}
	return ""
}

func hundredths(percent *float64) int32 {
	if percent == nil {
		return 0
	}
	return int32(*percent*100 + 0.5)
}

// openJSON is the publication as data, exactly as it was published.
func (s *Server) openJSON(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	pub, all, err := s.publication(r)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return noPublication
	}
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Link", "<"+openSchemaPlace.In(reader)+`>; rel="describedby"`)
	_, _ = w.Write(pub.Raw) // a reader who went away is no error of ours
	return nil
}

// openSchema describes the fields of the data.
func (s *Server) openSchema(w http.ResponseWriter, _ *http.Request, _ kit.Reader) error {
	h := w.Header()
	h.Set("Content-Type", "application/schema+json; charset=utf-8")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	_, _ = w.Write(openDataSchema) // a reader who went away is no error of ours
	return nil
}

// openCSV is the publication as a table, one promise a line.
func (s *Server) openCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	pub, all, err := s.publication(r)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return noPublication
	}
	w.Header().Set("Access-Control-Allow-Origin", "*")
	out := attachment(w, "handvest-"+pub.From.String()+".csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"id", "version", "since", "text_nl", "text_en", "kind", "target_min", "target_max", "n", "in_time", "percentage", "mean", "mean_unit", "verdict", "suppressed", "paused", "excluded", "from", "until", "publication_version", "correction"})
	for _, x := range pub.Data.Promises {
		since := ""
		if x.Since != nil {
			since = x.Since.String()
		}
		_ = out.Write([]string{x.ID, strconv.Itoa(x.Version), since, x.Text.NL, x.Text.EN, string(x.Kind), number(x.TargetMin), number(x.TargetMax), count(x.N), count(x.InTime), number(x.Percentage),
			number(x.Mean), x.Unit, string(x.Verdict), strconv.FormatBool(x.Suppressed), count(x.Paused), count(x.Excluded), pub.From.String(), pub.Until.String(), strconv.Itoa(pub.Version), pub.Correction})
	}
	out.Flush()
	return nil
}

func number(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

func count(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}
