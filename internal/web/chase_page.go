package web

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// chasePage is the work to run after.
func (s *Server) chasePage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	department := r.URL.Query().Get("afdeling")
	list, err := s.actions.Chase(r.Context(), s.who(r), department)
	if err != nil {
		return err
	}
	choices, err := s.actions.Choices(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	at := address{chasePlace.In(reader), r.URL.Query()}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Te laat werk", "Late work")), Heading: reader.T("Te laat werk", "Late work"),
		Intro:  reader.T("Wat te laat is, en wat binnen een werkdag klaar moet. Herinner met één klik, of breng het naar de leidinggevende.", "What is late, and what is due within a working day. Remind with one click, or bring it to the manager."),
		Notice: chaseNotice(r, reader), Action: chasePlace.In(reader), Fields: []kit.Field{{Name: "afdeling", Label: reader.T("Afdeling", "Department"), Choices: chosen(choices.Departments, department, reader.T("alle afdelingen", "all departments"))}},
		Ways: []page.Link{{Text: reader.T("Als CSV", "As CSV"), Href: at.to(chaseCSVPlace.In(reader), "afdeling")}}, Live: at.to(chasePartPlace.In(reader), "afdeling"), Topics: action.TopicReach + " " + action.TopicTasks}
	p.Now = s.chaseNow(reader, s.who(r), &list)
	return s.show(w, r, http.StatusOK, page.BoardPage(p))
}

// chasePart is the moving part alone.
func (s *Server) chasePart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	list, err := s.actions.Chase(r.Context(), s.who(r), r.URL.Query().Get("afdeling"))
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.BoardPart(s.chaseNow(reader, s.who(r), &list)))
}

func chaseNotice(r *http.Request, reader kit.Reader) *page.Notice {
	n := &page.Notice{Kind: "ok"}
	switch r.URL.Query().Get("gedaan") {
	case "herinner":
		n.Lines = []string{reader.T("De herinnering staat bij de collega.", "The reminder stands with the colleague.")}
	case "escaleer":
		n.Lines = []string{reader.T("De leidinggevende weet ervan.", "The manager knows.")}
	case "terug":
		n.Lines = []string{reader.T("Teruggenomen. Wie het nog niet las, merkt er niets van.", "Taken back. Who did not read it yet notices nothing.")}
	default:
		return nil
	}
	return n
}

// chaseNow is the list by department.
func (s *Server) chaseNow(r kit.Reader, who action.Actor, list *action.ChaseList) page.BoardNow {
	n := page.BoardNow{Reader: r}
	var late, nobody, reminded int64
	var t *page.BoardTable
	name := ""
	for i := range list.Rows {
		x := &list.Rows[i]
		if x.Late {
			late++
		}
		if x.Staff == 0 || x.Away != nil && x.StandIn == "" {
			nobody++
		}
		reminded += int64(x.Reminders)
		if t == nil || x.Name != name {
			name = x.Name
			n.Tables = append(n.Tables, page.BoardTable{ID: "groep-" + strconv.Itoa(len(n.Tables)), Title: cmp.Or(name, r.T("Zonder afdeling", "Without a department")),
				Columns: []page.BoardColumn{{Text: r.T("Werk", "Work")}, {Text: r.T("Wie", "Who")}, {Text: r.T("Klaar", "Due")}, {Text: r.T("Herinnerd", "Reminded")}}})
			t = &n.Tables[len(n.Tables)-1]
		}
		t.Rows = append(t.Rows, s.chaseRow(r, who, list, x))
	}
	if len(list.Dates) > 0 {
		n.Tables = append([]page.BoardTable{s.datesTable(r, who, list)}, n.Tables...)
	} else if len(n.Tables) == 0 {
		n.Tables = []page.BoardTable{{ID: "geen", Title: r.T("Werk", "Work"), Empty: r.T("Niets is te laat, en niets moet binnen een werkdag klaar.", "Nothing is late, and nothing is due within a working day.")}}
	}
	if list.More {
		n.Tables[len(n.Tables)-1].Note = r.T("Er is meer. Kies een afdeling om de rest te zien.", "There is more. Choose a department to see the rest.")
	}
	for i := range n.Tables {
		if k := len(n.Tables[i].Rows); k > 0 {
			n.Tables[i].Title += " (" + strconv.Itoa(k) + ")"
		}
	}
	tile := page.Tile{Label: r.T("Te laat", "Late"), Value: r.Int(late), Note: fmt.Sprintf(r.T("van %s op deze lijst", "of %s on this list"), r.Int(int64(len(list.Rows))))}
	if late > 0 {
		tile.Tone = kit.Broken
	}
	n.Tiles = []page.Tile{tile, {Label: r.T("Van niemand", "Nobody's"), Value: r.Int(nobody), Note: r.T("of van wie weg is zonder vervanger", "or of who is away without a deputy")}, {Label: r.T("Herinneringen", "Reminders"), Value: r.Int(reminded), Note: r.T("over dit werk", "about this work")}}
	return n
}

