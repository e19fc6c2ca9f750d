package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// talkPage is the conversation about one complaint.
func (s *Server) talkPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showTalk(w, r, reader, http.StatusOK, talkDone(reader, r))
}

func talkDone(r kit.Reader, req *http.Request) *page.Notice {
	switch req.URL.Query().Get("gedaan") {
	case "doel":
		return &page.Notice{Kind: "ok", Lines: []string{r.T("Aangevraagd. Zeg tegen de klant: wij wisten al dat deze belofte gebroken was.", "Asked for. Tell the customer: we knew already that this promise was broken.")}}
	case "klacht":
		return &page.Notice{Kind: "ok", Lines: []string{r.T("De klacht is geregistreerd. Loop nu de stappen door met de klant.", "The complaint is registered. Now go through the steps with the customer.")}}
	}
	return nil
}

func (s *Server) showTalk(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	t, err := s.actions.ComplaintTalk(r.Context(), l.who, id)
	if err != nil {
		return err
	}
	c := &t.Complaint
	p := page.Talk{Shell: s.shell(r, reader, c.Reference), Notice: notice, Heading: cmp.Or(c.Title, c.Reference), Lead: voiceName(reader, c.Kind) + " " + c.Reference, Press: presses(r),
		Action: talkPlace.In(reader, itoa(id)), Version: strconv.Itoa(int(c.Version)), Back: page.Link{Text: reader.T("Naar de balie", "To the desk"), Href: deskPlace.In(reader)},
		Stands: standsOf(reader, t.Promises)}
	if l.who.Can(staff.HandleComplaint) {
		p.Back = page.Link{Text: reader.T("Het dossier", "The file"), Href: complaintPlace.In(reader, itoa(id))}
	}
	p.Word, p.Tone = talkState(reader, c)
	p.Facts = l.talkFacts(t)
	for i := range t.Promised {
		p.Aloud = append(p.Aloud, l.aloud(t, &t.Promised[i]))
	}
	if c.Contact != 0 && l.who.Can(staff.ReadContact) {
		p.Links = append(p.Links, page.Link{Text: reader.T("Het contact waarin dit gezegd is", "The contact in which it was said"), Href: contactPlace.In(reader, itoa(c.Contact))})
	}
	if t.About != nil && t.About.Kind == remedy.Request && l.who.Can(staff.ReadContact) {
		p.Links = append(p.Links, page.Link{Text: reader.T("De zaak", "The case"), Href: requestPlace.In(reader, itoa(t.About.ID))})
	}
	p.Gift = l.giftOf(t)
	for i := range t.Choices {
		x := &t.Choices[i]
		p.Choices = append(p.Choices, page.TalkChoice{Value: itoa(x.ID), Title: cmp.Or(x.Title, l.labels.product(x.Product)), Note: x.Reference + " · " + reader.ShortDay(x.Received)})
	}
	if t.Over || c.Kind != complaint.Grievance {
		p.Over = talkOver(reader, c)
		return s.show(w, r, status, page.TalkPage(p))
	}
	l.talkForm(r, t, &p)
	return s.show(w, r, status, page.TalkPage(p))
}

// aloud is a promise as it is said: one whose day has passed is not promised
// again, but owned up to.
func (l *listing) aloud(t *action.Talk, p *action.Promised) string {
	if due := p.Result.Due.At; due.Known() && l.r.Zone.Date(due) < t.Today {
		return fmt.Sprintf(l.r.T("Wij beloofden u antwoord uiterlijk %s. Dat hebben wij niet gehaald. Daarvoor bied ik u excuses aan.", "We promised you an answer by %s at the latest. We did not manage. I apologise for that."), l.r.LongDate(l.r.Zone.Date(due)))
	}
	return l.r.Of(p.Say)
}

