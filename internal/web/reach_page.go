package web

import (
	"fmt"
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// asked reads the period and the department of an address: without one, the
// last four weeks.
func (s *Server) askedReach(r *http.Request) action.AskReach {
	q := r.URL.Query()
	ask := action.AskReach{From: dateOf(q.Get("vanaf")), Until: dateOf(q.Get("tot")), Department: q.Get("afdeling")}
	if !ask.Until.Known() || ask.Until > s.today().AddDays(366) {
		ask.Until = s.today()
	}
	if !ask.From.Known() || ask.From > ask.Until {
		ask.From = ask.Until.AddDays(-27)
	}
	ask.From = max(ask.From, ask.Until.AddDays(-731))
	return ask
}

// reachPage is how departments can be reached.
func (s *Server) reachPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	ask := s.askedReach(r)
	report, err := s.actions.Reach(r.Context(), s.who(r), ask)
	if err != nil {
		return err
	}
	choices, err := s.actions.Choices(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	at := address{reachPlace.In(reader), r.URL.Query()}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Bereikbaarheid", "Reachability")), Heading: reader.T("Bereikbaarheid", "Reachability"),
		Intro:  reader.T("Hoe vaak doorverbinden lukt, en wat het kost als het doodloopt. Elke poging van de balie telt een keer.", "How often putting through succeeds, and what it costs when it leads to nothing. Each attempt of the desk counts once."),
		Action: reachPlace.In(reader), Fields: []kit.Field{{Name: "afdeling", Label: reader.T("Afdeling", "Department"), Choices: chosen(choices.Departments, ask.Department, reader.T("alle afdelingen", "all departments"))}},
		From: dateField(ask.From), Until: dateField(ask.Until), Ways: []page.Link{{Text: reader.T("Als CSV", "As CSV"), Href: at.to(reachCSVPlace.In(reader), "afdeling", "vanaf", "tot")}}}
	p.Now = s.reachNow(reader, &report, at)
	return s.show(w, r, http.StatusOK, page.BoardPage(p))
}

