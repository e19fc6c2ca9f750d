package web

import (
	"cmp"
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/contact"
	"handvest/internal/knowledge"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// work is one contact as it stands on screen.
func (l *looking) work(ctx context.Context, d *contact.Draft, form url.Values) (page.DeskWork, error) {
	id := strconv.FormatInt(d.ID, 10)
	w := page.DeskWork{Reader: l.r, ID: id, Action: draftPlace.In(l.r, id), Save: draftSavePlace.In(l.r, id), Search: searchPlace.In(l.r), Macros: macrosPlace.In(l.r),
		Version: strconv.Itoa(int(d.Version)), Saved: l.r.ClockSeconds(d.Saved)}
	w.Channel = l.channel(d)
	var err error
	if w.KeepWho = keepsWho(form.Get("doe")); !w.KeepWho {
		if w.Who, err = l.whoIsIt(ctx, d, form); err != nil {
			return w, err
		}
	}
	if w.About, err = l.about(ctx, d); err != nil {
		return w, err
	}
	w.Deal, err = l.deal(ctx, d)
	if t := w.Deal.Task; t != nil && form.Get("doe") == "rond-af" { // it could not be finished
		t.Lacks = t.Explain && strings.TrimSpace(t.Because) == ""
	}
	return w, err
}

// keepsWho says that something leaves the first column as it is: it is not made
// anew, and nobody is looked at again.
func keepsWho(doing string) bool {
	word, _, _ := strings.Cut(doing, ":")
	switch word {
	case "klacht", "geen-klacht", "klacht-stap", "klacht-nu", "product", "antwoord", "script", "stap", "afloop", "afdeling", "onderwerp", "antwoord-ontbreekt", "medewerker", "rond-af", "bijlage-weg", "bijlage":
		return true
	}
	return false
}

// channel is how the contact came in.
func (l *looking) channel(d *contact.Draft) page.DeskChannel {
	c := page.DeskChannel{Outbound: d.Outbound, From: d.From, FromKind: "text"}
	for _, n := range newChannels {
		c.Choices = append(c.Choices, kit.Choice{Value: string(n.channel), Text: channelName(l.r, n.channel), On: n.channel == d.Channel})
	}
	switch d.Channel {
	case contact.Phone:
		c.FromName, c.FromKind, c.From = l.r.T("Nummer van de klant", "Number of the customer"), "tel", party.ShowPhone(d.From)
	case contact.Email:
		c.FromName, c.FromKind = l.r.T("Adres van de klant", "Address of the customer"), "email"
	case contact.Chat, contact.Social, contact.App:
		c.FromName = l.r.T("Naam op dit kanaal", "Name on this channel")
	}
	if d.Channel.Live() {
		c.Clock = l.clock(d)
		c.Clock.Name = upper(c.Clock.Name)
		c.CanEnd = !d.Ended.Known()
		return c
	}
	c.Written = true
	c.Sent, c.Received = fieldMoment(l.r, d.Sent), fieldMoment(l.r, d.Received)
	return c
}

// about is the second column.
func (l *looking) about(ctx context.Context, d *contact.Draft) (page.DeskAbout, error) {
	q := d.Question()
	a := page.DeskAbout{Subject: cmp.Or(q.Subject, l.labels.product(q.Product)), Product: q.Product, Text: q.Text, Remark: d.Remark}
	if len(d.Questions) > 1 {
		for i := range d.Questions {
			x := &d.Questions[i]
			title := cmp.Or(l.labels.product(x.Product), clip(x.Topic()), l.r.T("nieuw", "new"))
			a.Questions = append(a.Questions, page.DeskQuestion{Value: strconv.Itoa(i), Text: strconv.Itoa(i+1) + " " + title, On: i == d.At})
		}
	}
	var err error
	files, err := l.s.actions.Files(ctx, l.who, d.ID)
	if err != nil {
		return a, err
	}
	a.Files, a.FilesAt = filesOf(l.r, files), filesPlace.In(l.r, strconv.FormatInt(d.ID, 10))
	a.CanMiss = l.who.Can(staff.GiveFeedback) && (q.Product != "" || strings.TrimSpace(q.Text+q.Subject) != "")
	if a.Request, err = l.request(ctx, q); err != nil {
		return a, err
	}
	if err := l.repeats(ctx, d, &a); err != nil {
		return a, err
	}
	if a.Voice, err = l.voice(ctx, d, q, &a); err != nil || a.Voice != nil {
		return a, err
	}
	a.Hint = l.hint(d)
	if a.Answer, err = l.answer(ctx, d, q); err != nil {
		return a, err
	}
	if a.Answer == nil {
		a.None = l.r.T("Kies een onderwerp: dan staat het antwoord hier.", "Choose a subject: the answer then stands here.")
		if q.Product != "" {
			a.None = l.r.T("Over dit onderwerp staat nog geen antwoord in de kennisbank.", "The knowledge base has no answer about this subject yet.")
		}
	}
	return a, nil
}

// request is the running request that the question is about.
func (l *looking) request(ctx context.Context, q *contact.Question) (*page.DeskRequest, error) {
	if q.Request == 0 {
		return nil, nil
	}
	r, err := l.s.actions.RequestByID(ctx, l.who, q.Request)
	if isNotFound(err) {
		return nil, nil // told by another system, and not ours yet: it is taken up when the contact is finished
	}
	if err != nil {
		return nil, err
	}
	return &page.DeskRequest{Reference: r.Request.Reference, Title: cmp.Or(r.Request.Title, l.labels.product(r.Request.Product)), Href: caseHref(l.r, q.Request)}, nil
}

// answer is the answer that was chosen, with the questions of its script.
func (l *looking) answer(ctx context.Context, d *contact.Draft, q *contact.Question) (*page.DeskAnswer, error) {
	answers, err := l.s.actions.AnswersFor(ctx, l.who, q.Product)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(answers, func(a action.Answer) bool { return a.Row.ID == q.Article })
	var x action.Answer
	switch {
	case i >= 0:
		x = answers[i]
	case q.Article == 0 && len(answers) > 0: // begun elsewhere, with only a subject
		x = answers[0]
	case q.Article != 0:
		one, err := l.s.actions.Article(ctx, l.who, q.Article)
		if err != nil && !isNotFound(err) {
			return nil, err
		}
		if one.Live != nil {
			x = action.Answer{Row: one.Row, Version: *one.Live, Expired: one.Row.Expired(one.Today), OwnerName: l.labels.department(one.Row.ContentOwner)}
		}
	}
	steps, end, err := l.script(ctx, d, q)
	if err != nil || x.Row.ID == 0 && len(steps) == 0 && end == "" {
		return nil, err
	}
	a := &page.DeskAnswer{Title: cmp.Or(x.Version.Title, l.labels.product(q.Product)), Steps: steps, End: end, Old: x.Expired}
	if x.Row.ID != 0 {
		a.Owner, a.Say, a.Public = cmp.Or(x.OwnerName, x.Row.ContentOwner), x.Version.Say, knowledge.HTML(x.Version.Public)
		if l.who.External == "" {
			a.Internal = knowledge.HTML(x.Version.Internal)
		}
		switch {
		case x.Expired:
			a.Until = l.r.T("verlopen op ", "expired on ") + l.r.Date(x.Version.Until) + l.r.T(": controleer het eerst", ": check it first")
		case x.Version.Until.Known():
			a.Until = l.r.T("geldig tot en met ", "valid until ") + l.r.Date(x.Version.Until)
		}
	}
	for _, o := range answers {
		if o.Row.ID != x.Row.ID && len(a.Others) < 4 {
			a.Others = append(a.Others, page.DeskOther{Value: strconv.FormatInt(o.Row.ID, 10), Text: o.Version.Title})
		}
	}
	return a, nil
}

// paragraphs cuts a text at its empty lines.
func paragraphs(text string) []string {
	var all []string
	for _, p := range strings.Split(text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			all = append(all, p)
		}
	}
	return all
}

