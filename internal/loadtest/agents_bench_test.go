package loadtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"handvest/internal/app"
	"handvest/internal/calendar"
	"handvest/internal/town"
)

// child names the setting that turns this test binary into a server.
const child = "HANDVEST_LOAD_SERVE"

func TestMain(m *testing.M) {
	if address := os.Getenv(child); address != "" {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
		c, err := settingsOf(address)
		if err == nil {
			err = profiled(func() error { return app.Serve(ctx, c, os.Stdout, os.Stderr) })
		}
		stop()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// profiled writes where the processor time of the server went to the file of
// HANDVEST_BENCH_PROFILE, when that is set.
func profiled(do func() error) error {
	name := os.Getenv("HANDVEST_BENCH_PROFILE")
	if name == "" {
		return do()
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	err = do()
	pprof.StopCPUProfile()
	return errors.Join(err, f.Close())
}

// BenchmarkAgents lets agents work at once, each with a session and a browser's
// worth of requests, on the server in a process of its own: 50 on PostgreSQL
// and 10 on SQLite. HANDVEST_BENCH_AGENTS, _SECONDS and _PACE (how much
// quicker than people they are) change it.
func BenchmarkAgents(b *testing.B) {
	for kind, n := range map[string]int{"sqlite": 10, "postgres": 50} {
		if one := os.Getenv("HANDVEST_BENCH_DATABASE"); one != "" && one != kind {
			continue
		}
		b.Run(kind, func(b *testing.B) {
			plan := big()
			address := filled(b, kind, plan)
			crowd(b, address, plan, min(setting("AGENTS", n), mostAgents))
			b.ReportMetric(0, "ns/op")
		})
	}
}

// listReaders is how many of them have a list open in a second window.
const listReaders = 5

// crowd lets n agents work for a while and prints how it went.
func crowd(b *testing.B, address string, plan Plan, n int) {
	base, pid := serve(b, address)
	cookies := signIn(b, address, n+1)
	g := Agent{Base: base, People: town.Citizens(plan.Seed, plan.Parties), Party: partyOf(plan), Pace: float64(setting("PACE", 2)), Steps: &Steps{},
		Client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: n + 10}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	agent := func(i int) *Agent {
		one := g
		one.Cookie, one.Rand = cookies[i], rand.New(rand.NewPCG(plan.Seed, uint64(i)))
		return &one
	}
	warm := *agent(0)
	warm.Steps, warm.Pace = &Steps{}, 1000
	if err := warm.Work(context.Background(), 3); err != nil {
		b.Fatal(err)
	}
	length := time.Duration(setting("SECONDS", 60)) * time.Second
	ctx, stop := context.WithTimeout(context.Background(), length)
	defer stop()
	server, database := processorTime(pid), databaseTime(address)
	began := time.Now()
	group, ctx := errgroup.WithContext(ctx)
	for i := range n {
		one := agent(i)
		group.Go(func() error {
			if err := one.think(ctx, time.Duration(i)*listening/8); err != nil { // they do not all begin at once
				return nil //nolint:nilerr // the time was over before it began
			}
			return one.Work(ctx, 1_000)
		})
	}
	for i := range listReaders {
		one := agent(n - 1 - i) // a session may be open in two windows
		one.Rand = rand.New(rand.NewPCG(plan.Seed, uint64(1000+i)))
		group.Go(func() error { return one.Read(ctx) })
	}
	if err := group.Wait(); err != nil {
		b.Error(err)
	}
	took := time.Since(began)
	server, database = processorTime(pid)-server, databaseTime(address)-database
	now, most := resident(pid)
	contacts := g.Steps.Count("finish") + g.Steps.Count("finish, new citizen")
	fmt.Fprintf(os.Stderr, "%d agents, %.0f times as quick as people, %.0f s: %d contacts; processor %.1f s in the server, %.1f s in the database; memory %d MiB, at most %d\n%s",
		n, g.Pace, took.Seconds(), contacts, server.Seconds(), database.Seconds(), now, most, g.Steps.Table())
	if wrong, first := g.Steps.Errors(); wrong > 0 {
		b.Errorf("%d steps went wrong, the first: %v", wrong, first)
	}
	newcomers(b, agent(n), address, pid)
}

// newcomers prints how much processor time a contact of a new citizen costs:
// of the whole, and of registering alone, when the agent finishes it.
func newcomers(b *testing.B, g *Agent, address string, pid int) {
	const rounds, each = 4, 25
	g.Pace = 10_000
	ctx := context.Background()
	spent := func() time.Duration { return processorTime(pid) + databaseTime(address) }
	whole, registering := time.Duration(0), time.Duration(0)
	for round := range rounds {
		began := spent()
		tabs := make([]tab, each)
		for i := range tabs {
			if err := g.page(ctx, "newcomer", "balie", url.Values{"kanaal": {"telefoon"}}, &tabs[i]); err != nil {
				b.Fatal(err)
			}
			if err := g.page(ctx, "newcomer", tabs[i].place, url.Values{"doe": {"product:lantaarnpaal"}}, &tabs[i]); err != nil {
				b.Fatal(err)
			}
		}
		ready := spent()
		for i := range tabs {
			form := url.Values{"doe": {"rond-af"}, "versie": {tabs[i].version}, "geholpen": {"ja"}, "naam": {fmt.Sprintf("Nieuwkomer %d %d", round, i)},
				"telefoon": {fmt.Sprintf("06-9%07d", 5_000_000+round*each+i)}, "email": {""}, "onthoud": {"1"}}
			if _, err := g.send(ctx, "newcomer", tabs[i].place, form, false); err != nil {
				b.Fatal(err)
			}
		}
		end := spent()
		whole += end - began
		registering += end - ready
	}
	fmt.Fprintf(os.Stderr, "  a contact of a new citizen costs %.1f ms of processor with its screens, %.1f ms to register (server and database together, n = %d)\n",
		whole.Seconds()*1000/(rounds*each), registering.Seconds()*1000/(rounds*each), rounds*each)
}

// serve starts a server in a process of its own.
func serve(b *testing.B, address string) (base string, pid int) {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), child+"="+address)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM) // or it has ended
		_ = cmd.Wait()
	})
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "http://127.0.0.1:") {
		b.Fatalf("the server says %q: %v", line, err)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }() // until it ends
	return strings.TrimSpace(line), cmd.Process.Pid
}