// talkForm is the steps as they stand, with what was typed when it was not saved.
func (l *listing) talkForm(r *http.Request, t *action.Talk, p *page.Talk) {
	c, reader := &t.Complaint, l.r
	now := cmp.Or(r.PostFormValue("klacht-nu"), r.URL.Query().Get("nu"))
	if r.PostFormValue("doe") == "klacht-opgelost" {
		now = "ja"
	}
	p.Steps = page.TalkSteps{Reader: reader, Steps: talkSteps(reader, c.Steps, complaint.NextStep(c.Steps, false), worstOf(t.Promises)), Now: now, Wants: c.Wants,
		Cause: c.Learning.Cause, Action: decisions[c.Learning.Action], Why: c.Learning.Why, First: t.Today.String(), What: c.Repair.What, Day: dayField(c.Repair.Until)}
	p.Text = page.TextField{Name: "tekst", Label: reader.T("Waar gaat het over, in de woorden van de klant?", "What is it about, in the words of the customer?"), Value: c.Text, Rows: 4, Max: 20000, Required: true}
	x := &p.Steps
	post := r.PostForm
	for name, to := range map[string]*string{"tekst": &p.Text.Value, "klacht-wil": &x.Wants, "klacht-oorzaak": &x.Cause, "klacht-verandert": &x.Action, "klacht-waarom": &x.Why, "klacht-klaar": &x.Until, "klacht-dag": &x.Day, "klacht-wat": &x.What} {
		if post.Has(name) {
			*to = lines(post.Get(name))
		}
	}
	department := cmp.Or(post.Get("klacht-afdeling"), c.Department, t.Request.Department)
	x.Owner = choose(l.labels.departments, department, reader.T("Kies een afdeling", "Choose a department"))
	x.Staff = peopleChoices(reader, t.People, post.Get("klacht-collega"), reader.T("De regisseur van de afdeling", "The coordinator of the department"))
	x.Owners = peopleChoices(reader, t.People, post.Get("klacht-eigenaar"), reader.T("Kies een collega", "Choose a colleague"))
	if len(t.Promised) > 0 {
		x.Promise = reader.T("Beloofd aan de klant: ", "Promised to the customer: ") + reader.By(t.Promised[0].Result.Due.At) + "."
	}
}

func peopleChoices(r kit.Reader, all []action.Assignee, now, none string) []kit.Choice {
	out := []kit.Choice{{Text: none, On: now == ""}}
	for _, p := range all {
		out = append(out, kit.Choice{Value: itoa(p.ID), Text: p.Name, On: itoa(p.ID) == now})
	}
	return out
}

func voiceName(r kit.Reader, k complaint.Kind) string {
	for _, c := range kindChoices(r, k) {
		if c.On {
			return c.Text
		}
	}
	return string(k)
}

func talkState(r kit.Reader, c *complaint.Complaint) (string, kit.Tone) {
	switch {
	case c.State == complaint.Solved:
		return r.T("direct opgelost", "solved at once"), kit.Kept
	case c.Handed.Done():
		return r.T("overgedragen", "handed over"), kit.Calm
	case c.State.Over():
		return r.T("afgerond", "closed"), kit.Kept
	}
	return r.T("in gesprek", "talking"), kit.Soon
}

func talkOver(r kit.Reader, c *complaint.Complaint) string {
	switch {
	case c.State == complaint.Solved:
		return r.T("Direct opgelost", "Solved at once")
	case c.Handed.Done():
		return r.T("Overgedragen", "Handed over")
	case c.Kind != complaint.Grievance:
		return r.T("Vastgelegd", "Recorded")
	}
	return r.T("Dit gesprek is afgerond", "This conversation is over")
}

