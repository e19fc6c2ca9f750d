package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/dutch"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// mustWrite is nil for who may write answers.
func mustWrite(who action.Actor) error {
	if mayWrite(who) {
		return nil
	}
	return who.May(staff.EditContent)
}

// newAnswer is the empty form of an answer, about a product when the address
// names one.
func (s *Server) newAnswer(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	who := s.who(r)
	if err := mustWrite(who); err != nil {
		return err
	}
	l, err := s.actions.Articles(r.Context(), who, action.ArticleAsk{Limit: 1})
	if err != nil {
		return err
	}
	e := action.ArticleEdit{Product: r.URL.Query().Get("product"), FormOwner: formOwner(l), Review: calendar.NoDate, Text: knowledge.Version{From: calendar.NoDate, Until: calendar.NoDate, Title: r.URL.Query().Get("titel")}}
	if e.Product != "" {
		if p, err := s.actions.Product(r.Context(), who, e.Product); err == nil {
			e.ContentOwner = p.Department
		}
	}
	return s.show(w, r, http.StatusOK, page.AnswerWrite(s.writePage(r, reader, e, l.Names)))
}

// formOwner is who owns the form of the answers that are there.
func formOwner(l action.ArticleList) string {
	if len(l.Rows) > 0 {
		return l.Rows[0].FormOwner
	}
	return "kcc"
}

// writeAnswer is the form of an answer: its draft, or what is published.
func (s *Server) writeAnswer(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := mustWrite(s.who(r)); err != nil {
		return err
	}
	x, err := s.article(r)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.AnswerWrite(s.writePage(r, reader, editOf(&x), x.Names)))
}

// editOf is an answer as it is opened to be changed.
func editOf(x *action.Article) action.ArticleEdit {
	e := action.ArticleEdit{ID: x.Row.ID, Base: knowledge.Last(x.Versions), Product: x.Row.Product, ContentOwner: x.Row.ContentOwner, FormOwner: x.Row.FormOwner, Review: x.Row.Review,
		Text: knowledge.Version{From: calendar.NoDate, Until: calendar.NoDate, Title: x.Row.Title}}
	switch {
	case x.Working != nil:
		e.Edition, e.Text = x.Working.Edition, *x.Working
	case x.Live != nil:
		e.Text = *x.Live
		e.Text.From, e.Text.Note = calendar.NoDate, ""
	case len(x.Versions) > 0:
		e.Text = x.Versions[0]
		e.Text.From, e.Text.Until, e.Text.Note = calendar.NoDate, calendar.NoDate, ""
	}
	return e
}

func (s *Server) writePage(r *http.Request, reader kit.Reader, e action.ArticleEdit, names map[string]string) page.AnswerEdit {
	v, id := e.Text, strconv.FormatInt(e.ID, 10)
	p := page.AnswerEdit{Shell: s.shell(r, reader, reader.T("Nieuw antwoord", "New answer")), Back: page.Link{Text: reader.T("Kennis", "Knowledge"), Href: knowledgePlace.In(reader)},
		Action: newAnswerPlace.In(reader), Base: strconv.Itoa(int(e.Base)), Edition: strconv.Itoa(int(e.Edition)), Title: v.Title, Keywords: strings.Join(v.Keywords, ", "), Say: v.Say,
		Public: v.Public, Internal: v.Internal, Note: v.Note, From: v.From.String(), Until: v.Until.String(), ReviewOn: e.Review.String(), CheckAt: checkTextPlace.In(reader),
		Rule: reader.T("Verandert de inhoud? Dan is akkoord van de vakafdeling nodig. Verandert de vorm (titel, zoekwoorden, opmaak)? Dan van klantcontact. Mag u het zelf, dan is het meteen gepubliceerd.",
			"Does the content change? Then the department must approve. Does the form change (title, keywords, layout)? Then the contact centre. If you may do so yourself, it is published at once."),
		Check: s.checked(reader, v.Say, v.Public)}
	if e.ID != 0 {
		p.ID, p.Shell.Title, p.Action = id, reader.T("Antwoord wijzigen", "Change an answer"), writeAnswerPlace.In(reader, id)
		p.Back = page.Link{Text: v.Title, Href: answerPlace.In(reader, id)}
		p.EditingAt = editingPlace.In(reader, "article", id)
	}
	p.Fields = []kit.Field{
		{Name: "product", Label: reader.T("Product", "Product"), Choices: choices(names, "product", e.Product, reader.T("geen product", "no product"))},
		{Name: "eigenaar", Label: reader.T("Over de inhoud gaat", "The content belongs to"), Choices: choices(names, "department", e.ContentOwner, reader.T("kies een afdeling", "choose a department"))},
		{Name: "vorm", Label: reader.T("Over de vorm gaat", "The form belongs to"), Choices: choices(names, "department", e.FormOwner, reader.T("kies een afdeling", "choose a department"))},
	}
	return p
}

// editForm reads the form of an answer.
func editForm(r *http.Request) (action.ArticleEdit, error) {
	number := func(field string) int32 {
		n, _ := strconv.ParseInt(r.PostFormValue(field), 10, 32) // nothing is 0: nothing was seen
		return int32(n)
	}
	e := action.ArticleEdit{Base: number("basis"), Edition: number("bewerking"), Product: r.PostFormValue("product"), ContentOwner: r.PostFormValue("eigenaar"), FormOwner: r.PostFormValue("vorm"),
		Text: knowledge.Version{Title: r.PostFormValue("titel"), Keywords: strings.Split(r.PostFormValue("zoekwoorden"), ","), Public: r.PostFormValue("publiek"),
			Internal: r.PostFormValue("intern"), Say: r.PostFormValue("zeg"), Note: r.PostFormValue("reden")}}
	if id := r.PathValue("id"); id != "" {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			return e, noSuchAnswer
		}
		e.ID = n
	}
	var err, wrong error
	if e.Review, err = formDate(r, "nazien"); err != nil {
		wrong = err
	}
	if e.Text.From, err = formDate(r, "vanaf"); err != nil {
		wrong = err
	}
	if e.Text.Until, err = formDate(r, "tot"); err != nil {
		wrong = err
	}
	return e, wrong
}

