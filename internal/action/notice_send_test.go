package action

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

func (o *outbox) dispatch(id int64) (d notice.Dispatch) {
	o.t.Helper()
	if err := o.db.Read(context.Background(), func(tx *store.Tx) (err error) {
		d, err = tx.Dispatch(context.Background(), organisation, id)
		return err
	}); err != nil {
		o.t.Fatal(err)
	}
	return d
}

// rest lets time pass and does the jobs.
func (o *outbox) rest(d time.Duration) {
	o.t.Helper()
	*o.now = o.now.Add(d)
	o.jobs()
}

func TestWhatIsRefusedGoesAnotherWayAndThenToAColleague(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		refuse := func(context.Context, notice.Dispatch) (notice.Receipt, error) {
			return notice.Receipt{}, fmt.Errorf("550 no such user: %w", notice.ErrRefused)
		}
		o.mail.says = refuse
		jan := o.citizen(point(party.Email, "weg@example.nl"), point(party.Phone, "06 12345678"))
		o.plan(news("een", jan, notice.Answered))
		o.rest(15 * time.Minute)
		n := o.notice("een")
		if len(o.sms.got) != 1 || n.State != notice.Told || n.Channel != notice.SMS {
			o.t.Fatalf("%+v", n)
		}
		first := o.dispatch(o.sms.got[0].InsteadOf)
		if first.State != notice.Bounced || first.Proof != "550 no such user: refused for good" || !first.Arrived.Known() {
			o.t.Errorf("the mail that came back is %+v", first)
		}
		// The text message comes back too, hours later: saying it twice changes nothing.
		for range 2 {
			if err := o.a.TakeReport(context.Background(), staff.System("post", organisation), DeliveryReport{Reference: o.sms.got[0].Reference, State: notice.Bounced, Proof: "expired"}); err != nil {
				o.t.Fatal(err)
			}
		}
		o.jobs()
		if n = o.notice("een"); n.State != notice.Unreached || len(o.mending(jan)) != 1 || len(o.sms.got) != 1 {
			o.t.Errorf("%+v", n)
		}
		// The next notice does not try what came back.
		o.plan(news("twee", jan, notice.Milestone))
		o.rest(15 * time.Minute)
		if n = o.notice("twee"); n.State != notice.Suppressed || n.Because != noWayWorking {
			o.t.Errorf("%+v", n)
		}
	})
}

func TestAMailServerThatIsAwayForThreeDaysLosesNothing(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		o.mail.says = func(context.Context, notice.Dispatch) (notice.Receipt, error) {
			return notice.Receipt{}, fmt.Errorf("no route to host: %w", notice.ErrLater)
		}
		const many = 12
		for i := range many {
			o.plan(news(fmt.Sprint("n", i), o.citizen(point(party.Email, fmt.Sprintf("b%d@example.nl", i))), notice.Answered))
		}
		tries := 0
		for hours := 0; hours < 72; hours++ {
			o.rest(time.Hour)
		}
		for _, n := range o.notices(0) {
			if n.State != notice.Packed {
				o.t.Fatalf("after three days: %+v", n)
			}
			tries += int(o.dispatch(n.Dispatch).Attempts)
		}
		if tries < many*20 || tries > many*80 {
			o.t.Errorf("%d tries in three days for %d mails", tries, many)
		}
		o.mail.says = nil
		o.rest(3 * time.Hour)
		if len(o.mail.got) != many {
			o.t.Errorf("%d of %d mails left when the server was back", len(o.mail.got), many)
		}
	})
}

func TestACarrierThatNeverComesBackIsGivenUpForAnother(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		o.mail.says = func(context.Context, notice.Dispatch) (notice.Receipt, error) {
			return notice.Receipt{}, errors.New("away")
		}
		o.plan(news("een", o.citizen(point(party.Email, "jan@example.nl"), point(party.Phone, "06 12345678")), notice.Answered))
		for range 200 {
			o.rest(time.Hour)
		}
		if n := o.notice("een"); n.State != notice.Told || len(o.sms.got) != 1 {
			o.t.Errorf("%+v", n)
		}
	})
}

// asked is a carrier that can be asked.
type asked struct {
	*postbag
	lookup func(d notice.Dispatch) (notice.Receipt, error)
}

func (a *asked) Lookup(_ context.Context, d notice.Dispatch) (notice.Receipt, error) {
	return a.lookup(d)
}

