package action

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// FinishContact makes a contact of a draft in one transaction: the contact with
// its questions, the requests and tasks that it leaves with their clocks, and
// what the citizen is told. The draft has its final words and names the version
// that the screen saw. The id of the draft becomes the id of the contact:
// finishing it again, also at the same moment, gives the same answer and writes
// nothing. What is wrong is said with the field as its place, and the draft
// stays as it was.
func (a *Actions) FinishContact(ctx context.Context, who Actor, id int64, version int32, d contact.Draft) (Finished, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return Finished{}, err
	}
	var out Finished
	var err error
	var refused []early
	for range 5 {
		err = a.db.Tx(ctx, func(tx *store.Tx) (err error) {
			refused = nil
			out, err = a.finish(ctx, tx, who, id, version, d, &refused)
			return err
		})
		if !store.Duplicate(err) { // two took the same reference at the same moment
			break
		}
	}
	if err != nil {
		err = fmt.Errorf("finish contact %d: %w", id, err)
		if len(refused) > 0 {
			err = errors.Join(err, a.countEarly(ctx, who, refused))
		}
		return Finished{}, err
	}
	return out, nil
}

func (a *Actions) finish(ctx context.Context, tx *store.Tx, who Actor, id int64, version int32, d contact.Draft, refused *[]early) (Finished, error) {
	t, err := tx.TakeTab(ctx, who.Organisation, id)
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
		return a.finishedBefore(ctx, tx, who, id)
	}
	if err != nil {
		return Finished{}, err
	}
	if t.Staff != who.ID {
		return Finished{}, store.NoTab()
	}
	a.openTyped(&t)
	final := store.Tab{Draft: d}
	final.Started = t.Started
	if t.Version != version && !t.Same(&final) {
		return Finished{}, draftMoved(&t)
	}
	now := tx.Now()
	d = final.Draft.Clone()
	d.ID, d.Staff = id, who.ID
	because := reasons(&d)
	d.Tidy(now)
	d.Words(func(text *string) { maskTyped(text) })
	f := finishing{a: a, tx: tx, who: who, now: now, d: &d, desk: true, because: because}
	if f.w, err = a.writing(ctx, tx, who); err != nil {
		return Finished{}, err
	}
	if err := f.prepare(ctx); err != nil {
		*refused = f.early
		return Finished{}, err
	}
	if err := f.all(ctx); err != nil {
		return Finished{}, err
	}
	tx.Pulse(who.Organisation, TopicDrafts)
	if len(f.tasks) > 0 {
		tx.Pulse(who.Organisation, TopicTasks)
	}
	if len(f.requests)+len(f.joined) > 0 {
		tx.Pulse(who.Organisation, TopicRequests)
	}
	return a.finished(ctx, tx, who, f.w.derive.made, id)
}

// finishing is one contact on its way into the database.
type finishing struct {
	a   *Actions
	tx  *store.Tx
	who Actor
	now calendar.Instant
	d   *contact.Draft
	w   *writing

	contact   contact.Contact
	party     *party.Party // who got in touch; nil is nobody that we know
	district  string
	language  string
	sensitive bool
	secret    bool              // a secrecy indication: where somebody is reached goes into no text
	requests  []contact.Request // new
	joined    []int64           // requests that ran already
	tasks     []handover.Task
	notices   []notice.Notice
	said      notice.Values                     // what the confirmation says
	voiced    []*complaint.Voice                // by question: with its words, which stay out of the contact
	early     []early                           // what was not asked
	desk      bool                              // a person chose who gets the work
	because   []string                          // by question: why it goes to another department than proposed
	sets      map[string]*knowledge.QuestionSet // by product
	names     map[int64]string                  // of colleagues who are named in it
}

