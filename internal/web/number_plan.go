package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// numberPlan is whom to put a caller through to.
func (s *Server) numberPlan(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	var l knowledge.Line
	p, err := s.linePage(r, reader, &l, nil)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.CardsPage(p))
}

// linePage makes the page around one line; without a wrong one it is that of
// the address.
func (s *Server) linePage(r *http.Request, reader kit.Reader, l *knowledge.Line, wrong wrongs) (page.Cards, error) {
	p := page.Cards{Shell: s.shell(r, reader, reader.T("Nummerplan", "Number plan")), Heading: reader.T("Nummerplan", "Number plan"),
		Intro: reader.T("Naar wie u doorverbindt: per product, of voor een hele afdeling.", "To whom you put callers through: by product, or for a whole department."),
		Empty: reader.T("Er staat nog geen nummer in het plan. Voeg er een toe of lees een bestand in.", "There is no number in the plan yet. Add one or read a file."), Notice: saved(r, reader)}
	who := s.who(r)
	all, err := s.actions.NumberPlan(r.Context(), who)
	if err != nil {
		return p, err
	}
	choices, err := s.actions.Choices(r.Context(), who)
	if err != nil {
		return p, err
	}
	if open := whole(r.URL.Query().Get("open")); open != 0 && wrong == nil {
		for _, x := range all {
			if x.ID == open {
				*l = x
			}
		}
	}
	if wrong != nil {
		p.Notice = wrong.notice(reader, "afdeling", "naam", "nummer", "vervanger", "tijden", "script")
	}
	p.Count = reader.Int(int64(len(all)))
	p.Ways = []page.Link{{Text: reader.T("Het plan als CSV", "The plan as CSV"), Href: linesCSVPlace.In(reader)}}
	for _, x := range all {
		row := page.CardRow{Title: choices.Department(x.Department) + ": " + x.Name, Key: x.Number, Text: x.Script, On: x.ID == l.ID}
		if who.Can(staff.EditForm) {
			row.Href = opened(linesPlace, reader, x.ID)
		}
		if x.Product != "" {
			row.Facts = append(row.Facts, page.Row{Name: reader.T("alleen voor", "only for"), Text: choices.Product(x.Product)})
		}
		row.Facts = append(row.Facts, page.Row{Name: reader.T("neemt op", "answers"), Text: windowsText(reader, x.Windows)})
		if x.Deputy != "" {
			row.Facts = append(row.Facts, page.Row{Name: reader.T("anders", "else"), Text: x.Deputy})
		}
		p.Rows = append(p.Rows, row)
	}
	if who.Can(staff.EditForm) {
		p.Form = s.lineForm(reader, *l, choices, wrong)
		p.Import = &page.ImportBox{Action: linesFilePlace.In(reader), Title: reader.T("Inlezen uit een bestand", "Read from a file"),
			Text: reader.T("Het bestand vervangt het hele plan. Download het plan eerst: dan ziet u de kolommen.", "The file replaces the whole plan. Download the plan first: then you see the columns.")}
	}
	return p, nil
}

func (s *Server) lineForm(r kit.Reader, l knowledge.Line, choices action.Choices, wrong wrongs) *page.CardForm {
	f := &page.CardForm{Action: linesPlace.In(r), Title: r.T("Nieuw nummer", "New number"), Kind: "line", Button: r.T("Bewaar", "Save"),
		Picks: []page.PickField{
			{Field: kit.Field{Name: "afdeling", Label: r.T("Afdeling", "Department"), Choices: chosen(choices.Departments, l.Department, r.T("kies", "choose"))}, Error: wrong["afdeling"]},
			{Field: kit.Field{Name: "product", Label: r.T("Product", "Product"), Choices: chosen(choices.Products, l.Product, r.T("alle producten van de afdeling", "all products of the department"))}},
		},
		Fields: []page.TextField{
			{Name: "naam", Label: r.T("Wie neemt op?", "Who answers?"), Value: l.Name, Max: 120, Required: true, Error: wrong["naam"]},
			{Name: "nummer", Label: r.T("Nummer", "Number"), Value: l.Number, Max: 30, Required: true, Error: wrong["nummer"]},
			{Name: "tijden", Label: r.T("Wanneer (leeg is werkdagen)", "When (empty is working days)"), Value: l.Windows, Max: 200, Error: wrong["tijden"], Hint: r.T("Zoals: ma-vr 09:00-12:00; do 13:00-20:00", "Such as: mo-fr 09:00-12:00; th 13:00-20:00")},
			{Name: "vervanger", Label: r.T("Wie neemt dan waar, met nummer", "Who stands in then, with number"), Value: l.Deputy, Max: 120, Error: wrong["vervanger"]},
			{Name: "script", Label: r.T("Wat zegt u bij het doorverbinden?", "What do you say when putting through?"), Value: l.Script, Rows: 3, Max: 600, Error: wrong["script"]},
		}}
	if l.ID != 0 {
		id := strconv.FormatInt(l.ID, 10)
		f.Title, f.ID, f.Version, f.Cancel = r.T("Nummer wijzigen", "Change the number"), id, strconv.Itoa(int(l.Version)), linesPlace.In(r)
		f.Editing, f.Delete = editingPlace.In(r, "line", id), lineDeletePlace.In(r, id)
		f.Warning = fmt.Sprintf(r.T("%s verdwijnt uit het plan. De balie verbindt er niet meer naar door.", "%s disappears from the plan. The desk no longer puts callers through to it."), l.Name)
	}
	return f
}

