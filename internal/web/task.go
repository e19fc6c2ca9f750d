package web

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// taskPage is one task with what it is about and what can be done.
func (s *Server) taskPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showTask(w, r, reader, http.StatusOK, remedyDone(reader, r))
}

func (s *Server) showTask(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	one, err := s.actions.TaskByID(r.Context(), l.who, id)
	if err != nil {
		return err
	}
	t := &one.Task
	p := page.Task{Shell: s.shell(r, reader, t.Title), Kind: taskKind(reader, t.Kind), Heading: t.Title, Notice: notice, Text: t.Text, ID: itoa(id), Topic: "task", Press: true,
		Keys: taskKeys(reader), Settle: accountPlace.In(reader), Back: page.Link{Text: reader.T("Mijn werk", "My work"), Href: workPlace.In(reader)}, Outcome: t.Outcome, Answer: t.Answer}
	if v, ok := in(r); ok {
		p.Press = v.Shortcuts
	}
	if p.Letters, err = s.letters(r); err != nil {
		return err
	}
	if p.Outcome == p.Answer {
		p.Outcome = ""
	}
	p.Word, p.Tone = l.taskState(t)
	l.taskFacts(&p, one)
	l.taskReach(&p, one)
	if p.Bars, err = s.taskBars(r, l.who, reader, t); err != nil {
		return err
	}
	if p.Remedies, err = s.remedyPanel(r, reader, "taak", id); err != nil {
		return err
	}
	if len(p.Bars) == 0 {
		p.Due = reader.T("Afgesproken: uiterlijk ", "Agreed: due ") + reader.FullMoment(t.Due)
	}
	if l.who.Can(staff.WorkTask) {
		l.taskForms(&p, one)
		l.openPanel(&p, r, notice != nil)
	}
	if t.State != handover.Closed {
		p.Editing = editingPlace.In(reader, "task", p.ID)
	}
	p.History = l.history(one.History)
	return s.show(w, r, status, page.TaskPage(p))
}

// taskBars are the promises on a task, and those on its request when it has none
// of its own.
func (s *Server) taskBars(r *http.Request, who action.Actor, reader kit.Reader, t *handover.Task) ([]kit.Bar, error) {
	bars, err := s.bars(r, who, reader, t.ID)
	if err != nil || len(bars) > 0 || t.Request == 0 {
		return bars, err
	}
	return s.bars(r, who, reader, t.Request)
}

// openPanel opens the panel that was asked for in the list, or the one that was
// sent and not saved.
func (l *listing) openPanel(p *page.Task, r *http.Request, wrong bool) {
	for i := range p.Panels {
		x := &p.Panels[i]
		x.Open = x.Open || x.ID == l.query.Get("open")
		if _, query, _ := strings.Cut(x.Form.Action, "?"); wrong && query == r.URL.RawQuery {
			x.Form.Retype(typed(r))
		}
	}
}

func (l *listing) taskFacts(p *page.Task, one *action.OneTask) {
	r, t := l.r, &one.Task
	row := func(nl, en, text string) {
		if text != "" {
			p.Facts = append(p.Facts, page.Row{Name: r.T(nl, en), Text: text})
		}
	}
	row("Onderwerp", "Subject", l.labels.product(t.Product))
	row("Afdeling", "Department", l.labels.department(t.Department))
	row("Wie", "Who", t.StaffName)
	row("Uiterlijk", "Due", r.FullMoment(t.Due))
	row("Reden", "Reason", t.Because)
	if t.Routed != "" {
		row("Doorgestuurd", "Sent on", routeText(r, t.Routed))
	}
	if t.Reopened > 0 {
		row("Heropend", "Opened again", strconv.Itoa(int(t.Reopened))+"×")
	}
	for _, a := range t.Answers {
		p.Answers = append(p.Answers, page.Row{Name: a.Question, Text: a.Said})
	}
	link := func(text, href string) { p.Links = append(p.Links, page.Link{Text: text, Href: href}) }
	if one.Contact != nil {
		link(r.T("Het contact waar dit uit kwam", "The contact that this came of"), contactPlace.In(r, itoa(one.Contact.ID)))
		for i := range one.Contact.Questions {
			if q := &one.Contact.Questions[i]; q.Made == t.ID && strings.TrimSpace(q.Text) != strings.TrimSpace(t.Text) {
				p.Words = q.Text
			}
		}
	}
	if one.Request != nil {
		link(r.T("Vraag ", "Request ")+one.Request.Reference, requestPlace.In(r, itoa(one.Request.ID)))
	}
	if one.Request == nil && (t.Kind == handover.Work || t.Kind == handover.Callback) && l.who.Can(staff.ReadContact) {
		link(r.T("Pagina van de klant", "Page of the customer"), customerPagePlace.In(r, itoa(t.ID)))
	}
	if late := delayOf(one); late != 0 && l.who.Can(staff.WorkTask) {
		link(r.T("Het duurt langer: vertel het de klant", "It takes longer: tell the customer"), delayPlace.In(r, itoa(late)))
	}
	if one.Before != nil {
		link(r.T("De taak die verkeerd aankwam", "The task that came to the wrong place"), taskPlace.In(r, itoa(one.Before.ID)))
	}
	if one.Whole != nil {
		link(r.T("Deel van: ", "Part of: ")+one.Whole.Title, taskPlace.In(r, itoa(one.Whole.ID)))
	}
	for i := range one.Parts {
		x := &one.Parts[i]
		word, tone := l.taskState(x)
		p.Parts = append(p.Parts, page.TaskLink{Text: x.Title + " (" + l.labels.department(x.Department) + ")", Href: taskPlace.In(r, itoa(x.ID)), Word: word, Tone: tone})
	}
}