// all writes everything that follows from a draft that was checked.
func (f *finishing) all(ctx context.Context) error {
	if err := f.contactOf(ctx); err != nil {
		return err
	}
	for i := range f.d.Questions {
		if err := f.question(ctx, i); err != nil {
			return err
		}
	}
	if err := f.routed(ctx); err != nil {
		return err
	}
	if err := f.transfers(ctx); err != nil {
		return err
	}
	if err := f.w.settle(ctx); err != nil {
		return err
	}
	if err := f.dues(ctx); err != nil {
		return err
	}
	if err := f.confirm(ctx); err != nil {
		return err
	}
	f.keepVoices()
	if err := f.put(ctx); err != nil {
		return err
	}
	if err := f.voices(ctx); err != nil {
		return err
	}
	for _, request := range f.joined { // a few
		if f.d.Outbound {
			break // we rang: that is no answer yet
		}
		if err := f.a.customerAnswered(ctx, f.tx, f.who, request); err != nil {
			return err
		}
	}
	return nil
}

// contactOf makes the contact and its subject.
func (f *finishing) contactOf(ctx context.Context) error {
	d := f.d
	talk, wrap := d.Times(f.now)
	f.contact = contact.Contact{
		ID: d.ID, Version: 1, Channel: d.Channel, Outbound: d.Outbound, Party: d.Party, For: d.For, Level: d.Level, Caller: d.Caller, Line: d.Line,
		Phone: phoneOf(d), Staff: f.who.ID, StaffName: f.who.Name, External: f.who.External, Sent: d.Sent, Received: d.Received, Started: d.Started,
		Registered: f.now, Talk: talk, Wrap: wrap, Solved: d.Solved, Reason: d.Reason, Remark: d.Remark, Questions: d.Questions, Sensitive: f.sensitive,
	}
	first := &d.Questions[0]
	n, err := f.w.add(ctx, d.ID, "C"+strconv.FormatInt(d.ID, 36), Codes{Subject: d.SubjectKind(), Product: first.Product,
		Channel: string(d.Channel), Department: first.Owner(), District: f.district})
	if err != nil {
		return err
	}
	outcome := string(d.Outcome())
	if err := f.w.outcome(ctx, n, outcome); err != nil {
		return err
	}
	f.w.notes(n, f.events(outcome)...)
	return nil
}

// events are what happened in the contact itself. A call was answered when the
// conversation began, and was over when it ended; what is written is dealt with
// when it is registered.
func (f *finishing) events(outcome string) []clock.Event {
	d := f.d
	over := f.now
	var all []clock.Event
	say := func(kind charter.Event, at calendar.Instant, reason string) {
		if at.Known() {
			all = append(all, clock.Event{Kind: kind, At: at, Reason: reason, Until: calendar.NoInstant})
		}
	}
	say(charter.Sent, d.Sent, "")
	say(charter.Received, d.Received, "")
	if d.Channel.Live() {
		helped := max(d.Started, d.Received)
		if d.Ended.Known() {
			over = max(d.Ended, helped)
		}
		say(charter.Helped, helped, "")
		for i := range d.Questions {
			if d.Questions[i].Ending == contact.Transferred {
				say(charter.Transferred, over, "")
				break
			}
		}
	} else if d.AnsweredAtOnce() {
		say(charter.Answered, over, "")
	}
	say(charter.Closed, over, outcome)
	say(charter.Registered, f.now, "")
	return all
}

// put saves what was made.
func (f *finishing) put(ctx context.Context) error {
	organisation := f.who.Organisation
	if err := f.w.put(ctx); err != nil {
		return err
	}
	if err := f.tx.PutContacts(ctx, organisation, []contact.Contact{f.contact}); err != nil {
		return err
	}
	if err := f.tx.PutRequests(ctx, organisation, f.requests); err != nil {
		return err
	}
	for i := range f.d.Questions {
		if article := f.d.Questions[i].Article; article != 0 {
			if err := f.tx.CountUse(ctx, organisation, article); err != nil {
				return err
			}
		}
	}
	if err := f.tx.PutTasks(ctx, organisation, f.tasks); err != nil {
		return err
	}
	for i := range f.notices {
		if err := f.a.wordWith(ctx, f.tx, organisation, &f.notices[i], f.said); err != nil {
			return err
		}
	}
	return f.a.planNotices(ctx, f.tx, organisation, f.notices...)
}
