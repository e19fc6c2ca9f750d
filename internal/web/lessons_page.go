package web

import (
	"fmt"
	"net/http"
	"strings"

	"handvest/internal/handover"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// lessons is what people taught the system about where work goes.
func (s *Server) lessons(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	x, err := s.actions.Lessons(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	choices, err := s.actions.Choices(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Routes", "Routes")), Heading: reader.T("Waar werk naartoe gaat", "Where work goes"),
		Intro: fmt.Sprintf(reader.T("Het systeem kiest de afdeling uit de afspraak over het product, anders uit het product zelf, anders uit wat collega's kozen. Kiezen collega's minstens %d van de laatste %d keer dezelfde andere afdeling, dan staat hier een voorstel.",
			"The system takes the department from the agreement about the product, else from the product itself, else from what colleagues chose. When colleagues choose the same other department at least %d of the last %d times, a proposal stands here."), x.Times, x.Of)}
	switch r.URL.Query().Get("besloten") {
	case "ja":
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("Overgenomen. Nieuw werk gaat voortaan naar deze afdeling.", "Accepted. New work goes to this department from now on.")}}
	case "nee":
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("Het blijft zoals het is. Het tellen begint opnieuw.", "It stays as it is. The counting begins anew.")}}
	}
	open := page.BoardTable{ID: "voorstellen", Title: reader.T("Voorstellen", "Proposals"), Empty: reader.T("Er is niets te besluiten: collega's volgen de routes.", "There is nothing to decide: colleagues follow the routes."),
		Columns: []page.BoardColumn{{Text: reader.T("Product", "Product")}, {Text: reader.T("Nu naar", "Goes to")}, {Text: reader.T("Collega's kiezen", "Colleagues choose")}, {Text: reader.T("Hoe vaak", "How often"), Number: true}, {Text: reader.T("Hun redenen", "Their reasons")}}}
	for i, l := range x.Open {
		row := page.BoardRow{ID: fmt.Sprintf("v-%d", i), Cells: []page.BoardCell{{Text: choices.Product(l.Product)}, {Text: choices.Department(l.Proposed)}, {Text: choices.Department(l.To)}, {Text: fmt.Sprintf(reader.T("%d van %d", "%d of %d"), l.N, l.Of)}, {Text: strings.Join(l.Reasons, " · ")}}}
		for _, b := range []struct{ value, text string }{{"ja", reader.T("Neem over", "Accept")}, {"nee", reader.T("Laat zo", "Leave it")}} {
			row.Acts = append(row.Acts, page.BoardAct{Action: lessonsPlace.In(reader), Button: b.text, About: choices.Product(l.Product), Hidden: []page.Row{{Name: "product", Text: l.Product}, {Name: "afdeling", Text: l.To}, {Name: "besluit", Text: b.value}}})
		}
		open.Rows = append(open.Rows, row)
	}
	last := page.BoardTable{ID: "laatste", Title: reader.T("Laatste keren dat iemand anders koos", "Last times somebody chose otherwise"), Empty: reader.T("Niemand koos anders dan het voorstel.", "Nobody chose otherwise."),
		Columns: []page.BoardColumn{{Text: reader.T("Wanneer", "When")}, {Text: reader.T("Product", "Product")}, {Text: reader.T("Voorstel", "Proposed")}, {Text: reader.T("Gekozen", "Chosen")}, {Text: reader.T("Waarom", "Why")}}}
	for _, c := range x.Last {
		last.Rows = append(last.Rows, page.BoardRow{ID: "k-" + itoa(c.ID), Cells: []page.BoardCell{{Text: reader.Moment(c.At), Note: c.StaffName}, {Text: choices.Product(c.Product)}, {Text: choices.Department(c.Proposed), Note: groundText(reader, c.Why)}, {Text: choices.Department(c.Chosen), Note: sourceText(reader, c.Source)}, {Text: c.Reason}}})
	}
	done := page.BoardTable{ID: "besloten", Title: reader.T("Besloten", "Decided"), Empty: reader.T("Nog niets.", "Nothing yet."), Columns: []page.BoardColumn{{Text: reader.T("Product", "Product")}, {Text: reader.T("Naar", "To")}, {Text: reader.T("Besluit", "Decision")}, {Text: reader.T("Door", "By")}}}
	for i, l := range x.Decided {
		cell := page.BoardCell{Word: reader.T("overgenomen", "accepted"), Tone: kit.Kept}
		if !l.Accepted {
			cell = page.BoardCell{Word: reader.T("zo gelaten", "left as it is"), Tone: kit.Calm}
		}
		done.Rows = append(done.Rows, page.BoardRow{ID: fmt.Sprintf("b-%d", i), Cells: []page.BoardCell{{Text: choices.Product(l.Product)}, {Text: choices.Department(l.To)}, cell, {Text: l.By, Note: reader.Moment(l.At)}}})
	}
	p.Now = page.BoardNow{Reader: reader, Tables: []page.BoardTable{open, last, done}}
	return s.show(w, r, http.StatusOK, page.BoardPage(p))
}

// groundText says on what ground a department was proposed.
func groundText(r kit.Reader, g handover.Ground) string {
	switch g {
	case handover.ByAgreement:
		return r.T("uit de afspraak", "by the agreement")
	case handover.ByProduct:
		return r.T("van het product", "of the product")
	case handover.ByLearning:
		return r.T("geleerd van collega's", "learned from colleagues")
	}
	return r.T("niets bekend", "nothing known")
}

func sourceText(r kit.Reader, source string) string {
	if source == "forwarded" {
		return r.T("doorgestuurd", "forwarded")
	}
	return r.T("aan de balie", "at the desk")
}

// decideLesson accepts or ignores a proposal.
func (s *Server) decideLesson(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	decision := r.PostFormValue("besluit")
	if err := s.actions.DecideLesson(r.Context(), s.who(r), r.PostFormValue("product"), r.PostFormValue("afdeling"), decision == "ja"); err != nil {
		return err
	}
	if decision != "ja" {
		decision = "nee"
	}
	http.Redirect(w, r, lessonsPlace.In(reader)+"?besloten="+decision, http.StatusSeeOther)
	return nil
}
