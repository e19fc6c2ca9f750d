package web

import (
	"cmp"
	"net/http"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// Where an employee tells a citizen that something takes longer.
var (
	delaysPlace = place{"/uitstel", "/en/delays"}
	delayPlace  = place{"/uitstel/{id}", "/en/delays/{id}"}
)

// delays is the list of broken promises that wait for a cause and a date.
func (s *Server) delays(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	all, err := s.actions.LateWorks(r.Context(), l.who)
	if err != nil {
		return err
	}
	p := page.Listing{Shell: s.shell(r, reader, reader.T("Te laat", "Late")), Heading: reader.T("De klant weet het nog niet", "The customer does not know yet"), Action: delaysPlace.In(reader),
		Lead: reader.T("Deze beloften zijn gebroken. Geef een oorzaak en een nieuwe datum. Doet u dat niet op tijd, dan stuurt het systeem zelf een bericht met een datum die volgt uit de regel, hoogstens twee keer.",
			"These promises were broken. Give a cause and a new date. If you do not in time, the system sends a message itself with a date that follows from the rule, twice at most."),
		Columns: []string{reader.T("Waarover", "About"), reader.T("Systeem antwoordt", "System answers"), reader.T("Belofte", "Promise"), reader.T("Afdeling", "Department"), reader.T("Stand", "State")},
		Empty:   reader.T("Er is niets waarover de klant nog niets hoorde.", "There is nothing of which the customer did not hear.")}
	for i := range all {
		x := &all[i]
		row := page.ListRow{Href: delayPlace.In(reader, itoa(x.Subject)), Word: reader.T("Te laat", "Late"), Tone: kit.Late}
		house := page.Cell{Text: reader.T("niet meer", "not any more"), Note: reader.T("het gaf twee keer een datum die voorbijging: alleen u geeft de volgende", "twice it gave a date that passed: only you give the next one")}
		if !x.Unaided {
			house = page.Cell{Text: reader.Moment(x.HouseAt), Note: reader.T("de klant hoort het uiterlijk ", "the customer hears it by ") + reader.Moment(x.TellBy)}
		}
		row.Cells = []page.Cell{{Text: cmp.Or(x.Title, x.Reference), Note: x.Reference}, house, {Text: reader.Of(x.Promise), Note: reader.T("beloofd voor ", "promised for ") + reader.Moment(x.Due)}, {Text: l.labels.department(x.Department)}}
		p.Rows = append(p.Rows, row)
	}
	return s.show(w, r, http.StatusOK, page.ListingPage(p))
}

// delay is the form about one request or task.
func (s *Server) delay(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showDelay(w, r, reader, http.StatusOK, action.LateNews{}, nil, nil)
}

// delayDo shows what the citizen would read, or sends it.
func (s *Server) delayDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	form := r.PostForm
	news := action.LateNews{Cause: cmp.Or(strings.TrimSpace(lines(form.Get("eigen"))), form.Get("oorzaak"))}
	if news.New, err = calendar.ParseDate(form.Get("datum")); err != nil {
		news.New = calendar.NoDate
	}
	if form.Get("doe") == "stuur" {
		var told notice.Notice
		if told, err = s.actions.AnnounceDelay(r.Context(), s.who(r), id, news); err == nil {
			http.Redirect(w, r, s.workOf(reader, told.Task != 0, id), http.StatusSeeOther)
			return nil
		}
	}
	var seen notice.Notice
	if err == nil || form.Get("doe") != "stuur" {
		seen, err = s.actions.PreviewDelay(r.Context(), s.who(r), id, news)
	}
	if f := fault.As(err); f != nil && f.Place != "" {
		return s.showDelay(w, r, reader, statuses[f.Kind], news, nil, map[string]string{f.Place: f.In(reader.Lang)})
	}
	if err != nil {
		shown := func(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, n *page.Notice) error {
			return s.showDelay(w, r, reader, status, news, n, nil)
		}
		return s.retold(w, r, reader, err, shown)
	}
	return s.previewDelay(w, r, reader, news, &seen)
}

func (s *Server) workOf(reader kit.Reader, task bool, id int64) string {
	if task {
		return taskPlace.In(reader, itoa(id))
	}
	return requestPlace.In(reader, itoa(id))
}

func (s *Server) showDelay(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, news action.LateNews, said *page.Notice, wrong map[string]string) error {
	p, err := s.delayPage(r, reader, news)
	if err != nil {
		return err
	}
	p.Notice, p.Wrong = said, wrong
	return s.show(w, r, status, page.DelayPage(p))
}

