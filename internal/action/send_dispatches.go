package action

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"golang.org/x/sync/errgroup"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// SendDispatches hands envelopes that wait to their carriers, some at once. An
// envelope is claimed before: of several servers one has it in hand. What a
// server had in hand when it stopped comes back by itself: to the queue when
// the carrier never said its last word, else it is asked about, and when the
// carrier cannot be asked it stays in doubt, for a colleague: it is not sent
// twice. More says that others are waiting.
//
// When the context ends, what is under way gets some seconds to be finished and
// written down; nothing new is begun.
func (a *Actions) SendDispatches(ctx context.Context, organisation int64) (more bool, err error) {
	if len(a.carriers) == 0 {
		return false, nil
	}
	waiting, err := a.noticesWaiting(ctx, organisation)
	if err != nil || !waiting.Queued && !waiting.Broken && !waiting.Doubt {
		return false, err
	}
	if waiting.Broken {
		if err := a.takeBackBroken(ctx, organisation); err != nil {
			return false, fmt.Errorf("take back what was in hand: %w", err)
		}
	}
	if waiting.Doubt {
		if err := a.askInDoubt(ctx, organisation); err != nil {
			return false, fmt.Errorf("ask about what is in doubt: %w", err)
		}
	}
	claimed, limit, err := a.claim(ctx, organisation)
	if err != nil || len(claimed) == 0 {
		return false, err
	}
	if err := a.attachLetters(ctx, organisation, claimed); err != nil {
		return false, fmt.Errorf("put documents with mail: %w", err)
	}
	sending, stop := graceful(ctx, a.sendTime())
	defer stop()
	var group errgroup.Group
	for i := range claimed {
		d := claimed[i]
		group.Go(func() error { return a.send(sending, ctx, organisation, d) })
	}
	if err := group.Wait(); err != nil {
		return false, fmt.Errorf("send dispatches: %w", err)
	}
	return len(claimed) >= limit, nil
}

// How long one send may take, and what is under way may go on when the server
// stops.
const (
	longestSend = 2 * time.Minute
	lastGrace   = 15 * time.Second
)

func (a *Actions) sendTime() time.Duration { return longestSend }

// graceful is a context that outlives another one by the last grace.
func graceful(ctx context.Context, length time.Duration) (context.Context, func()) {
	sending, cancel := context.WithTimeout(context.WithoutCancel(ctx), length)
	stopped := context.AfterFunc(ctx, func() { time.AfterFunc(lastGrace, cancel) })
	return sending, func() {
		stopped()
		cancel()
	}
}

// carried are the channels that have a carrier.
func (a *Actions) carried() []notice.Channel {
	var all []notice.Channel
	for _, c := range []notice.Channel{notice.Email, notice.SMS, notice.Letter} {
		if a.carriers[c] != nil {
			all = append(all, c)
		}
	}
	return all
}

// claim takes envelopes in hand: for longer than a send may last.
func (a *Actions) claim(ctx context.Context, organisation int64) (all []notice.Dispatch, limit int, err error) {
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		rules, err := a.noticeRules(ctx, tx, organisation)
		if err != nil {
			return err
		}
		limit = rules.parallel
		if all, err = tx.DispatchesQueued(ctx, organisation, tx.Now(), a.carried(), limit); err != nil {
			return err
		}
		for i := range all {
			d := &all[i]
			d.State, d.Claimed, d.Attempts, d.Version = notice.Sending, a.real().Add(max(rules.claim, 2*a.sendTime())), d.Attempts+1, d.Version+1
		}
		return tx.ChangeDispatches(ctx, organisation, all)
	})
	if f := fault.As(err); f != nil && f.Kind == fault.Conflict {
		return nil, 0, nil
	}
	return all, limit, err
}

// send hands one envelope over and writes down what was said.
func (a *Actions) send(ctx, alive context.Context, organisation int64, d notice.Dispatch) error {
	spoken := notice.WithLastWord(ctx, func(ctx context.Context) error {
		return a.db.Tx(ctx, func(tx *store.Tx) error {
			next := d
			next.State, next.Version, next.Next = notice.Doubtful, d.Version+1, tx.Now()
			if err := tx.ChangeDispatches(ctx, organisation, []notice.Dispatch{next}); err != nil {
				return err
			}
			d = next
			return nil
		})
	})
	receipt, sent := a.carriers[d.Channel].Send(spoken, d)
	if errors.Is(sent, notice.ErrLater) && alive.Err() != nil {
		d.Attempts-- // we stopped, not they
	}
	// What was said is kept also while the server stops.
	return a.db.Tx(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		return a.outcome(ctx, tx, organisation, d, receipt, sent, alive.Err() != nil)
	})
}

