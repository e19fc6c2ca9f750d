package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// absences is who is away, who will be, and who stands in.
func (s *Server) absences(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	x := handover.Absence{From: calendar.NoInstant, Until: calendar.NoInstant}
	return s.showAbsences(w, r, reader, x, whole(r.URL.Query().Get("open")), nil, http.StatusOK)
}

func (s *Server) showAbsences(w http.ResponseWriter, r *http.Request, reader kit.Reader, x handover.Absence, open int64, wrong wrongs, status int) error {
	who := s.who(r)
	list, err := s.actions.Absences(r.Context(), who)
	if err != nil {
		return err
	}
	for _, one := range list.All {
		if one.ID == open && wrong == nil {
			x = one
		}
	}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Afwezigheid", "Absence")), Heading: reader.T("Afwezigheid", "Absence"),
		Intro:  reader.T("Wie weg is, laat het werk niet liggen: kies wie waarneemt. De reden zegt nooit iets over gezondheid.", "Who is away leaves no work lying: choose who stands in. The reason never says anything about health."),
		Notice: absenceNotice(r, reader), Now: s.absenceNow(reader, who, &list), Live: absencesPartPlace.In(reader), Topics: action.TopicReach}
	if wrong != nil {
		p.Notice = wrong.notice(reader, "wie", "vanaf", "tot", "reden", "vervanger")
	}
	p.Forms = append(p.Forms, s.absenceForm(reader, who, x, list.People, wrong), s.feedForm(r, reader, who, &list, wrong))
	if who.Can(staff.ChaseWork) {
		p.Forms = append(p.Forms, ruleForm(reader, list.Rules))
	}
	return s.show(w, r, status, page.BoardPage(p))
}

// absencesPart is the moving part alone.
func (s *Server) absencesPart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	who := s.who(r)
	list, err := s.actions.Absences(r.Context(), who)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.BoardPart(s.absenceNow(reader, who, &list)))
}

func absenceNotice(r *http.Request, reader kit.Reader) *page.Notice {
	switch q := r.URL.Query(); {
	case q.Has("bewaard"):
		return &page.Notice{Kind: "ok", Lines: []string{reader.T("Bewaard. Het werk gaat mee met wie waarneemt.", "Saved. The work goes along with who stands in.")}}
	case q.Has("vervalt"):
		return &page.Notice{Kind: "ok", Lines: []string{reader.T("De afwezigheid gaat niet door of is nu voorbij. Werk waar niemand aan zat, komt terug.", "The absence is cancelled or over now. Work that nobody touched comes back.")}}
	case q.Has("agenda"):
		return &page.Notice{Kind: "ok", Lines: []string{fmt.Sprintf(reader.T("Agenda gelezen. Afwezigheden gevonden: %s.", "Calendar read. Absences found: %s."), q.Get("agenda"))}}
	case q.Has("regel"):
		return &page.Notice{Kind: "ok", Lines: []string{reader.T("De regel geldt vanaf nu.", "The rule holds from now on.")}}
	}
	return nil
}

func absenceText(r kit.Reader, k handover.AbsenceKind) string {
	switch k {
	case handover.Leave:
		return r.T("verlof", "leave")
	case handover.FreeDay:
		return r.T("vaste vrije dag", "regular day off")
	case handover.Training:
		return r.T("opleiding", "training")
	case handover.Elsewhere:
		return r.T("elders aan het werk", "working elsewhere")
	}
	return r.T("afwezig", "absent")
}

func moveText(r kit.Reader, m handover.MoveRule) string {
	switch m {
	case handover.MoveDue:
		return r.T("alleen wat eerder klaar moet", "only what is due before the return")
	case handover.Flag:
		return r.T("niets: de coördinator ziet het", "nothing: the coordinator sees it")
	}
	return r.T("alles gaat naar de vervanger", "all of it goes to the deputy")
}