// windowsText writes opening windows for people.
func windowsText(r kit.Reader, windows string) string {
	if windows == "" {
		return r.T("werkdagen", "working days")
	}
	if r.Lang == fault.EN {
		return windows
	}
	return strings.NewReplacer("mo", "ma", "tu", "di", "we", "wo", "th", "do", "fr", "vr", "sa", "za", "su", "zo").Replace(windows)
}

// saveLine saves a line of the number plan.
func (s *Server) saveLine(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l := knowledge.Line{ID: whole(r.PostFormValue("id")), Version: int32(whole(r.PostFormValue("versie"))), Department: r.PostFormValue("afdeling"), Product: r.PostFormValue("product"),
		Name: r.PostFormValue("naam"), Number: r.PostFormValue("nummer"), Windows: r.PostFormValue("tijden"), Deputy: r.PostFormValue("vervanger"), Script: r.PostFormValue("script")}
	_, err := s.actions.SaveLine(r.Context(), s.who(r), l)
	if err == nil {
		http.Redirect(w, r, linesPlace.In(reader)+"?bewaard=1", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	p, again := s.linePage(r, reader, &l, wrong)
	if again != nil {
		return errors.Join(err, again)
	}
	return s.show(w, r, refusedStatus(err), page.CardsPage(p))
}

// deleteLine removes a line of the number plan.
func (s *Server) deleteLine(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.DeleteLine(r.Context(), s.who(r), id, int32(whole(r.PostFormValue("versie")))); err != nil {
		return err
	}
	http.Redirect(w, r, linesPlace.In(reader)+"?weg=1", http.StatusSeeOther)
	return nil
}

// linesCSV is the number plan as a file that can be read again.
func (s *Server) linesCSV(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	all, err := s.actions.NumberPlan(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	if err := knowledge.WriteLines(&b, all); err != nil {
		return fmt.Errorf("write the number plan: %w", err)
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="nummerplan.csv"`)
	_, _ = w.Write(b.Bytes()) // a reader who went away is no error of ours
	return nil
}

// readLines makes the number plan what a file says.
func (s *Server) readLines(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseMultipartForm(maxBody); err != nil {
		return badForm.Because(err)
	}
	file, _, err := r.FormFile("bestand")
	if err != nil {
		return badForm.Because(err)
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil {
		return fmt.Errorf("read the sent file: %w", err)
	}
	lines, err := knowledge.ReadLines(strings.ToValidUTF8(string(text), "\ufffd"))
	if err == nil {
		var n int
		if n, err = s.actions.ReplaceNumberPlan(r.Context(), s.who(r), lines); err == nil {
			http.Redirect(w, r, linesPlace.In(reader)+"?ingelezen="+strconv.Itoa(n), http.StatusSeeOther)
			return nil
		}
	}
	said, ok := fault.Text(err, reader.Lang)
	if !ok {
		return err
	}
	var l knowledge.Line
	p, again := s.linePage(r, reader, &l, nil)
	if again != nil {
		return errors.Join(err, again)
	}
	if p.Import != nil {
		p.Import.Faults = strings.Split(said, "\n")
	}
	return s.show(w, r, http.StatusUnprocessableEntity, page.CardsPage(p))
}