// outcome writes down how a try went.
func (a *Actions) outcome(ctx context.Context, tx *store.Tx, organisation int64, d notice.Dispatch, receipt notice.Receipt, sent error, stopping bool) error {
	ctx = context.WithoutCancel(ctx)
	now := tx.Now()
	d.Version, d.Claimed = d.Version+1, calendar.NoInstant
	if sent != nil {
		d.Proof = sent.Error()
	}
	switch {
	case sent == nil:
		return a.left(ctx, tx, organisation, d, receipt)
	case errors.Is(sent, notice.ErrRefused):
		return a.bounce(ctx, tx, organisation, d)
	case errors.Is(sent, notice.ErrDoubtful):
		d.State, d.Next = notice.Doubtful, now.Add(time.Minute)
	default:
		rules, err := a.noticeRules(ctx, tx, organisation)
		if err != nil {
			return err
		}
		if now.Sub(d.Created) >= rules.retry {
			return a.bounce(ctx, tx, organisation, d)
		}
		if d.State, d.Next = notice.Queued, now.Add(backOff(d.Attempts)); stopping {
			d.Next = now
		}
	}
	tx.Pulse(organisation, TopicNotices)
	return tx.ChangeDispatches(ctx, organisation, []notice.Dispatch{d})
}

// backOff is how long an envelope rests after a number of tries: from a quarter
// of a minute, twice as long each time, to two hours, and a fifth more or less,
// so that not all come back at one moment.
func backOff(attempts int32) time.Duration {
	rest := min(15*time.Second<<min(max(attempts-1, 0), 20), 2*time.Hour)
	return rest*4/5 + time.Duration(rand.Int64N(int64(rest*2/5)+1))
}

// takeBackBroken frees what a server had in hand when it stopped.
func (a *Actions) takeBackBroken(ctx context.Context, organisation int64) error {
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		all, err := tx.DispatchesBroken(ctx, organisation, a.real(), 200)
		if err != nil {
			return err
		}
		for i := range all {
			d := &all[i]
			d.Version, d.Claimed, d.Next = d.Version+1, calendar.NoInstant, tx.Now()
			if s, ok := a.carriers[d.Channel].(Spoken); ok && s.SaysLastWord() {
				d.State, d.Proof = notice.Queued, "the server stopped before the message was handed over"
				continue
			}
			d.State, d.Proof = notice.Doubtful, "the server stopped while the message was handed over"
		}
		return tx.ChangeDispatches(ctx, organisation, all)
	})
}

// askInDoubt asks carriers what became of envelopes. Those of a carrier that
// cannot be asked stay as they are.
func (a *Actions) askInDoubt(ctx context.Context, organisation int64) error {
	var can []notice.Channel
	for _, c := range a.carried() {
		if _, ok := a.carriers[c].(Asked); ok {
			can = append(can, c)
		}
	}
	var all []notice.Dispatch
	if err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if all, err = tx.DispatchesInDoubt(ctx, organisation, tx.Now(), a.real(), can, 20); err != nil {
			return err
		}
		for i := range all { // nobody else asks meanwhile
			all[i].Version, all[i].Next = all[i].Version+1, tx.Now().Add(10*time.Minute)
		}
		return tx.ChangeDispatches(ctx, organisation, all)
	}); err != nil {
		return err
	}
	var group errgroup.Group
	group.SetLimit(4)
	for i := range all {
		d := all[i]
		group.Go(func() error {
			asking, stop := context.WithTimeout(ctx, longestSend)
			defer stop()
			receipt, err := a.carriers[d.Channel].(Asked).Lookup(asking, d)
			return a.db.Tx(context.WithoutCancel(ctx), func(tx *store.Tx) error {
				if errors.Is(err, notice.ErrUnknown) { // it never got there: once more, under the same reference
					d.State, d.Next, d.Version, d.Proof = notice.Queued, tx.Now(), d.Version+1, err.Error()
					return tx.ChangeDispatches(ctx, organisation, []notice.Dispatch{d})
				}
				if err != nil && !errors.Is(err, notice.ErrRefused) {
					return nil // it is asked again
				}
				return a.outcome(ctx, tx, organisation, d, receipt, err, false)
			})
		})
	}
	return group.Wait()
}