// absenceNow is the list itself.
func (s *Server) absenceNow(r kit.Reader, who action.Actor, list *action.Absences) page.BoardNow {
	n := page.BoardNow{Reader: r}
	var away, alone int64
	now := page.BoardTable{ID: "nu-weg", Title: r.T("Nu weg", "Away now"), Empty: r.T("Iedereen is er.", "Everybody is in."), Columns: absenceColumns(r)}
	later := page.BoardTable{ID: "straks-weg", Title: r.T("Binnenkort weg", "Away soon"), Empty: r.T("Er is niets gepland.", "Nothing is planned."), Columns: absenceColumns(r)}
	for _, x := range list.All {
		row := s.absenceRow(r, who, x, list.Work[x.ID])
		if x.Alone() {
			alone++
		}
		if x.At(list.Now) {
			away++
			now.Rows = append(now.Rows, row)
		} else {
			later.Rows = append(later.Rows, row)
		}
	}
	tile := page.Tile{Label: r.T("Zonder vervanger", "Without a deputy"), Value: r.Int(alone), Note: r.T("van alles hieronder", "of all below")}
	if alone > 0 {
		tile.Tone = kit.Broken
	}
	n.Tiles = []page.Tile{{Label: r.T("Nu weg", "Away now"), Value: r.Int(away), Note: r.T("collega's", "colleagues")}, {Label: r.T("Binnenkort", "Soon"), Value: r.Int(int64(len(later.Rows))), Note: r.T("gepland", "planned")}, tile}
	n.Tables = []page.BoardTable{now, later}
	if len(list.Feeds) > 0 {
		n.Tables = append(n.Tables, s.feedTable(r, list))
	}
	return n
}

func absenceColumns(r kit.Reader) []page.BoardColumn {
	return []page.BoardColumn{{Text: r.T("Wie", "Who")}, {Text: r.T("Vanaf", "From")}, {Text: r.T("Tot", "Until")}, {Text: r.T("Vervanger", "Deputy")}, {Text: r.T("Werk", "Work")}}
}

func (s *Server) absenceRow(r kit.Reader, who action.Actor, x handover.Absence, work action.AbsenceCount) page.BoardRow {
	row := page.BoardRow{ID: "a-" + itoa(x.ID), Cells: []page.BoardCell{{Text: x.StaffName, Note: absenceText(r, x.Kind)}, {Text: r.Moment(x.From)}, {Text: r.Moment(x.Until)}, {Text: x.DeputyName}, {}}}
	switch {
	case x.Deputy != 0:
	case x.Nobody:
		row.Cells[3] = page.BoardCell{Word: r.T("niemand", "nobody"), Tone: kit.Broken, Note: r.T("gekozen", "chosen")}
	default:
		row.Cells[3] = page.BoardCell{Word: r.T("zonder vervanger", "no deputy"), Tone: kit.Late, Note: x.ByName}
	}
	switch {
	case work.Moved > 0 && work.Flagged > 0:
		row.Cells[4].Text = fmt.Sprintf(r.T("%d overgedragen, %d blijft liggen", "%d handed over, %d stays"), work.Moved, work.Flagged)
	case work.Moved > 0:
		row.Cells[4].Text = fmt.Sprintf(r.T("%d overgedragen", "%d handed over"), work.Moved)
	case work.Flagged > 0:
		row.Cells[4] = page.BoardCell{Text: fmt.Sprintf(r.T("%d blijft liggen", "%d stays"), work.Flagged), Tone: kit.Late}
	}
	if x.Staff == who.ID || who.Can(staff.ChaseWork) {
		row.Acts = []page.BoardAct{{Href: absencesPlace.In(r) + "?open=" + itoa(x.ID) + "#invoeren", Button: r.T("Wijzig", "Change"), About: x.StaffName},
			{Action: absenceEndPlace.In(r, itoa(x.ID)), Button: r.T("Gaat niet door", "Cancel"), About: x.StaffName, Hidden: []page.Row{{Name: "versie", Text: strconv.Itoa(int(x.Version))}}}}
		if x.State == handover.Begun {
			row.Acts[1].Button = r.T("Is terug", "Is back")
		}
	}
	return row
}

