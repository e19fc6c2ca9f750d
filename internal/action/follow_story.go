package action

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/contact"
	"handvest/internal/follow"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// Happening is one kind of thing that a citizen reads of in the history of
// their case.
type Happening string

// The happenings.
const (
	YouAsked      Happening = "asked"
	YouContacted  Happening = "contacted"
	YouWrote      Happening = "wrote"
	YouWithdrew   Happening = "withdrew"
	YouKept       Happening = "kept" // withdrawing was undone
	YouSaidNo     Happening = "unsolved"
	PassedOn      Happening = "passed"
	WeNeedYou     Happening = "need"
	WeWaitOther   Happening = "other"
	WeGoOn        Happening = "go"
	WeRang        Happening = "rang" // and nobody answered
	WeSpoke       Happening = "spoke"
	WeSent        Happening = "sent" // Channel and About say what
	WeConfirmed   Happening = "confirmed"
	WePlanned     Happening = "planned"
	WeStarted     Happening = "started"
	WeDecided     Happening = "decided"
	WeDelivered   Happening = "delivered"
	WeAnswered    Happening = "answered"
	DateMissed    Happening = "missed"
	WeClosed      Happening = "closed"
	WeReopened    Happening = "reopened"
	EndedOnDemand Happening = "withdrawn"
)

// CitizenEvent is one line of the history of a case.
type CitizenEvent struct {
	At      calendar.Instant
	What    Happening
	Channel string      // of YouAsked and YouContacted a contact.Channel, of WeSent a notice.Channel
	About   notice.Kind // of WeSent
}

// publicEvents are the events of a case that a citizen reads of; all others are
// matters of our own.
var publicEvents = map[charter.Event]Happening{
	charter.Received: YouAsked, charter.Acknowledged: WeConfirmed, charter.Planned: WePlanned, charter.Started: WeStarted, charter.Decided: WeDecided,
	charter.Delivered: WeDelivered, charter.Answered: WeAnswered, charter.Closed: WeClosed, charter.Reopened: WeReopened, charter.Resumed: WeGoOn,
	charter.WithdrawnByCustomer: EndedOnDemand,
}

// happened tells the history of a case, the newest first. Who looks at a page
// that shows least reads when it came in, was broken and was done.
func (s *seen) happened(ctx context.Context, tx *store.Tx, organisation int64, c *CitizenCase, notices []notice.Notice) error {
	journal, err := tx.Journal(ctx, organisation, s.worked())
	if err != nil {
		return err
	}
	b := book{least: c.Least}
	for i := range journal {
		b.journal(&journal[i])
	}
	for i := range c.Clocks {
		if k := &c.Clocks[i]; k.Result.Due.At.Known() && k.Result.Due.At < c.AsOf && (!k.Result.End.Known() || k.Result.End > k.Result.Due.At) {
			b.add(k.Result.Due.At, DateMissed, "")
		}
	}
	if !c.Least {
		if err := b.contacts(ctx, tx, organisation, s); err != nil {
			return err
		}
		if err := b.tasks(ctx, tx, organisation, s); err != nil {
			return err
		}
		if err := b.notices(ctx, tx, organisation, notices); err != nil {
			return err
		}
	}
	b.deeds(s.deeds)
	c.Happened = b.inOrder(c.Asked)
	return nil
}

// book collects the lines of a history.
type book struct {
	least bool
	all   []CitizenEvent
}

func (b *book) add(at calendar.Instant, what Happening, channel string) {
	if at.Known() && at != 0 {
		b.all = append(b.all, CitizenEvent{At: at, What: what, Channel: channel})
	}
}

// journal takes over what a citizen may read of one row. Reasons and facts are
// for us: they are never copied.
func (b *book) journal(j *store.JournalRow) {
	e := &j.Event
	switch {
	case e.Kind == charter.Paused && e.Reason == handover.PausedForCustomer:
		b.add(e.At, WeNeedYou, "")
	case e.Kind == charter.Paused && e.Reason == handover.PausedForOther:
		b.add(e.At, WeWaitOther, "")
	case e.Kind == charter.Changed && strings.Contains(j.Facts, `"changed"`) && strings.Contains(j.Facts, `"department"`):
		b.add(e.At, PassedOn, "")
	default:
		if what, ok := publicEvents[e.Kind]; ok {
			b.add(e.At, what, "")
		}
	}
}

