package web

import (
	"cmp"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// The pages of the letters of complaints.
var (
	complaintLettersPlace     = place{"/klachten/{id}/brieven", "/en/complaints/{id}/letters"}
	complaintLetterPlace      = place{"/klachten/{id}/brieven/{brief}", "/en/complaints/{id}/letters/{brief}"}
	complaintLetterCheckPlace = place{"/klachten/{id}/brieven/{brief}/voorbeeld", "/en/complaints/{id}/letters/{brief}/preview"}
	complaintPaperPlace       = place{"/klachten/stukken/{id}", "/en/complaints/papers/{id}"}
	complaintExportPlace      = place{"/klachten/{id}/dossier", "/en/complaints/{id}/dossier"}
	complaintOutsidePlace     = place{"/klachten/{id}/ombudsman", "/en/complaints/{id}/ombudsman"}
)

var complaintLetterRoutes = []route{
	{"GET", complaintLettersPlace, staff.LeadComplaint, (*Server).complaintLetters},
	{"GET", complaintLetterPlace, staff.LeadComplaint, (*Server).complaintLetter},
	{"POST", complaintLetterPlace, staff.LeadComplaint, (*Server).sendComplaintLetter},
	{"POST", complaintLetterCheckPlace, staff.LeadComplaint, (*Server).checkComplaintLetter},
	{"GET", complaintPaperPlace, signedIn, (*Server).complaintPaper},
	{"POST", complaintExportPlace, staff.HandleComplaint, (*Server).exportComplaint},
	{"POST", complaintOutsidePlace, staff.HandleComplaint, (*Server).recordOmbudsman},
}

func init() { routes = append(routes, complaintLetterRoutes...) }

// complaintLetters lists the letters of one complaint.
func (s *Server) complaintLetters(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	var told *page.Notice
	switch r.URL.Query().Get("gedaan") {
	case "brief":
		told = &page.Notice{Kind: "ok", Lines: []string{reader.T("De brief is verstuurd en bewaard.", "The letter was sent and kept.")}}
	case "ombudsman":
		told = &page.Notice{Kind: "ok", Lines: []string{reader.T("Opgeschreven. Deze klacht wordt tien jaar bewaard.", "Written down. This complaint is kept for ten years.")}}
	}
	return s.showComplaintLetters(w, r, reader, http.StatusOK, told, nil)
}

func (s *Server) showComplaintLetters(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, told *page.Notice, typed url.Values) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	who := s.who(r)
	one, err := s.actions.Complaint(r.Context(), who, id)
	if err != nil {
		return err
	}
	sent, err := s.actions.ComplaintPapers(r.Context(), who, id)
	if err != nil {
		return err
	}
	c := &one.Complaint
	p := page.ComplaintLetters{Shell: s.shell(r, reader, reader.T("Brieven bij ", "Letters about ")+c.Reference), Back: page.Link{Text: reader.T("Het dossier", "The file"), Href: complaintPlace.In(reader, itoa(id))},
		Ref: strings.TrimSpace(c.Reference + " · " + cmp.Or(c.Title, say(reader, c.Kind.Text()))), Notice: told}
	x := &letterList{s: s, r: reader, one: one, sent: sent}
	p.Rows = x.rows()
	if who.Can(staff.HandleComplaint) && c.Kind == complaint.Grievance {
		p.Ombudsman = x.ombudsman(typed)
	}
	return s.show(w, r, status, page.ComplaintLettersPage(p))
}

// letterOf is which letter an address names.
func letterOf(r *http.Request) (complaint.Paper, error) {
	p := complaint.Paper(r.PathValue("brief"))
	for _, one := range complaint.Papers {
		if one.Code == p {
			return p, nil
		}
	}
	if p == complaint.ThanksCompliment || p == complaint.ThanksIdea {
		return p, nil
	}
	return "", noSuchPage
}

// typedLetter is what stands in the form. What is still as the template gave it
// is left out, so that it is made anew when a day or a place changes.
func typedLetter(form url.Values) action.LetterWords {
	same := func(name, was string) string {
		text, old := strings.ReplaceAll(form.Get(name), "\r\n", "\n"), strings.ReplaceAll(form.Get(was), "\r\n", "\n")
		if strings.TrimSpace(text) == strings.TrimSpace(old) {
			return ""
		}
		return text
	}
	weeks, _ := strconv.Atoi(form.Get("weken")) // what is no number is zero, and that is refused
	if weeks < 0 || weeks > 100 {
		weeks = 100
	}
	return action.LetterWords{Title: same("titel", "wastitel"), Body: same("tekst", "was"), Day: dateOf(form.Get("dag")), Time: form.Get("tijd"), Place: form.Get("plaats"), Weeks: int32(weeks),
		Cause: form.Get("oorzaak"), By: form.Get("hoe"), Again: form.Get("nogeens") == "ja"}
}

