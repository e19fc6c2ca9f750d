package web

import (
	"cmp"
	"context"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// mostPast is how much of what came before the desk shows beside a contact.
const mostPast = 6

// looked is what the desk saw of a party when it was opened for a contact.
// Every look at a person is logged: it is done again when the party, the
// identity or the tab changes, not at every key.
type looked struct {
	name   string
	facts  map[string]string // what a script need not ask
	broken *page.DeskSay
}

type lookKey struct{ staff, draft, party int64 }

// looks keeps what was seen while contacts are open.
type looks struct {
	mu sync.Mutex
	of map[lookKey]looked
}

// mostLooks is how many open contacts are remembered.
const mostLooks = 2000

func (l *looks) get(k lookKey) looked {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.of[k]
}

func (l *looks) put(k lookKey, v looked) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of == nil || len(l.of) >= mostLooks {
		l.of = map[lookKey]looked{}
	}
	l.of[k] = v
}

func (l *looking) seen(d *contact.Draft) looked {
	return l.s.looks.get(lookKey{l.who.ID, d.ID, d.Party})
}

// whoIsIt is the first column.
func (l *looking) whoIsIt(ctx context.Context, d *contact.Draft, form url.Values) (page.DeskWho, error) {
	w := page.DeskWho{Level: int(d.Level), Caller: page.DeskCaller{Name: d.Caller.Name, Phone: d.Caller.Phone, Email: d.Caller.Email, Keep: d.Caller.Keep}}
	w.Caller.MayKeep = l.who.Can(staff.EditParty)
	if d.Party == 0 || !l.who.Can(staff.ReadParty) {
		return w, l.nobody(ctx, d, &w)
	}
	k, err := l.s.actions.Klantbeeld(ctx, l.who, action.AskKlantbeeld{AskParty: action.AskParty{ID: d.Party, Purpose: party.ForContact, Contact: d.ID, From: d.From, Via: "balie"},
		From: calendar.NoInstant, Until: calendar.NoInstant, Limit: mostPast, Lang: l.r.Lang})
	if isNotFound(err) {
		w.Alerts = append(w.Alerts, page.DeskAlert{Kind: "error", Text: l.r.T("Deze klant is er niet meer. Zoek de klant opnieuw.", "This customer is no longer there. Search again.")})
		return w, nil
	}
	if err != nil {
		return w, err
	}
	l.party(d, k, &w)
	if err := l.behalf(ctx, d, k, form, w.Party); err != nil {
		return w, err
	}
	l.runs(d, k, &w)
	if err := l.complains(ctx, d.Party, &w); err != nil {
		return w, err
	}
	l.past(k, &w)
	l.s.looks.put(lookKey{l.who.ID, d.ID, d.Party}, looked{name: k.Party.Name.Full(), facts: factsOf(l.r, k), broken: l.broken(k)})
	if form.Get("paneel") == "controle" && k.Level < party.Checked {
		if w.Control, err = l.control(ctx, d, form); err != nil {
			return w, err
		}
	}
	return w, nil
}

// nobody is a contact with somebody who is no party, or not yet: a number that
// we know makes a candidate, not an identity (S4-30).
func (l *looking) nobody(ctx context.Context, d *contact.Draft, w *page.DeskWho) error {
	w.LevelWord, w.May = l.r.T("Anoniem", "Anonymous"), l.r.T("Voor een algemene vraag hoeft u niet te weten wie het is.", "For a general question you need not know who it is.")
	if d.Caller.Name != "" {
		w.LevelWord, w.May = d.Caller.Name, l.r.T("Zegt wie dit is; geen klant van ons, of nog niet gezocht.", "Says who this is; no customer of ours, or not searched yet.")
	}
	if !l.who.Can(staff.ReadParty) {
		return nil
	}
	for _, known := range []string{d.From, d.Caller.Phone, d.Caller.Email} {
		if len(known) < 6 || len(w.Known) > 0 {
			continue
		}
		found, err := l.s.actions.FindParties(ctx, l.who, known)
		if err != nil {
			return err
		}
		for _, p := range found.Rows {
			if len(w.Known) < 3 && by(p.By, party.PhoneKey, party.EmailKey) {
				w.Known = append(w.Known, page.DeskCandidate{Value: strconv.FormatInt(p.ID, 10), Name: p.Name, Why: l.r.T("Bekend bij deze klant. Vraag wie u spreekt.", "Known with this customer. Ask who is speaking.")})
			}
		}
	}
	return nil
}