func (s *Server) absenceForm(r kit.Reader, who action.Actor, x handover.Absence, people []action.Label, wrong wrongs) page.BoardForm {
	f := page.BoardForm{ID: "invoeren", Title: r.T("Afwezig melden", "Enter an absence"), Action: absencesPlace.In(r), Button: r.T("Bewaar", "Save")}
	if x.ID != 0 {
		f.Title, f.Cancel = fmt.Sprintf(r.T("Afwezigheid van %s", "Absence of %s"), x.StaffName), absencesPlace.In(r)
		f.Hidden = []page.Row{{Name: "id", Text: itoa(x.ID)}, {Name: "versie", Text: strconv.Itoa(int(x.Version))}}
	}
	deputies := []kit.Choice{{Text: r.T("kies wie waarneemt", "choose who stands in"), On: x.Deputy == 0 && !x.Nobody}, {Value: "niemand", Text: r.T("niemand (dat wordt gemeld)", "nobody (this is reported)"), On: x.Nobody}}
	names := []kit.Choice{{Value: itoa(who.ID), Text: r.T("ikzelf", "myself"), On: x.Staff == 0 || x.Staff == who.ID}}
	for _, p := range people {
		id := whole(p.Code)
		if id != x.Staff || x.ID == 0 {
			deputies = append(deputies, kit.Choice{Value: p.Code, Text: p.Name, On: id == x.Deputy && id != 0})
		}
		if id != who.ID {
			names = append(names, kit.Choice{Value: p.Code, Text: p.Name, On: id == x.Staff})
		}
	}
	if who.Can(staff.ChaseWork) && x.ID == 0 {
		f.Picks = append(f.Picks, page.PickField{Field: kit.Field{Name: "wie", Label: r.T("Wie is er weg?", "Who is away?"), Choices: names}, Error: wrong["wie"]})
	}
	var kinds []kit.Choice
	for _, k := range handover.AbsenceKinds {
		kinds = append(kinds, kit.Choice{Value: string(k), Text: absenceText(r, k), On: k == x.Kind})
	}
	f.Picks = append(f.Picks, page.PickField{Field: kit.Field{Name: "vervanger", Label: r.T("Wie neemt waar?", "Who stands in?"), Choices: deputies}, Error: wrong["vervanger"]},
		page.PickField{Field: kit.Field{Name: "reden", Label: r.T("Reden", "Reason"), Choices: kinds}, Error: wrong["reden"]})
	f.Fields = []page.TextField{{Name: "vanaf", Label: r.T("Vanaf", "From"), Type: "datetime-local", Value: s.momentField(x.From), Required: true, Error: wrong["vanaf"]},
		{Name: "tot", Label: r.T("Tot", "Until"), Type: "datetime-local", Value: s.momentField(x.Until), Required: true, Error: wrong["tot"], Hint: r.T("Het eerste moment waarop iemand er weer is.", "The first moment at which somebody is back.")}}
	return f
}

func ruleForm(r kit.Reader, rules []action.DepartmentRule) page.BoardForm {
	f := page.BoardForm{ID: "regel", Title: r.T("Wat gebeurt er met het werk?", "What happens to the work?"), Action: absenceRulePlace.In(r), Button: r.T("Bewaar", "Save"), Folded: true}
	var departments, moves []kit.Choice
	for _, x := range rules {
		departments = append(departments, kit.Choice{Value: x.Department.Code, Text: x.Department.Name + ": " + moveText(r, x.Rule)})
	}
	for _, m := range handover.MoveRules {
		moves = append(moves, kit.Choice{Value: string(m), Text: moveText(r, m)})
	}
	f.Picks = []page.PickField{{Field: kit.Field{Name: "afdeling", Label: r.T("Afdeling, en hoe het nu is", "Department, and how it is now"), Choices: departments}}, {Field: kit.Field{Name: "regel", Label: r.T("Vanaf nu", "From now on"), Choices: moves}}}
	return f
}