// complaintLetter is one letter that is being made.
func (s *Server) complaintLetter(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showComplaintLetter(w, r, reader, http.StatusOK, nil, nil)
}

func (s *Server) showComplaintLetter(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, form url.Values, wrong wrongs) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	paper, err := letterOf(r)
	if err != nil {
		return err
	}
	who := s.who(r)
	one, err := s.actions.Complaint(r.Context(), who, id)
	if err != nil {
		return err
	}
	words := typedLetter(form)
	if form == nil {
		words.Weeks = complaint.MostDelay
	}
	v, err := s.actions.PreviewComplaintLetter(r.Context(), who, id, paper, words)
	if err != nil {
		return err
	}
	fresh := words
	fresh.Title, fresh.Body = "", ""
	was := v
	if words.Title != "" || words.Body != "" {
		if was, err = s.actions.PreviewComplaintLetter(r.Context(), who, id, paper, fresh); err != nil {
			return err
		}
	}
	c := &one.Complaint
	p := page.ComplaintLetterEdit{Shell: s.shell(r, reader, say(reader, v.Paper.Word)), Back: page.Link{Text: reader.T("Alle brieven", "All letters"), Href: complaintLettersPlace.In(reader, itoa(id))},
		Basis: v.Paper.Basis, Ref: c.Reference, Action: complaintLetterPlace.In(reader, itoa(id), string(paper)), CheckAt: complaintLetterCheckPlace.In(reader, itoa(id), string(paper)),
		Version: itoa32(c.Version), Lang: v.Language, Title: v.Title, Body: v.Body, WasTitle: was.Title, WasBody: was.Body, Time: words.Time, Place: words.Place, Cause: words.Cause,
		Meeting: paper == complaint.Invite || paper == complaint.InviteOther, Delay: paper == complaint.Longer || paper == complaint.LongerOther, OnScreen: paper.ToOther(),
		Again: len(v.Before) > 0 && !v.Before[len(v.Before)-1].Back && paper != complaint.Receipt, Wrong: map[string]string{}}
	if words.Body != "" {
		p.Body = words.Body
	}
	if words.Title != "" {
		p.Title = words.Title
	}
	if words.Day.Known() && words.Day != 0 {
		p.Day = words.Day.String()
	}
	if words.Weeks > 0 {
		p.Weeks = itoa32(words.Weeks)
	}
	p.Ways = letterWays(reader, &v, words.By)
	p.Preview = letterCheck(reader, &v)
	if wrong != nil {
		p.Wrong, p.Notice = wrong, wrong.notice(reader, "dag", "tijd", "plaats", "weken", "titel", "adres")
	}
	return s.show(w, r, status, page.ComplaintLetterPage(p))
}

// letterWays are how a letter can go.
func letterWays(r kit.Reader, v *action.LetterPreview, by string) kit.Field {
	f := kit.Field{Name: "hoe", Label: r.T("Hoe gaat de brief?", "How does the letter go?")}
	prefers := r.T("zoals de klager wil", "as the complainant prefers")
	if by == "" && v.Channel != "" {
		prefers += ": " + letterHow(r, v.Channel)
	}
	f.Choices = append(f.Choices, kit.Choice{Value: "", Text: prefers, On: by == ""})
	for _, w := range v.Ways {
		f.Choices = append(f.Choices, kit.Choice{Value: w, Text: letterHow(r, w), On: by == w})
	}
	return f
}

func letterHow(r kit.Reader, channel string) string {
	switch channel {
	case complaint.ByMail:
		return r.T("per e-mail, met de brief als PDF", "by e-mail, with the letter as PDF")
	case complaint.ByPost:
		return r.T("per post", "by post")
	case complaint.ByHand:
		return r.T("ik print hem en geef hem zelf", "I print it and hand it over")
	case complaint.OnScreen:
		return r.T("op het scherm van de collega", "on the screen of the colleague")
	}
	return channel
}