func (s *Server) previewDelay(w http.ResponseWriter, r *http.Request, reader kit.Reader, news action.LateNews, n *notice.Notice) error {
	p, err := s.delayPage(r, reader, news)
	if err != nil {
		return err
	}
	score, good := s.actions.Score(n.Body)
	p.Preview, p.Good = &page.ToldText{Title: n.Title, Text: n.Body, Note: channelOut(reader, n.Channel)}, good
	p.Score = reader.T("Leesbaarheid ", "Readability ") + itoa(int64(score)) + reader.T(": voor iedereen te lezen", ": everybody can read it")
	if !good {
		p.Score = reader.T("Leesbaarheid ", "Readability ") + itoa(int64(score)) + reader.T(": maak de oorzaak korter en eenvoudiger", ": make the cause shorter and simpler")
	}
	if n.Language != "" && n.Language != "nl" {
		p.Score = ""
	}
	return s.show(w, r, http.StatusOK, page.DelayPage(p))
}

// channelOut is how a citizen will most likely be told.
func channelOut(r kit.Reader, c notice.Channel) string {
	switch c {
	case notice.Email:
		return r.T("per mail", "by mail")
	case notice.SMS:
		return r.T("per sms", "by text message")
	case notice.Letter:
		return r.T("per brief", "by letter")
	}
	return r.T("er is geen adres: dit wordt een taak voor een collega", "there is no address: this becomes a task for a colleague")
}

func (s *Server) delayPage(r *http.Request, reader kit.Reader, news action.LateNews) (page.Delay, error) {
	id, err := idOf(r)
	if err != nil {
		return page.Delay{}, err
	}
	l, err := s.listing(r, reader)
	if err != nil {
		return page.Delay{}, err
	}
	if news.New == 0 {
		news.New = calendar.NoDate
	}
	f, err := s.actions.DelayOf(r.Context(), l.who, id, news.New)
	if err != nil {
		return page.Delay{}, err
	}
	day := news.New
	if !day.Known() {
		day = f.Suggest
	}
	p := page.Delay{Shell: s.shell(r, reader, reader.T("Het duurt langer", "It takes longer")), Heading: cmp.Or(f.Title, f.Reference), Action: delayPlace.In(reader, itoa(id)), Day: day.String(),
		First: reader.Zone.Date(max(s.now(), f.Due)).AddDays(1).String(), Back: page.Link{Text: reader.T("Terug naar de vraag", "Back to the request"), Href: s.workOf(reader, f.Task, id)}}
	if f.Task {
		p.Back.Text = reader.T("Terug naar de taak", "Back to the task")
	}
	row := func(nl, en, text string) {
		if text != "" {
			p.Facts = append(p.Facts, page.Row{Name: reader.T(nl, en), Text: text})
		}
	}
	row("Belofte", "Promise", reader.Of(f.Promise))
	row("Wij beloofden", "We promised", reader.FullMoment(f.Due))
	if f.Asking {
		p.Word, p.Tone = reader.T("Klant weet het nog niet", "Customer does not know yet"), kit.Late
		row("De klant hoort het uiterlijk", "The customer hears it by", reader.FullMoment(f.TellBy))
		if f.Unaided {
			row("Het systeem antwoordt zelf", "The system answers itself", reader.T("niet meer: het gaf twee keer een datum die voorbijging", "not any more: twice it gave a date that passed"))
		} else {
			row("Het systeem antwoordt zelf", "The system answers itself", reader.FullMoment(f.HouseAt))
		}
	}
	row("Afdeling", "Department", l.labels.department(f.Department))
	row("Hoe de klant het hoort", "How the customer hears it", channelOut(reader, f.Channel))
	p.Causes, p.Own = append(p.Causes, kit.Choice{Text: reader.T("In eigen woorden", "In your own words")}), news.Cause
	for _, c := range f.Causes {
		on := c == news.Cause
		if p.Causes = append(p.Causes, kit.Choice{Value: c, Text: c, On: on}); on {
			p.Own = ""
		}
	}
	p.Count = calendar.FormatQuantity(int64(f.Days), calendar.WorkingDays, reader.Lang) + reader.T(" vanaf vandaag", " from today")
	for _, x := range f.Steps {
		p.Steps = append(p.Steps, x.Text)
	}
	for i := range f.Delays {
		d := &f.Delays[i]
		p.Before = append(p.Before, page.HistoryRow{When: reader.Moment(d.Announced), Machine: iso(reader, d.Announced), Who: cmp.Or(d.StaffName, reader.T("het systeem", "the system")),
			Field: reader.T("nieuwe datum ", "new date ") + reader.Moment(d.NewDue), New: d.Cause})
	}
	return p, nil
}
