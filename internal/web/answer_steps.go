package web

import (
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// answerStep does one thing with an answer: propose, approve, send back,
// discard, review, retire.
func (s *Server) answerStep(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return noSuchAnswer
	}
	ctx, who := r.Context(), s.who(r)
	number := func(field string) int32 {
		n, _ := strconv.ParseInt(r.PostFormValue(field), 10, 32) // nothing is version 0, which nobody saw
		return int32(n)
	}
	var done string
	switch r.PathValue("step") {
	case "voorleggen":
		var x action.Article
		x, err = s.actions.ProposeArticle(ctx, who, id, number("bewerking"))
		done = proposedWord(&x)
	case "akkoord":
		var x action.Article
		x, err = s.actions.ApproveArticle(ctx, who, id, number("bewerking"))
		done = proposedWord(&x)
	case "terug":
		_, err = s.actions.SendBackArticle(ctx, who, id, number("bewerking"), r.PostFormValue("reden"))
		done = "terug"
	case "weg":
		err = s.actions.DiscardArticle(ctx, who, id, number("bewerking"))
		done = "weg"
	case "uit":
		err = s.actions.RetireArticle(ctx, who, id, number("versie"))
		done = "uit"
	case "nagezien":
		var next, until calendar.Date
		if next, err = formDate(r, "nazien"); err == nil {
			until, err = formDate(r, "tot")
		}
		if err == nil {
			err = s.actions.ReviewArticle(ctx, who, id, number("versie"), next, until)
		}
		done = "nagezien"
	default:
		return fault.New(fault.NotFound, "Deze stap bestaat niet.", "This step does not exist.")
	}
	if err != nil {
		return s.answerRefused(w, r, reader, err, "")
	}
	http.Redirect(w, r, answerPlace.In(reader, r.PathValue("id"))+"?klaar="+done, http.StatusSeeOther)
	return nil
}

func proposedWord(x *action.Article) string {
	if x.Row.Working == knowledge.Proposed {
		return "voorgelegd"
	}
	return "gepubliceerd"
}

// formDate reads a date of a form; nothing is NoDate.
func formDate(r *http.Request, field string) (calendar.Date, error) {
	text := clean(r.PostFormValue(field))
	if text == "" {
		return calendar.NoDate, nil
	}
	return calendar.ParseDate(text)
}

// answerRefused shows an answer again with what was wrong and what was typed.
func (s *Server) answerRefused(w http.ResponseWriter, r *http.Request, reader kit.Reader, err error, typed string) error {
	notice := faultOf(err, reader)
	f := fault.As(err)
	if notice == nil || f == nil || f.Kind == fault.NotFound {
		return err
	}
	x, err := s.article(r)
	if err != nil {
		return err
	}
	p := s.answerPage(r, reader, &x, notice)
	p.Feedback.Text = typed
	return s.show(w, r, statuses[f.Kind], page.AnswerRead(p))
}

// restoreAnswer makes a draft of an older version.
func (s *Server) restoreAnswer(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return noSuchAnswer
	}
	version, err := strconv.ParseInt(r.PathValue("version"), 10, 32)
	if err != nil {
		return noSuchAnswer
	}
	if _, err := s.actions.RestoreArticle(r.Context(), s.who(r), id, int32(version)); err != nil {
		return s.answerRefused(w, r, reader, err, "")
	}
	http.Redirect(w, r, answerPlace.In(reader, r.PathValue("id"))+"?klaar=teruggezet", http.StatusSeeOther)
	return nil
}

// answerFeedback tells the owner what is wrong with an answer.
func (s *Server) answerFeedback(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return noSuchAnswer
	}
	words := r.PostFormValue("woorden")
	if _, err := s.actions.Feedback(r.Context(), s.who(r), id, action.Lacking(r.PostFormValue("wat")), words); err != nil {
		return s.answerRefused(w, r, reader, err, words)
	}
	http.Redirect(w, r, answerPlace.In(reader, r.PathValue("id"))+"?klaar=reactie", http.StatusSeeOther)
	return nil
}
