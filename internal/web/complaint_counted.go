package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// mostLines is how many lines a table of figures shows.
const mostLines = 14

// complaintPeriods are the periods that figures of complaints can be asked for:
// they are few, so a year is the ordinary one.
func complaintPeriods(today calendar.Date) (choices []period, chosen period) {
	now := monthOf(today)
	choices = append(choices, twelveMonths(now), yearOf(today.Year()), yearOf(today.Year()-1), yearOf(today.Year()-2))
	for m := now; len(choices) < 17; m = monthOf(m.from.AddDays(-1)) {
		choices = append(choices, m)
	}
	return choices, choices[0]
}

// complaintPeriod reads the period of the address, and the field that asks it.
func (s *Server) complaintPeriod(r *http.Request, reader kit.Reader) (period, kit.Field) {
	choices, chosen := complaintPeriods(s.today())
	chosen = pick(clean(r.FormValue("periode")), choices, chosen)
	f := kit.Field{Name: "periode", Label: reader.T("Periode", "Period")}
	known := false
	for _, p := range choices {
		on := p.code == chosen.code
		known = known || on
		f.Choices = append(f.Choices, kit.Choice{Value: p.code, Text: upper(p.text(reader)), On: on})
	}
	if !known {
		f.Choices = append(f.Choices, kit.Choice{Value: chosen.code, Text: upper(chosen.text(reader)), On: true})
	}
	return chosen, f
}

