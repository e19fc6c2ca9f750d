package web

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

var noSuchParty = fault.New(fault.NotFound, "Deze klant bestaat niet of niet meer.", "This customer does not exist, or no longer.")

// looker is one look at a customer: what the address asks and who asks.
type looker struct {
	s      *Server
	r      kit.Reader
	who    action.Actor
	at     address
	id     int64
	ask    action.AskKlantbeeld
	labels labelNames
	req    *http.Request
}

// party shows the klantbeeld. Without a reason it first asks for one.
func (s *Server) party(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	if l.ask.Purpose == 0 {
		if all := action.Purposes(l.who); len(all) != 1 {
			return s.show(w, r, http.StatusOK, page.PartyPurposePage(l.choose(all)))
		}
		l.ask.Purpose = action.Purposes(l.who)[0]
	}
	return l.show(w, nil)
}

// looker reads what an address, or the form that was sent to it, asks for.
func (s *Server) looker(r *http.Request, reader kit.Reader) (*looker, error) {
	id, err := partyID(r)
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, badForm.Because(err)
	}
	l := &looker{s: s, r: reader, who: s.who(r), id: id, req: r, at: address{partyPlace.In(reader, itoa64(id)), r.URL.Query()}}
	if l.labels, err = s.labelNames(r.Context(), l.who); err != nil {
		return nil, err
	}
	get := r.Form.Get
	conversation, err := strconv.ParseInt(cmp.Or(get("gesprek"), "0"), 10, 64)
	if err != nil {
		conversation = 0
	}
	l.ask = action.AskKlantbeeld{AskParty: action.AskParty{ID: id, Purpose: purposeOf(get("waarom")), Contact: conversation, Via: "klantbeeld"},
		Channel: contact.Channel(get("kanaal")), Product: get("product"), After: get("na"), Lang: reader.Lang, From: calendar.NoInstant, Until: calendar.NoInstant}
	if d, err := calendar.ParseDate(get("van")); err == nil {
		l.ask.From = reader.Zone.StartOfDay(d)
	}
	if d, err := calendar.ParseDate(get("tot")); err == nil {
		l.ask.Until = reader.Zone.StartOfDay(d.AddDays(1))
	}
	return l, nil
}

// choose is the page that asks why.
func (l *looker) choose(all []party.Purpose) page.PartyPurpose {
	p := page.PartyPurpose{Shell: l.s.shell(l.req, l.r, l.r.T("Waarom bekijkt u deze klant?", "Why do you look at this customer?")),
		Back: page.Link{Text: l.r.T("Naar alle klanten", "To all customers"), Href: partiesPlace.In(l.r)}}
	for _, x := range all {
		p.Choices = append(p.Choices, page.Link{Text: purposeText(l.r, x), Href: l.at.with("waarom", purposeCodes[x])})
	}
	return p
}

// show reads the klantbeeld, which logs the look, and answers with it; change
// may add what only this answer says.
func (l *looker) show(w http.ResponseWriter, change func(*page.Klantbeeld)) error {
	k, err := l.s.actions.Klantbeeld(l.req.Context(), l.who, l.ask)
	if err != nil {
		return err
	}
	p, err := l.page(k)
	if err != nil {
		return err
	}
	if change != nil {
		change(&p)
	}
	return l.s.show(w, l.req, http.StatusOK, page.KlantbeeldPage(p))
}

// page is the klantbeeld in words.
func (l *looker) page(k *action.Klantbeeld) (page.Klantbeeld, error) {
	r, x := l.r, &k.Party
	l.id = x.ID
	l.at.path = partyPlace.In(r, itoa64(x.ID))
	p := page.Klantbeeld{Shell: l.s.shell(l.req, r, r.T("Klant", "Customer")), ID: itoa64(x.ID), Version: strconv.Itoa(int(x.Version)), Name: x.Name.Full(), Line: partyKindText(r, x.Kind),
		Back: page.Link{Text: r.T("Naar alle klanten", "To all customers"), Href: partiesPlace.In(r)}, Level: -1}
	p.Badges = partyBadges(r, x.Secret, x.Sensitive, x.Deceased)
	p.Why = r.T("Waarom u kijkt: ", "Why you look: ") + strings.ToLower(purposeText(r, l.ask.Purpose)) + r.T(". Dit is opgeschreven.", ". This was written down.")
	for _, o := range action.Purposes(l.who) {
		p.Purpose = append(p.Purpose, page.Link{Text: purposeText(r, o), Href: l.at.with("waarom", purposeCodes[o], "na", ""), On: o == l.ask.Purpose})
	}
	if x.Secret {
		p.Secrecy = r.T("Geheim: zeg tegen niemand waar deze persoon woont of hoe die te bereiken is. Ook niet tegen familie.", "Secret: tell nobody where this person lives or can be reached. Not even family.")
	}
	for _, n := range x.Current(l.s.today()) {
		note := page.PartyNote{ID: itoa64(n.ID), Text: n.Text, By: n.ByName + ", " + r.Day(n.At), Alert: n.Alert}
		if n.Alert {
			p.Alerts = append(p.Alerts, note)
		}
		p.Notes = append(p.Notes, note)
	}
	if l.ask.Purpose == party.ForContact {
		if err := l.ladder(&p, k); err != nil {
			return p, err
		}
	}
	if !k.Scope.Facts {
		p.Running = r.T("Er loopt nu niets.", "Nothing runs now.")
		if k.Running > 0 {
			p.Running = r.Count(int64(k.Running), "ding", "dingen", "thing", "things") + r.T(" loopt nu. Waarover staat hier na de controlevragen.", " running now. What it is about stands here after the control questions.")
			if k.Running > 1 {
				p.Running = r.Count(int64(k.Running), "ding", "dingen", "thing", "things") + r.T(" lopen nu. Waarover staat hier na de controlevragen.", " are running now. What they are about stands here after the control questions.")
			}
		}
		p.Closed = r.T("De gegevens openen als u zeker weet wie dit is. Stel de controlevragen of vraag een legitimatie.", "The data open when you are sure who this is. Ask the control questions, or ask for a document.")
		return p, nil
	}
	p.Work = l.bars(k)
	if len(p.Work) == 0 {
		p.NoWork = r.T("Er loopt nu niets voor deze klant.", "Nothing runs for this customer now.")
	}
	l.timeline(&p, k)
	l.side(&p, k)
	return p, nil
}