func letterCheck(r kit.Reader, v *action.LetterPreview) page.ComplaintLetterCheck {
	k := page.ComplaintLetterCheck{Reader: r, Lang: v.Language, Title: v.Title, Whole: v.Whole, To: cmp.Or(strings.Join(v.To, ", "), r.T("de klager", "the complainant")), Late: v.Late}
	seen := map[string]bool{}
	for _, f := range v.Faults {
		if text := upper(f.At("").In(r.Lang)); !seen[text] {
			seen[text] = true
			k.Faults = append(k.Faults, text)
		}
	}
	return k
}

// checkComplaintLetter shows the letter while somebody writes it.
func (s *Server) checkComplaintLetter(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	paper, err := letterOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	v, err := s.actions.PreviewComplaintLetter(r.Context(), s.who(r), id, paper, typedLetter(r.PostForm))
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.ComplaintLetterChecked(letterCheck(reader, &v)))
}

// sendComplaintLetter sends a letter, or shows it once more.
func (s *Server) sendComplaintLetter(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	paper, err := letterOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	if r.PostForm.Get("doe") == "toon" {
		return s.showComplaintLetter(w, r, reader, http.StatusOK, r.PostForm, nil)
	}
	if _, err := s.actions.SendComplaintLetter(r.Context(), s.who(r), id, version(r.PostForm.Get("versie")), paper, typedLetter(r.PostForm)); err != nil {
		f := fault.As(err)
		var l fault.List
		if !errors.As(err, &l) && (f == nil || f.Kind == fault.NotFound || f.Kind == fault.Forbidden) {
			return err
		}
		wrong, _ := wrongsOf(err, reader)
		return s.showComplaintLetter(w, r, reader, http.StatusUnprocessableEntity, r.PostForm, wrong)
	}
	http.Redirect(w, r, complaintLettersPlace.In(reader, itoa(id))+"?gedaan=brief", http.StatusSeeOther)
	return nil
}

// complaintPaper is one letter as a document.
func (s *Server) complaintPaper(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	name, pdf, err := s.actions.ComplaintPaperPDF(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	document(w, name, pdf)
	return nil
}

// document sends a PDF that a browser shows, and keeps nowhere.
func document(w http.ResponseWriter, name string, pdf []byte) {
	h := w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", mime.FormatMediaType("inline", map[string]string{"filename": name}))
	h.Set("Cache-Control", "no-store")
	_, _ = w.Write(pdf) // a reader who went away
}

// exportComplaint is the file for the ombudsman. What is refused is refused
// before the first byte; from then on it streams.
func (s *Server) exportComplaint(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	return s.actions.ExportComplaint(r.Context(), s.who(r), id, &begun{w: w})
}

// begun writes the head of a download with its first bytes.
type begun struct {
	w     http.ResponseWriter
	begun bool
}

func (b *begun) Write(data []byte) (int, error) {
	if !b.begun {
		b.begun = true
		h := b.w.Header()
		h.Set("Content-Type", "application/zip")
		h.Set("Content-Disposition", `attachment; filename="klacht-dossier.zip"`)
		h.Set("Cache-Control", "no-store")
	}
	return b.w.Write(data) //nolint:wrapcheck // it is passed on as it is
}

// recordOmbudsman writes down that the complainant went to the ombudsman.
func (s *Server) recordOmbudsman(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	f := r.PostForm
	_, err = s.actions.RecordOmbudsman(r.Context(), s.who(r), id, version(f.Get("versie")), complaint.Outside{Went: dateOf(f.Get("dag")), Which: f.Get("welke"), Outcome: f.Get("uitkomst"), Ended: dateOf(f.Get("klaar"))})
	if err != nil {
		wrong, ours := wrongsOf(err, reader)
		if k := fault.As(err); !ours || k != nil && (k.Kind == fault.NotFound || k.Kind == fault.Forbidden) {
			return err
		}
		for _, place := range []string{"dag", "klaar"} {
			f.Set("fout."+place, wrong[place])
		}
		return s.showComplaintLetters(w, r, reader, http.StatusUnprocessableEntity, wrong.notice(reader, "dag", "klaar"), f)
	}
	http.Redirect(w, r, complaintLettersPlace.In(reader, itoa(id))+"?gedaan=ombudsman#ombudsman", http.StatusSeeOther)
	return nil
}
