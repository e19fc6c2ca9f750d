package action

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/remedy"
	"handvest/internal/store"
)

// Viewer is who looks at the page of one case. Today that is who holds a link
// to it; somebody who signed in by other means becomes a Viewer here too, and
// everything behind it stays as it is.
type Viewer struct {
	Organisation int64
	Token        string // of the link, as it was typed or clicked
	Address      string // of the network, to slow down who guesses; never kept
}

// NoPage is the one answer for a link that never was, has ended, was withdrawn
// or belongs to somebody else by now: who guesses learns nothing.
var NoPage = fault.New(fault.NotFound, "Deze link werkt niet of niet meer. Bel of mail ons met uw kenmerk, dan sturen wij u een nieuwe.",
	"This link does not work, or no longer. Call or mail us with your reference and we will send you a new one.")

// Standing is how a case stands for the citizen.
type Standing string

// The ways in which a case can stand.
const (
	Underway      Standing = "underway"
	AsksYou       Standing = "asks"      // we need something of the citizen
	AwaitsOther   Standing = "other"     // we wait for another organisation
	RunsLate      Standing = "late"      // past a promised date
	Withdrawing   Standing = "leaving"   // the citizen withdraws it, and can still undo that
	WasAnswered   Standing = "answered"  // closed with an answer
	WasClosed     Standing = "closed"    // closed
	WasWithdrawn  Standing = "withdrawn" // by the citizen
	CouldNotReach Standing = "missed"    // a call-back that reached nobody, closed
)

// CitizenCase is what a citizen sees of their case: nothing of another person,
// no name of an employee, no word that was written for colleagues.
type CitizenCase struct {
	Subject   int64
	Reference string // empty for a call-back
	Product   string // name of what it is about; empty when it is not to be shown
	Callback  bool
	Asked     contact.Channel // how it came in
	Received  calendar.Instant
	Closed    calendar.Instant
	Standing  Standing
	Until     calendar.Instant // of a wait, or of the hour in which withdrawing can be undone
	What      string           // what we ask of the citizen, in the words that were written for them
	Say       charter.Text     // the first promise that runs, with its date; empty is none
	Clocks    []CaseClock      // what we promised, the first due first; at most three (S0-15)
	NewDue    calendar.Instant // what we promise now that we are late
	Cause     string           // why we are late
	Answer    string           // our answer
	Happened  []CitizenEvent   // the newest first
	Choice    follow.Choice
	Reach     []notice.Channel // codes of the channels on which this citizen can be told
	Gifts     []CitizenRemedy  // compensations that this citizen may read of
	Causes    []remedy.GoodCause
	Complaint *CitizenComplaint // nil for what is no complaint
	Least     bool              // shows least: shielded, or under a secrecy indication
	AsOf      calendar.Instant
	Ends      calendar.Instant // of the link

	MayWrite, MayWithdraw, MayUndo, MayReopen, MayChoose bool
	MayRate, Rated                                       bool             // say what they thought of how a complaint was handled; did so
	ReopenBy                                             calendar.Instant // the last moment for MayReopen
}

// mostBars is how many promises one case shows (S0-15).
const mostBars = 3

// seen is a case that a viewer opened, inside one transaction.
type seen struct {
	*followed
	link    follow.Link
	made    *made
	zone    *calendar.Zone
	subject store.Subject
	tasks   []handover.Task
	deeds   []follow.Deed
	terms   follow.Terms
}

// view opens the case of a viewer, or says NoPage.
func (a *Actions) view(ctx context.Context, tx *store.Tx, v Viewer) (*seen, error) {
	plain := follow.Plain(v.Token)
	if plain == "" {
		return nil, NoPage
	}
	link, found, err := tx.FollowOfHash(ctx, v.Organisation, hashOf(plain))
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, NoPage
	}
	c, err := followedCase(ctx, tx, v.Organisation, link.Subject)
	if err != nil {
		return nil, err
	}
	if c.none || c.request == nil && c.task == nil || !c.still(ctx, tx, v.Organisation, &link) {
		return nil, NoPage
	}
	s := &seen{followed: c, link: link}
	if s.made, err = a.made(ctx, tx, v.Organisation); err != nil {
		return nil, err
	}
	if s.zone, err = s.made.zone(); err != nil {
		return nil, err
	}
	if s.terms, err = followTerms(ctx, tx, v.Organisation); err != nil {
		return nil, err
	}
	if !s.terms.Works(&link, s.closed(), tx.Now(), s.zone) {
		return nil, NoPage
	}
	if s.deeds, err = tx.Deeds(ctx, v.Organisation, link.Subject); err != nil {
		return nil, err
	}
	if s.subject, err = tx.Subject(ctx, v.Organisation, s.worked()); err != nil {
		return nil, err
	}
	if s.tasks, err = s.work(ctx, tx, v.Organisation); err != nil {
		return nil, err
	}
	return s, nil
}