// ladder is how sure it is who speaks, with the questions to ask.
func (l *looker) ladder(p *page.Klantbeeld, k *action.Klantbeeld) error {
	p.Level = int(k.Level)
	p.Word, p.May = ladderText(l.r, k.Level)
	if k.Level >= party.Checked {
		return nil
	}
	p.Masked = k.Masked(l.r.Lang)
	reveal := party.Question(l.req.PostForm.Get("toon"))
	q, err := l.s.actions.ControlQuestions(l.req.Context(), l.who, action.AskControl{Party: k.Party.ID, Contact: l.ask.Contact, Reveal: reveal, Lang: l.r.Lang})
	if err != nil {
		return err
	}
	p.Control = &page.PartyControl{Action: partyCheckPlace.In(l.r, p.ID), Document: true, Contact: itoa64(l.ask.Contact),
		Say: l.r.T("Drie goede antwoorden zijn genoeg. Er mag één fout zijn.", "Three right answers are enough. One may be wrong.")}
	if k.Party.Secret {
		p.Control.Say = l.r.T("Drie goede antwoorden zijn nodig. Er mag niets fout zijn.", "Three right answers are needed. None may be wrong.")
	}
	if !q.Enough {
		p.Control.Say = l.r.T("Wij weten te weinig om controlevragen te stellen. Vraag een legitimatie, of laat de klant inloggen met DigiD.", "We know too little to ask control questions. Ask for a document, or let the customer sign in with DigiD.")
		return nil
	}
	for _, x := range q.Questions {
		p.Control.Questions = append(p.Control.Questions, page.PartyQuestion{Code: string(x.Question), Ask: x.Question.Text(l.r.Lang), Answer: x.Answer, Hidden: x.Hidden})
	}
	return nil
}

// bars are the promises on what runs. What has no promise shows until when it
// was agreed.
func (l *looker) bars(k *action.Klantbeeld) []kit.Bar {
	var out []kit.Bar
	for i := range k.Work {
		w := &k.Work[i]
		var title string
		var id int64
		var start calendar.Instant
		switch {
		case w.Request != nil:
			title, id, start = cmp.Or(w.Request.Title, l.labels.product(w.Request.Product)), w.Request.ID, w.Request.Received
		default:
			title, id, start = cmp.Or(w.Task.Title, l.labels.product(w.Task.Product)), w.Task.ID, w.Task.Created
			title = l.r.T("Taak: ", "Task: ") + title
		}
		href := ""
		switch {
		case w.Request != nil && l.who.Can(staff.ReadContact):
			href = requestPlace.In(l.r, itoa64(id))
		case l.who.Can(staff.Steer):
			href = caseHref(l.r, id)
		}
		add := func(b kit.Bar) {
			b.ID, b.Title, b.Href, b.Open = itoa64(id)+"-"+strconv.Itoa(len(out)), title, href, false
			out = append(out, b)
		}
		for j := range w.Clocks {
			add(bar(l.r, &w.Clocks[j], k.AsOf))
			if law, ok := l.s.statutory(l.r, &w.Clocks[j], k.AsOf); ok {
				add(law)
			}
		}
		if len(w.Clocks) == 0 {
			res := clock.Result{State: clock.Running, Start: start, Due: calendar.Due{At: w.Due(), Date: calendar.NoDate}, End: calendar.NoInstant}
			if res.Due.At < k.AsOf {
				res.State = clock.Overdue
			}
			add(kit.MakeBar(l.r, kit.BarFacts{Result: res, Now: k.AsOf, Promise: l.r.T("afgesproken", "agreed")}))
		}
	}
	return out
}