// saveAnswer saves what was written, and proposes it when that was asked. What
// is refused is shown again with every word that was typed.
func (s *Server) saveAnswer(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	who := s.who(r)
	if err := mustWrite(who); err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	e, err := editForm(r)
	if err != nil {
		return s.writeRefused(w, r, reader, e, err)
	}
	if r.PostFormValue("doe") == "controleren" { // the check without script
		l, err := s.actions.Articles(r.Context(), who, action.ArticleAsk{Limit: 1})
		if err != nil {
			return err
		}
		return s.show(w, r, http.StatusOK, page.AnswerWrite(s.writePage(r, reader, e, l.Names)))
	}
	x, err := s.actions.SaveArticle(r.Context(), who, e)
	if err != nil {
		return s.writeRefused(w, r, reader, e, err)
	}
	done := "bewaard"
	if r.PostFormValue("doe") == "voorleggen" {
		id := x.Row.ID
		if x, err = s.actions.ProposeArticle(r.Context(), who, id, x.Working.Edition); err != nil {
			e.ID = id
			return s.writeRefused(w, r, reader, e, err)
		}
		done = proposedWord(&x)
	}
	http.Redirect(w, r, answerPlace.In(reader, strconv.FormatInt(x.Row.ID, 10))+"?klaar="+done, http.StatusSeeOther)
	return nil
}

// writeRefused shows the form again. When somebody else was first it shows what
// they wrote beside what was typed; saving again then is a choice.
func (s *Server) writeRefused(w http.ResponseWriter, r *http.Request, reader kit.Reader, e action.ArticleEdit, why error) error {
	notice, f := faultOf(why, reader), fault.As(why)
	if notice == nil || f == nil || f.Kind == fault.NotFound || f.Kind == fault.Forbidden && e.ID == 0 {
		return why
	}
	l, err := s.actions.Articles(r.Context(), s.who(r), action.ArticleAsk{Limit: 1})
	if err != nil {
		return err
	}
	var theirs []page.Section
	if e.ID != 0 {
		x, err := s.actions.Article(r.Context(), s.who(r), e.ID)
		if err != nil {
			return err
		}
		now := editOf(&x)
		if errors.Is(why, action.ErrEdited) {
			theirs = slices.DeleteFunc(diffSections(reader, now.Text, tidied(e.Text)), func(s page.Section) bool { return !s.Changed })
			by := now.Text.By
			if x.Working == nil && x.Live != nil {
				by = x.Live.By
			}
			notice.Lines = append(notice.Lines, fmt.Sprintf(reader.T("%s bewaarde het laatst. Neem over wat u wilt houden en bewaar dan opnieuw.", "%s saved last. Take over what you want to keep, then save again."), by))
		}
		e.Base, e.Edition = now.Base, now.Edition
	}
	p := s.writePage(r, reader, e, l.Names)
	p.Notice, p.Theirs = notice, theirs
	if e.ID != 0 {
		p.Back.Text = cmp.Or(clean(e.Text.Title), p.Back.Text)
	}
	return s.show(w, r, statuses[f.Kind], page.AnswerWrite(p))
}

// tidied is what was typed as it would be stored, to compare it.
func tidied(v knowledge.Version) knowledge.Version {
	for _, text := range []*string{&v.Public, &v.Internal, &v.Say} {
		*text = strings.TrimSpace(strings.ReplaceAll(*text, "\r\n", "\n"))
	}
	var words []string
	for _, w := range v.Keywords {
		if w = strings.TrimSpace(w); w != "" {
			words = append(words, w)
		}
	}
	v.Keywords = words
	return v
}

// checkText says how a text reads while somebody writes it.
func (s *Server) checkText(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := mustWrite(s.who(r)); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.WritingPart(s.checked(reader, r.PostFormValue("zeg"), r.PostFormValue("publiek"))))
}

// mostFindings is how many findings are shown at once: enough to work on.
const mostFindings = 6

func (s *Server) checked(r kit.Reader, say, public string) page.WritingCheck {
	c := page.WritingCheck{Reader: r, Public: knowledge.HTML(public)}
	report, err := s.actions.CheckText(s.anyone(), say+"\n\n"+public)
	if err != nil || report.Words == 0 {
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

func findingText(r kit.Reader, f dutch.Finding) string {
	switch f.Kind {
	case dutch.LongSentence:
		return fmt.Sprintf(r.T("Lange zin van %d woorden. Maak er twee van.", "Long sentence of %d words. Make it two."), f.Count)
	case dutch.LongWord:
		return r.T("Lang woord", "Long word")
	case dutch.Passive:
		return r.T("Zeg wie het doet", "Say who does it")
	case dutch.Officialese:
		return r.T("Ambtelijk woord", "Official word")
	case dutch.Jargon:
		return r.T("Woord van vakgenoten", "Word of the trade")
	}
	return r.T("Afkorting", "Abbreviation")
}

func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + " …"
	}
	return text
}
