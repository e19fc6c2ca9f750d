package smtp_test

import (
	"context"
	"fmt"
	"net/mail"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/notice"
	"handvest/internal/smtp"
	"handvest/internal/smtp/smtptest"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// ours is the organisation whose queue these tests fill.
const ours = 1

// toQueue puts many envelopes in the queue of an empty database.
func toQueue(t *testing.T, db *store.DB, n int) {
	t.Helper()
	ctx := context.Background()
	err := db.Tx(ctx, func(tx *store.Tx) error {
		if err := tx.PutOrganisation(ctx, ours, charter.Text{NL: "Elzermonde", EN: "Elzermonde"}); err != nil {
			return err
		}
		all := make([]notice.Dispatch, n)
		for i := range all {
			all[i] = notice.Dispatch{ID: tx.NewID(), Version: 1, Channel: notice.Email, Address: fmt.Sprintf("burger%d@elders.test", i), Language: "nl", Title: "Uw melding", Body: "Uw melding is binnen.",
				State: notice.Queued, Next: tx.Now(), Claimed: calendar.NoInstant, Reference: fmt.Sprintf("ref-%d", i), Created: tx.Now(), Left: calendar.NoInstant, Arrived: calendar.NoInstant}
		}
		return tx.PutDispatches(ctx, ours, all)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// serve is a server of ours that does nothing but send, until its context ends
// or nothing is left; rest is called when nothing can be sent yet.
func serve(ctx context.Context, t *testing.T, db *store.DB, sink *smtptest.Sink, rest func()) {
	t.Helper()
	c := smtp.New(smtp.Config{Host: sink.Host, Port: sink.Port, Security: smtp.Plain, From: mail.Address{Address: "noreply@elzermonde.test"}, Limit: 5 * time.Second, Last: 20 * time.Second, Lines: 8}, time.Now)
	defer c.Close()
	a := action.New(db, action.WithCarriers(map[notice.Channel]action.Carrier{notice.Email: c}))
	for ctx.Err() == nil {
		more, err := a.SendDispatches(ctx, ours)
		if err != nil && ctx.Err() == nil {
			t.Error(err)
			return
		}
		if !more {
			if states(t, db)[notice.Queued] == 0 {
				return
			}
			rest()
		}
	}
}

// states counts the envelopes of each state.
func states(t *testing.T, db *store.DB) map[notice.DispatchState]int {
	t.Helper()
	ctx := context.Background()
	n := map[notice.DispatchState]int{}
	err := db.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.Dispatches(ctx, ours, store.DispatchFilter{}, store.Place{}, 100_000)
		for i := range all {
			n[all[i].State]++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// eachOnce looks whether a mail server took each of n messages once.
func eachOnce(t *testing.T, sink *smtptest.Sink, n int) {
	t.Helper()
	seen, doubled := map[string]int{}, 0
	for _, m := range sink.Kept() {
		if seen[m.To]++; seen[m.To] == 2 {
			doubled++
		}
	}
	if len(seen) != n || doubled != 0 {
		t.Errorf("%d of %d delivered, %d doubled", len(seen), n, doubled)
	}
	t.Logf("%d delivered, %d doubled, %d lines", len(seen), doubled, sink.Lines())
}

func breathe() { time.Sleep(20 * time.Millisecond) }

func TestTenThousandNoticesArriveOnceWithOurServerRestartedFiveTimes(t *testing.T) {
	const n = 10_000
	address := "sqlite:" + t.TempDir() + "/post.db?sync=normal"
	var stop atomic.Pointer[context.CancelFunc]
	var taken atomic.Int64
	sink := (&smtptest.Sink{Final: func(smtptest.Message) string {
		if k := taken.Add(1); k%(n/6) == 0 && k/(n/6) <= 5 { // in the middle of sending
			(*stop.Load())()
		}
		return ""
	}}).Start(t)
	for life := range 6 {
		ctx, cancel := context.WithCancel(context.Background())
		stop.Store(&cancel)
		db, err := store.Open(ctx, address, store.WithNow(time.Now))
		if err != nil {
			t.Fatal(err)
		}
		if life == 0 {
			toQueue(t, db, n)
		}
		serve(ctx, t, db, sink, breathe)
		if got := states(t, db); life == 5 && got[notice.Sent] != n {
			t.Errorf("at the end %v", got)
		}
		cancel()
		db.Close()
	}
	eachOnce(t, sink, n)
}

func TestTwoServersOnOneDatabaseSendEachNoticeOnce(t *testing.T) {
	const n = 600
	address := storetest.PostgresURL(t)
	sink := (&smtptest.Sink{}).Start(t)
	var wg sync.WaitGroup
	for copy := range 2 {
		db, err := store.Open(context.Background(), address, store.WithNow(time.Now))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if copy == 0 {
			toQueue(t, db, n)
		}
		wg.Go(func() { serve(context.Background(), t, db, sink, breathe) })
	}
	wg.Wait()
	eachOnce(t, sink, n)
}

func TestAMailServerThatIsAwayForThreeDaysLosesNothing(t *testing.T) {
	const n = 60
	var now atomic.Int64
	now.Store(storetest.Start.UnixMilli())
	sink := (&smtptest.Sink{}).Start(t)
	sink.Stop()
	storetest.EachAt(t, func() time.Time { return time.UnixMilli(now.Load()) }, func(t *testing.T, db *store.DB) {
		toQueue(t, db, n)
		back := now.Load() + (72 * time.Hour).Milliseconds()
		again := &smtptest.Sink{Addr: sink.Addr}
		rounds := 0
		serve(context.Background(), t, db, sink, func() {
			if got := states(t, db); got[notice.Queued] != n && now.Load() < back {
				t.Fatalf("while it is away: %v", got)
			}
			rounds++
			if now.Add((30 * time.Minute).Milliseconds()); now.Load() >= back && now.Load() < back+(30*time.Minute).Milliseconds() {
				again.Start(t)
			}
		})
		if rounds < 144 {
			t.Errorf("only %d rounds of half an hour passed", rounds)
		}
		eachOnce(t, again, n)
		again.Stop()
	})
}
