package web

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// voice says that the question is a complaint, compliment or idea. What was
// ticked stays when the sort changes.
func (t *doing) voice(about string) error {
	q := t.d.Question()
	kind, implicit := complaint.Kind(about), about == "impliciet"
	if about == "" || implicit {
		kind = complaint.Grievance
	}
	if voiceName(t.reader, kind) == string(kind) { // none of ours
		return badForm
	}
	q.Ending = contact.Voiced
	if q.Voice == nil {
		q.Voice = complaint.NewVoice(kind, implicit)
	} else if about != "" {
		q.Voice.Kind = kind
	}
	if q.Voice.Repair.Department == "" {
		q.Voice.Repair.Department = q.Owner()
	}
	return nil
}

// noVoice takes it back, or says no to the suggestion: that is remembered for
// this contact.
func (t *doing) noVoice() {
	q := t.d.Question()
	if q.Voice == nil || q.Voice.Implicit {
		t.d.NotVoiced = true
	}
	if q.Ending == contact.Voiced {
		q.Ending = ""
	}
	q.Voice = nil
}

// voiceStep ticks a step of the conversation.
func (t *doing) voiceStep(step int) {
	v := t.d.Question().Voice
	if v == nil {
		return
	}
	v.Tick(step)
	if step == complaint.SolveNow && !v.Steps[step] {
		v.Now = complaint.Undecided
	}
}

// voiceNow says whether it is put right at once.
func (t *doing) voiceNow(answer string) {
	v := t.d.Question().Voice
	if v == nil {
		return
	}
	v.Now = decisionOf(answer)
	v.Steps[complaint.SolveNow] = v.Now == complaint.LeaveIt // what is solved is ticked when the contact is finished
}

// voice writes what was filled in over the conversation on screen.
func (f filled) voice(v *complaint.Voice) {
	if v == nil {
		return
	}
	f.text("klacht-wil", &v.Wants)
	f.text("klacht-oorzaak", &v.Cause)
	f.text("klacht-waarom", &v.Why)
	f.text("klacht-wat", &v.Repair.What)
	f.text("klacht-afdeling", &v.Repair.Department)
	if f.form.Has("klacht-oorzaak") {
		v.Action = decisionOf(f.form.Get("klacht-verandert"))
		v.Owner, v.Until = numberOf(f.form.Get("klacht-eigenaar")), dayFrom(f.form.Get("klacht-klaar"))
	}
	if f.form.Has("klacht-dag") {
		v.Repair.Until = dayFrom(f.form.Get("klacht-dag"))
	}
	if f.form.Has("klacht-collega") {
		v.Repair.Staff = numberOf(f.form.Get("klacht-collega"))
	}
}

// hint is what looks like a complaint in what was typed; nil is nothing, or
// that somebody said it is none.
func (l *looking) hint(d *contact.Draft) *page.DeskHint {
	q := d.Question()
	if d.NotVoiced || q.Voice != nil {
		return nil
	}
	texts := []string{q.Text, d.Remark, q.Subject}
	if q.Task != nil {
		texts = append(texts, q.Task.Text)
	}
	for _, text := range texts {
		if h := hintOf(l.r, text); h != nil {
			return h
		}
	}
	return nil
}