// talkFacts are what we know already: who, which case, since when.
func (l *listing) talkFacts(t *action.Talk) []page.Row {
	c, r := &t.Complaint, l.r
	var rows []page.Row
	add := func(nl, en, text string) {
		if text != "" {
			rows = append(rows, page.Row{Name: r.T(nl, en), Text: text})
		}
	}
	add("Klant", "Customer", cmp.Or(t.Party, r.T("Onbekend", "Unknown")))
	if t.About != nil {
		add("Zaak", "Case", strings.TrimSpace(cmp.Or(t.About.Title, l.labels.product(t.About.Product))+" "+t.About.Reference))
		add("Loopt sinds", "Runs since", r.Moment(t.About.Received))
	}
	if c.Product != "" {
		add("Onderwerp", "Subject", l.labels.product(c.Product))
	}
	add("Ontvangen", "Received", r.Moment(c.Received)+", "+strings.ToLower(channelName(r, t.Request.Channel)))
	if c.Attributes.Implicit {
		add("Soort", "Sort", r.T("impliciet: door de balie herkend", "implicit: recognised by the desk"))
	}
	if c.Steps[complaint.Note] || t.Over {
		add("Waar het over gaat", "What it is about", c.Text)
		add("Wil graag", "Wants", c.Wants)
	}
	if c.State == complaint.Solved {
		add("Oorzaak", "Cause", c.Learning.Cause)
		if c.Learning.Action == complaint.Act {
			add("Verandert", "Changes", c.Learning.Name+", "+r.Date(c.Learning.Until))
		} else {
			add("Verandert niet", "No change", c.Learning.Why)
		}
	}
	if c.Handed.Done() {
		add("Wie zorgt ervoor", "Who sees to it", strings.Trim(l.labels.department(c.Repair.Department)+", "+c.Repair.Name, ", "))
		add("Klaar op", "Done on", r.Date(c.Repair.Until))
	}
	return rows
}

// giftOf asks for the good cause, when a donation waits for it.
func (l *listing) giftOf(t *action.Talk) *page.TalkGift {
	if !l.who.Can(staff.ClaimRemedy) || len(t.Causes) == 0 {
		return nil
	}
	for i := range t.Promises {
		x := &t.Promises[i]
		if x.Form != string(charter.Donation) || x.Secret || x.Stand != complaint.StandBroken || x.State != remedy.Owed {
			continue
		}
		g := &page.TalkGift{Action: talkGiftPlace.In(l.r, itoa(t.Complaint.ID)), Promise: x.Promise, Button: l.r.T("Vraag de compensatie aan", "Ask for the compensation"),
			Text: l.r.T("Voor welk goed doel?", "For which good cause?"), Causes: []kit.Choice{{Text: l.r.T("Kies", "Choose"), On: true}}}
		for _, c := range t.Causes {
			g.Causes = append(g.Causes, kit.Choice{Value: c.Code, Text: c.Name})
		}
		return g
	}
	return nil
}

// talkDo does one thing in the conversation. Each is saved at once.
func (s *Server) talkDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	form, at := r.PostForm, talkPlace.In(reader, itoa(id))
	word, about, _ := strings.Cut(form.Get("doe"), ":")
	if word == "klacht-nu" && about == "ja" { // what is asked then, is asked by the page
		http.Redirect(w, r, at+"?nu=ja", http.StatusSeeOther)
		return nil
	}
	c, err := s.talkChange(r, id, version(form.Get("versie")), word, about, form)
	if err != nil {
		return s.retold(w, r, reader, err, s.showTalk)
	}
	if c.Handed.Done() && !c.Theirs(s.who(r).ID) && !s.who(r).Can(staff.HandleComplaint) {
		at = deskPlace.In(reader) + "?klacht=" + url.QueryEscape(c.Reference)
	}
	http.Redirect(w, r, at, http.StatusSeeOther)
	return nil
}

func (s *Server) talkChange(r *http.Request, id int64, v int32, word, about string, form url.Values) (complaint.Complaint, error) {
	ctx, who, a := r.Context(), s.who(r), s.actions
	switch word {
	case "klacht-stap":
		step := small(about)
		one, err := a.ComplaintTalk(ctx, who, id)
		if err != nil || step >= len(one.Complaint.Steps) {
			return complaint.Complaint{}, cmp.Or(err, error(badForm))
		}
		return a.TalkStep(ctx, who, id, v, step, !one.Complaint.Steps[step])
	case "klacht-nu":
		return a.TalkStep(ctx, who, id, v, complaint.SolveNow, true)
	case "klacht-noteer":
		return a.TalkNote(ctx, who, id, v, lines(form.Get("tekst")), form.Get("klacht-wil"))
	case "klacht-zaak":
		return a.TalkCaseIs(ctx, who, id, v, numberOf(about))
	case "klacht-opgelost":
		return a.TalkSolved(ctx, who, id, v, complaint.Learning{Cause: form.Get("klacht-oorzaak"), Action: decisionOf(form.Get("klacht-verandert")), Why: form.Get("klacht-waarom"),
			Owner: numberOf(form.Get("klacht-eigenaar")), Until: dayFrom(form.Get("klacht-klaar"))})
	case "klacht-overdragen":
		return a.TalkHandedOver(ctx, who, id, v, complaint.Repair{Department: form.Get("klacht-afdeling"), Staff: numberOf(form.Get("klacht-collega")), Until: dayFrom(form.Get("klacht-dag")), What: form.Get("klacht-wat")})
	}
	return complaint.Complaint{}, badForm
}

