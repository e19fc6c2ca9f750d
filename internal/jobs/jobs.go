// Package jobs runs actions by the clock: numbering the feed, marking what
// fell due. Each job is safe to run again, so a crash costs nothing; a lease
// sees to it that of several servers one does the work.
package jobs

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"
)

// Job is one piece of work that comes back.
type Job struct {
	Name  string
	Every time.Duration // the rest between two rounds; at a fast clock, shorter
	Do    Round
}

// Round does what there is to do now. It returns true when more is waiting, so
// that the next round follows at once.
type Round func(context.Context) (more bool, err error)

// Runner runs jobs until its context ends.
type Runner struct {
	Wait  func(context.Context, time.Duration) error                                 // rests, or returns the error of the context
	Lease func(ctx context.Context, name string, length time.Duration) (bool, error) // true when this server may do the work
	Log   *slog.Logger
}

// leaseLength is how long a server may do the work of a job without asking
// again. When it dies another one takes over after at most this long.
const leaseLength = 10 * time.Second

// Run runs all jobs next to each other and returns when the context has ended
// and every round that was under way is done. A round that fails is logged and
// tried again after its rest: the other jobs go on.
func (r *Runner) Run(ctx context.Context, all ...Job) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, j := range all {
		group.Go(func() error { return r.loop(ctx, j) })
	}
	if err := group.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

func (r *Runner) loop(ctx context.Context, j Job) error {
	failed := false
	for {
		more, err := r.round(ctx, j)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && !failed: // once, not every round
			r.Log.Error("job failed; it is tried again", "job", j.Name, "error", err)
		case err == nil && failed:
			r.Log.Info("job works again", "job", j.Name)
		}
		failed = err != nil
		if more && err == nil {
			continue
		}
		if err := r.Wait(ctx, j.Every); err != nil {
			return err
		}
	}
}

// round does one round, when the work is ours.
func (r *Runner) round(ctx context.Context, j Job) (bool, error) {
	ours, err := r.Lease(ctx, "job:"+j.Name, leaseLength)
	if err != nil || !ours {
		return false, err
	}
	return j.Do(ctx)
}

// Rest is a Wait on the real clock.
func Rest(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