func by(all []party.KeyKind, wanted ...party.KeyKind) bool {
	for _, k := range all {
		for _, x := range wanted {
			if k == x {
				return true
			}
		}
	}
	return false
}

// party says who it is and what may be told.
func (l *looking) party(d *contact.Draft, k *action.Klantbeeld, w *page.DeskWho) {
	x := &page.DeskParty{Name: k.Party.Name.Full(), Href: partyHref(l.r, k.Party.ID, party.ForContact) + "&gesprek=" + itoa64(d.ID)}
	if k.Next != "" {
		w.PastMore = &page.Link{Text: l.r.T("Alles van deze klant", "Everything of this customer"), Href: x.Href}
	}
	w.Party, w.Level = x, int(k.Level)
	switch k.Level {
	case party.Strong:
		w.LevelWord, w.May = l.r.T("Zeker: document of DigiD.", "Certain: document or DigiD."), l.r.T("U mag alles van deze klant bespreken.", "You may discuss everything of this customer.")
	case party.Checked:
		w.LevelWord, w.May = l.r.T("Controlevragen goed.", "Control questions passed."), l.r.T("U mag gegevens en de stand van zaken noemen.", "You may name data and how things stand.")
	default:
		w.LevelWord, w.May = l.r.T("Zegt wie dit is.", "Says who this is."), l.r.T("Noem niets uit het dossier.", "Give out nothing from the file.")
	}
	w.CanAsk = k.Level < party.Checked
	w.Strong = d.Channel == contact.Counter && k.Level < party.Strong
	if !k.Scope.Facts {
		x.Lines = []string{strings.Join(k.Masked(l.r.Lang), " · ")}
	} else {
		l.factLines(k, x)
	}
	if k.Party.Secret {
		w.Alerts = append(w.Alerts, page.DeskAlert{Kind: "error", Text: l.r.T("Geheim. Zeg tegen niemand waar deze persoon woont of te bereiken is.", "Secret. Tell nobody where this person lives or can be reached.")})
	}
	if k.Party.Deceased {
		w.Alerts = append(w.Alerts, page.DeskAlert{Kind: "warning", Text: l.r.T("Overleden. Vraag wie u spreekt en condoleer.", "Deceased. Ask who is speaking and offer your condolences.")})
	}
	for _, n := range k.Party.Notes {
		if n.Alert {
			w.Alerts = append(w.Alerts, page.DeskAlert{Kind: "warning", Text: n.Text})
		}
	}
	for _, s := range k.Speakers {
		if len(x.For) < 200 {
			x.For += l.r.T("Mag ook spreken: ", "May speak too: ") + s.Name + " (" + s.As + "). "
		}
	}
}

// behalf is for whom the customer speaks: whom we know that they may speak
// for is one key away, everybody else is looked for.
func (l *looking) behalf(ctx context.Context, d *contact.Draft, k *action.Klantbeeld, form url.Values, x *page.DeskParty) error {
	if d.For != 0 {
		o, err := l.s.actions.OpenParty(ctx, l.who, action.AskParty{ID: d.For, Purpose: party.ForContact, Contact: d.ID, From: d.From, Via: "balie"})
		if isNotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
		x.Behalf = o.Party.Name.Full()
		return nil
	}
	x.Asking = form.Get("paneel") == behalfPanel
	today := l.s.date(l.now)
	for _, a := range k.Party.Acts {
		if len(x.Acts) < 3 && (!a.Until.Known() || a.Until >= today) {
			x.Acts = append(x.Acts, page.DeskLink{Value: strconv.FormatInt(a.Party, 10), Text: l.r.T("Namens ", "For ") + a.Name + " (" + a.As + ")"})
		}
	}
	return nil
}