// datesTable lists the citizens who wait for a date that only a person gives.
func (s *Server) datesTable(r kit.Reader, who action.Actor, list *action.ChaseList) page.BoardTable {
	t := page.BoardTable{ID: "datum", Title: r.T("Geef zelf een nieuwe datum", "Give a new date yourself"),
		Note: r.T("Twee keer gaf het systeem een datum die voorbijging. Vanaf nu krijgt de klant alleen een datum van een collega, in Werk, Te laat.",
			"Twice the system gave a date that passed. From now on the customer only gets a date from a colleague, in Work, Late."),
		Columns: []page.BoardColumn{{Text: r.T("Waarover", "About")}, {Text: r.T("Afdeling", "Department")}, {Text: r.T("Laatste datum", "Last date")}}}
	for i := range list.Dates {
		x := &list.Dates[i]
		cell := page.BoardCell{Text: cmp.Or(x.Title, x.Reference), Note: r.Of(x.Promise)}
		if who.Can(staff.WorkTask) {
			cell.Href = delayPlace.In(r, itoa(x.Subject))
		}
		t.Rows = append(t.Rows, page.BoardRow{ID: "d-" + itoa(x.Subject), Cells: []page.BoardCell{cell, {Text: x.Name}, {Text: s.until(r, list.Now, x.Due), Tone: kit.Late}}})
	}
	return t
}

func (s *Server) chaseRow(r kit.Reader, who action.Actor, list *action.ChaseList, x *action.ChaseRow) page.BoardRow {
	id := itoa(x.ID)
	row := page.BoardRow{ID: "t-" + id, Cells: []page.BoardCell{{Text: cmp.Or(x.Title, taskName(r, x.Kind)), Note: x.About, Href: taskPlace.In(r, id)},
		{Text: cmp.Or(x.StaffName, r.T("nog van niemand", "nobody's yet"))}, {Text: s.until(r, list.Now, x.Due), Tone: tooLate(list.Now, x.Due)}, {Text: r.T("nog niet", "not yet")}}}
	if !who.Can(staff.WorkTask) {
		row.Cells[0].Href = ""
	}
	switch {
	case x.Away != nil && x.StandIn != "":
		row.Cells[1].Note = fmt.Sprintf(r.T("weg tot %s, %s neemt waar", "away until %s, %s stands in"), r.Moment(x.Away.Until), x.StandIn)
	case x.Away != nil:
		row.Cells[1].Note, row.Cells[1].Tone = fmt.Sprintf(r.T("weg tot %s, niemand neemt waar", "away until %s, nobody stands in"), r.Moment(x.Away.Until)), kit.Late
	}
	if x.Reminders > 0 {
		row.Cells[3].Text = r.Count(int64(x.Reminders), "keer", "keer", "time", "times")
		if x.Reminded {
			row.Cells[3].Note = r.T("vandaag nog", "today")
		}
	}
	if x.Escalated {
		row.Cells[3].Note = r.T("ligt bij de leidinggevende", "lies with the manager")
	}
	about := cmp.Or(x.Title, taskName(r, x.Kind))
	if !x.Reminded {
		row.Acts = append(row.Acts, page.BoardAct{Action: chaseStepPlace.In(r, id, "herinner"), Button: r.T("Herinner", "Remind"), About: about})
	}
	if !x.Escalated {
		row.Acts = append(row.Acts, page.BoardAct{Action: chaseStepPlace.In(r, id, "escaleer"), Button: r.T("Naar leidinggevende", "To the manager"), About: about})
	}
	if x.Last.ID != 0 && x.Last.By == who.ID && (x.Reminded || x.Escalated) {
		row.Acts = append(row.Acts, page.BoardAct{Action: chaseStepPlace.In(r, itoa(x.Last.ID), "terug"), Button: r.T("Neem terug", "Take back"), About: about})
	}
	return row
}

// chaseStep reminds, escalates, or takes it back.
func (s *Server) chaseStep(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	step := r.PathValue("stap")
	switch step {
	case "herinner":
		err = s.actions.Remind(r.Context(), s.who(r), id)
	case "escaleer":
		err = s.actions.Escalate(r.Context(), s.who(r), id)
	case "terug":
		err = s.actions.UndoChase(r.Context(), s.who(r), id)
	default:
		return noSuchPage
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, chasePlace.In(reader)+"?gedaan="+step, http.StatusSeeOther)
	return nil
}

// chaseCSV is the list as a file.
func (s *Server) chaseCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	list, err := s.actions.Chase(r.Context(), s.who(r), r.URL.Query().Get("afdeling"))
	if err != nil {
		return err
	}
	out := attachment(w, "te-laat-werk.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"taak", "soort", "afdeling", "medewerker", "uiterlijk", "te_laat", "afwezig_tot", "vervanger", "herinneringen", "bij_leidinggevende"})
	for i := range list.Rows {
		x := &list.Rows[i]
		away := ""
		if x.Away != nil {
			away = iso(reader, x.Away.Until)
		}
		_ = out.Write([]string{itoa(x.ID), kindCode(x.Kind), x.Department, x.StaffName, iso(reader, x.Due), yesNo(x.Late), away, x.StandIn, strconv.Itoa(x.Reminders), yesNo(x.Escalated)})
	}
	out.Flush()
	return nil
}

// kindCode is the kind of a task in a file.
func kindCode(k handover.TaskKind) string {
	switch k {
	case handover.Callback:
		return "terugbellen"
	case handover.Knowledge:
		return "kennis"
	case handover.Mending:
		return "gegevens"
	}
	return "taak"
}
