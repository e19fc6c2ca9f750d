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
	"handvest/internal/remedy"
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
		notice.About: f.about(), notice.Cause: f.cause(), notice.WaitsFor: f.waitsFor(), notice.DoThis: f.doThis(), notice.Answer: f.answer(),
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
	if !f.quiet && f.request != nil && text.Uses(notice.Opinion) {
		if v[notice.Opinion], err = f.a.opinionURL(ctx, f.tx, f.organisation, f.request.ID); err != nil {
			return err
		}
	}
	if text.Uses(notice.GoodCauses) && n.Facts.Form == string(charter.Donation) {
		causes, err := f.tx.Causes(ctx, f.organisation)
		if err != nil {
			return err
		}
		v[notice.GoodCauses] = f.choice(causes)
	}
	return ownValues(ctx, f.tx, f.organisation, string(f.lang), v)
}

// choice names the good causes that can be chosen: "a, b of c".
func (f *noticeFacts) choice(causes []remedy.GoodCause) string {
	var names []string
	for _, c := range causes {
		if c.Active {
			names = append(names, c.Name)
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + f.say(" of ", " or ") + names[last]
}

// newDate is what a notice promises now. A delay has only the date that it was
// given; the others fall back on when the work is due.
func (f *noticeFacts) newDate() calendar.Instant {
	facts := &f.n.Facts
	switch {
	case f.n.Kind == notice.NotReached && facts.Reason == unreachedOutcome:
		return calendar.NoInstant // nobody rings again
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
