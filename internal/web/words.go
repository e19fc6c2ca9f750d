package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/dutch"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/notice"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// The pages of the words of notices.
var (
	templatesPlace     = place{"/berichten/sjablonen", "/en/notices/templates"}
	templatePhonePlace = place{"/berichten/sjablonen/telefoonnummer", "/en/notices/templates/telephone-number"}
	templatePlace      = place{"/berichten/sjablonen/{kind}/{language}", "/en/notices/templates/{kind}/{language}"}
	templateCheckPlace = place{"/berichten/sjablonen/{kind}/{language}/voorbeeld", "/en/notices/templates/{kind}/{language}/preview"}
)

// whenSent says when a kind of notice goes out.
var whenSent = map[notice.Kind][2]string{
	notice.Confirmation: {"Als wij een vraag hebben ontvangen. Met wat wij beloven.", "When we have received a request. With what we promise."},
	notice.Late:         {"Als wij een belofte niet halen. Met een nieuwe datum, de reden en ons excuus.", "When we do not keep a promise. With a new date, the reason and our apology."},
	notice.Paused:       {"Als wij op de klant of op een ander wachten.", "When we wait for the customer or for somebody else."},
	notice.Resumed:      {"Als het wachten voorbij is.", "When the wait is over."},
	notice.NotReached:   {"Als wij belden en niemand opnam.", "When we rang and nobody answered."},
	notice.Answered:     {"Als er een antwoord is.", "When there is an answer."},
	notice.Closed:       {"Als wij klaar zijn.", "When we are done."},
	notice.Reopened:     {"Als iets toch niet was opgelost.", "When something was not solved after all."},
	notice.Milestone:    {"Als er een stap is gezet, voordat iemand ernaar vraagt.", "When a step was taken, before somebody asks."},
	notice.Compensation: {"Als wij iets geven omdat wij een belofte braken.", "When we give something because we broke a promise."},

	notice.ComplaintReceipt:     {"Als er een klacht binnenkomt (Awb 9:6).", "When a complaint comes in (Awb 9:6)."},
	notice.ComplaintCopy:        {"Voor de collega over wie is geklaagd (Awb 9:9). Alleen op het scherm.", "For the colleague who is complained about (Awb 9:9). On screen only."},
	notice.ComplaintRefused:     {"Als er een grond is om een klacht niet te behandelen (Awb 9:8). Nooit zonder de ombudsman.", "When there is a ground not to handle a complaint (Awb 9:8). Never without the ombudsman."},
	notice.ComplaintInvite:      {"Om de klager te horen (Awb 9:10).", "To hear the complainant (Awb 9:10)."},
	notice.ComplaintInviteOther: {"Om de collega te horen (Awb 9:10). Alleen op het scherm.", "To hear the colleague (Awb 9:10). On screen only."},
	notice.ComplaintLonger:      {"Als een klacht niet op tijd klaar is (Awb 9:11 lid 2).", "When a complaint is not done in time (Awb 9:11(2))."},
	notice.ComplaintLongerOther: {"Hetzelfde voor de collega. Alleen op het scherm.", "The same for the colleague. On screen only."},
	notice.ComplaintSettled:     {"Als de klager zei tevreden te zijn (Awb 9:5).", "When the complainant said to be satisfied (Awb 9:5)."},
	notice.ComplaintMoved:       {"Als een klacht een bezwaar of een melding blijkt.", "When a complaint turns out to be an objection or a report."},
	notice.ComplaintVerdict:     {"Ons oordeel over een klacht (Awb 9:12). Nooit zonder de ombudsman.", "Our judgment of a complaint (Awb 9:12). Never without the ombudsman."},
	notice.ComplaintFeedback:    {"Achteraf: wat wij van de klacht leerden.", "Afterwards: what we learned from the complaint."},
	notice.ComplimentThanks:     {"Als er een compliment binnenkomt.", "When a compliment comes in."},
	notice.IdeaThanks:           {"Als er een idee binnenkomt.", "When an idea comes in."},

	notice.Frame: {"Staat om elk bericht heen. Bij meer berichten aan één klant staat dit er één keer.", "Stands around every notice. With several notices to one customer it stands there once."},
}

func languageName(r kit.Reader, language string) string {
	if language == notice.English {
		return r.T("Engels", "English")
	}
	return r.T("Nederlands", "Dutch")
}

// templates is the list of the words of notices.
func (s *Server) templates(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	number, err := s.actions.NoticePhone(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	p, err := s.templatesPage(r, reader, number, nil)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.TemplatesPage(p))
}