// factLines are the facts to reach somebody by.
func (l *looking) factLines(k *action.Klantbeeld, x *page.DeskParty) {
	p := &k.Party
	add := func(s string) {
		if s != "" {
			x.Lines = append(x.Lines, s)
		}
	}
	add(p.Address.Full())
	var points []string
	for _, point := range p.Points {
		if (point.Kind == party.Phone || point.Kind == party.Email) && len(points) < 2 {
			points = append(points, point.Value)
		}
	}
	add(strings.Join(points, " · "))
	for _, point := range p.Points {
		if point.Preferred && point.When != "" {
			add(point.When)
			break
		}
	}
	if k.Withheld {
		add(l.r.T("Adres en nummers zijn verborgen.", "Address and numbers are hidden."))
	}
}

// runs is what runs, each with its promise.
func (l *looking) runs(d *contact.Draft, k *action.Klantbeeld, w *page.DeskWho) {
	const most = 3
	for i := range k.Work {
		x := &k.Work[i]
		if len(w.Running) >= most {
			w.More = l.r.T("en nog ", "and ") + l.r.Int(int64(len(k.Work)-most)) + l.r.T("", " more")
			break
		}
		b, link := l.work1(x, k.AsOf)
		if link.Value != "" {
			link.On = link.Value == strconv.FormatInt(d.Question().Request, 10)
			link.Text = l.r.T("Gaat hierover", "About this one")
			if link.On {
				link.Text = l.r.T("Hierover gaat het", "This is what it is about")
			}
		}
		w.Running, w.Runs = append(w.Running, b), append(w.Runs, link)
	}
	if !k.Scope.Contacts && k.Running > 0 {
		w.Empty = l.r.Count(int64(k.Running), "ding loopt. Stel controlevragen om het te zien.", "dingen lopen. Stel controlevragen om ze te zien.", "thing runs. Ask control questions to see it.", "things run. Ask control questions to see them.")
	} else if len(k.Work) == 0 {
		w.Empty = l.r.T("Er loopt nu niets.", "Nothing runs now.")
	}
}

// work1 draws one request or task with the promise that is due first.
func (l *looking) work1(x *action.OpenWork, asOf calendar.Instant) (kit.Bar, page.DeskLink) {
	var title, href string
	var link page.DeskLink
	var received calendar.Instant
	if x.Request != nil {
		title, received = cmp.Or(x.Request.Title, l.labels.product(x.Request.Product), x.Request.Reference), x.Request.Received
		link.Value, href = strconv.FormatInt(x.Request.ID, 10), caseHref(l.r, x.Request.ID)
	} else {
		title, received = x.Task.Title, x.Task.Created
	}
	var first *action.CaseClock
	for i := range x.Clocks {
		c := &x.Clocks[i]
		if c.Result.Due.At.Known() && (first == nil || c.Result.Due.At < first.Result.Due.At) {
			first = c
		}
	}
	var b kit.Bar
	if first != nil {
		b = bar(l.r, first, asOf)
		b.Steps = nil
	} else {
		state := clock.Running
		if x.Due() < asOf {
			state = clock.Overdue
		}
		b = kit.MakeBar(l.r, kit.BarFacts{Now: asOf, Promise: l.r.T("klaar", "done"), Result: clock.Result{State: state, Start: received, Due: calendar.Due{At: x.Due()}, End: calendar.NoInstant}})
	}
	b.Title, b.Href, b.Note = title, href, ""
	return b, link
}