func (s *Server) reachNow(r kit.Reader, x *action.ReachReport, at address) page.BoardNow {
	n := page.BoardNow{Reader: r, Tiles: reachTiles(r, &x.All)}
	if t := reachTrend(r, x); t != nil {
		n.Trend = t
	}
	table := page.BoardTable{ID: "per-afdeling", Title: r.T("Per afdeling", "By department"), Empty: r.T("In deze tijd is niet doorverbonden. Kies een langere periode.", "Nobody was put through in this time. Choose a longer period."),
		Note: r.T("Bereikt is: de collega nam over, of de klant is op tijd teruggebeld. Opgenomen en geholpen zijn twee cijfers die u nooit optelt.", "Reached is: the colleague took over, or the customer was rung back in time. Answered and helped are two figures that are never added up."),
		Columns: []page.BoardColumn{{Text: r.T("Afdeling", "Department")}, {Text: r.T("Bereikt", "Reached"), Number: true}, {Text: r.T("Pogingen", "Attempts"), Number: true}, {Text: r.T("Direct", "Directly"), Number: true}, {Text: r.T("Op tijd teruggebeld", "Rung back in time"), Number: true},
			{Text: r.T("Doodlopend", "Dead ends"), Number: true}, {Text: r.T("Extra werk", "Extra work"), Number: true}, {Text: r.T("Snel opgenomen", "Answered quickly"), Number: true}, {Text: r.T("Geholpen", "Helped"), Number: true}}}
	for i := range x.Rows {
		table.Rows = append(table.Rows, reachRow(r, &x.Rows[i], at))
	}
	n.Tables = append(n.Tables, table)
	broken := page.BoardTable{ID: "plan", Title: r.T("Afspraak niet nagekomen", "Agreement not kept"), Empty: r.T("In de afgesproken uren nam steeds iemand op of waar.", "In the agreed hours somebody always answered or stood in."),
		Note:    r.T("Niemand nam op in de afgesproken uren, en niemand nam waar. De laatste keren staan hier.", "Nobody answered in the agreed hours, and nobody stood in. The last times stand here."),
		Columns: []page.BoardColumn{{Text: r.T("Wanneer", "When")}, {Text: r.T("Afdeling", "Department")}, {Text: r.T("Onderwerp", "Subject")}, {Text: r.T("Gevraagd naar", "Asked for")}, {Text: r.T("Afloop", "Ending")}}}
	for _, b := range x.Broken {
		row := page.BoardRow{ID: "p-" + itoa(b.ID), Cells: []page.BoardCell{{Text: r.Moment(b.At)}, {Text: b.Name}, {Text: b.Product}, {Text: b.ToName}, {Text: throughText(r, b.Outcome)}}}
		if b.Outcome == handover.DeadEnd {
			row.Cells[4].Tone = kit.Late
		}
		row.Cells[0].Href = contactPlace.In(r, itoa(b.Contact))
		broken.Rows = append(broken.Rows, row)
	}
	alone := page.BoardTable{ID: "zonder", Title: r.T("Afwezig zonder vervanger", "Absent without a deputy"), Empty: r.T("Voor iedereen die weg was, nam iemand waar.", "For everybody who was away somebody stood in."),
		Columns: []page.BoardColumn{{Text: r.T("Wie", "Who")}, {Text: r.T("Vanaf", "From")}, {Text: r.T("Tot", "Until")}, {Text: r.T("Vervanger", "Deputy")}}}
	for _, a := range x.Alone {
		row := page.BoardRow{ID: "z-" + itoa(a.ID), Cells: []page.BoardCell{{Text: a.StaffName, Note: absenceText(r, a.Kind)}, {Text: r.Moment(a.From)}, {Text: r.Moment(a.Until)}, {Word: r.T("niemand", "nobody"), Tone: kit.Broken}}}
		alone.Rows = append(alone.Rows, row)
	}
	for _, d := range x.Empty {
		alone.Rows = append(alone.Rows, page.BoardRow{ID: "leeg-" + d.Code, Cells: []page.BoardCell{{Text: d.Name, Note: r.T("afdeling", "department")}, {}, {}, {Word: r.T("heeft niemand", "has nobody"), Tone: kit.Late, Note: r.T("Geef iemand een rol in deze afdeling.", "Give somebody a role in this department.")}}})
	}
	n.Tables = append(n.Tables, broken, alone)
	return n
}

func throughText(r kit.Reader, o handover.Through) string {
	switch o {
	case handover.PutThrough:
		return r.T("overgenomen", "taken over")
	case handover.DeadEnd:
		return r.T("doodgelopen", "dead end")
	}
	return r.T("niet opgenomen, anders geregeld", "not answered, arranged otherwise")
}

func reachTiles(r kit.Reader, x *handover.Reach) []page.Tile {
	share := func(label string, v int32, of int64, note string) page.Tile {
		t := page.Tile{Label: label, Value: "–", Note: note}
		if of > 0 {
			t.Value = r.Percent(v)
		}
		return t
	}
	tiles := []page.Tile{
		share(r.T("Bereikt", "Reached"), x.Share(), x.Attempts, fmt.Sprintf(r.T("%s van %s pogingen", "%s of %s attempts"), r.Int(x.Direct+x.CalledBack), r.Int(x.Attempts))),
		{Label: r.T("Op tijd teruggebeld", "Rung back in time"), Value: r.Int(x.CalledBack), Note: fmt.Sprintf(r.T("te laat: %s", "too late: %s"), r.Int(x.TooLate))},
		{Label: r.T("Doodgelopen", "Dead ends"), Value: r.Int(x.DeadEnds), Note: r.T("niemand, en niets geregeld", "nobody, and nothing arranged")},
		share(r.T("Extra werk", "Extra work"), x.Extra(), x.Useful(), fmt.Sprintf(r.T("%s keer terug op %s nuttige contacten", "%s came back on %s useful contacts"), r.Int(x.Repeats), r.Int(x.Useful()))),
		share(r.T("Snel opgenomen", "Answered quickly"), x.Quantity(), x.Talks, fmt.Sprintf(r.T("van %s gesprekken", "of %s conversations"), r.Int(x.Talks))),
		share(r.T("Geholpen", "Helped"), x.Quality(), x.Talks, r.T("met een antwoord, zonder doodlopen", "with an answer, without a dead end")),
	}
	if x.DeadEnds > 0 {
		tiles[2].Tone = kit.Broken
	}
	return tiles
}

