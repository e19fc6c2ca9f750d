package jobs

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"
)

// runner has a clock that a test moves: each rest asks the test first.
func runner(rest func(time.Duration) error, lease bool) (*Runner, *bytes.Buffer) {
	var log bytes.Buffer
	return &Runner{
		Wait:  func(_ context.Context, d time.Duration) error { return rest(d) },
		Lease: func(context.Context, string, time.Duration) (bool, error) { return lease, nil },
		Log:   slog.New(slog.NewTextHandler(&log, nil)),
	}, &log
}

func TestAJobWithMoreWorkDoesNotRest(t *testing.T) {
	rounds, rests := 0, 0
	r, _ := runner(func(time.Duration) error {
		if rests++; rests == 3 {
			return context.Canceled
		}
		return nil
	}, true)
	err := r.Run(context.Background(), Job{Name: "count", Every: time.Second, Do: func(context.Context) (bool, error) {
		rounds++
		return rounds%4 != 0, nil
	}})
	if err != nil || rounds != 12 || rests != 3 {
		t.Errorf("%d rounds and %d rests, expected 12 and 3: %v", rounds, rests, err)
	}
}

func TestAServerWithoutTheLeaseDoesNothing(t *testing.T) {
	rests := 0
	r, _ := runner(func(time.Duration) error {
		if rests++; rests == 5 {
			return context.Canceled
		}
		return nil
	}, false)
	err := r.Run(context.Background(), Job{Name: "never", Do: func(context.Context) (bool, error) {
		t.Error("the job ran")
		return true, nil
	}})
	if err != nil {
		t.Error(err)
	}
}

func TestAFailureIsLoggedOnceAndTriedAgain(t *testing.T) {
	rounds, rests := 0, 0
	r, log := runner(func(time.Duration) error {
		if rests++; rests == 6 {
			return context.Canceled
		}
		return nil
	}, true)
	err := r.Run(context.Background(), Job{Name: "mark", Do: func(context.Context) (bool, error) {
		if rounds++; rounds <= 3 {
			return true, errors.New("the database is away")
		}
		return false, nil
	}})
	if err != nil || rounds != 6 {
		t.Errorf("%d rounds: %v", rounds, err)
	}
	if n := strings.Count(log.String(), "away"); n != 1 || !strings.Contains(log.String(), "works again") {
		t.Errorf("the failure stands %d times in the log:\n%s", n, log)
	}
}

func TestStoppingWaitsForTheRoundThatIsUnderWay(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	done := false
	r := &Runner{
		Wait:  Rest,
		Lease: func(context.Context, string, time.Duration) (bool, error) { return true, nil },
		Log:   slog.New(slog.DiscardHandler),
	}
	err := r.Run(ctx, Job{Name: "slow", Every: time.Hour, Do: func(context.Context) (bool, error) {
		stop()
		done = true
		return false, nil
	}})
	if err != nil || !done {
		t.Errorf("the round was cut off: %v", err)
	}
}
