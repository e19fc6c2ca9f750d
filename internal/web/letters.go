package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// lettersPage are the letters that wait to be printed and posted.
func (s *Server) lettersPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showLetters(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showLetters(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, told *page.Notice) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	pile, err := s.actions.LettersToPrint(r.Context(), l.who)
	if err != nil {
		return err
	}
	p := page.Letters{Shell: s.shell(r, reader, reader.T("Brieven om te printen", "Letters to print")), Notice: told, PDF: lettersPDFPlace.In(reader), Posted: lettersPlace.In(reader), May: l.who.Can(staff.WorkTask)}
	if posted := idList(r.URL.Query().Get("gepost")); len(posted) > 0 && told == nil && p.May {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.Count(int64(len(posted)), "brief is gepost.", "brieven zijn gepost.", "letter was posted.", "letters were posted.")},
			Action: lettersPlace.In(reader) + "?doe=terug&brieven=" + url.QueryEscape(r.URL.Query().Get("gepost")), Button: reader.T("Ongedaan maken", "Undo")}
	}
	for i := range pile.Rows {
		d := &pile.Rows[i]
		row := page.LetterRow{ID: itoa(d.ID), Href: dispatchPlace.In(reader, itoa(d.ID)), Name: l.addressee(d, pile.Names), Title: d.Title, When: reader.Moment(d.Created),
			Printed: reader.T("Nog printen", "To be printed"), Tone: kit.Soon}
		if m, ok := pile.Printed[d.ID]; ok {
			row.Printed, row.Tone = reader.T("Geprint ", "Printed ")+reader.Moment(m.At), kit.Calm
		}
		p.Rows = append(p.Rows, row)
	}
	return s.show(w, r, status, page.LettersPage(p))
}

// lettersPDF gives the chosen letters as one document.
func (s *Server) lettersPDF(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	if s.options.Print == nil {
		return fault.New(fault.NotFound, "Hier kunnen geen brieven worden gemaakt.", "No letters can be made here.")
	}
	letters, err := s.actions.PrintLetters(r.Context(), s.who(r), idList(strings.Join(r.PostForm["brief"], ",")), reader.Zone)
	if err != nil {
		return s.retold(w, r, reader, err, s.showLetters)
	}
	var b bytes.Buffer
	if err := s.options.Print(r.Context(), &b, letters); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Content-Disposition", `attachment; filename="brieven.pdf"`)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(b.Bytes()) // a reader who went away
	return nil
}

// lettersPosted notes that the chosen letters were posted, or takes that back.
func (s *Server) lettersPosted(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	to := lettersPlace.In(reader)
	if r.URL.Query().Get("doe") == "terug" {
		if _, err := s.actions.UnpostLetters(r.Context(), s.who(r), idList(r.URL.Query().Get("brieven"))); err != nil {
			return s.retold(w, r, reader, err, s.showLetters)
		}
		http.Redirect(w, r, to, http.StatusSeeOther)
		return nil
	}
	chosen := strings.Join(r.PostForm["brief"], ",")
	n, err := s.actions.PostLetters(r.Context(), s.who(r), idList(chosen))
	if err != nil {
		return s.retold(w, r, reader, err, s.showLetters)
	}
	if n > 0 {
		to += "?gepost=" + url.QueryEscape(chosen)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// idList reads ids with commas in between; what is no id is left out.
func idList(text string) []int64 {
	var all []int64
	for _, one := range strings.Split(text, ",") {
		if id, err := strconv.ParseInt(one, 10, 64); err == nil && id > 0 {
			all = append(all, id)
		}
	}
	return all
}