// contacts are the times at which the citizen got in touch about this case.
// Those of anybody else are not theirs to read about.
func (b *book) contacts(ctx context.Context, tx *store.Tx, organisation int64, s *seen) error {
	if s.request == nil || s.party <= 0 {
		return nil
	}
	merged, err := tx.MergedInto(ctx, organisation, s.party)
	if err != nil {
		return err
	}
	theirs := append(merged, s.party)
	all, err := tx.Contacts(ctx, organisation, ContactFilter{Request: s.request.ID}, store.Place{}, 50)
	if err != nil {
		return err
	}
	for i := range all {
		x := &all[i]
		own := slices.Contains(theirs, x.Party) && (x.For == 0 || slices.Contains(theirs, x.For)) || slices.Contains(theirs, x.For)
		if !own || x.ID == s.request.Contact || slices.ContainsFunc(s.deeds, func(d follow.Deed) bool { return d.Contact == x.ID }) {
			continue
		}
		if x.Outbound {
			b.add(x.Received, WeSpoke, "")
			continue
		}
		b.add(x.Received, YouContacted, string(x.Channel))
	}
	return nil
}

// tasks are what was tried and handed on for the case.
func (b *book) tasks(ctx context.Context, tx *store.Tx, organisation int64, s *seen) error {
	for i := range s.tasks {
		t := &s.tasks[i]
		if s.request != nil && (t.Kind == handover.Work || t.InsteadOf != 0) {
			b.add(t.Created, PassedOn, "")
		}
		if s.task != nil && t.InsteadOf != 0 {
			b.add(t.Created, PassedOn, "")
		}
		if t.Attempts == 0 && t.Reached == handover.NotRung {
			continue
		}
		attempts, err := tx.Attempts(ctx, organisation, t.ID)
		if err != nil {
			return err
		}
		for _, x := range attempts {
			what := WeRang
			if x.Outcome == handover.GotThrough {
				what = WeSpoke
			}
			b.add(x.At, what, "")
		}
		if len(attempts) == 0 && t.Closed.Known() {
			b.add(t.Closed, map[handover.Reached]Happening{handover.Spoken: WeSpoke, handover.NotSpoken: WeRang}[t.Reached], "")
		}
	}
	return nil
}

// deeds are what the citizen did on the page itself.
func (b *book) deeds(all []follow.Deed) {
	for i := range all {
		switch d := &all[i]; d.Kind {
		case follow.Wrote:
			b.add(d.At, YouWrote, "")
		case follow.NotSolved:
			b.add(d.At, YouSaidNo, "")
		case follow.Kept:
			b.add(d.At, YouKept, "")
		case follow.Withdrew:
			b.add(d.At, YouWithdrew, "")
		}
	}
}

// leastShown is all that a page that shows least tells.
var leastShown = []Happening{YouAsked, DateMissed, WeClosed, WeReopened, EndedOnDemand, YouWrote, YouWithdrew, YouKept, YouSaidNo, WeNeedYou, WeGoOn}

// atOnce is in which order things are told that happened at one moment.
var atOnce = map[Happening]int{YouAsked: -3, PassedOn: -2, WeSpoke: 1, WeClosed: 2, YouKept: 2, EndedOnDemand: 3, YouSaidNo: 4}

// toldBy is what says the same in better words, when it happened within a minute;
// of what we sent only a confirmation says that we confirmed.
var (
	toldBy   = map[Happening]Happening{EndedOnDemand: YouWithdrew, WeAnswered: WeSpoke, WeReopened: YouSaidNo, WeConfirmed: WeSent, WeDecided: WeAnswered}
	confirms = map[notice.Kind]bool{notice.Confirmation: true, notice.ComplaintReceipt: true}
)

// inOrder is the history, the newest first, without what says the same within a
// minute.
func (b *book) inOrder(asked contact.Channel) []CitizenEvent {
	slices.SortStableFunc(b.all, func(x, y CitizenEvent) int {
		return cmp.Or(cmp.Compare(y.At, x.At), cmp.Compare(atOnce[y.What], atOnce[x.What]))
	})
	var out []CitizenEvent
	for _, e := range b.all {
		if b.least && !slices.Contains(leastShown, e.What) {
			continue
		}
		if e.What == YouAsked && !b.least {
			e.Channel = string(asked)
		}
		same := func(o CitizenEvent) bool { return o.What == e.What && o.About == e.About && o.At-e.At < 60_000 }
		better, told := toldBy[e.What]
		said := told && slices.ContainsFunc(b.all, func(o CitizenEvent) bool {
			return o.What == better && (better != WeSent || confirms[o.About]) && max(o.At-e.At, e.At-o.At) < 60_000
		})
		if !said && !slices.ContainsFunc(out, same) {
			out = append(out, e)
		}
	}
	return out
}
