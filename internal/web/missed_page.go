package web

import (
	"fmt"
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// missedWeeks is how many weeks of missed searches are shown.
const missedWeeks = 8

// missed lists what was looked for and not found.
func (s *Server) missed(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.missedPage(r, reader)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.MissedPage(p))
}

func (s *Server) missedSearches(r *http.Request) ([]action.MissedSearch, error) {
	today := s.today()
	return s.actions.MissedSearches(r.Context(), s.who(r), knowledge.Monday(today).AddDays(-7*(missedWeeks-1)), today, 400)
}

func (s *Server) missedPage(r *http.Request, reader kit.Reader) (page.Missed, error) {
	who := s.who(r)
	p := page.Missed{Shell: s.shell(r, reader, reader.T("Gezocht en niet gevonden", "Searched and not found")), Notice: knowledgeDone(reader, r.URL.Query()),
		CSV: missedCSVPlace.In(reader), Action: synonymPlace.In(reader), May: who.Can(staff.EditForm),
		Empty: reader.T("De laatste weken vond iedereen wat hij zocht.", "In the last weeks everybody found what they looked for.")}
	all, err := s.missedSearches(r)
	if err != nil {
		return p, err
	}
	l, err := s.actions.Articles(r.Context(), who, action.ArticleAsk{Limit: 1})
	if err != nil {
		return p, err
	}
	p.Departments = choices(l.Names, "department", "", "")
	this := knowledge.Monday(s.today())
	week, total := calendar.NoDate, int64(0)
	for _, m := range all {
		if m.Week != week {
			week = m.Week
			name := reader.T("Week van ", "Week of ") + reader.LongDate(week)
			if week == this {
				name = reader.T("Deze week", "This week")
			}
			p.Weeks = append(p.Weeks, page.MissedWeek{Name: name})
		}
		row := page.MissedRow{Words: m.Words, Week: m.Week.String(), Times: fmt.Sprintf("%s×", reader.Int(m.Times)), Done: upper(m.Done)}
		if m.Now != nil {
			row.Now = page.Link{Text: m.Now.Title, Href: hitHref(reader, m.Now)}
		}
		if m.Done == "" && who.Can(staff.GiveFeedback) {
			row.Task = missedTaskPlace.In(reader)
		}
		if m.Done == "" && p.May {
			row.Synonym = synonymPlace.In(reader)
		}
		last := &p.Weeks[len(p.Weeks)-1]
		last.Rows = append(last.Rows, row)
		total += m.Times
	}
	if total > 0 {
		p.Count = reader.Count(total, "keer in de laatste weken.", "keer in de laatste weken.", "time in the last weeks.", "times in the last weeks.")
	}
	pairs, err := s.actions.Synonyms(r.Context(), who)
	for _, x := range pairs {
		row := page.SynonymRow{Word: x.Word, Means: x.Means, By: x.By}
		if p.May {
			row.Remove = synonymPlace.In(reader)
		}
		p.Synonyms = append(p.Synonyms, row)
	}
	return p, err
}

// hitHref is where something that was found can be read.
func hitHref(r kit.Reader, h *action.KnowledgeHit) string {
	switch h.Kind {
	case action.FoundArticle:
		return answerPlace.In(r, h.ID)
	case action.FoundProduct:
		return productPlace.In(r, h.ID)
	}
	return knowledgePlace.In(r)
}

// missedCSV is the list of missed searches as a file.
func (s *Server) missedCSV(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	all, err := s.missedSearches(r)
	if err != nil {
		return err
	}
	out := attachment(w, "gemist.csv")
	_ = out.Write([]string{"week", "woorden", "keer", "vindt_nu", "gedaan"})
	for _, m := range all {
		now := ""
		if m.Now != nil {
			now = m.Now.Title
		}
		_ = out.Write([]string{m.Week.String(), m.Words, strconv.FormatInt(m.Times, 10), now, m.Done})
	}
	out.Flush()
	return nil
}

// missedRefused shows the list again with what was wrong.
func (s *Server) missedRefused(w http.ResponseWriter, r *http.Request, reader kit.Reader, err error) error {
	notice := faultOf(err, reader)
	if notice == nil {
		return err
	}
	p, err := s.missedPage(r, reader)
	if err != nil {
		return err
	}
	p.Notice = notice
	return s.show(w, r, http.StatusUnprocessableEntity, page.MissedPage(p))
}

// missedTask turns a missed search into work for a department.
func (s *Server) missedTask(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	week, err := formDate(r, "week")
	if err == nil {
		_, err = s.actions.MissedTask(r.Context(), s.who(r), week, r.PostFormValue("woorden"), r.PostFormValue("afdeling"))
	}
	if err != nil {
		return s.missedRefused(w, r, reader, err)
	}
	http.Redirect(w, r, missedPlace.In(reader)+"?klaar=taak", http.StatusSeeOther)
	return nil
}

// synonym adds or removes a pair of words; one that came of a missed search
// settles that.
func (s *Server) synonym(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	word, means, done := r.PostFormValue("woord"), r.PostFormValue("betekent"), "woord"
	ctx, who := r.Context(), s.who(r)
	var err error
	if r.PostFormValue("weg") != "" {
		err, done = s.actions.RemoveSynonym(ctx, who, word, means), "woordweg"
	} else {
		err = s.actions.AddSynonym(ctx, who, word, means)
	}
	if week, bad := formDate(r, "week"); err == nil && bad == nil && week.Known() {
		err = s.actions.SettleMissed(ctx, who, week, word, "ander woord voor "+clean(means))
	}
	if err != nil {
		return s.missedRefused(w, r, reader, err)
	}
	http.Redirect(w, r, missedPlace.In(reader)+"?klaar="+done, http.StatusSeeOther)
	return nil
}