// delayOf is what a customer can be told to take longer: a call-back, work
// without a request, else the request that the work is for. 0 is nothing.
func delayOf(one *action.OneTask) int64 {
	t := &one.Task
	switch {
	case t.Kind != handover.Work && t.Kind != handover.Callback:
		return 0 // work of ours, of which no customer hears
	case t.Kind == handover.Work && t.Request != 0:
		if one.Request != nil && one.Request.Open {
			return t.Request
		}
		return 0
	case t.State == handover.Closed:
		return 0
	}
	return t.ID
}

// taskReach is who to reach, and what was tried.
func (l *listing) taskReach(p *page.Task, one *action.OneTask) {
	r, t := l.r, &one.Task
	p.Who, p.Slot = l.party(one.Names, t.Party, r.T("Onbekend", "Unknown")), t.Slot
	if t.Party == 0 && one.Contact != nil && one.Contact.Caller.Name != "" {
		p.Who = one.Contact.Caller.Name + r.T(" (niet in het klantbestand)", " (not in the register)")
	}
	if _, known := one.Names[t.Party]; known && l.who.Can(staff.ReadParty) {
		p.WhoHref = partyPlace.In(r, itoa(t.Party)) + "?waarom=taak"
	}
	if t.Number != "" {
		p.Number, p.Tel = t.Number, "tel:"+strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' || c == '+' {
				return c
			}
			return -1
		}, t.Number)
	}
	if t.Kind != handover.Callback && len(one.Attempts) == 0 {
		return
	}
	p.Protocol = one.Protocol.Text(r.Lang)
	for _, a := range one.Attempts {
		row := page.AttemptRow{When: r.Moment(a.At), ISO: iso(r, a.At), Who: a.StaffName, Went: attemptText(r, a.Outcome), Note: a.Note, Tone: kit.Wait}
		if a.Outcome == handover.GotThrough {
			row.Tone = kit.Kept
		}
		p.Attempts = append(p.Attempts, row)
	}
	if t.State != handover.Closed {
		p.Advice = adviceText(r, t, one.Advice)
	}
}

// adviceText says what the protocol asks now, and when.
func adviceText(r kit.Reader, t *handover.Task, a handover.Advice) string {
	switch {
	case t.Reached == handover.Spoken:
		return r.T("U sprak de klant. Schrijf op wat u afsprak en rond af.", "You spoke to the customer. Write down what you agreed, and close.")
	case a.Wrong:
		return r.T("Het nummer klopt niet. Zoek een ander nummer, of rond af als niet bereikt.", "The number is wrong. Find another number, or close as not reached.")
	case a.Done && a.Message:
		return r.T("Er is genoeg geprobeerd. De klant krijgt een bericht; u mag afronden als niet bereikt.", "Enough was tried. The customer gets a message; you may close as not reached.")
	case a.Done:
		return r.T("Er is genoeg geprobeerd: u mag afronden als niet bereikt.", "Enough was tried: you may close as not reached.")
	}
	next := t.NextTry
	if !next.Known() {
		next = a.Next
	}
	text := fmt.Sprintf(r.T("Nog %d te doen", "%d to go"), a.Left)
	if a.OnDay {
		text += r.T(", op een andere dag", ", on another day")
	}
	if a.AtPart {
		text += r.T(", op een ander deel van de dag", ", in another part of the day")
	}
	if next.Known() {
		text += r.T(". Volgende: ", ". Next: ") + r.Moment(next)
	}
	return text + "."
}