func (s *Server) templatesPage(r *http.Request, reader kit.Reader, number string, wrong wrongs) (page.Templates, error) {
	p := page.Templates{Shell: s.shell(r, reader, reader.T("Sjablonen", "Templates")), Notice: saved(r, reader), Action: templatePhonePlace.In(reader),
		Phone: page.TextField{Name: "nummer", Label: reader.T("Nummer in elk bericht", "Number in every notice"), Value: number, Max: 30, Type: "tel", Error: wrong["nummer"],
			Hint: reader.T("Leeg is geen nummer. Dan vallen de zinnen erover weg.", "Empty is no number. Then the sentences about it are left out.")}}
	if wrong != nil {
		p.Notice = wrong.notice(reader, "nummer")
	}
	rows, err := s.actions.Templates(r.Context(), s.who(r))
	if err != nil {
		return p, err
	}
	for i := range rows {
		t := &rows[i]
		if n := len(p.Rows); n == 0 || p.Rows[n-1].ID != string(t.Kind) {
			p.Rows = append(p.Rows, page.TemplateRow{ID: string(t.Kind), Name: upper(t.Kind.In(reader.Lang)), When: reader.T(whenSent[t.Kind][0], whenSent[t.Kind][1])})
		}
		last := &p.Rows[len(p.Rows)-1]
		last.Cells = append(last.Cells, s.templateCell(reader, t))
	}
	return p, nil
}

func (s *Server) templateCell(r kit.Reader, t *action.TemplateRow) page.TemplateCell {
	c := page.TemplateCell{Lang: t.Language, Language: languageName(r, t.Language), Title: t.Title, Href: templatePlace.In(r, string(t.Kind), t.Language), Facts: []string{versionName(r, t.Live)}}
	if c.Title == "" {
		c.Title = upper(t.Kind.In(fault.Lang(t.Language)))
	}
	if t.Kind != notice.Frame {
		c.Facts = append(c.Facts, fmt.Sprintf(r.T("leesbaar: %d van 100", "readable: %d of 100"), t.Score))
	}
	if t.Changed.Known() {
		c.Facts = append(c.Facts, s.dayOf(r, t.Changed)+", "+t.By)
	}
	if t.Draft {
		c.Draft = r.T("concept", "draft")
	}
	return c
}

func (s *Server) dayOf(r kit.Reader, at calendar.Instant) string {
	if !at.Known() || s.options.Zone == nil {
		return ""
	}
	return calendar.FormatDate(s.options.Zone.Date(at), r.Lang)
}

func versionName(r kit.Reader, number int32) string {
	if number == 0 {
		return r.T("tekst van het huis", "text of the house")
	}
	return fmt.Sprintf(r.T("versie %d", "version %d"), number)
}

// saveTemplatePhone sets the telephone number in notices.
func (s *Server) saveTemplatePhone(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	number := clean(r.PostFormValue("nummer"))
	err := s.actions.SetNoticePhone(r.Context(), s.who(r), number)
	if err == nil {
		http.Redirect(w, r, templatesPlace.In(reader)+"?bewaard=1", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	p, again := s.templatesPage(r, reader, number, wrong)
	if again != nil {
		return errors.Join(err, again)
	}
	return s.show(w, r, refusedStatus(err), page.TemplatesPage(p))
}

// template is where the words of one kind of notice are written.
func (s *Server) template(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	v, err := s.templateView(r)
	if err != nil {
		return err
	}
	p, err := s.templatePage(r, reader, &v, v.Newest)
	if err != nil {
		return err
	}
	p.Note = ""
	if text := map[string]string{"bewaard": reader.T("Het concept is bewaard. Het geldt nog niet.", "The draft was saved. It does not hold yet."),
		"gepubliceerd": reader.T("Deze woorden gelden nu. Nieuwe berichten krijgen ze.", "These words hold now. New notices get them."),
		"teruggezet":   reader.T("De oude woorden staan hieronder als concept. Publiceer ze om ze te laten gelden.", "The old words stand below as a draft. Publish them to make them hold.")}[r.URL.Query().Get("klaar")]; text != "" {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{text}}
	}
	return s.show(w, r, http.StatusOK, page.TemplatePage(p))
}

func (s *Server) templateView(r *http.Request) (action.TemplateView, error) {
	return s.actions.Template(r.Context(), s.who(r), notice.Kind(r.PathValue("kind")), r.PathValue("language"))
}

// typedTemplate is what the form holds.
func typedTemplate(r *http.Request) notice.Template {
	return notice.Template{Kind: notice.Kind(r.PathValue("kind")), Language: r.PathValue("language"), Title: r.PostFormValue("titel"), Body: r.PostFormValue("tekst"),
		Note: r.PostFormValue("reden"), Owner: r.PostFormValue("eigenaar")}.Tidy()
}

// checkTemplate says how words read while somebody writes them.
func (s *Server) checkTemplate(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.templatePreview(r, reader, typedTemplate(r))
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.TemplateCheck(p))
}