// script is the script about the subject, as far as the answers lead.
func (l *looking) script(ctx context.Context, d *contact.Draft, q *contact.Question) (steps []page.DeskStep, end string, err error) {
	version := q.Script
	if version == 0 {
		s, found, err := l.s.actions.ScriptOf(ctx, l.who, q.Product)
		if err != nil || !found {
			return nil, "", err
		}
		version = s.VersionID
	}
	walked, err := l.s.actions.WalkScript(ctx, l.who, version, l.known(d), q.Answers)
	if err != nil {
		return nil, "", err
	}
	for _, s := range walked.Path {
		steps = append(steps, l.step(s.Node, s.Answer, s.Said, s.Known))
	}
	if !walked.Done {
		if walked.Next.Code != "" {
			steps = append(steps, l.step(walked.Next, "", "", false))
		}
		return steps, "", nil
	}
	return steps, walked.Next.Say, nil
}

func (l *looking) step(n knowledge.Node, answer, said string, known bool) page.DeskStep {
	s := page.DeskStep{Code: n.Code, Ask: n.Ask, Help: n.Help, Kind: n.Kind, Value: cmp.Or(answer, said)}
	if known {
		s.Value, s.Known = said, l.r.T("weten wij al", "known already")
	}
	for _, o := range n.Choices() {
		s.Options = append(s.Options, kit.Choice{Value: o.Key(), Text: o.Text, On: o.Key() == answer && answer != ""})
	}
	return s
}

// known is what a script need not ask.
func (l *looking) known(d *contact.Draft) map[string]string {
	f := map[string]string{"contact.channel": channelName(l.r, d.Channel), "party.phone": d.Caller.Phone, "party.name": d.Caller.Name, "party.email": d.Caller.Email}
	if d.Party != 0 {
		maps.Copy(f, l.seen(d).facts)
	}
	return f
}