// still says whether a case is still of whom the link was made for. Somebody
// who was unknown may have become known; two who turned out to be one are one.
func (c *followed) still(ctx context.Context, tx *store.Tx, organisation int64, l *follow.Link) bool {
	if l.Party <= 0 || l.Party == c.party {
		return true
	}
	id, err := tx.Survivor(ctx, organisation, l.Party)
	return err == nil && id == c.party
}

// worked is the subject on which the promises run.
func (s *seen) worked() int64 {
	if s.request != nil {
		return s.request.ID
	}
	return s.task.ID
}

// closed is when the case was closed; NoInstant while it is open.
func (s *seen) closed() calendar.Instant {
	switch {
	case s.request != nil && !s.request.Open:
		return s.request.Closed
	case s.task != nil && s.task.State == handover.Closed:
		return s.task.Closed
	}
	return calendar.NoInstant
}

// work are the tasks for the case.
func (s *seen) work(ctx context.Context, tx *store.Tx, organisation int64) ([]handover.Task, error) {
	if s.request == nil {
		return []handover.Task{*s.task}, nil
	}
	return tx.TasksOfRequest(ctx, organisation, s.request.ID)
}

// CitizenCase opens the page of a case. What is wrong with a link is not told;
// see NoPage.
func (a *Actions) CitizenCase(ctx context.Context, v Viewer, lang fault.Lang) (*CitizenCase, error) {
	var out *CitizenCase
	var link follow.Link
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		s, err := a.view(ctx, tx, v)
		if err != nil {
			return err
		}
		link = s.link
		out, err = a.citizenCase(ctx, tx, v.Organisation, s, lang)
		return err
	})
	if err != nil {
		return nil, a.noSuchPage(ctx, v, err)
	}
	return out, a.db.Tx(ctx, func(tx *store.Tx) error { return tx.LookFollow(ctx, v.Organisation, &link) })
}

