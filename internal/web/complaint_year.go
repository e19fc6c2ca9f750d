package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// yearOfComplaints is the report of a year as it would be published now.
func (s *Server) yearOfComplaints(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showYear(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showYear(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, wrong wrongs) error {
	now := s.today().Year()
	year := small(r.FormValue("jaar"))
	if year < 2000 || year > now {
		year = now
	}
	x, err := s.actions.YearOfComplaints(r.Context(), s.who(r), year)
	if err != nil {
		return err
	}
	p := yearPage(reader, &x.Report)
	p.Shell = s.shell(r, reader, reader.T("Jaarverslag klachten", "Yearly report of complaints"))
	p.Heading = fmt.Sprintf(reader.T("Jaarverslag klachten %d", "Yearly report of complaints %d"), year)
	p.Lead = reader.T("Anoniem, voor iedereen, zoals de wet elk jaar vraagt (Awb 9:12a).", "Anonymous, for everybody, as the law asks every year (Awb 9:12a).")
	p.Notice = saved(r, reader)
	for y := now; y > now-4; y-- {
		p.Years = append(p.Years, page.Link{Text: strconv.Itoa(y), Href: yearPlace.In(reader) + "?jaar=" + strconv.Itoa(y), On: y == year})
	}
	p.Issues = s.issues(reader, x.Issues, year, 0)
	if s.who(r).Can(staff.Publish) {
		p.Form = s.yearForm(r, reader, year, len(p.Issues) > 0, wrong)
	}
	if wrong != nil {
		p.Notice = wrong.notice(reader)
	}
	return s.show(w, r, status, page.ComplaintYearPage(p))
}

func (s *Server) yearForm(r *http.Request, reader kit.Reader, year int, again bool, wrong wrongs) *page.YearForm {
	f := &page.YearForm{Action: yearPlace.In(reader), Year: strconv.Itoa(year), Button: fmt.Sprintf(reader.T("Publiceer %d", "Publish %d"), year)}
	f.Fields = []page.TextField{{Name: "woorden", Label: reader.T("Wat leerden wij dit jaar?", "What did we learn this year?"), Hint: reader.T("Noem geen namen. Dit staat boven het verslag.", "Name nobody. This stands above the report."), Rows: 4, Max: 8000, Error: wrong["woorden"]}}
	if year == s.today().Year() {
		f.Mind = fmt.Sprintf(reader.T("%d is nog niet voorbij. Wat er nog binnenkomt, staat dan niet in het verslag.", "%d is not over yet. What still comes in will not be in the report."), year)
	}
	if again {
		f.Button = fmt.Sprintf(reader.T("Publiceer een correctie over %d", "Publish a correction about %d"), year)
		f.Fields = append(f.Fields, page.TextField{Name: "reden", Label: reader.T("Waarom een nieuwe versie?", "Why a new version?"), Max: 1000, Error: wrong["reden"]})
	}
	for i := range f.Fields {
		if wrong != nil {
			f.Fields[i].Value = r.PostFormValue(f.Fields[i].Name)
		}
	}
	return f
}

// publishYear publishes a year.
func (s *Server) publishYear(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	year := small(r.PostFormValue("jaar"))
	_, err := s.actions.PublishYear(r.Context(), s.who(r), year, lines(r.PostFormValue("woorden")), r.PostFormValue("reden"))
	if err == nil {
		http.Redirect(w, r, publicYearPlace.In(reader, strconv.Itoa(year)), http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if f := fault.As(err); !ok || f != nil && f.Kind == fault.Forbidden || !s.who(r).Can(staff.SeeComplaints) {
		return err
	}
	if again := s.showYear(w, r, reader, refusedStatus(err), wrong); again != nil {
		return errors.Join(err, again)
	}
	return nil
}

// issues are the publications, the newest first; those of one year when asked.
func (s *Server) issues(r kit.Reader, all []action.ComplaintYearIssue, year, version int) []page.Publication {
	var out []page.Publication
	for _, v := range all {
		if v.Year != year {
			continue
		}
		out = append(out, page.Publication{Name: fmt.Sprintf(r.T("%d, versie %d", "%d, version %d"), v.Year, v.Version), Date: r.T("gepubliceerd op ", "published on ") + r.LongDate(s.date(v.Published)), Reason: v.Reason,
			Href: publicYearPlace.In(r, strconv.Itoa(v.Year)) + "?versie=" + strconv.Itoa(v.Version), On: v.Version == version})
	}
	return out
}

// yearPage is what a report says.
func yearPage(r kit.Reader, y *action.ComplaintYear) page.ComplaintYear {
	p := page.ComplaintYear{Correction: y.Correction, Tiles: countTiles(r, &y.Figures), Shares: shareLines(r, &y.Figures), Marks: markLines(r, &y.Figures), Tables: figureTables(r, &y.Figures),
		Privacy: r.T("Getallen over minder dan vijf mensen laten wij weg. Soms laten wij een tweede getal weg, zodat niemand het eerste kan uitrekenen.",
			"We leave out numbers about fewer than five people. Sometimes we leave out a second number, so that nobody can work out the first.")}
	for _, w := range strings.Split(y.Words, "\n") {
		if w = strings.TrimSpace(w); w != "" {
			p.Words = append(p.Words, w)
		}
	}
	written := y.Written
	written.Tables = nil
	for i := range y.Written.Tables {
		t := y.Written.Tables[i]
		switch t.Code {
		case complaint.ByState, complaint.ByClass, complaint.ByJudgment, complaint.ByElement:
			written.Tables = append(written.Tables, t)
		}
	}
	p.Written = figureTables(r, &written)
	for i := range p.Written {
		p.Written[i].Code = "s-" + p.Written[i].Code
		p.Written[i].Title += r.T(" (schriftelijk)", " (in writing)")
	}
	for _, t := range y.Improved {
		if t.Opened > 0 || t.Closed > 0 {
			p.Themes = append(p.Themes, page.FigureLine{Name: say(r, t.Name), Value: r.Int(int64(t.Closed)), Note: fmt.Sprintf(r.T("afgerond; %s begonnen", "closed; %s begun"), r.Int(int64(t.Opened)))})
		}
	}
	if len(p.Themes) == 0 {
		p.Themes = []page.FigureLine{{Name: r.T("In dit jaar begon geen verbetering", "No improvement was begun in this year"), Value: "0"}}
	}
	return p
}

// published reads the publication that the address asks for; the newest without
// a year.
func (s *Server) published(r *http.Request) (action.ComplaintYearIssue, []action.ComplaintYearIssue, error) {
	all, err := s.actions.ComplaintYears(r.Context(), s.options.ID)
	if err != nil {
		return action.ComplaintYearIssue{}, nil, err
	}
	year, version := small(r.PathValue("jaar")), small(r.URL.Query().Get("versie"))
	if r.PathValue("jaar") == "" {
		if len(all) == 0 {
			return action.ComplaintYearIssue{}, nil, nil
		}
		year = all[0].Year
	}
	x, err := s.actions.PublishedYear(r.Context(), s.options.ID, year, version)
	return x, all, err
}

// publicYear is a published report, for everybody.
func (s *Server) publicYear(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	x, all, err := s.published(r)
	if err != nil {
		return err
	}
	title := reader.T("Klachten: wat wij leerden", "Complaints: what we learned")
	if len(all) == 0 {
		p := page.ComplaintYear{Shell: s.shell(r, reader, title), Heading: title, Empty: reader.T("Wij hebben nog geen jaarverslag over klachten gepubliceerd. Kom later terug.", "We have not published a yearly report about complaints yet. Come back later.")}
		p.Home = charterPlace.In(reader)
		return s.show(w, r, http.StatusOK, page.PublicYearPage(p))
	}
	p := yearPage(reader, &x.Report)
	p.Heading = fmt.Sprintf(reader.T("Klachten in %d", "Complaints in %d"), x.Year)
	p.Shell = s.shell(r, reader, p.Heading)
	p.Home = charterPlace.In(reader)
	if name := reader.Of(x.Report.Organisation); name != "" {
		p.Organisation = name
	}
	p.Lead = reader.T("Hoeveel klachten wij kregen, waarover, en wat wij ermee deden.", "How many complaints we got, about what, and what we did with them.")
	p.Published = fmt.Sprintf(reader.T("Gepubliceerd op %s, versie %d. Stand van %s.", "Published on %s, version %d. As of %s."), reader.LongDate(s.date(x.Published)), x.Version, reader.LongDate(x.Report.Figures.AsOf))
	year, query := strconv.Itoa(x.Year), "?versie="+strconv.Itoa(x.Version)
	p.Downloads = []page.Link{{Text: reader.T("Download als CSV", "Download as CSV"), Href: publicYearCSVPlace.In(reader, year) + query}, {Text: reader.T("Download als JSON", "Download as JSON"), Href: publicYearJSONPlace.In(reader, year) + query}}
	if s.options.PrintYear != nil {
		p.Downloads = append(p.Downloads, page.Link{Text: reader.T("Download als PDF", "Download as PDF"), Href: publicYearPDFPlace.In(reader, year) + query})
	}
	last := 0
	for _, v := range all {
		if last != v.Year {
			p.Years = append(p.Years, page.Link{Text: strconv.Itoa(v.Year), Href: publicYearPlace.In(reader, strconv.Itoa(v.Year)), On: v.Year == x.Year})
			last = v.Year
		}
		if v.Year == x.Year && v.Version > x.Version {
			p.Older = publicYearPlace.In(reader, year)
		}
	}
	p.Issues = s.issues(reader, all, x.Year, x.Version)
	return s.show(w, r, http.StatusOK, page.PublicYearPage(p))
}

// openHeaders let any page read what is published.
func openHeaders(w http.ResponseWriter, kind, name string) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", name))
	h.Set("Access-Control-Allow-Origin", "*")
}

func (s *Server) publicYearJSON(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	x, _, err := s.published(r)
	if err != nil {
		return err
	}
	openHeaders(w, "application/json; charset=utf-8", fmt.Sprintf("klachten-%d-v%d.json", x.Year, x.Version))
	_, err = w.Write(x.Raw)
	return err
}

func (s *Server) publicYearCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	x, _, err := s.published(r)
	if err != nil {
		return err
	}
	out := attachment(w, fmt.Sprintf("klachten-%d-v%d.csv", x.Year, x.Version))
	w.Header().Set("Access-Control-Allow-Origin", "*")
	writeDocument(out, reader, &x.Report.Figures, "alle")
	writeDocument(out, reader, &x.Report.Written, "schriftelijk")
	out.Flush()
	return nil
}

// publicYearPDF is the report on paper, in the form that archives ask for. The
// same version gives the same bytes.
func (s *Server) publicYearPDF(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	x, _, err := s.published(r)
	if err != nil {
		return err
	}
	if s.options.PrintYear == nil {
		return noSuchPage
	}
	var b bytes.Buffer
	p := yearPage(reader, &x.Report)
	if err := s.options.PrintYear(&b, s.yearPaper(reader, &x, &p), x.Published.Time()); err != nil {
		return err
	}
	openHeaders(w, "application/pdf", fmt.Sprintf("klachten-%d-v%d.pdf", x.Year, x.Version))
	_, err = w.Write(b.Bytes())
	return err
}

// Sheet is a report as it is printed: a title, and parts with lines.
type Sheet struct {
	Organisation, Language, Title, Lead string
	Parts                               []SheetPart
}

// SheetPart is one part of it: words, and lines with a name and a number.
type SheetPart struct {
	Heading string
	Words   []string
	Lines   [][2]string
}

// yearPaper is what the page says, for paper.
func (s *Server) yearPaper(r kit.Reader, x *action.ComplaintYearIssue, p *page.ComplaintYear) Sheet {
	out := Sheet{Organisation: r.Of(x.Report.Organisation), Language: string(r.Lang), Title: fmt.Sprintf(r.T("Klachten in %d", "Complaints in %d"), x.Year),
		Lead: fmt.Sprintf(r.T("Gepubliceerd op %s, versie %d. Stand van %s.", "Published on %s, version %d. As of %s."), r.LongDate(s.date(x.Published)), x.Version, r.LongDate(x.Report.Figures.AsOf))}
	add := func(heading string, words []string, all []page.FigureLine) {
		part := SheetPart{Heading: heading, Words: words}
		for _, l := range all {
			part.Lines = append(part.Lines, [2]string{l.Name, strings.TrimSpace(l.Value + "  " + l.Note)})
		}
		out.Parts = append(out.Parts, part)
	}
	if p.Correction != "" {
		add(r.T("Dit is een correctie", "This is a correction"), []string{p.Correction}, nil)
	}
	if len(p.Words) > 0 {
		add(r.T("Wat wij leerden", "What we learned"), p.Words, nil)
	}
	var counts []page.FigureLine
	for _, t := range p.Tiles {
		counts = append(counts, page.FigureLine{Name: t.Label, Value: t.Value})
	}
	add(r.T("In het kort", "In short"), nil, counts)
	add(r.T("Hoe wij klachten behandelden", "How we handled complaints"), nil, p.Shares)
	add(r.T("Wat klagers ervan vonden", "What complainants thought of it"), nil, p.Marks)
	add(r.T("Verbeteringen per thema", "Improvements by theme"), nil, p.Themes)
	for _, t := range p.Tables {
		add(t.Title, []string{strings.TrimSpace(t.Means + " " + t.N + " " + closedLine(t.Rest))}, t.Lines)
	}
	for _, t := range p.Written {
		add(t.Title, []string{strings.TrimSpace(t.N + " " + closedLine(t.Rest))}, t.Lines)
	}
	add(r.T("Over deze cijfers", "About these figures"), []string{p.Privacy}, nil)
	return out
}

// closedLine closes words that stand by themselves.
func closedLine(s string) string {
	if s == "" {
		return ""
	}
	return upper(s) + "."
}