func attemptText(r kit.Reader, o handover.AttemptOutcome) string {
	switch o {
	case handover.GotThrough:
		return r.T("Gesproken", "Spoke")
	case handover.NoAnswer:
		return r.T("Nam niet op", "No answer")
	case handover.Voicemail:
		return r.T("Voicemail ingesproken", "Left a voicemail")
	case handover.WrongNumber:
		return r.T("Verkeerd nummer", "Wrong number")
	case handover.Engaged:
		return r.T("In gesprek", "Engaged")
	}
	return ""
}

func taskKeys(r kit.Reader) []page.DeskKey {
	return []page.DeskKey{{Key: "P", Does: r.T("Pak: ik doe dit", "Take: I do this")}, {Key: "R", Does: r.T("Bel de klant", "Call the customer")}, {Key: "A", Does: r.T("Poging opschrijven", "Write an attempt down")},
		{Key: "B", Does: r.T("Beantwoord en rond af", "Answer and close")}, {Key: "W", Does: r.T("Wachten", "Wait")}, {Key: "D", Does: r.T("Doorsturen", "Send on")}, {Key: "S", Does: r.T("Splitsen", "Split")},
		{Key: "T", Does: r.T("Teruggeven aan het team", "Give back to the team")}, {Key: "G", Does: r.T("Ga verder", "Go on")}, {Key: "Esc", Does: r.T("Verlaat het veld, dan werken de letters", "Leave the field: the letters work then")}, {Key: "?", Does: r.T("Deze lijst", "This list")}}
}

// taskDo does one thing with a task.
func (s *Server) taskDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	stays, err := s.doTask(r, reader, id)
	if err != nil {
		return s.retold(w, r, reader, err, s.showTask)
	}
	to := workPlace.In(reader)
	if stays {
		to = taskPlace.In(reader, itoa(id))
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// doTask does what the form asks; stays says that there is more to do here.
func (s *Server) doTask(r *http.Request, reader kit.Reader, id int64) (stays bool, err error) {
	ctx, who, form, v := r.Context(), s.who(r), r.PostForm, version(r.PostForm.Get("versie"))
	switch r.URL.Query().Get("doe") {
	case "pak":
		_, err = s.actions.TakeTask(ctx, who, id, v)
		return true, err
	case "terug":
		_, err = s.actions.ReturnTask(ctx, who, id, v, form.Get("reden"))
		return false, err
	case "stuur":
		_, err = s.actions.RouteTask(ctx, who, id, v, action.Route{Department: form.Get("afdeling"), Why: handover.Why(form.Get("waarom")), Reason: form.Get("reden")})
		return false, err
	case "poging":
		next, err := moment(reader, form.Get("dag"), form.Get("tijd"))
		if err == nil {
			_, err = s.actions.AddAttempt(ctx, who, id, v, handover.Attempt{Outcome: handover.AttemptOutcome(small(form.Get("hoe")) & 0xf), Way: form.Get("langs"), Note: lines(form.Get("notitie")), Next: next})
		}
		return true, err
	case "wacht":
		until, err := moment(reader, form.Get("dag"), cmp.Or(form.Get("tijd"), "09:00"))
		if err != nil {
			return true, err
		}
		if form.Get("op") == "derde" {
			_, err = s.actions.WaitForOther(ctx, who, id, v, lines(form.Get("waarop")), until)
		} else {
			_, err = s.actions.WaitForCustomer(ctx, who, id, v, lines(form.Get("waarop")), until)
		}
		return true, err
	case "verder":
		_, err = s.actions.ResumeTask(ctx, who, id, v)
		return true, err
	case "splits":
		_, _, err = s.actions.SplitTask(ctx, who, id, v, partsOf(form))
		return true, err
	case "heropen":
		_, err = s.actions.ReopenTask(ctx, who, id, v, form.Get("reden"))
		return true, err
	}
	done := action.TaskDone{Words: lines(form.Get("woorden")), Answer: lines(form.Get("antwoord")), Request: form.Get("vraag") == "klaar"}
	switch form.Get("bereikt") {
	case "ja":
		done.Reached = handover.Spoken
	case "later":
		done.Reached, done.Again = handover.NotSpoken, true
	case "nee":
		done.Reached = handover.NotSpoken
	}
	if strings.TrimSpace(done.Answer) != "" {
		_, err = s.actions.AnswerTask(ctx, who, id, v, done)
	} else {
		_, err = s.actions.CloseTask(ctx, who, id, v, done)
	}
	return done.Again, err
}

var badMoment = fault.New(fault.Invalid, "Kies een dag en een tijd.", "Choose a day and a time.").At("until")