func (a *Actions) citizenCase(ctx context.Context, tx *store.Tx, organisation int64, s *seen, lang fault.Lang) (*CitizenCase, error) {
	h := &s.subject.History
	c := &CitizenCase{Subject: s.link.Subject, Callback: s.task != nil && s.task.Kind == handover.Callback, Received: h.Moments[charter.Received],
		Closed: s.closed(), Until: calendar.NoInstant, NewDue: calendar.NoInstant, ReopenBy: calendar.NoInstant, Least: s.secret, AsOf: tx.Now(),
		Ends: s.terms.Until(&s.link, s.closed(), s.zone)}
	if s.request != nil {
		c.Reference, c.Asked = s.request.Reference, s.request.Channel
	}
	if !c.Least {
		c.Product = s.product()
	}
	c.Clocks = s.made.citizenClocks(h, c.AsOf, lang)
	if len(c.Clocks) > 0 && c.Clocks[0].Result.State == clock.Running {
		k := &c.Clocks[0]
		c.Say = charter.Text{NL: sayDue(&k.Promise, k.Result.Due, k.Term, s.zone, c.AsOf, fault.NL), EN: sayDue(&k.Promise, k.Result.Due, k.Term, s.zone, c.AsOf, fault.EN)}
	}
	notices, delays, err := s.toldOfCase(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	c.late(delays)
	if c.Gifts, c.Causes, err = a.RemediesForCitizen(ctx, tx, organisation, s.worked()); err != nil {
		return nil, err
	}
	s.standing(c, notices)
	if err := s.mayDo(ctx, tx, organisation, c); err != nil {
		return nil, err
	}
	if err := s.ofComplaint(ctx, tx, organisation, c); err != nil {
		return nil, err
	}
	if err := s.mayRate(ctx, tx, organisation, c); err != nil {
		return nil, err
	}
	return c, s.happened(ctx, tx, organisation, c, notices)
}

// citizenClocks are the promises to a citizen that run on a case, the first due
// first and what is done last; at most three (S0-15).
func (m *made) citizenClocks(h *clock.History, now calendar.Instant, lang fault.Lang) []CaseClock {
	var all []CaseClock
	for _, p := range m.promises {
		k, ok := caseClock(p, h, now, lang)
		if ok && !p.Latest().IsInternal() && k.Result.State != clock.Excluded && k.Result.Due.At.Known() {
			all = append(all, k)
		}
	}
	slices.SortStableFunc(all, func(x, y CaseClock) int {
		return cmp.Or(last(x.Result.End.Known(), y.Result.End.Known()), cmp.Compare(x.Result.Due.At, y.Result.Due.At))
	})
	return all[:min(len(all), mostBars)]
}

// last puts what is so after what is not.
func last(a, b bool) int {
	switch {
	case a && !b:
		return 1
	case b && !a:
		return -1
	}
	return 0
}

// product is the public name of what the case is about. The words that an
// employee typed are not shown: they may name somebody else.
func (s *seen) product() string {
	var code string
	if s.request != nil {
		code = s.request.Product
	} else {
		code = s.task.Product
	}
	for _, l := range s.made.labels {
		if l.Kind == store.ProductLabel && l.Code == code && code != "" {
			return l.Name
		}
	}
	return ""
}

// standing says how the case stands.
func (s *seen) standing(c *CitizenCase, notices []notice.Notice) {
	h := &s.subject.History
	leaving := slices.IndexFunc(s.deeds, func(d follow.Deed) bool { return d.Kind == follow.Withdrew && d.State == follow.Waits })
	wait := s.wait()
	switch {
	case c.Closed.Known() && h.Moments[charter.WithdrawnByCustomer].Known():
		c.Standing = WasWithdrawn
	case c.Closed.Known() && s.task != nil && s.task.Reached == handover.NotSpoken:
		c.Standing = CouldNotReach
	case c.Closed.Known():
		c.Standing = WasClosed
		if c.Answer = s.answer(c.Least, notices); c.Answer != "" || s.task != nil && s.task.Reached == handover.Spoken {
			c.Standing = WasAnswered
		}
	case leaving >= 0:
		c.Standing, c.Until = Withdrawing, s.deeds[leaving].Effect
	case wait.For == handover.ForCustomer || wait.For == handover.ForNobody && s.paused() == handover.PausedForCustomer:
		c.Standing, c.Until = AsksYou, wait.Until
		if !c.Least {
			c.What = wait.What
		}
	case slices.ContainsFunc(c.Clocks, func(k CaseClock) bool { return k.Result.State == clock.Overdue }):
		c.Standing = RunsLate
	case wait.For == handover.ForOther || s.paused() == handover.PausedForOther:
		c.Standing, c.Until = AwaitsOther, wait.Until
	default:
		c.Standing = Underway
	}
}

// wait is what the case waits for: of several tasks, the citizen goes first.
func (s *seen) wait() handover.Wait {
	var found handover.Wait
	found.Until = calendar.NoInstant
	for i := range s.tasks {
		t := &s.tasks[i]
		if t.State != handover.Closed && t.Wait.For != handover.ForNobody && t.Wait.For != handover.ForParts && (found.For == handover.ForNobody || t.Wait.For < found.For) {
			found = t.Wait
		}
	}
	return found
}

// paused is the reason of the pause that is open now.
func (s *seen) paused() string {
	if all := s.subject.History.Pauses; len(all) > 0 && !all[len(all)-1].To.Known() {
		return all[len(all)-1].Reason
	}
	return ""
}

// answer is what was answered, in the words that were written for the citizen.
func (s *seen) answer(least bool, notices []notice.Notice) string {
	if least {
		return ""
	}
	at, text := calendar.NoInstant, ""
	for i := range s.tasks {
		if t := &s.tasks[i]; t.State == handover.Closed && t.Answer != "" && (text == "" || t.Closed > at) {
			at, text = t.Closed, t.Answer
		}
	}
	return cmp.Or(text, lastAnswer(notices))
}

// The settings of what can be done on the page.
const (
	deedsAnHour = 12 // on one case
	undoFor     = time.Hour
)

// mayDo says what the citizen can do now.
func (s *seen) mayDo(ctx context.Context, tx *store.Tx, organisation int64, c *CitizenCase) error {
	open := !c.Closed.Known()
	c.MayUndo = c.Standing == Withdrawing
	c.MayWrite, c.MayWithdraw, c.MayChoose = open && !c.MayUndo, open && !c.MayUndo, open
	if c.Standing == WasClosed || c.Standing == WasAnswered || c.Standing == CouldNotReach {
		days, err := numberSetting(ctx, tx, organisation, reopenSetting, reopenWithin)
		if err != nil {
			return err
		}
		c.ReopenBy = s.zone.EndOfDay(s.zone.Date(c.Closed).AddDays(days))
		c.MayReopen = c.AsOf <= c.ReopenBy
	}
	var err error
	if c.Choice, _, err = tx.FollowChoice(ctx, organisation, s.link.Subject); err != nil {
		return err
	}
	c.Reach, err = s.reach(ctx, tx, organisation)
	return err
}

// reach are the channels on which this citizen can be told. No address comes
// with it: the page shows none.
func (s *seen) reach(ctx context.Context, tx *store.Tx, organisation int64) ([]notice.Channel, error) {
	has := map[notice.Channel]bool{}
	if s.whom != nil {
		for _, w := range waysTo(s.whom) {
			has[w.channel] = true
		}
	} else if from := s.from(); from != 0 {
		c, err := tx.Contact(ctx, organisation, from)
		if notThere(err) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		channel, _ := callerAddress(c.Caller, "")
		has[channel] = channel != ""
	}
	var all []notice.Channel
	for _, ch := range []notice.Channel{notice.Email, notice.SMS, notice.Letter} {
		if has[ch] {
			all = append(all, ch)
		}
	}
	return all, nil
}

// from is the contact from which the case came; 0 is none.
func (s *seen) from() int64 {
	if s.request != nil {
		return s.request.Contact
	}
	return s.task.Contact
}

// numberSetting is a setting that is a whole number from 1.
func numberSetting(ctx context.Context, tx *store.Tx, organisation int64, key string, house int) (int, error) {
	text, err := tx.Setting(ctx, organisation, key)
	if n, wrong := strconv.Atoi(text); wrong == nil && n > 0 {
		house = n
	}
	return house, err
}
