package web

import (
	"cmp"
	"net/http"

	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// complaintMine is the copy of a complaint for who it is about, and their reply.
func (s *Server) complaintMine(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	var n *page.Notice
	if r.URL.Query().Has("gedaan") {
		n = &page.Notice{Kind: "ok", Lines: []string{reader.T("Uw reactie zit in het dossier.", "Your reply is in the file.")}}
	}
	return s.showComplaintMine(w, r, reader, http.StatusOK, n)
}

func (s *Server) showComplaintMine(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	who := s.who(r)
	c, err := s.actions.ComplaintAboutMe(r.Context(), who, id)
	if err != nil {
		return err
	}
	letters, err := s.actions.ComplaintPapersToMe(r.Context(), who, id)
	if f := fault.As(err); err != nil && (f == nil || f.Kind != fault.NotFound) {
		return err
	}
	p := page.ComplaintMine{Shell: s.shell(r, reader, c.Reference), Notice: notice, Heading: reader.T("Een klacht waarin u wordt genoemd", "A complaint in which you are named"), Text: c.Text, Written: c.Reply.Text,
		Lead: reader.T("Alleen u en wie de klacht behandelt lezen dit. U ziet hier wat de wet u geeft: een afschrift, de uitnodiging en het oordeel.", "Only you and who handles the complaint read this. You see what the law gives you: a copy, the invitation and the judgment.")}
	fact := func(nl, en, text string) {
		if text != "" {
			p.Facts = append(p.Facts, page.Row{Name: reader.T(nl, en), Text: text})
		}
	}
	fact("Kenmerk", "Reference", c.Reference)
	fact("Ontvangen", "Received", reader.Date(c.Received))
	fact("Wie behandelt", "Who handles it", c.Handler)
	if c.Copied.Done() {
		fact("Afschrift gekregen", "Copy received", reader.Day(c.Copied.At))
	}
	if c.Invited.Done() {
		fact("Uitgenodigd", "Invited", reader.Day(c.Invited.At))
	}
	if c.Held.Done() {
		fact("Gesprek geweest", "Meeting was", reader.Day(c.Held.At))
	}
	for i := range letters {
		l := &letters[i]
		p.Letters = append(p.Letters, page.ToldText{Title: l.Title, Text: l.Body, Note: reader.Day(l.At)})
	}
	if c.Open {
		f := page.FileForm{ID: "reactie", Title: reader.T("Schrijf uw kant van het verhaal", "Write your side of the story"), Lead: reader.T("Dit komt in het dossier. U kunt het aanpassen tot het oordeel is verstuurd.", "This becomes part of the file. You can change it until the judgment was sent."),
			Action: letterToMePlace.In(reader, itoa(id)), Button: reader.T("Bewaar mijn reactie", "Save my reply"), Open: c.Reply.Text == "" || notice != nil && notice.Kind == "error",
			Fields: []page.FileField{{Name: "reactie", Label: reader.T("Uw reactie", "Your reply"), Kind: page.LongField, Rows: 6, Value: c.Reply.Text}}}
		if r.Method == http.MethodPost {
			f.Fields[0].Value = r.PostForm.Get("reactie")
		}
		p.Reply = &f
	}
	if c.Decided {
		for i := range c.Elements {
			e := &c.Elements[i]
			p.Outcome = append(p.Outcome, page.Row{Name: say(reader, e.Finding.Text()), Text: e.Text + ": " + e.Why})
		}
		p.Outcome = append(p.Outcome, page.Row{Name: reader.T("Bevindingen", "Findings"), Text: c.Findings}, page.Row{Name: reader.T("Conclusies", "Conclusions"), Text: c.Closing})
	}
	return s.show(w, r, status, page.ComplaintMinePage(p))
}

// replyToComplaint keeps the reply.
func (s *Server) replyToComplaint(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	if _, err := s.actions.ComplaintAboutMe(r.Context(), s.who(r), id); err != nil { // there is nothing, whatever was typed
		return err
	}
	if err := s.actions.ReplyToComplaint(r.Context(), s.who(r), id, lines(r.PostForm.Get("reactie"))); err != nil {
		wrong, ok := wrongsOf(err, reader)
		f := fault.As(err)
		if !ok || f.Kind == fault.NotFound {
			return err
		}
		n := &page.Notice{Kind: "error", Title: reader.T("Niet bewaard", "Not saved")}
		for _, text := range wrong {
			n.Lines = append(n.Lines, text)
		}
		return s.showComplaintMine(w, r, reader, cmp.Or(statuses[f.Kind], http.StatusUnprocessableEntity), n)
	}
	http.Redirect(w, r, letterToMePlace.In(reader, itoa(id))+"?gedaan=reactie", http.StatusSeeOther)
	return nil
}