// complaintFigures is the page of figures.
func (s *Server) complaintFigures(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showComplaintFigures(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showComplaintFigures(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, wrong wrongs) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	chosen, field := s.complaintPeriod(r, reader)
	x, err := s.actions.ComplaintFigures(r.Context(), l.who, chosen.from, chosen.until)
	if err != nil {
		return err
	}
	query := "?periode=" + chosen.code
	p := page.ComplaintFigures{Shell: s.shell(r, reader, reader.T("Cijfers over klachten", "Figures about complaints")), Notice: saved(r, reader), Action: complaintFiguresPlace.In(reader), Fields: []kit.Field{field},
		Lead: upper(chosen.span(reader)) + " · " + l.bound(x.Bound), CSV: complaintFiguresCSVPlace.In(reader) + query, Tiles: countTiles(reader, &x.Figures), Shares: shareLines(reader, &x.Figures),
		Marks: markLines(reader, &x.Figures), Tables: figureTables(reader, &x.Figures), NowEmpty: reader.T("Er loopt geen klacht.", "No complaint is running."),
		Links: []page.Link{{Text: reader.T("Klantreis", "Customer journey"), Href: journeyPlace.In(reader)}, {Text: reader.T("Register", "Register"), Href: registerPlace.In(reader) + query}, {Text: reader.T("Jaarverslag", "Yearly report"), Href: yearPlace.In(reader)}}}
	p.MarkNote = reader.T("Wie een klacht deed, geeft na afloop cijfers van 1 tot en met 5 op de eigen pagina.", "Who complained gives marks from 1 to 5 afterwards, on their own page.")
	p.Beside = besideFolklore(reader, shareOf(&x.Figures, "unhappy"))
	for i := range x.Now {
		c := &x.Now[i]
		word, tone := complaintState(reader, c.State, c.Due, x.Today)
		row := page.ListRow{Word: word, Tone: tone, Cells: []page.Cell{{Text: c.Reference, Note: l.labels.department(c.Department)}, {Text: reader.Date(c.Due)}}}
		if l.who.Can(staff.HandleComplaint) {
			row.Href = complaintPlace.In(reader, itoa(c.ID))
		}
		if p.Now = append(p.Now, row); len(p.Now) == mostLines {
			break
		}
	}
	for i := range x.Improvements {
		if one := &x.Improvements[i]; one.State != remedy.Learned {
			p.Plans = append(p.Plans, l.planRow(one, 2))
		}
	}
	if x.Spoken.Spoken > 0 {
		p.Guess = s.guess(r, reader, l.who, x, wrong)
	}
	if wrong != nil {
		p.Notice = wrong.notice(reader)
	}
	if x.Figures.Counts[0].N == 0 {
		p.Empty, p.Tables = reader.T("In deze periode kwam er geen klacht binnen. Kies een langere periode.", "No complaint came in within this period. Choose a longer one."), nil
	}
	return s.show(w, r, status, page.ComplaintFiguresPage(p))
}

// bound says of which departments figures are.
func (l *listing) bound(all []string) string {
	if all == nil {
		return l.r.T("hele organisatie", "whole organisation")
	}
	names := make([]string, len(all))
	for i, code := range all {
		names[i] = l.labels.department(code)
	}
	return strings.Join(names, ", ")
}

func (s *Server) guess(asked *http.Request, r kit.Reader, who action.Actor, x *action.ComplaintFigures, wrong wrongs) *page.Guess {
	e := x.Spoken
	g := &page.Guess{Spoken: r.Int(e.Spoken), Unspoken: r.Int(e.Unspoken), All: r.Int(e.All),
		Text: fmt.Sprintf(r.T("Een vuistregel zegt: op elke klacht die iemand uit, houden %s mensen hun mond. Dit is een schatting. Zij telt nergens in mee.",
			"A rule of thumb says: for each complaint that is voiced, %s people keep silent. This is an estimate. It is part of no count."), r.Int(e.Factor))}
	g.Heard = heard(asked, r, x)
	if who.Can(staff.HandleComplaint) {
		g.Action = complaintSetPlace.In(r)
		g.Fields = []page.TextField{
			{Name: "factor", Label: r.T("Hoeveel mensen zwijgen per klacht (schatting)", "How many people keep silent for each complaint (estimate)"), Value: strconv.FormatInt(e.Factor, 10), Type: "number", Error: wrong["factor"]},
			{Name: "dagen", Label: r.T("Ontvangst bevestigen binnen hoeveel werkdagen", "Acknowledge within how many working days"), Value: strconv.Itoa(x.Set.Days), Type: "number", Error: wrong["dagen"]}}
	}
	return g
}

func (s *Server) saveComplaintSettings(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	err := s.actions.SaveComplaintSettings(r.Context(), s.who(r), typedNumber(r, "factor"), small(r.PostFormValue("dagen")))
	if err == nil {
		http.Redirect(w, r, complaintFiguresPlace.In(reader)+"?gedaan=bewaard", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	return s.showComplaintFigures(w, r, reader, refusedStatus(err), wrong)
}

// typedNumber reads a number; what is none is -1, and refused as one that is too small.
func typedNumber(r *http.Request, field string) int {
	n, err := strconv.Atoi(clean(r.FormValue(field)))
	if err != nil {
		return -1
	}
	return n
}

// besideFolklore puts what is often said beside what was measured (S1-08).
func besideFolklore(r kit.Reader, measured complaint.Share) []page.FigureLine {
	if measured.N == 0 {
		return nil
	}
	return []page.FigureLine{
		{Name: r.T("Gemeten: niet tevreden", "Measured: not satisfied"), Value: r.Percent(measured.Percent()), Note: fmt.Sprintf(r.T("%s van %s", "%s of %s"), r.Int(int64(measured.In)), r.Int(int64(measured.N))), Part: int(measured.Percent() / 100)},
		{Name: r.T("Ter vergelijking, folklore", "For comparison, folklore"), Value: r.Percent(100 * complaint.DissatisfiedPercent), Note: fmt.Sprintf(r.T("dat zou %s van %s zijn", "that would be %s of %s"), r.Int(complaint.Reference(int64(measured.N))), r.Int(int64(measured.N))),
			Means: r.T("Vaak hoort u dat een kwart van de klanten niet tevreden is. Niemand mat dat hier.", "It is often said that a quarter of customers is not satisfied. Nobody measured that here.")}}
}

// heard works out how many people may have heard of experiences: those that the
// reader fills in, or else our complaints and compliments (S1-10).
func heard(asked *http.Request, r kit.Reader, x *action.ComplaintFigures) *page.Heard {
	kinds := map[string]int64{}
	for _, c := range x.Figures.Tables[0].Cells {
		kinds[c.Code] = int64(c.N)
	}
	bad, good := kinds[string(complaint.Grievance)], kinds[string(complaint.Compliment)]
	if asked.FormValue("slecht") != "" || asked.FormValue("goed") != "" {
		bad, good = int64(typedNumber(asked, "slecht")), int64(typedNumber(asked, "goed"))
	}
	e, err := complaint.WordOfMouth(bad, good, int64(x.Set.ToldBad), int64(x.Set.ToldGood))
	h := &page.Heard{Period: asked.FormValue("periode"), Bad: strconv.FormatInt(bad, 10), Good: strconv.FormatInt(good, 10), OfBad: r.Int(e.OfBad), OfGood: r.Int(e.OfGood),
		Text: fmt.Sprintf(r.T("Een andere vuistregel: een slechte ervaring gaat naar %s mensen, een goede naar %s. Ook dit is een schatting.", "Another rule of thumb: a bad experience reaches %s people, a good one %s. This is an estimate too."), r.Int(int64(x.Set.ToldBad)), r.Int(int64(x.Set.ToldGood)))}
	if wrong, _ := wrongsOf(err, r); wrong != nil {
		h.WrongBad, h.WrongGood = wrong["slecht"], wrong["goed"]
	}
	return h
}

func shareOf(d *complaint.Document, code string) complaint.Share {
	for _, x := range d.Shares {
		if x.Code == code {
			return x.Share
		}
	}
	return complaint.Share{}
}

// countTiles are the numbers that a reader wants first.
func countTiles(r kit.Reader, d *complaint.Document) []page.Tile {
	var all []page.Tile
	for _, c := range d.Counts {
		t := page.Tile{Label: say(r, c.Title), Value: r.Int(int64(c.N)), Note: say(r, c.Means)}
		switch {
		case c.Hidden:
			t.Value = "–"
		case c.Tenths:
			t.Value = r.Decimal(float64(c.N)/10, 1)
		}
		if c.Code == "overdue" && c.N > 0 {
			t.Tone = kit.Late
		}
		all = append(all, t)
	}
	return all
}

func leftOut(r kit.Reader) string { return r.T("weggelaten", "left out") }

// shareLines are how many of how many, each with what it means.
func shareLines(r kit.Reader, d *complaint.Document) []page.FigureLine {
	var all []page.FigureLine
	for _, x := range d.Shares {
		l := page.FigureLine{Name: say(r, x.Title), Means: say(r, x.Means), Value: r.Percent(x.Percent()), Note: fmt.Sprintf(r.T("%s van %s", "%s of %s"), r.Int(int64(x.In)), r.Int(int64(x.N))), Part: int(x.Percent() / 100)}
		switch {
		case x.Hidden:
			l.Value, l.Note, l.Part = leftOut(r), "", 0
		case x.N == 0:
			l.Value, l.Note = "–", "n\u00a0=\u00a00"
		}
		all = append(all, l)
	}
	return all
}

func markLines(r kit.Reader, d *complaint.Document) []page.FigureLine {
	var all []page.FigureLine
	for _, m := range d.Marks {
		l := page.FigureLine{Name: say(r, m.Title), Value: r.Decimal(float64(m.Tenths)/10, 1), Note: "n\u00a0=\u00a0" + r.Int(int64(m.N)), Part: m.Tenths * 2}
		switch {
		case m.Hidden:
			l.Value, l.Note, l.Part = leftOut(r), "", 0
		case m.N == 0:
			l.Value = "–"
		}
		all = append(all, l)
	}
	return all
}

// figureTables are the tables with their bars; what nobody complained about is
// left out.
func figureTables(r kit.Reader, d *complaint.Document) []page.FigureTable {
	var all []page.FigureTable
	for i := range d.Tables {
		t := &d.Tables[i]
		out := page.FigureTable{Code: t.Code, Title: say(r, t.Title), Means: say(r, t.Means), N: "n\u00a0=\u00a0" + r.Int(int64(t.N)) + "."}
		if t.Hidden {
			out.N = r.T("Te weinig mensen om te tonen.", "Too few people to show.")
		}
		most, rest, hidden := 1, 0, 0
		for _, c := range t.Cells {
			most = max(most, c.N)
		}
		for _, c := range t.Cells {
			switch {
			case c.N == 0 && !c.Hidden:
			case c.Hidden:
				hidden++
			case len(out.Lines) == mostLines:
				rest++
			default:
				out.Lines = append(out.Lines, page.FigureLine{Name: say(r, c.Name), Value: r.Int(int64(c.N)), Part: c.N * 100 / most})
			}
		}
		if rest > 0 {
			out.Rest = fmt.Sprintf(r.T("en %d andere", "and %d others"), rest)
		}
		if hidden > 0 {
			out.Rest = strings.TrimSpace(out.Rest + " " + r.Count(int64(hidden), "regel weggelaten: te weinig mensen", "regels weggelaten: te weinig mensen", "line left out: too few people", "lines left out: too few people"))
		}
		if len(out.Lines) > 0 || hidden > 0 {
			all = append(all, out)
		}
	}
	return all
}

// complaintFiguresCSV is all of it as a file, one number a line.
func (s *Server) complaintFiguresCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	chosen, _ := s.complaintPeriod(r, reader)
	x, err := s.actions.ComplaintFigures(r.Context(), s.who(r), chosen.from, chosen.until)
	if err != nil {
		return err
	}
	out := attachment(w, "klachten-"+chosen.code+".csv")
	writeDocument(out, reader, &x.Figures, "alle")
	out.Flush()
	return nil
}

// documentColumns are the names of the columns of figures; they are stable.
var documentColumns = []string{"verzameling", "tabel", "titel", "code", "naam", "aantal", "van", "weggelaten", "vanaf", "tot_en_met", "stand_van", "definitie"}

// writeDocument writes figures one number a line. Its errors are those of a
// reader who went away.
func writeDocument(out safeCSV, r kit.Reader, d *complaint.Document, set string) {
	if set == "alle" {
		_ = out.Write(slices.Clone(documentColumns))
	}
	line := func(table string, title complaint.Word, code, name string, n, of int, hidden bool, means complaint.Word) {
		number, whole := strconv.Itoa(n), strconv.Itoa(of)
		if hidden {
			number, whole = "", ""
		}
		_ = out.Write([]string{set, table, say(r, title), code, name, number, whole, yesNo(hidden), d.From.String(), d.Until.String(), d.AsOf.String(), say(r, means)})
	}
	for _, c := range d.Counts {
		line("aantal", c.Title, c.Code, "", c.N, 0, c.Hidden, c.Means)
	}
	for _, x := range d.Shares {
		line("aandeel", x.Title, x.Code, "", x.In, x.N, x.Hidden, x.Means)
	}
	for _, m := range d.Marks {
		line("cijfer_x10", m.Title, m.Code, "", m.Tenths, m.N, m.Hidden, complaint.Word{NL: "gemiddelde van 1 tot en met 5, keer tien", EN: "mean of 1 to 5, times ten"})
	}
	for _, t := range d.Tables {
		for _, c := range t.Cells {
			line(t.Code, t.Title, c.Code, say(r, c.Name), c.N, t.N, c.Hidden, t.Means)
		}
	}
}