// numberOf reads an id of a form; what is none is 0.
func numberOf(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// talkGift asks for the compensation of the case, in the conversation. That it
// was paid before is a fact on the page, and no second payment (S0-08).
func (s *Server) talkGift(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	t, err := s.actions.ComplaintTalk(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	if t.Complaint.Case == 0 {
		return badForm
	}
	if _, err := s.actions.ClaimRemedy(r.Context(), s.who(r), action.Claim{Subject: t.Complaint.Case, Promise: r.PostForm.Get("belofte"), Complaint: true, Cause: r.PostForm.Get("doel")}); err != nil {
		if f := fault.As(err); f == nil || f.Kind != fault.Conflict {
			return s.retold(w, r, reader, err, s.showTalk)
		}
		http.Redirect(w, r, talkPlace.In(reader, itoa(id))+"#beloften", http.StatusSeeOther)
		return nil
	}
	http.Redirect(w, r, talkPlace.In(reader, itoa(id))+"?gedaan=doel#beloften", http.StatusSeeOther)
	return nil
}

// takeComplaint makes a complaint of a finished contact or a request, and goes
// on with the conversation.
func (s *Server) takeComplaint(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	var c complaint.Complaint
	var err error
	if r.PostForm.Get("wat") == "was" {
		c, err = s.actions.RequestIsComplaint(r.Context(), s.who(r), numberOf(r.PostForm.Get("vraag")), r.PostForm.Get("schriftelijk") != "")
		if err != nil {
			return err
		}
		http.Redirect(w, r, complaintPlace.In(reader, itoa(c.ID)), http.StatusSeeOther)
		return nil
	}
	if id := numberOf(r.PostForm.Get("contact")); id != 0 {
		c, err = s.actions.TakeFromContact(r.Context(), s.who(r), id, complaint.Grievance)
	} else {
		c, err = s.actions.TakeAboutRequest(r.Context(), s.who(r), numberOf(r.PostForm.Get("vraag")))
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, talkPlace.In(reader, itoa(c.ID))+"?gedaan=klacht", http.StatusSeeOther)
	return nil
}

// takeButton makes a complaint of what is on the page.
func (s *Server) takeButton(r *http.Request, reader kit.Reader, from string, id int64) *page.TakeComplaint {
	if !s.who(r).Can(staff.RegisterContact) {
		return nil
	}
	return &page.TakeComplaint{Action: takePlace.In(reader), From: from, ID: itoa(id), Press: presses(r)}
}

// voiceLink leads from a contact to what it left: the conversation as long as
// it is that of the reader.
func (l *listing) voiceLink(r *http.Request, q *contact.Question) (page.Link, bool) {
	if q.Voice == nil || q.Voice.ID == 0 {
		return page.Link{}, false
	}
	return l.talkLink(r, q.Voice.ID)
}

// talkLink leads to the conversation about a complaint, for who may see it.
func (l *listing) talkLink(r *http.Request, id int64) (page.Link, bool) {
	if !l.who.Can(staff.RegisterContact) {
		return page.Link{}, false
	}
	t, err := l.s.actions.ComplaintTalk(r.Context(), l.who, id)
	if err != nil {
		return page.Link{}, false // of others: the page says no more than that it was one
	}
	return page.Link{Text: l.r.T("Het gesprek: ", "The conversation: ") + strings.ToLower(voiceName(l.r, t.Complaint.Kind)) + " " + t.Complaint.Reference, Href: talkPlace.In(l.r, itoa(t.Complaint.ID))}, true
}
