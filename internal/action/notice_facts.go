package action

import (
	"cmp"
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// noticeFacts is what is known about the subject of a notice.
type noticeFacts struct {
	a            *Actions
	tx           *store.Tx
	organisation int64
	n            *notice.Notice
	lang         fault.Lang
	zone         *calendar.Zone
	made         *made
	quiet        bool // nothing about the citizen is looked up, and nothing is written

	request *contact.Request
	task    *handover.Task
}

func (a *Actions) noticeFacts(ctx context.Context, tx *store.Tx, organisation int64, n *notice.Notice) (*noticeFacts, error) {
	m, err := a.made(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	f := &noticeFacts{a: a, tx: tx, organisation: organisation, n: n, lang: fault.Lang(notice.LanguageFor(n.Language)), made: m}
	if f.zone, err = m.zone(); err != nil {
		return nil, err
	}
	if id := cmp.Or(n.Task, n.Subject); id != 0 && (n.Task != 0 || n.Request == 0) {
		t, err := tx.Task(ctx, organisation, id)
		switch k := fault.As(err); {
		case err == nil:
			f.task = &t
		case k == nil || k.Kind != fault.NotFound:
			return nil, err
		}
	}
	id := cmp.Or(n.Request, n.Subject)
	if f.task != nil {
		id = cmp.Or(n.Request, f.task.Request)
	}
	if id != 0 {
		r, err := tx.Request(ctx, organisation, id)
		switch k := fault.As(err); {
		case err == nil:
			f.request = &r
		case k == nil || k.Kind != fault.NotFound:
			return nil, err
		}
	}
	return f, nil
}

// say chooses the sentence of the language of the notice.
func (f *noticeFacts) say(nl, en string) string {
	if f.lang == fault.EN {
		return en
	}
	return nl
}

func (f *noticeFacts) day(at calendar.Instant) string { return sayDay(at, f.zone, f.lang) }

// ofTask says whether the notice is about a task, and not about the request that
// the task is for.
func (f *noticeFacts) ofTask() bool {
	return f.task != nil && (f.n.Subject == f.task.ID || f.request == nil)
}

// due is when the work on the subject is due.
func (f *noticeFacts) due() calendar.Instant {
	switch {
	case f.ofTask():
		return f.task.Due
	case f.request != nil:
		return f.request.Due
	}
	return calendar.NoInstant
}

// about is what the citizen asked, in the words of the list.
func (f *noticeFacts) about() string {
	switch {
	case f.ofTask():
		return f.task.Title
	case f.request != nil:
		return f.request.Title
	}
	return ""
}

// values are what the variables of a template stand for in this notice. What a
// template does not use is not looked up when that costs a query.
func (f *noticeFacts) values(ctx context.Context, text *notice.Text) (notice.Values, error) {
	n := f.n
	v := notice.Values{
		notice.About: f.about(), notice.Cause: n.Facts.Cause, notice.WaitsFor: f.waitsFor(), notice.DoThis: f.doThis(), notice.Answer: n.Facts.Answer,
		notice.Step: f.step(), notice.Until: f.day(n.Facts.Until), notice.RangOn: f.day(f.tx.Now()),
		notice.Date: f.day(f.newDate()), notice.Promised: f.date(f.promised()), notice.Apology: f.apology(),
		notice.Remedy: remedyWords(n.Facts.Form, n.Facts.Cents, f.lang),
	}
	if notice.Given(n.Created) {
		v[notice.RangOn] = f.day(n.Created)
	}
	if n.Facts.Known {
		v[notice.WeKnew] = f.say("Wij wisten dit al voordat u het ons vertelde.", "We knew this already before you told us.")
	}
	if f.request != nil {
		v[notice.Reference], v[notice.HeardOn] = f.request.Reference, f.date(f.request.Received)
	} else if f.task != nil {
		v[notice.HeardOn] = f.date(f.task.Created)
	}
	if f.task != nil && f.task.Kind == handover.Callback {
		v[notice.Number] = f.task.Number
	}
	return v, f.lookUp(ctx, text, v)
}

// date is the day of a moment, without its hour.
func (f *noticeFacts) date(at calendar.Instant) string {
	if !notice.Given(at) {
		return ""
	}
	return calendar.FormatLongDate(f.zone.Date(at), f.lang)
}

// lookUp finds the values that cost a query.
func (f *noticeFacts) lookUp(ctx context.Context, text *notice.Text, v notice.Values) (err error) {
	n := f.n
	if text.Uses(notice.Promise) {
		if v[notice.Promise], err = f.promise(ctx); err != nil {
			return err
		}
	}
	if !f.quiet && n.Party != 0 && (v[notice.Number] != "" || text.Uses(notice.Name)) {
		p, err := f.tx.PartyRow(ctx, f.organisation, n.Party)
		if k := fault.As(err); err != nil && (k == nil || k.Kind != fault.NotFound) {
			return err
		}
		v[notice.Name] = p.Name.Full()
		if err != nil || p.Secret { // nothing about where this person is leaves the house
			v[notice.Number] = ""
		}
	}
	if !f.quiet && text.Uses(notice.FollowLink) {
		if v[notice.FollowLink], err = f.a.followURL(ctx, f.tx, f.organisation, n.Subject); err != nil {
			return err
		}
	}
	return ownValues(ctx, f.tx, f.organisation, string(f.lang), v)
}

// newDate is what a notice promises now. A delay has only the date that it was
// given; the others fall back on when the work is due.
func (f *noticeFacts) newDate() calendar.Instant {
	facts := &f.n.Facts
	switch {
	case notice.Given(facts.NewDue) || f.n.Kind == notice.Late:
		return facts.NewDue
	case notice.Given(facts.Due):
		return facts.Due
	}
	if due := f.due(); notice.Given(due) && due > f.tx.Now() {
		return due
	}
	return calendar.NoInstant
}

// promised is the day that was promised first. Of what is done it is only said
// when that day was not met.
func (f *noticeFacts) promised() calendar.Instant {
	switch {
	case notice.Given(f.n.Facts.Due):
		return f.n.Facts.Due
	case f.n.Kind == notice.Answered || f.n.Kind == notice.Closed:
		return calendar.NoInstant
	}
	return f.due()
}

// promise is the promise on the subject as a sentence with its date: the one
// that the notice names, else the one that is due first, else the agreed day.
func (f *noticeFacts) promise(ctx context.Context) (string, error) {
	clocks, err := f.tx.ClocksOf(ctx, f.organisation, []int64{f.n.Subject})
	if err != nil {
		return "", err
	}
	var best Promised
	for _, c := range clocks[f.n.Subject] {
		p, ok := f.made.promised(&c, Promised{})
		if !ok || f.n.Promise != "" && p.Promise.ID != f.n.Promise {
			continue
		}
		if best.Promise.ID == "" || p.Result.Due.At < best.Result.Due.At {
			best = p
		}
	}
	if best.Promise.ID != "" {
		return f.say(best.Say.NL, best.Say.EN), nil
	}
	if day := f.day(f.promised()); day != "" {
		return f.say("U hoort uiterlijk "+day+" van ons.", "You will hear from us by "+day+" at the latest."), nil
	}
	return "", nil
}

// apology fits what happened: a day that will not be met, one that passed, or
// work that was not good the first time.
func (f *noticeFacts) apology() string {
	due, said := f.promised(), f.n.Created
	if !notice.Given(said) {
		said = f.tx.Now()
	}
	switch {
	case f.n.Kind == notice.Reopened:
		return f.say("Het spijt ons dat het de eerste keer niet goed ging.", "We are sorry that it did not go well the first time.")
	case f.n.Kind == notice.Answered || f.n.Kind == notice.Closed:
		return f.say("Dat spijt ons.", "We are sorry.")
	case f.n.Facts.Tardy:
		return f.say("Het spijt ons dat u langer moet wachten. Het spijt ons ook dat u dit nu pas hoort.", "We are sorry that you have to wait longer. We are also sorry that you only hear this now.")
	case f.n.Kind == notice.Compensation || notice.Given(due) && due < said:
		return f.say("Het spijt ons dat wij niet deden wat wij u beloofden.", "We are sorry that we did not do what we promised you.")
	}
	return f.say("Het spijt ons dat u langer moet wachten dan wij beloofden.", "We are sorry that you have to wait longer than we promised.")
}

// waitsFor is what we wait for, in the words of a colleague when there are any.
func (f *noticeFacts) waitsFor() string {
	switch {
	case f.n.Facts.Cause != "":
		return f.n.Facts.Cause
	case f.n.Facts.Reason == handover.PausedForCustomer:
		return f.say("informatie van u.", "information from you.")
	case f.n.Facts.Reason == handover.PausedForOther:
		return f.say("informatie van een andere organisatie.", "information from another organisation.")
	}
	return f.say("informatie die wij nog nodig hebben.", "information that we still need.")
}

// doThis is what the citizen does while we wait.
func (f *noticeFacts) doThis() string {
	switch f.n.Facts.Reason {
	case handover.PausedForCustomer:
		return f.say("Stuur ons dit voordat die dag voorbij is. Dan gaan wij meteen verder.", "Send us this before that day is over. Then we go on at once.")
	case handover.PausedForOther:
		return f.say("U hoeft zelf niets te doen.", "You do not need to do anything.")
	}
	return ""
}

// steps are the steps that a citizen is told about, in words.
var steps = map[charter.Event]charter.Text{
	charter.Complete:     {NL: "Wij hebben nu alles van u wat wij nodig hebben.", EN: "We now have everything that we need from you."},
	charter.Paid:         {NL: "Uw betaling is bij ons binnen.", EN: "We have received your payment."},
	charter.Acknowledged: {NL: "Wij hebben uw vraag goed ontvangen.", EN: "We have received your request well."},
	charter.Helped:       {NL: "Wij hebben u geholpen.", EN: "We have helped you."},
	charter.Planned:      {NL: "Het staat nu in onze planning.", EN: "It is now in our planning."},
	charter.Agreed:       {NL: "Wij hebben met u een afspraak gemaakt.", EN: "We have made an appointment with you."},
	charter.Started:      {NL: "Wij zijn ermee begonnen.", EN: "We have started with it."},
	charter.Decided:      {NL: "Wij hebben een besluit genomen. U krijgt het besluit nog van ons.", EN: "We have decided. You will still get the decision from us."},
	charter.Delivered:    {NL: "Wij hebben geleverd wat u vroeg.", EN: "We have delivered what you asked for."},
	charter.Transferred:  {NL: "Een andere afdeling neemt uw vraag over.", EN: "Another department takes over your request."},
}

// step is which step was taken.
func (f *noticeFacts) step() string {
	text := cmp.Or(f.n.Facts.Answer, f.n.Facts.Cause)
	if e, ok := charter.ParseEvent(f.n.Facts.Step); ok && text == "" {
		text = f.say(steps[e].NL, steps[e].EN)
	}
	return text
}

// remedyWords is a compensation as it stands in a sentence: "een boekenbon van
// € 15"; empty when there is none.
func remedyWords(form string, cents int64, lang fault.Lang) string {
	amount := ""
	if cents > 0 {
		if amount = "€ " + charter.EuroText(int32(min(cents, 1<<31-1))); lang == fault.NL {
			amount = strings.ReplaceAll(amount, ".", ",")
		}
	}
	words := map[charter.RemedyForm][2]charter.Text{ // without and with an amount
		charter.Apology:   {{NL: "ons excuus", EN: "our apology"}, {NL: "ons excuus", EN: "our apology"}},
		charter.Flowers:   {{NL: "een bos bloemen", EN: "a bunch of flowers"}, {NL: "een bos bloemen ter waarde van ", EN: "a bunch of flowers worth "}},
		charter.BookToken: {{NL: "een boekenbon", EN: "a book token"}, {NL: "een boekenbon van ", EN: "a book token of "}},
		charter.Donation:  {{NL: "een gift aan een goed doel", EN: "a gift to a good cause"}, {NL: "een gift aan een goed doel van ", EN: "a gift to a good cause of "}},
		charter.Money:     {{}, {NL: "een bedrag van ", EN: "an amount of "}},
	}
	w, known := words[charter.RemedyForm(form)]
	if !known {
		return ""
	}
	say := w[0]
	if amount != "" {
		say = w[1]
	}
	text := say.NL
	if lang == fault.EN {
		text = say.EN
	}
	if amount == "" || charter.RemedyForm(form) == charter.Apology {
		return text
	}
	return text + amount
}