func TestWhatIsInDoubtIsAskedAndNeverSentTwice(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		o.mail.says = func(ctx context.Context, d notice.Dispatch) (notice.Receipt, error) {
			if err := notice.LastWord(ctx); err != nil {
				return notice.Receipt{}, fmt.Errorf("%w: %w", notice.ErrLater, err)
			}
			return notice.Receipt{}, fmt.Errorf("the line broke: %w", notice.ErrDoubtful)
		}
		o.plan(news("mail", o.citizen(point(party.Email, "jan@example.nl")), notice.Answered))
		o.rest(15 * time.Minute)
		for range 10 {
			o.rest(time.Hour)
		}
		n := o.notice("mail")
		d := o.dispatch(n.Dispatch)
		if d.State != notice.Doubtful || d.Attempts != 1 || n.State != notice.Packed {
			o.t.Fatalf("a carrier that cannot be asked: %+v", d)
		}
		// A colleague decides that it goes again, and only once.
		o.mail.says = nil
		boss := agent(15, "Ria", "coordinator")
		if err := o.a.TryDispatchAgain(context.Background(), boss, d.ID, d.Version, true); err != nil {
			o.t.Fatal(err)
		}
		if err := o.a.TryDispatchAgain(context.Background(), boss, d.ID, d.Version, true); kindOf(err) == 0 {
			o.t.Error("it goes again twice")
		}
		o.jobs()
		if o.notice("mail").State != notice.Told || len(o.mail.got) != 1 || o.mail.got[0].Reference != d.Reference {
			o.t.Errorf("%+v", o.notice("mail"))
		}

		var there atomic.Bool
		o.sms.says = o.doubt()
		o.a.carriers[notice.SMS] = &asked{o.sms, func(notice.Dispatch) (notice.Receipt, error) {
			if there.Load() {
				return notice.Receipt{Provider: "p-1", Proof: "delivered", State: notice.Delivered}, nil
			}
			return notice.Receipt{}, notice.ErrUnknown
		}}
		o.plan(news("sms", o.citizen(point(party.Phone, "06 12345678")), notice.Answered))
		o.rest(15 * time.Minute)
		there.Store(true)
		o.rest(time.Hour) // sent again once because it never got there, in doubt again, and then found
		d = o.dispatch(o.notice("sms").Dispatch)
		if d.State == notice.Doubtful {
			o.rest(time.Hour)
			d = o.dispatch(o.notice("sms").Dispatch)
		}
		if d.State != notice.Delivered || d.Provider != "p-1" || o.notice("sms").State != notice.Told {
			o.t.Errorf("%+v", d)
		}
	})
}

func (o *outbox) doubt() func(context.Context, notice.Dispatch) (notice.Receipt, error) {
	return func(context.Context, notice.Dispatch) (notice.Receipt, error) {
		return notice.Receipt{}, notice.ErrDoubtful
	}
}

// spoken is a carrier that says its last word.
type spoken struct{ *postbag }

func (spoken) SaysLastWord() bool { return true }

func TestAServerThatDiesInTheMiddleDoublesNothing(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		ctx := context.Background()
		o.a.carriers[notice.Email] = spoken{o.mail}
		type death struct{}
		die := func(when func(context.Context, notice.Dispatch) bool) {
			o.mail.says = func(ctx context.Context, d notice.Dispatch) (notice.Receipt, error) {
				if when(ctx, d) {
					panic(death{})
				}
				return notice.Receipt{Proof: "250"}, nil
			}
			defer func() {
				if r := recover(); r != nil && r != (death{}) {
					panic(r)
				}
			}()
			claimed, _, err := o.a.claim(ctx, organisation)
			if err != nil || len(claimed) != 1 {
				o.t.Fatalf("%d claimed: %v", len(claimed), err)
			}
			_ = o.a.send(ctx, ctx, organisation, claimed[0])
		}
		pack := func(event, address string) {
			o.plan(news(event, o.citizen(point(party.Email, address)), notice.Answered))
			*o.now = o.now.Add(15 * time.Minute)
			if _, err := o.a.LeaveNotices(ctx, organisation, 10); err != nil {
				o.t.Fatal(err)
			}
		}
		// Before the last word: it goes again.
		pack("voor", "voor@example.nl")
		die(func(context.Context, notice.Dispatch) bool { return true })
		o.mail.says = nil
		o.jobs()
		if n := o.notice("voor"); n.State != notice.Packed || len(o.mail.got) != 0 {
			o.t.Fatalf("another server takes it while the first may have it in hand: %+v", n)
		}
		o.rest(10 * time.Minute)
		if n := o.notice("voor"); n.State != notice.Told || len(o.mail.got) != 1 {
			o.t.Fatalf("%+v", n)
		}
		// After it: nobody knows, and it is not sent twice.
		pack("na", "na@example.nl")
		die(func(ctx context.Context, _ notice.Dispatch) bool {
			if err := notice.LastWord(ctx); err != nil {
				o.t.Error(err)
			}
			return true
		})
		o.mail.says = nil
		for range 5 {
			o.rest(time.Hour)
		}
		if d := o.dispatch(o.notice("na").Dispatch); d.State != notice.Doubtful || len(o.mail.got) != 1 {
			o.t.Errorf("%+v", d)
		}
	})
}

