package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/jobs"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/web"
)

// Serve answers on the address of the settings and runs the jobs, until the
// context ends.
func Serve(ctx context.Context, c config.Config, out, log io.Writer) error {
	a, err := Open(ctx, c, log, time.Now)
	if err != nil {
		return err
	}
	defer a.Close()
	l, err := listen(ctx, c.Listen, false)
	if err != nil {
		return err
	}
	take, drop := lease(a.DB)
	err = a.run(ctx, l, out, take, scenery{}, a.jobs(time.Second)...)
	return errors.Join(err, drop(context.WithoutCancel(ctx)))
}

// scenery is what only a demo shows.
type scenery struct {
	banner func() charter.Text
	speed  charter.Text
	people []staff.Account // who can be chosen at the door
}

// run serves the pages next to the jobs. When one of them cannot go on, all
// stop.
func (a *App) run(ctx context.Context, l net.Listener, out io.Writer, take taker, demo scenery, all ...jobs.Job) error {
	pages, err := a.pages(ctx, demo)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return answer(ctx, l, pages, a.Log) })
	group.Go(func() error {
		runner := jobs.Runner{Wait: jobs.Rest, Lease: take, Log: a.Log}
		return runner.Run(ctx, all...)
	})
	text := url(l) + "\n"
	if demo.people == nil {
		base := url(l)
		if a.Config.URL != "" {
			base = Base(a.Config)
		}
		first, err := a.welcome(ctx, base)
		if err != nil {
			a.Log.Error("the first link could not be made", "error", err)
		}
		text += first
	}
	fmt.Fprint(out, text)
	return group.Wait()
}

// pages is the handler of all screens.
func (a *App) pages(ctx context.Context, demo scenery) (http.Handler, error) {
	o, err := a.organisation(ctx)
	if err != nil {
		return nil, err
	}
	zone, err := a.zone(ctx)
	if err != nil {
		return nil, fmt.Errorf("the time zone of the screens: %w", err)
	}
	var theme []byte
	if path := a.Config.Theme; path != "" {
		if theme, err = os.ReadFile(path); err != nil {
			return nil, fault.Newf(fault.NotFound, "het themabestand %s is niet te lezen; controleer HANDVEST_THEME.",
				"the theme file %s cannot be read; check HANDVEST_THEME.", path).Because(err)
		}
		if theme, err = web.ParseTheme(theme); err != nil {
			return nil, err
		}
	}
	outside, err := provider(a.Config)
	if err != nil {
		return nil, err
	}
	return web.New(a.Actions, web.Options{
		Provider: outside, URL: a.Config.URL,
		ID: a.Config.Organisation, Organisation: o.Name, Zone: zone, Now: func() calendar.Instant { return calendar.InstantOf(a.Now()) },
		Demo: demo.banner, Speed: demo.speed, People: demo.people, Theme: theme, Proxy: a.Config.Proxy, Secure: strings.HasPrefix(a.Config.URL, "https:"), Gallery: a.Config.Gallery, Log: a.Log,
		Print: a.letters, PrintYear: printYear, Receipt: a.reported,
	})
}

// who is the program itself, at work for its organisation.
func (a *App) who() staff.Person { return staff.System("app", a.Config.Organisation) }

// zone is the time zone of the organisation: that of its own calendar.
func (a *App) zone(ctx context.Context) (*calendar.Zone, error) {
	specs, err := a.Actions.Calendars(ctx, a.who())
	if err != nil {
		return nil, err
	}
	name := ""
	if len(specs) > 0 {
		name = specs[0].Zone
	}
	return calendar.LoadZone(cmp.Or(name, "Europe/Amsterdam"))
}