func reachRow(r kit.Reader, x *action.ReachRow, at address) page.BoardRow {
	row := page.BoardRow{ID: "d-" + x.Department, Cells: []page.BoardCell{{Text: x.Name, Href: at.with("afdeling", x.Department)}, {Text: "–"}, {Text: r.Int(x.Attempts)}, {Text: r.Int(x.Direct)}, {Text: r.Int(x.CalledBack)}, {Text: r.Int(x.DeadEnds)}, {Text: "–"}, {Text: "–"}, {Text: "–"}}}
	if x.Attempts > 0 {
		row.Cells[1].Text = r.Percent(x.Share())
	}
	if x.Useful() > 0 {
		row.Cells[6].Text = r.Percent(x.Extra())
	}
	if x.Talks > 0 {
		row.Cells[7].Text, row.Cells[8].Text = r.Percent(x.Quantity()), r.Percent(x.Quality())
	}
	if x.DeadEnds > 0 {
		row.Cells[5].Tone = kit.Late
	}
	return row
}

func reachTrend(r kit.Reader, x *action.ReachReport) *kit.Trend {
	t := kit.Trend{Reader: r, ID: "bereik", Source: fmt.Sprintf(r.T("Pogingen om door te verbinden, per week, tot en met %s", "Attempts to put through, by week, until %s"), r.LongDate(x.Until))}
	some := 0
	for _, w := range x.Trend {
		p := kit.Point{Label: r.Week(w.Week), Long: r.T("week van ", "week of ") + r.LongDate(w.Week), Share: -1, N: w.Attempts, Kept: w.Direct + w.CalledBack}
		if w.Attempts > 0 {
			p.Share = w.Share()
			some++
		}
		t.Points = append(t.Points, p)
	}
	if some < 2 {
		return nil
	}
	t.Title = kit.Finding(r, t.Points, 0)
	return &t
}

// reachCSV is the same table as a file.
func (s *Server) reachCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	x, err := s.actions.Reach(r.Context(), s.who(r), s.askedReach(r))
	if err != nil {
		return err
	}
	out := attachment(w, "bereikbaarheid.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"afdeling", "naam", "vanaf", "tot_en_met", "pogingen", "direct", "op_tijd_teruggebeld", "te_laat_teruggebeld", "loopt_nog", "doodgelopen", "plan_gebroken", "bereikt_procent", "contacten", "herhaald", "nuttig", "extra_werk_procent", "gesprekken", "snel_opgenomen", "geholpen"})
	n := func(v int64) string { return strconv.FormatInt(v, 10) }
	for i := range x.Rows {
		d := &x.Rows[i]
		_ = out.Write([]string{d.Department, d.Name, x.From.String(), x.Until.String(), n(d.Attempts), n(d.Direct), n(d.CalledBack), n(d.TooLate), n(d.Waiting), n(d.DeadEnds), n(d.Broken), shareText(d.Share(), d.Attempts), n(d.Contacts), n(d.Repeats), n(d.Useful()), shareText(d.Extra(), d.Useful()), n(d.Talks), n(d.Quick), n(d.Helped)})
	}
	out.Flush()
	return nil
}

// shareText writes a share for a file; empty without anything to share.
func shareText(v int32, of int64) string {
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%d.%02d", v/100, v%100)
}

// quarterOf is the quarter in which a day lies.
func quarterOf(d calendar.Date) (from, until calendar.Date) {
	year, month, _ := d.Civil()
	from = calendar.NewDate(year, month-(month-1)%3, 1)
	return from, from.AddMonths(3) - 1
}