func TestAServerThatStopsFinishesWhatItHasInHand(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		ctx, stop := context.WithCancel(context.Background())
		for i := range 20 {
			o.plan(news(fmt.Sprint("n", i), o.citizen(point(party.Email, fmt.Sprintf("b%d@example.nl", i))), notice.Answered))
		}
		*o.now = o.now.Add(15 * time.Minute)
		if _, err := o.a.LeaveNotices(ctx, organisation, 100); err != nil {
			o.t.Fatal(err)
		}
		var n atomic.Int32
		o.mail.says = func(context.Context, notice.Dispatch) (notice.Receipt, error) {
			if n.Add(1) == 3 {
				stop()
			}
			return notice.Receipt{}, nil
		}
		_, _ = o.a.SendDispatches(ctx, organisation)
		first := len(o.mail.got)
		o.jobs()
		if first == 0 || first == 20 || len(o.mail.got) != 20 {
			o.t.Errorf("%d before the stop and %d in all, expected some and 20", first, len(o.mail.got))
		}
	})
}

func TestSeveralServersSendExactlyOneOfEach(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		const many = 60
		for i := range many {
			o.plan(news(fmt.Sprint("n", i), o.citizen(point(party.Email, fmt.Sprintf("b%d@example.nl", i))), notice.Answered))
		}
		*o.now = o.now.Add(15 * time.Minute)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				for range 40 {
					if _, err := o.a.LeaveNotices(context.Background(), organisation, 9); err != nil {
						o.t.Error(err)
					}
					if _, err := o.a.SendDispatches(context.Background(), organisation); err != nil {
						o.t.Error(err)
					}
				}
			})
		}
		group.Wait()
		o.jobs()
		seen := map[string]int{}
		for _, d := range o.mail.got {
			seen[d.Address]++
		}
		if len(seen) != many || len(o.mail.got) != many {
			o.t.Errorf("%d mails to %d citizens, expected %d to %d", len(o.mail.got), len(seen), many, many)
		}
	})
}

func TestALetterIsToldWhenItIsPostedAndNotWhenItIsPrinted(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		o.post.says = func(context.Context, notice.Dispatch) (notice.Receipt, error) {
			return notice.Receipt{State: notice.Printing}, nil
		}
		r := o.lampRequest(boer, 0)
		jan := o.citizen(point(party.Post, "Dorpsstraat 1\n1234 AB  ELZERMONDE"))
		n := news("brief", jan, notice.Answered)
		n.Subject, n.Request = r.ID, r.ID
		o.plan(n)
		o.rest(15 * time.Minute)
		if n = o.noticeOf("brief", r.ID); n.State != notice.Packed || o.dispatch(n.Dispatch).Left.Known() {
			o.t.Fatalf("a letter on the printer: %+v", n)
		}
		boss := agent(15, "Ria", "coordinator")
		if _, err := o.a.PostLetters(context.Background(), boss, []int64{n.Dispatch}); err != nil {
			o.t.Fatal(err)
		}
		if n = o.noticeOf("brief", r.ID); n.State != notice.Told {
			o.t.Errorf("posted: %+v", n)
		}
		if _, err := o.a.UnpostLetters(context.Background(), boss, []int64{n.Dispatch}); err != nil {
			o.t.Fatal(err)
		}
		if n = o.noticeOf("brief", r.ID); n.State != notice.Packed {
			o.t.Errorf("taken back: %+v", n)
		}
	})
}

func (o *outbox) noticeOf(event string, subject int64) notice.Notice {
	o.t.Helper()
	for _, n := range o.notices(subject) {
		if n.Event == event {
			return n
		}
	}
	o.t.Fatalf("there is no notice %s", event)
	return notice.Notice{}
}