// broken is the worst promise that was not kept, with words to use.
func (l *looking) broken(k *action.Klantbeeld) *page.DeskSay {
	for i := range k.Work {
		x := &k.Work[i]
		for j := range x.Clocks {
			c := &x.Clocks[j]
			if c.Result.State != clock.Overdue {
				continue
			}
			b, _ := l.work1(x, k.AsOf)
			return &page.DeskSay{Title: l.r.T("Belofte gebroken: ", "Promise broken: ") + b.Title + ", " + l.r.Rough(k.AsOf.Sub(c.Result.Due.At)) + l.r.T(" te laat", " late"),
				Words: "“" + l.r.T("Wij beloofden dit ", "We promised this ") + l.r.By(c.Result.Due.At) + l.r.T(". Dat is niet gelukt. Dat spijt ons.", ". We did not manage. We are sorry.") + "”"}
		}
	}
	return nil
}

// past is what came before, the newest first.
func (l *looking) past(k *action.Klantbeeld, w *page.DeskWho) {
	for _, h := range k.Timeline {
		e := page.EventRow{}
		switch {
		case h.Contact != nil:
			c := h.Contact
			e.When, e.Machine = l.when(c.Received), l.r.Machine(c.Received)
			e.What = channelName(l.r, c.Channel)
			if len(c.Questions) > 0 {
				q := &c.Questions[0]
				if about := cmp.Or(l.labels.product(q.Product), clip(q.Topic())); about != "" {
					e.What += ": " + about
				}
				if q.Ending == contact.CutOff {
					e.Note, e.Tone = l.r.T("verbroken", "cut off"), kit.Wait
				}
			}
			if c.Solved == contact.No {
				e.Note = l.r.T("niet geholpen", "not helped")
			}
		case h.Request != nil:
			q := h.Request
			e.When, e.Machine, e.Href = l.when(q.Received), l.r.Machine(q.Received), caseHref(l.r, q.ID)
			e.What = cmp.Or(q.Title, l.labels.product(q.Product), q.Reference)
		}
		w.Past = append(w.Past, e)
	}
}

// when writes a moment as short as it can be read: today only its time.
func (l *looking) when(i calendar.Instant) string {
	if l.s.date(i) == l.s.date(l.now) {
		return l.r.Clock(i)
	}
	return l.r.ShortDay(i)
}

// factsOf is what scripts need not ask, as far as it may be known.
func factsOf(r kit.Reader, k *action.Klantbeeld) map[string]string {
	f := map[string]string{"party.name": k.Party.Name.Full(), "party.language": k.Party.Language}
	if !k.Scope.Facts {
		return f
	}
	p := &k.Party
	f["party.postcode"], f["party.address"], f["party.town"] = p.Address.Postcode, p.Address.Line(), p.Address.Town
	if p.Born.Known() {
		f["party.born"] = p.Born.String()
	}
	for i := len(p.Points) - 1; i >= 0; i-- {
		switch p.Points[i].Kind {
		case party.Phone:
			f["party.phone"] = p.Points[i].Value
		case party.Email:
			f["party.email"] = p.Points[i].Value
		}
	}
	return f
}

// control are the control questions, with the answers that were ticked so far.
func (l *looking) control(ctx context.Context, d *contact.Draft, form url.Values) (*page.DeskControl, error) {
	asked, err := l.s.actions.ControlQuestions(ctx, l.who, action.AskControl{Party: d.Party, Contact: d.ID, From: d.From, Lang: l.r.Lang})
	if err != nil {
		return nil, err
	}
	c := &page.DeskControl{Say: l.r.T("Drie goed is genoeg. Lees het antwoord niet voor.", "Three right is enough. Do not read the answer out.")}
	if !asked.Enough {
		c.Say = l.r.T("Wij weten te weinig van deze klant. Vraag om een document aan de balie of om DigiD.", "We know too little of this customer. Ask for a document at the counter or DigiD.")
	}
	for _, q := range asked.Questions {
		x := page.DeskControlQuestion{Code: string(q.Question), Ask: q.Question.Text(l.r.Lang), Ours: q.Answer, Answer: form.Get("controle." + string(q.Question))}
		if q.Hidden {
			x.Ours = l.r.T("(verborgen: geheim)", "(hidden: secret)")
		}
		c.Questions = append(c.Questions, x)
	}
	return c, nil
}