// signIn opens a session for each of the first n agents.
func signIn(b *testing.B, address string, n int) []*http.Cookie {
	b.Helper()
	ctx := context.Background()
	a, err := app.Open(ctx, settings(b, address), io.Discard, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	all := make([]*http.Cookie, n)
	for i := range all {
		signed, err := a.Actions.SignInAs(ctx, system, fmt.Sprintf("agent%d", i+1), "test", "test")
		if err != nil {
			b.Fatal(err)
		}
		all[i] = &http.Cookie{Name: "handvest", Value: signed.Token}
	}
	return all
}

// partyOf gives the ids that the people of a plan have.
func partyOf(plan Plan) func(uint32) int64 {
	zone, err := calendar.LoadZone("")
	if err != nil {
		panic(err) // the zone is in the binary
	}
	return app.NewTeller("", &town.Desk{}, zone.At(plan.From(), 0)).PartyID
}

// databaseTime is the processor time of the PostgreSQL of this test run; 0 for
// SQLite, which works inside the server.
func databaseTime(address string) time.Duration {
	u, err := url.Parse(address)
	if err != nil || u.Scheme == "sqlite" {
		return 0
	}
	text, err := os.ReadFile(filepath.Join(u.Query().Get("host"), "data", "postmaster.pid"))
	if err != nil {
		return 0
	}
	line, _, _ := strings.Cut(string(text), "\n")
	pid, _ := strconv.Atoi(line) // the first line is a number
	return family(pid)
}