// saveAbsence plans an absence, or changes one.
func (s *Server) saveAbsence(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	v := r.PostFormValue
	x := handover.Absence{ID: whole(v("id")), Version: int32(whole(v("versie"))), Staff: whole(v("wie")), From: s.momentOf(v("vanaf")), Until: s.momentOf(v("tot")),
		Kind: handover.AbsenceKind(v("reden")), Deputy: whole(v("vervanger")), Nobody: v("vervanger") == "niemand"}
	_, err := s.actions.PlanAbsence(r.Context(), s.who(r), x)
	if err == nil {
		http.Redirect(w, r, absencesPlace.In(reader)+"?bewaard=1", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	if again := s.showAbsences(w, r, reader, x, 0, wrong, refusedStatus(err)); again != nil {
		return errors.Join(err, again)
	}
	return nil
}

// endAbsence cancels an absence, or ends it now.
func (s *Server) endAbsence(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.CancelAbsence(r.Context(), s.who(r), id, int32(whole(r.PostFormValue("versie")))); err != nil {
		return err
	}
	http.Redirect(w, r, absencesPlace.In(reader)+"?vervalt=1", http.StatusSeeOther)
	return nil
}

// setAbsenceRule sets what happens to work of absent people.
func (s *Server) setAbsenceRule(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := s.actions.SetAbsenceRule(r.Context(), s.who(r), r.PostFormValue("afdeling"), handover.MoveRule(r.PostFormValue("regel"))); err != nil {
		return err
	}
	http.Redirect(w, r, absencesPlace.In(reader)+"?regel=1", http.StatusSeeOther)
	return nil
}

func (s *Server) feedTable(r kit.Reader, list *action.Absences) page.BoardTable {
	t := page.BoardTable{ID: "agendas", Title: r.T("Agenda's die wij lezen", "Calendars that we read"), Columns: []page.BoardColumn{{Text: r.T("Agenda", "Calendar")}, {Text: r.T("Gelezen", "Read")}, {Text: r.T("Afwezigheden", "Absences"), Number: true}, {Text: r.T("Stand", "State")}}}
	for _, f := range list.Feeds {
		row := page.BoardRow{ID: "f-" + itoa(f.ID), Cells: []page.BoardCell{{Text: f.Name, Note: f.Department}, {Text: r.T("nog niet", "not yet")}, {Text: r.Int(int64(f.Events))}, {Word: r.T("gelezen", "read"), Tone: kit.Kept}}}
		if f.Read.Known() {
			row.Cells[1].Text = r.Moment(f.Read)
		}
		if f.File {
			row.Cells[0].Note += r.T(" eenmalig bestand", " file, once")
		}
		if text := r.Of(f.Fault); text != "" {
			row.Cells[3] = page.BoardCell{Word: r.T("lukt niet", "fails"), Tone: kit.Late, Note: text}
		}
		row.Acts = []page.BoardAct{{Action: feedDropPlace.In(r, itoa(f.ID)), Button: r.T("Verwijder", "Delete"), About: f.Name}}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s *Server) feedForm(r *http.Request, reader kit.Reader, who action.Actor, list *action.Absences, wrong wrongs) page.BoardForm {
	f := page.BoardForm{ID: "agenda", Title: reader.T("Agenda koppelen", "Connect a calendar"), Action: feedsPlace.In(reader), Button: reader.T("Lees de agenda", "Read the calendar"), Multipart: true, Folded: wrong["adres"] == "",
		Intro:  reader.T("Wij lezen hele dagen, wat als afwezig is gemerkt en wat vier uur of langer duurt. Een vervanger kiest u daarna hier.", "We read whole days, what is marked as out of office, and what takes four hours or more. You choose a deputy here afterwards."),
		Fields: []page.TextField{{Name: "naam", Label: reader.T("Naam", "Name"), Max: 80}, {Name: "adres", Label: reader.T("Adres van de agenda (https)", "Address of the calendar (https)"), Type: "url", Max: 2000, Error: wrong["adres"]}},
		File:   reader.T("Of een bestand (.ics)", "Or a file (.ics)")}
	if who.Can(staff.ChaseWork) {
		of := []kit.Choice{{Value: "mij", Text: reader.T("van mijzelf", "of myself"), On: true}}
		for _, x := range list.Rules {
			of = append(of, kit.Choice{Value: "d:" + x.Department.Code, Text: reader.T("van afdeling ", "of department ") + x.Department.Name})
		}
		for _, p := range list.People {
			of = append(of, kit.Choice{Value: "p:" + p.Code, Text: reader.T("van ", "of ") + p.Name})
		}
		f.Picks = []page.PickField{{Field: kit.Field{Name: "vanwie", Label: reader.T("Van wie is de agenda?", "Whose calendar is it?"), Choices: of}}}
	}
	return f
}

// addFeed connects a calendar, or reads a file.
func (s *Server) addFeed(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseMultipartForm(maxBody); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return badForm.Because(err)
	}
	n := action.NewFeed{Name: r.PostFormValue("naam"), Address: r.PostFormValue("adres")}
	switch kind, of := cut(r.PostFormValue("vanwie")); kind {
	case "d":
		n.Department = of
	case "p":
		n.Staff = whole(of)
	}
	if file, head, err := r.FormFile("bestand"); err == nil && head.Size > 0 {
		defer file.Close()
		if n.File, err = io.ReadAll(file); err != nil {
			return badForm.Because(err)
		}
		if n.Name == "" {
			n.Name = head.Filename
		}
	}
	f, err := s.actions.AddFeed(r.Context(), s.who(r), n)
	if err == nil {
		http.Redirect(w, r, absencesPlace.In(reader)+"?agenda="+strconv.Itoa(f.Events), http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	if again := s.showAbsences(w, r, reader, handover.Absence{From: calendar.NoInstant, Until: calendar.NoInstant}, 0, wrong, refusedStatus(err)); again != nil {
		return errors.Join(err, again)
	}
	return nil
}

// dropFeed removes a calendar.
func (s *Server) dropFeed(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.DropFeed(r.Context(), s.who(r), id); err != nil {
		return err
	}
	http.Redirect(w, r, absencesPlace.In(reader), http.StatusSeeOther)
	return nil
}

// cut splits a choice such as "d:buiten".
func cut(text string) (kind, of string) {
	for i := range len(text) {
		if text[i] == ':' {
			return text[:i], text[i+1:]
		}
	}
	return text, ""
}