// jobs is what runs by the clock: numbering the feed and marking what passed.
func (a *App) jobs(every time.Duration) []jobs.Job {
	const most = 1000 // clocks, or rows of the journal, a round
	return append(a.noticeJobs(every), []jobs.Job{
		{Name: "sequence", Every: every / 2, Do: func(ctx context.Context) (bool, error) {
			n, err := a.DB.Sequence(ctx)
			return n > 0, err
		}},
		{Name: "mark", Every: every, Do: func(ctx context.Context) (bool, error) {
			_, more, err := a.Actions.MarkDue(ctx, a.Config.Organisation, most)
			return more, err
		}},
		{Name: "alerts", Every: every, Do: func(ctx context.Context) (bool, error) {
			n, err := a.Actions.Warn(ctx, a.Config.Organisation, most)
			return n > 0, err
		}},
		{Name: "recompute", Every: every, Do: func(ctx context.Context) (bool, error) {
			return a.Actions.RecomputeRound(ctx, a.Config.Organisation, most)
		}},
		{Name: "remedies", Every: every, Do: func(ctx context.Context) (bool, error) {
			n, err := a.Actions.FollowRemedies(ctx, a.Config.Organisation, most)
			return n > 0, err
		}},
		{Name: "remedy round", Every: 10 * time.Second, Do: func(ctx context.Context) (bool, error) {
			return false, a.Actions.RunRemedies(ctx, a.Config.Organisation)
		}},
		{Name: "improvements", Every: 5 * time.Minute, Do: func(ctx context.Context) (bool, error) {
			_, err := a.Actions.ProposeImprovements(ctx, a.Config.Organisation)
			return false, err
		}},
		{Name: "destruction", Every: time.Minute, Do: func(ctx context.Context) (bool, error) {
			return false, a.Actions.RunDestruction(ctx, a.Config.Organisation)
		}},
		{Name: "waits", Every: every, Do: func(ctx context.Context) (bool, error) {
			const most = 100
			_, more, err := a.Actions.EndWaits(ctx, a.Config.Organisation, most)
			return more, err
		}},
		{Name: "sweep", Every: time.Hour, Do: func(ctx context.Context) (bool, error) {
			return false, a.Actions.SweepSignIn(ctx, a.who())
		}},
		{Name: "presence", Every: 15 * time.Second, Do: func(ctx context.Context) (bool, error) {
			return false, a.Actions.SweepPresence(ctx, a.who())
		}},
		{Name: "absence", Every: 15 * time.Second, Do: func(ctx context.Context) (bool, error) {
			_, err := a.Actions.DealWithAbsences(ctx, a.Config.Organisation)
			return false, err
		}},
		{Name: "absence calendars", Every: 5 * time.Minute, Do: func(ctx context.Context) (bool, error) {
			return a.Actions.ReadFeeds(ctx, a.Config.Organisation)
		}},
		{Name: "drafts", Every: time.Hour, Do: func(ctx context.Context) (bool, error) {
			_, err := a.Actions.ForgetDrafts(ctx, a.Config.Organisation)
			return false, err
		}},
		{Name: "files", Every: 20 * time.Second, Do: func(ctx context.Context) (bool, error) {
			_, err := a.Actions.ScanFiles(ctx, a.Config.Organisation, 20)
			return false, err
		}},
		{Name: "desk", Every: time.Minute, Do: func(ctx context.Context) (bool, error) {
			return false, a.Actions.WarmDesk(ctx, a.Config.Organisation)
		}},
		{Name: "callouts", Every: every, Do: func(ctx context.Context) (bool, error) {
			n, err := a.Actions.ChooseCallouts(ctx, a.Config.Organisation, most)
			return n == most, err
		}},
		{Name: "withdraw", Every: time.Minute, Do: func(ctx context.Context) (bool, error) {
			const most = 50
			n, err := a.Actions.SettleWithdrawals(ctx, a.Config.Organisation, most)
			return n == most, err
		}},
		{Name: "duplicates", Every: time.Hour, Do: func(ctx context.Context) (bool, error) {
			return a.Actions.FindDuplicates(ctx, a.who())
		}},
		{Name: "remind", Every: time.Hour, Do: func(ctx context.Context) (bool, error) {
			if _, err := a.Actions.RemindKnowledge(ctx, a.who()); err != nil {
				return false, err
			}
			if err := a.Actions.RemindComplaints(ctx, a.Config.Organisation); err != nil {
				return false, err
			}
			return false, a.Actions.RemindAgreements(ctx, a.Config.Organisation)
		}},
	}...)
}

// taker asks for the right to do some work alone for a while.
type taker func(ctx context.Context, name string, length time.Duration) (bool, error)

// lease asks a database whether this server may do a job. What was granted is
// asked again after a third of its time, not every round. The function may be
// used by several jobs at once; drop gives everything back.
func lease(db *store.DB) (take taker, drop func(context.Context) error) {
	var mu sync.Mutex
	granted := map[string]time.Time{}
	host, _ := os.Hostname() // only for who reads the table; the number tells holders apart
	me := fmt.Sprintf("%s:%d:%d", host, os.Getpid(), db.NewID())
	take = func(ctx context.Context, name string, length time.Duration) (bool, error) {
		mu.Lock()
		defer mu.Unlock()
		now := time.Now()
		if at, ok := granted[name]; ok && now.Sub(at) < length/3 {
			return true, nil
		}
		ok, err := db.TakeLease(ctx, name, me, length)
		if delete(granted, name); ok && err == nil {
			granted[name] = now
		}
		return ok, err
	}
	drop = func(ctx context.Context) error {
		mu.Lock()
		defer mu.Unlock()
		for name := range granted {
			if err := db.DropLease(ctx, name, me); err != nil {
				return err
			}
		}
		return nil
	}
	return take, drop
}