func (s *Server) templatePreview(r *http.Request, reader kit.Reader, t notice.Template) (page.TemplatePreview, error) {
	x, err := s.actions.PreviewTemplate(r.Context(), s.who(r), t)
	p := page.TemplatePreview{Reader: reader, Lang: t.Language, Title: x.Title, Body: x.Body, RealTitle: x.RealTitle, RealBody: x.RealBody}
	for _, part := range x.Parts {
		p.Parts = append(p.Parts, page.TemplatePart{Name: braced(part.Variable, t.Language), Why: reader.T(part.NL, part.EN), There: part.There})
	}
	for _, f := range x.Faults {
		p.Faults = append(p.Faults, upper(f.At("").In(reader.Lang)))
	}
	if x.Real {
		p.RealWhen = fmt.Sprintf(reader.T("Met het laatste bericht van deze soort (%s)", "With the last notice of this kind (%s)"), s.dayOf(reader, x.RealAt))
	}
	if t.Kind != notice.Frame {
		p.Check = readingCheck(reader, x.Read)
	}
	return p, err
}

func braced(v notice.Variable, language string) string { return "{{" + v.In(language) + "}}" }

// readingCheck is what a report says to who writes.
func readingCheck(r kit.Reader, report dutch.Report) page.WritingCheck {
	c := page.WritingCheck{Reader: r}
	if report.Words == 0 {
		return c
	}
	c.Score, c.Verdict, c.Tone = fmt.Sprintf(r.T("%d van 100", "%d of 100"), report.Score), report.Level+": "+r.T("goed te lezen", "easy to read"), kit.Kept
	if !report.ForEverybody() {
		c.Verdict, c.Tone = report.Level+": "+r.T("te moeilijk", "too hard"), kit.Late
	}
	for i, f := range report.Findings {
		if i == mostFindings {
			c.More = fmt.Sprintf(r.T("En nog %d.", "And %d more."), len(report.Findings)-i)
			break
		}
		c.Findings = append(c.Findings, page.Finding{What: findingText(r, f), Where: shortened(f.Text, 70), Better: f.Say})
	}
	return c
}

// templateDo saves, publishes or restores words, or shows how they read.
func (s *Server) templateDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	ctx, who, t := r.Context(), s.who(r), typedTemplate(r)
	seen, step := int32(whole(r.PostFormValue("gezien"))), int32(whole(r.PostFormValue("stap")))
	done := "bewaard"
	var err error
	switch r.PostFormValue("doe") {
	case "voorbeeld":
		return s.templateAgain(w, r, reader, t, nil)
	case "terugzetten":
		done = "teruggezet"
		if _, err = s.actions.RestoreTemplate(ctx, who, t.Kind, t.Language, int32(whole(r.PostFormValue("nummer"))), seen); err != nil {
			return err
		}
	case "publiceren":
		done = "gepubliceerd"
		var n notice.Template
		if n, err = s.actions.SaveTemplate(ctx, who, t, seen); err == nil {
			err = s.actions.PublishTemplate(ctx, who, t.Kind, t.Language, n.Number, step)
		}
	default:
		_, err = s.actions.SaveTemplate(ctx, who, t, seen)
	}
	if err != nil {
		return s.templateAgain(w, r, reader, t, err)
	}
	http.Redirect(w, r, templatePlace.In(reader, string(t.Kind), t.Language)+"?klaar="+done, http.StatusSeeOther)
	return nil
}

// templateAgain shows the form with what was typed, and what was wrong with it.
func (s *Server) templateAgain(w http.ResponseWriter, r *http.Request, reader kit.Reader, t notice.Template, why error) error {
	v, err := s.templateView(r)
	if err != nil {
		return err
	}
	p, err := s.templatePage(r, reader, &v, t)
	if err != nil {
		return err
	}
	if why == nil {
		return s.show(w, r, http.StatusOK, page.TemplatePage(p))
	}
	wrong, ok := wrongsOf(why, reader)
	if !ok {
		return why
	}
	p.Notice = wrong.notice(reader, "titel", "tekst")
	if errors.Is(why, action.ErrTemplateEdited) {
		p.Theirs = changedSections(reader, v.Newest, t)
		p.Notice.Lines = append(p.Notice.Lines, fmt.Sprintf(reader.T("%s bewaarde het laatst. Neem over wat u wilt houden en bewaar dan opnieuw.", "%s saved last. Take over what you want to keep, then save again."), v.Newest.By))
	}
	return s.show(w, r, refusedStatus(why), page.TemplatePage(p))
}

// changedSections are the parts of a template that differ.
func changedSections(r kit.Reader, from, to notice.Template) []page.Section {
	var all []page.Section
	for _, x := range []struct{ name, from, to string }{{r.T("Titel", "Title"), from.Title, to.Title}, {r.T("Tekst", "Text"), from.Body, to.Body}} {
		if x.from == x.to {
			continue
		}
		sec := page.Section{Name: x.name, Changed: true}
		for _, piece := range knowledge.Diff(x.from, x.to) {
			sec.Pieces = append(sec.Pieces, page.DiffPiece{Text: piece.Text, Added: piece.Added, Removed: piece.Removed})
		}
		all = append(all, sec)
	}
	return all
}

func itoa32(n int32) string { return strconv.Itoa(int(n)) }