// voice is the complaint, compliment or idea on screen; nil is none.
func (l *looking) voice(ctx context.Context, d *contact.Draft, q *contact.Question, a *page.DeskAbout) (*page.DeskVoice, error) {
	v := q.Voice
	if v == nil || q.Ending != contact.Voiced {
		return nil, nil
	}
	p := &page.DeskVoice{Kinds: kindChoices(l.r, v.Kind), Implicit: v.Implicit}
	switch {
	case v.Kind != complaint.Grievance:
		p.Say = l.r.T("Schrijf op wat de klant zegt. Bij het afronden gaat het naar wie er iets mee doet.", "Write down what the customer says. When you finish, it goes to who does something with it.")
		return p, nil
	case !d.Channel.Live():
		p.Say = l.r.T("Dit is een klacht op schrift: de wettelijke termijn loopt vanaf de dag van ontvangst. Rond het contact af, dan gaat zij naar klachten.", "This is a complaint in writing: the term by law runs from the day of receipt. Finish the contact, and it goes to complaints.")
	}
	var stands []action.PromiseOnCase
	if q.Request != 0 {
		var err error
		stands, err = l.s.actions.PromisesOnCase(ctx, l.who, q.Request)
		if err != nil && !isNotFound(err) {
			return nil, err
		}
	}
	for _, s := range standsOf(l.r, stands) {
		s.Text = s.Title + ". " + s.Text
		p.Stands = append(p.Stands, s)
	}
	if !d.Channel.Live() {
		return p, nil
	}
	x := &page.TalkSteps{Reader: l.r, Desk: true, Steps: talkSteps(l.r, v.Steps, v.Next(), worstOf(stands)), Now: decisions[v.Now], Wants: v.Wants, Cause: v.Cause, Action: decisions[v.Action], Why: v.Why,
		Until: dayField(v.Until), Day: dayField(v.Repair.Until), What: v.Repair.What, First: l.s.date(l.now).String()}
	x.Owner = choose(l.labels.departments, cmp.Or(v.Repair.Department, q.Owner()), l.r.T("Kies een afdeling", "Choose a department"))
	if x.Steps[complaint.SolveNow].On && v.Now == complaint.Act || x.Steps[complaint.SeeToIt].On {
		people, err := l.s.actions.RepairPeople(ctx, l.who)
		if err != nil {
			return nil, err
		}
		x.Owners = peopleChoices(l.r, people, itoa(v.Owner), l.r.T("Kies een collega", "Choose a colleague"))
		x.Staff = peopleChoices(l.r, people, idText(v.Repair.Staff), l.r.T("De regisseur van de afdeling", "The coordinator of the department"))
	}
	x.Known = l.voiceKnown(d, q, a)
	a.Repeat, a.CanMiss = nil, false // it stands at step 5
	if len(stands) > 0 {
		a.Broken = nil // so does the breach, with what it gives
	}
	p.Steps = x
	return p, nil
}

// voiceKnown is what need not be asked.
func (l *looking) voiceKnown(d *contact.Draft, q *contact.Question, a *page.DeskAbout) []page.Row {
	var rows []page.Row
	add := func(nl, en, text string) {
		if text != "" {
			rows = append(rows, page.Row{Name: l.r.T(nl, en), Text: text})
		}
	}
	add("Klant", "Customer", cmp.Or(l.seen(d).name, d.Caller.Name, l.r.T("anoniem", "anonymous")))
	if a.Request != nil {
		add("Zaak", "Case", a.Request.Title+" "+a.Request.Reference)
	} else {
		add("Onderwerp", "Subject", cmp.Or(l.labels.product(q.Product), q.Subject))
	}
	if a.Repeat != nil {
		add("Eerder", "Earlier", strings.ToLower(a.Repeat.Title[:1])+a.Repeat.Title[1:])
	}
	add("Woorden", "Words", clip(q.Topic()))
	return rows
}

// voiced says what became of the complaints, compliments and ideas of a
// finished contact, and where the conversation goes on.
func (s *Server) voiced(r *http.Request, reader kit.Reader, c *contact.Contact) (note string, link *page.Link, err error) {
	for i := range c.Questions {
		v := c.Questions[i].Voice
		if v == nil || v.ID == 0 {
			continue
		}
		note += voiceName(reader, v.Kind) + reader.T(" vastgelegd. ", " recorded. ")
		t, err := s.actions.ComplaintTalk(r.Context(), s.who(r), v.ID)
		if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
			continue // handed over: it is of others now
		}
		if err != nil {
			return "", nil, err
		}
		at := talkPlace.In(reader, itoa(v.ID))
		switch {
		case t.Complaint.State == complaint.Solved:
			note += reader.T("Direct opgelost. ", "Solved at once. ")
		case t.Complaint.Kind == complaint.Grievance && !t.Over && s.who(r).Can(staff.RegisterContact) && c.Channel.Live():
			note += reader.T("Het gesprek is nog niet klaar. ", "The conversation is not over. ")
			link = &page.Link{Text: reader.T("Ga verder met het gesprek", "Go on with the conversation"), Href: at}
		}
	}
	return strings.TrimSpace(note), link, nil
}

// complains says that a complaint of this customer runs, and nothing of what it
// is about: that may be shielded.
func (l *looking) complains(ctx context.Context, id int64, w *page.DeskWho) error {
	n, since, err := l.s.actions.RunningComplaints(ctx, l.who, id)
	if err != nil || n == 0 {
		return err
	}
	text := l.r.T("Er loopt een klacht, sinds ", "A complaint is running, since ") + l.r.Date(since) + "."
	if n > 1 {
		text = l.r.Int(int64(n)) + l.r.T(" klachten lopen, de eerste sinds ", " complaints are running, the first since ") + l.r.Date(since) + "."
	}
	w.Alerts = append(w.Alerts, page.DeskAlert{Kind: "warning", Text: text})
	return nil
}
